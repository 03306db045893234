"""How one candidate did in a contest, in a sentence and in figures."""

from __future__ import annotations

from byelex.answers import Figure
from byelex.ask.answering.parts.one_measure import share_said
from byelex.ask.query import Query
from byelex.elections import ByElection, Candidacy
from byelex.measures import change_points, lost_deposit, places, share_points, side_share_points, side_vote_count
from byelex.questions.contest import baseline_name, count_figure, percent_figure
from byelex.questions.deposits import deposit_took, deposit_words
from byelex.wording import how_many, in_points, placed, points_aside, rounded, signed, with_party


def place_of(by_election: ByElection, one: Candidacy) -> int | None:
    """Give a candidate's place; None where it is not known."""
    return places(by_election)[next(at for at, other in enumerate(by_election.candidacies) if other is one)]


def behind_a_place(query: Query) -> bool:
    """Tell whether it is asked how far somebody was behind whoever came in a place below the first."""
    return "behind" in query.measures and (query.position or 0) > 1 and bool(query.people or query.parties)


def lead(by_election: ByElection, first: Candidacy | None, second: Candidacy | None) -> str:
    """Write how far a candidate is ahead of another: "4,925 votes (17.9 points)"; empty where it is not recorded."""
    if first is None or second is None or first.votes is None or second.votes is None:
        return ""
    ahead, behind = share_points(by_election, first), share_points(by_election, second)
    share = None if ahead is None or behind is None else ahead - behind
    return f"{how_many(first.votes - second.votes, 'vote')}{points_aside(share)}"


def sentence(by_election: ByElection, one: Candidacy, query: Query) -> str:
    """Say how a candidate did: votes, share, change, place, and the deposit where it was asked about or lost."""
    if by_election.completeness == "unopposed":
        return f"{with_party(one)} was elected unopposed."
    place = place_of(by_election, one)
    of = ", place not known from votes" if place is None else f", {placed(place)}"
    if place is not None and by_election.ballot_known:
        of += f" of {len(by_election.candidacies)}"
    lost = lost_deposit(by_election, one)
    deposit = f" {deposit_words(by_election, one)}" if "deposit" in query.measures or lost else ""
    deposit += deposit_took(by_election, one) if "deposit" in query.measures else ""
    if one.votes is None:
        share = f", {share_said(by_election, one)}" if one.published_share is not None else ""
        return f"{with_party(one)}: votes not recorded{share}{of}.{deposit}"
    votes = f"{how_many(one.votes, 'vote')}{_vote_change(by_election, one, query)}"
    told = f"{with_party(one)}: {votes}, {share_said(by_election, one)}{of}{_change(by_election, one)}."
    return f"{told}{_behind(by_election, one, query)}{deposit}"


def _behind(by_election: ByElection, one: Candidacy, query: Query) -> str:
    """Say how far behind the winner, or whoever came in a place, a candidate came, where that was asked."""
    if behind_a_place(query) and place_of(by_election, one) != query.position:
        return _from_place(by_election, one, query.position or 1)
    winner, second = by_election.winner, by_election.runner_up
    if "behind" not in query.measures:
        return ""
    if one is winner:
        ahead = lead(by_election, one, second)
        return f" That won, by {ahead} over {with_party(second)}." if second and ahead else ""
    behind = lead(by_election, winner, one)
    return f" That is {behind} behind {with_party(winner)}, who won." if behind else ""


def _from_place(by_election: ByElection, one: Candidacy, position: int) -> str:
    """Say how many votes lie between a candidate and whoever came in a place."""
    other = next((each for each in by_election.candidacies if place_of(by_election, each) == position), None)
    if other is None or other.votes is None or one.votes is None:
        return f" Who came {placed(position)}, or with how many votes, is not recorded."
    way, ahead, behind = ("behind", other, one) if other.votes > one.votes else ("ahead of", one, other)
    return f" That is {lead(by_election, ahead, behind)} {way} {with_party(other)}, who came {placed(position)}."


def _vote_change(by_election: ByElection, one: Candidacy, query: Query) -> str:
    """Say how many votes more or fewer than at the general election before a candidate had, where that was asked."""
    if "vote change" not in query.measures or one.votes is None:
        return ""
    if by_election.baseline is None:
        return " (those at the general election before are not recorded)"
    then = votes_before(by_election, one)
    if then is None:
        return ""
    way = "fewer" if one.votes < then else "more"
    return f" ({abs(one.votes - then):,} {way} than in {baseline_name(by_election)})"


def votes_before(by_election: ByElection, one: Candidacy) -> int | None:
    """Give the votes of a candidate's side at the general election before, if the two can be compared."""
    if by_election.baseline is None or change_points(by_election, one) is None:
        return None
    return side_vote_count(by_election.baseline, one)


def _change(by_election: ByElection, one: Candidacy) -> str:
    """Say how far the share is up or down, or why there is no change to give."""
    change, year = change_points(by_election, one), baseline_name(by_election)
    if change is not None:
        if not round(change * 10):
            return f", much as in {year} ({signed(change)} points)"
        return f", {'up' if change > 0 else 'down'} {in_points(abs(change))} on {year}"
    if by_election.baseline is None:
        printed = one.published_change
        return f", change {printed.replace('-', '−')} as published" if printed else ""
    if share_points(by_election, one) is None:
        return ""
    same = [other for other in by_election.candidacies if other.party.id == one.party.id]
    if not one.party.independent and len(same) > 1:
        return f" (one of {len(same)} {one.party.name} candidates, so no change of its own)"
    if one.party.independent:
        return f" (no change to give: {one.name} did not stand here as {one.party.name} in {year})"
    return f" (no change to give: {one.party.name} did not stand here in {year})"


def figures(by_election: ByElection, one: Candidacy) -> tuple[Figure, ...]:
    """Give a candidate's votes, share and change, beside those at the general election before."""
    share, change = share_points(by_election, one), change_points(by_election, one)
    then, year = votes_before(by_election, one), baseline_name(by_election)
    made = [count_figure("Votes", one.votes, "" if then is None else f"{then:,} in {year}")]
    before = side_share_points(by_election.baseline, one) if by_election.baseline and change is not None else None
    if share is not None:
        was = f"; {rounded(before, 2)}% in {year}" if before is not None else ""
        made.append(percent_figure("Share", share, f"{rounded(share, 2)}% to two decimals{was}"))
    if change is not None:
        made.append(Figure("Change", f"{signed(change)} points", float(change), f"since {year}"))
    return tuple(made)
