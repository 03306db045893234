"""A contest's revisions: each written in one transaction with its facts, figures and alerts, and read again."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection
from datetime import datetime, timedelta
from sqlite3 import Connection
from typing import Any

from byelex.clock import polls_close
from byelex.elections import ByElection, Party
from byelex.errors import DataError
from byelex.store import bodies, computed
from byelex.store.called import called
from byelex.store.connection import Store
from byelex.store.differences import Change, Revision, changes
from byelex.store.queueing import follow, queue_deliveries
from byelex.store.reference import save_constituencies
from byelex.store.results import by_elections
from byelex.store.rows import iso, listed, moment, now
from byelex.wording import day

WITHDRAWN = "withdrawn: "
"""How the source of a revision begins that withdraws a result on purpose; the reason follows."""
MOVED = "polling day moved to "
"""How that of one begins by which a by-election is no longer on its day; the new day and the source follow."""

SAME_POLL = timedelta(days=42)
"""A seat cannot vacate, be called and poll again in so short a time: a result so near a call is that by-election's.

Two results of one seat lie 133 days apart at the least, Fermanagh and South Tyrone's of 1981."""


def record(
    store: Store, by_election: ByElection, by: str, source: str, at: datetime | None = None, news: bool = True
) -> Revision | None:
    """Record a contest as it now stands, and queue its alerts; None if that is how it stood already.

    A seat that is called for another day has its polling day moved, as `same_poll` tells: that contest is withdrawn.
    `by` says who, `source` from what; `at` is now unless given; `news` False alerts nobody who was not told before.
    Raises DataError where `refusals` has any; what else cannot be is for `recording.door` to find.
    """
    stated = bodies.recorded(by_election)
    with store.writing() as connection:
        if refused := refusals(store, stated):
            raise DataError("\n".join(refused))
        text = bodies.body(stated)
        before = _latest(connection, stated.id)
        if before is not None and before[1] == bodies.digest(text):
            return None
        stood = latest(store, stated.id)
        other_days = same_poll(store, stated, at)
        _write(connection, stated)
        for moved in other_days:
            _take_out(store, moved.id)
            put_off = stated.stage == "called" and (at or now()) >= polls_close(moved.polling_on)
            follow(connection, moved.id, stated.id, closed=not put_off)
            left = _revise(store, moved.id, by, f"{MOVED}{day(stated.polling_on)}: {source}", at, None, None)
            if put_off:
                queue_deliveries(connection, left, None, moved)
        revision = _revise(store, stated.id, by, source, at, stated, text)
        measured = by_elections(connection, store.parties(), [stated.id]).get(stated.id)
        if measured is not None:
            computed.measure(connection, measured)
        queue_deliveries(connection, revision, measured, stood, news)
        store.changed()
        return revision


def withdraw(store: Store, by_election_id: str, by: str, source: str) -> Revision:
    """Withdraw a contest: it leaves every answer and keeps its revisions. Recording it again restores it.

    Raises DataError where there is no such contest, or none any more.
    """
    with store.writing() as connection:
        before = _latest(connection, by_election_id)
        if before is None:
            raise DataError(f"There is no by-election {by_election_id} in the store to withdraw.")
        if before[1] is None:
            raise DataError(f"{by_election_id} is withdrawn already, as revision {before[0]}.")
        stood = latest(store, by_election_id)
        _take_out(store, by_election_id)
        revision = _revise(store, by_election_id, by, source, None, None, None)
        queue_deliveries(connection, revision, None, stood)
        store.changed()
        return revision


def _take_out(store: Store, by_election_id: str) -> None:
    computed.forget(store.connection, by_election_id)
    store.connection.execute("UPDATE by_election SET withdrawn = 1 WHERE id = ?", [by_election_id])


def same_poll(store: Store, by_election: ByElection, at: datetime | None = None) -> tuple[ByElection, ...]:
    """Give the contests called for another day that are this by-election: what it was before its day was moved.

    A seat has one poll to come, so of a call it is whatever is called there and has not closed, or has closed with no
    result for a day near its own, as where the poll was put off; of a result that is not recorded yet, whatever is
    called there for a day near its own.
    """
    others = [each for each in called_here(store, by_election) if each.id != by_election.id]
    called_anew = by_election.stage == "called"
    if not called_anew and _result(latest(store, by_election.id)) is not None:
        return ()
    return tuple(
        each
        for each in others
        if abs(each.polling_on - by_election.polling_on) <= SAME_POLL
        or (called_anew and (at or now()) < polls_close(each.polling_on))
    )


def called_here(store: Store, by_election: ByElection) -> tuple[ByElection, ...]:
    """Give every contest called in a by-election's seat, whatever its day; the invented apart from the real."""
    return tuple(
        each
        for each in called(store)
        if (each.constituency.id, each.invented) == (by_election.constituency.id, by_election.invented)
    )


