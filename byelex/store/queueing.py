"""The queueing of a delivery for everyone a revision concerns, in the transaction that records it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from byelex.elections import ByElection
from byelex.store.alerts import Filters, not_gone
from byelex.store.rows import moment

if TYPE_CHECKING:
    from sqlite3 import Connection

    from byelex.store.recording import Revision

OLDEST_POLL = timedelta(days=30)
"""A result of an older poll is history being filled in, not news."""


def queue_deliveries(
    connection: Connection, revision: Revision, after: ByElection | None, before: ByElection | None, news: bool = True
) -> int:
    """Queue a delivery of a new revision to everyone it concerns; give how many. To be called in its transaction.

    `after` is the contest as it now stands, with its baseline, None if withdrawn; `before` as it stood, None if this
    is its first revision. Whoever was sent the result, or is about to be, gets the revision. Whoever was not is sent
    it where it is news to them: the contest is new or restored, fits their filters only now, or its votes are first
    in. `news` False (a first load) and a poll over 30 days old alert nobody anew.
    """
    had = {
        subscription_id
        for (subscription_id,) in connection.execute(
            "SELECT DISTINCT subscription_id FROM delivery WHERE by_election_id = ? AND state <> 'unsent'",
            [revision.by_election_id],
        ).fetchall()
    }
    fresh = news and after is not None and revision.recorded_at.date() - after.polling_on <= OLDEST_POLL
    if before is not None and after is not None:
        before = replace(before, baseline=after.baseline)
    rows = []
    for each in not_gone(connection) if had or fresh else ():
        paused = each.state == "paused"
        if each.id not in had and not (
            fresh and after is not None and each.state != "removed" and _is_news(each.filters, after, before)
        ):
            continue
        state, note = ("unsent", "the alert was paused") if paused and each.id not in had else ("waiting", "")
        rows.append((revision.id, each.id, revision.by_election_id, each.place.id, state, note))
    queued_at = moment(revision.recorded_at)
    connection.executemany(
        "INSERT INTO delivery (revision_id, subscription_id, by_election_id, place_id, queued_at, state, note) "
        "VALUES (?, ?, ?, ?, ?, ?, ?)",
        [(*row[:4], queued_at, *row[4:]) for row in rows],
    )
    return sum(row[4] == "waiting" for row in rows)


def _is_news(filters: Filters, after: ByElection, before: ByElection | None) -> bool:
    if not filters.fit(after):
        return False
    if before is None or not filters.fit(before):
        return True
    return before.stage == "winner" and after.stage != "winner"
