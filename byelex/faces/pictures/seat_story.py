"""The seat's story: the parties' shares over the general elections and by-elections there."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from byelex.answers import SeatPoint, SeatStory
from byelex.faces.pictures import colour, words
from byelex.faces.pictures.drawing import MARGIN, ROOM, WIDTH, Drawing, invented_label
from byelex.wording import percent, rounded

PARTIES = 6
"""The most parties drawn: those whose best share was highest."""
ELECTIONS = 10
"""The most elections drawn: the latest."""
TOP, LEAST_BOTTOM = 130.0, 400.0
LEFT, RIGHT = MARGIN + 78, WIDTH - 262
LABEL_X = RIGHT + 28
LABEL_ROOM = WIDTH - MARGIN + 6 - LABEL_X
LINE_HEIGHT = 23.0
BLOCK_GAP = 5.0


@dataclass(frozen=True, slots=True)
class _Line:
    """A party's line: its shares by the number of the election drawn."""

    party: str
    colour: str
    shares: tuple[tuple[int, Fraction], ...]

    @property
    def last(self) -> tuple[int, Fraction]:
        return self.shares[-1]


def svg(story: SeatStory) -> str:
    """Draw a seat's story as SVG."""
    drawing = Drawing()
    drawing.text(story.seat, MARGIN, 54, 38, weight=700, smallest=24, room=ROOM - (240 if story.invented else 0))
    points, lines = _drawn(story)
    _key(drawing, points)
    if story.invented:
        invented_label(drawing, 24)
    if not points:
        drawing.text("No election is recorded here.", MARGIN, 150, 25, weight=500)
        return drawing.svg(190)
    labels = [_label_of(line, points) for line in lines]
    chart = _Chart(points, lines, max(LEAST_BOTTOM, TOP + sum(label.height for label in labels)))
    chart.draw(drawing, labels)
    left_out = _left_out(story, lines)
    if left_out:
        drawing.text(left_out, MARGIN, chart.bottom + 72, 19, fill=colour.QUIET)
    return drawing.svg(chart.bottom + (96 if left_out else 52))


def alt_text(story: SeatStory) -> str:
    """Say what a seat's story shows: each election's winner and share, then where each party stood last."""
    points, lines = _drawn(story)
    seat = ("Invented, not real. " if story.invented else "") + words.cut(story.seat, 100)
    if not points:
        return f"{seat}: no election is recorded here."
    for most in (60, 30, 16, 10):
        said = [f"{seat}, shares of the vote."]
        for point in points:
            share = dict(point.shares).get(point.winner)
            shown = "" if share is None else f" {percent(share)}"
            kind = " by-election" if point.by_election else ""
            said.append(f"{words.cut(_label(point), 20)}{kind}: {words.cut(point.winner, most)}{shown}.")
        ends = ", ".join(f"{words.cut(line.party, most)} {_last(line, points)}" for line in lines)
        said += [f"Last: {ends}.", _left_out(story, lines)]
        text = " ".join(said).strip()
        if len(text) <= 1024:
            break
    return text[:1024]


def _label(point: SeatPoint) -> str:
    """An election's name on the axis, without the word that its mark already says."""
    return words.plain(point.label.replace("by-election", "")) or words.plain(point.date)


def _last(line: _Line, points: tuple[SeatPoint, ...]) -> str:
    """A party's last share, and of when where it was not the last election."""
    place, share = line.last
    return percent(share) + ("" if place == len(points) - 1 else f" in {words.cut(_label(points[place]), 20)}")


def _drawn(story: SeatStory) -> tuple[tuple[SeatPoint, ...], tuple[_Line, ...]]:
    """Choose the elections and the parties to draw, the parties by their last share, those standing first."""
    points = story.points[-ELECTIONS:]
    colours = dict(story.colours)
    shares: dict[str, list[tuple[int, Fraction]]] = {}
    for place, point in enumerate(points):
        for party, share in point.shares:
            shares.setdefault(party, []).append((place, share))
    won = {point.winner for point in points}
    best = sorted(shares, key=lambda party: (party in won, max(share for _, share in shares[party])), reverse=True)
    lines = [_Line(party, colours.get(party, colour.UNKNOWN), tuple(shares[party])) for party in best[:PARTIES]]
    return points, tuple(sorted(lines, key=lambda line: line.last, reverse=True))


