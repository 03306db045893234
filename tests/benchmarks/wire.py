"""Times an interaction inside discord.py: from its payload's text entering the gateway to the reply's request leaving.

The text is decoded, parsed, answered, and the reply encoded into an HTTP request, as on Discord; the request goes no
further. Nothing waits for a network and nothing simulates Discord, so what is measured is discord.py's work and ours.
"""

from __future__ import annotations

import asyncio
import itertools
import json
import time
from collections.abc import Awaitable, Callable
from typing import Any

import discord
from discord.gateway import DiscordWebSocket

Payload = dict[str, Any]
IDS = itertools.count(1_000_000_000_000_000_000)


class Response:
    """What discord.py reads of Discord's answer to a reply."""

    status = 200
    reason = "OK"
    headers = {"content-type": "application/json"}  # noqa: RUF012

    async def text(self, encoding: str = "utf-8") -> str:
        return '{"interaction": {"id": "1", "type": 2}, "resource": {"type": 4}}'

    async def __aenter__(self) -> Response:
        return self

    async def __aexit__(self, *_: object) -> None:
        return None


class Session:
    """Stands where discord.py's requests leave; keeps when the last one left and what it said."""

    def __init__(self) -> None:
        self.left = 0.0
        self.sent: Any = None
        self.gone = asyncio.Event()

    def request(self, method: str, url: str, **sent: Any) -> Response:
        self.left = time.perf_counter()
        self.sent = sent
        self.gone.set()
        return Response()

    async def close(self) -> None:
        pass


def interaction(command: str, options: dict[str, Any], *, typing: bool = False) -> Payload:
    """Make the payload of a slash command in a server, or of typing in the last of its options."""
    user = {
        "id": "42",
        "username": "ann",
        "discriminator": "0",
        "avatar": None,
        "global_name": "Ann",
        "public_flags": 0,
    }
    filled: list[dict[str, Any]] = [
        {"name": name, "type": 5 if isinstance(value, bool) else 3, "value": value} for name, value in options.items()
    ]
    if typing:
        filled[-1]["focused"] = True
    return {
        "id": str(next(IDS)),
        "application_id": "7",
        "type": 4 if typing else 2,
        "token": "t" * 200,
        "version": 1,
        "guild_id": "8",
        "guild": {"id": "8", "locale": "en-GB", "features": []},
        "guild_locale": "en-GB",
        "channel_id": "9",
        "channel": {"id": "9", "type": 0, "name": "politics", "guild_id": "8", "position": 1, "permissions": "1024"},
        "member": {
            "user": user,
            "roles": ["10", "11"],
            "joined_at": "2024-01-01T00:00:00+00:00",
            "permissions": "2248473465835073",
            "premium_since": None,
            "deaf": False,
            "mute": False,
            "nick": None,
            "pending": False,
            "flags": 0,
            "avatar": None,
        },
        "locale": "en-GB",
        "entitlements": [],
        "app_permissions": "2248473465835073",
        "authorizing_integration_owners": {"0": "8"},
        "context": 0,
        "attachment_size_limit": 10485760,
        "data": {"id": "5", "name": command, "type": 1, "options": filled},
    }


async def seconds(client: discord.Client, payloads: list[Payload]) -> list[float]:
    """Put payloads through a client one by one; the seconds each took until its reply left."""
    session = Session()
    client.http._HTTPClient__session = session  # type: ignore[attr-defined]
    itself = {"id": "7", "username": "byelex", "discriminator": "0", "avatar": None}
    client._connection.user = discord.ClientUser(state=client._connection, data=itself)  # type: ignore[arg-type]
    socket = DiscordWebSocket(None, loop=asyncio.get_running_loop())  # type: ignore[arg-type]
    socket._discord_parsers, socket.shard_id = client._connection.parsers, None
    took = []
    for payload in payloads:
        text = json.dumps({"op": 0, "s": 1, "t": "INTERACTION_CREATE", "d": payload})
        session.gone.clear()
        began = time.perf_counter()
        await socket.received_message(text)
        await asyncio.wait_for(session.gone.wait(), 5)
        took.append(session.left - began)
        # The reply's own bookkeeping (storing its view) is finished before the next one is timed.
        await asyncio.sleep(0)
    return took


def percentile(values: list[float], part: float) -> float:
    """Give the value that so much of the values do not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(part * len(ordered)))]


def in_loop(task: Callable[[], Awaitable[list[float]]]) -> list[float]:
    """Run a coroutine function to its end in a new loop."""

    async def run() -> list[float]:
        return await task()

    return asyncio.run(run())
