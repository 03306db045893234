"""How candidates and parties did in each contest asked about: those named, of a party, or of a place in the order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from byelex.answers import Answer, Figure
from byelex.ask.answering.at_baseline import stood_then
from byelex.ask.answering.figure_parts import share_said
from byelex.ask.answering.limited import limit_words, within_limit
from byelex.ask.answering.of_each import of_each
from byelex.ask.answering.phrasing import nobody_came, place_meant
from byelex.ask.answering.premises import candidate_is_so, denied, is_so, member_named, yes_or_no
from byelex.ask.query import Query
from byelex.elections import ByElection, Candidacy
from byelex.measures import (
    change_points,
    lost_deposit,
    share_points,
    side_share_points,
    side_vote_count,
    stood_for,
)
from byelex.names.seats import real_listings
from byelex.questions.contest import (
    baseline_name,
    count_figure,
    did_not_stand,
    figure_notes,
    no_candidate,
)
from byelex.questions.deposits import deposit_words
from byelex.questions.kinds import names_of
from byelex.questions.measuring import MEASURES
from byelex.questions.rows import places
from byelex.questions.scopes import (
    contest_names,
    party_names,
)
from byelex.store import Store
from byelex.wording import (
    capital,
    day,
    how_many,
    in_points,
    listed,
    percent,
    placed,
    points_aside,
    rounded,
    signed,
    with_party,
)


def standing(store: Store, query: Query) -> Answer:
    """Answer how a candidate, a party or whoever came in a place did, in each contest asked about."""
    contests = store.by_elections(query.contests)
    who = member_named(contests[0], query) if query.member else _who(store, query)
    elsewhere = any(_place(one, each) != query.position for one in contests for each in _asked(one, query))
    of_place = _behind_a_place(query) and elsewhere
    names = {"behind": f"votes behind {placed(query.position or 1)} place"} if of_place else {}
    measures = [names.get(each, MEASURES[each].name) for each in query.measures if each in MEASURES]
    then = ", at the general election before" if query.against == "at baseline" else ""
    asked = f": {', '.join(measures)}" if measures else ""
    read_as = f"{who}{asked}, {contest_names(contests)}{then}"
    made = [_in_contest(store, one, query, who) for one in contests]
    answer = replace(of_each(contests, [sentences for sentences, _ in made]), read_as=read_as)
    if len(contests) == 1:
        told = _asked(contests[0], query)
        return replace(
            answer,
            colour=told[0].party.colour if told else answer.colour,
            figures=tuple(made[0][1]),
            notes=figure_notes(contests[0], (*query.measures, "share", *(one.name for one in told))),
        )
    headline = _set_beside(contests, query) or answer.headline
    if query.member:
        headline = f"{who} stood at none of these {how_many(len(contests), 'by-election')}."
    return replace(answer, title=f"{who}: {answer.title}", headline=headline)


def _behind_a_place(query: Query) -> bool:
    """Tell whether it is asked how far somebody was behind whoever came in a place below the first."""
    return "behind" in query.measures and (query.position or 0) > 1 and bool(query.people or query.parties)


def _set_beside(contests: Sequence[ByElection], query: Query) -> str:
    """Say the shares of people who stood one at each of several by-elections, the highest first; empty otherwise."""
    asked = [(one, each) for one in contests for each in _asked(one, query)]
    shares = [share for one, each in asked if (share := share_points(one, each)) is not None]
    if len(query.people) < 2 or not len(contests) == len({each.name for _, each in asked}) == len(asked) == len(shares):
        return ""
    ordered = sorted(zip(shares, asked, strict=True), key=lambda pair: -pair[0])
    return f"{listed([f'{percent(share)} for {each.name} in {one.name}' for share, (one, each) in ordered])}."


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


def _in_contest(store: Store, by_election: ByElection, query: Query, who: str) -> tuple[list[str], list[Figure]]:
    if query.against == "at baseline":
        return stood_then(store, by_election, query, who), []
    if query.positions:
        return _in_places(store, by_election, query), []
    if query.limit is not None:
        return [within_limit(by_election, query.limit)], []
    found = _asked(by_election, query)
    if not found:
        if query.position is not None and not (query.people or query.parties):
            return [_nobody_there(by_election, query.position)], []
        first, *rest = _absent(store, by_election, query, who)
        so = False if query.premise and by_election.ballot_known else None
        return [f"{yes_or_no(so, query)}{first}".replace("No: No ", "No: no ", 1), *rest], []
    sentences, figures = [], []
    for group in query.parties:
        if not any(one.party.id in group for one in found):
            sentences.append(f"{no_candidate(by_election, party_names(store, group))}.")
    if len(found) > 2 and len(query.parties) == 1 and not query.people:
        sentences.append(f"{len(found)} {party_names(store, query.parties[0])} candidates stood.")
    for one in found[:6]:
        sentences.append(_sentence(by_election, one, query))
    if len(found) > 6:
        sentences.append(f"And {len(found) - 6} more.")
    if query.position is not None and (query.people or query.parties) and not _behind_a_place(query):
        sentences += _place_check(by_election, found[0], query.position)
    if len(found) == 1:
        figures = _figures(by_election, found[0])
        so = candidate_is_so(by_election, found[0], _place(by_election, found[0]), query)
        sentences[0] = f"{yes_or_no(so, query)}{sentences[0]}"
        if is_so(by_election, query) is False and "deposit" not in query.measures and not query.whether:
            sentences[0] += f" {denied(by_election, query)}"
    elif len(found) == 2 and None not in (found[0].votes, found[1].votes):
        ahead = max(found, key=lambda one: one.votes or 0)
        so = _first_named(ahead, query) == (query.premise == "ahead") if query.premise else None
        sentences.insert(0, f"{yes_or_no(so, query)}{_difference(by_election, found)}")
    return sentences, figures


def _in_places(store: Store, by_election: ByElection, query: Query) -> list[str]:
    """Say who took each of several places and, of two, how many votes lie between."""
    asked = [replace(query, position=one, positions=()) for one in (query.position, *query.positions)]
    sentences = [sentence for one in asked for sentence in _in_contest(store, by_election, one, "")[0]]
    found = [each for one in asked for each in _asked(by_election, one)]
    if len(found) == 2 and None not in (found[0].votes, found[1].votes):
        sentences.append(_difference(by_election, found))
    return [" ".join(sentences)]


def _first_named(one: Candidacy, query: Query) -> bool:
    """Tell whether a candidate is the first of the two a question sets apart."""
    return one.person_id == query.people[0] if query.people else one.party.id in query.parties[0]


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
    said = f"Not known: the sources name {stood}, and do not say whether there were others."
    if position > 0 or fewest is None:
        return said
    return f"{said} Fewest votes of these: {with_party(fewest)}, {how_many(fewest.votes or 0, 'vote')}."


def _difference(by_election: ByElection, found: list[Candidacy]) -> str:
    """Say how many votes lie between two candidates of one contest."""
    first, second = sorted(found, key=lambda one: -(one.votes or 0))
    gap = how_many((first.votes or 0) - (second.votes or 0), "vote")
    share = points_aside(share_between(by_election, first, second))
    return f"{with_party(first)} had {gap}{share} more than {with_party(second)}."


def _place_check(by_election: ByElection, one: Candidacy, position: int) -> list[str]:
    place = _place(by_election, one)
    if place is None or position < 1 or place == position:
        return []
    return [f"That is {placed(place)}, not {placed(position)}."]


def _absent(store: Store, by_election: ByElection, query: Query, who: str) -> list[str]:
    if query.people:
        return [f"{did_not_stand(by_election, who, 'there')}."]
    sentences = []
    for group in query.parties:
        said = f"{no_candidate(by_election, party_names(store, group))}."
        baseline = by_election.baseline
        before = stood_for(baseline, group) if baseline else None
        if before is not None and baseline is not None:
            share = percent(side_share_points(baseline, before))
            said += f" At the general election of {baseline_name(by_election)} {before.party.name} had {share}."
        sentences.append(f"{said}{_stood_before(store, by_election, query, group)}")
    return sentences


def _stood_before(store: Store, by_election: ByElection, query: Query, group: tuple[str, ...]) -> str:
    """Say what a party had at the latest of the seat's other by-elections at which it stood; empty if at none."""
    seat = names_of(store).seat_of(names_of(store).by_id[by_election.id])
    for other in store.by_elections(tuple(one.id for one in real_listings([seat]) if one.id not in query.contests)):
        stood = stood_for(other, group)
        if stood is not None:
            return f" At the by-election of {day(other.polling_on)}, {_sentence(other, stood, query)}"
    return ""


