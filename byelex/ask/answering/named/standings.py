"""How candidates and parties did in each contest asked about: those named, of a party, or of a place in the order."""

from __future__ import annotations

from dataclasses import replace

from byelex.answers import Answer, Figure
from byelex.ask.answering.named.at_baseline import stood_then
from byelex.ask.answering.parts.around import ASIDE, around
from byelex.ask.answering.parts.limited import apart_meets, limit_words, meets, whether_words, within_limit
from byelex.ask.answering.parts.of_each import of_each
from byelex.ask.answering.parts.one_candidate import behind_a_place, figures, lead, place_of, sentence
from byelex.ask.answering.parts.phrasing import nobody_came, place_meant
from byelex.ask.answering.parts.premises import candidate_is_so, denied, is_so, member_named, yes_or_no
from byelex.ask.query import Query
from byelex.elections import ByElection, Candidacy
from byelex.measures import places, side_share_points, stood_for
from byelex.names.seats import real_listings
from byelex.names.text import words
from byelex.questions.contest import (
    baseline_name,
    did_not_stand,
    figure_notes,
    no_candidate,
    reported_of_candidates,
)
from byelex.questions.kinds import names_of
from byelex.questions.measuring import MEASURES
from byelex.questions.result import summary
from byelex.questions.scopes import contest_names, party_names
from byelex.store import Store
from byelex.wording import capital, day, how_many, listed, percent, placed, with_party


def standing(store: Store, query: Query) -> Answer:
    """Answer how a candidate, a party or whoever came in a place did, in each contest asked about."""
    contests = store.by_elections(query.contests)
    who = member_named(contests[0], query) if query.member else _who(store, query)
    elsewhere = any(place_of(one, each) != query.position for one in contests for each in _asked(one, query))
    of_place = behind_a_place(query) and elsewhere
    names = {"behind": f"votes behind {placed(query.position or 1)} place"} if of_place else {}
    measures = [names.get(each, MEASURES[each].name) for each in query.measures if each in MEASURES]
    then = ", at the general election before" if query.against == "at baseline" else ""
    who += f": {ASIDE[query.against]}" if query.against in ASIDE else ""
    asked = f": {', '.join(measures)}" if measures else ""
    made = [_in_contest(store, one, query, who) for one in contests]
    read_as = f"{who}{asked}{whether_words(query.checked, made[0][0][0])}, {contest_names(contests)}{then}"
    answer = replace(of_each(contests, [sentences for sentences, _ in made]), read_as=read_as)
    if len(contests) == 1:
        told = _asked(contests[0], query)
        return replace(
            answer,
            colour=told[0].party.colour if told else answer.colour,
            figures=made[0][1],
            notes=figure_notes(contests[0], (*query.measures, "share", *(one.name for one in told))),
        )
    none = f"{who} stood at none of these {how_many(len(contests), 'by-election')}."
    return replace(answer, title=f"{who}: {answer.title}", headline=none if query.member else answer.headline)


def _who(store: Store, query: Query) -> str:
    if query.people:
        people = names_of(store).person_by_id
        return listed(list(dict.fromkeys(people[one].name for one in query.people)))
    if query.parties:
        return listed([party_names(store, group) for group in query.parties])
    if query.limit is not None:
        return f"Candidates with {limit_words(query.limit)}"
    if query.positions:
        return f"Places {listed([_place_words(one) for one in (query.position or 1, *query.positions)])}"
    place = query.position or 1
    other = f"{placed(place)} place" if place > 0 else f"{placed(-place)} place from the end"
    return {1: "Winner", 2: "Runner-up", -1: "Last place", -2: "Last place but one"}.get(place, other)


def _place_words(place: int) -> str:
    return placed(place) if place > 0 else {-1: "last", -2: "last but one"}.get(place, f"{placed(-place)} from the end")


def _asked(by_election: ByElection, query: Query) -> list[Candidacy]:
    """Find the candidates asked about."""
    stood = list(by_election.candidacies)
    if query.people:
        stood = [one for one in stood if one.person_id in query.people]
    if query.parties:
        # A party said of a person is theirs ("Green's Sarah Green"); else each is asked about.
        theirs = [one for one in stood if one.party.id in query.party_ids]
        others = [
            one for one in by_election.candidacies if one.party.id in query.party_ids or one.person_id in query.people
        ]
        stood = theirs or (others if query.people else [])
    if query.position is not None and not (query.people or query.parties):
        if query.position == 1:
            return [by_election.winner]
        at = places(by_election)
        wanted = place_meant(at if by_election.ballot_known else (), query.position)
        stood = [one for one, place in zip(by_election.candidacies, at, strict=True) if place == wanted]
    return stood


