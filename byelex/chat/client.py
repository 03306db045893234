"""What every answer needs of the bot: the store, the settings, and what is remembered of the talk."""

from __future__ import annotations

from asyncio import Task
from collections import OrderedDict
from collections.abc import Callable

import discord

from byelex.chat.buttons import Asked
from byelex.chat.pace import Pace
from byelex.config import Config
from byelex.faces.pictures.studio import Studio
from byelex.store import Store

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


class Client(discord.Client):
    """A connection to Discord over an open store, with no privileged intents and no caches it does not need.

    It answers nothing yet: `bot.Byelex` is it with everything that does.
    """

    def __init__(self, store: Store, config: Config, wanted: discord.Intents | None = None) -> None:
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
        self.pace = Pace()
        self._answered = 0
        self._asked: OrderedDict[tuple[int | None, int], tuple[int, Asked]] = OrderedDict()
        self.reported: dict[int, tuple[float, ...]] = {}
        """When each person reported lately, on the monotonic clock; in memory only."""
        self.awaited: dict[int, Task[bytes | None]] = {}
        """The picture that each message sent without is still to be given, until its page is turned."""
        self.recorded: Callable[[], None] = lambda: None
        """To be called when a result was recorded: whoever sends alerts puts itself here, to see to it at once."""

    async def close(self) -> None:
        await super().close()
        if self.studio is not None:
            await self.studio.close()

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

    def last_asked(self, interaction: discord.Interaction[Client]) -> Asked | None:
        """Give the question whose answer someone saw last in a channel since the bot started; None if none."""
        keys = [(interaction.channel_id, reader) for reader in (interaction.user.id, EVERYONE)]
        found = [self._asked[key] for key in keys if key in self._asked]
        return max(found, key=lambda numbered: numbered[0])[1] if found else None
