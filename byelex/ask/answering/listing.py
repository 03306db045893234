"""Lists, counts, sums and averages over the by-elections that fit."""

from __future__ import annotations

import statistics
from dataclasses import replace
from fractions import Fraction

from byelex.answers import Answer, Column, Figure, Row, Table
from byelex.ask.query import Query
from byelex.elections import ByElection, Source
from byelex.measures import lost_deposit_count, points
from byelex.questions.measuring import MEASURE_NAMES, written
from byelex.questions.scopes import coverage_note, of_late, party_names, scope_words
from byelex.questions.wide import figure_sources, line_verdict, loaded, result_follow_ups
from byelex.store import Store
from byelex.store.lists import Line, lines
from byelex.store.queries import (
    Bound,
    Scope,
    Stood,
    candidacies,
    causes_known,
    contest_count,
    contests,
    spread,
    totals,
    values,
)
from byelex.wording import count, day, how_many, rounded

LONGEST_LIST = 100
NAMED = 12
"""So few contests are named beside their count."""


def listed_contests(store: Store, query: Query) -> Answer:
    """Answer which by-elections fit, latest first."""
    scope = query.scope
    known = lines(store)
    if query.words == "same day":
        held = known[query.contests[0]].polling_on
        scope = Scope(first_day=held, last_day=held)
    ids = contests(store, scope)
    read_as = _capital(scope_words(store, scope))
    if not ids:
        return _none(store, scope, read_as)
    found = [known[each] for each in ids[:LONGEST_LIST]]
    notes = [coverage_note(store, scope), *_cause_note(store, scope), *_bound_notes(store, scope)]
    if len(ids) > LONGEST_LIST:
        notes.insert(0, f"The latest {LONGEST_LIST} of {len(ids):,} are listed.")
    return Answer(
        title=read_as,
        headline=_headline(store, found, len(ids)),
        read_as=read_as,
        table=_stood_table(store, scope, found) if scope.stood else _table(store, found),
        notes=tuple(notes),
        sources=_few_sources(store, found),
        follow_ups=result_follow_ups(found),
    )


def _headline(store: Store, found: list[Line], number: int) -> str:
    if number == 1:
        only = found[0]
        return f"One: {only.constituency_name}, {day(only.polling_on)}: {line_verdict(store, only)}."
    named = f": {', '.join(one.name for one in found)}" if number <= NAMED else ""
    return f"{how_many(number, 'by-election')}{named}."


def _few_sources(store: Store, found: list[Line]) -> tuple[Source, ...]:
    """Give the sources of the latest few: of a long list the parliaments' results are the same source again."""
    return figure_sources(loaded(store, tuple(one.id for one in found[:3])))


def _table(store: Store, found: list[Line]) -> Table:
    parties = store.parties()
    return Table(
        (Column("Date"), Column("Seat"), Column("Result"), Column("Winner"), Column("Majority", numeric=True)),
        tuple(
            Row(
                (
                    day(one.polling_on),
                    one.constituency_name,
                    line_verdict(store, one),
                    one.winner,
                    count(one.majority),
                ),
                narrow=(
                    f"{one.polling_on.day} {one.polling_on:%b %Y}",
                    one.constituency_name,
                    line_verdict(store, one, short=True),
                    "",
                    count(one.majority),
                ),
                colour=parties[one.winner_party_id].colour,
            )
            for one in found
        ),
    )


