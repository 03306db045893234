"""How long an answer takes inside the bot, as ratios to a command of constants in the same run.

Run with `uv run pytest tests/benchmarks -n 0 -s --benchmark-enable`; nothing here is part of the suite's verdict.
"""

from __future__ import annotations

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from byelex.store import Store
from tests.benchmarks.measuring import ROUNDS, TYPED, each_once, measure, report, seats, typing
from tests.benchmarks.wire import interaction


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
