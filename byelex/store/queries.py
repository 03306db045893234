"""Which contests and candidacies a question is about, and what they come to: filters, ranks, counts, averages."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from math import sqrt
from typing import Any, Literal

from byelex.store import tallies
from byelex.store.connection import Store
from byelex.store.scope import CONTEST_MEASURES, Scope, Statement, selected

_MARGINS: dict[str, str] = {
    "swing": "k.swing_margin_pp",
    "turnout": "k.turnout_margin_pp",
    "winning share": "k.winner_share_margin_pp",
}

CANDIDACY_MEASURES: dict[str, str] = {
    "votes": "c.votes",
    "share": "c.share_pct",
    "change": "c.change_pp",
    "position": "c.position",
    "date": "k.polling_on",
}
"""A candidacy's measures, likewise."""
_CANDIDACY_MARGINS: dict[str, str] = {"share": "c.share_margin_pp", "change": "c.change_margin_pp"}


@dataclass(frozen=True, slots=True)
class Stood:
    """Which candidacies within a scope: whose, for whom, and how they ended. `positions` are places from 1."""

    parties: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    position: int | None = None
    elected: bool | None = None
    deposit_lost: bool | None = None


@dataclass(frozen=True, slots=True)
class Ranked:
    """A contest, or a candidacy in it by its place on the list, with the value it is ranked by."""

    by_election_id: str
    value: float | int | str
    ordinal: int = 0
    margin: float = 0
    """How far, in points, the exact figure may lie from a published one; nought where it is computed."""


_CANDIDACIES = "candidacy_index AS c JOIN contest_index AS k ON k.number = c.contest"
_CANDIDACIES_IN_ORDER = "candidacy_index AS c CROSS JOIN contest_index AS k ON k.number = c.contest"
"""Likewise: the candidacies in the order of a measure, and of each its contest."""


def contests(store: Store, scope: Scope, first: int = 0, limit: int | None = None) -> tuple[str, ...]:
    """List the by-elections in a scope, the latest first: their ids; all, or so many from the `first` on."""

    def find() -> tuple[str, ...]:
        made = selected(scope)
        sql = made.sql("k.by_election_id", "ORDER BY k.polling_on DESC, k.by_election_id LIMIT ? OFFSET ?")
        most = -1 if limit is None else limit
        rows = store.connection.execute(sql, [*made.parameters, most, first]).fetchall()
        return tuple(by_election_id for (by_election_id,) in rows)

    return store.remembered("contests", (scope, first, limit), find)


def contest_count(store: Store, scope: Scope) -> int:
    """Count the by-elections in a scope."""

    return store.remembered("contest_count", scope, lambda: _count(store, scope, tallies.BY_ELECTIONS))


def _count(store: Store, scope: Scope, what: str, condition: str = "") -> int:
    """Count what is tallied, over a scope that the tallies know or, by its condition in SQL, over any."""
    if what in tallies.WHAT and tallies.tallied(scope):
        return tallies.counted(store.connection, scope, what, condition or "1")
    made = selected(scope)
    if condition:
        made.where(condition)
    (found,) = store.connection.execute(made.sql("count(*)"), made.parameters).fetchone()
    return int(found)


def measured_count(store: Store, scope: Scope, measure: str) -> int:
    """Count the by-elections of a scope for which a measure is defined and recorded."""

    known = f"{CONTEST_MEASURES[measure]} IS NOT NULL"
    return store.remembered(
        "measured_count", (scope, measure), lambda: _count(store, scope, measure.replace(" ", "_"), known)
    )


def unmeasured(
    store: Store, scope: Scope, measure: str, compared: bool | None, most: int
) -> tuple[int, tuple[str, ...]]:
    """Count the by-elections of a scope that a measure is not defined or recorded for; give the ids of a few.

    There are none where they are more than `most`. `compared` asks for those alone of which the store has (or has not)
    the general election before.
    """

    def find() -> tuple[int, tuple[str, ...]]:
        # A difference of two counts that are kept: the few there may be are looked for only where they are few.
        count = contest_count(store, scope) - measured_count(store, scope, measure)
        if compared is not None:
            with_one, known = "k.compared = 1", f"k.compared = 1 AND {CONTEST_MEASURES[measure]} IS NOT NULL"
            there = _count(store, scope, "compared", with_one) - _count(store, scope, f"{measure}_compared", known)
            count = there if compared else count - there
        if count > most or not count:
            return count, ()
        made = selected(scope)
        made.where(f"{CONTEST_MEASURES[measure]} IS NULL")
        if compared is not None:
            made.where("k.compared = ?", compared)
        sql = made.sql("k.by_election_id", "ORDER BY k.polling_on DESC, k.by_election_id")
        rows = store.connection.execute(sql, made.parameters).fetchall()
        return count, tuple(by_election_id for (by_election_id,) in rows)

    return store.remembered("unmeasured", (scope, measure, compared, most), find)


