"""By-elections of a day, or of a kind, listed latest first: pages that turn, and a file on request."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from datetime import date as Day
from typing import Annotated

from byelex.answers import Answer, Table
from byelex.elections import Party
from byelex.names.dates import Period, read_period
from byelex.names.text import words
from byelex.questions.filters import CAUSE, NATION, OUTCOME, SINCE, UNTIL, Place, narrowed
from byelex.questions.kinds import MAX_CHOICES, PARTY
from byelex.questions.registry import Choice, Kind, Unresolved, question
from byelex.questions.scopes import coverage_note, scope_words
from byelex.questions.wide import LINE_COLUMNS, figure_sources, line_row, loaded, result_follow_ups
from byelex.store import Store
from byelex.store.lists import Line, lines
from byelex.store.queries import Scope, by_party, causes_known, contest_count, contests
from byelex.wording import day, how_many, listed

FOLLOWED = 5
MOST_ROWS = 1000
WINNERS = 6
"""How many parties are named as winners in a headline; the others are counted together."""
CITED = 60
"""Of a longer list the sources of the first so many are named; the file of each contest names its own."""


def _resolve_days(store: Store, text: str) -> Period:
    typed = [word for word in words(text) if word not in {"on", "in", "the", "of"}]
    read = read_period(typed, 0) if typed else None
    if read is not None and read[1] == len(typed):
        return read[0]
    shown = " ".join(text.split())[:60]
    raise Unresolved(
        f'"{shown}" is not a day I can read. Try 6 May 2021, 6 May for any year, May 2021 or 2021.',
        tuple(_suggest_days(store, "")[:5]),
    )


def _suggest_days(store: Store, text: str) -> list[Choice]:
    def find() -> list[tuple[list[str], Choice]]:
        seats: dict[date, list[str]] = {}
        for line in lines(store).values():
            seats.setdefault(line.polling_on, []).append(line.constituency_name)
        found = []
        for on, names in seats.items():
            label = f"{day(on)} · {listed(names)}"
            found.append((words(f"{label} {on.isoformat()}"), Choice(label[:100], on.isoformat())))
        return found

    typed = words(text)
    fitting: list[Choice] = []
    for known, choice in store.remembered("polling days", None, find):
        if all(any(word.startswith(part) for word in known) for part in typed):
            fitting.append(choice)
            if len(fitting) == MAX_CHOICES:
                break
    return fitting


DAYS = Kind("a day, month or year", _resolve_days, _suggest_days)
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
        return _listed(store, Scope(day_and_month=date.day_and_month))
    return _listed(store, narrowed(Scope(), since=date.start, until=until or date.end))


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
    return _listed(store, narrowed(scope, nation, cause, result, since, until))


def _listed(store: Store, scope: Scope) -> Answer:
    ids, known = contests(store, scope), lines(store)
    found = [known[each] for each in ids]
    said = scope_words(store, scope)
    title = said[:1].upper() + said[1:]
    notes = [coverage_note(store, scope), *_cause_note(store, scope)]
    if not found:
        return Answer(title, f"There are no {said} in the store.", kind="decline", notes=tuple(notes))
    if len(found) > MOST_ROWS:
        notes.insert(0, f"The latest {MOST_ROWS:,} are listed. Narrow it by party, nation or dates for the others.")
    first = loaded(store, ids[:CITED])
    return Answer(
        title=title,
        headline=_headline(store, scope, found),
        table=Table(LINE_COLUMNS, tuple(line_row(store, line) for line in found[:MOST_ROWS])),
        notes=tuple(notes),
        sources=figure_sources(first),
        follow_ups=result_follow_ups(first, FOLLOWED),
    )


def _headline(store: Store, scope: Scope, found: list[Line]) -> str:
    """Count the contests, then holds and gains and winners where the scope leaves them open."""
    said = how_many(len(found), "by-election")
    gains, holds = sum(line.held is False for line in found), sum(line.held is True for line in found)
    parts = []
    if scope.held is None and len(found) > 1:
        parts.append(f"{how_many(holds, 'hold')}, {how_many(gains, 'gain')}")
    if not scope.winner and len(found) > 1:
        won = [f"{store.parties()[party_id].name} {count}" for party_id, count in by_party(store, scope, "winner")]
        others = f" and others {len(found) - _in_all(store, scope)}" if len(won) > WINNERS else ""
        parts.append(f"won by {', '.join(won[:WINNERS])}{others}")
    return f"{said}: {'; '.join(parts)}" if parts else said


def _in_all(store: Store, scope: Scope) -> int:
    return sum(count for _, count in by_party(store, scope, "winner")[:WINNERS])


def _cause_note(store: Store, scope: Scope) -> list[str]:
    """Where contests are chosen by their cause, say of how many it is known."""
    if not scope.cause:
        return []
    any_cause = replace(scope, cause=None)
    known, every = causes_known(store, any_cause), contest_count(store, any_cause)
    return [f"The cause is recorded for {known:,} of the {how_many(every, 'by-election')} otherwise like these."]
