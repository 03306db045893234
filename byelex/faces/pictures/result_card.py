"""The result card: who, hold or gain, by how much; then the bars."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from byelex.answers import Bar, ResultCard
from byelex.faces.pictures import colour, words
from byelex.faces.pictures.drawing import (
    BAND_BOTTOM,
    BAND_TOP,
    MARGIN,
    ROOM,
    WIDTH,
    Drawing,
    band,
    chip,
    figure_width,
    heading,
)
from byelex.wording import NOT_RECORDED, capital, count, listed, percent, signed

ROWS = 6
"""The most rows drawn; beyond it the last gathers the rest, so that the card keeps its shape in a reply."""
UNOPPOSED = "Elected unopposed: there was no poll."
UNKNOWN = "votes not recorded"
RIGHT = WIDTH - MARGIN
APART = 16.0
"""Between the columns of figures, and before the first of them."""


@dataclass(frozen=True, slots=True)
class _Row:
    party: str
    name: str
    colour: str
    vote_count: int | None
    share_points: Fraction | None
    change: str


def rows(card: ResultCard) -> tuple[_Row, ...]:
    """Give the rows drawn: every candidate, or the first five and the rest as one with their number."""
    changes = any(bar.change_points is not None for bar in card.bars)
    drawn = card.bars if len(card.bars) <= ROWS else card.bars[: ROWS - 1]
    rest = card.bars[len(drawn) :]
    made = [
        _Row(b.party, b.name, b.colour, b.vote_count, b.share_points, signed(b.change_points) if changes else "")
        for b in drawn
    ]
    if rest:
        made.append(_Row(f"{len(rest)} others", "", "#8A93A3", *_together(rest), ""))
    return tuple(made)


def _together(bars: tuple[Bar, ...]) -> tuple[int | None, Fraction | None]:
    counts = [bar.vote_count for bar in bars if bar.vote_count is not None]
    shares = [bar.share_points for bar in bars if bar.share_points is not None]
    return (
        sum(counts) if len(counts) == len(bars) else None,
        sum(shares, Fraction(0)) if len(shares) == len(bars) else None,
    )


@dataclass(frozen=True, slots=True)
class _Columns:
    """Where the figures' columns end, as wide as what stands in them, and the room that leaves for names."""

    votes_right: float
    share_right: float
    name_room: float


def _columns(shown: tuple[_Row, ...]) -> _Columns:
    changes = max([figure_width(row.change, 21, 400) for row in shown if row.change], default=-APART)
    shares = max([figure_width(_share(row), 21, 700) for row in shown], default=0.0)
    votes = max([figure_width(_votes(row), 21, 400) for row in shown], default=0.0)
    share_right = RIGHT - changes - APART
    votes_right = share_right - shares - 1.5 * APART
    return _Columns(votes_right, share_right, votes_right - votes - APART - MARGIN)


def _share(row: _Row) -> str:
    return "–" if row.share_points is None else percent(row.share_points)


def _votes(row: _Row) -> str:
    return "–" if row.vote_count is None else count(row.vote_count)


def svg(card: ResultCard) -> str:
    """Draw a result card as SVG."""
    drawing = Drawing()
    heading(drawing, card.seat, f"By-election, {card.date}", card.invented)
    _band(drawing, card)
    if card.unopposed:
        drawing.text(UNOPPOSED, MARGIN, BAND_BOTTOM + 50, 25, weight=500)
        return drawing.svg(BAND_BOTTOM + 82)
    y = BAND_BOTTOM + 16
    shown = rows(card)
    columns = _columns(shown)
    longest = float(max([row.share_points or 0 for row in shown], default=0))
    for place, row in enumerate(shown):
        y = _row(drawing, row, y, longest, columns, first=place == 0)
    return drawing.svg(_footer(drawing, card, y))


