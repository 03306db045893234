"""The swing at a by-election: between whom, how much, the sum itself, and where it stands among the others."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from fractions import Fraction
from typing import Annotated

from byelex.answers import Answer, Column, Figure, Row, Swingometer, Table
from byelex.elections import ByElection, Party
from byelex.measures import holder, same_side, share_points, stood_for
from byelex.questions.cited import with_baseline_sources
from byelex.questions.contest import (
    NOT_KNOWN_YET,
    baseline_name,
    change_words,
    follow_ups,
    share_words,
    standing_notes,
    title,
)
from byelex.questions.kinds import BY_ELECTION
from byelex.questions.ordering import Order
from byelex.questions.rank import rank_of, scope_words
from byelex.questions.registry import question
from byelex.questions.result import SEAT
from byelex.questions.swing_words import (
    in_full,
    stated_swing_figure,
    swing_needed,
    swing_needed_figure,
    swing_notes,
    swing_words,
)
from byelex.stated import StatedSwing, stated_swing, swing_of_changes
from byelex.store import Store
from byelex.store.queries import ranked
from byelex.store.scope import Scope
from byelex.swings import NoSwing, Swing, butler_swing, is_of, standard_swing, steed_swing
from byelex.wording import claim_sentence, day, rounded, signed


@question(examples=({"seat": "kingswood"}, {"seat": "gorton and denton"}, {"seat": "southend west"}), arguments=SEAT)
def swing(store: Store, seat: Annotated[ByElection, BY_ELECTION]) -> Answer:
    """Show the swing at a by-election, the sum behind it, and where it ranks."""
    found = standard_swing(seat)
    if isinstance(found, NoSwing):
        stated = stated_swing(seat)
        return _undefined(store, seat, found) if stated is None else _stated(store, seat, stated)
    return Answer(
        title=f"Swing: {title(seat)}",
        headline=f"{swing_words(found, 2)} (Butler)",
        colour=found.to.party.colour,
        paragraphs=(pair_reason(seat), written_out(seat, found)),
        figures=(
            Figure("Butler swing", swing_words(found, 2), float(found.points)),
            *_needed(seat),
            *_rank(store, seat),
            *steed_figure(found),
        ),
        table=_shares(seat, found),
        notes=(*swing_notes(seat, found), *_top_two(seat, found), *standing_notes(seat)),
        sources=with_baseline_sources(seat),
        follow_ups=follow_ups(seat, "swing"),
        picture=_swingometer(store, seat, found),
    )


def _stated(store: Store, seat: ByElection, found: StatedSwing) -> Answer:
    """Answer with a swing known only as published with the result, or from the changes published with it."""
    figure = stated_swing_figure(seat, found)
    sides = [stood_for(seat, (party.id,)) for party in (found.to, found.from_)]
    rows = [
        Row(
            (side.party.name, share_words(side, share_points(seat, side)), change_words(seat, side, None)),
            colour=side.party.colour,
        )
        for side in sides
        if side is not None
    ]
    return Answer(
        title=f"Swing: {title(seat)}",
        headline=f"{figure.value}, {figure.detail}",
        colour=found.to.colour,
        paragraphs=_changes_written_out(seat, found),
        figures=(figure, *_rank(store, seat)),
        table=Table(
            (Column("Party"), Column(str(seat.polling_on.year), numeric=True), Column("Change", numeric=True)),
            tuple(row for row in rows if row.cells[1:] != ("–", "–")),
        ),
        claims=tuple(claim_sentence(claim) for claim in seat.claims if claim.measure == "swing"),
        notes=(
            "The general election before it is not in the store, so this swing is not computed from votes.",
            *standing_notes(seat),
        ),
        sources=with_baseline_sources(seat),
        follow_ups=follow_ups(seat, "swing"),
        picture=_dial(store, seat, found.from_, found.to, found.points, note=figure.detail),
    )


def _changes_written_out(seat: ByElection, found: StatedSwing) -> tuple[str, ...]:
    gained, lost = stood_for(seat, (found.to.id,)), stood_for(seat, (found.from_.id,))
    made = swing_of_changes(seat, lost, gained) if lost and gained else None
    if made is None or gained is None or lost is None or made.to != found.to:
        return ()
    return (
        f"({gained.party.name} {change_words(seat, gained, None)} minus {lost.party.name} "
        f"{change_words(seat, lost, None)}) ÷ 2 = {in_full(made)}, from the changes published with the result.",
    )


def _undefined(store: Store, seat: ByElection, found: NoSwing) -> Answer:
    before, drawn = holder(seat), seat.stage != "winner"
    notes = list(standing_notes(seat))
    between = _between_first_two(seat)
    if between is not None:
        notes.insert(0, f"Between the first two here the sum would give {swing_words(between, 2)}, which misleads.")
    return Answer(
        title=f"Swing: {title(seat)}",
        headline=_headline_of_none(seat),
        colour=seat.winner.party.colour,
        paragraphs=(why_undefined(seat, found),),
        figures=_needed(seat),
        notes=tuple(notes),
        sources=with_baseline_sources(seat),
        follow_ups=follow_ups(seat, "swing"),
        picture=_dial(store, seat, before.party if before else None, seat.winner.party, None, found.reason)
        if drawn
        else None,
    )


def _headline_of_none(seat: ByElection) -> str:
    if seat.stage == "winner":
        return f"Swing {NOT_KNOWN_YET}"
    return "No meaningful swing" if seat.baseline else "No swing recorded"


def why_undefined(seat: ByElection, found: NoSwing) -> str:
    """Say why a by-election has no swing, neither one to work out nor a published one."""
    if seat.stage == "winner":
        return f"The swing is {NOT_KNOWN_YET}."
    if seat.baseline or seat.completeness == "unopposed":
        return f"There is no meaningful swing: {found.reason}."
    return f"No swing was published with the result that could be read, and {found.reason}."


def pair_reason(seat: ByElection) -> str:
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
    needed = swing_needed(seat)
    return (swing_needed_figure(*needed),) if needed else ()


def _rank(store: Store, seat: ByElection) -> tuple[Figure, ...]:
    rank = rank_of(store, seat, Order("swing", True, Scope()))
    if rank is None:
        return ()
    details = [
        scope_words(store, rank),
        *([f"since 2010: {rank.late_words}"] if rank.late_words else []),
        rank.pair_words,
        rank.unsure_words,
    ]
    return (Figure("Rank by size", rank.words, rank.place, "; ".join(filter(None, details))),)


def steed_figure(swing: Swing) -> tuple[Figure, ...]:
    """Give the same pair's swing over the votes of the two alone; nothing where they had none between them."""
    steed = steed_swing(swing)
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
    drawn = _dial(store, seat, swing.from_.party, swing.to.party, swing.points)
    needed = swing_needed(seat)
    # On a dial of two parties there is no place for what a third one needed.
    if needed is None or not is_of(swing, needed[0]):
        return drawn
    return replace(drawn, needed_points=needed[1], needed_by=needed[0].party.name)


