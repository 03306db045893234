"""Swings between two parties, exactly: the Butler swing everyone quotes, the Steed swing, and the swing needed."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from byelex.elections import ByElection, Candidacy, Poll
from byelex.measures import first_two, holder, same_side, share_points, side_share_points, valid_vote_count


@dataclass(frozen=True, slots=True)
class Swing:
    """A swing between two candidates' parties: `points` is never negative and runs from `from_` to `to`.

    `from_before`, `from_now`, `to_before`, `to_now` are the four shares it is made of, in points.
    `from_stood` and `to_stood` say whether each stood before; one that had not counts as nought.
    """

    from_: Candidacy
    to: Candidacy
    points: Fraction
    from_before: Fraction
    from_now: Fraction
    to_before: Fraction
    to_now: Fraction
    from_stood: bool = True
    to_stood: bool = True


@dataclass(frozen=True, slots=True)
class NoSwing:
    """Why there is no swing, as a clause ("the Conservatives … did not stand")."""

    reason: str


def butler_swing(by_election: ByElection, from_: Candidacy, to: Candidacy) -> Swing | NoSwing:
    """Give the Butler swing between two candidates' parties: half the difference of their changes, in points.

    The direction is turned where it runs the other way, so the points are never negative. Shares are unrounded.
    """
    baseline = by_election.baseline
    if baseline is None:
        return NoSwing("the general election before it is not in the store")
    from_now, to_now = side_share_points(by_election, from_), side_share_points(by_election, to)
    if from_now is None or to_now is None or valid_vote_count(baseline) is None:
        return NoSwing("not every candidate's votes are recorded")
    was_from, was_to = side_share_points(baseline, from_), side_share_points(baseline, to)
    from_before, to_before = was_from or Fraction(0), was_to or Fraction(0)
    size = ((to_now - to_before) - (from_now - from_before)) / 2
    stood = (was_from is not None, was_to is not None)
    if size < 0:
        return Swing(to, from_, -size, to_before, to_now, from_before, from_now, stood[1], stood[0])
    return Swing(from_, to, size, from_before, from_now, to_before, to_now, *stood)


def candidate_of(by_election: ByElection, earlier: Candidacy) -> Candidacy | None:
    """Find who stood here for the same party (or is the same independent); the one with most votes if several."""
    return next((candidacy for candidacy in by_election.candidacies if same_side(candidacy, earlier)), None)


def standard_swing(by_election: ByElection) -> Swing | NoSwing:
    """Give the swing everyone quotes: between the winner and the party that held the seat at the baseline.

    Where the winner held it, between the winner and the runner-up. Undefined, with the reason, exactly when either of
    the baseline's first two parties is not on the ballot; not known where not everyone on the ballot is.
    """
    baseline, winner, runner_up = by_election.baseline, by_election.winner, by_election.runner_up
    if by_election.completeness == "unopposed":
        return NoSwing("there was no poll")
    if by_election.stage == "winner":
        return NoSwing("only the winner is known until the votes are in")
    if baseline is None:
        return NoSwing("the general election before it is not in the store")
    absent = [c.party.name for c in baseline.candidacies[:2] if candidate_of(by_election, c) is None]
    if absent and not by_election.ballot_known:
        return NoSwing("not everyone who stood is recorded")
    if absent:
        year = baseline.polling_on.year
        return NoSwing(f"{' and '.join(absent)}, in the first two in {year}, did not stand here")
    held = candidate_of(by_election, baseline.candidacies[0])
    other = runner_up if held is None or same_side(winner, held) else held
    if other is None:
        return NoSwing("there was no other candidate")
    return butler_swing(by_election, other, winner)


def is_of(swing: Swing, candidacy: Candidacy) -> bool:
    """Tell whether a candidate's side is one of the two that a swing is between."""
    return same_side(candidacy, swing.to) or same_side(candidacy, swing.from_)


def swing_points(by_election: ByElection) -> Fraction | None:
    """Give the size of the swing everyone quotes, in points; None where it is undefined."""
    found = standard_swing(by_election)
    return found.points if isinstance(found, Swing) else None


def steed_swing(swing: Swing) -> Fraction | None:
    """Give the Steed swing of the same pair, the same way: the change in one's share of their combined vote, in points.

    None where neither had a vote at one of the two elections.
    """
    now, before = swing.from_now + swing.to_now, swing.from_before + swing.to_before
    if not now or not before:
        return None
    return 100 * (swing.to_now / now - swing.to_before / before)


def swing_needed_points(poll: Poll, candidacy: Candidacy) -> Fraction | None:
    """Give the swing a candidate's party needs to win the seat from a poll's winner: half the gap of shares, in points.

    A party that did not stand there counts as nought; None for the party that won, or where votes are not recorded.
    """
    first, _ = first_two(poll)
    if first is None or same_side(first, candidacy):
        return None
    top = share_points(poll, first)
    if top is None:
        return None
    return (top - (side_share_points(poll, candidacy) or Fraction(0))) / 2


def challenger(by_election: ByElection) -> Candidacy | None:
    """Give whose swing was needed: in a gain the winner, in a hold the baseline's runner-up; None without one."""
    before, baseline = holder(by_election), by_election.baseline
    if before is None or baseline is None:
        return None
    if not same_side(by_election.winner, before):
        return by_election.winner
    return baseline.candidacies[1] if len(baseline.candidacies) > 1 else None
