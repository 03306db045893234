"""Times an interaction inside discord.py: from its payload coming in to the reply's request going out.

Nothing waits for a network and nothing simulates Discord, so what is measured is discord.py's work and ours.
"""

from __future__ import annotations

import asyncio
import itertools
import time
from collections.abc import Awaitable, Callable
from typing import Any

import discord
from discord.webhook import async_ as webhooks

Payload = dict[str, Any]
IDS = itertools.count(1_000_000_000_000_000_000)


class Adapter:
    """Stands where discord.py's requests for interactions leave; keeps when the last one left and what it said."""

    def __init__(self) -> None:
        self.left = 0.0
        self.params: Any = None
        self.gone = asyncio.Event()

    async def create_interaction_response(self, *_: Any, params: Any, **__: Any) -> dict[str, Any]:
        self.left = time.perf_counter()
        self.params = params
        self.gone.set()
        return {"interaction": {"id": "1", "type": 2}, "resource": {"type": 4}}


def interaction(command: str, options: dict[str, Any], *, typing: bool = False) -> Payload:
    """Make the payload of a slash command, or of typing in the last of its options."""
    user = {"id": "42", "username": "ann", "discriminator": "0", "avatar": None, "global_name": "Ann"}
    filled: list[dict[str, Any]] = [
        {"name": name, "type": 5 if isinstance(value, bool) else 3, "value": value} for name, value in options.items()
    ]
    if typing:
        filled[-1]["focused"] = True
    return {
        "id": str(next(IDS)),
        "application_id": "7",
        "type": 4 if typing else 2,
        "token": "t",
        "version": 1,
        "channel_id": "9",
        "channel": {"id": "9", "type": 1, "recipients": [user]},
        "user": user,
        "locale": "en-GB",
        "entitlements": [],
        "authorizing_integration_owners": {"1": "42"},
        "context": 1,
        "attachment_size_limit": 1,
        "data": {"id": "5", "name": command, "type": 1, "options": filled},
    }


async def seconds(client: discord.Client, payloads: list[Payload]) -> list[float]:
    """Put payloads through a client one by one; the seconds each took until its reply left."""
    adapter = Adapter()
    webhooks.async_context.set(adapter)  # type: ignore[arg-type]
    took = []
    for payload in payloads:
        adapter.gone.clear()
        began = time.perf_counter()
        client._connection.parse_interaction_create(payload)  # type: ignore[arg-type]
        await asyncio.wait_for(adapter.gone.wait(), 5)
        took.append(adapter.left - began)
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
