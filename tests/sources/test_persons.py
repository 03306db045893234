"""Who is who: one person through spellings, parties and ids that cannot be trusted alone."""

from __future__ import annotations

from datetime import date

import pytest

from byelex.sources.persons import Appearance, identify, may_be_one
from byelex.sources.tables import KnownPerson, People


def stood(
    key: int,
    name: str,
    seat: str = "Hartlepool",
    party: str = "labour",
    year: int = 2012,
    club: str = "",
    member: str = "",
    by_election: bool = True,
    person: str = "",
) -> Appearance:
    """Someone on a ballot; the contest is the seat and the year."""
    return Appearance(
        key, name, date(year, 5, 3), f"{year} {seat}", seat, seat, party, club, member, by_election, person
    )


def ids(*appearances: Appearance, people: People | None = None) -> list[str]:
    identified = identify(appearances, people or People())
    return [identified.ids[appearance.key] for appearance in appearances]


def table(*people: KnownPerson) -> People:
    return People({person.id: person for person in people})


def test_one_published_id_and_a_word_in_common_is_one_person() -> None:
    spelt = identify([stood(0, "Paul Nuttal", club="6035"), stood(1, "Paul Nuttall", "Stoke", club="6035")], People())
    assert set(spelt.ids.values()) == {"paul-nuttall"}
    assert dict(spelt.people.by_id) == {
        "paul-nuttall": KnownPerson("paul-nuttall", "Paul Nuttall", ("Paul Nuttal",), ("6035",))
    }


def test_one_published_id_and_nothing_in_common_is_two_people() -> None:
    first, second = stood(0, "Jim Clarke", club="26371"), stood(1, "Paul Coyne", "Stoke", party="", club="26371")
    identified = identify([first, second], People())
    assert list(identified.ids.values()) == ["jim-clarke", "paul-coyne"]
    assert len(identified.notes) == 1
    assert "26371" in identified.notes[0]


def test_nobody_stands_against_himself() -> None:
    assert ids(stood(0, "Sarah Green", club="1"), stood(1, "Sarah Green", party="green", club="1")) == [
        "sarah-green",
        "sarah-green-hartlepool",
    ]


def test_one_name_and_one_party_is_one_person_unless_ids_differ() -> None:
    same = stood(0, "John Bickley", party="ukip"), stood(1, "John Bickley", "Oldham", party="ukip")
    assert ids(*same) == ["john-bickley", "john-bickley"]
    differ = stood(0, "John Bickley", party="ukip", club="1"), stood(1, "John Bickley", "Oldham", "ukip", club="2")
    assert ids(*differ) == ["john-bickley", "john-bickley-oldham"]


def test_one_name_is_not_enough_for_independents_or_another_party() -> None:
    apart = stood(0, "Michael Williams", party=""), stood(1, "Michael Williams", "Runcorn", party="", year=2025)
    assert ids(*apart) == ["michael-williams", "michael-williams-runcorn"]
    parties = stood(0, "Sarah Green", party="green", year=2023), stood(1, "Sarah Green", "Chesham", year=2021)
    assert ids(*parties) == ["sarah-green-hartlepool", "sarah-green"]


def test_one_name_in_one_seat_is_one_person_through_parties() -> None:
    before = stood(0, "Zac Goldsmith", party="conservative", year=2015, by_election=False)
    assert ids(before, stood(1, "Zac Goldsmith", party="", year=2016)) == ["zac-goldsmith", "zac-goldsmith"]


def test_a_member_is_not_a_namesake_who_never_was_one() -> None:
    member = stood(0, "David Jones", "Clwyd West", "conservative", 2019, member="1502", by_election=False)
    namesake = stood(1, "David Jones", "Blackpool South", "conservative", 2024, club="107197")
    assert ids(member, namesake) == ["david-jones-clwyd-west", "david-jones"]


def test_a_table_row_joins_what_nothing_else_would() -> None:
    row = KnownPerson("thomas-darwood", "Thomas Darwood", ("77 Joseph",), ("2313",))
    stands = stood(0, "Thomas Darwood", party="", club="2313"), stood(1, "77 Joseph", "Uxbridge", "", club="2313")
    assert ids(*stands) == ["thomas-darwood", "77-joseph"]
    assert ids(*stands, people=table(row)) == ["thomas-darwood", "thomas-darwood"]


def test_a_table_row_claims_a_by_election_candidate_without_an_id_but_no_stranger() -> None:
    hope = table(KnownPerson("howling-laud-hope", "Howling Laud Hope", ("Alan Hope",), ("422",)))
    assert ids(stood(0, "Alan Hope", party="monster-raving-loony"), people=hope) == ["howling-laud-hope"]
    assert ids(stood(0, "Alan Hope", club="999"), people=hope) == ["alan-hope"]
    stranger = stood(0, "Alan Hope", party="green", by_election=False)
    assert ids(stranger, people=hope) == ["alan-hope"]


def test_two_rows_of_one_name_are_told_apart_by_their_ids() -> None:
    greens = table(
        KnownPerson("sarah-green", "Sarah Green", (), ("2290",)),
        KnownPerson("sarah-green-uxbridge", "Sarah Green", (), ("34505",)),
    )
    stands = stood(0, "Sarah Green", "Uxbridge", "green", club="34505"), stood(1, "Sarah Green", "Chesham", club="2290")
    assert ids(*stands, people=greens) == ["sarah-green-uxbridge", "sarah-green"]


def test_someone_already_in_the_data_keeps_the_id() -> None:
    known = stood(0, "Jill Hope", "Corby", "liberal-democrats", 2012, person="jill-hope-corby")
    assert ids(known, stood(1, "Jill Hope", "Newark", "liberal-democrats", 2014)) == ["jill-hope-corby"] * 2


def test_a_row_keeps_what_was_entered_by_hand_and_gains_what_is_new() -> None:
    row = KnownPerson("chris-elmore", "Chris Elmore", ("Christopher Elmore",), ())
    found = identify([stood(0, "Christopher  Elmore", club="4457")], table(row)).people.by_id["chris-elmore"]
    assert found == KnownPerson("chris-elmore", "Chris Elmore", ("Christopher Elmore",), ("4457",))


def test_the_order_of_the_files_makes_no_difference() -> None:
    stands = [
        stood(0, "Sarah Green", "Uxbridge", "green", 2023, club="34505"),
        stood(1, "Sarah Green", "Chesham", "liberal-democrats", 2021, club="2290"),
        stood(2, "Sarah Green", "Ynys Mon", "liberal-democrats", 2005, by_election=False),
    ]
    forwards, backwards = identify(stands, People()).ids, identify(stands[::-1], People()).ids
    assert forwards == backwards
    assert forwards[1] == forwards[2] == "sarah-green"


@pytest.mark.parametrize(
    ("left", "right", "one"),
    [
        ("Howling 'Laud' Hope", "Alan Hope", True),
        ("Janet Jessica Daby", "Janet Daby", True),
        ("Giles Walting", "Giles Watling", True),
        ("Sir Archibald Stanton", "Sir Oink A-Lot", False),
        ("Jim Clarke", "Paul Coyne", False),
        ("The Incredible Flying Brick", "The Iconic Arty-Pole", False),
    ],
)
def test_names_that_can_be_one_persons(left: str, right: str, one: bool) -> None:
    assert may_be_one(left, right) is one


def test_a_name_without_a_latin_letter_still_gets_an_id() -> None:
    assert ids(stood(0, "山田"), stood(1, "田中", "Stoke", "green")) == ["unnamed", "unnamed-stoke"]