def _left_out(story: SeatStory, lines: tuple[_Line, ...]) -> str:
    every = {party for point in story.points[-ELECTIONS:] for party, _ in point.shares}
    count = len(every) - len(lines)
    earlier = len(story.points) - ELECTIONS
    parts = [f"{count} smaller {'party' if count == 1 else 'parties'}"] if count else []
    parts += [f"{earlier} earlier {'election' if earlier == 1 else 'elections'}"] if earlier > 0 else []
    return f"Not drawn: {' and '.join(parts)}." if parts else ""


@dataclass(frozen=True, slots=True)
class _Label:
    """A party's label: its name on one or two lines, and its last share after it or on a line of its own."""

    name: tuple[str, ...]
    share: str
    beside: bool

    @property
    def height(self) -> float:
        return LINE_HEIGHT * (len(self.name) + (not self.beside)) + BLOCK_GAP


def _label_of(line: _Line, points: tuple[SeatPoint, ...]) -> _Label:
    name, share = words.lines(line.party, LABEL_ROOM, 20, 700, 2), _last(line, points)
    wide = words.width(name[-1], 20, 700) + 8 + words.width(words.drawable(share), 19, 400) if name else 0
    return _Label(tuple(name), share, beside=bool(name) and wide <= LABEL_ROOM)


def _key(drawing: Drawing, points: tuple[SeatPoint, ...]) -> None:
    """Say what is shown and what the two marks are."""
    x = MARGIN + drawing.text("Share of the vote", MARGIN, 86, 21, fill=colour.QUIET) + 24
    for by_election, name in ((False, "general election"), (True, "by-election")):
        if any(point.by_election == by_election for point in points):
            _mark(drawing, x, 79, by_election, colour.QUIET)
            x += 14
            x += drawing.text(name, x, 86, 21, fill=colour.QUIET) + 24


def _mark(drawing: Drawing, x: float, y: float, by_election: bool, fill: str) -> None:
    """A disc for a general election, a larger diamond for a by-election."""
    if by_election:
        drawing.path(f"M{x:.2f} {y - 10:.2f}l10 10l-10 10l-10 -10Z", fill, stroke=colour.CARD, thick=2)
    else:
        drawing.path(
            f"M{x - 6.5:.2f} {y:.2f}a6.5 6.5 0 1 0 13 0a6.5 6.5 0 1 0 -13 0Z", fill, stroke=colour.CARD, thick=2
        )


