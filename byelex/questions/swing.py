"""The swing at a by-election: between whom, how much, the sum itself, and where it stands among the others."""

from __future__ import annotations

from typing import Annotated

from byelex.answers import Answer, Column, Figure, Row, Swingometer, Table
from byelex.elections import ByElection
from byelex.measures import (
    NoSwing,
    Swing,
    butler_swing,
    challenger,
    holder,
    same_side,
    standard_swing,
    steed_swing,
    swing_needed_points,
)
from byelex.questions.contest import baseline_name, follow_ups, standing_notes, swing_notes, swing_words, title
from byelex.questions.kinds import BY_ELECTION
from byelex.questions.registry import question
from byelex.questions.result import SEAT
from byelex.store import Store
from byelex.wording import day, in_points, rounded, signed


@question(examples=({"seat": "kingswood"}, {"seat": "gorton and denton"}, {"seat": "southend west"}), arguments=SEAT)
def swing(store: Store, seat: Annotated[ByElection, BY_ELECTION]) -> Answer:
    """Show the swing at a by-election, the sum behind it, and where it ranks."""
    found = standard_swing(seat)
    if isinstance(found, NoSwing):
        return _undefined(seat, found)
    return Answer(
        title=f"Swing: {title(seat)}",
        headline=f"{swing_words(found, 2)} (Butler)",
        colour=found.to.party.colour,
        paragraphs=(pair_reason(seat, found), written_out(seat, found)),
        figures=(
            Figure("Butler swing", swing_words(found, 2), float(found.points)),
            *_needed(seat),
            *_rank(store, seat),
            *_steed(seat, found),
        ),
        table=_shares(seat, found),
        notes=(*swing_notes(seat, found), *_top_two(seat, found), *standing_notes(seat)),
        sources=seat.sources,
        follow_ups=follow_ups(seat, "swing"),
        picture=_swingometer(store, seat, found),
    )


def _undefined(seat: ByElection, found: NoSwing) -> Answer:
    notes = list(standing_notes(seat))
    between = _between_first_two(seat)
    if between is not None:
        notes.insert(0, f"Between the first two here the sum would give {swing_words(between, 2)}, which misleads.")
    return Answer(
        title=f"Swing: {title(seat)}",
        headline="No meaningful swing",
        colour=seat.winner.party.colour,
        paragraphs=(f"The swing is undefined: {found.reason}.",),
        figures=_needed(seat),
        notes=tuple(notes),
        sources=seat.sources,
        follow_ups=follow_ups(seat, "swing"),
        picture=_no_swingometer(seat, found),
    )


def pair_reason(seat: ByElection, swing: Swing) -> str:
    """Say which pair is measured and why that pair."""
    before = holder(seat)
    if before is not None and not same_side(seat.winner, before):
        return f"{seat.winner.party.name}, which won, against {before.party.name}, which held the seat."
    second = seat.runner_up.party.name if seat.runner_up else "no other"
    return f"{seat.winner.party.name} held the seat, so the pair is the winner and the runner-up, {second}."


def written_out(seat: ByElection, swing: Swing) -> str:
    """Write the sum with its figures: half of one change minus the other."""
    gained, lost = swing.to_now - swing.to_before, swing.from_now - swing.from_before
    return (
        f"({swing.to.party.name} {signed(gained, 2)} minus {swing.from_.party.name} {signed(lost, 2)}) ÷ 2 "
        f"= {rounded(swing.points, 2)}, in percentage points since {baseline_name(seat)}."
    )


