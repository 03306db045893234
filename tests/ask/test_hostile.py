"""No question is too strange."""

from __future__ import annotations

from byelex.store import Store
from tests.fuzz_ask import run


def test_two_thousand_strange_questions_end_well(store: Store) -> None:
    """The hostile ones are the first of them. Nothing typed writes to the store: to this one that is an error."""
    kinds, _ = run(store, 2000, seed=20)
    assert set(kinds) == {"answer", "clarify", "decline"}
