"""Which by-elections something was reported of, beyond their figures and quotes."""

from __future__ import annotations

from byelex.store.connection import Store


def contests_reported_on(store: Store) -> tuple[str, ...]:
    """Give the by-elections with a reported fact or a figure at odds: their ids, the latest first."""
    rows = store.connection.execute(
        "SELECT id FROM by_election WHERE id IN "
        "(SELECT by_election_id FROM fact UNION SELECT by_election_id FROM claim) ORDER BY polling_on DESC, id"
    )
    return tuple(by_election_id for (by_election_id,) in rows.fetchall())
