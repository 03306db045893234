"""Questions that reach back before 2010, asked of everything there is."""

from __future__ import annotations

import pytest

import byelex.ask  # noqa: F401 - registers the question
from byelex.answers import Answer
from byelex.questions.registry import answer
from byelex.store import Store


def asked(store: Store, question: str) -> Answer:
    return answer(store, "ask", {"question": question})


def test_the_second_largest_swing_since_the_war(store: Store) -> None:
    found = asked(store, "second largest tory to labour swing since the war")
    assert found.headline == "Wellingborough 2024: 28.5 points from Conservative to Labour."
    assert found.table is not None
    first = found.table.rows[0]
    assert (first.cells[1], first.cells[3], first.mark) == ("Dudley West 1994", "29.1", "from published changes")
    assert any("26 more of that time are missing" in note for note in found.notes)


@pytest.mark.parametrize(
    ("question", "headline"),
    [
        ("lowest turnout ever", "Manchester Central 2012: 18.2%."),
        ("biggest swing ever", "Bermondsey 1983: 44.2 points from Labour to Liberal, as published."),
        ("biggest swing since 2010", "Clacton 2014: 44.1 points from Conservative to UKIP."),
        ("who won wakefield", "Simon Lightwood (Labour) won by 4,925 votes over Nadeem Ahmed (Conservative)."),
        ("who won the 1962 orpington by-election", "Eric Lubbock (Liberal) won by 7,855 votes"),
    ],
)
def test_a_question_with_its_answer(store: Store, question: str, headline: str) -> None:
    assert asked(store, question).headline.startswith(headline)


def test_a_year_finds_a_seat_that_is_gone(store: Store) -> None:
    assert asked(store, "uxbridge 1997 result").title == "Uxbridge by-election, 31 July 1997"


@pytest.mark.parametrize(
    ("question", "fact"),
    [
        ("how many by-elections have the workers party won", "1: Rochdale 2024."),
        ("green mid bedfordshire", "Cade Sibley (Green): 732 votes"),
        ("green birmingham erdington", "Siobhan Harper-Nunes (Green): 236 votes"),
        ("ED Wakefield", "Therese Hirst (English Democrats): 135 votes"),
        ("liberal votes orpington 1962", "Eric Lubbock (Liberal): 22,846 votes"),
        ("liberal votes runcorn and helsby", "Dan Clarke (Liberal (1989)): 454 votes"),
    ],
)
def test_of_parties_of_one_name_the_one_that_stood_is_meant(store: Store, question: str, fact: str) -> None:
    assert asked(store, question).headline.startswith(fact)


def test_deposits_lost_are_not_nought_where_results_are_recorded_in_part(store: Store) -> None:
    found = asked(store, "lost deposits in 1984")
    assert (found.kind, "recorded in part" in found.headline) == ("decline", True)
    assert "62 deposits lost, of 80 candidates" in asked(store, "lost deposits in 2023").headline


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("did tony blair lose his deposit", "Deposit lost."),
        ("did labour lose its deposit in beaconsfield", "Deposit lost."),
        ("did paul tyler lose his deposit in beaconsfield", "Deposit kept."),
        ("did bill boaks lose his deposit in beaconsfield", "Whether the deposit was lost is not known"),
        ("sutch lost deposits", "lost 23 deposits at 27 by-elections; at 4 it is not known"),
        ("how many deposits did labour lose", "20 deposits lost by Labour, of 459 candidates; 5 not known."),
    ],
)
def test_a_deposit_is_lost_kept_or_not_known(store: Store, question: str, said: str) -> None:
    assert said in asked(store, question).headline


def test_a_list_by_cause_says_first_of_how_many_the_cause_is_known(store: Store) -> None:
    found = asked(store, "by-elections since 2010 caused by recall")
    assert found.headline.startswith("One of the 5 whose cause is recorded (of 60 more it is not): Wellingborough")
    assert asked(store, "by-elections caused by death in 1983").headline.startswith("One: Darlington")


@pytest.mark.parametrize("question", ["by-elections where labour lost its deposit", "who lost most deposits"])
def test_lists_and_rankings_of_deposits_say_how_many_are_not_known(store: Store, question: str) -> None:
    assert any("Whether the deposit was lost is not known of" in note for note in asked(store, question).notes)


def test_by_elections_caused_by_deaths_are_counted(store: Store) -> None:
    found = asked(store, "how many by-elections were caused by deaths")
    # A list and a count say in their first line of how many the cause is known: here of fewer than there were.
    assert found.headline == "234 of the 436 whose cause is recorded (of 73 more it is not)."
    assert any("cause is not recorded for" in note for note in found.notes)


@pytest.mark.parametrize(
    ("question", "fact"),
    [
        ("compare galloway's two wins", "They differ most in winning share: 55.9% in Bradford West 2012"),
        ("how did galloway do", "Stood at 3 by-elections, won 2"),
        ("galloway 1959 winner", "John Brewis"),
    ],
)
def test_a_person_of_late_comes_before_a_seat_long_gone(store: Store, question: str, fact: str) -> None:
    assert asked(store, question).headline.startswith(fact)


def test_the_other_contests_of_a_seat_are_named(store: Store) -> None:
    found = asked(store, "majority in wakefield")
    assert any("also had a by-election in 1954: ask with the year" in note for note in found.notes)


def test_a_national_liberals_gain_was_the_governments(store: Store) -> None:
    found = asked(store, "government gains since 1945")
    assert "Brighouse and Spenborough 1960" in found.headline
    assert any("National Liberals, in office with the Conservatives" in note for note in found.notes)
    lost = asked(store, "how many government losses 1951 to 1964")
    assert "Torrington 1958" in lost.headline
    lately = asked(store, "government gains since 2010")
    assert not any("National Liberals" in note for note in lately.notes)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("how many by-elections in london since 1980", "in London since 2010"),
        ("by-elections in london before 2000", "recorded only for by-elections since 2010"),
    ],
)
def test_a_region_is_recorded_since_2010(store: Store, question: str, said: str) -> None:
    found = asked(store, question)
    assert said in f"{found.title} {found.headline}"
