"""Which by-elections a question is about, and that as SQL: a SELECT over the index of contests, a condition each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Literal

from byelex.changing import quick
from byelex.parliaments import GOVERNMENTS

CONTEST_MEASURES: dict[str, str] = {
    "majority": "k.majority",
    "majority points": "k.majority_pct",
    "majority overturned": "CASE WHEN k.held = 0 THEN k.baseline_majority END",
    "majority overturned points": "CASE WHEN k.held = 0 THEN k.baseline_majority_pct END",
    "majority before": "k.baseline_majority",
    "turnout": "k.turnout_pct",
    "turnout change": "k.turnout_change_pp",
    "electorate": "k.electorate",
    "valid votes": "k.valid_vote_count",
    "rejected papers": "k.rejected_vote_count",
    "swing": "k.swing_pp",
    "swing needed": "k.swing_needed_pp",
    "candidates": "k.candidate_count",
    "deposits lost": "k.lost_deposit_count",
    "winning share": "k.winner_share_pct",
    "winning votes": "k.winner_votes",
    "date": "k.polling_on",
}
"""A contest's measures by the name that Scope's bounds and the functions below know them by."""


REGIONS_TOGETHER = {
    "Midlands": ("East Midlands", "West Midlands"),
    "North of England": ("North East", "North West", "Yorkshire and The Humber"),
}
"""What several regions are called together; Scope.region may be one of these."""


Comparison = Literal["<", "<=", ">", ">=", "=", "~"]


@dataclass(frozen=True, slots=True)
class Bound:
    """A limit on a contest's measure, in its own unit: votes, points, people.

    "~" is met by what, rounded to as many decimals as the value has, is the value. `of` is the contest whose figure the
    value is, by its id, if it is one's.
    """

    measure: str
    comparison: Comparison
    value: float
    of: str = ""


@quick
@dataclass(frozen=True, slots=True)
class Scope:
    """Which by-elections: every condition must hold; an empty one asks nothing. Party conditions are party ids.

    `held` is True for holds, False for gains. `swing_from` and `swing_to` are the standard pair and its direction.
    Those that end in `_governs` compare a party with the government on polling day. `stood_place` is the place in
    which one of the `stood` came (-1 the last; with `stood_or_lower`, that or any below; with `stood_or_better`, that
    or any above), `stood_bound` a limit on its votes or share, `stood_deposit_lost` whether it lost the deposit. One
    of the parties `ahead` came ahead of one of those `behind`. Contests that meet all of one of `excluding` are left
    out, as are those of which it is not recorded whether they do. Invented contests are left
    out unless named in `by_election_ids`, of which `named` says what they have in common ("among the last 10").
    `weekday` is that of polling day, 0 for Monday.
    """

    by_election_ids: tuple[str, ...] = ()
    not_by_election_ids: tuple[str, ...] = ()
    named: str = ""
    weekday: int | None = None
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
    stood_place: int | None = None
    stood_or_lower: bool = False
    stood_or_better: bool = False
    stood_bound: Bound | None = None
    stood_deposit_lost: bool | None = None
    ahead: tuple[str, ...] = ()
    behind: tuple[str, ...] = ()
    held: bool | None = None
    winner_governs: bool | None = None
    defender_governs: bool | None = None
    swing_from_governs: bool | None = None
    swing_to_governs: bool | None = None
    cause: str | None = None
    swing_from: tuple[str, ...] = ()
    swing_to: tuple[str, ...] = ()
    bounds: tuple[Bound, ...] = ()
    excluding: tuple[Scope, ...] = ()


_OF_CANDIDACIES = {"share": "share_pct", "votes": "votes", "change": "change_pp"}
CONTESTS = "contest_index AS k"
_THEIR_CONTESTS = "CROSS JOIN contest_index AS k ON k.number = c.contest"
STANDING = f"candidacy_index AS c {_THEIR_CONTESTS}"
"""Candidacies in their order, and of each its contest."""


def plain(scope: Scope) -> Scope:
    """Write what a scope leaves out as what it asks for, where that is of a nation or of winners alone."""
    if len(scope.excluding) != 1 or scope.not_country or scope.not_winner:
        return scope
    (without,) = scope.excluding
    if without == Scope(country=without.country) or without == Scope(winner=without.winner):
        return replace(scope, excluding=(), not_country=without.country, not_winner=without.winner)
    return scope


class Statement:
    """A SELECT being put together over contests, or candidacies with theirs: conditions, parameters in order."""

    def __init__(self, source: str = CONTESTS) -> None:
        self.source = source
        self.conditions: list[str] = []
        self.parameters: list[Any] = []

    def where(self, condition: str, *parameters: Any) -> None:
        self.conditions.append(condition)
        self.parameters += parameters

    def one_of(self, expression: str, values: Sequence[str]) -> None:
        self.where(f"{expression} IN ({', '.join('?' * len(values))})", *values)

    def sql(self, columns: str, ending: str = "") -> str:
        conditions = f" WHERE {' AND '.join(self.conditions)}" if self.conditions else ""
        return f"SELECT {columns} FROM {self.source}{conditions} {ending}"  # noqa: S608 - written in code


def _governing(expression: str, governs: bool, scope: Scope) -> tuple[str, list[Any]]:
    """Write the condition that a party governed, or did not, on polling day, for the governments of a scope's days."""
    parts: list[str] = []
    parameters: list[Any] = []
    # The latest first: the first that had begun is the one.
    for start, parties in reversed(GOVERNMENTS):
        if start <= (scope.last_day or date.max):
            parts.append(f"WHEN k.polling_on >= ? THEN {expression} IN ({', '.join('?' * len(parties))})")
            parameters += [start.isoformat(), *parties]
        if start <= (scope.first_day or date.min):
            break
    governed = f"CASE {' '.join(parts)} ELSE 0 END" if parts else "0"
    return f"{'' if governs else 'NOT '}({governed})", parameters