def _in_contest(store: Store, by_election: ByElection, query: Query, who: str) -> tuple[list[str], tuple[Figure, ...]]:
    if query.against == "at baseline":
        return stood_then(store, by_election, query, who), ()
    if query.positions:
        return _in_places(store, by_election, query), ()
    if query.limit is not None:
        return [within_limit(by_election, query.limit)], ()
    found = _asked(by_election, query)
    if not found:
        if query.position is not None and not (query.people or query.parties):
            return [_nobody_there(by_election, query.position), *_reported(by_election)], ()
        first, *rest = _absent(store, by_election, query, who)
        # Of a share that is gone it is not for a no to say that it did not fall.
        so = False if query.premise not in {"", "fell"} and by_election.ballot_known else None
        return [f"{yes_or_no(so, query)}{first}".replace("No: No ", "No: no ", 1), *rest, *_reported(by_election)], ()
    if query.against in ASIDE:
        return [around(by_election, found, query)], ()
    stood = {one.party.id for one in by_election.candidacies}
    absent = [group for group in query.parties if stood.isdisjoint(group)]
    sentences = [f"{no_candidate(by_election, party_names(store, group))}." for group in absent]
    of_one_party = len(found) > 1 and len(query.parties) == 1 and not query.people
    if of_one_party:
        sentences.append(f"{len(found)} {party_names(store, query.parties[0])} candidates stood{_together(found)}.")
    sentences += [sentence(by_election, one, query) for one in found[:6]]
    if len(found) > 6:
        sentences.append(f"And {len(found) - 6} more.")
    if query.position is not None and (query.people or query.parties) and not behind_a_place(query):
        sentences += _place_check(by_election, found[0], query.position)
    if of_one_party or len(found) == 1:
        each = {candidate_is_so(by_election, one, place_of(by_election, one), query) for one in found}
        # Of several of a party, of whom some are so: no yes, no no.
        so = each.pop() if len(each) == 1 else None
        if query.checked:
            # Of two that are set apart, of whom one did not stand, there is neither yes nor no.
            alone = len(found) == 1 and query.premise not in {"ahead", "behind"}
            so = meets(by_election, query, found[0]) if alone else None
        sentences[0] = f"{yes_or_no(so, query)}{sentences[0]}"
        # "Did Farage gain it": no, but he won; where he did not, the no says it all.
        told = "deposit" in query.measures or (query.whether and found[0] is not by_election.winner)
        if len(found) == 1 and is_so(by_election, query) is False and not told:
            sentences[0] += f" {denied(by_election, query)}"
    elif apart := _difference(by_election, found):
        sentences.insert(0, f"{yes_or_no(_apart_as_asked(by_election, found, query), query)}{apart}")
    if absent or None in (place_of(by_election, one) for one in found):
        sentences += _reported(by_election)
    return sentences, figures(by_election, found[0]) if len(found) == 1 else ()


def _reported(by_election: ByElection) -> list[str]:
    reported = reported_of_candidates(by_election)
    return [f"As reported of the candidates: {reported}"] if reported else []


def _together(found: list[Candidacy]) -> str:
    """Say what several candidates had together; empty where not everyone's votes are recorded."""
    votes = [one.votes for one in found if one.votes is not None]
    return f", with {how_many(sum(votes), 'vote')} together" if len(votes) == len(found) else ""


def _in_places(store: Store, by_election: ByElection, query: Query) -> list[str]:
    """Say who took each of several places and, of two, how many votes lie between."""
    asked = [replace(query, position=one, positions=()) for one in (query.position, *query.positions)]
    sentences = [sentence for one in asked for sentence in _in_contest(store, by_election, one, "")[0]]
    found = [each for one in asked for each in _asked(by_election, one)]
    return [" ".join(filter(None, [*sentences, _difference(by_election, found)]))]


