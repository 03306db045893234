"""Typed text becomes the thing meant, or says what is nearest."""

from __future__ import annotations

from datetime import date

import pytest

import byelex.ask  # noqa: F401 - registers /ask
from byelex.elections import ByElection, Constituency, Party, Person
from byelex.questions.constituencies import CONSTITUENCY, PRESENT_SEAT
from byelex.questions.kinds import (
    BY_ELECTION,
    MEASURED,
    PARTY,
    PERSON,
    PROJECTED,
    QUOTED,
    SPEAKER,
    STOOD_PARTY,
    names_of,
)
from byelex.questions.registry import Unresolved, answer
from byelex.store import Store


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("hartlepol", "2021-05-06-hartlepool"),
        ("Kingwood", "2024-02-15-kingswood"),
        ("batley 2016", "2016-10-20-batley-and-spen"),
        ("2021-05-06-hartlepool", "2021-05-06-hartlepool"),
        ("Hartlepool · 6 May 2021 · Conservative gain from Labour", "2021-05-06-hartlepool"),
        ("chesham n amersham", "2021-06-17-chesham-and-amersham"),
        ("rutherglen", "2023-10-05-rutherglen-and-hamilton-west"),
    ],
)
def test_a_by_election_by_what_people_type(store: Store, typed: str, found: str) -> None:
    by_election = BY_ELECTION.resolve(store, typed)
    assert isinstance(by_election, ByElection)
    assert by_election.id == found


def test_two_contests_of_one_name_are_offered_with_their_dates(store: Store) -> None:
    with pytest.raises(Unresolved) as raised:
        BY_ELECTION.resolve(store, "batley")
    assert raised.value.several
    assert [choice.label for choice in raised.value.choices] == [
        "Batley and Spen · 1 July 2021 · Labour hold",
        "Batley and Spen · 20 October 2016 · Labour hold",
    ]


def test_a_seat_without_a_by_election_says_so(store: Store) -> None:
    with pytest.raises(Unresolved, match="the store has none for Ynys Môn") as raised:
        BY_ELECTION.resolve(store, "ynys mon")
    assert not raised.value.several


def test_the_wrong_year_offers_the_right_ones(store: Store) -> None:
    with pytest.raises(Unresolved, match=r"Did you mean Uxbridge \(1997\) or Uxbridge \(1972\)\?"):
        BY_ELECTION.resolve(store, "uxbridge 1998")


def test_suggestions_follow_the_typing(store: Store) -> None:
    assert BY_ELECTION.suggest(store, "")[0].label == "Clacton · 13 August 2026 · Reform UK hold"
    assert len(BY_ELECTION.suggest(store, "")) == 25
    assert [choice.value for choice in BY_ELECTION.suggest(store, "wellingb")] == [
        "2024-02-15-wellingborough",
        "1969-12-04-wellingborough",
    ]
    assert BY_ELECTION.suggest(store, "hartlepol")[0].value == "2021-05-06-hartlepool"


def test_suggestions_are_of_what_can_be_answered(store: Store) -> None:
    quoted = {contest for quote in store.quotes() for contest in quote.by_election_ids}
    assert {choice.value for choice in QUOTED.suggest(store, "")} <= quoted
    assert [choice.value for choice in QUOTED.suggest(store, "hartl")] == ["2021-05-06-hartlepool"]
    assert all(choice.value > "2010-05-06" for choice in MEASURED.suggest(store, "old"))
    assert PROJECTED.suggest(store, "mid ulster") == []
    assert [choice.label for choice in PERSON.suggest(store, "diane abbott")] == []
    assert [choice.label for choice in PARTY.suggest(store, "tuv")] == ["TUV"]
    assert STOOD_PARTY.suggest(store, "tuv") == []


def test_a_contest_with_no_general_election_to_be_set_beside_is_shown_by_itself(store: Store) -> None:
    shown = answer(store, "compare", {"one": "1983 bermondsey"})
    assert shown.kind == "answer"
    assert shown.notes[0].endswith("Name a second by-election to compare this one with.")
    assert shown.table is not None


def test_every_suggestion_resolves_to_itself(store: Store) -> None:
    for typed in ("", "b", "west", "2023", "uxb"):
        for choice in BY_ELECTION.suggest(store, typed):
            assert len(choice.label) <= 100
            assert BY_ELECTION.resolve(store, choice.value).id == choice.value
            assert BY_ELECTION.resolve(store, choice.label).id == choice.value


def test_people_speakers_parties_and_seats(store: Store) -> None:
    galloway = PERSON.resolve(store, "galloway")
    assert isinstance(galloway, Person)
    assert len(galloway.by_election_ids) == 3
    assert SPEAKER.resolve(store, "starmer").name == "Keir Starmer"
    with pytest.raises(Unresolved, match="Nobody quoted"):
        SPEAKER.resolve(store, "binface")
    tories = PARTY.resolve(store, "the tories")
    assert isinstance(tories, Party)
    assert tories.id == "conservative"
    assert PARTY.resolve(store, "brexit party").id == "reform-uk"
    seat = CONSTITUENCY.resolve(store, "ynys mon")
    assert isinstance(seat, Constituency)
    assert seat.name == "Ynys Môn"


@pytest.mark.parametrize(
    ("typed", "name"), [("sheffield hallam", "Sheffield Hallam"), ("belfast east", "Belfast East")]
)
def test_a_seat_without_a_by_election_is_the_present_one(store: Store, typed: str, name: str) -> None:
    seat = CONSTITUENCY.resolve(store, typed)
    assert seat.name == name
    assert store.baseline(seat.id, date(2024, 7, 4)) is not None


