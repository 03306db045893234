"""Quotes by speaker, by-election, party and the words in them."""

from __future__ import annotations

from dataclasses import replace

from byelex.answers import Answer
from byelex.ask.query import Query
from byelex.elections import Quote
from byelex.names.text import words
from byelex.questions.quotes import quoted
from byelex.questions.scopes import party_names
from byelex.store import Store
from byelex.store.lines import lines
from byelex.wording import either, how_many, listed

NAMED = 4
"""How many by-elections are named as what the quotes are on; of more, only the number is given."""


def said(store: Store, query: Query) -> Answer:
    """Answer who said what: every quote that fits the speaker, the by-elections, the party and the words."""
    names = [line.name for line in lines(store, query.contests).values()]
    people = {person.id: person.name for person in store.people()}
    by = either([people.get(one, one) for one in query.people] or [party_names(store, one) for one in query.parties])
    on = listed(names) if len(names) <= NAMED else how_many(len(names), "by-election")
    which = f"Quotes{by and f' by {by}'}{on and f' on {on}'}" + (
        f' with "{query.words}" in them' if query.words else ""
    )
    found = tuple(quote for quote in store.quotes() if _fits(quote, query))
    return replace(quoted(store, which, found, query.contests), read_as=which)


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
