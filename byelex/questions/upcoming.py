"""By-elections that are called: polling day, why, the seat's baseline, the swing each party needs, who is nominated."""

from __future__ import annotations

from typing import Annotated

from byelex.answers import Answer, Column, FollowUp, Row, Table
from byelex.clock import british_day
from byelex.elections import ByElection
from byelex.measures import majority_points, sitting_party
from byelex.questions.called import called_answer, days_to_go, named
from byelex.questions.kinds import CALLED
from byelex.questions.registry import question
from byelex.store import Store
from byelex.store.called import called
from byelex.wording import day, how_many, in_points


@question(
    examples=({},),
    arguments={"seat": "one of those called; left out, all of them"},
)
def upcoming(store: Store, seat: Annotated[ByElection | None, CALLED] = None) -> Answer:
    """Show the by-elections that are called: polling day, why, and the swing each party needs."""
    contests = called(store)
    if seat is not None:
        return called_answer(seat)
    if len(contests) == 1:
        return called_answer(contests[0])
    as_of = store.coverage().updated_at
    known = f"As of the store's last change, {day(british_day(as_of))}." if as_of else "The store is empty."
    if not contests:
        return Answer(
            "By-elections to come",
            "None is called that Byelex knows of.",
            notes=(f"{known} A vacancy counts here once it is entered with its polling day.",),
        )
    rows = [
        Row(
            (
                named(each),
                day(each.polling_on),
                days_to_go(each.polling_on),
                each.cause or "not recorded",
                _holder(each),
            ),
            colour=holds.colour if (holds := sitting_party(each)) is not None else None,
        )
        for each in contests
    ]
    columns = (Column("Seat"), Column("Polling day"), Column("When"), Column("Why"), Column("Held by"))
    return Answer(
        "By-elections to come",
        f"{how_many(len(contests), 'by-election')} called",
        table=Table(columns, tuple(rows)),
        notes=(known,),
        follow_ups=tuple(FollowUp(named(each)[:80], "upcoming", (("seat", each.id),)) for each in contests[:20]),
    )


def _holder(contest: ByElection) -> str:
    holds, since = sitting_party(contest), contest.won_since
    if since is not None:
        return f"{holds.name if holds else 'not recorded'}, since the by-election of {day(since.polling_on)}"
    if contest.baseline is None or not contest.baseline.candidacies:
        return holds.name if holds else "not recorded"
    points = majority_points(contest.baseline)
    return f"{contest.baseline.candidacies[0].party.name}, by {in_points(points)}"
