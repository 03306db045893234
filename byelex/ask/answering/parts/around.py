"""Who came ahead of somebody in a contest, behind them, next to them, or between two."""

from __future__ import annotations

from collections.abc import Sequence
from operator import itemgetter

from byelex.ask.query import Query
from byelex.elections import ByElection, Candidacy
from byelex.measures import places
from byelex.wording import capital, how_many, listed, placed, with_party

ASIDE = {
    "ahead": "who came ahead",
    "just ahead": "who came next ahead",
    "behind": "who came behind",
    "just behind": "who came next behind",
    "between": "who came between",
}
"""What a candidacy's query is set against where it asks who came before or after somebody, and how that is called."""
MOST_NAMED = 12


def around(by_election: ByElection, named: Sequence[Candidacy], query: Query) -> str:
    """Say who came before or after those named, in the order of the poll, with their votes."""
    at = dict(zip(map(id, by_election.candidacies), places(by_election), strict=True))
    own = [place for one in named if (place := at[id(one)]) is not None]
    low, high = min(own, default=0), max(own, default=0)
    # Of a result recorded in part all above a place may be known; who came behind one never is.
    last = {"behind": 0, "just behind": 0, "between": high}.get(query.against, low)
    above = sum(place < last for place in at.values() if place is not None)
    known = None not in at.values() if by_election.ballot_known else above == last - 1
    if len(own) < len(named) or not known:
        return f"Not everyone's place there is recorded; {with_party(by_election.winner)} won."
    if query.against == "between" and len(named) < 2:
        return "Not both of those stood there."
    if len(named) > 2 or (len(named) == 2) != (query.against == "between"):
        return f"{how_many(len(named), 'candidate')} are meant: ask about one of them."
    ranges = {
        "ahead": range(1, low),
        "just ahead": range(low - 1, low),
        "behind": range(high + 1, len(at) + 1),
        "just behind": range(high + 1, high + 2),
        "between": range(low + 1, high),
    }
    aside = ((place, one) for one in by_election.candidacies if (place := at[id(one)]) in ranges[query.against])
    # Two with equal votes share a place, and stay as they are listed.
    found = sorted(aside, key=itemgetter(0))
    told = [f"{with_party(one)} {one.votes:,}" for _, one in found[:MOST_NAMED] if one.votes is not None]
    more = [f"{len(found) - MOST_NAMED} more"] if len(found) > MOST_NAMED else []
    whom = listed([f"{with_party(one)}, {placed(at[id(one)] or 0)}{_votes(one)}" for one in named])
    came = "came between" if query.against == "between" else f"came {query.against}{' of' * ('ahead' in query.against)}"
    by = min((one.votes or 0 for one in named), default=0)
    if [place for place, _ in found] == [1] and query.against == "ahead" and found[0][1].votes is not None:
        told = [f"{told[0]}, who won by {how_many((found[0][1].votes or 0) - by, 'vote')}"] if by else told
    who = capital(how_many(len(found), "candidate")) if found else "Nobody"
    return f"{who} {came} {whom}{': ' if found else ''}{'; '.join([*told, *more])}."


def _votes(one: Candidacy) -> str:
    return "" if one.votes is None else f" with {one.votes:,} votes"
