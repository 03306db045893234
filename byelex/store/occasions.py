"""What an alert can be about: that a by-election is called, that its polls have closed, its result."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from sqlite_utils import Database

Occasion = Literal["called", "closed", "result"]
"""Every subscription is for results; the others are for who asks for them too."""


@dataclass(frozen=True, slots=True)
class Matter:
    """What one message at a place tells of, and a later revision changes: a contest, on one occasion."""

    by_election_id: str
    occasion: Occasion = "result"


def m010_occasions(db: Database) -> None:
    """Subscriptions that are told of calls and of polls closing too, and deliveries of these beside a result's."""
    db.execute("ALTER TABLE subscription ADD COLUMN also_called INTEGER NOT NULL DEFAULT 0")
    db.execute("ALTER TABLE subscription ADD COLUMN also_closed INTEGER NOT NULL DEFAULT 0")
    # Made anew, since what is unique in a table cannot be altered: one revision can change two messages at a place.
    db.execute(
        """
        CREATE TABLE new_delivery (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            revision_id INTEGER NOT NULL REFERENCES revision (id),
            subscription_id INTEGER NOT NULL REFERENCES subscription (id) ON DELETE CASCADE,
            by_election_id TEXT NOT NULL REFERENCES by_election (id),
            occasion TEXT NOT NULL DEFAULT 'result' CHECK (occasion IN ('called', 'closed', 'result')),
            place_id INTEGER NOT NULL,
            queued_at TEXT NOT NULL,
            state TEXT NOT NULL CHECK (state IN ('waiting', 'claimed', 'sent', 'unsent')),
            act TEXT CHECK (act IN ('post', 'digest', 'edit', 'reply')),
            leader_id INTEGER,
            claimed_at TEXT,
            posted_revision_id INTEGER,
            shown_revision_id INTEGER,
            channel_id INTEGER,
            message_id INTEGER,
            sent_at TEXT,
            cross_post TEXT CHECK (cross_post IN ('due', 'done', 'refused')),
            note TEXT NOT NULL DEFAULT '',
            picture TEXT CHECK (picture IN ('due', 'done')),
            UNIQUE (revision_id, subscription_id, occasion)
        ) STRICT
        """
    )
    kept = (
        "id, revision_id, subscription_id, by_election_id, place_id, queued_at, state, act, leader_id, claimed_at, "
        "posted_revision_id, shown_revision_id, channel_id, message_id, sent_at, cross_post, note, picture"
    )
    db.execute(f"INSERT INTO new_delivery ({kept}) SELECT {kept} FROM delivery")  # noqa: S608 - constants
    # A delivery's id names its message to Discord: those of deleted deliveries must not come again.
    db.execute("DELETE FROM sqlite_sequence WHERE name = 'new_delivery'")
    db.execute("INSERT INTO sqlite_sequence SELECT 'new_delivery', seq FROM sqlite_sequence WHERE name = 'delivery'")
    db.execute("DROP TABLE delivery")
    db.execute("ALTER TABLE new_delivery RENAME TO delivery")
    for name, columns in (
        ("open", "(place_id, id) WHERE state IN ('waiting', 'claimed')"),
        ("contest", "(by_election_id, place_id)"),
        ("subscription", "(subscription_id, id)"),
        ("leader", "(leader_id) WHERE leader_id IS NOT NULL"),
        ("cross_post", "(place_id) WHERE cross_post = 'due'"),
        ("picture", "(place_id) WHERE picture = 'due'"),
    ):
        db.execute(f"CREATE INDEX delivery_{name} ON delivery {columns}")
