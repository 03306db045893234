"""The bot itself: a discord.Client with a command tree, no privileged intents and no caches it does not need."""

from __future__ import annotations

import logging
from asyncio import Task
from collections import OrderedDict
from typing import Any

import discord
from discord import app_commands

from byelex.chat import commands, editing, errors, listening, report, sync
from byelex.chat.alerts import Alerts
from byelex.chat.buttons import Asked
from byelex.chat.listening import Listener
from byelex.chat.pace import Pace
from byelex.chat.replies import Ask
from byelex.config import Config
from byelex.faces.pictures.studio import Studio
from byelex.store import Store

logger = logging.getLogger("byelex.chat")

# Byelex never speaks: discord.py need not warn that it could not.
discord.VoiceClient.warn_nacl = False
discord.VoiceClient.warn_dave = False

REMEMBERED = 2000
EVERYONE = 0


def intents(mentions: bool) -> discord.Intents:
    """Give what is asked of Discord's gateway: never a privileged intent."""
    wanted = discord.Intents.none()
    wanted.guilds = True
    wanted.dm_messages = True
    wanted.guild_messages = mentions
    return wanted


class Tree(app_commands.CommandTree["Byelex"]):
    """The commands: installable to servers and accounts, used in servers, direct messages and group messages."""

    def __init__(self, client: Byelex) -> None:
        super().__init__(
            client,
            allowed_contexts=app_commands.AppCommandContext(guild=True, dm_channel=True, private_channel=True),
            allowed_installs=app_commands.AppInstallationType(guild=True, user=True),
        )

    async def on_error(self, interaction: discord.Interaction[Byelex], error: app_commands.AppCommandError) -> None:
        await errors.tell(interaction, error)


class Byelex(discord.Client):
    """The bot over an open store. `store` and `config` are for whatever answers an interaction."""

    def __init__(self, store: Store, config: Config, *, wanted: discord.Intents | None = None) -> None:
        super().__init__(
            intents=wanted or intents(config.mentions),
            allowed_mentions=discord.AllowedMentions.none(),
            member_cache_flags=discord.MemberCacheFlags.none(),
            chunk_guilds_at_startup=False,
            max_messages=None,
            # Nothing here waits for members: whatever server is told of later than this is not missed, only later.
            guild_ready_timeout=0.5,
        )
        self.store = store
        self.config = config
        self.studio = Studio(config.pictures) if config.pictures is not None else None
        self.tree = Tree(self)
        self.pace = Pace()
        self.listener = Listener(self)
        self._answered = 0
        self._asked: OrderedDict[tuple[int | None, int], tuple[int, Asked]] = OrderedDict()
        self.reported: dict[int, tuple[float, ...]] = {}
        """When each person reported lately, on the monotonic clock; in memory only."""
        self.awaited: dict[int, Task[bytes | None]] = {}
        """The picture that each message sent without is still to be given, until its page is turned."""
        commands.add_questions(self.tree)
        listening.add(self.tree)
        report.add(self.tree)
        editing.add(self.tree)
        editing.listen(self)
        self.alerts = Alerts(self)

    async def setup_hook(self) -> None:
        self.add_dynamic_items(Ask, editing.Act, editing.Reach)
        self.alerts.add_buttons()
        await self.tell_commands()

    async def tell_commands(self) -> None:
        """Tell Discord of the commands where they have changed."""
        await sync.sync(self.tree, self.store, self.application_id)

    async def on_ready(self) -> None:
        logger.info("Ready as %s, in %d servers.", self.user, len(self.guilds))
        await self.alerts.ready()

    def dispatch(self, event: str, /, *args: Any, **kwargs: Any) -> None:
        # discord.py waits half a second after READY for servers and then tells of it, even when closed meanwhile.
        if not self.is_closed():
            super().dispatch(event, *args, **kwargs)

    async def close(self) -> None:
        await self.alerts.close()
        await super().close()
        if self.studio is not None:
            await self.studio.close()

    async def on_message(self, message: discord.Message) -> None:
        await self.listener.heard(message)

    async def on_raw_message_edit(self, payload: discord.RawMessageUpdateEvent) -> None:
        # Raw: nothing is cached, so no other event tells of an edit.
        await self.listener.edited(payload.message)

    def remember(self, channel_id: int | None, person_id: int, asked: Asked, private: bool) -> None:
        """Remember a question answered in a channel, in memory only, for /report to say what it is about.

        One answered privately is remembered for its asker alone.
        """
        self._answered += 1
        for reader in (person_id,) if private else (person_id, EVERYONE):
            key = (channel_id, reader)
            self._asked[key] = (self._answered, asked)
            self._asked.move_to_end(key)
        while len(self._asked) > REMEMBERED:
            self._asked.popitem(last=False)

    def forget(self, person_id: int) -> bool:
        """Forget which questions someone was answered; tell whether any were remembered."""
        theirs = [key for key in self._asked if key[1] == person_id]
        for key in theirs:
            del self._asked[key]
        return bool(theirs)

    def last_asked(self, interaction: discord.Interaction[Byelex]) -> Asked | None:
        """Give the question whose answer someone saw last in a channel since the bot started; None if none."""
        keys = [(interaction.channel_id, reader) for reader in (interaction.user.id, EVERYONE)]
        found = [self._asked[key] for key in keys if key in self._asked]
        return max(found, key=lambda numbered: numbered[0])[1] if found else None
