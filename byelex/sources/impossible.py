"""What cannot be in a by-election's record, be it a file in data/, one that is recorded or a pasted result."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from byelex import measures
from byelex.elections import ByElection, Constituency, Party
from byelex.sources.ids import by_election_id, fold
from byelex.wording import count, day, how_many, listed

_RESULT = re.compile(r"(?P<to>.+?) (?:hold|gain from (?P<from>.+))")


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


def _called_faults(by_election: ByElection) -> Iterator[str]:
    seen: set[str] = set()
    for one in by_election.candidacies:
        if one.votes is not None or one.elected:
            yield f"{one.name} has votes or is elected, but the by-election is only called: record that as a result."
        if one.person_id in seen:
            yield f"{one.name} is nominated twice: leave one of them."
        seen.add(one.person_id)


def _candidate_faults(by_election: ByElection) -> Iterator[str]:
    standing = by_election.candidacies
    if not standing:
        yield "Nobody stands: give at least who was elected."
        return
    seen: set[str] = set()
    for one in standing:
        if one.person_id in seen:
            apart = "leave one of them, or tell two people of one name apart by their ids."
            yield f'{one.name} stands twice, as "{one.person_id}": {apart}'
        seen.add(one.person_id)
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
    if counted and by_election.stage == "winner":
        yield 'There are votes, so the stage cannot be "winner": it is "votes", or "official" if that is what they are.'
    whole = by_election.completeness == "full"
    if whole and by_election.stage != "winner" and not counted and len(standing) > 1:
        yield f'There are no votes, so the stage cannot be "{by_election.stage}": it is "winner".'


def _sum_faults(by_election: ByElection) -> Iterator[str]:
    valid = measures.valid_vote_count(by_election)
    rejected, electorate = by_election.rejected_vote_count, by_election.electorate
    if valid is not None and electorate is not None and valid + (rejected or 0) > electorate:
        papers = f" and {how_many(rejected, 'rejected paper')}" if rejected else ""
        yield f"{how_many(valid, 'valid vote')}{papers} are more than the electorate of {count(electorate)}."


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
    if declared.result is not None and by_election.candidacies:
        yield from _result_odds(by_election, declared.result)


def _result_odds(by_election: ByElection, declared: str) -> Iterator[str]:
    said = _RESULT.fullmatch(declared)
    if said is None:
        yield f'The declared result must read like "Con gain from Lab" or "Lab hold", not "{declared}".'
        return
    ended, winner = measures.outcome(by_election), by_election.winner.party
    if not _named(winner, said["to"]):
        yield f'The winner stood for {winner.name}, not {said["to"]} ("{declared}").'
    elif ended is not None and ended.held == (said["from"] is not None):
        yield f'The seat was {"held" if ended.held else "gained"}, but the declared result is "{declared}".'
    elif ended is not None and said["from"] is not None and not _named(ended.from_, said["from"]):
        yield f'The gain is from {ended.from_.name}, not {said["from"]} ("{declared}").'


def _named(party: Party, word: str) -> bool:
    return fold(word) in map(fold, (party.name, party.abbreviation, party.full_name, *party.nicknames))


def seat_faults(
    by_election: ByElection, elections: Sequence[date], there: Constituency | None, namesakes: list[str]
) -> Iterator[str]:
    """Say where a contest's general election and seat are not those that the tables have.

    `elections` are the general elections in the tables, `there` is its seat at the one it names, and `namesakes` are
    the ids that its seat's name has there.
    """
    said, seat = by_election.general_election_on, by_election.constituency
    then = f"at the general election of {day(said)}" if said is not None else ""
    before = [on for on in elections if on < by_election.polling_on]
    if said is None:
        return
    if said >= by_election.polling_on:
        yield f"general_election_on, {day(said)}, is not before polling day, {day(by_election.polling_on)}."
    elif before and said != max(before):
        yield f"general_election_on, {day(said)}, is not the last one before it: that was {day(max(before))}."
    elif there is not None:
        for key in ("name", "country", "region", "county", "kind"):
            here, other = getattr(seat, key), getattr(there, key)
            if here is None and other is not None:
                yield f'The {key} is missing: write {key} = "{other}".'
            elif other is None and here is not None:
                yield f'The seat {seat.id} has no {key} {then}, not "{here}": leave it out, or mend the id.'
            elif here != other:
                yield f'The seat {seat.id} has the {key} "{other}" {then}, not "{here}": mend it, or the id.'
    elif namesakes:
        yield f"The seat {seat.id} was none {then}: {seat.name} had {listed(namesakes)}."
