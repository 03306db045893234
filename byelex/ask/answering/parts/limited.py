"""Limits compared and written; which candidates of a contest had more, or fewer, votes than so many."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from operator import eq, ge, gt, le, lt

from byelex import measures
from byelex.ask.query import Query
from byelex.elections import ByElection, Candidacy
from byelex.measures import share_points
from byelex.questions.scopes import LIMITS
from byelex.store.scope import Bound
from byelex.swings import Swing, standard_swing, swing_points
from byelex.wording import how_many, percent, with_party

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


def whether_words(limit: Bound | None, told: str = "Yes") -> str:
    """Write what a figure is held against: ", whether over 50%"; nothing where it is not, or no yes or no is told."""
    if limit is None or not told.startswith(("Yes", "No")):
        return ""
    than = "just" if limit.comparison == "=" else LIMITS[limit.comparison]
    return f", whether {f'{than} {limit.value:,.10g}'.lstrip()}{_UNITS.get(limit.measure, '')}"


_UNITS = {"share": "%", "turnout": "%", "majority points": " points", "swing": " points"}


_EXACTLY: dict[str, Callable[[ByElection], Fraction | int | None]] = {
    "majority": measures.majority,
    "margin": measures.majority,
    "majority points": measures.majority_points,
    "candidates": lambda contest: len(contest.candidacies) if contest.ballot_known else None,
    "electorate": lambda contest: contest.electorate,
    "valid votes": measures.valid_vote_count,
    "rejected papers": lambda contest: contest.rejected_vote_count,
    "swing": swing_points,
}


def meets(by_election: ByElection, query: Query, one: Candidacy | None = None) -> bool | None:
    """Tell whether a contest's figure, or one candidate's, is as it is asked whether it is; None if it is not known."""
    limit, value = query.checked, None
    if limit is not None and (query.measures, limit.measure) == (("margin",), "votes"):
        # "Did Labour win it by over 5,000".
        limit = replace(limit, measure="margin")
    if limit is None or query.measures != (limit.measure,) or query.against or not _of_pair(by_election, query):
        # Of a rise, of the election before or of another pair, the limit is on another figure.
        return None
    if one is not None:
        value = {"share": share_points(by_election, one), "votes": one.votes}.get(limit.measure)
    elif limit.measure == "turnout":
        # Of valid votes and of all papers: where one is within the limit and the other is not, neither yes nor no.
        both = (measures.turnout_points(by_election), measures.ballot_turnout_points(by_election))
        so = {_as_asked(each, limit) for each in both if each is not None}
        # As one of the two it is rightly said.
        return True if limit.comparison == "~" and True in so else so.pop() if len(so) == 1 else None
    elif limit.measure in _EXACTLY and (not query.parties or by_election.winner.party.id in query.party_ids):
        value = _EXACTLY[limit.measure](by_election)
    if query.premise == "won" and one not in {None, by_election.winner}:
        # "Did Labour win it with over 40%": it did not win.
        return False
    return None if value is None else _as_asked(value, limit)


def apart_meets(by_election: ByElection, ahead: Candidacy, behind: Candidacy, limit: Bound) -> bool | None:
    """Tell whether one candidate was ahead of another by so many votes, or points of share; None if it is not known."""
    if limit.measure == "votes":
        return _as_asked((ahead.votes or 0) - (behind.votes or 0), limit)
    first, second = share_points(by_election, ahead), share_points(by_election, behind)
    if first is None or second is None or limit.measure != "majority points":
        return None
    apart = first - second
    if limit.comparison == ">=" and apart < limit.value and _as_asked(apart, replace(limit, comparison="~")):
        # "By 10.1 points" of 10.06, which is told as 10.1, is neither so nor not so.
        return None
    return _as_asked(apart, limit)


def _as_asked(value: Fraction | int, limit: Bound) -> bool | None:
    """Tell whether a figure meets a limit, or is so many as was typed: neither yes nor no where only rounding tells."""
    if limit.comparison != "~":
        return is_within(value, limit)
    said = Decimal(str(limit.value)).normalize()
    apart, unit = abs(value - Fraction(said)), Fraction(1, 10 ** max(0, -int(said.as_tuple().exponent)))
    if limit.measure not in _UNITS:
        return apart == 0
    # "39%" of 39.46, which is told as 39.5%, is neither so nor not so.
    told = abs(round(value * 10) / Fraction(10) - Fraction(said)) if unit == 1 else apart
    return True if max(apart, told) < unit / 2 or apart == 0 else None if apart < unit else False


def _of_pair(by_election: ByElection, query: Query) -> bool:
    """Tell whether a swing asked for is the usual one, the way that it ran, and to the winner; so is one of no pair.

    "Did Labour win it on a swing of over 5" is no yes where the swing was to Labour, and it did not win.
    """
    found = standard_swing(by_election) if query.pair else None
    if query.pair is None or not isinstance(found, Swing):
        return query.pair is None
    ran = ((found.from_, query.pair[0]), (found.to, query.pair[1]), (found.to, (by_election.winner.party.id,)))
    return all(not ids or one.party.id in ids for one, ids in ran)


def is_within(value: Fraction | float, limit: Bound) -> bool:
    """Tell whether a figure meets a limit, as it was typed."""
    return MEETS[limit.comparison](Fraction(value), Fraction(str(limit.value)))


def within_limit(by_election: ByElection, limit: Bound) -> str:
    """Count and name the candidates of a contest whose votes or share meet a limit, compared exactly."""
    if by_election.completeness != "full" or any(one.votes is None for one in by_election.candidacies):
        return "Not every candidate's votes are recorded, so how many had so many is not known."
    asked, of_hundred = Fraction(str(limit.value)), limit.measure == "share"
    had = {
        one: share_points(by_election, one) if of_hundred else Fraction(one.votes or 0)
        for one in by_election.candidacies
    }
    found = [one for one, value in had.items() if value is not None and MEETS[limit.comparison](value, asked)]

    def told(one: Candidacy) -> str:
        return percent(had[one]) if of_hundred else f"{one.votes:,}"

    many = how_many(len(had), "candidate")
    if not found:
        winner = by_election.winner
        most = f"; {with_party(winner)} had most, {told(winner)}" if limit.comparison in {">", ">="} else ""
        return f"None of {many} had {limit_words(limit)}{most}."
    names = [f"{with_party(one)} {told(one)}" for one in found[:MOST_NAMED]]
    more = [f"and {len(found) - MOST_NAMED} more"] if len(found) > MOST_NAMED else []
    return f"{len(found)} of {many} had {limit_words(limit)}: {'; '.join([*names, *more])}."
