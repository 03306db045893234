"""Which contests and candidacies a question is about, and what they come to: filters, ranks, counts, averages."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from math import sqrt

from byelex.store import tallies
from byelex.store.connection import Store
from byelex.store.scope import CONTEST_MEASURES, STANDING, Bound, Scope, Statement, plain, selected, standing

MARGINS: dict[str, str] = {
    "swing": "k.swing_margin_pp",
    "turnout": "k.turnout_margin_pp",
    "winning share": "k.winner_share_margin_pp",
}
"""How far a published figure may lie from the exact one, by the measure, as CONTEST_MEASURES."""

CANDIDACY_MEASURES: dict[str, str] = {
    "votes": "c.votes",
    "share": "c.share_pct",
    "change": "c.change_pp",
    "position": "c.position",
    "date": "c.polling_on",
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


ALONE = "candidacy_index AS c"
"""Where candidacies are looked for without their contests."""
_CANDIDACIES = "candidacy_index AS c JOIN contest_index AS k ON k.number = c.contest"
_CANDIDACIES_OF_CONTESTS = (
    "contest_index AS k CROSS JOIN candidacy_index AS c INDEXED BY candidacy_index_contest ON c.contest = k.number"
)
"""Likewise: contests that are named, and of each its candidacies: those of a party everywhere would be very many."""


AT_FIRST = 70
"""So many by-elections of a list are read at once, from which its first few, its sources and its first page come."""
FEW = 3000
"""So few by-elections are put in order of their days sooner than looked for along all days."""


def contests(store: Store, scope: Scope, first: int = 0, limit: int | None = None) -> tuple[str, ...]:
    """List the by-elections in a scope, the latest first: their ids; all, or so many from the `first` on."""
    scope = plain(scope)
    if limit is not None and first + limit < AT_FIRST:
        return contests(store, scope, limit=AT_FIRST)[first : first + limit]

    def find() -> tuple[str, ...]:
        # Of the latest few of all where a party stood, who stood is gone by: else every one would be looked for first.
        going_by = limit is not None and _goes_by(scope)
        # Those of a swing are in its order: very many are looked for along all days, and need not be put in theirs.
        paired = limit is not None and not scope.by_election_ids and bool(scope.swing_from or scope.swing_to)
        made, dated = (standing(scope), "c") if going_by else (selected(scope), "k")
        if paired and not going_by and contest_count(store, scope) > FEW:
            made.source = tallies.BY_DAY
        columns = "DISTINCT k.by_election_id" if going_by else "k.by_election_id"
        # The plus keeps SQLite from the index of days.
        plus = "+" if scope.bounds and not going_by and ended(store, scope).total() <= FEW else ""
        sql = made.sql(columns, f"ORDER BY {plus}{dated}.polling_on DESC, k.by_election_id LIMIT ? OFFSET ?")
        most = -1 if limit is None else limit
        rows = store.connection.execute(sql, [*made.parameters, most, first]).fetchall()
        return tuple(by_election_id for (by_election_id,) in rows)

    return store.remembered("contests", (scope, first, limit), find)


def _goes_by(scope: Scope) -> bool:
    """Tell whether the contests of a scope are found by the candidacies of who stood, or came ahead, there.

    Those of several parties are not in the order of their days.
    """
    return (len(scope.stood) == 1 or bool(scope.ahead and scope.behind)) and not scope.by_election_ids


def contest_count(store: Store, scope: Scope) -> int:
    """Count the by-elections in a scope."""
    asked = plain(scope)
    if tallies.tallied(asked):
        return _known(store, asked, tallies.EVERY)[0]

    def find() -> int:
        made = selected(asked)
        (count,) = store.connection.execute(made.sql("count(*)"), made.parameters).fetchone()
        return int(count)

    return store.remembered("contest_count", scope, find)


def holds_and_gains(store: Store, scope: Scope) -> tuple[int, int]:
    """Count the holds, and the gains, among the by-elections of a scope."""
    found = ended(store, scope)
    holds, gains = (sum(count for (_, held), count in found.items() if held == way) for way in (1, 0))
    return holds, gains


def ended(store: Store, scope: Scope) -> Counter[tuple[str, int | None]]:
    """Count the by-elections in a scope by who won and whether it was a hold: a list asks for all of these."""
    scope = plain(scope)

    def find() -> Counter[tuple[str, int | None]]:
        if tallies.tallied(scope):
            return tallies.ended(store.connection, scope)
        if scope.bounds:
            return tallies.ended_by_looking(store.connection, scope)
        # A list asks for the first few too: where they are all, they need not be looked for again.
        first = contests(store, scope, limit=AT_FIRST)
        whole = len(first) < AT_FIRST
        if not first:
            return Counter()
        return tallies.ended_by_looking(store.connection, Scope(by_election_ids=first) if whole else scope)

    return store.remembered("ended", scope, find)


def measured_count(store: Store, scope: Scope, measure: str) -> int:
    """Count the by-elections of a scope for which a measure is defined and recorded."""
    if measure == "swing" and (scope.swing_from or scope.swing_to):
        # Of those of a pair it is not asked how many are compared: that would look at each.
        return _counted(store, plain(scope), measure)
    return contest_count(store, scope) if measure == "date" else _known(store, scope, measure)[0]


def _counted(store: Store, scope: Scope, what: str) -> int:
    def find() -> int:
        made = selected(scope)
        made.where(f"{tallies.MEASURED[what]} IS NOT NULL")
        (count,) = store.connection.execute(made.sql("count(*)"), made.parameters).fetchone()
        return int(count)

    return store.remembered("counted", (scope, what), find)


def _known(store: Store, scope: Scope, what: str) -> tuple[int, int]:
    """Count the by-elections of a scope of which what is tallied is known, and those of them that are compared."""
    scope = plain(scope)
    if what == tallies.EVERY and not tallies.tallied(scope):
        # Whoever asks for these asks for those with a swing too: they are looked for together.
        return _with_swing(store, scope)[0]
    if what == "swing" and not tallies.tallied(scope):
        return _with_swing(store, scope)[1]

    if not tallies.tallied(scope):
        return _counted(store, scope, what), 0
    return store.remembered("known", (scope, what), lambda: tallies.measured(store.connection, scope, what)[:2])


def _with_swing(store: Store, scope: Scope) -> tuple[tuple[int, int], tuple[int, int]]:
    """Count the by-elections of a scope, and those of them that are compared; and likewise those with a swing."""

    def find() -> tuple[tuple[int, int], tuple[int, int]]:
        made = selected(scope)
        swung = "k.swing_pp IS NOT NULL"
        sums = f"count(*), sum(k.compared), sum({swung}), sum(k.compared) FILTER (WHERE {swung})"
        every, compared, with_one, both = store.connection.execute(made.sql(sums), made.parameters).fetchone()
        return (every, compared or 0), (with_one or 0, both or 0)

    return store.remembered("with swing", scope, find)


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
            there = _known(store, scope, tallies.EVERY)[1] - _known(store, scope, measure)[1]
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
    return _known(store, scope, "cause")[0]


def ranked(store: Store, scope: Scope, measure: str, descending: bool, limit: int) -> tuple[Ranked, ...]:
    """Rank the by-elections of a scope by a measure; those it is not defined or recorded for are left out."""

    def find() -> tuple[Ranked, ...]:
        made = selected(scope, in_order=True)
        expression = CONTEST_MEASURES[measure]
        made.where(f"{expression} IS NOT NULL")
        way = "DESC" if descending else "ASC"
        sql = made.sql(
            f"k.by_election_id, {expression}, 0, {MARGINS.get(measure, '0')}",
            f"ORDER BY {expression} {way}, k.polling_on DESC, k.by_election_id LIMIT ?",
        )
        rows = store.connection.execute(sql, [*made.parameters, limit]).fetchall()
        return tuple(Ranked(*row) for row in rows)

    return store.remembered("ranked", (scope, measure, descending, limit), find)


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


def any_published(store: Store, scope: Scope, measure: str) -> bool:
    """Tell whether a measure of any by-election of a scope is as published with the result, and rounded."""
    if measure not in MARGINS:
        return False

    def find() -> bool:
        made = selected(scope)
        made.where(f"{CONTEST_MEASURES[measure]} IS NOT NULL AND {MARGINS[measure]} > 0")
        return store.connection.execute(made.sql("1", "LIMIT 1"), made.parameters).fetchone() is not None

    return store.remembered("any_published", (scope, measure), find)


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
        if tallies.tallied(scope):
            count, _, total, least, most = tallies.measured(store.connection, scope, measure)
            return Spread(count, total / count if count else None, total, least, most)
        made = selected(scope)
        e = CONTEST_MEASURES[measure]
        made.where(f"{e} IS NOT NULL")
        sql = made.sql(f"count({e}), avg({e}), coalesce(sum({e}), 0), min({e}), max({e})")
        return Spread(*store.connection.execute(sql, made.parameters).fetchone())

    return store.remembered("spread", (scope, measure), find)


def stood_in(scope: Scope, stood: Stood, in_order: bool = False, listed: bool = False) -> Statement:
    """Put the conditions on candidacies, and on their contests, in a statement; `listed` is for the contests' ids too.

    The contests are left out of it where nothing is asked of them but their days and nations.
    """
    scope = wherever_stood(scope, stood)
    defended = len(scope.defender) == 1 and scope.defender == stood.parties
    if defended:
        scope = replace(scope, defender=())
    made = selected(scope, in_order=in_order, dated="c")
    if not (listed or any("k." in condition for condition in made.conditions)):
        made.source = ALONE
    else:
        made.source = STANDING if in_order else _CANDIDACIES
    if scope.by_election_ids and not stood.people:
        made.source = _CANDIDACIES_OF_CONTESTS
    if defended:
        made.where("c.defended = 1")
    if stood.parties:
        made.one_of("c.party_id", stood.parties)
    if stood.people:
        made.one_of("c.person_id", stood.people)
    if stood.position is not None:
        # Written out, as the next: SQLite then knows that the indexes of who won and who came second hold them.
        made.where(f"c.position = {stood.position:d}")
    if stood.elected is not None:
        made.where(f"c.elected = {stood.elected:d}")
    if stood.deposit_lost is not None:
        made.where("c.deposit_lost = ?", stood.deposit_lost)
    return made


def wherever_stood(scope: Scope, stood: Stood) -> Scope:
    """Ask not where a party stood of those who stood for it: they stood where it did."""
    limited = scope.stood_bound is not None or scope.stood_place is not None or scope.stood_deposit_lost is not None
    said = set(stood.parties) == set(scope.stood) and not limited
    return replace(scope, stood=()) if said else scope


def candidacies(
    store: Store, scope: Scope, stood: Stood, measure: str = "date", descending: bool = True, limit: int = 1000
) -> tuple[Ranked, ...]:
    """Rank the candidacies of a scope by a measure; those it is not defined or recorded for are left out."""

    def find() -> tuple[Ranked, ...]:
        made = stood_in(scope, stood, in_order=measure != "date" and not scope.by_election_ids, listed=True)
        expression = CANDIDACY_MEASURES[measure]
        made.where(f"{expression} IS NOT NULL")
        way = "DESC" if descending else "ASC"
        sql = made.sql(
            f"k.by_election_id, {expression}, c.ordinal, {_CANDIDACY_MARGINS.get(measure, '0')}",
            f"ORDER BY {expression} {way}, c.polling_on DESC, k.by_election_id, c.ordinal LIMIT ?",
        )
        rows = store.connection.execute(sql, [*made.parameters, limit]).fetchall()
        return tuple(Ranked(*row) for row in rows)

    return store.remembered("candidacies", (scope, stood, measure, descending, limit), find)


def candidacy_values(store: Store, scope: Scope, stood: Stood, measure: str) -> tuple[tuple[float, float], ...]:
    """Give a measure of each candidacy of a scope that has it, in no order, and how far the exact one may lie off."""

    def find() -> tuple[tuple[float, float], ...]:
        made = stood_in(scope, stood)
        made.where(f"{CANDIDACY_MEASURES[measure]} IS NOT NULL")
        sql = made.sql(f"{CANDIDACY_MEASURES[measure]}, coalesce({_CANDIDACY_MARGINS.get(measure, '0')}, 0)")
        return tuple(store.connection.execute(sql, made.parameters).fetchall())

    return store.remembered("candidacy_values", (scope, stood, measure), find)


def candidacies_within(store: Store, scope: Scope, stood: Stood, limit: Bound) -> int:
    """Count the candidacies of a scope whose measure is within a limit."""

    def find() -> int:
        made = stood_in(scope, stood)
        made.where(f"{CANDIDACY_MEASURES[limit.measure]} {limit.comparison} ?", limit.value)
        (count,) = store.connection.execute(made.sql("count(*)"), made.parameters).fetchone()
        return int(count)

    return store.remembered("candidacies_within", (scope, stood, limit), find)


def parties_stood_for(store: Store, scope: Scope, stood: Stood) -> tuple[tuple[str, str], ...]:
    """List the parties that the candidacies of a scope were for, each with every year that it was so, latest first."""

    def find() -> tuple[tuple[str, str], ...]:
        made, year = stood_in(scope, stood), "substr(c.polling_on, 1, 4)"
        sql = made.sql(
            f"c.party_id, {year}", f"GROUP BY c.party_id, {year} ORDER BY max(c.polling_on) DESC, c.party_id"
        )
        return tuple(store.connection.execute(sql, made.parameters).fetchall())

    return store.remembered("parties_stood_for", (scope, stood), find)
