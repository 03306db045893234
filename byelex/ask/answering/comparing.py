"""By-elections side by side, and one beside the general election before it, in the measures asked about."""

from __future__ import annotations

from dataclasses import replace

from byelex.answers import Answer
from byelex.ask.query import Query
from byelex.questions.compare import beside_baseline
from byelex.questions.measuring import MEASURES
from byelex.questions.rows import loaded, result_follow_ups
from byelex.questions.scopes import contest_names
from byelex.questions.side_by_side import side_by_side
from byelex.store import Store


def compared(store: Store, query: Query) -> Answer:
    """Answer how by-elections compare: the measures and parties asked about, or the main ones, a row each."""
    contests = loaded(store, query.contests)
    measures = tuple("deposits lost" if measure == "deposit" else measure for measure in query.measures)
    told = f": {', '.join(MEASURES[measure].name for measure in measures)}" if measures else ""
    return replace(
        side_by_side(store, contests, measures, query.parties), read_as=f"Comparison, {contest_names(contests)}{told}"
    )


def compared_with_baseline(store: Store, query: Query) -> Answer:
    """Answer how a by-election compares with the general election before it in the same seat."""
    contests = loaded(store, query.contests)
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
