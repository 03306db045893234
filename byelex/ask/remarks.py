"""Tell a question from a remark: in a conversation that names Byelex, what asks nothing is left alone."""

from __future__ import annotations

from typing import Literal

from byelex.ask.knowing import calendar_of, reading_of, vocabulary_of
from byelex.ask.query import Refusal
from byelex.ask.sentence.spans import recognise
from byelex.ask.sentence.words import LONGEST_QUESTION, MOST_TYPED, words_of
from byelex.store import Store

Place = Literal["first", "within", "last"]
"""Where in a message Byelex is named."""

_THANKS = frozenset(
    (
        "thanks thank thankyou thx tysm ty ta cheers sorry lol lmao haha hahaha congrats congratulations welcome "
        "bravo nice nicely wow love bye goodnight"
    ).split()
)
_PLEASANT = _THANKS | frozenset(
    (
        "hi hello hey hiya yo morning evening afternoon night good great cool ok okay bot you u very much so to "
        "for that this one the a an is are it its was your my i we all again yes no yeah yep nope oh ah well done "
        "work job please mate man friend there too really just"
    ).split()
)
_WONDERING = frozenset(("who", "whos", "whose", "what", "whats", "which", "when", "whens", "where", "wheres", "how"))
_WONDERING |= {"hows", "why", "wat", "wot", "wht"}
_OF_ELECTIONS = frozenset(("seat", "person", "party", "measure", "member", "region", "nation", "cause"))


def is_pleasantry(text: str) -> bool:
    """Tell whether a message to Byelex alone is only thanks, laughter or nothing; a greeting is answered with help."""
    words = _words(text)
    return not words or (set(words) <= _PLEASANT and bool(set(words) & _THANKS))


def asks(store: Store, text: str, named: Place) -> bool:
    """Tell whether a message's other words ask Byelex something, given where in it Byelex is named.

    What can be answered is asked where it is put to Byelex or put as a question. What cannot is told so only where it
    is put to Byelex, or is a question about elections.
    """
    words = _words(text)[:MOST_TYPED]
    if not words or set(words) <= _PLEASANT:
        return False
    mark = "?" in text
    begins = _wonders(words, 0)
    wonders = mark or any(_wonders(words, at) for at in range(len(words)))
    edge = words[0] if named == "first" else words[-1]
    if not wonders and edge in _THANKS:
        return False
    reading = reading_of(store, text)
    # Of a name alone ("Smith was great") nothing is asked, though several have it.
    if isinstance(reading, Refusal) and not (
        reading.which and (wonders or named == "first" or _names_a_seat(store, words))
    ):
        about = _about_elections(store, words)
        return mark or begins or about if named == "first" else (mark or (begins and named == "last")) and about
    if not isinstance(reading, Refusal) and reading.task == "help":
        return named == "first" and (wonders or "help" in words)
    return wonders or named != "within"


def _words(text: str) -> list[str]:
    """Give the words of a message; of one longer than a question may be, those of as much as one may have."""
    return words_of(text[:LONGEST_QUESTION])


def _wonders(words: list[str], at: int) -> bool:
    # "What a result" wonders at it, but asks nothing.
    return words[at] in _WONDERING and words[at + 1 : at + 2] not in (["a"], ["an"])


def _names_a_seat(store: Store, words: list[str]) -> bool:
    return any(item.kind == "seat" for item in recognise(vocabulary_of(store), words, calendar_of(store)))


def _about_elections(store: Store, words: list[str]) -> bool:
    items = recognise(vocabulary_of(store), words, calendar_of(store))
    return any(
        item.kind in _OF_ELECTIONS
        or (item.kind == "topic" and item.value != "opinion")
        or (item.kind == "word" and item.value == "contest")
        for item in items
    )
