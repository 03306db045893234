"""/alerts and /forget. Everything they answer is seen by who asked alone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

import discord
from discord import app_commands

from byelex.chat import errors
from byelex.chat.alerts import choosing, content, marks, rest, words
from byelex.chat.alerts.deliverer import Deliverer
from byelex.chat.client import Client
from byelex.chat.commands import suggester
from byelex.errors import ByelexError
from byelex.faces import embed, markup
from byelex.questions.constituencies import PRESENT_SEAT
from byelex.questions.kinds import PARTY
from byelex.recording import drafts
from byelex.store import alerts, deliveries
from byelex.store.alerts import Place, Subscription
from byelex.store.revisions import forget_recorder
from byelex.wording import how_many, listed

Function = TypeVar("Function", bound=Callable[..., Any])

HISTORY_LINES = 15
HOW_TO_OPEN = (
    "Discord would not let Byelex send you a direct message, so nothing was added. To let it: in a server you share "
    "with Byelex, open the server's menu, Privacy Settings, and allow direct messages; or open Byelex's profile and "
    "send it any message. Then use /alerts me again."
)

OPTIONS = {
    "party": "Only results of one party; before the vote: where it holds the seat or may win it",
    "party_as": "Whether that party must have won the seat, lost it, or either",
    "seat": "Only one seat",
    "area": "Only a nation or an English region",
    "gains_only": "Only where the seat changes party; nobody knows before the vote, so it holds no call back",
    "also": "What else to tell of, besides results",
}
PARTY_AS = [app_commands.Choice(name=name, value=name) for name in ("winner", "loser", "either")]
ALSO = [
    app_commands.Choice(name="when a by-election is called", value="called"),
    app_commands.Choice(name="when its polls close", value="closed"),
    app_commands.Choice(name="both: when it is called, and when its polls close", value="both"),
]
WHICH = "Which alert"

Channel = app_commands.Transform[Any, choosing.Where]


def _filtered(function: Function) -> Function:
    """Add the options that say which results are wanted, and what else."""
    app_commands.describe(**OPTIONS)(function)
    app_commands.choices(party_as=PARTY_AS, also=ALSO)(function)
    app_commands.autocomplete(party=suggester(PARTY), seat=suggester(PRESENT_SEAT), area=choosing.suggest_areas)(
        function
    )
    return function


def _of_one(function: Function) -> Function:
    """Add the option that says which alert is meant."""
    app_commands.describe(alert=WHICH)(function)
    app_commands.autocomplete(alert=choosing.suggest_alerts)(function)
    return function


class AlertsGroup(app_commands.Group, name="alerts", description="Be told of results the moment they are added"):
    """`/alerts`. Open to all as a command, since `me` is for anyone: what is a server's own is checked here."""

    def __init__(self, deliverer: Deliverer) -> None:
        super().__init__()
        self._deliverer = deliverer

    @app_commands.command(description="Send results to a channel (for members with Manage Server)")
    @app_commands.describe(
        channel="Where; this channel unless given",
        role="A role to mention, once, with the first news it is for; a later correction mentions nobody",
        cross_post="Publish to the channels that follow this announcement channel",
    )
    @_filtered
    async def add(
        self,
        interaction: discord.Interaction[Any],
        channel: Channel | None = None,
        party: str | None = None,
        party_as: str | None = None,
        seat: str | None = None,
        area: str | None = None,
        gains_only: bool = False,
        also: str | None = None,
        role: discord.Role | None = None,
        cross_post: bool = False,
    ) -> None:
        async with errors.told(interaction):
            client: Client = interaction.client
            guild = choosing.require_manager(interaction)
            wanted = choosing.filters(client.store, party, party_as, seat, area, gains_only)
            there: Any = channel if channel is not None else interaction.channel
            place = choosing.place_of(there, guild)
            if cross_post and there.type is not discord.ChannelType.news:
                raise ByelexError("Only messages in an announcement channel can be cross-posted. Nothing was added.")
            mine = await choosing.require_permissions(client, place)
            if role is not None:
                choosing.require_mentionable(role, mine)
            choosing.require_room(alerts.subscriptions(client.store, server_id=guild.id), choosing.MOST_IN_SERVER)
            added = alerts.subscribe(
                client.store,
                place,
                wanted,
                interaction.user.id,
                role_id=role.id if role is not None else None,
                cross_post=cross_post,
                forum_tag_id=choosing.forum_tag(guild, place) if place.kind == "forum" else None,
                also=choosing.occasions(also),
            )
            note = ""
            if not mine.effective.read_message_history:
                note = (
                    "\n\nRead Message History is missing there. Alerts work without it; but one that may have been "
                    "sent just as a connection broke cannot be looked for, and is then not sent again."
                )
            if not mine.effective.attach_files:
                note += "\n\nAttach Files is missing there, so alerts go without their picture."
            note += choosing.party_remark(client.store, party, wanted)
            line = words.line(added, client.store.parties())
            await _tell(interaction, f"Added: {line}\n\n/alerts test sends a sample there.{note}")

    @app_commands.command(description="List the alerts of this server and your own, and how they stand")
    async def list(self, interaction: discord.Interaction[Any]) -> None:
        async with errors.told(interaction):
            found = choosing.reachable(interaction)
            if not found:
                choosing.chosen(interaction, None)
            parties = interaction.client.store.parties()
            await _tell(interaction, _fitting([words.line(each, parties) for each in found]))

    @app_commands.command(description="Remove an alert")
    @_of_one
    async def remove(self, interaction: discord.Interaction[Any], alert: str | None = None) -> None:
        async with errors.told(interaction):
            chosen = choosing.chosen(interaction, alert)
            alerts.remove(interaction.client.store, [chosen.id])
            await _change(interaction, chosen, "Removed", "What was sent is still corrected if a figure changes.")

    @app_commands.command(description="Stop an alert until it is resumed")
    @_of_one
    async def pause(self, interaction: discord.Interaction[Any], alert: str | None = None) -> None:
        async with errors.told(interaction):
            chosen = choosing.chosen(interaction, alert)
            alerts.pause(interaction.client.store, chosen.id)
            await _change(interaction, chosen, "Paused", "Results that come meanwhile are not sent, nor later.")

    @app_commands.command(description="Let a paused alert go on")
    @_of_one
    async def resume(self, interaction: discord.Interaction[Any], alert: str | None = None) -> None:
        async with errors.told(interaction):
            chosen = choosing.chosen(interaction, alert)
            if chosen.place.kind != "person":
                await choosing.require_permissions(interaction.client, chosen.place)
            alerts.resume(interaction.client.store, chosen.id)
            self._deliverer.wake(chosen.place.id)
            await _change(interaction, chosen, "Resumed", "")

    @app_commands.command(description="Send a sample, marked as one, that pings nobody")
    @_of_one
    async def test(self, interaction: discord.Interaction[Any], alert: str | None = None) -> None:
        async with errors.told(interaction):
            chosen = choosing.chosen(interaction, alert)
            await interaction.response.defer(ephemeral=True, thinking=True)
            await _send_sample(interaction.client, self._deliverer, chosen)
            await _tell(interaction, f"A sample was sent to {words.where(chosen.place)}.")

    @app_commands.command(description="Show what was sent and when, or why not")
    @_of_one
    async def history(self, interaction: discord.Interaction[Any], alert: str | None = None) -> None:
        async with errors.told(interaction):
            store = interaction.client.store
            wanted = [choosing.chosen(interaction, alert)] if alert else choosing.reachable(interaction)
            if not wanted:
                choosing.chosen(interaction, None)
            places = {each.id: each.place for each in wanted}
            lines = []
            for each in deliveries.history(store, places, HISTORY_LINES):
                name = f"**{markup.inline(content.name_of(store, each.by_election_id))}**"
                about, where = words.about(each.occasion), words.where(places[each.subscription_id])
                became = words.became(each, words.what_it_did(*deliveries.states_of(store, each)))
                lines.append(" · ".join(part for part in (name, about, where, became) if part))
            await _tell(interaction, "\n".join(lines) or "Nothing has been sent yet: no news has come since.")

    @app_commands.command(description="Get results by direct message, just you")
    @_filtered
    async def me(
        self,
        interaction: discord.Interaction[Any],
        party: str | None = None,
        party_as: str | None = None,
        seat: str | None = None,
        area: str | None = None,
        gains_only: bool = False,
        also: str | None = None,
    ) -> None:
        async with errors.told(interaction):
            client: Client = interaction.client
            wanted = choosing.filters(client.store, party, party_as, seat, area, gains_only)
            user_id = interaction.user.id
            mine = alerts.subscriptions(client.store, person_id=user_id)
            choosing.require_room(mine, choosing.MOST_OF_PERSON)
            await interaction.response.defer(ephemeral=True, thinking=True)
            more = choosing.occasions(also)
            added = alerts.subscribe(client.store, Place("person", user_id), wanted, user_id, also=more)
            said = words.all_wanted(added, client.store.parties())
            try:
                await _greet(client, user_id, said)
            except rest.Outcome as error:
                alerts.take_back(client.store, added.id)
                closed = isinstance(error, rest.Refused) and error.status == 403
                raise ByelexError(
                    HOW_TO_OPEN if closed else "Discord did not answer just now. Nothing was added; please try again."
                ) from error
            # A message got through, so alerts that were held back for closed messages can too.
            if alerts.unblock(client.store, user_id):
                self._deliverer.wake(user_id)
            remark = choosing.party_remark(client.store, party, wanted)
            stop = "A button under the message just sent stops them."
            await _tell(interaction, f"Done: {markup.inline(said)}, by direct message. {stop}{remark}")


