"""Rules by which a sentence is written otherwise before it is split into words."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache

SIGNS = re.compile(r"[a-z]+|\d|[^\w\s]")
Rule = tuple[frozenset[str], str, str | Callable[[re.Match[str]], str]]
# Most patterns are of words that a process is never asked with: they are compiled when they are first wanted.
compiled = lru_cache(maxsize=None)(re.compile)


def rule(signs: str, pattern: str, written: str | Callable[[re.Match[str]], str]) -> Rule:
    """Make a rule that is tried only on a text with one of some signs: words, figures, marks; with none, on any."""
    return frozenset(signs.split() or ("",)), pattern, written


def rewritten(text: str, rules: Sequence[Rule]) -> str:
    """Write a text as each rule has it, one after the other."""
    found = {"", *SIGNS.findall(text.lower())}
    for signs, pattern, written in rules:
        if signs.isdisjoint(found):
            continue
        text, count = compiled(pattern).subn(written, text)
        if count:
            found = {"", *SIGNS.findall(text.lower())}
    return text
