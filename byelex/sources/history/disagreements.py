"""Published figures against the votes, and against each other: each that cannot be right becomes a claim."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from byelex.elections import ByElection, Claim
from byelex.measures import ballot_turnout_points, majority, share_points, turnout_points, valid_vote_count
from byelex.sources.history.folder import CollectedContest
from byelex.stated import published_swing, swing_of_published_pair
from byelex.wording import count, rounded


def disagreements(by_election: ByElection, collected: CollectedContest, printed_by: str) -> Iterator[Claim]:
    """Compare shares, turnout, swing and majority as published with what the votes, or the changes, give.

    A figure agrees if the exact value rounds to it, or is cut off to it, at its last place.
    """
    names = dict(zip((c.name for c in collected.candidacies), collected.candidacies, strict=False))
    for candidacy in by_election.candidacies:
        row = names.get(candidacy.name)
        share = share_points(by_election, candidacy)
        if row is not None and share is not None and row.share and not agrees(row.share, share):
            note = f"The votes give {rounded(share, 2)}%."
            yield Claim(f"share of {candidacy.name}", f"{row.share}%", printed_by, None, None, note)
    turnout, ballots = turnout_points(by_election), ballot_turnout_points(by_election)
    if turnout is not None and collected.turnout and not agrees(collected.turnout, turnout):
        note = f"Valid votes over the electorate give {rounded(turnout, 2)}%."
        if ballots is not None and agrees(collected.turnout, ballots):
            note = f"It counts rejected papers: without them {rounded(turnout, 2)}%."
        yield Claim("turnout", f"{collected.turnout}%", printed_by, None, None, note)
    yield from _swing(by_election, printed_by)
    computed = majority(by_election)
    if None not in (computed, collected.majority) and computed != collected.majority:
        note = f"First minus second is {count(computed)}."
        yield Claim("majority", count(collected.majority), printed_by, None, None, note)
    valid = valid_vote_count(by_election)
    if None not in (valid, collected.valid_vote_count) and valid != collected.valid_vote_count:
        note = f"The votes add up to {count(valid)}."
        yield Claim("valid votes", count(collected.valid_vote_count), printed_by, None, None, note)


def _swing(by_election: ByElection, printed_by: str) -> Iterator[Claim]:
    published, stated = published_swing(by_election), swing_of_published_pair(by_election)
    if published is None or stated is None:
        return
    signed = stated.points if stated.to.id == published.to.id else -stated.points
    if abs(signed - published.points) > published.margin + stated.margin:
        figure = f"{rounded(stated.points, 2)} from {stated.from_.name} to {stated.to.name}"
        printed = by_election.published.swing
        note = f"Half the difference of the changes published with it; the swing published is {printed}."
        yield Claim("swing", figure, printed_by, None, None, note)


def agrees(printed: str, exact: Fraction) -> bool:
    """Tell whether a printed figure is this one, rounded or cut off at its last place ("68.00" is taken for 68.0)."""
    decimals = len(printed.partition(".")[2])
    if decimals == 2 and printed.endswith("0"):
        decimals = 1
    return abs(Fraction(printed) - exact) < Fraction(1, 10**decimals)
