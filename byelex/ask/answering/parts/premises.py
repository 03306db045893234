"""What a question takes to be so, held against the facts: yes or no, or a word on what is not so."""

from __future__ import annotations

from fractions import Fraction

from byelex.ask.answering.parts.one_candidate import votes_before
from byelex.ask.measured import OF_EVERYONE
from byelex.ask.query import Query
from byelex.elections import ByElection, Candidacy
from byelex.measures import change_points, holder, lost_deposit, outcome, turnout_change_points, verdict
from byelex.names.text import words
from byelex.questions.contest import did_not_stand
from byelex.questions.kinds import names_of
from byelex.questions.result import summary
from byelex.questions.scopes import party_names
from byelex.store import Store
from byelex.wording import listed

_DENIED = {
    "won": "did not win",
    "gained": "did not gain it",
    "gained from": "did not lose it",
    "held": "did not hold it",
    "lost": "did not lose it",
}


def member_named(by_election: ByElection, query: Query) -> str:
    """Give the whole name of the former member whom a question names, as typed where it is nobody's there."""
    before = holder(by_election)
    names = (by_election.previous_member, before.name if before else None)
    return next((one for one in names if one and is_named(one, query)), query.member.title())


def is_named(name: str, query: Query) -> bool:
    """Tell whether a name is that of the former member whom a question names, in short perhaps: "Chris Pincher"."""
    return all(any(part.startswith(word) for part in words(name)) for word in words(query.member))


def is_so(by_election: ByElection, query: Query) -> bool | None:
    """Tell whether who is named won, gained, held or lost a contest as a question has it; None if nothing is said."""
    result = outcome(by_election)
    if not (query.parties or query.people) and query.premise in {"gained", "held"}:
        return None if result is None else result.held == (query.premise == "held")
    if query.premise == "gained from":
        return None if result is None else not result.held and result.from_.id in query.party_ids
    if query.measures == ("turnout change",) and query.premise in {"rose", "fell"}:
        change = turnout_change_points(by_election)
        return (change > 0) == (query.premise == "rose") if change else None
    if not (query.parties or query.people) or query.premise not in _DENIED:
        return None
    group = query.parties[0] if query.parties else ()
    won = by_election.winner.party.id in group or by_election.winner.person_id in query.people
    if query.premise == "lost":
        return not won and (query.whether or not group or result is None or result.from_.id in group)
    if query.premise == "won" or not won or result is None:
        return won
    if query.premise == "gained" and len(query.parties) > 1 and result.from_.id not in query.parties[1]:
        # "Did Labour gain it from the Lib Dems", of a gain from another.
        return False
    return result.held == (query.premise == "held")


def candidate_is_so(by_election: ByElection, one: Candidacy, place: int | None, query: Query) -> bool | None:
    """Tell whether a candidate came where, or kept the deposit as, a question has it; None if nothing is said."""
    if query.position is not None:
        return None if place is None else place == query.position
    if query.premise in {"rose", "fell"}:
        then, change = votes_before(by_election, one), change_points(by_election, one)
        if then is None or change is None or one.votes is None:
            return None
        moved = {"vote change": Fraction(one.votes - then), "change": change}
        way = 1 if query.premise == "rose" else -1
        ways = {way * by > 0 for measure, by in moved.items() if measure in query.measures}
        # A share may have risen where votes fell: neither is the answer then.
        return ways.pop() if len(ways) == 1 else None
    lost = lost_deposit(by_election, one) if "deposit" in query.measures else None
    if "deposit" in query.measures:
        return None if lost is None or not query.premise else lost == (query.premise == "lost")
    return True if query.premise == "stood" else is_so(by_election, query)


def denied(by_election: ByElection, query: Query) -> str:
    """Say of a candidate just told of that they did not win, gain or hold the seat."""
    said = "was no defeat" if query.premise == "lost" else _DENIED[query.premise]
    return f"That {said}: {verdict(by_election)}."


def yes_or_no(so: bool | None, query: Query) -> str:
    """Begin the answer to a question that asks whether something is so."""
    return "" if so is None or not query.whether else "Yes: " if so else "No: "


def put_right(store: Store, by_election: ByElection, query: Query, measure: str) -> str:
    """Say what is not as a question has it: a party that did not win there, a person who did not stand or win."""
    said = ""
    if query.member and not query.people:
        said = f"{did_not_stand(by_election, member_named(by_election, query), 'at this by-election')}. "
    if query.people:
        people = names_of(store).person_by_id
        named = listed(list(dict.fromkeys(people[one].name for one in query.people)))
        stood = [one for one in by_election.candidacies if one.person_id in query.people]
        if not stood:
            said = f"{did_not_stand(by_election, named, 'there')}. "
        elif is_so(by_election, query) is False:
            told = f": {verdict(by_election)}. {summary(by_election)}" if measure != "winner" else "."
            said = f"{named} {_DENIED[query.premise]}{told} "
        elif by_election.winner not in stood and measure not in OF_EVERYONE:
            said = f"{named} did not win. "
        elif measure == "majority":
            # "Was Leadbeater's majority bigger than Galloway's": it lies between the first two.
            first = (by_election.winner, by_election.runner_up)
            others = [one.name for one in stood if one not in first]
            said = f"{listed(others)} did not win. " if others else ""
    if query.parties and is_so(by_election, query) is False:
        name = party_names(store, query.parties[0])
        of = f" from {party_names(store, query.parties[1])}" if query.premise == "gained" and query.parties[1:] else ""
        said += f"{name} {_DENIED[query.premise]}{of}: {verdict(by_election)}. {summary(by_election)} "
    return said
