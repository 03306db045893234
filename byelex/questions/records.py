"""The records: the ten contests or candidacies with most or least of a measure, and how many could be ranked."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Annotated

from byelex.answers import Answer, Column, FollowUp, Row, Table
from byelex.elections import Party
from byelex.errors import ByelexError
from byelex.questions import ordering, ranking
from byelex.questions.cited import figure_sources
from byelex.questions.filters import NATION, OUTCOME, SINCE, UNTIL, Place, narrowed
from byelex.questions.kinds import PARTY
from byelex.questions.ordering import OF_CANDIDACIES, OF_GAINS, Order, Placed
from byelex.questions.record_kinds import RECORD, RECORDS
from byelex.questions.registry import question
from byelex.questions.scopes import coverage_note, of_recorded_regions, pair_words, scope_words
from byelex.questions.swing_words import ONE_PARTY
from byelex.store import Store
from byelex.store.queries import Stood, contest_count
from byelex.store.scope import Scope
from byelex.wording import capital, how_many

PLACES = 10
OFFERED = (
    "largest swing",
    "smallest majority",
    "biggest majority overturned",
    "highest turnout",
    "lowest turnout",
    "most candidates",
    "largest rise of a party's share",
    "fewest votes for a candidate",
)


@dataclass(frozen=True, slots=True)
class _Narrowing:
    """What was asked besides the record; the scope has everything but what depends on the record."""

    scope: Scope
    party: Party | None
    to: Party | None
    from_: Party | None


@question(
    examples=(
        {"which": "largest swing"},
        {},
        {"which": "largest swing", "from_": "conservative", "to": "labour"},
        {"which": "lowest turnout", "since": "2010"},
        {"which": "smallest majority", "party": "labour", "nation": "Scotland"},
    ),
    arguments={
        "which": "which record: largest swing, lowest turnout, …; left out, the first of each",
        "party": "whose: the party that won, gained or, for a swing, swung to",
        "from_": "the party swung from or, for other records, that held the seat before",
        "to": "the party swung to or, for other records, that won",
        "result": "only holds, or only gains",
    },
)
def records(
    store: Store,
    which: Annotated[str, RECORD] = "",
    party: Annotated[Party | None, PARTY] = None,
    from_: Annotated[Party | None, PARTY] = None,
    to: Annotated[Party | None, PARTY] = None,
    nation: Annotated[Place | None, NATION] = None,
    since: Annotated[date | None, SINCE] = None,
    until: Annotated[date | None, UNTIL] = None,
    result: Annotated[bool | None, OUTCOME] = None,
) -> Answer:
    """Show the records: largest swings, closest results, lowest turnouts and more, the top ten each."""
    scope = of_recorded_regions(store, narrowed(Scope(), nation, "", result, since, until))
    asked = _Narrowing(scope, party, to, from_)
    if not which and (from_ or to):
        which = "largest swing"
    return _list(store, which, asked) if which else _overview(store, asked)


def _order(which: str, asked: _Narrowing) -> Order:
    """Give what a record puts in order: a party means the one swung to, the one standing or the one that won."""
    measure, most = RECORDS[which]
    whose = asked.party if measure in OF_CANDIDACIES else None
    if measure == "swing":
        to = asked.to or asked.party
        if asked.from_ is not None and asked.from_ == to:
            raise ByelexError(ONE_PARTY)
        scope = replace(asked.scope, swing_from=_ids(asked.from_), swing_to=_ids(to))
    else:
        winner = asked.to or (None if whose else asked.party)
        scope = replace(asked.scope, winner=_ids(winner), defender=_ids(asked.from_))
    return ordering.among(Order(measure, most, scope, Stood(parties=_ids(whose))))


def _ids(party: Party | None) -> tuple[str, ...]:
    return (party.id,) if party else ()


def _list(store: Store, which: str, asked: _Narrowing) -> Answer:
    order = _order(which, asked)
    rows = ordering.found(store, order, PLACES + ordering.BEYOND)
    pair = pair_words(store, order.scope)
    whose = f", {asked.party.name}" if asked.party and order.of_candidacies else ""
    title = f"{capital(which)}{whose}{f' {pair}' if pair else ''}"
    if not rows:
        return ranking.nothing(store, order, title)
    level = sum(row.value == rows[0].value for row in rows[:PLACES])
    return ranking.ranked_answer(store, order, rows, PLACES, title, slice(level), places=2)


def _overview(store: Store, asked: _Narrowing) -> Answer:
    found: dict[str, tuple[Order, Placed]] = {}
    for which, (measure, _) in RECORDS.items():
        if measure in OF_GAINS and asked.scope.held:
            continue
        order = _order(which, asked)
        for one in ordering.placed(store, order, ordering.found(store, order, 1)):
            found[which] = order, one
    among = scope_words(store, asked.scope)
    notes = (coverage_note(store, asked.scope),)
    if not found:
        said = f"There are no {among} in the store."
        if asked.party and contest_count(store, asked.scope):
            said = f"{asked.party.name} won none of the {among}, and stood at none that can be ranked."
        return Answer("Records", said, kind="decline", notes=notes)
    if asked.party:
        among = f"{among}, {asked.party.name}"
    rows = (
        Row(
            (capital(which), one.by_election.name, _brief(order.measure, one)),
            mark=_reach(store, order, one),
            colour=one.party_colour,
        )
        for which, (order, one) in found.items()
    )
    given = _given(asked)
    return Answer(
        title="Records",
        headline=f"The first of each, {how_many(contest_count(store, asked.scope), 'by-election')}: {among}",
        table=Table((Column("Record"), Column("By-election"), Column("Figure", numeric=True)), tuple(rows)),
        notes=(
            "Where not all could be ranked the row says how many were; each has a list of ten that says what was left "
            "out. Where figures are equal, the latest is shown.",
            "Swings and changes of share in Northern Ireland are kept apart, since other parties stand there.",
            *notes,
        ),
        sources=figure_sources(one.by_election for _, one in found.values()),
        follow_ups=tuple(
            FollowUp(capital(name), "records", (("which", name), *given)) for name in OFFERED if name in found
        ),
    )


def _brief(measure: str, one: Placed) -> str:
    """Write a record's figure with who stood, or between whom a swing was, as a phone has room for."""
    shown = ranking.with_unit(measure, one, 2)
    return f"{shown}, {ranking.beside(one)[1]}" if one.candidacy or measure == "swing" else shown


def _reach(store: Store, order: Order, first: Placed) -> str:
    """Say whether a record's figure is as published, and how many it is the first of where not all could be ranked."""
    every, known = ranking.counts(store, order)
    ranked = f"{known:,} ranked" if known < every else ""
    return ", ".join(filter(None, (first.basis, ranked)))


def _given(asked: _Narrowing) -> tuple[tuple[str, str], ...]:
    """Write the narrowing again as arguments, for the buttons that lead from the overview."""
    scope = asked.scope
    given = {
        "party": asked.party.id if asked.party else None,
        "nation": scope.region or scope.country,
        "since": scope.first_day.isoformat() if scope.first_day else None,
        "until": scope.last_day.isoformat() if scope.last_day else None,
        "result": None if scope.held is None else "holds" if scope.held else "gains",
    }
    return tuple((name, text) for name, text in given.items() if text)
