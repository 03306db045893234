"""By-elections side by side, and one beside the general election before it, in the measures asked about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from byelex.answers import Answer
from byelex.ask.answering.parts.premises import yes_or_no
from byelex.ask.measured import OF_HUNDRED
from byelex.ask.query import Query
from byelex.elections import ByElection
from byelex.measures import share_points, stood_for
from byelex.questions.compare import beside_baseline
from byelex.questions.contest import share_words
from byelex.questions.measuring import MEASURES, written
from byelex.questions.rows import result_follow_ups
from byelex.questions.scopes import contest_names, party_names
from byelex.questions.side_by_side import most_first, side_by_side
from byelex.store import Store
from byelex.wording import NOT_RECORDED, how_many, in_points, with_party


def compared(store: Store, query: Query) -> Answer:
    """Answer how by-elections compare: the measures and parties asked about, or the main ones, a row each."""
    contests = store.by_elections(query.contests)
    asked = [MEASURES[measure].name for measure in query.measures]
    asked += [party_names(store, group) for group in query.parties]
    told = f": {', '.join(asked)}" if asked else ""
    of_parties = query.parties and query.measures in {(), ("votes",)}
    found = side_by_side(store, contests, () if of_parties else query.measures, query.parties)
    if of_parties:
        return replace(
            found,
            headline=" ".join(_polled(store, contests, query, group) for group in query.parties),
            read_as=f"Comparison, {contest_names(contests)}{told}",
        )
    if query.measures == ("winner",):
        found = replace(found, headline="; ".join(f"{one.name}: {with_party(one.winner)}" for one in contests))
    if len(query.measures) == 1 and len(contests) == 2:
        found = replace(found, headline=_apart(contests, query, found.headline))
    return replace(found, read_as=f"Comparison, {contest_names(contests)}{told}")


def _apart(contests: Sequence[ByElection], query: Query, headline: str) -> str:
    """Say which of two by-elections had more of a measure, or less, where that is asked, and how much lies between."""
    measure = query.measures[0]
    of, known = MEASURES[measure].of, most_first(contests, measure)
    if known is None or known[0][0] == known[1][0]:
        return headline
    (most, higher), (least, lower) = known
    first = lower if query.manner == "least" else higher
    begun = yes_or_no(first is contests[0], query).replace(": ", ". ") or (f"{first.name}. " if query.manner else "")
    if of is None or None in map(of, contests):
        # Between two that were published, rounded as they were, no difference is worked out.
        return f"{begun}{headline}"
    said = in_points(Fraction(most - least)) if measure in OF_HUNDRED else written(measure, most - least)
    return f"{begun}{headline}: {said} between them."


def _polled(store: Store, contests: Sequence[ByElection], query: Query, group: tuple[str, ...]) -> str:
    """Say what a party polled in each contest, its best placed candidate: the most first, or the least, if asked."""
    by_votes = query.measures == ("votes",)
    said: list[tuple[Fraction, str]] = []
    for one in contests:
        stood = stood_for(one, group)
        absent = "did not stand" if one.ballot_known else NOT_RECORDED
        share = None if stood is None else share_points(one, stood)
        figures = [absent if stood is None else share_words(stood, share)]
        if stood is not None and stood.votes is not None:
            figures.insert(0 if by_votes else 1, how_many(stood.votes, "vote"))
        polled = Fraction((stood.votes or 0) if by_votes and stood is not None else (share or 0))
        said.append((polled, f"{figures[0]}{''.join(f' ({each})' for each in figures[1:])} in {one.name}"))
    if query.manner:
        said.sort(key=lambda each: each[0], reverse=query.manner == "most")
    return f"{party_names(store, group)}: {', '.join(words for _, words in said)}."


def compared_with_baseline(store: Store, query: Query) -> Answer:
    """Answer how a by-election compares with the general election before it in the same seat."""
    contests = store.by_elections(query.contests)
    names = contest_names(contests)
    read_as = f"Comparison with the general election before, {names}"
    if len(contests) == 1:
        return replace(beside_baseline(contests[0]), read_as=read_as)
    return Answer(
        title=names,
        headline="Name one by-election to set beside the general election before it.",
        kind="clarify",
        read_as=read_as,
        follow_ups=result_follow_ups(contests),
    )
