"""The result card: who, hold or gain, by how much; then the bars."""

from __future__ import annotations

import re
from dataclasses import dataclass

from byelex.answers import Bar, ResultCard
from byelex.faces.pictures import colour, words
from byelex.faces.pictures.drawing import BAND_BOTTOM, BAND_TOP, MARGIN, ROOM, WIDTH, Drawing, band, chip, heading

ROWS = 6
"""The most rows drawn; beyond it the last gathers the rest, so that the card keeps its shape in a reply."""
UNOPPOSED = "Elected unopposed: there was no poll."
VOTES_RIGHT, SHARE_RIGHT, CHANGE_RIGHT = WIDTH - 196, WIDTH - 104, WIDTH - MARGIN
NAME_ROOM = VOTES_RIGHT - 82 - MARGIN


@dataclass(frozen=True, slots=True)
class _Row:
    party: str
    name: str
    colour: str
    vote_count: int | None
    share_points: float | None
    change: str


def rows(card: ResultCard) -> tuple[_Row, ...]:
    """Give the rows drawn: every candidate, or the first five and the rest as one with their number."""
    changes = any(bar.change_points is not None for bar in card.bars)
    drawn = card.bars if len(card.bars) <= ROWS else card.bars[: ROWS - 1]
    rest = card.bars[len(drawn) :]
    made = [
        _Row(b.party, b.name, b.colour, b.vote_count, b.share_points, words.signed(b.change_points) if changes else "")
        for b in drawn
    ]
    if rest:
        made.append(_Row(f"{len(rest)} others", "", "#8A93A3", *_together(rest), ""))
    return tuple(made)


def _together(bars: tuple[Bar, ...]) -> tuple[int | None, float | None]:
    counts = [bar.vote_count for bar in bars if bar.vote_count is not None]
    shares = [bar.share_points for bar in bars if bar.share_points is not None]
    return (
        sum(counts) if len(counts) == len(bars) else None,
        sum(shares) if len(shares) == len(bars) else None,
    )


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
    longest = max([row.share_points or 0 for row in shown], default=0)
    for place, row in enumerate(shown):
        y = _row(drawing, row, y, longest, first=place == 0)
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
    count = "votes not recorded" if row.vote_count is None else words.votes(row.vote_count)
    share = "" if row.share_points is None else f", {words.percent(row.share_points)}"
    change = f" ({row.change})" if row.change not in {"", "–"} else ""
    return f"{who}: {count}{share}{change}."


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
    x = MARGIN + (_loser(drawing, card, loser, room, ink) + 20 if loser else 0)
    winner, left = words.drawable(card.bars[0].name) if card.bars else "", MARGIN + room - x
    # A name without room here is whole in the first row all the same.
    if words.width(winner, 21, 700) <= left:
        drawing.text(winner, x, BAND_TOP + 75, 21, fill=ink, weight=700, room=left)


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


def _loser(drawing: Drawing, card: ResultCard, party: str, room: float, ink: str) -> float:
    """Write whom the seat was gained from, on that party's own colour where the card has it; gives the width."""
    y = BAND_TOP + 75
    label = drawing.text("from", MARGIN, y, 21, fill=ink, weight=500) + 9
    own = next((bar.colour for bar in card.bars if bar.party == party), None)
    if own is None:
        return label + drawing.text(party, MARGIN + label, y, 21, fill=ink, weight=500, room=room - label)
    return label + chip(drawing, party, MARGIN + label, y, room - label, own, ink)


def _row(drawing: Drawing, row: _Row, y: float, longest: float, first: bool) -> float:
    weight = 700 if first else 600
    party, size = words.fitted(row.party, NAME_ROOM, 21, weight)
    wide = words.width(party, size, weight)
    drawing.text(party, MARGIN, y + 20, size, weight=weight, room=NAME_ROOM)
    _figures(drawing, row, y + 20, weight)
    if row.name:
        name = words.drawable(row.name)
        if wide + 10 + words.width(name, 19, 400) <= NAME_ROOM:
            drawing.text(name, MARGIN + wide + 10, y + 20, 19, fill=colour.QUIET)
        else:
            y += 23
            drawing.text(name, MARGIN, y + 20, 19, fill=colour.QUIET)
    drawing.rect(MARGIN, y + 28, ROOM, 10, colour.TRACK, 2)
    if row.share_points and longest:
        # One vote is still a bar.
        drawing.rect(MARGIN, y + 28, max(3.0, ROOM * row.share_points / longest), 10, colour.on_card(row.colour), 2)
    return y + 46


def _figures(drawing: Drawing, row: _Row, y: float, weight: int) -> None:
    if row.vote_count is None and row.share_points is None:
        drawing.text("votes not recorded", CHANGE_RIGHT, y, 19, fill=colour.QUIET, anchor="end")
        return
    count = "–" if row.vote_count is None else words.votes(row.vote_count)
    drawing.figure(count, VOTES_RIGHT, y, 21, fill=colour.TEXT, weight=400)
    drawing.figure(words.percent(row.share_points), SHARE_RIGHT, y, 21, fill=colour.TEXT, weight=weight)
    if row.change:
        drawing.figure(row.change, CHANGE_RIGHT, y, 21, fill=colour.QUIET, weight=400)


def _footer(drawing: Drawing, card: ResultCard, y: float) -> float:
    """Write turnout and swing, and the majority where the band could not; gives the card's height."""
    facts = [("Turnout", card.turnout), ("Swing", card.swing)]
    rest = re.sub(r"^[\d,]+", "", card.majority).strip(" ,()")
    if rest:
        facts.insert(0, ("Majority", rest if card.majority[:1].isdigit() else card.majority))
    facts = [(label, text) for label, text in facts if text]
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
