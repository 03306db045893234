"""What is known of a by-election that is called, before anybody has voted."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from byelex.answers import Answer, Column, Figure, FollowUp, Row, Table
from byelex.clock import british_day, polls_close
from byelex.elections import Baseline, ByElection
from byelex.measures import majority, majority_points, side_share_points, side_vote_count, sitting_party
from byelex.questions.contest import count_figure, won_since_notes
from byelex.store import Store
from byelex.store.called import called
from byelex.swings import candidate_of, swing_needed_points
from byelex.wording import count, day, how_many, in_points, percent, side_name, with_party


def called_answer(contest: ByElection) -> Answer:
    """Answer about one contest that is called: what is known before anybody has voted, and how far off polling is."""
    answer, to_go = known(contest), days_to_go(contest.polling_on)
    polling_day, *others = answer.figures
    return replace(answer, headline=f"Called: {to_go}", figures=(replace(polling_day, detail=to_go), *others))


def known(contest: ByElection) -> Answer:
    """Answer what is known of one contest that is called, in words that stay true whenever they are read."""
    baseline, holds = contest.baseline, sitting_party(contest)
    closing = polls_close(contest.polling_on)
    figures = [
        Figure("Polling day", day(contest.polling_on), contest.polling_on.isoformat()),
        Figure("Polls close", f"10 pm in the United Kingdom, {day(contest.polling_on)}", at=closing),
    ]
    if contest.cause:
        figures.append(Figure("Cause", contest.cause, contest.cause, contest.cause_note or ""))
    if contest.won_since is not None:
        figures.append(_held_by(contest))
    if contest.previous_member:
        party = f" ({contest.previous_party.name})" if contest.previous_party else ""
        figures.append(Figure("Member before", f"{contest.previous_member}{party}", detail=contest.previous_note or ""))
    if baseline is not None:
        figures.append(_majority(baseline))
    if contest.writ_on:
        figures.append(Figure("Writ issued", day(contest.writ_on), contest.writ_on.isoformat()))
    nominated = [with_party(each) for each in contest.candidacies]
    said = f"Nominated: {', '.join(nominated)}." if nominated else "No candidate is recorded as nominated yet."
    seat = (("seat", contest.constituency.id),)
    return Answer(
        title=f"{named(contest)} by-election, {day(contest.polling_on)}",
        headline=f"Called for {day(contest.polling_on)}",
        colour=holds.colour if holds is not None else None,
        paragraphs=(said,),
        figures=tuple(figures),
        table=_needed(contest, baseline) if baseline else None,
        quotes=contest.quotes[:2],
        notes=_notes(contest),
        sources=contest.sources,
        follow_ups=(FollowUp("The seat's history", "history", seat),),
    )


def at_close(contest: ByElection) -> Answer:
    """Answer what to know of a contest whose polls have closed: who stood, and the result it is measured against."""
    baseline = contest.baseline
    figures = [_held_by(contest)] if contest.won_since is not None else []
    if baseline is not None:
        figures.append(_majority(baseline))
    return replace(known(contest), headline="Polls have closed", figures=tuple(figures))


def _held_by(contest: ByElection) -> Figure:
    """Give the party that holds a seat which has been won at a by-election since the general election."""
    since, holds = contest.won_since, sitting_party(contest)
    assert since is not None
    detail = f"since the by-election of {day(since.polling_on)}, won by {with_party(since.winner)}"
    if since.petition_note:
        detail = f"{with_party(since.winner)} won the by-election of {day(since.polling_on)}: {since.petition_note}"
    return Figure("Held by", holds.name if holds is not None else count(None), detail=detail)


def _majority(baseline: Baseline) -> Figure:
    points = majority_points(baseline)
    detail = f"{in_points(points)} of share" if points is not None else ""
    return count_figure(f"Majority in {baseline.polling_on.year}", majority(baseline), detail)


def named(contest: ByElection) -> str:
    """Name a called contest by its seat, and say if it is invented."""
    return f"{contest.constituency.name} (invented)" if contest.invented else contest.constituency.name


def called_between(store: Store, first: date | None, last: date | None) -> tuple[ByElection, ...]:
    """Give the contests that are called for a day of some stretch of time, the first to poll first."""
    return tuple(one for one in called(store) if (first or date.min) <= one.polling_on <= (last or date.max))


def called_note(contest: ByElection) -> str:
    """Say in a sentence that a by-election is called, under an answer that is about those held."""
    return f"A by-election in {named(contest)} is called for {day(contest.polling_on)}."


def called_follow_ups(contests: Iterable[ByElection]) -> tuple[FollowUp, ...]:
    """Offer what is known of by-elections that are called, beside those held."""
    return tuple(FollowUp(f"{named(one)}, to come"[:80], "upcoming", (("seat", one.id),)) for one in contests)


def days_to_go(polling_on: date) -> str:
    """Say how far off polling day is: "12 days to go", "polling is today"."""
    to_go = (polling_on - british_day()).days
    if to_go < 0:
        return f"polling was {how_many(-to_go, 'day')} ago, no result recorded yet"
    return {0: "polling is today", 1: "polling is tomorrow"}.get(to_go, f"{to_go:,} days to go")


def _needed(contest: ByElection, baseline: Baseline) -> Table:
    """Give the swing each party needs that stood then, or is nominated now."""
    rows, won = [], "holds it" if contest.won_since is None else "won it then"
    for each in baseline.candidacies:
        needed = swing_needed_points(baseline, each)
        share = percent(side_share_points(baseline, each))
        held = each is baseline.candidacies[0]
        cells = (side_name(each), count(each.votes), share, won if held else in_points(needed, 2))
        absent = contest.candidacies and candidate_of(contest, each) is None
        rows.append(Row(cells, mark="not among those nominated" if absent else "", colour=each.party.colour))
    # A party may be there twice, where two of one name are nominated.
    for each in {each.party.id: each for each in contest.candidacies}.values():
        if side_vote_count(baseline, each) is None and not each.party.independent:
            needed = swing_needed_points(baseline, each)
            cells = (side_name(each), "did not stand", "–", in_points(needed, 2))
            rows.append(Row(cells, colour=each.party.colour))
    columns = (
        Column("Party"),
        Column("Votes", numeric=True),
        Column("Share", numeric=True),
        Column("Swing needed", numeric=True),
    )
    return Table(columns, tuple(rows), caption=f"The general election of {day(baseline.polling_on)}")


def _notes(contest: ByElection) -> tuple[str, ...]:
    notes = []
    if contest.invented:
        notes.append("This contest is invented, for trying Byelex out. It will never happen.")
    if contest.baseline is None:
        notes.append("The seat's result at the general election before is not in the store.")
    elif contest.won_since is None:
        notes.append("The swing needed is from the party that holds the seat, and half its lead.")
    else:
        of = f"the general election of {contest.baseline.polling_on.year}"
        notes.append(f"The swing needed is from the party that won the seat at {of}, and half its lead.")
    notes += won_since_notes(contest)
    return tuple(notes)
