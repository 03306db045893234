"""The measures a question may be about: what each is called, how its figures and its order are written."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from byelex.elections import ByElection
from byelex.measures import (
    candidate_count,
    lost_deposit_count,
    majority,
    majority_points,
    share_points,
    turnout_change_points,
    turnout_points,
    valid_vote_count,
)
from byelex.swings import swing_points
from byelex.wording import how_many, in_points, percent, rounded, signed

Exact = int | Fraction


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure as it is said; its key in MEASURES is what the store and a Query know it by.

    `unit` is "percent", "points", "change" (points with a sign) or the thing counted ("vote"); empty for a bare number.
    `most` and `least` say an order, {} standing for the name. `of` works out a contest's own, exactly.
    """

    name: str
    unit: str = ""
    most: str = "Largest {}"
    least: str = "Smallest {}"
    of: Callable[[ByElection], Exact | None] | None = None


def _majority_before(by_election: ByElection) -> int | None:
    return majority(by_election.baseline) if by_election.baseline else None


def _majority_before_points(by_election: ByElection) -> Fraction | None:
    return majority_points(by_election.baseline) if by_election.baseline else None


MEASURES: dict[str, Measure] = {
    "majority": Measure("majority", "vote", of=majority),
    "margin": Measure("majority", "vote", of=majority),
    "majority points": Measure("majority in points of share", "points", of=majority_points),
    "majority overturned": Measure("majority overturned", "vote", of=_majority_before),
    "majority overturned points": Measure("majority overturned in points", "points", of=_majority_before_points),
    "majority before": Measure("majority at the general election before", "vote", of=_majority_before),
    "turnout": Measure("turnout", "percent", "Highest {}", "Lowest {}", turnout_points),
    "turnout change": Measure(
        "change of turnout",
        "change",
        "Largest rise of turnout",
        "Largest fall of turnout",
        turnout_change_points,
    ),
    "electorate": Measure("electorate", of=lambda one: one.electorate),
    "valid votes": Measure("valid votes", "valid vote", "Most {}", "Fewest {}", valid_vote_count),
    "rejected papers": Measure(
        "rejected papers", "rejected paper", "Most {}", "Fewest {}", lambda one: one.rejected_vote_count
    ),
    "swing": Measure("Butler swing", "points", of=swing_points),
    "swing needed": Measure("swing needed", "points"),
    "candidates": Measure("number of candidates", "candidate", "Most candidates", "Fewest candidates", candidate_count),
    "deposits lost": Measure(
        "number of deposits lost", "deposit", "Most deposits lost", "Fewest deposits lost", lost_deposit_count
    ),
    "deposits kept": Measure("deposits kept"),
    "parties": Measure("number of parties"),
    "winning share": Measure(
        "winning share", "percent", "Highest {}", "Lowest {}", lambda one: share_points(one, one.winner)
    ),
    "winning votes": Measure(
        "winner's votes", "vote", "Most votes for a winner", "Fewest votes for a winner", lambda one: one.winner.votes
    ),
    "votes": Measure("votes for a candidate", "vote", "Most votes", "Fewest votes"),
    "share": Measure("share of the vote", "percent", "Highest share", "Lowest share"),
    "change": Measure("change of share", "change", "Largest rise of share", "Largest fall of share"),
    "movers": Measure("whose share rose and fell most"),
    "winner": Measure("winner"),
    "outcome": Measure("hold or gain"),
    "ballot turnout": Measure("turnout counting rejected papers"),
    "steed swing": Measure("Steed swing"),
    "date": Measure("date", most="Last", least="First"),
    "cause": Measure("cause of the by-election"),
    "previous holder": Measure("member before"),
    "region": Measure("region"),
    "unopposed": Measure("whether unopposed"),
    "declaration time": Measure("time of declaration"),
    "table": Measure("votes and shares"),
    "turnout before": Measure("turnout at the general election before"),
    "electorate before": Measure("electorate at the general election before"),
    "valid votes before": Measure("valid votes at the general election before"),
    "rejected papers before": Measure("rejected papers at the general election before"),
    "candidates before": Measure("number of candidates at the general election before"),
    "winner before": Measure("winner at the general election before"),
    "result before": Measure("result at the general election before"),
    "deposit": Measure("deposit"),
    "position": Measure("place"),
    "behind": Measure("votes behind the winner"),
    "vote change": Measure("change of votes"),
}


def written(measure: str, value: Exact | float, places: int = 1) -> str:
    """Write a measure's value with its unit: "6,436 votes", "38.0%", "+1.2 points"; a count in full."""
    unit = MEASURES[measure].unit
    if unit == "percent":
        return percent(Fraction(value), places)
    if unit == "points":
        return in_points(Fraction(value), places)
    if unit == "change":
        return f"{signed(Fraction(value), places)} points"
    return how_many(int(value), unit) if unit else f"{value:,}"


def order(measure: str, most: bool) -> str:
    """Write an order by a measure: "Largest majority", "Lowest turnout", "First"."""
    found = MEASURES[measure]
    return (found.most if most else found.least).format(found.name)


def average_words(measure: str, value: Fraction, median: bool) -> str:
    """Write an average of a measure, to one decimal: "40.5%", "5,134.9 votes", "11.7"; a median may be a whole one."""
    if MEASURES[measure].unit in {"percent", "points", "change"}:
        return written(measure, float(value))
    shown = f"{value.numerator:,}" if median and value.denominator == 1 else rounded(value, 1)
    return f"{shown} votes" if MEASURES[measure].unit == "vote" else shown
