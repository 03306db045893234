"""The ranking: a bar a contest, from nought, with its seat, day, figure and party in words."""

from __future__ import annotations

from dataclasses import dataclass

from byelex.answers import RankedRow, Ranking
from byelex.faces.pictures import colour, words
from byelex.faces.pictures.drawing import MARGIN, ROOM, WIDTH, Drawing, invented_label

PLACE_RIGHT = MARGIN + 24
NAME_X, BAR_X = MARGIN + 36, 300.0
NAME_ROOM = BAR_X - 14 - NAME_X
RIGHT = WIDTH - MARGIN
LINE = 23.0
SIZE = 20.0
SIGNS = "*†‡"
"""One of them stands for a row's mark, and is explained below."""


def svg(ranking: Ranking) -> str:
    """Draw a ranking as SVG."""
    drawing = Drawing()
    y = _heading(drawing, ranking)
    scale = _scale(ranking.rows)
    signs = dict(zip(dict.fromkeys(row.mark for row in ranking.rows if row.mark), SIGNS, strict=False))
    for row in ranking.rows:
        y = _row(drawing, row, y, scale, _alike(ranking), signs.get(row.mark, ""))
    for mark, sign in signs.items():
        drawing.text(f"{sign} {mark}", RIGHT, y + 16, 19, fill=colour.QUIET, anchor="end")
        y += 26
    return drawing.svg(y + 10)


def alt_text(ranking: Ranking) -> str:
    """Say what a ranking shows: every row's place, name, day, figure and party."""
    for most, short in ((60, False), (60, True), (30, True), (18, True)):
        said = ["Invented, not real."] if ranking.invented else []
        said.append(f"{words.cut(ranking.title, 3 * most)}. {words.cut(_below(ranking), 4 * most)}.")
        for row in ranking.rows:
            party = words.cut(row.short if short else row.party, most)
            mark = f" {words.cut(row.mark, most)}" if row.mark else ""
            who = ", ".join(words.cut(text, most) for text in (row.candidate, row.seat) if text)
            said.append(f"{row.place}: {who}, {words.plain(row.date)}, {words.plain(row.figure)}{mark}, {party}.")
        if len(" ".join(said)) <= 1024:
            break
    return " ".join(said)[:1024]


def _below(ranking: Ranking) -> str:
    alike = f"all {ranking.rows[0].party}" if _alike(ranking) else ""
    parts = (words.plain(part) for part in (ranking.measure, alike, ranking.among))
    return ", ".join(part for part in parts if part)


def _alike(ranking: Ranking) -> bool:
    """Tell whether every row would say the same of its party: it is said once, above, and the bars get its room."""
    return len({row.party for row in ranking.rows}) == 1 and not any(row.candidate for row in ranking.rows)


def _heading(drawing: Drawing, ranking: Ranking) -> float:
    """Write what is ranked and among which contests; gives where the rows begin."""
    y = 18.0
    for line in words.lines(ranking.title, ROOM, 31, 700, 2):
        y += 34
        drawing.text(line, MARGIN, y, 31, weight=700)
    room = ROOM - (invented_label(drawing, y + 9) + 12 if ranking.invented else 0)
    for line in words.lines(_below(ranking), room, SIZE, 400, 2):
        y += 28
        drawing.text(line, MARGIN, y, SIZE, fill=colour.QUIET, room=room)
    return y + 20


@dataclass(frozen=True, slots=True)
class _Scale:
    """Where nought stands and how long a unit is. `turned`: all are below nought and are drawn by their size."""

    nought: float
    unit: float
    turned: bool
    figures_left: float


def _scale(rows: tuple[RankedRow, ...]) -> _Scale:
    widest = max((words.width(words.drawable(row.figure), 21, 700) for row in rows), default=0.0)
    room = RIGHT - min(widest + 14, 150) - BAR_X
    low, high = min([0.0, *(row.value for row in rows)]), max([0.0, *(row.value for row in rows)])
    turned = low < 0 and high == 0
    if turned:
        low, high = 0.0, -low
    unit = room / (high - low) if high > low else 0.0
    return _Scale(BAR_X - low * unit, unit, turned, BAR_X + room)


def _row(drawing: Drawing, row: RankedRow, y: float, scale: _Scale, alike: bool, star: str) -> float:
    """Draw a row from `y` down; gives where the next begins."""
    first, second = y + 20, y + 20 + LINE
    drawing.text(str(row.place), PLACE_RIGHT, first, 19, fill=colour.QUIET, anchor="end", room=30)
    names = words.lines(row.candidate or row.seat, NAME_ROOM, SIZE, 700, 2)
    for number, name in enumerate(names):
        drawing.text(name, NAME_X, first + number * LINE, SIZE, weight=700, room=NAME_ROOM)
    date = _shorter(row.date)
    below = first + (len(names) - 1) * LINE
    for line in words.lines(row.seat, NAME_ROOM, 19, 400, 2) if row.candidate else [date]:
        below += LINE
        drawing.text(line, NAME_X, below, 19, fill=colour.QUIET, room=NAME_ROOM)
    _bar(drawing, row, y + 4, 40 if alike else 18, scale)
    level = first + (11 if alike else 1)
    drawing.figure(words.drawable(row.figure), RIGHT, level, 21, fill=colour.TEXT, weight=700)
    if star:
        drawing.text(star, RIGHT + 2, level, 19)
    if alike:
        return max(below, second) + 12
    room = RIGHT - BAR_X
    if row.candidate:
        party, on = words.drawable(row.party), words.drawable(date)
        if words.width(party, 19, 400) + 14 + words.width(on, 19, 400) > room:
            # The party's whole name before the day: the words beside the picture have both.
            date = date.split(" ")[-1]
        room -= drawing.text(date, RIGHT, second, 19, fill=colour.QUIET, anchor="end", room=150) + 14
    fits = words.width(words.drawable(row.party), 19, 400) <= room
    drawing.text(row.party if fits else row.short, BAR_X, second, 19, room=room)
    return max(below, second) + 12


def _bar(drawing: Drawing, row: RankedRow, y: float, high: float, scale: _Scale) -> None:
    drawing.rect(BAR_X, y, scale.figures_left - BAR_X, high, colour.TRACK, 2)
    value = -row.value if scale.turned else row.value
    if value:
        # One vote is still a bar.
        long = max(3.0, abs(value) * scale.unit)
        drawing.rect(scale.nought - (long if value < 0 else 0), y, long, high, colour.on_card(row.colour), 2)
    if scale.nought > BAR_X:
        drawing.line(scale.nought, y - 2, scale.nought, y + high + 2, colour.TEXT, 2)


MONTHS = ("January", "February", "August", "September", "October", "November", "December")


def _shorter(text: str) -> str:
    """Write a day's month in three letters, as the column has room for."""
    for month in MONTHS:
        text = text.replace(f" {month} ", f" {month[:3]} ")
    return text