def _stood_table(store: Store, scope: Scope, found: list[Line]) -> Table:
    """Give a list of where some parties stood: who won, and what share the parties had there."""
    shares: dict[str, list[float]] = {}
    for stood in candidacies(store, scope, Stood(parties=scope.stood), "share", True, 4 * LONGEST_LIST):
        assert not isinstance(stood.value, str)
        shares.setdefault(stood.by_election_id, []).append(stood.value)
    parties, name = store.parties(), party_names(store, scope.stood)
    rows = []
    for one in found:
        winner, polled = parties[one.winner_party_id], one.polling_on
        had = ", ".join(written("share", each) for each in shares.get(one.id, ())) or "–"
        seat, short = one.constituency_name, f"{polled.day} {polled:%b %Y}"
        rows.append(
            Row(
                (day(polled), seat, winner.name, had),
                narrow=(short, seat, winner.abbreviation, had),
                colour=winner.colour,
            )
        )
    columns = (Column("Date"), Column("Seat"), Column("Won by"), Column(f"{name} share", numeric=True))
    return Table(columns, tuple(rows))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _none(store: Store, scope: Scope, read_as: str) -> Answer:
    # A figure that no contest has may be one that a report gives.
    unknown = bool(_cause_note(store, scope)) or any(bound.comparison in {"=", "~"} for bound in scope.bounds)
    return Answer(
        title=read_as,
        headline="None among those whose cause is recorded." if _cause_note(store, scope) else "None in the store.",
        kind="decline" if unknown else "answer",
        read_as=read_as,
        notes=(coverage_note(store, scope), *_cause_note(store, scope)),
    )


def _cause_note(store: Store, scope: Scope) -> tuple[str, ...]:
    """Say for how many contests a cause is recorded at all, where the question turns on one."""
    if not (scope.cause or (scope.excluding and scope.excluding.cause)):
        return ()
    whole = replace(scope, cause=None, excluding=None)
    of = contest_count(store, whole)
    without = of - causes_known(store, whole)
    if not without:
        return ()
    return (f"The cause is not recorded for {without} of {how_many(of, 'by-election')}: those are left out.",)


def _bound_notes(store: Store, scope: Scope) -> tuple[str, ...]:
    """Say how many contests lack a figure that the question sets a limit on: whether they fit is not known."""
    plain = replace(scope, bounds=())
    of, notes = contest_count(store, plain), []
    for measure in dict.fromkeys(bound.measure for bound in scope.bounds):
        known = spread(store, plain, measure).count
        if measure == "candidates":
            known = spread(store, plain, "valid votes").count
        if known < of:
            notes.append(
                f"Not every by-election's {MEASURE_NAMES[measure]} is recorded: "
                f"{how_many(of - known, 'by-election')} of {of:,} may be missing from this."
            )
    return tuple(notes)


def counted(store: Store, query: Query) -> Answer:
    """Answer how many by-elections fit."""
    number = contest_count(store, query.scope)
    words = scope_words(store, query.scope)
    if not number and _cause_note(store, query.scope):
        return _none(store, query.scope, f"Number of {words}")
    known = lines(store)
    found = [known[each] for each in contests(store, query.scope)] if number <= NAMED else []
    return Answer(
        title=f"Number of {words}",
        headline=f"{number:,}" + (f": {', '.join(one.name for one in found)}." if found else "."),
        read_as=f"Number of {words}",
        figures=(Figure(_capital(words), f"{number:,}", number), *_late_count(store, query.scope)),
        notes=(
            coverage_note(store, query.scope),
            *_cause_note(store, query.scope),
            *_bound_notes(store, query.scope),
        ),
        sources=_few_sources(store, found),
        follow_ups=result_follow_ups(found),
    )


def _late_count(store: Store, scope: Scope) -> tuple[Figure, ...]:
    late = of_late(store, scope)
    number = contest_count(store, late) if late else 0
    return (Figure("Since 2010", f"{number:,}", number),) if late else ()


