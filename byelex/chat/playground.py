"""The playground: a simulated Discord in the browser with the real bot behind it, for when there is no token.

Its packages are left out of a production install, so they are imported only here.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from byelex.chat import demo
from byelex.chat.client import Byelex, intents
from byelex.config import Config
from byelex.errors import ConfigurationError
from byelex.store import Store, alerts, open_store

SIZE = (1100, 800)


class PlaygroundByelex(Byelex):
    """The bot as the playground runs it: it reads plain messages, to help with commands sent as one."""

    def __init__(self, store: Store, config: Config) -> None:
        wanted = intents(config.mentions)
        wanted.guild_messages = True
        wanted.message_content = True
        super().__init__(store, config, wanted=wanted)
        demo.add(self.tree)

    async def setup_hook(self) -> None:
        await super().setup_hook()
        if self.user is not None:
            await self.user.edit(username="Byelex")

    async def on_ready(self) -> None:
        """Say nothing: the address is what there is to see."""

    async def tell_commands(self) -> None:
        # The simulated Discord is new each time and must always be told.
        await self.tree.sync()


async def serve(store: Store, config: Config, stop: asyncio.Event) -> None:
    """Open the playground, print its address, and keep it until `stop` is set or it is ended in the page."""
    simcord: Any = _simcord()
    own = own_copy(store)
    try:
        client = PlaygroundByelex(own, config)
        async with simcord.run(client, check_errors=False, settle_timeout=10.0) as env:
            # The simulation's clock stands still but for this: messages are dated when it was opened.
            await env.advance_time((datetime.now(UTC) - env.now()).total_seconds())
            guild = env.create_guild("Count night")
            channel = guild.create_text_channel("by-elections")
            person = guild.add_member(env.create_user("you", global_name="You"))
            # Whoever has the playground open is its editor: what is recorded there stays there.
            client.config = replace(config, editors=(person.id,))
            await env.settle()
            preview = env.preview(
                channel, viewers=[person], layout="channel", width=SIZE[0], height=SIZE[1], locale="en-GB"
            )
            async with preview:
                print(f"Byelex's playground, a pretend Discord, is open at\n\n  {preview.url}\n", flush=True)
                print("Type /result, then hartlepool; or /demo for a count night. Ctrl-C closes it.", flush=True)
                await _either(stop.wait(), preview.wait_closed())
    except simcord.SetupError as error:
        raise ConfigurationError(f"The playground could not open: {error}") from error
    finally:
        own.close()


def own_copy(store: Store) -> Store:
    """Copy a store into memory, without its subscriptions: nothing invented reaches the real one, or a real channel."""
    own = open_store(":memory:")
    store.connection.backup(own.connection)
    for subscription in alerts.subscriptions(own):
        alerts.place_gone(own, subscription.place.id, "this is the playground")
    return own


def _simcord() -> Any:
    # The simulation makes clients of its own, of which discord.py would tell.
    logging.getLogger("discord").setLevel(logging.ERROR)
    try:
        import simcord
        import simcord.preview
    except ImportError as error:
        raise ConfigurationError(
            "There is no DISCORD_TOKEN, and the playground is not installed. Set DISCORD_TOKEN (in the environment "
            "or in a .env file beside bot.py), or install the playground with: uv sync --group playground"
        ) from error
    return simcord


async def _either(*waits: Any) -> None:
    tasks = [asyncio.ensure_future(wait) for wait in waits]
    try:
        await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for task in tasks:
            task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await task
