"""The last button under an alert: its custom_id says whose alert it is, by which a sent one is found again.

`alert|about|STORE|DELIVERY` explains the alert; `alert|stop|STORE|DELIVERY`, under direct messages, ends them.
"""

from __future__ import annotations

import re
from typing import Any

import discord

from byelex.chat import errors
from byelex.chat.client import Client
from byelex.faces import embed
from byelex.store import alerts

LABELS = {"about": "About this alert", "stop": "Stop these messages"}


def mark(store_id: str, delivery_id: int, *, person: bool) -> tuple[str, str]:
    """Give an alert's last button, as label and custom_id. `delivery_id` 0 is for what is no delivery."""
    what = "stop" if person else "about"
    return LABELS[what], f"alert|{what}|{store_id}|{delivery_id}"


class Mark(discord.ui.DynamicItem[discord.ui.Button[discord.ui.View]], template=r"alert\|(about|stop)\|[0-9a-f]+\|\d+"):
    """The button under an alert, made again from its custom_id at each press."""

    def __init__(self, what: str, custom_id: str) -> None:
        super().__init__(discord.ui.Button(label=LABELS[what], custom_id=custom_id))
        self.what = what

    @classmethod
    async def from_custom_id(
        cls, interaction: discord.Interaction, item: discord.ui.Item[discord.ui.View], match: re.Match[str]
    ) -> Mark:
        return cls(match[1], match.string)

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        async with errors.told(interaction):
            text = _stop(interaction) if self.what == "stop" else ABOUT
            await interaction.response.send_message(embed=embed.short(text), ephemeral=True)


ABOUT = (
    "Someone who manages this server asked for results here. Members with Manage Server change that with /alerts list, "
    "/alerts pause and /alerts remove. For results by direct message, to you alone, use /alerts me."
)


def _stop(interaction: discord.Interaction[Client]) -> str:
    store, user_id = interaction.client.store, interaction.user.id
    mine = alerts.subscriptions(store, person_id=user_id)
    if not mine:
        return "Your direct messages had been stopped already. /alerts me starts them again."
    alerts.remove(store, [each.id for each in mine])
    return (
        "Stopped: no more results will be sent to you. Those already here are still corrected if a figure changes; "
        "/forget ends that too and deletes what is stored about you. /alerts me starts them again."
    )
