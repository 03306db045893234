"""Naming a source by its work and title. The collected address is often a mirror's, which is never cited."""

from __future__ import annotations

import re
from urllib.parse import unquote

from byelex.elections import Source

_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_CONTEST = re.compile(rf"(?P<year>(?:(?:{_MONTHS}) )?\d{{4}}) (?P<seat>[^/=|]+?) by-election(?P<s>s?)")
_CONTEST_OLD = re.compile(rf"(?P<seat>[A-Z][^/=|]+?) by-election(?P<s>s?), (?P<year>(?:(?:{_MONTHS}) )?\d{{4}})")
_LIST = re.compile(r"List of United Kingdom by-elections \(\d{4}–\d{4}\)")
_FRENCH = re.compile(
    r"Élection partielle de [^/]+? de (?:avril |mai )?\d{4}|Élection partielle de [^/]+ d'[a-z]+ \d{4}"
)
_ENGLISH_PAGE = re.compile(r"(?:^|\.)wiki(?:pedia|mili)\.(?:org|com)/(?:wiki|en)/(?P<title>[^/?#]+)$")


def cited(address: str) -> Source | None:
    """Name the source at an address collected with a result; None where the address does not say what it is."""
    text = unquote(unquote(address)).replace("_", " ").strip()
    text = re.sub(r"^[a-z]+://", "", text)
    if not text:
        return None
    if found := _LIST.search(text):
        return Source("Wikipedia", found[0])
    if found := _FRENCH.search(text):
        return Source("Wikipedia in French", found[0])
    # A mirror's own path may hold a year and other words before the page's title, which is its last part.
    for part in reversed(text.split("/")):
        for pattern in (_CONTEST_OLD, _CONTEST):
            if found := pattern.search(part):
                return Source("Wikipedia", f"{found['year']} {found['seat'].strip()} by-election{found['s']}")
    if found := _ENGLISH_PAGE.search(text):
        return Source("Wikipedia", found["title"])
    return None
