"""Parties at by-elections, on the shipped data from 2010: totals that a reader can add up."""

from __future__ import annotations

import pytest

from byelex.errors import ByelexError
from byelex.questions.registry import answer
from byelex.store import Store
from tests.questions.shown import figure


def test_a_party_since_2010(store: Store) -> None:
    found = answer(store, "party", {"party": "lib dems", "since": "2010"})
    assert found.headline == "Stood at 59 by-elections, won 7"
    assert figure(found, "Won") == "7 6 gained, 1 held"
    assert figure(found, "Deposits lost") == "34 of 59"
    assert figure(found, "Votes in all") == "230,475"
    assert figure(found, "Best share").startswith("56.7% Sarah Green, Chesham and Amersham")
    assert figure(found, "Largest rise").startswith("+38.1 points Richard Foord, Tiverton and Honiton")
    assert found.table is not None
    assert [row.cells[1] for row in found.table.rows] == [
        "Somerton and Frome",
        "Tiverton and Honiton",
        "North Shropshire",
        "Chesham and Amersham",
        "Brecon and Radnorshire",
        "Richmond Park",
    ]


def test_a_party_in_one_year(store: Store) -> None:
    found = answer(store, "party", {"party": "conservative", "since": "2023", "until": "2023"})
    assert found.title == "Conservative at by-elections in 2023"
    assert found.headline == "Stood at 7 by-elections, won 1"
    assert figure(found, "Lost").startswith("4 ")


def test_a_party_that_never_won_has_its_best_shares(store: Store) -> None:
    found = answer(store, "party", {"party": "loony", "since": "2010"})
    assert found.table is not None
    assert found.table.caption == "Best shares"
    assert found.table.rows[0].cells[1] == "Leicester South"


def test_seats_that_changed_hands_on_one_day_keep_their_order(store: Store) -> None:
    found = answer(store, "party", {"party": "conservative", "since": "2022", "until": "2023"})
    assert found.table is not None
    assert [row.cells[:2] for row in found.table.rows] == [
        ("19 October 2023", "Mid Bedfordshire"),
        ("19 October 2023", "Tamworth"),
        ("20 July 2023", "Selby and Ainsty"),
        ("20 July 2023", "Somerton and Frome"),
        ("23 June 2022", "Tiverton and Honiton"),
        ("23 June 2022", "Wakefield"),
    ]


def test_days_the_wrong_way_round_are_refused(store: Store) -> None:
    with pytest.raises(ByelexError, match="swap the two"):
        answer(store, "party", {"party": "labour", "since": "2020", "until": "2019"})
