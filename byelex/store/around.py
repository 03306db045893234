"""Where one contest stands among others by a measure: how many have more of it, and how many less."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import Any

from byelex.store.connection import Store
from byelex.store.queries import MARGINS
from byelex.store.scope import CONTEST_MEASURES, Scope, selected


@dataclass(frozen=True, slots=True)
class Around:
    """How many contests have more of a measure than one of them, how many as much (itself too), how many less.

    `unsure` of the others may, for the rounding of a published figure, stand on its other side or level with it.
    """

    more: int
    same: int
    less: int
    unsure: int

    @property
    def count(self) -> int:
        """How many have the measure."""
        return self.more + self.same + self.less


def ranked_around(store: Store, scope: Scope, measure: str, by_election_id: str) -> Around | None:
    """Count the contests of a scope on either side of one by a measure.

    None where the contest's own is not defined or it is not in the scope. An invented one stands among the real.
    """
    made = selected(scope, besides=by_election_id)
    made.where("k.by_election_id = ?", by_election_id)
    own = store.connection.execute(
        made.sql(f"{CONTEST_MEASURES[measure]}, coalesce({MARGINS.get(measure, '0')}, 0), k.invented"), made.parameters
    ).fetchone()
    if own is None or own[0] is None:
        return None
    value, margin, invented = own
    known = store.remembered("in_order", (scope, measure), lambda: _in_order(store, scope, measure))
    first, after = bisect_left(known.values, value), bisect_right(known.values, value)
    unsure = 0
    if reach := margin + known.widest:
        # The doubles are nearest to decimals: a hair's breadth is no difference.
        near = range(bisect_left(known.values, value - reach - 1e-9), bisect_right(known.values, value + reach + 1e-9))
        apart = ((known.margins[at] + margin, abs(known.values[at] - value)) for at in near)
        unsure = sum(both > 0 and distance <= both + 1e-9 for both, distance in apart) - (not invented and margin > 0)
    return Around(len(known.values) - after, after - first + invented, first, unsure)


@dataclass(frozen=True, slots=True)
class _InOrder:
    """A measure's values, smallest first, with how far each may lie from the exact one, and the furthest of these."""

    values: tuple[Any, ...]
    margins: tuple[float, ...]
    widest: float


def _in_order(store: Store, scope: Scope, measure: str) -> _InOrder:
    made = selected(scope)
    expression = CONTEST_MEASURES[measure]
    made.where(f"{expression} IS NOT NULL")
    sql = made.sql(f"{expression}, coalesce({MARGINS.get(measure, '0')}, 0)")
    rows = sorted(store.connection.execute(sql, made.parameters).fetchall())
    margins = tuple(margin for _, margin in rows)
    return _InOrder(tuple(value for value, _ in rows), margins, max(margins, default=0.0))