def summed(store: Store, query: Query) -> Answer:
    """Answer what deposits lost, votes or candidates come to over a scope, for parties or for all."""
    measure, scope = query.measures[0], query.scope
    group = tuple(one for each in query.parties for one in each)
    who = " and ".join(party_names(store, each) for each in query.parties)
    words = scope_words(store, scope)
    contests_ = contest_count(store, scope)
    if measure in {"valid votes", "rejected papers", "electorate"}:
        return _summed_contests(store, query, measure, words, contests_)
    asked_of = scope
    if measure == "deposits lost" and group:
        return _summed_deposits(store, query, group, who)
    if measure == "deposits lost":
        # Where not everyone's votes are recorded, who lost a deposit is not known: not nought.
        scope = replace(scope, bounds=(*scope.bounds, Bound("deposits lost", ">=", 0)))
    elif measure == "candidates" and not group:
        scope = replace(scope, bounds=(*scope.bounds, Bound("valid votes", ">=", 0)))
    total = totals(store, scope, Stood(parties=group))
    left_out = totals(store, asked_of, Stood(parties=group)).contests - total.contests
    noun = {"deposits lost": "deposits lost", "votes": "votes", "candidates": "candidates"}[measure]
    number = {"deposits lost": total.deposits_lost, "votes": total.votes, "candidates": total.candidacies}[measure]
    by = f" {'by' if measure == 'deposits lost' else 'for'} {who}" if who else ""
    missing = total.votes_missing
    details = {
        "deposits lost": f"of {how_many(total.candidacies, 'candidate')} at {how_many(total.contests, 'by-election')}",
        "votes": f"at {how_many(total.contests, 'by-election')}",
        "candidates": f"at {how_many(total.contests, 'by-election')}",
    }[measure]
    notes = [coverage_note(store, asked_of)]
    if left_out:
        notes.append(f"{how_many(left_out, 'by-election')} recorded only in part left out.")
    if missing and measure == "votes":
        notes.append(f"{how_many(missing, 'candidate')} whose votes are not recorded left out.")
    if not total.contests and left_out:
        return Answer(
            title=_capital(f"{noun}{by}"),
            headline=f"Not known: {how_many(left_out, 'by-election')} of that scope {_was(left_out)} recorded in part.",
            kind="decline",
            read_as=f"{_capital(noun)}{by}, {words}",
            notes=tuple(notes[:1]),
        )
    found = loaded(store, contests(store, scope)[:NAMED]) if contests_ <= 5 else []
    table = _deposit_table(found) if measure == "deposits lost" and not group and found else None
    return Answer(
        title=_capital(f"{noun}{by}"),
        headline=f"{number:,} {_one_or_more(noun, number)}{by}, {details}.",
        read_as=f"{_capital(noun)}{by}, {words}",
        figures=(Figure(_capital(noun), f"{number:,}", number), *_late_sum(store, measure, scope, group)),
        table=table,
        notes=tuple(notes),
        sources=figure_sources(found),
        follow_ups=result_follow_ups(found),
    )


def _summed_deposits(store: Store, query: Query, group: tuple[str, ...], who: str) -> Answer:
    """Say how many deposits some parties lost: of the candidates of whom it is known."""
    lost = totals(store, query.scope, Stood(parties=group, deposit_lost=True)).candidacies
    kept = totals(store, query.scope, Stood(parties=group, deposit_lost=False)).candidacies
    unknown = totals(store, query.scope, Stood(parties=group)).candidacies - lost - kept
    late = of_late(store, query.scope)
    lately = totals(store, late, Stood(parties=group, deposit_lost=True)).candidacies if late else 0
    left_out = f"{how_many(unknown, 'candidate')} of whom it is not recorded left out."
    title = f"Deposits lost by {who}"
    return Answer(
        title=title,
        headline=f"{lost:,} {_one_or_more('deposits lost', lost)} by {who}, of {how_many(lost + kept, 'candidate')}.",
        kind="decline" if unknown and not lost + kept else "answer",
        read_as=f"{title}, {scope_words(store, query.scope)}",
        figures=(
            Figure("Deposits lost", f"{lost:,}", lost),
            *((Figure("Since 2010", f"{lately:,}", lately),) if late else ()),
        ),
        notes=(coverage_note(store, query.scope), *((left_out,) if unknown else ())),
    )


def _was(number: int) -> str:
    return "is" if number == 1 else "are"


