"""How a query is said back: its measure and its order, in plain words; and the notes that a figure carries."""

from __future__ import annotations

from byelex.ask.query import Query
from byelex.elections import ByElection
from byelex.questions.contest import standing_notes
from byelex.questions.measuring import order
from byelex.questions.scopes import pair_words
from byelex.questions.wide import placed
from byelex.store import Store
from byelex.wording import correction_sentence


def figure_notes(by_election: ByElection) -> tuple[str, ...]:
    """Say what a reader of a figure must know of its contest; how a name was put right is not that."""
    names = {correction_sentence(one) for one in by_election.corrections if one.of.startswith("name")}
    return tuple(note for note in standing_notes(by_election) if note not in names)


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
