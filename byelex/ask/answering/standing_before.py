"""How those asked about did at the general election before a by-election."""

from __future__ import annotations

from byelex.ask.answering.premises import is_named, member_named
from byelex.ask.query import Query
from byelex.elections import Baseline, ByElection, Candidacy
from byelex.measures import positions, share_points
from byelex.questions.contest import NO_BASELINE, did_not_stand
from byelex.questions.scopes import party_names
from byelex.store import Store
from byelex.wording import count, day, how_many, percent, placed, with_party


def from_the_end(known: list[int], position: int) -> int:
    """Give the place meant by one counted from the end, -1 the last; any other as it is."""
    return position if position > 0 else sorted({0, *known})[position] if len(known) >= -position else 0


def stood_then(store: Store, by_election: ByElection, query: Query, who: str) -> list[str]:
    """Say how those asked about did at the general election before, named as such."""
    baseline = by_election.baseline
    if baseline is None:
        absent = did_not_stand(by_election, member_named(by_election, query), "at this by-election")
        return [f"{absent}. {NO_BASELINE}" if query.member else NO_BASELINE]
    at = f"At the general election of {day(baseline.polling_on)}, not a by-election,"
    stood, placings = baseline.candidacies, positions(baseline.candidacies)
    if query.position is not None and not (query.people or query.parties):
        wanted = from_the_end([place for place in placings if place], query.position)
        found = [one for one, place in zip(stood, placings, strict=True) if place == wanted]
        place = f"nobody came {placed(query.position)}" if query.position > 0 else "there is no such place"
        absent = f"{place}: {how_many(len(stood), 'candidate')} stood."
        return [_then(at, baseline, one) for one in found] or [f"{at} {absent}"]
    sentences = []
    for group in query.parties:
        found = [one for one in stood if one.party.id in group]
        sentences += [_then(at, baseline, one) for one in found]
        if not found:
            sentences.append(f"{at} no {party_names(store, group)} candidate stood.")
    if query.member:
        name = member_named(by_election, query)
        then = [_then(at, baseline, one) for one in stood if is_named(one.name, query)]
        then = then or [f"{at} nobody of that name is recorded."]
        sentences.append(f"{did_not_stand(by_election, name, 'at this by-election')}. {' '.join(then)}")
    if query.people:
        found = [one for one in stood if one.person_id in query.people]
        sentences += [_then(at, baseline, one) for one in found] or [f"{at} {who} did not stand there."]
    return sentences


def _then(at: str, baseline: Baseline, one: Candidacy) -> str:
    place = positions(baseline.candidacies)[baseline.candidacies.index(one)]
    of = f", {placed(place)} of {len(baseline.candidacies)}" if place is not None else ""
    return f"{at} {with_party(one)} had {count(one.votes)} votes, {percent(share_points(baseline, one))}{of}."
