"""How long a question in one's own words takes inside the bot, as ratios to `/result` in the same run.

Run with `uv run pytest tests/benchmarks/test_ask.py -n 0 --benchmark-enable -s`.
"""

from __future__ import annotations

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from byelex.store import Store
from tests.ask.asked import QUESTIONS
from tests.benchmarks.measuring import asking, each_once, measure, report
from tests.benchmarks.wire import Payload, interaction


@pytest.mark.parametrize("warm", [False, True], ids=["first", "again"])
@pytest.mark.parametrize("size", ["today", "hundredfold"])
def test_ask(benchmark: BenchmarkFixture, request: pytest.FixtureRequest, today: Store, size: str, warm: bool) -> None:
    store: Store = request.getfixturevalue(size)
    floor = measure(benchmark, store, each_once(today, "result"), warm)
    took = asking(store, questions(), warm)
    report(benchmark, f"/ask {size} {'again' if warm else 'first time'}, against /result", took, floor)


def questions() -> list[Payload]:
    """Give every known question, as somebody asks it."""
    payloads = [interaction("ask", {"question": asked["question"]}) for asked in QUESTIONS]
    for number, payload in enumerate(payloads):
        # One person may ask five in ten seconds: each of these is asked by another.
        payload["member"]["user"] = {**payload["member"]["user"], "id": str(1000 + number)}
    return payloads