def _first_named(one: Candidacy, query: Query) -> bool:
    """Tell whether a candidate is the first of the two a question sets apart."""
    return one.person_id == query.people[0] if query.people else one.party.id in query.parties[0]


def _apart_as_asked(by_election: ByElection, found: list[Candidacy], query: Query) -> bool | None:
    """Tell whether the one of two that is said to be ahead was, and by so much; None where none is, or not known."""
    if not query.premise:
        return None
    first, second = sorted(found, key=lambda one: _first_named(one, query) != (query.premise == "ahead"))
    if (first.votes or 0) <= (second.votes or 0):
        return False
    return query.checked is None or apart_meets(by_election, first, second, query.checked)


def _nobody_there(by_election: ByElection, position: int) -> str:
    """Say that nobody took a place, or that who did is not known."""
    stood = how_many(len(by_election.candidacies), "candidate")
    if by_election.stage == "winner":
        return f"Only the winner is known until the votes are in: {with_party(by_election.winner)}."
    if by_election.completeness == "full":
        return capital(nobody_came(position, len(by_election.candidacies)))
    with_votes = [one for one in by_election.candidacies if one.votes is not None]
    fewest = min(with_votes, key=lambda one: one.votes or 0, default=None)
    if by_election.completeness == "unopposed":
        return f"Nobody did: {with_party(by_election.winner)} was elected unopposed."
    said = f"Not known: the sources name {stood}, and perhaps not all who stood."
    if position > 0 or fewest is None:
        return said
    return f"{said} Fewest votes of these: {with_party(fewest)}, {how_many(fewest.votes or 0, 'vote')}."


def _difference(by_election: ByElection, found: list[Candidacy]) -> str:
    """Say how many votes lie between two candidates of one contest; empty where it is not two, or not recorded."""
    if len(found) != 2:
        return ""
    first, second = sorted(found, key=lambda one: -(one.votes or 0))
    ahead = lead(by_election, first, second)
    if ahead and first.votes == second.votes:
        return f"{with_party(first)} and {with_party(second)} had the same number of votes."
    return f"{with_party(first)} had {ahead} more than {with_party(second)}." if ahead else ""


def _place_check(by_election: ByElection, one: Candidacy, position: int) -> list[str]:
    place = place_of(by_election, one)
    if place is None or position < 1 or place == position:
        return []
    return [f"That is {placed(place)}, not {placed(position)}."]


def _absent(store: Store, by_election: ByElection, query: Query, who: str) -> list[str]:
    if query.people:
        # "John Smith, Monklands East winner": who did win, then.
        won = f" {summary(by_election)}" if query.premise == "won" else ""
        return [f"{did_not_stand(by_election, who, 'there')}.{won}"]
    sentences = []
    for group in query.parties:
        said = f"{no_candidate(by_election, party_names(store, group))}."
        baseline = by_election.baseline
        before = stood_for(baseline, group) if baseline else None
        if before is not None and baseline is not None:
            share = percent(side_share_points(baseline, before))
            said += f" At the general election of {baseline_name(by_election)} {before.party.name} had {share}."
        sentences.append(
            f"{said}{_of_like_name(store, by_election, group)}{_stood_before(store, by_election, query, group)}"
        )
    return sentences


def _of_like_name(store: Store, by_election: ByElection, group: tuple[str, ...]) -> str:
    """Name who stood there for a party whose name has that of the one asked about in it; empty if nobody did."""
    asked = [set(words(store.parties()[one].name)) for one in group]
    like = [
        with_party(one)
        for one in by_election.candidacies
        if not one.party.independent and any(name <= set(words(one.party.name)) for name in asked)
    ]
    return f" {listed(like)} stood for a party of like name." if like else ""


def _stood_before(store: Store, by_election: ByElection, query: Query, group: tuple[str, ...]) -> str:
    """Say what a party had at the latest of the seat's other by-elections at which it stood; empty if at none."""
    seat = names_of(store).seat_of(names_of(store).by_id[by_election.id])
    for other in store.by_elections(tuple(one.id for one in real_listings([seat]) if one.id not in query.contests)):
        stood = stood_for(other, group)
        if stood is not None:
            return f" At the by-election of {day(other.polling_on)}, {sentence(other, stood, query)}"
    return ""
