"""People at by-elections, on the shipped data from 2010: totals that a reader can add up."""

from __future__ import annotations

from byelex.questions.registry import answer
from byelex.store import Store
from tests.questions.shown import figure


def test_a_persons_contests(store: Store) -> None:
    found = answer(store, "candidate", {"person": "galloway"})
    assert found.headline == "Stood at 3 by-elections, won 2"
    assert figure(found, "Votes in all") == "38,940"
    assert figure(found, "Best share") == "55.9% Bradford West, 29 March 2012"
    assert figure(found, "Worst share") == "21.9% Batley and Spen, 1 July 2021"
    assert figure(found, "Deposits lost") == "0 of 3"
    assert found.table is not None
    assert [(row.cells[1], row.cells[3], row.cells[6]) for row in found.table.rows] == [
        ("Rochdale", "12,335", "1st"),
        ("Batley and Spen", "8,264", "3rd"),
        ("Bradford West", "18,341", "1st"),
    ]


def test_every_spelling_is_one_person(store: Store) -> None:
    whole = answer(store, "candidate", {"person": "howling-laud-hope"})
    assert whole.title == "Howling Laud Hope at by-elections"
    assert whole.table is not None
    recent = [row for row in whole.table.rows if int(row.cells[0][-4:]) >= 2010]
    assert len(recent) == 21
    assert all(row.mark == "deposit lost" for row in recent)
    for spelling in ("alan hope", "howling laud hope"):
        assert answer(store, "candidate", {"person": spelling}) == whole


def test_one_who_never_stood_is_said_to_be_quoted(store: Store) -> None:
    found = answer(store, "candidate", {"person": "keir starmer"})
    assert found.kind == "decline"
    assert found.headline.startswith("Keir Starmer stood at no by-election in the store; ")
    assert found.follow_ups[0].question == "quotes"


def test_a_deposit_that_a_published_share_settles(store: Store) -> None:
    found = answer(store, "candidate", {"person": "tony blair"})
    assert figure(found, "Deposits lost") == "1 of 1"
    assert figure(found, "Share") == "10.4% Beaconsfield, 27 May 1982; as published"
    assert found.table is not None
    assert (found.table.rows[0].cells[4], found.table.rows[0].mark) == ("10.4%", "deposit lost")


def test_deposits_that_are_not_known_are_counted_apart(store: Store) -> None:
    assert figure(answer(store, "candidate", {"person": "sutch"}), "Deposits lost") == "23 of 27, 4 not known"
    assert figure(answer(store, "party", {"party": "labour"}), "Deposits lost") == "20 of 459, 5 not known"


def test_parties_with_commas_in_their_names_are_parted_by_semicolons(store: Store) -> None:
    figures = {each.label: each.value for each in answer(store, "candidate", {"person": "boaks"}).figures}
    assert figures["Parties"].startswith("Democratic Monarchist, Public Safety, White Resident; Democratic Monarchist;")
