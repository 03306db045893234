"""The records Byelex keeps: what each puts in order, and which way."""

from __future__ import annotations

from byelex.names.text import words
from byelex.questions.filters import choice_kind
from byelex.questions.registry import Choice, Kind
from byelex.store import Store
from byelex.wording import capital

RECORDS: dict[str, tuple[str, bool]] = {
    "largest swing": ("swing", True),
    "largest majority": ("majority", True),
    "smallest majority": ("majority", False),
    "largest majority in points": ("majority points", True),
    "smallest majority in points": ("majority points", False),
    "biggest majority overturned": ("majority overturned", True),
    "biggest majority overturned in points": ("majority overturned points", True),
    "highest turnout": ("turnout", True),
    "lowest turnout": ("turnout", False),
    "biggest rise of turnout": ("turnout change", True),
    "biggest fall of turnout": ("turnout change", False),
    "most candidates": ("candidates", True),
    "fewest candidates": ("candidates", False),
    "highest winning share": ("winning share", True),
    "lowest winning share": ("winning share", False),
    "largest rise of a party's share": ("change", True),
    "largest fall of a party's share": ("change", False),
    "most deposits lost": ("deposits lost", True),
    "fewest votes for a candidate": ("votes", False),
    "most rejected papers": ("rejected papers", True),
}
"""Every record by its name, in the order the overview gives them: a measure, and whether most of it comes first."""

_MOST = frozenset({"largest", "biggest", "greatest", "highest", "most"})
_LEAST = frozenset({"smallest", "lowest", "least", "fewest", "narrowest", "closest", "slimmest"})
_ALSO = {"closest result": "smallest majority", "closest contest": "smallest majority", "swing": "largest swing"}
_ALONE = frozenset({"closest", "narrowest", "tightest"})
"""Words that say of what they are the most by themselves."""
_LISTED = choice_kind(
    "which record: largest swing, lowest turnout, …",
    lambda store: {name: capital(name) for name in RECORDS},
    "record called",
)


def _plainly(text: str) -> str:
    """Write a record's name with one word for most, one for least, and its nouns in the singular."""
    said = ("most" if word in _MOST else "least" if word in _LEAST else word.removesuffix("s") for word in words(text))
    return " ".join(word for word in said if word not in {"the", "record"})


_BY_PLAIN_NAME = {_plainly(name): name for name in (*RECORDS, *_ALSO)}


def _meant(text: str) -> str | None:
    """Give the record that other words for most or least name; None if they name none."""
    if len(said := words(text)) == 1 and said[0] in _ALONE:
        return "smallest majority"
    name = _BY_PLAIN_NAME.get(_plainly(text))
    return _ALSO.get(name, name) if name else None


def _resolve(store: Store, text: str) -> str:
    return _meant(text) or str(_LISTED.resolve(store, text))


def _suggest(store: Store, text: str) -> list[Choice]:
    meant, found = _meant(text), _LISTED.suggest(store, text)
    first = [Choice(capital(meant), meant)] if meant else []
    return [*first, *(one for one in found if one not in first)]


RECORD = Kind(_LISTED.name, _resolve, _suggest, written=_LISTED.written)
"""Resolves to a record's name, by other words for its most or least too: "biggest majority", "closest results"."""
