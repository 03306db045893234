"""What the bot itself may do in a channel, and what it lacks there; a command's payload tells what its user may."""

from __future__ import annotations

from dataclasses import dataclass

import discord

from byelex.store.alerts import Place

NAMES = {
    "view_channel": "View Channel",
    "send_messages": "Send Messages",
    "send_messages_in_threads": "Send Messages in Threads",
    "embed_links": "Embed Links",
    "read_message_history": "Read Message History",
}

NEEDED = {
    "channel": ("view_channel", "send_messages", "embed_links"),
    "thread": ("view_channel", "send_messages_in_threads", "embed_links"),
    "forum": ("view_channel", "send_messages", "send_messages_in_threads", "embed_links"),
}
"""What alerts need in each kind of place, as Discord's permission flags."""


@dataclass(frozen=True, slots=True)
class Powers:
    """The bot's own permissions in a place: `effective`, and `granted` as the settings say, each for itself.

    To lack one permission can take others with it (who may not send may not embed): those are no setting to change.
    """

    effective: discord.Permissions
    granted: discord.Permissions


async def own(client: discord.Client, server_id: int, channel_id: int) -> Powers | None:
    """Give the bot's own permissions in a channel; None where they cannot be told.

    They come from what the gateway said of the server; a thread or the bot's own membership is fetched if not there.
    """
    guild = client.get_guild(server_id)
    if guild is None or guild.unavailable or client.user is None:
        return None
    try:
        channel = guild.get_channel_or_thread(channel_id) or await guild.fetch_channel(channel_id)
        member = guild.me or await guild.fetch_member(client.user.id)
        return Powers(channel.permissions_for(member), _granted(channel, member))
    except (discord.HTTPException, discord.ClientException, discord.InvalidData):
        return None


def _granted(channel: discord.abc.GuildChannel | discord.Thread, member: discord.Member) -> discord.Permissions:
    settings = channel.parent if isinstance(channel, discord.Thread) else channel
    everywhere = member.guild_permissions
    if settings is None or everywhere.administrator:
        return everywhere
    value = everywhere.value
    overwrites = {target.id: overwrite.pair() for target, overwrite in settings.overwrites.items()}
    roles = [overwrites[role.id] for role in member.roles if role.id in overwrites and not role.is_default()]
    # Everyone's settings first, then those of all the member's roles together, then the member's own.
    for layer in ([overwrites.get(member.guild.id)], roles, [overwrites.get(member.id)]):
        pairs = [pair for pair in layer if pair is not None]
        for _, deny in pairs:
            value &= ~deny.value
        for allow, _ in pairs:
            value |= allow.value
    return discord.Permissions(value)


def missing(place: Place, powers: Powers) -> tuple[str, ...]:
    """Name the permissions that alerts need in a place and the bot lacks, as Discord's settings name them."""
    if place.kind == "person":
        return ()
    needed = NEEDED[place.kind]
    if all(getattr(powers.effective, name) for name in needed):
        return ()
    lacking = [name for name in needed if not getattr(powers.granted, name)]
    # None of them is denied where the bot is timed out.
    return tuple(NAMES[name] for name in lacking or needed if not getattr(powers.effective, name))


def knows(client: discord.Client, place: Place) -> bool:
    """Tell whether a place's permissions can be told without asking Discord."""
    guild = client.get_guild(place.server_id) if place.server_id is not None else None
    return (
        guild is not None
        and not guild.unavailable
        and guild.me is not None
        and guild.get_channel_or_thread(place.id) is not None
    )
