"""Texts made inert for Discord: nothing in data or input works as its markup, mentions or links; and cut to measure."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

_MARKUP = re.compile(r"[\\*_~|`<>\[\]]")
_LINE_START = re.compile(r"(?m)^([ \t]*)([#+-])(?=[#\s])")
_LIST_START = re.compile(r"(?m)^([ \t]*\d+)([.)])(?=\s)")
_BREAKS = re.compile(r"\n{3,}")
_MENTION = re.compile(r"@(?=everyone|here|[!&\d])")
# Most texts need nothing done, which one look tells: none of what any of these would change.
_SAFE = re.compile(
    r"(?! |[+-]\s|\d+[.)]\s)"
    r"[ !\"$%&'()+,\-./0-9:;=?A-Z^a-z{}£À-ſ‘’“”–—−…·÷]*"
    r"(?<! )"
)
# Controls but the line break; marks that turn text round, and ones that are not seen, which would let a name rewrite
# the line it stands in; and halves of characters.
_UNWANTED = re.compile(
    r"[\x00-\x09\x0b-\x1f\x7f-\x9f"
    r"\xad\u061c\u115f\u1160\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\u2800\u3164\ufeff\uffa0"
    r"\U000e0000-\U000e007f\ud800-\udfff]"
)


def plain(text: str) -> str:
    """Take out control characters and marks that are not seen; line breaks stay."""
    if text.isascii() and text.isprintable():
        return text.strip()
    text = _UNWANTED.sub("", text.replace("\r\n", "\n").replace("\t", " "))
    return _BREAKS.sub("\n\n", text).strip()


def one_line(text: str) -> str:
    """Give a text on one line, spaces single."""
    return " ".join(plain(text).split())


def inline(text: str) -> str:
    """Escape a text for a line of an embed: no markup, mention or link in it works."""
    return text if _safe(text) else _inert(one_line(text))


def block(text: str) -> str:
    """Escape a text of several lines likewise."""
    return text if _safe(text) else _inert(plain(text))


def _safe(text: str) -> bool:
    return _SAFE.fullmatch(text) is not None and "  " not in text and "://" not in text


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


@lru_cache(maxsize=4096)
def fit(text: str, limit: int, escape: Callable[[str], str] = inline) -> str:
    """Escape a text and shorten it so that what is sent is within a limit."""
    escaped = escape(text)
    # No character counts for more than two: most texts need not be counted.
    if 2 * len(escaped) <= limit or length(escaped) <= limit:
        return escaped
    text = plain(text)
    room = limit
    while length(escaped) > limit:
        escaped = escape(cut(text, room))
        room -= max(1, (length(escaped) - limit) // 2)
    return escaped
