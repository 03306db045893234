"""By-elections side by side; or one beside the general election before it, what changed most said first."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import Annotated

from byelex.answers import Answer, Column, Figure, Row, Table
from byelex.elections import Baseline, ByElection, Candidacy, Poll
from byelex.errors import ByelexError
from byelex.measures import (
    candidate_count,
    majority,
    same_side,
    side_share_points,
    turnout_change_points,
    turnout_points,
    valid_vote_count,
    verdict,
)
from byelex.questions.cited import with_baseline_sources
from byelex.questions.contest import NO_BASELINE, baseline_name, figure_notes, follow_ups, title
from byelex.questions.kinds import BY_ELECTION
from byelex.questions.pictured import before_and_after
from byelex.questions.registry import question
from byelex.questions.result import result, swing_figures
from byelex.questions.side_by_side import side_by_side
from byelex.store import Store
from byelex.swings import standard_swing
from byelex.wording import count, day, in_points, percent, side_name, signed


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
    if len(contests) > 1:
        return side_by_side(store, contests)
    return beside_baseline(one) if one.baseline is not None else _alone(store, one)


def _alone(store: Store, contest: ByElection) -> Answer:
    """Answer with the by-election itself, where there is nothing to set beside it."""
    said, found = f"{NO_BASELINE} Name a second by-election to compare this one with.", result(store, contest)
    return replace(found, notes=(said, *found.notes), follow_ups=follow_ups(contest, "before"))


def beside_baseline(contest: ByElection) -> Answer:
    """Answer how a by-election compares with the general election before it in the same seat."""
    baseline = contest.baseline
    if baseline is None:
        return Answer(
            title=title(contest),
            headline=f"{NO_BASELINE} Name a second by-election to compare with.",
            kind="decline",
            follow_ups=follow_ups(contest, "before"),
        )
    sides = _sides(contest, baseline)
    moved = ((_change(contest, baseline, side), f"the {side.party.name} share") for side in sides)
    changes = [(change, words) for change, words in moved if change is not None]
    turnout = turnout_change_points(contest)
    if turnout is not None:
        changes.append((turnout, "turnout"))
    changes.sort(key=lambda pair: -abs(pair[0]))
    told = [f"{words}, {'up' if change > 0 else 'down'} {in_points(abs(change))}" for change, words in changes]
    then, now = baseline_name(contest), f"{contest.polling_on.year} by-election"
    return Answer(
        title=f"{contest.constituency.name}: {day(contest.polling_on)} and the general election of "
        f"{day(baseline.polling_on)}",
        headline=f"What changed most: {told[0]}" if told else verdict(contest),
        colour=contest.winner.party.colour,
        paragraphs=(f"Then {'; '.join(told[1:3])}.",) if len(told) > 1 else (),
        figures=(
            Figure("Result", verdict(contest)),
            *swing_figures(contest, standard_swing(contest)),
        ),
        table=_baseline_table(contest, baseline, sides, then, now),
        notes=figure_notes(contest),
        sources=with_baseline_sources(contest),
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


def _change(contest: ByElection, baseline: Baseline, side: Candidacy) -> Fraction | None:
    now, was = side_share_points(contest, side), side_share_points(baseline, side)
    return None if now is None or was is None else now - was


def _share(poll: Poll, side: Candidacy) -> str:
    share = side_share_points(poll, side)
    stood = any(same_side(side, other) for other in poll.candidacies)
    known = isinstance(poll, Baseline) or poll.ballot_known
    return percent(share) if share is not None else "not recorded" if stood or not known else "–"


def _baseline_table(contest: ByElection, baseline: Baseline, sides: list[Candidacy], then: str, now: str) -> Table:
    rows = []
    for side in sides:
        change = signed(_change(contest, baseline, side))
        cells = (side_name(side), _share(baseline, side), _share(contest, side), change)
        rows.append(Row(cells, colour=side.party.colour))
    pairs: tuple[tuple[str, int | None, int | None], ...] = (
        ("Majority", majority(baseline), majority(contest)),
        ("Electorate", baseline.electorate, contest.electorate),
        ("Valid votes", valid_vote_count(baseline), valid_vote_count(contest)),
        ("Rejected papers", baseline.rejected_vote_count, contest.rejected_vote_count),
        ("Candidates", len(baseline.candidacies), candidate_count(contest)),
    )
    turnout = (percent(turnout_points(baseline)), percent(turnout_points(contest)))
    rows.append(Row(("Turnout", *turnout, signed(turnout_change_points(contest)))))
    for label, was, here_now in pairs:
        change_of = "–" if was is None or here_now is None else f"{here_now - was:+,}".replace("-", "−")
        rows.append(Row((label, count(was), count(here_now), change_of)))
    columns = (Column("Party or measure"), *(Column(label, numeric=True) for label in (then, now, "Change")))
    return Table(columns, tuple(rows))