def _place(by_election: ByElection, one: Candidacy) -> int | None:
    return places(by_election)[next(at for at, other in enumerate(by_election.candidacies) if other is one)]


def _sentence(by_election: ByElection, one: Candidacy, query: Query) -> str:
    """Say how a candidate did: votes, share, change, place, and the deposit where it was asked about or lost."""
    place = _place(by_election, one)
    of = "" if place is None else f", {placed(place)}"
    if of and by_election.ballot_known:
        of += f" of {len(by_election.candidacies)}"
    if by_election.completeness == "unopposed":
        return f"{with_party(one)} was elected unopposed."
    if one.votes is None:
        share = f", {share_said(by_election, one)}" if one.published_share is not None else ""
        return f"{with_party(one)}: votes not recorded{share}{of}.{_deposit_words(by_election, one, query)}"
    parts = f"{with_party(one)}: {how_many(one.votes, 'vote')}, {share_said(by_election, one)}{of}"
    more = f"{_behind_words(by_election, one, query)}{_deposit_words(by_election, one, query)}"
    return f"{parts}{_change_words(by_election, one)}.{more}"


def _behind_words(by_election: ByElection, one: Candidacy, query: Query) -> str:
    """Say how far behind the winner a candidate came, and what votes the party lost, where that was asked."""
    said, winner, second = "", by_election.winner, by_election.runner_up
    if _behind_a_place(query) and _place(by_election, one) != query.position:
        said = _from_place(by_election, one, query.position or 1)
    elif "behind" in query.measures and one.votes is not None:
        if one is winner and second is not None and second.votes is not None:
            said = f" That won, by {how_many(one.votes - second.votes, 'vote')} over {with_party(second)}."
        elif one is not winner and winner.votes is not None:
            gap = points_aside(share_between(by_election, winner, one))
            said = f" That is {how_many(winner.votes - one.votes, 'vote')}{gap} behind {with_party(winner)}, who won."
    then = side_vote_count(by_election.baseline, one) if by_election.baseline else None
    if "vote change" in query.measures and one.votes is not None and then is not None and _earlier(by_election, one):
        way = "fewer" if one.votes < then else "more"
        said += f" {how_many(abs(one.votes - then), 'vote')} {way} than in {baseline_name(by_election)} ({then:,})."
    return said


