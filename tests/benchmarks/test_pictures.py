"""What pictures cost, as differences and ratios to a floor in the same run: an empty SVG of the same size.

Run with `uv run pytest tests/benchmarks/test_pictures.py --benchmark-enable -s`; nothing here is part of the suite's
verdict. The target is the empty picture and 60 ms.
"""

from __future__ import annotations

import asyncio
import dataclasses
import re
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from byelex.answers import Picture
from byelex.faces.pictures import Studio, png, svg
from byelex.faces.pictures.cache import key_of
from byelex.questions.registry import answer
from byelex.store import Store
from tests.benchmarks.wire import in_loop, percentile
from tests.faces.drawn import BATLEY, CROWDED

ROUNDS = 60


def milliseconds(work: Callable[[], object], rounds: int = ROUNDS) -> list[float]:
    """Time some work, after a warm-up."""
    work()
    took = []
    for _ in range(rounds):
        start = time.perf_counter()
        work()
        took.append(1000 * (time.perf_counter() - start))
    return took


def report(benchmark: BenchmarkFixture, what: str, took: list[float], floor: list[float]) -> None:
    """Print medians and 99th percentiles beside the floor's, and keep them."""
    mine, least = percentile(took, 0.5), percentile(floor, 0.5)
    figures = {
        "median_ms": mine,
        "p99_ms": percentile(took, 0.99),
        "floor_median_ms": least,
        "floor_p99_ms": percentile(floor, 0.99),
        "above_floor_ms": mine - least,
        "median_ratio": mine / least,
    }
    benchmark.extra_info.update(figures)
    print(f"\n{what}: " + ", ".join(f"{name} {value:.2f}" for name, value in figures.items()))


def pictured(store: Store, kind: str) -> Picture:
    if kind == "story":
        return BATLEY
    if kind == "crowded":
        return CROWDED
    picture = answer(store, kind, {"seat": "wakefield"}).picture
    assert picture is not None
    return picture


@pytest.mark.parametrize("kind", ["result", "crowded", "swing", "story"])
def test_drawing(benchmark: BenchmarkFixture, today: Store, kind: str) -> None:
    drawing = svg(pictured(today, kind))
    size = re.match(r'<svg xmlns="[^"]+" (width="[\d.]+" height="[\d.]+")', drawing)
    assert size is not None
    empty = f'<svg xmlns="http://www.w3.org/2000/svg" {size[1]}></svg>'
    took: list[float] = []
    floor: list[float] = []

    def run() -> None:
        # Turn about, so that whatever else the machine does falls on both.
        for _ in range(ROUNDS):
            floor.extend(milliseconds(lambda: png(empty), 1))
            took.extend(milliseconds(lambda: png(drawing), 1))

    benchmark.pedantic(run, rounds=1, iterations=1)  # type: ignore[no-untyped-call]
    report(benchmark, f"draw {kind} ({len(png(drawing)) / 1000:.0f} kB)", took, floor)


@pytest.mark.parametrize("kind", ["result", "swing", "story"])
def test_making_the_svg(benchmark: BenchmarkFixture, today: Store, kind: str) -> None:
    picture = pictured(today, kind)
    benchmark.pedantic(svg, args=(picture,), rounds=ROUNDS, warmup_rounds=1)  # type: ignore[no-untyped-call]


def test_a_kept_picture(benchmark: BenchmarkFixture, today: Store, tmp_path: Path) -> None:
    picture = pictured(today, "result")
    file = tmp_path / f"{key_of(svg(picture))}.png"
    took: list[float] = []

    async def run() -> list[float]:
        async with Studio(tmp_path) as studio:
            await studio.draw(picture)
            for _ in range(10 * ROUNDS):
                start = time.perf_counter()
                await studio.draw(picture)
                took.append(1000 * (time.perf_counter() - start))
        return took

    benchmark.pedantic(lambda: in_loop(run), rounds=1, iterations=1)  # type: ignore[no-untyped-call]
    report(benchmark, "a kept picture, against reading its file", took, milliseconds(file.read_bytes, 10 * ROUNDS))


def test_the_loop_while_50_pictures_are_drawn(benchmark: BenchmarkFixture, tmp_path: Path) -> None:
    """A stand-in for another command: how late a turn of the loop with a millisecond's work comes, and at rest."""
    pictures = [dataclasses.replace(CROWDED, majority=f"{number:,}") for number in range(50)]
    rest: list[float] = []
    busy: list[float] = []

    async def turn(into: list[float]) -> None:
        start = time.perf_counter()
        await asyncio.sleep(0.002)
        until = time.perf_counter() + 0.001
        while time.perf_counter() < until:
            pass
        into.append(1000 * (time.perf_counter() - start))

    memory = ""

    async def run() -> list[float]:
        nonlocal memory
        async with Studio(tmp_path) as studio:
            await studio.draw(CROWDED)
            for _ in range(1000):
                await turn(rest)
            drawing = asyncio.gather(*(studio.draw(picture) for picture in pictures))
            # Making fifty SVGs is work of the loop itself; measured apart, above.
            await asyncio.sleep(0.3)
            while not drawing.done():
                await turn(busy)
            await drawing
            status = Path(f"/proc/{studio.worker.process_id}/status")
            if status.exists():
                memory = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
        return busy

    benchmark.pedantic(lambda: in_loop(run), rounds=1, iterations=1)  # type: ignore[no-untyped-call]
    p99s = percentile(busy, 0.99), percentile(rest, 0.99)
    benchmark.extra_info.update({"busy_p99_ms": p99s[0], "rest_p99_ms": p99s[1], "p99_ratio": p99s[0] / p99s[1]})
    print(f"\nwhile drawing 50: p99 {p99s[0]:.2f} ms, at rest {p99s[1]:.2f} ms, ratio {p99s[0] / p99s[1]:.2f}")
    print(f"the drawing process at its peak: {memory}")
