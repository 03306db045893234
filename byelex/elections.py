"""What was declared: the field's own things as frozen values. Facts only; every figure is computed in measures."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal, get_args

from byelex.changing import quick

Stage = Literal["called", "winner", "votes", "official"]
"""How much is in: called, with no result at all; the winner only; the votes as first reported; the official figures.

A called contest is no result: nobody won, it may have no candidacies yet, and nothing of it is measured or counted.
"""
STAGES: tuple[Stage, ...] = get_args(Stage)

Completeness = Literal["full", "partial", "winner", "unopposed"]
"""How much of a result the sources have: every candidate's votes, some of them, who won, or there was no poll.

Not a stage: nothing more is on its way. Of a contest that is not full, candidates may be missing altogether.
"""
COMPLETENESS: tuple[Completeness, ...] = get_args(Completeness)


@quick
@dataclass(frozen=True, slots=True)
class Party:
    """A party as results count it: one entry through its changes of name.

    `independent` marks the pseudo-parties (Independent, Speaker): their candidates share nothing but the word,
    so they are compared by person, never by party.
    """

    id: str
    name: str
    abbreviation: str
    colour: str = "#7F7F7F"
    full_name: str = ""
    nicknames: tuple[str, ...] = ()
    electoral_commission_ids: tuple[str, ...] = ()
    follows: str | None = None
    """The id of the party whose place it took (Liberal Democrats: Alliance), for histories, never for a baseline."""
    independent: bool = False


@quick
@dataclass(frozen=True, slots=True)
class Constituency:
    """A seat on one set of boundaries; the ONS id tells two of one name apart (Clacton 2014 and 2026)."""

    id: str
    name: str
    country: str
    region: str | None = None
    county: str | None = None
    kind: str | None = None
    """County, borough or burgh; None if not recorded."""


@quick
@dataclass(frozen=True, slots=True)
class Source:
    """Where facts come from, cited by work and title."""

    work: str
    title: str
    published_on: date | None = None
    supplies: str = ""
    """What it supplies ("votes and electorate"), in words."""


@quick
@dataclass(frozen=True, slots=True)
class Candidacy:
    """One person standing once.

    `name` and `party_name` are as printed on the ballot or in the result; `person_id` is the same through every
    contest and spelling. `votes` is None when not recorded. `elected` is set only where votes cannot tell.
    """

    person_id: str
    name: str
    party: Party
    party_name: str
    votes: int | None
    elected: bool = False
    published_change: str | None = None
    """The change of share printed with the result, in points, where no baseline is in the store. Never computed."""
    published_share: str | None = None
    """The share printed with the result, in per cent, where the valid votes are not recorded. Never computed."""


@quick
@dataclass(frozen=True, slots=True)
class Baseline:
    """The same constituency's result at the general election before. Candidacies in falling order of votes."""

    polling_on: date
    electorate: int | None
    rejected_vote_count: int | None
    candidacies: tuple[Candidacy, ...]


@quick
@dataclass(frozen=True, slots=True)
class WonSince:
    """Who won a seat at the last by-election before a contest, where the same Parliament had one already."""

    polling_on: date
    winner: Candidacy
    petition_note: str | None = None
    """What an election court made of that result: where it did, the winner there need not have sat."""


@quick
@dataclass(frozen=True, slots=True)
class Declared:
    """Totals as the source prints them: check digits, compared with what is computed and never shown as figures."""

    valid_vote_count: int | None = None
    majority: int | None = None
    result: str | None = None


@quick
@dataclass(frozen=True, slots=True)
class Published:
    """Figures printed with a result that cannot be computed from what the store has: shown, and said to be published.

    `swing` (points) and `turnout` (per cent) are as printed, with as many decimals; the swing is never negative and
    runs from one party to the other. `majority` and `valid_vote_count` are for votes that are not recorded.
    """

    swing: str | None = None
    swing_from: Party | None = None
    swing_to: Party | None = None
    turnout: str | None = None
    majority: int | None = None
    valid_vote_count: int | None = None


@quick
@dataclass(frozen=True, slots=True)
class Quote:
    """Attributed direct speech, exactly as printed; paragraphs are separated by a blank line.

    `inferred` names the fields the report does not state outright and a reader worked out ("outlet", "said_on").
    `about` names the person or thing spoken of where the words alone do not ("Sir Keir Starmer").
    """

    words: str
    speaker: str
    speaker_id: str
    role: str
    party: Party | None
    occasion: str
    outlet: str | None
    said_on: date | None
    about: str | None = None
    inferred: tuple[str, ...] = ()
    by_election_ids: tuple[str, ...] = ()


@quick
@dataclass(frozen=True, slots=True)
class Claim:
    """A figure a source gives that differs from the declared one; shown beside it.

    `measure` is a field's word ("turnout", "swing needed", "majority overturned"); `figure` is as printed;
    `note` says, in our words, how it differs and why where known.
    """

    measure: str
    figure: str
    claimed_by: str
    outlet: str | None
    published_on: date | None
    note: str


