"""Alerts when things go wrong: permissions and channels lost, refusals, old polls, a process that ended half way."""

from __future__ import annotations

import logging
from datetime import UTC, datetime, timedelta
from typing import Any

import discord
import pytest
from simcord.backend.models import Overwrite
from simcord.enums import OverwriteType

from byelex.chat.alerts import content, marks, rest
from byelex.chat.bot import Byelex
from byelex.store import Store, alerts, deliveries
from byelex.store.occasions import Matter
from byelex.store.revisions import record, withdraw
from tests.chat.count_night import World
from tests.contests import CARDIFF, POLLED_ON, WAKEFIELD, contest

GAIN = contest(WAKEFIELD)


@pytest.fixture
def store(two_seats: Store) -> Store:
    return two_seats


class TestTrouble:
    async def test_a_lost_permission_holds_back_tells_once_and_resumes(self, world: World) -> None:
        await world.alerts("add")
        assert world.bot.user is not None
        backend = world.env.backend
        deny = Overwrite(world.bot.user.id, OverwriteType.MEMBER, 0, discord.Permissions(send_messages=True).value)
        backend.set_overwrite(world.channel.id, deny)
        await world.env.settle()
        assert "Send Messages is missing" in await world.alerts("list")
        (note,) = world.sent(world.user.dm_channel)
        assert "held back" in note.content
        await world.record(GAIN)
        await world.record(contest(CARDIFF))
        assert world.sent() == []
        assert len(world.sent(world.user.dm_channel)) == 1
        backend.delete_overwrite(world.channel.id, world.bot.user.id)
        await world.env.settle()
        await world.env.advance_time(1)
        assert len(world.sent()) == 2
        assert "held back" not in await world.alerts("list")

    async def test_a_refusal_that_no_permission_explains_holds_back_too(self, world: World) -> None:
        await world.alerts("add")
        world.env.inject_error("POST", "/channels/*/messages", status=403, code=50013, message="Missing Permissions")
        await world.record(GAIN)
        assert "Missing Permissions" in await world.alerts("list")
        assert "Resumed" in await world.alerts("resume")
        await world.env.advance_time(1)
        assert len(world.sent()) == 1

    async def test_a_deleted_channel_and_a_left_server_end_alerts(self, world: World) -> None:
        other = world.guild.create_text_channel("other")
        await world.alerts("add", channel=other)
        await world.alerts("add")
        world.env.backend.delete_channel(other.id)
        await world.env.settle()
        assert [each.place.id for each in alerts.subscriptions(world.store)] == [world.channel.id]
        world.env.backend.remove_guild(world.guild.id)
        await world.env.settle()
        assert alerts.subscriptions(world.store) == ()

    async def test_an_unknown_channel_ends_its_alerts(self, world: World) -> None:
        await world.alerts("add")
        world.env.inject_error("POST", "/channels/*/messages", status=404, code=10003, message="Unknown Channel")
        await world.record(GAIN)
        assert alerts.subscriptions(world.store) == ()
        assert deliveries.places(world.store) == ()

    @pytest.mark.faults
    async def test_a_message_refused_as_malformed_is_logged_and_not_tried_again(
        self, world: World, caplog: pytest.LogCaptureFixture
    ) -> None:
        await world.alerts("add")
        world.env.inject_error("POST", "/channels/*/messages", status=400, code=50035, message="Invalid Form Body")
        await world.record(GAIN)
        await world.env.advance_time(600)
        assert world.sent() == []
        # The bot's own: on a busy machine the event loop may tell here of what another test left behind.
        own = [each for each in caplog.records if each.name.startswith("byelex")]
        faults = [each.getMessage() for each in own if each.levelno == logging.ERROR]
        assert len(faults) == 1
        assert "Labour GAIN Wakefield" in faults[0]
        assert "not sent: Discord refused it: Invalid Form Body" in await world.alerts("history")

    async def test_one_failing_channel_delays_no_other(self, world: World) -> None:
        await world.alerts("add")
        other = world.guild.create_text_channel("other")
        await world.alerts("add", channel=other)
        world.env.inject_error("POST", f"/channels/{world.channel.id}/messages", status=503, times=None)
        world.env.inject_error("GET", f"/channels/{world.channel.id}/messages", status=503, times=None)
        await world.record(GAIN)
        assert world.sent() == []
        assert len(world.sent(other)) == 1

    async def test_old_news_comes_as_one_digest(self, world: World) -> None:
        await world.alerts("add")
        seven_hours_ago = datetime.now(UTC) - timedelta(hours=7)
        record(world.store, GAIN, "e", "t", seven_hours_ago)
        record(world.store, contest(CARDIFF), "e", "t", seven_hours_ago)
        await world.env.advance_time(1)
        (digest,) = world.sent()
        lines = str(digest.embeds[0].description).splitlines()
        assert [line.partition("**")[2].partition("**")[0] for line in lines] == [
            "Labour GAIN Wakefield from Conservative",
            "Labour GAIN Cardiff from Conservative",
        ]
        await world.record(contest(CARDIFF, labour=6_100))
        (digest,) = world.sent()
        assert "Corrected: majority 2,000 → 2,100" in str(digest.embeds[0].description)

    async def test_a_poll_older_than_a_month_alerts_nobody(self, world: World) -> None:
        await world.alerts("add")
        await world.record(contest(WAKEFIELD, polling_on=POLLED_ON - timedelta(days=40)))
        assert world.sent() == []