class _Chart:
    """The lines in their frame, from TOP to `bottom`, with the parties' names on the right."""

    def __init__(self, points: tuple[SeatPoint, ...], lines: tuple[_Line, ...], bottom: float) -> None:
        self.points, self.lines, self.bottom = points, lines, bottom
        highest = max((share for line in lines for _, share in line.shares), default=Fraction(0))
        self.top_share = min(100.0, 10.0 * (int(highest / 10) + 1))

    def draw(self, drawing: Drawing, labels: list[_Label]) -> None:
        """Draw the frame, the lines with the strongest party's on top, the winners' shares and the names."""
        self._grid(drawing)
        for line in reversed(self.lines):
            self._line(drawing, line)
        self._winners(drawing)
        self._names(drawing, labels)

    def _x(self, place: int) -> float:
        if len(self.points) == 1:
            return (LEFT + RIGHT) / 2
        return LEFT + (RIGHT - LEFT) * place / (len(self.points) - 1)

    def _y(self, share: float | Fraction) -> float:
        return self.bottom - (self.bottom - TOP) * float(share) / self.top_share

    def _grid(self, drawing: Drawing) -> None:
        for share in range(0, int(self.top_share) + 1, 10 if self.top_share <= 40 else 20):
            y = self._y(share)
            drawing.line(LEFT - 6, y, RIGHT + 6, y, colour.TRACK, 2)
            drawing.text(f"{share}%", MARGIN, y + 7, 19, fill=colour.QUIET, axis=True)
        ends = [0.0, 0.0]
        for place, point in enumerate(self.points):
            x = self._x(place)
            if point.by_election:
                drawing.line(x, TOP - 8, x, self.bottom, colour.EDGE, 2, "2 7")
            label, weight = words.cut(_label(point), 14), 700 if point.by_election else 400
            wide = words.width(words.drawable(label), 19, weight)
            # Names that would touch go on a second line; one that fits on neither is left to the words.
            for row, end in enumerate(ends):
                if x - wide / 2 >= end + 8:
                    ink = colour.TEXT if point.by_election else colour.QUIET
                    y = self.bottom + 28 + 22 * row
                    drawing.text(label, x, y, 19, fill=ink, weight=weight, anchor="middle")
                    ends[row] = x + wide / 2
                    break

    def _line(self, drawing: Drawing, line: _Line) -> None:
        """Draw a party's line, broken where it did not stand, and its marks."""
        ink = colour.on_card(line.colour)
        path, before = "", None
        for place, share in line.shares:
            path += f"{'L' if before == place - 1 else 'M'}{self._x(place):.2f} {self._y(share):.2f}"
            before = place
        drawing.path(path, stroke=colour.CARD, thick=8)
        drawing.path(path, stroke=ink, thick=4)
        for place, share in line.shares:
            _mark(drawing, self._x(place), self._y(share), self.points[place].by_election, ink)

    def _winners(self, drawing: Drawing) -> None:
        """Write each winner's share above its mark; the last stands with the party's name."""
        apart = (RIGHT - LEFT) / max(1, len(self.points) - 1)
        if apart < words.width("00.0", 19, 700) + 6:
            return
        for place, point in enumerate(self.points[:-1]):
            share = dict(point.shares).get(point.winner)
            if share is not None:
                y = self._y(share) - 16
                drawing.text(rounded(share, 1), self._x(place), y, 19, weight=700, anchor="middle", halo=colour.CARD)

    def _names(self, drawing: Drawing, labels: list[_Label]) -> None:
        """Write each party's name and last share beside its line's end, moved apart where they would touch.

        Parties that stood no longer come below the rest: their label says when they last did.
        """
        last = len(self.points) - 1
        ends = [self._y(line.last[1]) if line.last[0] == last else None for line in self.lines]
        wanted = [self.bottom if end is None else end - 16 for end in ends]
        places = _apart(wanted, [label.height for label in labels], TOP - 14, self.bottom + 4)
        for line, label, end, y in zip(self.lines, labels, ends, places, strict=True):
            if end is not None:
                drawing.line(self._x(last) + 14, end, LABEL_X - 7, y + 15, colour.EDGE, 2)
            ink, x = colour.on_card(line.colour, colour.READABLE), LABEL_X
            for name in label.name:
                y += LINE_HEIGHT
                x = LABEL_X + 8 + drawing.text(name, LABEL_X, y, 20, fill=ink, weight=700, room=LABEL_ROOM)
            if not label.beside:
                x, y = LABEL_X, y + LINE_HEIGHT
            drawing.text(label.share, x, y, 19, room=LABEL_ROOM)


def _apart(wanted: list[float], heights: list[float], low: float, high: float) -> list[float]:
    """Stack blocks in their order without touching, within bounds, each as near to its wanted top as that allows."""
    places = list(wanted)
    for index in range(len(places)):
        floor = low if index == 0 else places[index - 1] + heights[index - 1]
        places[index] = max(places[index], floor)
    for index in range(len(places) - 1, -1, -1):
        ceiling = high if index == len(places) - 1 else places[index + 1]
        places[index] = min(places[index], ceiling - heights[index])
    return places
