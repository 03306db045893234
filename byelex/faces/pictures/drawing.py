"""The SVG the pictures share: a rounded card, texts fitted to their room, figures in columns."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from xml.sax.saxutils import escape

from byelex.faces.pictures import colour, words
from byelex.faces.pictures.raster import DENSITY, FAMILY

WIDTH = 640.0
"""The card's width in the units that everything is placed in."""
SHOWN_WIDTH = 384.0
"""Its width as an image. At 2x that is 768 pixels: enough for a phone's 360 points, and each more draws slower."""
PIXEL = WIDTH / SHOWN_WIDTH / DENSITY
"""How much of a unit a pixel is."""
MARGIN = 28.0
ROOM = WIDTH - 2 * MARGIN
BAND_TOP, BAND_BOTTOM = 102.0, 190.0
DIGITS = "0123456789"


@dataclass(slots=True)
class Drawing:
    """An SVG being drawn, in units of which the card is WIDTH wide."""

    parts: list[str] = field(default_factory=list)

    def rect(self, x: float, y: float, wide: float, high: float, fill: str, radius: float = 0) -> None:
        """Draw a filled rectangle, its edges on whole pixels: crisp, and a little cheaper than edges between two."""
        left, wide = _on_pixels(x), max(PIXEL, _on_pixels(x + wide) - _on_pixels(x))
        top, high = _on_pixels(y), _on_pixels(high)
        corner = f' rx="{_n(radius)}"' if radius else ""
        self.parts.append(
            f'<rect x="{_n(left)}" y="{_n(top)}" width="{_n(wide)}" height="{_n(high)}"{corner} fill="{fill}"/>'
        )

    def line(self, x1: float, y1: float, x2: float, y2: float, stroke: str, thick: float, dashes: str = "") -> None:
        """Draw a straight line."""
        dashed = f' stroke-dasharray="{dashes}"' if dashes else ""
        self.parts.append(
            f'<line x1="{_n(x1)}" y1="{_n(y1)}" x2="{_n(x2)}" y2="{_n(y2)}" stroke="{stroke}" '
            f'stroke-width="{_n(thick)}" stroke-linecap="round"{dashed}/>'
        )

    def path(self, data: str, fill: str = "none", stroke: str = "none", thick: float = 0) -> None:
        """Draw a path."""
        line = f' stroke="{stroke}" stroke-width="{_n(thick)}" stroke-linejoin="round"' if thick else ""
        self.parts.append(f'<path d="{data}" fill="{fill}"{line}/>')

    def text(
        self,
        text: str,
        x: float,
        y: float,
        size: float,
        *,
        fill: str = colour.TEXT,
        weight: int = 400,
        anchor: str = "start",
        room: float = ROOM,
        smallest: float = words.SMALLEST,
        axis: bool = False,
        halo: str = "",
    ) -> float:
        """Write one line on the baseline `y`, smaller or cut where it would pass `room`; gives its width.

        `axis` marks the numbers of a scale, which are not figures of the result; `halo` is a colour drawn around the
        letters, to part them from a line beneath.
        """
        shown, size = words.fitted(text, room, size, weight, smallest)
        place = "" if anchor == "start" else f' text-anchor="{anchor}"'
        kind = ' class="axis"' if axis else ""
        ring = f' stroke="{halo}" stroke-width="6" stroke-linejoin="round" paint-order="stroke"' if halo else ""
        self.parts.append(
            f'<text{kind} x="{_n(x)}" y="{_n(y)}" font-size="{_n(size)}" font-weight="{weight}" '
            f'fill="{fill}"{place}{ring}>{escape(shown)}</text>'
        )
        return words.width(shown, size, weight)

    def figure(self, text: str, right: float, y: float, size: float, *, fill: str, weight: int) -> None:
        """Write a number ending at `right`, each digit as wide as the widest so that a column lines up.

        resvg knows no font features, so each letter is shifted; without kerning the widths are exact.
        """
        cell = _cell(size, weight)
        wide = [words.width(letter, size, weight) for letter in text]
        # How much wider each letter's slot is than the letter, which stands in the middle of it.
        spare = [cell - own if letter in DIGITS else 0.0 for letter, own in zip(text, wide, strict=True)]
        left = right - sum(wide) - sum(spare)
        shifts = [_n((before + own) / 2) for before, own in zip([0.0, *spare], spare, strict=False)]
        self.parts.append(
            f'<text x="{_n(left)}" y="{_n(y)}" dx="{" ".join(shifts)}" font-size="{_n(size)}" font-weight="{weight}" '
            f'fill="{fill}" style="font-kerning:none">{escape(text)}</text>'
        )

    def svg(self, height: float) -> str:
        """Give the whole picture: the parts on a rounded card of a height, whatever lies behind it."""
        shown_height = _n(height * SHOWN_WIDTH / WIDTH)
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{_n(SHOWN_WIDTH)}" height="{shown_height}" '
            f'viewBox="0 0 {_n(WIDTH)} {_n(height)}" font-family="{FAMILY}, sans-serif">'
            f'<rect x="1" y="1" width="{_n(WIDTH - 2)}" height="{_n(height - 2)}" rx="21" fill="{colour.CARD}"/>'
            f"{''.join(self.parts)}"
            f'<rect x="1" y="1" width="{_n(WIDTH - 2)}" height="{_n(height - 2)}" rx="21" fill="none" '
            f'stroke="{colour.EDGE}" stroke-width="2"/></svg>\n'
        )


