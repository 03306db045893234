"""Alerts of calls and of polls closing, as people see them: asked for, sent once, changed in place, never too late."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from byelex.chat.bot import Byelex
from byelex.clock import polls_close
from byelex.store import Store, deliveries
from byelex.store.revisions import record, withdraw
from byelex.wording import day
from tests.chat.count_night import HEADLINE, World
from tests.contests import CARDIFF, POLLED_ON, POLLS_ON, WAKEFIELD, contest, only_called
from tests.parties import LABOUR, stood

CALLED = replace(only_called(WAKEFIELD), cause="resignation")
NOMINATED = replace(CALLED, candidacies=(stood("Ann Labour", LABOUR, None),))
MOVED = only_called(WAKEFIELD, polling_on=POLLS_ON + timedelta(days=7))
RESULT = contest(WAKEFIELD, polling_on=POLLS_ON)
CLOSE = polls_close(POLLS_ON)
CALL = f"🗳️ **By-election called: Wakefield, {day(POLLS_ON)}**"
CLOSED = "🗳️ **Polls have closed in Wakefield**"


@pytest.fixture
def store(two_seats: Store) -> Store:
    return two_seats


async def wait_until(world: World, at: datetime) -> None:
    """Let the bot's clock show a moment."""
    world.bot.alerts.deliverer.clock = lambda: at
    await world.env.advance_time(1)


def labels(message: Any) -> list[str]:
    return [button.label for row in message.components for button in row.children]


