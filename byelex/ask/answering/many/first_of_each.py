"""The by-election that had most, or least, of a measure in each year, Parliament, nation or the like."""

from __future__ import annotations

from collections import Counter

from byelex.answers import Answer, Column, Row, Table
from byelex.ask.answering.many.grouping import group_key, group_notes, grouped_by
from byelex.ask.answering.parts.phrasing import order_words
from byelex.ask.query import Query
from byelex.questions import ordering, ranking
from byelex.questions.cited import figure_sources
from byelex.questions.kinds import names_of
from byelex.questions.measuring import MEASURES
from byelex.questions.ordering import Order, Placed
from byelex.store import Store
from byelex.store.queries import Ranked, contest_count
from byelex.wording import capital, how_many, listed

_Group = tuple[tuple[str, str], list[Ranked]]
_Counted = dict[tuple[str, str], tuple[int, float]]

SAID = 6
"""So many groups are told in a sentence, the latest first; all are in the table."""


def first_of_each(store: Store, query: Query) -> Answer:
    """Answer which by-election comes first in each group; those that are level with it are named with it."""
    order = ordering.among(Order(query.measures[0], query.most, query.scope))
    said = f"{order_words(store, query)} of each {query.by}"
    read_as = f"{said}, {ranking.kind_words(store, order)}"
    rows = ordering.found(store, order, max(contest_count(store, order.scope), 1))
    if not rows:
        return ranking.nothing(store, order, read_as)
    chosen, every = _first(store, query, rows), grouped_by(store, query, order.scope)
    ranked = _ranked(store, query, rows, every)
    level_rows = tuple(row for _, level in chosen for row in level)
    placed = {one.by_election.id: one for one in ordering.placed(store, order, level_rows)}
    told = [(group, [placed[row.by_election_id] for row in level]) for (_, group), level in chosen]
    return Answer(
        title=read_as,
        headline=f"{'; '.join(f'{group}: {_told(order.measure, level)}' for group, level in told[:SAID])}"
        f"{f' and {how_many(len(told) - SAID, query.by)} more' if len(told) > SAID else ''}.",
        read_as=read_as,
        paragraphs=ranking.coverage(store, order),
        table=Table(
            (*(Column(name) for name in _headings(query, order)), Column(ranking.label(order.measure), numeric=True)),
            tuple(_row(order, group, ranked.get(group, ""), one) for group, level in told for one in level),
        ),
        notes=(
            *_none_of(order, every, chosen),
            *_unsure(store, query, rows, chosen),
            *ranking.notes(store, order, (), []),
            *group_notes(store, query, [group for group, _ in told]),
        ),
        sources=figure_sources([one.by_election for one in placed.values()]),
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


def _ranked(store: Store, query: Query, rows: tuple[Ranked, ...], every: _Counted) -> dict[str, str]:
    """Say of each group how many of its by-elections could be ranked, and of how many: "1 of 6"."""
    by_id, key = names_of(store).by_id, group_key(store, query)
    known = Counter(key(by_id[row.by_election_id]) for row in rows)
    return {
        group[1]: f"{number:,}" if number == every[group][0] else f"{number:,} of {every[group][0]:,}"
        for group, number in known.items()
    }


def _none_of(order: Order, every: _Counted, chosen: list[_Group]) -> tuple[str, ...]:
    """Name the groups of which no by-election could be ranked."""
    without = sorted(every.keys() - dict(chosen).keys())
    measure = MEASURES[order.measure].name
    return (f"With no {measure} recorded: {listed([name for _, name in without])}.",) if without else ()


def _told(measure: str, level: list[Placed]) -> str:
    return f"{listed([ranking.name_of(one) for one in level])}, {ranking.value_words(measure, level[0])}"


def _headings(query: Query, order: Order) -> tuple[str, ...]:
    # Between whom a swing was is no part of its figure.
    return (capital(query.by), "By-election", *(("Swing",) if order.measure == "swing" else ()), "Ranked")


def _row(order: Order, group: str, ranked: str, one: Placed) -> Row:
    wide, narrow = ranking.beside(one) if order.measure == "swing" else ("", "")
    shown = ranking.figure(order.measure, one)
    cells, small = (tuple(filter(None, (group, one.by_election.name, pair, ranked, shown))) for pair in (wide, narrow))
    return Row(cells, narrow=small, mark=one.basis, colour=one.party_colour)
