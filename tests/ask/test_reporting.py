"""What was reported is found in the words of a question, and nothing else is found for it."""

from __future__ import annotations

import pytest

from byelex.ask import ask
from byelex.faces.text import text
from byelex.store import Store


def shown(store: Store, question: str) -> str:
    return " ".join(text(ask(store, question), asked=False).split())


@pytest.mark.parametrize(
    ("question", "must"),
    [
        ("where was wellingborough declared", "Kettering Leisure Village"),
        ("where was the count in wellingborough", "Kettering Leisure Village"),
        ("who is kim leadbeater's sister", "sister of Jo Cox"),
        ("was gen kitchen a councillor", "councillor in Newham"),
        ("where was gen kitchen a councilor", "councillor in Newham"),
        ("what were the bundle checks in batley", "checked twice or more"),
        ("was there a recount in batley", "nothing of a full recount"),
        ("when did peter bone lose the whip", "October 2023"),
        ("how long was peter bone suspended", "six-week suspension"),
        ("did peter bone stand as an independent", "not among the 11 candidates"),
        ("how long had labour held hartlepool", "1974"),
        ("was hartlepool part of the red wall", '"red wall"'),
        ("what was super thursday", "Thursday 6 May 2021"),
        ("is paul williams a doctor", "title of doctor"),
        ("labour majority in hartlepool in 2017", "52.51%"),
        ("is wes streeting an ally of starmer", "an ally of Sir Keir Starmer"),
        ("why was azhar ali dropped", "remarks against Israel"),
        ("what happened to azhar ali", "remarks against Israel"),
        ("did simon lightwood work for the nhs", "National Health Service"),
        ("where was boris johnson when wakefield was lost", "Rwanda"),
        ("was wakefield in the red wall", "Red Wall"),
        ("what was at stake in wakefield", "tests of how Boris Johnson"),
        ("what did andy burnham think of wakefield", "more to do"),
        ("was tracy brabin in coronation street", "Coronation Street"),
        ("who did kim leadbeater thank", "police"),
        ("was batley a surprise", "came as a surprise"),
        ("is helen harrison the partner of peter bone", "partner of Peter Bone"),
        ("turnout in batley and spen according to kirklees council", "47.6%"),
        ("verified ballots in batley", "37,786"),
        ("what did the mirror say the swing needed in wakefield was", "3.8 points"),
        ("who reported a majority of 13737", "Labour's own vote in 2019"),
        ("is kingswood in gloucestershire", "Avon"),
        ("next by-election after kingswood", "Rochdale"),
    ],
)
def test_a_report_is_found_by_its_words(store: Store, question: str, must: str) -> None:
    assert ask(store, question).kind == "answer"
    assert must in shown(store, question)


def test_it_is_said_to_be_reported_by_whom_and_when(store: Store) -> None:
    found = ask(store, "where was wellingborough declared")
    assert "(ITV News Anglia, 16 February 2024)" in found.headline
    assert found.read_as == "What was reported: place of declaration; Wellingborough 2024"
    assert any("not among Parliament's figures" in note for note in found.notes)
    assert "UK Parliament" not in {source.work for source in found.sources}
    assert "background" in {follow_up.question for follow_up in found.follow_ups}


@pytest.mark.parametrize(
    "question",
    [
        "where was the count in hartlepool",
        "bundle checks in wakefield",
        "was there a recount in wellingborough",
        "what was the campaign like in wakefield",
        "police in hartlepool",
        "how long had labour held wakefield",
        "was wellingborough not a safe seat",
        "why did labour win wakefield",
        "will labour win the red wall",
        "was hartlepool close",
        "who was the mayor of wakefield",
        "what is labour's plan",
        "police numbers",
        "who is your leader",
    ],
)
def test_what_was_not_reported_is_declined(store: Store, question: str) -> None:
    assert ask(store, question).kind == "decline"


@pytest.mark.parametrize(
    "question",
    [
        "was gen kitchen suspended",
        "was helen harrison found guilty of bullying",
        "was ben habib a councillor",
        "did galloway thank the police",
        "was simon lightwood found guilty",
        "did mike hill assault a boy",
        "who murdered jo cox",
        "who is gen kitchen's husband",
        "is kim leadbeater the partner of peter bone",
    ],
)
def test_nobodys_deeds_are_laid_at_anothers_door(store: Store, question: str) -> None:
    assert ask(store, question).kind == "decline"


@pytest.mark.parametrize(
    ("question", "read_as"),
    [
        ("turnout in wellingborough", "Turnout, Wellingborough 2024"),
        ("why was there a by-election in wellingborough", "Cause of the by-election, Wellingborough 2024"),
        ("who said birthplace of the next labour government", "Quotes"),
        ("how many by-elections did the tories lose to labour since 2019", "Number of by-elections"),
        ("was wakefield a marginal seat", "Majority at the general election before"),
    ],
)
def test_figures_and_quotes_come_first(store: Store, question: str, read_as: str) -> None:
    assert ask(store, question).read_as.startswith(read_as)
