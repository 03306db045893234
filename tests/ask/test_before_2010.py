"""Questions that reach back before 2010, asked of everything there is."""

from __future__ import annotations

import pytest

import byelex.ask  # noqa: F401 - registers the question
from byelex.answers import Answer
from byelex.questions.registry import answer
from byelex.store import Store


def asked(store: Store, question: str) -> Answer:
    return answer(store, "ask", {"question": question})


def test_the_second_largest_swing_since_the_war(store: Store) -> None:
    found = asked(store, "second largest tory to labour swing since the war")
    assert found.headline == "Wellingborough 2024: 28.5 points from Conservative to Labour."
    assert found.table is not None
    first = found.table.rows[0]
    assert (first.cells[1], first.cells[3], first.mark) == ("Dudley West", "29.1", "as published")
    assert any("26 more of that time are missing" in note for note in found.notes)


@pytest.mark.parametrize(
    ("question", "headline"),
    [
        ("lowest turnout ever", "Manchester Central 2012: 18.2%."),
        ("biggest swing ever", "Bermondsey 1983: 44.2 points from Labour to Liberal, as published."),
        ("biggest swing since 2010", "Clacton 2014: 44.1 points from Conservative to UKIP."),
        ("who won wakefield", "Simon Lightwood (Labour) won by 4,925 votes over Nadeem Ahmed (Conservative)."),
        ("who won the 1962 orpington by-election", "Eric Lubbock (Liberal) won by 7,855 votes"),
    ],
)
def test_a_question_with_its_answer(store: Store, question: str, headline: str) -> None:
    assert asked(store, question).headline.startswith(headline)


def test_a_year_finds_a_seat_that_is_gone(store: Store) -> None:
    assert asked(store, "uxbridge 1997 result").title == "Uxbridge by-election, 31 July 1997"
