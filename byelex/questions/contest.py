"""Pieces that the questions about one by-election share: its table, its swing in words, its next questions."""

from __future__ import annotations

from byelex.answers import Column, FollowUp, Row, Table
from byelex.elections import ByElection
from byelex.measures import NoSwing, Standing, Swing, standings
from byelex.wording import correction_sentence, count, day, percent, rounded, signed

CANDIDATE_COLUMNS = (
    Column("Candidate"),
    Column("Party"),
    Column("Votes", numeric=True),
    Column("Share", numeric=True),
    Column("Change", numeric=True),
)


def title(by_election: ByElection) -> str:
    """Name the contest in full: "Hartlepool by-election, 6 May 2021"."""
    invented = " (invented)" if by_election.invented else ""
    return f"{by_election.constituency.name} by-election, {day(by_election.polling_on)}{invented}"


def candidate_table(by_election: ByElection) -> Table:
    """List everyone who stood: votes, share, change, and the deposits lost as marks."""
    return Table(CANDIDATE_COLUMNS, tuple(candidate_row(by_election, each) for each in standings(by_election)))


def candidate_row(by_election: ByElection, standing: Standing) -> Row:
    """Give one candidate's row; a change that was published rather than computed is said to be."""
    candidacy = standing.candidacy
    shown = signed(standing.change_points)
    if standing.change_points is None and by_election.baseline is None and candidacy.published_change:
        shown = f"{candidacy.published_change} as published"
    share = "–" if standing.share_points is None else percent(standing.share_points)
    votes, change = count(candidacy.votes), "" if shown == "–" else shown
    return Row(
        (candidacy.name, candidacy.party.name, votes, share, shown),
        narrow=(candidacy.name, candidacy.party.abbreviation, votes, share, change),
        mark="deposit lost" if standing.lost_deposit else "",
        colour=candidacy.party.colour,
    )


def baseline_name(by_election: ByElection) -> str:
    """Name the election a contest is measured against: "2019"; empty without one."""
    return str(by_election.baseline.polling_on.year) if by_election.baseline else ""


def swing_words(swing: Swing, places: int = 1) -> str:
    """Write a swing with its pair and direction: "16.0 points from Labour to Conservative"."""
    return f"{rounded(swing.points, places)} points from {swing.from_.party.name} to {swing.to.party.name}"


def swing_notes(by_election: ByElection, swing: Swing | NoSwing) -> tuple[str, ...]:
    """Say what a reader must know of a swing: why there is none, who counts as nought, a swing against the winner."""
    if isinstance(swing, NoSwing):
        return (f"There is no meaningful swing: {swing.reason}.",)
    notes = []
    year = baseline_name(by_election)
    for candidacy, stood in ((swing.from_, swing.from_stood), (swing.to, swing.to_stood)):
        if not stood:
            who = candidacy.name if candidacy.party.independent else candidacy.party.name
            notes.append(f"{who} did not stand here in {year} and counts as 0 before.")
    if swing.from_.person_id == by_election.winner.person_id:
        notes.append("The swing runs against the winner.")
    return tuple(notes)


def standing_notes(by_election: ByElection) -> tuple[str, ...]:
    """Say how far the result is in, what was put right, and that an invented contest is one."""
    notes = []
    if by_election.invented:
        notes.append("This contest is invented, for trying Byelex out. It never happened.")
    if by_election.stage == "winner":
        notes.append("Only the winner is in so far; the votes are to follow.")
    elif by_election.stage == "votes":
        notes.append("Votes as first reported; the official figures are to follow.")
    notes += [correction_sentence(correction) for correction in by_election.corrections]
    return tuple(notes)


def follow_ups(by_election: ByElection, *but: str) -> tuple[FollowUp, ...]:
    """Give what to ask next about a contest, leaving out the questions named in `but`."""
    seat = (("seat", by_election.id),)
    nexts = [("Result", "result"), ("Swing", "swing")]
    if by_election.quotes:
        nexts.append(("Quotes", "quotes"))
    nexts.append(("All candidates", "candidates"))
    if by_election.baseline:
        nexts.append(("The election before", "before"))
    if by_election.facts or by_election.claims:
        nexts.append(("Background", "background"))
    return tuple(FollowUp(label, name, seat) for label, name in nexts if name not in but)
