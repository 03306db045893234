"""Contests of which something is at odds: a source's figure with the declared one, or who held the seat."""

from __future__ import annotations

from byelex.store.connection import Store
from byelex.store.scope import CONTEST_MEASURES, CONTESTS, Scope, Statement, selected
from byelex.store.tallies import BY_DAY

MANY = 200
"""More contests with claims than so many are met soon enough along all days, the latest first."""
ASIDE = "(b.withdrawn = 1 OR b.invented = 1 OR b.stage = 'called')"
"""What is no result that counts, as the index of those has it."""
_CLAIMED = "EXISTS (SELECT 1 FROM claim WHERE claim.by_election_id = {} AND instr(lower(measure), ?))"
# The few words that claims have for measures are looked through, by leaps along their index, and no claims.
_CLAIMS = """
    FROM claim WHERE measure IN (
        WITH RECURSIVE each (measure) AS (
            SELECT min(measure) FROM claim
            UNION ALL SELECT (SELECT min(claim.measure) FROM claim WHERE claim.measure > each.measure)
            FROM each WHERE each.measure IS NOT NULL
        ) SELECT measure FROM each WHERE instr(lower(measure), ?))
"""


def with_claims(store: Store, measure: str, most: int) -> tuple[int, tuple[str, ...]]:
    """Count the contests of which a source gives a figure of a measure at odds; the ids of so many, the latest, too."""

    def find() -> tuple[int, tuple[str, ...]]:
        # Each of very many need not be looked up: what is no result that counts is taken away, and is little.
        counted = f"SELECT count(DISTINCT by_election_id) {_CLAIMS}"
        aside = f"SELECT count(*) FROM by_election AS b WHERE {ASIDE} AND {_CLAIMED.format('b.id')}"  # noqa: S608
        (count,) = store.connection.execute(f"SELECT ({counted}) - ({aside})", [measure, measure]).fetchone()
        if count > MANY:
            made = Statement(BY_DAY)
            made.where(f"k.invented = 0 AND {_CLAIMED.format('k.by_election_id')}", measure)
        else:
            # The plus keeps SQLite from the indexes of those that are not invented, which are all of them.
            made = Statement()
            made.where(f"+k.invented = 0 AND k.by_election_id IN (SELECT by_election_id {_CLAIMS})", measure)
        sql = made.sql("k.by_election_id", "ORDER BY k.polling_on DESC, k.by_election_id LIMIT ?")
        rows = store.connection.execute(sql, [*made.parameters, most]).fetchall()
        return int(count), tuple(by_election_id for (by_election_id,) in rows)

    return store.remembered("with_claims", (measure, most), find)


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
