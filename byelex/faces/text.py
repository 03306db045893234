"""An Answer as console text: every word a reader would see, with colour only where a terminal shows it."""

from __future__ import annotations

import re
import shlex
import textwrap
import unicodedata
from collections.abc import Mapping
from itertools import zip_longest

from byelex.answers import Answer, Column, Figure, FollowUp, Row, Table
from byelex.elections import Quote, Source
from byelex.questions.registry import QUESTIONS
from byelex.wording import attribution, cited

WIDTH = 88
WIDEST = 128
"""How wide a table may be, its marks aside."""
LONGEST_LABEL = 56
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
# Our own colour codes are written with a stand-in, so that real escape characters in data can be dropped with the rest.
MARK = "\ue01b"
ESCAPE = re.compile(MARK + r"(\[[0-9;]*m)")


def text(answer: Answer, *, colours: bool = False, asked: bool = True, folded: bool = True) -> str:
    """Write an answer for a console, lines of at most 88 columns but for long names.

    `colours` adds terminal colours; `asked` ends with the commands of the follow-ups; `folded` keeps a table within 128
    columns, long cells on several lines. Control and direction-changing characters in data or input are dropped.
    """
    parts = [_bold(answer.title, colours)]
    if answer.read_as and answer.read_as != answer.title:
        parts[0] += f"\n({answer.read_as})"
    if answer.headline != answer.title:
        parts[0] += f"\n{_tinted(_wrapped(answer.headline), answer.colour, colours)}"
    parts += [_wrapped(paragraph) for paragraph in answer.paragraphs]
    if answer.figures:
        parts.append("\n".join(_figure(figure, answer.figures) for figure in answer.figures))
    if answer.table:
        parts.append(table(answer.table, colours=colours, folded=folded))
    parts += [quotation(quote) for quote in answer.quotes]
    if answer.claims:
        parts.append("\n".join(["Figures at odds:", *(_item(claim) for claim in answer.claims)]))
    if answer.notes:
        parts.append("\n".join(_item(note) for note in answer.notes))
    if answer.sources:
        parts.append("\n".join(["Sources:", *(_item(sourced(source)) for source in answer.sources)]))
    if asked and answer.follow_ups:
        parts.append("\n".join(["Next:", *(f"  {_command(next_)}" for next_ in answer.follow_ups)]))
    return ESCAPE.sub("\x1b\\1", CONTROL.sub("", "\n\n".join(parts)))


def table(shown: Table, *, colours: bool = False, folded: bool = True) -> str:
    """Write a table in columns; numbers stand to the right, and a row's mark after it. Long cells are folded."""
    rows = [tuple(column.label for column in shown.columns), *(row.cells for row in shown.rows)]
    widths = [max(_width(row[place]) for row in rows) for place in range(len(shown.columns))]
    while folded and sum(widths) + 2 * len(widths) > WIDEST:
        widths[widths.index(max(widths))] -= 1
    head = _bold(_line(rows[0], widths, shown.columns), colours)
    lines = [head, *(_row(row, widths, shown.columns, colours) for row in shown.rows)]
    return "\n".join([*([shown.caption] if shown.caption else []), *lines])


def quotation(quote: Quote) -> str:
    """Write a quote in quotation marks, then who said it, as what, where and when."""
    words = "\n".join(_filled(paragraph, "  ", "  ") for paragraph in _quoted(quote.words).split("\n\n"))
    return f"{words}\n  — {quote.speaker}, {'; '.join(attribution(quote))}"


def _quoted(words: str) -> str:
    # Each paragraph opens with a mark and only the last one closes, as printers do.
    return "“" + words.strip().replace("\n\n", "\n\n“") + "”"


def sourced(source: Source) -> str:
    """Write a source, and what it supplies."""
    return f"{cited(source)} ({source.supplies})" if source.supplies else cited(source)


def _figure(figure: Figure, figures: tuple[Figure, ...]) -> str:
    value = f"{figure.value} ({figure.detail})" if figure.detail else figure.value
    if len(figure.label) > LONGEST_LABEL:
        # A column for it would leave no room for figures.
        return _filled(f"{figure.label}: {value}", "", "  ")
    label = max(len(other.label) for other in figures if len(other.label) <= LONGEST_LABEL)
    return _filled(f"{figure.label:<{label}}  {value}", "", " " * (label + 2))


def _command(next_: FollowUp) -> str:
    return f"{command(next_.question, dict(next_.arguments))}   # {next_.label}"


def command(name: str, texts: Mapping[str, str]) -> str:
    """Write a question as it is typed on the console: its first argument as it is, the others by name."""
    words = ["byelex", name]
    for place, parameter in enumerate(QUESTIONS[name].parameters if name in QUESTIONS else ()):
        given = texts.get(parameter.name)
        if given:
            words += [shlex.quote(given)] if place == 0 else [f"--{parameter.label}", shlex.quote(given)]
    return " ".join(words)


def _row(row: Row, widths: list[int], columns: tuple[Column, ...], colours: bool) -> str:
    line = _line(row.cells, widths, columns, row.mark)
    return _tinted("▌", row.colour, colours) + line if colours and row.colour else line


def _line(cells: tuple[str, ...], widths: list[int], columns: tuple[Column, ...], mark: str = "") -> str:
    folded = [
        [cell] if _is_a_line(cell, width) else textwrap.wrap(cell, width) or [""]
        for cell, width in zip(cells, widths, strict=True)
    ]
    lines = []
    for parts in zip_longest(*folded, fillvalue=""):
        padded = []
        for part, width, column in zip(parts, widths, columns, strict=True):
            space = " " * (width - _width(part))
            padded.append(space + part if column.numeric else part + space)
        lines.append("  ".join(padded).rstrip())
    lines[0] += f"  {mark}" if mark else ""
    return "\n".join(lines)


def _width(cell: str) -> int:
    return len(cell) if cell.isascii() else sum(not unicodedata.combining(letter) for letter in cell)


def _wrapped(words: str) -> str:
    return "\n".join(_filled(line) for line in words.split("\n"))


def _item(words: str) -> str:
    return _filled(words, "- ", "  ")


def _filled(words: str, first: str = "", then: str = "") -> str:
    """Fold words to lines of the width, the first of them and those that follow indented."""
    if _is_a_line(words, WIDTH - len(first)):
        return first + words
    return textwrap.fill(words, WIDTH, initial_indent=first, subsequent_indent=then)


def _is_a_line(words: str, width: int) -> bool:
    """Tell whether words are a line as they stand. Most are, and textwrap takes long to find it changes nothing."""
    return len(words) <= width and words.isprintable() and words[-1:] not in ("", " ")


def _bold(words: str, colours: bool) -> str:
    return f"{MARK}[1m{words}{MARK}[0m" if colours else words


def _tinted(words: str, colour: str | None, colours: bool) -> str:
    if not colours or not colour:
        return words
    red, green, blue = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    return f"{MARK}[38;2;{red};{green};{blue}m{words}{MARK}[0m"
