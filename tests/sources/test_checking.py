"""`check` finds each kind of fault, and every one of them in a single pass."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from byelex.sources.checking import check
from byelex.sources.parliament import import_parliament
from tests.sources.parliament_files import prepare_data, publish

CHESTER = "by-elections/2011-12-01-city-of-chester.toml"
STOKE = "by-elections/2012-02-23-stoke-on-trent-central.toml"
SEATS, VOTES = "general-elections/2010-05-06-seats.csv", "general-elections/2010-05-06-votes.csv"

Edit = Callable[[str, str, str], None]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory, data_folder: Path) -> Path:
    """Two by-elections and a general election of two seats, without a fault. Copy it; do not change it."""
    folder = tmp_path_factory.mktemp("whole")
    data = prepare_data(folder / "data", data_folder)
    import_parliament(publish(folder / "published"), data)
    assert check(data) == []
    return data


@pytest.fixture
def data(whole: Path, tmp_path: Path) -> Path:
    """A copy of that folder to change."""
    return Path(shutil.copytree(whole, tmp_path / "data"))


@pytest.fixture
def edit(data: Path) -> Edit:
    def replace(file: str, right: str, wrong: str) -> None:
        path = data / file
        text = path.read_text(encoding="utf-8")
        assert right in text, f"{file} has no {right}"
        path.write_text(text.replace(right, wrong, 1), encoding="utf-8")

    return replace


QUOTE = """
[[quotes]]
speaker = "A Source"
speaker_id = "a-source"
role = "party source"
occasion = "at the count"
said_on = 2011-12-02
words = "We are listening."
"""

FAULTS = [
    (CHESTER, "votes = 300", "votes = 301", "The votes add up to 501, not to the 500 valid votes declared"),
    (CHESTER, "electorate = 69364", "electorate = 499", "are more than the electorate of 499"),
    (
        CHESTER,
        '"E14000640"',
        '"E14000641"',
        "general election of 6 May 2010: City of Chester had E14000640",
    ),
    (
        CHESTER,
        'kind = "borough"',
        'kind = "county"',
        '"borough" at the general election of 6 May 2010, not "county"',
    ),
    (CHESTER, 'kind = "borough"\n', "", 'The kind is missing: write kind = "borough".'),
    (CHESTER, "general_election_on = 2010-05-06", "", "general_election_on is missing"),
    (CHESTER, 'party = "labour"', 'party = "labor"', '"labor" is not in parties.csv. Did you mean labour?'),
    (CHESTER, '"samantha-dixon"', '"sam-dixon"', 'has the slug of the name, "samantha-dixon"'),
    (CHESTER, "\n[[sources]]", QUOTE.replace("2011-12-02", "2099-01-01") + "\n[[sources]]", "is still to come"),
    (CHESTER, "\n[[sources]]", QUOTE + QUOTE + "\n[[sources]]", "quote 2: the same quote is there twice"),
    (
        CHESTER,
        "\n[[sources]]",
        QUOTE.replace("words", 'also_about = ["2012-02-23-stoke"]\nwords') + "\n[[sources]]",
        'also_about "2012-02-23-stoke" is not a by-election here. Did you mean 2012-02-23-stoke-on-trent-central?',
    ),
    (CHESTER, 'name = "Samantha Dixon"', 'name = "Samantha \u202eDixon"', "name must be one line of plain text"),
    (CHESTER, "polling_on", "poling_on", 'there is no key "poling_on". Did you mean polling_on?'),
    (
        CHESTER,
        "electorate = 69364",
        "electorate = 89364",
        "The electorate of 89,364 is more than 10% from the 68,874 at the general",
    ),
    (CHESTER, "\nelectorate", '\nprevious_member = "Ann Grantly"\nelectorate', "The member before is Ann Grantly, but"),
    (
        VOTES,
        ",180",
        ",180\nE14000640,labour,,SÃ©amus Martin,,1",
        "read wrong: it must be Séamus Martin",
    ),
    (SEATS, "68874", "688740", "electorate 688740 is not between 15000 and 150000"),
    ("parties.csv", "#0087DC", "#0087D", 'colour must be like #0087DC, not "#0087D"'),
    ("parties.csv", "tory;", "tory;lab;", '"lab" is a name of both conservative and labour'),
    ("parties.csv", "PP52;PP51", "PP52;PP53", "PP53 is an Electoral Commission id of both conservative and labour"),
    ("people.csv", "howling-laud-hope", "Howling Hope", "people.csv"),
    ("corrections.csv", "reason\n", "reason\n2011-12-01-chester,majority,1,2,x\n", "is not a by-election here"),
    (VOTES, ",180", ",181", "City of Chester (E14000640): the votes add up to 301, not the 300 valid votes published"),
    (VOTES, ",180", ",181", "City of Chester (E14000640): the majority is 61, not the 60 published"),
    (VOTES, "E14000640,labour", "E14000640,labuor", '"labuor" is not in parties.csv. Did you mean labour?'),
    (SEATS, "68874", "299", "300 valid votes and 0 rejected papers are more than the electorate of 299"),
]


@pytest.mark.parametrize(("file", "right", "wrong", "reason"), FAULTS, ids=[fault[3][:60] for fault in FAULTS])
def test_a_fault_is_found(data: Path, edit: Edit, file: str, right: str, wrong: str, reason: str) -> None:
    if file == "people.csv":
        (data / file).write_text(
            "id,name,other_names,democracy_club_ids\nhowling-laud-hope,Howling Laud Hope,,422\n", encoding="utf-8"
        )
    edit(file, right, wrong)
    found = [f"{fault.file}: {fault.reason}" for fault in check(data)]
    assert any(reason in line and line.startswith(Path(file).name) for line in found), found


def test_every_fault_is_found_not_the_first_alone(data: Path, edit: Edit) -> None:
    edit(CHESTER, "votes = 300", "votes = 301")
    edit(STOKE, "votes = 60", "votes = sixty")
    edit(VOTES, ",180", ",181")
    assert {fault.file for fault in check(data)} == {Path(CHESTER).name, Path(STOKE).name, Path(VOTES).name}


def test_one_contest_in_two_files_is_a_fault(data: Path) -> None:
    shutil.copy(data / CHESTER, data / "by-elections" / "2011-12-01-chester.toml")
    reasons = [fault.reason for fault in check(data)]
    assert any(reason.startswith("is the same contest as 2011-12-01-c") for reason in reasons)


def test_one_name_under_two_ids_must_be_told_apart(data: Path, edit: Edit) -> None:
    edit(STOKE, 'person = "howling-laud-hope"', 'person = "alan-hope"')
    assert any("Howling 'Laud' Hope" in fault.reason for fault in check(data))


def test_a_stray_file_is_told(data: Path) -> None:
    (data / "by-elections" / "notes.txt").write_text("x", encoding="utf-8")
    assert [fault.file for fault in check(data)] == ["notes.txt"]


def test_without_parties_the_other_faults_are_still_found(data: Path, edit: Edit) -> None:
    edit(CHESTER, "polling_on", "poling_on")
    (data / "parties.csv").unlink()
    assert {fault.file for fault in check(data)} == {"parties.csv", Path(CHESTER).name}


def test_a_result_may_be_declared_today_but_not_earlier_than_it_is(data: Path) -> None:
    assert check(data, today=date(2012, 2, 23)) == []
    assert [fault.file for fault in check(data, today=date(2012, 2, 22))] == [Path(STOKE).name]


def test_a_recorded_correction_must_be_in_the_file_and_in_the_figures(data: Path, edit: Edit) -> None:
    edit("corrections.csv", "reason\n", "reason\n2011-12-01-city-of-chester,majority,171,170,300 less 130.\n")
    assert [fault.reason.split(".")[0] for fault in check(data)] == ["the correction of majority in corrections"]
    block = '[[corrections]]\nof = "majority"\npublished = "171"\ncorrected = "170"\nreason = "300 less 130."\n\n'
    edit(CHESTER, "[[sources]]", block + "[[sources]]")
    assert check(data) == []
    edit(CHESTER, "majority = 170", "majority = 171")
    assert any(fault.reason == "majority is 171, but is said to be corrected to 170." for fault in check(data))


def test_what_names_an_unreadable_file_is_not_a_second_fault(data: Path) -> None:
    corrections = data / "corrections.csv"
    corrections.write_text(corrections.read_text(encoding="utf-8") + f"{Path(CHESTER).stem},majority,1,2,x\n", "utf-8")
    (data / CHESTER).write_text("half a fi", "utf-8")
    assert [fault.file for fault in check(data)] == [Path(CHESTER).name]
