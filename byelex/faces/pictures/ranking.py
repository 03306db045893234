"""The ranking: a line a contest, with its seat, year and figure, and below it a bar from nought.

Few letters, since each takes its tenth of a millisecond to draw and its moment to read: the year and the parties' short
names. The table beside the picture has the day and the whole names.
"""

from __future__ import annotations

from dataclasses import dataclass

from byelex.answers import RankedRow, Ranking
from byelex.faces.pictures import colour, words
from byelex.faces.pictures.drawing import MARGIN, ROOM, WIDTH, Drawing, figure_width, invented_label
from byelex.wording import capital

PLACE_RIGHT = MARGIN + 24
NAME_X = MARGIN + 34
RIGHT = WIDTH - MARGIN
LINE = 23.0
SIZE, SMALL, FIGURE = 20.0, 19.0, 21.0
BAR_HIGH = 10.0
BAR_ROOM = RIGHT - NAME_X
SIGNS = "*†‡"
"""One of them stands for a row's mark, and is explained below."""


def svg(ranking: Ranking) -> str:
    """Draw a ranking as SVG."""
    drawing = Drawing()
    y = _heading(drawing, ranking)
    scale = _scale(ranking.rows)
    signs = dict(zip(dict.fromkeys(row.mark for row in ranking.rows if row.mark), SIGNS, strict=False))
    for row, (name, below) in zip(ranking.rows, _told(ranking), strict=True):
        y = _row(drawing, row, y, scale, name, below, signs.get(row.mark, ""))
    foot = [f"{sign} {mark}" for mark, sign in signs.items()]
    for line in words.lines("; ".join([*([ranking.level] if ranking.level else []), *foot]), BAR_ROOM, SMALL, 400, 3):
        y += 26
        drawing.text(line, NAME_X, y - 4, SMALL, fill=colour.QUIET, room=BAR_ROOM)
    return drawing.svg(y + 14)


def alt_text(ranking: Ranking) -> str:
    """Say what a ranking shows: every row's place, name, day, figure and party."""
    for most, short in ((60, False), (60, True), (30, True), (18, True)):
        said = ["Invented, not real."] if ranking.invented else []
        said.append(f"{words.cut(ranking.title, 3 * most)}. {words.cut(_below(ranking), 4 * most)}.")
        said += [f"{words.cut(ranking.level, 60)}."] if ranking.level else []
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
    measure = unit if any(len(word) > 4 and word in title for word in name.lower().split()) else ranking.measure
    parts = (words.plain(part) for part in (measure, alike, ranking.among))
    return capital(", ".join(part for part in parts if part))


def _alike(ranking: Ranking) -> bool:
    """Tell whether every row would say the same of its party: it is said once, above."""
    return len({row.party for row in ranking.rows}) == 1 and not any(row.candidate for row in ranking.rows)


def _told(ranking: Ranking) -> list[tuple[str, str]]:
    """Give each row's name and what stands beside it: a contest and its parties, or a candidate, party and contest."""
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
    for line in words.lines(_below(ranking), room, SMALL, 400, 2):
        y += 28
        drawing.text(line, MARGIN, y, SMALL, fill=colour.QUIET, room=room)
    return y + 18


@dataclass(frozen=True, slots=True)
class _Scale:
    """Where nought stands, how long a unit is, and the room the figures leave for names.

    `turned`: all are below nought and are drawn by their size.
    """

    nought: float
    unit: float
    turned: bool
    name_room: float


def _scale(rows: tuple[RankedRow, ...]) -> _Scale:
    widest = max((figure_width(words.drawable(row.figure), FIGURE, 700) for row in rows), default=0.0)
    values = [0.0, *(float(row.value) for row in rows)]
    low, high = min(values), max(values)
    turned = low < 0 and high == 0
    if turned:
        low, high = 0.0, -low
    unit = BAR_ROOM / (high - low) if high > low else 0.0
    return _Scale(NAME_X - low * unit, unit, turned, BAR_ROOM - min(widest + 14, BAR_ROOM / 2))


def _row(drawing: Drawing, row: RankedRow, y: float, scale: _Scale, name: str, below: str, sign: str) -> float:
    """Draw a row from `y` down; gives where the next begins."""
    y += 20
    drawing.text(str(row.place), PLACE_RIGHT, y, SMALL, fill=colour.QUIET, anchor="end", room=30)
    # The sign hangs beyond the column, so that the digits line up.
    right = RIGHT + (words.width(sign, FIGURE, 700) + 2 if sign else 0)
    drawing.figure(words.drawable(row.figure) + sign, right, y, FIGURE, fill=colour.TEXT, weight=700)
    taken = 0.0
    for number, line in enumerate(words.lines(name, scale.name_room, SIZE, 700, 2)):
        y += LINE if number else 0
        taken = drawing.text(line, NAME_X, y, SIZE, weight=700, room=scale.name_room) + 10
    left = scale.name_room - taken
    if taken and words.width(words.drawable(below), SMALL, 400) <= left:
        drawing.text(below, NAME_X + taken, y, SMALL, fill=colour.QUIET, room=left)
    else:
        for line in words.lines(below, scale.name_room, SMALL, 400, 2):
            y += LINE
            drawing.text(line, NAME_X, y, SMALL, fill=colour.QUIET, room=scale.name_room)
    _bar(drawing, row, y + 8, scale)
    return y + 25


def _bar(drawing: Drawing, row: RankedRow, y: float, scale: _Scale) -> None:
    drawing.rect(NAME_X, y, BAR_ROOM, BAR_HIGH, colour.TRACK, 2)
    value = float(-row.value if scale.turned else row.value)
    if value:
        # One vote is still a bar.
        long = max(3.0, abs(value) * scale.unit)
        drawing.rect(scale.nought - (long if value < 0 else 0), y, long, BAR_HIGH, colour.on_card(row.colour), 2)
    if scale.nought > NAME_X:
        drawing.line(scale.nought, y - 2, scale.nought, y + BAR_HIGH + 2, colour.TEXT, 2)
