"""Typed text brought to one form: no case, accents or punctuation; "&" and "n" are "and"."""

from __future__ import annotations

import re
import sys
import unicodedata
from functools import lru_cache

MAX_LENGTH = 300
"""Longer text is cut: no name is longer, and nobody's patience is."""

_JOINERS = str.maketrans({"&": " and ", "+": " and ", "ø": "o", "ł": "l", "æ": "ae", "œ": "oe", "đ": "d"})
_APOSTROPHES = re.compile(r"['’‘`´ʼ]")
_WORD = re.compile(r"[^\W_]+")


def fold(text: str) -> str:
    """Bring text to lower case without accents, apostrophes dropped and "&" written out."""
    if not text.isascii():
        decomposed = unicodedata.normalize("NFKD", text)
        text = "".join(character for character in decomposed if not unicodedata.combining(character))
    return _APOSTROPHES.sub("", text.casefold().translate(_JOINERS))


def words(text: str, limit: int = MAX_LENGTH) -> list[str]:
    """Split text into folded words; an "n" between two words is "and". What is beyond the limit is left out."""
    found = _WORD.findall(fold(text[:limit]))
    last = len(found) - 1
    return ["and" if word == "n" and 0 < at < last else word for at, word in enumerate(found)]


@lru_cache(maxsize=16384)
def name_words(name: str) -> tuple[str, ...]:
    """Split a name that the store holds, as `words` does, and keep it: the same few thousand are asked for each time.

    Not for what people type, which is not kept.
    """
    # Interned: names share most of their words, and every index holds them.
    return tuple(map(sys.intern, words(name)))


LITTLE = frozenset({"and", "the", "of", "on", "upon", "in", "at", "le", "y"})
"""Words of a name that nobody needs to type."""


def content(found: list[str]) -> list[str]:
    """Leave out a name's little words; all of them stay where there is nothing else."""
    return [word for word in found if word not in LITTLE] or found