class TestCalled:
    async def test_only_who_asks_for_it_is_told(self, world: World) -> None:
        said = await world.alerts("add")
        assert "called" not in said
        other = world.guild.create_text_channel("calls")
        said = await world.alerts("add", channel=other, also="called")
        assert "every result; also when a by-election is called" in said
        await world.record(CALLED)
        assert world.sent() == []
        (alert,) = world.sent(other)
        assert alert.content == CALL
        text = str(alert.embeds[0].description)
        assert "No candidate is recorded as nominated yet" in text
        assert "resignation" in text
        assert "Swing needed" in text
        assert "days to go" not in text
        assert labels(alert) == ["How it stands now", "The seat's history", "About this alert"]
        told: Any = await world.member.click(alert, label="How it stands now")
        assert "Called: 12 days to go" in str(told.response.embeds[0].description)

    async def test_nominations_change_the_message_and_are_no_correction(self, world: World) -> None:
        await world.alerts("add", also="called")
        await world.record(CALLED)
        await world.record(NOMINATED)
        (alert,) = world.sent()
        assert alert.content == CALL
        assert "Nominated: Ann Labour (Labour)" in str(alert.embeds[0].description)
        assert "brought up to date" in await world.alerts("history")

    async def test_a_polling_day_that_is_moved_changes_the_message_and_is_told_below_it(self, world: World) -> None:
        role = world.guild.create_role("watchers", mentionable=True)
        await world.alerts("add", also="called", role=role)
        await world.record(CALLED)
        await world.record(MOVED)
        alert, reply = world.sent()
        moved = f"🗳️ **By-election called: Wakefield, {day(MOVED.polling_on)}**"
        assert alert.content.splitlines() == [
            f"<@&{role.id}> {moved}",
            f"Changed: polling day {day(POLLS_ON)} → {day(MOVED.polling_on)}",
        ]
        was = f"Before it said: By-election called: Wakefield, {day(POLLS_ON)}."
        assert reply.content == f"Changed: {moved}. {was}"
        sent, replied = world.requests("POST", f"/channels/{world.channel.id}/messages")
        assert sent.json["allowed_mentions"]["roles"] == [str(role.id)]
        assert replied.json["allowed_mentions"] == {"parse": [], "roles": [], "replied_user": False}

    async def test_a_call_that_is_withdrawn_says_so(self, world: World) -> None:
        await world.alerts("add", also="called")
        await world.record(CALLED)
        withdraw(world.store, CALLED.id, "an editor", "called off")
        await world.env.advance_time(1)
        alert, reply = world.sent()
        called = f"by-election called in Wakefield for {day(POLLS_ON)}"
        assert alert.content == f"Withdrawn: the {called}"
        assert alert.embeds == []
        assert reply.content.startswith(f"The {called} has been withdrawn.")

    async def test_the_result_is_a_message_of_its_own(self, world: World) -> None:
        await world.alerts("add", also="called")
        await world.record(CALLED)
        await world.record(RESULT)
        await world.record(contest(WAKEFIELD, labour=6_100, polling_on=POLLS_ON))
        call, result = world.sent()
        assert call.content == CALL
        assert result.content.splitlines()[0] == HEADLINE
        assert result.content.splitlines()[1].startswith("Corrected: majority 2,000 → 2,100")

    async def test_a_result_sets_the_message_of_a_withdrawn_call_right(self, world: World) -> None:
        await world.alerts("add", also="called")
        await world.record(NOMINATED)
        withdraw(world.store, CALLED.id, "an editor", "called off")
        await world.env.advance_time(1)
        assert world.sent()[0].content.startswith("Withdrawn")
        await world.record(RESULT)
        call, _, again, result = sorted(world.sent(), key=lambda each: each.id)
        assert call.content == CALL
        assert "Nominated: Ann Labour (Labour)" in str(call.embeds[0].description)
        assert {again.content, result.content} == {f"Recorded again: {CALL}.", HEADLINE}

    async def test_a_result_that_moves_the_polling_day_moves_it_in_what_told_of_the_call(self, world: World) -> None:
        forum = world.guild.create_forum_channel("by-elections")
        await world.alerts("add", also="both")
        await world.alerts("add", channel=forum, also="called")
        await world.record(NOMINATED)
        await wait_until(world, CLOSE)
        next_day = POLLS_ON + timedelta(days=1)
        await world.record(contest(WAKEFIELD, polling_on=next_day), at=CLOSE + timedelta(days=1))
        call, closed, *later = world.sent()
        moved = CALL.replace(day(POLLS_ON), day(next_day))
        assert call.content.splitlines() == [moved, f"Changed: polling day {day(POLLS_ON)} → {day(next_day)}"]
        assert "Nominated: Ann Labour (Labour)" in str(call.embeds[0].description)
        assert closed.content.startswith(CLOSED)
        assert day(next_day) in str(closed.embeds[0].title)
        assert {each.content.partition(".")[0] for each in later} == {f"Changed: {moved}", HEADLINE}
        assert forum.threads[0].name == f"🗳️ By-election called: Wakefield, {day(next_day)}"

    async def test_a_result_withdrawn_and_called_again_in_one_go_is_told_when_it_comes(self, world: World) -> None:
        await world.alerts("add")
        await world.record(RESULT)
        # As where the bot was away for both.
        withdraw(world.store, RESULT.id, "an editor", "of another seat")
        await world.record(CALLED)
        assert world.sent()[0].content == f"Withdrawn: the result of {RESULT.name}"
        await world.record(RESULT)
        alert, _, reply = world.sent()
        assert alert.content == HEADLINE
        assert reply.content == f"Recorded again: {HEADLINE}."
        assert "marked as recorded again, with a reply" in await world.alerts("history")

    async def test_a_forum_gets_a_post_for_the_call(self, world: World) -> None:
        forum = world.guild.create_forum_channel("by-elections")
        await world.alerts("add", channel=forum, also="both")
        await world.record(CALLED)
        await world.record(RESULT)
        assert [each.name for each in forum.threads] == [
            f"🗳️ By-election called: Wakefield, {day(POLLS_ON)}",
            "🔴 Labour GAIN Wakefield from Conservative",
        ]

    async def test_direct_messages(self, world: World) -> None:
        said = await world.use(world.member, "alerts me", also="both", area="wales")
        assert "every result in Wales; also when a by-election is called and when its polls close" in said
        await world.record(CALLED, only_called(CARDIFF))
        greeting, alert = world.sent(world.ann.dm_channel)
        assert "also when a by-election is called" in greeting.content
        assert "Cardiff" in alert.content

    async def test_what_waited_for_a_permission_is_not_sent_once_there_is_a_result(self, world: World) -> None:
        await world.alerts("add", also="called")
        await world.bot.alerts.deliverer.close()
        record(world.store, CALLED, "e", "t")
        record(world.store, RESULT, "e", "t")
        await restart(world)
        (result,) = world.sent()
        assert result.content == HEADLINE
        assert "called · <#" in await world.alerts("history")
        assert "not sent: the result was there before it was sent" in await world.alerts("history")

    async def test_an_old_call_comes_in_the_digest(self, world: World) -> None:
        await world.alerts("add", also="called")
        seven_hours_ago = datetime.now(UTC) - timedelta(hours=7)
        record(world.store, contest(CARDIFF), "e", "t", seven_hours_ago)
        record(world.store, CALLED, "e", "t", seven_hours_ago)
        await world.env.advance_time(1)
        (digest,) = world.sent()
        assert str(digest.embeds[0].description).splitlines() == [
            f"🔴 **Labour GAIN Cardiff from Conservative** · {day(POLLED_ON)}",
            CALL,
        ]
        await world.record(RESULT)
        await world.record(contest(CARDIFF, labour=6_100))
        digest = world.sent()[0]
        assert "Corrected: majority 2,000 → 2,100" in str(digest.embeds[0].description)
        assert CALL in str(digest.embeds[0].description)


