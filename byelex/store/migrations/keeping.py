"""Tables of what the bot keeps for its own work: settings, subscriptions, deliveries, replies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from byelex.store.migrations.running import run

if TYPE_CHECKING:
    from sqlite_utils import Database


def m004_setting(db: Database) -> None:
    """Small texts the bot keeps between runs."""
    run(db, "CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID")


def m005_alerts(db: Database) -> None:
    """Who asked to be told of results, and each result's way to them."""
    run(
        db,
        # place_id is a channel's, thread's or forum's id, or a person's; all are Discord's, so no two are the same.
        """
        CREATE TABLE subscription (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            place TEXT NOT NULL CHECK (place IN ('channel', 'thread', 'forum', 'person')),
            place_id INTEGER NOT NULL,
            parent_id INTEGER,
            server_id INTEGER,
            cross_post INTEGER NOT NULL,
            forum_tag_id INTEGER,
            role_id INTEGER,
            party_id TEXT REFERENCES party (id),
            party_as TEXT NOT NULL CHECK (party_as IN ('winner', 'loser', 'either')),
            seat TEXT,
            area TEXT,
            gains_only INTEGER NOT NULL,
            subscribed_by INTEGER,
            subscribed_at TEXT NOT NULL,
            state TEXT NOT NULL CHECK (state IN ('active', 'paused', 'blocked', 'removed', 'gone')),
            state_since TEXT NOT NULL,
            reason TEXT NOT NULL,
            told INTEGER NOT NULL
        ) STRICT
        """,
        "CREATE INDEX subscription_place ON subscription (place_id)",
        "CREATE INDEX subscription_server ON subscription (server_id)",
        # leader_id: the delivery whose id the message carries, where one message serves several deliveries.
        # posted_ and shown_revision_id: the revision a message was sent with, and the one it holds now.
        """
        CREATE TABLE delivery (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            revision_id INTEGER NOT NULL REFERENCES revision (id),
            subscription_id INTEGER NOT NULL REFERENCES subscription (id) ON DELETE CASCADE,
            by_election_id TEXT NOT NULL REFERENCES by_election (id),
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
            UNIQUE (revision_id, subscription_id)
        ) STRICT
        """,
        "CREATE INDEX delivery_open ON delivery (place_id, id) WHERE state IN ('waiting', 'claimed')",
        "CREATE INDEX delivery_contest ON delivery (by_election_id, place_id)",
        "CREATE INDEX delivery_subscription ON delivery (subscription_id, id)",
        "CREATE INDEX delivery_leader ON delivery (leader_id) WHERE leader_id IS NOT NULL",
        "CREATE INDEX delivery_cross_post ON delivery (place_id) WHERE cross_post = 'due'",
    )


def m006_alert_pictures(db: Database) -> None:
    """Which messages are yet to be given their picture."""
    run(
        db,
        "ALTER TABLE delivery ADD COLUMN picture TEXT CHECK (picture IN ('due', 'done'))",
        "CREATE INDEX delivery_picture ON delivery (place_id) WHERE picture = 'due'",
    )


def m009_replied(db: Database) -> None:
    """Which reply answers which message, for a day."""
    db.execute(
        "CREATE TABLE replied (message_id INTEGER PRIMARY KEY, reply_id INTEGER NOT NULL, replied_at TEXT NOT NULL) "
        "STRICT"
    )
    db.execute("CREATE INDEX replied_at ON replied (replied_at)")


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


def m015_readings(db: Database) -> None:
    """What a contest's file said when it was last read, where no revision from that file says it."""
    db.execute("CREATE TABLE file_reading (path TEXT PRIMARY KEY, body TEXT NOT NULL) STRICT, WITHOUT ROWID")


def m017_kept_questions(db: Database) -> None:
    """Questions that a button is too short to carry, by the key that it carries instead."""
    db.execute(
        "CREATE TABLE kept_question (id INTEGER PRIMARY KEY AUTOINCREMENT, key TEXT NOT NULL UNIQUE, "
        "question TEXT NOT NULL) STRICT"
    )


def m022_reference(db: Database) -> None:
    """How often parties, seats and general elections have changed: what comes of these alone outlives results."""
    db.execute("ALTER TABLE store ADD COLUMN reference_generation INTEGER NOT NULL DEFAULT 0")