def add(tree: app_commands.CommandTree[Client], deliverer: Deliverer) -> None:
    """Add /alerts, whose changes reach what sends them at once, and /forget."""
    tree.add_command(AlertsGroup(deliverer))
    tree.add_command(
        app_commands.Command(
            name="forget", description="Delete everything Byelex stores about you", callback=_forget_command
        )
    )


async def _forget_command(interaction: discord.Interaction[Any]) -> None:
    async with errors.told(interaction):
        gone = alerts.forget(interaction.client.store, interaction.user.id)
        unfinished = drafts.drop_all(interaction.client.store, interaction.user.id)
        recorded = forget_recorder(interaction.client.store, interaction.user.id)
        asked = interaction.client.forget(interaction.user.id)
        direct = f"{how_many(gone.direct, 'alert')} by direct message, with what was kept of their sending"
        named = f"your id on {how_many(gone.named, 'server alert')}, which go on for their servers"
        texts = how_many(unfinished, "unfinished result")
        signed = f"your name on {how_many(recorded, 'revision')} of results, which stay"
        last = "which answers you saw last, in memory"
        found = ((direct, gone.direct), (named, gone.named), (texts, unfinished), (signed, recorded), (last, asked))
        parts = [part for part, some in found if some]
        if not parts:
            text = "Nothing is stored about you."
        else:
            text = f"Deleted: {listed(parts)}. Nothing is stored about you any more."
        await _tell(interaction, text)


