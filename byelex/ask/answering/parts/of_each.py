"""Answers about one by-election or several: what is the same in all of them, whatever is said of each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from byelex.answers import Answer
from byelex.elections import ByElection
from byelex.questions.cited import figure_sources
from byelex.questions.contest import follow_ups, title
from byelex.questions.rows import result_follow_ups
from byelex.questions.scopes import contest_names, dated
from byelex.wording import how_many

EACH_GIVEN = "; each is given."
"""How the headline of an answer ends that has a paragraph for each of several by-elections."""


def about(contests: Sequence[ByElection]) -> Answer:
    """Begin an answer about some by-elections: its title, colour, sources and what to ask next."""
    one = contests[0] if len(contests) == 1 else None
    return Answer(
        title=title(one) if one else contest_names(contests),
        headline=f"{how_many(len(contests), 'by-election')}{EACH_GIVEN}",
        colour=one.winner.party.colour if one else None,
        sources=figure_sources(contests),
        follow_ups=follow_ups(one) if one else result_follow_ups(contests),
    )


def of_each(contests: Sequence[ByElection], said: Sequence[Sequence[str]]) -> Answer:
    """Answer with the sentences said of a by-election, the first as the headline; of several, with each its own."""
    found = about(contests)
    if len(contests) == 1:
        return replace(found, headline=said[0][0], paragraphs=tuple(said[0][1:]))
    told = (f"{dated(one)}: {' '.join(sentences)}" for one, sentences in zip(contests, said, strict=True))
    return replace(found, paragraphs=tuple(told))
