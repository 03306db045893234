"""Ids that people can read: slugs of names, and a by-election's polling day with its seat."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from functools import lru_cache

# Letters that have no accent to fold, though a reader of English types them without.
_PLAIN = str.maketrans(
    {"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "æ": "ae", "Æ": "AE", "ß": "ss", "đ": "d", "Đ": "D", "&": " and "}
)
_DROPPED = re.compile(r"[.,'’‘\"“”`]")
_GAP = re.compile(r"[^a-z0-9]+")
SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


# Of a table of thousands each name is wanted for an id, and again to see that nobody stands twice.
@lru_cache(maxsize=8192)
def fold(text: str) -> str:
    """Write a text in lower-case ASCII words one space apart: accents folded, "&" as "and", punctuation dropped."""
    if not text.isascii() or "&" in text:
        text = unicodedata.normalize("NFKD", text.translate(_PLAIN)).encode("ascii", "ignore").decode("ascii")
    return _GAP.sub(" ", _DROPPED.sub("", text).lower()).strip()


def slug(text: str) -> str:
    """Make an id of a name: "Sinn Féin" is "sinn-fein", "O'Flynn" is "oflynn"; empty where no letter is left."""
    return fold(text).replace(" ", "-")


def by_election_id(polling_on: date, name: str) -> str:
    """Give a by-election's id: polling day and seat, as in "2021-05-06-hartlepool"."""
    return f"{polling_on.isoformat()}-{slug(name)}"


def unnamed_id(by_election_id: str, party_id: str) -> str:
    """Make the id that stands for a party's winner until a name is recorded."""
    return f"{by_election_id}-{party_id}"
