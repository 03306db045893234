"""By-elections of a day, or of a kind, listed latest first: pages that turn, and a file on request."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from datetime import date as Day
from fractions import Fraction
from itertools import islice
from typing import Annotated

from byelex.answers import Answer, Column, Row, Table
from byelex.changing import replace
from byelex.elections import ByElection, Party
from byelex.names.dates import Period
from byelex.names.text import words
from byelex.parliaments import NATIONAL_LIBERALS_GOVERNED
from byelex.questions.called import called_between, called_follow_ups, called_note
from byelex.questions.cited import CITED, sources_of
from byelex.questions.deposits import listed_by_deposit
from byelex.questions.filters import CAUSE, NATION, OUTCOME, SINCE, UNTIL, Place, narrowed, not_a_day, period_of
from byelex.questions.kinds import MAX_CHOICES, PARTY, begin_so
from byelex.questions.measuring import MEASURES, written
from byelex.questions.registry import Choice, Kind, Unresolved, question
from byelex.questions.rows import LINE_COLUMNS, RowsToRead, line_row, line_verdict, result_follow_ups
from byelex.questions.scopes import coverage_note, of_recorded_regions, party_names, scope_words
from byelex.store import Store
from byelex.store.groups import by_party
from byelex.store.lines import Line, lines, polling_days
from byelex.store.queries import (
    Stood,
    candidacies,
    causes_known,
    contest_count,
    contests,
    holds_and_gains,
    measured_count,
    ranked,
)
from byelex.store.scope import Scope
from byelex.store.totals import candidacy_counts
from byelex.wording import capital, day, how_many, listed, percent

FOLLOWED = 5
NAMED = 12
"""So few contests are named in a headline."""
WINNERS = 6
"""How many parties are named as winners in a headline; the others are counted together."""


def _rows(store: Store, scope: Scope, first: int, number: int) -> Sequence[Row]:
    """Read so many rows of a list, latest contest first, from one on."""
    ids = contests(store, scope, first=first, limit=number)
    found = tuple(lines(store, ids).values())
    if scope.stood:
        return tuple(_stood_rows(store, scope, found))
    rows = tuple(line_row(store, line) for line in found)
    limited = _limited_by(scope)
    if not limited:
        return rows
    figures = ranked(store, Scope(by_election_ids=ids), limited, True, len(ids))
    # The column says what is counted.
    said = {
        one.by_election_id: written(limited, one.value, 2).split(" ")[0]
        for one in figures
        if not isinstance(one.value, str)
    }
    shown = [said.get(line.id, "–") for line in found]
    return tuple(
        replace(row, cells=(*row.cells[:-1], figure), narrow=(*row.narrow[:-1], figure))
        for row, figure in zip(rows, shown, strict=True)
    )


def _limited_by(scope: Scope) -> str:
    """Name the one measure that contests are chosen by, where it is not the majority that every list shows."""
    measures = {bound.measure for bound in scope.bounds} - {"majority"}
    return measures.pop() if len(measures) == 1 and not scope.stood else ""


def _columns(store: Store, scope: Scope) -> tuple[Column, ...]:
    limited = _limited_by(scope)
    if limited:
        return (*LINE_COLUMNS[:-1], Column(capital(MEASURES[limited].name), numeric=True))
    if not scope.stood:
        return LINE_COLUMNS
    share = Column(f"{party_names(store, scope.stood)} share", numeric=True)
    return (Column("Date"), Column("Seat"), Column("Won by"), share)


def _stood_rows(store: Store, scope: Scope, found: Sequence[Line]) -> Iterator[Row]:
    """Give rows of where some parties stood: who won, and what share the parties had there; of independents, who."""
    shares: dict[str, list[str]] = {}
    ids = tuple(line.id for line in found)
    apart = all(store.parties()[party_id].independent for party_id in scope.stood)
    held = {one.id: one for one in store.by_elections(ids)} if apart else {}
    for stood in candidacies(store, Scope(by_election_ids=ids), Stood(parties=scope.stood), "share"):
        who = f"{held[stood.by_election_id].candidacies[stood.ordinal].name} " if apart else ""
        shares.setdefault(stood.by_election_id, []).append(f"{who}{percent(Fraction(stood.value))}")
    for line in found:
        row = line_row(store, line)
        date_, seat, _, _, _ = row.narrow
        winner, said = store.parties()[line.winner_party_id], shares.get(line.id, [])
        if apart and len(said) > 1:
            said = [f"{said[0]} and {len(said) - 1} more"]
        had = ", ".join(said) or "–"
        yield Row(
            (day(line.polling_on), line.constituency_name, winner.name, had),
            narrow=(date_, seat, winner.abbreviation, had),
            colour=winner.colour,
            follow_up=row.follow_up,
        )


def _resolve_days(store: Store, text: str) -> Period:
    typed = [word for word in words(text) if word not in {"on", "in", "the", "of"}]
    read = period_of(typed)
    if read is None:
        examples = "6 May 2021, 6 May for any year, May 2021 or 2021"
        raise not_a_day(text, examples, tuple(_suggest_days(store, "")[:5]))
    return read


def _suggest_days(store: Store, text: str) -> list[Choice]:
    def find() -> list[tuple[list[str], Choice]]:
        found = []
        for on, seats in polling_days(store).items():
            label = f"{day(on)} · {listed(seats)}"
            found.append((words(f"{label} {on.isoformat()}"), Choice(label[:100], on.isoformat())))
        return found

    typed, known = words(text), store.remembered("suggested days", None, find)
    return list(islice((choice for label, choice in known if begin_so(typed, label)), MAX_CHOICES))


def _written_days(store: Store, days: Period) -> str:
    return days.start.isoformat() if days.start == days.end else ""


DAYS = Kind("a day, month or year", _resolve_days, _suggest_days, written=_written_days)
"""Resolves to a Period."""


@question(
    examples=({"date": "23 june 2022"}, {"date": "6 may"}, {"date": "2016"}, {"date": "2019", "until": "may 2021"}),
    arguments={"date": "a day, a month, a year, or a day of any year (6 May)", "until": "the last day, of several"},
)
def on(store: Store, date: Annotated[Period, DAYS], until: Annotated[Day | None, UNTIL] = None) -> Answer:
    """List the by-elections of a day, a month, a year, or between two days."""
    if date.day_and_month is not None:
        if until is not None:
            raise Unresolved("A day of any year has no end. Give the day's year too.")
        return list_of(store, Scope(day_and_month=date.day_and_month))
    scope = narrowed(Scope(), since=date.start, until=until or date.end)
    return _with_called(list_of(store, scope), called_between(store, scope.first_day, scope.last_day))


def _with_called(found: Answer, to_come: tuple[ByElection, ...]) -> Answer:
    """Say which by-elections are called for days of the time listed; alone where none was held then."""
    if not to_come:
        return found
    said = tuple(called_note(each) for each in to_come)
    offered = called_follow_ups(to_come[:5])
    if found.kind == "decline":
        return replace(found, kind="answer", headline=" ".join(said), follow_ups=offered)
    return replace(found, notes=(*said, *found.notes), follow_ups=(*offered, *found.follow_ups))


@question(
    examples=(
        {"result": "gains", "party": "labour"},
        {"nation": "Wales"},
        {"cause": "recall petition"},
        {"result": "holds", "since": "2024"},
        {},
    ),
    arguments={"result": "only holds, or only gains", "party": "the party that won"},
)
def list_(
    store: Store,
    result: Annotated[bool | None, OUTCOME] = None,
    party: Annotated[Party | None, PARTY] = None,
    nation: Annotated[Place | None, NATION] = None,
    cause: Annotated[str, CAUSE] = "",
    since: Annotated[date | None, SINCE] = None,
    until: Annotated[date | None, UNTIL] = None,
) -> Answer:
    """List by-elections by party, hold or gain, nation, cause and date, latest first."""
    scope = Scope(winner=(party.id,) if party else ())
    return list_of(store, of_recorded_regions(store, narrowed(scope, nation, cause, result, since, until)))


def list_of(store: Store, scope: Scope) -> Answer:
    """List the by-elections of a scope, latest first, with how far the list can be trusted to be whole."""
    said, notes = scope_words(store, scope), list_notes(store, scope)
    count = sum(number for _, number in by_party(store, scope, "winner"))
    title = capital(said)
    if not count:
        known = " among those whose cause is recorded" if cause_asked(scope) else ""
        return Answer(title, f"There are no {said} in the store{known}.", kind="decline", notes=notes)
    first = contests(store, scope, limit=CITED)
    return Answer(
        title=title,
        headline=_headline(store, scope, count),
        table=Table(_columns(store, scope), RowsToRead(store, count, (scope,), _rows)),
        notes=notes,
        sources=sources_of(store, first),
        follow_ups=result_follow_ups(list(lines(store, first[:FOLLOWED]).values())),
    )


def _headline(store: Store, scope: Scope, count: int) -> str:
    """Count the contests, name a few, then holds, gains and winners where the scope leaves them open; tell of one."""
    if count == 1:
        (only,) = lines(store, contests(store, scope, limit=1)).values()
        seat = f"{only.constituency_name}, {day(only.polling_on)}"
        return f"One{of_known_cause(store, scope)}: {seat}: {line_verdict(store, only)}."
    few = contests(store, scope, limit=NAMED) if count <= NAMED else ()
    parts = [listed([line.name for line in lines(store, few).values()])] if few else []
    if scope.held is None:
        holds, gains = holds_and_gains(store, scope)
        parts.append(f"{how_many(holds, 'hold')}, {how_many(gains, 'gain')}")
    if not scope.winner:
        won = by_party(store, scope, "winner")
        named = [f"{store.parties()[party_id].name} {number}" for party_id, number in won[:WINNERS]]
        others = sum(number for _, number in won[WINNERS:])
        parts.append(f"won by {', '.join(named)}{f' and others {others}' if others else ''}")
    said = f"{how_many(count, 'by-election')}{of_known_cause(store, scope)}"
    return f"{said}: {'; '.join(parts)}" if parts else said


def cause_asked(scope: Scope) -> bool:
    """Tell whether a scope chooses contests by their cause, which is not recorded of all."""
    return bool(scope.cause or any(without.cause for without in scope.excluding))


def _of_any_cause(scope: Scope) -> Scope:
    return replace(scope, cause=None, excluding=tuple(without for without in scope.excluding if not without.cause))


def of_known_cause(store: Store, scope: Scope) -> str:
    """Say of how many contests the cause is known, where it was asked for and is not recorded of all; else nothing."""
    if not cause_asked(scope):
        return ""
    any_cause = _of_any_cause(scope)
    known = causes_known(store, any_cause)
    unknown = contest_count(store, any_cause) - known
    return f" of the {known:,} whose cause is recorded (of {unknown:,} more it is not)" if unknown else ""


def list_notes(store: Store, scope: Scope) -> tuple[str, ...]:
    """Say what a list could look at: the store's coverage, and how many contests lack what it chooses them by."""
    notes = [coverage_note(store, scope), *listed_by_deposit(store, scope)]
    offices = (scope.winner_governs, scope.defender_governs, scope.swing_from_governs, scope.swing_to_governs)
    began, ended = NATIONAL_LIBERALS_GOVERNED
    if offices != (None,) * 4 and (scope.first_day or began) < ended and (scope.last_day or began) >= began:
        notes.append("National Liberals, in office with the Conservatives from 1951 to 1964, count as government.")
    if cause_asked(scope):
        any_cause = _of_any_cause(scope)
        every = contest_count(store, any_cause)
        unknown, all_ = every - causes_known(store, any_cause), how_many(every, "by-election")
        left_out = f"not recorded for {unknown:,} of {all_}: those are left out"
        notes.append(f"The cause is {left_out if unknown else f'recorded for all of {all_}'}.")
    if any(without.stood for without in scope.excluding):
        anybody = replace(scope, excluding=tuple(without for without in scope.excluding if not without.stood))
        unknown = contest_count(store, anybody) - measured_count(store, anybody, "candidates")
        if unknown:
            notes.append(f"Of {how_many(unknown, 'by-election')} not everyone who stood is recorded: left out.")
    if scope.stood_bound is not None:
        anyhow, measure = replace(scope, stood_bound=None), scope.stood_bound.measure
        every, known = candidacy_counts(store, anyhow, Stood(parties=scope.stood), measure)
        if known < every:
            notes.append(f"Of {how_many(every - known, 'candidacy', 'candidacies')} the {measure} is not recorded.")
    plain = replace(scope, bounds=())
    of = contest_count(store, plain) if scope.bounds else 0
    for measure in dict.fromkeys(bound.measure for bound in scope.bounds):
        unknown = of - measured_count(store, plain, measure)
        if unknown:
            notes.append(
                f"Not every by-election's {MEASURES[measure].name} is recorded: "
                f"{how_many(unknown, 'by-election')} of {of:,} may be missing from this."
            )
    return tuple(notes)
