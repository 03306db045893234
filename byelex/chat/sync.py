"""Tell Discord of the commands only when they have changed: it remembers them, and allows 200 creations a day."""

from __future__ import annotations

import hashlib
import json
import logging
from typing import Any

import discord
from discord import app_commands

from byelex.chat.client import Client
from byelex.store import Store
from byelex.store.settings import set_setting, setting

logger = logging.getLogger("byelex.chat")

SETTING = "commands told to Discord"


def payload(tree: app_commands.CommandTree[Client]) -> list[dict[str, Any]]:
    """Give the commands as Discord is told of them."""
    return [command.to_dict(tree) for command in tree.get_commands()]


def digest(tree: app_commands.CommandTree[Client], application_id: int | None) -> str:
    """Sum up an application's commands in a few characters that differ when anything in them does."""
    text = json.dumps([application_id, payload(tree)], sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


async def sync(tree: app_commands.CommandTree[Client], store: Store, application_id: int | None) -> bool:
    """Tell Discord of the commands if they differ from those it was last told of; say whether it was told.

    A refusal is logged and the bot goes on: the commands Discord knows still work.
    """
    now = digest(tree, application_id)
    if setting(store, SETTING) == now:
        return False
    try:
        told = await tree.sync()
    except discord.HTTPException as error:
        logger.error("Discord did not take the commands: %s", error)
        return False
    set_setting(store, SETTING, now)
    logger.info("Told Discord of %d commands.", len(told))
    return True
