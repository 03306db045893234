"""What candidacies come to: a party's or a person's votes, deposits, wins and averages."""

from __future__ import annotations

from dataclasses import dataclass
from sqlite3 import Connection
from typing import Any

from byelex.store.connection import Store
from byelex.store.queries import Stood, stood_in
from byelex.store.scope import Scope
from byelex.store.tallies import whole_years

_SUMS = (
    "count(*), count(DISTINCT c.contest), coalesce(sum(c.votes), 0), coalesce(sum(c.votes IS NULL), 0), "
    "coalesce(sum(c.deposit_lost), 0), coalesce(sum(c.deposit_lost IS NULL), 0), coalesce(sum(c.elected), 0), "
    "coalesce(sum(c.position = 2), 0), "
    "coalesce(sum(c.share_pct) FILTER (WHERE c.share_margin_pp = 0), 0), "
    "count(*) FILTER (WHERE c.share_margin_pp = 0), "
    "coalesce(sum(c.change_pp) FILTER (WHERE c.change_margin_pp = 0), 0), "
    "count(*) FILTER (WHERE c.change_margin_pp = 0)"
)
_KEPT = (
    "sum(candidacies), sum(contests), sum(votes), sum(votes_missing), sum(deposits_lost), sum(deposits_unknown), "
    "sum(won), sum(second), sum(share_sum), sum(share_count), sum(change_sum), sum(change_count)"
)


@dataclass(frozen=True, slots=True)
class Totals:
    """What candidacies come to: how many, in how many contests, their votes, deposits lost, wins, second places.

    `deposits_unknown` counts those of whom it is not known whether the deposit was lost, who are not in the other.
    `share_mean` and `change_mean` are plain averages over those with one, computed and not as published; None without
    any.
    """

    candidacies: int
    contests: int
    votes: int
    votes_missing: int
    deposits_lost: int
    deposits_unknown: int
    won: int
    second: int
    share_mean: float | None
    change_mean: float | None
    change_count: int


def totals(store: Store, scope: Scope, stood: Stood) -> Totals:
    """Add up the candidacies of a scope."""

    def find() -> Totals:
        parts = [scope]
        sums: list[tuple[Any, ...]] = []
        if len(stood.parties) == 1 and stood == Stood(parties=stood.parties) and _only_days(scope):
            whole, parts = whole_years(scope)
            if whole is not None:
                sums.append(_kept(store.connection, whole, stood.parties[0]))
        for part in parts:
            made = stood_in(part, stood)
            sums.append(store.connection.execute(made.sql(_SUMS), made.parameters).fetchone())
        *counts, share_sum, share_count, change_sum, change_count = (sum(each) for each in zip(*sums, strict=True))
        share_mean = share_sum / share_count if share_count else None
        change_mean = change_sum / change_count if change_count else None
        return Totals(*[*counts, share_mean, change_mean, change_count])

    return store.remembered("totals", (scope, stood), find)


def _only_days(scope: Scope) -> bool:
    return scope == Scope(first_day=scope.first_day, last_day=scope.last_day)


def _kept(connection: Connection, whole: Scope, party_id: str) -> tuple[Any, ...]:
    """Read a party's sums over whole years, as they are kept."""
    first, last = whole.first_day, whole.last_day
    found = connection.execute(
        f"SELECT {_KEPT} FROM party_tally WHERE party_id = ? AND polling_year BETWEEN ? AND ?",  # noqa: S608 - above
        [party_id, first.year if first else 0, last.year if last else 9999],
    ).fetchone()
    return tuple(value or 0 for value in found)
