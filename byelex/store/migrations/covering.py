"""What questions filter, count and rank by, in indexes and tallies that answer them without a join."""

from __future__ import annotations

from typing import TYPE_CHECKING

from byelex.store.migrations.figures import RANKED
from byelex.store.migrations.running import run

if TYPE_CHECKING:
    from sqlite_utils import Database

_ENDED = ("winner_party_id", "held", "invented")
"""How a contest ended, which is what lists count up, and the column that each index is partial by."""


def m020_covering(db: Database) -> None:
    """Candidacies by party and day, contests in indexes wide enough to count from, tallies by candidate and measure."""
    _candidacies(db)
    _contests(db)
    _tallies(db)
    run(db, "DELETE FROM contest_index", "UPDATE store SET measures_edition = 0")


def m021_groups(db: Database) -> None:
    """Contests by Parliament and by seat, who won and who came second by day: each counted without the others."""
    ended = ", ".join(_ENDED)
    columns = "polling_on, country, votes, share_pct, change_pp, elected, position, invented"
    run(
        db,
        "CREATE INDEX contest_index_parliament ON contest_index "
        f"(parliament_on, polling_on, country, defender_party_id, {ended}, turnout_pct) WHERE invented = 0",
        "CREATE INDEX contest_index_seats ON contest_index (constituency_id, polling_on, country, invented) "
        "WHERE invented = 0",
        f"CREATE INDEX candidacy_index_won ON candidacy_index ({columns}) WHERE invented = 0 AND elected = 1",
        f"CREATE INDEX candidacy_index_second ON candidacy_index ({columns}) WHERE invented = 0 AND position = 2",
    )


def m023_people(db: Database) -> None:
    """A person's candidacies by day, with all that they are counted and ranked by."""
    run(
        db,
        "DROP INDEX candidacy_index_person",
        "CREATE INDEX candidacy_index_person ON candidacy_index (person_id, polling_on, votes, share_pct, "
        "share_margin_pp, change_pp, change_margin_pp, position, deposit_lost, elected, country, invented)",
    )


def m024_sides(db: Database) -> None:
    """Swings in their order from a party, and to one."""
    besides = "polling_on, country, compared, winner_party_id, held, invented"
    for side in ("from", "to"):
        db.execute(
            f"CREATE INDEX contest_index_swing_{side} ON contest_index (swing_{side}_party_id, swing_pp, {besides}) "
            "WHERE invented = 0"
        )


def m025_aside(db: Database) -> None:
    """What is no result that counts: the withdrawn, the invented and the called, found without the others."""
    db.execute(
        "CREATE INDEX by_election_aside ON by_election (id, withdrawn, invented, stage) "
        "WHERE withdrawn = 1 OR invented = 1 OR stage = 'called'"
    )


def _candidacies(db: Database) -> None:
    run(
        db,
        "DROP TABLE candidacy_index",
        # What is asked of a party is asked of some days: its candidacies lie together, by day.
        """
        CREATE TABLE candidacy_index (
            party_id TEXT NOT NULL,
            polling_on TEXT NOT NULL,
            contest INTEGER NOT NULL REFERENCES contest_index (number),
            ordinal INTEGER NOT NULL,
            person_id TEXT NOT NULL,
            country TEXT,
            invented INTEGER NOT NULL,
            votes INTEGER,
            share_pct REAL,
            share_margin_pp REAL,
            change_pp REAL,
            change_margin_pp REAL,
            position INTEGER,
            came_last INTEGER NOT NULL,
            defended INTEGER NOT NULL,
            deposit_lost INTEGER,
            elected INTEGER NOT NULL,
            PRIMARY KEY (party_id, polling_on, contest, ordinal)
        ) STRICT, WITHOUT ROWID
        """,
        "CREATE INDEX candidacy_index_contest ON candidacy_index (contest)",
        "CREATE INDEX candidacy_index_person ON candidacy_index (person_id)",
        "CREATE INDEX candidacy_index_day ON candidacy_index (polling_on, position, elected, country, votes, "
        "share_pct, change_pp, deposit_lost, person_id, invented) WHERE invented = 0",
    )
    for measure, margin in (("votes", ""), ("share_pct", "share_margin_pp, "), ("change_pp", "change_margin_pp, ")):
        columns = f"{measure}, position, elected, defended, country, deposit_lost, {margin}invented"
        run(
            db,
            f"CREATE INDEX candidacy_index_{measure} ON candidacy_index ({columns}) WHERE invented = 0",
            f"CREATE INDEX candidacy_index_party_{measure} ON candidacy_index (party_id, {columns}) WHERE invented = 0",
        )


