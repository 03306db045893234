"""Questions about a seat where a by-election is called and another was held before: which of the two is meant."""

from __future__ import annotations

from datetime import timedelta

import pytest

from byelex.ask import ask
from byelex.clock import british_day
from byelex.elections import Constituency
from byelex.questions.registry import answer
from byelex.sources.datafiles import read_by_election
from byelex.store import Store
from byelex.store.revisions import WITHDRAWN, record, withdraw
from byelex.wording import day
from tests.contests import notice

DAY = british_day() + timedelta(days=12)
SEAT = Constituency("E14001272", "Hartlepool", "England", "North East", None, "county")
TOML = notice(DAY, SEAT, "death", "Jonathan Brash", "labour")


@pytest.fixture
def called(fresh_store: Store) -> Store:
    assert record(fresh_store, read_by_election(TOML, fresh_store.parties()), "test", "a file") is not None
    return fresh_store


def test_present_and_future_are_of_the_one_called_and_the_past_of_the_one_held(called: Store) -> None:
    for question in (
        "when is the hartlepool by-election",
        "why is there a by-election in hartlepool",
        "what swing do the tories need in hartlepool",
        "who is standing in hartlepool",
        "when do polls close in hartlepool",
        f"by-elections on {day(DAY)}",
        "how many by-elections have been called",
    ):
        found = ask(called, question)
        assert found.title == f"Hartlepool by-election, {day(DAY)}", question
        assert "to go" in found.headline, question
    for question, fact in (
        ("when was the hartlepool by-election", "6 May 2021"),
        ("why was there a by-election in hartlepool", "Mike Hill"),
        ("who won hartlepool", "Jill Mortimer"),
        ("turnout in hartlepool", "42.3%"),
        ("when is the hartlepool by-election 2021", "6 May 2021"),
    ):
        found = ask(called, question)
        assert fact in found.headline, question
        assert f"A by-election in Hartlepool is called for {day(DAY)}." in found.notes, question


def test_a_list_of_the_time_says_what_is_called_then(called: Store) -> None:
    found = ask(called, f"how many by-elections since {DAY.year - 1}")
    assert f"A by-election in Hartlepool is called for {day(DAY)}." in found.notes


def test_the_command_for_a_day_or_a_year_says_what_is_called_then(called: Store) -> None:
    note = f"A by-election in Hartlepool is called for {day(DAY)}."
    of_day = answer(called, "on", {"date": DAY.isoformat()})
    assert (of_day.kind, of_day.headline, of_day.table) == ("answer", note, None)
    since = answer(called, "on", {"date": "2026-08-13", "until": DAY.isoformat()})
    assert note in since.notes
    assert since.headline.startswith("One: Clacton")


def test_nobody_has_won_where_one_is_called(called: Store) -> None:
    tatton = TOML.replace("E14001272", "E14001539").replace("Hartlepool", "Tatton")
    assert record(called, read_by_election(tatton, called.parties()), "test", "a file") is not None
    assert ask(called, "who won tatton").headline.startswith("Nobody has been elected yet.")
    assert not ask(called, "why is there a by-election in tatton").headline.startswith("Nobody")
    assert ask(called, "how many by-elections have been called").headline == "2 by-elections called"


def test_a_by_election_that_was_withdrawn_is_declined_with_when_and_why(fresh_store: Store) -> None:
    withdraw(fresh_store, "2021-05-06-hartlepool", "test", f"{WITHDRAWN}entered twice")
    for question in ("who won hartlepool 2021", "has the hartlepool by-election been withdrawn"):
        found = ask(fresh_store, question)
        assert found.kind == "decline"
        assert found.headline.startswith("The by-election in Hartlepool, 6 May 2021, was withdrawn on"), question
        assert found.headline.endswith("entered twice."), question
    # Without the year the one before is told of, and that there was another.
    found = ask(fresh_store, "majority in hartlepool")
    assert found.headline.startswith("The majority was 2,033")
    assert any("Hartlepool, 6 May 2021, was withdrawn on" in note for note in found.notes)
