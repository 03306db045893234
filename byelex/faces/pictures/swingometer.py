"""The swingometer: the needle at the swing, the swing that was needed marked, the record of the pair as a tick."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import cos, pi, sin

from byelex.answers import Swingometer
from byelex.faces.pictures import colour, words
from byelex.faces.pictures.drawing import BAND_BOTTOM, MARGIN, ROOM, WIDTH, Drawing, band, chip, heading
from byelex.wording import capital, rounded

OUTER, INNER = 186.0, 120.0
CENTRE_X, CENTRE_Y = WIDTH / 2, BAND_BOTTOM + 52 + OUTER
SCALES = ((5.0, 1.0), (10.0, 2.0), (15.0, 5.0), (20.0, 5.0), (30.0, 10.0), (50.0, 10.0), (100.0, 20.0))
"""How far the dial reaches to each side and the step of its numbers, in points."""


def svg(dial: Swingometer) -> str:
    """Draw a swingometer as SVG; where the swing is undefined, the reason instead of a dial."""
    drawing = Drawing()
    heading(drawing, dial.seat, f"By-election, {dial.date}", dial.invented)
    if dial.points is None:
        return drawing.svg(_undefined(drawing, dial))
    _headline(drawing, dial, dial.points)
    _Dial(drawing, dial, float(dial.points)).draw()
    return drawing.svg(_footer(drawing, dial))


def alt_text(dial: Swingometer) -> str:
    """Say what a swingometer shows: its figures, or why there is no swing."""
    seat, on = words.cut(dial.seat, 100), words.cut(dial.date, 60)
    if dial.invented:
        seat = f"Invented, not real. {seat}"
    if dial.points is None:
        return f"{seat} by-election, {on}. No swing: {words.cut(_reason(dial), 700)}"
    frm, to = words.cut(dial.from_party, 80), words.cut(dial.to_party, 80)
    said = [f"{seat} by-election, {on}: a swing of {rounded(dial.points, 1)} points from {frm} to {to}."]
    if dial.needed_points is not None:
        said.append(f"{words.cut(_needed_by(dial), 80)} needed {rounded(dial.needed_points, 1)}.")
    if dial.record_points is not None:
        said.append(f"The record before it was {_record(dial)}.")
    if dial.note:
        said.append(words.cut(_note(dial), 400))
    return " ".join(said)


def reach_and_step(dial: Swingometer) -> tuple[float, float]:
    """Give how far the dial reaches and its step, so that the needle and both marks stand clear of the end."""
    given = (dial.points, dial.needed_points, dial.record_points)
    most = max((float(points) for points in given if points is not None), default=0.0)
    return next((each for each in SCALES if most <= 0.94 * each[0]), SCALES[-1])


def _reason(dial: Swingometer) -> str:
    return _note(dial) or "It is undefined."


def _note(dial: Swingometer) -> str:
    """Make a sentence of what is to be said besides; empty where there is nothing."""
    note = words.plain(dial.note)
    return capital(note) + ("" if not note or note.endswith(".") else ".")


def _record(dial: Swingometer) -> str:
    seat = f", {words.cut(dial.record_seat, 100)}" if dial.record_seat else ""
    return f"{rounded(dial.record_points or Fraction(0), 1)}{seat}"


def _undefined(drawing: Drawing, dial: Swingometer) -> float:
    ink = band(drawing, colour.TRACK)
    drawing.text("NO SWING", MARGIN, BAND_BOTTOM - 29, 44, fill=ink, weight=800)
    y = BAND_BOTTOM + 18
    for line in words.lines(_reason(dial), ROOM, 25, 500, 6):
        y += 34
        drawing.text(line, MARGIN, y, 25, weight=500)
    return y + 34


def _headline(drawing: Drawing, dial: Swingometer, points: Fraction) -> None:
    """Write the swing, from whom to whom, and the swing that was needed."""
    ink = band(drawing, dial.to_colour)
    room = ROOM
    if dial.needed_points is not None and _needed_by(dial) == dial.to_party:
        right = WIDTH - MARGIN
        needed = rounded(dial.needed_points, 1)
        wide = drawing.text(needed, right, BAND_BOTTOM - 40, 44, fill=ink, weight=800, anchor="end")
        room -= max(wide, drawing.text("needed", right, BAND_BOTTOM - 13, 21, fill=ink, weight=500, anchor="end")) + 24
    drawing.text(f"{rounded(points, 1)}-POINT SWING", MARGIN, BAND_BOTTOM - 42, 40, fill=ink, weight=800, room=room)
    y = BAND_BOTTOM - 13
    between = 18 + words.width("to", 21, 500)
    # The second name gets what the first leaves it, and at least half.
    first_room = max((room - between) / 2, room - between - words.width(words.drawable(dial.to_party), 21, 700) - 18)
    x = MARGIN + chip(drawing, dial.from_party, MARGIN, y, first_room, dial.from_colour, ink) + 9
    x += drawing.text("to", x, y, 21, fill=ink, weight=500) + 9
    chip(drawing, dial.to_party, x, y, MARGIN + room - x, dial.to_colour, ink)


def _needed_by(dial: Swingometer) -> str:
    return dial.needed_by or dial.to_party


@dataclass(slots=True)
class _Dial:
    drawing: Drawing
    dial: Swingometer
    points: float

    def draw(self) -> None:
        """Draw the two sides, the swing filled in, the scale, the marks with their labels, and the needle."""
        reach, step = reach_and_step(self.dial)
        sides = [colour.field(colour.on_card(c))[0] for c in (self.dial.from_colour, self.dial.to_colour)]
        left, right = (colour.mixed(side, colour.CARD, 0.55) for side in sides)
        self._arc(-1, 0, left)
        self._arc(0, 1, right)
        self._arc(0, self.points / reach, sides[1])
        busy = [self.points / reach]
        labels: list[tuple[float, str]] = []
        if self.dial.record_points is not None:
            place = float(self.dial.record_points) / reach
            busy.append(place)
            labels.append((place, "record"))
            self._across(place, "1 7", 8, sides[1] if place < self.points / reach else right)
        needed = self._needed_place(reach)
        if needed is not None:
            busy.append(needed)
            labels.append((needed, "needed"))
            self._across(needed, "", 0, left if needed < 0 else sides[1] if needed < self.points / reach else right)
            self._pointer(needed)
        for number in range(1, int(reach / step)):
            for place in (-number * step / reach, number * step / reach):
                if all(abs(place - other) > 0.07 for other in busy):
                    ground = left if place < 0 else sides[1] if place < self.points / reach else right
                    x, y = _spot(place, (OUTER + INNER) / 2)
                    self.drawing.text(
                        f"{number * step:g}", x, y + 7, 20, fill=colour.ink(ground), anchor="middle", axis=True
                    )
        self._needle(self.points / reach)
        self._labels(labels)

    def _needed_place(self, reach: float) -> float | None:
        """Where the needed swing lies: to the right for the party the swing went to, to the left for the other."""
        if self.dial.needed_points is None:
            return None
        by = _needed_by(self.dial)
        sides = {self.dial.to_party: 1, self.dial.from_party: -1}
        return float(self.dial.needed_points) / reach * sides[by] if by in sides else None

    def _arc(self, start: float, end: float, fill: str) -> None:
        (x1, y1), (x2, y2) = _spot(start, OUTER), _spot(end, OUTER)
        (x3, y3), (x4, y4) = _spot(end, INNER), _spot(start, INNER)
        self.drawing.path(
            f"M{x1:.2f} {y1:.2f}A{OUTER:g} {OUTER:g} 0 0 1 {x2:.2f} {y2:.2f}"
            f"L{x3:.2f} {y3:.2f}A{INNER:g} {INNER:g} 0 0 0 {x4:.2f} {y4:.2f}Z",
            fill,
        )

    def _across(self, place: float, dashes: str, beyond: float, ground: str) -> None:
        """A line across the dial, black or white as its ground asks, and white beyond it."""
        (x1, y1), (x2, y2), (x3, y3) = _spot(place, INNER), _spot(place, OUTER), _spot(place, OUTER + beyond)
        self.drawing.line(x1, y1, x2, y2, colour.ink(ground), 3, dashes)
        if beyond:
            self.drawing.line(x2, y2, x3, y3, colour.TEXT, 3, dashes)

    def _pointer(self, place: float) -> None:
        """A triangle outside the dial, its tip on the edge."""
        tip, one, other = _spot(place, OUTER - 2), _spot(place - 0.035, OUTER + 15), _spot(place + 0.035, OUTER + 15)
        points = "L".join(f"{x:.2f} {y:.2f}" for x, y in (tip, one, other))
        self.drawing.path(f"M{points}Z", colour.TEXT)

    def _needle(self, place: float) -> None:
        (x, y), (lx, ly), (rx, ry) = _spot(place, OUTER - 4), _spot(place - 1, 9), _spot(place + 1, 9)
        self.drawing.path(
            f"M{lx:.2f} {ly:.2f}L{x:.2f} {y:.2f}L{rx:.2f} {ry:.2f}Z", colour.TEXT, stroke=colour.CARD, thick=2.5
        )
        self.drawing.path(_circle(CENTRE_X, CENTRE_Y, 15), colour.TEXT, stroke=colour.CARD, thick=2.5)

    def _labels(self, labels: list[tuple[float, str]]) -> None:
        """Write the marks' labels outside the dial, the lowest first; one that would touch it goes above it."""
        taken: list[tuple[float, float, float]] = []
        for place, text in sorted(labels, key=lambda label: -abs(label[0])):
            wide = words.width(text, 19, 600)
            x, y = _spot(place, OUTER + 24)
            y += 8 * abs(place)
            left = x - wide / 2 if abs(place) < 0.12 else x if place > 0 else x - wide
            left = min(max(left, MARGIN - 12), WIDTH - MARGIN + 12 - wide)
            for start, end, at in taken:
                if left < end + 8 and left + wide > start - 8:
                    y = min(y, at - 23)
            taken.append((left, left + wide, y))
            self.drawing.text(text, left, y, 19, weight=600)


