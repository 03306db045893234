"""Stores of today's size and of a hundred times as many contests over the same seats, and a bot over each."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from datetime import timedelta

import pytest

from byelex.recording.loading import load
from byelex.store import Store, open_store
from byelex.store.revisions import record
from tests.benchmarks.measuring import DATA, bot, commands, typing
from tests.benchmarks.wire import Payload, in_loop, percentile, seconds

TIMES = 100


@pytest.fixture(scope="session")
def today(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The store as shipped."""
    store = open_store(tmp_path_factory.mktemp("today") / "byelex.db")
    load(store, DATA)
    yield store
    store.close()


@pytest.fixture(scope="session")
def hundredfold(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A hundred times the contests over the same seats: each again on earlier and earlier days, votes a little off."""
    store = open_store(tmp_path_factory.mktemp("hundredfold") / "byelex.db")
    load(store, DATA)
    originals = [store.by_election(listing.id) for listing in store.listings()]
    with store.writing():
        for again in range(1, TIMES):
            for by_election in originals:
                assert by_election is not None
                on = by_election.polling_on - timedelta(days=2 * again)
                record(
                    store,
                    dataclasses.replace(
                        by_election,
                        id=f"{on.isoformat()}-{by_election.id[11:]}",
                        polling_on=on,
                        baseline=None,
                        candidacies=tuple(
                            dataclasses.replace(c, votes=None if c.votes is None else c.votes + again * (len(cs) - n))
                            for cs in [by_election.candidacies]
                            for n, c in enumerate(cs)
                        ),
                        quotes=(),
                    ),
                    by="benchmark",
                    source="made up",
                )
    yield store
    store.close()


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