class TestPollsClosed:
    async def test_it_is_told_at_ten_with_what_to_know(self, world: World) -> None:
        role = world.guild.create_role("watchers", mentionable=True)
        await world.alerts("add", also="closed", role=role)
        await world.record(NOMINATED)
        await wait_until(world, CLOSE - timedelta(seconds=1))
        assert world.sent() == []
        await wait_until(world, CLOSE)
        await wait_until(world, CLOSE + timedelta(minutes=1))
        (alert,) = world.sent()
        assert alert.content.splitlines() == [
            f"<@&{role.id}> {CLOSED}",
            "-# The result follows here once it is declared, if it is one this alert is for.",
        ]
        text = str(alert.embeds[0].description)
        for known in ("Nominated: Ann Labour (Labour)", "Majority in 2024", "Swing needed"):
            assert known in text
        (request,) = world.requests("POST", f"/channels/{world.channel.id}/messages")
        assert request.json["allowed_mentions"]["roles"] == [str(role.id)]
        assert "polls closed · <#" in await world.alerts("history")

    async def test_then_the_result_comes_as_ever(self, world: World) -> None:
        await world.alerts("add", also="both")
        await world.record(CALLED)
        await wait_until(world, CLOSE)
        await world.record(RESULT)
        assert [each.content.splitlines()[0] for each in world.sent()] == [CALL, CLOSED, HEADLINE]

    @pytest.mark.parametrize(("late", "told"), [(timedelta(hours=2), 1), (timedelta(hours=4), 0)])
    async def test_a_restart_the_same_night_catches_up_if_it_is_not_too_late(
        self, world: World, late: timedelta, told: int
    ) -> None:
        await world.alerts("add", also="closed")
        await world.record(CALLED)
        await restart(world, CLOSE + late)
        await restart(world, CLOSE + late + timedelta(minutes=5))
        assert len(world.sent()) == told

    async def test_not_of_a_poll_that_is_declared(self, world: World) -> None:
        await world.alerts("add", also="closed")
        await world.record(CALLED)
        await world.record(RESULT)
        await wait_until(world, CLOSE)
        assert [each.content for each in world.sent()] == [HEADLINE]

    async def test_a_poll_postponed_after_its_close_was_told_is_told_again_on_its_day(self, world: World) -> None:
        await world.alerts("add", also="closed")
        await world.record(CALLED)
        await wait_until(world, CLOSE)
        withdraw(world.store, CALLED.id, "e", "the poll was abandoned")
        await world.record(MOVED)
        await wait_until(world, polls_close(MOVED.polling_on))
        first, reply, second = world.sent()
        assert first.content.startswith("Withdrawn: the by-election called in Wakefield")
        assert "has been withdrawn" in reply.content
        assert second.content.splitlines()[0] == CLOSED

    async def test_a_poll_put_off_once_its_close_was_told_is_told_of_on_its_new_day(self, world: World) -> None:
        await world.alerts("add", also="both")
        await world.record(CALLED)
        await wait_until(world, CLOSE)
        await world.record(MOVED, at=CLOSE + timedelta(days=1))
        await wait_until(world, polls_close(MOVED.polling_on))
        said = [each.content.splitlines()[0] for each in world.sent()]
        assert said[0] == CALL.replace(day(POLLS_ON), day(MOVED.polling_on))
        assert said[1].startswith("Withdrawn: the by-election called in Wakefield")
        assert said[-1] == CLOSED

    async def test_an_alert_that_is_paused_is_silent_and_the_history_says_so(self, world: World) -> None:
        await world.alerts("add", also="both")
        await world.alerts("pause")
        await world.record(CALLED)
        await wait_until(world, CLOSE)
        assert world.sent() == []
        assert (await world.alerts("history")).count("not sent: the alert was paused") == 2


async def restart(world: World, at: datetime | None = None) -> None:
    again = Byelex(world.store, world.bot.config)
    if at is not None:
        again.alerts.deliverer.clock = lambda: at
    await world.env.restart_bot(again)
    world.bot = again
    await world.env.advance_time(2)


class TestManaging:
    async def test_the_list_the_suggestions_and_the_sample_say_what_else_is_told(self, world: World) -> None:
        await world.record(contest(CARDIFF))
        await world.alerts("add", also="closed")
        said = "every result; also when its polls close"
        assert said in await world.alerts("list")
        choices = await world.mod.autocomplete(world.channel, "alerts pause", "alert", "")
        assert [choice["name"] for choice in choices] == [f"1 · #results · {said}"]
        await world.alerts("test")
        (sample,) = world.sent()
        assert "-# This alert also tells when its polls close." in sample.content

    async def test_what_waits_is_counted_by_occasion(self, world: World) -> None:
        await world.alerts("add", also="both")
        await world.record(CALLED)
        await wait_until(world, CLOSE)
        assert [(each.occasion, each.sent) for each in deliveries.reach(world.store)] == [("closed", 1), ("called", 1)]
