"""The playground: a simulated Discord in the browser with the real bot behind it, for when there is no token.

Its packages are left out of a production install, so they are imported only here.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import discord

from byelex.answers import Answer, FollowUp
from byelex.chat import demo, replies
from byelex.chat.bot import Byelex
from byelex.chat.client import intents
from byelex.config import Config
from byelex.errors import ConfigurationError
from byelex.store import Store, alerts, open_store

SIZE = (1100, 800)
BEHIND = timedelta(seconds=5)
"""How late the pretend Discord's clock may be: messages show the minute."""
GREETING = Answer(
    title="This is a playground",
    headline="A pretend Discord with the real bot behind it: try anything, nothing here reaches anyone",
    paragraphs=(
        "Type a slash and choose a question, such as /result; then start on a seat's name, and choose it.",
        "Or ask in your own words: @Byelex who won hartlepol. A reply to Byelex asks it too.",
        "/alerts add tells this channel of results; /demo then plays an invented by-election, call to count.",
    ),
    follow_ups=(
        FollowUp("/result hartlepool", "result", (("seat", "hartlepool"),)),
        FollowUp("/records largest swing", "records", (("which", "largest swing"),)),
        FollowUp("/help", "help", ()),
    ),
)


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

    async def on_message(self, message: discord.Message) -> None:
        await super().on_message(self._addressed(message))

    async def on_raw_message_edit(self, payload: discord.RawMessageUpdateEvent) -> None:
        self._addressed(payload.message)
        await super().on_raw_message_edit(payload)

    def _addressed(self, message: discord.Message) -> discord.Message:
        """Make mentions of "@Byelex" and of a reply to it, as Discord's own box does and the page's does not."""
        if self.user is None:
            return message
        mention = f"<@{self.user.id}>"
        message.content = re.sub(rf"(?i)(?<!\w)@{self.user.name}\b", mention, message.content)
        replied = message.reference.resolved if message.reference is not None else None
        to_it = isinstance(replied, discord.Message) and replied.author.id == self.user.id
        if to_it and mention not in message.content:
            message.content = f"{mention} {message.content}"
        return message

    async def greet(self, channel_id: int) -> None:
        """Say in a channel what can be tried."""
        await self.get_partial_messageable(channel_id).send(**replies.message(GREETING))

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
            await catch_up(env)
            guild = env.create_guild("Count night")
            channel = guild.create_text_channel("by-elections")
            person = guild.add_member(env.create_user("you", global_name="You"))
            # Whoever has the playground open is its editor: what is recorded there stays there.
            client.config = replace(config, editors=(person.id,))
            await env.settle()
            await client.greet(channel.id)
            preview = env.preview(
                channel, viewers=[person], layout="channel", width=SIZE[0], height=SIZE[1], locale="en-GB"
            )
            async with preview:
                keep_time(env, preview)
                print(f"Byelex's playground, a pretend Discord, is open at\n\n  {preview.url}\n", flush=True)
                print("Type /result, then hartlepool; or /demo for a count night. Ctrl-C closes it.", flush=True)
                await _either(stop.wait(), preview.wait_closed())
    except simcord.SetupError as error:
        raise ConfigurationError(f"The playground could not open: {error}") from error
    finally:
        own.close()


async def catch_up(env: Any) -> None:
    """Bring the simulation's clock to the time it is: it stands still of itself."""
    late = datetime.now(UTC) - env.now()
    if late > BEHIND:
        await env.advance_time(late.total_seconds())


def keep_time(env: Any, preview: Any) -> None:
    """Date what is done in the page when it is done: its clock is brought up to date before each action.

    Not from time to time: the page refuses an action that overlaps another, or follows what it has not seen.
    """
    from simcord import SetupError

    act, turn = preview._action, asyncio.Lock()

    async def timely(context_id: str | None, body: Any) -> Any:
        async with turn:
            if preview._active_action is None:
                # Late by a moment is better than an action that fails.
                with contextlib.suppress(SetupError, TimeoutError):
                    await catch_up(env)
                    preview._advance_presentation_time()
        return await act(context_id, body)

    preview._action = timely


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
