"""By-elections side by side, what differs most said first; or one beside the general election before it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from math import fsum, sqrt
from typing import Annotated

from byelex.answers import Answer, Column, Figure, Row, Table
from byelex.elections import Baseline, ByElection, Candidacy, Poll
from byelex.errors import ByelexError
from byelex.measures import (
    Swing,
    majority,
    majority_points,
    same_side,
    share_points,
    side_share_points,
    standard_swing,
    swing_points,
    turnout_change_points,
    turnout_points,
    valid_vote_count,
    verdict,
)
from byelex.questions.comparing import ROWS, party_row
from byelex.questions.contest import baseline_name, follow_ups, said_swing, standing_notes, swing_words, title
from byelex.questions.kinds import BY_ELECTION
from byelex.questions.phrasing import contest_names, result_follow_ups
from byelex.questions.pictured import before_and_after, comparison
from byelex.questions.registry import question
from byelex.questions.wide import figure_sources, short_verdict
from byelex.store import Store
from byelex.store.queries import Scope, values
from byelex.wording import count, day, in_points, listed, percent, signed

PARTY_ROWS = 6
LEAST_SHARE = 5
"""A party gets a row where its share, in points, is at least this in one of the contests, or it won one."""

Exact = int | Fraction


@dataclass(frozen=True, slots=True)
class _Measure:
    """A measure that contests are told apart by: its name among the store's, and how it is worked out and written."""

    name: str
    label: str
    value: Callable[[ByElection], Exact | None]
    written: Callable[[Exact], str]


def _percent(value: Exact) -> str:
    return percent(Fraction(value))


def _points(value: Exact) -> str:
    return in_points(Fraction(value))


MEASURES = (
    _Measure("majority points", "majority", majority_points, _points),
    _Measure("turnout", "turnout", turnout_points, _percent),
    _Measure(
        "turnout change", "change of turnout", turnout_change_points, lambda value: f"{signed(Fraction(value))} points"
    ),
    _Measure("swing", "size of swing", swing_points, _points),
    _Measure("winning share", "winner's share", lambda one: share_points(one, one.winner), _percent),
)
"""What contests are told apart by: how they were won. How large or crowded they were is in the table."""

SHORT: dict[str, Callable[[ByElection], str]] = {
    "outcome": short_verdict,
    "winner": lambda one: one.winner.name,
    "majority": lambda one: count(majority(one)),
    "majority before": lambda one: count(majority(one.baseline) if one.baseline else None),
    "swing": lambda one: _short_swing(one),
}
"""Shorter cells, by the row's measure, for a phone or for more than two contests."""


def _short_swing(by_election: ByElection) -> str:
    found = said_swing(by_election)
    if found is None:
        return "undefined"
    return f"{found.points} {found.from_.abbreviation} to {found.to.abbreviation}"


@question(
    examples=(
        {"one": "wellingborough", "two": "kingswood"},
        {"one": "hartlepool"},
        {"one": "clacton 2014", "two": "clacton 2026"},
        {"one": "tiverton", "two": "north shropshire", "three": "chesham", "four": "somerton"},
    ),
    arguments={
        "one": "a by-election; alone, it is set beside the general election before it",
        "two": "another by-election",
        "three": "a third",
        "four": "a fourth",
    },
)
def compare(
    store: Store,
    one: Annotated[ByElection, BY_ELECTION],
    two: Annotated[ByElection | None, BY_ELECTION] = None,
    three: Annotated[ByElection | None, BY_ELECTION] = None,
    four: Annotated[ByElection | None, BY_ELECTION] = None,
) -> Answer:
    """Compare two to four by-elections side by side, or one with the general election before it."""
    contests = [each for each in (one, two, three, four) if each is not None]
    if len({each.id for each in contests}) < len(contests):
        raise ByelexError("The same by-election is named twice. Name two that differ, or one alone.")
    return _side_by_side(store, contests) if len(contests) > 1 else _with_baseline(one)


def _side_by_side(store: Store, contests: list[ByElection]) -> Answer:
    said = _differences(store, contests)
    rows = []
    for name, label, cell in ROWS:
        short = (label, *(SHORT.get(name, cell)(each) for each in contests))
        whole = (label, *(cell(each) for each in contests))
        rows.append(Row(whole if len(contests) == 2 else short, narrow=short))
    for party_id in _parties(contests):
        whole_row, abbreviation = party_row(store, (party_id,), contests), store.parties()[party_id].abbreviation
        short = (f"{abbreviation} (change)", *whole_row.cells[1:])
        rows.append(Row(whole_row.cells if len(contests) == 2 else short, narrow=short))
    names = contest_names(contests)
    notes = list(dict.fromkeys(note for each in contests for note in standing_notes(each)))
    undefined = [each.name for each in contests if said_swing(each) is None]
    if undefined:
        notes.append(f"No swing is defined for {listed(undefined)}.")
    if said:
        notes.append("What differs most is reckoned against how much all by-elections in the store differ in it.")
    return Answer(
        title=f"{names} compared",
        headline=f"They differ most in {said[0]}" if said else names,
        paragraphs=(f"Then in {'; in '.join(said[1:3])}.",) if len(said) > 1 else (),
        table=Table((Column("Measure"), *(Column(each.name) for each in contests)), tuple(rows)),
        notes=tuple(notes),
        sources=figure_sources(contests),
        follow_ups=result_follow_ups(contests),
        picture=comparison(f"They differ most in {said[0].split(':')[0]}" if said else names, contests),
    )


