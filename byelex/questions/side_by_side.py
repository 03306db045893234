"""Several by-elections side by side: what differs most is said first, then a row a measure and a row a party."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from itertools import pairwise

from byelex.answers import Answer, Column, Row, Table
from byelex.elections import Baseline, ByElection
from byelex.measures import (
    candidate_count,
    change_points,
    lost_deposit_count,
    majority,
    majority_points,
    share_points,
    stood_for,
    turnout_change_points,
    valid_vote_count,
    verdict,
)
from byelex.questions.cited import figure_sources
from byelex.questions.contest import change_words, figure_notes, not_said, share_words, turnout_words
from byelex.questions.measuring import MEASURES, Exact, written
from byelex.questions.pictured import comparison
from byelex.questions.rows import result_follow_ups, short_verdict
from byelex.questions.scopes import contest_names, party_names
from byelex.questions.swing_words import no_swing_words, said_swing
from byelex.stated import stated_swing, stated_turnout
from byelex.store import Store
from byelex.store.queries import deviation
from byelex.wording import NOT_RECORDED, capital, count, day, in_points, listed, with_party

PARTY_ROWS = 6
LEAST_SHARE = 5
"""A party gets a row where its share, in points, is at least this in one of the contests, or it won one."""

TELLING = ("majority points", "turnout", "turnout change", "swing", "winning share")
"""What contests are told apart by: how they were won. How large or crowded they were is in the table."""

_Cell = Callable[[ByElection], str]


def _swing_cell(by_election: ByElection) -> str:
    found = said_swing(by_election)
    return no_swing_words(by_election) if found is None else found.words


def _short_swing(by_election: ByElection) -> str:
    found = said_swing(by_election)
    return no_swing_words(by_election) if found is None else f"{found.points} {found.short_pair}"


def _majority_cell(poll: ByElection | Baseline | None) -> str:
    if poll is None:
        return NOT_RECORDED
    votes, points = count(majority(poll)), majority_points(poll)
    return votes if points is None else f"{votes} ({in_points(points)})"


def _share_cell(by_election: ByElection) -> str:
    return share_words(by_election.winner, share_points(by_election, by_election.winner))


def _turnout_cell(by_election: ByElection) -> str:
    return turnout_words(by_election) + (" as published" if stated_turnout(by_election) else "")


def _turnout_change_cell(by_election: ByElection) -> str:
    change = turnout_change_points(by_election)
    return "–" if change is None else written("turnout change", change)


SHOWN: dict[str, tuple[str, _Cell]] = {
    "date": ("Date", lambda one: day(one.polling_on)),
    "outcome": ("Result", verdict),
    "winner": ("Winner", lambda one: with_party(one.winner)),
    "winning share": ("Winner's share", _share_cell),
    "majority": ("Majority", _majority_cell),
    "majority before": ("Majority before", lambda one: _majority_cell(one.baseline)),
    "swing": ("Swing", _swing_cell),
    "turnout": ("Turnout", _turnout_cell),
    "turnout change": ("Change of turnout", _turnout_change_cell),
    "electorate": ("Electorate", lambda one: count(one.electorate)),
    "valid votes": ("Valid votes", lambda one: count(valid_vote_count(one))),
    "rejected papers": ("Rejected papers", lambda one: count(one.rejected_vote_count)),
    "candidates": ("Candidates", lambda one: count(candidate_count(one))),
    "deposits lost": ("Deposits lost", lambda one: count(lost_deposit_count(one))),
}
"""What is set side by side, by measure: its name in a table, and how it is written."""

_ROW_OF = {
    "majority overturned": "majority before",
    "majority points": "majority",
    "winning votes": "winning share",
}
"""A measure that another one's row shows."""

IN_A_ROW = frozenset((*SHOWN, *_ROW_OF))
"""Every measure that has a row."""

SHORT: dict[str, _Cell] = {
    "outcome": short_verdict,
    "winner": lambda one: one.winner.name,
    "majority": lambda one: count(majority(one)),
    "majority before": lambda one: count(majority(one.baseline) if one.baseline else None),
    "swing": _short_swing,
}
"""Shorter cells, by the row's measure, for a phone or for more than two contests."""


def side_by_side(
    store: Store,
    contests: Sequence[ByElection],
    measures: tuple[str, ...] = (),
    groups: tuple[tuple[str, ...], ...] = (),
) -> Answer:
    """Answer how two or more by-elections compare in measures and for groups of parties; with neither, in the main."""
    told = [capital(words) for measure in measures if (words := _difference(contests, measure))]
    notes = _notes(contests)
    undefined = [each.name for each in contests if each.stage != "winner" and said_swing(each) is None]
    if undefined and (not (measures or groups) or "swing" in measures):
        notes.append(f"No swing is defined for {listed(undefined)}.")
    if not (measures or groups):
        most = _differences(store, contests)
        if most:
            told.append(f"They differ most in {most[0]}")
            notes.append("What differs most is reckoned against how much all by-elections in the store differ in it.")
        if len(most) > 1:
            told.append(f"Then in {'; in '.join(most[1:3])}.")
    headline = told[0] if told else "; ".join(f"{each.name}: {verdict(each)}" for each in contests)
    return Answer(
        title=f"{contest_names(contests)} compared",
        headline=headline,
        paragraphs=tuple(told[1:]),
        table=_table(store, contests, measures, groups),
        notes=tuple(notes),
        sources=figure_sources(contests),
        follow_ups=result_follow_ups(contests),
        # One measure asked about is said sooner than drawn.
        picture=None if measures or groups else comparison(headline.split(":")[0] if told else "", contests),
    )