def figure_width(text: str, size: float, weight: int) -> float:
    """Give how wide a number is as Drawing.figure writes it."""
    cell = _cell(size, weight)
    return sum(cell if letter in DIGITS else words.width(letter, size, weight) for letter in text)


@cache
def _cell(size: float, weight: int) -> float:
    return max(words.width(digit, size, weight) for digit in DIGITS)


def heading(drawing: Drawing, seat: str, below: str, invented: bool) -> None:
    """Write the seat large and a line beneath it, which ends at 88; an invented contest says so."""
    drawing.text(seat, MARGIN, 54, 38, weight=700, smallest=24)
    room = ROOM - (invented_label(drawing, 64) + 12 if invented else 0)
    drawing.text(below, MARGIN, 85, 21, fill=colour.QUIET, room=room)


def invented_label(drawing: Drawing, top: float) -> float:
    """Say on the right that a contest is invented; gives the label's width."""
    label = "INVENTED, NOT REAL"
    wide = words.width(label, 19, 700) + 20
    drawing.rect(WIDTH - MARGIN - wide, top, wide, 27, "#FFD23F", 6)
    drawing.text(label, WIDTH - MARGIN - wide / 2, top + 20.5, 19, fill="#000000", weight=700, anchor="middle")
    return wide


def band(drawing: Drawing, party_colour: str) -> str:
    """Draw the band across the card that says the news, in a party's colour; gives the colour to write on it."""
    ground, ink = colour.field(party_colour)
    drawing.rect(1, BAND_TOP, WIDTH - 2, BAND_BOTTOM - BAND_TOP, ground)
    return ink


def chip(drawing: Drawing, party: str, x: float, y: float, room: float, party_colour: str, edge: str) -> float:
    """Write a party's name on its own colour, on the baseline `y`; gives the width."""
    ground, ink = colour.field(party_colour)
    shown, size = words.fitted(party, room - 18, 21, 700)
    wide = words.width(shown, size, 700) + 18
    drawing.rect(x, y - 21, wide, 29, edge, 6)
    drawing.rect(x + 1.5, y - 19.5, wide - 3, 26, ground, 5)
    drawing.text(shown, x + 9, y, size, fill=ink, weight=700, room=room)
    return wide


def _on_pixels(value: float) -> float:
    return round(value / PIXEL) * PIXEL


def _n(value: float) -> str:
    """Write a coordinate to a hundredth, without idle noughts."""
    return f"{value:.2f}".rstrip("0").rstrip(".")
