"""A slip of the finger changes nothing of what is asked, or the question is declined."""

from __future__ import annotations

import random
import re

import pytest

from byelex.ask.asking import ask
from byelex.ask.knowing import reading_of, vocabulary_of
from byelex.ask.query import Query
from byelex.ask.sentence.spelling import slip
from byelex.store import Store
from tests.ask.asked import QUESTIONS


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("combned tory and reform vote in kingswood", "combined tory and reform vote in kingswood"),
        ("whoo did Labour beat in selby", "who did Labour beat in selby"),
        ("hwo many gains since 2010", "how many gains since 2010"),
        ("how any gains since 2010", "how many gains since 2010"),
        ("gains ni the 1960s", "gains in the 1960s"),
        ("by-elections no a monday", "by-elections on a monday"),
        ("di the greens stand in hartlepool", "did the greens stand in hartlepool"),
        ("the yb election before kingswood", "the by-election before kingswood"),
        (
            "has nigel farage ever fought a by eletcion before clacton",
            "has nigel farage ever fought a by-election before clacton",
        ),
        ("swin from snp to labour in rutherglen", "swing from snp to labour in rutherglen"),
        ("what is a ubtler swing", "what is a butler swing"),
        ("wgo won thde wakefield by-election", "who won the wakefield by-election"),
        ("who had lincoln befre 73", "who had lincoln before 73"),
        ("lowst turnout since 2010", "lowest turnout since 2010"),
        ("votes for mary di mauro", "votes for mary mauro"),
    ],
)
def test_a_slip_changes_nothing(store: Store, typed: str, meant: str) -> None:
    assert reading_of(store, typed) == reading_of(store, meant)


def test_what_a_slip_of_the_finger_is() -> None:
    assert {slip(typed, "labour") for typed in ("lbour", "labuor", "labbour", "labourr", "abour")} == {0}
    assert {slip(typed, "labour") for typed in ("labiur", "labojr", "lagbour", "labout")} == {1}
    assert {slip(typed, "have") for typed in ("hale", "hove", "heave", "shave")} == {2}


def test_a_name_is_no_slip(store: Store) -> None:
    corrected = vocabulary_of(store).corrected
    assert [corrected(word) for word in ("pool", "est", "benn", "spgb", "ukup")] == [
        "pool",
        "est",
        "benn",
        "spgb",
        "ukup",
    ]


def test_a_word_that_may_be_several_is_none(store: Store) -> None:
    assert vocabulary_of(store).corrected("lst") == "lst"


def test_what_may_have_been_meant_is_offered(store: Store) -> None:
    declined = ask(store, "gains fro the tories")
    assert 'Did you mean "for" or "from"?' in declined.headline
    offered = [dict(each.arguments)["question"] for each in declined.follow_ups]
    assert offered == ["gains for the tories", "gains from the tories"]
    assert all(ask(store, question).kind == "answer" for question in offered)


def test_most_questions_survive_a_slip(store: Store) -> None:
    """One letter left out, struck twice or out of turn in one longer word of each question, no name."""
    chosen, vocabulary = random.Random(7), vocabulary_of(store)
    same = other = asked = 0
    for question in (each["question"] for each in QUESTIONS[::4]):
        meant = reading_of(store, question)
        places = [
            match
            for match in re.finditer(r"(?<![\w'’-])[a-zA-Z]{4,}(?![\w'’-])", question)
            if match[0].lower() in vocabulary.lexicon.words
        ]
        if not places or not isinstance(meant, Query) or meant.task == "quotes":
            continue
        word = chosen.choice(places)
        at = word.start() + chosen.randrange(len(word[0]) - 1)
        typed = chosen.choice(
            (
                question[:at] + question[at + 1 :],
                question[:at] + question[at] + question[at:],
                question[:at] + question[at + 1] + question[at] + question[at + 2 :],
            )
        )
        reading = reading_of(store, typed)
        asked += 1
        same += reading == meant
        other += isinstance(reading, Query) and reading != meant
    assert asked > 150
    assert same > 0.9 * asked
    assert other < 0.03 * asked
