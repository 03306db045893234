"""The README's table of commands and its pictures, made from the registry so that it is never behind."""

from __future__ import annotations

import re

from byelex.ask import QUESTIONS
from byelex.faces.pictures.draw import svg
from byelex.faces.text import command
from byelex.questions.registry import Question, answer
from byelex.store import Store

BEGIN, END = "<!-- commands: made by `byelex readme` -->", "<!-- end of commands -->"


PICTURES = {
    "result-wakefield": ("result", {"seat": "wakefield"}),
    "swing-wellingborough": ("swing", {"seat": "wellingborough"}),
    "history-hartlepool": ("history", {"seat": "hartlepool"}),
    "compare-wakefield": ("compare", {"one": "wakefield"}),
    "records-largest-swing": ("records", {"which": "largest swing", "from_": "conservative", "to": "labour"}),
}
"""The pictures it shows: each file's name and whose it is. Kept as SVG too, which tells when one must be drawn anew."""


def drawings(store: Store) -> dict[str, str]:
    """Draw the README's pictures: the name of each file without its ending, and its SVG."""
    found = {}
    for name, (question, texts) in PICTURES.items():
        picture = answer(store, question, texts).picture
        if picture is None:
            raise ValueError(f"{name} has no picture any more")
        found[name] = svg(picture)
    return found


def command_table() -> str:
    """Write the table of every question: in Discord, on the console, and what it does."""
    lines = ["| In Discord | On the console | What it does |", "| --- | --- | --- |"]
    lines += [f"| `{_discord(asked)}` | `{_console(asked)}` | {asked.summary} |" for asked in QUESTIONS.values()]
    return "\n".join(lines)


def renewed(readme: str) -> str:
    """Give a README's text with its table of commands made anew. ValueError if the marks of the table are missing."""
    pattern = re.compile(f"{re.escape(BEGIN)}.*?{re.escape(END)}", re.DOTALL)
    text, found = pattern.subn(lambda _: f"{BEGIN}\n{command_table()}\n{END}", readme)
    if found != 1:
        raise ValueError(f"the README needs one line {BEGIN} and one line {END}")
    return text


def _discord(asked: Question) -> str:
    given = asked.examples[0]
    return " ".join([f"/{asked.name}", *(f"{name.rstrip('_')}: {text}" for name, text in given.items())])


def _console(asked: Question) -> str:
    return command(asked.name, asked.examples[0])
