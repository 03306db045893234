"""What is put in order, contests or candidacies in them: which, by what measure, who has which place.

Who is level shares a place. A figure that was published and cannot be computed has its place too, and how far the
exact one may lie from it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from fractions import Fraction

from byelex.changing import replace
from byelex.elections import ByElection, Candidacy
from byelex.measures import change_points, share_points
from byelex.questions.contest import AS_PUBLISHED, change_words
from byelex.questions.measuring import MEASURES, Exact
from byelex.questions.swing_words import SaidSwing, said_swing
from byelex.store import Store
from byelex.store.national import NORTHERN_IRELAND
from byelex.store.queries import Ranked, Stood, candidacies, contest_count, ranked
from byelex.store.scope import Bound, Scope

OF_CANDIDACIES: dict[str, Callable[[ByElection, Candidacy], Exact | None]] = {
    "votes": lambda _, stood: stood.votes,
    "share": share_points,
    "change": change_points,
}
"""The measures of candidacies, worked out exactly; all others are of contests."""
APART = frozenset({"swing", "change"})
"""What says something of parties, and so cannot be compared with Northern Ireland, where others stand."""
OF_GAINS = frozenset({"majority overturned", "majority overturned points"})
RISES = frozenset({"turnout change", "change"})
"""What goes up or down: its most are rises alone, its least falls alone."""
BEYOND = 10
"""How many after the last shown are looked at: they may be level, or but for rounding be among those shown."""


@dataclass(frozen=True, slots=True)
class Order:
    """What is put in order: most or least of a measure, among the contests of a scope or those who stood in them."""

    measure: str
    most: bool
    scope: Scope
    stood: Stood = field(default_factory=Stood)

    @property
    def of_candidacies(self) -> bool:
        """Whether it is candidacies that are put in order."""
        return self.measure in OF_CANDIDACIES

    @property
    def parties_named(self) -> bool:
        """Whether it is about some parties' contests alone."""
        scope, stood = self.scope, self.stood
        named = (scope.winner, scope.defender, scope.runner_up, scope.stood, scope.swing_from, scope.swing_to)
        return any((*named, stood.parties, stood.people))


@dataclass(frozen=True, slots=True)
class Placed:
    """One that has a place: the contest, who stood, the figure, and how far the exact one may lie from it.

    `published` is the figure as written where it is not computed, else empty; its `margin` is in points, its `basis`
    "as published" or, of a swing worked out from rounded changes of share, "from published changes". Of a `swing`
    that is put in order, its pair.
    """

    place: int
    by_election: ByElection
    candidacy: Candidacy | None
    value: int | float | str | Fraction
    margin: float
    published: str
    basis: str
    swing: SaidSwing | None

    @property
    def drawn(self) -> int | Fraction | str:
        """The figure as a chart draws it: exact, or as published."""
        if self.published:
            return Fraction(self.published.rstrip("%").replace("−", "-"))
        return Fraction(self.value) if isinstance(self.value, float) else self.value

    @property
    def party_colour(self) -> str:
        """The colour of who it is about: who stood, else who won."""
        return (self.candidacy or self.by_election.winner).party.colour


def among(order: Order) -> Order:
    """Narrow an order to the contests that can be compared by it.

    Only gains overturn a majority; Northern Ireland is apart where other parties make a comparison empty, unless it,
    or any party, is asked for; a rise is more than nought, a fall less.
    """
    scope, measure = order.scope, order.measure
    if measure in OF_GAINS and scope.held is None:
        scope = replace(scope, held=False)
    placed = scope.country or scope.region or scope.by_election_ids
    if measure in APART and not placed and not order.parties_named:
        scope = replace(scope, not_country=NORTHERN_IRELAND)
    if measure in RISES and not order.of_candidacies:
        scope = replace(scope, bounds=(*scope.bounds, Bound(measure, ">" if order.most else "<", 0)))
    return replace(order, scope=scope)


def found(store: Store, order: Order, number: int) -> tuple[Ranked, ...]:
    """Give the first so many of an order narrowed by `among`, as the store has them."""
    if not order.of_candidacies:
        return ranked(store, order.scope, order.measure, order.most, number)
    rows = candidacies(store, order.scope, order.stood, order.measure, order.most, number)
    if order.measure not in RISES:
        return rows
    return tuple(one for one in rows if not isinstance(one.value, str) and (one.value > 0) == order.most and one.value)


def placed(store: Store, order: Order, rows: tuple[Ranked, ...]) -> list[Placed]:
    """Work out the first of an order exactly; equal figures share a place: 1, 2, 2, 4."""
    held = {one.id: one for one in store.by_elections(tuple(dict.fromkeys(each.by_election_id for each in rows)))}
    made: list[Placed] = []
    for at, one in enumerate(rows, start=1):
        by_election = held[one.by_election_id]
        candidacy = by_election.candidacies[one.ordinal] if order.of_candidacies else None
        exact = _exact(order.measure, by_election, candidacy)
        swing = said_swing(by_election) if order.measure == "swing" else None
        published, basis = ("", "") if exact is not None else _printed(order.measure, by_election, candidacy, swing)
        value = one.value if exact is None else exact
        place = made[-1].place if made and made[-1].value == value and order.measure != "date" else at
        made.append(Placed(place, by_election, candidacy, value, one.margin, published, basis, swing))
    return made


def _exact(measure: str, by_election: ByElection, candidacy: Candidacy | None) -> Exact | None:
    if candidacy is not None:
        return OF_CANDIDACIES[measure](by_election, candidacy)
    of = MEASURES[measure].of
    return of(by_election) if of else None


def _printed(
    measure: str, by_election: ByElection, candidacy: Candidacy | None, swing: SaidSwing | None
) -> tuple[str, str]:
    """Write a figure that is not computed, with the decimals it has and no more, and its basis; empty for others."""
    if measure == "change" and candidacy is not None:
        return change_words(by_election, candidacy, None), AS_PUBLISHED
    share = (candidacy or by_election.winner).published_share if measure in {"share", "winning share"} else None
    if share:
        return f"{share}%", AS_PUBLISHED
    if swing is not None:
        return swing.points, swing.short_basis
    turnout = by_election.published.turnout if measure == "turnout" else None
    return (f"{turnout}%", AS_PUBLISHED) if turnout else ("", "")


def level_count(store: Store, order: Order, rows: tuple[Ranked, ...], one: Ranked) -> int:
    """Count all that are level with one of the rows, beyond the rows too."""
    if order.of_candidacies or isinstance(one.value, str) or rows[-1].value != one.value:
        return sum(row.value == one.value for row in rows)
    level = Bound(order.measure, "=", one.value)
    return contest_count(store, replace(order.scope, bounds=(*order.scope.bounds, level)))


def unpaired(scope: Scope) -> Scope:
    """Give a scope without the pair of a swing, which an order says itself."""
    return replace(scope, swing_from=(), swing_to=(), swing_from_governs=None, swing_to_governs=None)
