"""No question is too strange."""

from __future__ import annotations

import pytest

from byelex.ask import ask
from byelex.store import Store
from tests.fuzz_ask import HOSTILE, check, run


def test_two_thousand_strange_questions_end_well(store: Store) -> None:
    kinds, times = run(store, 2000, seed=20)
    assert sum(kinds.values()) == len(times) == 2000
    assert kinds["decline"] > 0


@pytest.mark.parametrize("question", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_is_only_text(store: Store, question: str) -> None:
    check(store, question)


def test_nothing_typed_writes_to_the_store(store: Store) -> None:
    before = len(store.listings())
    ask(store, "'; DELETE FROM by_election; --")
    assert len(store.listings()) == before
