"""Limits compared and written; which candidates of a contest had more, or fewer, votes than so many."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from operator import eq, ge, gt, le, lt

from byelex.elections import ByElection
from byelex.measures import share_points
from byelex.store.scope import Bound
from byelex.wording import how_many, with_party

MEETS: dict[str, Callable[[float | Fraction, float | Fraction], bool]] = {"<": lt, "<=": le, ">": gt, ">=": ge, "=": eq}
_THAN = {"<": "fewer than ", "<=": "at most ", ">": "more than ", ">=": "at least ", "=": ""}
MOST_NAMED = 25


def limit_words(limit: Bound) -> str:
    """Write a limit: "fewer than 100 votes", "at least 5%", "no by-election"; of what a party comes to, "just 1"."""
    than, value = _THAN[limit.comparison], f"{limit.value:,.10g}"
    if limit.measure == "contests":
        number = {"0": "no", "1": "one"}.get(value, value)
        return f"{than}{number} {'by-election' if limit.value < 2 else 'by-elections'}"
    if limit.measure in {"share", "votes"}:
        return f"{than.replace('fewer', 'less')}{value}%" if limit.measure == "share" else f"{than}{value} votes"
    return f"{than or 'just '}{value}"


def within_limit(by_election: ByElection, limit: Bound) -> str:
    """Count and name the candidates of a contest whose votes or share meet a limit, compared exactly."""
    if by_election.completeness != "full" or any(one.votes is None for one in by_election.candidacies):
        return "Not every candidate's votes are recorded, so how many had so many is not known."
    asked = Fraction(str(limit.value))
    found = []
    for one in by_election.candidacies:
        value = share_points(by_election, one) if limit.measure == "share" else Fraction(one.votes or 0)
        if value is not None and MEETS[limit.comparison](value, asked):
            found.append(one)
    told = f"{len(found)} of {how_many(len(by_election.candidacies), 'candidate')} had {limit_words(limit)}"
    names = [f"{with_party(one)} {one.votes:,}" for one in found[:MOST_NAMED]]
    more = [f"and {len(found) - MOST_NAMED} more"] if len(found) > MOST_NAMED else []
    return f"{told}{': ' if names else ''}{'; '.join([*names, *more])}."
