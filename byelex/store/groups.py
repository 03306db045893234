"""What by-elections and candidacies come to by when or where they were, by party or by person."""

from __future__ import annotations

from collections import Counter
from operator import itemgetter
from typing import Literal

from byelex.store import tallies
from byelex.store.connection import Store
from byelex.store.queries import Stood, ended, stood_in
from byelex.store.scope import CONTEST_MEASURES, Scope, selected

_GROUPS: dict[str, str] = {
    "year": "substr(k.polling_on, 1, 4)",
    "decade": "substr(k.polling_on, 1, 3)",
    "Parliament": "k.parliament_on",
    "month": "substr(k.polling_on, 6, 2)",
    "day": "k.polling_on",
    "weekday": "k.weekday",
    "seat": "k.constituency_id",
    "nation": "k.country",
    "region": "k.region",
    "cause": "k.cause",
}


def grouped(
    store: Store, scope: Scope, by: str, measure: str | None = None, least: int = 1
) -> tuple[tuple[str, int, float], ...]:
    """Count the by-elections of a scope by when or where they were, and add up a measure of those that have it.

    Each group is given by the id of one by-election in it, some in parts; those the measure is not defined or recorded
    for are left out. Of days, only those with at least so many are given.
    """

    def find() -> tuple[tuple[str, int, float], ...]:
        expression = None if measure is None else CONTEST_MEASURES[measure]
        kept = by in {"year", "decade", "nation"} and tallies.tallied(scope)
        whole, parts = tallies.whole_years(scope) if kept else (None, [scope])
        found = [] if whole is None else tallies.grouped(store.connection, whole, measure or tallies.EVERY, by)
        for part in parts:
            made = selected(part)
            if expression is not None:
                made.where(f"{expression} IS NOT NULL")
            having = f" HAVING count(*) >= {least:d}" if by == "day" else ""
            if expression is None and by == "day":
                sql = made.sql("max(k.by_election_id), count(*), 0", f"GROUP BY k.polling_on{having}")
            else:
                # The one is looked up of each group and not of each row: not every index has ids, all have numbers.
                columns = f"max(k.number) AS number, count(*) AS contests, sum({expression or 0}) AS total"
                groups = made.sql(columns, f"GROUP BY {_GROUPS[by]}{having}")
                sql = f"SELECT by_election_id, contests, total FROM ({groups}) JOIN contest_index USING (number)"  # noqa: S608
            found += store.connection.execute(sql, made.parameters).fetchall()
        return tuple(found)

    return store.remembered("grouped", (scope, by, measure, least), find)


def by_party(
    store: Store, scope: Scope, part: Literal["winner", "defender", "runner_up"]
) -> tuple[tuple[str, int], ...]:
    """Count the contests of a scope by the party that won them, had held them or came second: most first."""
    if part == "winner":
        won: Counter[str] = Counter()
        for (winner, _), count in ended(store, scope).items():
            won[winner] += count
        return tuple(sorted(won.items(), key=lambda one: (-one[1], one[0])))

    def find() -> tuple[tuple[str, int], ...]:
        made = selected(scope)
        made.where(f"k.{part}_party_id IS NOT NULL")
        sql = made.sql(f"k.{part}_party_id, count(*)", "GROUP BY 1 ORDER BY 2 DESC, 1")
        return tuple((party_id, count) for party_id, count in store.connection.execute(sql, made.parameters).fetchall())

    return store.remembered("by_party", (scope, part), find)


def party_votes(store: Store, scope: Scope, parties: tuple[str, ...] = ()) -> dict[str, int]:
    """Add up the votes of a scope by party id, for those that stood; of some parties, or of all if none are given."""
    return store.remembered(
        "party_votes", (scope, parties), lambda: _by_candidate(store, scope, "party", "votes", parties)
    )


def _by_candidate(store: Store, scope: Scope, kind: str, what: str, ids: tuple[str, ...] = ()) -> Counter[str]:
    """Add up the candidacies of a scope by party or by person, of some ids or of all."""
    found: Counter[str] = Counter()
    whole, parts = tallies.whole_years(scope) if tallies.of_days(scope) else (None, [scope])
    if whole is not None:
        found.update(dict(tallies.candidacies(store.connection, whole, kind, ids, what)))
    for part in parts:
        made = stood_in(part, _ADDING.get(what, Stood()))
        if ids:
            made.one_of(f"c.{kind}_id", ids)
        sql = made.sql(f"c.{kind}_id, {tallies.CANDIDACY_SUMS[what]}", f"GROUP BY +c.{kind}_id")
        found.update(dict(store.connection.execute(sql, made.parameters).fetchall()))
    return found


_ADDING = {"won": Stood(elected=True), "second": Stood(position=2), "deposits_lost": Stood(deposit_lost=True)}
"""The candidacies that add to a number; to others all do. Who won and who came second are few."""

TALLIES = {
    "stood": "contests",
    "won": "won",
    "second": "second",
    "deposits lost": "deposits_lost",
    "votes": "votes",
}
"""What candidacies may be counted up by, for each party or person, by its name among tallies.CANDIDACY_SUMS."""


def tally(
    store: Store, scope: Scope, by: Literal["party", "person"], measure: str, descending: bool = True
) -> tuple[tuple[str, int], ...]:
    """Add up the candidacies of a scope by party or by person: (id, number), most first; those with none left out."""

    def find() -> tuple[tuple[str, int], ...]:
        found = sorted(one for one in _by_candidate(store, scope, by, TALLIES[measure]).items() if one[1] > 0)
        # Those of one number stay in the order of their ids.
        found.sort(key=itemgetter(1), reverse=descending)
        return tuple(found[:1000])

    return store.remembered("tally", (scope, by, measure, descending), find)
