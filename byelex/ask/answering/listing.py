"""Lists, counts, sums and averages over the by-elections that fit."""

from __future__ import annotations

import statistics
from dataclasses import dataclass, replace
from fractions import Fraction

from byelex.answers import Answer, Column, Figure, FollowUp, Kind, Row, Table
from byelex.ask.answering.grouping import ROUNDED, averaged_by_group
from byelex.ask.answering.premises import yes_or_no
from byelex.ask.conditions import not_so
from byelex.ask.query import Query
from byelex.elections import ByElection
from byelex.measures import lost_deposit_count, points, share_points
from byelex.questions.cited import scope_sources
from byelex.questions.contest import share_words
from byelex.questions.deposits import deposits_note
from byelex.questions.kinds import names_of
from byelex.questions.lists import cause_asked, list_notes, list_of, of_known_cause
from byelex.questions.measuring import MEASURES, average_words, written
from byelex.questions.rows import loaded, result_follow_ups
from byelex.questions.scopes import coverage_note, of_recorded_regions, party_names, scope_words, since_2010
from byelex.store import Store
from byelex.store.groups import by_party
from byelex.store.lines import lines
from byelex.store.queries import Ranked, Stood, candidacies, candidacy_values, contest_count, contests, spread, values
from byelex.store.scope import Bound, Scope
from byelex.store.totals import totals
from byelex.wording import capital, count, day, how_many, listed, percent, rounded, small, with_party

EVERYONE_KNOWN = Bound("candidates", ">=", 0)
"""Asks for by-elections of which it is recorded who stood, everyone."""
DEPOSITS_KNOWN = Bound("deposits lost", ">=", 0)
"""Asks for by-elections of which it is recorded who lost a deposit."""
NAMED = 12
"""So few contests are named beside their count."""


def listed_contests(store: Store, query: Query) -> Answer:
    """Answer which by-elections fit, latest first: the list that `/list` gives, with how it was read."""
    found = list_of(store, query.scope)
    # That there is none is an answer, unless contests of unknown cause are left out; and a figure that no contest has
    # may be one that a report gives.
    exact = any(bound.comparison in {"=", "~"} for bound in query.scope.bounds)
    unknown = found.table is None and (exact or cause_asked(query.scope))
    told = found.headline
    if query.manner == "every":
        return _every_one(store, query, found)
    begun = "" if unknown else yes_or_no((found.table is None) == (query.manner == "none"), query)
    if begun and told.startswith(("There ", "One:")):
        told = small(told)
    kind: Kind = "decline" if unknown else "answer"
    return replace(found, headline=f"{begun}{told}", kind=kind, read_as=found.title)


def _every_one(store: Store, query: Query, found: Answer) -> Answer:
    """Answer whether all by-elections that could have ended so did: "did Labour hold every seat it defended".

    That not all did takes one that is known not to have.
    """
    whole = of_recorded_regions(store, query.whole or query.scope)
    rest = not_so(query.scope, whole)
    # The winners of the list are counted already.
    so, others = sum(number for _, number in by_party(store, query.scope, "winner")), contest_count(store, rest)
    known, unknown = so + others, contest_count(store, whole) - so - others
    if so and known + unknown == 1:
        return replace(found, headline=f"{yes_or_no(True, query)}{small(found.headline)}", read_as=found.title)
    unsure = of_known_cause(store, whole)
    words = f"{scope_words(store, whole)}{unsure}"
    if not known:
        told = f"There are no {words}." if not unknown else "Not known of any of them."
        kind: Kind = "decline" if unknown or unsure else "answer"
        return replace(found, headline=told, kind=kind, table=None, read_as=found.title)
    named = listed([one.name for one in lines(store, contests(store, rest)).values()]) if others <= NAMED else ""
    number = f"{so:,} of the {known:,}" if others else "both" if known == 2 else f"all {known:,}"
    missing = f"; of {unknown:,} it is not recorded" if unknown else ""
    begun = yes_or_no(not others, query) if others or not unknown else "Not known: "
    told = f"{begun}{number} {words}{f'; not {named}' if named else ''}{missing}."
    if others == known + unknown == 1:
        told = f"{begun}not {named}, the only one of the {words}."
    return replace(found, headline=told, kind="answer", read_as=found.title)


