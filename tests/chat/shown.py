"""Who asks in the tests of Discord's side, and how what they are shown is read."""

from __future__ import annotations

from typing import Any

import simcord


def someone(env: simcord.Env) -> tuple[Any, Any]:
    """A member of a server, and a channel of it."""
    guild = env.create_guild()
    return guild.add_member(env.create_user("ann")), guild.create_text_channel("by-elections")


def words(reply: Any) -> str:
    return "\n".join(f"{embed.title or ''}\n{embed.description or ''}" for embed in reply.embeds)


def labels(reply: Any) -> list[str]:
    rows = [row if isinstance(row, dict) else row.to_dict() for row in reply.components]
    return [button["label"] for row in rows for button in row["components"]]


def defaults(shown: Any) -> dict[str, str]:
    """What a form's fields hold when it opens."""
    fields = [row.get("component") or row["components"][0] for row in shown.modal["components"]]
    return {field["custom_id"]: field.get("value", "") for field in fields}


def named(env: simcord.Env) -> str:
    """Byelex, as it is mentioned."""
    assert env.bot.user is not None
    return f"<@{env.bot.user.id}>"


def text(message: Any) -> str:
    """What a message of one embed says."""
    return f"{message.embeds[0].title} {message.embeds[0].description}"


def sent(env: simcord.Env) -> list[str]:
    """Give every message the bot has sent or edited by itself, as method and path."""
    return [f"{r.method} {r.path}" for r in env.http_requests if "/messages" in r.path]
