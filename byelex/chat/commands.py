"""The slash commands, made from the registry: a question registered anywhere is a command with no further code."""

from __future__ import annotations

import inspect
import logging
from collections.abc import Callable, Coroutine
from typing import Any

import discord
from discord import app_commands

from byelex.ask import QUESTIONS
from byelex.chat import errors, replies
from byelex.chat.buttons import Asked
from byelex.chat.client import Client
from byelex.faces.embed import CHOICE_LIMIT, CHOICE_TEXT_LIMIT, COMMAND_TEXT_LIMIT, choice
from byelex.faces.markup import cut, length
from byelex.questions.registry import Kind, Question

logger = logging.getLogger("byelex.chat")

PRIVATE_HELP = "Only you see the reply"
Suggest = Callable[["discord.Interaction[Client]", str], Coroutine[Any, Any, list[app_commands.Choice[str]]]]


def add_questions(tree: app_commands.CommandTree[Client]) -> None:
    """Add a command for each question of the registry."""
    for question in QUESTIONS.values():
        tree.add_command(command(question))


def command(question: Question) -> app_commands.Command[Any, Any, None]:
    """Make a question's command: an option with suggestions a parameter, and `private` last."""

    async def answer(interaction: discord.Interaction[Client], private: bool = False, **texts: str | None) -> None:
        async with errors.told(interaction):
            arguments = tuple((name, text) for name, text in texts.items() if text)
            await replies.reply(interaction, Asked(question.name, arguments), private=private)

    keyword = inspect.Parameter.KEYWORD_ONLY
    interaction = inspect.Parameter("interaction", inspect.Parameter.POSITIONAL_OR_KEYWORD)
    options = [
        inspect.Parameter(p.name, keyword, annotation=str)
        if p.required
        else inspect.Parameter(p.name, keyword, annotation=str | None, default=None)
        for p in question.parameters
    ]
    private = inspect.Parameter("private", keyword, annotation=bool, default=False)
    # discord.py reads a command's options off its callback's signature.
    answer.__signature__ = inspect.Signature([interaction, *options, private])  # type: ignore[attr-defined]
    described = {p.name: cut(p.help or p.kind.name, COMMAND_TEXT_LIMIT) for p in question.parameters}
    app_commands.describe(**described, private=PRIVATE_HELP)(answer)
    # A trailing underscore only keeps clear of Python's own words.
    app_commands.rename(**{p.name: p.name.rstrip("_") for p in question.parameters if p.name.endswith("_")})(answer)
    app_commands.autocomplete(**{p.name: suggester(p.kind) for p in question.parameters})(answer)
    callback: Any = answer  # its true signature is known only now
    return app_commands.Command(
        name=question.name, description=cut(question.summary, COMMAND_TEXT_LIMIT) or question.name, callback=callback
    )


def suggester(kind: Kind) -> Suggest:
    """Make an option's autocomplete from its kind. Whatever goes wrong, typing goes on: no suggestions then."""

    async def suggest(interaction: discord.Interaction[Client], text: str) -> list[app_commands.Choice[str]]:
        try:
            found = kind.suggest(interaction.client.store, text)
        except Exception:
            logger.exception("Suggestions for %s failed", kind.name)
            return []
        # A value cut short would resolve to something else: one that does not fit is left out.
        fitting = (c for c in found if 0 < length(c.value) <= CHOICE_TEXT_LIMIT)
        return [app_commands.Choice(name=choice(c.label), value=c.value) for c in fitting][:CHOICE_LIMIT]

    return suggest
