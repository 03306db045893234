"""Counts kept as the index of contests changes, so that counting all takes no longer for their being many."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from sqlite3 import Connection
from typing import Any

from byelex.store.scope import CONTESTS, Scope, selected

BY_ELECTIONS = "by_elections"
WHAT = frozenset(
    {
        *(BY_ELECTIONS, "causes_known", "compared", "swing_compared", "majority", "majority_points", "swing"),
        *("majority_overturned", "majority_overturned_points", "turnout", "turnout_change", "rejected_papers"),
        *("candidates", "deposits_lost", "winning_share", "candidacies", "votes_known", "changes_known"),
    }
)
"""What is tallied: contests of which something is known, and candidacies."""
BY_DAY = f"{CONTESTS} INDEXED BY contest_index_period"
TALLIED = frozenset({"first_day", "last_day", "country", "not_country", "winner", "not_winner", "held"})
"""The conditions that the tallies can tell apart."""

_EMPTY = {name: getattr(Scope(), name) for name in Scope.__slots__}


def tallied(scope: Scope) -> bool:
    """Tell whether the tallies can count a scope, but for the parts of years at its ends."""
    return all(getattr(scope, name) == nothing for name, nothing in _EMPTY.items() if name not in TALLIED)


def counted(connection: Connection, scope: Scope, what: str, plain: str) -> int:
    """Count what is tallied over such a scope; `plain` is the same in SQL, for the parts of years at its ends."""
    whole, parts = whole_years(scope)
    count = 0
    if whole is not None:
        conditions, parameters = _conditions(whole)
        sql = f"SELECT coalesce(sum({what}), 0) FROM contest_tally WHERE {conditions}"  # noqa: S608 - written in code
        count = connection.execute(sql, parameters).fetchone()[0]
    for part in parts:
        made = selected(part, BY_DAY)
        count += connection.execute(made.sql(f"coalesce(sum({plain}), 0)"), made.parameters).fetchone()[0]
    return count


def won_by(connection: Connection, scope: Scope) -> Counter[str]:
    """Count the contests of such a scope by the party that won."""
    whole, parts = whole_years(scope)
    found: Counter[str] = Counter()
    if whole is not None:
        conditions, parameters = _conditions(whole)
        sql = f"SELECT winner_party_id, sum(by_elections) FROM contest_tally WHERE {conditions} GROUP BY 1"  # noqa: S608
        found.update(dict(connection.execute(sql, parameters).fetchall()))
    for part in parts:
        made = selected(part, BY_DAY)
        rows = connection.execute(made.sql("k.winner_party_id, count(*)", "GROUP BY 1"), made.parameters).fetchall()
        found.update(dict(rows))
    return +found


def whole_years(scope: Scope) -> tuple[Scope | None, list[Scope]]:
    """Part a scope into the whole years it covers, None if there are none, and the rest."""
    first, last = scope.first_day, scope.last_day
    parts = []
    if first is not None and first != first.replace(month=1, day=1):
        end = first.replace(month=12, day=31)
        parts.append(replace(scope, last_day=end if last is None else min(last, end)))
        if last is not None and last <= end:
            return None, parts
        first = date(first.year + 1, 1, 1)
    if last is not None and last != last.replace(month=12, day=31):
        start = last.replace(month=1, day=1)
        parts.append(replace(scope, first_day=start if first is None else max(first, start)))
        if first is not None and first >= start:
            return None, parts
        last = date(last.year - 1, 12, 31)
    return replace(scope, first_day=first, last_day=last), parts


def _conditions(scope: Scope) -> tuple[str, list[Any]]:
    found = list(_each_condition(scope))
    return " AND ".join(condition for condition, _ in found), [value for _, values in found for value in values]


def _each_condition(scope: Scope) -> Iterator[tuple[str, tuple[Any, ...]]]:
    yield "1", ()
    if scope.first_day is not None:
        yield "polling_year >= ?", (scope.first_day.year,)
    if scope.last_day is not None:
        yield "polling_year <= ?", (scope.last_day.year,)
    if scope.country:
        yield "country = ?", (scope.country,)
    if scope.not_country:
        yield "country <> ?", (scope.not_country,)
    if scope.winner:
        yield f"winner_party_id IN ({', '.join('?' * len(scope.winner))})", scope.winner
    if scope.not_winner:
        yield f"winner_party_id NOT IN ({', '.join('?' * len(scope.not_winner))})", scope.not_winner
    if scope.held is not None:
        yield "held = ?", (scope.held,)
