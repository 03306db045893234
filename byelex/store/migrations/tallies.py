"""What counting takes: tallies kept by triggers, and the indexes of what is looked for among all contests."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from byelex.store.migrations.running import run

if TYPE_CHECKING:
    from sqlite_utils import Database


def m012_changes(db: Database) -> None:
    """Changes of share are ranked as published too, where no baseline gives one: how far the exact one may lie off."""
    db.execute("ALTER TABLE candidacy_index ADD COLUMN change_margin_pp REAL")
    db.execute("UPDATE store SET measures_edition = 0")


_TALLIED = {
    "by-elections": "1",
    "candidacies": "candidacy_count",
    "votes known": "votes_known_count",
    "changes known": "changes_known_count",
    "causes known": "cause IS NOT NULL",
    "compared": "compared",
    "swing, compared": "compared AND swing_pp IS NOT NULL",
    "majority": "majority IS NOT NULL",
    "majority points": "majority_pct IS NOT NULL",
    "majority overturned": "held = 0 AND baseline_majority IS NOT NULL",
    "majority overturned points": "held = 0 AND baseline_majority_pct IS NOT NULL",
    "turnout": "turnout_pct IS NOT NULL",
    "turnout change": "turnout_change_pp IS NOT NULL",
    "rejected papers": "rejected_vote_count IS NOT NULL",
    "swing": "swing_pp IS NOT NULL",
    "candidates": "candidate_count IS NOT NULL",
    "deposits lost": "lost_deposit_count IS NOT NULL",
    "winning share": "winner_share_pct IS NOT NULL",
}
"""What is counted of the contests, as byelex.store.queries asks for it."""


def m013_tallies(db: Database) -> None:
    """Counts that are kept, and what counting and comparing still had to look through every contest for."""
    # Both are computed anew when the store is next opened, and the tallies with them.
    run(db, "DELETE FROM candidacy_index", "DELETE FROM contest_index", "UPDATE store SET measures_edition = 0")
    run(
        db,
        # held is -1 where it is not known: a key has no nulls.
        """
        CREATE TABLE contest_tally (
            what TEXT NOT NULL,
            polling_year INTEGER NOT NULL,
            country TEXT NOT NULL,
            winner_party_id TEXT NOT NULL,
            held INTEGER NOT NULL,
            count INTEGER NOT NULL,
            PRIMARY KEY (what, polling_year, country, winner_party_id, held)
        ) STRICT, WITHOUT ROWID
        """,
    )
    for name, event in (("added", "INSERT"), ("removed", "DELETE"), ("moved", "UPDATE OF country")):
        steps = {"INSERT": (("new", "+"),), "DELETE": (("old", "-"),)}.get(event, (("old", "-"), ("new", "+")))
        body = " ".join(_tally(row, sign) for row, sign in steps)
        row = "old" if event == "DELETE" else "new"
        run(
            db,
            f"CREATE TRIGGER contest_index_{name} AFTER {event} ON contest_index "
            f"WHEN {row}.invented = 0 BEGIN {body} END",
        )
    # Which contests gained, held or lost what another party had won at a by-election since the general election before.
    run(
        db,
        "ALTER TABLE contest_index ADD COLUMN parliament_on TEXT",
        "ALTER TABLE contest_index ADD COLUMN won_otherwise INTEGER NOT NULL DEFAULT 0",
        "CREATE INDEX contest_index_seat ON contest_index (constituency_id, parliament_on, polling_on)",
        "CREATE INDEX contest_index_otherwise ON contest_index (polling_on, winner_party_id, defender_party_id) "
        "WHERE won_otherwise = 1",
        "CREATE INDEX contest_index_defender ON contest_index (defender_party_id, held, polling_on, country, invented) "
        "WHERE invented = 0",
        # A part of a year is counted along this one.
        "CREATE INDEX contest_index_period ON contest_index (polling_on, country, held, winner_party_id, invented) "
        "WHERE invented = 0",
        "CREATE INDEX claim_measure ON claim (measure, by_election_id)",
    )


def _tally(row: str, sign: str) -> str:
    counts = " UNION ALL ".join(
        f"SELECT '{what}' AS what, {_of_row(row, expression)} AS number" for what, expression in _TALLIED.items()
    )
    return (
        f"INSERT INTO contest_tally SELECT what, CAST(substr({row}.polling_on, 1, 4) AS INTEGER), "  # noqa: S608
        f"coalesce({row}.country, ''), {row}.winner_party_id, coalesce({row}.held, -1), {sign}number "
        f"FROM ({counts}) WHERE number > 0 ON CONFLICT DO UPDATE SET count = count + excluded.count;"
    )


def _of_row(row: str, expression: str) -> str:
    """Write the columns of an expression as those of a trigger's row."""
    return re.sub(r"\b([a-z_]+)\b(?!\s*\()", rf"{row}.\1", expression)
