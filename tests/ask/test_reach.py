"""What is measured against the general election before reaches back to 2010, and the answer says why."""

from __future__ import annotations

import pytest

import byelex.ask  # noqa: F401 - registers /ask
from byelex.questions.registry import answer
from byelex.store import Store

WHY = "Only since 2010: before that the general election to compare with is not in the store"


@pytest.mark.parametrize(
    "question", ["largest majority overturned", "biggest fall in turnout", "average change in labour share"]
)
def test_what_is_of_2010_on_only_says_why(store: Store, question: str) -> None:
    assert f"{WHY}." in answer(store, "ask", {"question": question}).notes


@pytest.mark.parametrize(
    "question", ["largest majority overturned since 2019", "lowest turnout", "biggest increase in labour share"]
)
def test_what_was_not_cut_short_says_nothing_of_it(store: Store, question: str) -> None:
    assert not any(note.startswith(WHY) for note in answer(store, "ask", {"question": question}).notes)
