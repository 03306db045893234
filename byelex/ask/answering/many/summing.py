"""What votes, deposits, candidates and the like come to over the by-elections that fit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from byelex.answers import Answer, Column, Figure, Row, Table
from byelex.ask.answering.many.listing import EVERYONE_KNOWN
from byelex.ask.answering.parts.premises import yes_or_no
from byelex.ask.query import Query
from byelex.elections import ByElection
from byelex.measures import lost_deposit_count, points, share_points
from byelex.questions.cited import scope_sources
from byelex.questions.contest import count_figure, share_words
from byelex.questions.deposits import deposits_note
from byelex.questions.lists import NAMED
from byelex.questions.measuring import MEASURES
from byelex.questions.rows import result_follow_ups
from byelex.questions.scopes import coverage_note, party_names, scope_words, since_2010
from byelex.store import Store
from byelex.store.queries import Ranked, Stood, candidacies, contest_count, contests, spread
from byelex.store.scope import Bound, Scope
from byelex.store.totals import totals
from byelex.wording import capital, count, day, how_many, listed, percent, with_party

DEPOSITS_KNOWN = Bound("deposits lost", ">=", 0)
"""Asks for by-elections of which it is recorded who lost a deposit."""


def summed(store: Store, query: Query) -> Answer:
    """Answer what deposits lost, votes or candidates come to over a scope, for parties or for all."""
    measure, scope, group = query.measures[0], query.scope, query.party_ids
    if measure in {"valid votes", "rejected papers", "electorate", "majority"}:
        return _summed_contests(store, query)
    who = listed([party_names(store, each) for each in query.parties])
    if measure == "deposits kept" or (measure == "deposits lost" and group):
        return _summed_deposits(store, query, who)
    total = _added_up(store, scope, measure, group)
    number, left_out = total.number, total.left_out
    # Of deposits lost, only everyone's come here.
    what, said = (f"{each} for {who}" if who else each for each in (measure, _one_or_more(measure, number)))
    of = f"of {how_many(total.candidacies, 'candidate')} " if measure == "deposits lost" else ""
    notes = [coverage_note(store, scope)]
    if left_out:
        notes.append(f"{how_many(left_out, 'by-election')} recorded only in part left out.")
    if total.votes_missing:
        notes.append(f"{how_many(total.votes_missing, 'candidate')} whose votes are not recorded left out.")
    nobodys = 0 < total.votes_missing == total.candidacies
    partial = total.contests if nobodys else 0 if total.contests else left_out
    part = f": {percent(points(number, total.candidacies))}" if query.manner == "proportion" else ""
    if part and measure == "votes":
        everyone = totals(store, scope, Stood())
        known = contest_count(store, replace(scope, bounds=(*scope.bounds, EVERYONE_KNOWN)))
        # Where not everyone's votes are recorded, no part of them can be told.
        partial = partial or contest_count(store, scope) - known or int(everyone.votes_missing > 0)
        part = f": {percent(points(number, everyone.votes))} of all {everyone.votes:,}" if everyone.votes else ""
    words = scope_words(store, scope)
    if partial:
        are = "is" if partial == 1 else "are"
        return Answer(
            title=capital(what),
            headline=f"Not known: {how_many(partial, 'by-election')} of that scope {are} recorded in part.",
            kind="decline",
            read_as=f"{capital(what)}, {words}",
            notes=tuple(notes[:1]),
        )
    counted = scope if total.known is None else replace(scope, bounds=(*scope.bounds, total.known))
    found = store.by_elections(contests(store, counted, limit=NAMED)) if contest_count(store, scope) <= 5 else []
    table = _deposit_table(found) if measure == "deposits lost" and found else None
    return Answer(
        title=capital(what),
        headline=f"{number:,} {said}, {of}at {how_many(total.contests, 'by-election')}{part}.",
        read_as=f"{capital(what)}, {words}",
        figures=(count_figure(capital(measure), number), *_late_sum(store, measure, scope, group)),
        table=table,
        notes=tuple(notes),
        sources=scope_sources(store, replace(counted, stood=scope.stood or group)),
        follow_ups=result_follow_ups(found),
    )


def _summed_deposits(store: Store, query: Query, who: str) -> Answer:
    """Say how many deposits were lost, or kept, by some parties or by all: of the candidates of whom it is known."""
    lost, group = query.measures[0] == "deposits lost", query.party_ids
    stood = Stood(parties=group, deposit_lost=lost)
    everyone = totals(store, query.scope, Stood(parties=group))
    number, unknown = totals(store, query.scope, stood).candidacies, everyone.deposits_unknown
    late = since_2010(store, query.scope)
    lately = totals(store, late, stood).candidacies if late else 0
    of = f"of {how_many(everyone.candidacies, 'candidate')}{f'; {unknown:,} not known' if unknown else ''}"
    if query.manner == "proportion" and everyone.candidacies > unknown:
        of += f": {percent(points(number, everyone.candidacies - unknown))}"
    ended, by = "lost" if lost else "kept", f" by {who}" if who else ""
    label = f"Deposits {ended}"
    title = f"{label}{by}"
    rows = candidacies(store, query.scope, stood) if group and number <= NAMED else ()
    so = None if unknown and not number else bool(number) == (query.manner != "none")
    return Answer(
        title=title,
        headline=f"{yes_or_no(so, query)}{how_many(number, 'deposit')} {ended}{by}, {of}.",
        kind="decline" if unknown == everyone.candidacies and unknown else "answer",
        read_as=f"{title}, {scope_words(store, query.scope)}",
        figures=(count_figure(label, number), *((count_figure("Since 2010", lately),) if late else ())),
        table=_candidate_table(store, rows),
        notes=(coverage_note(store, query.scope), *deposits_note(unknown)),
        sources=scope_sources(store, replace(query.scope, stood=query.scope.stood or group)),
    )


def _candidate_table(store: Store, rows: tuple[Ranked, ...]) -> Table | None:
    """Name the few of a sum: who stood where, and with what share."""
    held = {one.id: one for one in store.by_elections(tuple(dict.fromkeys(row.by_election_id for row in rows)))}
    made = []
    for row in rows:
        by_election = held[row.by_election_id]
        one = by_election.candidacies[row.ordinal]
        share = share_words(one, share_points(by_election, one))
        made.append(Row((by_election.name, with_party(one), share), colour=one.party.colour))
    columns = (Column("By-election"), Column("Candidate"), Column("Share", numeric=True))
    return Table(columns, tuple(made)) if made else None


@dataclass(frozen=True, slots=True)
class _Sum:
    """What candidacies come to, of how many at how many by-elections; those `left_out` are recorded only in part.

    `known` is what a by-election must have on record to be counted.
    """

    number: int
    candidacies: int
    contests: int
    left_out: int = 0
    votes_missing: int = 0
    known: Bound | None = None


def _added_up(store: Store, scope: Scope, measure: str, group: tuple[str, ...]) -> _Sum:
    """Add up votes or candidates, of some parties or of all, or the deposits all lost.

    How many stood and lost their deposits is kept of each by-election. Where not everyone's votes are recorded, who
    lost a deposit is not known: not nought.
    """
    if group or measure == "votes":
        total = totals(store, scope, Stood(parties=group))
        if measure == "votes":
            return _Sum(total.votes, total.candidacies, total.contests, votes_missing=total.votes_missing)
        return _Sum(total.candidacies, total.candidacies, total.contests)
    known = DEPOSITS_KNOWN if measure == "deposits lost" else EVERYONE_KNOWN
    number = stood = spread(store, scope, "candidates")
    if known == DEPOSITS_KNOWN:
        number = spread(store, scope, "deposits lost")
        stood = spread(store, replace(scope, bounds=(*scope.bounds, known)), "candidates")
    left_out = contest_count(store, scope) - stood.count
    return _Sum(int(number.total), int(stood.total), stood.count, left_out, known=known)


def _late_sum(store: Store, measure: str, scope: Scope, group: tuple[str, ...]) -> tuple[Figure, ...]:
    late = since_2010(store, scope)
    if late is None:
        return ()
    total = _added_up(store, late, measure, group)
    return (count_figure("Since 2010", total.number, f"at {how_many(total.contests, 'by-election')}"),)


def _one_or_more(noun: str, number: int) -> str:
    singular = {"deposits lost": "deposit lost", "votes": "vote", "candidates": "candidate"}
    return singular[noun] if number == 1 else noun


def _deposit_table(found: Sequence[ByElection]) -> Table:
    return Table(
        (Column("Seat"), Column("Date"), Column("Deposits lost", numeric=True), Column("Candidates", numeric=True)),
        tuple(
            Row((one.constituency.name, day(one.polling_on), count(lost_deposit_count(one)), str(len(one.candidacies))))
            for one in found
        ),
    )


def _summed_contests(store: Store, query: Query) -> Answer:
    name, known = MEASURES[query.measures[0]].name, spread(store, query.scope, query.measures[0])
    number, missing = int(known.total), contest_count(store, query.scope) - known.count
    left_out = f"{how_many(missing, 'by-election')} without a recorded figure left out."
    return Answer(
        title=capital(name),
        headline=f"{number:,} {'votes of ' * (name == 'majority')}{name} at {how_many(known.count, 'by-election')}.",
        read_as=f"Sum of {name}, {scope_words(store, query.scope)}",
        figures=(count_figure(capital(name), number),),
        notes=(coverage_note(store, query.scope), *((left_out,) * (missing > 0))),
        sources=scope_sources(store, query.scope),
    )
