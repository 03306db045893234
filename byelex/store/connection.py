"""An open store: one SQLite connection, used by one thread, and what it remembers until the results change."""

from __future__ import annotations

import sqlite3
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from functools import partial
from typing import Any, TypeVar, cast

from byelex.elections import Baseline, ByElection, Constituency, Listing, Party, Person, Quote, WonSince
from byelex.errors import ConfigurationError
from byelex.parliaments import parliament_of
from byelex.store import reference, results, since, tallies
from byelex.store.loaded_files import FaultyFile
from byelex.store.trouble import explained

Answered = TypeVar("Answered")

BUSY_SECONDS = 10.0
"""How long a write waits for another process's before it gives up."""

UNWRITABLE = {
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_CANTOPEN,
}
"""The failures that the operator can mend, told by the last byte of SQLite's code."""

REFERENCE = frozenset(
    {"last general election", "general_election", "general_elections", "constituencies", "present_seats"}
)
"""The kinds of answers that only the tables of reference change: parties, seats and general elections."""
REMEMBERED = 128
"""How many answers of one kind are remembered; the least recently asked for is forgotten first."""


class Store:
    """An open store. Its reads are remembered until the results change, by this process or another."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection
        self._remembered: dict[str, OrderedDict[Hashable, object]] = {}
        self._remembered_at = -1
        self._reference_at = -1
        self._reading = False
        self._parties_in_transaction: dict[str, Party] | None = None
        self._party_rows: list[tuple[Any, ...]] = []
        self._parties: dict[str, Party] = {}
        self._kept: dict[str, since.Kept[Any]] = {}
        self.faulty_files: dict[str, FaultyFile] = {}
        """The data files that loading found faulty, by path."""

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the connection."""
        self.connection.close()

    def wait_at_most(self, seconds: float) -> None:
        """Have a write give up sooner, where nothing else is answered while it waits for another process's."""
        self.connection.execute(f"PRAGMA busy_timeout = {int(seconds * 1000):d}")

    def generation(self) -> int:
        """Tell how often the results have changed, whoever changed them; a few microseconds.

        Writes that change no result (a delivery marked as sent) leave it alone.
        """
        (count,) = self.connection.execute("SELECT generation FROM store").fetchone()
        return cast(int, count)

    def store_id(self) -> str:
        """Give the random id made with this database: 16 hexadecimal digits."""
        (random_id,) = self.connection.execute("SELECT store_id FROM store").fetchone()
        return cast(str, random_id)

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Hold one moment: all that is read inside is of one read transaction, which is quicker than one each."""
        if self._reading or self.connection.in_transaction:
            yield
            return
        self.connection.execute("BEGIN")
        self._reading = True
        try:
            generation, reference = self.connection.execute(
                "SELECT generation, reference_generation FROM store"
            ).fetchone()
            if generation != self._remembered_at or reference != self._reference_at:
                self.forget(results_alone=reference == self._reference_at)
                self._remembered_at, self._reference_at = generation, reference
            yield
        finally:
            self._reading = False
            if self.connection.in_transaction:
                self.connection.execute("COMMIT")

    def remembered(self, kind: str, key: Hashable, find: Callable[[], Answered]) -> Answered:
        """Give what `find` found for this key, asking it again only when the results have changed.

        All that it reads is of one moment. Inside a write transaction nothing is remembered: what it wrote may be
        rolled back.
        """
        if self._reading:
            return self._recalled(kind, key, find)
        if self.connection.in_transaction:
            return find()
        with self.reading():
            return self._recalled(kind, key, find)

    def _recalled(self, kind: str, key: Hashable, find: Callable[[], Answered]) -> Answered:
        answers = self._remembered.setdefault(kind, OrderedDict())
        if key in answers:
            answers.move_to_end(key)
            return cast(Answered, answers[key])
        answers[key] = answered = find()
        if len(answers) > REMEMBERED:
            answers.popitem(last=False)
        return answered

    def forget(self, *, results_alone: bool = True) -> None:
        """Forget every remembered answer, as a change of the results would, but for those of `REFERENCE`."""
        kept = REFERENCE if results_alone else ()
        self._remembered = {kind: answers for kind, answers in self._remembered.items() if kind in kept}

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """Hold one write transaction: all of it is kept, or none. One inside another belongs to the outer.

        It begins with BEGIN IMMEDIATE: a deferred one that read first would meet SQLITE_BUSY at once, without waiting.
        """
        if self.connection.in_transaction:
            yield self.connection
            return
        self._parties_in_transaction = None
        try:
            self.connection.execute("BEGIN IMMEDIATE")
            yield self.connection
            tallies.freshen(self.connection)
            self.connection.execute("COMMIT")
        except BaseException as error:
            if self.connection.in_transaction:
                self.connection.execute("ROLLBACK")
            if isinstance(error, sqlite3.OperationalError) and error.sqlite_errorcode & 0xFF in UNWRITABLE:
                raise ConfigurationError(f"The store cannot be written to: {explained(error)}.") from error
            raise

    def changed(self) -> None:
        """Say, inside a transaction, that results or what they are compared with have changed."""
        self.connection.execute("UPDATE store SET generation = generation + 1")

    def save_parties(self, parties: Iterable[Party], *, whole_table: bool = False) -> None:
        """Add or revise parties, inside a transaction; a whole table's order is kept."""
        reference.save_parties(self.connection, parties, whole_table=whole_table)
        self._parties_in_transaction = None
        self.changed()

    def by_election(self, by_election_id: str) -> ByElection | None:
        """Give a contest with its baseline and every quote about it; None if there is none of that id."""
        (found,) = self.by_elections([by_election_id]) or (None,)
        return found

    def by_elections(self, by_election_ids: Sequence[str]) -> tuple[ByElection, ...]:
        """Give the contests of some ids, in their order, each as by_election does; those not yet read, together."""
        with self.reading():
            kept: Mapping[Hashable, object] = self._remembered.get("by_election", {}) if self._reading else {}
            known = {each: cast("ByElection | None", kept[each]) for each in by_election_ids if each in kept}
            unknown = tuple(dict.fromkeys(each for each in by_election_ids if each not in known))
            if unknown:
                known |= results.by_elections(self.connection, self.parties(), unknown)
            found = [self.remembered("by_election", each, partial(known.get, each)) for each in by_election_ids]
            return tuple(one for one in found if one is not None)

    def listings(self) -> tuple[Listing, ...]:
        """List every by-election, latest first."""
        return self.of_every_contest("listings", since.listings)

    def of_every_contest(self, kind: str, bring: since.Bring[Answered]) -> tuple[Answered, ...]:
        """Give what is read of every contest, remembered: after a change that of those revised is read again."""

        def find() -> tuple[Answered, ...]:
            if not self._reading:
                # What a write transaction has written so far may be rolled back.
                return bring(self.connection, 0, since.Kept()).value
            self._kept[kind] = bring(self.connection, self._reference_at, self._kept.get(kind, since.Kept()))
            return cast("tuple[Answered, ...]", self._kept[kind].value)

        return self.remembered(kind, None, find)

    def holds_results(self) -> bool:
        """Tell whether there is any by-election to list, without reading them."""
        (held,) = self.connection.execute("SELECT EXISTS (SELECT 1 FROM by_election_measures)").fetchone()
        return bool(held)

    def quotes(self, speaker_id: str | None = None, by_election_id: str | None = None) -> tuple[Quote, ...]:
        """Give quotes, latest first: all, a speaker's, those about a contest, or a speaker's about a contest."""
        return self.remembered(
            "quotes",
            (speaker_id, by_election_id),
            lambda: results.quotes(
                self.connection, self.parties(), speaker_id, () if by_election_id is None else (by_election_id,)
            ),
        )

    def coverage(self) -> results.Coverage:
        """Say what the store holds, and as of when."""
        return self.remembered("coverage", None, lambda: results.coverage(self.connection))

    def people(self) -> tuple[Person, ...]:
        """List everyone who stood at a by-election or is quoted, by name."""
        return self.of_every_contest("people", since.people)

    def parties(self) -> dict[str, Party]:
        """Give every party by its id."""
        if self.connection.in_transaction and not self._reading:
            # Read once a transaction: each contest recorded asks, and only save_parties changes them.
            if self._parties_in_transaction is None:
                self._parties_in_transaction = self._parties_now()
            return self._parties_in_transaction
        return self.remembered("parties", None, self._parties_now)

    def _parties_now(self) -> dict[str, Party]:
        # Results change often, and parties seldom: those of the same rows are the same, and need not be made again.
        rows = reference.party_rows(self.connection)
        if rows != self._party_rows:
            self._party_rows, self._parties = rows, reference.parties(rows)
        return self._parties

    def constituencies(self) -> tuple[Constituency, ...]:
        """List every seat in any general election's table or by-election, by name."""
        return self.remembered("constituencies", None, lambda: reference.constituencies(self.connection))

    def constituency(self, constituency_id: str) -> Constituency | None:
        """Give a seat by its id; None if the store does not know it."""
        columns = "id, name, country, region, county, kind"
        row = self.connection.execute(
            f"SELECT {columns} FROM constituency WHERE id = ?",  # noqa: S608 - a constant
            [constituency_id],
        ).fetchone()
        return None if row is None else Constituency(*row)

    def present_seats(self) -> frozenset[str]:
        """Give the ids of the seats there are since the latest general election; empty if the store has none."""
        return self.remembered("present_seats", None, lambda: reference.present_seats(self.connection))

    def general_election_dates(self) -> tuple[date, ...]:
        """List the general elections held here, earliest first."""
        return self.remembered("general_elections", None, lambda: reference.general_election_dates(self.connection))

    def general_election(self, constituency_id: str) -> dict[date, Baseline]:
        """Give a seat's general election results, earliest first; empty if the store has none."""
        return self.remembered(
            "general_election",
            constituency_id,
            lambda: reference.seat_results(self.connection, self.parties(), constituency_id),
        )

    def won_since(self, by_election: ByElection) -> WonSince | None:
        """Give who won a seat at the last by-election before a contest, if one Parliament had both; else None."""
        seat, polled = by_election.constituency.id, by_election.polling_on
        since = by_election.general_election_on or parliament_of(polled)
        (won,) = results.won_since(self.connection, self.parties(), [(seat, polled, since, by_election.invented)])
        return won

    def baseline(self, constituency_id: str, polling_on: date) -> Baseline | None:
        """Give a seat's result at one general election; None if the store has none."""
        return self.general_election(constituency_id).get(polling_on)
