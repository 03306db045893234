"""A whole general election, every seat with its candidates' votes, as reckoning with it needs them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from byelex.store.connection import Store


@dataclass(frozen=True, slots=True)
class SeatVotes:
    """A seat: its candidates as (party id, votes), the one elected first. Votes not recorded count as nought."""

    id: str
    name: str
    country: str
    votes: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class NationalResult:
    """A general election's seats, by name."""

    polling_on: date
    seats: tuple[SeatVotes, ...]


def last_general_election(store: Store) -> NationalResult | None:
    """Give the last general election in the store, seat by seat; None without one. Remembered until results change."""
    dates = store.general_election_dates()
    if not dates:
        return None

    def find() -> NationalResult:
        votes: dict[str, list[tuple[str, int]]] = {}
        for seat_id, party_id, count in store.connection.execute(
            "SELECT constituency_id, party_id, coalesce(votes, 0) FROM general_election_candidacy "
            "WHERE general_election_on = ? ORDER BY constituency_id, ordinal",
            [dates[-1].isoformat()],
        ).fetchall():
            votes.setdefault(seat_id, []).append((party_id, count))
        seats = store.connection.execute(
            "SELECT seat.id, seat.name, seat.country FROM constituency AS seat "
            "JOIN general_election_seat AS held ON held.constituency_id = seat.id "
            "WHERE held.general_election_on = ? ORDER BY seat.name, seat.id",
            [dates[-1].isoformat()],
        ).fetchall()
        found = [
            SeatVotes(seat_id, name, country, tuple(votes[seat_id]))
            for seat_id, name, country in seats
            if seat_id in votes
        ]
        return NationalResult(dates[-1], tuple(found))

    return store.remembered("last general election", None, find)
