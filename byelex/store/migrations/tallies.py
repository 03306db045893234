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
    "by_elections": "1",
    "candidacies": "coalesce(candidacy_count, 0)",
    "votes_known": "coalesce(votes_known_count, 0)",
    "changes_known": "coalesce(changes_known_count, 0)",
    "causes_known": "cause IS NOT NULL",
    "compared": "coalesce(compared, 0)",
    "swing_compared": "coalesce(compared, 0) AND swing_pp IS NOT NULL",
    "majority": "majority IS NOT NULL",
    "majority_points": "majority_pct IS NOT NULL",
    "majority_overturned": "held IS 0 AND baseline_majority IS NOT NULL",
    "majority_overturned_points": "held IS 0 AND baseline_majority_pct IS NOT NULL",
    "turnout": "turnout_pct IS NOT NULL",
    "turnout_change": "turnout_change_pp IS NOT NULL",
    "rejected_papers": "rejected_vote_count IS NOT NULL",
    "swing": "swing_pp IS NOT NULL",
    "candidates": "candidate_count IS NOT NULL",
    "deposits_lost": "lost_deposit_count IS NOT NULL",
    "winning_share": "winner_share_pct IS NOT NULL",
}
"""What is counted of the contests: candidacies, and contests of which something is known."""


def m013_counts(db: Database) -> None:
    """Counts that are kept, and what counting and comparing still had to look through every contest for."""
    # Both are computed anew when the store is next opened, and the tallies with them.
    run(db, "DELETE FROM candidacy_index", "DELETE FROM contest_index", "UPDATE store SET measures_edition = 0")
    # held is -1 where it is not known: a key has no nulls.
    db.execute(
        "CREATE TABLE contest_tally (polling_year INTEGER NOT NULL, country TEXT NOT NULL, "
        "winner_party_id TEXT NOT NULL, held INTEGER NOT NULL, "
        + "".join(f"{what} INTEGER NOT NULL, " for what in _TALLIED)
        + "PRIMARY KEY (polling_year, country, winner_party_id, held)) STRICT, WITHOUT ROWID"
    )
    for name, event, steps in (
        ("added", "INSERT", (("new", ""),)),
        ("removed", "DELETE", (("old", "-"),)),
        ("moved", "UPDATE OF country", (("old", "-"), ("new", ""))),
    ):
        body = " ".join(_tally(row, sign) for row, sign in steps)
        db.execute(
            f"CREATE TRIGGER contest_index_{name} AFTER {event} ON contest_index "
            f"WHEN {steps[0][0]}.invented = 0 BEGIN {body} END"
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


_OF_PARTY = {
    "candidacies": "1",
    "contests": "",
    "votes": "coalesce({row}.votes, 0)",
    "votes_missing": "{row}.votes IS NULL",
    "deposits_lost": "coalesce({row}.deposit_lost, 0)",
    "deposits_unknown": "{row}.deposit_lost IS NULL",
    "won": "{row}.elected",
    "second": "{row}.position IS 2",
    "share_sum": "coalesce({row}.share_pct, 0)",
    "share_count": "{row}.share_pct IS NOT NULL",
    "change_sum": "CASE WHEN {row}.change_margin_pp = 0 THEN {row}.change_pp ELSE 0 END",
    "change_count": "{row}.change_margin_pp IS 0",
}
"""What a party's candidacies come to in a year; a contest counts once, though it had two of them."""


def m014_party_tallies(db: Database) -> None:
    """What each party's candidacies come to, year by year."""
    run(db, "DELETE FROM candidacy_index", "DELETE FROM contest_index", "UPDATE store SET measures_edition = 0")
    columns = (f"{name} {'REAL' if name.endswith('_sum') else 'INTEGER'} NOT NULL, " for name in _OF_PARTY)
    db.execute(
        "CREATE TABLE party_tally (party_id TEXT NOT NULL, polling_year INTEGER NOT NULL, "
        + "".join(columns)
        + "PRIMARY KEY (party_id, polling_year)) STRICT, WITHOUT ROWID"
    )
    _keep_party_tallies(db, _OF_PARTY)


def m018_shares(db: Database) -> None:
    """Shares are ranked as published too, where no votes give one: how far the exact one may lie off."""
    run(db, "DELETE FROM candidacy_index", "DELETE FROM contest_index", "UPDATE store SET measures_edition = 0")
    db.execute("ALTER TABLE candidacy_index ADD COLUMN share_margin_pp REAL")
    db.execute("ALTER TABLE contest_index ADD COLUMN winner_share_margin_pp REAL")
    run(db, "DROP TRIGGER candidacy_index_added", "DROP TRIGGER candidacy_index_removed")
    # What is averaged is computed.
    computed = {
        "share_sum": "CASE WHEN {row}.share_margin_pp = 0 THEN {row}.share_pct ELSE 0 END",
        "share_count": "{row}.share_margin_pp IS 0",
    }
    _keep_party_tallies(db, {**_OF_PARTY, **computed})


def _keep_party_tallies(db: Database, sums: dict[str, str]) -> None:
    """Make the triggers that add each candidacy to its party's year, or take it away."""
    for name, event, row, sign in (("added", "INSERT", "new", ""), ("removed", "DELETE", "old", "-")):
        # After the event, so it is the first in, and the last out, that has no other of its party beside it.
        alone = (
            f"NOT EXISTS (SELECT 1 FROM candidacy_index AS other WHERE other.contest = {row}.contest "  # noqa: S608
            # The plus keeps to the contest's few candidacies: a party's own are very many.
            f"AND +other.party_id = {row}.party_id AND other.ordinal <> {row}.ordinal)"
        )
        figures = ", ".join(f"{sign}({of.format(row=row) or alone})" for of in sums.values())
        db.execute(
            f"CREATE TRIGGER candidacy_index_{name} AFTER {event} ON candidacy_index BEGIN "  # noqa: S608
            f"INSERT INTO party_tally SELECT {row}.party_id, CAST(substr(k.polling_on, 1, 4) AS INTEGER), {figures} "
            f"FROM contest_index AS k WHERE k.number = {row}.contest AND k.invented = 0 "
            f"ON CONFLICT DO UPDATE SET {', '.join(f'{each} = {each} + excluded.{each}' for each in sums)}; END"
        )


def m019_pairs(db: Database) -> None:
    """The swings of each pair in their order: the largest before a by-election is found without reading them all."""
    db.execute(
        "CREATE INDEX contest_index_pair ON contest_index (swing_from_party_id, swing_to_party_id, swing_pp, "
        "polling_on, country, invented) WHERE invented = 0 AND swing_pp IS NOT NULL"
    )


def _tally(row: str, sign: str) -> str:
    """Write how a contest of a trigger is added to its row of the tallies, or taken away."""
    counts = ", ".join(f"{sign}({_of_row(row, expression)})" for expression in _TALLIED.values())
    return (
        f"INSERT INTO contest_tally VALUES (CAST(substr({row}.polling_on, 1, 4) AS INTEGER), "  # noqa: S608
        f"coalesce({row}.country, ''), {row}.winner_party_id, coalesce({row}.held, -1), {counts}) "
        f"ON CONFLICT DO UPDATE SET {', '.join(f'{what} = {what} + excluded.{what}' for what in _TALLIED)};"
    )


def _of_row(row: str, expression: str) -> str:
    """Write the columns of an expression as those of a trigger's row."""
    return re.sub(r"\b([a-z_]+)\b(?!\s*\()", rf"{row}.\1", expression)
