"""By-elections side by side, and one beside the general election before it, in the measures asked about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from byelex.answers import Answer
from byelex.ask.measured import OF_HUNDRED
from byelex.ask.query import Query
from byelex.elections import ByElection
from byelex.measures import share_points, stood_for
from byelex.questions.compare import beside_baseline
from byelex.questions.contest import share_words
from byelex.questions.measuring import MEASURES, written
from byelex.questions.rows import result_follow_ups
from byelex.questions.scopes import contest_names, party_names
from byelex.questions.side_by_side import side_by_side
from byelex.store import Store
from byelex.wording import NOT_RECORDED, how_many, in_points, with_party


def compared(store: Store, query: Query) -> Answer:
    """Answer how by-elections compare: the measures and parties asked about, or the main ones, a row each."""
    contests = store.by_elections(query.contests)
    asked = [MEASURES[measure].name for measure in query.measures]
    asked += [party_names(store, group) for group in query.parties]
    told = f": {', '.join(asked)}" if asked else ""
    found = side_by_side(store, contests, query.measures, query.parties)
    if query.parties and not query.measures:
        found = replace(found, headline=" ".join(_shares(store, contests, group) for group in query.parties))
    if query.measures == ("winner",):
        found = replace(found, headline="; ".join(f"{one.name}: {with_party(one.winner)}" for one in contests))
    if len(query.measures) == 1 and len(contests) == 2:
        found = replace(found, headline=_apart(contests, query, found.headline))
    return replace(found, read_as=f"Comparison, {contest_names(contests)}{told}")


def _apart(contests: Sequence[ByElection], query: Query, headline: str) -> str:
    """Say which of two by-elections had more of a measure, or less, where that is asked, and how much lies between."""
    measure = query.measures[0]
    of = MEASURES[measure].of
    known = [(value, one.name) for one in contests if of is not None and (value := of(one)) is not None]
    if len(known) < 2 or known[0][0] == known[1][0]:
        return headline
    (least, lower), (most, higher) = sorted(known)
    between = most - least
    said = in_points(Fraction(between)) if measure in OF_HUNDRED else written(measure, between)
    first = f"{lower if query.manner == 'least' else higher}. " if query.manner else ""
    return f"{first}{headline}: {said} between them."


def _shares(store: Store, contests: Sequence[ByElection], group: tuple[str, ...]) -> str:
    """Say a party's share in each contest: its best placed candidate's."""
    said = []
    for one in contests:
        stood = stood_for(one, group)
        absent = "did not stand" if one.ballot_known else NOT_RECORDED
        share = absent if stood is None else share_words(stood, share_points(one, stood))
        if stood is not None and stood.votes is not None:
            share += f" ({how_many(stood.votes, 'vote')})"
        said.append(f"{share} in {one.name}")
    return f"{party_names(store, group)}: {', '.join(said)}."


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
