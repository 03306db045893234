"""The pictures of alerts: each drawn once, sent with every later message and added to those that were sooner."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass

from byelex.answers import Picture
from byelex.chat import pictures
from byelex.chat.client import Client
from byelex.faces.pictures.draw import alt_text

logger = logging.getLogger("byelex.alerts")

KEPT = 8
"""So many pictures are kept in memory: a count night's results, at some 80 kB each."""
PATIENCE_SECONDS = 10.0
NAME = "result.png"


@dataclass(frozen=True, slots=True)
class Upload:
    """A picture as it is sent: its file, and its description for who cannot see it."""

    data: bytes
    description: str
    name: str = NAME


class Easel:
    """Draws the pictures of alerts through the client's studio, where it has one."""

    def __init__(self, client: Client) -> None:
        self._client = client
        self._drawing: dict[Picture, asyncio.Task[Upload | None]] = {}

    @property
    def draws(self) -> bool:
        """Whether there are to be pictures at all."""
        return self._client.studio is not None

    def ready(self, picture: Picture | None) -> Upload | None:
        """Give a picture if it is drawn already; else begin to draw it."""
        task = self._begun(picture)
        if task is None or not task.done() or task.cancelled():
            return None
        fault = task.exception()
        if fault is not None:
            logger.error("A picture could not be drawn", exc_info=fault)
            return None
        return task.result()

    async def drawn(self, picture: Picture | None) -> Upload | None:
        """Give a picture when it is drawn, waiting some seconds at most; None where it cannot be or takes longer."""
        task = self._begun(picture)
        if task is not None:
            await asyncio.wait((task,), timeout=PATIENCE_SECONDS)
        return self.ready(picture)

    def _begun(self, picture: Picture | None) -> asyncio.Task[Upload | None] | None:
        if picture is None or not self.draws:
            return None
        task = self._drawing.pop(picture, None) or asyncio.create_task(self._draw(picture), name="alerts: picture")
        self._drawing[picture] = task
        while len(self._drawing) > KEPT:
            self._drawing.pop(next(iter(self._drawing)))
        return task

    async def _draw(self, picture: Picture) -> Upload | None:
        drawing = pictures.begun(self._client, picture)
        data = await drawing if drawing is not None else None
        return None if data is None else Upload(data, alt_text(picture))
