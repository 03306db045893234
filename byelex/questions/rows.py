"""By-elections as rows of a table, for the questions about many: their columns, short verdicts and follow-ups."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass
from typing import overload

from byelex.answers import Column, FollowUp, Row
from byelex.elections import ByElection, Party
from byelex.measures import change_points, lost_deposit, outcome, places, share_points
from byelex.questions.contest import change_words, share_words
from byelex.store import Store
from byelex.store.lines import Line, lines
from byelex.wording import count, day, placed

AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class RowsToRead(Sequence[Row]):
    """The rows of a table, read from the store as they are looked at: so many `of` something, from one on.

    A list is as long as it is, and a page of it is short: of tens of thousands of rows it takes a handful.
    """

    store: Store
    length: int
    of: tuple[Hashable, ...]
    read: Callable[..., Sequence[Row]]
    """Called with the store, what the rows are of, the number of the first and how many."""

    def __len__(self) -> int:
        return self.length

    @overload
    def __getitem__(self, at: int) -> Row: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Row, ...]: ...
    def __getitem__(self, at: int | slice) -> Row | tuple[Row, ...]:
        if isinstance(at, int):
            return self._read(range(self.length)[at], 1)[0]
        wanted = range(self.length)[at]
        first, last = min(wanted, default=0), max(wanted, default=-1)
        return tuple(self._read(first, last - first + 1))[:: wanted.step] if wanted else ()

    def __iter__(self) -> Iterator[Row]:
        for first in range(0, self.length, AT_ONCE):
            yield from self._read(first, min(AT_ONCE, self.length - first))

    def _read(self, first: int, number: int) -> Sequence[Row]:
        with self.store.reading():
            return self.read(self.store, *self.of, first, number)


LINE_COLUMNS = (
    Column("Date"),
    Column("Seat"),
    Column("Result"),
    Column("Winner"),
    Column("Majority", numeric=True),
)
"""The columns of a table with a contest a row."""


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
        (day(line.polling_on), seat, line_verdict(store, line), line.winner, majority),
        narrow=(
            f"{line.polling_on.day} {line.polling_on:%b %Y}",
            seat,
            line_verdict(store, line, short=True),
            "",
            majority,
        ),
        colour=store.parties()[line.winner_party_id].colour,
        follow_up=result_follow_up(line),
    )


def line_rows(store: Store, ids: Sequence[str], first: int, number: int) -> Sequence[Row]:
    """Give the rows under LINE_COLUMNS of so many contests from one on."""
    return tuple(line_row(store, line) for line in lines(store, ids[first : first + number]).values())


def result_follow_up(contest: ByElection | Line) -> FollowUp:
    """Offer a contest's result."""
    return FollowUp(contest.name[:80], "result", (("seat", contest.id),))


def result_follow_ups(contests: Sequence[ByElection | Line]) -> tuple[FollowUp, ...]:
    """Offer the results of several contests, five at most."""
    return tuple(result_follow_up(one) for one in contests[:5])


CONTEST_COLUMNS = (
    Column("Date"),
    Column("Seat"),
    Column("Party"),
    Column("Votes", numeric=True),
    Column("Share", numeric=True),
    Column("Change", numeric=True),
    Column("Place", numeric=True),
)
"""The columns of a table with a contest a row, for one candidate or one party."""


AS_PUBLISHED = "Shares and changes that no votes in the store give are those published with the result."
"""What is said of rows under CONTEST_COLUMNS where that is so of some."""


def record_row(by_election: ByElection, ordinal: int) -> Row:
    """Give how one candidate did in a contest, as a row under CONTEST_COLUMNS; shares as published where need be."""
    one = by_election.candidacies[ordinal]
    place = places(by_election)[ordinal]
    share, change = share_points(by_election, one), change_points(by_election, one)
    shown, moved = share_words(one, share), change_words(by_election, one, change)
    came = placed(place) if place else "–"
    seat, votes = by_election.constituency.name, count(one.votes)
    return Row(
        (day(by_election.polling_on), seat, one.party.name, votes, shown, moved, came),
        narrow=(str(by_election.polling_on.year), seat, one.party.abbreviation, votes, shown, "", came),
        mark="deposit lost" if lost_deposit(by_election, one) else "",
        colour=one.party.colour,
    )
