"""How a query is said back, its measure and its order, and which place in the order of a poll is meant."""

from __future__ import annotations

from collections.abc import Iterable

from byelex.ask.query import Query
from byelex.questions.measuring import order
from byelex.questions.scopes import pair_words
from byelex.store import Store
from byelex.wording import how_many, placed, small


def order_words(store: Store, query: Query) -> str:
    """Write the order of a ranking with its measure: "Largest Butler swing", "Second lowest turnout"."""
    words = order(query.measures[0], query.most)
    pair = pair_words(store, query.scope)
    words = f"{words} {pair}" if pair else words
    if query.nth > 1:
        words = f"{ordinal(query.nth)} {small(words)}"
    if query.count == 1:
        return words
    # "Last 3 of the by-elections since 2010", "Lowest turnout, the first 3".
    return f"{words} {query.count}" if query.measures[0] == "date" else f"{words}, the first {query.count}"


_ORDINALS = ("", "First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth", "Ninth", "Tenth")


def ordinal(number: int) -> str:
    """Write a place: "Second", "11th"."""
    return _ORDINALS[number] if number < len(_ORDINALS) else placed(number)


def place_meant(known: Iterable[int | None], position: int) -> int:
    """Give the place meant by one counted from the end, -1 the last, of those known; any other as it is."""
    taken = sorted({0, *(place for place in known if place)})
    return position if position > 0 else taken[position] if len(taken) > -position else 0


def nobody_came(position: int, candidate_count: int) -> str:
    """Say that nobody took a place: "nobody came 5th: 3 candidates stood"."""
    stood = how_many(candidate_count, "candidate")
    return f"{f'nobody came {placed(position)}' if position > 0 else 'there is no such place'}: {stood} stood."