def selected(
    scope: Scope, source: str = CONTESTS, in_order: bool = False, besides: str = "", dated: str = "k"
) -> Statement:
    """Put a scope's conditions in a statement; `besides` is an invented contest that counts all the same.

    `dated` is the table whose days and nations are compared: the contests (k) or the candidacies (c), which have both.
    """
    made = Statement(source)
    if scope.by_election_ids:
        made.one_of("k.by_election_id", scope.by_election_ids)
    elif besides:
        made.where("(k.invented = 0 OR k.by_election_id = ?)", besides)
    else:
        made.where(f"{dated}.invented = 0")
    _leave_out(made, scope)
    # The plus keeps SQLite from going by the index of days, holds or nations: that of the measure they are put in order
    # of gives the first few without sorting all.
    plus = "+" if in_order else ""
    _keep_dated(made, scope, f"{plus}{dated}.polling_on")
    _keep_placed(made, scope, f"{plus}{dated}.country")
    # Likewise by that of winners or holds, which those of measures and of swings have too, and not the other way about.
    _keep_ended(made, scope, "+" if in_order or scope.bounds or scope.swing_from or scope.swing_to else "")
    _keep_governed(made, scope)
    for bound in scope.bounds:
        _keep_within(made, bound)
    return made


def _leave_out(made: Statement, scope: Scope) -> None:
    if scope.not_by_election_ids:
        marks = ", ".join("?" * len(scope.not_by_election_ids))
        # By the number, which every index has; with a limit, by the id, which keeps SQLite to the index of days.
        those = f"SELECT number FROM contest_index WHERE by_election_id IN ({marks})"  # noqa: S608 - question marks
        left_out = f"k.by_election_id NOT IN ({marks})" if scope.bounds else f"k.number NOT IN ({those})"
        made.where(left_out, *scope.not_by_election_ids)
    for excluded in scope.excluding:
        days = excluded.first_day or scope.first_day, excluded.last_day or scope.last_day
        excluded = replace(excluded, first_day=days[0], last_day=days[1])
        without = selected(replace(excluded, by_election_ids=()))
        made.where(f"NOT ({' AND '.join(without.conditions[1:])})", *without.parameters)
        if excluded.stood or excluded.ahead:
            made.where(*_known_there(excluded))