def _dial(
    store: Store, seat: ByElection, from_: Party | None, to: Party, points: Fraction | None, note: str = ""
) -> Swingometer:
    record = None if from_ is None or points is None else _largest_before(store, seat, from_, to)
    return Swingometer(
        seat=seat.constituency.name,
        date=day(seat.polling_on),
        from_party=from_.name if from_ else "",
        from_colour=from_.colour if from_ else "#7F7F7F",
        to_party=to.name,
        to_colour=to.colour,
        points=points,
        needed_points=None,
        record_points=record[1] if record else None,
        record_seat=record[0] if record else None,
        note=note,
        invented=seat.invented,
    )


def _largest_before(store: Store, seat: ByElection, from_: Party, to: Party) -> tuple[str, Fraction] | None:
    """Find the largest swing of the same pair, the same way, at an earlier by-election: its name and exact points."""
    earlier = Scope(swing_from=(from_.id,), swing_to=(to.id,), last_day=seat.polling_on - timedelta(days=1))
    for largest in ranked(store, earlier, "swing", True, 1):
        by_election = store.by_election(largest.by_election_id)
        if by_election is not None:
            found = standard_swing(by_election) if by_election.baseline else stated_swing(by_election)
            return (by_election.name, found.points) if isinstance(found, Swing | StatedSwing) else None
    return None
