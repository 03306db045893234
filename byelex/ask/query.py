"""What a sentence asks, as data: what is measured, of which contests and whom, in what order, how many."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from byelex.store.scope import Bound, Scope

Task = Literal[
    "result",
    "figure",
    "candidate",
    "compare",
    "compare baseline",
    "compare people",
    "added",
    "record",
    "candidacy record",
    "rank",
    "list",
    "singled out",
    "count",
    "sum",
    "average",
    "median",
    "tally",
    "person",
    "party",
    "quotes",
    "define",
    "source",
    "coverage",
    "help",
    "upcoming",
    "project",
    "history",
    "background",
    "each",
]
"""What is to be done. Of those whose name does not say it:

figure: a contest's measures. candidate: a candidate's or party's, in a contest. added: several parties' votes there,
together. record: contests ranked by a measure. candidacy record: candidacies ranked. rank: where one contest stands.
tally: parties or people by what they come to, years, seats and the like by how many by-elections. person, party: all
that one has done. singled out: whether a contest is the only one of a scope, the first or the last, as `words` says.
define: a term. coverage: what the store holds. upcoming: those called. project: what a swing would
do to the last general election. history: all of a seat's elections. background: what lay behind one. each: `parts`, one
for each of what is set side by side, or asked of `contests`.
"""
OF_MANY = frozenset("list count average median sum record tally party".split()) | {"candidacy record"}
"""What is done with by-elections at large, of any scope."""

Against = Literal[
    "", "baseline", "at baseline", "top two", "next time", "between", "ahead", "behind", "just ahead", "just behind"
]
"""What a figure is set against: the general election before, of which "at baseline" asks for the own figure.

Of a swing: that between the top two, whichever way it was between a pair, or what is needed to win next time. Of
candidates: who came ahead of them, behind them, next to them or between the two.
"""


When = Literal["", "before", "after"]
"""Whether what was said before a result is asked for, or what was said once it was known."""


Premise = Literal["", "won", "gained", "gained from", "held", "lost", "ahead", "behind", "stood", "rose", "fell"]
"""What a question takes to have become of those it names, the first of two where they are.

What was "gained from" a party was theirs before; "lost" is what anyone did who stood and did not win.
"""


By = Literal[
    "",
    "party",
    "person",
    "year",
    "decade",
    "Parliament",
    "month",
    "day",
    "weekday",
    "seat",
    "nation",
    "region",
    "cause",
]
"""What a tally counts up by: who did what, or when or where by-elections were."""


Manner = Literal["", "every", "none", "proportion", "how many", "each", "average", "who", "most", "least", "no result"]
"""In what manner something is asked.

Of a list, whether "every" one of `whole` is so, or "none"; of a count or a sum, the "proportion". Of a tally, "how
many" there are, the number in "each", how many on "average", "who" where parties may be people as well. Of contests
side by side, which had "most" or "least"; of one to come, what is known only with its result: "no result" as yet.
"""


@dataclass(frozen=True, slots=True)
class Query:
    """A question read. Only what was said is set.

    `contests` are by-election ids, latest first, one asked about each; `scope` says which contests otherwise. `parties`
    are groups of party ids that one word stands for; `people` are person ids. `pair` is (from, to) in such groups.
    `party_places` is a place from 1, or from the end, -1 for last, `positions` are more such; `lost` leaves out whoever
    won. `most` is the order of a ranking, `nth` where to begin in it, `count` how many to give; `by` is whom or what a
    tally of `measures` counts up by. `whole` is what every one of is asked about, or a proportion. `words` are a
    quote's words, a term to define, the points of a swing to project, what the days of a list are, the day on which it
    is asked how long ago one was. `sitting` asks who the member is now. `assumed` says, for the reader, what a name was
    taken for. `premise` is what is taken to be so of those named, `whether` says that just this is asked: yes or no.
    `member` is who is named as having sat there before, as typed. `limit` is one on each candidate's votes or
    share, or on what a tally comes to. `checked` is one that a figure told is held against: yes or no. `when` is on
    which side of the result a quote was spoken.
    """

    task: Task
    measures: tuple[str, ...] = ()
    contests: tuple[str, ...] = ()
    scope: Scope = field(default_factory=Scope)
    parties: tuple[tuple[str, ...], ...] = ()
    people: tuple[str, ...] = ()
    pair: tuple[tuple[str, ...], tuple[str, ...]] | None = None
    position: int | None = None
    positions: tuple[int, ...] = ()
    lost: bool = False
    most: bool = True
    nth: int = 1
    count: int = 1
    by: By = ""
    against: Against = ""
    manner: Manner = ""
    words: str = ""
    sitting: bool = False
    assumed: str = ""
    premise: Premise = ""
    whether: bool = False
    member: str = ""
    limit: Bound | None = None
    checked: Bound | None = None
    when: When = ""
    parts: tuple[Query, ...] = ()
    whole: Scope | None = None

    @property
    def party_ids(self) -> tuple[str, ...]:
        """Every party that is asked about, by id."""
        return tuple(one for group in self.parties for one in group)


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a sentence gets no figures: the reason in a sentence, and the contests it named, to offer instead.

    `which` says that the contests are a choice to be made; `final` that no report can answer it either; `meant` are
    questions that can be answered, of which a slip may have made this one.
    """

    reason: str
    contests: tuple[str, ...] = ()
    which: bool = False
    final: bool = False
    meant: tuple[str, ...] = ()


Reading = Query | Refusal


class Declined(Exception):
    """What a part of a sentence is refused by, and so the whole, whatever else it says."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.reason)
        self.refusal = refusal
