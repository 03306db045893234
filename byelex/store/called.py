"""By-elections that are called and not yet declared."""

from __future__ import annotations

from byelex.elections import ByElection, Listing
from byelex.store.connection import Store


def called(store: Store) -> tuple[ByElection, ...]:
    """Give every called contest with its baseline, the first to poll first; its candidacies are those nominated."""

    def find() -> tuple[ByElection, ...]:
        rows = store.connection.execute(
            "SELECT id FROM by_election WHERE stage = 'called' AND NOT withdrawn ORDER BY polling_on, id"
        ).fetchall()
        return tuple(found for (each,) in rows if (found := store.by_election(each)) is not None)

    return store.remembered("called", None, find)


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