def _shares(seat: ByElection, swing: Swing) -> Table:
    year = baseline_name(seat)
    columns = (
        Column("Party"),
        Column(year, numeric=True),
        Column(str(seat.polling_on.year), numeric=True),
        Column("Change", numeric=True),
    )
    sides = (
        (swing.to, swing.to_before, swing.to_now, swing.to_stood),
        (swing.from_, swing.from_before, swing.from_now, swing.from_stood),
    )
    return Table(
        columns,
        tuple(
            Row(
                (
                    side.party.name,
                    f"{rounded(was, 2)}%" if stood else "did not stand",
                    f"{rounded(now, 2)}%",
                    signed(now - was, 2),
                ),
                colour=side.party.colour,
            )
            for side, was, now, stood in sides
        ),
    )


def _needed(seat: ByElection) -> tuple[Figure, ...]:
    rival = challenger(seat)
    needed = swing_needed_points(seat.baseline, rival) if seat.baseline and rival else None
    if rival is None or needed is None:
        return ()
    return (Figure("Swing needed", f"{in_points(needed, 2)} for {rival.party.name} to win", float(needed)),)


def _rank(store: Store, seat: ByElection) -> tuple[Figure, ...]:
    rank = store.swing_rank(seat.id)
    if rank is None:
        return ()
    coverage = store.coverage()
    first, last = coverage.first_polling_on, coverage.last_polling_on
    scope = f"by-elections from {first.year if first else '?'} to {last.year if last else '?'}, any pair"
    left = f"; {rank.left_out} with no defined swing left out" if rank.left_out else ""
    return (Figure("Rank by size", f"{rank.place} of {rank.of}", rank.place, f"{scope}{left}"),)


def _steed(seat: ByElection, swing: Swing) -> tuple[Figure, ...]:
    steed = steed_swing(seat, swing)
    if steed is None:
        return ()
    # Over the pair's own votes alone the swing can run the other way.
    from_, to = (swing.from_, swing.to) if steed >= 0 else (swing.to, swing.from_)
    size = f"{rounded(abs(steed), 2)} points from {from_.party.name} to {to.party.name}"
    return (Figure("Steed swing", size, float(steed), "over the two parties' combined vote"),)


def _between_first_two(seat: ByElection) -> Swing | None:
    if seat.runner_up is None:
        return None
    found = butler_swing(seat, seat.runner_up, seat.winner)
    return found if isinstance(found, Swing) else None


def _top_two(seat: ByElection, swing: Swing) -> tuple[str, ...]:
    """Where the party that held the seat fell out of the first two, people also quote the swing between those."""
    second = seat.runner_up
    if second is None or second in (swing.from_, swing.to):
        return ()
    between = _between_first_two(seat)
    return (f"Between the first two here: {swing_words(between, 2)}.",) if between else ()


def _swingometer(store: Store, seat: ByElection, swing: Swing) -> Swingometer:
    rival = challenger(seat)
    needed = swing_needed_points(seat.baseline, rival) if seat.baseline and rival else None
    # On a dial of two parties there is no place for what a third one needed.
    if rival is None or not (same_side(rival, swing.to) or same_side(rival, swing.from_)):
        needed = None
    record = store.record_swing_before(seat.id)
    return Swingometer(
        seat=seat.constituency.name,
        date=day(seat.polling_on),
        from_party=swing.from_.party.name,
        from_colour=swing.from_.party.colour,
        to_party=swing.to.party.name,
        to_colour=swing.to.party.colour,
        points=float(swing.points),
        needed_points=None if needed is None else float(needed),
        needed_by=rival.party.name if rival and needed is not None else None,
        record_points=record.points if record else None,
        record_seat=record.name if record else None,
        invented=seat.invented,
    )


def _no_swingometer(seat: ByElection, found: NoSwing) -> Swingometer:
    before = holder(seat)
    return Swingometer(
        seat=seat.constituency.name,
        date=day(seat.polling_on),
        from_party=before.party.name if before else "",
        from_colour=before.party.colour if before else "#7F7F7F",
        to_party=seat.winner.party.name,
        to_colour=seat.winner.party.colour,
        points=None,
        needed_points=None,
        record_points=None,
        record_seat=None,
        note=found.reason,
        invented=seat.invented,
    )
