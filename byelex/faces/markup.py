"""Texts made inert for Discord: nothing in data or input works as its markup, mentions or links; and cut to measure."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache

_MARKUP = re.compile(r"[\\*_~|`<>\[\]]")
_LINE_START = re.compile(r"(?m)^([ \t]*)([#+-])(?=[#\s])")
_LIST_START = re.compile(r"(?m)^([ \t]*\d+)([.)])(?=\s)")
_MENTION = re.compile(r"@(?=everyone|here|[!&\d])")
# Most names and figures need nothing done, which one look tells.
_NEEDS_CARE = re.compile(r"[^ -~£À-ſ‘’“”–—−…·÷]|[\\*_~|`<>\[\]@#]|://|  |^ |^[+-]\s|^\d+[.)]\s| $")
_CONTROLS = frozenset(range(0x20)) - {0x0A} | frozenset(range(0x7F, 0xA0))
# Marks that turn text round, and ones that are not seen, would let a name rewrite the line it stands in.
_UNSEEN = frozenset(
    {0x00AD, 0x061C, 0x115F, 0x1160, 0x180E, 0x200B, 0x200E, 0x200F, 0x2028, 0x2029, 0x2800, 0x3164, 0xFEFF, 0xFFA0}
    | set(range(0x202A, 0x202F))
    | set(range(0x2060, 0x2070))
    | set(range(0xE0000, 0xE0080))
)


def plain(text: str) -> str:
    """Take out control characters and marks that are not seen; line breaks stay."""
    if text.isascii() and text.isprintable():
        return text.strip()
    text = text.replace("\r\n", "\n").replace("\t", " ")
    kept = (c for c in text if ord(c) not in _CONTROLS and ord(c) not in _UNSEEN and unicodedata.category(c) != "Cs")
    return re.sub(r"\n{3,}", "\n\n", "".join(kept)).strip()


def one_line(text: str) -> str:
    """Give a text on one line, spaces single."""
    return " ".join(plain(text).split())


@lru_cache(maxsize=4096)
def inline(text: str) -> str:
    """Escape a text for a line of an embed: no markup, mention or link in it works."""
    return _inert(one_line(text)) if _NEEDS_CARE.search(text) else text


def block(text: str) -> str:
    """Escape a text of several lines likewise."""
    return _inert(plain(text))


def _inert(text: str) -> str:
    text = _MARKUP.sub(r"\\\g<0>", text)
    if "\n" in text or not text[:1].isalpha():
        text = _LIST_START.sub(r"\1\\\2", _LINE_START.sub(r"\1\\\2", text))
    if "@" in text:
        # A space that is not seen: "@everyone" is drawn as a mention even where it pings nobody.
        text = _MENTION.sub("@\u200b", text)
    return text.replace("://", ":\\//")


def length(text: str) -> int:
    """Count a text as Discord's strictest client does: in UTF-16 units."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def cut(text: str, limit: int) -> str:
    """Shorten a text to a limit with "…", between words where it can and never inside a figure."""
    if length(text) <= limit:
        return text
    kept = text[: limit - 1]
    while length(kept) > limit - 1:
        kept = kept[:-1]
    space = kept.rfind(" ")
    kept = kept[:space] if space > limit // 2 else re.sub(r"[\d.,]+$", "", kept)
    return kept.rstrip(" ,;:·—-") + "…"


def fit(text: str, limit: int, escape: Callable[[str], str] = inline) -> str:
    """Escape a text and shorten it so that what is sent is within a limit."""
    escaped = escape(text)
    if length(escaped) <= limit:
        return escaped
    text = plain(text)
    room = limit
    while length(escaped) > limit:
        escaped = escape(cut(text, room))
        room -= max(1, (length(escaped) - limit) // 2)
    return escaped
