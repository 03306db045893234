"""Read what a party lost that never had a seat to lose as where it stood and did not win."""

from __future__ import annotations

from dataclasses import replace

from byelex.ask.conditions import party_that_lost, stood_and_lost
from byelex.ask.query import Declined, Query, Refusal
from byelex.ask.readers.reader import Reader
from byelex.ask.readers.scopes.party_parts import of_candidates
from byelex.ask.readers.verbs import OWN
from byelex.store.scope import Scope

SEVERAL_INDEPENDENTS = Refusal("Several independents may stand at one by-election: ask who stood at each.")


def as_not_won(reader: Reader, query: Query) -> Query:
    """Read "by-elections UKIP lost", of a party that defended none; ranked or added up, so too one that lost none.

    "Seats the Tories lost" are those they had; what their candidates lost, anyone's. By a majority those are ranked, or
    limited, where it came second. Several parties' candidates are declined.
    """
    parts = tuple(as_not_won(reader, part) for part in query.parts)
    query = query if parts == query.parts else replace(query, parts=parts)
    if reader.says(OWN):
        return query
    if query.task in _OF_CANDIDATES and (standing := _candidates(reader, query.scope)) is not None:
        return replace(query, scope=standing)
    scope, contests = query.scope, reader.vocabulary.namesakes.contests
    if not party_that_lost(scope):
        return query
    ranked = query.task in _RANKING and query.measures[0] != "date"
    by_majority = any(
        each.startswith("majority")
        for each in (*(query.measures if ranked else ()), *(bound.measure for bound in scope.bounds))
    )
    own = scope if ranked or by_majority else Scope(defender=scope.defender)
    if contests(own, limit=1):
        return query
    if by_majority:
        return replace(query, scope=replace(scope, held=None, defender=(), runner_up=scope.defender))
    others = stood_and_lost(scope)
    return replace(query, scope=others) if contests(others, limit=1) else query


_RANKING = frozenset(("record", "candidacy record", "sum", "average", "median"))
_OF_CANDIDATES = frozenset(("count", "list"))


def _candidates(reader: Reader, scope: Scope) -> Scope | None:
    """Give where a party's candidates stood and lost, whoever had the seat; None where no candidates' loss is asked."""
    own = {item.value for item in reader.find("party") if of_candidates(reader, item)}
    if len(own) != 1:
        return None
    (party,) = own
    # "Did not win" leaves out where they won.
    won = next((one.winner for one in scope.excluding if one == Scope(winner=one.winner)), ())
    named = scope.defender if scope.held is False else won
    if not set(party) <= set(named):
        return None
    if "independent" in party:
        raise Declined(SEVERAL_INDEPENDENTS)
    if set(party) != set(named):
        raise Declined(Refusal("Ask of one party's candidates at a time: those who stood, won or lost."))
    if named is won:
        return replace(scope, stood=party)
    # Where it is said to whom they lost, that is enough.
    return replace(scope, held=None, defender=(), stood=party) if scope.winner else stood_and_lost(scope)
