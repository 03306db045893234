"""What /alerts is given, made into values: which results, which channel, which role, which alert."""

from __future__ import annotations

from typing import Any

import discord
from discord import app_commands

from byelex.chat.alerts import permissions, words
from byelex.chat.client import Client
from byelex.errors import ByelexError, RefusedError
from byelex.faces import markup
from byelex.faces.embed import CHOICE_LIMIT
from byelex.questions.constituencies import PRESENT_SEAT
from byelex.questions.kinds import PARTY
from byelex.store import Store, alerts
from byelex.store.alerts import Filters, PartyAs, Place, Subscription
from byelex.store.occasions import Occasion

MOST_IN_SERVER = 50
MOST_OF_PERSON = 10

KINDS: dict[discord.ChannelType, alerts.PlaceKind] = {
    discord.ChannelType.text: "channel",
    discord.ChannelType.news: "channel",
    discord.ChannelType.forum: "forum",
    discord.ChannelType.public_thread: "thread",
    discord.ChannelType.private_thread: "thread",
    discord.ChannelType.news_thread: "thread",
}


class Where(app_commands.Transformer):
    """A channel as the interaction describes it, which needs no cache; only kinds that alerts can go in."""

    @property
    def type(self) -> discord.AppCommandOptionType:
        return discord.AppCommandOptionType.channel

    @property
    def channel_types(self) -> list[discord.ChannelType]:
        return list(KINDS)

    async def transform(self, interaction: discord.Interaction[Any], value: Any, /) -> Any:
        return value


def filters(
    store: Store, party: str | None, party_as: str | None, seat: str | None, area: str | None, gains_only: bool
) -> Filters:
    """Read which results are wanted. Raises ByelexError for words that name nothing."""
    if party_as is not None and not party:
        raise ByelexError("Say which party, in the option party: it is of that party that the result must be so.")
    where = PRESENT_SEAT.resolve(store, seat) if seat else None
    there = _area(store, area) if area else None
    if where is not None and there is not None and there not in (where.country, where.region):
        place = where.region or where.country
        raise ByelexError(f"{where.name} is in {place}, not in {there}, so nothing would ever be sent. Leave one out.")
    as_: PartyAs = "winner" if party_as == "winner" else "loser" if party_as == "loser" else "either"
    return Filters(
        party_id=PARTY.resolve(store, party).id if party else None,
        party_as=as_,
        seat=where.name if where is not None else None,
        area=there,
        gains_only=gains_only,
    )


def party_remark(store: Store, party: str | None, wanted: Filters) -> str:
    """Say, as a paragraph, which other parties go by the name typed; empty where none may be meant."""
    if party is None or wanted.party_id is None:
        return ""
    remark = PARTY.remark(store, party, store.parties()[wanted.party_id])
    return f"\n\n{markup.inline(remark)}" if remark else ""


def occasions(also: str | None) -> tuple[Occasion, ...]:
    """Read what is to be told besides results."""
    chosen: dict[str | None, tuple[Occasion, ...]] = {
        "called": ("called",),
        "closed": ("closed",),
        "both": ("called", "closed"),
    }
    return chosen.get(also, ())


def areas(store: Store) -> list[str]:
    """List the nations and English regions in the store, nations first."""
    return store.remembered("areas", None, lambda: _areas(store))


def _areas(store: Store) -> list[str]:
    seats = store.constituencies()
    nations = sorted({seat.country for seat in seats})
    return [*nations, *sorted({seat.region for seat in seats if seat.region} - set(nations))]


def _area(store: Store, text: str) -> str:
    wanted = " ".join(text.casefold().replace("&", "and").split())
    known = areas(store)
    for area in known:
        if area.casefold() == wanted:
            return area
    near = [area for area in known if wanted in area.casefold()]
    if len(near) == 1:
        return near[0]
    raise ByelexError(f"There is no nation or region called that. Choose one of: {', '.join(near or known)}.")


def manages(interaction: discord.Interaction[Any]) -> bool:
    """Tell whether who asks may manage the server it is asked in."""
    return interaction.guild_id is not None and interaction.permissions.manage_guild


def require_manager(interaction: discord.Interaction[Any]) -> discord.Guild:
    """Give the server, where who asks may manage it and the bot is in it."""
    if interaction.guild_id is None:
        raise RefusedError("That is for a server's channels. /alerts me sends results to you, here.")
    if not manages(interaction):
        raise RefusedError(
            "Only members with Manage Server can change this server's alerts. /alerts me sends results to you directly."
        )
    guild: discord.Guild | None = interaction.client.get_guild(interaction.guild_id)
    if guild is None or guild.unavailable:
        raise RefusedError("Byelex itself is not in this server, so it cannot post here. Add it to the server first.")
    return guild


