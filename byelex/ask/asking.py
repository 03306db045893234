"""Ask in your own words: read the sentence, answer the query, say how it was read."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from itertools import pairwise
from typing import Annotated

from byelex.answers import Answer, FollowUp
from byelex.ask.answering.adding import added
from byelex.ask.answering.averaging import averaged
from byelex.ask.answering.comparing import compared, compared_with_baseline
from byelex.ask.answering.counted_as import counted_as
from byelex.ask.answering.each import each
from byelex.ask.answering.figures import figures
from byelex.ask.answering.listing import counted, listed_contests
from byelex.ask.answering.people import compared_people, party_record, person_record
from byelex.ask.answering.ranking import rank, record
from byelex.ask.answering.saying import quotation, said
from byelex.ask.answering.singling import singled_out
from byelex.ask.answering.sitting import sitting
from byelex.ask.answering.standings import standing
from byelex.ask.answering.summing import summed
from byelex.ask.answering.tallying import tallied
from byelex.ask.answering.telling import told
from byelex.ask.answering.terms import covered, defined, sourced
from byelex.ask.measured import AGAINST_BASELINE, RANKED
from byelex.ask.namesakes import Namesakes
from byelex.ask.periods import Calendar
from byelex.ask.query import Query, Reading, Refusal
from byelex.ask.reader import MANY
from byelex.ask.reading import read
from byelex.ask.reporting import find_reports, foretells, overlooked, reported_of_person
from byelex.ask.spans import Item, recognise
from byelex.ask.vocabulary import Vocabulary
from byelex.ask.words import words_of
from byelex.changing import replace
from byelex.clock import british_day
from byelex.errors import ByelexError
from byelex.names.seats import OF_LATE
from byelex.questions.called import called_between, called_note, named
from byelex.questions.kinds import MAX_CHOICES, WORDS, contest_choice, names_of
from byelex.questions.measuring import MEASURES
from byelex.questions.registry import answer, question
from byelex.questions.result import other_by_elections
from byelex.questions.scopes import of_recorded_regions, since_2010
from byelex.questions.withdrawn import said_withdrawn
from byelex.store import Store
from byelex.store.called import called
from byelex.store.groups import party_votes
from byelex.store.lines import entries, members_before, missing
from byelex.store.queries import contests, values
from byelex.store.scope import Bound, Scope
from byelex.wording import day

MOST_TYPED = 60
"""Of a longer question that nothing was made of, only so many words are looked for in quotes."""
EXAMPLES = ("who won hartlepool", "biggest tory to labour swing", "turnout in wakefield vs 2019")


@question(
    examples=tuple({"question": text} for text in EXAMPLES),
    arguments={"question": "anything about by-elections, in your own words"},
)
def ask(store: Store, question: Annotated[str, WORDS]) -> Answer:
    """Ask about by-elections in your own words."""
    with store.reading():
        return _asked(store, question)


def _asked(store: Store, question: str) -> Answer:
    reading, typed = reading_of(store, question), words_of(question)
    if _at_large(reading) or (isinstance(reading, Refusal) and reading.final):
        return answer_to(store, reading)
    reported = _reported_alone(store, reading, typed)
    if reported is not None:
        return reported
    found = answer_to(store, reading)
    if found.kind == "answer" and not _stood_elsewhere(store, reading):
        return _with_reports(store, reading, found)
    # What was reported and said speaks only where figures have nothing to say.
    return _searched(store, typed, found) or _with_reports(store, reading, found)


def _at_large(reading: Reading) -> bool:
    """Tell whether by-elections at large are asked about, as figures and lists tell of them: no report answers that."""
    named = isinstance(reading, Query) and (reading.contests or reading.people)
    return isinstance(reading, Query) and not named and reading.task not in {"define", "source", "quotes"}


def _reported_alone(store: Store, reading: Reading, typed: Sequence[str]) -> Answer | None:
    """Tell what was reported where a word asks for just that, which figures would pass over; None where none does."""
    if isinstance(reading, Query) and (len(reading.measures) > 1 or (reading.contests and reading.parts)):
        return None
    vocabulary = vocabulary_of(store)
    if not overlooked(store, vocabulary, typed):
        return None
    reports = find_reports(store, vocabulary, typed, calendar_of(store, None))
    return told(store, reports.reports) if reports is not None and reports.whole_topic else None


def _searched(store: Store, typed: Sequence[str], found: Answer) -> Answer | None:
    """Look among what was reported and, where figures have no answer, among quotes; None where nothing is found."""
    vocabulary, known, first = vocabulary_of(store), calendar_of(store, None), typed[:MOST_TYPED]
    items = recognise(vocabulary, first, known)
    seated = any(item.kind == "seat" and item.value.listings for item in items)
    # Which by-election is meant no report tells, but which of several people it may; nor does any tell of many.
    of_many = found.kind == "decline" and not seated and MANY & set(typed)
    if of_many or (found.kind == "clarify" and seated) or (found.kind == "decline" and _of_figures(items)):
        return None
    reports = find_reports(store, vocabulary, typed, known)
    if reports is not None and reports.whole_topic and (typed[:2] == ["what", "is"] or typed[0] == "whats"):
        return told(store, reports.reports)
    quotable = found.kind != "answer" and not foretells(items, first)
    named = {word for item in items if item.kind in _NAMING for word in item.text.split()} | vocabulary.lexicon.ignored
    # Words that are a quote's from the first to the last go before a report that has them.
    whole = quotation(store, first, named, whole=True) if quotable else None
    if whole is None and reports is not None:
        return told(store, reports.reports)
    return whole or (quotation(store, first, named, whole=False) if quotable else None)


_NAMING = frozenset(("seat", "party", "period", "region", "nation", "everywhere"))


def _of_figures(items: Sequence[Item]) -> bool:
    """Tell whether by-elections at large are to be ranked, or a party left out of them: no words were said of that."""
    if any(item.kind in {"seat", "person", "member"} or item.value == "quotes" for item in items):
        return False
    ranked = any(item.kind == "measure" and item.value in RANKED for item in items)
    ranked = ranked and any(item.kind == "word" and item.value in {"most", "least"} for item in items)
    return ranked or any(
        (one.kind, one.value, other.kind) == ("word", "not", "party") for one, other in pairwise(items)
    )


def _stood_elsewhere(store: Store, reading: Reading) -> bool:
    """Tell whether a person is asked about of a by-election they did not stand at."""
    if not (isinstance(reading, Query) and reading.task in {"candidate", "figure"} and reading.people):
        return False
    if reading.against == "at baseline":
        return False
    people = names_of(store).person_by_id
    return not any(set(people[one].by_election_ids) & set(reading.contests) for one in reading.people if one in people)


def _with_reports(store: Store, reading: Reading, found: Answer) -> Answer:
    """Add to an answer about a person, asked in general, what was reported of them."""
    if not (isinstance(reading, Query) and reading.task in {"candidate", "person"} and len(reading.people) == 1):
        return found
    person = names_of(store).person_by_id.get(reading.people[0])
    if reading.measures or person is None:
        return found
    reports = reported_of_person(store, person.name, reading.contests)
    by_id = names_of(store).by_id
    lines = [f"Reported of {by_id[one.contest].name}: {one.sentence}" for one in reports]
    left = set(vocabulary_of(store).contests_left_by(person.name)) - {*person.by_election_ids, *reading.contests}
    notes = [
        f"A member of that name had sat for {by_id[each].constituency_name} before its by-election of "
        f"{day(by_id[each].polling_on)}."
        for each in sorted(left)
        if each in by_id
    ]
    return replace(found, paragraphs=(*found.paragraphs, *lines), notes=(*notes, *found.notes))


def calendar_of(store: Store, today: date | None) -> Calendar:
    """Say what days are reckoned from: today, Britain's unless given, and the general elections known of."""
    return Calendar(today or british_day(), store.remembered("elected", None, lambda: _elected(store)))


