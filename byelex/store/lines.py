"""Contests in a line each, for the questions that give many at once: what a row shows, without loading the contest."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from byelex.changing import quick
from byelex.elections import Source
from byelex.store import since, tallies
from byelex.store.connection import Store
from byelex.store.rows import day

AT_ONCE = 500
"""How many contests one statement reads: it has a limit of parameters."""


@quick
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
    invented: bool

    @property
    def name(self) -> str:
        """The seat and year: what people call the contest."""
        return f"{self.constituency_name} {self.polling_on.year}"


def lines(store: Store, ids: Sequence[str]) -> dict[str, Line]:
    """Give the lines of contests by id, in the order of the ids; one that the store does not know is left out."""
    found: dict[str, Line] = {}
    for start in range(0, len(ids), AT_ONCE):
        found.update(_read(store, ids[start : start + AT_ONCE]))
    return {each: found[each] for each in ids if each in found}


def _read(store: Store, ids: Sequence[str]) -> Iterator[tuple[str, Line]]:
    rows = store.connection.execute(
        f"""
        SELECT k.by_election_id, k.constituency_id, seat.name, k.polling_on, winner.name, k.winner_party_id, k.held,
               k.defender_party_id, k.majority, k.invented
        FROM contest_index AS k
        JOIN by_election_measures AS computed ON computed.by_election_id = k.by_election_id
        JOIN constituency AS seat ON seat.id = k.constituency_id
        JOIN candidacy AS winner
            ON winner.by_election_id = k.by_election_id AND winner.ordinal = computed.winner_ordinal
        WHERE k.by_election_id IN ({", ".join("?" * len(ids))})
        """,  # noqa: S608 - question marks alone
        ids,
    ).fetchall()
    for row in rows:
        held = None if row[6] is None else bool(row[6])
        yield (
            row[0],
            Line(
                id=row[0],
                constituency_id=row[1],
                constituency_name=row[2],
                polling_on=date.fromisoformat(row[3]),
                winner=row[4],
                winner_party_id=row[5],
                held=held,
                gained_from_party_id=row[7] if held is False else None,
                majority=row[8],
                invented=bool(row[9]),
            ),
        )


def polling_days(store: Store) -> dict[date, list[str]]:
    """Give the seats polled on each day there was a poll, latest day first."""

    def find() -> dict[date, list[str]]:
        days: dict[date, list[str]] = {}
        for on, seat in store.connection.execute(
            "SELECT k.polling_on, seat.name FROM contest_index AS k JOIN constituency AS seat "
            "ON seat.id = k.constituency_id ORDER BY k.polling_on DESC, seat.name"
        ).fetchall():
            days.setdefault(date.fromisoformat(on), []).append(seat)
        return days

    return store.remembered("polling days", None, find)


def contests_of_seat(store: Store, constituency_id: str) -> tuple[str, ...]:
    """List a seat's contests, latest first: their ids."""
    rows = store.connection.execute(
        "SELECT k.by_election_id FROM by_election AS b JOIN contest_index AS k ON k.by_election_id = b.id "
        "WHERE b.constituency_id = ? ORDER BY b.polling_on DESC",
        [constituency_id],
    ).fetchall()
    return tuple(by_election_id for (by_election_id,) in rows)


def sources(store: Store, ids: Sequence[str]) -> tuple[Source, ...]:
    """Give the sources of contests, those of the first first."""
    rows = store.connection.execute(
        f"SELECT by_election_id, work, title, published_on, supplies FROM source "  # noqa: S608 - question marks alone
        f"WHERE by_election_id IN ({', '.join('?' * len(ids))}) ORDER BY ordinal",
        ids,
    ).fetchall()
    place = {by_election_id: at for at, by_election_id in enumerate(ids)}
    rows.sort(key=lambda row: place[row[0]])
    return tuple(Source(work, title, day(on), supplies) for _, work, title, on, supplies in rows)


def missing(store: Store) -> tuple[tuple[str, str, str], ...]:
    """List the by-elections known to have taken place that the store has not: seat, when it was held, why.

    Of one of which not even the year was read, the Parliament it was held in is all that is known of when.
    """

    def find() -> tuple[tuple[str, str, str], ...]:
        rows = store.connection.execute("SELECT constituency, parliament_on, held, reason FROM missing_by_election")
        return tuple((seat, held or f"the {began[:4]} Parliament", why) for seat, began, held, why in rows)

    return store.remembered("missing", None, find)


def causes(store: Store) -> dict[str, int]:
    """Count the real contests by the cause of the vacancy, the commonest first; those not recorded are left out."""

    def find() -> dict[str, int]:
        rows = store.connection.execute(
            """
            SELECT cause, count(*) FROM contest_index
            WHERE cause IS NOT NULL AND invented = 0
            GROUP BY cause ORDER BY 2 DESC, 1
            """
        ).fetchall()
        return {cause: int(count) for cause, count in rows}

    return store.remembered("causes", None, find)


def polling_years(store: Store) -> tuple[int, ...]:
    """List the years with a real contest, latest first."""
    return store.remembered("polling years", None, lambda: tallies.years(store.connection))


@dataclass(frozen=True, slots=True)
class Entry:
    """A contest that is or was in the store, called ones among them."""

    id: str
    constituency_name: str
    polling_on: date
    withdrawn: bool


def entries(store: Store, withdrawn_alone: bool = False) -> tuple[Entry, ...]:
    """Give every contest ever recorded, the withdrawn too, latest first; or the withdrawn alone, which are few."""

    def find() -> tuple[Entry, ...]:
        # The few are found by the index of what is no result that counts.
        of = "INDEXED BY by_election_aside" if withdrawn_alone else ""
        rows = store.connection.execute(
            "SELECT contest.id, seat.name, contest.polling_on, contest.withdrawn "  # noqa: S608 - as above
            f"FROM by_election AS contest {of} CROSS JOIN constituency AS seat ON seat.id = contest.constituency_id "
            f"WHERE {'contest.withdrawn = 1' if withdrawn_alone else '1'} ORDER BY contest.polling_on DESC, contest.id"
        ).fetchall()
        return tuple(Entry(id, seat, date.fromisoformat(on), bool(withdrawn)) for id, seat, on, withdrawn in rows)

    return store.remembered("entries", withdrawn_alone, find)


def members_before(store: Store) -> tuple[tuple[str, str], ...]:
    """List who sat before each by-election: (name, by-election id); the last member, and whom the baseline elected."""
    return store.of_every_contest("members_before", since.members)
