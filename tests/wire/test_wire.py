"""The real bot's process over real bytes: it logs in, delivers what another process records, and survives trouble."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Any

import pytest

from byelex.store import Store, alerts, open_store
from byelex.store.alerts import Filters, Place
from byelex.store.recording import record
from tests.contests import contest, furnish, seat
from tests.wire.bots import Bot
from tests.wire.server import WireServer
from tests.wire.world import World

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

    def subscribe(self, channel_id: int) -> None:
        alerts.subscribe(self.store, Place("channel", channel_id, self.guild), Filters(), by=7)

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


async def test_a_result_recorded_by_another_process_leaves_at_once(wired: Wired) -> None:
    channel = wired.world.add_channel(wired.guild, "results")
    wired.subscribe(channel)
    await wired.bot.start()
    record(wired.store, contest(WAKEFIELD), "test", "test")
    await wired.until(lambda: wired.world.messages[channel])
    record(wired.store, contest(WAKEFIELD, labour=6_100), "test", "test")
    await wired.until(lambda: "Corrected: majority 2,000 → 2,100" in wired.world.messages[channel][0]["content"])
    assert len(wired.world.messages[channel]) == 1
    assert "ERROR" not in wired.bot.log
    answer, _ = await wired.server.command(channel, "result", [{"name": "seat", "type": 3, "value": "wakefield"}])
    assert "Wakefield" in str(answer)
