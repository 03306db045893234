"""How long a question in one's own words takes inside the bot, as ratios to `/result` in the same run.

Run with `uv run pytest tests/benchmarks/test_ask.py -n 0 --benchmark-enable -s`.
"""

from __future__ import annotations

import random

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from byelex.store import Store
from tests.ask.asked import BY_FILE, QUESTIONS
from tests.benchmarks.measuring import asking, each_once, measure, report
from tests.benchmarks.wire import Payload, interaction


@pytest.mark.parametrize("warm", [False, True], ids=["first", "again"])
@pytest.mark.parametrize("size", ["today", "hundredfold"])
@pytest.mark.parametrize("asked", ["practice", "known"])
def test_ask(
    benchmark: BenchmarkFixture, request: pytest.FixtureRequest, today: Store, asked: str, size: str, warm: bool
) -> None:
    store: Store = request.getfixturevalue(size)
    floor = measure(benchmark, store, each_once(today, "result"), warm)
    took = asking(store, _WORKLOADS[asked](), warm)
    report(benchmark, f"/ask, {asked}, {size}, {'again' if warm else 'first time'}, against /result", took, floor)


def practice() -> list[Payload]:
    """Give what people are known to ask, each question by ten of them, in no order."""
    asked = [each["question"] for each in BY_FILE["practice"]] * 10
    random.Random(1).shuffle(asked)
    return by_others(asked)


def known() -> list[Payload]:
    """Give every question that the tests know, once: most were written to be hard."""
    return by_others([each["question"] for each in QUESTIONS])


def by_others(asked: list[str]) -> list[Payload]:
    """Make the payloads of questions, each from somebody else: one person may ask five in ten seconds."""
    payloads = [interaction("ask", {"question": each}) for each in asked]
    for number, payload in enumerate(payloads):
        payload["member"]["user"] = {**payload["member"]["user"], "id": str(1000 + number)}
    return payloads


_WORKLOADS = {"practice": practice, "known": known}
