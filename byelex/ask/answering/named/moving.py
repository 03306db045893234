"""Whose share of the vote rose most in a by-election, and whose fell most."""

from __future__ import annotations

from fractions import Fraction

from byelex.ask.answering.parts.one_measure import Part
from byelex.elections import Baseline, ByElection, Candidacy, Poll
from byelex.measures import change_points, same_side, share_points, side_vote_count
from byelex.questions.contest import baseline_name, candidate_table
from byelex.stated import stated_change
from byelex.wording import in_points, percent, with_party


def movers_part(by_election: ByElection) -> Part:
    """Say whose share rose most and whose fell most since the general election before; as published without one.

    Who did not stand then, or does not now, has no change: they are named where theirs would have been more.
    """
    table, baseline = candidate_table(by_election), by_election.baseline
    changes = [(change, one) for one in by_election.candidacies if (change := _change(by_election, one)) is not None]
    if not changes:
        return Part("No change of share is recorded.", table=table)
    most, up = max(changes, key=lambda each: each[0])
    least, down = min(changes, key=lambda each: each[0])
    since = f"since {baseline_name(by_election)}" if baseline else "as published"
    told = [
        f"Up most: {with_party(up)}, by {in_points(most)} {since}." if most > 0 else "Nobody's share rose.",
        f"Down most: {with_party(down)}, by {in_points(-least)}." if least < 0 else "Nobody's share fell.",
    ]
    if baseline is not None:
        told += _in_votes(by_election, baseline)
        told += _alone(by_election, baseline, max(most, Fraction(0)), "had not stood then")
        told += _alone(baseline, by_election, max(-least, Fraction(0)), "did not stand again")
    return Part(" ".join(told), table=table)


def _in_votes(by_election: ByElection, baseline: Baseline) -> list[str]:
    """Say whose votes rose and fell most: where fewer vote, they may be others than those whose share did."""
    both = [(one, side_vote_count(by_election, one), side_vote_count(baseline, one)) for one in by_election.candidacies]
    moved = [(now - then, with_party(one)) for one, now, then in both if now is not None and then is not None]
    (least, down), (most, up) = min(moved), max(moved)
    said = [f"most gained by {up}, {most:,}"] if most > 0 else []
    said += [f"most lost by {down}, {-least:,}"] if least < 0 else []
    return [f"In votes: {'; '.join(said)}."] if said else []


def _alone(poll: Poll, other: Poll, more_than: Fraction, said: str) -> list[str]:
    """Say who had most of those at one of two polls who were not at the other, where it was more than a share."""
    alone = [one for one in poll.candidacies if not any(same_side(one, each) for each in other.candidacies)]
    share = share_points(poll, alone[0]) if alone else None
    known = share is not None and share > more_than
    return [f"{with_party(alone[0])}, with {percent(share)}, {said}."] if known else []


def _change(by_election: ByElection, one: Candidacy) -> Fraction | None:
    stated = stated_change(by_election, one)
    return stated[0] if stated else change_points(by_election, one)
