"""Pictures under answers: drawn while the reply waits a moment, else added to it by an edit, and described in words."""

from __future__ import annotations

import asyncio
import io

import discord

from byelex.answers import Picture
from byelex.chat.client import Client
from byelex.faces.pictures.draw import alt_text, question_of
from byelex.faces.pictures.studio import PictureError, Studio

PATIENCE_SECONDS = 0.5
"""How long a reply waits for its picture."""


def begun(client: Client, picture: Picture | None) -> asyncio.Task[bytes | None] | None:
    """Begin to draw a picture; None where there is none to draw. The task gives None where drawing failed."""
    if picture is None or client.studio is None:
        return None
    return asyncio.create_task(_drawn(client.studio, picture), name="picture")


async def _drawn(studio: Studio, picture: Picture) -> bytes | None:
    try:
        return await studio.draw(picture)
    except PictureError:
        # The studio has logged it; the reply goes without.
        return None


async def in_time(drawing: asyncio.Task[bytes | None] | None) -> bytes | None:
    """Give a drawing if it is there within half a second; it goes on if it is not."""
    if drawing is None:
        return None
    done, _ = await asyncio.wait((drawing,), timeout=PATIENCE_SECONDS)
    return drawing.result() if done else None


async def late(client: Client, message_id: int | None, drawing: asyncio.Task[bytes | None] | None) -> bytes | None:
    """Wait for a drawing that a message was sent without; None where it failed or the message shows another page."""
    if drawing is None or message_id is None:
        return None
    client.awaited[message_id] = drawing
    try:
        png = await drawing
    finally:
        still = client.awaited.get(message_id) is drawing
        if still:
            del client.awaited[message_id]
    return png if still else None


def illustrated(page: discord.Embed, picture: Picture, png: bytes) -> tuple[discord.Embed, discord.File]:
    """Give a page with its picture inside, and the file that carries it, described for who cannot see it."""
    name = f"{question_of(picture)}.png"
    shown = page.copy().set_image(url=f"attachment://{name}")
    return shown, discord.File(io.BytesIO(png), name, description=alt_text(picture))
