"""By-elections of which more is to come: those called and not yet declared, and those whose winner alone is known."""

from __future__ import annotations

from byelex.elections import ByElection, Listing
from byelex.store.connection import Store


def called(store: Store) -> tuple[ByElection, ...]:
    """Give every called contest with its baseline, the first to poll first; its candidacies are those nominated."""

    def find() -> tuple[ByElection, ...]:
        rows = store.connection.execute(
            "SELECT id FROM by_election WHERE stage = 'called' AND NOT withdrawn ORDER BY polling_on, id"
        ).fetchall()
        return store.by_elections([by_election_id for (by_election_id,) in rows])

    return store.remembered("called", None, find)


def votes_awaited(store: Store) -> tuple[str, ...]:
    """List the contests of which only the winner is known so far: their ids, the invented too."""

    def find() -> tuple[str, ...]:
        rows = store.connection.execute(
            "SELECT id FROM by_election WHERE stage = 'winner' AND NOT withdrawn"
        ).fetchall()
        return tuple(by_election_id for (by_election_id,) in rows)

    return store.remembered("votes_awaited", None, find)


def called_listings(store: Store) -> tuple[Listing, ...]:
    """Give every called contest in one line, to find it by name; its verdict says that it is called."""
    return tuple(
        Listing(
            id=each.id,
            constituency_id=each.constituency.id,
            constituency_name=each.constituency.name,
            country=each.constituency.country,
            region=each.constituency.region,
            polling_on=each.polling_on,
            verdict="called",
            winner="",
            winner_party_id="",
            invented=each.invented,
        )
        for each in called(store)
    )
