"""Which contests and candidacies a question is about, and what they come to: filters, ranks, counts, averages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from byelex.measures import GOVERNMENTS
from byelex.store.connection import Store

CONTEST_MEASURES: dict[str, str] = {
    "majority": "m.majority",
    "majority points": "m.majority_pct",
    "majority overturned": "CASE WHEN m.held = 0 THEN m.baseline_majority END",
    "majority overturned points": "CASE WHEN m.held = 0 THEN m.baseline_majority_pct END",
    "majority before": "m.baseline_majority",
    "turnout": "m.turnout_pct",
    "turnout change": "m.turnout_change_pp",
    "electorate": "b.electorate",
    "valid votes": "m.valid_vote_count",
    "rejected papers": "b.rejected_vote_count",
    "swing": "m.swing_pp",
    "swing needed": "m.swing_needed_pp",
    "candidates": "m.candidate_count",
    "deposits lost": "m.lost_deposit_count",
    "winning share": "winner_share.share_pct",
    "winning votes": "winner.votes",
    "date": "b.polling_on",
}
"""A contest's measures by the name that Scope's bounds and the functions below know them by."""

CANDIDACY_MEASURES: dict[str, str] = {
    "votes": "c.votes",
    "share": "cm.share_pct",
    "change": "cm.change_pp",
    "position": "cm.position",
    "date": "b.polling_on",
}
"""A candidacy's measures, likewise."""


@dataclass(frozen=True, slots=True)
class Bound:
    """A limit on a contest's measure, in its own unit: votes, points, people."""

    measure: str
    comparison: Literal["<", "<=", ">", ">=", "="]
    value: float


@dataclass(frozen=True, slots=True)
class Scope:
    """Which by-elections: every condition must hold; an empty one asks nothing. Party conditions are party ids.

    `held` is True for holds, False for gains. `swing_from` and `swing_to` are the standard pair and its direction.
    `winner_governs` and `defender_governs` compare a party with the government on polling day. Invented contests are
    left out unless named in `by_election_ids`.
    """

    by_election_ids: tuple[str, ...] = ()
    first_day: date | None = None
    last_day: date | None = None
    day_and_month: tuple[int, int] | None = None
    month: int | None = None
    country: str | None = None
    not_country: str | None = None
    region: str | None = None
    winner: tuple[str, ...] = ()
    not_winner: tuple[str, ...] = ()
    defender: tuple[str, ...] = ()
    runner_up: tuple[str, ...] = ()
    stood: tuple[str, ...] = ()
    held: bool | None = None
    winner_governs: bool | None = None
    defender_governs: bool | None = None
    cause: str | None = None
    swing_from: tuple[str, ...] = ()
    swing_to: tuple[str, ...] = ()
    bounds: tuple[Bound, ...] = ()


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


_CONTESTS = "by_election_measures AS m JOIN by_election AS b ON b.id = m.by_election_id"
_SEAT = "JOIN constituency AS s ON s.id = b.constituency_id"
_WINNER = "JOIN candidacy AS winner ON winner.by_election_id = b.id AND winner.ordinal = m.winner_ordinal"
_WINNER_SHARE = (
    "JOIN candidacy_measures AS winner_share "
    "ON winner_share.by_election_id = b.id AND winner_share.ordinal = m.winner_ordinal"
)
_RUNNER_UP = (
    "JOIN candidacy AS runner_up ON runner_up.by_election_id = b.id AND runner_up.ordinal = m.runner_up_ordinal"
)
_CANDIDACIES = (
    "JOIN candidacy AS c ON c.by_election_id = b.id "
    "JOIN candidacy_measures AS cm ON cm.by_election_id = c.by_election_id AND cm.ordinal = c.ordinal"
)
# The party whose seat it was: the winner's own where it held.
_DEFENDER = "CASE WHEN m.held THEN winner.party_id ELSE m.gained_from_party_id END"


