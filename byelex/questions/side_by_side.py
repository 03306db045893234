"""What is set side by side of several by-elections: a row a measure, a row a party."""

from __future__ import annotations

from collections.abc import Callable

from byelex.answers import Row
from byelex.elections import ByElection
from byelex.measures import (
    change_points,
    lost_deposit_count,
    majority,
    majority_points,
    share_points,
    turnout_change_points,
    turnout_points,
    valid_vote_count,
    verdict,
)
from byelex.questions.contest import said_swing
from byelex.questions.scopes import party_names
from byelex.store import Store
from byelex.wording import NOT_RECORDED, count, day, in_points, percent, signed, with_party

_Cell = Callable[[ByElection], str]


def swing_cell(by_election: ByElection) -> str:
    """Write a by-election's swing, or that none is defined."""
    found = said_swing(by_election)
    return "undefined" if found is None else found.words


def _majority_cell(by_election: ByElection) -> str:
    return f"{count(majority(by_election))} ({in_points(majority_points(by_election))})"


def _before_cell(by_election: ByElection) -> str:
    baseline = by_election.baseline
    if baseline is None:
        return NOT_RECORDED
    return f"{count(majority(baseline))} ({in_points(majority_points(baseline))})"


def _share_cell(by_election: ByElection) -> str:
    return percent(share_points(by_election, by_election.winner))


ROWS: tuple[tuple[str, str, _Cell], ...] = (
    ("date", "Date", lambda one: day(one.polling_on)),
    ("outcome", "Result", verdict),
    ("winner", "Winner", lambda one: with_party(one.winner)),
    ("winning share", "Winner's share", _share_cell),
    ("majority", "Majority", _majority_cell),
    ("majority before", "Majority before", _before_cell),
    ("swing", "Swing", swing_cell),
    ("turnout", "Turnout", lambda one: percent(turnout_points(one))),
    ("turnout change", "Change of turnout", lambda one: f"{signed(turnout_change_points(one))} points"),
    ("electorate", "Electorate", lambda one: count(one.electorate)),
    ("valid votes", "Valid votes", lambda one: count(valid_vote_count(one))),
    ("rejected papers", "Rejected papers", lambda one: count(one.rejected_vote_count)),
    ("candidates", "Candidates", lambda one: str(len(one.candidacies))),
    ("deposit", "Deposits lost", lambda one: count(lost_deposit_count(one))),
)
"""What is set side by side: the measure, its name in a table, and how it is written."""


def party_row(store: Store, group: tuple[str, ...], contests: list[ByElection]) -> Row:
    """Give a party's share, with its change, in each of several contests."""
    cells = []
    for by_election in contests:
        found = next((one for one in by_election.candidacies if one.party.id in group), None)
        if found is None:
            cells.append("did not stand")
        else:
            change = signed(change_points(by_election, found))
            cells.append(f"{percent(share_points(by_election, found))} ({change})")
    return Row((f"{party_names(store, group)} share (change)", *cells))
