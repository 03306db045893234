"""What was reported of by-elections, beyond their figures and quotes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from sqlite3 import Connection
from typing import TypeVar

from byelex.elections import Claim, Fact
from byelex.store.connection import Store
from byelex.store.rows import day, listed
from byelex.store.since import Kept, brought

Made = TypeVar("Made")


def reported_of_all(store: Store, make: Callable[[str, Fact | Claim], Made]) -> list[Made]:
    """Make something of every reported fact and figure at odds, with its by-election's id: the latest first.

    Of one by-election the facts come first. What was made of those not revised since is kept.
    """

    def read(connection: Connection, ids: Sequence[str] | None = None) -> tuple[tuple[str, str, Made], ...]:
        return tuple((polled, id, make(id, told)) for polled, id, told in _reported(connection, ids))

    def bring(
        connection: Connection, generation: int, kept: Kept[tuple[str, str, Made]]
    ) -> Kept[tuple[str, str, Made]]:
        def revised(ids: Sequence[str]) -> tuple[tuple[str, str, Made], ...]:
            gone = set(ids)
            found = [*(one for one in kept.value if one[1] not in gone), *read(connection, ids)]
            # Those of one contest stay in their order.
            found.sort(key=lambda one: one[1])
            found.sort(key=lambda one: one[0], reverse=True)
            return tuple(found)

        return brought(connection, generation, kept, lambda: read(connection), revised)

    return [made for _, _, made in store.of_every_contest(f"reported, {make.__name__}", bring)]


def _reported(connection: Connection, ids: Sequence[str] | None) -> list[tuple[str, str, Fact | Claim]]:
    those = "" if ids is None else "AND id IN (SELECT value FROM json_each(:ids))"
    rows = connection.execute(
        f"""
        SELECT polling_on, id, 0 AS claimed, ordinal, topic, text, '', outlet, published_on, ''
        FROM fact JOIN by_election ON by_election.id = by_election_id WHERE NOT withdrawn {those}
        UNION ALL
        SELECT polling_on, id, 1, ordinal, measure, figure, claimed_by, outlet, published_on, note
        FROM claim JOIN by_election ON by_election.id = by_election_id WHERE NOT withdrawn {those}
        ORDER BY polling_on DESC, id, claimed, ordinal
        """,  # noqa: S608 - written in code
        {"ids": listed(ids or ())},
    ).fetchall()
    return [
        (polled, id, Claim(topic, text, by, outlet, day(on), note) if claimed else Fact(topic, text, outlet, day(on)))
        for polled, id, claimed, _, topic, text, by, outlet, on, note in rows
    ]
