"""What cannot be in a result, and what can be but had better be looked at twice."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from byelex import measures
from byelex.elections import ByElection, Candidacy
from byelex.sources.by_elections import before_the_poll
from byelex.sources.ids import by_election_id
from byelex.wording import count, day, how_many, listed, percent, signed

FAR_ELECTORATE = 10
"""Per cent that an electorate rarely moves by between a general election and a by-election."""
FAR_CHANGE = 40
"""Points that a share rarely moves by; a digit too few or too many moves it so."""
FAR_MAJORITY = 60
THURSDAY = 3


def faults(by_election: ByElection, today: date) -> Iterator[str]:
    """Say what makes this impossible as a result, each with what to do. `baseline` is to be attached."""
    yield from _date_faults(by_election, today)
    if by_election.stage == "called":
        yield from _called_faults(by_election)
        return
    yield from _candidate_faults(by_election)
    yield from _sum_faults(by_election)


def _date_faults(by_election: ByElection, today: date) -> Iterator[str]:
    polling_on = by_election.polling_on
    if polling_on > today and by_election.stage != "called":
        yield f"Polling day, {day(polling_on)}, is still to come: mend the date, or wait for the result."
    expected = by_election_id(polling_on, by_election.constituency.name)
    if by_election.id != expected:
        yield f"It is called {by_election.id}; after its polling day and seat it must be {expected}."
    if by_election.writ_on is not None and by_election.writ_on >= polling_on:
        yield f"The writ, {day(by_election.writ_on)}, is not before polling day, {day(polling_on)}."
    before = by_election.general_election_on
    if before is not None and before >= polling_on:
        yield f"The general election before it, {day(before)}, is not before polling day, {day(polling_on)}."


def _called_faults(by_election: ByElection) -> Iterator[str]:
    yield from before_the_poll(by_election.stage, by_election.candidacies)
    seen: set[str] = set()
    for one in by_election.candidacies:
        if one.person_id in seen:
            yield f"{one.name} is nominated twice: leave one of them."
        seen.add(one.person_id)


def _candidate_faults(by_election: ByElection) -> Iterator[str]:
    standing = by_election.candidacies
    if not standing:
        yield "Nobody stands: give at least who was elected."
        return
    seen: dict[str, Candidacy] = {}
    for one in standing:
        if one.person_id in seen:
            yield f"{one.name} stands twice: leave one of them, or tell two people of one name apart by their ids."
        seen[one.person_id] = one
    elected = [one for one in standing if one.elected]
    if len(elected) > 1:
        yield f"{listed([one.name for one in elected])} are all marked as elected: mark one."
    counted = [one.votes for one in standing if one.votes is not None]
    if not counted and not elected and len(standing) > 1:
        yield "Nobody is marked as elected and there are no votes: say who was elected."
    if counted and len(counted) < len(standing) and by_election.baseline is not None:
        missing = [one.name for one in standing if one.votes is None]
        yield f"There are no votes for {listed(missing)}: give everybody's, or nobody's and who was elected."
    if counted and not elected and sum(votes == max(counted) for votes in counted) > 1:
        yield "The first two have equal votes: mark the one who was elected."
    if counted and elected and elected[0].votes is not None and elected[0].votes < max(counted):
        yield f"{elected[0].name} is marked as elected, but somebody else has more votes."
    # Of a contest of long ago no votes may be known, and none are on their way.
    whole = by_election.completeness == "full"
    if whole and by_election.stage != "winner" and not counted and len(standing) > 1:
        yield f'There are no votes, so the stage cannot be "{by_election.stage}": it is "winner".'


def _sum_faults(by_election: ByElection) -> Iterator[str]:
    valid = measures.valid_vote_count(by_election)
    rejected, electorate = by_election.rejected_vote_count, by_election.electorate
    if valid is not None and electorate is not None and valid + (rejected or 0) > electorate:
        papers = f" and {how_many(rejected, 'rejected paper')}" if rejected else ""
        yield f"{how_many(valid, 'valid vote')}{papers} are more than the electorate of {count(electorate)}."


def doubts(by_election: ByElection, before: ByElection | None, at: datetime) -> Iterator[str]:
    """Say what had better be looked at twice at a moment. `before` is the contest as last recorded, None if new."""
    if by_election.stage != "called" and at < measures.polls_close(by_election.polling_on):
        yield (
            f"Polls close at 10 pm UK time on {day(by_election.polling_on)}, and it is not that yet: "
            "nothing can have been declared."
        )
    if by_election.polling_on.weekday() != THURSDAY:
        yield f"Polling day, {day(by_election.polling_on)}, is a {by_election.polling_on:%A}, not a Thursday."
    if not by_election.sources:
        yield "No source is given."
    yield from at_odds(by_election)
    yield from _baseline_doubts(by_election)
    yield from _figure_doubts(by_election)
    if before is not None:
        yield from step_doubts(by_election, before)


def _baseline_doubts(by_election: ByElection) -> Iterator[str]:
    baseline = by_election.baseline
    if baseline is None:
        yield "The seat's result at the general election before is not in the store, so there is no swing or change."
        return
    year = baseline.polling_on.year
    if by_election.stage in ("votes", "official"):
        for place, one in zip(("won", "came second"), baseline.candidacies[:2], strict=False):
            if measures.candidate_of(by_election, one) is None:
                yield f"{one.party.name}, which {place} here in {year}, is not on the ballot, so there is no swing."
        for one in by_election.candidacies:
            change = measures.change_points(by_election, one)
            if change is not None and abs(change) > FAR_CHANGE:
                yield f"{one.name}'s {count(one.votes)} votes move the share by {signed(change)} points since {year}."
    if by_election.electorate and baseline.electorate:
        moved = abs(by_election.electorate - baseline.electorate) * 100 > FAR_ELECTORATE * baseline.electorate
        if moved:
            was = f"{count(baseline.electorate)} in {year}"
            yield f"The electorate of {count(by_election.electorate)} is far from the {was}."


def at_odds(by_election: ByElection) -> Iterator[str]:
    """Say where the votes and the declared totals differ: one of the two is wrong, and only a person can say which.

    A doubt for whoever looks at a pasted declaration; a fault in a file, which nobody may be looking at.
    """
    declared = by_election.declared
    valid, majority = measures.valid_vote_count(by_election), measures.majority(by_election)
    if None not in (declared.valid_vote_count, valid) and declared.valid_vote_count != valid:
        yield f"The votes add up to {count(valid)}, not to the {count(declared.valid_vote_count)} valid votes declared."
    if None not in (declared.majority, majority) and declared.majority != majority:
        yield f"The votes make a majority of {count(majority)}, not the {count(declared.majority)} declared."


def _figure_doubts(by_election: ByElection) -> Iterator[str]:
    turnout, majority = measures.turnout_points(by_election), measures.majority_points(by_election)
    if turnout is not None and not 10 <= turnout <= 85:
        yield f"A turnout of {percent(turnout)} is unusual."
    if majority is not None and majority > FAR_MAJORITY:
        yield f"A majority of {percent(majority)} of the votes is unusual."
    rejected, valid = by_election.rejected_vote_count, measures.valid_vote_count(by_election)
    if rejected is not None and valid and rejected * 20 > valid:
        yield f"{how_many(rejected, 'rejected paper')} are more than a twentieth of the votes."


def step_doubts(by_election: ByElection, before: ByElection) -> Iterator[str]:
    """Say what had better be looked at twice in how a contest stood `before`, and stands now."""
    if before.stage != "called" and by_election.stage != "called":
        stages = ("winner", "votes", "official")
        if stages.index(by_election.stage) < stages.index(before.stage):
            yield f'The stage goes back from "{before.stage}" to "{by_election.stage}".'
        if by_election.winner.person_id != before.winner.person_id:
            yield f"The winner was recorded as {before.winner.name} ({before.winner.party.name})."
    gone = {one.person_id: one.name for one in before.candidacies}
    for one in by_election.candidacies:
        gone.pop(one.person_id, None)
    # A part that tells the winner alone says nothing of the others.
    if gone and "winner" not in (before.stage, by_election.stage):
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