def _late_sum(store: Store, measure: str, scope: Scope, group: tuple[str, ...]) -> tuple[Figure, ...]:
    late = of_late(store, scope)
    if late is None:
        return ()
    total = totals(store, late, Stood(parties=group))
    number = {"deposits lost": total.deposits_lost, "votes": total.votes, "candidates": total.candidacies}[measure]
    return (Figure("Since 2010", f"{number:,}", number, f"at {how_many(total.contests, 'by-election')}"),)


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
        title=_capital(MEASURE_NAMES[measure]),
        headline=f"{number:,} {MEASURE_NAMES[measure]} at {how_many(known.count, 'by-election')}.",
        read_as=f"Sum of {MEASURE_NAMES[measure]}, {words}",
        figures=(Figure(_capital(MEASURE_NAMES[measure]), f"{number:,}", number),),
        notes=tuple(notes),
    )


def averaged(store: Store, query: Query) -> Answer:
    """Answer the plain average (or the median) of a measure over a scope: each by-election counts once."""
    measure, scope = query.measures[0], query.scope
    kind = "Median" if query.words == "median" else "Average"
    words = scope_words(store, scope)
    if query.parties:
        return _averaged_party(store, query, words)
    known = spread(store, scope, measure)
    of = contest_count(store, scope)
    read_as = f"{kind} {MEASURE_NAMES[measure]}, {words}"
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
        headline=f"{_average_value(measure, value)}, over {how_many(known.count, 'by-election')}.",
        read_as=read_as,
        figures=(
            Figure(f"{kind} {MEASURE_NAMES[measure]}", _average_value(measure, value), float(value)),
            *pooled,
            *_late_average(store, measure, scope, kind),
            Figure("Lowest", written(measure, known.least), known.least),
            Figure("Highest", written(measure, known.most), known.most),
        ),
        notes=tuple(notes),
    )


def _late_average(store: Store, measure: str, scope: Scope, kind: str) -> tuple[Figure, ...]:
    late = of_late(store, scope)
    known = values(store, late, measure) if late else ()
    if not known:
        return ()
    value = Fraction(statistics.median(known) if kind == "Median" else statistics.fmean(known))
    return (Figure("Since 2010", _average_value(measure, value), float(value), f"over {len(known)}"),)


def _average_value(measure: str, value: Fraction) -> str:
    if measure in {"turnout", "winning share", "share", "swing", "majority points", "turnout change", "swing needed"}:
        return written(measure, float(value))
    return rounded(value, 1)


def _pooled_turnout(store: Store, scope: Scope) -> tuple[Figure, ...]:
    """Give the turnout of all voters together, where every contest has both figures: it is another average."""
    votes, electors = spread(store, scope, "valid votes"), spread(store, scope, "electorate")
    together = points(int(votes.total), int(electors.total))
    if together is None or not votes.count == electors.count == contest_count(store, scope):
        return ()
    return (Figure("All their votes over all their electors", f"{rounded(together, 1)}%", float(together)),)


def _averaged_party(store: Store, query: Query, words: str) -> Answer:
    group = query.parties[0]
    name, measure = party_names(store, group), query.measures[0]
    total = totals(store, query.scope, Stood(parties=group))
    value = total.share_mean if measure == "share" else total.change_mean
    number = total.candidacies if measure == "share" else total.change_count
    read_as = f"Average {name} {MEASURE_NAMES[measure]}, {words}"
    if value is None:
        return Answer(read_as, f"{name} has none in the store to average.", kind="decline", read_as=read_as)
    notes = (coverage_note(store, query.scope), "Each candidate counts once, whatever the size of the seat.")
    return Answer(
        title=read_as,
        headline=f"{written(measure, value)}, over {how_many(number, 'candidate')}.",
        read_as=read_as,
        figures=(Figure(f"Average {MEASURE_NAMES[measure]}", written(measure, value), value),),
        notes=notes,
    )
