"""The real bot's process over real bytes: it logs in, delivers what another process records, and survives trouble."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from byelex.chat.alerts import content, marks
from byelex.store import Store, alerts, deliveries, open_store
from byelex.store.alerts import Filters, Place
from byelex.store.revisions import record
from tests.contests import contest, furnish, seat
from tests.wire.bots import Bot
from tests.wire.server import WireServer
from tests.wire.world import FORUM, HISTORY, Trouble, World

WAKEFIELD, CARDIFF = seat("Wakefield"), seat("Cardiff", country="Wales", region=None)


class Wired:
    """A store, a pretend Discord with a server, and a bot on both; what is recorded here is another process's doing."""

    def __init__(self, folder: Path, server: WireServer) -> None:
        self.database = folder / "byelex.db"
        self.server, self.world = server, server.world
        self.guild = self.world.add_guild("Count night")
        self.store: Store = open_store(self.database)
        furnish(self.store, WAKEFIELD, CARDIFF)
        self.bot = Bot(server, self.database)

    def channel(self, name: str = "results", denied: int = 0) -> int:
        """A text channel that is subscribed."""
        channel_id = self.world.add_channel(self.guild, name, denied=denied)
        alerts.subscribe(self.store, Place("channel", channel_id, self.guild), Filters(), by=7)
        return channel_id

    def messages(self, channel_id: int) -> list[str]:
        return [message["content"] for message in self.world.messages[channel_id]]

    def settled(self) -> bool:
        return not deliveries.places(self.store)

    def statuses(self) -> list[int]:
        return [each.status for each in self.server.rest.served]

    async def until(self, true: Callable[[], Any], seconds: float = 15.0) -> None:
        deadline = time.monotonic() + seconds
        while not true():
            assert time.monotonic() < deadline, f"it did not come true; the bot's log:\n{self.bot.log}"
            await asyncio.sleep(0.02)


@pytest.fixture
async def wired(tmp_path: Path) -> AsyncIterator[Wired]:
    async with AsyncExitStack() as stack:
        server = await stack.enter_async_context(WireServer(World()))
        made = Wired(tmp_path, server)
        stack.callback(made.store.close)
        stack.push_async_callback(made.bot.kill)
        yield made


HEADLINE = "🔴 **Labour GAIN Wakefield from Conservative**"


async def test_a_result_recorded_by_another_process_leaves_at_once_and_is_corrected_in_place(wired: Wired) -> None:
    channel = wired.channel()
    await wired.bot.start()
    record(wired.store, contest(WAKEFIELD), "test", "test")
    await wired.until(lambda: wired.messages(channel))
    record(wired.store, contest(WAKEFIELD, labour=6_100), "test", "test")
    await wired.until(lambda: "Corrected: majority 2,000 → 2,100" in wired.messages(channel)[0])
    assert len(wired.messages(channel)) == 1
    await wired.until(lambda: wired.world.messages[channel][0]["attachments"])
    assert wired.world.messages[channel][0]["embeds"][0]["image"] == {"url": "attachment://result.png"}
    # A connection lost and resumed loses nothing.
    await wired.server.interrupt()
    answer, _ = await wired.server.command(channel, "result", [{"name": "seat", "type": 3, "value": "wakefield"}], 20)
    assert "Wakefield" in str(answer)
    assert "ERROR" not in wired.bot.log


async def test_bad_answers_cost_no_message_and_double_none(wired: Wired) -> None:
    channels = [wired.channel(f"text{number}") for number in range(10)]
    blind = [wired.channel(f"blind{number}", HISTORY) for number in range(5)]
    forum = wired.world.add_channel(wired.guild, "forum", FORUM)
    alerts.subscribe(wired.store, Place("forum", forum, wired.guild), Filters(), by=7)
    alerts.subscribe(wired.store, Place("person", 99), Filters(), by=99)
    # Every second send is done and the answer lost.
    wired.world.trouble = Trouble(drop_after=0.5, too_many=0.2)
    await wired.bot.start()
    record(wired.store, contest(WAKEFIELD), "test", "test")
    await wired.until(lambda: len([each for each in wired.server.rest.served if each.method == "POST"]) > 18)
    wired.world.trouble = Trouble()
    await wired.until(wired.settled)
    posts = [each for each in wired.world.channels.values() if each.get("parent_id") == str(forum)]
    direct = int(wired.world.direct(99)["id"])
    # Where the history cannot be read, a send repeated at once is known to Discord by its nonce.
    for channel in (*channels, *blind, direct, *(int(post["id"]) for post in posts)):
        assert wired.messages(channel) == [HEADLINE]
    assert len(posts) == 1
    assert 0 in wired.statuses()


async def test_the_limit_of_all_requests_together_is_kept_without_being_told(wired: Wired) -> None:
    channels = [wired.channel(f"text{number}") for number in range(120)]
    await wired.bot.start()
    record(wired.store, contest(WAKEFIELD), "test", "test")
    await wired.until(wired.settled)
    assert all(wired.messages(channel) == [HEADLINE] for channel in channels)
    # However fast the machines: of 120, 50 in the first second and 50 in the next is the most there may be.
    sends = [each.at for each in wired.server.rest.served if each.method == "POST" and each.path.endswith("/messages")]
    assert max(sends) - min(sends) > 1.4


async def test_a_lost_message_is_found_however_much_was_said_since(wired: Wired) -> None:
    channel = wired.channel()
    first = record(wired.store, contest(WAKEFIELD), "test", "test")
    assert first is not None
    (waits,) = deliveries.open_deliveries(wired.store, channel)
    leader = deliveries.claim(wired.store, "post", {waits.id: first.id}, datetime.now(UTC) - timedelta(seconds=60))
    mark = marks.mark(wired.store.store_id(), leader, person=False)
    wired.world.send(channel, content.news(wired.store, waits.matter).payload(mark))
    for number in range(250):
        wired.world.send(channel, {"content": f"chatter {number}"})
    await wired.bot.start()
    await wired.until(wired.settled)
    assert wired.messages(channel).count(HEADLINE) == 1
    found = deliveries.posted(wired.store, channel, waits.matter)
    assert found is not None
    assert str(found.message_id) == wired.world.messages[channel][0]["id"]


async def test_a_second_process_says_so_and_does_not_deliver(wired: Wired) -> None:
    channel = wired.channel()
    await wired.bot.start()
    await wired.until(lambda: "Ready" in wired.bot.log)
    second = Bot(wired.server, wired.database)
    try:
        await second.start()
        await wired.until(lambda: "Another process already delivers" in wired.bot.log)
        record(wired.store, contest(WAKEFIELD), "test", "test")
        await wired.until(wired.settled)
        assert wired.messages(channel) == [HEADLINE]
        # When the first is gone the second takes over.
        await wired.bot.kill()
        record(wired.store, contest(CARDIFF), "test", "test")
        await wired.until(wired.settled)
        assert len(wired.messages(channel)) == 2
    finally:
        await second.kill()
