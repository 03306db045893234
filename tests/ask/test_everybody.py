"""Whoever stood is found by name at their by-election, and their votes are told."""

from __future__ import annotations

import re
from datetime import date

import pytest

from byelex.ask import ask
from byelex.elections import ByElection, Candidacy
from byelex.faces.text import text as written
from byelex.names.text import words
from byelex.store import Store

SINCE = date(2010, 5, 6)
"""By-elections since then have everyone's votes."""
OTHER_WORDS = frozenset("victor large tilt green".split())
"""Surnames that are also what a question is made of, or a party's name."""


def has_votes(votes: int | None, text: str) -> bool:
    """Tell whether a text gives a number of votes, and not as the end of a longer one."""
    return re.search(rf"(?<![\d,]){votes:,} vote", text) is not None


def told(store: Store, question: str) -> tuple[str, str]:
    """Ask a question, and give the kind of its answer and all its words."""
    answer = ask(store, question)
    return answer.kind, f"{answer.headline} {' '.join(written(answer, asked=False).split())}"


@pytest.fixture
def candidacies(tried: list[ByElection]) -> list[tuple[str, Candidacy]]:
    """Those who stood at some by-elections, each with what its by-election is called in a question."""
    return [
        (one.name.lower(), candidacy)
        for one in tried
        if one.polling_on > SINCE
        for candidacy in one.candidacies
        if not any(word.isdecimal() for word in words(candidacy.name))
    ]


def test_by_the_whole_name(store: Store, candidacies: list[tuple[str, Candidacy]]) -> None:
    assert candidacies
    for where, one in candidacies:
        question = f"how many votes did {one.name.lower()} get in {where}"
        assert has_votes(one.votes, told(store, question)[1]), question


def test_by_the_surname_with_an_s(store: Store, candidacies: list[tuple[str, Candidacy]]) -> None:
    """An answer has the votes; a surname that is also a seat's name or a plain word may be declined, seldom."""
    declined = []
    asked = [(where, one) for where, one in candidacies if one.name.casefold().split()[-1] not in OTHER_WORDS]
    for where, one in asked:
        question = f"{one.name.casefold().split()[-1]}'s share in {where}"
        kind, text = told(store, question)
        declined += [question] if kind != "answer" else []
        assert kind != "answer" or has_votes(one.votes, text), (question, text)
    assert len(declined) <= len(asked) / 6, declined
