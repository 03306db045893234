"""A question said shorter for a button to carry has the very same answer, or is not given."""

from __future__ import annotations

import pytest

from byelex.ask import ask
from byelex.ask.shortening import shortened
from byelex.store import Store

FITS = 83
"""Characters left of a hundred beside what a button says it does."""


@pytest.mark.parametrize(
    "question",
    [
        "could you please tell me what the biggest swing from the conservatives to labour in any parliamentary "
        "by-election since the general election of 2019 has been",
        "what was the average turnout in parliamentary by-elections held in the north west of england between 2010 "
        "and 2019?",
        "by-elections not in england where the liberal democrats lost their deposit between 2010 and 2024 with more "
        "than 6 candidates",
        "hey mate can you tell me how many votes the monster raving loony party got in the uxbridge and south ruislip "
        "by-election in july 2023",
    ],
)
def test_a_long_question_said_shorter_has_the_same_answer(store: Store, question: str) -> None:
    assert len(question) > FITS
    short = shortened(store, question, ask(store, question), lambda text: len(text) <= FITS)
    assert short is not None
    assert len(short) <= FITS
    assert ask(store, short) == ask(store, question)


def test_what_cannot_be_said_shorter_is_not(store: Store) -> None:
    question = "which by-elections in england since 2010 had a turnout under 30%, more than 10 candidates and a gain"
    assert shortened(store, question, ask(store, question), lambda text: len(text) <= 20) is None
