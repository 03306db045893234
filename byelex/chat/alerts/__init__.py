"""Alerts: /alerts and /forget, and the deliverer that brings each result to every place that asked, once.

- `commands` answers who asks, with what `choosing` makes of their words and `permissions` of a channel; `words` says
  how alerts are spoken of.
- `deliverer` sees to what the outbox holds, one at a time a store (`lock`): `planning` says what is next for a place,
  `courier` takes a message there, `content` says what is in it, `easel` draws its picture, `marks` signs it; `access`
  knows where the bot may post, `rest` sends the requests that `pacing` spaces, `writer` notes what became of them.
- `events` ends alerts, or holds them back, as Discord tells of servers and channels.
"""

from __future__ import annotations

from discord.app_commands import CommandTree

from byelex.chat.alerts import commands, events
from byelex.chat.alerts.deliverer import Deliverer
from byelex.chat.alerts.lock import DelivererLock, beside
from byelex.chat.alerts.marks import Mark
from byelex.chat.client import Client
from byelex.store.deliveries import database_file

__all__ = ["Alerts", "Deliverer"]


class Alerts:
    """Everything of alerts that a client has: to be made with it, started when it is ready, closed with it."""

    def __init__(self, client: Client, tree: CommandTree[Client]) -> None:
        self._client = client
        self.deliverer = Deliverer(client, DelivererLock(beside(database_file(client.store))))
        client.recorded = self.deliverer.wake
        commands.add(tree, self.deliverer)
        events.listen(client, self.deliverer)

    def add_buttons(self) -> None:
        """Have the buttons under alerts answered, those of earlier runs too."""
        self._client.add_dynamic_items(Mark)

    async def ready(self) -> None:
        """Catch up with what changed meanwhile and begin to deliver. To be called whenever the client is ready."""
        await events.catch_up(self._client, self.deliverer)
        self.deliverer.start()

    async def close(self) -> None:
        """Stop delivering."""
        await self.deliverer.close()
