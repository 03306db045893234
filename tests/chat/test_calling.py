"""Editors call by-elections in Discord: filled in, shown as it will stand, recorded when confirmed, changed later."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
import simcord

from byelex.chat.client import Byelex
from byelex.store import Store, open_store
from byelex.store.revisions import record, revisions
from byelex.wording import day
from tests.chat.shown import defaults, labels, words
from tests.contests import POLLS_ON, WAKEFIELD, contest, furnish

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
    with open_store(":memory:") as opened:
        furnish(opened, WAKEFIELD)
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
