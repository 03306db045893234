"""Questions in many habits of typing, each with facts its answer must give, worked out apart from this code.

A line is a question; the kind of answer ("answer" unless said); `must`, texts that have to appear, with "|" between
ones of which any will do; `must_not`, texts that may not. A file holds the questions of a subject; held_out.jsonl those
that were written before the parser was, to be left as they are.
"""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

import pytest

from byelex.ask import ask
from byelex.faces.plain import asked_line
from byelex.names.text import words
from byelex.store import Store
from tests.ask.asked import QUESTIONS


def plain(text: str) -> str:
    return " ".join(text.replace("−", "-").lower().split())


@pytest.mark.parametrize("asked", QUESTIONS, ids=[asked["question"] for asked in QUESTIONS])
def test_the_answer_gives_the_facts(store: Store, asked: dict[str, Any]) -> None:
    line = json.loads(asked_line(asked["question"], ask(store, asked["question"])))
    kinds = asked.get("kind", "answer")
    assert line["kind"] in ([kinds] if isinstance(kinds, str) else kinds), line["text"]
    text = plain(line["text"])
    for must in asked.get("must", ()):
        assert any(plain(one) in text for one in must.split("|")), f"{must} is not in: {line['text']}"
    for must_not in asked.get("must_not", ()):
        assert plain(must_not) not in text, f"{must_not} is in: {line['text']}"
    assert line["query"]


def test_no_question_is_asked_twice() -> None:
    times = Counter(" ".join(words(asked["question"])) for asked in QUESTIONS)
    assert [question for question, number in times.items() if number > 1] == []