def revision_numbers(store: Store, by_election: ByElection) -> dict[str, int]:
    """Give the latest revision's number of a contest and of all that is called in its seat, by id; 0 where none is.

    Whoever looked at a preview looked at these: where any is another now, somebody recorded it meanwhile.
    """
    ids = {by_election.id, *(each.id for each in called_here(store, by_election))}
    return {id: latest_number(store, id) for id in sorted(ids)}


def latest_number(store: Store, by_election_id: str) -> int:
    """Give the number of a contest's latest revision, whatever it did; 0 where there is none."""
    row = store.connection.execute(
        "SELECT max(number) FROM revision WHERE by_election_id = ?", [by_election_id]
    ).fetchone()
    return row[0] or 0


def revisions(store: Store, by_election_id: str) -> tuple[Revision, ...]:
    """Give every revision of a contest, first to last, each with what it changed; empty if it was never recorded."""
    parties = store.parties()
    found: list[Revision] = []
    before: ByElection | None = None
    for row in store.connection.execute(
        "SELECT id, number, recorded_by, recorded_at, source, body FROM revision "
        "WHERE by_election_id = ? ORDER BY number",
        [by_election_id],
    ).fetchall():
        after = None if row[5] is None else bodies.by_election_of(row[5], parties)
        found.append(
            Revision(
                id=row[0],
                by_election_id=by_election_id,
                number=row[1],
                recorded_by=row[2],
                recorded_at=datetime.fromisoformat(row[3]),
                source=row[4],
                by_election=after,
                changes=() if not found else changes(before, after),
            )
        )
        before = after
    return tuple(found)


def latest(store: Store, by_election_id: str) -> ByElection | None:
    """Give a contest just as last recorded: no baseline, its own quotes only; None if withdrawn or never recorded."""
    row = _latest(store.connection, by_election_id)
    return None if row is None or row[2] is None else bodies.by_election_of(row[2], store.parties())


def _latest(connection: Connection, by_election_id: str) -> tuple[int, str | None, str | None] | None:
    row: tuple[int, str | None, str | None] | None = connection.execute(
        "SELECT number, digest, body FROM revision WHERE by_election_id = ? ORDER BY number DESC LIMIT 1",
        [by_election_id],
    ).fetchone()
    return row


def _revise(
    store: Store,
    by_election_id: str,
    by: str,
    source: str,
    at: datetime | None,
    stated: ByElection | None,
    text: str | None,
) -> Revision:
    connection = store.connection
    before = _latest(connection, by_election_id)
    number = 1
    differing: tuple[Change, ...] = ()
    if before is not None:
        was = None if before[2] is None else bodies.by_election_of(before[2], store.parties())
        number, differing = before[0] + 1, changes(was, stated)
    recorded_at = at or now()
    (revision_id,) = connection.execute(
        "INSERT INTO revision (by_election_id, number, recorded_by, recorded_at, source, digest, body) "
        "VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING id",
        [by_election_id, number, by, moment(recorded_at), source, None if text is None else bodies.digest(text), text],
    ).fetchall()[0]
    return Revision(revision_id, by_election_id, number, by, recorded_at, source, stated, differing)


def _result(by_election: ByElection | None) -> ByElection | None:
    return None if by_election is None or by_election.stage == "called" else by_election


def refusals(store: Store, by_election: ByElection, besides: Collection[str] = ()) -> list[str]:
    """Say what of the rest of the store keeps a contest out of it, as sentences; empty where nothing does.

    `besides` are parties' ids that need not be in the store yet.
    """
    found, name = [], by_election.id
    if by_election.stage == "called" and _result(latest(store, name)) is not None:
        found.append(f"{name} has a result already, so it cannot be only called. Withdraw the result first.")
    named = (
        *(one.party for one in by_election.candidacies),
        *(quote.party for quote in by_election.quotes),
        *(by_election.previous_party, by_election.published.swing_from, by_election.published.swing_to),
    )
    known = {*store.parties(), *besides}
    for id in dict.fromkeys(party.id for party in named if party is not None and party.id not in known):
        found.append(f'There is no party "{id}" in the parties table: add it to data/parties.csv first.')
    other = store.connection.execute(
        "SELECT id FROM by_election WHERE constituency_id = ? AND polling_on = ? AND id <> ? AND NOT withdrawn",
        [by_election.constituency.id, by_election.polling_on.isoformat(), name],
    ).fetchone()
    if other is not None:
        found.append(f"{name} is the same seat and polling day as {other[0]}, which is in the store already.")
    return found


def polled_near(store: Store, by_election: ByElection) -> str | None:
    """Give the id of a result of the same seat on another day, too near for there to be two; None without one."""
    row = store.connection.execute(
        "SELECT id FROM by_election WHERE constituency_id = ? AND id <> ? AND NOT withdrawn AND stage <> 'called' "
        "AND invented = ? AND polling_on <> ? AND polling_on BETWEEN ? AND ?",
        [
            by_election.constituency.id,
            by_election.id,
            by_election.invented,
            by_election.polling_on.isoformat(),
            (by_election.polling_on - SAME_POLL).isoformat(),
            (by_election.polling_on + SAME_POLL).isoformat(),
        ],
    ).fetchone()
    return None if row is None else str(row[0])