def _keep_dated(made: Statement, scope: Scope, polled: str) -> None:
    if scope.first_day is not None:
        made.where(f"{polled} >= ?", scope.first_day.isoformat())
    if scope.last_day is not None:
        made.where(f"{polled} <= ?", scope.last_day.isoformat())
    if scope.day_and_month is not None:
        day, month = scope.day_and_month
        made.where(f"substr({polled}, 6) = ?", f"{month:02d}-{day:02d}")
    if scope.month is not None:
        made.where(f"substr({polled}, 6, 2) = ?", f"{scope.month:02d}")
    if scope.weekday is not None:
        made.where("k.weekday = ?", scope.weekday)


def _keep_placed(made: Statement, scope: Scope, country: str) -> None:
    if scope.not_country:
        made.where(f"{country} <> ?", scope.not_country)
    if scope.country:
        made.where(f"{country} = ?", scope.country)
    if scope.region:
        made.one_of("k.region", REGIONS_TOGETHER.get(scope.region, (scope.region,)))


def _keep_ended(made: Statement, scope: Scope, plus: str) -> None:
    """Add who won, defended, came second, stood, or came ahead there, and why it was held."""
    for expression, parties in (
        (f"{plus}k.winner_party_id", scope.winner),
        ("k.defender_party_id", scope.defender),
        ("k.runner_up_party_id", scope.runner_up),
        ("k.swing_from_party_id", scope.swing_from),
        ("k.swing_to_party_id", scope.swing_to),
    ):
        if parties:
            made.one_of(expression, parties)
    if scope.not_winner:
        made.where(f"k.winner_party_id NOT IN ({', '.join('?' * len(scope.not_winner))})", *scope.not_winner)
    if scope.stood:
        made.where(*_stood_there(scope))
    if scope.ahead and scope.behind:
        made.where(*_ahead_there(scope))
    if scope.held is not None:
        made.where(f"{plus}k.held = ?", scope.held)
    if scope.cause:
        made.where("k.cause = ?", scope.cause)


def _keep_governed(made: Statement, scope: Scope) -> None:
    for expression, governs in (
        ("k.winner_party_id", scope.winner_governs),
        ("k.defender_party_id", scope.defender_governs),
        ("k.swing_from_party_id", scope.swing_from_governs),
        ("k.swing_to_party_id", scope.swing_to_governs),
    ):
        if governs is not None:
            condition, parameters = _governing(expression, governs, scope)
            made.where(condition, *parameters)


def _keep_within(made: Statement, bound: Bound) -> None:
    measure = CONTEST_MEASURES[bound.measure]
    if bound.comparison != "~":
        made.where(f"{measure} {bound.comparison} ?", bound.value)
        return
    decimals = _decimals(bound)
    # The first finds them along the measure's order, a little wide; the second is exact.
    made.where(f"{measure} BETWEEN ? AND ?", bound.value - 10**-decimals, bound.value + 10**-decimals)
    made.where(f"round({measure}, ?) = ?", decimals, bound.value)


def _decimals(bound: Bound) -> int:
    return len(f"{bound.value:.10g}".partition(".")[2])


def _known_there(scope: Scope) -> tuple[Any, ...]:
    """Write the condition that it is recorded whether some parties stood, and how it ended there.

    Where not everyone who stood is recorded, nobody can be said not to have.
    """
    columns = {
        "position": scope.ahead or scope.stood_place is not None,
        "deposit_lost": scope.stood_deposit_lost is not None,
        **({_OF_CANDIDACIES[scope.stood_bound.measure]: True} if scope.stood_bound is not None else {}),
    }
    parties = (*scope.stood, *scope.ahead, *scope.behind)
    dated, days = _dated(scope)
    there = f"FROM candidacy_index AS c WHERE c.party_id IN ({', '.join('?' * len(parties))}){dated}"
    unknown = " OR ".join(f"c.{column} IS NULL" for column, asked in columns.items() if asked)
    if not unknown:
        return ("k.candidate_count IS NOT NULL",)
    if scope.ahead or scope.stood_place == -1:
        condition = "k.candidate_count IS NOT NULL"
    else:
        condition = f"(k.candidate_count IS NOT NULL OR k.number IN (SELECT c.contest {there}))"
    condition += f" AND k.number NOT IN (SELECT c.contest {there} AND ({unknown}))"
    return condition, *(*parties, *days) * condition.count("IN (?")


