"""/report and "Report to Byelex": a wrong figure, with the answer it was in, to each editor by direct message."""

from __future__ import annotations

import logging
import time
from typing import Any

import discord
from discord import app_commands

from byelex.chat import errors
from byelex.chat.client import Client
from byelex.errors import ByelexError
from byelex.faces import embed, markup
from byelex.questions import registry

logger = logging.getLogger("byelex.chat")

LONGEST = 1000
REPORTS, REPORTS_SECONDS = 3, 600
HELP = "Tell Byelex's editors of a wrong figure"
PROMPT = "What is wrong, and what should it be? A source helps."


def add(tree: app_commands.CommandTree[Client]) -> None:
    """Add /report and the message menu's "Report to Byelex"."""
    tree.add_command(app_commands.Command(name="report", description=HELP, callback=_command))
    tree.add_command(app_commands.ContextMenu(name="Report to Byelex", callback=_menu))


@app_commands.describe(wrong=PROMPT)
async def _command(interaction: discord.Interaction[Any], wrong: app_commands.Range[str, 1, LONGEST]) -> None:
    """Report on the answer the person saw last in the channel."""
    async with errors.told(interaction):
        client: Client = interaction.client
        _require_editors(client)
        asked = client.last_asked(interaction)
        if asked is None:
            await _send(interaction, wrong, None, "Which answer it is about is not known.")
            return
        answer = registry.answer(client.store, asked.question, dict(asked.arguments))
        words = " ".join([f"/{asked.question}", *(text for _, text in asked.arguments)])
        await _send(interaction, wrong, embed.embed(answer), f"About the last answer in that channel, to {words}")


async def _menu(interaction: discord.Interaction[Any], message: discord.Message) -> None:
    async with errors.told(interaction):
        client: Client = interaction.client
        _require_editors(client)
        if client.user is None or message.author.id != client.user.id or not message.embeds:
            raise ByelexError("Choose one of Byelex's own answers to report; for anything else there is /report.")
        await interaction.response.send_modal(Wrong(message))


class Wrong(discord.ui.Modal, title="Report a wrong figure"):
    """Asks what is wrong with one answer."""

    words: discord.ui.TextInput[Wrong] = discord.ui.TextInput(
        label="What is wrong, and what should it be?",
        style=discord.TextStyle.paragraph,
        placeholder="A source helps.",
        max_length=LONGEST,
    )

    def __init__(self, message: discord.Message) -> None:
        super().__init__()
        self.message = message

    async def on_submit(self, interaction: discord.Interaction[Any]) -> None:
        async with errors.told(interaction):
            where = f"About this answer: {self.message.jump_url}"
            await _send(interaction, self.words.value, self.message.embeds[0], where)


def _require_editors(client: Client) -> None:
    if not client.config.editors:
        raise ByelexError("This Byelex has no editors set, so a report would reach nobody. Nothing was sent.")


def _require_patience(client: Client, user_id: int) -> None:
    """Refuse more than three reports by one person in ten minutes: each is a direct message to every editor."""
    now = time.monotonic()
    recent = [at for at in client.reported.get(user_id, ()) if now - at < REPORTS_SECONDS]
    if len(recent) >= REPORTS:
        raise ByelexError("That is three reports in ten minutes. Please put the rest into one, a little later.")
    client.reported = {who: times for who, times in client.reported.items() if now - times[-1] < REPORTS_SECONDS}
    client.reported[user_id] = (*recent, now)


async def _send(interaction: discord.Interaction[Any], wrong: str, about: discord.Embed | None, where: str) -> None:
    """Send a report to each editor, then tell its sender how many it reached."""
    client: Client = interaction.client
    _require_patience(client, interaction.user.id)
    # Several direct messages can take longer than the three seconds there are to answer.
    await interaction.response.defer(ephemeral=True, thinking=True)
    note = discord.Embed(
        title="A figure was reported as wrong",
        description=f"{markup.fit(wrong, 3000, markup.block)}\n\n*{markup.fit(where, 500)}*",
    )
    note.set_footer(text=markup.cut(markup.one_line(f"From {interaction.user} ({interaction.user.id})"), 200))
    reached = 0
    for editor in client.config.editors:
        try:
            channel = await client.create_dm(discord.Object(editor))
            await channel.send(embeds=[note, about] if about is not None else [note])
            reached += 1
        except discord.HTTPException as error:
            logger.warning("A report did not reach editor %d: %s", editor, error)
    if not reached:
        raise ByelexError("No editor could be reached just now. Nothing was sent; please try again later.")
    told = "the editor" if reached == 1 else f"{reached} editors"
    await interaction.followup.send(embed=embed.short(f"Sent to {told}, with your name. Thank you."), ephemeral=True)
