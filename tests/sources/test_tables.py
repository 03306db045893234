"""The CSV tables: what they mean, and every way of getting one wrong."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from byelex.errors import DataError
from byelex.sources.datafiles import load_general_election, load_parties, load_people
from byelex.sources.tables import load_party_rows, write_party_rows

PARTIES = """\
id,name,abbreviation,full_name,nicknames,colour,electoral_commission_ids,mnis_ids,follows,independent
conservative,Conservative,Con,Conservative and Unionist Party,tory;tories,#0087DC,PP52;PP51,4,,
green,Green,Green,Green Party of England and Wales,,#02A95B,PP63,44,,
ecology,Ecology,Eco,,,,,,,
independent,Independent,Ind,,ind,,,8,,yes
"""
SEATS = """\
id,name,country,region,county,kind,electorate,rejected_vote_count,valid_vote_count,majority
E14000733,Hartlepool,England,North East,Cleveland,borough,70855,,300,50
"""
VOTES = """\
seat,party,party_name,candidate,person,votes
E14000733,independent,,Ann Öther,,50
E14000733,conservative,,Stefan Houghton,,150
E14000733,green,Green Party,Ann Öther,ann-other-hartlepool,100
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "general-elections").mkdir()
    (tmp_path / "parties.csv").write_text(PARTIES, encoding="utf-8")
    (tmp_path / "general-elections" / "2019-12-12-seats.csv").write_text(SEATS, encoding="utf-8")
    (tmp_path / "general-elections" / "2019-12-12-votes.csv").write_text(VOTES, encoding="utf-8")
    return tmp_path


def test_parties_read_with_their_names_and_ids(folder: Path) -> None:
    parties = load_parties(folder)
    assert parties["conservative"].nicknames == ("tory", "tories")
    assert parties["conservative"].electoral_commission_ids == ("PP52", "PP51")
    assert parties["ecology"].colour == "#7F7F7F"
    assert [id for id, party in parties.items() if party.independent] == ["independent"]


def test_parties_write_back_the_same(folder: Path) -> None:
    assert write_party_rows(load_party_rows(folder).values()) == PARTIES


def test_a_general_election_reads_with_falling_votes_and_ids_from_names(folder: Path) -> None:
    results, seats = load_general_election(folder, date(2019, 12, 12), load_parties(folder))
    hartlepool = results["E14000733"]
    assert [c.votes for c in hartlepool.candidacies] == [150, 100, 50]
    assert [c.person_id for c in hartlepool.candidacies] == ["stefan-houghton", "ann-other-hartlepool", "ann-other"]
    assert [c.party_name for c in hartlepool.candidacies] == ["Conservative", "Green Party", "Independent"]
    assert hartlepool.rejected_vote_count is None
    assert seats["E14000733"].county == "Cleveland"


PARTY_FAULTS = [
    ("#0087DC", "0087DC", 'line 2: colour must be like #0087DC, not "0087DC"'),
    ("#0087DC", "#0087dg", "colour must be like"),
    ("green,Green,Green", "conservative,Green,Green", 'line 3: the id "conservative" is used twice'),
    ("ecology,", "Ecology Party,", "line 4: id must be small letters"),
    ("8,,yes", "8,,true", 'independent must be yes or blank, not "true"'),
    (
        "PP63,44,,",
        "PP63,44,ecologi,",
        'green: follows "ecologi", which is not another party here. Did you mean ecology?',
    ),
    ("PP63,44,,", "PP63,44,green,", "which is not another party here"),
    ("id,name,abbreviation", "id,abbreviation,name", "line 1: the columns must be id,name,abbreviation"),
    ("PP63,44,,", "PP63,44,,,", "line 3: has 11 cells, not 10"),
    ("Ecology,Eco", '"Ecology" "x,Eco', "is not CSV"),
]


