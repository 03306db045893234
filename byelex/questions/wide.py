"""Pieces that the questions about many by-elections share: their sources, and verdicts short enough for a row."""

from __future__ import annotations

from collections.abc import Iterable

from byelex.answers import Column, Row
from byelex.elections import ByElection, Party, Source
from byelex.measures import outcome
from byelex.store import Store
from byelex.store.lists import Line
from byelex.wording import count, day

LINE_COLUMNS = (Column("Date"), Column("Seat"), Column("Result"), Column("Majority", numeric=True))
"""The columns of a table with a contest a row."""


GENERAL_ELECTION_SOURCE = Source("UK Parliament", "General election results, by candidate")
"""Where the general elections' votes come from."""


def figure_sources(contests: Iterable[ByElection]) -> tuple[Source, ...]:
    """Give the sources of several contests' votes, each once; what only reports quoted or told is left out."""
    found = dict.fromkeys(source for one in contests for source in one.sources)
    votes = [source for source in found if not source.supplies or "votes" in source.supplies]
    return tuple(votes or found)[:8]


def _verdict(to: Party, from_: Party | None, held: bool | None, short: bool) -> str:
    name = to.abbreviation if short else to.name
    if held:
        return f"{name} hold"
    if from_ is None:
        return name
    return f"{name} gain from {from_.abbreviation if short else from_.name}"


def short_verdict(by_election: ByElection) -> str:
    """Say hold or gain as a phone has room for: "Lab gain from Con"."""
    ended = outcome(by_election)
    if ended is None:
        return by_election.winner.party.abbreviation
    return _verdict(ended.to, ended.from_, ended.held, short=True)


def line_verdict(store: Store, line: Line, short: bool = False) -> str:
    """Say hold or gain of a contest in a line: "Labour gain from Conservative"; just the winner's party if unknown."""
    parties = store.parties()
    from_ = parties[line.gained_from_party_id] if line.gained_from_party_id else None
    return _verdict(parties[line.winner_party_id], from_, line.held, short)


def line_row(store: Store, line: Line) -> Row:
    """Give a contest's row under LINE_COLUMNS."""
    majority = count(line.majority)
    seat = f"{line.constituency_name} (invented)" if line.invented else line.constituency_name
    return Row(
        (day(line.polling_on), seat, line_verdict(store, line), majority),
        narrow=(
            f"{line.polling_on.day} {line.polling_on:%b %Y}",
            seat,
            line_verdict(store, line, short=True),
            majority,
        ),
        colour=store.parties()[line.winner_party_id].colour,
    )
