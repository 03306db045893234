"""What is said of the general election before a contest: one of its measures, and how those asked about did there."""

from __future__ import annotations

from byelex.ask.answering.parts.one_measure import Part
from byelex.ask.answering.parts.phrasing import nobody_came, place_meant
from byelex.ask.answering.parts.premises import is_named, member_named, yes_or_no
from byelex.ask.query import Query
from byelex.elections import Baseline, ByElection, Candidacy, Poll
from byelex.measures import majority, majority_points, positions, share_points, turnout_points, valid_vote_count
from byelex.questions.contest import NO_BASELINE, did_not_stand, majority_figure
from byelex.questions.scopes import party_names
from byelex.store import Store
from byelex.wording import count, day, how_many, in_points, percent, placed, small, with_party


def before(by_election: ByElection, measure: str) -> Part:
    """Give a figure of the general election before, named as such."""
    baseline = by_election.baseline
    if baseline is None:
        return Part(NO_BASELINE)
    at = _at(baseline)
    return Part(f"{at} {_of_poll(baseline, measure)}", (majority_figure(baseline, "Majority then"),))


def won_then(baseline: Baseline) -> str:
    """Say who won at a general election, named as such."""
    return f"{_at(baseline)} {_of_poll(baseline, 'winner')}"


def _at(baseline: Baseline) -> str:
    return f"At the general election of {day(baseline.polling_on)}, not a by-election,"


def _of_poll(baseline: Baseline, measure: str) -> str:
    poll: Poll = baseline
    if measure == "turnout":
        return f"turnout was {percent(turnout_points(poll))}."
    if measure == "electorate":
        return f"the electorate was {count(poll.electorate)}."
    if measure == "valid votes":
        return f"{count(valid_vote_count(poll))} valid votes were cast."
    if measure == "rejected papers":
        return f"rejected papers: {count(poll.rejected_vote_count)}."
    if measure == "candidates":
        return f"{how_many(len(baseline.candidacies), 'candidate')} stood."
    if measure == "majority":
        second = f" over {with_party(baseline.candidacies[1])}" if len(baseline.candidacies) > 1 else ""
        return (
            f"the majority was {count(majority(poll))} ({in_points(majority_points(poll))} of share): "
            f"{with_party(baseline.candidacies[0])}{second}."
        )
    first = baseline.candidacies[0]
    share = percent(share_points(poll, first))
    return f"{with_party(first)} won with {share}, a majority of {count(majority(poll))}."


def stood_then(store: Store, by_election: ByElection, query: Query, who: str) -> list[str]:
    """Say how those asked about did at the general election before, named as such."""
    baseline = by_election.baseline
    if baseline is None:
        absent = did_not_stand(by_election, member_named(by_election, query), "at this by-election")
        return [f"{absent}. {NO_BASELINE}" if query.member else NO_BASELINE]
    at = _at(baseline)
    stood, placings = baseline.candidacies, positions(baseline.candidacies)
    if query.position is not None and not (query.people or query.parties):
        wanted = place_meant(placings, query.position)
        found = [one for one, place in zip(stood, placings, strict=True) if place == wanted]
        return [_then(at, baseline, one) for one in found] or [f"{at} {nobody_came(query.position, len(stood))}"]
    sentences = []
    for group in query.parties:
        found = [one for one in stood if one.party.id in group]
        sentences += [_then(at, baseline, one) for one in found]
        if not found:
            sentences.append(f"{at} no {party_names(store, group)} candidate stood.")
    if query.position is not None and query.whether and sentences:
        wanted = place_meant(placings, query.position)
        there = [one.party.id for one, place in zip(stood, placings, strict=True) if place == wanted]
        so = any(party in query.party_ids for party in there)
        sentences[0] = f"{yes_or_no(so, query)}{small(sentences[0])}"
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
