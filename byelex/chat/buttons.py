"""Buttons that carry their question in their custom_id, so they work after a restart and for whoever presses them.

A custom_id is a letter for what a press does, then fields with bars between them:

- `b|result|seat=2021-05-06-hartlepool`: answer in a new message, private if the one pressed is;
- `o|…`: answer in a new message that all see (under a private "not found" to a question that was asked in public);
- `w|…`: put the answer in place of "Which one?", when who asked presses; else answer in a new message;
- `p2|…`: turn the message to the answer's third page;
- `f|…`: send the answer's whole table as a CSV file.

A question too long for that is kept in the store, and `@` with its key stands in its place (`p2|@0123456789abcdef`).
A bar or backslash inside a field has a backslash before it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Literal

import discord

from byelex.answers import FollowUp
from byelex.faces.embed import Page
from byelex.faces.sheet import offered

CUSTOM_ID_LIMIT = 100
AS_A_FILE = "As a file"
Press = Literal["b", "o", "w"]
Arguments = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """A question by name and its argument texts: all that is needed to answer it again."""

    question: str
    arguments: Arguments = ()


def encode(act: str, asked: Asked) -> str | None:
    """Write a custom_id; None where it would be longer than Discord allows."""
    fields = [act, asked.question, *(f"{name}={text}" for name, text in asked.arguments)]
    custom_id = "|".join(field.replace("\\", "\\\\").replace("|", "\\|") for field in fields)
    return custom_id if len(custom_id) <= CUSTOM_ID_LIMIT else None


def decode(custom_id: str) -> tuple[str, Asked]:
    """Read a custom_id: what a press does, and the question."""
    act, question, *arguments = _fields(custom_id)
    pairs = (argument.partition("=") for argument in arguments)
    return act, Asked(question, tuple((name, text) for name, _, text in pairs))


def _fields(custom_id: str) -> list[str]:
    fields = [""]
    letters = iter(custom_id)
    for letter in letters:
        if letter == "|":
            fields.append("")
        else:
            fields[-1] += next(letters, "") if letter == "\\" else letter
    return fields


def buttons(
    page: Page, asked: Asked | None, press: Press = "b", keep: Callable[[Asked], Asked | None] = lambda asked: None
) -> list[tuple[str, str]]:
    """Give a page's buttons as labels and custom_ids, all different; one whose custom_id would not fit is left out.

    `asked` is the question the page answers; without one its pages cannot be turned. `keep` gives what stands for a
    question that does not fit.
    """
    drawn: dict[str, str] = {}
    for turn in page.turns if asked else ():
        custom_id = asked and encode(f"p{turn.page}", asked)
        if custom_id:
            drawn.setdefault(custom_id, turn.label)
    for follow_up in page.follow_ups:
        custom_id = encode(press, _asked(follow_up))
        if custom_id is None and (kept := keep(_asked(follow_up))) is not None:
            custom_id = encode(press, kept)
        if custom_id:
            drawn.setdefault(custom_id, follow_up.label)
    sheet = encode("f", asked) if asked and offered(page.answer) else None
    if sheet:
        drawn.setdefault(sheet, AS_A_FILE)
    return [(text, custom_id) for custom_id, text in drawn.items()]


def _asked(follow_up: FollowUp) -> Asked:
    return Asked(follow_up.question, follow_up.arguments)


def button(text: str, custom_id: str) -> discord.ui.Button[discord.ui.View]:
    """Draw one button; those that turn pages stand out."""
    turns = custom_id.startswith("p")
    style = discord.ButtonStyle.primary if turns else discord.ButtonStyle.secondary
    return discord.ui.Button(label=text, custom_id=custom_id, style=style)


def view(drawn: list[tuple[str, str]]) -> discord.ui.View | None:
    """Put buttons under a message; None where there are none. Needs a running event loop."""
    if not drawn:
        return None
    return under(button(text, custom_id) for text, custom_id in drawn)


def under(items: Iterable[discord.ui.Item[Any]]) -> discord.ui.View:
    """Make the view of buttons whose presses are told by custom_id. Needs a running event loop."""
    made = discord.ui.View(timeout=None)
    for item in items:
        made.add_item(item)
    # A finished view is sent like any other but not remembered by discord.py: memory stays flat.
    made.stop()
    return made
