"""Typed text becomes the thing meant, or says what is nearest."""

from __future__ import annotations

import pytest

from byelex.elections import ByElection, Constituency, Party, Person
from byelex.questions.kinds import BY_ELECTION, CONSTITUENCY, PARTY, PERSON, SPEAKER, names_of
from byelex.questions.registry import Unresolved
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
