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
    return [button["label"] for row in reply.components for button in row["components"]]


def defaults(shown: Any) -> dict[str, str]:
    """What a form's fields hold when it opens."""
    fields = [row.get("component") or row["components"][0] for row in shown.modal["components"]]
    return {field["custom_id"]: field.get("value", "") for field in fields}