def alt_text(card: ResultCard) -> str:
    """Say what a result card shows: every row and figure of it."""
    verdict = words.plain(card.verdict)
    for most in (80, 48, 32, 20):
        said = [f"{words.cut(card.seat, most)} by-election, {words.plain(card.date)}: {words.cut(verdict, 3 * most)}."]
        if card.invented:
            said.insert(0, "Invented, not real.")
        if card.unopposed:
            said += [f"{words.cut(card.bars[0].name, most)}. {UNOPPOSED}" if card.bars else UNOPPOSED]
            break
        for label, text in (("Majority", card.majority), ("Turnout", card.turnout), ("Swing", card.swing)):
            if text:
                said.append(f"{label} {words.cut(text, 2 * most)}.")
        said += [_said(row, most) for row in rows(card)]
        if len(" ".join(said)) <= 1024:
            break
    return " ".join(said)[:1024]


def _said(row: _Row, most: int) -> str:
    who = f"{words.cut(row.name, most)}, {words.cut(row.party, most)}" if row.name else words.cut(row.party, most)
    polled = "votes not recorded" if row.vote_count is None else count(row.vote_count)
    share = "" if row.share_points is None else f", {percent(row.share_points)}"
    change = f" ({row.change})" if row.change not in {"", "–"} else ""
    return f"{who}: {polled}{share}{change}."


def _band(drawing: Drawing, card: ResultCard) -> None:
    ink = band(drawing, card.verdict_colour)
    room = ROOM
    number = re.match(r"[\d,]+", card.majority)
    if number:
        right = WIDTH - MARGIN
        wide = drawing.text(number[0], right, BAND_TOP + 48, 44, fill=ink, weight=800, anchor="end", room=220)
        label = drawing.text("majority", right, BAND_TOP + 75, 21, fill=ink, weight=500, anchor="end")
        room -= max(wide, label) + 24
    parts = re.fullmatch(r"(?P<to>.+?)(?: (?P<what>hold|gain)(?: from (?P<from>.+))?)?", card.verdict, re.DOTALL)
    party, what, loser = (parts["to"], parts["what"] or "", parts["from"]) if parts else (card.verdict, "", None)
    _verdict(drawing, party, what, BAND_TOP + 46, 40, room, ink)
    winner, x = words.drawable(card.bars[0].name) if card.bars else "", MARGIN
    taken = 14 + _loser_width(card, loser) if loser else 0
    # A name without room here is whole in the first row all the same.
    if winner and words.width(winner, words.SMALLEST, 700) + taken <= room:
        x += drawing.text(winner, x, BAND_TOP + 75, 21, fill=ink, weight=700, room=room - taken) + 14
    if loser:
        _loser(drawing, card, loser, x, MARGIN + room - x, ink)


def _verdict(drawing: Drawing, party: str, what: str, y: float, size: float, room: float, ink: str) -> None:
    """Write "LABOUR GAIN", smaller for a long name; where the name must be cut, HOLD or GAIN stays whole."""
    party, what = words.drawable(party.upper()), what.upper()
    headline, smaller = f"{party} {what}".strip(), size
    while smaller > 24 and words.width(headline, smaller, 800) > room:
        smaller -= 0.5
    if words.width(headline, smaller, 800) > room:
        headline = (
            f"{words.fitted(party, room - words.width(f' {what}', smaller, 800), smaller, 800, smaller)[0]} {what}"
        )
    drawing.text(headline, MARGIN, y, smaller, fill=ink, weight=800, room=room)


def _own_colour(card: ResultCard, party: str) -> str | None:
    return next((bar.colour for bar in card.bars if bar.party == party), None)


def _loser_width(card: ResultCard, party: str) -> float:
    label, shown = words.width("from", 21, 500) + 9, words.drawable(party)
    own = _own_colour(card, party)
    return label + (words.width(shown, 21, 500) if own is None else words.width(shown, 21, 700) + 18)


