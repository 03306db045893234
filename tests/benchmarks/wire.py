"""Times an interaction inside the bot: from its payload's text entering the gateway to the reply's request leaving.

The text is decoded, parsed and answered, and the reply encoded and written to a socket, by the HTTP client that
discord.py uses on Discord. At the socket's other end stands a server in the same process that says yes to everything
after the clock has stopped. Nothing waits for a network and nothing simulates Discord.
"""

from __future__ import annotations

import asyncio
import itertools
import json
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any

import aiohttp
import discord
from discord.gateway import DiscordWebSocket

Payload = dict[str, Any]
IDS = itertools.count(1_000_000_000_000_000_000)

TAKEN = b'{"interaction": {"id": "1", "type": 2}, "resource": {"type": 4}}'
"""What Discord answers to a reply, as far as discord.py reads it."""
HEAD = f"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {len(TAKEN)}\r\n\r\n".encode()


async def say_yes(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Answer every request of one connection."""
    try:
        while True:
            head = (await reader.readuntil(b"\r\n\r\n")).decode().lower()
            await reader.readexactly(int(head.partition("content-length:")[2].partition("\r\n")[0]))
            writer.write(HEAD + TAKEN)
    except (asyncio.IncompleteReadError, ConnectionError):
        writer.close()


class Leaving:
    """When the last request left, whole, and whether its answer is in."""

    def __init__(self) -> None:
        self.at = 0.0
        self.answered = asyncio.Event()
        self.trace = aiohttp.TraceConfig()
        self.trace.on_request_chunk_sent.append(self._left)
        self.trace.on_request_end.append(self._done)

    async def _left(self, *_: object) -> None:
        self.at = time.perf_counter()

    async def _done(self, *_: object) -> None:
        self.answered.set()


@asynccontextmanager
async def leaving(client: discord.Client) -> AsyncIterator[Leaving]:
    """Send what a client sends to a server of our own."""
    server = await asyncio.start_server(say_yes, "127.0.0.1", 0)
    requests, base = Leaving(), discord.http.Route.BASE
    discord.http.Route.BASE = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/api/v10"
    try:
        async with server, aiohttp.ClientSession(trace_configs=[requests.trace]) as session:
            client.http._HTTPClient__session = session  # type: ignore[attr-defined]
            async with session.post(discord.http.Route.BASE, json={}):
                # The connection stands before anything is timed, as it does in a bot that has run for a second.
                pass
            yield requests
    finally:
        discord.http.Route.BASE = base


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
    itself = {"id": "7", "username": "byelex", "discriminator": "0", "avatar": None}
    client._connection.user = discord.ClientUser(state=client._connection, data=itself)  # type: ignore[arg-type]
    socket = DiscordWebSocket(None, loop=asyncio.get_running_loop())  # type: ignore[arg-type]
    socket._discord_parsers, socket.shard_id = client._connection.parsers, None
    took = []
    async with leaving(client) as requests:
        for payload in payloads:
            text = json.dumps({"op": 0, "s": 1, "t": "INTERACTION_CREATE", "d": payload})
            requests.answered.clear()
            began = time.perf_counter()
            await socket.received_message(text)
            await asyncio.wait_for(requests.answered.wait(), 60)
            took.append(requests.at - began)
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
