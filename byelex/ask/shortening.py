"""Say a long question in fewer characters: a button has a hundred to carry it in, and nothing else remembers it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from byelex.answers import Answer
from byelex.ask.asking import ask
from byelex.ask.knowing import calendar_of, reading_of, vocabulary_of
from byelex.ask.query import Reading, Refusal
from byelex.ask.sentence.lexicon import phrases_of
from byelex.ask.sentence.spans import Item, recognise
from byelex.ask.sentence.words import words_of
from byelex.clock import british_day
from byelex.store import Store


def shortened(store: Store, question: str, answer: Answer, fits: Callable[[str], bool]) -> str | None:
    """Give a shorter question that has the very same answer, and fits; None where none is found.

    Words that change nothing are left out, then others said shorter, while the sentence is read alike.
    """
    today = british_day()
    wanted = reading_of(store, question, today)
    if isinstance(wanted, Refusal):
        return None
    items = recognise(vocabulary_of(store), words_of(question), calendar_of(store, today))

    def alike(said: list[str]) -> bool:
        read: Reading = reading_of(store, " ".join(said), today)
        return read == wanted

    said = [item.text for item in items]
    if not alike(said):
        return None
    for at in reversed(range(len(items))):
        if fits(" ".join(said)):
            break
        without = [*said[:at], *said[at + 1 :]]
        if alike(without):
            said, items = without, [*items[:at], *items[at + 1 :]]
    for at, item in enumerate(items):
        if fits(" ".join(said)):
            break
        said = next((shorter for shorter in _shorter(store, said, at, item) if alike(shorter)), said)
    found = " ".join(said)
    return found if fits(found) and ask(store, found) == answer else None


def _shorter(store: Store, said: list[str], at: int, item: Item) -> Iterator[list[str]]:
    """Give the ways to say one of the words shorter, the shortest first."""
    for phrase in sorted(_synonyms(store, item), key=len):
        if len(phrase) < len(said[at]):
            yield [*said[:at], phrase, *said[at + 1 :]]


def _synonyms(store: Store, item: Item) -> list[str]:
    vocabulary = vocabulary_of(store)
    if item.kind == "party":
        phrases, meant = phrases_of(vocabulary.party_phrases), ("party", item.value[0])
    else:
        phrases, meant = phrases_of(vocabulary.lexicon.phrases), (item.kind, item.value)
    return [" ".join(phrase) for phrase, meaning in phrases if meaning == meant]
