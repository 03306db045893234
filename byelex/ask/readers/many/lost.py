"""Read what a party lost that never had a seat to lose as where it stood and did not win."""

from __future__ import annotations

from dataclasses import replace

from byelex.ask.conditions import party_that_lost, stood_and_lost
from byelex.ask.query import Query
from byelex.ask.readers.reader import Reader
from byelex.store.scope import Scope

_OWN = frozenset("seat seats held hold holds holding defend defends defended defending defence defences had".split())
"""Words that say that a seat was a party's own."""


def as_not_won(reader: Reader, query: Query) -> Query:
    """Read "by-elections UKIP lost", of a party that defended none; ranked or added up, so too one that lost none.

    "Seats the Tories lost" are those they had. By a majority those are ranked, or limited, where it came second.
    """
    parts = tuple(as_not_won(reader, part) for part in query.parts)
    query = query if parts == query.parts else replace(query, parts=parts)
    scope, contests = query.scope, reader.vocabulary.namesakes.contests
    if not party_that_lost(scope) or reader.says(_OWN):
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
