"""A bot over a store, what is asked of it, and how the times are taken and told."""

from __future__ import annotations

import itertools
import random
from pathlib import Path
from typing import Any

import discord
from discord import app_commands
from pytest_benchmark.fixture import BenchmarkFixture

from byelex.chat.bot import Byelex
from byelex.config import Config
from byelex.store import Store
from tests.benchmarks.wire import Payload, in_loop, interaction, percentile, seconds

DATA = Path(__file__).parent.parent.parent / "data"
ROUNDS = 400
TYPED = {
    # Offered 25 by-elections at either size: what the sizes are compared by.
    "a whole list": ("h", "s", "north", "b", "west", "east", "", "m", "c"),
    "a name": ("hart", "wakef", "batley", "gorton n d", "chesham", "clacton", "wellingb", "2023"),
}


def seats(store: Store, number: int) -> list[str]:
    """Choose contests at random, the same in every run."""
    listings = store.listings()
    return random.Random(1).choices([listing.id for listing in listings], k=number)


def commands(store: Store, name: str) -> list[Payload]:
    return [interaction(name, {"seat": seat}) for seat in seats(store, ROUNDS)]


def each_once(store: Store, name: str) -> list[Payload]:
    return [interaction(name, {"seat": listing.id}) for listing in store.listings()]


def typing(name: str, texts: str) -> list[Payload]:
    typed = itertools.islice(itertools.cycle(TYPED[texts]), ROUNDS)
    return [interaction(name, {"seat": text}, typing=True) for text in typed]


def measure(benchmark: BenchmarkFixture, store: Store, payloads: list[Payload], warm: bool) -> tuple[float, float]:
    """Put payloads through a bot as a benchmark; give what `asking` gives."""
    took: list[float] = []
    benchmark.pedantic(lambda: took.extend(asking(store, payloads, warm)), rounds=1, iterations=1)  # type: ignore[no-untyped-call]
    return took[0], took[1]


def asking(store: Store, payloads: list[Payload], warm: bool) -> tuple[float, float]:
    """Put payloads through a bot; give the median and the 99th percentile in milliseconds.

    `warm`: the same questions were asked before since the results last changed; if not, only what outlives such a
    change is remembered.
    """
    if not warm:
        store.forget()

    async def run() -> list[float]:
        client = bot(store)
        async with client:
            if warm:
                await seconds(client, payloads)
            return await seconds(client, payloads)

    took = in_loop(run)
    return percentile(took, 0.5) * 1000, percentile(took, 0.99) * 1000


def report(benchmark: BenchmarkFixture, what: str, took: tuple[float, float], floor: tuple[float, float]) -> None:
    ratios = [mine / least for mine, least in zip(took, floor, strict=True)]
    figures: dict[str, Any] = {
        "median_ms": took[0],
        "p99_ms": took[1],
        "median_ratio": ratios[0],
        "p99_ratio": ratios[1],
    }
    benchmark.extra_info.update(figures)
    print(f"\n{what}: " + ", ".join(f"{name} {value:.2f}" for name, value in figures.items()))


def bot(store: Store, pictures: Path | None = None) -> Byelex:
    """Make the real client over a store, with two commands of constants beside it as the floor."""
    client = Byelex(store, Config(database=Path(":memory:"), data=DATA, pictures=pictures))

    @client.tree.command(name="constant", description="A constant embed")
    async def constant(interaction: discord.Interaction[Byelex], seat: str) -> None:
        await interaction.response.send_message(embed=discord.Embed(title="Constant", description="Nothing else."))

    @constant.autocomplete("seat")
    async def constants(interaction: discord.Interaction[Byelex], text: str) -> list[app_commands.Choice[str]]:
        return [app_commands.Choice(name=f"Constant {number}", value=str(number)) for number in range(25)]

    return client
