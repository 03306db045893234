"""What is measured against the general election before reaches back to 2010, and the answer says why."""

from __future__ import annotations

import pytest

import byelex.ask  # noqa: F401 - registers /ask
from byelex.questions.registry import answer
from byelex.store import Store

WHY = "Only since 2010: before that the general election to compare with is not in the store"


@pytest.mark.parametrize(
    ("question", "why"),
    [
        ("largest majority overturned", f"{WHY}."),
        (
            "biggest increase in labour share",
            f"{WHY}; changes published with earlier results are not ranked with computed ones.",
        ),
    ],
)
def test_a_record_against_the_election_before_says_why_it_begins_in_2010(store: Store, question: str, why: str) -> None:
    assert why in answer(store, "ask", {"question": question}).notes


@pytest.mark.parametrize("question", ["largest majority overturned since 2019", "largest majority", "lowest turnout"])
def test_what_was_not_cut_short_says_nothing_of_it(store: Store, question: str) -> None:
    assert not any(note.startswith(WHY) for note in answer(store, "ask", {"question": question}).notes)