def _notes(contests: Sequence[ByElection]) -> list[str]:
    """Give what a reader must know of the contests; what is not so of all of them says whose it is."""
    noted = [(each.name, figure_notes(each)) for each in contests]
    shared = set.intersection(*(set(notes) for _, notes in noted))
    found = [note if note in shared else f"{name}: {note}" for name, notes in noted for note in notes]
    return list(dict.fromkeys(found))


def _table(
    store: Store, contests: Sequence[ByElection], measures: tuple[str, ...], groups: tuple[tuple[str, ...], ...]
) -> Table:
    wanted = {_ROW_OF.get(measure, measure) for measure in measures} or (set() if groups else set(SHOWN))
    rows = []
    for measure, (label, cell) in SHOWN.items():
        short = (label, *(SHORT.get(measure, cell)(each) for each in contests))
        # A row that says nothing of any is shown only where it was asked for.
        known = measures or any(cell(each) not in {NOT_RECORDED, "–"} for each in contests)
        if measure in wanted and known:
            rows.append(Row((label, *map(cell, contests)) if len(contests) == 2 else short, narrow=short))
    if not (measures or groups):
        groups = tuple((party_id,) for party_id in _parties(contests))
    for group in groups:
        shares = tuple(_party_cell(each, group) for each in contests)
        short = (f"{store.parties()[group[0]].abbreviation} (change)", *shares)
        whole = (f"{party_names(store, group)} share (change)", *shares)
        rows.append(Row(whole if len(contests) == 2 else short, narrow=short))
    return Table((Column("Measure"), *(Column(each.name) for each in contests)), tuple(rows))


def _party_cell(by_election: ByElection, group: tuple[str, ...]) -> str:
    found = stood_for(by_election, group)
    if found is None:
        return "did not stand" if by_election.ballot_known else not_said(by_election)
    change = change_words(by_election, found, change_points(by_election, found))
    return f"{share_words(found, share_points(by_election, found))} ({change})"


def _difference(contests: Sequence[ByElection], measure: str) -> str:
    """Say a measure of contests from most to least: "turnout: 38.0% in Wellingborough 2024, 37.1% in Kingswood 2024".

    Where it cannot be put in order, what is known of each; empty where nothing has a row.
    """
    known, row = most_first(contests, measure), SHOWN.get(_ROW_OF.get(measure, measure))
    if known is None:
        cells = [f"{each.name}, {row[1](each).replace('–', NOT_RECORDED)}" for each in contests] if row else []
        return f"{MEASURES[measure].name}: {'; '.join(cells)}" if cells else ""
    if known[0][0] == known[-1][0]:
        return f"{MEASURES[measure].name}: the same in each, {written(measure, known[0][0])}"
    said = (f"{_size(measure, value, one)} in {one.name}" for value, one in known)
    return f"{MEASURES[measure].name}: {', '.join(said)}"


def _size(measure: str, value: Exact, by_election: ByElection) -> str:
    """Write a measure; one that was published, with the decimals it was published with."""
    if measure == "turnout":
        return _turnout_cell(by_election)
    swing = said_swing(by_election) if measure == "swing" else None
    return f"{swing.points} points" if swing else written(measure, value)


def most_first(contests: Sequence[ByElection], measure: str) -> list[tuple[Exact, ByElection]] | None:
    """Give a measure of each, most first; None where it is not known of all, or published too roughly to order them."""
    found = sorted(
        ((value, margin, at) for at, each in enumerate(contests) for value, margin in _measured(each, measure)),
        reverse=True,
    )
    rough = any(of + to > 0 and more - less <= of + to for (more, of, _), (less, to, _) in pairwise(found))
    return None if rough or len(found) < len(contests) else [(value, contests[at]) for value, _, at in found]


def _measured(by_election: ByElection, measure: str) -> list[tuple[Exact, Fraction]]:
    """Give a measure and how far off it may be, as published where no votes give it; nothing where it is not known."""
    of = MEASURES[measure].of
    exact = of(by_election) if of is not None else None
    if exact is not None:
        return [(exact, Fraction(0))]
    if measure == "swing" and (stated := stated_swing(by_election)) is not None:
        return [(stated.points, stated.margin)]
    if measure == "turnout" and (published := stated_turnout(by_election)) is not None:
        return [published]
    return []


def _differences(store: Store, contests: Sequence[ByElection]) -> list[str]:
    """Say in which measures contests differ, the most telling first: apart by most of all by-elections' spread."""
    found: list[tuple[float, str]] = []
    for measure in TELLING:
        known, usual = most_first(contests, measure), deviation(store, measure)
        if known and usual and written(measure, known[0][0]) != written(measure, known[-1][0]):
            ends = [known[0][1], known[-1][1]]
            found.append((float(known[0][0] - known[-1][0]) / usual, _difference(ends, measure)))
    return [words for _, words in sorted(found, key=lambda pair: -pair[0])]


def _parties(contests: Sequence[ByElection]) -> list[str]:
    best: dict[str, Fraction] = {}
    won = {each.winner.party.id for each in contests}
    for by_election in contests:
        for candidacy in by_election.candidacies:
            share = share_points(by_election, candidacy)
            if share is None and candidacy.published_share is not None:
                share = Fraction(candidacy.published_share)
            if share is not None and not candidacy.party.independent:
                best[candidacy.party.id] = max(share, best.get(candidacy.party.id, Fraction(0)))
    wanted = [party_id for party_id, share in best.items() if share >= LEAST_SHARE or party_id in won]
    return sorted(wanted, key=lambda party_id: -best[party_id])[:PARTY_ROWS]