def _differences(store: Store, contests: list[ByElection]) -> list[str]:
    """Say in which measures contests differ, the most telling first: apart by most of all by-elections' spread."""
    found: list[tuple[float, str]] = []
    for measure in MEASURES:
        known = [(value, each) for each in contests if (value := measure.value(each)) is not None]
        usual = _spread(store, measure.name)
        if len(known) < len(contests) or not usual:
            continue
        known.sort(key=lambda pair: pair[0], reverse=True)
        (most, first), (least, last) = known[0], known[-1]
        if measure.written(most) == measure.written(least):
            continue
        words = f"{measure.label}: {measure.written(most)} in {first.name}, {measure.written(least)} in {last.name}"
        found.append((float(most - least) / usual, words))
    return [words for _, words in sorted(found, key=lambda pair: -pair[0])]


def _spread(store: Store, measure: str) -> float:
    """Give how much all by-elections differ in a measure: the standard deviation."""

    def find() -> float:
        known = values(store, Scope(), measure)
        if len(known) < 2:
            return 0.0
        mean = fsum(known) / len(known)
        return sqrt(fsum((value - mean) ** 2 for value in known) / len(known))

    return store.remembered("spread", measure, find)


def _parties(contests: list[ByElection]) -> list[str]:
    best: dict[str, Fraction] = {}
    won = {each.winner.party.id for each in contests}
    for by_election in contests:
        for candidacy in by_election.candidacies:
            share = share_points(by_election, candidacy)
            if share is not None and not candidacy.party.independent:
                best[candidacy.party.id] = max(share, best.get(candidacy.party.id, Fraction(0)))
    wanted = [party_id for party_id, share in best.items() if share >= LEAST_SHARE or party_id in won]
    return sorted(wanted, key=lambda party_id: -best[party_id])[:PARTY_ROWS]


def _with_baseline(contest: ByElection) -> Answer:
    baseline = contest.baseline
    if baseline is None:
        return Answer(
            title=title(contest),
            headline="The general election before it is not in the store. Name a second by-election to compare with.",
            kind="decline",
            follow_ups=follow_ups(contest, "before"),
        )
    sides = _sides(contest, baseline)
    changes = _changes(contest, baseline, sides)
    turnout = turnout_change_points(contest)
    if turnout is not None:
        changes.append((turnout, "turnout"))
    changes.sort(key=lambda pair: -abs(pair[0]))
    told = [f"{words}, {'up' if change > 0 else 'down'} {in_points(abs(change))}" for change, words in changes]
    swing = standard_swing(contest)
    then, now = baseline_name(contest), f"{contest.polling_on.year} by-election"
    return Answer(
        title=f"{contest.constituency.name}: {day(contest.polling_on)} and the general election of "
        f"{day(baseline.polling_on)}",
        headline=f"What changed most: {told[0]}" if told else verdict(contest),
        colour=contest.winner.party.colour,
        paragraphs=(f"Then {'; '.join(told[1:3])}.",) if len(told) > 1 else (),
        figures=(
            Figure("Result", verdict(contest)),
            Figure(
                "Swing",
                swing_words(swing) if isinstance(swing, Swing) else "undefined",
                float(swing.points) if isinstance(swing, Swing) else None,
                "" if isinstance(swing, Swing) else swing.reason,
            ),
        ),
        table=_baseline_table(contest, baseline, sides, then, now),
        notes=standing_notes(contest),
        sources=contest.sources,
        follow_ups=follow_ups(contest, "before"),
        picture=before_and_after(f"What changed most: {told[0]}" if told else "", contest),
    )


def _sides(contest: ByElection, baseline: Baseline) -> list[Candidacy]:
    """Give a candidacy of each side that stood at either election, those here first, as they came."""
    sides: list[Candidacy] = []
    for candidacy in (*contest.candidacies, *baseline.candidacies):
        if not any(same_side(candidacy, other) for other in sides):
            sides.append(candidacy)
    return sides


def _changes(contest: ByElection, baseline: Baseline, sides: list[Candidacy]) -> list[tuple[Fraction, str]]:
    found = []
    for side in sides:
        now, was = side_share_points(contest, side), side_share_points(baseline, side)
        if now is not None and was is not None:
            found.append((now - was, f"the {side.party.name} share"))
    return found


def _share(poll: Poll, side: Candidacy) -> str:
    share = side_share_points(poll, side)
    stood = any(same_side(side, other) for other in poll.candidacies)
    return percent(share) if share is not None else "not recorded" if stood else "–"


def _baseline_table(contest: ByElection, baseline: Baseline, sides: list[Candidacy], then: str, now: str) -> Table:
    rows = []
    for side in sides:
        here, before = side_share_points(contest, side), side_share_points(baseline, side)
        change = here - before if here is not None and before is not None else None
        name = side.name if side.party.independent else side.party.name
        cells = (name, _share(baseline, side), _share(contest, side), signed(change))
        rows.append(Row(cells, colour=side.party.colour))
    pairs: tuple[tuple[str, int | None, int | None], ...] = (
        ("Majority", majority(baseline), majority(contest)),
        ("Electorate", baseline.electorate, contest.electorate),
        ("Valid votes", valid_vote_count(baseline), valid_vote_count(contest)),
        ("Rejected papers", baseline.rejected_vote_count, contest.rejected_vote_count),
        ("Candidates", len(baseline.candidacies), len(contest.candidacies)),
    )
    turnout = (percent(turnout_points(baseline)), percent(turnout_points(contest)))
    rows.append(Row(("Turnout", *turnout, signed(turnout_change_points(contest)))))
    for label, was, here_now in pairs:
        change_of = "–" if was is None or here_now is None else f"{here_now - was:+,}".replace("-", "−")
        rows.append(Row((label, count(was), count(here_now), change_of)))
    columns = (Column("Party or measure"), *(Column(label, numeric=True) for label in (then, now, "Change")))
    return Table(columns, tuple(rows))
