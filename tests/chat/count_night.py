"""A server that asks for alerts, and what the bot sends there."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import discord
import simcord

from byelex.chat.bot import Byelex
from byelex.elections import ByElection
from byelex.store.revisions import record

HEADLINE = "🔴 **Labour GAIN Wakefield from Conservative**"


class World:
    """A server with the bot in it, a channel, a moderator who manages the server and a member who does not."""

    def __init__(self, env: simcord.Env, bot: Byelex) -> None:
        self.env, self.bot, self.store = env, bot, bot.store
        self.guild = env.create_guild("Count night")
        self.channel = self.guild.create_text_channel("results")
        powers = self.guild.create_role("mods", permissions=discord.Permissions(manage_guild=True))
        self.user = env.create_user("mo")
        self.mod = self.guild.add_member(self.user, roles=[powers])
        self.ann = env.create_user("ann")
        self.member = self.guild.add_member(self.ann)

    async def use(self, who: Any, what: str, channel: Any = None, **options: Any) -> str:
        """Use a command; give what was answered, which only who asked may see."""
        place = () if who is self.user else (channel or self.channel,)
        told = await who.slash(*place, what, **options)
        shown = told.followups[-1] if told.followups else told.response
        assert shown.ephemeral
        return str(shown.embeds[0].description)

    async def alerts(self, what: str, **options: Any) -> str:
        return await self.use(self.mod, f"alerts {what}", **options)

    async def record(self, *contests: ByElection, at: datetime | None = None) -> None:
        """Record results as another process would; the bot has a second to notice."""
        for each in contests:
            record(self.store, each, "an editor", "a test", at)
        await self.env.advance_time(1)

    def sent(self, channel: Any = None) -> list[discord.Message]:
        """What the bot sent in a channel, oldest first."""
        assert self.bot.user is not None
        found = (channel or self.channel).history()
        return sorted((m for m in found if m.author.id == self.bot.user.id), key=lambda m: m.id)

    def denied(self, name: str, **denied: bool) -> Any:
        """A channel in which the bot lacks permissions."""
        overwrite = discord.PermissionOverwrite(**dict.fromkeys(denied, False))
        assert self.bot.user is not None
        return self.guild.create_text_channel(name, overwrites={self.bot.user: overwrite})

    def requests(self, method: str, part: str) -> list[Any]:
        return [each for each in self.env.http_requests if each.method == method and part in each.path]
