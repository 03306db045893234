"""What is read of every contest, brought up to date by those revised since: for one result not all are read again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from sqlite3 import Connection
from typing import Generic, TypeVar

from byelex.elections import Listing, Person
from byelex.store import reference, results
from byelex.store.rows import listed

Each = TypeVar("Each")

FEW = 200
"""After more revisions than so many all contests are read."""


@dataclass(frozen=True, slots=True)
class Kept(Generic[Each]):
    """What was read of every contest, after which change of the tables of reference and which revision."""

    value: tuple[Each, ...] = ()
    reference: int = -1
    revision: int = -1


Bring = Callable[[Connection, int, Kept[Each]], Kept[Each]]
"""Brings what was read up to date: after which change of the tables of reference it is, comes second."""


def listings(connection: Connection, generation: int, kept: Kept[Listing]) -> Kept[Listing]:
    """Read every contest's line, as `results.listings` does."""

    def revised(ids: Sequence[str]) -> tuple[Listing, ...]:
        gone = set(ids)
        found = [*(one for one in kept.value if one.id not in gone), *results.listings(connection, ids)]
        found.sort(key=lambda one: (-one.polling_on.toordinal(), one.constituency_name))
        return tuple(found)

    return brought(connection, generation, kept, lambda: results.listings(connection), revised)


def people(connection: Connection, generation: int, kept: Kept[Person]) -> Kept[Person]:
    """Read everyone, as `reference.people` does."""

    def revised(ids: Sequence[str]) -> tuple[Person, ...]:
        # Whose quote is gone no contest tells: all who are quoted are read again.
        apart = set(ids).isdisjoint
        again = {one.id for one in kept.value if one.quote_count or not apart(one.by_election_ids)}
        again |= reference.people_of(connection, ids)
        found = [*(one for one in kept.value if one.id not in again), *reference.people(connection, tuple(again))]
        found.sort(key=lambda one: (one.name, one.id))
        return tuple(found)

    return brought(connection, generation, kept, lambda: reference.people(connection), revised)


def members(connection: Connection, generation: int, kept: Kept[tuple[str, str]]) -> Kept[tuple[str, str]]:
    """Read who sat before each by-election: (name, by-election id); the last member, and whom the baseline elected."""

    def revised(ids: Sequence[str]) -> tuple[tuple[str, str], ...]:
        gone = set(ids)
        return tuple(sorted([*(one for one in kept.value if one[1] not in gone), *_members(connection, ids)]))

    return brought(connection, generation, kept, lambda: tuple(_members(connection, None)), revised)


def _members(connection: Connection, ids: Sequence[str] | None) -> list[tuple[str, str]]:
    those = "" if ids is None else "AND b.id IN (SELECT value FROM json_each(:ids))"
    return connection.execute(
        "SELECT previous_member, id FROM by_election AS b "  # noqa: S608 - written in code
        f"WHERE previous_member IS NOT NULL AND NOT withdrawn AND stage <> 'called' {those} "
        "UNION SELECT elected.name, b.id FROM by_election AS b JOIN general_election_candidacy AS elected "
        "ON elected.constituency_id = b.constituency_id AND elected.general_election_on = b.general_election_on "
        f"AND elected.ordinal = 0 WHERE NOT b.withdrawn AND b.stage <> 'called' {those} ORDER BY 1, 2",
        {"ids": listed(ids or ())},
    ).fetchall()


def brought(
    connection: Connection,
    generation: int,
    kept: Kept[Each],
    read: Callable[[], tuple[Each, ...]],
    revised: Callable[[Sequence[str]], tuple[Each, ...]],
) -> Kept[Each]:
    """Bring what was kept up to date: by what is `revised`, given the ids; after a change of reference all is read."""
    (latest,) = connection.execute("SELECT coalesce(max(id), 0) FROM revision").fetchone()
    ids = connection.execute(
        "SELECT by_election_id FROM revision WHERE id > ? LIMIT ?", [kept.revision, FEW + 1]
    ).fetchall()
    # What the tables of reference say goes into any contest's line.
    if generation != kept.reference or len(ids) > FEW:
        return Kept(read(), generation, latest)
    return Kept(revised([*{one for (one,) in ids}]) if ids else kept.value, generation, latest)
