"""The comparison: a block a contest, each with who won, by how much, and its shares on one bar.

The two parties largest in more than one of them stand at the ends of every bar, so that each is measured from an edge.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from byelex.answers import ComparedContest, ComparedShare, Comparison
from byelex.faces.pictures import colour, words
from byelex.faces.pictures.drawing import MARGIN, ROOM, WIDTH, Drawing, invented_label
from byelex.wording import percent

BAND_HIGH, BAR_HIGH, GAP = 38.0, 50.0, 2.5
OTHERS, REST = "#8A93A3", "others"
RIGHT = WIDTH - MARGIN


@dataclass(frozen=True, slots=True)
class _Part:
    """A stretch of a bar, wide enough for its label."""

    short: str
    colour: str
    share_points: Fraction


@dataclass(frozen=True, slots=True)
class _Caption:
    """What a contest's band says beside the number: its verdict, the size to write it in, the majority's label."""

    verdict: str
    size: float
    brief: bool

    @property
    def majority(self) -> str:
        """The label of the majority; of three or four shortly, as tables of results do."""
        return "maj" if self.brief else "majority"


def _is_brief(comparison: Comparison) -> bool:
    """Tell whether only what a glance can take in is written: three or four are many letters to read and to draw."""
    return len(comparison.contests) > 2


def svg(comparison: Comparison) -> str:
    """Draw a comparison as SVG."""
    drawing = Drawing()
    y = 22.0
    for line in words.lines(comparison.title, ROOM, 31, 700, 2):
        y += 34
        drawing.text(line, MARGIN, y, 31, weight=700)
    room = ROOM - (invented_label(drawing, y + 10) + 12 if comparison.invented else 0)
    for line in words.lines(comparison.headline, room, 21, 400, 2):
        y += 29
        drawing.text(line, MARGIN, y, 21, fill=colour.QUIET, room=room)
    y += 33 if comparison.invented and not comparison.headline else 0
    ends = _ends(comparison)
    said, size = _verdicts(comparison)
    named = words.dated([(contest.seat, contest.date) for contest in comparison.contests])
    for contest, name, verdict in zip(comparison.contests, named, said, strict=True):
        y = _block(drawing, contest, name, ends, y + 20, _Caption(verdict, size, _is_brief(comparison)))
    return drawing.svg(_names(drawing, comparison, y))


def alt_text(comparison: Comparison) -> str:
    """Say what a comparison shows: each contest's result, facts and the shares drawn."""
    for most in (80, 48, 30, 18):
        said = ["Invented, not real."] if comparison.invented else []
        said += [f"{words.cut(text, 3 * most)}." for text in (comparison.title, comparison.headline) if text]
        said += [_said(contest, most) for contest in comparison.contests]
        if len(" ".join(said)) <= 1024:
            break
    return " ".join(said)[:1024]


def _said(contest: ComparedContest, most: int) -> str:
    facts = "; ".join(f"{label.lower()} {words.cut(text, 2 * most)}" for label, text in _facts(contest))
    shares = ", ".join(f"{words.cut(p.short, most)} {percent(p.share_points)}" for p in _parts(contest, ("", "")))
    return (
        f"{words.cut(contest.seat, most)}, {words.plain(contest.date)}: {words.cut(contest.verdict, 2 * most)}; "
        f"{facts}; {shares or 'shares not recorded'}."
    )


def _facts(contest: ComparedContest) -> list[tuple[str, str]]:
    facts = (("Majority", contest.majority), ("Turnout", contest.turnout), ("Swing", contest.swing))
    return [(label, text) for label, text in facts if text]


def _ends(comparison: Comparison) -> tuple[str, str]:
    """Choose the parties for the left and right ends: the largest of those with a place in more than one contest."""
    total: dict[str, Fraction] = {}
    seen: dict[str, int] = {}
    for contest in comparison.contests:
        for share in contest.shares:
            if _has_room(share) and not share.independent:
                total[share.party] = total.get(share.party, Fraction(0)) + share.share_points
                seen[share.party] = seen.get(share.party, 0) + 1
    several = sorted((party for party in total if seen[party] > 1), key=lambda party: -total[party])
    first, second, *_ = [*several, "", ""]
    return first, second


def _has_room(share: ComparedShare) -> bool:
    short, figure = words.drawable(share.short), percent(share.share_points)
    label = max(words.width(short, 19, 700), words.width(figure, 19, 400))
    return label + 12 <= ROOM * float(share.share_points) / 100


def _parts(contest: ComparedContest, ends: tuple[str, str]) -> list[_Part]:
    """Give the stretches of a contest's bar from left to right: shares that have room for a label, and the rest."""
    wide = [share for share in contest.shares if _has_room(share)]
    left = [share for share in wide if share.party == ends[0]]
    right = [share for share in wide if share.party == ends[1]]
    middle = sorted((s for s in wide if s.party not in ends), key=lambda share: -share.share_points)
    parts = [_Part(s.short, s.colour, s.share_points) for s in (*left, *middle)]
    rest = sum((share.share_points for share in contest.shares if share not in wide), Fraction(0))
    if rest:
        parts.append(_Part(REST, OTHERS, rest))
    return parts + [_Part(s.short, s.colour, s.share_points) for s in right]


