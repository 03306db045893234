"""A query answered: which module does it, over which by-elections it can, and what is said under every answer."""

from __future__ import annotations

from collections.abc import Callable

from byelex.answers import Answer, FollowUp
from byelex.ask.answering.commands import MOST_NOTED, background, help_, history, project, result, upcoming
from byelex.ask.answering.counted_as import called_alike, counted_as
from byelex.ask.answering.lost import lost_note
from byelex.ask.answering.many.averaging import averaged
from byelex.ask.answering.many.each import each
from byelex.ask.answering.many.listing import counted, listed_contests
from byelex.ask.answering.many.ranking import rank, record
from byelex.ask.answering.many.singling import singled_out
from byelex.ask.answering.many.summing import summed
from byelex.ask.answering.many.tallying import tallied
from byelex.ask.answering.named.adding import added
from byelex.ask.answering.named.comparing import compared, compared_with_baseline
from byelex.ask.answering.named.figures import figures
from byelex.ask.answering.named.people import compared_people, party_record, person_record
from byelex.ask.answering.named.standings import standing
from byelex.ask.answering.saying import said
from byelex.ask.answering.sitting import sitting
from byelex.ask.answering.terms import covered, defined, sourced
from byelex.ask.measured import AGAINST_BASELINE
from byelex.ask.query import Query, Reading, Refusal
from byelex.changing import replace
from byelex.errors import ByelexError
from byelex.names.seats import OF_LATE
from byelex.questions.called import called_between, called_follow_ups, called_note
from byelex.questions.kinds import MAX_CHOICES, contest_choice, names_of
from byelex.questions.measuring import MEASURES
from byelex.questions.result import other_by_elections
from byelex.questions.scopes import of_recorded_regions, since_2010
from byelex.store import Store
from byelex.store.called import called
from byelex.store.queries import values
from byelex.store.scope import Bound, Scope


def answer_to(store: Store, reading: Reading) -> Answer:
    """Answer a reading: a query from the store, a refusal with its reason and what may be asked instead."""
    if isinstance(reading, Refusal):
        return _refused(store, reading)
    try:
        reached = _within_reach(store, reading)
        found = _with_called(store, reading, _ANSWERS[reading.task](store, reached))
    except ByelexError as error:
        # So too what a command itself declines: a swing to a party that did not stand.
        title = "Not recorded"
        return Answer(title, str(error), kind="decline", read_as=title)
    if reached is not reading and _compared(reading):
        found = replace(found, notes=(_REACH, *found.notes))
    if reading.assumed:
        found = replace(found, notes=(reading.assumed, *found.notes))
    found = replace(found, notes=(*counted_as(store, reading), *lost_note(store, reached.scope), *found.notes))
    if reading.task == "list" and reading.words:
        found = replace(found, read_as=f"{reading.words}: {found.read_as}")
    if reading.sitting:
        found = sitting(store, found, names_of(store).by_id[reading.contests[0]])
    if reading.task in {"figure", "candidate"}:
        alike = called_alike(store, reading)
        return replace(found, notes=(*alike, *found.notes, *other_by_elections(store, reading.contests)))
    return found


def _with_called(store: Store, query: Query, found: Answer) -> Answer:
    """Say under an answer which by-elections are called in the same seat, or in the same stretch of time."""
    by_id = names_of(store).by_id
    seats = {by_id[each].constituency_name for each in query.contests if each in by_id}
    scope = query.scope
    listed = query.task in {"list", "count"} and scope == Scope(first_day=scope.first_day, last_day=scope.last_day)
    then = called_between(store, scope.first_day, scope.last_day) if listed and not query.contests else ()
    to_come = [one for one in called(store) if one.constituency.name in seats or one in then]
    notes = tuple(called_note(one) for one in to_come[:MOST_NOTED])
    if len(to_come) > MOST_NOTED:
        notes = (f"{len(to_come)} more by-elections are called and to come.",)
    offered = (*called_follow_ups(to_come[:MOST_NOTED]), *found.follow_ups)[:MAX_CHOICES]
    return replace(found, notes=(*notes, *found.notes), follow_ups=offered)


def _within_reach(store: Store, query: Query) -> Query:
    """Keep a question to the time whose figures it needs: regions, and general elections before, since 2010.

    A limit that is a by-election's own figure gets it.
    """
    if any(bound.of for bound in query.scope.bounds):
        bounds = tuple(_with_figure(store, bound) for bound in query.scope.bounds)
        query = replace(query, scope=replace(query.scope, bounds=bounds))
    if _limited_by_the_one_before(query.scope) and query.scope.last_day and query.scope.last_day < OF_LATE:
        raise ByelexError(f"{_REACH} Ask of a later time.")
    late = since_2010(store, query.scope) if _compared(query) else None
    scope = of_recorded_regions(store, late or query.scope)
    return query if scope == query.scope else replace(query, scope=scope)


def _with_figure(store: Store, bound: Bound) -> Bound:
    if not bound.of:
        return bound
    found = values(store, Scope(by_election_ids=(bound.of,)), bound.measure)
    if not found:
        where = names_of(store).by_id[bound.of].name
        raise ByelexError(f"{where} has no {MEASURES[bound.measure].name} in the store to compare others with.")
    return replace(bound, value=found[0])


def _limited_by_the_one_before(scope: Scope) -> bool:
    moved = scope.stood_bound is not None and scope.stood_bound.measure == "change"
    return moved or any(bound.measure in AGAINST_BASELINE for bound in scope.bounds)


def _compared(query: Query) -> bool:
    # Changes published with earlier results are ranked, but an average is of computed ones alone.
    if _limited_by_the_one_before(query.scope):
        return True
    compared = AGAINST_BASELINE | {"change"} if query.task in {"average", "median"} else AGAINST_BASELINE
    return query.task in {"record", "candidacy record", "average", "median"} and query.measures[0] in compared


_REACH = "Only since 2010: before that the general election to compare with is not in the store."


def _refused(store: Store, refusal: Refusal) -> Answer:
    listings = names_of(store).by_id
    choices = [contest_choice(listings[each]) for each in refusal.contests[:MAX_CHOICES] if each in listings]
    meant = [FollowUp(asked[:80], "ask", (("question", asked),)) for asked in refusal.meant]
    offered = [FollowUp(choice.label, "result", (("seat", choice.value),)) for choice in choices]
    follow_ups = (*meant, *offered)[:MAX_CHOICES]
    return Answer(
        title="Which one?" if refusal.which else "Not answered",
        headline=refusal.reason,
        kind="clarify" if refusal.which else "decline",
        read_as="A choice to be made" if refusal.which else "Not a question the store can answer",
        follow_ups=follow_ups or (FollowUp("What can be asked", "help", ()),),
    )


_ANSWERS: dict[str, Callable[[Store, Query], Answer]] = {
    "result": result,
    "figure": figures,
    "candidate": standing,
    "compare": compared,
    "compare baseline": compared_with_baseline,
    "compare people": compared_people,
    "added": added,
    "record": record,
    "candidacy record": record,
    "rank": rank,
    "list": listed_contests,
    "singled out": singled_out,
    "count": counted,
    "sum": summed,
    "average": averaged,
    "median": averaged,
    "tally": tallied,
    "person": person_record,
    "party": party_record,
    "quotes": said,
    "define": defined,
    "source": sourced,
    "coverage": covered,
    "help": help_,
    "upcoming": upcoming,
    "project": project,
    "history": history,
    "background": background,
    "each": lambda store, query: each(store, query, answer_to),
}
