"""By-elections side by side on the shipped data: figures that a reader can check against Parliament's."""

from __future__ import annotations

import pytest

from byelex.answers import Answer
from byelex.errors import ByelexError
from byelex.questions.registry import answer
from byelex.store import Store


def row(found: Answer, label: str) -> tuple[str, ...]:
    assert found.table is not None
    return next(each.cells[1:] for each in found.table.rows if each.cells[0] == label)


def test_two_side_by_side(store: Store) -> None:
    found = answer(store, "compare", {"one": "wellingborough", "two": "kingswood"})
    assert row(found, "Majority") == ("6,436 (21.4 points)", "2,501 (10.1 points)")
    assert row(found, "Turnout") == ("38.0%", "37.1%")
    assert row(found, "Labour share (change)") == ("45.9% (+19.5)", "44.9% (+11.5)")
    assert found.headline == (
        "They differ most in Butler swing: 28.5 points in Wellingborough 2024, 16.4 points in Kingswood 2024"
    )


def test_an_undefined_swing_is_said_and_not_compared(store: Store) -> None:
    found = answer(store, "compare", {"one": "clacton 2026", "two": "rochdale 2024"})
    assert "No swing is defined for Clacton 2026." in found.notes
    assert row(found, "Candidates") == ("34", "11")
    assert found.headline == "They differ most in winning share: 63.3% in Clacton 2026, 39.7% in Rochdale 2024"


def test_four_side_by_side(store: Store) -> None:
    texts = {"one": "tiverton", "two": "north shropshire", "three": "chesham", "four": "somerton"}
    found = answer(store, "compare", texts)
    assert row(found, "Swing") == ("29.9 Con to LD", "34.2 Con to LD", "25.1 Con to LD", "29.0 Con to LD")


def test_one_alone_is_set_beside_its_general_election(store: Store) -> None:
    found = answer(store, "compare", {"one": "hartlepool"})
    assert found.headline == "What changed most: the Reform UK share, down 24.6 points"
    assert found.paragraphs == ("Then the Conservative share, up 23.0 points; turnout, down 15.6 points.",)
    assert row(found, "Conservative") == ("28.9%", "51.9%", "+23.0")
    assert row(found, "Joe Bousfield") == ("2.2%", "–", "–")
    assert row(found, "Candidates") == ("6", "16", "+10")


def test_the_same_contest_twice_is_refused(store: Store) -> None:
    with pytest.raises(ByelexError, match="named twice"):
        answer(store, "compare", {"one": "hartlepool", "two": "hartlepool 2021"})


def test_what_is_not_so_of_all_says_whose_it_is(store: Store) -> None:
    found = answer(store, "compare", {"one": "dudley west", "two": "1983 bermondsey"})
    assert "Dudley West 1994: Changes of share are those published with the result." in found.notes
    assert "Bermondsey 1983: Shares and changes are those published with the result." in found.notes


def test_what_was_only_published_stands_beside_what_is_computed(store: Store) -> None:
    found = answer(store, "compare", {"one": "1983 bermondsey", "two": "crosby 1981"})
    assert row(found, "Winner's share") == ("57.7%", "49.1%")
    assert row(found, "Turnout") == ("57.7% as published", "69.3%")
    assert row(found, "Majority") == ("9,319", "5,289 (9.2 points)")
    assert row(found, "Liberal share (change)") == ("57.7% (+50.9)", "not recorded")
    assert found.table is not None
    assert "Rejected papers" not in {each.cells[0] for each in found.table.rows}, "not recorded of either"