def _verdicts(comparison: Comparison) -> tuple[list[str], float]:
    """Give each contest's verdict, and one size that fits them all; short ones where whole ones would not."""
    label = _Caption("", 0, _is_brief(comparison)).majority
    widths = [20 + _majority_width(_number(each), label) if _number(each) else 0 for each in comparison.contests]
    rooms = [ROOM - 24 - wide for wide in widths]
    for short in (True,) if _is_brief(comparison) else (False, True):
        said = [_loud(contest.short_verdict if short else contest.verdict) for contest in comparison.contests]
        size = 23.0
        while size > 19 and any(words.width(v, size, 800) > room for v, room in zip(said, rooms, strict=True)):
            size -= 0.5
        if size > 19:
            break
    return said, size


def _loud(verdict: str) -> str:
    return re.sub(r" (hold|gain)\b", lambda found: f" {found[1].upper()}", words.drawable(verdict))


def _number(contest: ComparedContest) -> str:
    found = re.match(r"[\d,]+", contest.majority)
    return found[0] if found else ""


def _majority_width(number: str, label: str) -> float:
    return words.width(number, 23, 800) + 8 + words.width(label, 19, 500)


def _brief_swing(contest: ComparedContest) -> str:
    """Write the swing without its parties where the verdict above it names the same two in full."""
    gain = re.fullmatch(r"(.+) gain from (.+)", contest.short_verdict)
    return contest.swing.replace(f" {gain[2]} to {gain[1]}", "", 1) if gain else contest.swing


def _block(
    drawing: Drawing,
    contest: ComparedContest,
    name: str,
    ends: tuple[str, str],
    y: float,
    caption: _Caption,
) -> float:
    """Draw a contest's block from `y` down; gives where it ends."""
    drawing.text(name, MARGIN, y + 24, 24, weight=700, smallest=20)
    y += 34
    ground, ink = colour.field(contest.colour)
    drawing.rect(MARGIN, y, ROOM, BAND_HIGH, ground, 4)
    number = _number(contest)
    room = ROOM - 24 - (20 + _majority_width(number, caption.majority) if number else 0)
    drawing.text(caption.verdict, MARGIN + 12, y + 27, caption.size, fill=ink, weight=800, room=room)
    if number:
        wide = drawing.text(number, RIGHT - 12, y + 27, 23, fill=ink, weight=800, anchor="end", room=200)
        drawing.text(caption.majority, RIGHT - 20 - wide, y + 27, 19, fill=ink, weight=500, anchor="end")
    y += BAND_HIGH + 5
    parts = _parts(contest, ends)
    _bar(drawing, parts, y, caption.brief)
    y += BAR_HIGH + 8 if parts else 0
    left = ", ".join(
        f"{label} {text}"
        for label, text in (("Majority", "" if number else contest.majority), ("Turnout", contest.turnout))
        if text
    )
    taken = drawing.text(left, MARGIN, y + 20, 19, weight=500) + 20 if left else 0.0
    if contest.swing:
        swing = f"Swing {_brief_swing(contest)}"
        if taken + words.width(words.drawable(swing), 19, 500) > ROOM:
            y += 24
        # At the right edge, under the majority: the eye runs down either column.
        drawing.text(swing, RIGHT, y + 20, 19, weight=500, anchor="end")
    return y + 26


def _bar(drawing: Drawing, parts: list[_Part], y: float, brief: bool) -> None:
    total = float(sum(part.share_points for part in parts))
    x, unit = MARGIN, ROOM / total if total else 0.0
    for part in parts:
        wide = float(part.share_points) * unit
        room = max(2.0, wide - (GAP if part is not parts[-1] else 0))
        ground, ink = colour.field(colour.on_card(part.colour))
        drawing.rect(x, y, room, BAR_HIGH, ground, 2)
        middle = x + room / 2
        figure = percent(part.share_points)
        # What is left over may be too narrow for its words; it is what the named parties leave.
        wordy = max(words.width(words.drawable(part.short), 19, 700), words.width(figure, 19, 400)) > room
        if not wordy and not (brief and part.short == REST):
            drawing.text(part.short, middle, y + 21, 19, fill=ink, weight=700, anchor="middle", room=room + 1)
            drawing.text(figure, middle, y + 42, 19, fill=ink, anchor="middle", room=room + 1)
        x += wide


def _says_itself(short: str, party: str) -> bool:
    """Tell whether a short name is the beginning of its party's words: Lab, Binface, Ind Unionist; not LD, SF."""
    whole = words.plain(party).split()
    return all(any(word.startswith(part) for word in whole) for part in words.plain(short).split())


def _names(drawing: Drawing, comparison: Comparison, y: float) -> float:
    """Say in full, at the foot, which parties the short names mean; gives the card's height.

    One that says itself needs no saying.
    """
    names = {
        part.short: share.party
        for contest in comparison.contests
        for part in _parts(contest, ("", ""))
        for share in contest.shares
        if share.short == part.short and not _says_itself(part.short, share.party)
    }
    said = "; ".join(f"{short}: {party}" for short, party in names.items())
    for number, line in enumerate(words.lines(said, ROOM, 19, 400, 3)):
        y += LEGEND_LINE if number else 34
        drawing.text(line, MARGIN, y, 19, fill=colour.QUIET)
    return y + 24


LEGEND_LINE = 24.0
