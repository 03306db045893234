"""The records Byelex keeps: what each ranks, in which order, and how its figure is worked out and shown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from byelex.elections import ByElection, Candidacy
from byelex.measures import (
    change_points,
    lost_deposit_count,
    majority,
    majority_points,
    share_points,
    swing_points,
    turnout_change_points,
    turnout_points,
)
from byelex.questions.filters import choice_kind
from byelex.wording import rounded, signed

Unit = Literal["points", "percent", "change", "votes", "candidates", "deposits", "papers"]
Exact = int | Fraction


@dataclass(frozen=True, slots=True)
class Record:
    """A record: contests, or candidacies in them, in order of a measure of byelex.store.queries.

    `apart`: Northern Ireland, where other parties stand, is left out unless asked for. `gains`: only gains have it.
    `sign` keeps the rises, or the falls, alone. `left_out` says what a contest without the measure lacks.
    """

    name: str
    measure: str
    most: bool
    unit: Unit
    label: str
    contest: Callable[[ByElection], Exact | None] | None = None
    candidacy: Callable[[ByElection, Candidacy], Exact | None] | None = None
    apart: bool = False
    gains: bool = False
    sign: Literal["", ">", "<"] = ""
    left_out: str = "not recorded"


def _overturned(by_election: ByElection) -> int | None:
    return majority(by_election.baseline) if by_election.baseline else None


def _overturned_points(by_election: ByElection) -> Fraction | None:
    return majority_points(by_election.baseline) if by_election.baseline else None


def _candidates(by_election: ByElection) -> int:
    return len(by_election.candidacies)


def _rejected(by_election: ByElection) -> int | None:
    return by_election.rejected_vote_count


def _winning_share(by_election: ByElection) -> Fraction | None:
    return share_points(by_election, by_election.winner)


def _votes(by_election: ByElection, candidacy: Candidacy) -> int | None:
    return candidacy.votes


MAJORITY = "Majority"
POINTS = "Majority, points"
TURNOUT = "Turnout"
CHANGE = "Change, points"

_ALL = (
    Record(
        "largest swing", "swing", True, "points", "Butler swing", swing_points, apart=True, left_out="no defined swing"
    ),
    Record("largest majority", "majority", True, "votes", MAJORITY, majority, apart=True),
    Record("smallest majority", "majority", False, "votes", MAJORITY, majority, apart=True),
    Record("largest majority in points", "majority points", True, "points", POINTS, majority_points, apart=True),
    Record("smallest majority in points", "majority points", False, "points", POINTS, majority_points, apart=True),
    Record(
        "biggest majority overturned", "majority overturned", True, "votes", "Majority before", _overturned, gains=True
    ),
    Record(
        "biggest majority overturned in points",
        "majority overturned points",
        True,
        "points",
        "Majority before, points",
        _overturned_points,
        gains=True,
    ),
    Record("highest turnout", "turnout", True, "percent", TURNOUT, turnout_points),
    Record("lowest turnout", "turnout", False, "percent", TURNOUT, turnout_points),
    Record("biggest rise of turnout", "turnout change", True, "change", CHANGE, turnout_change_points, sign=">"),
    Record("biggest fall of turnout", "turnout change", False, "change", CHANGE, turnout_change_points, sign="<"),
    Record("most candidates", "candidates", True, "candidates", "Candidates", _candidates),
    Record("fewest candidates", "candidates", False, "candidates", "Candidates", _candidates),
    Record("highest winning share", "winning share", True, "percent", "Share", _winning_share, apart=True),
    Record("lowest winning share", "winning share", False, "percent", "Share", _winning_share, apart=True),
    Record(
        "largest rise of a party's share",
        "change",
        True,
        "change",
        CHANGE,
        candidacy=change_points,
        apart=True,
        sign=">",
    ),
    Record(
        "largest fall of a party's share",
        "change",
        False,
        "change",
        CHANGE,
        candidacy=change_points,
        apart=True,
        sign="<",
    ),
    Record("most deposits lost", "deposits lost", True, "deposits", "Deposits lost", lost_deposit_count),
    Record("fewest votes for a candidate", "votes", False, "votes", "Votes", candidacy=_votes),
    Record("most rejected papers", "rejected papers", True, "papers", "Rejected papers", _rejected),
)
RECORDS: dict[str, Record] = {record.name: record for record in _ALL}
"""Every record by its name, in the order the overview gives them."""

RECORD = choice_kind(
    "which record: largest swing, lowest turnout, …",
    lambda store: {name: name[:1].upper() + name[1:] for name in RECORDS},
    "record called",
)
"""Resolves to a record's name."""


def figure(record: Record, value: Exact) -> str:
    """Write a record's figure as its table does: two decimals, a sign where it is a change."""
    if record.unit == "change":
        return signed(Fraction(value), 2)
    if isinstance(value, int) or record.unit not in ("points", "percent"):
        return f"{int(value):,}"
    return f"{rounded(value, 2)}%" if record.unit == "percent" else rounded(value, 2)


_UNITS: dict[Unit, tuple[str, str]] = {
    "points": (" points", " points"),
    "percent": ("", ""),
    "change": (" points", " points"),
    "votes": (" vote", " votes"),
    "candidates": (" candidate", " candidates"),
    "deposits": (" deposit lost", " deposits lost"),
    "papers": (" rejected paper", " rejected papers"),
}


def with_unit(record: Record, value: Exact) -> str:
    """Write a record's figure with its unit: "28.53 points", "6 votes"."""
    return f"{figure(record, value)}{_UNITS[record.unit][value != 1]}"
