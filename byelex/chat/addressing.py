"""What a message says to Byelex, and whether it is addressed at all. Discord gives its words only where it is."""

from __future__ import annotations

import re
from dataclasses import dataclass

from byelex.ask.remarks import Place

_TOKENS = re.compile(r"<(?:@[!&]?|#|/[^:>]{1,100}:|a?:\w{1,40}:|t:)\d+(?::\w)?>")
"""Mentions of people, roles, channels and commands, emoji, and times, as they stand in a message's text."""
_QUOTED = re.compile(r"(?m)^[ \t]*(?:>>>[\s\S]*|>[ \t].*)$")
_BEFORE = re.compile(
    r"(?i)^[\s,.!:;-]*(?:(?:hey|hi|hello|ok|okay|oh|so|and|yo|well|please|pls|um|dear|ask)[\s,.!:;-]*)*$"
)


@dataclass(frozen=True, slots=True)
class Said:
    """The words of a message to Byelex, mentions left out; `named` says where in it Byelex stood."""

    words: str
    named: Place


def said_to(content: str, own_id: int) -> Said | None:
    """Read a message that mentions Byelex by name; None if it does not, or says nothing else.

    A reply's ping, @everyone and a role are no mention by name; nor is one in a passage quoted from elsewhere.
    """
    text = _QUOTED.sub(" ", content)
    mentions = list(re.finditer(rf"<@!?{own_id}>", text))
    words = words_in(text)
    if not mentions or not words:
        return None
    if _BEFORE.match(_TOKENS.sub("", text[: mentions[0].start()])):
        rest = words_in(text[mentions[0].end() :])
        return Said(rest, "first") if rest else None
    after = text[mentions[-1].end() :]
    return Said(words, "last" if not re.search(r"\w", _TOKENS.sub("", after)) else "within")


def words_in(content: str) -> str:
    """Give the words of a message on one line: no mentions, emoji of a server's own or quoted passages."""
    text = " ".join(_TOKENS.sub(" ", _QUOTED.sub(" ", content)).split())
    return text.lstrip(",.:;!- ") if re.search(r"\w", text) else ""
