"""What a store knows that questions to it are read by: its vocabulary, and what days are reckoned from."""

from __future__ import annotations

from datetime import date
from functools import partial

from byelex.ask.query import Query, Reading
from byelex.ask.reading import read
from byelex.ask.sentence.namesakes import Namesakes
from byelex.ask.sentence.periods import Calendar
from byelex.ask.sentence.vocabulary import Vocabulary
from byelex.ask.sentence.words import words_of
from byelex.clock import british_day
from byelex.questions.kinds import names_of
from byelex.questions.withdrawn import said_withdrawn, withdrawn
from byelex.store import Store
from byelex.store.called import called
from byelex.store.groups import party_votes
from byelex.store.lines import members_before, missing
from byelex.store.queries import contests
from byelex.wording import day


def calendar_of(store: Store, today: date | None = None) -> Calendar:
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
        (seat, held, f"The by-election in {seat} of {held} is known of, but not in the store: {why}.")
        for seat, held, why in missing(store)
    ]
    gone = ((one.constituency_name, day(one.polling_on), said_withdrawn(store, one.id)) for one in withdrawn(store))
    return [*found, *gone]
