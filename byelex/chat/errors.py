"""What a person is told when something goes wrong: one handler for commands, buttons, modals and menus.

A mistake of theirs gets a short private message that helps. A fault of ours is logged under a reference that they see.
"""

from __future__ import annotations

import logging
import secrets
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from typing import cast

import discord
from discord import app_commands

from byelex.errors import ByelexError, ConfigurationError
from byelex.faces import embed
from byelex.questions.registry import Unresolved

logger = logging.getLogger("byelex.chat")

AMBER = "#C27C0E"
RED = "#A62019"
MOST_OFFERED = 10
UNWRITABLE = "Byelex cannot write anything down just now, so nothing was changed. Try again in a minute."

UNKNOWN_INTERACTION = 10062
ALREADY_ANSWERED = 40060


@asynccontextmanager
async def told(interaction: discord.Interaction) -> AsyncIterator[None]:
    """Run what answers an interaction; whatever goes wrong in it is told to the person who began it."""
    try:
        yield
    except Exception as error:
        await tell(interaction, error)


async def tell(interaction: discord.Interaction, error: Exception) -> None:
    """Tell a person privately what went wrong. Never raises."""
    cause = _cause(error)
    if _expired(cause):
        # Discord took the interaction away before the reply reached it (a slow network): nobody is there to be told.
        logger.info("An interaction had expired before it was answered (%s).", _what(interaction))
        return
    if interaction.client.is_closed():
        # The connection was closed under the reply, as when the bot is stopped while a picture is on its way.
        logger.info("The bot was stopped before %s was answered in full.", _what(interaction))
        return
    if isinstance(cause, app_commands.CommandNotFound | app_commands.CommandSignatureMismatch):
        message, hue = "This command has just changed. Wait a minute, type it again and choose it from the list.", AMBER
    elif isinstance(cause, app_commands.CheckFailure):
        message, hue = "You may not use this command here.", AMBER
    else:
        message, hue = explained(cause, _what(interaction))
    await _send(interaction, embed.short(message, hue))


def explained(error: BaseException, what: str) -> tuple[str, str]:
    """Say what went wrong, and its colour; a fault of ours is logged. `what` names what was used, never the words."""
    if isinstance(error, ConfigurationError):
        # What is wrong with the store's file is for whoever runs the bot, who alone can put it right.
        logger.error("%s failed: %s", what, error)
        return UNWRITABLE, AMBER
    if isinstance(error, ByelexError):
        return _with_choices(error) if isinstance(error, Unresolved) else str(error), AMBER
    reference = secrets.token_hex(4)
    logger.error("Fault %s in %s", reference, what, exc_info=error)
    return f"Something went wrong here; it was not your doing. It is logged as {reference}.", RED


def _with_choices(error: Unresolved) -> str:
    """Say how to type each of the choices of words that fit several things, where no button offers them."""
    offered = [f"{one.value} ({one.label})" if one.value != one.label else one.value for one in error.choices]
    if not offered:
        return str(error)
    return "\n".join((f"{error} Choose from the list as you type, or type one of these:", *offered[:MOST_OFFERED]))


def _cause(error: BaseException) -> BaseException:
    """Take off discord.py's wrappings: a command's fault is in `original`, a transformer's in `__cause__`."""
    if isinstance(error, app_commands.CommandInvokeError):
        return _cause(error.original)
    if isinstance(error, app_commands.TransformerError) and error.__cause__ is not None:
        return _cause(error.__cause__)
    return error


def _expired(error: BaseException) -> bool:
    return isinstance(error, discord.HTTPException) and error.code in (UNKNOWN_INTERACTION, ALREADY_ANSWERED)


def _what(interaction: discord.Interaction) -> str:
    """Name what was used, never what was typed."""
    if interaction.command is not None:
        return f"/{interaction.command.qualified_name}"
    data = cast(Mapping[str, object], interaction.data or {})
    # Past a button's act and question, its custom_id holds what was asked.
    custom_id = "|".join(str(data.get("custom_id", "")).split("|")[:2])
    return f"button {custom_id}" if custom_id else str(interaction.type)


async def _send(interaction: discord.Interaction, drawn: discord.Embed) -> None:
    try:
        if interaction.response.is_done():
            await interaction.followup.send(
                embed=drawn, ephemeral=True, allowed_mentions=discord.AllowedMentions.none()
            )
        else:
            await interaction.response.send_message(
                embed=drawn, ephemeral=True, allowed_mentions=discord.AllowedMentions.none()
            )
    except discord.HTTPException as error:
        logger.warning("A private note about %s could not be sent: %s", _what(interaction), error)
