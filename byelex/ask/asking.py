"""Ask in your own words: read the sentence, answer the query, say how it was read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

from byelex.answers import Answer
from byelex.ask.answering.dispatch import answer_to
from byelex.ask.answering.saying import quotation
from byelex.ask.knowing import calendar_of, reading_of, vocabulary_of
from byelex.ask.query import Query, Reading, Refusal
from byelex.ask.readers.reader import MANY, ORDER
from byelex.ask.reported.reporting import claimed_rank, find_reports, foretells, overlooked, reported_of_person
from byelex.ask.reported.telling import told
from byelex.ask.sentence.spans import recognise
from byelex.ask.sentence.words import MOST_TYPED, words_of
from byelex.changing import replace
from byelex.questions.kinds import WORDS, names_of
from byelex.questions.registry import question
from byelex.store import Store
from byelex.wording import day

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
    reading = reading_of(store, question)
    if _at_large(reading) or (isinstance(reading, Refusal) and reading.final):
        return answer_to(store, reading)
    typed = words_of(question)
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
    reports = find_reports(store, vocabulary, typed, calendar_of(store))
    return told(store, reports.reports) if reports is not None and reports.whole_topic else None


def _searched(store: Store, typed: Sequence[str], found: Answer) -> Answer | None:
    """Look among what was reported and, where figures have no answer, among quotes; None where nothing is found."""
    vocabulary, known, first = vocabulary_of(store), calendar_of(store), typed[:MOST_TYPED]
    items = recognise(vocabulary, first, known)
    seated = any(item.kind == "seat" and item.value.listings for item in items)
    figured = any(item.kind == "measure" or item.is_word("stood", "won", "lost") for item in items)
    # Which by-election is meant, or of whom a figure, no report tells, but who of several people is; nor of many.
    of_many = found.kind == "decline" and not seated and MANY & set(typed)
    ordered = any(item.is_word(*ORDER, "first", "last") for item in items)
    parties = sum(item.kind == "party" for item in items)
    if found.kind == "decline" and not seated and ((figured and ordered) or parties > 1):
        # "Last Tory hold majority", "Tories, Labour, Lib Dems in that order": no report tells of figures, nor a quote.
        return None
    if of_many or (found.kind == "clarify" and (seated or figured)):
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


def _stood_elsewhere(store: Store, reading: Reading) -> bool:
    """Tell whether a person is asked about of a by-election they did not stand at."""
    if not (isinstance(reading, Query) and reading.task in {"candidate", "figure"} and reading.people):
        return False
    if reading.against == "at baseline":
        return False
    people = names_of(store).person_by_id
    return not any(set(people[one].by_election_ids) & set(reading.contests) for one in reading.people if one in people)


_TELLING = frozenset(("told", "said", "says"))
"""Words of a report that gives what somebody said without quoting it."""


def _with_reports(store: Store, reading: Reading, found: Answer) -> Answer:
    """Add what was reported: of a person asked about in general, of what they told to their quotes, of a rank."""
    if not isinstance(reading, Query):
        return found
    if reading.task == "rank" and reading.measures:
        claims = claimed_rank(store, reading.measures[0], reading.contests)
        return replace(found, paragraphs=(*found.paragraphs, *(one.sentence for one in claims)))
    if reading.task not in {"candidate", "person", "quotes"} or len(reading.people) != 1 or reading.measures:
        return found
    person = names_of(store).person_by_id.get(reading.people[0])
    if person is None:
        return found
    by_id, reports = names_of(store).by_id, reported_of_person(store, person.name, reading.contests)
    lines = [f"Reported of {by_id[one.contest].name}: {one.sentence}" for one in reports]
    if reading.task == "quotes":
        given = [line for line in lines if _TELLING.intersection(words_of(line))]
        return replace(found, notes=(*given, *found.notes))
    left = set(vocabulary_of(store).contests_left_by(person.name)) - {*person.by_election_ids, *reading.contests}
    notes = [
        f"A member of that name had sat for {by_id[each].constituency_name} before its by-election of "
        f"{day(by_id[each].polling_on)}."
        for each in sorted(left)
        if each in by_id
    ]
    return replace(found, paragraphs=(*found.paragraphs, *lines), notes=(*notes, *found.notes))
