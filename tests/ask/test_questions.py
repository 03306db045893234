"""Questions in many habits of typing, each with facts its answer must give, worked out apart from this code.

A line is a question; the kind of answer ("answer" unless said); `must`, texts that have to appear, with "|" between
ones of which any will do; `must_not`, texts that may not. A file holds the questions of a subject; held_out.jsonl those
that were written before the parser was, to be left as they are; practice.jsonl those given as what people ask.
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


TOGETHER = 20
"""So many questions are a test: each by itself takes pytest longer than it takes to answer."""


def faults(store: Store, asked: dict[str, Any]) -> list[str]:
    """List what is not as it must be in the answer to a question, with the answer."""
    with store.reading():
        line = json.loads(asked_line(asked["question"], ask(store, asked["question"])))
    kinds, text = asked.get("kind", "answer"), plain(line["text"])
    wrong = [] if line["kind"] in ([kinds] if isinstance(kinds, str) else kinds) else [f"it is: {line['kind']}"]
    wrong += [] if line["query"] else ["it does not say how it was read"]
    for must in asked.get("must", ()):
        wrong += [] if any(plain(one) in text for one in must.split("|")) else [f"it is without: {must}"]
    wrong += [f"it has: {must_not}" for must_not in asked.get("must_not", ()) if plain(must_not) in text]
    return [asked["question"], *wrong, line["text"], ""] if wrong else []


@pytest.mark.parametrize("first", range(0, len(QUESTIONS), TOGETHER))
def test_the_answers_give_the_facts(store: Store, first: int) -> None:
    wrong = [line for asked in QUESTIONS[first : first + TOGETHER] for line in faults(store, asked)]
    assert not wrong, "\n".join(wrong)


def test_no_question_is_asked_twice() -> None:
    times = Counter(" ".join(words(asked["question"])) for asked in QUESTIONS)
    assert [question for question, number in times.items() if number > 1] == []
