"""What both /ask and a command can be asked has one answer: /ask adds only how it read the question."""

from __future__ import annotations

from dataclasses import replace

import pytest

from byelex.ask import ask
from byelex.questions.registry import answer
from byelex.store import Store


@pytest.mark.parametrize(
    ("question", "command", "texts"),
    [
        ("compare wellingborough and kingswood", "compare", {"one": "wellingborough", "two": "kingswood"}),
        ("compare hartlepool with the general election before", "compare", {"one": "hartlepool"}),
        ("how did galloway do", "candidate", {"person": "galloway"}),
        ("labour's record at by-elections", "party", {"party": "labour"}),
        ("what did abbott say on hartlepool", "quotes", {"seat": "hartlepool", "speaker": "abbott"}),
        ("quotes about hartlepool", "quotes", {"seat": "hartlepool"}),
        ("lib dem record since 2010", "party", {"party": "lib dems", "since": "2010"}),
    ],
)
def test_ask_answers_as_the_command_does(store: Store, question: str, command: str, texts: dict[str, str]) -> None:
    found = ask(store, question)
    assert found.read_as
    assert replace(found, read_as="") == answer(store, command, texts)


def test_ask_says_what_of_a_comparison_it_was_asked(store: Store) -> None:
    found = ask(store, "compare turnout in wellingborough, kingswood and tamworth")
    assert found.headline == "Turnout: 38.0% in Wellingborough 2024, 37.1% in Kingswood 2024, 35.9% in Tamworth 2023"
    assert found.table is not None
    assert [row.cells[0] for row in found.table.rows] == ["Turnout"]


def test_ask_says_how_often_a_person_took_the_place_asked_about(store: Store) -> None:
    found = ask(store, "how many times did galloway win")
    assert found.headline == "George Galloway won 2 times of 3: Rochdale 2024 and Bradford West 2012"


def test_what_is_offered_beside_people_compared_can_be_asked(store: Store) -> None:
    offered = ask(store, "compare nigel farage and george galloway").follow_ups
    found = [answer(store, each.question, dict(each.arguments)) for each in offered]
    assert [each.title for each in found] == ["Nigel Farage at by-elections", "George Galloway at by-elections"]
