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
from byelex.wording import capital, how_many, small

EACH_GIVEN = "; each is given."
"""How the headline of an answer ends that has a paragraph for each of several by-elections."""


def about(contests: Sequence[ByElection]) -> Answer:
    """Begin an answer about some by-elections: its title, colour, sources and what to ask next."""
    one = contests[0] if len(contests) == 1 else None
    of_that_name = " of that name" if len({each.constituency.name for each in contests}) == 1 else ""
    return Answer(
        title=title(one) if one else contest_names(contests),
        headline=f"{how_many(len(contests), 'by-election')}{of_that_name}{EACH_GIVEN}",
        colour=one.winner.party.colour if one else None,
        sources=figure_sources(contests),
        follow_ups=follow_ups(one) if one else result_follow_ups(contests),
    )


def of_each(contests: Sequence[ByElection], said: Sequence[Sequence[str]]) -> Answer:
    """Answer with the sentences said of a by-election, the first as the headline; of several, with each its own."""
    found = about(contests)
    if len(contests) == 1:
        return replace(found, headline=said[0][0], paragraphs=tuple(said[0][1:]))
    verdict = _whether_at_each(contests, [sentences[0] for sentences in said])
    found = replace(found, headline=verdict) if verdict else found
    told = (f"{dated(one)}: {' '.join(sentences)}" for one, sentences in zip(contests, said, strict=True))
    return replace(found, paragraphs=tuple(told))


def _whether_at_each(contests: Sequence[ByElection], told: Sequence[str]) -> str:
    """Say at which of several by-elections it was so, where yes or no is told of each: "Yes at A; no at B"."""
    where = {so: [one for one, said in zip(contests, told, strict=True) if said.startswith(f"{so}: ")] for so in _SO}
    if not told or sum(map(len, where.values())) < len(told):
        return ""
    parts = [f"{so} at {contest_names(held)}" for so, held in where.items() if held]
    return capital("; ".join(map(small, parts))) + EACH_GIVEN


_SO = ("Yes", "No")
