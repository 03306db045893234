"""The computed figures, kept beside the facts they come from so that ranking and export only read them."""

from __future__ import annotations

from fractions import Fraction
from sqlite3 import Connection
from typing import Any

from byelex import measures, swings
from byelex.elections import ByElection
from byelex.stated import stated_swing, stated_turnout
from byelex.store import index, reference
from byelex.store.connection import Store

EDITION = 9
"""Raised whenever a measure gives another figure for the same facts: a store of another edition is measured anew."""


def measure_all(store: Store, general_election_on: str | None = None) -> None:
    """Compute every contest's figures anew, or those compared with one general election; call inside a transaction."""
    rows = store.connection.execute(
        "SELECT id FROM by_election WHERE NOT withdrawn AND general_election_on = coalesce(?, general_election_on) "
        "UNION SELECT id FROM by_election WHERE NOT withdrawn AND general_election_on IS NULL AND ? IS NULL",
        [general_election_on, general_election_on],
    ).fetchall()
    for (by_election_id,) in rows:
        by_election = store.by_election(by_election_id)
        if by_election is not None:
            measure(store.connection, by_election)
    # No revision says that their verdicts are others.
    reference.changed(store.connection)
    store.changed()


def forget(connection: Connection, by_election_id: str) -> None:
    """Remove a contest's figures; call inside a transaction."""
    index.forget(connection, by_election_id)
    connection.execute("DELETE FROM candidacy_measures WHERE by_election_id = ?", [by_election_id])
    connection.execute("DELETE FROM by_election_measures WHERE by_election_id = ?", [by_election_id])


def measure(connection: Connection, by_election: ByElection) -> None:
    """Compute a contest's figures, its baseline attached, and keep them; call inside a transaction.

    Percentages and points are the nearest double to the exact fraction, never rounded further. A called contest has
    none, and so is in no list, count or rank of results: they all begin with the figures.
    """
    forget(connection, by_election.id)
    if by_election.stage == "called":
        return
    row = _by_election_row(by_election)
    names, marks = ", ".join(row), ", ".join("?" * len(row))
    connection.execute(
        f"INSERT INTO by_election_measures ({names}) VALUES ({marks})",  # noqa: S608 - names from below
        list(row.values()),
    )
    stood = [
        (
            ordinal,
            _double(measures.share_points(by_election, candidacy)),
            _double(measures.change_points(by_election, candidacy)),
            measures.lost_deposit(by_election, candidacy),
            position,
        )
        for ordinal, (candidacy, position) in enumerate(
            zip(by_election.candidacies, measures.places(by_election), strict=True)
        )
    ]
    connection.executemany(
        "INSERT INTO candidacy_measures (by_election_id, ordinal, share_pct, change_pp, deposit_lost, position) "
        "VALUES (?, ?, ?, ?, ?, ?)",
        [(by_election.id, *one) for one in stood],
    )
    index.keep(connection, by_election, row, stood)


def _by_election_row(by_election: ByElection) -> dict[str, Any]:
    outcome, swing, baseline = (
        measures.outcome(by_election),
        swings.standard_swing(by_election),
        by_election.baseline,
    )
    row: dict[str, Any] = {
        "by_election_id": by_election.id,
        "invented": by_election.invented,
        "result": measures.verdict(by_election),
        "held": None if outcome is None else outcome.held,
        "gained_from_party_id": None if outcome is None or outcome.held else outcome.from_.id,
        "winner_ordinal": _place(by_election, by_election.winner),
        "runner_up_ordinal": None if by_election.runner_up is None else _place(by_election, by_election.runner_up),
        "candidate_count": measures.candidate_count(by_election),
        "valid_vote_count": measures.valid_vote_count(by_election),
        "majority": measures.majority(by_election),
        "majority_pct": _double(measures.majority_points(by_election)),
        "ballot_turnout_pct": _double(measures.ballot_turnout_points(by_election)),
        "turnout_change_pp": _double(measures.turnout_change_points(by_election)),
        "lost_deposit_count": measures.lost_deposit_count(by_election),
        **_turnout(by_election),
    }
    if baseline is not None:
        row["baseline_majority"] = measures.majority(baseline)
        row["baseline_majority_pct"] = _double(measures.majority_points(baseline))
        row["baseline_turnout_pct"] = _double(measures.turnout_points(baseline))
        # One meaning for every contest: what would have unseated the holder. A reply gives a named party's own.
        needed = measures.majority_points(baseline)
        row["swing_needed_pp"] = None if needed is None else float(needed / 2)
    stated = stated_swing(by_election)
    if stated is not None:
        row["swing_from_party_id"], row["swing_to_party_id"] = stated.from_.id, stated.to.id
        row["swing_pp"], row["swing_margin_pp"] = _double(stated.points), _double(stated.margin)
        row["swing_basis"] = stated.basis
    elif isinstance(swing, swings.NoSwing):
        row["swing_note"] = swing.reason
    else:
        row["swing_from_party_id"] = swing.from_.party.id
        row["swing_to_party_id"] = swing.to.party.id
        row["swing_pp"], row["swing_margin_pp"], row["swing_basis"] = _double(swing.points), 0.0, "computed"
        newcomers = [
            candidacy.party.name
            for candidacy, stood_before in ((swing.from_, swing.from_stood), (swing.to, swing.to_stood))
            if not stood_before
        ]
        if newcomers and baseline is not None:
            row["swing_note"] = f"{' and '.join(newcomers)} had not stood in {baseline.polling_on.year}: counted as 0"
    return row


def _turnout(by_election: ByElection) -> dict[str, Any]:
    turnout, stated = measures.turnout_points(by_election), stated_turnout(by_election)
    if stated is not None:
        return {
            "turnout_pct": _double(stated[0]),
            "turnout_margin_pp": _double(stated[1]),
            "turnout_basis": "published",
        }
    if turnout is None:
        return {}
    return {"turnout_pct": _double(turnout), "turnout_margin_pp": 0.0, "turnout_basis": "computed"}


def _place(by_election: ByElection, wanted: object) -> int:
    return next(ordinal for ordinal, candidacy in enumerate(by_election.candidacies) if candidacy is wanted)


def _double(exact: Fraction | None) -> float | None:
    return None if exact is None else float(exact)
