"""What the words of a question say when it is looked for in reports: nothing, little, or the same as another word."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from functools import lru_cache
from importlib.resources import files


def _sections() -> dict[str, list[str]]:
    text = (files("byelex.ask.sentence") / "report_words.txt").read_text(encoding="utf-8")
    return {name: lines.split("\n") for name, _, lines in (part.partition("]\n") for part in text.split("\n[")[1:])}


def _words(section: str) -> frozenset[str]:
    return frozenset(word for line in _READ[section] for word in line.split())


_READ = _sections()
EMPTY = _words("empty")
"""Words that say nothing."""

ASIDE = _words("aside")
"""Words that need not be found, but speak for a report that has them."""

WEAK = _words("weak")
"""Words that any report may have: alone they do not tell which is asked for."""

FORMS = {
    word: tuple(found.split())
    for found, _, typed in (line.partition(":") for line in _READ["forms"])
    for word in typed.split()
}
"""A question's word, and others under which a report may have it."""


@lru_cache(maxsize=8192)
def stem(word: str) -> str:
    """Cut a word's plain endings: "councillors", "declared" and "declaration" meet their fellows."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word


_ENDINGS = ("ations", "ation", "ions", "ion", "ings", "ing", "ied", "ies", "ers", "ed", "es", "er", *"se")


def stems(words: Iterable[str]) -> frozenset[str]:
    """Give the stems of words; interned, since reports share most of theirs."""
    return frozenset(sys.intern(stem(word)) for word in words)


CAUSAL = frozenset(map(stem, ("because", "since", "over", "after", "for", "by", "why", "before")))
"""Words of which one stands in a report that says why; stems."""
PLACE, TIME = stem("place"), stem("time")