_PARTS = ("candidacy", "claim", "fact", "correction", "source")


def _write(connection: Connection, by_election: ByElection) -> None:
    contest = by_election.id
    computed.forget(connection, contest)
    save_constituencies(connection, [by_election.constituency])
    _put(connection, "by_election", _facts(by_election))
    connection.execute("DELETE FROM quote_also_about WHERE by_election_id = ?", [contest])
    for table in (*_PARTS, "quote"):
        connection.execute(f"DELETE FROM {table} WHERE by_election_id = ?", [contest])  # noqa: S608 - constants
    _name_people(connection, by_election)
    for ordinal, candidacy in enumerate(by_election.candidacies):
        row = _row(contest, ordinal, candidacy)
        row["party_id"] = row.pop("party").id
        _put(connection, "candidacy", row)
    for table, parts in (
        ("claim", by_election.claims),
        ("fact", by_election.facts),
        ("correction", by_election.corrections),
        ("source", by_election.sources),
    ):
        for ordinal, part in enumerate(parts):
            _put(connection, table, _row(contest, ordinal, part))
    for ordinal, quote in enumerate(by_election.quotes):
        row = _row(contest, ordinal, quote)
        party, _ = row.pop("party"), row.pop("by_election_ids")
        row |= {"party_id": _id(party), "inferred": listed(quote.inferred)}
        _put(connection, "quote", row)
        for place, other in enumerate(dict.fromkeys(quote.by_election_ids[1:])):
            about = {"also_about_id": other, "by_election_id": contest, "ordinal": ordinal, "place": place}
            _put(connection, "quote_also_about", about)


def _facts(by_election: ByElection) -> dict[str, Any]:
    return {
        "id": by_election.id,
        "constituency_id": by_election.constituency.id,
        "polling_on": by_election.polling_on.isoformat(),
        "stage": by_election.stage,
        "electorate": by_election.electorate,
        "rejected_vote_count": by_election.rejected_vote_count,
        "writ_on": iso(by_election.writ_on),
        "declared_at": by_election.declared_at,
        "cause": by_election.cause,
        "cause_note": by_election.cause_note,
        "previous_member": by_election.previous_member,
        "previous_party_id": _id(by_election.previous_party),
        "previous_note": by_election.previous_note,
        "general_election_on": iso(by_election.general_election_on),
        "declared_valid_vote_count": by_election.declared.valid_vote_count,
        "declared_majority": by_election.declared.majority,
        "declared_result": by_election.declared.result,
        "completeness": by_election.completeness,
        "petition_note": by_election.petition_note,
        "published_swing": by_election.published.swing,
        "published_swing_from_id": _id(by_election.published.swing_from),
        "published_swing_to_id": _id(by_election.published.swing_to),
        "published_turnout": by_election.published.turnout,
        "published_majority": by_election.published.majority,
        "published_valid_vote_count": by_election.published.valid_vote_count,
        "invented": by_election.invented,
        "withdrawn": 0,
    }


def _name_people(connection: Connection, by_election: ByElection) -> None:
    # A later ballot's spelling is the better guess at the usual name, unless the people table has settled it.
    connection.executemany(
        "INSERT INTO person (id, name) VALUES (?, ?) "
        "ON CONFLICT (id) DO UPDATE SET name = excluded.name WHERE NOT name_settled",
        [(candidacy.person_id, candidacy.name) for candidacy in by_election.candidacies],
    )
    connection.executemany(
        "INSERT OR IGNORE INTO person (id, name) VALUES (?, ?)",
        [(quote.speaker_id, quote.speaker) for quote in by_election.quotes],
    )


def _id(party: Party | None) -> str | None:
    return None if party is None else party.id


def _row(contest: str, ordinal: int, part: Any) -> dict[str, Any]:
    values = {each.name: getattr(part, each.name) for each in dataclasses.fields(part)}
    for name in ("published_on", "said_on"):
        if name in values:
            values[name] = iso(values[name])
    return {"by_election_id": contest, "ordinal": ordinal, **values}


def _put(connection: Connection, table: str, row: dict[str, Any]) -> None:
    names, marks = ", ".join(f'"{name}"' for name in row), ", ".join("?" * len(row))
    updates = ", ".join(f'"{name}" = excluded."{name}"' for name in row)
    connection.execute(
        f"INSERT INTO {table} ({names}) VALUES ({marks}) "  # noqa: S608 - names are fields and constants above
        f"ON CONFLICT DO UPDATE SET {updates}",
        list(row.values()),
    )


def forget_recorder(store: Store, user_id: int) -> int:
    """Take a Discord user's name and id off the revisions they recorded, which stay; give how many there were."""
    with store.writing() as connection:
        return connection.execute(
            "UPDATE revision SET recorded_by = 'a former editor' WHERE recorded_by LIKE ?", [f"% ({user_id})"]
        ).rowcount
