"""By-elections counted by when or where they were: by year, Parliament, month, seat."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

from byelex.answers import Answer, Column, Row, Table
from byelex.ask.answering.parts.limited import MEETS, limit_words
from byelex.ask.query import By, Query
from byelex.elections import Listing
from byelex.names.dates import WEEKDAYS
from byelex.names.seats import OF_LATE
from byelex.questions.kinds import names_of
from byelex.questions.lists import cause_asked
from byelex.questions.scopes import coverage_note, scope_words
from byelex.store import Store
from byelex.store.groups import grouped
from byelex.store.queries import causes_known, contest_count
from byelex.store.scope import Scope
from byelex.wording import MONTHS, capital, day, how_many, rounded

SOME = "Those with none are not among them."
LONGEST = 30
"""So many groups are told in a sentence; of more there is a table."""
_NOT_RECORDED = "not recorded"


def in_groups(store: Store, query: Query) -> list[tuple[str, int]]:
    """Count by-elections by when or where they were, in the order of time, of the calendar or of the alphabet.

    Those without one are there where few by-elections are asked for, or none, or how many there were on average, if all
    there may be are known; and of a count in each if they are no more than can be told.
    """
    found, each = grouped_by(store, query, query.scope).items(), query.manner == "each"
    counted = Counter({group: number for group, (number, _) in found if each or group[1] != _NOT_RECORDED})
    every = _every_group(store, query)
    plain = Scope(first_day=query.scope.first_day, last_day=query.scope.last_day) == query.scope
    told = each and (plain or len(every) <= LONGEST)
    if not query.most or query.limit or query.manner == "average" or told:
        counted.update(dict.fromkeys(every, 0))
    return [(name, counted[order, name]) for order, name in sorted(counted)]


def with_none_known(query: Query) -> bool:
    """Tell whether the groups that may have had no by-election are known: not which seats or days had none.

    Nor which had none of a cause, which is not recorded of all.
    """
    scope = query.scope
    if cause_asked(scope):
        return False
    if query.by in {"nation", "region"}:
        return scope.by_election_ids == () and scope.weekday is None
    in_part = (scope.month, scope.day_and_month, scope.weekday) != (None, None, None)
    return query.by in {"year", "decade", "Parliament", "month", "weekday"} and not (in_part and query.by != "year")


def _every_group(store: Store, query: Query) -> set[tuple[str, str]]:
    """Give the groups that there may be of the time and place of a scope, if that is known."""
    if not with_none_known(query):
        return set()
    if query.by in {"nation", "region"}:
        scope = query.scope
        place = Scope(country=scope.country, not_country=scope.not_country, region=scope.region)
        place = replace(place, excluding=tuple(one for one in scope.excluding if one.country or one.region))
        return {group for group in grouped_by(store, query, place) if group[1] != _NOT_RECORDED}
    elected = [parliament.elected_on for parliament in store.coverage().parliaments]
    days = _days(store, query.scope)
    if query.by == "Parliament" and days:
        # A day of each is enough: the first that is asked about, and that after each general election.
        days = [days[0], *(one + timedelta(1) for one in elected if days[0] <= one < days[-1])]
    return {_when(query.by, elected, one) for one in days}


def _days(store: Store, scope: Scope) -> list[date]:
    """Give some days of a scope's time, as far as the store has it: of every month, and of every weekday."""
    coverage = store.coverage()
    if coverage.first_polling_on is None or coverage.last_polling_on is None:
        # Where there is but an invented by-election, there is no time to tell of.
        return []
    begun = max(scope.first_day or date.min, coverage.first_polling_on)
    ended = min(scope.last_day or date.max, coverage.last_polling_on)
    months = range(begun.year * 12 + begun.month, ended.year * 12 + ended.month)
    week = [begun + timedelta(at) for at in range(min(7, (ended - begun).days + 1))]
    return [*week, *(date(at // 12, at % 12 + 1, 1) for at in months), *([ended] if begun <= ended else [])]


def grouped_by(
    store: Store, query: Query, scope: Scope, measure: str | None = None
) -> dict[tuple[str, str], tuple[int, float]]:
    """Count the by-elections of a scope in each group, as `group_key` gives them, and add up a measure."""
    by_id, key = names_of(store).by_id, group_key(store, query)
    found: dict[tuple[str, str], tuple[int, float]] = {}
    # Of days most had one: they are not all named to be left out again.
    limit = query.limit if query.limit and not query.limit.comparison.startswith("<") else None
    least = int(limit.value) + (limit.comparison == ">") if limit else 1
    for one, number, total in grouped(store, scope, query.by, measure, least):
        # Two seats of a name, each of its time, are one group.
        before = found.get(group := key(by_id[one]), (0, 0))
        found[group] = before[0] + number, before[1] + total
    return found


def group_key(store: Store, query: Query) -> Callable[[Listing], tuple[str, str]]:
    """Give what says to which group a by-election belongs: what the groups are put in order by, and the name."""
    elected = [parliament.elected_on for parliament in store.coverage().parliaments]

    def key(one: Listing) -> tuple[str, str]:
        match query.by:
            case "seat":
                return "", one.constituency_name
            case "nation":
                return "", one.country
            case "region":
                return _known(one.region)
            case "cause":
                return _known(store.by_elections((one.id,))[0].cause)
        return _when(query.by, elected, one.polling_on)

    return key


def _known(name: str | None) -> tuple[str, str]:
    """Give the group of a name, as `group_key` does: those that have none are told last."""
    return ("", name) if name else ("z", _NOT_RECORDED)


def _when(by: By, elected: list[date], held: date) -> tuple[str, str]:
    """Give the group of a day, as `group_key` does."""
    match by:
        case "decade":
            return "", f"{held.year // 10}0s"
        case "Parliament":
            return _parliament(elected, held)
        case "month":
            return f"{held.month:02d}", MONTHS[held.month - 1]
        case "weekday":
            return f"{held.weekday()}", capital(WEEKDAYS[held.weekday()])
        case "day":
            return held.isoformat(), day(held)
    return "", str(held.year)


def _parliament(elected: list[date], held: date) -> tuple[str, str]:
    """Give the day on which the Parliament of a day was elected, and what it is called: "2019-24"."""
    place = max(bisect_left(elected, held) - 1, 0)
    began, ended = elected[place], elected[place + 1] if place + 1 < len(elected) else None
    if ended is None:
        return began.isoformat(), f"since {began.year}"
    last = f"{ended.year % 100:02d}" if began.year // 100 == ended.year // 100 else str(ended.year)
    return began.isoformat(), f"{began.year}" if began.year == ended.year else f"{began.year}-{last}"


def counted_by_group(store: Store, query: Query) -> Answer:
    """Answer how many by-elections there were in each year, seat or the like, or in which there were so many."""
    words, groups = scope_words(store, query.scope), f"{query.by}s"
    limit = query.limit
    read_as = f"{capital(words)}, by {query.by}"
    none = limit is not None and not limit.value
    if none and not with_none_known(query):
        return Answer(read_as, f"Which {groups} had none is not known.", kind="decline", read_as=read_as)
    rows = in_groups(store, query)
    among = query.manner == "each" or (limit is not None and limit.comparison in {"<", "<="})
    some = among and query.by != "cause" and (not with_none_known(query) or len(rows) < len(_every_group(store, query)))
    if limit is not None:
        rows = [row for row in rows if MEETS[limit.comparison](row[1], limit.value)]
        rows.sort(key=lambda row: -row[1])
        read_as = f"{capital(groups)} with {limit_words(limit)}: {words}"
    told = "; ".join(name if none else f"{name}: {number:,}" for name, number in rows[:LONGEST])
    told += f" and {len(rows) - LONGEST} more" if len(rows) > LONGEST else ""
    if query.manner == "average" and rows:
        mean = rounded(Fraction(sum(number for _, number in rows), len(rows)), 1)
        told = f"{mean} on average, over {how_many(len(rows), query.by)}: {told}"
    if limit is not None:
        told = f"{how_many(len(rows), query.by)}{': ' * bool(rows)}{told}"
    return Answer(
        title=read_as,
        headline=f"{told or 'None in the store'}.",
        read_as=read_as,
        table=Table(
            (Column(capital(query.by)), Column("By-elections", numeric=True)),
            tuple(Row((name, f"{number:,}")) for name, number in rows),
        )
        if len(rows) > LONGEST
        else None,
        notes=(
            coverage_note(store, query.scope),
            *group_notes(store, query, [name for name, _ in rows]),
            *((SOME,) * some),
        ),
    )


def group_notes(store: Store, query: Query, names: list[str]) -> tuple[str, ...]:
    """Say of which time alone regions are recorded, and which of some years the store has only a part."""
    coverage = store.coverage()
    begun, ended = coverage.first_polling_on, coverage.last_polling_on
    notes = []
    if query.by == "region" and begun is not None and begun < OF_LATE and (query.scope.first_day or OF_LATE) <= OF_LATE:
        notes.append("A region is recorded only for by-elections since 2010.")
    if query.by == "cause" or cause_asked(query.scope):
        whatever = replace(query.scope, cause=None)
        unknown = contest_count(store, whatever) - causes_known(store, whatever)
        notes += [f"The cause is not recorded of {how_many(unknown, 'by-election')}."] if unknown else []
    if query.by == "year" and begun is not None and ended is not None:
        if str(begun.year) in names:
            notes.append(f"{begun.year} counts from {day(begun)}.")
        if str(ended.year) in names:
            notes.append(f"{ended.year} counts as far as it has gone.")
    return tuple(notes)
