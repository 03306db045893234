"""The records: the ten contests or candidacies with most or least of a measure, and how many could be ranked."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from typing import Annotated

from byelex.answers import Answer, Column, FollowUp, Ranking, Row, Table
from byelex.elections import ByElection, Candidacy, Party
from byelex.measures import verdict
from byelex.questions.contest import said_swing
from byelex.questions.filters import NATION, NORTHERN_IRELAND, OUTCOME, SINCE, UNTIL, Place, narrowed
from byelex.questions.kinds import PARTY
from byelex.questions.pictured import ranking
from byelex.questions.record_kinds import RECORD, RECORDS, Exact, Record, figure, with_unit
from byelex.questions.registry import question
from byelex.questions.scopes import coverage_note, pair_words, scope_words
from byelex.questions.wide import figure_sources, loaded, result_follow_ups, short_verdict
from byelex.stated import stated_swing, stated_turnout
from byelex.store import Store
from byelex.store.lists import lines
from byelex.store.queries import (
    Bound,
    Ranked,
    Scope,
    Stood,
    candidacies,
    contest_count,
    contests,
    ranked,
    totals,
)
from byelex.wording import how_many, listed, with_party

PLACES = 10
NAMED = 8
"""How many contests are named as left out; of more, only the number is given."""
ANY = float("-inf")
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
    asked = _Narrowing(narrowed(Scope(), nation, "", result, since, until), party, to, from_)
    if not which and (from_ or to):
        which = "largest swing"
    return _list(store, RECORDS[which], asked) if which else _overview(store, asked)


def _scoped(record: Record, asked: _Narrowing) -> Scope:
    """Give the contests a record is among: a party means the one swung to, the one standing or the one that won."""
    scope = asked.scope
    if record.measure == "swing":
        scope = replace(scope, swing_from=_ids(asked.from_), swing_to=_ids(asked.to or asked.party))
    else:
        winner = asked.to or (None if record.candidacy else asked.party)
        scope = replace(scope, winner=_ids(winner), defender=_ids(asked.from_))
    if record.gains and scope.held is None:
        scope = replace(scope, held=False)
    pair = asked.from_ is not None or asked.to is not None
    if record.apart and not scope.country and not pair and asked.party is None:
        scope = replace(scope, not_country=NORTHERN_IRELAND)
    if record.sign and not record.candidacy:
        scope = replace(scope, bounds=(*scope.bounds, Bound(record.measure, record.sign, 0)))
    return scope


def _ids(party: Party | None) -> tuple[str, ...]:
    return (party.id,) if party else ()


def _found(store: Store, record: Record, asked: _Narrowing, limit: int) -> tuple[Ranked, ...]:
    scope = _scoped(record, asked)
    if record.candidacy is None:
        return ranked(store, scope, record.measure, record.most, limit)
    stood = Stood(parties=_ids(asked.party))
    found = candidacies(store, scope, stood, record.measure, record.most, limit)
    return tuple(one for one in found if not record.sign or (float(one.value) > 0) == (record.sign == ">"))


def _list(store: Store, record: Record, asked: _Narrowing) -> Answer:
    scope = _scoped(record, asked)
    found = _found(store, record, asked, PLACES)
    heading = record.name[:1].upper() + record.name[1:]
    among = scope_words(store, replace(scope, swing_from=(), swing_to=(), bounds=()))
    if record.candidacy and asked.party:
        heading += f", {asked.party.name}"
    pair = pair_words(store, scope)
    title = f"{heading} {pair}" if pair else heading
    if not found:
        return Answer(title, f"None of the {among} in the store can be ranked so.", kind="decline", notes=_notes(store))
    held = {one.id: one for one in loaded(store, tuple(dict.fromkeys(each.by_election_id for each in found)))}
    values = [_value(record, held[one.by_election_id], one) for one in found]
    first = [(held[one.by_election_id], one, value) for one, value in zip(found, values, strict=True)]
    top = [each for each in first if each[2] == values[0]]
    table = _table(store, record, scope, first)
    return Answer(
        title=title,
        headline=_headline(record, top),
        colour=_party_of(record, top[0][0], top[0][1]).colour,
        paragraphs=_coverage(store, record, asked, scope, among),
        table=table,
        notes=(
            *_unsure(record, first),
            *_apart(store, record, scope, asked),
            *_tied(store, record, scope, found),
            *_notes(store, scope),
        ),
        sources=figure_sources([each[0] for each in first]),
        follow_ups=result_follow_ups(list(held.values())),
        picture=_chart(
            title, record, among + (f", {scope.not_country} apart" if scope.not_country else ""), table, first
        ),
    )


def _chart(
    title: str, record: Record, among: str, table: Table, rows: list[tuple[ByElection, Ranked, Exact]]
) -> Ranking | None:
    measure = record.label + (" in points" if record.unit == "points" and "points" not in record.label else "")
    drawn = [(each, each.candidacies[one.ordinal] if record.candidacy else None, float(v)) for each, one, v in rows]
    return ranking(title, measure, among, table, drawn, swing=record.measure == "swing")


def _value(record: Record, by_election: ByElection, one: Ranked) -> Exact:
    """Work a figure out exactly; where it was published and not computed, take it as the store has it."""
    if record.candidacy is not None:
        exact = record.candidacy(by_election, by_election.candidacies[one.ordinal])
    else:
        exact = record.contest(by_election) if record.contest else None
    if exact is None:
        return int(one.value) if isinstance(one.value, int) else Fraction(str(one.value))
    return exact


def _computed(record: Record, by_election: ByElection, one: Ranked) -> bool:
    if record.candidacy is not None:
        return record.candidacy(by_election, by_election.candidacies[one.ordinal]) is not None
    return record.contest is None or record.contest(by_election) is not None


def _party_of(record: Record, by_election: ByElection, one: Ranked) -> Party:
    return (by_election.candidacies[one.ordinal] if record.candidacy else by_election.winner).party


def _headline(record: Record, top: list[tuple[ByElection, Ranked, Exact]]) -> str:
    by_election, _, value = top[0]
    names = [_stood(record, *each[:2]) for each in top[:3]]
    if len(top) > 3:
        names.append(f"{len(top) - 3} more")
    if len(top) > 1:
        return f"{listed(names)}: {with_unit(record, value)} each"
    swing = said_swing(by_election, 2) if record.measure == "swing" else None
    said = with_unit(record, value) if swing is None else swing.words
    return f"{names[0]}: {said}"


def _stood(record: Record, by_election: ByElection, one: Ranked) -> str:
    if record.candidacy is None:
        return by_election.name
    return f"{with_party(by_election.candidacies[one.ordinal])}, {by_election.name}"


def _table(store: Store, record: Record, scope: Scope, rows: list[tuple[ByElection, Ranked, Exact]]) -> Table:
    pairs = _pairs(store, rows) if record.measure == "swing" else {}
    second = "Candidate" if record.candidacy else "Swing" if pairs else "Result"
    made = []
    for by_election, one, value in rows:
        # Equal values share a place: 1, 2, 2, 4.
        place = str(1 + next(at for at, other in enumerate(rows) if other[2] == value))
        wide, narrow = pairs.get(by_election.id) or _beside(record, by_election, one)
        shown = _shown(record, by_election, one, value)
        made.append(
            Row(
                (place, by_election.name, wide, shown),
                narrow=(place, by_election.name, narrow, shown),
                mark="" if _computed(record, by_election, one) else "as published",
                colour=_party_of(record, by_election, one).colour,
            )
        )
    columns = (Column("Place"), Column("By-election"), Column(second), Column(record.label, numeric=True))
    return Table(columns, tuple(made))


def _shown(record: Record, by_election: ByElection, one: Ranked, value: Exact) -> str:
    """Write a figure; a published one with the decimals it was printed with, and no more."""
    if not _computed(record, by_election, one):
        swing = said_swing(by_election) if record.measure == "swing" else None
        if swing is not None:
            return swing.points
        if record.measure == "turnout" and by_election.published.turnout:
            return f"{by_election.published.turnout}%"
    return figure(record, value)


def _margin(record: Record, by_election: ByElection) -> Fraction:
    """Give how far the exact figure may lie from a published one, in points; nought for a computed one."""
    if record.measure == "swing" and by_election.baseline is None:
        swing = stated_swing(by_election)
        return swing.margin if swing else Fraction(0)
    if record.measure == "turnout":
        turnout = stated_turnout(by_election)
        return turnout[1] if turnout else Fraction(0)
    return Fraction(0)


def _unsure(record: Record, rows: list[tuple[ByElection, Ranked, Exact]]) -> tuple[str, ...]:
    """Say which neighbours' order a published figure's rounding leaves open: it never outranks without saying so."""
    pairs = []
    for (upper, _, more), (lower, _, less) in itertools.pairwise(rows):
        margin = _margin(record, upper) + _margin(record, lower)
        if margin and abs(Fraction(more) - Fraction(less)) <= margin:
            pairs.append(f"{upper.name} and {lower.name}")
    if not pairs:
        return ()
    return (f"Published figures are rounded, so the order may be the other way for {'; for '.join(pairs)}.",)


def _pairs(store: Store, rows: list[tuple[ByElection, Ranked, Exact]]) -> dict[str, tuple[str, str]]:
    found = {}
    for by_election, _, _ in rows:
        swing = said_swing(by_election)
        if swing is not None:
            ends = (swing.from_, swing.to)
            found[by_election.id] = (
                f"{ends[0].name} to {ends[1].name}",
                f"{ends[0].abbreviation} to {ends[1].abbreviation}",
            )
    return found


def _beside(record: Record, by_election: ByElection, one: Ranked) -> tuple[str, str]:
    """Give what stands beside a contest: who it is about or who won it, and the same for a phone."""
    if record.candidacy is not None:
        stood: Candidacy = by_election.candidacies[one.ordinal]
        return with_party(stood), f"{stood.name} ({stood.party.abbreviation})"
    return verdict(by_election), short_verdict(by_election)


def _coverage(store: Store, record: Record, asked: _Narrowing, scope: Scope, among: str) -> tuple[str, ...]:
    """Say how many could be ranked, of how many, and which could not."""
    if record.candidacy is not None:
        total = totals(store, scope, Stood(parties=_ids(asked.party)))
        known = total.change_count if record.measure == "change" else total.candidacies - total.votes_missing
        rest = total.candidacies - known
        why = (
            "no vote at the general election before to compare" if record.measure == "change" else "votes not recorded"
        )
        left = f"; {rest:,} with {why} left out" if rest else ""
        where = f", at {among}" if among != "by-elections" else ""
        return (f"{how_many(known, 'candidacy', 'candidacies')} could be ranked{where}{left}.",)
    whole = replace(scope, bounds=(), swing_from=(), swing_to=())
    count = contest_count(store, whole)
    without = _without(store, whole, record.measure)
    said = f"{count - len(without):,} of {count:,} {among} could be ranked"
    matching = contest_count(store, replace(scope, bounds=(*scope.bounds, Bound(record.measure, ">=", ANY))))
    pair = scope.swing_from or scope.swing_to
    if pair or record.sign:
        kind = f"a swing {pair_words(store, scope)}" if pair else "a rise" if record.sign == ">" else "a fall"
        said += f", {matching:,} with {kind}"
    return (f"{said}.", *_left_out(store, record, without))


def _without(store: Store, scope: Scope, measure: str) -> list[str]:
    known = set(contests(store, replace(scope, bounds=(Bound(measure, ">=", ANY),))))
    return [each for each in contests(store, scope) if each not in known]


def _left_out(store: Store, record: Record, without: list[str]) -> tuple[str, ...]:
    if not without:
        return ()
    known = lines(store)
    groups: list[tuple[list[str], str]] = []
    if record.measure == "swing":
        # Undefined is one thing, not known another: only the general elections' tables tell them apart.
        groups.append(([known[each].name for each in without if known[each].has_baseline], record.left_out))
        missing = [known[each].name for each in without if not known[each].has_baseline]
        groups.append((missing, "no swing published, and no general election before to work one out from"))
    else:
        groups.append(([known[each].name for each in without], f"{record.label.lower()} {record.left_out}"))
    return tuple(
        f"Left out, {why}: {listed(names) if len(names) <= NAMED else how_many(len(names), 'by-election')}."
        for names, why in groups
        if names
    )


def _apart(store: Store, record: Record, scope: Scope, asked: _Narrowing) -> tuple[str, ...]:
    if not scope.not_country:
        return ()
    there = contest_count(store, replace(scope, not_country=None, country=NORTHERN_IRELAND, region=None, bounds=()))
    if not there:
        return ()
    return (
        f"Northern Ireland's {how_many(there, 'by-election')} are kept apart, since other parties stand there: "
        f"give nation: {NORTHERN_IRELAND} for them.",
    )


def _tied(store: Store, record: Record, scope: Scope, found: tuple[Ranked, ...]) -> tuple[str, ...]:
    if record.candidacy is not None or len(found) < PLACES or isinstance(found[-1].value, str):
        return ()
    last = found[-1].value
    level = contest_count(store, replace(scope, bounds=(*scope.bounds, Bound(record.measure, "=", last))))
    more = level - sum(one.value == last for one in found)
    return (f"{more:,} more with the last one's figure are not shown; the latest are.",) if more else ()


def _notes(store: Store, scope: Scope | None = None) -> tuple[str, ...]:
    return (coverage_note(store, scope or Scope()),)


def _overview(store: Store, asked: _Narrowing) -> Answer:
    rows, contests_ = [], []
    for record in RECORDS.values():
        if record.gains and asked.scope.held:
            continue
        found = _found(store, record, asked, 1)
        by_election = store.by_election(found[0].by_election_id) if found else None
        if by_election is None:
            continue
        value = _value(record, by_election, found[0])
        name = record.name[:1].upper() + record.name[1:]
        shown = with_unit(record, value)
        if record.candidacy is not None:
            shown += f", {_beside(record, by_election, found[0])[1]}"
        elif record.measure == "swing":
            shown += f", {_pairs(store, [(by_election, found[0], value)]).get(by_election.id, ('', ''))[1]}"
        rows.append(Row((name, by_election.name, shown), colour=_party_of(record, by_election, found[0]).colour))
        contests_.append(by_election)
    among = scope_words(store, asked.scope)
    if asked.party:
        among = f"{among}, {asked.party.name}"
    if not rows:
        return Answer("Records", f"There are no {among} in the store.", kind="decline", notes=_notes(store))
    given = _given(asked)
    return Answer(
        title="Records",
        headline=f"The first of each, {how_many(contest_count(store, asked.scope), 'by-election')}"
        + (f": {among}" if among != "by-elections" else ""),
        table=Table((Column("Record"), Column("By-election"), Column("Figure", numeric=True)), tuple(rows)),
        notes=(
            "Each has a list of ten, which says what could be ranked and what was left out. Where figures are equal, "
            "the latest is shown.",
            "Swings, majorities and shares in Northern Ireland are kept apart, since other parties stand there.",
            *_notes(store, asked.scope),
        ),
        sources=figure_sources(contests_),
        follow_ups=tuple(
            FollowUp(name[:1].upper() + name[1:], "records", (("which", name), *given))
            for name in OFFERED
            if not (RECORDS[name].gains and asked.scope.held)
        ),
    )


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
