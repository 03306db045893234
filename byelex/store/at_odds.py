"""Contests of which something is at odds: a source's figure with the declared one, or who held the seat."""

from __future__ import annotations

from byelex.store.connection import Store
from byelex.store.scope import CONTEST_MEASURES, CONTESTS, Scope, selected


def with_claims(store: Store, measure: str) -> tuple[str, ...]:
    """List the contests of which a source gives a figure of a measure at odds, latest first: their ids."""

    def find() -> tuple[str, ...]:
        rows = store.connection.execute(
            "SELECT by_election_id FROM contest_index WHERE by_election_id IN "
            "(SELECT by_election_id FROM claim WHERE instr(lower(measure), ?)) "
            "ORDER BY polling_on DESC, by_election_id",
            [measure],
        ).fetchall()
        return tuple(row[0] for row in rows)

    return store.remembered("with_claims", measure, find)


def claimed(store: Store, scope: Scope, measure: str, most: int) -> tuple[str, ...]:
    """List contests of a scope whose measure is not recorded though a source gives one, latest first, so many."""

    def find() -> tuple[str, ...]:
        made = selected(scope, "claim CROSS JOIN contest_index AS k ON k.by_election_id = claim.by_election_id")
        made.where("claim.measure = ?", measure)
        made.where(f"{CONTEST_MEASURES[measure]} IS NULL")
        sql = made.sql("DISTINCT k.by_election_id", "ORDER BY k.polling_on DESC, k.by_election_id LIMIT ?")
        return tuple(row[0] for row in store.connection.execute(sql, [*made.parameters, most]).fetchall())

    return store.remembered("claimed", (scope, measure, most), find)


def won_otherwise(store: Store, scope: Scope, parties: tuple[str, ...], most: int) -> tuple[int, tuple[str, ...]]:
    """Count a scope's contests won or lost by some parties that are measured against another than had won the seat.

    That is where a by-election had been held since the general election before. The ids of so many, the latest, too.
    """

    def find() -> tuple[int, tuple[str, ...]]:
        made = selected(scope, f"{CONTESTS} INDEXED BY contest_index_otherwise")
        made.where("k.won_otherwise = 1")
        marks = ", ".join("?" * len(parties))
        sides = f"(k.winner_party_id IN ({marks}) OR k.defender_party_id IN ({marks}))"
        made.where(sides, *parties, *parties)
        (count,) = store.connection.execute(made.sql("count(*)"), made.parameters).fetchone()
        sql = made.sql("k.by_election_id", "ORDER BY k.polling_on DESC, k.by_election_id LIMIT ?")
        rows = store.connection.execute(sql, [*made.parameters, most]).fetchall()
        return int(count), tuple(by_election_id for (by_election_id,) in rows)

    return store.remembered("won_otherwise", (scope, parties, most), find)
