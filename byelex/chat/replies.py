"""An Answer as a reply: its embed, its buttons, who sees it, and what a press does."""

from __future__ import annotations

import io
import re
from functools import partial
from typing import Any

import discord

from byelex.answers import Answer
from byelex.chat import buttons, errors, pictures
from byelex.chat.buttons import Asked, Press
from byelex.chat.carrying import carried, kept, recalled
from byelex.chat.client import Client
from byelex.chat.pace import TOO_FAST
from byelex.clock import british_day
from byelex.errors import ByelexError
from byelex.faces import embed
from byelex.faces.embed import Page
from byelex.faces.sheet import as_csv, file_name
from byelex.questions import registry
from byelex.store import Store

SINCE_THEN = "Ask the question again for what stands now."


def answered(store: Store, asked: Asked, number: int = 0) -> tuple[Answer, Page]:
    """Answer a question and lay out a page of it; remembered until the results change or the day ends."""

    def find() -> tuple[Answer, Page]:
        answer = registry.answer(store, asked.question, dict(asked.arguments))
        return answer, embed.page(answer, number)

    return store.remembered("pages", (british_day(), asked, number), find)


def message(answer: Answer) -> dict[str, Any]:
    """Give what a message with an answer nobody asked for by name is made of: arguments for discord.py's `send`."""
    page = embed.page(answer, turnable=False)
    return _parts(page, buttons.buttons(page, None))


def page_message(store: Store, page: Page, asked: Asked, press: Press) -> dict[str, Any]:
    """Give what a message with a page of the answer to a question is made of, likewise."""
    under = carried(store, asked, page)
    if under is None:
        page = embed.page(page.answer, page.page, turnable=False)
    return _parts(page, buttons.buttons(page, under, press, partial(kept, store)))


def _parts(page: Page, drawn: list[tuple[str, str]]) -> dict[str, Any]:
    """Give a message's embed and buttons. Nothing in it can ping."""
    under = buttons.view(drawn)
    parts: dict[str, Any] = {"embed": page.embed, "allowed_mentions": discord.AllowedMentions.none()}
    if under is not None:
        parts["view"] = under
    return parts


async def reply(
    interaction: discord.Interaction[Client], asked: Asked, *, private: bool, replace: bool = False
) -> None:
    """Answer a question as the response to an interaction.

    Words that fit nothing are told to the asker alone; the suggestions under them answer as the question would have.
    `replace` puts the answer in place of the message whose button was pressed.
    """
    if asked.question == "ask" and interaction.client.pace.verdict(interaction.user.id) != "answer":
        raise ByelexError(TOO_FAST)
    answer, page = answered(interaction.client.store, asked)
    unheard = answer.kind == "decline" and not private
    interaction.client.remember(interaction.channel_id, interaction.user.id, asked, private or unheard)
    press: Press = "w" if answer.kind == "clarify" else "o" if unheard else "b"
    parts = page_message(interaction.client.store, page, asked, press)
    drawing = pictures.begun(interaction.client, answer.picture)
    png = await pictures.in_time(drawing)
    if replace and not unheard:
        sent = await interaction.response.edit_message(**{"view": None, **parts, **_with_picture(page, answer, png)})
    elif png is not None and answer.picture is not None:
        shown, file = pictures.illustrated(page.embed, answer.picture, png)
        parts = {**parts, "embed": shown, "file": file}
        sent = await interaction.response.send_message(**parts, ephemeral=private or unheard)
    else:
        sent = await interaction.response.send_message(**parts, ephemeral=private or unheard)
    if png is None and sent is not None:
        late = await pictures.late(interaction.client, sent.message_id, drawing)
        if late is not None:
            await interaction.edit_original_response(**_with_picture(page, answer, late))


def _with_picture(page: Page, answer: Answer, png: bytes | None) -> dict[str, Any]:
    """Give what an edit needs to show a page with its picture, or to take away one that is not this page's."""
    if png is None or answer.picture is None or page.page > 0:
        return {"attachments": []}
    shown, file = pictures.illustrated(page.embed, answer.picture, png)
    return {"embed": shown, "attachments": [file]}


async def press(interaction: discord.Interaction[Any], act: str, asked: Asked) -> None:
    """Do what a button says, for whoever pressed it."""
    async with errors.told(interaction):
        pressed = interaction.message
        private = pressed is not None and pressed.flags.ephemeral
        if pressed is not None and act.startswith(("p", "w")):
            # The page leaves: its picture, if that is still being drawn, must not bring it back.
            interaction.client.awaited.pop(pressed.id, None)
        store: Store = interaction.client.store
        asked = recalled(store, asked)
        if act.startswith("p"):
            answer, page = answered(store, asked, int(act[1:]))
            _require_same(pressed, asked, page)
            png = await pictures.in_time(pictures.begun(interaction.client, None if page.page else answer.picture))
            parts = {"view": None, **page_message(store, page, asked, "b"), **_with_picture(page, answer, png)}
            await interaction.response.edit_message(**parts)
        elif act == "f":
            answer, _ = answered(store, asked)
            await _send_file(interaction, answer, private)
        elif act == "o":
            await reply(interaction, asked, private=False)
        else:
            await reply(interaction, asked, private=private, replace=act == "w" and _asker(interaction))


def _require_same(pressed: discord.Message | None, asked: Asked, page: Page) -> None:
    """Refuse to turn to what is no page of the answer shown: what it told of was withdrawn, or its words mean another.

    A sentence is read anew at each press; all else is carried as ids, and its title may change with the results.
    """
    shown = pressed.embeds[0].title if pressed is not None and pressed.embeds else None
    another = asked.question == "ask" and shown is not None and shown != page.embed.title
    if another or (page.answer.kind != "answer" and not page.turns):
        raise ByelexError(f"This answer's other pages cannot be shown any more: the results have changed. {SINCE_THEN}")


async def _send_file(interaction: discord.Interaction[Any], answer: Answer, private: bool) -> None:
    if answer.table is None:
        raise ByelexError(f"There is no table here any more: the results have changed. {SINCE_THEN}")
    # The mark at the start tells spreadsheets that it is UTF-8.
    sheet = as_csv(answer.table).encode("utf-8-sig")
    file = discord.File(io.BytesIO(sheet), file_name(answer), description="The whole table, as comma-separated values")
    await interaction.response.send_message(file=file, ephemeral=private)


def _asker(interaction: discord.Interaction[Any]) -> bool:
    """Tell whether who presses is who asked: the message pressed answers theirs, or only they see it."""
    pressed = interaction.message
    if pressed is None or pressed.flags.ephemeral:
        return pressed is not None
    if pressed.reference is not None and isinstance(pressed.reference.resolved, discord.Message):
        return pressed.reference.resolved.author.id == interaction.user.id
    origin = pressed.interaction_metadata
    return origin is not None and origin.user.id == interaction.user.id


class Ask(discord.ui.DynamicItem[discord.ui.Button[discord.ui.View]], template=r"(?s)(b|o|w|f|p\d{1,6})\|.+"):
    """Any of Byelex's buttons, made again from its custom_id at each press."""

    def __init__(self, text: str, custom_id: str) -> None:
        super().__init__(buttons.button(text, custom_id))

    @classmethod
    async def from_custom_id(
        cls, interaction: discord.Interaction, item: discord.ui.Item[discord.ui.View], match: re.Match[str]
    ) -> Ask:
        text = item.label if isinstance(item, discord.ui.Button) else None
        return cls(text or "…", match.string)

    async def callback(self, interaction: discord.Interaction) -> None:
        await press(interaction, *buttons.decode(self.custom_id))
