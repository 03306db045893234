"""By-elections side by side, and one beside the general election before it."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from byelex.answers import Answer, Column, Figure, Row, Table
from byelex.ask.answering.phrasing import figure_notes
from byelex.ask.query import Query
from byelex.elections import ByElection
from byelex.measures import (
    change_points,
    lost_deposit_count,
    majority,
    majority_points,
    share_points,
    side_share_points,
    side_vote_count,
    swing_points,
    turnout_change_points,
    turnout_points,
    valid_vote_count,
    verdict,
)
from byelex.questions.contest import baseline_name, follow_ups
from byelex.questions.measuring import MEASURE_NAMES
from byelex.questions.scopes import contest_names
from byelex.questions.side_by_side import ROWS, party_row, swing_cell
from byelex.questions.wide import loaded, result_follow_ups, sources_of
from byelex.store import Store
from byelex.wording import count, day, in_points, percent, signed

_Value = Callable[[ByElection], Fraction | int | None]


def _baseline_majority(by_election: ByElection) -> int | None:
    return majority(by_election.baseline) if by_election.baseline else None


_VALUES: dict[str, tuple[_Value, Callable[[Fraction | int], str]]] = {
    "majority": (majority, lambda value: f"{int(value):,} votes"),
    "majority points": (majority_points, lambda value: in_points(Fraction(value))),
    "majority before": (_baseline_majority, lambda value: f"{int(value):,} votes"),
    "turnout": (turnout_points, lambda value: in_points(Fraction(value))),
    "turnout change": (turnout_change_points, lambda value: in_points(Fraction(value))),
    "swing": (swing_points, lambda value: in_points(Fraction(value))),
    "electorate": (lambda one: one.electorate, lambda value: f"{int(value):,}"),
    "valid votes": (valid_vote_count, lambda value: f"{int(value):,}"),
    "rejected papers": (lambda one: one.rejected_vote_count, lambda value: f"{int(value):,}"),
    "candidates": (lambda one: len(one.candidacies), lambda value: f"{int(value):,}"),
    "deposit": (lost_deposit_count, lambda value: f"{int(value):,}"),
    "winning share": (
        lambda one: share_points(one, one.winner),
        lambda value: in_points(Fraction(value)),
    ),
}
_SAME = {"majority overturned": "majority before", "majority points": "majority"}


def compared(store: Store, query: Query) -> Answer:
    """Answer how by-elections compare: the measures asked about, or the main ones, a row each."""
    contests = loaded(store, query.contests)
    wanted = {_SAME.get(measure, measure) for measure in query.measures}
    rows = [
        Row((label, *(cell(one) for one in contests))) for name, label, cell in ROWS if not wanted or name in wanted
    ]
    rows += [party_row(store, group, contests) for group in query.parties]
    columns = (Column(""), *(Column(one.name) for one in contests))
    names = contest_names(contests)
    measures = f": {', '.join(MEASURE_NAMES[measure] for measure in query.measures)}" if query.measures else ""
    return Answer(
        title=f"{names} compared",
        headline=_headline(contests, query),
        read_as=f"Comparison, {names}{measures}",
        table=Table(columns, tuple(rows)),
        notes=tuple(dict.fromkeys(note for one in contests for note in figure_notes(one))),
        sources=sources_of(contests),
        follow_ups=result_follow_ups(contests),
    )


def _headline(contests: list[ByElection], query: Query) -> str:
    """Say the one measure asked about, and which is more; or each result in a few words."""
    for measure in query.measures:
        if measure in _VALUES:
            value, words = _VALUES[measure]
            found = [(value(one), one) for one in contests]
            known = [(number, one) for number, one in found if number is not None]
            if len(known) == len(contests):
                known.sort(key=lambda pair: pair[0], reverse=True)
                (most, first), (least, last) = known[0], known[-1]
                name = MEASURE_NAMES[measure][:1].upper() + MEASURE_NAMES[measure][1:]
                if most == least:
                    return f"{name}: the same in each, {words(most)}."
                least_words = f"{_amount(measure, least)} in {last.name}"
                return f"{name}: {_amount(measure, most)} in {first.name} against {least_words}."
    return "; ".join(f"{one.name}: {verdict(one)}" for one in contests) + "."


def _amount(measure: str, value: Fraction | int) -> str:
    if measure in {"turnout", "winning share"}:
        return percent(Fraction(value))
    if measure == "turnout change":
        return f"{signed(Fraction(value))} points"
    return _VALUES[measure][1](value)


def compared_with_baseline(store: Store, query: Query) -> Answer:
    """Answer how a by-election compares with the general election before it in the same seat."""
    contests = loaded(store, query.contests)
    if len(contests) != 1 or contests[0].baseline is None:
        names = contest_names(contests)
        return Answer(
            title=names,
            headline="Name one by-election; its general election before must be in the store.",
            kind="clarify",
            read_as=f"Comparison with the general election before, {names}",
            follow_ups=result_follow_ups(contests),
        )
    by_election, baseline = contests[0], contests[0].baseline
    then, now = baseline_name(by_election), str(by_election.polling_on.year)
    rows = [
        ("Turnout", percent(turnout_points(baseline)), percent(turnout_points(by_election)),
         signed(turnout_change_points(by_election))),
        ("Majority", count(majority(baseline)), count(majority(by_election)), ""),
        ("Electorate", count(baseline.electorate), count(by_election.electorate), ""),
        ("Valid votes", count(valid_vote_count(baseline)), count(valid_vote_count(by_election)), ""),
    ]  # fmt: skip
    for one in by_election.candidacies:
        change = change_points(by_election, one)
        if change is not None or one in (by_election.winner, by_election.runner_up):
            before = percent(side_share_points(baseline, one)) if change is not None else "did not stand"
            votes = side_vote_count(baseline, one)
            earlier = f"{before} ({count(votes)})" if change is not None else before
            share = f"{percent(share_points(by_election, one))} ({count(one.votes)})"
            rows.append((one.party.name, earlier, share, signed(change)))
    change_of_turnout = turnout_change_points(by_election)
    told = "" if change_of_turnout is None else f"; turnout {signed(change_of_turnout)} points"
    return Answer(
        title=f"{by_election.name} and the general election of {day(baseline.polling_on)}",
        headline=f"{verdict(by_election)}{told}.",
        colour=by_election.winner.party.colour,
        read_as=f"Comparison with the general election before, {by_election.name}",
        figures=(Figure("Swing", swing_cell(by_election)),),
        table=Table(
            (Column(""), Column(then, numeric=True), Column(now, numeric=True), Column("Change", numeric=True)),
            tuple(Row(row) for row in rows),
        ),
        notes=figure_notes(by_election),
        sources=by_election.sources,
        follow_ups=follow_ups(by_election),
    )
