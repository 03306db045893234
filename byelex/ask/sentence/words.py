"""A typed sentence as words: folded, what is in short or in symbols written out, mentions dropped."""

from __future__ import annotations

import re
from functools import lru_cache

from byelex.ask.sentence.writing_out import written_out
from byelex.names.text import fold

MOST_TYPED = 60
"""Of a longer text only so many words are looked at: for quotes, and for whether it asks anything."""
LONGEST_QUESTION = 400
"""In characters; a longer one is declined unread, so that none takes long."""

_WORD = re.compile(r"\d+\.\d+|[^\W_]+|%|>=|<=|>|<|£")
_SYMBOLS = {"pts": "points", "%": "percent", ">=": "atleast", "<=": "atmost", ">": "over", "<": "under", "£": "pounds"}


def words_of(sentence: str) -> list[str]:
    """Split a sentence into folded words. A by-election, however typed, is one word: "byelection", "byelections"."""
    return list(_split(sentence))


@lru_cache(maxsize=8)
def _split(sentence: str) -> tuple[str, ...]:
    # Of one question the words are wanted several times: to be read, and to be looked for in what was reported.
    text = written_out(sentence)
    return tuple(_SYMBOLS.get(word, word) for word in _WORD.findall(fold(text)))