def counted(store: Store, query: Query) -> Answer:
    """Answer how many by-elections fit."""
    number = contest_count(store, query.scope)
    words = scope_words(store, query.scope)
    if not number and cause_asked(query.scope):
        return replace(list_of(store, query.scope), title=f"Number of {words}", read_as=f"Number of {words}")
    found = list(lines(store, contests(store, query.scope, limit=NAMED)).values()) if number <= NAMED else []
    return Answer(
        title=f"Number of {words}",
        headline=_of_all(store, query, number)
        or _counted_words(number, of_known_cause(store, query.scope), [one.name for one in found]),
        read_as=f"Number of {words}",
        figures=(Figure(capital(words), f"{number:,}", number), *_late_count(store, query.scope)),
        notes=list_notes(store, query.scope),
        sources=scope_sources(store, query.scope),
        follow_ups=result_follow_ups(found),
    )


def _of_all(store: Store, query: Query, number: int) -> str:
    """Say what proportion of by-elections were so, of all of which it is recorded; empty if that is not asked."""
    if query.manner != "proportion" or query.whole is None:
        return ""
    scope, whole = query.scope, of_recorded_regions(store, query.whole)
    every, words = contest_count(store, whole), scope_words(store, whole)
    asked = (scope.stood, scope.ahead) != (whole.stood, whole.ahead)
    if asked or any(without.stood for without in scope.excluding if without not in whole.excluding):
        # Who stood is known more often where they did: only whole ballots can be set against each other.
        scope, whole = (replace(one, bounds=(*one.bounds, EVERYONE_KNOWN)) for one in (scope, whole))
        number = contest_count(store, scope)
    of = number + contest_count(store, not_so(scope, whole))
    recorded = " of which it is recorded" if of < every else ""
    return f"{number:,} of the {of:,} {words}{recorded}: {percent(points(number, of))}." if of else ""


def _counted_words(number: int, of: str, names: list[str]) -> str:
    if not number:
        return f"None{of}."
    if names:
        return f"{number:,}{of}: {', '.join(names)}."
    return f"{number:,}{of}." if of else f"{number:,}. Ask which, to have them listed."


def _late_count(store: Store, scope: Scope) -> tuple[Figure, ...]:
    late = since_2010(store, scope)
    number = contest_count(store, late) if late else 0
    return (Figure("Since 2010", f"{number:,}{of_known_cause(store, late)}", number),) if late else ()


def summed(store: Store, query: Query) -> Answer:
    """Answer what deposits lost, votes or candidates come to over a scope, for parties or for all."""
    measure, scope = query.measures[0], query.scope
    group = query.party_ids
    who = listed([party_names(store, each) for each in query.parties])
    words = scope_words(store, scope)
    contests_ = contest_count(store, scope)
    if measure in {"valid votes", "rejected papers", "electorate"}:
        return _summed_contests(store, query, measure, words, contests_)
    if measure == "deposits kept" or (measure == "deposits lost" and group):
        return _summed_deposits(store, query, group, who)
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
    if partial:
        return Answer(
            title=capital(what),
            headline=f"Not known: {how_many(partial, 'by-election')} of that scope {_was(partial)} recorded in part.",
            kind="decline",
            read_as=f"{capital(what)}, {words}",
            notes=tuple(notes[:1]),
        )
    part = f": {percent(points(number, total.candidacies))}" if query.manner == "proportion" else ""
    known = scope if total.known is None else replace(scope, bounds=(*scope.bounds, total.known))
    found = loaded(store, contests(store, known, limit=NAMED)) if contests_ <= 5 else []
    table = _deposit_table(found) if measure == "deposits lost" and found else None
    return Answer(
        title=capital(what),
        headline=f"{number:,} {said}, {of}at {how_many(total.contests, 'by-election')}{part}.",
        read_as=f"{capital(what)}, {words}",
        figures=(Figure(capital(measure), f"{number:,}", number), *_late_sum(store, measure, scope, group)),
        table=table,
        notes=tuple(notes),
        sources=scope_sources(store, replace(known, stood=scope.stood or group)),
        follow_ups=result_follow_ups(found),
    )


