"""Where one contest stands by a measure: among all that a list of the measure would hold, of late, and in its pair."""

from __future__ import annotations

from dataclasses import dataclass, replace

from byelex.elections import ByElection
from byelex.questions import ranking
from byelex.questions.ordering import APART, RISES, Order, among
from byelex.questions.scopes import since_2010
from byelex.questions.swing_words import SaidSwing, said_swing
from byelex.store import Store
from byelex.store.around import Around, ranked_around
from byelex.store.national import NORTHERN_IRELAND
from byelex.store.queries import contest_count, measured_count
from byelex.wording import how_many, placed


@dataclass(frozen=True, slots=True)
class Rank:
    """A contest's place in an order: in all of it, since 2010 if it reaches further back, among swings of its pair."""

    order: Order
    around: Around
    late: Around | None
    among_pair: Around | None
    pair: SaidSwing | None

    @property
    def place(self) -> int:
        """The place from the end the order begins at; equal figures share one."""
        return _place(self.order, self.around)

    @property
    def words(self) -> str:
        """Write the place: "71st of 333", "3rd from the lowest of 333"."""
        return f"{placed(self.place)}{'' if self.order.most else ' from the lowest'} of {self.around.count:,}"

    @property
    def late_words(self) -> str:
        """Write the place since 2010, "23rd of 58"; empty where there is none of its own."""
        return f"{placed(_place(self.order, self.late))} of {self.late.count:,}" if self.late else ""

    @property
    def pair_words(self) -> str:
        """Write the place in its pair: "swings from Conservative to Labour: 5th of 76"; empty where there is none."""
        if self.among_pair is None or self.pair is None:
            return ""
        place = f"{placed(self.among_pair.more + 1)} of {self.among_pair.count:,}"
        return f"swings from {self.pair.pair}: {place}"

    @property
    def unsure_words(self) -> str:
        """Say how many may stand on its other side but for the rounding of published figures; empty if none."""
        if not self.around.unsure:
            return ""
        others = how_many(self.around.unsure, "other")
        return f"published figures are rounded, so {others} may be level with it or on its other side"


def _place(order: Order, around: Around) -> int:
    return 1 + (around.more if order.most else around.less)


def rank_of(store: Store, by_election: ByElection, order: Order) -> Rank | None:
    """Find where a contest stands in an order; None where it has no such figure, or is not in the order's scope."""
    order = among_its_like(by_election, order)
    around = ranked_around(store, order.scope, order.measure, by_election.id)
    if around is None:
        return None
    late = since_2010(store, order.scope)
    pair = said_swing(by_election) if order.measure == "swing" else None
    among_pair = None
    if pair is not None:
        alike = replace(order.scope, not_country=None, swing_from=(pair.from_.id,), swing_to=(pair.to.id,))
        among_pair = ranked_around(store, alike, order.measure, by_election.id)
    return Rank(
        order,
        around,
        ranked_around(store, late, order.measure, by_election.id) if late else None,
        among_pair,
        pair,
    )


def among_its_like(by_election: ByElection, order: Order) -> Order:
    """Narrow an order to what a contest ranks among: what a list of the measure would hold, or its own nation's."""
    there = by_election.constituency.country == NORTHERN_IRELAND
    if there and order.measure in APART and not order.parties_named and not order.scope.country:
        return replace(order, scope=replace(order.scope, country=NORTHERN_IRELAND))
    return order if order.measure in RISES else among(order)


def scope_words(store: Store, rank: Rank) -> str:
    """Say among which contests a place is, and how many have no such figure."""
    order = rank.order
    words = [ranking.kind_words(store, order)]
    without = contest_count(store, order.scope) - measured_count(store, order.scope, order.measure)
    if without:
        words.append(f"{without:,} with no {order.measure} left out")
    return ", ".join(words)
