"""Several parties' votes in a contest added up, beside whoever won or another party that they are set against."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from byelex.answers import Answer, Figure
from byelex.ask.answering.parts.of_each import of_each
from byelex.ask.query import Query
from byelex.elections import ByElection, Candidacy
from byelex.measures import points, stood_for, valid_vote_count
from byelex.questions.contest import count_figure, no_candidate
from byelex.questions.scopes import contest_names, party_names
from byelex.store import Store
from byelex.wording import capital, listed, percent, with_party


def added(store: Store, query: Query) -> Answer:
    """Answer what the candidates of several parties polled together in each contest asked about.

    `pair` holds the party they are set against, if any, as (its ids, ()); `positions` says that
    the first two are meant.
    """
    contests = store.by_elections(query.contests)
    who = listed([party_names(store, group) for group in query.parties]) if query.parties else "the first two"
    told = [_in_contest(store, one, query, who) for one in contests]
    read_as = f"Votes of {who} added together, {contest_names(contests)}"
    found = replace(of_each(contests, [[said] for said, _ in told]), read_as=read_as)
    if len(contests) == 1:
        return replace(found, figures=told[0][1])
    return replace(found, title=f"{capital(who)} together: {found.title}")


def _in_contest(store: Store, by_election: ByElection, query: Query, who: str) -> tuple[str, tuple[Figure, ...]]:
    stood = [one for one in by_election.candidacies if one.party.id in query.party_ids]
    if query.positions:
        stood = [one for one in (by_election.winner, by_election.runner_up) if one is not None]
    absent = [party_names(store, group) for group in query.parties if not {one.party.id for one in stood} & set(group)]
    if absent:
        parties = (" nor " if by_election.ballot_known else " or ").join(absent)
        return f"{no_candidate(by_election, parties)}, so there is nothing to add.", ()
    if by_election.completeness == "unopposed":
        return f"There was no poll, so no votes: {with_party(by_election.winner)} was elected unopposed.", ()
    if any(one.votes is None for one in stood):
        return f"The votes of {who} are not all recorded, so they cannot be added.", ()
    total = sum(one.votes or 0 for one in stood)
    valid = valid_vote_count(by_election)
    share = points(total, valid)
    figures = [count_figure(f"{capital(who)} together", total, _of(share))]
    figures += [_figure(one, valid) for one in stood]
    beside = by_election.winner if query.pair is None else stood_for(by_election, query.pair[0])
    compared = ""
    if beside is not None and beside.votes is not None and beside not in stood:
        gap = total - beside.votes
        way = f"{abs(gap):,} {'more' if gap > 0 else 'fewer'} than" if gap else "as many as"
        won = ", who won" if beside is by_election.winner else ""
        compared = f" That is {way} {with_party(beside)}{won} with {beside.votes:,}."
        figures.append(_figure(beside, valid))
    sums = " + ".join(f"{one.votes or 0:,}" for one in stood)
    headline = (
        f"{capital(who)} together: {total:,} votes ({sums}){f', {_of(share)}' if share is not None else ''}.{compared}"
    )
    return headline, tuple(figures)


def _figure(candidacy: Candidacy, valid: int | None) -> Figure:
    share = points(candidacy.votes, valid) if candidacy.votes is not None else None
    return count_figure(with_party(candidacy), candidacy.votes, _of(share))


def _of(share: Fraction | None) -> str:
    return "" if share is None else f"{percent(share)} of valid votes"
