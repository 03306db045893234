"""Sums kept of each year, made again of the years that changed: counting all takes no longer for their being many."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from operator import attrgetter
from sqlite3 import Connection
from typing import Any

from byelex.parliaments import GOVERNMENTS
from byelex.store.scope import CONTEST_MEASURES, CONTESTS, Scope, selected

EVERY = "by-elections"
MEASURED: dict[str, str] = {
    EVERY: "1",
    "cause": "CASE WHEN k.cause IS NOT NULL THEN 1 END",
    "candidacies": "k.candidacy_count",
    "votes known": "k.votes_known_count",
    "change known": "k.changes_known_count",
    **{measure: expression for measure, expression in CONTEST_MEASURES.items() if measure != "date"},
}
"""What contests are tallied by, in SQL: of how many it is known, what it comes to, its least and its most.

Where this or CANDIDACY_SUMS changes, computed.EDITION is raised: a store is then tallied anew.
"""

CANDIDACY_SUMS: dict[str, str] = {
    "candidacies": "count(*)",
    "contests": "count(DISTINCT c.contest)",
    "votes": "coalesce(sum(c.votes), 0)",
    "votes_missing": "coalesce(sum(c.votes IS NULL), 0)",
    "deposits_lost": "coalesce(sum(c.deposit_lost), 0)",
    "deposits_unknown": "coalesce(sum(c.deposit_lost IS NULL), 0)",
    "won": "coalesce(sum(c.elected), 0)",
    "second": "coalesce(sum(c.position = 2), 0)",
    # What is averaged is computed, not as published.
    "share_sum": "coalesce(sum(c.share_pct) FILTER (WHERE c.share_margin_pp = 0), 0)",
    "share_count": "count(*) FILTER (WHERE c.share_margin_pp = 0)",
    "change_sum": "coalesce(sum(c.change_pp) FILTER (WHERE c.change_margin_pp = 0), 0)",
    "change_count": "count(*) FILTER (WHERE c.change_margin_pp = 0)",
    "shares_known": "count(c.share_pct)",
    "changes_known": "count(c.change_pp)",
}
"""What candidacies come to, in SQL."""

FEW_HAVE = frozenset({"won", "second", "deposits_lost"})
"""What most candidates come to none of: those who do are looked for alone."""

BY_DAY = f"{CONTESTS} INDEXED BY contest_index_day"
_DAYS = frozenset({"first_day", "last_day", "country", "not_country"})
_ENDED = _DAYS | {"winner", "not_winner", "held", "winner_governs"}
_BESIDE_DAYS = attrgetter(*(name for name in Scope.__slots__ if name not in _DAYS))
_BESIDE_ENDED = attrgetter(*(name for name in Scope.__slots__ if name not in _ENDED))
_EMPTY = Scope()
_LATEST = GOVERNMENTS[::-1]
_CHANGED = tuple(start.year for start, _ in _LATEST)
"""The years in which the government changed."""


def freshen(connection: Connection) -> None:
    """Make the tallies of the years that have changed again, if any; call inside the transaction that changed them."""
    if connection.execute("SELECT 1 FROM tally_stale LIMIT 1").fetchone() is None:
        return
    # CROSS JOIN keeps the order written: the days of each such year, never every contest.
    of_years = (
        "tally_stale AS y CROSS JOIN contest_index AS k INDEXED BY contest_index_day "
        "ON k.polling_on >= y.polling_year || '-01-01' AND k.polling_on <= y.polling_year || '-12-31'"
    )
    stale = "polling_year IN (SELECT polling_year FROM tally_stale)"
    connection.execute(f"DELETE FROM contest_tally WHERE {stale}")  # noqa: S608 - written in code, as are those below
    for measure, expression in MEASURED.items():
        connection.execute(
            f"INSERT INTO contest_tally SELECT ?, y.polling_year, coalesce(k.country, ''), k.winner_party_id, "  # noqa: S608
            f"coalesce(k.held, -1), count(*), coalesce(sum(k.compared), 0), sum({expression}), min({expression}), "
            f"max({expression}) FROM {of_years} WHERE k.invented = 0 AND {expression} IS NOT NULL GROUP BY 2, 3, 4, 5",
            [measure],
        )
    connection.execute(f"DELETE FROM candidacy_tally WHERE {stale}")  # noqa: S608
    sums = ", ".join(CANDIDACY_SUMS.values())
    for kind, one in (("all", "''"), ("party", "c.party_id"), ("person", "c.person_id")):
        connection.execute(
            f"INSERT INTO candidacy_tally SELECT ?, {one}, y.polling_year, coalesce(k.country, ''), {sums} "  # noqa: S608
            f"FROM {of_years} CROSS JOIN candidacy_index AS c ON c.contest = k.number WHERE k.invented = 0 "
            "GROUP BY 2, 3, 4",
            [kind],
        )
    connection.execute("DELETE FROM tally_stale")


def of_days(scope: Scope) -> bool:
    """Tell whether a scope asks for days and nations alone, which the tallies of candidacies can tell apart."""
    return bool(_BESIDE_DAYS(scope) == _BESIDE_DAYS(_EMPTY))


def tallied(scope: Scope) -> bool:
    """Tell whether the tallies of contests can count a scope, but for the parts of years at its ends."""
    return bool(_BESIDE_ENDED(scope) == _BESIDE_ENDED(_EMPTY))


def measured(connection: Connection, scope: Scope, what: str) -> tuple[int, int, Any, Any, Any]:
    """Tell of how many contests of such a scope something is known, how many of these are compared, and its sum.

    Its least and its most come last; they are None where it is known of none.
    """
    freshen(connection)
    whole, parts = whole_years(scope)
    found: list[tuple[Any, ...]] = []
    columns = "coalesce(sum({}), 0), coalesce(sum({}), 0), coalesce(sum({}), 0), min({}), max({})"
    if whole is not None:
        conditions, parameters = _conditions(whole)
        kept = columns.format("contests", "compared", "total", "least", "most")
        sql = f"SELECT {kept} FROM contest_tally WHERE measure = ? AND {conditions}"  # noqa: S608 - written in code
        found.append(connection.execute(sql, [what, *parameters]).fetchone())
    for part in parts:
        made, expression = selected(part, BY_DAY), MEASURED[what]
        made.where(f"{expression} IS NOT NULL")
        sql = made.sql(columns.format("1", "k.compared", *[expression] * 3))
        found.append(connection.execute(sql, made.parameters).fetchone())
    counts, compared, totals, least, most = zip(*found, strict=True)
    known = [(low, high) for low, high in zip(least, most, strict=True) if low is not None]
    return (
        sum(counts),
        sum(compared),
        sum(totals),
        min((low for low, _ in known), default=None),
        max((high for _, high in known), default=None),
    )


def grouped(connection: Connection, whole: Scope, what: str, by: str) -> list[tuple[str, int, Any]]:
    """Tell of how many contests of each year or nation something is known, and its sum; with the id of one of each."""
    freshen(connection)
    conditions, parameters = _conditions(whole)
    nation = by == "nation"
    of_group = "k.country IS nullif(t.country, '')" if nation else "k.polling_on >= t.polling_year || '-01-01'"
    one = (
        f"SELECT k.by_election_id FROM {BY_DAY} WHERE k.invented = 0 AND {of_group} "  # noqa: S608 - written in code
        f"ORDER BY k.polling_on LIMIT 1"
    )
    sql = (
        f"SELECT ({one}), sum(contests), sum(total) FROM contest_tally AS t "  # noqa: S608 - likewise
        f"WHERE measure = ? AND {conditions} GROUP BY t.{'country' if nation else 'polling_year'}"
    )
    return connection.execute(sql, [what, *parameters]).fetchall()


def years(connection: Connection) -> tuple[int, ...]:
    """List the years with a contest, latest first."""
    freshen(connection)
    rows = connection.execute("SELECT DISTINCT polling_year FROM candidacy_tally WHERE kind = 'all' ORDER BY 1 DESC")
    return tuple(year for (year,) in rows.fetchall())


def ended(connection: Connection, scope: Scope) -> Counter[tuple[str, int | None]]:
    """Count the contests of such a scope by who won and whether it was a hold, None where that is not known."""
    freshen(connection)
    whole, parts = whole_years(scope)
    found: Counter[tuple[str, int | None]] = Counter()
    if whole is not None:
        conditions, parameters = _conditions(whole)
        rows = connection.execute(
            f"SELECT winner_party_id, nullif(held, -1), sum(contests) FROM contest_tally "  # noqa: S608 - likewise
            f"WHERE measure = ? AND {conditions} GROUP BY 1, 2",
            [EVERY, *parameters],
        )
        found.update({(winner, held): count for winner, held, count in rows.fetchall()})
    for part in parts:
        found.update(ended_by_looking(connection, part))
    return found


def ended_by_looking(connection: Connection, scope: Scope) -> Counter[tuple[str, int | None]]:
    """Count likewise the contests of any scope, by looking through them."""
    made = selected(scope)
    # The pluses keep SQLite from looking through all contests in the order of who won.
    sql = made.sql("k.winner_party_id, k.held, count(*)", "GROUP BY +k.winner_party_id, +k.held")
    rows = connection.execute(sql, made.parameters).fetchall()
    return Counter({(winner, held): count for winner, held, count in rows})


def candidacies(
    connection: Connection, whole: Scope, kind: str, ids: tuple[str, ...], what: str = ""
) -> list[tuple[Any, ...]]:
    """Give what candidacies come to over whole years: a row for each id of a kind, or each there is if none is given.

    A row is the id and the values of CANDIDACY_SUMS, or of the one named: of that, those with none may be left out.
    """
    freshen(connection)
    conditions, parameters = _conditions(whole)
    chosen = f"AND id IN ({', '.join('?' * len(ids))})" if ids else ""
    sums = ", ".join(f"sum({each})" for each in ([what] if what else CANDIDACY_SUMS))
    if what in FEW_HAVE:
        conditions += f" AND {what} > 0"
    sql = f"SELECT id, {sums} FROM candidacy_tally WHERE kind = ? {chosen} AND {conditions} GROUP BY id"  # noqa: S608
    return connection.execute(sql, [kind, *ids, *parameters]).fetchall()


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
    if scope.winner_governs is not None:
        # A year in which the government changed is looked through: its tallies do not tell before from after.
        changed = [year for year in _CHANGED if (first or date.min).year <= year <= (last or date.max).year]
        parts += [replace(scope, first_day=date(year, 1, 1), last_day=date(year, 12, 31)) for year in changed]
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
    if scope.winner_governs is not None:
        yield f"polling_year NOT IN ({', '.join('?' * len(_CHANGED))})", _CHANGED
        whens = [f"WHEN polling_year > ? THEN winner_party_id IN ({', '.join('?' * len(ps))})" for _, ps in _LATEST]
        governed = tuple(value for start, parties in _LATEST for value in (start.year, *parties))
        yield f"{'' if scope.winner_governs else 'NOT '}(CASE {' '.join(whens)} ELSE 0 END)", governed