def _fitting(lines: Sequence[str]) -> str:
    """Put lines under each other, whole ones as many as a message has room for, and say how many more there are."""
    text, shown = "\n".join(lines), len(lines)
    while markup.length(text) > embed.DESCRIPTION_LIMIT:
        shown -= 1
        text = "\n".join([*lines[:shown], f"… and {len(lines) - shown} more; /alerts remove finds any as you type."])
    return text


async def _tell(interaction: discord.Interaction[Any], text: str) -> None:
    """Reply with a text whose parts are escaped already."""
    shown = discord.Embed(description=markup.cut(text, embed.DESCRIPTION_LIMIT))
    if interaction.response.is_done():
        await interaction.followup.send(embed=shown, ephemeral=True)
    else:
        await interaction.response.send_message(embed=shown, ephemeral=True)


async def _change(interaction: discord.Interaction[Any], chosen: Subscription, what: str, then: str) -> None:
    where, wanted = words.where(chosen.place), words.all_wanted(chosen, interaction.client.store.parties())
    await _tell(interaction, f"{what}: alert {chosen.id}, in {where}: {markup.inline(wanted)}. {then}".strip())


async def _send_sample(client: Client, deliverer: Deliverer, chosen: Subscription) -> None:
    place = chosen.place
    message = content.sample(client.store, chosen.also)
    roles = () if chosen.role_id is None else (chosen.role_id,)
    mark = marks.mark(client.store.store_id(), 0, person=place.kind == "person")
    picture = await deliverer.easel.drawn(message.picture) if await deliverer.access.may_attach(place) else None
    body = message.payload(mark, roles=roles, picture=picture)
    try:
        if place.kind == "forum":
            await rest.open_post(client, place.id, message.title, body, chosen.forum_tag_id, picture)
        else:
            await rest.send(client, await deliverer.access.channel(place), body, picture)
    except rest.Refused as error:
        if place.kind != "person":
            await choosing.require_permissions(client, place)
        raise ByelexError(f"Discord would not take it: {error.text}.") from error
    except rest.Outcome as error:
        raise ByelexError("Discord did not answer just now. Look whether it arrived, or try again.") from error


async def _greet(client: Client, user_id: int, said: str) -> None:
    channel_id = await rest.direct_channel(client, user_id)
    text = f"Results will be sent to you here: {markup.inline(said)}. The button stops all of them, now or at any time."
    greeting = content.Message(text, "")
    await rest.send(client, channel_id, greeting.payload(marks.mark(client.store.store_id(), 0, person=True)))