def _summed_deposits(store: Store, query: Query, group: tuple[str, ...], who: str) -> Answer:
    """Say how many deposits were lost, or kept, by some parties or by all: of the candidates of whom it is known."""
    lost = query.measures[0] == "deposits lost"
    stood = Stood(parties=group, deposit_lost=lost)
    everyone = totals(store, query.scope, Stood(parties=group))
    number, unknown = totals(store, query.scope, stood).candidacies, everyone.deposits_unknown
    late = since_2010(store, query.scope)
    lately = totals(store, late, stood).candidacies if late else 0
    of = f"of {how_many(everyone.candidacies, 'candidate')}{f'; {unknown:,} not known' if unknown else ''}"
    if query.manner == "proportion" and everyone.candidacies > unknown:
        of += f": {percent(points(number, everyone.candidacies - unknown))}"
    label = f"Deposits {'lost' if lost else 'kept'}"
    title = f"{label} by {who}" if who else label
    said = f"{how_many(number, 'deposit')} {'lost' if lost else 'kept'}"
    rows = candidacies(store, query.scope, stood) if group and number <= NAMED else ()
    return Answer(
        title=title,
        headline=f"{yes_or_no(bool(number), query)}{said}{f' by {who}' if who else ''}, {of}.",
        kind="decline" if unknown == everyone.candidacies and unknown else "answer",
        read_as=f"{title}, {scope_words(store, query.scope)}",
        figures=(
            Figure(label, f"{number:,}", number),
            *((Figure("Since 2010", f"{lately:,}", lately),) if late else ()),
        ),
        table=_candidate_table(store, rows),
        notes=(coverage_note(store, query.scope), *deposits_note(unknown)),
        sources=scope_sources(store, replace(query.scope, stood=query.scope.stood or group)),
    )


def _candidate_table(store: Store, rows: tuple[Ranked, ...]) -> Table | None:
    """Name the few of a sum: who stood where, and with what share."""
    held = {one.id: one for one in loaded(store, tuple(dict.fromkeys(row.by_election_id for row in rows)))}
    made = []
    for row in rows:
        by_election = held[row.by_election_id]
        one = by_election.candidacies[row.ordinal]
        share = share_words(one, share_points(by_election, one))
        made.append(Row((by_election.name, with_party(one), share), colour=one.party.colour))
    columns = (Column("By-election"), Column("Candidate"), Column("Share", numeric=True))
    return Table(columns, tuple(made)) if made else None


def _was(number: int) -> str:
    return "is" if number == 1 else "are"


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
    return (Figure("Since 2010", f"{total.number:,}", total.number, f"at {how_many(total.contests, 'by-election')}"),)


def _one_or_more(noun: str, number: int) -> str:
    singular = {"deposits lost": "deposit lost", "votes": "vote", "candidates": "candidate"}
    return singular[noun] if number == 1 else noun


def _deposit_table(found: list[ByElection]) -> Table:
    return Table(
        (Column("Seat"), Column("Date"), Column("Deposits lost", numeric=True), Column("Candidates", numeric=True)),
        tuple(
            Row((one.constituency.name, day(one.polling_on), count(lost_deposit_count(one)), str(len(one.candidacies))))
            for one in found
        ),
    )


def _summed_contests(store: Store, query: Query, measure: str, words: str, contests_: int) -> Answer:
    known = spread(store, query.scope, measure)
    number = int(known.total)
    notes = [coverage_note(store, query.scope)]
    if known.count < contests_:
        notes.append(f"{how_many(contests_ - known.count, 'by-election')} without a recorded figure left out.")
    return Answer(
        title=capital(MEASURES[measure].name),
        headline=f"{number:,} {MEASURES[measure].name} at {how_many(known.count, 'by-election')}.",
        read_as=f"Sum of {MEASURES[measure].name}, {words}",
        figures=(Figure(capital(MEASURES[measure].name), f"{number:,}", number),),
        notes=tuple(notes),
        sources=scope_sources(store, query.scope),
    )


