"""Which reply answers which message: kept for a day, so that editing a question can edit its reply after a restart.

Two ids and a time, nothing else: neither the words nor who asked nor where, so there is nothing about anyone to delete.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from byelex.store.connection import Store
from byelex.store.rows import moment, now

KEPT = timedelta(days=1)


def remember_reply(store: Store, message_id: int, reply_id: int, at: datetime | None = None) -> None:
    """Remember that a message was answered by another, now unless told when; pairs older than a day are deleted."""
    at = at or now()
    with store.writing() as connection:
        connection.execute("DELETE FROM replied WHERE replied_at <= ?", [moment(at - KEPT)])
        connection.execute("INSERT OR REPLACE INTO replied VALUES (?, ?, ?)", [message_id, reply_id, moment(at)])


def reply_to(store: Store, message_id: int, at: datetime | None = None) -> int | None:
    """Give the message that answered another within the day before now (or before `at`); None if none did."""
    found = store.connection.execute(
        "SELECT reply_id FROM replied WHERE message_id = ? AND replied_at > ?",
        [message_id, moment((at or now()) - KEPT)],
    ).fetchone()
    return int(found[0]) if found else None


def forget_reply(store: Store, message_id: int) -> None:
    """Forget which message answered another."""
    with store.writing() as connection:
        connection.execute("DELETE FROM replied WHERE message_id = ?", [message_id])
