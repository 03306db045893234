"""What was reported of by-elections, indexed by its words."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache
from typing import TypeVar

from byelex.ask.reported.telling import Report
from byelex.ask.sentence.report_words import FORMS, stem, stems
from byelex.ask.sentence.words import words_of
from byelex.elections import Claim, Fact
from byelex.names.matching import allowed_edits, nearly
from byelex.store import Store
from byelex.store.reports import reported_of_all
from byelex.wording import claim_sentence, reported

Key = TypeVar("Key")

MOST_NEAR = 5
MOST_KEPT = 4096
"""So many texts stay read when the store changes: nearly all are the same. Of many by-elections the same is told."""
_SOMEONE = re.compile(r"[A-Z][a-z]+ [A-Z][a-z]+")
_ENDED = re.compile(r"(?<=[.;])\s")


class Reports:
    """What was reported, by the words in it."""

    def __init__(self, reports: Sequence[Report]) -> None:
        self.reports = reports
        self.topics = [_stems_of(report.topic) for report in reports]
        self.texts = [_stems_of(f"{report.topic} {report.raw}") for report in reports]
        holding: dict[str, list[int]] = {}
        for text, places in _places(self.texts).items():
            for word in text:
                holding.setdefault(word, []).extend(places)
        self.holding = {word: tuple(places) for word, places in holding.items()}
        """The reports that hold a word, by the word."""
        self.of_contest = _places([report.contest for report in reports])
        self.sentences = [_sentences(report.raw) for report in reports]
        someone = {topic: _SOMEONE.findall(topic) for topic in {report.topic for report in reports}}
        self.of_someone = [bool(someone[report.topic]) for report in reports]
        """Whether a topic names a person."""
        named = {topic: [_stems_of(name) for name in names] for topic, names in someone.items()}
        self.named = [named[report.topic] for report in reports]
        self.surnames = frozenset(_surname(name) for names in someone.values() for name in names)
        """Surnames of those whom topics name: a leader who stood nowhere is known by no other."""
        self.words = sorted(self.holding)
        self.by_length = sorted(self.words, key=len)
        self.topic_words = frozenset().union(*self.topics)
        self.by_topic: dict[frozenset[str], list[Report]] = {}
        for report, topic in zip(reports, self.topics, strict=True):
            if not report.claim:
                self.by_topic.setdefault(topic, []).append(report)

    def spellings(self, word: str, plain: bool) -> frozenset[str]:
        """Give the reports' words that a question's word may be: itself, its other forms, or misspelt."""
        # The apostrophe of "leadbeater's" is gone by now.
        forms = (word, word.removesuffix("s"), *FORMS.get(word, FORMS.get(word.removesuffix("s"), ())))
        found = {stem(form) for form in forms} & self.holding.keys()
        if len(word) > 5:
            start = word[: max(6, len(word) - 4)]
            first, last = bisect_left(self.words, start), bisect_left(self.words, start + "\U0010ffff")
            found |= {other for other in self.words[first:last] if abs(len(other) - len(word)) < 6}
        if found or plain or len(word) < 5:
            return frozenset(found)
        near = nearly(stem(word), self.by_length, min(2, allowed_edits(word)))[:MOST_NEAR]
        return frozenset(other for _, other in near if other[0] == word[0] and len(other) > 3)


def _places(of_each: Sequence[Key]) -> dict[Key, list[int]]:
    """Give the places at which each of a list's values stands."""
    found: dict[Key, list[int]] = {}
    for at, one in enumerate(of_each):
        found.setdefault(one, []).append(at)
    return found


@lru_cache(MOST_KEPT)
def _stems_of(text: str) -> frozenset[str]:
    return stems(words_of(text))


@lru_cache(MOST_KEPT)
def _surname(name: str) -> str:
    return words_of(name)[-1]


@lru_cache(MOST_KEPT)
def _sentences(text: str) -> tuple[frozenset[str], ...]:
    """Give the words of each sentence; of one about "he" or "she", with those of whom the one before begins with."""
    found, subject = [], ""
    for one in _ENDED.split(text):
        typed = words_of(one)
        named = _SUBJECT.match(one)
        if not named and _HE_OR_SHE & set(typed):
            typed += words_of(subject)
        subject = named[0] if named else subject
        found.append(stems(typed))
    return tuple(found)


_SUBJECT = re.compile(r"(?:[A-Z][\w'’-]+ ?){2,4}")
_HE_OR_SHE = frozenset(("he", "she", "his", "her", "him"))


def reports_of(store: Store) -> Reports:
    """Read what was reported of every by-election; once while the store stays as it is."""

    return store.remembered("reports", None, lambda: Reports(reported_of_all(store, _report)))


def _report(contest: str, told: Fact | Claim) -> Report:
    if isinstance(told, Fact):
        printed = reported(told.outlet, told.published_on)
        return Report(contest, told.topic, f"{told.text}{printed}", f"{told.text} {told.outlet or ''}", False)
    raw = f"{told.figure} {told.claimed_by} {told.outlet or ''} {told.note}"
    return Report(contest, told.measure, claim_sentence(told), raw, True)
