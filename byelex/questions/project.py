"""What a swing would do to the last general election under uniform national swing: the arithmetic, and no forecast."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from fractions import Fraction
from typing import Annotated

from byelex.answers import Answer, Column, Figure, FollowUp, Row, Table
from byelex.elections import ByElection, Party
from byelex.errors import ByelexError
from byelex.measures import standings
from byelex.projection import Projected, project
from byelex.questions.cited import GENERAL_ELECTION_SOURCE
from byelex.questions.contest import baseline_name, follow_ups, title
from byelex.questions.kinds import PARTY, PROJECTED, names_of
from byelex.questions.registry import Choice, Kind, Unresolved, question
from byelex.questions.swing_words import ONE_PARTY
from byelex.store import Store
from byelex.store.national import NORTHERN_IRELAND, SPEAKER, NationalResult, SeatVotes, last_general_election
from byelex.wording import day, how_many, in_points, listed, rounded, signed

NEAREST = 5
"""How many of the seats nearest to changing, and nearest to not changing, are named."""
MOST_SAID = 6
"""How many changes are said; all are applied."""


def _resolve_points(store: Store, text: str) -> Fraction:
    typed = text.casefold().replace("points", "").replace("point", "").replace("%", "").replace("−", "-").strip()
    # Only plain decimals: an exponent would make a number of as many digits as it says.
    points = Fraction(typed) if re.fullmatch(r"\d{1,3}(\.\d{1,6})?", typed, re.ASCII) else Fraction(0)
    if not 0 < points <= 100:
        raise Unresolved(
            f'"{text.strip()[:40]}" is not a swing. Give points between 0 and 100, like 7.5; from and to say which way.'
        )
    return points


def _suggest_points(store: Store, text: str) -> list[Choice]:
    return [Choice(f"{points} points", str(points)) for points in (1, 2, 3, 5, 7.5, 10, 12.5, 15, 20, 25, 30)]


POINTS = Kind("points of swing, like 7.5", _resolve_points, _suggest_points)
"""Resolves to a Fraction of more than 0 and at most 100."""


@dataclass(frozen=True, slots=True)
class _Changes:
    """What is added to every seat's shares, in points by party id, whence, and who is left as they were and why."""

    points: dict[str, Fraction]
    title: str
    whence: str
    left: tuple[str, ...] = ()
    contest: ByElection | None = None


@question(
    examples=(
        {"seat": "runcorn"},
        {"seat": "gorton and denton"},
        {"from_": "labour", "to": "conservative", "points": "7.5"},
    ),
    arguments={
        "seat": "a by-election, whose changes are applied to every seat",
        "from_": "or type a swing: the party it is from",
        "to": "the party it is to",
        "points": "how many points, like 7.5",
    },
)
def project_(
    store: Store,
    seat: Annotated[ByElection | None, PROJECTED] = None,
    from_: Annotated[Party | None, PARTY] = None,
    to: Annotated[Party | None, PARTY] = None,
    points: Annotated[Fraction | None, POINTS] = None,
) -> Answer:
    """Show what a by-election's swing, or one you type, would do to the last general election."""
    national = last_general_election(store)
    if national is None:
        raise ByelexError("The store has no general election to apply a swing to. Load the general elections' tables.")
    if seat is not None and (from_ or to or points):
        raise ByelexError("Give a by-election or a swing of your own, not both.")
    if seat is not None:
        changes = _of_contest(seat)
        if isinstance(changes, Answer):
            return changes
    elif from_ is not None and to is not None and points is not None:
        changes = _typed(national, from_, to, points)
    else:
        raise ByelexError("Name a by-election, or give a swing whole: from, to and points.")
    return _projected(store, national, changes)


