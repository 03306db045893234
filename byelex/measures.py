"""Psephological arithmetic on what was declared: exact integers and fractions in, exact fractions out.

Shares, changes, turnouts and swings are in percentage points as Fractions; rounding happens only where they are shown.
None means undefined or not recorded, never nought. Terms are as in the glossary that `byelex help terms` prints.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import lru_cache

from byelex.elections import ByElection, Candidacy, Party, Poll

DEPOSIT_RULE_FROM = date(1985, 10, 1)


def points(part: int, whole: int | None) -> Fraction | None:
    """Give a part of a whole in percentage points, exactly; None where the whole is not known or nought."""
    return Fraction(100 * part, whole) if whole else None


def valid_vote_count(poll: Poll) -> int | None:
    """Add up the candidates' votes; None if any candidate's votes are not recorded or nobody is known to have stood.

    Of a by-election that is not recorded in full, the published total, or None.
    """
    if isinstance(poll, ByElection) and poll.completeness != "full":
        return poll.published.valid_vote_count
    total = 0
    for candidacy in poll.candidacies:
        if candidacy.votes is None:
            return None
        total += candidacy.votes
    return total if poll.candidacies else None


def same_side(left: Candidacy, right: Candidacy) -> bool:
    """Tell whether two candidacies count as one: the same party or, for independents, the same person."""
    if left.party.id != right.party.id:
        return False
    return not left.party.independent or left.person_id == right.person_id


def side_vote_count(poll: Poll, candidacy: Candidacy) -> int | None:
    """Count a candidate's party's votes at a poll (a person's, for independents); None if it did not stand there."""
    counts = [other.votes for other in poll.candidacies if same_side(candidacy, other)]
    if not counts or None in counts:
        return None
    return sum(count for count in counts if count is not None)


def stood_for(poll: Poll, party_ids: Collection[str]) -> Candidacy | None:
    """Find who stood for one of some parties, the one with most votes if several; None if nobody did."""
    return next((candidacy for candidacy in poll.candidacies if candidacy.party.id in party_ids), None)


def share_points(poll: Poll, candidacy: Candidacy) -> Fraction | None:
    """Give a candidate's share: votes over valid votes, in points."""
    if candidacy.votes is None:
        return None
    return points(candidacy.votes, valid_vote_count(poll))


def side_share_points(poll: Poll, candidacy: Candidacy) -> Fraction | None:
    """Give the share of a candidate's party at a poll, in points; None if it did not stand there."""
    votes = side_vote_count(poll, candidacy)
    return None if votes is None else points(votes, valid_vote_count(poll))


@dataclass(frozen=True, slots=True)
class Standing:
    """A candidacy with its share and change in points and whether the deposit was lost; None where undefined."""

    candidacy: Candidacy
    share_points: Fraction | None
    change_points: Fraction | None
    lost_deposit: bool | None


def standings(by_election: ByElection) -> tuple[Standing, ...]:
    """Give every candidacy's measures at once, in the contest's order: what the single measures give, totals once."""
    valid, baseline = valid_vote_count(by_election), by_election.baseline
    before = valid_vote_count(baseline) if baseline else None
    sides = [_side(candidacy) for candidacy in by_election.candidacies]
    earlier: dict[tuple[str, str], int] = {}
    if baseline and before:
        for candidacy in baseline.candidacies:
            side = _side(candidacy)
            earlier[side] = earlier.get(side, 0) + (candidacy.votes or 0)
    found = []
    for candidacy, side in zip(by_election.candidacies, sides, strict=True):
        share = points(candidacy.votes, valid) if candidacy.votes is not None else None
        was = points(earlier[side], before) if side in earlier and sides.count(side) == 1 else None
        change = share - was if share is not None and was is not None else None
        found.append(Standing(candidacy, share, change, _lost(by_election, candidacy, valid)))
    return tuple(found)


def _side(candidacy: Candidacy) -> tuple[str, str]:
    # What same_side compares, as a key.
    return candidacy.party.id, candidacy.person_id if candidacy.party.independent else ""


def change_points(by_election: ByElection, candidacy: Candidacy) -> Fraction | None:
    """Give a party's share minus its share at the general election before, in points.

    None if it did not stand before. Where one party has several candidates here, the change is the party's and
    belongs to none of them alone: None.
    """
    baseline = by_election.baseline
    if baseline is None or sum(same_side(candidacy, other) for other in by_election.candidacies) != 1:
        return None
    now, before = share_points(by_election, candidacy), side_share_points(baseline, candidacy)
    return None if now is None or before is None else now - before


def majority(poll: Poll) -> int | None:
    """Give the winner's votes minus the runner-up's; None if either is not recorded or there was no contest.

    Where a by-election's votes are not recorded, the published majority.
    """
    first, second = first_two(poll)
    if first is None or second is None or first.votes is None or second.votes is None:
        return poll.published.majority if isinstance(poll, ByElection) else None
    return first.votes - second.votes


def majority_points(poll: Poll) -> Fraction | None:
    """Give the majority in points of share."""
    votes = majority(poll)
    return None if votes is None else points(votes, valid_vote_count(poll))


def first_two(poll: Poll) -> tuple[Candidacy | None, Candidacy | None]:
    """Give the winner and the runner-up; None where there was none."""
    if isinstance(poll, ByElection):
        return (poll.winner, poll.runner_up) if poll.candidacies else (None, None)
    ordered = poll.candidacies
    return (ordered[0] if ordered else None), (ordered[1] if len(ordered) > 1 else None)


def turnout_points(poll: Poll) -> Fraction | None:
    """Give turnout as Parliament publishes it: valid votes over the electorate, in points."""
    votes = valid_vote_count(poll)
    return None if votes is None else points(votes, poll.electorate)


def ballot_turnout_points(poll: Poll) -> Fraction | None:
    """Give the other turnout, which counts rejected papers too, in points; None where they are not recorded."""
    votes = valid_vote_count(poll)
    if votes is None or poll.rejected_vote_count is None:
        return None
    return points(votes + poll.rejected_vote_count, poll.electorate)


def turnout_change_points(by_election: ByElection) -> Fraction | None:
    """Give turnout minus turnout at the general election before, in points."""
    if by_election.baseline is None:
        return None
    now, before = turnout_points(by_election), turnout_points(by_election.baseline)
    return None if now is None or before is None else now - before


@lru_cache(maxsize=2048)
def printed_points(text: str | None) -> tuple[Fraction, Fraction] | None:
    """Read a printed figure ("44.2", "-7"): its value, and half a unit of its last place; None for none."""
    if text is None:
        return None
    decimals = len(text.partition(".")[2])
    return Fraction(text), Fraction(1, 2 * 10**decimals)


def lost_deposit(by_election: ByElection, candidacy: Candidacy) -> bool | None:
    """Tell whether a candidate lost the deposit: 5% of valid votes or less; before 1 October 1985 an eighth or less.

    Whoever was elected kept it. Where the votes are not recorded, a published share decides if it would do so however
    it was rounded, and so does having no more than that part of the votes that are recorded; otherwise None.
    """
    return _lost(by_election, candidacy, valid_vote_count(by_election))


def votes_to_keep_deposit(by_election: ByElection) -> int | None:
    """Give the fewest votes that kept a deposit: one more than 5% of valid votes, or before October 1985 an eighth."""
    valid = valid_vote_count(by_election)
    return None if valid is None else valid // _deposit_parts(by_election) + 1


def _deposit_parts(by_election: ByElection) -> int:
    return 20 if by_election.polling_on >= DEPOSIT_RULE_FROM else 8


def _lost(by_election: ByElection, candidacy: Candidacy, valid: int | None) -> bool | None:
    if by_election.stage == "called":
        return None
    if candidacy is by_election.winner:
        return False
    parts = _deposit_parts(by_election)
    if candidacy.votes is not None:
        if valid is not None:
            return parts * candidacy.votes <= valid
        # No fewer votes were valid than those recorded.
        if parts * candidacy.votes <= sum(other.votes or 0 for other in by_election.candidacies):
            return True
    printed = printed_points(candidacy.published_share)
    if printed is None:
        return None
    share, margin = printed
    threshold = Fraction(100, parts)
    if share + margin <= threshold:
        return True
    return False if share - margin > threshold else None


def candidate_count(by_election: ByElection) -> int | None:
    """Count who stood; None where there may have been others than those recorded."""
    return len(by_election.candidacies) if by_election.ballot_known else None


def is_unopposed(by_election: ByElection) -> bool | None:
    """Tell whether nobody else stood; None where that is not recorded."""
    if by_election.completeness == "unopposed":
        return True
    return False if len(by_election.candidacies) > 1 else None


def lost_deposit_count(by_election: ByElection) -> int | None:
    """Count the deposits lost; None where it is not known of every candidate, or not who all of them were."""
    if by_election.completeness != "full" or by_election.stage in ("called", "winner"):
        return None
    valid = valid_vote_count(by_election)
    lost = [_lost(by_election, candidacy, valid) for candidacy in by_election.candidacies]
    return None if not lost or None in lost else sum(map(bool, lost))


@dataclass(frozen=True, slots=True)
class Outcome:
    """Hold or gain: who won and, for a gain, from which party."""

    to: Party
    from_: Party
    held: bool


def holder(by_election: ByElection) -> Candidacy | None:
    """Give the winner at the general election before; None without a baseline."""
    baseline = by_election.baseline
    return baseline.candidacies[0] if baseline and baseline.candidacies else None


def sitting_party(by_election: ByElection) -> Party | None:
    """Give the party that won the seat last: at a by-election since the general election before, else at that.

    None where it is not recorded. Not what hold and gain are measured against, which is the general election.
    """
    since, before = by_election.won_since, holder(by_election)
    if since is not None:
        return since.winner.party if since.petition_note is None else by_election.previous_party
    return by_election.previous_party if before is None else before.party


def outcome(by_election: ByElection) -> Outcome | None:
    """Tell hold from gain: the winner's party against the party that won the seat at the baseline.

    Without a baseline the party the last member was elected for stands in, and a party that followed it holds its
    seat (Conservative after National Liberal, which sat with it); None where that is not recorded either.
    An independent holds only a seat the same person held.
    """
    winner, before = by_election.winner, holder(by_election)
    if before is not None:
        return Outcome(winner.party, before.party, same_side(winner, before))
    if by_election.previous_party is not None:
        previous = by_election.previous_party
        if previous.independent:
            held = winner.party.id == previous.id and winner.name == by_election.previous_member
        else:
            held = previous.id in (winner.party.id, winner.party.follows)
        return Outcome(winner.party, previous, held)
    return None


def in_order(candidacies: Sequence[Candidacy]) -> tuple[Candidacy, ...]:
    """Put candidacies in falling order of votes, the elected first, those not recorded last; ties stay as given."""
    return tuple(sorted(candidacies, key=lambda c: (not c.elected, c.votes is None, -(c.votes or 0))))


def positions(candidacies: Sequence[Candidacy]) -> tuple[int | None, ...]:
    """Give each candidate's place, equal votes sharing one (1, 2, 2, 4); None where votes are not recorded.

    Where someone's votes are not recorded, only the elected has a place.
    """
    if any(candidacy.votes is None for candidacy in candidacies):
        return tuple(1 if candidacy.elected else None for candidacy in candidacies)
    counts = [candidacy.votes or 0 for candidacy in candidacies]
    rising = sorted(counts)
    return tuple(1 + len(counts) - bisect_right(rising, count) for count in counts)


def places(by_election: ByElection) -> tuple[int | None, ...]:
    """Give each candidate's place; of a contest not recorded in full, each that what is recorded of it proves.

    There the runner-up is whom the sources put next to the winner. Any other has a place where all whose share is not
    known had, together, less than theirs: nobody of them can have come ahead, whoever else stood.
    """
    candidacies = by_election.candidacies
    if by_election.completeness == "full":
        return positions(candidacies)
    valid = valid_vote_count(by_election)
    shares = [_printed_share(one, valid) for one in candidacies]
    # Each is at the least what it may have been rounded up from.
    left = 100 - sum(share - margin for share, margin in filter(None, shares))
    first, second = by_election.winner, by_election.runner_up
    found: list[int | None] = []
    for one, own in zip(candidacies, shares, strict=True):
        if one is first or one is second:
            found.append(1 if one is first else 2)
            continue
        proven = own is not None and left < own[0] - own[1]
        ahead = [_is_ahead(other, one, valid) for other in candidacies if other is not one] if proven else [None]
        found.append(None if None in ahead else 1 + sum(map(bool, ahead)))
    return tuple(found)


def _printed_share(candidacy: Candidacy, valid: int | None) -> tuple[Fraction, Fraction] | None:
    """Give a share, and by how much it may be out: computed, or else as printed; None where neither is known."""
    if candidacy.votes is not None and valid:
        return Fraction(100 * candidacy.votes, valid), Fraction(0)
    return printed_points(candidacy.published_share)


def _is_ahead(other: Candidacy, one: Candidacy, valid: int | None) -> bool | None:
    """Tell whether a candidate had more than another, of whom more is known than of all the rest; None if unclear."""
    if other.votes is not None and one.votes is not None:
        return other.votes > one.votes
    theirs, own = _printed_share(other, valid), _printed_share(one, valid)
    if theirs is None or own is None:
        # One of the rest.
        return False
    apart = theirs[0] - own[0]
    return apart > 0 if abs(apart) > theirs[1] + own[1] else None


def verdict(by_election: ByElection) -> str:
    """Say who won and whether it is a hold or a gain: "Labour hold", "Conservative gain from Labour".

    Just the winner's party where who held the seat before is not recorded.
    """
    result = outcome(by_election)
    if result is None:
        return by_election.winner.party.name
    if result.held:
        return f"{result.to.name} hold"
    return f"{result.to.name} gain from {result.from_.name}"
