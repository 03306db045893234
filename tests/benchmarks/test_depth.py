"""How long the deeper questions take inside the bot, as ratios to a command of constants in the same run.

Run with `uv run pytest tests/benchmarks/test_depth.py --benchmark-enable -n 0 -s`; nothing here is part of
the suite's verdict. Asked for the first time, nothing is remembered; asked again, the page is, until results change.
"""

from __future__ import annotations

import itertools
import random
from dataclasses import replace
from datetime import timedelta

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from byelex.clock import british_day
from byelex.questions.record_kinds import RECORDS
from byelex.store import Store
from byelex.store.called import called
from byelex.store.revisions import record
from tests.benchmarks.measuring import measure, report
from tests.benchmarks.wire import Payload, interaction
from tests.contests import only_called

TYPED = {
    "records": ("which", ("", "l", "largest s", "turnout", "fewest v")),
    "history": ("seat", ("h", "hart", "wakef", "brighton p", "")),
    "candidate": ("person", ("g", "galloway", "kim l", "", "farage")),
    "on": ("date", ("", "2", "2021", "june", "6 may")),
    "list": ("cause", ("", "r", "resig", "death")),
}


def asked(store: Store, name: str) -> list[Payload]:
    """Give fifty askings of a question, all different as far as there are so many, the same in every run."""
    choose = random.Random(1)
    contests = choose.sample([listing.id for listing in store.listings()], k=50)
    if name == "records":
        return [interaction(name, {"which": which}) for which in RECORDS]
    if name == "overview":
        return [interaction("records", {"since": str(year)}) for year in range(2011, 2024)]
    if name == "compare":
        return [interaction(name, {"one": one, "two": two}) for one, two in itertools.pairwise(contests)]
    if name == "candidate":
        people = [person.id for person in store.people() if person.by_election_ids]
        return [interaction(name, {"person": person}) for person in choose.sample(people, k=50)]
    if name == "party":
        return [interaction(name, {"party": party}) for party in list(store.parties())[:30]]
    if name == "on":
        return [interaction(name, {"date": contest[:10]}) for contest in contests]
    if name == "upcoming":
        return [interaction(name, {}), *(interaction(name, {"seat": each.id}) for each in called(store))]
    if name == "list":
        return [interaction(name, {"since": str(year)}) for year in range(2011, 2026)]
    return [interaction(name, {"seat": contest}) for contest in contests]


def call_some(store: Store) -> None:
    """Call by-elections in ten seats that had one under this Parliament, unless they are called already."""
    if called(store):
        return
    latest = [listing.id for listing in store.listings() if listing.polling_on > store.general_election_dates()[-1]]
    for number, by_election in enumerate(filter(None, map(store.by_election, latest[:10]))):
        on = british_day() + timedelta(days=7 + number)
        contest = replace(
            only_called(by_election.constituency, polling_on=on),
            id=f"{on.isoformat()}-{by_election.id[11:]}",
            general_election_on=by_election.general_election_on,
        )
        record(store, contest, by="benchmark", source="made up")


QUESTIONS = ("records", "overview", "compare", "history", "candidate", "party", "on", "list", "project", "upcoming")


@pytest.mark.parametrize("size", ["today", "hundredfold"])
@pytest.mark.parametrize("name", QUESTIONS)
@pytest.mark.parametrize("warm", [False, True], ids=["first", "again"])
def test_depth(
    benchmark: BenchmarkFixture,
    request: pytest.FixtureRequest,
    today: Store,
    floors: dict[str, tuple[float, float]],
    name: str,
    size: str,
    warm: bool,
) -> None:
    store: Store = request.getfixturevalue(size)
    for one in {id(store): store, id(today): today}.values():
        call_some(one)
    times = "again" if warm else "first time"
    took = measure(benchmark, store, asked(today, name), warm)
    report(benchmark, f"/{name} {size} {times}", took, floors["reply"])


@pytest.mark.parametrize("size", ["today", "hundredfold"])
@pytest.mark.parametrize("name", list(TYPED))
def test_depth_autocomplete(
    benchmark: BenchmarkFixture,
    request: pytest.FixtureRequest,
    floors: dict[str, tuple[float, float]],
    name: str,
    size: str,
) -> None:
    store: Store = request.getfixturevalue(size)
    parameter, typed = TYPED[name]
    payloads = [interaction(name, {parameter: text}, typing=True) for text in typed * 20]
    report(benchmark, f"typing /{name} {size}", measure(benchmark, store, payloads, warm=True), floors["choices"])
