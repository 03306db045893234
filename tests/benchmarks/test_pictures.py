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
from byelex.faces.pictures.cache import key_of
from byelex.faces.pictures.draw import svg
from byelex.faces.pictures.raster import rasterise as png
from byelex.faces.pictures.studio import Studio
from byelex.questions.record_kinds import RECORDS
from byelex.questions.registry import answer
from byelex.store import Store
from tests.benchmarks.measuring import bot
from tests.benchmarks.wire import in_loop, interaction, percentile, seconds
from tests.faces.drawn import BATLEY, CROWDED

ROUNDS = 40
TYPED = ("h", "hart", "wakef", "batley", "gorton n d", "chesham", "clacton", "wellingb", "", "2023")


def milliseconds(work: Callable[[], object], rounds: int = ROUNDS) -> list[float]:
    """Time some work, after a warm-up: of the processor, which is what a core of its own would take."""
    work()
    took = []
    for _ in range(rounds):
        start = time.process_time()
        work()
        took.append(1000 * (time.process_time() - start))
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
        "least_above_floor_ms": min(took) - min(floor),
        "median_ratio": mine / least,
    }
    benchmark.extra_info.update(figures)
    print(f"\n{what}: " + ", ".join(f"{name} {value:.2f}" for name, value in figures.items()))


# A rise of turnout there has been once: a list of one has no picture.
ASKED: dict[str, tuple[str, dict[str, str]]] = {
    "result": ("result", {"seat": "wakefield"}),
    # Of the shipped contests' cards, swingometers and stories, those with the most letters.
    "wordiest result": ("result", {"seat": "1984-06-14-portsmouth-south"}),
    "swing": ("swing", {"seat": "wakefield"}),
    "wordiest swing": ("swing", {"seat": "2006-06-29-bromley-and-chislehurst"}),
    "wordiest story": ("history", {"seat": "2021-07-01-batley-and-spen"}),
    **{which: ("records", {"which": which}) for which in RECORDS if which != "biggest rise of turnout"},
    "compare": ("compare", {"one": "wakefield"}),
    "four compared": (
        "compare",
        {"one": "tiverton", "two": "north shropshire", "three": "chesham", "four": "somerton"},
    ),
}


def pictured(store: Store, kind: str) -> Picture:
    if kind == "story":
        return BATLEY
    if kind == "crowded":
        return CROWDED
    question, texts = ASKED[kind]
    picture = answer(store, question, texts).picture
    assert picture is not None
    return picture


@pytest.mark.parametrize("kind", [*ASKED, "story", "crowded"])
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


@pytest.mark.parametrize("kind", ["result", "swing", "story", "largest swing", "four compared"])
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


@pytest.mark.parametrize("asked", ["/swing", "typing"])
def test_another_command_while_50_pictures_are_drawn(
    benchmark: BenchmarkFixture, today: Store, tmp_path: Path, asked: str
) -> None:
    """The real client, gateway payload in to request out: at rest, and while its drawing process is at work.

    Turn about, so that whatever else the machine does falls on both: a hundred commands at rest, then commands for as
    long as two different pictures take, 25 times. The swings' own pictures are drawn beforehand, as for a seat asked
    about again. Two milliseconds between commands: a loop that never rests would measure the cores, not the waiting.
    """
    seats = [listing.id for listing in today.listings()]
    payloads = [
        interaction("swing", {"seat": seat})
        if asked == "/swing"
        else interaction("result", {"seat": text}, typing=True)
        for seat, text in zip(seats[:20], 2 * TYPED, strict=True)
    ]
    cards = [dataclasses.replace(CROWDED, majority=f"{number:,}") for number in range(50)]
    rest: list[float] = []
    busy: list[float] = []
    memory = ""

    async def run() -> list[float]:
        nonlocal memory
        client = bot(today, tmp_path)
        studio = client.studio
        assert studio is not None
        async with client:
            for _ in range(2):
                await seconds(client, payloads)
            await studio.draw(CROWDED)
            for turn in range(25):
                for payload in 5 * payloads:
                    rest.extend(await seconds(client, [payload]))
                    await asyncio.sleep(0.002)
                drawing = asyncio.gather(*(studio.draw(card) for card in cards[2 * turn : 2 * turn + 2]))
                # The SVGs are made by the loop itself, at once here; they are measured above.
                await asyncio.sleep(0.01)
                while not drawing.done():
                    busy.extend(await seconds(client, [payloads[len(busy) % len(payloads)]]))
                    await asyncio.sleep(0.002)
                await drawing
            status = Path(f"/proc/{studio.worker.process_id}/status")
            if status.exists():
                memory = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
        return busy

    benchmark.pedantic(lambda: in_loop(run), rounds=1, iterations=1)  # type: ignore[no-untyped-call]
    figures = {
        f"{name}_{part}_ms": 1000 * percentile(took, share)
        for name, took in (("rest", rest), ("busy", busy))
        for part, share in (("median", 0.5), ("p99", 0.99))
    }
    figures["p99_ratio"] = figures["busy_p99_ms"] / figures["rest_p99_ms"]
    benchmark.extra_info.update(figures)
    told = ", ".join(f"{name} {value:.2f}" for name, value in figures.items())
    print(f"\n{asked} while drawing 50, {len(rest)} and {len(busy)} times: {told}")
    print(f"the drawing process at its peak: {memory}")
