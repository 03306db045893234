"""What was reported of by-elections, beyond their figures and quotes."""

from __future__ import annotations

from byelex.elections import Claim, Fact
from byelex.store.connection import Store
from byelex.store.rows import day


def reported_of_all(store: Store) -> list[tuple[str, Fact | Claim]]:
    """Give every reported fact and figure at odds with its by-election's id: the latest first, its facts first."""
    rows = store.connection.execute(
        """
        SELECT polling_on, id, 0 AS claimed, ordinal, topic, text, '', outlet, published_on, ''
        FROM fact JOIN by_election ON by_election.id = by_election_id WHERE NOT withdrawn
        UNION ALL
        SELECT polling_on, id, 1, ordinal, measure, figure, claimed_by, outlet, published_on, note
        FROM claim JOIN by_election ON by_election.id = by_election_id WHERE NOT withdrawn
        ORDER BY polling_on DESC, id, claimed, ordinal
        """
    ).fetchall()
    return [
        (id, Claim(topic, text, by, outlet, day(on), note) if claimed else Fact(topic, text, outlet, day(on)))
        for _, id, claimed, _, topic, text, by, outlet, on, note in rows
    ]
