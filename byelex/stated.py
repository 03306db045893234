"""Figures known only as published, no votes in the store giving them: swings, turnouts, shares and their changes.

They are rounded already, so each comes with a margin: the exact figure lies within so many points of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from byelex.elections import ByElection, Candidacy, Party
from byelex.measures import outcome, printed_points, same_side, share_points, stood_for, turnout_points

Basis = Literal["computed", "published", "from published changes"]
"""Where a figure comes from: declared votes, the figure printed with the result, or the changes printed with it."""


@dataclass(frozen=True, slots=True)
class StatedSwing:
    """A swing that no votes in the store can give: as published, or half the difference of two published changes.

    `points` is never negative and runs from `from_` to `to`. The figure is rounded already: the exact one lies within
    `margin` points of it.
    """

    from_: Party
    to: Party
    points: Fraction
    margin: Fraction
    basis: Basis


def stated_swing(by_election: ByElection) -> StatedSwing | None:
    """Give the swing published with the result, else the one its published changes make; None without either.

    None, too, where the general election before is in the store: then it is for votes to give one.
    The pair is the one published. Otherwise it is the usual one: the winner and the party that held the seat; where
    the winner held it, the winner and the runner-up. Where changes give the same swing more finely than it was
    published ("29" for 29.1), theirs is given.
    """
    if by_election.baseline is not None:
        return None
    published = published_swing(by_election)
    if published is None:
        pair = _usual_pair(by_election)
        return swing_of_changes(by_election, *pair) if pair else None
    finer = swing_of_published_pair(by_election)
    if finer is None or finer.to != published.to or finer.margin >= published.margin:
        return published
    return finer if abs(finer.points - published.points) <= published.margin + finer.margin else published


def published_swing(by_election: ByElection) -> StatedSwing | None:
    """Give the swing as published; None without one."""
    published = by_election.published
    read = printed_points(published.swing)
    if read is None or published.swing_from is None or published.swing_to is None:
        return None
    return StatedSwing(published.swing_from, published.swing_to, *read, "published")


def swing_of_published_pair(by_election: ByElection) -> StatedSwing | None:
    """Give half the difference of the published changes of the two parties that a published swing names."""
    published = by_election.published
    lost, gained = (
        stood_for(by_election, (party.id,)) if party else None for party in (published.swing_from, published.swing_to)
    )
    return swing_of_changes(by_election, lost, gained) if lost and gained else None


def swing_of_changes(by_election: ByElection, from_: Candidacy, to: Candidacy) -> StatedSwing | None:
    """Give half the difference of two candidates' published changes; None where either is missing or not its own."""
    for candidacy in (from_, to):
        if sum(same_side(candidacy, other) for other in by_election.candidacies) != 1:
            return None
    lost, gained = printed_points(from_.published_change), printed_points(to.published_change)
    if lost is None or gained is None:
        return None
    points, margin = (gained[0] - lost[0]) / 2, (gained[1] + lost[1]) / 2
    if points < 0:
        return StatedSwing(to.party, from_.party, -points, margin, "from published changes")
    return StatedSwing(from_.party, to.party, points, margin, "from published changes")


def _usual_pair(by_election: ByElection) -> tuple[Candidacy, Candidacy] | None:
    """The two whose swing is quoted, loser first, where the party that held the seat is known without a baseline."""
    winner, ended = by_election.winner, outcome(by_election)
    if ended is None:
        return None
    other = by_election.runner_up
    if not ended.held:
        other = stood_for(by_election, (ended.from_.id,))
    return None if other is None or ended.from_.independent else (other, winner)


def stated_turnout(by_election: ByElection) -> tuple[Fraction, Fraction] | None:
    """Give the turnout published with the result, in points, and its margin, where none can be computed."""
    return None if turnout_points(by_election) is not None else printed_points(by_election.published.turnout)


def stated_share(by_election: ByElection, candidacy: Candidacy) -> tuple[Fraction, Fraction] | None:
    """Give the share published for a candidate, in points, and its margin, where no votes give one."""
    return None if share_points(by_election, candidacy) is not None else printed_points(candidacy.published_share)


def stated_change(by_election: ByElection, candidacy: Candidacy) -> tuple[Fraction, Fraction] | None:
    """Give the change of share published for a candidate, in points, and its margin, where no baseline gives one."""
    return None if by_election.baseline is not None else printed_points(candidacy.published_change)