@quick
@dataclass(frozen=True, slots=True)
class Fact:
    """Something reported that is neither a figure nor a quotation, in our own words.

    `topic` is what a person would ask for ("place of declaration", "Kim Leadbeater").
    """

    topic: str
    text: str
    outlet: str | None = None
    published_on: date | None = None


@quick
@dataclass(frozen=True, slots=True)
class Correction:
    """A value put right: what the source printed, what it should be, and how that is known."""

    of: str
    published: str
    corrected: str
    reason: str


@quick
@dataclass(frozen=True, slots=True)
class ByElection:
    """One contest, keyed by polling day and seat ("2021-05-06-hartlepool"). Candidacies in falling order of votes.

    None is "not recorded", never nought. `baseline` is attached by the store from the general elections' tables, and
    so is `won_since` from its other contests.
    """

    id: str
    constituency: Constituency
    polling_on: date
    candidacies: tuple[Candidacy, ...]
    stage: Stage = "official"
    completeness: Completeness = "full"
    electorate: int | None = None
    rejected_vote_count: int | None = None
    writ_on: date | None = None
    declared_at: str | None = None
    """When it was declared, in words as precise as the source ("just before 4 am on Friday 24 June 2022")."""
    cause: str | None = None
    """Why the seat was vacant, one of a few words: death, resignation, recall petition, elevation to the Lords…"""
    cause_note: str | None = None
    previous_member: str | None = None
    previous_party: Party | None = None
    """The party the last member was elected for."""
    previous_note: str | None = None
    """Where the member sat differently at the end ("lost the Conservative whip in October 2023")."""
    general_election_on: date | None = None
    baseline: Baseline | None = None
    won_since: WonSince | None = None
    declared: Declared = Declared()
    published: Published = Published()
    petition_note: str | None = None
    """What an election court made of the result afterwards ("The seat was awarded to …"), in our words."""
    quotes: tuple[Quote, ...] = ()
    claims: tuple[Claim, ...] = ()
    facts: tuple[Fact, ...] = ()
    corrections: tuple[Correction, ...] = ()
    sources: tuple[Source, ...] = ()
    invented: bool = False
    """True only for the playground's pretend contests, which say so wherever they are shown."""

    @property
    def name(self) -> str:
        """The seat and year: what people call the contest."""
        return f"{self.constituency.name} {self.polling_on.year}"

    @property
    def winner(self) -> Candidacy:
        """Who was elected: the candidate marked so, else the first by votes."""
        for candidacy in self.candidacies:
            if candidacy.elected:
                return candidacy
        return self.candidacies[0]

    @property
    def ballot_known(self) -> bool:
        """Whether the candidacies are everyone who stood: only then does absence from them say that somebody did not.

        A word of the winner names nobody else, or those who were nominated at most.
        """
        return self.stage in ("votes", "official") and self.completeness in ("full", "unopposed")

    @property
    def runner_up(self) -> Candidacy | None:
        """The candidate with most votes after the winner; None if unopposed, not recorded or not counted yet.

        Of a result recorded in part, the best placed by votes, or by published shares, where the winner's are known
        too: a source that is cut short gives the first few.
        """
        if self.completeness not in ("full", "partial") or self.stage in ("called", "winner"):
            return None
        winner = self.winner
        others = [c for c in self.candidacies if c is not winner]
        if self.completeness == "full":
            return others[0] if others else None
        counted = [c for c in others if c.votes is not None]
        if winner.votes is not None and counted:
            return counted[0]
        shared = [c for c in others if c.published_share is not None]
        if winner.published_share is not None and shared:
            return max(shared, key=lambda c: Decimal(c.published_share or 0))
        return None


@quick
@dataclass(frozen=True, slots=True)
class Listing:
    """A by-election in one line: enough to find it by name and to label it."""

    id: str
    constituency_id: str
    constituency_name: str
    country: str
    region: str | None
    polling_on: date
    verdict: str
    """"Labour gain from Conservative", "Labour hold"; "Labour" where the seat's last holder is not recorded."""
    winner: str
    winner_party_id: str
    invented: bool = False
    held: bool | None = None
    """Hold or gain, as the verdict says in words; None where the seat's last holder is not recorded."""
    gained_from_party_id: str | None = None
    """The party that a gain is from; None for a hold."""

    @property
    def name(self) -> str:
        """The seat and year: what people call the contest."""
        return f"{self.constituency_name} {self.polling_on.year}"


@quick
@dataclass(frozen=True, slots=True)
class Person:
    """A person as a candidate or speaker: the usual name, every other spelling in the store, and the contests."""

    id: str
    name: str
    other_names: tuple[str, ...] = ()
    by_election_ids: tuple[str, ...] = ()
    """Where the person stood, latest first; empty for one who is only quoted."""
    quote_count: int = 0


Poll = ByElection | Baseline
"""Anything with candidacies, an electorate and rejected papers."""
