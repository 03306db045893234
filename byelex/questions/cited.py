"""Which sources an answer cites: those of the votes its figures come from, or those that reported what it tells."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from byelex.elections import ByElection, Source
from byelex.store import Store
from byelex.store.lines import sources
from byelex.store.queries import AT_FIRST, contests
from byelex.store.scope import Scope

MOST_SOURCES = 8
CITED = AT_FIRST
"""Of what many contests come to, the sources of so many of them are cited, the latest: all since 2010."""
GENERAL_ELECTION_SOURCE = Source("UK Parliament", "General election results, by candidate")
"""Where the general elections' votes come from."""


def vote_sources(sources: Iterable[Source]) -> tuple[Source, ...]:
    """Give those sources that supply votes, or do not say what they supply, each once; all where none does."""
    found = dict.fromkeys(sources)
    of_votes = tuple(source for source in found if not source.supplies or "votes" in source.supplies)
    return (of_votes or tuple(found))[:MOST_SOURCES]


def sources_of(store: Store, ids: Sequence[str]) -> tuple[Source, ...]:
    """Give the sources of the votes of a list's contests, by id, each once, the first contests' first."""
    return vote_sources(sources(store, ids[:CITED]))


def scope_sources(store: Store, scope: Scope) -> tuple[Source, ...]:
    """Give the sources of what a scope's contests come to, each once, the latest contests' first.

    Where there are too many to cite, those of several contests, if any are: one's own is cited where that is told of.
    """
    found = Counter(sources(store, contests(store, scope, limit=CITED)))
    several = [one for one, times in found.items() if times > 1] if len(found) > MOST_SOURCES else []
    return vote_sources(several or found)


def figure_sources(contests: Iterable[ByElection]) -> tuple[Source, ...]:
    """Give the sources of several contests' votes, each once; what only reports quoted or told is left out."""
    return vote_sources(source for one in contests for source in one.sources)


def report_sources(contests: Iterable[ByElection]) -> tuple[Source, ...]:
    """Give the sources of several contests, each once, but for those of the votes: it is not they that reported."""
    found = dict.fromkeys(source for one in contests for source in one.sources)
    others = [source for source in found if "votes" not in source.supplies]
    return tuple(others or found)[:MOST_SOURCES]


def with_baseline_sources(by_election: ByElection) -> tuple[Source, ...]:
    """Give the sources of a contest's votes, and of those of the general election it is measured against."""
    return (*figure_sources([by_election]), *([GENERAL_ELECTION_SOURCE] if by_election.baseline else []))
