"""Contests in a line each, for the questions that give many at once: what a row shows, without loading the contest."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from byelex.store.connection import Store


@dataclass(frozen=True, slots=True)
class Line:
    """A contest as a row of a list shows it; parties by id, figures None where not recorded or undefined."""

    id: str
    constituency_id: str
    constituency_name: str
    polling_on: date
    winner: str
    winner_party_id: str
    held: bool | None
    gained_from_party_id: str | None
    majority: int | None
    turnout_pct: float | None
    has_baseline: bool
    """Whether the general election before is in the store: without it a figure may be missing that is not undefined."""
    invented: bool

    @property
    def name(self) -> str:
        """The seat and year: what people call the contest."""
        return f"{self.constituency_name} {self.polling_on.year}"


def lines(store: Store) -> dict[str, Line]:
    """Give every contest's line by its id, latest first."""

    def find() -> dict[str, Line]:
        rows = store.connection.execute(
            """
            SELECT contest.id, seat.id, seat.name, contest.polling_on, winner.name, winner.party_id, computed.held,
                   computed.gained_from_party_id, computed.majority, computed.turnout_pct,
                   contest.general_election_on IS NOT NULL AND EXISTS (
                       SELECT 1 FROM general_election_seat AS before
                       WHERE before.constituency_id = seat.id
                           AND before.general_election_on = contest.general_election_on
                   ),
                   contest.invented
            FROM by_election_measures AS computed
            JOIN by_election AS contest ON contest.id = computed.by_election_id
            JOIN constituency AS seat ON seat.id = contest.constituency_id
            JOIN candidacy AS winner ON winner.by_election_id = contest.id AND winner.ordinal = computed.winner_ordinal
            ORDER BY contest.polling_on DESC, seat.name
            """
        ).fetchall()
        return {
            row[0]: Line(
                id=row[0],
                constituency_id=row[1],
                constituency_name=row[2],
                polling_on=date.fromisoformat(row[3]),
                winner=row[4],
                winner_party_id=row[5],
                held=None if row[6] is None else bool(row[6]),
                gained_from_party_id=row[7],
                majority=row[8],
                turnout_pct=row[9],
                has_baseline=bool(row[10]),
                invented=bool(row[11]),
            )
            for row in rows
        }

    return store.remembered("lines", None, find)


def contests_of_seat(store: Store, constituency_id: str) -> tuple[str, ...]:
    """List a seat's contests, latest first: their ids."""

    def find() -> dict[str, list[str]]:
        seats: dict[str, list[str]] = {}
        for line in lines(store).values():
            seats.setdefault(line.constituency_id, []).append(line.id)
        return seats

    return tuple(store.remembered("lines of seats", None, find).get(constituency_id, ()))


def causes(store: Store) -> dict[str, int]:
    """Count the real contests by the cause of the vacancy, the commonest first; those not recorded are left out."""

    def find() -> dict[str, int]:
        rows = store.connection.execute(
            """
            SELECT contest.cause, count(*)
            FROM by_election AS contest JOIN by_election_measures AS computed ON computed.by_election_id = contest.id
            WHERE contest.cause IS NOT NULL AND NOT computed.invented
            GROUP BY contest.cause ORDER BY 2 DESC, 1
            """
        ).fetchall()
        return {cause: int(count) for cause, count in rows}

    return store.remembered("causes", None, find)


def polling_years(store: Store) -> tuple[int, ...]:
    """List the years with a real contest, latest first."""
    return tuple(dict.fromkeys(line.polling_on.year for line in lines(store).values() if not line.invented))