def _from_place(by_election: ByElection, one: Candidacy, position: int) -> str:
    """Say how many votes lie between a candidate and whoever came in a place."""
    place = next((each for each in by_election.candidacies if _place(by_election, each) == position), None)
    if place is None or place.votes is None or one.votes is None:
        return f" Who came {placed(position)}, or with how many votes, is not recorded."
    way, gap = ("behind", place.votes - one.votes) if place.votes > one.votes else ("ahead of", one.votes - place.votes)
    ahead, behind = (place, one) if way == "behind" else (one, place)
    share = points_aside(share_between(by_election, ahead, behind))
    return f" That is {how_many(gap, 'vote')}{share} {way} {with_party(place)}, who came {placed(position)}."


def share_between(by_election: ByElection, first: Candidacy, second: Candidacy) -> Fraction | None:
    """Give the points of share between two candidates of a contest."""
    ahead, behind = share_points(by_election, first), share_points(by_election, second)
    return None if ahead is None or behind is None else ahead - behind


def _change_words(by_election: ByElection, one: Candidacy) -> str:
    change, year = change_points(by_election, one), baseline_name(by_election)
    if change is not None:
        if not round(change * 10):
            return f", much as in {year} ({signed(change)} points)"
        return f", {'up' if change > 0 else 'down'} {in_points(abs(change))} on {year}"
    if by_election.baseline is not None and share_points(by_election, one) is None:
        return ""
    if by_election.baseline is None:
        printed = one.published_change
        return f", change {printed.replace('-', '−')} as published" if printed else ""
    same = [other for other in by_election.candidacies if other.party.id == one.party.id]
    if not one.party.independent and len(same) > 1:
        return f" (one of {len(same)} {one.party.name} candidates, so no change of its own)"
    if one.party.independent:
        return f" (no change to give: {one.name} did not stand here as {one.party.name} in {year})"
    return f" (no change to give: {one.party.name} did not stand here in {year})"


def _deposit_words(by_election: ByElection, one: Candidacy, query: Query) -> str:
    asked = "deposit" in query.measures
    return f" {deposit_words(by_election, one)}" if asked or lost_deposit(by_election, one) else ""


def _figures(by_election: ByElection, one: Candidacy) -> list[Figure]:
    share, change = share_points(by_election, one), change_points(by_election, one)
    figures = [count_figure("Votes", one.votes)]
    baseline = by_election.baseline
    earlier = _earlier(by_election, one)
    if earlier:
        figures[0] = replace(figures[0], detail=earlier)
    if share is not None:
        figures.append(Figure("Share", percent(share), float(share), _share_detail(by_election, one, share)))
    if change is not None and baseline is not None:
        figures.append(
            Figure("Change", f"{signed(change)} points", float(change), f"since {baseline_name(by_election)}")
        )
    return figures


def _share_detail(by_election: ByElection, one: Candidacy, share: Fraction) -> str:
    said = f"{rounded(share, 2)}% to two decimals"
    before = side_share_points(by_election.baseline, one) if by_election.baseline else None
    stood = before is not None and change_points(by_election, one) is not None
    return f"{said}; {rounded(before, 2)}% in {baseline_name(by_election)}" if before is not None and stood else said


def _earlier(by_election: ByElection, one: Candidacy) -> str:
    baseline = by_election.baseline
    if baseline is None or change_points(by_election, one) is None:
        return ""
    votes = side_vote_count(baseline, one)
    return "" if votes is None else f"{votes:,} in {baseline_name(by_election)}"
