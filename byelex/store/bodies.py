"""A contest as one JSON text, which is what a revision keeps: the same facts always make the same text."""

from __future__ import annotations

import dataclasses
import hashlib
import json
from collections.abc import Mapping
from datetime import date
from typing import Any, TypeVar

from byelex.elections import (
    ByElection,
    Candidacy,
    Claim,
    Constituency,
    Correction,
    Declared,
    Fact,
    Party,
    Published,
    Quote,
    Source,
)
from byelex.measures import in_order

Read = TypeVar("Read")

_DATES = {"polling_on", "writ_on", "general_election_on", "published_on", "said_on"}
_PARTIES = {"party", "previous_party", "swing_from", "swing_to"}
_PARTS: dict[str, type[Any]] = {"constituency": Constituency, "declared": Declared, "published": Published}
_LISTS: dict[str, type[Any]] = {
    "candidacies": Candidacy,
    "quotes": Quote,
    "claims": Claim,
    "facts": Fact,
    "corrections": Correction,
    "sources": Source,
}


def recorded(by_election: ByElection) -> ByElection:
    """Give what recording a contest keeps: its own facts and quotes only, candidacies in falling order of votes."""
    own = tuple(
        dataclasses.replace(quote, by_election_ids=quote.by_election_ids or (by_election.id,))
        for quote in by_election.quotes
        if not quote.by_election_ids or quote.by_election_ids[0] == by_election.id
    )
    return dataclasses.replace(
        by_election, baseline=None, won_since=None, quotes=own, candidacies=in_order(by_election.candidacies)
    )


def body(by_election: ByElection) -> str:
    """Write a contest as JSON. Fields at their defaults are left out, so a field added later changes no old text."""
    return json.dumps(_written(by_election), ensure_ascii=False, sort_keys=True)


def digest(text: str) -> str:
    """Give the digest by which a text is known: SHA-256, in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()


def by_election_of(text: str, parties: Mapping[str, Party]) -> ByElection:
    """Read a contest back from its JSON."""
    return _read(ByElection, json.loads(text), parties)


def _written(value: Any) -> Any:
    if isinstance(value, Party):
        return value.id
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [_written(item) for item in value]
    if dataclasses.is_dataclass(value):
        return {
            each.name: _written(getattr(value, each.name))
            for each in dataclasses.fields(value)
            if getattr(value, each.name) != _default(each)
        }
    return value


def _default(each: dataclasses.Field[Any]) -> Any:
    if each.default_factory is not dataclasses.MISSING:
        return each.default_factory()
    return each.default


def _read(cls: type[Read], values: Mapping[str, Any], parties: Mapping[str, Party]) -> Read:
    found: dict[str, Any] = {}
    for name, value in values.items():
        if value is None:
            found[name] = None
        elif name in _DATES:
            found[name] = date.fromisoformat(value)
        elif name in _PARTIES:
            found[name] = parties[value]
        elif name in _PARTS and isinstance(value, dict):  # a correction's "published" is words
            found[name] = _read(_PARTS[name], value, parties)
        elif name in _LISTS:
            found[name] = tuple(_read(_LISTS[name], item, parties) for item in value)
        else:
            found[name] = tuple(value) if isinstance(value, list) else value
    return cls(**found)