def _of_contest(contest: ByElection) -> _Changes | Answer:
    reason = ""
    if contest.stage == "winner":
        reason = "Only the winner is known until the votes are in, so there is no change to apply yet."
    elif contest.baseline is None:
        reason = "The general election before it is not in the store, so there is no change to apply."
    elif contest.constituency.country == NORTHERN_IRELAND:
        reason = "Other parties stand in Northern Ireland, so its changes say nothing of the seats of Great Britain."
    points: dict[str, Fraction] = {}
    absent = []
    for each in standings(contest) if not reason else ():
        party = each.candidacy.party
        if party.independent:
            continue
        if each.change_points is not None:
            points[party.id] = each.change_points
        elif each.share_points is not None and each.share_points >= 5:
            absent.append(f"{party.name} (did not stand here in {baseline_name(contest)})")
    if not reason and not points:
        who = "No party" if contest.ballot_known else "No party on record"
        reason = f"{who} stood both here and at the general election before, so there is no change to apply."
    if reason:
        return Answer(
            f"Projection: {title(contest)}", reason, kind="decline", follow_ups=follow_ups(contest, "project")
        )
    for candidacy in contest.baseline.candidacies[:3] if contest.baseline else ():
        party = candidacy.party
        if party.id not in points and not party.independent:
            here = "did not stand" if contest.ballot_known else "is not recorded"
            absent.append(f"{party.name} ({here} in the by-election)")
    return _Changes(
        points,
        f"If every seat moved as {contest.name}",
        f"{title(contest)}, against {baseline_name(contest)}",
        tuple(absent),
        contest,
    )


def _typed(national: NationalResult, from_: Party, to: Party, points: Fraction) -> _Changes:
    if from_.id == to.id:
        raise ByelexError(ONE_PARTY)
    stood = {party_id for seat in national.seats for party_id, _ in seat.votes}
    for party in (from_, to):
        if party.id not in stood or party.independent:
            raise ByelexError(
                f"{party.name} did not stand in Great Britain in {national.polling_on.year}. Name a party that did."
            )
    written = f"{_written(points)} from {from_.name} to {to.name}"
    return _Changes({from_.id: -points, to.id: points}, f"A swing of {written}", f"a swing of {written}")


def _written(points: Fraction) -> str:
    whole = points.denominator == 1
    return in_points(points, 0 if whole else 1 if (10 * points).denominator == 1 else 2)


def _projected(store: Store, national: NationalResult, changes: _Changes) -> Answer:
    found = list(zip(national.seats, project((seat.votes for seat in national.seats), changes.points), strict=True))
    before = Counter(each.before for _, each in found)
    after = Counter(each.after for _, each in found)
    fell = [(seat, each) for seat, each in found if each.before != each.after]
    leader = max(after, key=lambda party_id: after[party_id])
    return Answer(
        title=changes.title,
        headline=f"{_measured_from(national, changes)}{_outcome(store, after, national.seat_count)}",
        colour=store.parties()[leader].colour,
        paragraphs=(
            f"Arithmetic, not a forecast: the changes of {changes.whence}, added to every seat of Great Britain at the "
            f"general election of {day(national.polling_on)}.",
            *_edges(store, found),
        ),
        figures=(
            Figure("Changes applied", _said(store, changes.points), detail="points of share"),
            Figure("Seats that change hands", f"{len(fell):,}", len(fell), _turnovers(store, fell)),
        ),
        table=_table(store, before, after, national),
        notes=_notes(national, changes),
        sources=(GENERAL_ELECTION_SOURCE, *(changes.contest.sources[:1] if changes.contest else ())),
        follow_ups=(
            follow_ups(changes.contest, "project")
            if changes.contest
            else tuple(
                FollowUp(f"{p.name} at by-elections", "party", (("party", names_of(store).party_text(p)),))
                for p in _parties(store, changes)
            )
        ),
    )


def _measured_from(national: NationalResult, changes: _Changes) -> str:
    """Say of changes since an earlier general election, before any figure, that they are applied to another."""
    contest, applied = changes.contest, national.polling_on
    if contest is None or contest.baseline is None or contest.baseline.polling_on == applied:
        return ""
    since = contest.baseline.polling_on.year
    return f"Changes since {since} applied to the result of {applied.year}, which has moved since {since} already. "


def _parties(store: Store, changes: _Changes) -> list[Party]:
    return [store.parties()[party_id] for party_id in changes.points]


def _outcome(store: Store, after: Counter[str], total: int) -> str:
    """Say who has a majority, of how many, or that nobody has and who is nearest."""
    needed = total // 2 + 1
    ranked = after.most_common()
    (first, seats), rest = ranked[0], ranked[1:]
    name = store.parties()[first].name
    if seats >= needed:
        return f"{name} majority of {2 * seats - total}: {seats} of {total} seats"
    level = [party_id for party_id, count in rest if count == seats]
    if level:
        names = listed([store.parties()[party_id].name for party_id in (first, *level)])
        return f"No majority: {names} level on {seats} seats, {needed} needed"
    return f"No majority: {name} largest with {seats} seats, {needed - seats} short of {needed}"


