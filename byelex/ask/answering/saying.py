"""Quotes by speaker, by-election, party and the words in them."""

from __future__ import annotations

from byelex.answers import Answer
from byelex.ask.query import Query
from byelex.elections import Quote
from byelex.names.text import words
from byelex.questions.contest import follow_ups
from byelex.questions.scopes import party_names
from byelex.questions.wide import loaded, result_follow_ups, sources_of
from byelex.store import Store
from byelex.store.lists import Line, lines
from byelex.wording import how_many, listed

MOST_SHOWN = 12


def said(store: Store, query: Query) -> Answer:
    """Answer who said what: every quote that fits the speaker, the by-elections, the party and the words."""
    contests = list(lines(store, query.contests).values())
    found = [quote for quote in store.quotes() if _fits(quote, query)]
    people = {person.id: person.name for person in store.people()}
    by = " or ".join(people.get(one, one) for one in query.people)
    by = by or " or ".join(party_names(store, group) for group in query.parties)
    about = f" on {_names(contests)}" if contests else ""
    with_words = f' with "{query.words}" in them' if query.words else ""
    read_as = f"Quotes{f' by {by}' if by else ''}{about}{with_words}"
    if not found:
        return Answer(
            title=read_as,
            headline=f"No such quote is in the store; it has {how_many(len(store.quotes()), 'quote')} in all.",
            kind="decline",
            read_as=read_as,
            follow_ups=result_follow_ups(contests),
        )
    subjects = loaded(store, tuple(dict.fromkeys(one for quote in found for one in quote.by_election_ids)))
    shown = tuple(found[:MOST_SHOWN])
    notes = () if len(found) <= MOST_SHOWN else (f"The latest {MOST_SHOWN} of {len(found)} are shown.",)
    speakers = list(dict.fromkeys(quote.speaker for quote in found))
    headline = f"{how_many(len(found), 'quote')}, by {_listed(speakers)}."
    return Answer(
        title=read_as,
        headline=headline,
        colour=found[0].party.colour if found[0].party else None,
        read_as=read_as,
        quotes=shown,
        notes=notes,
        sources=sources_of(subjects),
        follow_ups=follow_ups(subjects[0], "quotes") if len(subjects) == 1 else result_follow_ups(subjects),
    )


def _names(contests: list[Line]) -> str:
    return listed([one.name for one in contests]) if len(contests) < 5 else f"{len(contests)} by-elections"


def _listed(speakers: list[str]) -> str:
    if len(speakers) > 6:
        return f"{len(speakers)} speakers"
    return listed(speakers)


def _fits(quote: Quote, query: Query) -> bool:
    if query.people and quote.speaker_id not in query.people:
        return False
    if query.contests and not set(quote.by_election_ids) & set(query.contests):
        return False
    if query.parties and not any(quote.party and quote.party.id in group for group in query.parties):
        return False
    if not query.words:
        return True
    if f" {query.words} " in f" {' '.join(words(quote.role))} ":
        # "Quotes from the Prime Minister" names an office.
        return True
    # Whole words, and their plain endings ("hope" in "hopeful" is not meant, "swings" for "swing" is).
    text = words(f"{quote.words} {quote.about or ''} {quote.occasion}", limit=4000)
    return all(_said(word, text) for word in query.words.split())


def _said(word: str, text: list[str]) -> bool:
    return any(other == word or other == f"{word}s" or f"{other}s" == word for other in text)
