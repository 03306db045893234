"""The store's schema, as a list of named migrations that only grows.

Tables and columns are named in the field's words, for whoever opens the file. An ordinal counts from nought in the
order given. Dates are ISO 8601 text; moments are UTC; lists are JSON arrays; parties, people and contests have text
ids.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from byelex.store.index import m011_orders
from byelex.store.occasions import m010_occasions
from byelex.store.replied import m009_replied

if TYPE_CHECKING:
    from sqlite_utils import Database


def _run(db: Database, *statements: str) -> None:
    # One at a time: executescript would commit the transaction that holds all migrations together.
    for statement in statements:
        db.execute(statement)


def m001_reference(db: Database) -> None:
    """Parties, people, seats and the general elections they are compared with."""
    _run(
        db,
        """
        CREATE TABLE store (
            id INTEGER PRIMARY KEY CHECK (id = 1),
            store_id TEXT NOT NULL,
            generation INTEGER NOT NULL DEFAULT 0,
            measures_edition INTEGER NOT NULL DEFAULT 0
        ) STRICT
        """,
        "INSERT INTO store (id, store_id) VALUES (1, lower(hex(randomblob(8))))",
        """
        CREATE TABLE loaded_file (
            path TEXT PRIMARY KEY,
            size INTEGER NOT NULL,
            modified_ns INTEGER NOT NULL,
            digest TEXT NOT NULL,
            loaded_at TEXT NOT NULL
        ) STRICT, WITHOUT ROWID
        """,
        """
        CREATE TABLE party (
            id TEXT PRIMARY KEY,
            name TEXT NOT NULL,
            abbreviation TEXT NOT NULL,
            colour TEXT NOT NULL,
            full_name TEXT NOT NULL,
            nicknames TEXT NOT NULL,
            electoral_commission_ids TEXT NOT NULL,
            follows TEXT REFERENCES party (id) DEFERRABLE INITIALLY DEFERRED,
            independent INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID
        """,
        # name_settled: the people table names this person, so no spelling on a later ballot renames them.
        """
        CREATE TABLE person (
            id TEXT PRIMARY KEY,
            name TEXT NOT NULL,
            other_names TEXT NOT NULL DEFAULT '[]',
            name_settled INTEGER NOT NULL DEFAULT 0
        ) STRICT, WITHOUT ROWID
        """,
        """
        CREATE TABLE constituency (
            id TEXT PRIMARY KEY,
            name TEXT NOT NULL,
            country TEXT NOT NULL,
            region TEXT,
            county TEXT,
            kind TEXT
        ) STRICT, WITHOUT ROWID
        """,
        "CREATE TABLE general_election (polling_on TEXT PRIMARY KEY) STRICT, WITHOUT ROWID",
        """
        CREATE TABLE general_election_seat (
            constituency_id TEXT NOT NULL REFERENCES constituency (id),
            general_election_on TEXT NOT NULL REFERENCES general_election (polling_on),
            electorate INTEGER,
            rejected_vote_count INTEGER,
            PRIMARY KEY (constituency_id, general_election_on)
        ) STRICT, WITHOUT ROWID
        """,
        # person_id is not a reference: the thousands who stood only at general elections have no row of their own.
        """
        CREATE TABLE general_election_candidacy (
            constituency_id TEXT NOT NULL,
            general_election_on TEXT NOT NULL,
            ordinal INTEGER NOT NULL,
            person_id TEXT NOT NULL,
            name TEXT NOT NULL,
            party_id TEXT NOT NULL REFERENCES party (id),
            party_name TEXT NOT NULL,
            votes INTEGER,
            elected INTEGER NOT NULL,
            PRIMARY KEY (constituency_id, general_election_on, ordinal),
            FOREIGN KEY (constituency_id, general_election_on)
                REFERENCES general_election_seat (constituency_id, general_election_on)
        ) STRICT, WITHOUT ROWID
        """,
    )


def m002_by_elections(db: Database) -> None:
    """The contests, all that belongs to one, and every revision of it."""
    _run(
        db,
        """
        CREATE TABLE by_election (
            id TEXT PRIMARY KEY,
            constituency_id TEXT NOT NULL REFERENCES constituency (id),
            polling_on TEXT NOT NULL,
            stage TEXT NOT NULL,
            electorate INTEGER,
            rejected_vote_count INTEGER,
            writ_on TEXT,
            declared_at TEXT,
            cause TEXT,
            cause_note TEXT,
            previous_member TEXT,
            previous_party_id TEXT REFERENCES party (id),
            previous_note TEXT,
            general_election_on TEXT,
            declared_valid_vote_count INTEGER,
            declared_majority INTEGER,
            declared_result TEXT,
            invented INTEGER NOT NULL,
            withdrawn INTEGER NOT NULL DEFAULT 0
        ) STRICT, WITHOUT ROWID
        """,
        "CREATE INDEX by_election_seat ON by_election (constituency_id, polling_on)",
        "CREATE INDEX by_election_day ON by_election (polling_on)",
        "CREATE INDEX by_election_baseline ON by_election (general_election_on)",
        """
        CREATE TABLE candidacy (
            by_election_id TEXT NOT NULL REFERENCES by_election (id),
            ordinal INTEGER NOT NULL,
            person_id TEXT NOT NULL REFERENCES person (id),
            name TEXT NOT NULL,
            party_id TEXT NOT NULL REFERENCES party (id),
            party_name TEXT NOT NULL,
            votes INTEGER,
            elected INTEGER NOT NULL,
            published_change TEXT,
            PRIMARY KEY (by_election_id, ordinal)
        ) STRICT, WITHOUT ROWID
        """,
        "CREATE INDEX candidacy_person ON candidacy (person_id)",
        "CREATE INDEX candidacy_party ON candidacy (party_id)",
        """
        CREATE TABLE quote (
            by_election_id TEXT NOT NULL REFERENCES by_election (id),
            ordinal INTEGER NOT NULL,
            words TEXT NOT NULL,
            speaker TEXT NOT NULL,
            speaker_id TEXT NOT NULL REFERENCES person (id),
            role TEXT NOT NULL,
            party_id TEXT REFERENCES party (id),
            occasion TEXT NOT NULL,
            outlet TEXT,
            said_on TEXT,
            about TEXT,
            inferred TEXT NOT NULL,
            PRIMARY KEY (by_election_id, ordinal)
        ) STRICT, WITHOUT ROWID
        """,
        "CREATE INDEX quote_speaker ON quote (speaker_id)",
        # The other contests the same words are about. Not references: such a contest may be recorded later.
        """
        CREATE TABLE quote_also_about (
            also_about_id TEXT NOT NULL,
            by_election_id TEXT NOT NULL,
            ordinal INTEGER NOT NULL,
            place INTEGER NOT NULL,
            PRIMARY KEY (also_about_id, by_election_id, ordinal),
            FOREIGN KEY (by_election_id, ordinal) REFERENCES quote (by_election_id, ordinal)
        ) STRICT, WITHOUT ROWID
        """,
        "CREATE INDEX quote_also_about_quote ON quote_also_about (by_election_id, ordinal)",
        """
        CREATE TABLE claim (
            by_election_id TEXT NOT NULL REFERENCES by_election (id),
            ordinal INTEGER NOT NULL,
            measure TEXT NOT NULL,
            figure TEXT NOT NULL,
            claimed_by TEXT NOT NULL,
            outlet TEXT,
            published_on TEXT,
            note TEXT NOT NULL,
            PRIMARY KEY (by_election_id, ordinal)
        ) STRICT, WITHOUT ROWID
        """,
        """
        CREATE TABLE fact (
            by_election_id TEXT NOT NULL REFERENCES by_election (id),
            ordinal INTEGER NOT NULL,
            topic TEXT NOT NULL,
            text TEXT NOT NULL,
            outlet TEXT,
            published_on TEXT,
            PRIMARY KEY (by_election_id, ordinal)
        ) STRICT, WITHOUT ROWID
        """,
        """
        CREATE TABLE correction (
            by_election_id TEXT NOT NULL REFERENCES by_election (id),
            ordinal INTEGER NOT NULL,
            "of" TEXT NOT NULL,
            published TEXT NOT NULL,
            corrected TEXT NOT NULL,
            reason TEXT NOT NULL,
            PRIMARY KEY (by_election_id, ordinal)
        ) STRICT, WITHOUT ROWID
        """,
        """
        CREATE TABLE source (
            by_election_id TEXT NOT NULL REFERENCES by_election (id),
            ordinal INTEGER NOT NULL,
            work TEXT NOT NULL,
            title TEXT NOT NULL,
            published_on TEXT,
            supplies TEXT NOT NULL,
            PRIMARY KEY (by_election_id, ordinal)
        ) STRICT, WITHOUT ROWID
        """,
        # body is the whole contest as recorded, in JSON, or null where the revision withdrew it.
        """
        CREATE TABLE revision (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            by_election_id TEXT NOT NULL REFERENCES by_election (id),
            number INTEGER NOT NULL,
            recorded_by TEXT NOT NULL,
            recorded_at TEXT NOT NULL,
            source TEXT NOT NULL,
            digest TEXT,
            body TEXT,
            UNIQUE (by_election_id, number)
        ) STRICT
        """,
    )


def m003_measures(db: Database) -> None:
    """The computed figures, and the views that join them to the facts."""
    _run(
        db,
        """
        CREATE TABLE by_election_measures (
            by_election_id TEXT PRIMARY KEY REFERENCES by_election (id),
            invented INTEGER NOT NULL,
            result TEXT NOT NULL,
            held INTEGER,
            gained_from_party_id TEXT REFERENCES party (id),
            winner_ordinal INTEGER NOT NULL,
            runner_up_ordinal INTEGER,
            candidate_count INTEGER NOT NULL,
            valid_vote_count INTEGER,
            majority INTEGER,
            majority_pct REAL,
            turnout_pct REAL,
            ballot_turnout_pct REAL,
            turnout_change_pp REAL,
            baseline_majority INTEGER,
            baseline_majority_pct REAL,
            baseline_turnout_pct REAL,
            swing_from_party_id TEXT REFERENCES party (id),
            swing_to_party_id TEXT REFERENCES party (id),
            swing_pp REAL,
            swing_note TEXT,
            swing_needed_pp REAL,
            lost_deposit_count INTEGER
        ) STRICT, WITHOUT ROWID
        """,
        # Invented contests have no place among the real ones, so every ranking begins with invented = 0.
        "CREATE INDEX measures_swing ON by_election_measures (invented, swing_pp)",
        "CREATE INDEX measures_pair ON by_election_measures (swing_from_party_id, swing_to_party_id, swing_pp)",
        """
        CREATE TABLE candidacy_measures (
            by_election_id TEXT NOT NULL,
            ordinal INTEGER NOT NULL,
            share_pct REAL,
            change_pp REAL,
            deposit_lost INTEGER,
            position INTEGER,
            PRIMARY KEY (by_election_id, ordinal),
            FOREIGN KEY (by_election_id, ordinal) REFERENCES candidacy (by_election_id, ordinal)
        ) STRICT, WITHOUT ROWID
        """,
        """
        CREATE VIEW by_election_summary AS
        SELECT
            contest.polling_on,
            seat.name AS constituency,
            seat.id AS ons_id,
            seat.country,
            seat.region,
            winner.name AS winner,
            winner_party.name AS winner_party,
            winner.votes AS winner_votes,
            winner_measures.share_pct AS winner_share_pct,
            runner_up.name AS runner_up,
            runner_up_party.name AS runner_up_party,
            runner_up.votes AS runner_up_votes,
            computed.result,
            computed.majority,
            computed.majority_pct,
            contest.electorate,
            computed.valid_vote_count AS valid_votes,
            contest.rejected_vote_count AS rejected_votes,
            computed.turnout_pct,
            computed.turnout_change_pp,
            computed.baseline_majority,
            computed.baseline_majority_pct,
            computed.baseline_turnout_pct,
            swing_from.name AS swing_from,
            swing_to.name AS swing_to,
            computed.swing_pp,
            computed.swing_note,
            computed.swing_needed_pp,
            computed.candidate_count AS candidates,
            computed.lost_deposit_count AS deposits_lost,
            contest.cause,
            contest.stage,
            contest.general_election_on AS baseline_on,
            contest.id AS by_election_id,
            winner.person_id AS winner_id,
            winner.party_id AS winner_party_id,
            runner_up.person_id AS runner_up_id,
            runner_up.party_id AS runner_up_party_id,
            computed.gained_from_party_id,
            computed.swing_from_party_id,
            computed.swing_to_party_id,
            computed.held,
            computed.ballot_turnout_pct,
            contest.invented
        FROM by_election_measures AS computed
        JOIN by_election AS contest ON contest.id = computed.by_election_id
        JOIN constituency AS seat ON seat.id = contest.constituency_id
        JOIN candidacy AS winner
            ON winner.by_election_id = contest.id AND winner.ordinal = computed.winner_ordinal
        JOIN candidacy_measures AS winner_measures
            ON winner_measures.by_election_id = contest.id AND winner_measures.ordinal = computed.winner_ordinal
        JOIN party AS winner_party ON winner_party.id = winner.party_id
        LEFT JOIN candidacy AS runner_up
            ON runner_up.by_election_id = contest.id AND runner_up.ordinal = computed.runner_up_ordinal
        LEFT JOIN party AS runner_up_party ON runner_up_party.id = runner_up.party_id
        LEFT JOIN party AS swing_from ON swing_from.id = computed.swing_from_party_id
        LEFT JOIN party AS swing_to ON swing_to.id = computed.swing_to_party_id
        """,
        """
        CREATE VIEW candidacy_summary AS
        SELECT
            contest.polling_on,
            seat.name AS constituency,
            seat.id AS ons_id,
            stood.name AS person,
            party.name AS party,
            stood.votes,
            computed.share_pct,
            computed.change_pp,
            computed.deposit_lost,
            computed.position,
            stood.party_name,
            contest.id AS by_election_id,
            stood.ordinal,
            stood.person_id,
            stood.party_id,
            stood.ordinal = whole.winner_ordinal AS elected,
            seat.country,
            seat.region,
            contest.invented
        FROM candidacy_measures AS computed
        JOIN by_election_measures AS whole ON whole.by_election_id = computed.by_election_id
        JOIN candidacy AS stood
            ON stood.by_election_id = computed.by_election_id AND stood.ordinal = computed.ordinal
        JOIN by_election AS contest ON contest.id = computed.by_election_id
        JOIN constituency AS seat ON seat.id = contest.constituency_id
        JOIN party ON party.id = stood.party_id
        """,
    )


def m004_setting(db: Database) -> None:
    """Small texts the bot keeps between runs."""
    _run(db, "CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID")


def m005_alerts(db: Database) -> None:
    """Who asked to be told of results, and each result's way to them."""
    _run(
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
    _run(
        db,
        "ALTER TABLE delivery ADD COLUMN picture TEXT CHECK (picture IN ('due', 'done'))",
        "CREATE INDEX delivery_picture ON delivery (place_id) WHERE picture = 'due'",
    )


def m007_published(db: Database) -> None:
    """Contests known in part: figures kept as they were published, and where a ranked figure comes from."""
    views = {
        name: sql
        for name, sql in db.execute("SELECT name, sql FROM sqlite_master WHERE type = 'view'").fetchall()
        if name in ("by_election_summary", "candidacy_summary")
    }
    _run(
        db,
        "ALTER TABLE by_election ADD COLUMN completeness TEXT NOT NULL DEFAULT 'full'",
        "ALTER TABLE by_election ADD COLUMN petition_note TEXT",
        "ALTER TABLE by_election ADD COLUMN published_swing TEXT",
        "ALTER TABLE by_election ADD COLUMN published_swing_from_id TEXT REFERENCES party (id)",
        "ALTER TABLE by_election ADD COLUMN published_swing_to_id TEXT REFERENCES party (id)",
        "ALTER TABLE by_election ADD COLUMN published_turnout TEXT",
        "ALTER TABLE by_election ADD COLUMN published_majority INTEGER",
        "ALTER TABLE by_election ADD COLUMN published_valid_vote_count INTEGER",
        "ALTER TABLE candidacy ADD COLUMN published_share TEXT",
        # By-elections that took place and are not in the store; `parliament_on` is the general election before.
        """
        CREATE TABLE missing_by_election (
            constituency TEXT NOT NULL,
            parliament_on TEXT NOT NULL,
            held TEXT NOT NULL,
            reason TEXT NOT NULL,
            PRIMARY KEY (constituency, parliament_on, held)
        ) STRICT, WITHOUT ROWID
        """,
        "DROP VIEW by_election_summary",
        "DROP VIEW candidacy_summary",
        # Made anew, since a column cannot lose its NOT NULL: of a contest not read in full the number of candidates is
        # not known. Its rows are computed, and are computed again when the store is next opened.
        # A basis is 'computed', 'published' or 'from published changes'; a margin is half a unit of the last place
        # of what was printed, nought for what is computed: the exact figure lies within it.
        "DROP TABLE by_election_measures",
        """
        CREATE TABLE by_election_measures (
            by_election_id TEXT PRIMARY KEY REFERENCES by_election (id),
            invented INTEGER NOT NULL,
            result TEXT NOT NULL,
            held INTEGER,
            gained_from_party_id TEXT REFERENCES party (id),
            winner_ordinal INTEGER NOT NULL,
            runner_up_ordinal INTEGER,
            candidate_count INTEGER,
            valid_vote_count INTEGER,
            majority INTEGER,
            majority_pct REAL,
            turnout_pct REAL,
            turnout_basis TEXT,
            turnout_margin_pp REAL,
            ballot_turnout_pct REAL,
            turnout_change_pp REAL,
            baseline_majority INTEGER,
            baseline_majority_pct REAL,
            baseline_turnout_pct REAL,
            swing_from_party_id TEXT REFERENCES party (id),
            swing_to_party_id TEXT REFERENCES party (id),
            swing_pp REAL,
            swing_basis TEXT,
            swing_margin_pp REAL,
            swing_note TEXT,
            swing_needed_pp REAL,
            lost_deposit_count INTEGER
        ) STRICT, WITHOUT ROWID
        """,
        "CREATE INDEX measures_swing ON by_election_measures (invented, swing_pp)",
        "CREATE INDEX measures_pair ON by_election_measures (swing_from_party_id, swing_to_party_id, swing_pp)",
        "UPDATE store SET measures_edition = 0",
        # A view cannot be altered: each is made again as it was, with the new columns after its last.
        views["by_election_summary"].replace(
            "contest.invented\n",
            "contest.invented, contest.completeness, computed.swing_basis, computed.swing_margin_pp, "
            "computed.turnout_basis, computed.turnout_margin_pp\n",
        ),
        views["candidacy_summary"].replace(
            "contest.invented\n",
            "contest.invented, stood.published_share, stood.published_change, contest.completeness\n",
        ),
    )


def m008_index(db: Database) -> None:
    """What questions filter and rank by, in narrow tables that need no join."""
    _run(
        db,
        """
        CREATE TABLE contest_index (
            number INTEGER PRIMARY KEY,
            by_election_id TEXT NOT NULL UNIQUE REFERENCES by_election (id),
            invented INTEGER NOT NULL,
            polling_on TEXT NOT NULL,
            constituency_id TEXT NOT NULL,
            held INTEGER,
            winner_party_id TEXT NOT NULL,
            defender_party_id TEXT,
            runner_up_party_id TEXT,
            cause TEXT,
            electorate INTEGER,
            rejected_vote_count INTEGER,
            valid_vote_count INTEGER,
            majority INTEGER,
            majority_pct REAL,
            baseline_majority INTEGER,
            baseline_majority_pct REAL,
            turnout_pct REAL,
            turnout_change_pp REAL,
            swing_from_party_id TEXT,
            swing_to_party_id TEXT,
            swing_pp REAL,
            swing_needed_pp REAL,
            candidate_count INTEGER,
            lost_deposit_count INTEGER,
            winner_votes INTEGER,
            winner_share_pct REAL
        ) STRICT
        """,
        "CREATE INDEX contest_index_day ON contest_index (polling_on)",
        """
        CREATE TABLE candidacy_index (
            contest INTEGER NOT NULL REFERENCES contest_index (number),
            ordinal INTEGER NOT NULL,
            party_id TEXT NOT NULL,
            person_id TEXT NOT NULL,
            votes INTEGER,
            share_pct REAL,
            change_pp REAL,
            position INTEGER,
            deposit_lost INTEGER,
            elected INTEGER NOT NULL,
            PRIMARY KEY (contest, ordinal)
        ) STRICT, WITHOUT ROWID
        """,
        "CREATE INDEX candidacy_index_party ON candidacy_index (party_id, share_pct)",
        "CREATE INDEX candidacy_index_person ON candidacy_index (person_id)",
        "CREATE INDEX candidacy_index_votes ON candidacy_index (votes)",
        "CREATE INDEX candidacy_index_share ON candidacy_index (share_pct)",
        "CREATE INDEX candidacy_index_change ON candidacy_index (change_pp)",
        "UPDATE store SET measures_edition = 0",
    )


MIGRATIONS: tuple[Callable[[Database], None], ...] = (
    m001_reference,
    m002_by_elections,
    m003_measures,
    m004_setting,
    m005_alerts,
    m006_alert_pictures,
    m007_published,
    m008_index,
    m009_replied,
    m010_occasions,
    m011_orders,
)
"""Every change of the schema, oldest first. A released one is never edited: the next change is a new one."""
