"""A recorded result written as a declaration is pasted, for an editor to correct."""

from __future__ import annotations

from byelex.elections import ByElection, Candidacy
from byelex.sources.declared.candidates import read_standing
from byelex.sources.declared.parties import PartyPhrases, phrases_of
from byelex.store import Store


def as_declaration(store: Store, by_election: ByElection) -> str:
    """Write a result as lines that read back to the same: a candidate a line, then electorate and rejected papers."""
    phrases = phrases_of(tuple(store.parties().values()), by_election.constituency.country)
    phrases = phrases.among(by_election.candidacies)
    counted = any(one.votes is not None for one in by_election.candidacies)
    lines = [_line(one, phrases, counted) for one in by_election.candidacies]
    if by_election.electorate is not None:
        lines.append(f"Electorate: {by_election.electorate:,}")
    if by_election.rejected_vote_count is not None:
        lines.append(f"Rejected: {by_election.rejected_vote_count:,}")
    complete = by_election.electorate is not None and by_election.rejected_vote_count is not None
    if by_election.stage == "votes" and complete:
        lines.append("Provisional")
    elif by_election.stage == "official" and not complete:
        lines.append("Official")
    return "\n".join(lines)


def _line(one: Candidacy, phrases: PartyPhrases, counted: bool) -> str:
    """Write a candidate's line in the plainest way that reads back to the same."""
    unknown = ", not recorded" if counted else ""
    end = f", {one.votes:,}" if one.votes is not None else unknown
    end += ", elected" if one.elected else ""
    # Quotes keep together what would be taken apart, or for a party or a figure.
    quoted = f"“{one.name}”" if '"' in one.name else f'"{one.name}"'
    names, parties = (one.name, quoted), (one.party_name, one.party.name, one.party.full_name, one.party.id)
    lines = [f"{name}, {party}{end}" for each in parties for party in (each, f'"{each}"') for name in names]
    said = (one.name, one.party, one.votes, one.elected)
    for line in lines:
        read = read_standing(1, line, phrases)
        if (read.name, read.party, read.votes, read.elected) == said and not (read.faults or read.doubts):
            return line
    return lines[-1]