def _elected(store: Store) -> tuple[date, ...]:
    parliaments = store.coverage().parliaments
    return tuple(sorted({*store.general_election_dates(), *(one.elected_on for one in parliaments)}))


def reading_of(store: Store, sentence: str, today: date | None = None) -> Reading:
    """Read a sentence against what the store holds. `today` is the reader's, Britain's unless given."""
    if not store.listings():
        return Query("coverage")
    return read(vocabulary_of(store), sentence, calendar_of(store, today))


def vocabulary_of(store: Store) -> Vocabulary:
    """Give the words that questions to this store may be made of, built anew only when the store has changed."""
    return store.remembered("vocabulary", None, lambda: _vocabulary(store))


def _vocabulary(store: Store) -> Vocabulary:
    to_come = {contest.constituency.name: contest.id for contest in called(store)}
    offices = frozenset(word for quote in store.quotes() for word in words_of(quote.role))
    quoted = frozenset(word for quote in store.quotes() for word in words_of(quote.words))
    namesakes = Namesakes(names_of(store).parties, partial(party_votes, store), partial(contests, store))
    return Vocabulary(names_of(store), members_before(store), namesakes, to_come, offices, quoted, _not_here(store))


def _not_here(store: Store) -> list[tuple[str, str, str]]:
    """List the by-elections that are missing and those that were withdrawn: seat, when it was, a sentence on why."""
    found = [
        (seat, held, f"The by-election in {seat}{f' of {held}' * bool(held)} is known of, but not in the store: {why}.")
        for seat, held, why in missing(store)
    ]
    gone = [one for one in entries(store) if one.withdrawn]
    return [*found, *((one.constituency_name, day(one.polling_on), said_withdrawn(store, one.id)) for one in gone)]


