"""What comes from the registry holds for every question in it: each example through each face."""

from __future__ import annotations

import json
from typing import Annotated

import pytest

from byelex.answers import Answer
from byelex.ask import QUESTIONS
from byelex.errors import ByelexError
from byelex.faces.embed import page
from byelex.faces.plain import as_json
from byelex.faces.text import text
from byelex.questions.help import example
from byelex.questions.registry import Choice, Kind, Question, answer, question
from byelex.store import Store

WORD = Kind("a word", lambda store, typed: typed.upper(), lambda store, typed: [Choice(typed, typed)])
EXAMPLES = [(name, dict(texts)) for name, asked in QUESTIONS.items() for texts in asked.examples]


@pytest.mark.parametrize(("name", "texts"), EXAMPLES, ids=[example(QUESTIONS[name], texts) for name, texts in EXAMPLES])
def test_every_example_is_answered_through_every_face(store: Store, name: str, texts: dict[str, str]) -> None:
    found = answer(store, name, texts)
    assert found.kind == "answer"
    assert found.title in text(found)
    assert json.loads(as_json(found))["title"] == found.title
    first = page(found)
    for number in range(first.page_count):
        shown = page(found, number).embed
        assert 0 < len(shown) <= 6000


@pytest.mark.parametrize(("name", "texts"), EXAMPLES, ids=[example(QUESTIONS[name], texts) for name, texts in EXAMPLES])
def test_every_follow_up_leads_to_an_answer(store: Store, name: str, texts: dict[str, str]) -> None:
    for follow_up in answer(store, name, texts).follow_ups:
        assert answer(store, follow_up.question, dict(follow_up.arguments)).kind == "answer"


@pytest.mark.parametrize("asked", QUESTIONS.values(), ids=list(QUESTIONS))
def test_every_question_fits_discord(store: Store, asked: Question) -> None:
    assert asked.name.isascii()
    assert asked.name.islower()
    assert 0 < len(asked.summary) <= 100
    for parameter in asked.parameters:
        assert 0 < len(parameter.help) <= 100
        for typed in ("", "h", "wakefield", "\u202e<@1>", "x" * 5000):
            choices = parameter.kind.suggest(store, typed)
            assert len(choices) <= 25
            assert all(0 < len(choice.label) <= 100 and 0 < len(choice.value) <= 100 for choice in choices)


def test_a_missing_argument_says_what_it_is(store: Store) -> None:
    with pytest.raises(ByelexError, match=r"/result needs seat"):
        answer(store, "result", {})


def test_an_unknown_question_offers_the_known_ones(store: Store) -> None:
    with pytest.raises(ByelexError, match="result"):
        answer(store, "resutl", {})


def test_a_new_question_is_one_function(store: Store) -> None:
    @question(examples=({"word": "x"},))
    def echo(store: Store, word: Annotated[str, WORD], twice: Annotated[str, WORD] = "") -> Answer:
        """Echo a word."""
        return Answer(word, word + twice)

    try:
        assert [(p.name, p.required, p.help) for p in QUESTIONS["echo"].parameters] == [
            ("word", True, "a word"),
            ("twice", False, "a word"),
        ]
        assert answer(store, "echo", {"word": "hi"}).headline == "HI"
    finally:
        del QUESTIONS["echo"]


@pytest.mark.parametrize("topic", ["alerts", "report", "forget", "call", "record", "correct", "withdraw"])
def test_there_is_help_on_the_commands_that_are_no_questions(store: Store, topic: str) -> None:
    found = answer(store, "help", {"topic": f"/{topic}"})
    assert found.title == f"/{topic}"
    assert found.paragraphs


def test_the_help_that_is_suggested_first_has_the_fields_words(store: Store) -> None:
    assert "terms" in [choice.value for choice in QUESTIONS["help"].parameters[0].kind.suggest(store, "")]
