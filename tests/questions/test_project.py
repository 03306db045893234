"""Uniform national swing on the general election of 2024: as worked out from Parliament's table."""

from __future__ import annotations

from fractions import Fraction

import pytest

from byelex.answers import Answer
from byelex.errors import ByelexError
from byelex.projection import project
from byelex.questions.registry import answer
from byelex.store import Store


def after(found: Answer) -> dict[str, int]:
    assert found.table is not None
    return {row.cells[0]: int(row.cells[2]) for row in found.table.rows}


def test_a_by_elections_changes_in_every_seat(store: Store) -> None:
    found = answer(store, "project", {"seat": "runcorn"})
    assert found.headline == "Reform UK majority of 150: 400 of 650 seats"
    assert after(found) == {
        "Reform UK": 400,
        "Labour": 110,
        "Liberal Democrat": 66,
        "SNP": 25,
        "Conservative": 14,
        "Independent": 8,
        "Green": 5,
        "Plaid Cymru": 3,
        "Speaker": 1,
        "Northern Ireland": 18,
    }
    assert "Seats that change hands" in [figure.label for figure in found.figures]
    assert next(figure.exact for figure in found.figures if figure.label == "Seats that change hands") == 422


def test_the_seat_itself_is_won_by_as_little_as_it_was(store: Store) -> None:
    # Runcorn and Helsby: 6 votes of 32,743 valid, 0.02 points.
    found = answer(store, "project", {"seat": "runcorn"})
    assert found.paragraphs[1].startswith(
        "Only just changing hands, by points of share: Runcorn and Helsby (Lab to Reform, 0.02), "
    )


def test_changes_since_another_election_are_said_to_be_so_before_any_figure(store: Store) -> None:
    found = answer(store, "project", {"seat": "kingswood"})
    assert found.headline == (
        "Changes since 2019 applied to the result of 2024, which has moved since 2019 already. "
        "Labour majority of 422: 536 of 650 seats"
    )


def test_a_typed_swing(store: Store) -> None:
    found = answer(store, "project", {"from_": "lab", "to": "tory", "points": "7.5"})
    assert found.title == "A swing of 7.5 points from Labour to Conservative"
    assert found.headline == "No majority: Labour largest with 273 seats, 53 short of 326"
    assert after(found)["Conservative"] == 270
    other = answer(store, "project", {"from_": "con", "to": "lab", "points": "10"})
    assert other.headline == "Labour majority of 396: 523 of 650 seats"


def test_northern_ireland_and_the_speaker_stay(store: Store) -> None:
    found = answer(store, "project", {"from_": "con", "to": "lab", "points": "30"})
    assert found.table is not None
    marked = {row.cells[0]: row.cells[1:] for row in found.table.rows if row.mark == "unchanged"}
    assert marked == {"Speaker": ("1", "1", "0"), "Northern Ireland": ("18", "18", "0")}
    assert sum(after(found).values()) == 650


def test_older_changes_say_so(store: Store) -> None:
    found = answer(store, "project", {"seat": "clacton 2014"})
    assert any("changes since 2010, applied to 2024" in note for note in found.notes)
    assert any("UKIP (did not stand here in 2010)" in note for note in found.notes)


@pytest.mark.parametrize(
    ("texts", "said"),
    [
        ({}, "Name a by-election"),
        ({"from_": "labour", "to": "reform"}, "from, to and points"),
        ({"from_": "labour", "to": "labour", "points": "5"}, "the same"),
        ({"from_": "labour", "to": "dup", "points": "5"}, "DUP did not stand in Great Britain in 2024"),
        ({"seat": "runcorn", "points": "5"}, "not both"),
    ],
)
def test_half_a_swing_is_refused(store: Store, texts: dict[str, str], said: str) -> None:
    with pytest.raises(ByelexError, match=said):
        answer(store, "project", texts)


@pytest.mark.parametrize("points", ["0", "-3", "101", "nan", "inf", "1e9999999", "five", "9" * 400])
def test_points_that_are_none_are_refused(store: Store, points: str) -> None:
    assert answer(store, "project", {"from_": "lab", "to": "con", "points": points}).kind == "decline"


def test_northern_irelands_changes_move_nothing(store: Store) -> None:
    assert answer(store, "project", {"seat": "west tyrone"}).kind == "decline"


def test_shares_go_no_lower_than_nought_and_the_absent_stay_absent() -> None:
    seats = [(("a", 60), ("b", 30), ("c", 10)), (("a", 50), ("c", 50)), (("b", 2), ("a", 1))]
    changes = {"a": Fraction(-40), "b": Fraction(0), "d": Fraction(90), "c": Fraction(-20)}
    found = project(seats, changes)
    assert [(each.before, each.after) for each in found] == [("a", "b"), ("a", "c"), ("b", "b")]
    # 20 and 0 against 30; 10 against 30; nought, not less, against two thirds.
    assert [each.margin_points for each in found] == [10, 20, Fraction(200, 3)]


def test_two_level_leave_the_seat_where_it_was() -> None:
    (found,) = project([(("a", 60), ("b", 40))], {"a": Fraction(-10), "b": Fraction(10)})
    assert found.after == "a"
    assert found.margin_points == 0
