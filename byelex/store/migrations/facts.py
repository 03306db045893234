"""Tables of what was declared and said: parties, people, seats, contests, and every revision."""

from __future__ import annotations

from typing import TYPE_CHECKING

from byelex.store.migrations.running import run

if TYPE_CHECKING:
    from sqlite_utils import Database


def m001_reference(db: Database) -> None:
    """Parties, people, seats and the general elections they are compared with."""
    run(
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
    run(
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


def m016_party_order(db: Database) -> None:
    """The order of the parties table, where those come first that people mean by a name several share."""
    # The table is read once more, for its order; a party that it lacks has none.
    run(db, "ALTER TABLE party ADD COLUMN position INTEGER", "DELETE FROM loaded_file WHERE path = 'parties.csv'")
