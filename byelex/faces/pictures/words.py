"""Texts as they are drawn: cleaned, fitted to a width, cut into lines."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from byelex.faces.pictures.glyphs import inter

LACKING = "□"
"""Drawn for each letter the font lacks, so that nobody's name loses one silently."""
SMALLEST = 19.0
"""The least size of text: on a phone, 360 points wide, it is 10.7 points."""


def plain(text: str) -> str:
    """Make one line of a text: composed letters, single spaces, no control or direction characters."""
    if _is_simple(text):
        return " ".join(text.split())
    kept: list[str] = []
    marks = 0
    for letter in unicodedata.normalize("NFC", text):
        category = unicodedata.category(letter)
        marks = marks + 1 if category in {"Mn", "Me"} else 0
        if category in {"Zs", "Zl", "Zp"} or letter in "\t\n\r\v\f":
            kept.append(" ")
        elif category == "Cs":
            kept.append(LACKING)
        elif category in {"Cc", "Cf"}:
            continue
        # Two accents are a letter of some language; a heap of them is mischief that would cover the row above.
        elif marks <= 2:
            kept.append(letter)
    return " ".join("".join(kept).split())


def _is_simple(text: str) -> bool:
    """Tell whether a text is of ASCII's letters, figures and signs alone, as nearly all are: the font has them all."""
    return text.isascii() and text.isprintable()


def drawable(text: str) -> str:
    """Make a text that the font can draw whole: what it lacks (emoji, Chinese) becomes a box."""
    text = plain(text)
    if _is_simple(text):
        return text
    font = inter()
    kept = []
    for letter in text:
        if font.has(letter):
            kept.append(letter)
        # Joiners' companions (variation selectors, skin tones) belong to the emoji before them, already a box.
        elif unicodedata.category(letter) not in {"Mn", "Sk"}:
            kept.append(LACKING)
    return "".join(kept)


def fitted(text: str, room: float, size: float, weight: int, smallest: float = SMALLEST) -> tuple[str, float]:
    """Make a text fit a width: smaller down to `smallest`, then cut with an ellipsis. Gives the text and its size."""
    font, text = inter(), drawable(text)
    while size > smallest and font.width(text, size, weight) > room:
        size = max(smallest, size - 0.5)
    if font.width(text, size, weight) <= room:
        return text, size
    while text and font.width(text + "…", size, weight) > room:
        text = text[:-1].rstrip(" ,-(")
    return text + "…", size


def lines(text: str, room: float, size: float, weight: int, most: int) -> list[str]:
    """Cut a text into at most `most` lines of a width, at spaces; the last is cut with an ellipsis if it must be."""
    font = inter()
    cut: list[str] = []
    rest = drawable(text).split(" ")
    while rest and len(cut) < most - 1:
        line = rest.pop(0)
        while rest and font.width(f"{line} {rest[0]}", size, weight) <= room:
            line = f"{line} {rest.pop(0)}"
        cut.append(fitted(line, room, size, weight, size)[0])
    if rest:
        cut.append(fitted(" ".join(rest), room, size, weight, size)[0])
    return [line for line in cut if line]


def cut(text: str, most: int) -> str:
    """Make one line of a text, of at most so many characters."""
    text = plain(text)
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def dated(contests: Sequence[tuple[str, str]]) -> list[str]:
    """Name contests by seat and year ("Wakefield 2022"), given the seat and day of each.

    Two of one name keep their month ("Manchester Exchange July 1974"), and the day where that is one too.
    """
    named: list[str] = []
    for seat, date in contests:
        days = plain(date).split()
        others = [plain(other).split() for name, other in contests if name == seat and other != date]
        # A day is written "23 June 2022": as much of it, from its end, as no other of that seat has.
        most = next((kept for kept in (1, 2) if all(other[-kept:] != days[-kept:] for other in others)), len(days))
        named.append(" ".join([plain(seat), *days[-most:]]))
    return named


def width(text: str, size: float, weight: int) -> float:
    """Give the width of a text already made drawable."""
    return inter().width(text, size, weight)
