"""What can be in a result, but had better be looked at twice."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime

from byelex import clock, measures, swings
from byelex.elections import ByElection, Person
from byelex.sources import impossible
from byelex.sources.ids import fold, unnamed_id
from byelex.sources.unlikely import unlikely_contest
from byelex.wording import count, day, listed, percent, signed

FAR_CHANGE = 40
"""Points that a share rarely moves by; a digit too few or too many moves it so."""
FAR_MAJORITY = 60
THURSDAY = 3
ALIKE = 60
"""Of 100, how much two spellings of one name have in common at least."""


def doubts(by_election: ByElection, before: ByElection | None, at: datetime) -> Iterator[str]:
    """Say what had better be looked at twice at a moment. `before` is the contest as last recorded, None if new."""
    if by_election.stage != "called" and at < clock.polls_close(by_election.polling_on):
        yield (
            f"Polls close at 10 pm UK time on {day(by_election.polling_on)}, and it is not that yet: "
            "nothing can have been declared."
        )
    if by_election.polling_on.weekday() != THURSDAY:
        yield f"Polling day, {day(by_election.polling_on)}, is a {by_election.polling_on:%A}, not a Thursday."
    if not by_election.sources:
        yield "No source is given."
    yield from impossible.at_odds(by_election)
    yield from _baseline_doubts(by_election)
    yield from _figure_doubts(by_election)
    if before is not None:
        yield from step_doubts(by_election, before)


def _baseline_doubts(by_election: ByElection) -> Iterator[str]:
    baseline = by_election.baseline
    if by_election.completeness == "unopposed":
        return
    if baseline is None:
        if by_election.published.swing or any(one.published_change for one in by_election.candidacies):
            return  # Those are told in its place.
        yield "The seat's result at the general election before is not in the store, so there is no swing or change."
        return
    year = baseline.polling_on.year
    if by_election.ballot_known:
        for place, one in zip(("won", "came second"), baseline.candidacies[:2], strict=False):
            if swings.candidate_of(by_election, one) is None:
                yield f"{one.party.name}, which {place} here in {year}, is not on the ballot, so there is no swing."
        for one in by_election.candidacies:
            change = measures.change_points(by_election, one)
            if change is not None and abs(change) > FAR_CHANGE:
                yield f"{one.name}'s {count(one.votes)} votes move the share by {signed(change)} points since {year}."


def _figure_doubts(by_election: ByElection) -> Iterator[str]:
    turnout, majority = measures.turnout_points(by_election), measures.majority_points(by_election)
    if turnout is not None and not 10 <= turnout <= 85:
        yield f"A turnout of {percent(turnout)} is unusual."
    if majority is not None and majority > FAR_MAJORITY:
        yield f"A majority of {percent(majority)} of the votes is unusual."
    yield from unlikely_contest(by_election, None)


def step_doubts(by_election: ByElection, before: ByElection) -> Iterator[str]:
    """Say what had better be looked at twice in how a contest stood `before`, and stands now."""
    if before.stage != "called" and by_election.stage != "called":
        stages = ("winner", "votes", "official")
        if stages.index(by_election.stage) < stages.index(before.stage):
            yield f'The stage goes back from "{before.stage}" to "{by_election.stage}".'
        unnamed = unnamed_id(before.id, by_election.winner.party.id)
        if before.winner.person_id not in (by_election.winner.person_id, unnamed):
            yield f"The winner was recorded as {before.winner.name} ({before.winner.party.name})."
    gone = {one.person_id: one.name for one in before.candidacies}
    for one in by_election.candidacies:
        gone.pop(one.person_id, None)
    if before.candidacies:
        gone.pop(unnamed_id(before.id, before.winner.party.id), None)
    # A part that tells the winner alone says nothing of the others.
    if gone and by_election.stage != "winner":
        yield f"{listed(list(gone.values()))} stood as recorded before, and not any more."


def likely_same(by_election: ByElection, known_names: dict[str, str]) -> Iterator[str]:
    """Say which candidates are spelt nearly as somebody known is. `known_names` is person id -> usual name."""
    from rapidfuzz import fuzz, process

    standing = {one.person_id for one in by_election.candidacies}
    others = {id: name for id, name in known_names.items() if id not in standing}
    for one in by_election.candidacies:
        if one.person_id in known_names:
            continue
        near = process.extractOne(one.name, others, scorer=fuzz.ratio, score_cutoff=90)
        if near is not None:
            yield f"{one.name} is new; if that is {near[0]}, who has stood before, write the name so."


def likely_other(by_election: ByElection, known: Mapping[str, Person]) -> Iterator[str]:
    """Say whose id is that of somebody of quite another name: one of the two is wrong."""
    from rapidfuzz import fuzz

    for one in by_election.candidacies:
        person = known.get(one.person_id)
        names = () if person is None else (person.name, *person.other_names)
        if person is not None and max(fuzz.token_set_ratio(fold(one.name), fold(name)) for name in names) < ALIKE:
            yield f'{one.name} has the id "{one.person_id}", which is {person.name}: mend it if they are two people.'
