"""A party at by-elections: won, gained, lost, held, second places, its average change, its best and worst."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Annotated

from byelex.answers import Answer, Figure, Table
from byelex.elections import Party
from byelex.measures import verdict
from byelex.questions import ranking
from byelex.questions.cited import figure_sources
from byelex.questions.contest import count_figure
from byelex.questions.deposits import deposits_figure
from byelex.questions.filters import SINCE, UNTIL, narrowed
from byelex.questions.kinds import STOOD_PARTY
from byelex.questions.ordering import Order
from byelex.questions.registry import question
from byelex.questions.rows import CONTEST_COLUMNS, LINE_COLUMNS, RowsToRead, line_rows, record_row, result_follow_ups
from byelex.questions.scopes import coverage_note, party_names, record_title, since_2010
from byelex.store import Store
from byelex.store.at_odds import won_otherwise
from byelex.store.queries import Stood, candidacies, contest_count, contests
from byelex.store.scope import Scope
from byelex.store.totals import Totals, totals
from byelex.wording import day, how_many, signed

BEST = 10
"""How many of its best results are listed for a party that never gained or lost a seat."""
NAMED = 5
"""How many by-elections are named that are measured against another party than had won the seat since."""
MOST_ROWS = 200
"""How many gains and losses are listed, the latest."""


@question(
    examples=({"party": "lib dems"}, {"party": "labour", "since": "2019"}, {"party": "monster raving loony"}),
    arguments={"party": "a party, by any of its usual names"},
)
def party(
    store: Store,
    party: Annotated[Party, STOOD_PARTY],
    since: Annotated[date | None, SINCE] = None,
    until: Annotated[date | None, UNTIL] = None,
) -> Answer:
    """Show how a party has done at by-elections: gains, losses, holds, second places, best and worst."""
    return record_of_party(store, (party.id,), narrowed(Scope(), since=since, until=until))


def record_of_party(store: Store, group: tuple[str, ...], scope: Scope) -> Answer:
    """Answer how the parties that one word stands for have done over a scope."""
    party, name, stood = store.parties()[group[0]], party_names(store, group), Stood(parties=group)
    total = totals(store, scope, stood)
    title = record_title(store, name, scope)
    notes = [coverage_note(store, scope)]
    if not total.candidacies:
        said = f"{name} stood at none of these in the store."
        gone = _turnovers(store, scope, group)
        if gone is not None:
            # No Speaker stands at the by-election for the seat left.
            lost = how_many(len(gone.rows), "seat")
            said = (
                f"Stood at none of these in the store, where {lost} won at the general election before went to others"
            )
        return Answer(title, said, kind="answer" if gone else "decline", table=gone, notes=tuple(notes))
    # A largest fall that is a rise is none.
    extremes = ranking.extremes(store, {label: Order(measure, most, scope, stood) for label, measure, most in EXTREMES})
    notes[:0] = _measured_otherwise(store, scope, group)
    if party.independent:
        notes.insert(0, f"{name} is a word on the ballot, not a party: these candidates share nothing else.")
    return Answer(
        title=title,
        headline=f"Stood at {how_many(total.contests, 'by-election')}, won {total.won or 'none'}",
        colour=party.colour,
        figures=(
            *_record(store, scope, group, total),
            *(figure for figure, _ in extremes),
            *_of_late(store, scope, stood),
        ),
        table=_turnovers(store, scope, group) or _best(store, scope, stood),
        notes=tuple(notes),
        sources=figure_sources(contest for _, contest in extremes),
        follow_ups=result_follow_ups(list(dict.fromkeys(contest for _, contest in extremes))),
    )


def _measured_otherwise(store: Store, scope: Scope, group: tuple[str, ...]) -> tuple[str, ...]:
    """Say of which by-elections that a party won or lost it was another party that had won the seat since."""
    count, ids = won_otherwise(store, scope, group, NAMED)
    said = tuple(
        f"{one.name} counts as {verdict(one)}, though {one.won_since.winner.party.name} had won the seat on "
        f"{day(one.won_since.polling_on)}: gained, held and lost are measured against the general election before."
        for one in store.by_elections(ids)
        if one.won_since is not None
    )
    return (*said, f"So it is with {how_many(count - len(ids), 'earlier by-election')}.") if count > len(ids) else said


def _of_late(store: Store, scope: Scope, stood: Stood) -> tuple[Figure, ...]:
    late = since_2010(store, scope)
    total = totals(store, late, stood) if late else None
    return (Figure("Since 2010", f"stood at {total.contests}, won {total.won}", total.contests),) if total else ()


def _record(store: Store, scope: Scope, group: tuple[str, ...], total: Totals) -> list[Figure]:
    winning = tuple(one for one in group if not scope.winner or one in scope.winner)
    defending = tuple(one for one in group if not scope.defender or one in scope.defender)
    # Of by-elections that it held none were gained: what the scope asks already is kept to.
    may_gain, may_hold = scope.held is not True, scope.held is not False
    gained = contest_count(store, replace(scope, winner=winning, held=False)) if winning and may_gain else 0
    held = contest_count(store, replace(scope, winner=winning, held=True)) if winning and may_hold else 0
    lost = contest_count(store, replace(scope, defender=defending, held=False)) if defending and may_gain else 0
    figures = [
        count_figure("Won", total.won, f"{gained:,} gained, {held:,} held" if total.won else ""),
        count_figure("Lost", lost, "seats it had won at the general election before" if lost else ""),
        count_figure("Second places", total.second),
        deposits_figure(total),
    ]
    if total.changes_known:
        figures.append(_average_change(store, total))
    missing = f"not recorded for {total.votes_missing:,}" if total.votes_missing else ""
    figures.append(count_figure("Votes in all", total.votes_recorded, missing))
    return figures


def _average_change(store: Store, total: Totals) -> Figure:
    """Give the plain average of the changes that are computed, and say how many are only published."""
    label, published = "Average change of share", total.changes_known - total.change_count
    left_out = f"{published:,} as published left out" if published else ""
    if total.change_mean is None:
        return Figure(label, "none computed", None, left_out)
    # A change is computed from the general election before: earlier ones than are in the store can only be published.
    since = f", since {store.general_election_dates()[0].year}" if published else ""
    over = f"a plain one, of the {total.change_count:,} computed{since}"
    detail = f"{over}; {left_out}" if left_out else over
    return Figure(label, f"{signed(Fraction(total.change_mean))} points", total.change_mean, detail)


EXTREMES: tuple[tuple[str, str, bool], ...] = (
    ("Best share", "share", True),
    ("Worst share", "share", False),
    ("Largest rise", "change", True),
    ("Largest fall", "change", False),
)


def _turnovers(store: Store, scope: Scope, group: tuple[str, ...]) -> Table | None:
    """List the seats gained and lost, the latest first; None without any."""
    gained = contests(store, replace(scope, winner=group, held=False), limit=MOST_ROWS)
    lost = contests(store, replace(scope, defender=group, held=False), limit=MOST_ROWS)
    # By id too: those of one day in the same order each time.
    both = sorted({*gained, *lost}, key=lambda each: (-date.fromisoformat(each[:10]).toordinal(), each))[:MOST_ROWS]
    rows = RowsToRead(store, len(both), (tuple(both),), line_rows)
    return Table(LINE_COLUMNS, rows, caption="Seats gained and lost") if both else None


def _best(store: Store, scope: Scope, stood: Stood) -> Table:
    found = candidacies(store, scope, stood, "share", True, BEST)
    contests_ = store.by_elections(tuple(one.by_election_id for one in found))
    rows = tuple(record_row(contest, one.ordinal) for contest, one in zip(contests_, found, strict=True))
    return Table(CONTEST_COLUMNS, rows, caption="Best shares")
