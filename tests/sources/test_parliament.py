"""Importing Parliament's published files as they are."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from byelex import measures
from byelex.elections import ByElection
from byelex.errors import DataError
from byelex.sources.checking import check
from byelex.sources.datafiles import load_general_election, load_parties, load_people, read_by_election
from byelex.sources.parliament import import_parliament
from byelex.sources.published import read_contests
from tests.letters import LETTERS
from tests.sources.parliament_files import (
    CANDIDACIES_55,
    CANDIDACY_HEADER,
    CONTEST_HEADER,
    CONTESTS_55,
    GENERAL_CANDIDACIES_55,
    prepare_data,
    publish,
    write_lines,
)

CHESTER, STOKE = "2011-12-01-city-of-chester", "2012-02-23-stoke-on-trent-central"


@pytest.fixture
def published(tmp_path: Path) -> Path:
    return publish(tmp_path / "published")


@pytest.fixture
def data(tmp_path: Path, data_folder: Path) -> Path:
    return prepare_data(tmp_path / "data", data_folder)


def read(data: Path, id: str) -> ByElection:
    return read_by_election(data / "by-elections" / f"{id}.toml", load_parties(data))


def test_a_first_import_adds_everything_and_passes_the_check(published: Path, data: Path) -> None:
    report = import_parliament(published, data)
    assert report.added == [CHESTER, STOKE]
    assert report.new_parties == []
    assert check(data) == []
    chester = read(data, CHESTER)
    assert chester.constituency.id == "E14000640"
    assert chester.constituency.name == "City of Chester"
    assert chester.constituency.county == "Cheshire"
    assert chester.constituency.region == "North West"
    assert chester.writ_on == date(2011, 10, 25)
    assert chester.general_election_on == date(2010, 5, 6)
    assert chester.electorate == 69_364
    assert (chester.winner.name, chester.winner.votes, chester.winner.party.id) == ("Samantha Dixon", 300, "labour")
    assert chester.declared.result == "Lab gain from Con"
    assert chester.sources[0].work == "UK Parliament"


def test_an_x_is_unknown(published: Path, data: Path) -> None:
    import_parliament(published, data)
    assert read(data, CHESTER).rejected_vote_count is None
    assert read(data, STOKE).rejected_vote_count == 7


def test_names_split_in_the_wrong_place_are_one_person(published: Path, data: Path) -> None:
    import_parliament(published, data)
    hopes = [c for id in (CHESTER, STOKE) for c in read(data, id).candidacies if c.party.id == "monster-raving-loony"]
    assert [hope.name for hope in hopes] == ["Howling Laud Hope", "Howling 'Laud' Hope"]
    assert {hope.person_id for hope in hopes} == {"howling-laud-hope"}


def test_two_people_under_one_published_id_stay_two(published: Path, data: Path) -> None:
    report = import_parliament(published, data)
    assert {"paul-coyne", "jim-clarke"} <= {c.person_id for c in read(data, CHESTER).candidacies}
    assert any("26371" in note for note in report.notes)


def test_a_general_election_without_a_header_row_is_a_baseline(published: Path, data: Path) -> None:
    import_parliament(published, data)
    results, seats = load_general_election(data, date(2010, 5, 6), load_parties(data))
    assert seats["E14000972"].name == "Stoke-on-Trent Central"
    assert [(c.party.id, c.votes) for c in results["E14000972"].candidacies] == [("labour", 150), ("reform-uk", 60)]
    assert results["E14000640"].rejected_vote_count is None
    assert measures.majority(results["E14000640"]) == 60


def test_importing_again_changes_nothing(published: Path, data: Path) -> None:
    import_parliament(published, data)
    before = {path: path.read_bytes() for path in data.rglob("*") if path.is_file()}
    report = import_parliament(published, data)
    assert (report.added, report.changed, report.unchanged) == ([], [], [CHESTER, STOKE])
    assert {path: path.read_bytes() for path in data.rglob("*") if path.is_file()} == before


HAND_ENTERED = """
[[quotes]]
speaker = "Samantha Dixon"
speaker_id = "samantha-dixon"
role = "newly elected MP"
occasion = "victory speech"
words = "Thank you."
"""


def test_what_was_entered_by_hand_stays(published: Path, data: Path) -> None:
    import_parliament(published, data)
    path = data / "by-elections" / f"{CHESTER}.toml"
    text = path.read_text(encoding="utf-8").replace(
        'stage = "official"', 'stage = "official"\ncause = "resignation"\nprevious_member = "Stephen Mosley"'
    )
    path.write_text("# Reviewed.\n" + text + HAND_ENTERED, encoding="utf-8")
    edited = path.read_bytes()
    assert import_parliament(published, data).unchanged == [CHESTER, STOKE]
    assert path.read_bytes() == edited, "a file whose facts are the same is not touched, comments and all"

    more = [row.replace(",69364,", ",69365,") for row in CONTESTS_55]
    write_lines(published / "55/by-elections/constituencies.csv", [CONTEST_HEADER, *more])
    assert import_parliament(published, data).changed == [CHESTER]
    chester = read(data, CHESTER)
    assert chester.electorate == 69_365
    assert (chester.cause, chester.previous_member) == ("resignation", "Stephen Mosley")
    assert [quote.words for quote in chester.quotes] == ["Thank you."]


CORRECTIONS = """\
by_election,of,published,corrected,reason
2011-12-01-city-of-chester,votes of Liz Wardlaw,1300,130,A nought too many: the sum is 500.
2011-12-01-city-of-chester,name of Samantha Dixn,Samantha Dixn,Samantha Dixon,A letter left out.
2012-02-23-stoke-on-trent-central,majority,99,10,60 less 50.
"""


def test_a_correction_is_applied_and_recorded_only_where_the_fault_is(published: Path, data: Path) -> None:
    (data / "corrections.csv").write_text(CORRECTIONS, encoding="utf-8")
    wrong = [
        row.replace(",130,0.26", ",1300,0.26").replace("Samantha,Dixon", "Samantha,Dixn") for row in CANDIDACIES_55
    ]
    write_lines(published / "55/by-elections/candidacies.csv", [CANDIDACY_HEADER, *wrong])
    report = import_parliament(published, data)
    assert [(id, fix.of) for id, fix in report.corrections] == [
        (CHESTER, "name of Samantha Dixn"),
        (CHESTER, "votes of Liz Wardlaw"),
    ]
    chester = read(data, CHESTER)
    assert [c.votes for c in chester.candidacies if c.name == "Liz Wardlaw"] == [130]
    assert chester.winner.name == "Samantha Dixon"
    assert {(fix.published, fix.corrected) for fix in chester.corrections} >= {("1300", "130")}
    # The majority is published right by now: the correction is not applied, and someone is told.
    assert read(data, STOKE).corrections == ()
    assert any("the correction of majority expects" in note for note in report.notes)


def test_columns_that_disagree_with_the_votes_are_reported(published: Path, data: Path) -> None:
    wrong = [row.replace(",130,300,0,0,0,70,0", ",131,300,0,0,0,71,0") for row in CONTESTS_55]
    write_lines(published / "55/by-elections/constituencies.csv", [CONTEST_HEADER, *wrong])
    rows = [row.replace(",300,0.6,", ",300,0.5,") for row in CANDIDACIES_55]
    write_lines(published / "55/by-elections/candidacies.csv", [CANDIDACY_HEADER, *rows])
    notes = "\n".join(import_parliament(published, data).notes)
    assert "the Con column says 131, its candidates have 130" in notes
    assert "the All other candidates column says 71, they have 70" in notes
    assert "Samantha Dixon's share is printed as 0.5, votes give 0.600000" in notes


def test_a_new_party_is_added_after_those_that_are_known(published: Path, data: Path) -> None:
    party = "The Whig Party,Whig,PP2380,185,"
    rows = [row.replace("Independent,Ind,,8,,Paul", f"{party},Paul") for row in CANDIDACIES_55]
    write_lines(published / "55/by-elections/candidacies.csv", [CANDIDACY_HEADER, *rows])
    parties_file = data / "parties.csv"
    kept = "".join(line for line in parties_file.read_text(encoding="utf-8").splitlines(True) if "Whig" not in line)
    parties_file.write_text(kept, encoding="utf-8")
    assert import_parliament(published, data).new_parties == ["the-whig-party"]
    assert parties_file.read_text(encoding="utf-8") == kept + "the-whig-party,The Whig Party,Whig,,,,PP2380,185,,\n"
    edited = parties_file.read_text(encoding="utf-8").replace("the-whig-party,The Whig Party", "the-whig-party,Whig")
    parties_file.write_text(edited, encoding="utf-8")
    import_parliament(published, data)
    assert parties_file.read_text(encoding="utf-8") == edited, "an edit by hand stays"


def test_the_folder_of_test_results_is_never_read(published: Path, data: Path) -> None:
    write_lines(published / "60/by-elections/constituencies.csv", ["not a result at all"])
    report = import_parliament(published, data)
    assert report.added == [CHESTER, STOKE]
    assert any(note.startswith("60: left alone") for note in report.notes)


def test_by_elections_alone_lean_on_the_seats_already_there(published: Path, data: Path) -> None:
    import_parliament(published, data)
    for path in (published / "55/general-election").iterdir():
        path.unlink()
    (published / "55/general-election").rmdir()
    assert import_parliament(published, data).unchanged == [CHESTER, STOKE]
    assert read(data, CHESTER).constituency.county == "Cheshire"


def test_a_later_import_of_other_files_knows_a_person_again(published: Path, data: Path) -> None:
    import_parliament(published, data)
    contest, standing = CONTESTS_55[1], CANDIDACIES_55[-3:]
    later = "16/02/2013"
    write_lines(
        published / "55/by-elections/constituencies.csv",
        [CONTEST_HEADER, contest.replace("23/02/2012,23/01/2012", f"{later},23/01/2013")],
    )
    rows = [row.replace("23/02/2012", later).replace("Howling 'Laud',Hope", "Alan,Hope") for row in standing]
    write_lines(published / "55/by-elections/candidacies.csv", [CANDIDACY_HEADER, *rows])
    (data / "people.csv").write_text(
        "id,name,other_names,democracy_club_ids\nhowling-laud-hope,Howling Laud Hope,Alan Hope,422\n", encoding="utf-8"
    )
    assert import_parliament(published, data).added == ["2013-02-16-stoke-on-trent-central"]
    assert "howling-laud-hope" in {c.person_id for c in read(data, "2013-02-16-stoke-on-trent-central").candidacies}
    assert "Howling 'Laud' Hope" not in load_people(data).by_id["howling-laud-hope"].other_names


BROKEN = [
    ("by-elections/constituencies.csv", ",69364,", ",many,", "line 2: electorate must be a whole number or [x]"),
    ("by-elections/constituencies.csv", "01/12/2011,25", "12/31/2011,25", "must be a date like 06/05/2021"),
    ("by-elections/constituencies.csv", "01/12/2011,25", "01/12/2009,25", "is not after the general election"),
    ("by-elections/constituencies.csv", "01/12/2011,25", ",25", "the by-election date is blank"),
    ("by-elections/constituencies.csv", "Electorate,", "Electors,", "the header row has no column electorate"),
    ("by-elections/constituencies.csv", "E14000640", "14000640", "ons id must be a letter and eight digits"),
    ("by-elections/constituencies.csv", ",130,300,0,0,0,70,0", ",130,300", "cells where 27 are expected"),
    ("by-elections/candidacies.csv", ",300,0.6", ",-300,0.6", "line 2: votes must be a whole number or [x]"),
    ("by-elections/candidacies.csv", "23/02/2012,E14000972", "24/02/2012,E14000972", "for that day"),
    ("by-elections/candidacies.csv", "Liz ,Wardlaw", '"Liz,Wardlaw', "is not CSV"),
    ("general-election/constituencies.csv", "E14000640,", ",", "is neither a header row"),
    ("general-election/candidacies.csv", ",120,0.4", ",few,0.4", "line 1: votes must be a whole number or [x]"),
]


@pytest.mark.parametrize(("file", "right", "wrong", "message"), BROKEN, ids=[broken[3][:40] for broken in BROKEN])
def test_a_broken_file_is_named_and_nothing_is_written(
    published: Path, data: Path, file: str, right: str, wrong: str, message: str
) -> None:
    path = published / "55" / file
    text = path.read_text(encoding="utf-8")
    assert right in text
    path.write_text(text.replace(right, wrong, 1), encoding="utf-8")
    with pytest.raises(DataError) as caught:
        import_parliament(published, data)
    assert message in str(caught.value)
    assert f"55/{file}" in str(caught.value)
    assert not (data / "by-elections").exists()


def test_a_folder_without_results_says_what_it_needs(tmp_path: Path, data: Path) -> None:
    with pytest.raises(DataError, match="59/by-elections"):
        import_parliament(tmp_path, data)
    with pytest.raises(DataError, match="there is no such folder"):
        import_parliament(tmp_path / "nowhere", data)


def test_a_candidate_elected_on_fewer_votes_is_marked(published: Path, data: Path) -> None:
    rows = [row.replace("Samantha ,Dixon", "Liz,Wardlaw") for row in CONTESTS_55]
    write_lines(published / "55/by-elections/constituencies.csv", [CONTEST_HEADER, *rows])
    import_parliament(published, data)
    assert read(data, CHESTER).winner.name == "Liz Wardlaw"


def test_a_seat_that_stood_at_the_general_election_alone_is_in_its_tables(published: Path, data: Path) -> None:
    extra = [row.replace("A,Body", "Paul,Coyne").replace("E14000972", "E14000972") for row in GENERAL_CANDIDACIES_55]
    write_lines(published / "55/general-election/candidacies.csv", extra)
    import_parliament(published, data)
    # Another Paul Coyne, for another party in another seat: not the Paul Coyne of Chester.
    results, _ = load_general_election(data, date(2010, 5, 6), load_parties(data))
    assert results["E14000972"].candidacies[1].person_id == "paul-coyne-stoke-on-trent-central"


CONTESTS_TEXT = "\r\n".join([CONTEST_HEADER, *CONTESTS_55])


@given(st.integers(0, len(CONTESTS_TEXT)), st.integers(0, 30), st.text(LETTERS, max_size=12))
def test_a_damaged_file_reads_or_says_why_not(start: int, length: int, damage: str) -> None:
    damaged = CONTESTS_TEXT[:start] + damage + CONTESTS_TEXT[start + length :]
    with TemporaryDirectory() as folder:
        path = Path(folder) / "constituencies.csv"
        path.write_bytes(damaged.encode("utf-8", "surrogatepass"))
        said = ""
        try:
            assert all(contest.seat_id and contest.seat for contest in read_contests(path))
        except DataError as error:
            said = str(error)
        assert not said or "constituencies.csv" in said
