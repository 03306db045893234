"""Read of which by-elections it is asked whether all, or what part, are so: the words that name them, by themselves."""

from __future__ import annotations

from dataclasses import replace

from byelex.ask.conditions import asked_groups
from byelex.ask.query import Refusal
from byelex.ask.readers.reader import MANY, NEUTRAL, Reader, leftover
from byelex.ask.readers.scopes.scoping import scope_if_any
from byelex.ask.readers.verbs import EVERY, NAMING, RELATIVE
from byelex.ask.sentence.lexicon import AUXILIARIES
from byelex.ask.sentence.spans import EDGE, Item
from byelex.names.seats import OF_LATE
from byelex.store.scope import Scope

_ACTIVE = frozenset(("did", "do", "does", "has", "have", "had"))
_VERBS = AUXILIARIES | {"been"}
_PASSIVE = _VERBS - _ACTIVE | {"by"}
_BYELECTIONS = frozenset(("byelection", "byelections", "contests", "races", "polls"))
_OF_ITS_OWN = frozenset("hold held lose lost keep kept defend retain retained".split())
_AFTER_BOTH = frozenset(("the", "of", "its", "their"))
_THEIRS = frozenset(("it", "they", "its", "their"))
UNSURE = Refusal(
    "I am not sure of which it is asked: ask how many were so, and how many there were in all.", final=True
)


def said_of_every(words: list[str]) -> int | None:
    """Find the word that says all are meant: "every", but not "at all" nor "all time"."""
    for at, word in enumerate(words):
        aside = word == "all" and (words[at - 1] == "at" or words[at + 1 : at + 2] in ([], ["time"]))
        both = word == "both" and words[at + 1 : at + 2] and words[at + 1] in MANY | _AFTER_BOTH
        if both or (word in EVERY and not aside):
            return at
    return None


def every_one(reader: Reader, scope: Scope) -> Scope | None:
    """Give the by-elections of which it is asked whether all are as `scope` says; None where that is not sure."""
    at = said_of_every(reader.words)
    if at is None:
        return None
    before = [item for item in reader.items if 0 < item.start < at]
    after = [item for item in reader.items if item.start > at]
    if not any(item.kind != "word" or item.value not in NEUTRAL for item in before):
        # "Was every gain since 2010 caused by a resignation".
        return _cut(reader, scope, after, 0)
    first = any(item.is_word(*NAMING) and item.text.endswith("s") for item in before)
    named = any(item.is_word("contest") for item in after)
    if first == named:
        return None
    # "Were the by-elections of 2021 all holds"; "did Labour hold every seat", "was turnout low at every by-election".
    return _whole(reader, scope, before, after) if first else _whole(reader, scope, after, before)


def part_of_all(reader: Reader, scope: Scope, share: Item) -> Scope | None:
    """Give the by-elections of which it is asked what part are as `scope` says; None where that is not sure."""
    items = [item for item in reader.items if item.start > share.start]
    noun = next((item for item in items if item.is_word(*NAMING)), EDGE)
    if noun.value != "contest" and reader.words[share.end : share.end + 1] != ["of"]:
        # "What proportion have Labour held" does not say of which.
        return None
    # "Of by-elections" is of them all; "of its by-elections", "of seats" is of those that could be held.
    of_all = _BYELECTIONS & set(noun.text.split()) and not {"its", "their"} & set(reader.words)
    return _cut(reader, scope, items, share.end, of_all=bool(of_all))


def _cut(reader: Reader, scope: Scope, items: list[Item], start: int, *, of_all: bool = False) -> Scope | None:
    """Tell those that are named from what is asked of them, where a verb stands between; else wherever it fits."""
    verbs = [
        place
        for place, word in enumerate(reader.words)
        if place > start and word in _VERBS and reader.words[place - 1] not in RELATIVE
    ]
    ends = verbs or [item.start for item in items[1:]]
    parts = [
        ([item for item in items if item.start < end], [item for item in items if item.start >= end]) for end in ends
    ]
    # When it was is asked of them only where nothing else is.
    several = [(named, asked) for named, asked in parts if any(_tells(item) for item in asked)]
    found = {_whole(reader, scope, *part, of_all=of_all) for part in several} - {None}
    found = found or {_whole(reader, scope, *part, of_all=of_all) for part in parts} - {None}
    return found.pop() if len(found) == 1 else None


def _tells(item: Item) -> bool:
    return item.kind != "period" and not (item.kind == "word" and item.value in NEUTRAL)


def _whole(reader: Reader, scope: Scope, named: list[Item], asked: list[Item], *, of_all: bool = False) -> Scope | None:
    """Read the items that name by-elections; None where what `scope` says besides is not one thing asked of them."""
    times = [item for item in asked if item.kind == "period"] if any(_tells(item) for item in asked) else []
    places = [item for item in asked if item.kind in {"nation", "region"}]
    for more in (times, times + places):
        whole = _named_by(reader, [*named, *more], asked)
        if whole is not None and scope.region:
            # Regions are known only of late: so are those of which it is asked.
            first = max(scope.first_day or OF_LATE, OF_LATE)
            scope, whole = replace(scope, first_day=first), replace(whole, first_day=first)
        if whole is not None and asked_groups(scope, whole) == 1:
            return whole if of_all else _that_could_be(reader, scope, whole)
    return None


def _named_by(reader: Reader, items: list[Item], asked: list[Item]) -> Scope | None:
    parties = [item for item in asked if item.kind == "party"]
    verb = next((item for item in items if item.is_word("defend", "stood", "contest", "held", "won")), EDGE)
    said = {word for item in items for word in reader.words[items[0].start : item.end]}
    if len(parties) == 1 and verb is not EDGE and said & _THEIRS and not any(item.kind == "party" for item in items):
        # "Every seat it defended": whose they are is said before.
        items = [*items, replace(parties[0], start=verb.start - 1, end=verb.start)]
    part = reader.of(sorted(items, key=lambda item: item.start))
    whole = scope_if_any(part)
    if part.find("cause"):
        part.take("measure", "cause")
    return whole if any(item.is_word(*NAMING) for item in items) and not leftover(part) else None


def _that_could_be(reader: Reader, scope: Scope, whole: Scope) -> Scope:
    """Keep those that could be so: a party can hold or lose only its own, and has a share only where it stood."""
    if scope.stood_bound or scope.stood_place is not None or scope.stood_deposit_lost is not None:
        whole = replace(whole, stood=scope.stood)
    # "Is it true that they held every seat" asks what they did.
    words = set(reader.words[2 * (reader.words[:2] == ["is", "it"]) :])
    of_outcome = scope.held is not None and whole.held is None and not (whole.winner or whole.defender)
    if not of_outcome or not words & _OF_ITS_OWN or words & _PASSIVE:
        return whole
    if scope.held:
        return replace(whole, defender=scope.winner, defender_governs=scope.winner_governs)
    return replace(whole, defender=scope.defender, defender_governs=scope.defender_governs)
