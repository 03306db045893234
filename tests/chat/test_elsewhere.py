"""Where simcord has no people: group messages, and servers that Byelex was not added to (installed to an account).

The payloads are written as Discord documents them; it has never been seen on Discord itself.
"""

from __future__ import annotations

from typing import Any

import simcord

from byelex.chat.bot import Byelex
from tests.chat.shown import someone


def asking(env: simcord.Env, ann: Any, at: Any, **elsewhere: Any) -> dict[str, Any]:
    """Give what Discord sends for `/result seat: hartlepool` by Ann, at a place with other keys."""
    record = env.backend.new_interaction(2, at.id, ann.id, None)
    command = env.backend.commands[None]["result", 1]
    payload = {
        "id": str(record.id),
        "application_id": str(env.backend.application_id),
        "type": 2,
        "token": record.token,
        "version": 1,
        "data": {
            "id": command["id"],
            "name": "result",
            "type": 1,
            "options": [{"name": "seat", "type": 3, "value": "hartlepool"}],
        },
        "channel_id": str(at.id),
        "locale": "en-GB",
        "entitlements": [],
        "authorizing_integration_owners": {"1": str(ann.id)},
        "attachment_size_limit": 10485760,
        "app_permissions": "0",
    }
    return {**payload, **elsewhere}


async def answered(env: simcord.Env, payload: dict[str, Any], channel: Any) -> str:
    env.backend.emit("INTERACTION_CREATE", payload)
    await env.settle()
    return channel.last_message.embeds[0].description or ""


async def test_in_a_group_message(simcord_env: simcord.Env) -> None:
    ann, channel = someone(simcord_env)
    user = {"id": str(ann.id), "username": "ann", "discriminator": "0", "avatar": None, "global_name": None}
    group = {"id": str(channel.id), "type": 3, "name": None, "recipients": [user], "icon": None}
    payload = asking(simcord_env, ann, channel, context=2, channel=group, user=user)
    assert "6,940" in await answered(simcord_env, payload, channel)


async def test_in_a_server_that_byelex_is_not_in(simcord_env: simcord.Env, simcord_bot: Byelex) -> None:
    ann, channel = someone(simcord_env)
    user = {"id": str(ann.id), "username": "ann", "discriminator": "0", "avatar": None, "global_name": None}
    elsewhere = "100000000000000001"
    member = {
        "user": user,
        "roles": [],
        "joined_at": "2024-01-01T00:00:00+00:00",
        "deaf": False,
        "mute": False,
        "flags": 0,
        "permissions": "0",
    }
    payload = asking(
        simcord_env,
        ann,
        channel,
        context=0,
        guild_id=elsewhere,
        guild={"id": elsewhere, "locale": "en-GB", "features": []},
        guild_locale="en-GB",
        channel={
            "id": str(channel.id),
            "type": 0,
            "name": "general",
            "guild_id": elsewhere,
            "position": 0,
            "nsfw": False,
            "parent_id": None,
            "permissions": "0",
        },
        member=member,
    )
    assert "6,940" in await answered(simcord_env, payload, channel)
    assert simcord_bot.get_guild(int(elsewhere)) is None