class _Statement:
    """A SELECT being put together: joins only as needed, conditions, parameters in order."""

    def __init__(self) -> None:
        self.joins: dict[str, None] = {}
        self.conditions: list[str] = []
        self.parameters: list[Any] = []

    def where(self, condition: str, *parameters: Any) -> None:
        self.conditions.append(condition)
        self.parameters += parameters

    def one_of(self, expression: str, values: Sequence[str]) -> None:
        self.where(f"{expression} IN ({', '.join('?' * len(values))})", *values)

    def measure(self, expression: str) -> str:
        if "winner_share." in expression:
            self.joins[_WINNER_SHARE] = None
        if "winner." in expression:
            self.joins[_WINNER] = None
        return expression

    def sql(self, columns: str, ending: str = "") -> str:
        conditions = f" WHERE {' AND '.join(self.conditions)}" if self.conditions else ""
        return f"SELECT {columns} FROM {_CONTESTS} {' '.join(self.joins)}{conditions} {ending}"  # noqa: S608 - ours


def _governing(expression: str, governs: bool) -> tuple[str, list[Any]]:
    parts, parameters = [], []
    for place, (start, parties) in enumerate(GOVERNMENTS):
        end = GOVERNMENTS[place + 1][0] if place + 1 < len(GOVERNMENTS) else date.max
        parts.append(f"(b.polling_on >= ? AND b.polling_on < ? AND {expression} IN ({', '.join('?' * len(parties))}))")
        parameters += [start.isoformat(), end.isoformat(), *parties]
    return f"{'' if governs else 'NOT '}({' OR '.join(parts)})", parameters


def _selected(scope: Scope) -> _Statement:
    made = _Statement()
    if scope.by_election_ids:
        made.one_of("m.by_election_id", scope.by_election_ids)
    else:
        made.where("m.invented = 0")
    if scope.first_day is not None:
        made.where("b.polling_on >= ?", scope.first_day.isoformat())
    if scope.last_day is not None:
        made.where("b.polling_on <= ?", scope.last_day.isoformat())
    if scope.day_and_month is not None:
        day, month = scope.day_and_month
        made.where("substr(b.polling_on, 6) = ?", f"{month:02d}-{day:02d}")
    if scope.month is not None:
        made.where("substr(b.polling_on, 6, 2) = ?", f"{scope.month:02d}")
    if scope.country or scope.region or scope.not_country:
        made.joins[_SEAT] = None
        if scope.not_country:
            made.where("s.country <> ?", scope.not_country)
        if scope.country:
            made.where("s.country = ?", scope.country)
        if scope.region:
            made.where("s.region = ?", scope.region)
    needs_winner = scope.winner or scope.not_winner or scope.defender or scope.winner_governs is not None
    if needs_winner or scope.defender_governs is not None:
        made.joins[_WINNER] = None
    if scope.winner:
        made.one_of("winner.party_id", scope.winner)
    if scope.not_winner:
        made.where(f"winner.party_id NOT IN ({', '.join('?' * len(scope.not_winner))})", *scope.not_winner)
    if scope.defender:
        made.one_of(_DEFENDER, scope.defender)
    if scope.runner_up:
        made.joins[_RUNNER_UP] = None
        made.one_of("runner_up.party_id", scope.runner_up)
    if scope.stood:
        marks = ", ".join("?" * len(scope.stood))
        made.where(
            f"b.id IN (SELECT other.by_election_id FROM candidacy AS other WHERE other.party_id IN ({marks}))",  # noqa: S608
            *scope.stood,
        )
    if scope.held is not None:
        made.where("m.held = ?", scope.held)
    for expression, governs in (("winner.party_id", scope.winner_governs), (_DEFENDER, scope.defender_governs)):
        if governs is not None:
            condition, parameters = _governing(expression, governs)
            made.where(condition, *parameters)
    if scope.cause:
        made.where("b.cause = ?", scope.cause)
    if scope.swing_from:
        made.one_of("m.swing_from_party_id", scope.swing_from)
    if scope.swing_to:
        made.one_of("m.swing_to_party_id", scope.swing_to)
    for bound in scope.bounds:
        made.where(f"{made.measure(CONTEST_MEASURES[bound.measure])} {bound.comparison} ?", bound.value)
    return made


