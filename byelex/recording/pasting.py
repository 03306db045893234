"""A recorded result written as a declaration is pasted, for an editor to correct."""

from __future__ import annotations

from byelex.elections import ByElection, Candidacy
from byelex.names.text import words
from byelex.sources.declared.candidates import NO_NAMES
from byelex.sources.declared.parties import PartyPhrases
from byelex.sources.declared.persons import proper_name
from byelex.store import Store


def as_declaration(store: Store, by_election: ByElection) -> str:
    """Write a result as lines that read back to the same: a candidate a line, then electorate and rejected papers."""
    phrases = PartyPhrases(store.parties().values(), by_election.constituency.country)
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
    # Quotes keep together a name that would be taken apart, or for a party or a figure.
    name = one.name
    plain = name.replace("-", "").replace("'", "").replace(".", "").replace(" ", "")
    odd = not plain.isalpha() or not words(name) or proper_name(name)[0] != name or NO_NAMES & {*words(name)}
    if odd or phrases.read(name) is not None:
        name = f'"{name}"' if '"' not in name else name
    unknown = ", not recorded" if counted else ""
    votes = f", {one.votes:,}" if one.votes is not None else unknown
    return f"{name}, {_party(one, phrases)}{votes}{', elected' if one.elected else ''}"


def _party(one: Candidacy, phrases: PartyPhrases) -> str:
    for written in (one.party_name, one.party.name):
        read = phrases.read(written)
        if read is not None and [party.id for party in read.parties] == [one.party.id] and "," not in written:
            return written
    return one.party.id
