"""How a query is said back: its measure and its order, in plain words."""

from __future__ import annotations

from byelex.ask.query import Query
from byelex.questions.measuring import order
from byelex.questions.scopes import pair_words
from byelex.store import Store
from byelex.wording import placed


def order_words(store: Store, query: Query) -> str:
    """Write the order of a ranking with its measure: "Largest Butler swing", "Second lowest turnout"."""
    words = order(query.measures[0], query.most)
    pair = pair_words(store, query.scope)
    words = f"{words} {pair}" if pair else words
    if query.nth > 1:
        words = f"{ordinal(query.nth)} {words[:1].lower()}{words[1:]}"
    return f"{words}, the first {query.count}" if query.count > 1 else words


_ORDINALS = ("", "First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth", "Ninth", "Tenth")


def ordinal(number: int) -> str:
    """Write a place: "Second", "11th"."""
    return _ORDINALS[number] if number < len(_ORDINALS) else placed(number)
