"""What the gateway tells that ends alerts, holds them back or lets them go on."""

from __future__ import annotations

import logging

import discord

from byelex.chat.alerts.deliverer import Deliverer
from byelex.chat.client import Client
from byelex.store import alerts

logger = logging.getLogger("byelex.alerts")


def listen(client: Client, deliverer: Deliverer) -> None:
    """Have a client act on servers left, channels deleted and permissions changed."""
    store = client.store

    async def on_guild_remove(guild: discord.Guild) -> None:
        ended = alerts.server_gone(store, guild.id)
        logger.info("Removed from server %d: %d alerts end.", guild.id, ended)

    async def on_guild_channel_delete(channel: discord.abc.GuildChannel) -> None:
        alerts.place_gone(store, channel.id, "the channel was deleted")

    async def on_raw_thread_delete(payload: discord.RawThreadDeleteEvent) -> None:
        alerts.place_gone(store, payload.thread_id, "the thread was deleted")

    async def on_guild_channel_update(before: discord.abc.GuildChannel, after: discord.abc.GuildChannel) -> None:
        await see_again(after.guild.id)

    async def on_guild_role_update(before: discord.Role, after: discord.Role) -> None:
        await see_again(after.guild.id)

    async def on_guild_role_delete(role: discord.Role) -> None:
        alerts.role_gone(store, role.id)
        await see_again(role.guild.id)

    async def on_member_update(before: discord.Member, after: discord.Member) -> None:
        # Without the members intent this comes for the bot itself alone, which is the one that matters.
        if client.user is not None and after.id == client.user.id:
            await see_again(after.guild.id)

    async def on_thread_update(before: discord.Thread, after: discord.Thread) -> None:
        if before.locked and not after.locked and alerts.unblock(store, after.id):
            deliverer.wake(after.id)

    async def see_again(server_id: int) -> None:
        if alerts.subscriptions(store, server_id=server_id):
            deliverer.wake(*await deliverer.access.recheck(server_id))

    for handler in (
        on_guild_remove,
        on_guild_channel_delete,
        on_raw_thread_delete,
        on_guild_channel_update,
        on_guild_role_update,
        on_guild_role_delete,
        on_member_update,
        on_thread_update,
    ):
        client.event(handler)


async def catch_up(client: Client, deliverer: Deliverer) -> None:
    """Learn what changed while the bot was away: servers it was removed from, permissions lost or given back."""
    alerts.tidy(client.store)
    servers = {each.place.server_id for each in alerts.subscriptions(client.store)} - {None}
    for server_id in servers:
        assert server_id is not None
        if client.get_guild(server_id) is None:
            alerts.server_gone(client.store, server_id)
        else:
            deliverer.wake(*await deliverer.access.recheck(server_id))