def causes_known(store: Store, scope: Scope) -> int:
    """Count the by-elections in a scope whose cause is recorded."""

    known = "k.cause IS NOT NULL"
    return store.remembered("causes_known", scope, lambda: _count(store, scope, "causes_known", known))


def ranked(store: Store, scope: Scope, measure: str, descending: bool, limit: int) -> tuple[Ranked, ...]:
    """Rank the by-elections of a scope by a measure; those it is not defined or recorded for are left out."""

    def find() -> tuple[Ranked, ...]:
        made = selected(scope, in_order=True)
        expression = CONTEST_MEASURES[measure]
        made.where(f"{expression} IS NOT NULL")
        way = "DESC" if descending else "ASC"
        sql = made.sql(
            f"k.by_election_id, {expression}, 0, {_MARGINS.get(measure, '0')}",
            f"ORDER BY {expression} {way}, k.polling_on DESC, k.by_election_id LIMIT ?",
        )
        rows = store.connection.execute(sql, [*made.parameters, limit]).fetchall()
        return tuple(Ranked(*row) for row in rows)

    return store.remembered("ranked", (scope, measure, descending, limit), find)


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
        made.sql(f"{CONTEST_MEASURES[measure]}, coalesce({_MARGINS.get(measure, '0')}, 0), k.invented"), made.parameters
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
    sql = made.sql(f"{expression}, coalesce({_MARGINS.get(measure, '0')}, 0)")
    rows = sorted(store.connection.execute(sql, made.parameters).fetchall())
    margins = tuple(margin for _, margin in rows)
    return _InOrder(tuple(value for value, _ in rows), margins, max(margins, default=0.0))


def values(store: Store, scope: Scope, measure: str) -> tuple[float, ...]:
    """Give a measure's values over a scope, smallest first; those not defined or recorded are left out."""

    def find() -> tuple[float, ...]:
        made = selected(scope)
        expression = CONTEST_MEASURES[measure]
        made.where(f"{expression} IS NOT NULL")
        sql = made.sql(expression, f"ORDER BY {expression}")
        return tuple(row[0] for row in store.connection.execute(sql, made.parameters).fetchall())

    return store.remembered("values", (scope, measure), find)


def deviation(store: Store, measure: str) -> float:
    """Give the standard deviation of a measure over all contests that have it; nought where fewer than two do."""

    def find() -> float:
        made = selected(Scope())
        e = CONTEST_MEASURES[measure]
        made.where(f"{e} IS NOT NULL")
        mean, count = store.connection.execute(made.sql(f"avg({e}), count({e})"), made.parameters).fetchone()
        if count < 2:
            return 0.0
        squares = made.sql(f"avg(({e} - {mean!r}) * ({e} - {mean!r}))")
        return sqrt(store.connection.execute(squares, made.parameters).fetchone()[0])

    return store.remembered("deviation", measure, find)


@dataclass(frozen=True, slots=True)
class Spread:
    """How many contests have a measure, its plain average, its sum, its least and its most; None where none has it."""

    count: int
    mean: float | None
    total: float
    least: float | None
    most: float | None


def spread(store: Store, scope: Scope, measure: str) -> Spread:
    """Add up a measure over a scope; contests it is not defined or recorded for are left out."""

    def find() -> Spread:
        made = selected(scope)
        e = CONTEST_MEASURES[measure]
        sql = made.sql(f"count({e}), avg({e}), coalesce(sum({e}), 0), min({e}), max({e})")
        return Spread(*store.connection.execute(sql, made.parameters).fetchone())

    return store.remembered("spread", (scope, measure), find)


def stood_in(scope: Scope, stood: Stood, in_order: bool = False) -> Statement:
    """Put the conditions on candidacies, and on their contests, in a statement."""
    made = selected(scope, _CANDIDACIES_IN_ORDER if in_order else _CANDIDACIES, in_order)
    if stood.parties:
        made.one_of("c.party_id", stood.parties)
    if stood.people:
        made.one_of("c.person_id", stood.people)
    if stood.position is not None:
        made.where("c.position = ?", stood.position)
    if stood.elected is not None:
        made.where("c.elected = ?", stood.elected)
    if stood.deposit_lost is not None:
        made.where("c.deposit_lost = ?", stood.deposit_lost)
    return made


def candidacies(
    store: Store, scope: Scope, stood: Stood, measure: str = "date", descending: bool = True, limit: int = 1000
) -> tuple[Ranked, ...]:
    """Rank the candidacies of a scope by a measure; those it is not defined or recorded for are left out."""

    def find() -> tuple[Ranked, ...]:
        made = stood_in(scope, stood, in_order=measure != "date" and not scope.by_election_ids)
        expression = CANDIDACY_MEASURES[measure]
        made.where(f"{expression} IS NOT NULL")
        way = "DESC" if descending else "ASC"
        sql = made.sql(
            f"k.by_election_id, {expression}, c.ordinal, {_CANDIDACY_MARGINS.get(measure, '0')}",
            f"ORDER BY {expression} {way}, k.polling_on DESC, k.by_election_id, c.ordinal LIMIT ?",
        )
        rows = store.connection.execute(sql, [*made.parameters, limit]).fetchall()
        return tuple(Ranked(*row) for row in rows)

    return store.remembered("candidacies", (scope, stood, measure, descending, limit), find)


