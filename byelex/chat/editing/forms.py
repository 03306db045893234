"""The forms editors fill in, opened with a draft's text, and what is sent from them."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Iterator
from typing import Any, cast

import discord

from byelex.chat.client import Client
from byelex.recording.drafts import Draft, What
from byelex.recording.parts import Paste

LONGEST = 4000
"""Characters that a form's field holds."""

EXAMPLE = "Kim Leadbeater, Labour, 13,296\nRyan Stephenson, Conservative, 12,973\nElectorate: 79,373"


NOMINATED = "Kim Leadbeater, Labour\nRyan Stephenson, Conservative"
VACANCY = "Resignation of Tracy Brabin (Labour)"
TITLES: dict[What, str] = {
    "call": "Call a by-election",
    "record": "Record a result",
    "correct": "Correct a result",
}


class Form(discord.ui.Modal):
    """Asks for a declaration or for who is nominated, filled in with a draft's text. A correction keeps to its contest.

    What is sent from it comes by `listen`, which also knows the forms opened before a restart of the bot.
    """

    def __init__(self, draft: Draft) -> None:
        custom_id = f"form|{draft.what}|{draft.id}|{draft.by_election_id}"
        super().__init__(title=TITLES[draft.what], timeout=3600, custom_id=custom_id)
        paste = draft.paste
        if draft.what == "call":
            self._field("seat", "Seat", paste.seat, 100)
            self._field("day", "Polling day", paste.polling_on, 40, "26 November 2026")
            self._field("cause", "Why the seat is vacant", paste.cause, 1000, VACANCY, long=True, needed=False)
            self._field(
                "text", "Nominated, a line each (- for nobody)", paste.text, LONGEST, NOMINATED, True, needed=False
            )
            self._field("source", "Where it is from", paste.source, 200, "Kirklees Council; BBC News", needed=False)
            return
        if draft.what == "record":
            self._field("seat", "Seat", paste.seat, 100)
            self._field("day", "Polling day", paste.polling_on, 40, "1 July 2021")
        self._field("text", "The result, a candidate a line", paste.text, LONGEST, EXAMPLE, long=True)
        self._field("source", "Where it is from", paste.source, 200, "Kirklees Council; BBC News")

    def _field(
        self,
        name: str,
        label: str,
        value: str,
        longest: int,
        hint: str = "",
        long: bool = False,
        needed: bool = True,
    ) -> None:
        self.add_item(
            discord.ui.TextInput(
                label=label,
                custom_id=name,
                style=discord.TextStyle.paragraph if long else discord.TextStyle.short,
                default=value[:longest] or None,
                placeholder=hint or None,
                max_length=longest,
                required=needed,
            )
        )


_FORM = re.compile(r"form\|(call|record|correct)\|([0-9a-f]{1,32})\|([a-z0-9-]*)")

Submitted = Callable[[discord.Interaction[Any], Draft], Awaitable[None]]


def listen(client: Client, submitted: Submitted) -> None:
    """Have a client take the forms that are sent, whichever run of the bot opened them."""

    async def on_interaction(interaction: discord.Interaction[Any]) -> None:
        data: Any = interaction.data or {}
        form = _FORM.fullmatch(str(data.get("custom_id", "")))
        if interaction.type is discord.InteractionType.modal_submit and form is not None:
            filled = dict(_fields(data.get("components", [])))
            paste = _paste(cast(What, form[1]), form[3], filled)
            await submitted(interaction, Draft(form[2], interaction.user.id, cast(What, form[1]), paste, form[3]))

    client.event(on_interaction)


def _paste(what: What, by_election_id: str, filled: dict[str, str]) -> Paste:
    text, source = filled.get("text", ""), filled.get("source", "")
    if what == "correct":
        # A correction's contest is in its id: the polling day and the seat.
        return Paste(by_election_id, by_election_id[:10], text, source, whole=True)
    return Paste(filled.get("seat", ""), filled.get("day", ""), text, source, cause=filled.get("cause", ""))


def _fields(components: list[Any]) -> Iterator[tuple[str, str]]:
    """Give a sent form's fields, however they are nested: custom_id and value."""
    for component in components:
        if "value" in component:
            yield component["custom_id"], component["value"]
        inner = component.get("components", [])
        yield from _fields([*inner, *([component["component"]] if "component" in component else [])])