@pytest.mark.parametrize(("right", "wrong", "message"), PARTY_FAULTS, ids=[fault[2][:40] for fault in PARTY_FAULTS])
def test_a_fault_among_the_parties_is_named(folder: Path, right: str, wrong: str, message: str) -> None:
    (folder / "parties.csv").write_text(PARTIES.replace(right, wrong, 1), encoding="utf-8")
    with pytest.raises(DataError) as caught:
        load_parties(folder)
    assert str(caught.value).startswith("parties.csv: ")
    assert message in str(caught.value)


VOTE_FAULTS = [
    ("votes", "green,Green Party", "gren,Green Party", 'line 4: "gren" is not in parties.csv. Did you mean green?'),
    ("votes", "E14000733,green", "E14000734,green", '"E14000734" is not among the seats. Did you mean E14000733?'),
    ("votes", ",150", ",1.5e2", 'line 3: votes must be a whole number, not "1.5e2"'),
    ("votes", ",150", ",-150", "votes must be a whole number"),
    ("votes", ",150", ",١٥٠", "votes must be a whole number"),
    ("votes", ",150", ",9999999999", "votes must be a whole number"),
    ("votes", ",150", ",", 'votes must be a whole number, not ""'),
    ("votes", ",150", ",250", "Hartlepool (E14000733): the votes add up to 400, not the 300 valid votes published"),
    ("votes", ",150", ",250", "the majority is 150, not the 50 published"),
    ("votes", "conservative,,Stefan Houghton,,150", "green,,Ann Öther,,150", "Ann Öther stands twice"),
    ("seats", "70855", "299", "300 valid votes and 0 rejected papers are more than the electorate of 299"),
    ("votes", "Stefan Houghton", "", "candidate must be given"),
    ("seats", "70855", "many", "line 2: electorate must be a whole number or blank"),
    ("seats", "Hartlepool,", ",", "id, name and country must be given"),
]


@pytest.mark.parametrize(("file", "right", "wrong", "message"), VOTE_FAULTS, ids=[f[3][:40] for f in VOTE_FAULTS])
def test_a_fault_in_a_general_election_is_named(folder: Path, file: str, right: str, wrong: str, message: str) -> None:
    path = folder / "general-elections" / f"2019-12-12-{file}.csv"
    path.write_text(path.read_text(encoding="utf-8").replace(right, wrong, 1), encoding="utf-8")
    with pytest.raises(DataError) as caught:
        load_general_election(folder, date(2019, 12, 12), load_parties(folder))
    assert str(caught.value).startswith(path.name)
    assert message in str(caught.value)


def test_an_unknown_party_is_told_once_however_often_it_stands(folder: Path) -> None:
    path = folder / "general-elections" / "2019-12-12-votes.csv"
    path.write_text(VOTES + "E14000733,nobody,,A Body,,1\n" * 500, encoding="utf-8")
    with pytest.raises(DataError) as caught:
        load_general_election(folder, date(2019, 12, 12), load_parties(folder))
    assert len(str(caught.value).splitlines()) == 1


def test_people_answer_to_every_spelling(tmp_path: Path) -> None:
    (tmp_path / "people.csv").write_text(
        "id,name,other_names,democracy_club_ids\n"
        "howling-laud-hope,Howling Laud Hope,Alan Hope;Howling 'Laud' Hope,422\n",
        encoding="utf-8",
    )
    people = load_people(tmp_path)
    assert [(person.id, person.name) for person in people.called("ALAN HOPE")] == [
        ("howling-laud-hope", "Howling Laud Hope")
    ]
    assert people.called("Bob Hope") == ()


def test_one_id_for_two_people_is_a_fault(tmp_path: Path) -> None:
    (tmp_path / "people.csv").write_text("id,name,other_names,democracy_club_ids\na,A B,,\na,C D,,\n", encoding="utf-8")
    with pytest.raises(DataError, match=r'people\.csv: line 3: the id "a" is used twice'):
        load_people(tmp_path)
