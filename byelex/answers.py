"""The one neutral form of a reply. Every face is made from it; nothing here knows Discord, and no text is escaped."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction
from typing import Literal

from byelex.elections import Quote, Source

Kind = Literal["answer", "clarify", "decline"]


@dataclass(frozen=True, slots=True)
class Figure:
    """A key figure: what it is, as shown, and exactly (for machines)."""

    label: str
    value: str
    exact: int | float | str | None = None
    detail: str = ""
    """A clause that belongs to the figure ("10.4 points down on 2019")."""
    at: datetime | None = None
    """The moment the value tells of, for a face that can show it by the reader's own clock."""


@dataclass(frozen=True, slots=True)
class Column:
    """A table's column; numbers stand to the right."""

    label: str
    numeric: bool = False


@dataclass(frozen=True, slots=True)
class FollowUp:
    """A question to ask next: a button in Discord, a command on the console.

    `arguments` are (parameter, text) pairs, each text an id or words that the parameter's kind resolves.
    """

    label: str
    question: str
    arguments: tuple[tuple[str, str], ...]
    lists_the_table: bool = False
    """Whether it would list what the answer's own table does: a face that shows all of that need not offer it."""


@dataclass(frozen=True, slots=True)
class Row:
    """A table's row, a text a column; `mark` is a short word of its own ("deposit lost"), `colour` its party's."""

    cells: tuple[str, ...]
    mark: str = ""
    colour: str | None = None
    narrow: tuple[str, ...] = ()
    """The same cells as a phone has room for them: a party's abbreviation, nothing for a change there is not."""
    follow_up: FollowUp | None = None
    """What to ask next about this row alone, for a page of a long table that begins with it."""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows to be read downwards; faces page it when it is long. Very many are read only as they are looked at."""

    columns: tuple[Column, ...]
    rows: Sequence[Row]
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Bar:
    """One candidate's bar in a result card. Shares and changes in points; None where not recorded or undefined."""

    name: str
    party: str
    colour: str
    vote_count: int | None
    share_points: Fraction | None
    change_points: Fraction | None


@dataclass(frozen=True, slots=True)
class ResultCard:
    """What the result card draws. Texts are as the answer shows them."""

    seat: str
    date: str
    verdict: str
    """"Labour gain from Conservative"."""
    verdict_colour: str
    bars: tuple[Bar, ...]
    majority: str
    turnout: str
    swing: str
    invented: bool = False
    unopposed: bool = False
    """There was no poll, so there is nothing to draw but who was elected."""


@dataclass(frozen=True, slots=True)
class Swingometer:
    """What the swingometer draws. Points; `points` None means undefined and `note` says why."""

    seat: str
    date: str
    from_party: str
    from_colour: str
    to_party: str
    to_colour: str
    points: Fraction | None
    needed_points: Fraction | None
    record_points: Fraction | None
    """The largest swing between the same pair, the same way, at an earlier by-election in the store."""
    record_seat: str | None
    note: str = ""
    needed_by: str | None = None
    """The party that needed `needed_points`; None means `to_party`."""
    invented: bool = False


@dataclass(frozen=True, slots=True)
class SeatPoint:
    """One election in a seat's story: party -> share in points."""

    date: str
    label: str
    by_election: bool
    shares: tuple[tuple[str, Fraction], ...]
    winner: str


@dataclass(frozen=True, slots=True)
class SeatStory:
    """What the seat's story draws: party shares over the elections the store has. `colours`: (party, colour)."""

    seat: str
    points: tuple[SeatPoint, ...]
    colours: tuple[tuple[str, str], ...]
    invented: bool = False


@dataclass(frozen=True, slots=True)
class RankedRow:
    """One row of a ranking: a contest, or a candidacy in one. Texts are as the answer shows them."""

    place: int
    candidate: str
    """Empty where contests are ranked."""
    seat: str
    date: str
    party: str
    """The party or parties that the colour stands for, in words ("Conservative to Labour", "Labour hold")."""
    short: str
    """The same where room is scarce ("Con to Lab")."""
    colour: str
    value: int | Fraction
    figure: str
    mark: str = ""
    """What a figure that was not computed rests on: "as published", "from published changes"."""


@dataclass(frozen=True, slots=True)
class Ranking:
    """What the chart of a ranking draws, in the answer's order."""

    title: str
    measure: str
    among: str
    rows: tuple[RankedRow, ...]
    level: str = ""
    """How many more have the last row's figure and are not drawn ("9 more have 14")."""
    invented: bool = False


@dataclass(frozen=True, slots=True)
class ComparedShare:
    """A candidate's share in a compared contest, in points."""

    party: str
    short: str
    colour: str
    share_points: Fraction
    independent: bool = False
    """Independents share a word and a colour: one is not to be measured against another."""


@dataclass(frozen=True, slots=True)
class ComparedContest:
    """One of the contests set side by side. `shares` is empty where not recorded; `swing` where none is meant."""

    seat: str
    date: str
    verdict: str
    short_verdict: str
    """The same where room is scarce ("Lab gain from Con")."""
    colour: str
    majority: str
    turnout: str
    swing: str
    shares: tuple[ComparedShare, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """What the picture of a comparison draws: two to four contests, or a general election and the one after it."""

    title: str
    headline: str
    contests: tuple[ComparedContest, ...]
    invented: bool = False


Picture = ResultCard | Swingometer | SeatStory | Ranking | Comparison


@dataclass(frozen=True, slots=True)
class Answer:
    """A reply: title, one-line headline, then as much as the reader wants. All texts plain."""

    title: str
    headline: str
    kind: Kind = "answer"
    colour: str | None = None
    read_as: str = ""
    """How a free question was read ("Turnout, Wakefield 2022"); empty for a command."""
    paragraphs: tuple[str, ...] = ()
    figures: tuple[Figure, ...] = ()
    table: Table | None = None
    quotes: tuple[Quote, ...] = ()
    claims: tuple[str, ...] = ()
    """Figures at odds, each a sentence that names its source."""
    notes: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()
    follow_ups: tuple[FollowUp, ...] = ()
    picture: Picture | None = None