_KNOWN_COUNTS = {"votes": ("votes_known", "k.votes_known_count"), "change": ("changes_known", "k.changes_known_count")}


def candidacy_counts(store: Store, scope: Scope, stood: Stood, measure: str) -> tuple[int, int]:
    """Count the candidacies of a scope, and those of them for which a measure is defined and recorded."""

    def find() -> tuple[int, int]:
        if stood == Stood() and measure in _KNOWN_COUNTS:
            what, column = _KNOWN_COUNTS[measure]
            if tallies.tallied(scope):
                every = tallies.counted(store.connection, scope, "candidacies", "k.candidacy_count")
                return every, tallies.counted(store.connection, scope, what, column)
            made = selected(scope)
            columns = f"coalesce(sum(k.candidacy_count), 0), coalesce(sum({column}), 0)"
        else:
            made = stood_in(scope, stood)
            columns = f"count(*), count({CANDIDACY_MEASURES[measure]})"
        every, known = store.connection.execute(made.sql(columns), made.parameters).fetchone()
        return int(every), int(known)

    return store.remembered("candidacy_counts", (scope, stood, measure), find)


def by_party(
    store: Store, scope: Scope, part: Literal["winner", "defender", "runner_up"]
) -> tuple[tuple[str, int], ...]:
    """Count the contests of a scope by the party that won them, had held them or came second: most first."""

    def find() -> tuple[tuple[str, int], ...]:
        if part == "winner" and tallies.tallied(scope):
            won = tallies.won_by(store.connection, scope)
            return tuple(sorted(won.items(), key=lambda one: (-one[1], one[0])))
        made = selected(scope)
        made.where(f"k.{part}_party_id IS NOT NULL")
        sql = made.sql(f"k.{part}_party_id, count(*)", "GROUP BY 1 ORDER BY 2 DESC, 1")
        return tuple((party_id, count) for party_id, count in store.connection.execute(sql, made.parameters).fetchall())

    return store.remembered("by_party", (scope, part), find)


def party_votes(store: Store, scope: Scope, parties: tuple[str, ...] = ()) -> dict[str, int]:
    """Add up the votes of a scope by party id, for those that stood; of some parties, or of all if none are given."""

    def find() -> dict[str, int]:
        made = stood_in(scope, Stood(parties=parties))
        sql = made.sql("c.party_id, coalesce(sum(c.votes), 0)", "GROUP BY 1")
        return dict(store.connection.execute(sql, made.parameters).fetchall())

    return store.remembered("party_votes", (scope, parties), find)


TALLIES: dict[str, str] = {
    "stood": "count(DISTINCT c.contest)",
    "won": "sum(c.elected)",
    "second": "sum(c.position = 2)",
    "deposits lost": "sum(c.deposit_lost)",
    "votes": "sum(c.votes)",
}
"""What candidacies may be counted up by, for each party or person."""


def tally(
    store: Store, scope: Scope, by: Literal["party", "person"], measure: str, descending: bool = True
) -> tuple[tuple[str, int], ...]:
    """Add up the candidacies of a scope by party or by person: (id, number), most first; those with none left out."""

    def find() -> tuple[tuple[str, int], ...]:
        made = stood_in(scope, Stood())
        way, total = "DESC" if descending else "ASC", TALLIES[measure]
        sql = made.sql(f"c.{by}_id, {total}", f"GROUP BY 1 HAVING {total} > 0 ORDER BY 2 {way}, 1 LIMIT 1000")
        rows = store.connection.execute(sql, made.parameters).fetchall()
        return tuple((one, int(number)) for one, number in rows)

    return store.remembered("tally", (scope, by, measure, descending), find)


def members_before(store: Store) -> tuple[tuple[str, str], ...]:
    """List who sat before each by-election: (name, by-election id); the last member, and whom the baseline elected."""

    def find() -> tuple[tuple[str, str], ...]:
        rows = store.connection.execute(
            "SELECT previous_member, id FROM by_election "
            "WHERE previous_member IS NOT NULL AND NOT withdrawn AND stage <> 'called' "
            "UNION SELECT elected.name, b.id FROM by_election AS b JOIN general_election_candidacy AS elected "
            "ON elected.constituency_id = b.constituency_id AND elected.general_election_on = b.general_election_on "
            "AND elected.ordinal = 0 WHERE NOT b.withdrawn AND b.stage <> 'called'"
        ).fetchall()
        return tuple((name, by_election_id) for name, by_election_id in rows)

    return store.remembered("members_before", None, find)
