"""How a query is said back: its measure and its order, in plain words; and the notes that a figure carries."""

from __future__ import annotations

from fractions import Fraction

from byelex.ask.query import Query
from byelex.elections import ByElection
from byelex.questions.contest import standing_notes
from byelex.questions.scopes import MEASURE_NAMES, pair_words
from byelex.questions.wide import placed
from byelex.store import Store
from byelex.wording import correction_sentence, rounded


def figure_notes(by_election: ByElection) -> tuple[str, ...]:
    """Say what a reader of a figure must know of its contest; how a name was put right is not that."""
    names = {correction_sentence(one) for one in by_election.corrections if one.of.startswith("name")}
    return tuple(note for note in standing_notes(by_election) if note not in names)


_ORDERS: dict[str, tuple[str, str]] = {
    "majority": ("Largest", "Smallest"),
    "turnout": ("Highest", "Lowest"),
    "turnout change": ("Largest rise of turnout", "Largest fall of turnout"),
    "candidates": ("Most candidates", "Fewest candidates"),
    "deposits lost": ("Most deposits lost", "Fewest deposits lost"),
    "rejected papers": ("Most", "Fewest"),
    "valid votes": ("Most", "Fewest"),
    "winning share": ("Highest", "Lowest"),
    "winning votes": ("Most votes for a winner", "Fewest votes for a winner"),
    "votes": ("Most votes", "Fewest votes"),
    "share": ("Highest share", "Lowest share"),
    "change": ("Largest rise of share", "Largest fall of share"),
    "date": ("Last", "First"),
}
_WHOLE = frozenset(
    {"turnout change", "candidates", "deposits lost", "winning votes", "votes", "share", "change", "date"}
)


def order_words(store: Store, query: Query) -> str:
    """Write the order of a ranking with its measure: "Largest Butler swing", "Second lowest turnout"."""
    measure = query.measures[0]
    words = _ORDERS.get(measure, ("Largest", "Smallest"))[not query.most]
    if measure not in _WHOLE:
        words = f"{words} {MEASURE_NAMES[measure]}"
    pair = pair_words(store, query.scope)
    words = f"{words} {pair}" if pair else words
    if query.nth > 1:
        words = f"{ordinal(query.nth)} {words[:1].lower()}{words[1:]}"
    return f"{words}, the first {query.count}" if query.count > 1 else words


_ORDINALS = ("", "First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth", "Ninth", "Tenth")


def ordinal(number: int) -> str:
    """Write a place: "Second", "11th"."""
    return _ORDINALS[number] if number < len(_ORDINALS) else placed(number)


def shown(measure: str, value: float | int) -> str:
    """Write a ranked measure's value with its unit; shares and swings to one decimal, from the stored double."""
    if measure in {"turnout", "winning share", "share"}:
        return f"{rounded(Fraction(value), 1)}%"
    if measure in {"swing", "swing needed", "majority points", "majority overturned points"}:
        return f"{rounded(Fraction(value), 1)} points"
    if measure in {"turnout change", "change"}:
        text = rounded(Fraction(value), 1)
        return f"{'+' if value > 0 and text.strip('0.') else ''}{text} points"
    return f"{value:,}"
