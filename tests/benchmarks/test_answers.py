"""How long an answer takes inside the bot, as ratios to a command of constants in the same run.

Run with `uv run pytest tests/benchmarks -n 0 -s --benchmark-enable`; nothing here is part of the suite's verdict.
"""

from __future__ import annotations

import itertools
import random
from typing import Any

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from byelex.store import Store
from tests.benchmarks.conftest import bot
from tests.benchmarks.wire import Payload, in_loop, interaction, percentile, seconds

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
    """Put payloads through a bot; give the median and the 99th percentile in milliseconds.

    `warm`: the same questions were asked before since the results last changed; if not, nothing is remembered.
    """
    if not warm:
        store.forget()

    async def run() -> list[float]:
        client = bot(store)
        async with client:
            if warm:
                await seconds(client, payloads)
            return await seconds(client, payloads)

    took: list[float] = []
    benchmark.pedantic(lambda: took.extend(in_loop(run)), rounds=1, iterations=1)  # type: ignore[no-untyped-call]
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


@pytest.fixture(scope="module")
def floors(today: Store) -> dict[str, tuple[float, float]]:
    """The constants' times: an embed, and 25 choices."""

    async def run(payloads: list[Payload]) -> list[float]:
        client = bot(today)
        async with client:
            await seconds(client, payloads[:20])
            return await seconds(client, payloads)

    found = {}
    for name, payloads in (("reply", commands(today, "constant")), ("choices", typing("constant", "a name"))):
        took = in_loop(lambda payloads=payloads: run(payloads))  # type: ignore[misc]
        found[name] = (percentile(took, 0.5) * 1000, percentile(took, 0.99) * 1000)
    print(f"\nfloors (median, p99 ms): {found}")
    return found


@pytest.mark.parametrize("size", ["today", "hundredfold"])
@pytest.mark.parametrize("name", ["result", "swing"])
@pytest.mark.parametrize("warm", [False, True], ids=["first", "again"])
def test_reply(
    benchmark: BenchmarkFixture,
    request: pytest.FixtureRequest,
    today: Store,
    floors: dict[str, tuple[float, float]],
    name: str,
    size: str,
    warm: bool,
) -> None:
    store: Store = request.getfixturevalue(size)
    # The same questions at either size. Asked for the first time, no two are of one contest.
    asked = [interaction(name, {"seat": seat}) for seat in seats(today, ROUNDS)] if warm else each_once(today, name)
    times = "again" if warm else "first time"
    report(benchmark, f"/{name} {size} {times}", measure(benchmark, store, asked, warm), floors["reply"])


@pytest.mark.parametrize("size", ["today", "hundredfold"])
@pytest.mark.parametrize("texts", TYPED)
def test_autocomplete(
    benchmark: BenchmarkFixture,
    request: pytest.FixtureRequest,
    floors: dict[str, tuple[float, float]],
    size: str,
    texts: str,
) -> None:
    store: Store = request.getfixturevalue(size)
    took = measure(benchmark, store, typing("result", texts), warm=True)
    report(benchmark, f"typing {texts}, {size}", took, floors["choices"])