def _loser(drawing: Drawing, card: ResultCard, party: str, x: float, room: float, ink: str) -> None:
    """Write whom the seat was gained from, on that party's own colour where the card has it."""
    y = BAND_TOP + 75
    label = drawing.text("from", x, y, 21, fill=ink, weight=500) + 9
    own = _own_colour(card, party)
    if own is None:
        drawing.text(party, x + label, y, 21, fill=ink, weight=500, room=room - label)
    else:
        chip(drawing, party, x + label, y, room - label, own, ink)


def _row(drawing: Drawing, row: _Row, y: float, longest: float, columns: _Columns, first: bool) -> float:
    weight, room = 700 if first else 600, columns.name_room
    if row.vote_count is None and row.share_points is None:
        room = RIGHT - words.width(UNKNOWN, 19, 400) - APART - MARGIN
    name = words.drawable(row.name)
    beside = 10 + words.width(name, 19, 400) if name else 0.0
    # A little smaller, the party may leave room for the name beside it.
    own_line = words.width(words.drawable(row.party), words.SMALLEST, weight) + beside > room
    wide = drawing.text(row.party, MARGIN, y + 20, 21, weight=weight, room=room if own_line else room - beside)
    _figures(drawing, row, y + 20, weight, columns)
    if name and own_line:
        y += 23
        drawing.text(name, MARGIN, y + 20, 19, fill=colour.QUIET)
    elif name:
        drawing.text(name, MARGIN + wide + 10, y + 20, 19, fill=colour.QUIET)
    if row.share_points is None:
        # No bar at all: an empty one would say nought.
        return y + 34
    drawing.rect(MARGIN, y + 28, ROOM, 10, colour.TRACK, 2)
    if row.share_points and longest:
        # One vote is still a bar.
        long = max(3.0, ROOM * float(row.share_points) / longest)
        drawing.rect(MARGIN, y + 28, long, 10, colour.on_card(row.colour), 2)
    return y + 46


def _figures(drawing: Drawing, row: _Row, y: float, weight: int, columns: _Columns) -> None:
    if row.vote_count is None and row.share_points is None:
        drawing.text(UNKNOWN, RIGHT, y, 19, fill=colour.QUIET, anchor="end")
        return
    drawing.figure(_votes(row), columns.votes_right, y, 21, fill=colour.TEXT, weight=400)
    drawing.figure(_share(row), columns.share_right, y, 21, fill=colour.TEXT, weight=weight)
    if row.change:
        drawing.figure(row.change, RIGHT, y, 21, fill=colour.QUIET, weight=400)


def _footer(drawing: Drawing, card: ResultCard, y: float) -> float:
    """Write turnout and swing, and the majority where the band could not; gives the card's height."""
    facts = [("Turnout", card.turnout), ("Swing", card.swing)]
    rest = re.sub(r"^[\d,]+", "", card.majority).strip(" ,()")
    if rest:
        facts.insert(0, ("Majority", rest if card.majority[:1].isdigit() else card.majority))
    unknown = [label.lower() for label, text in facts if text == NOT_RECORDED]
    facts = [(label, text) for label, text in facts if text not in {"", NOT_RECORDED}]
    if unknown:
        facts.append((capital(listed(unknown)), NOT_RECORDED))
    y += 6
    for line in _together_on_lines(facts):
        y += 24
        x = MARGIN
        for label, text in line:
            x += drawing.text(label, x, y, 20, fill=colour.QUIET, room=WIDTH - MARGIN - x) + 7
            x += drawing.text(text, x, y, 20, weight=600, room=WIDTH - MARGIN - x) + 26
        y += 4
    return y + 18


def _together_on_lines(facts: list[tuple[str, str]]) -> list[list[tuple[str, str]]]:
    """Put facts on as few lines as hold them."""
    filled: list[list[tuple[str, str]]] = []
    left = 0.0
    for label, text in facts:
        wide = words.width(words.drawable(label), 20, 400) + 7 + words.width(words.drawable(text), 20, 600)
        if not filled or wide > left:
            filled.append([])
            left = ROOM
        filled[-1].append((label, text))
        left -= wide + 26
    return filled