def _ahead_there(scope: Scope) -> tuple[Any, ...]:
    """Write the condition that one of some parties came ahead of one of others."""
    condition, *parameters = _ahead(scope)
    both = f"candidacy_index AS c {_BESIDE_THEM}"
    return f"k.number IN (SELECT c.contest FROM {both} WHERE {condition})", *parameters  # noqa: S608 - written above


_BESIDE_THEM = "CROSS JOIN candidacy_index AS d ON d.polling_on = c.polling_on AND d.contest = c.contest"


def _ahead(scope: Scope) -> tuple[Any, ...]:
    """Write the condition that a candidacy (c) came ahead of another (d) there; who won did so of all."""
    marks = [", ".join("?" * len(parties)) for parties in (scope.ahead, scope.behind)]
    dated, days = _dated(scope)
    condition = (
        f"c.party_id IN ({marks[0]}) AND d.party_id IN ({marks[1]}){dated} "
        "AND (c.position < d.position OR (c.position = 1 AND d.position IS NULL))"
    )
    return condition, *scope.ahead, *scope.behind, *days


def _dated(scope: Scope) -> tuple[str, list[str]]:
    """Write the condition that candidacies are of a scope's days: those of a party lie in their order."""
    days = ((scope.first_day, ">="), (scope.last_day, "<="))
    asked = [(day.isoformat(), comparison) for day, comparison in days if day is not None]
    return "".join(f" AND c.polling_on {comparison} ?" for _, comparison in asked), [day for day, _ in asked]


def standing(scope: Scope) -> Statement:
    """Put a scope in a statement that goes by the candidacies of who stood, or who came ahead of others there.

    Of the latest few, it looks at few. A contest comes as often as its candidacies fit.
    """
    if scope.stood:
        made = selected(replace(scope, stood=()), STANDING)
        made.where(*_standing(scope))
    else:
        made = selected(replace(scope, ahead=()), f"candidacy_index AS c {_BESIDE_THEM} {_THEIR_CONTESTS}")
        made.where(*_ahead(scope))
    return made


def _stood_there(scope: Scope) -> tuple[Any, ...]:
    """Write the condition that one of some parties stood, and how it ended there, with its parameters."""
    condition, *parameters = _standing(scope)
    if scope.by_election_ids:
        # Of a few contests each is looked at, of many those where the parties stood.
        there = "candidacy_index AS c INDEXED BY candidacy_index_contest"
        return f"EXISTS (SELECT 1 FROM {there} WHERE c.contest = k.number AND {condition})", *parameters  # noqa: S608
    return f"k.number IN (SELECT c.contest FROM candidacy_index AS c WHERE {condition})", *parameters  # noqa: S608


def _standing(scope: Scope) -> tuple[Any, ...]:
    """Write the condition that a candidacy is of who stood, and ended as is asked, with its parameters."""
    dated, days = _dated(scope)
    conditions = [f"c.party_id IN ({', '.join('?' * len(scope.stood))}){dated}"]
    parameters: list[Any] = [*scope.stood, *days]
    if scope.stood_place == -1:
        conditions.append("c.came_last = 1")
    elif scope.stood_place is not None:
        way = ">=" if scope.stood_or_lower else "<=" if scope.stood_or_better else "="
        conditions.append(f"c.position {way} ?")
        parameters.append(scope.stood_place)
    if scope.stood_bound is not None:
        bound, column = scope.stood_bound, f"c.{_OF_CANDIDACIES[scope.stood_bound.measure]}"
        rounded = bound.comparison == "~"
        conditions.append(f"round({column}, ?) = ?" if rounded else f"{column} {bound.comparison} ?")
        parameters += [_decimals(bound), bound.value] if rounded else [bound.value]
    if scope.stood_deposit_lost is not None:
        conditions.append("c.deposit_lost = ?")
        parameters.append(scope.stood_deposit_lost)
    return " AND ".join(conditions), *parameters
