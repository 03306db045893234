"""Editors call by-elections in Discord: filled in, shown as it will stand, recorded when confirmed, changed later."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import simcord

from byelex.chat.bot import Byelex
from byelex.clock import british_day, polls_close
from byelex.recording.door import withdraw
from byelex.store import Store
from byelex.store.called import called
from byelex.store.revisions import record, revisions
from byelex.wording import day
from tests.chat.shown import defaults, labels, words
from tests.contests import POLLED_ON, POLLS_ON, WAKEFIELD, contest, furnished, only_called, seat
from tests.parties import GREEN, LABOUR, stood

TYNE = seat("Tyne")
ID = f"{POLLS_ON.isoformat()}-wakefield"
NOMINATED = "Ann Labour, Labour\nBob Blue, Conservative"
FILLED = {
    "seat": "Wakefield",
    "day": day(POLLS_ON),
    "cause": "Resignation of Old Con (Conservative)",
    "text": "",
    "source": "The London Gazette",
}


@pytest.fixture
def store() -> Iterator[Store]:
    with furnished(WAKEFIELD, TYNE) as opened:
        yield opened


class Desk:
    """An editor at a channel."""

    def __init__(self, env: simcord.Env, bot: Byelex) -> None:
        self.guild = env.create_guild()
        self.channel = self.guild.create_text_channel("by-elections")
        self.editor = self.guild.add_member(env.create_user("ed"))
        self.anyone = self.guild.add_member(env.create_user("ann"))
        bot.config = replace(bot.config, editors=(self.editor.id,))

    async def fill(self, form: Any, **changed: str) -> Any:
        return (await self.editor.submit_modal(form, {**FILLED, **changed})).response

    async def call(self, **changed: str) -> Any:
        return await self.fill(await self.editor.slash(self.channel, "call"), **changed)

    async def confirm(self, shown: Any) -> Any:
        return (await self.editor.click(shown, label="Confirm")).response


@pytest.fixture
async def desk(simcord_env: simcord.Env, simcord_bot: Byelex) -> Desk:
    return Desk(simcord_env, simcord_bot)


async def test_only_editors_may_call(desk: Desk) -> None:
    told = await desk.anyone.slash(desk.channel, "call")
    assert told.modal is None
    assert "only its editors" in words(told.response)


async def test_it_is_shown_as_it_will_stand_and_recorded_only_when_confirmed(desk: Desk, store: Store) -> None:
    shown = await desk.call()
    assert shown.ephemeral
    for part in ("Called: 12 days to go", "resignation", "Old Con (Conservative)", "Swing needed"):
        assert part in words(shown)
    assert labels(shown) == ["Confirm", "Edit", "Cancel"]
    assert store.by_election(ID) is None
    done = await desk.confirm(shown)
    assert "Recorded as revision 1." in words(done)
    (revision,) = revisions(store, ID)
    assert (revision.recorded_by, revision.source) == (f"ed ({desk.editor.id})", "The London Gazette")
    upcoming = await desk.anyone.slash(desk.channel, "upcoming")
    assert "Called: 12 days to go" in words(upcoming.response)


async def test_nominations_are_added_to_what_stands(desk: Desk, store: Store) -> None:
    await desk.confirm(await desk.call())
    form = await desk.editor.slash(desk.channel, "call", seat="wakefield")
    held = defaults(form)
    assert held == {**FILLED, "source": ""}
    shown = await desk.fill(form, text=NOMINATED, source="Wakefield Council")
    assert "candidate not listed → Ann Labour (Labour)" in words(shown)
    await desk.confirm(shown)
    assert len(revisions(store, ID)) == 2
    form = await desk.editor.slash(desk.channel, "correct", seat="wakefield")
    again = await desk.fill(form, **defaults(form))
    assert "It says nothing new: revision 2 stands." in words(again)
    assert labels(again) == ["Edit", "Cancel"]


async def test_faults_leave_no_confirm_and_keep_what_was_filled_in(desk: Desk, store: Store) -> None:
    shown = await desk.call(text="Ann Labour, Labour, 9,120", day="yesterday")
    assert "/record takes those" in words(shown)
    assert labels(shown) == ["Edit", "Cancel"]
    form = await desk.editor.click(shown, label="Edit")
    assert defaults(form) == {**FILLED, "text": "Ann Labour, Labour, 9,120", "day": "yesterday"}
    await desk.confirm(await desk.fill(form, text=NOMINATED))
    assert len(revisions(store, ID)) == 1


async def test_a_form_that_was_not_finished_opens_again(desk: Desk) -> None:
    await desk.call(text=NOMINATED)
    again = await desk.editor.slash(desk.channel, "call")
    assert defaults(again)["text"] == NOMINATED


async def test_another_polling_day_moves_the_call(desk: Desk, store: Store) -> None:
    await desk.confirm(await desk.call(text=NOMINATED))
    later = POLLS_ON + timedelta(days=7)
    form = await desk.editor.slash(desk.channel, "call", seat="wakefield")
    shown = await desk.fill(form, text=NOMINATED, day=day(later))
    assert f"It is called already, for {day(POLLS_ON)}: this moves its polling day." in words(shown)
    await desk.confirm(shown)
    assert store.by_election(ID) is None
    moved = store.by_election(f"{later.isoformat()}-wakefield")
    assert moved is not None
    assert len(moved.candidacies) == 2


async def test_it_is_called_off_by_withdrawing_it(desk: Desk, store: Store) -> None:
    await desk.confirm(await desk.call())
    asked = await desk.editor.slash(desk.channel, "withdraw", seat="wakefield", reason="a general election is called")
    assert "Withdraw this by-election?" in words(asked.response)
    await desk.confirm(asked.response)
    assert store.by_election(ID) is None
    assert revisions(store, ID)[-1].source == "withdrawn: a general election is called"


async def test_recording_its_result_begins_with_its_polling_day(desk: Desk) -> None:
    await desk.confirm(await desk.call())
    form = await desk.editor.slash(desk.channel, "record", seat="Wakefield")
    assert defaults(form)["day"] == day(POLLS_ON)


async def test_a_result_that_came_meanwhile_is_not_called_away(desk: Desk, store: Store) -> None:
    shown = await desk.call()
    record(store, contest(WAKEFIELD, polling_on=POLLS_ON), "edie", "BBC News")
    again = await desk.confirm(shown)
    assert "has a result already: /correct changes it" in words(again)
    assert "Confirm" not in labels(again)
    assert len(revisions(store, ID)) == 1


async def test_of_two_editors_the_second_sees_the_others_call_whatever_its_day(desk: Desk, store: Store) -> None:
    mine = await desk.call(text=NOMINATED)
    later = POLLS_ON + timedelta(days=7)
    theirs = only_called(WAKEFIELD, stood("Cat Green", GREEN, None), polling_on=later)
    record(store, theirs, "edie", "The London Gazette")
    again = await desk.confirm(mine)
    assert f"Meanwhile edie recorded revision 1 of Wakefield, {day(later)}." in words(again)
    assert f"It is called already, for {day(later)}: this moves its polling day." in words(again)
    assert "Cat Green stood as recorded before, and not any more." in words(again)
    stands = store.by_election(theirs.id)
    assert stands is not None
    assert [one.name for one in stands.candidacies] == ["Cat Green"]
    # Looked at, it may be confirmed.
    await desk.confirm(again)
    assert [store.by_election(ID) is None, store.by_election(theirs.id) is None] == [False, True]


async def test_a_call_moved_by_another_editor_meanwhile_is_not_moved_back_unseen(desk: Desk, store: Store) -> None:
    await desk.confirm(await desk.call())
    mine = await desk.call(text=NOMINATED)
    later = POLLS_ON + timedelta(days=7)
    record(store, only_called(WAKEFIELD, polling_on=later), "edie", "The London Gazette")
    again = await desk.confirm(mine)
    assert "Meanwhile edie" in words(again)
    assert store.by_election(f"{later.isoformat()}-wakefield") is not None


async def test_a_new_doubt_is_shown_before_it_is_confirmed(desk: Desk, store: Store) -> None:
    shown = await desk.call(text=NOMINATED)
    # Somebody of nearly that name is on record now: what would be written is the same, the doubt is new.
    record(store, replace(contest(TYNE), candidacies=(stood("Ann Labours", LABOUR, 9),)), "edie", "BBC News")
    again = await desk.confirm(shown)
    assert store.by_election(ID) is None
    assert "look again, then confirm" in words(again)


async def test_a_draft_of_another_call_than_stands_is_not_opened(desk: Desk, store: Store) -> None:
    await desk.call(text=NOMINATED)
    later = POLLS_ON + timedelta(days=7)
    record(store, only_called(WAKEFIELD, polling_on=later), "edie", "The London Gazette")
    for where in ("", "Wakefield"):
        form = await desk.editor.slash(desk.channel, "call", seat=where)
        assert (defaults(form)["day"], defaults(form)["text"]) == (day(later), "")


async def test_a_called_seat_is_not_changed_into_another(desk: Desk, store: Store) -> None:
    await desk.confirm(await desk.call(text=NOMINATED))
    form = await desk.editor.slash(desk.channel, "correct", seat="wakefield")
    shown = await desk.fill(form, **{**defaults(form), "seat": "Tyne"})
    assert "This form is of the by-election called in Wakefield, so it cannot be one in Tyne" in words(shown)
    assert labels(shown) == ["Edit", "Cancel"]
    # Nor at the second look.
    again = await desk.fill(await desk.editor.click(shown, label="Edit"), seat="Tyne")
    assert labels(again) == ["Edit", "Cancel"]
    assert [each.id for each in called(store)] == [ID]


async def test_the_seat_of_a_call_not_yet_recorded_may_be_mended(desk: Desk, store: Store) -> None:
    shown = await desk.call()
    await desk.confirm(await desk.fill(await desk.editor.click(shown, label="Edit"), seat="Tyne"))
    assert [each.constituency.name for each in called(store)] == ["Tyne"]


async def test_a_result_of_another_day_than_called_is_that_by_elections(desk: Desk, store: Store) -> None:
    soon = only_called(WAKEFIELD, stood("Cat Green", GREEN, None), polling_on=POLLED_ON + timedelta(days=2))
    record(store, soon, "edie", "The London Gazette")
    form = await desk.editor.slash(desk.channel, "record", seat="Wakefield")
    result = "Ann Labour, Labour, 9,120\nBob Blue, Conservative, 8,000"
    filled = {"seat": "Wakefield", "day": day(POLLED_ON), "text": result, "source": "Wakefield Council"}
    shown = (await desk.editor.submit_modal(form, filled)).response
    assert f"It is called for {day(soon.polling_on)}, not {day(POLLED_ON)}" in words(shown)
    assert "Cat Green stood as recorded before, and not any more." in words(shown)
    await desk.confirm(shown)
    assert called(store) == ()
    assert revisions(store, soon.id)[-1].source.startswith(f"polling day moved to {day(POLLED_ON)}")
    told = words((await desk.anyone.slash(desk.channel, "result", seat="wakefield")).response)
    assert "Labour gain" in told
    assert "withdrawn" not in told
    old = words((await desk.anyone.slash(desk.channel, "result", seat=soon.id)).response)
    assert f"is not on {day(soon.polling_on)}: polling day moved to {day(POLLED_ON)}." in old
    withdraw(store, f"{POLLED_ON.isoformat()}-wakefield", "edie", "another seat's")
    told = words((await desk.anyone.slash(desk.channel, "result", seat="wakefield")).response)
    assert "another seat's" in told


async def test_a_result_on_polling_day_is_doubted_until_polls_close(desk: Desk) -> None:
    polled_on = british_day(datetime.now(UTC))
    form = await desk.editor.slash(desk.channel, "record", seat="Wakefield")
    result = "Ann Labour, Labour, 9,120\nBob Blue, Conservative, 8,000"
    filled = {"seat": "Wakefield", "day": "today", "text": result, "source": "Wakefield Council"}
    shown = (await desk.editor.submit_modal(form, filled)).response
    open_still = datetime.now(UTC) < polls_close(polled_on)
    assert (f"Polls close at 10 pm UK time on {day(polled_on)}" in words(shown)) == open_still


async def test_a_result_that_comes_in_parts_keeps_its_day_whatever_day_that_is(desk: Desk, store: Store) -> None:
    on = POLLED_ON - timedelta(days=(POLLED_ON.weekday() == 3))
    record(store, replace(contest(WAKEFIELD, polling_on=on), stage="votes"), "edie", "a test")
    assert defaults(await desk.editor.slash(desk.channel, "record", seat="Wakefield"))["day"] == day(on)
