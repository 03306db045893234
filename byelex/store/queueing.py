"""The queueing of a delivery for everyone something concerns: a revision, in its transaction, or the close of polls."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from sqlite3 import Connection

from byelex.clock import british_day, polls_close
from byelex.elections import ByElection
from byelex.store.alerts import Filters, Subscription, not_gone
from byelex.store.called import called as called_contests
from byelex.store.connection import Store
from byelex.store.deliveries import latest_revision_id
from byelex.store.differences import Revision
from byelex.store.occasions import Matter
from byelex.store.rows import moment

OLDEST_POLL = timedelta(days=30)
"""A result of an older poll is history being filled in, not news."""
CLOSED_NEWS = timedelta(hours=3)
"""So long after polls closed it is still news that they have."""
PAUSED = "the alert was paused"


def queue_deliveries(
    connection: Connection, revision: Revision, after: ByElection | None, before: ByElection | None, news: bool = True
) -> int:
    """Queue a delivery of a new revision to everyone it concerns; give how many. To be called in its transaction.

    `after` is the contest as it now stands, with its baseline, None if withdrawn; `before` as it stood, None if this
    is its first revision. Whoever was sent the result, or is about to be, gets the revision. Whoever was not is sent
    it where it is news to them: the contest is new or restored, fits their filters only now, or its votes are first
    in. While it is only called the same goes for who asked to be told of calls; that polls have closed is no news here,
    but who was told that gets the revision. `news` False (a first load), a result of a poll over 30 days old and a call
    for a poll that has closed alert nobody anew.
    """
    stands = after or before
    assert stands is not None
    called, closed = Matter(revision.by_election_id, "called"), Matter(revision.by_election_id, "closed")
    if stands.stage != "called":
        # A call that was withdrawn, or was for another day, stood so in its messages: this result sets them right.
        corrected = 0
        if before is None:
            corrected = sum(_queue(connection, revision, each, after, None, fresh=False) for each in (called, closed))
        elif before.stage == "called":
            # What was only called before is news now: nobody has been told a result.
            before = None
        fresh = after is not None and british_day(revision.recorded_at) - after.polling_on <= OLDEST_POLL
        return corrected + _queue(connection, revision, Matter(revision.by_election_id), after, before, news and fresh)
    fresh = after is not None and revision.recorded_at < polls_close(after.polling_on)
    return _queue(connection, revision, called, after, before, news and fresh) + _queue(
        connection, revision, closed, after, before, fresh=False
    )


def _queue(
    connection: Connection,
    revision: Revision,
    matter: Matter,
    after: ByElection | None,
    before: ByElection | None,
    fresh: bool,
) -> int:
    had = {
        subscription_id
        for (subscription_id,) in connection.execute(
            "SELECT DISTINCT subscription_id FROM delivery "
            "WHERE by_election_id = ? AND occasion = ? AND state <> 'unsent'",
            [matter.by_election_id, matter.occasion],
        ).fetchall()
    }
    if before is not None and after is not None:
        before = replace(before, baseline=after.baseline)
    concerned: list[Subscription] = []
    paused: list[Subscription] = []
    for each in not_gone(connection) if had or fresh else ():
        if each.id in had:
            concerned.append(each)
        elif fresh and after is not None and _asks(each, matter) and _is_news(each.filters, after, before):
            (paused if each.state == "paused" else concerned).append(each)
    _insert(connection, revision.id, matter, revision.recorded_at, concerned, paused)
    return len(concerned)


def _asks(subscription: Subscription, matter: Matter) -> bool:
    return subscription.state != "removed" and (matter.occasion == "result" or matter.occasion in subscription.also)


def _is_news(filters: Filters, after: ByElection, before: ByElection | None) -> bool:
    if not filters.fit(after):
        return False
    if before is None or not filters.fit(before):
        return True
    return before.stage == "winner" and after.stage != "winner"


def _insert(
    connection: Connection,
    revision_id: int,
    matter: Matter,
    at: datetime,
    concerned: Iterable[Subscription],
    paused: Iterable[Subscription],
) -> None:
    rows = [*((each, "waiting", "") for each in concerned), *((each, "unsent", PAUSED) for each in paused)]
    connection.executemany(
        "INSERT INTO delivery (revision_id, subscription_id, by_election_id, occasion, place_id, queued_at, state, "
        "note) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (revision_id, each.id, matter.by_election_id, matter.occasion, each.place.id, moment(at), state, note)
            for each, state, note in sorted(rows, key=lambda row: row[0].id)
        ],
    )


def follow(connection: Connection, old_id: str, new_id: str, closed: bool) -> None:
    """Have the messages that told of a call, or of its close of polls, tell of what its moved polling day made it."""
    connection.execute(
        "UPDATE delivery SET by_election_id = ? WHERE by_election_id = ? AND occasion IN ('called', ?)",
        [new_id, old_id, "closed" if closed else "called"],
    )


def polls_just_closed(store: Store, at: datetime) -> tuple[ByElection, ...]:
    """Give the called contests whose polls closed within the hours before a moment; some microseconds."""
    return tuple(
        each for each in called_contests(store) if timedelta(0) <= at - polls_close(each.polling_on) <= CLOSED_NEWS
    )


def queue_polls_closed(store: Store, at: datetime) -> int:
    """Queue word that polls have closed to whoever asked for it and has not been told; give how many.

    To be called by whoever delivers, again and again: each is told once. A contest that was first recorded after its
    polls closed, or that has a result, is left out, and so is a subscription made since.
    """
    queued = 0
    with store.writing() as connection:
        for contest in polls_just_closed(store, at):
            closed_at, matter = polls_close(contest.polling_on), Matter(contest.id, "closed")
            told = connection.execute(
                "SELECT subscription_id FROM delivery WHERE by_election_id = ? AND occasion = 'closed'", [contest.id]
            ).fetchall()
            (first,) = connection.execute(
                "SELECT min(recorded_at) FROM revision WHERE by_election_id = ?", [contest.id]
            ).fetchone()
            if datetime.fromisoformat(first) >= closed_at:
                continue
            wanted = [
                each
                for each in not_gone(connection)
                if (each.id,) not in told
                and each.subscribed_at < closed_at
                and _asks(each, matter)
                and each.filters.fit(contest)
            ]
            paused = [each for each in wanted if each.state == "paused"]
            concerned = [each for each in wanted if each.state != "paused"]
            _insert(connection, latest_revision_id(store, contest.id), matter, at, concerned, paused)
            queued += len(concerned)
    return queued
