"""The by-election that had most, or least, of a measure in each year, Parliament, nation or the like."""

from __future__ import annotations

from byelex.answers import Answer, Column, Row, Table
from byelex.ask.answering.many.grouping import group_key, group_notes
from byelex.ask.answering.parts.phrasing import order_words
from byelex.ask.query import Query
from byelex.questions import ordering, ranking
from byelex.questions.cited import figure_sources
from byelex.questions.kinds import names_of
from byelex.questions.ordering import Order, Placed
from byelex.store import Store
from byelex.store.queries import Ranked, contest_count
from byelex.wording import capital, how_many, listed

_Group = tuple[tuple[str, str], list[Ranked]]

SAID = 12
"""So many groups are told in a sentence, the latest first; all are in the table."""


def first_of_each(store: Store, query: Query) -> Answer:
    """Answer which by-election comes first in each group; those that are level with it are named with it."""
    order = ordering.among(Order(query.measures[0], query.most, query.scope))
    said = f"{order_words(store, query)} of each {query.by}"
    read_as = f"{said}, {ranking.kind_words(store, order)}"
    rows = ordering.found(store, order, max(contest_count(store, order.scope), 1))
    if not rows:
        return ranking.nothing(store, order, read_as)
    chosen = _first(store, query, rows)
    placed = {one.by_election.id: one for one in ordering.placed(store, order, tuple(_flat(chosen)))}
    told = [(group, [placed[row.by_election_id] for row in level]) for (_, group), level in chosen]
    by_election = [one.by_election for one in placed.values()]
    return Answer(
        title=read_as,
        headline=f"{'; '.join(f'{group}: {_told(order.measure, level)}' for group, level in told[:SAID])}"
        f"{f' and {how_many(len(told) - SAID, query.by)} more' if len(told) > SAID else ''}.",
        read_as=read_as,
        paragraphs=ranking.coverage(store, order),
        table=Table(
            (*(Column(name) for name in (capital(query.by), "By-election", "Result")), _figures(order)),
            tuple(_row(order, group, one) for group, level in told for one in level),
        ),
        notes=(
            *_unsure(store, query, rows, chosen),
            *ranking.notes(store, order, (), []),
            *group_notes(store, query, [group for group, _ in told]),
        ),
        sources=figure_sources(by_election),
    )


def _first(store: Store, query: Query, rows: tuple[Ranked, ...]) -> list[_Group]:
    """Give those that come first in each group, with what it is put in order by, the latest group first."""
    by_id, key = names_of(store).by_id, group_key(store, query)
    found: dict[tuple[str, str], list[Ranked]] = {}
    for row in rows:
        level = found.setdefault(key(by_id[row.by_election_id]), [])
        if not level or level[0].value == row.value:
            level.append(row)
    of_time = query.by in {"year", "decade", "Parliament"}
    return sorted(found.items(), key=lambda one: one[0], reverse=of_time)


def _unsure(store: Store, query: Query, rows: tuple[Ranked, ...], chosen: list[_Group]) -> tuple[str, ...]:
    """Say which others may be first in their groups, but for the rounding of published figures."""
    by_id, key, first = names_of(store).by_id, group_key(store, query), dict(chosen)
    rivals = []
    for row in rows:
        level = first[key(by_id[row.by_election_id])]
        margin = row.margin + level[0].margin
        # The doubles are nearest to decimals: a hair's breadth is no difference.
        if row not in level and margin and abs(float(row.value) - float(level[0].value)) <= margin + 1e-9:
            rivals.append(by_id[row.by_election_id].name)
    return (f"Published figures are rounded: {listed(rivals)} may be first instead.",) if rivals else ()


def _flat(chosen: list[_Group]) -> list[Ranked]:
    return [row for _, level in chosen for row in level]


def _told(measure: str, level: list[Placed]) -> str:
    return f"{listed([ranking.name_of(one) for one in level])}, {ranking.value_words(measure, level[0])}"


def _figures(order: Order) -> Column:
    return Column(ranking.label(order.measure), numeric=True)


def _row(order: Order, group: str, one: Placed) -> Row:
    wide, narrow = ranking.beside(one)
    shown = ranking.figure(order.measure, one)
    where = one.by_election.name
    return Row(
        (group, where, wide, shown), narrow=(group, where, narrow, shown), mark=one.basis, colour=one.party_colour
    )
