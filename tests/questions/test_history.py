"""The seat's story on the shipped data: elections, holders and changes of hand that a reader can check."""

from __future__ import annotations

import dataclasses

from byelex.answers import Answer, SeatStory
from byelex.questions.registry import answer
from byelex.store import Store
from byelex.store.revisions import record


def history(store: Store, seat: str) -> Answer:
    return answer(store, "history", {"seat": seat})


def test_a_seat_that_changed_hands_once(store: Store) -> None:
    found = history(store, "2021-05-06-hartlepool")
    assert found.headline == "Labour, then Conservative from 2021"
    assert found.paragraphs == (
        "4 general elections and 1 by-election. It changed hands once: 6 May 2021 (Labour to Conservative).",
    )
    assert found.table is not None
    assert [(row.cells[0], row.cells[4], row.mark) for row in found.table.rows] == [
        ("6 May 2021", "6,940", "changed hands"),
        ("12 December 2019", "3,595", ""),
        ("8 June 2017", "7,650", ""),
        ("7 May 2015", "3,024", ""),
        ("6 May 2010", "5,509", ""),
    ]


def test_two_seats_of_one_name_are_kept_apart(store: Store) -> None:
    later, earlier = history(store, "clacton"), history(store, "clacton 2014")
    assert later.title == "Clacton, 2024 to 2026"
    assert earlier.title == "Clacton, 2010 to 2019"
    assert earlier.headline == "Conservative, then UKIP from 2014, then Conservative from 2017"
    assert any("Kept apart" in note and "Clacton, 2010 to 2019" in note for note in later.notes)


def test_a_seat_with_two_by_elections(store: Store) -> None:
    found = history(store, "batley and spen")
    assert found.headline == "Labour throughout"
    assert found.table is not None
    assert sum(row.cells[1] == "By-election" for row in found.table.rows) == 2


def test_a_seat_without_a_by_election_has_a_story(store: Store) -> None:
    found = history(store, "brighton pavilion")
    assert found.kind == "answer"
    assert found.headline.startswith("Green")


def test_the_story_draws_every_election(store: Store) -> None:
    picture = history(store, "2021-05-06-hartlepool").picture
    assert isinstance(picture, SeatStory)
    assert [(point.label, point.winner) for point in picture.points] == [
        ("2010", "Labour"),
        ("2015", "Labour"),
        ("2017", "Labour"),
        ("2019", "Labour"),
        ("2021 by-election", "Conservative"),
    ]
    assert round(dict(picture.points[-1].shares)["Conservative"], 2) == 51.88


def test_a_seat_with_one_election_known_has_no_story_to_draw(store: Store) -> None:
    found = history(store, "bermondsey")
    assert found.table is not None
    assert found.picture is None


def test_without_the_general_election_before_the_last_member_decides(fresh_store: Store) -> None:
    known = fresh_store.by_election("2021-05-06-hartlepool")
    assert known is not None
    seat = dataclasses.replace(known.constituency, id="hartlepool-1974", name="Hartlepool Old")
    record(
        fresh_store,
        dataclasses.replace(
            known, id="1999-05-06-hartlepool-old", constituency=seat, general_election_on=None, baseline=None, quotes=()
        ),
        by="test",
        source="made up",
    )
    found = history(fresh_store, "hartlepool old")
    assert found.headline == "Labour, then Conservative from 2021"
    assert any("not in the store" in note for note in found.notes)
