"""No question is too strange."""

from __future__ import annotations

from dataclasses import replace

import pytest

from byelex.ask.asking import ask
from byelex.store import Store
from byelex.store.revisions import record
from tests.contests import WAKEFIELD, contest
from tests.fuzz_ask import run


def test_two_thousand_strange_questions_end_well(store: Store) -> None:
    """The hostile ones are the first of them. Nothing typed writes to the store: to this one that is an error."""
    kinds, _ = run(store, 2000, seed=20)
    assert set(kinds) == {"answer", "clarify", "decline"}


@pytest.mark.parametrize("name", ["—", "?"])
def test_a_member_before_of_no_name_hinders_no_question(two_seats: Store, name: str) -> None:
    record(two_seats, replace(contest(WAKEFIELD), previous_member=name), "an editor", "a test")
    assert "Labour" in ask(two_seats, "who won wakefield").headline