def _contests(db: Database) -> None:
    for name in ("day", "winner", "held", "stood", "defender", "period", "pair"):
        db.execute(f"DROP INDEX contest_index_{name}")
    # 0 for Monday.
    db.execute("ALTER TABLE contest_index ADD COLUMN weekday INTEGER")
    latest_first = "polling_on DESC, by_election_id, country"
    for name, columns in (
        ("day", f"{latest_first}, region, weekday, cause, candidate_count, defender_party_id, runner_up_party_id"),
        ("winner", f"winner_party_id, {latest_first}, runner_up_party_id"),
        ("held", f"held, {latest_first}, defender_party_id"),
        ("defender", f"defender_party_id, {latest_first}"),
        ("runner_up", f"runner_up_party_id, winner_party_id, {latest_first}"),
        ("cause", f"cause, {latest_first}, compared, swing_pp, swing_margin_pp"),
        ("region", f"region, {latest_first}"),
        ("weekday", f"weekday, {latest_first}"),
        ("pair", "swing_from_party_id, swing_to_party_id, swing_pp, polling_on, country, compared"),
    ):
        ended = ", ".join(column for column in _ENDED if column not in columns.split(", "))
        db.execute(f"CREATE INDEX contest_index_{name} ON contest_index ({columns}, {ended}) WHERE invented = 0")
    db.execute("CREATE INDEX by_election_awaited ON by_election (stage, withdrawn) WHERE stage = 'winner'")
    for number, measure in enumerate(RANKED):
        columns = ", ".join((measure, "polling_on", "country", *_ENDED))
        run(
            db,
            f"DROP INDEX contest_index_order_{number}",
            f"CREATE INDEX contest_index_order_{number} ON contest_index ({columns}) "
            f"WHERE invented = 0 AND {measure} IS NOT NULL",
        )


def _tallies(db: Database) -> None:
    for name in ("added", "removed", "moved"):
        db.execute(f"DROP TRIGGER contest_index_{name}")
    run(
        db,
        "DROP TRIGGER constituency_moved",
        "CREATE TRIGGER constituency_moved AFTER UPDATE OF country, region ON constituency "
        "WHEN new.country IS NOT old.country OR new.region IS NOT old.region BEGIN "
        "UPDATE candidacy_index SET country = new.country "
        "WHERE contest IN (SELECT number FROM contest_index WHERE constituency_id = new.id); "
        "UPDATE contest_index SET country = new.country, region = new.region WHERE constituency_id = new.id; END",
        "DROP TABLE party_tally",
        "DROP TABLE contest_tally",
        # held is -1 where it is not known, and country empty: a key has no nulls.
        """
        CREATE TABLE contest_tally (
            measure TEXT NOT NULL,
            polling_year INTEGER NOT NULL,
            country TEXT NOT NULL,
            winner_party_id TEXT NOT NULL,
            held INTEGER NOT NULL,
            contests INTEGER NOT NULL,
            compared INTEGER NOT NULL,
            total ANY NOT NULL,
            least ANY NOT NULL,
            most ANY NOT NULL,
            PRIMARY KEY (measure, polling_year, country, winner_party_id, held)
        ) STRICT, WITHOUT ROWID
        """,
        # kind: party, person or, with no id, all.
        """
        CREATE TABLE candidacy_tally (
            kind TEXT NOT NULL,
            id TEXT NOT NULL,
            polling_year INTEGER NOT NULL,
            country TEXT NOT NULL,
            candidacies INTEGER NOT NULL,
            contests INTEGER NOT NULL,
            votes INTEGER NOT NULL,
            votes_missing INTEGER NOT NULL,
            deposits_lost INTEGER NOT NULL,
            deposits_unknown INTEGER NOT NULL,
            won INTEGER NOT NULL,
            second INTEGER NOT NULL,
            share_sum REAL NOT NULL,
            share_count INTEGER NOT NULL,
            change_sum REAL NOT NULL,
            change_count INTEGER NOT NULL,
            shares_known INTEGER NOT NULL,
            changes_known INTEGER NOT NULL,
            PRIMARY KEY (kind, id, polling_year, country)
        ) STRICT, WITHOUT ROWID
        """,
        # The years whose tallies are to be made again before what was written counts.
        "CREATE TABLE tally_stale (polling_year INTEGER PRIMARY KEY) STRICT",
    )
    for event, row in (("INSERT", "new"), ("DELETE", "old"), ("UPDATE OF country", "new")):
        year = f"CAST(substr({row}.polling_on, 1, 4) AS INTEGER)"
        db.execute(
            f"CREATE TRIGGER contest_index_stale_{event[:6].lower()} AFTER {event} ON contest_index "  # noqa: S608
            # Not INSERT OR IGNORE: within an upsert a trigger fails all the same.
            f"WHEN NOT EXISTS (SELECT 1 FROM tally_stale WHERE polling_year = {year}) "
            f"BEGIN INSERT INTO tally_stale VALUES ({year}); END"
        )