def contests(store: Store, scope: Scope, newest_first: bool = True) -> tuple[str, ...]:
    """List the by-elections in a scope by polling day: their ids."""

    def find() -> tuple[str, ...]:
        way = "DESC" if newest_first else "ASC"
        sql = _selected_sql(scope, "m.by_election_id", f"ORDER BY b.polling_on {way}, b.id")
        return tuple(row[0] for row in store.connection.execute(*sql).fetchall())

    return store.remembered("contests", (scope, newest_first), find)


def _selected_sql(scope: Scope, columns: str, ending: str) -> tuple[str, list[Any]]:
    made = _selected(scope)
    return made.sql(columns, ending), made.parameters


def contest_count(store: Store, scope: Scope) -> int:
    """Count the by-elections in a scope."""

    def find() -> int:
        (found,) = store.connection.execute(*_selected_sql(scope, "count(*)", "")).fetchone()
        return int(found)

    return store.remembered("contest_count", scope, find)


def causes_known(store: Store, scope: Scope) -> int:
    """Count the by-elections in a scope whose cause is recorded."""

    def find() -> int:
        made = _selected(scope)
        made.where("b.cause IS NOT NULL")
        (found,) = store.connection.execute(made.sql("count(*)"), made.parameters).fetchone()
        return int(found)

    return store.remembered("causes_known", scope, find)


def ranked(store: Store, scope: Scope, measure: str, descending: bool, limit: int = 10) -> tuple[Ranked, ...]:
    """Rank the by-elections of a scope by a measure; those it is not defined or recorded for are left out."""

    def find() -> tuple[Ranked, ...]:
        made = _selected(scope)
        expression = made.measure(CONTEST_MEASURES[measure])
        made.where(f"{expression} IS NOT NULL")
        way = "DESC" if descending else "ASC"
        sql = made.sql(
            f"m.by_election_id, {expression}", f"ORDER BY {expression} {way}, b.polling_on DESC, b.id LIMIT ?"
        )
        rows = store.connection.execute(sql, [*made.parameters, limit]).fetchall()
        return tuple(Ranked(by_election_id, value) for by_election_id, value in rows)

    return store.remembered("ranked", (scope, measure, descending, limit), find)


def ranked_around(store: Store, scope: Scope, measure: str, by_election_id: str) -> tuple[int, int, int] | None:
    """Count the contests of a scope with more, those with as much, and those with less than a contest's measure.

    None where the contest's own is not defined or it is not in the scope.
    """
    made = _selected(scope)
    expression = made.measure(CONTEST_MEASURES[measure])
    made.where(f"{expression} IS NOT NULL")
    inner = made.sql(f"m.by_election_id AS id, {expression} AS value")
    row = store.connection.execute(
        f"WITH ranked AS ({inner}), own AS (SELECT value FROM ranked WHERE id = ?) "  # noqa: S608 - made above
        "SELECT sum(ranked.value > own.value), sum(ranked.value = own.value), sum(ranked.value < own.value) "
        "FROM ranked, own",
        [*made.parameters, by_election_id],
    ).fetchone()
    return None if row is None or row[0] is None else (row[0], row[1], row[2])


def values(store: Store, scope: Scope, measure: str) -> tuple[float, ...]:
    """Give a measure's values over a scope, smallest first; those not defined or recorded are left out."""

    def find() -> tuple[float, ...]:
        made = _selected(scope)
        expression = made.measure(CONTEST_MEASURES[measure])
        made.where(f"{expression} IS NOT NULL")
        sql = made.sql(expression, f"ORDER BY {expression}")
        return tuple(row[0] for row in store.connection.execute(sql, made.parameters).fetchall())

    return store.remembered("values", (scope, measure), find)


def _stood_in(scope: Scope, stood: Stood) -> _Statement:
    made = _selected(scope)
    made.joins[_CANDIDACIES] = None
    if stood.parties:
        made.one_of("c.party_id", stood.parties)
    if stood.people:
        made.one_of("c.person_id", stood.people)
    if stood.position is not None:
        made.where("cm.position = ?", stood.position)
    if stood.elected is not None:
        made.where("(c.ordinal = m.winner_ordinal) = ?", stood.elected)
    if stood.deposit_lost is not None:
        made.where("cm.deposit_lost = ?", stood.deposit_lost)
    return made


