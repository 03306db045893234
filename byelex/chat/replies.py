"""An Answer as a reply: its embed, its buttons, who sees it, and what a press does."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import discord

from byelex.answers import Answer
from byelex.chat import buttons, errors
from byelex.chat.buttons import Asked, Press
from byelex.faces import embed
from byelex.faces.embed import Page
from byelex.questions import registry
from byelex.store import Store

if TYPE_CHECKING:
    from byelex.chat.client import Byelex


def answered(store: Store, asked: Asked, number: int = 0) -> tuple[Answer, Page]:
    """Answer a question and lay out a page of it; remembered until the results change or the day ends."""

    def find() -> tuple[Answer, Page]:
        answer = registry.answer(store, asked.question, dict(asked.arguments))
        return answer, embed.page(answer, number)

    return store.remembered("pages", (date.today(), asked, number), find)


def message(answer: Answer, asked: Asked | None, number: int = 0, press: Press = "b") -> dict[str, Any]:
    """Give what a message with an answer is made of: arguments for discord.py's `send`. Nothing in it can ping."""
    return _message(embed.page(answer, number), asked, press)


def _message(page: Page, asked: Asked | None, press: Press) -> dict[str, Any]:
    under = buttons.view(buttons.buttons(page, asked, press))
    parts: dict[str, Any] = {"embed": page.embed, "allowed_mentions": discord.AllowedMentions.none()}
    if under is not None:
        parts["view"] = under
    return parts


async def reply(
    interaction: discord.Interaction[Byelex], asked: Asked, *, private: bool, replace: bool = False
) -> None:
    """Answer a question as the response to an interaction.

    Words that fit nothing are told to the asker alone; the suggestions under them answer as the question would have.
    `replace` puts the answer in place of the message whose button was pressed.
    """
    answer, page = answered(interaction.client.store, asked)
    interaction.client.remember(interaction.channel_id, asked)
    unheard = answer.kind == "decline" and not private
    press: Press = "w" if answer.kind == "clarify" else "o" if unheard else "b"
    parts = _message(page, asked, press)
    if replace and not unheard:
        await interaction.response.edit_message(**{"view": None, **parts})
    else:
        await interaction.response.send_message(**parts, ephemeral=private or unheard)


async def press(interaction: discord.Interaction[Any], act: str, asked: Asked) -> None:
    """Do what a button says, for whoever pressed it."""
    async with errors.told(interaction):
        pressed = interaction.message
        private = pressed is not None and pressed.flags.ephemeral
        if act.startswith("p"):
            _, page = answered(interaction.client.store, asked, int(act[1:]))
            await interaction.response.edit_message(**{"view": None, **_message(page, asked, "b")})
        elif act == "o":
            await reply(interaction, asked, private=False)
        else:
            await reply(interaction, asked, private=private, replace=act == "w" and _asker(interaction))


def _asker(interaction: discord.Interaction[Any]) -> bool:
    """Tell whether who presses is who asked: the message pressed is a reply to a command of theirs."""
    pressed = interaction.message
    origin = pressed.interaction_metadata if pressed is not None else None
    return origin is not None and origin.user.id == interaction.user.id
