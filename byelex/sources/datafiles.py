"""The project's own data files, read into the values of elections.py and written back.

By-elections are TOML (by_elections, writing), the rest CSV tables (tables); ids are made in ids.
"""

from __future__ import annotations

from byelex.sources.by_elections import examine_by_election, read_by_election
from byelex.sources.ids import by_election_id, slug
from byelex.sources.tables import (
    KnownPerson,
    People,
    general_election_dates,
    load_general_election,
    load_parties,
    load_people,
)
from byelex.sources.writing import write_by_election

__all__ = [
    "KnownPerson",
    "People",
    "by_election_id",
    "examine_by_election",
    "general_election_dates",
    "load_general_election",
    "load_parties",
    "load_people",
    "read_by_election",
    "slug",
    "write_by_election",
]