def _said(store: Store, points: dict[str, Fraction]) -> str:
    ordered = sorted(points.items(), key=lambda item: -abs(item[1]))
    said = [f"{store.parties()[party_id].name} {signed(change)}" for party_id, change in ordered[:MOST_SAID]]
    rest = len(ordered) - len(said)
    return ", ".join([*said, *([how_many(rest, "smaller one")] if rest else [])])


def _turnovers(store: Store, fell: list[tuple[SeatVotes, Projected]]) -> str:
    pairs = Counter((each.before, each.after) for _, each in fell)
    parties = store.parties()
    said = [f"{count} {parties[a].abbreviation} to {parties[b].abbreviation}" for (a, b), count in pairs.most_common(4)]
    rest = len(fell) - sum(count for _, count in pairs.most_common(4))
    return ", ".join([*said, *([f"{rest} others"] if rest else [])])


def _edges(store: Store, found: list[tuple[SeatVotes, Projected]]) -> list[str]:
    """Name the seats that this size of swing only just carries, and those it only just does not."""
    parties = store.parties()
    ordered = sorted(found, key=lambda pair: pair[1].gap / pair[1].whole)
    carried = [pair for pair in ordered if pair[1].before != pair[1].after][:NEAREST]
    held = [pair for pair in ordered if pair[1].before == pair[1].after and pair[1].second is not None][:NEAREST]
    said = []
    if carried:
        names = [
            f"{seat.name} ({parties[each.before].abbreviation} to {parties[each.after].abbreviation}, "
            f"{rounded(each.margin_points, 2)})"
            for seat, each in carried
        ]
        said.append(f"Only just changing hands, by points of share: {', '.join(names)}.")
    if held:
        names = [
            f"{seat.name} ({parties[each.before].abbreviation} ahead of "
            f"{parties[each.second or each.before].abbreviation}, {rounded(each.margin_points, 2)})"
            for seat, each in held
        ]
        said.append(f"Only just held: {', '.join(names)}.")
    return said


def _table(store: Store, before: Counter[str], after: Counter[str], national: NationalResult) -> Table:
    parties = store.parties()
    order = sorted({*before, *after}, key=lambda party_id: (-after[party_id], -before[party_id], party_id))
    rows = []
    for party_id in order:
        change = after[party_id] - before[party_id]
        shown = f"{change:+d}".replace("-", "−") if change else "0"
        cells = (parties[party_id].name, str(before[party_id]), str(after[party_id]), shown)
        rows.append(Row(cells, narrow=(parties[party_id].abbreviation, *cells[1:]), colour=parties[party_id].colour))
    speakers = sum(seat.votes[0][0] == SPEAKER for seat in national.apart)
    for label, count in (("Speaker", speakers), (NORTHERN_IRELAND, len(national.apart) - speakers)):
        if count:
            rows.append(Row((label, str(count), str(count), "0"), mark="unchanged"))
    columns = (
        Column("Party"),
        *(Column(label, numeric=True) for label in (str(national.polling_on.year), "After", "Change")),
    )
    return Table(columns, tuple(rows))


def _notes(national: NationalResult, changes: _Changes) -> tuple[str, ...]:
    notes = [
        "Uniform national swing: each party's change is added to its share everywhere alike. A party goes no lower "
        "than nought, and where it did not stand it stays absent.",
        f"{how_many(len(national.apart), 'seat')} left as they were: Northern Ireland's, where other parties stand, "
        "and the Speaker's.",
        "By-elections move further than general elections do, and never alike everywhere.",
    ]
    if changes.left:
        notes.insert(1, f"Left as they were: {', '.join(changes.left)}; and parties that did not stand both times.")
    contest = changes.contest
    if contest is not None and contest.baseline and contest.baseline.polling_on != national.polling_on:
        notes.insert(
            0,
            f"These are changes since {contest.baseline.polling_on.year}, applied to {national.polling_on.year}: "
            "another election, and other boundaries.",
        )
    return tuple(notes)
