"""No question is too strange."""

from __future__ import annotations

import pytest

from byelex.ask import ask
from byelex.store import Store
from tests.fuzz_ask import HOSTILE, check, run


def test_two_thousand_strange_questions_end_well(store: Store) -> None:
    # `run` looks at each of them as `check` does below.
    kinds, _ = run(store, 2000, seed=20)
    assert set(kinds) == {"answer", "clarify", "decline"}


@pytest.mark.parametrize("question", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_is_only_text(store: Store, question: str) -> None:
    check(store, question)


def test_nothing_typed_writes_to_the_store(fresh_store: Store) -> None:
    before = fresh_store.connection.total_changes
    for question in HOSTILE:
        ask(fresh_store, question)
    assert fresh_store.connection.total_changes == before