def test_a_seat_that_is_gone_is_none_that_may_have_a_by_election(store: Store) -> None:
    with pytest.raises(Unresolved, match=r"Wakefield was no seat at the general election of 4 July 2024") as raised:
        PRESENT_SEAT.resolve(store, "wakefeild")
    assert PRESENT_SEAT.resolve(store, raised.value.choices[0].value).name == "Wakefield and Rothwell"
    offered = PRESENT_SEAT.suggest(store, "") + PRESENT_SEAT.suggest(store, "wak")
    assert {choice.label for choice in offered} >= {"Runcorn and Helsby", "Wakefield and Rothwell"}
    for choice in offered:
        assert store.baseline(PRESENT_SEAT.resolve(store, choice.value).id, date(2024, 7, 4)) is not None


def test_several_people_of_one_name_are_offered(store: Store) -> None:
    with pytest.raises(Unresolved) as raised:
        PERSON.resolve(store, "smith")
    assert raised.value.several
    assert all("Smith" in choice.label for choice in raised.value.choices)


@pytest.mark.parametrize("typed", ["birmingham", "Manchester", "bradford"])
def test_a_citys_name_is_none_of_its_seats(store: Store, typed: str) -> None:
    found = names_of(store).find_seat(typed)
    assert len({one.constituency_name for one in found.listings}) >= 3
    assert all(one.constituency_name.startswith(typed.capitalize()) for one in found.listings)


def test_a_whole_name_is_asked_about_where_a_later_seat_has_it_too(store: Store) -> None:
    found = {one.constituency_name for one in names_of(store).find_seat("hamilton").listings}
    assert {"Hamilton", "Rutherglen and Hamilton West"} <= found
    assert [one.id for one in names_of(store).find_seat("hamilton 1967").listings] == ["1967-11-02-hamilton"]


@pytest.mark.parametrize(
    ("typed", "others"),
    [
        ("uxbridge", "Uxbridge 1997 and Uxbridge 1972"),
        ("Newport by-election", "Newport 1956"),
        ("tiverton", "Tiverton 1960"),
        ("Oldham West", "Oldham West 1968"),
        ("rutherglen", "Rutherglen 1964"),
        ("uxbridge 2023", ""),
        ("uxbridge 1997", ""),
        ("2023-07-20-uxbridge-and-south-ruislip", ""),
        ("hartlepool", ""),
        ("chesham n amersham", ""),
    ],
)
@pytest.mark.parametrize("question", ["result", "swing", "ask"])
def test_a_name_taken_for_a_newer_seat_says_of_the_older_and_once(
    store: Store, question: str, typed: str, others: str
) -> None:
    found = answer(store, question, {"question": typed} if question == "ask" else {"seat": typed})
    remarks = [note for note in found.notes if "is taken for" in note]
    assert len(remarks) == bool(others)
    assert all(f"There was {others} too: ask by name and year." in remark for remark in remarks)


@pytest.mark.parametrize(
    ("typed", "party_id", "other"),
    [
        ("Workers Party", "workers-party", "The Workers' Party"),
        ("The Workers' Party", "the-workers-party", "Workers Party"),
        ("SDP", "sdp-1990", "Social Democrat"),
        ("sdp", "sdp-1990", "Social Democrat"),
        ("Communist", "communist-party-of-britain", "Communist (CPGB)"),
        ("Social Democrat", "sdp", ""),
        ("reform", "reform-uk", ""),
    ],
)
def test_a_name_that_parties_share_means_the_one_written_so_and_says_of_the_other(
    store: Store, typed: str, party_id: str, other: str
) -> None:
    party = PARTY.resolve(store, typed)
    assert party.id == party_id
    remark = PARTY.remark(store, typed, party)
    assert bool(remark) == bool(other)
    assert other in remark
    assert remark in "\n".join(answer(store, "party", {"party": typed}).notes)


def test_every_party_has_a_text_that_means_it_alone(store: Store) -> None:
    names = names_of(store)
    assert [one.id for one in names.parties if names.find_parties(names.party_text(one))[0] != (one,)] == []


def test_parties_are_suggested_in_the_order_of_their_table(store: Store) -> None:
    def suggested(typed: str) -> list[str]:
        return [choice.label for choice in PARTY.suggest(store, typed)]

    assert suggested("")[:4] == ["Conservative", "Labour", "Liberal Democrat", "Reform UK"]
    assert suggested("l")[:2] == ["Labour", "Liberal Democrat"]
    assert suggested("g")[0] == "Green"
    assert suggested("sdp") == ["SDP", "Social Democrat"]


def test_people_are_suggested_from_the_latest_by_election_on(store: Store) -> None:
    assert PERSON.suggest(store, "")[0].label == store.listings()[0].winner


def test_people_of_one_name_are_told_apart_by_where_they_stood_last(store: Store) -> None:
    with pytest.raises(Unresolved) as told:
        PERSON.resolve(store, "john smith")
    labels = [choice.label for choice in told.value.choices]
    assert len(labels) == len(set(labels)) > 1
    assert "John Smith · Vale of Glamorgan 1989" in labels
    suggested = [choice.label for choice in PERSON.suggest(store, "smith")]
    assert len(suggested) == len(set(suggested))
    assert PERSON.suggest(store, "galloway")[0].label == "George Galloway"