def candidacies(
    store: Store, scope: Scope, stood: Stood, measure: str = "date", descending: bool = True, limit: int = 1000
) -> tuple[Ranked, ...]:
    """Rank the candidacies of a scope by a measure; those it is not defined or recorded for are left out."""

    def find() -> tuple[Ranked, ...]:
        made = _stood_in(scope, stood)
        expression = CANDIDACY_MEASURES[measure]
        made.where(f"{expression} IS NOT NULL")
        way = "DESC" if descending else "ASC"
        sql = made.sql(
            f"b.id, {expression}, c.ordinal", f"ORDER BY {expression} {way}, b.polling_on DESC, b.id, c.ordinal LIMIT ?"
        )
        rows = store.connection.execute(sql, [*made.parameters, limit]).fetchall()
        return tuple(Ranked(*row) for row in rows)

    return store.remembered("candidacies", (scope, stood, measure, descending, limit), find)


@dataclass(frozen=True, slots=True)
class Totals:
    """What candidacies come to: how many, in how many contests, their votes, deposits lost, wins, second places.

    `share_mean` and `change_mean` are plain averages over those with one; None without any.
    """

    candidacies: int
    contests: int
    votes: int
    votes_missing: int
    deposits_lost: int
    won: int
    second: int
    share_mean: float | None
    change_mean: float | None
    change_count: int


def totals(store: Store, scope: Scope, stood: Stood) -> Totals:
    """Add up the candidacies of a scope."""

    def find() -> Totals:
        made = _stood_in(scope, stood)
        sql = made.sql(
            "count(*), count(DISTINCT b.id), coalesce(sum(c.votes), 0), sum(c.votes IS NULL), "
            "coalesce(sum(cm.deposit_lost), 0), coalesce(sum(c.ordinal = m.winner_ordinal), 0), "
            "coalesce(sum(cm.position = 2), 0), avg(cm.share_pct), avg(cm.change_pp), count(cm.change_pp)"
        )
        row = store.connection.execute(sql, made.parameters).fetchone()
        return Totals(*(0 if at < 7 and value is None else value for at, value in enumerate(row)))

    return store.remembered("totals", (scope, stood), find)


def seats_won(store: Store, scope: Scope) -> tuple[tuple[str, int], ...]:
    """Count the contests of a scope by the winner's party id, most first."""

    def find() -> tuple[tuple[str, int], ...]:
        made = _selected(scope)
        made.joins[_WINNER] = None
        sql = made.sql("winner.party_id, count(*)", "GROUP BY 1 ORDER BY 2 DESC, 1")
        return tuple((party_id, count) for party_id, count in store.connection.execute(sql, made.parameters).fetchall())

    return store.remembered("seats_won", scope, find)


def deposits_lost(store: Store, scope: Scope) -> tuple[tuple[str, int], ...]:
    """Count the deposits lost in a scope by party id, most first."""

    def find() -> tuple[tuple[str, int], ...]:
        made = _stood_in(scope, Stood(deposit_lost=True))
        sql = made.sql("c.party_id, count(*)", "GROUP BY 1 ORDER BY 2 DESC, 1")
        rows = store.connection.execute(sql, made.parameters).fetchall()
        return tuple((party_id, number) for party_id, number in rows)

    return store.remembered("deposits_lost", scope, find)


def most_often(store: Store, scope: Scope, descending: bool = True, limit: int = 10) -> tuple[tuple[str, int], ...]:
    """Count the contests of a scope by who stood: (person id, contests), most first."""

    def find() -> tuple[tuple[str, int], ...]:
        made = _stood_in(scope, Stood())
        way = "DESC" if descending else "ASC"
        sql = made.sql("c.person_id, count(DISTINCT b.id)", f"GROUP BY 1 ORDER BY 2 {way}, 1 LIMIT ?")
        rows = store.connection.execute(sql, [*made.parameters, limit]).fetchall()
        return tuple((person_id, number) for person_id, number in rows)

    return store.remembered("most_often", (scope, descending, limit), find)


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