def averaged(store: Store, query: Query) -> Answer:
    """Answer the plain average (or the median) of a measure over a scope: each by-election counts once."""
    measure, scope = query.measures[0], query.scope
    kind = "Median" if query.task == "median" else "Average"
    words = scope_words(store, scope)
    if query.by:
        return averaged_by_group(store, query)
    if query.parties or query.people:
        return _averaged_candidacies(store, query, words, kind)
    known = spread(store, scope, measure)
    of = contest_count(store, scope)
    read_as = f"{kind} {MEASURES[measure].name}, {words}"
    if known.mean is None or known.least is None or known.most is None:
        return Answer(
            title=read_as,
            headline="There is none in the store to average.",
            kind="decline",
            read_as=read_as,
            notes=(coverage_note(store, scope),),
        )
    value = Fraction(known.mean)
    if kind == "Median":
        value = Fraction(statistics.median(values(store, scope, measure)))
    notes = [coverage_note(store, scope), "Each by-election counts once, whatever its size."]
    if known.count < of:
        notes.append(f"{how_many(of - known.count, 'by-election')} without that figure left out.")
    pooled = _pooled_turnout(store, scope) if measure == "turnout" and kind == "Average" else ()
    return Answer(
        title=read_as,
        headline=f"{average_words(measure, value, kind == 'Median')}, over {how_many(known.count, 'by-election')}.",
        read_as=read_as,
        figures=(
            Figure(f"{kind} {MEASURES[measure].name}", average_words(measure, value, kind == "Median"), float(value)),
            *pooled,
            *_late_average(store, measure, scope, kind),
            Figure("Lowest", written(measure, known.least), known.least),
            Figure("Highest", written(measure, known.most), known.most),
        ),
        notes=tuple(notes),
        sources=scope_sources(store, scope),
    )


def _late_average(store: Store, measure: str, scope: Scope, kind: str) -> tuple[Figure, ...]:
    late = since_2010(store, scope)
    known = values(store, late, measure) if late else ()
    if not known:
        return ()
    value = Fraction(statistics.median(known) if kind == "Median" else statistics.fmean(known))
    return (Figure("Since 2010", average_words(measure, value, kind == "Median"), float(value), f"over {len(known)}"),)


def _pooled_turnout(store: Store, scope: Scope) -> tuple[Figure, ...]:
    """Give the turnout of all voters together, where every contest has both figures: it is another average."""
    votes, electors = spread(store, scope, "valid votes"), spread(store, scope, "electorate")
    together = points(int(votes.total), int(electors.total))
    if together is None or not votes.count == electors.count == contest_count(store, scope):
        return ()
    return (Figure("All their votes over all their electors", f"{rounded(together, 1)}%", float(together)),)


def _averaged_candidacies(store: Store, query: Query, words: str, kind: str) -> Answer:
    """Average what the candidates of some parties, or one person, polled: each candidacy counts once."""
    measure = query.measures[0]
    stood = Stood(parties=query.party_ids, people=query.people)
    people = names_of(store).person_by_id
    name = " as ".join([*(people[one].name for one in query.people), *(party_names(store, g) for g in query.parties)])
    found = candidacy_values(store, query.scope, stood, measure)
    known = [float(value) for value, _ in found]
    read_as = f"{kind} {MEASURES[measure].name}, {name}, {words}"
    if not known:
        return Answer(read_as, f"{name} has none in the store to average.", kind="decline", read_as=read_as)
    value = Fraction(statistics.median(known) if kind == "Median" else statistics.fmean(known))
    notes = [coverage_note(store, query.scope), "Each candidacy counts once, whatever the size of the seat."]
    missing = totals(store, query.scope, stood).candidacies - len(known)
    if missing:
        notes.append(f"{how_many(missing, 'candidacy', 'candidacies')} without that figure left out.")
    if any(margin for _, margin in found):
        notes.append(ROUNDED)
    follow_ups = tuple(FollowUp(people[one].name[:80], "candidate", (("person", one),)) for one in query.people)
    shown = average_words(measure, value, kind == "Median")
    return Answer(
        title=read_as,
        headline=f"{shown}, over {how_many(len(known), 'candidacy', 'candidacies')}.",
        read_as=read_as,
        figures=(Figure(f"{kind} {MEASURES[measure].name}", shown, float(value)),),
        notes=tuple(notes),
        sources=scope_sources(store, replace(query.scope, stood=query.scope.stood or stood.parties)),
        follow_ups=follow_ups,
    )