def answer_to(store: Store, reading: Reading) -> Answer:
    """Answer a reading: a query from the store, a refusal with its reason and what may be asked instead."""
    if isinstance(reading, Refusal):
        return _refused(store, reading)
    try:
        reached = _within_reach(store, reading)
    except ByelexError as error:
        title = "Not recorded"
        return Answer(title, str(error), kind="decline", read_as=title)
    found = _with_called(store, reading, _ANSWERS[reading.task](store, reached))
    if reached is not reading and _compared(reading):
        found = replace(found, notes=(_REACH, *found.notes))
    if reading.assumed:
        found = replace(found, notes=(reading.assumed, *found.notes))
    found = replace(found, notes=(*counted_as(store, reading), *found.notes))
    if reading.task == "list" and reading.words:
        found = replace(found, read_as=f"{reading.words}: {found.read_as}")
    if reading.sitting:
        found = sitting(store, found, names_of(store).by_id[reading.contests[0]])
    if reading.task in {"figure", "candidate"}:
        return replace(found, notes=(*found.notes, *other_by_elections(store, reading.contests)))
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
    offered = tuple(
        FollowUp(f"{named(one)}, to come"[:80], "upcoming", (("seat", one.id),)) for one in to_come[:MOST_NOTED]
    )
    return replace(found, notes=(*notes, *found.notes), follow_ups=(*offered, *found.follow_ups)[:MAX_CHOICES])


MOST_NOTED = 3


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


def _result(store: Store, query: Query) -> Answer:
    found = answer(store, "result", {"seat": query.contests[0]})
    return replace(found, read_as=f"Result, {names_of(store).by_id[query.contests[0]].name}")


def _help(store: Store, query: Query) -> Answer:
    return replace(answer(store, "help", {}), read_as="What can be asked")


def _upcoming(store: Store, query: Query) -> Answer:
    found = answer(store, "upcoming", {"seat": query.contests[0]} if len(query.contests) == 1 else {})
    if query.manner == "no result":
        found = replace(found, headline=f"Nobody has been elected yet. {found.headline}")
    before = {
        f"{one.constituency.name} also had a by-election on {day(earlier.polling_on)}: ask with the year."
        for one in called(store)
        if one.id in query.contests[:1]
        for earlier in names_of(store).listings
        if earlier.constituency_name == one.constituency.name
    }
    read_as = "By-elections that are called and to come"
    return replace(found, read_as=read_as, notes=(*found.notes, *sorted(before)[:MOST_NOTED]))


def _project(store: Store, query: Query) -> Answer:
    if query.contests:
        found = answer(store, "project", {"seat": query.contests[0]})
        name = names_of(store).by_id[query.contests[0]].name
        return replace(found, read_as=f"The changes at {name} applied to all")
    assert query.pair is not None
    (from_, *_), (to, *_) = query.pair
    parties, text = store.parties(), names_of(store).party_text
    pair = {"from_": text(parties[from_]), "to": text(parties[to])}
    found = answer(store, "project", {**pair, "points": query.words})
    read_as = f"A swing of {query.words} points from {parties[from_].name} to {parties[to].name} applied to all"
    return replace(found, read_as=read_as)


def _history(store: Store, query: Query) -> Answer:
    found = answer(store, "history", {"seat": query.words or query.contests[0]})
    return replace(found, read_as=f"Every election in the store, {found.title.rpartition(',')[0]}")


def _background(store: Store, query: Query) -> Answer:
    found = answer(store, "background", {"seat": query.contests[0]})
    return replace(found, read_as=f"What lay behind it, {names_of(store).by_id[query.contests[0]].name}")


_ANSWERS: dict[str, Callable[[Store, Query], Answer]] = {
    "result": _result,
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
    "help": _help,
    "upcoming": _upcoming,
    "project": _project,
    "history": _history,
    "background": _background,
    "each": lambda store, query: each(store, query, answer_to),
}
