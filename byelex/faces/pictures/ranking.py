"""The ranking: a bar a contest, from nought, with its seat, year, figure and party in words.

Few letters, since each takes its tenth of a millisecond to draw and its moment to read: the year and the parties' short
names. The table beside the picture has the day and the whole names.
"""

from __future__ import annotations

from dataclasses import dataclass

from byelex.answers import RankedRow, Ranking
from byelex.faces.pictures import colour, words
from byelex.faces.pictures.drawing import MARGIN, ROOM, WIDTH, Drawing, invented_label

PLACE_RIGHT = MARGIN + 24
NAME_X = MARGIN + 36
LEAST_NAMES, MOST_NAMES = 170.0, 325.0
"""How wide the names' column is: as its widest line, within these; the bars have the rest."""
RIGHT = WIDTH - MARGIN
LINE = 23.0
SIZE, SMALL = 20.0, 19.0
BAR_HIGH, SLIM_BAR_HIGH = 32.0, 20.0
SIGNS = "*†‡"
"""One of them stands for a row's mark, and is explained below."""


def svg(ranking: Ranking) -> str:
    """Draw a ranking as SVG."""
    drawing = Drawing()
    y = _heading(drawing, ranking)
    told = _told(ranking)
    scale = _scale(ranking.rows, told)
    signs = dict(zip(dict.fromkeys(row.mark for row in ranking.rows if row.mark), SIGNS, strict=False))
    for row, (name, below) in zip(ranking.rows, told, strict=True):
        y = _row(drawing, row, y, scale, name, below, signs.get(row.mark, ""))
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
    party, title = ranking.rows[0].party, ranking.title.lower()
    # What the title says is not said again; which swing it is, the table's column says.
    alike = f"all {party}" if _alike(ranking) and party.lower() not in title else ""
    name, _, unit = ranking.measure.partition(", ")
    measure = unit.capitalize() if name.lower().removeprefix("butler ") in title else ranking.measure
    parts = (words.plain(part) for part in (measure, alike, ranking.among))
    said = ", ".join(part for part in parts if part)
    return said[:1].upper() + said[1:]


def _alike(ranking: Ranking) -> bool:
    """Tell whether every row would say the same of its party: it is said once, above."""
    return len({row.party for row in ranking.rows}) == 1 and not any(row.candidate for row in ranking.rows)


def _told(ranking: Ranking) -> list[tuple[str, str]]:
    """Give each row's name and the line below it: a contest and its parties, or a candidate, party and contest."""
    contests = words.dated([(row.seat, row.date) for row in ranking.rows])
    alike = _alike(ranking)
    return [
        (row.candidate, ", ".join(text for text in (row.short, contest) if text))
        if row.candidate
        else (contest, "" if alike else row.short)
        for row, contest in zip(ranking.rows, contests, strict=True)
    ]


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
    """Where bars begin, nought stands and figures begin; how long a unit is.

    `turned`: all are below nought and are drawn by their size.
    """

    left: float
    nought: float
    unit: float
    turned: bool
    figures_left: float

    @property
    def name_room(self) -> float:
        """How wide the names' column is."""
        return self.left - 14 - NAME_X


def _scale(rows: tuple[RankedRow, ...], told: list[tuple[str, str]]) -> _Scale:
    names = [words.width(words.drawable(name), SIZE, 700) for name, _ in told]
    names += [words.width(words.drawable(below), SMALL, 400) for _, below in told]
    left = NAME_X + min(max(LEAST_NAMES, *names), MOST_NAMES) + 14
    widest = max((words.width(words.drawable(row.figure), 21, 700) for row in rows), default=0.0)
    room = RIGHT - min(widest + 14, 150) - left
    low, high = min([0.0, *(row.value for row in rows)]), max([0.0, *(row.value for row in rows)])
    turned = low < 0 and high == 0
    if turned:
        low, high = 0.0, -low
    unit = room / (high - low) if high > low else 0.0
    return _Scale(left, left - low * unit, unit, turned, left + room)


def _row(drawing: Drawing, row: RankedRow, y: float, scale: _Scale, name: str, below: str, sign: str) -> float:
    """Draw a row from `y` down; gives where the next begins."""
    first = last = y + 20
    drawing.text(str(row.place), PLACE_RIGHT, first, SMALL, fill=colour.QUIET, anchor="end", room=30)
    for number, line in enumerate(words.lines(name, scale.name_room, SIZE, 700, 2)):
        last = first + number * LINE
        drawing.text(line, NAME_X, last, SIZE, weight=700, room=scale.name_room)
    for line in words.lines(below, scale.name_room, SMALL, 400, 2):
        last += LINE
        drawing.text(line, NAME_X, last, SMALL, fill=colour.QUIET, room=scale.name_room)
    high, middle = (BAR_HIGH, y + 25) if last > first else (SLIM_BAR_HIGH, y + 13)
    _bar(drawing, row, middle - high / 2, high, scale)
    # The sign hangs beyond the column, so that the digits line up.
    right = RIGHT + (words.width(sign, 21, 700) + 2 if sign else 0)
    drawing.figure(words.drawable(row.figure) + sign, right, middle + 7.5, 21, fill=colour.TEXT, weight=700)
    return last + (12 if last > first else 14)


def _bar(drawing: Drawing, row: RankedRow, y: float, high: float, scale: _Scale) -> None:
    drawing.rect(scale.left, y, scale.figures_left - scale.left, high, colour.TRACK, 2)
    value = -row.value if scale.turned else row.value
    if value:
        # One vote is still a bar.
        long = max(3.0, abs(value) * scale.unit)
        drawing.rect(scale.nought - (long if value < 0 else 0), y, long, high, colour.on_card(row.colour), 2)
    if scale.nought > scale.left:
        drawing.line(scale.nought, y - 2, scale.nought, y + high + 2, colour.TEXT, 2)
