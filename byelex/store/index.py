"""One narrow row a contest, and one a candidacy, with all that questions filter and rank by: no joins on the way."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from sqlite3 import Connection
from typing import TYPE_CHECKING, Any

from byelex.elections import ByElection

if TYPE_CHECKING:
    from sqlite_utils import Database

_RANKED = (
    *("majority", "majority_pct", "baseline_majority", "baseline_majority_pct", "turnout_pct", "turnout_change_pp"),
    *("swing_pp", "swing_needed_pp", "electorate", "valid_vote_count", "rejected_vote_count", "candidate_count"),
    *("lost_deposit_count", "winner_votes", "winner_share_pct"),
    *("CASE WHEN held = 0 THEN baseline_majority END", "CASE WHEN held = 0 THEN baseline_majority_pct END"),
)
"""What contests are ranked by, as byelex.store.queries writes it: an index each, of those that have it."""


def m011_orders(db: Database) -> None:
    """An index for every order that contests are ranked or listed in, and what is counted on the way."""
    for column in ("country TEXT", "region TEXT", "compared INTEGER"):
        db.execute(f"ALTER TABLE contest_index ADD COLUMN {column}")
    for column in ("candidacy_count", "votes_known_count", "changes_known_count"):
        db.execute(f"ALTER TABLE contest_index ADD COLUMN {column} INTEGER")
    for column in ("swing_margin_pp", "turnout_margin_pp"):
        db.execute(f"ALTER TABLE contest_index ADD COLUMN {column} REAL")
    # The index follows a seat that is put in another region.
    db.execute(
        "CREATE TRIGGER constituency_moved AFTER UPDATE OF country, region ON constituency BEGIN "
        "UPDATE contest_index SET country = new.country, region = new.region WHERE constituency_id = new.id; END"
    )
    db.execute("DROP INDEX contest_index_day")
    # Each ends with what is asked of it besides its order, `invented` too, so that counting need not look further.
    for name, columns in (
        ("day", "polling_on DESC, by_election_id, country, invented"),
        ("winner", "winner_party_id, held, polling_on, country, invented"),
        ("held", "held, country, polling_on, invented"),
        ("stood", "country, polling_on, candidacy_count, votes_known_count, changes_known_count, invented"),
    ):
        db.execute(f"CREATE INDEX contest_index_{name} ON contest_index ({columns}) WHERE invented = 0")
    for number, measure in enumerate(_RANKED):
        db.execute(
            f"CREATE INDEX contest_index_order_{number} ON contest_index ({measure}, polling_on, country, invented) "
            f"WHERE invented = 0 AND {measure} IS NOT NULL"
        )
    db.execute(
        "CREATE INDEX contest_index_no_swing ON contest_index (compared, polling_on, country, swing_pp, invented) "
        "WHERE invented = 0 AND swing_pp IS NULL"
    )
    # What the store covers, and as of when.
    db.execute("CREATE INDEX revision_moment ON revision (recorded_at)")
    db.execute(
        "CREATE INDEX by_election_completeness ON by_election (polling_on, completeness, stage, invented, withdrawn)"
    )
    db.execute("CREATE INDEX by_election_called ON by_election (polling_on, id) WHERE stage = 'called'")
    for measure in ("votes", "change_pp"):
        db.execute(f"CREATE INDEX candidacy_index_party_{measure} ON candidacy_index (party_id, {measure})")
    db.execute("UPDATE store SET measures_edition = 0")


_FROM_MEASURES = (
    *("invented", "held", "majority", "majority_pct", "baseline_majority", "baseline_majority_pct", "turnout_pct"),
    *("turnout_change_pp", "valid_vote_count", "swing_from_party_id", "swing_to_party_id", "swing_pp"),
    *("swing_needed_pp", "candidate_count", "lost_deposit_count", "swing_margin_pp", "turnout_margin_pp"),
)
"""Columns of by_election_measures that the index repeats."""

Measured = tuple[int, float | None, float | None, bool | None, int | None]
"""A candidacy's ordinal, share, change, whether the deposit was lost, and place."""


def forget(connection: Connection, by_election_id: str) -> None:
    """Remove a contest from the index; call inside a transaction."""
    connection.execute(
        "DELETE FROM candidacy_index WHERE contest = (SELECT number FROM contest_index WHERE by_election_id = ?)",
        [by_election_id],
    )
    connection.execute("DELETE FROM contest_index WHERE by_election_id = ?", [by_election_id])


def keep(
    connection: Connection, by_election: ByElection, measures: Mapping[str, Any], candidacies: Iterable[Measured]
) -> None:
    """Put a contest in the index, as measured; call inside a transaction, once it has been forgotten."""
    stood = list(candidacies)
    winner_at, runner_up_at = measures["winner_ordinal"], measures["runner_up_ordinal"]
    winner = by_election.winner
    runner_up = None if runner_up_at is None else by_election.candidacies[runner_up_at]
    row: dict[str, Any] = {
        "by_election_id": by_election.id,
        "polling_on": by_election.polling_on.isoformat(),
        "constituency_id": by_election.constituency.id,
        "country": by_election.constituency.country,
        "region": by_election.constituency.region,
        "compared": by_election.baseline is not None,
        "cause": by_election.cause,
        "electorate": by_election.electorate,
        "rejected_vote_count": by_election.rejected_vote_count,
        "winner_party_id": winner.party.id,
        # The party whose seat it was: the winner's own where it held.
        "defender_party_id": winner.party.id if measures["held"] else measures["gained_from_party_id"],
        "runner_up_party_id": None if runner_up is None else runner_up.party.id,
        "winner_votes": winner.votes,
        "winner_share_pct": next((share for at, share, *_ in stood if at == winner_at), None),
        "candidacy_count": len(stood),
        "votes_known_count": sum(candidacy.votes is not None for candidacy in by_election.candidacies),
        "changes_known_count": sum(change is not None for _, _, change, *_ in stood),
        **{name: measures.get(name) for name in _FROM_MEASURES},
    }
    names, marks = ", ".join(row), ", ".join("?" * len(row))
    (number,) = connection.execute(
        f"INSERT INTO contest_index ({names}) VALUES ({marks}) RETURNING number",  # noqa: S608 - names from above
        list(row.values()),
    ).fetchone()
    connection.executemany(
        "INSERT INTO candidacy_index VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (number, at, one.party.id, one.person_id, one.votes, share, change, position, lost, at == winner_at)
            for at, share, change, lost, position in stood
            for one in (by_election.candidacies[at],)
        ],
    )