def place_of(channel: Any, guild: discord.Guild) -> Place:
    """Say what kind of place a channel is. Raises ByelexError for one that alerts cannot go in."""
    kind = KINDS.get(channel.type) if channel is not None else None
    if kind is None:
        raise ByelexError("Choose a text, announcement or forum channel, or a thread.")
    return Place(kind, channel.id, guild.id, getattr(channel, "parent_id", None) if kind == "thread" else None)


async def require_permissions(client: discord.Client, place: Place) -> permissions.Powers:
    """Give the bot's own permissions in a place. Raises ByelexError, naming exactly what is missing."""
    assert place.server_id is not None
    mine = await permissions.own(client, place.server_id, place.id)
    if mine is None:
        raise ByelexError(f"Byelex cannot see {_shown(client, place)}. Give it View Channel there, then try again.")
    lacking = permissions.missing(place, mine)
    if lacking:
        raise ByelexError(
            f"Byelex cannot post in {_shown(client, place)}: {words.lacking(lacking)}. "
            "Give Byelex that there, then try again."
        )
    return mine


def _shown(client: discord.Client, place: Place) -> str:
    """Name a channel where a mention of it is no link, as in what went wrong."""
    guild = client.get_guild(place.server_id or 0)
    channel = guild.get_channel_or_thread(place.id) if guild is not None else None
    return f"#{channel.name}" if channel is not None else "that channel"


def require_mentionable(role: discord.Role, mine: permissions.Powers) -> None:
    """Raise ByelexError where the bot could not mention a role, saying what would let it."""
    if role.is_default():
        raise ByelexError("Byelex does not mention everyone. Choose a role that people take on.")
    if not role.mentionable and not mine.effective.mention_everyone:
        raise ByelexError(
            f'Byelex cannot mention {role.name}: turn on "Allow anyone to @mention this role" in the role\'s settings, '
            "or give Byelex Mention Everyone in that channel, then try again. Nothing was added."
        )


def forum_tag(guild: discord.Guild, place: Place) -> int | None:
    """Give the tag to put on posts in a forum that requires one; None where none is needed."""
    forum = guild.get_channel(place.id)
    if not isinstance(forum, discord.ForumChannel) or not forum.flags.require_tag:
        return None
    usable = [tag for tag in forum.available_tags if not tag.moderated] or list(forum.available_tags)
    if not usable:
        raise ByelexError(f"#{forum.name} requires a tag on every post and has none. Make one, then try again.")
    return usable[0].id


def reachable(interaction: discord.Interaction[Client]) -> tuple[Subscription, ...]:
    """Give the alerts that who asks may change: the server's where they manage it, then their own."""
    store = interaction.client.store
    servers = alerts.subscriptions(store, server_id=interaction.guild_id) if manages(interaction) else ()
    return (*servers, *alerts.subscriptions(store, person_id=interaction.user.id))


def chosen(interaction: discord.Interaction[Client], text: str | None) -> Subscription:
    """Give the alert meant by its number, or the only one. Raises ByelexError where that is none or several."""
    found = reachable(interaction)
    if not found and interaction.guild_id is not None and not manages(interaction):
        require_manager(interaction)
    if not found:
        raise ByelexError("There are no alerts here. /alerts add makes one for a channel, /alerts me one for you.")
    if text is None:
        if len(found) == 1:
            return found[0]
        raise ByelexError("There are several alerts: say which, in the option alert.")
    number = text.strip().removeprefix("#").partition(" ")[0]
    for each in found:
        if str(each.id) == number:
            return each
    raise ByelexError(f'There is no alert "{text.strip()[:50]}" here. /alerts list shows them with their numbers.')


async def suggest_alerts(interaction: discord.Interaction[Client], text: str) -> list[app_commands.Choice[str]]:
    """Suggest the alerts that who asks may change."""
    client = interaction.client
    guild = client.get_guild(interaction.guild_id) if interaction.guild_id is not None else None
    parties = client.store.parties()
    choices = []
    for each in reachable(interaction):
        channel = guild.get_channel_or_thread(each.place.id) if guild is not None else None
        label = words.choice(each, parties, channel.name if channel is not None else None)
        if text.strip().casefold() in label.casefold():
            choices.append(app_commands.Choice(name=label, value=str(each.id)))
    return choices[:CHOICE_LIMIT]


async def suggest_areas(interaction: discord.Interaction[Client], text: str) -> list[app_commands.Choice[str]]:
    """Suggest nations and regions."""
    found = [area for area in areas(interaction.client.store) if text.strip().casefold() in area.casefold()]
    return [app_commands.Choice(name=area, value=area) for area in found][:CHOICE_LIMIT]


def require_room(subscriptions: tuple[Subscription, ...], most: int) -> None:
    """Raise ByelexError where there are as many alerts as there may be."""
    if len(subscriptions) >= most:
        raise ByelexError(f"There are {most} alerts already, which is the most there can be. Remove one first.")
