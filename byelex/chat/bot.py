"""The bot itself: a client with its commands, its buttons, its ear for messages and its alerts."""

from __future__ import annotations

import logging
from typing import Any

import discord
from discord import app_commands

from byelex.chat import commands, editing, errors, listening, report, sync
from byelex.chat.alerts import Alerts
from byelex.chat.client import Client
from byelex.chat.listening import Listener
from byelex.chat.replies import Ask
from byelex.config import Config
from byelex.store import Store

logger = logging.getLogger("byelex.chat")


class Tree(app_commands.CommandTree[Client]):
    """The commands: installable to servers and accounts, used in servers, direct messages and group messages."""

    def __init__(self, client: Client) -> None:
        super().__init__(
            client,
            allowed_contexts=app_commands.AppCommandContext(guild=True, dm_channel=True, private_channel=True),
            allowed_installs=app_commands.AppInstallationType(guild=True, user=True),
        )

    async def on_error(self, interaction: discord.Interaction[Client], error: app_commands.AppCommandError) -> None:
        await errors.tell(interaction, error)


class Byelex(Client):
    """The bot over an open store."""

    def __init__(self, store: Store, config: Config, *, wanted: discord.Intents | None = None) -> None:
        super().__init__(store, config, wanted)
        self.tree = Tree(self)
        self.listener = Listener(self)
        commands.add_questions(self.tree)
        listening.add(self.tree)
        report.add(self.tree)
        editing.add(self.tree)
        editing.listen(self)
        self.alerts = Alerts(self, self.tree)

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

    async def on_message(self, message: discord.Message) -> None:
        await self.listener.heard(message)

    async def on_raw_message_edit(self, payload: discord.RawMessageUpdateEvent) -> None:
        # Raw: nothing is cached, so no other event tells of an edit.
        await self.listener.edited(payload.message)