class TestRestarts:
    """A delivery found claimed at a start: a process ended between sending and noting that it had."""

    async def lose(self, world: World, channel: Any, *, sent: bool) -> None:
        await world.alerts("add", channel=channel)
        await world.bot.alerts.deliverer.close()
        first = record(world.store, GAIN, "e", "t")
        assert first is not None
        (waits,) = deliveries.open_deliveries(world.store, channel.id)
        leader = deliveries.claim(world.store, "post", {waits.id: first.id}, datetime.now(UTC) - timedelta(seconds=30))
        if sent:
            body = content.news(world.store, Matter(GAIN.id)).payload(
                marks.mark(world.store.store_id(), leader, person=False)
            )
            await rest.send(world.bot, channel.id, body)

    async def restart(self, world: World) -> None:
        again = Byelex(world.store, world.bot.config)
        await world.env.restart_bot(again)
        world.bot = again
        await world.env.advance_time(2)

    async def test_one_that_had_left_is_not_sent_again(self, world: World) -> None:
        await self.lose(world, world.channel, sent=True)
        await self.restart(world)
        assert len(world.sent()) == 1
        assert [each.sent for each in deliveries.reach(world.store)] == [1]
        await world.record(contest(WAKEFIELD, labour=6_100))
        (alert,) = world.sent()
        assert "Corrected" in alert.content

    async def test_one_that_had_not_left_is_sent(self, world: World) -> None:
        await self.lose(world, world.channel, sent=False)
        await self.restart(world)
        assert len(world.sent()) == 1

    async def test_where_history_may_not_be_read_it_is_not_sent_and_the_gap_is_told(self, world: World) -> None:
        blind = world.denied("blind", read_message_history=False)
        await self.lose(world, blind, sent=False)
        await self.restart(world)
        assert world.sent(blind) == []
        assert "may have been sent just before" in await world.alerts("history")

    async def test_after_a_gap_no_revision_is_sent_as_if_it_were_the_first(self, world: World) -> None:
        blind = world.denied("blind", read_message_history=False)
        await self.lose(world, blind, sent=False)
        record(world.store, contest(WAKEFIELD, labour=6_100), "e", "t")
        await self.restart(world)
        withdraw(world.store, GAIN.id, "e", "t")
        await world.record(GAIN)
        assert world.sent(blind) == []
        assert "cannot be found to be corrected" in await world.alerts("history")
