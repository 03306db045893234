"""Records and ranks: the lists of `/records` for whatever was asked, and where one contest stands among all."""

from __future__ import annotations

from dataclasses import replace

from byelex.answers import Answer, Figure
from byelex.ask.answering.phrasing import order_words
from byelex.ask.query import Query
from byelex.elections import ByElection
from byelex.questions import ranking
from byelex.questions.contest import follow_ups, said_swing, title
from byelex.questions.filters import NORTHERN_IRELAND
from byelex.questions.kinds import names_of
from byelex.questions.measuring import MEASURES
from byelex.questions.ranking import RISES, Order
from byelex.questions.scopes import contest_names, of_late, party_names, scope_words
from byelex.questions.wide import figure_sources, loaded, placed, result_follow_ups
from byelex.store import Store
from byelex.store.queries import Ranked, Scope, Stood, contest_count, ranked, ranked_around
from byelex.wording import how_many

CONTEXT = 5
"""How many a record shows besides the one asked for, so that it is seen among its like."""


def record(store: Store, query: Query) -> Answer:
    """Answer which contests, or whose candidacies, have most or least of a measure."""
    order = _order(query, query.scope)
    wanted = query.nth + query.count - 1
    rows = ranking.found(store, order, max(wanted, CONTEXT) + ranking.BEYOND)
    said = f"{order_words(store, query)}{_whose(store, query)}"
    read_as = f"{said}, {scope_words(store, ranking.unpaired(query.scope))}"
    if len(rows) < query.nth:
        return replace(ranking.nothing(store, order, "Nothing to rank"), read_as=read_as)
    chosen = _chosen(rows, query)
    found = ranking.ranked_answer(store, order, rows, max(wanted, CONTEXT, chosen.stop), said, chosen)
    by_votes = query.measures[0] == "majority" and not query.scope.bounds
    return replace(
        found,
        headline=f"{found.headline}.",
        read_as=read_as,
        paragraphs=(*_since_2010(store, query, rows[chosen]), *found.paragraphs),
        notes=(*found.notes, *(("Ranked by votes, not by points of share.",) if by_votes else ())),
    )


def _order(query: Query, scope: Scope) -> Order:
    parties = tuple(one for group in query.parties for one in group)
    return ranking.among(Order(query.measures[0], query.most, scope, Stood(parties=parties, people=query.people)))


def _whose(store: Store, query: Query) -> str:
    if query.people:
        return f" for {names_of(store).person_by_id[query.people[0]].name}"
    return f" for {' or '.join(party_names(store, group) for group in query.parties)}" if query.parties else ""


def _chosen(rows: tuple[Ranked, ...], query: Query) -> slice:
    """Find those asked for: so many from a place on, or the one in a place with all that are level with it."""
    first = query.nth - 1
    if query.count > 1 or (query.measures[0] == "date" and first):
        return slice(first, min(first + query.count, len(rows)))
    level = [at for at, one in enumerate(rows) if one.value == rows[first].value]
    return slice(level[0], level[-1] + 1)


def _since_2010(store: Store, query: Query, chosen: tuple[Ranked, ...]) -> tuple[str, ...]:
    """Say what the record is since 2010, where every figure is computed, if that is another."""
    scope = of_late(store, query.scope)
    if scope is None or query.measures[0] == "date":
        return ()
    order = _order(query, scope)
    rows = ranking.found(store, order, query.nth + query.count + ranking.BEYOND)
    if len(rows) < query.nth or rows[_chosen(rows, query)] == chosen:
        return ()
    wanted = _chosen(rows, query)
    late = ranking.ranked_answer(store, order, rows, wanted.stop, "", wanted)
    return (f"Since 2010: {late.headline}.",)


def rank(store: Store, query: Query) -> Answer:
    """Answer where contests rank by a measure, among all in the store and, for a swing, among those of its pair."""
    measure = query.measures[0] if query.measures else "swing"
    contests = loaded(store, query.contests)
    orders = [_among(query, measure, one) for one in contests]
    sentences = [_rank_sentence(store, one, order) for one, order in zip(contests, orders, strict=True)]
    among = "" if query.scope == Scope() else f", among {scope_words(store, query.scope)}"
    read_as = f"Rank by {MEASURES[measure].name}, {contest_names(contests)}{among}"
    first = contests[0]
    return Answer(
        title=title(first) if len(contests) == 1 else contest_names(contests),
        headline=sentences[0] if len(contests) == 1 else f"{how_many(len(contests), 'by-election')}; each is given.",
        colour=first.winner.party.colour if len(contests) == 1 else None,
        read_as=read_as,
        paragraphs=(*(() if len(contests) == 1 else sentences), *ranking.coverage(store, orders[0])),
        figures=(
            Figure("Ranked among", f"{how_many(contest_count(store, orders[0].scope), 'by-election')} in the store"),
        ),
        notes=ranking.notes(store, orders[0], (), []),
        sources=figure_sources(contests),
        follow_ups=follow_ups(first) if len(contests) == 1 else result_follow_ups(contests),
    )


def _among(query: Query, measure: str, by_election: ByElection) -> Order:
    """Give what a contest ranks among: what a record list of the measure would hold, or its like in its own nation."""
    order = Order(measure, query.most, query.scope)
    there = by_election.constituency.country == NORTHERN_IRELAND
    if there and measure in ranking.APART and not order.parties_named and not query.scope.country:
        return replace(order, scope=replace(query.scope, country=NORTHERN_IRELAND))
    return order if measure in RISES else ranking.among(order)


def _rank_sentence(store: Store, by_election: ByElection, order: Order) -> str:
    measure, scope = order.measure, order.scope
    around = ranked_around(store, scope, measure, by_election.id)
    if around is None:
        return f"{by_election.name} has no {MEASURES[measure].name} to rank."
    more, same, less = around
    place = f"{placed(more + 1)} of" if order.most else f"{placed(less + 1)} from the lowest of"
    own = ranking.placed(store, order, ranked(store, Scope(by_election_ids=(by_election.id,)), measure, True, 1))[0]
    tied = f", level with {how_many(same - 1, 'other')}" if same > 1 else ""
    sentence = (
        f"{by_election.name} ranks {place} {more + same + less} by {MEASURES[measure].name}{tied}: "
        f"{ranking.value_words(measure, own)}."
    )
    late = of_late(store, scope)
    recent = ranked_around(store, late, measure, by_election.id) if late else None
    if recent is not None:
        above = recent[0] if order.most else recent[2]
        sentence += f" Since 2010: {placed(above + 1)} of {sum(recent)}."
    found = said_swing(by_election) if measure == "swing" else None
    if found is not None:
        pair = replace(scope, not_country=None, swing_from=(found.from_.id,), swing_to=(found.to.id,))
        among = ranked_around(store, pair, measure, by_election.id)
        if among is not None:
            sentence += (
                f" Among swings from {found.from_.name} to {found.to.name}: {placed(among[0] + 1)} of {sum(among)}."
            )
    return sentence
