"""A whole general election, every seat with its candidates' votes, as reckoning with it needs them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from byelex.store.connection import Store

SPEAKER = "speaker"
NORTHERN_IRELAND = "Northern Ireland"
INVENTED_SEAT = "invented-"
"""How the id of a seat begins that there is not, for the playground's pretend contests: it is never counted."""


@dataclass(frozen=True, slots=True)
class SeatVotes:
    """A seat: its candidates as (party id, votes), the one elected first. Votes not recorded count as nought."""

    id: str
    name: str
    country: str
    votes: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class NationalResult:
    """A general election's seats, by name: those that all parties of Great Britain contest, and the others.

    `apart` are Northern Ireland's, whose parties stand nowhere else, and the Speaker's, whom the main parties leave
    unopposed.
    """

    polling_on: date
    seats: tuple[SeatVotes, ...]
    apart: tuple[SeatVotes, ...]

    @property
    def seat_count(self) -> int:
        """How many seats there are in all."""
        return len(self.seats) + len(self.apart)


def last_general_election(store: Store) -> NationalResult | None:
    """Give the last general election in the store, seat by seat; None without one. Remembered until results change."""
    dates = store.general_election_dates()
    if not dates:
        return None

    def find() -> NationalResult:
        votes: dict[str, list[tuple[str, int]]] = {}
        for seat_id, party_id, count in store.connection.execute(
            # Seat by seat, along the primary key, rather than through every general election's candidacies.
            "SELECT seat.id, party_id, coalesce(votes, 0) FROM constituency AS seat CROSS JOIN "
            "general_election_candidacy AS stood ON stood.constituency_id = seat.id AND stood.general_election_on = ? "
            "ORDER BY seat.id, ordinal",
            [dates[-1].isoformat()],
        ).fetchall():
            votes.setdefault(seat_id, []).append((party_id, count))
        seats: list[SeatVotes] = []
        apart: list[SeatVotes] = []
        for seat_id, name, country in store.connection.execute(
            "SELECT id, name, country FROM constituency ORDER BY name, id"
        ).fetchall():
            if seat_id in votes and not seat_id.startswith(INVENTED_SEAT):
                seat = SeatVotes(seat_id, name, country, tuple(votes[seat_id]))
                alone = country == NORTHERN_IRELAND or seat.votes[0][0] == SPEAKER
                (apart if alone else seats).append(seat)
        return NationalResult(dates[-1], tuple(seats), tuple(apart))

    return store.remembered("last general election", None, find)
