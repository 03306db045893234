"""Colours that can be read: contrast by WCAG 2.2, text on a party's colour, a party's colour on the card."""

from __future__ import annotations

import re
from functools import lru_cache

CARD = "#11141B"
EDGE = "#343B48"
TRACK = "#252B36"
TEXT = "#FFFFFF"
QUIET = "#B4BCC9"
UNKNOWN = "#7F7F7F"

READABLE = 4.5
"""WCAG's least contrast for text."""
VISIBLE = 3.0
"""WCAG's least contrast for a bar, a line or a mark."""


def known(colour: str) -> str:
    """Give a colour as "#RRGGBB"; grey for anything that is not one."""
    return colour.upper() if re.fullmatch(r"#[0-9A-Fa-f]{6}", colour) else UNKNOWN


def luminance(colour: str) -> float:
    """Give a colour's relative luminance, 0 (black) to 1 (white)."""
    parts = []
    for at in (1, 3, 5):
        part = int(colour[at : at + 2], 16) / 255
        parts.append(part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4)
    red, green, blue = parts
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Give the contrast of two colours, 1 to 21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def mixed(colour: str, other: str, part: float) -> str:
    """Mix a part (0 to 1) of another colour in."""
    pairs = ((int(colour[at : at + 2], 16), int(other[at : at + 2], 16)) for at in (1, 3, 5))
    return "#" + "".join(f"{round(mine + (theirs - mine) * part):02X}" for mine, theirs in pairs)


@lru_cache(maxsize=1024)
def field(colour: str) -> tuple[str, str]:
    """Give a ground in a party's colour and the text to write on it, readable.

    White is what people know on the parties' colours (Conservative blue, Green green), so a colour that is nearly dark
    enough for it is darkened a little; the light ones (Liberal Democrat orange, SNP yellow) take black.
    """
    ground = known(colour)
    if contrast(ground, "#FFFFFF") < VISIBLE:
        return ground, "#000000"
    return _towards(ground, "#000000", "#FFFFFF", READABLE), "#FFFFFF"


@lru_cache(maxsize=1024)
def ink(ground: str) -> str:
    """Give the text to write on a ground as it is: white or black, whichever reads better (4.58 to 1 at the least)."""
    return max("#FFFFFF", "#000000", key=lambda each: contrast(each, ground))


@lru_cache(maxsize=1024)
def on_card(colour: str, least: float = VISIBLE) -> str:
    """Give a party's colour as it is drawn on the card: lightened if it would sink into it (Plaid Cymru, UKIP)."""
    return _towards(known(colour), "#FFFFFF", CARD, least)


def _towards(colour: str, end: str, against: str, least: float) -> str:
    part, changed = 0.0, colour
    while contrast(changed, against) < least:
        part += 0.02
        changed = mixed(colour, end, min(part, 1.0))
    return changed
