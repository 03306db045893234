"""One narrow row a contest, and one a candidacy, with all that questions filter and rank by: no joins on the way."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from sqlite3 import Connection
from typing import Any

from byelex.elections import ByElection
from byelex.parliaments import parliament_of
from byelex.stated import stated_change, stated_share

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
    found = connection.execute(
        "SELECT constituency_id, parliament_on FROM contest_index WHERE by_election_id = ?", [by_election_id]
    ).fetchone()
    if found is None:
        return
    connection.execute(
        "DELETE FROM candidacy_index WHERE contest = (SELECT number FROM contest_index WHERE by_election_id = ?)",
        [by_election_id],
    )
    connection.execute("DELETE FROM contest_index WHERE by_election_id = ?", [by_election_id])
    _mark_won_otherwise(connection, *found)


def keep(
    connection: Connection, by_election: ByElection, measures: Mapping[str, Any], candidacies: Iterable[Measured]
) -> None:
    """Put a contest in the index, as measured; call inside a transaction, once it has been forgotten."""
    stood = [
        (
            by_election.candidacies[at],
            at,
            *_ranked(share, stated_share(by_election, by_election.candidacies[at])),
            *_ranked(change, stated_change(by_election, by_election.candidacies[at])),
            place,
            lost,
        )
        for at, share, change, lost, place in candidacies
    ]
    row = _row(by_election, measures, stood)
    names, marks = ", ".join(row), ", ".join("?" * len(row))
    (number,) = connection.execute(
        f"INSERT INTO contest_index ({names}) VALUES ({marks}) RETURNING number",  # noqa: S608 - names from above
        list(row.values()),
    ).fetchone()
    connection.executemany(
        "INSERT INTO candidacy_index (contest, polling_on, country, invented, elected, came_last, defended, party_id, "
        "person_id, votes, ordinal, share_pct, share_margin_pp, change_pp, change_margin_pp, position, deposit_lost) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (
                *(number, row["polling_on"], row["country"], row["invented"], at == measures["winner_ordinal"]),
                *(place is not None and place == row["candidate_count"], one.party.id == row["defender_party_id"]),
                *(one.party.id, one.person_id, one.votes, at, *measured, place, lost),
            )
            for one, at, *measured, place, lost in stood
        ],
    )
    _mark_won_otherwise(connection, row["constituency_id"], row["parliament_on"])


def _mark_won_otherwise(connection: Connection, constituency_id: str, parliament_on: str) -> None:
    """Mark which of a seat's contests of one Parliament are measured against another party than had won it since."""
    connection.execute(
        """
        UPDATE contest_index AS k SET won_otherwise = marked.otherwise FROM (
            SELECT one.number, one.compared AND one.held IS NOT NULL AND one.defender_party_id <> coalesce((
                SELECT earlier.winner_party_id FROM contest_index AS earlier
                WHERE earlier.constituency_id = one.constituency_id AND earlier.parliament_on = one.parliament_on
                    AND earlier.polling_on < one.polling_on AND earlier.invented <= one.invented
                ORDER BY earlier.polling_on DESC LIMIT 1), one.defender_party_id) AS otherwise
            FROM contest_index AS one WHERE one.constituency_id = ? AND one.parliament_on = ?
        ) AS marked WHERE k.number = marked.number AND k.won_otherwise <> marked.otherwise
        """,
        [constituency_id, parliament_on],
    )


def _row(by_election: ByElection, measures: Mapping[str, Any], stood: Sequence[tuple[Any, ...]]) -> dict[str, Any]:
    winner_at, runner_up_at = measures["winner_ordinal"], measures["runner_up_ordinal"]
    winner = by_election.winner
    runner_up = None if runner_up_at is None else by_election.candidacies[runner_up_at]
    return {
        "by_election_id": by_election.id,
        "polling_on": by_election.polling_on.isoformat(),
        "constituency_id": by_election.constituency.id,
        "weekday": by_election.polling_on.weekday(),
        "parliament_on": (by_election.general_election_on or parliament_of(by_election.polling_on)).isoformat(),
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
        "winner_share_pct": next((share for _, at, share, *_ in stood if at == winner_at), None),
        "winner_share_margin_pp": next((margin for _, at, _, margin, *_ in stood if at == winner_at), None),
        "candidacy_count": len(stood),
        "votes_known_count": sum(candidacy.votes is not None for candidacy in by_election.candidacies),
        "changes_known_count": sum(change is not None for _, _, _, _, change, *_ in stood),
        **{name: measures.get(name) for name in _FROM_MEASURES},
    }


def _ranked(computed: float | None, stated: tuple[Fraction, Fraction] | None) -> tuple[float | None, float | None]:
    """Give a share, or its change, as ranked: computed, else as published; and how far the exact one may lie off."""
    if computed is not None:
        return computed, 0.0
    return (None, None) if stated is None else (float(stated[0]), float(stated[1]))
