"""What is said of contests known only in part, and of swings known only as published."""

from __future__ import annotations

import pytest

from byelex.answers import Answer
from byelex.questions.registry import answer
from byelex.store import Store


def figure(found: Answer, label: str) -> tuple[str, str]:
    return next((each.value, each.detail) for each in found.figures if each.label == label)


def test_bermondsey_1983(store: Store) -> None:
    found = answer(store, "result", {"seat": "1983 bermondsey"})
    assert (found.title, found.headline) == ("Bermondsey by-election, 24 February 1983", "Liberal gain from Labour")
    assert found.paragraphs == ("Simon Hughes (Liberal) won by 9,319 votes over Peter Tatchell (Labour).",)
    assert figure(found, "Turnout") == ("57.7%", "as published")
    assert figure(found, "Swing") == ("44.2 points from Labour to Liberal", "as published")
    assert figure(found, "Candidates") == ("8 recorded", "there may have been more")
    assert found.table is not None
    assert found.table.rows[0].cells == ("Simon Hughes", "Liberal", "17,017", "57.7%", "+50.9")
    assert any(note.startswith("Recorded in part") for note in found.notes)
    assert "Shares and changes are those published with the result." in found.notes


def test_dudley_west_is_more_than_wellingborough_and_says_what_it_rests_on(store: Store) -> None:
    found = answer(store, "swing", {"seat": "dudley west"})
    assert found.headline.startswith("29.1 points from Conservative to Labour, from the published changes of share")
    assert "published as 29" in found.headline
    assert "(Labour +28.0 minus Conservative −30.2) ÷ 2 = 29.1" in found.paragraphs[0]
    place, scope = figure(found, "Rank by size")
    assert place == "13th of 333"
    assert scope.startswith("by-elections since 1945 in Great Britain, 140 with no swing left out; ")
    assert "swings from Conservative to Labour: 1st of 104" in scope
    assert "published figures are rounded, so 1 other may be level with it or on its other side" in scope


def test_a_reported_rank_is_set_beside_the_one_the_store_gives(store: Store) -> None:
    _, scope = figure(answer(store, "swing", {"seat": "wellingborough"}), "Rank by size")
    assert "swings from Conservative to Labour: 2nd of 104" in scope
    reported = answer(store, "background", {"seat": "wellingborough"}).claims
    assert any("28.53 points is the second largest, after Dudley West in 1994 (29.1" in claim for claim in reported)


def test_a_contest_of_which_only_the_winner_is_known(store: Store) -> None:
    found = answer(store, "result", {"seat": "torrington"})
    assert found.paragraphs == ("Mark Bonham Carter (Liberal) won by 219 votes; who came second is not recorded.",)
    assert figure(found, "Majority") == ("219", "as published")
    assert figure(found, "Turnout")[0] == "not recorded"
    assert any(note.startswith("Only who won is recorded") for note in found.notes)
    swing = answer(store, "swing", {"seat": "torrington"})
    assert swing.headline == "No swing recorded"


def test_an_unopposed_return(store: Store) -> None:
    found = answer(store, "result", {"seat": "hemsworth 1946"})
    assert found.headline == "Labour hold"
    assert found.paragraphs == ("Horace Holmes (Labour) was elected unopposed.",)
    assert "There was no poll: nobody else stood." in found.notes
    assert not any(each.label == "Turnout" for each in found.figures)
    assert answer(store, "swing", {"seat": "hemsworth 1946"}).paragraphs == (
        "There is no meaningful swing: there was no poll.",
    )


def test_a_result_undone_on_petition_says_so(store: Store) -> None:
    found = answer(store, "result", {"seat": "bristol south east 1961"})
    assert found.headline == "Labour hold"
    assert any("an election court declared Malcolm St Clair" in note for note in found.notes)


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("hartlepool", "Hartlepool by-election, 6 May 2021"),
        ("hartlepool 2004", "Hartlepool by-election, 30 September 2004"),
        ("wakefield", "Wakefield by-election, 23 June 2022"),
        ("uxbridge", "Uxbridge and South Ruislip by-election, 20 July 2023"),
        ("uxbridge 1997", "Uxbridge by-election, 31 July 1997"),
        ("orpington 62", "Orpington by-election, 14 March 1962"),
        ("govan 1988", "Glasgow Govan by-election, 10 November 1988"),
        ("mid ulster", "Mid Ulster by-election, 7 March 2013"),
    ],
)
def test_a_name_alone_is_a_by_election_of_late_and_a_year_reaches_back(store: Store, typed: str, title: str) -> None:
    assert answer(store, "result", {"seat": typed}).title == title


def test_other_by_elections_of_the_name_are_mentioned(store: Store) -> None:
    assert (
        "Hartlepool also had a by-election in 2004: ask with the year."
        in answer(store, "result", {"seat": "hartlepool"}).notes
    )


def test_coverage_is_told_by_parliament(store: Store) -> None:
    found = answer(store, "about", {})
    assert found.table is not None
    rows = {row.cells[0]: row.cells[1:] for row in found.table.rows}
    assert rows["1945 to 1950"] == ("33", "4", "6", "1", "8")
    assert rows["February to October 1974"] == ("1", "0", "0", "0", "0")
    assert figure(found, "By-elections")[1].endswith("; 26 more took place and are missing")


def test_a_by_election_known_to_be_missing_is_said_to_be(store: Store) -> None:
    found = answer(store, "result", {"seat": "1945 city of london"})
    assert found.headline == (
        "The by-election of October 1945 in City of London is not in the store: the polling day was not read."
    )


def test_a_seat_awarded_on_petition_is_not_held_throughout(store: Store) -> None:
    found = answer(store, "history", {"seat": "bristol south east"})
    assert found.headline == "Labour, then Conservative, then Labour from 1963"
    assert any(
        note.startswith("The by-election of 4 May 1961. Undone on petition: an election court") for note in found.notes
    )