def _footer(drawing: Drawing, dial: Swingometer) -> float:
    """Write the parties under their sides and what the record was; gives the card's height."""
    y = CENTRE_Y + 30
    for party, x in (
        (dial.from_party, CENTRE_X - (OUTER + INNER) / 2),
        (dial.to_party, CENTRE_X + (OUTER + INNER) / 2),
    ):
        shown, size = words.fitted(party, 250, 21, 600)
        x = min(max(x, MARGIN + words.width(shown, size, 600) / 2), WIDTH - MARGIN - words.width(shown, size, 600) / 2)
        drawing.text(shown, x, y, size, weight=600, anchor="middle", room=250)
    facts: list[tuple[str, str]] = []
    if dial.needed_points is not None and _needed_by(dial) != dial.to_party:
        facts.append(("Needed", f"{rounded(dial.needed_points, 1)} by {_needed_by(dial)}"))
    if dial.record_points is not None:
        facts.append(("Record before it", _record(dial)))
    y += 6
    for label, text in facts:
        y += 32
        x = MARGIN + drawing.text(label, MARGIN, y, 20, fill=colour.QUIET) + 7
        drawing.text(text, x, y, 20, weight=600, room=WIDTH - MARGIN - x)
    for number, line in enumerate(words.lines(_note(dial), ROOM, 20, 400, 3)):
        y += 28 if number else 32
        drawing.text(line, MARGIN, y, 20, fill=colour.QUIET)
    return y + 24


def _spot(place: float, radius: float) -> tuple[float, float]:
    """A point at a radius; -1 is the dial's left end, 0 its top, 1 its right end."""
    angle = pi / 2 * place
    return CENTRE_X + radius * sin(angle), CENTRE_Y - radius * cos(angle)


def _circle(x: float, y: float, radius: float) -> str:
    half = f"a{radius:g} {radius:g} 0 1 0 "
    return f"M{x - radius:g} {y:g}{half}{2 * radius:g} 0{half}{-2 * radius:g} 0Z"
