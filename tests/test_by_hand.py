"""Recording and withdrawing at the console: what is printed, what is refused, what is left in the store."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from datetime import timedelta
from io import StringIO
from pathlib import Path

import pytest

from byelex import by_hand
from byelex.cli import main
from byelex.clock import british_day
from byelex.config import Config
from byelex.errors import ByelexError, DataError
from byelex.questions.kinds import BY_ELECTION
from byelex.questions.registry import Unresolved
from byelex.questions.withdrawn import any_exactly, one_exactly
from byelex.recording.loading import bring_in
from byelex.store import Store
from byelex.store.alerts import Filters, Place, subscribe
from byelex.store.revisions import revisions
from byelex.wording import day
from tests.contests import PASTED, unsynced

ID = "2024-11-14-sheffield-south-east"
CONTEST = """polling_on = 2024-11-14
constituency = "E14001470"
name = "Sheffield South East"
country = "England"
region = "Yorkshire and The Humber"
kind = "borough"
electorate = 75000
rejected_vote_count = 61

[[candidacies]]
person = "ann-example"
name = "Ann Example"
party = "labour"
votes = 9120

[[candidacies]]
person = "bill-sample"
name = "Bill Sample"
party = "reform-uk"
votes = 8870

[[candidacies]]
person = "cat-instance"
name = "Cat Instance"
party = "conservative"
votes = 3001

[[sources]]
work = "Sheffield City Council"
title = "declaration of the result"
"""


OTHER = "2021-05-06-hartlepool.toml"


@pytest.fixture
def config(tmp_path: Path, data_folder: Path) -> Config:
    """A store's place, and the shipped tables with one contest of those the store was loaded with."""
    shutil.copytree(data_folder, tmp_path / "data", ignore=shutil.ignore_patterns("by-elections"))
    (tmp_path / "data" / "by-elections").mkdir()
    shutil.copy2(data_folder / "by-elections" / OTHER, tmp_path / "data" / "by-elections" / OTHER)
    return Config(database=tmp_path / "byelex.db", data=tmp_path / "data")


@pytest.fixture
def stocked(loaded_file: Path, config: Config) -> Iterator[Store]:
    shutil.copy(loaded_file, config.database)
    with unsynced(config.database) as own:
        yield own


def test_a_file_is_recorded_and_says_who_is_alerted(stocked: Store, config: Config, tmp_path: Path) -> None:
    subscribe(stocked, Place("channel", 1, 2), Filters(), by=3)
    subscribe(stocked, Place("channel", 4, 2), Filters(party_id="snp"), by=3)
    yesterday = (british_day() - timedelta(days=1)).isoformat()
    file = tmp_path / "tonight.toml"
    file.write_text(CONTEST.replace("2024-11-14", yesterday), encoding="utf-8")
    recorded = by_hand.record_file(stocked, config, str(file), StringIO(), "ann")
    said = by_hand.told(stocked, recorded)
    assert f"Recorded as revision 1 of {yesterday}-sheffield-south-east, by ann." in said
    assert "Alerts: 1 subscription; 0 sent, 1 waiting." in said
    assert recorded.by_election.baseline is not None
    (revision,) = revisions(stocked, recorded.by_election.id)
    assert (revision.recorded_by, revision.source) == ("ann", "tonight.toml")


def test_the_same_file_again_says_so(stocked: Store, config: Config) -> None:
    by_hand.record_file(stocked, config, "-", StringIO(CONTEST), "ann")
    again = by_hand.record_file(stocked, config, "-", StringIO(CONTEST), "bob")
    assert by_hand.told(stocked, again) == f"Nothing is new: {ID} stands as in revision 1, by ann."


def test_a_file_whose_votes_do_not_make_its_declared_totals_is_refused(stocked: Store, config: Config) -> None:
    by_hand.record_file(stocked, config, "-", StringIO(CONTEST), "ann")
    corrected = CONTEST.replace("8870", "8780") + "\n[declared]\nmajority = 250\n"
    with pytest.raises(DataError, match="a majority of 340, not the 250 declared"):
        by_hand.record_file(stocked, config, "-", StringIO(corrected), "ann")
    assert len(revisions(stocked, ID)) == 1


def test_a_seats_id_under_another_seats_name_is_refused(stocked: Store, config: Config) -> None:
    name = next(line for line in CONTEST.splitlines() if line.startswith("name = "))
    with pytest.raises(DataError, match='has the name "Sheffield South East" at the general'):
        by_hand.record_file(stocked, config, "-", StringIO(CONTEST.replace(name, 'name = "Elsewhere"', 1)), "ann")


def test_a_correction_lists_what_changed(stocked: Store, config: Config) -> None:
    by_hand.record_file(stocked, config, "-", StringIO(CONTEST), "ann")
    corrected = CONTEST.replace("8870", "8780")
    recorded = by_hand.record_file(stocked, config, "-", StringIO(corrected), "ann")
    said = by_hand.told(stocked, recorded).splitlines()
    assert "Changed: majority 250 → 340" in said
    assert f"Recorded as revision 2 of {ID}, by ann." in said


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("2024-11-14", "2124-11-14", "still to come"),
        ('party = "labour"', 'party = "labuor"', "Did you mean labour?"),
        ("2024-11-14", "0001-01-01", "must be a day from 1801 to 2200"),
        ("electorate = 75000", "electorate = 7500", "more than the electorate"),
        ("votes = 9120", "votes = nine", "is not TOML"),
        ('person = "bill-sample"', 'person = "ann-example"', "stands twice"),
        (CONTEST, PASTED, "is not TOML"),
        (CONTEST, "", "polling_on is missing"),
        ('country = "England"', 'country = "Scotland"', 'not "Scotland"'),
        ("E14001470", "E14999999", "Sheffield South East had E14001470"),
        ('kind = "borough"', 'kind = "borough"\ngeneral_election_on = 2019-12-12', "not the last one before it"),
        ('kind = "borough"', 'kind = "borough"\nstage = "winner"', 'the stage cannot be "winner"'),
        ("[[sources]]", '[declared]\nresult = "Con gain from Lab"\n\n[[sources]]', "The winner stood for Labour"),
        ("Bill Sample", "Bill 🌹 Sample", "without pictures"),
    ],
)
def test_faults_are_named_and_nothing_is_written(stocked: Store, config: Config, old: str, new: str, said: str) -> None:
    with pytest.raises(DataError, match="standard input: ") as refused:
        by_hand.record_file(stocked, config, "-", StringIO(CONTEST.replace(old, new)), "ann")
    assert said in str(refused.value)
    assert "Traceback" not in str(refused.value)
    assert revisions(stocked, ID) == ()


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("electorate = 75000", "electorate = 66000", "electorate of 66,000 is more than 10% from the 74,156"),
        ('"bill-sample"', '"jill-mortimer"', 'Bill Sample has the id "jill-mortimer", which is Jill Mortimer'),
        ('kind = "borough"', 'kind = "borough"\nprevious_member = "Ann Grantly"', "but Clive Betts won the seat"),
    ],
)
def test_what_is_unlikely_in_a_file_is_a_doubt(stocked: Store, config: Config, old: str, new: str, said: str) -> None:
    recorded = by_hand.record_file(stocked, config, "-", StringIO(CONTEST.replace(old, new)), "ann")
    assert any(said in doubt for doubt in recorded.doubts), recorded.doubts


def test_a_missing_file_is_one_line(stocked: Store, config: Config, tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"no\.toml: cannot be read"):
        by_hand.record_file(stocked, config, str(tmp_path / "no.toml"), StringIO(), "ann")


def test_a_file_still_being_written_is_waited_for(stocked: Store, config: Config, tmp_path: Path) -> None:
    file = tmp_path / "tonight.toml"
    lines = CONTEST.splitlines(keepends=True)
    file.write_text("".join(lines[:14]), encoding="utf-8")

    def write() -> None:
        for line in lines[14:]:
            time.sleep(0.02)
            with file.open("a", encoding="utf-8") as more:
                more.write(line)

    writer = threading.Thread(target=write)
    writer.start()
    try:
        recorded = by_hand.record_file(stocked, config, str(file), StringIO(), "ann")
    finally:
        writer.join()
    assert len(recorded.by_election.candidacies) == 3


def test_a_file_in_data_is_not_taken_for_new_by_the_next_load(stocked: Store, config: Config) -> None:
    file = config.data / "by-elections" / f"{ID}.toml"
    file.write_text(CONTEST, encoding="utf-8")
    bring_in(stocked, config.data, but=file)
    assert revisions(stocked, ID) == ()
    by_hand.record_file(stocked, config, str(file), StringIO(), "ann")
    # It leaves out which general election came before, and both ways in find that one.
    assert len(revisions(stocked, ID)) == 1
    by_hand.record_file(stocked, config, "-", StringIO(CONTEST.replace("75000", "75001")), "an editor")
    bring_in(stocked, config.data)
    corrected = stocked.by_election(ID)
    assert corrected is not None
    assert corrected.electorate == 75001


def test_a_faulty_file_elsewhere_does_not_keep_tonights_result_out(stocked: Store, config: Config) -> None:
    other = config.data / "by-elections" / OTHER
    other.write_text("half a file", encoding="utf-8")
    (fault,) = bring_in(stocked, config.data).faults
    assert OTHER in fault
    assert by_hand.record_file(stocked, config, "-", StringIO(CONTEST), "ann").revision is not None


def test_withdrawing(stocked: Store, config: Config) -> None:
    by_hand.record_file(stocked, config, "-", StringIO(CONTEST), "ann")
    said = by_hand.withdraw_seat(stocked, ID, "ann", "a rehearsal")
    assert f"Withdrawn as revision 2 of {ID}, by ann." in said
    assert stocked.by_election(ID) is None
    with pytest.raises(DataError, match="Say why"):
        by_hand.withdraw_seat(stocked, "2021-05-06-hartlepool", "ann", " ")


def test_a_second_withdrawal_says_that_it_is_withdrawn_already(stocked: Store) -> None:
    by_hand.withdraw_seat(stocked, "2021-05-06-hartlepool", "ann", "a court")
    with pytest.raises(DataError, match="2021-05-06-hartlepool is withdrawn already, as revision 2"):
        by_hand.withdraw_seat(stocked, "2021-05-06-hartlepool", "ann", "a court")


def test_only_an_exact_name_is_withdrawn(fresh_store: Store) -> None:
    for name in ("hartlepool 2021", "Hartlepool by-election 2021", "2021-05-06-hartlepool"):
        assert one_exactly(fresh_store, name) == "2021-05-06-hartlepool"
    assert one_exactly(fresh_store, "richmond yorks") == "1989-02-23-richmond-yorks"
    for name in ("hartlepol", "batley 2016", "bermondsy", ""):
        with pytest.raises(ByelexError, match="called exactly"):
            one_exactly(fresh_store, name)
    # One that is withdrawn still counts: its seat's name does not come to mean another.
    by_hand.withdraw_seat(fresh_store, "2021-05-06-hartlepool", "ann", "a court")
    with pytest.raises(ByelexError, match="2021-05-06-hartlepool and 2004-09-30-hartlepool"):
        one_exactly(fresh_store, "hartlepool")


def test_a_withdrawn_contest_says_so_and_keeps_its_revisions_in_sight(fresh_store: Store) -> None:
    by_hand.withdraw_seat(fresh_store, "2024-02-15-kingswood", "ann", "an election court's order")
    for typed in ("2024-02-15-kingswood", "kingswood", "Kingswood 2024"):
        with pytest.raises(Unresolved) as raised:
            BY_ELECTION.resolve(fresh_store, typed)
        assert str(raised.value) == (
            "The by-election in Kingswood, 15 February 2024, was withdrawn on "
            f"{day(british_day())}: an election court's order."
        )
        assert any_exactly(fresh_store, typed) == "2024-02-15-kingswood"


def test_a_file_does_not_bring_back_a_withdrawn_result_whose_call_stands(stocked: Store, config: Config) -> None:
    polled = british_day() - timedelta(days=3)
    by_hand.record_file(stocked, config, "-", StringIO(CALL.replace("2024-11-14", polled.isoformat())), "ann")
    file = config.data / "by-elections" / f"{ID.replace('2024-11-14', polled.isoformat())}.toml"
    file.write_text(CONTEST.replace("2024-11-14", polled.isoformat()), encoding="utf-8")
    assert bring_in(stocked, config.data).revised == (file.stem,)
    said = by_hand.withdraw_seat(stocked, file.stem, "ann", "another seat's")
    assert "It is called again, as it was before" in said
    file.write_text(file.read_text(encoding="utf-8").replace("75000", "75001"), encoding="utf-8")
    (fault,) = bring_in(stocked, config.data).faults
    assert "this by-election is withdrawn" in fault
    stands = stocked.by_election(file.stem)
    assert stands is not None
    assert (stands.stage, len(stands.candidacies)) == ("called", 3)


def test_the_whole_command(
    config: Config, loaded_file: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first is a process of its own, given the result through a pipe; the others begin as any command does."""
    shutil.copy(loaded_file, config.database)
    monkeypatch.setenv("BYELEX_DATABASE", str(config.database))
    monkeypatch.setenv("BYELEX_DATA", str(config.data))
    command = [sys.executable, "-m", "byelex.cli", "record", "-"]
    done = subprocess.run(command, input=CONTEST, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert "Labour hold" in done.stdout
    assert f"Recorded as revision 1 of {ID}" in done.stdout
    monkeypatch.setattr("sys.stdin", StringIO(CONTEST.replace("75000", "750")))
    assert main(["record", "-"]) == 1
    refused = capsys.readouterr()
    assert refused.out == ""
    assert "more than the electorate of 750" in refused.err
    assert main(["withdraw", "sheffield", "south", "east", "--reason", "a rehearsal"]) == 0
    assert "Withdrawn as revision 2" in capsys.readouterr().out


def test_a_call_is_recorded_and_called_off_at_the_console(
    config: Config, loaded_file: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copy(loaded_file, config.database)
    monkeypatch.setenv("BYELEX_DATABASE", str(config.database))
    monkeypatch.setenv("BYELEX_DATA", str(config.data))
    to_come = (british_day() + timedelta(days=12)).isoformat()
    head = CONTEST[: CONTEST.index("electorate")].replace("2024-11-14", to_come)
    monkeypatch.setattr("sys.stdin", StringIO(f'{head}stage = "called"\ncause = "death"\n'))
    assert main(["record", "-"]) == 0
    said = capsys.readouterr().out
    assert "Called: 12 days to go" in said
    assert f"Recorded as revision 1 of {to_come}-sheffield-south-east" in said
    assert main(["withdraw", "sheffield", "south", "east", "--reason", "called off"]) == 0
    assert "Withdrawn as revision 2" in capsys.readouterr().out


BARE = """polling_on = 2024-11-14
name = "Sheffield South East"
[[candidacies]]
name = "Ann Example"
party = "labour"
votes = 9120
[[candidacies]]
name = "Sir Keir Starmer"
party = "conservative"
votes = 8870
[[candidacies]]
name = "Cat Instance"
party = "reform-uk"
votes = 3001
"""


def test_on_the_night_names_parties_and_votes_are_enough(stocked: Store, config: Config) -> None:
    recorded = by_hand.record_file(stocked, config, "-", StringIO(BARE), "ann")
    seat = recorded.by_election.constituency
    assert (seat.id, seat.country, seat.region, seat.kind) == (
        "E14001470",
        "England",
        "Yorkshire and The Humber",
        "borough",
    )
    people = [one.person_id for one in recorded.by_election.candidacies]
    assert people == ["ann-example", "keir-starmer", "cat-instance"]
    assert "Sir Keir Starmer is taken for Keir Starmer, who is quoted in the store." in recorded.doubts
    # Without an electorate and rejected papers it is what was first reported.
    assert recorded.by_election.stage == "votes"


def test_on_the_night_a_seat_is_written_as_it_comes(stocked: Store, config: Config) -> None:
    recorded = by_hand.record_file(stocked, config, "-", StringIO(BARE.replace("Sheffield", "sheffield")), "ann")
    assert recorded.by_election.constituency.name == "Sheffield South East"
    with pytest.raises(DataError, match=r"^standard input: polling_on is missing or no date: [^\n]*$"):
        by_hand.record_file(stocked, config, "-", StringIO(BARE.replace("2024-11-14", '"14 November"')), "ann")


def test_on_the_night_who_alone_is_named_has_won(stocked: Store, config: Config) -> None:
    alone = BARE.split("\n[[candidacies]]")[0] + '\n[[candidacies]]\nname = "Ann Example"\nparty = "labour"\n'
    recorded = by_hand.record_file(stocked, config, "-", StringIO(alone), "ann")
    assert recorded.by_election.stage == "winner"


@pytest.mark.parametrize("written", ["Reform UK", "Reform"])
def test_on_the_night_a_party_goes_by_its_name(stocked: Store, config: Config, written: str) -> None:
    file = StringIO(BARE.replace('party = "reform-uk"', f'party = "{written}"'))
    recorded = by_hand.record_file(stocked, config, "-", file, "ann")
    assert recorded.by_election.candidacies[-1].party.id == "reform-uk"


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("South East", "South Eest", "Did you mean Sheffield South East?"),
        ("Sheffield South East", "Wakefield", "Wakefield was no seat at the general election before, 4 July 2024."),
        ('name = "Cat Instance"\n', "", 'name is missing: write name = "…".'),
        ('"reform-uk"', '"refrom uk"', 'party "refrom uk" is not in parties.csv'),
        ('"reform-uk"', '["reform-uk"]', "party"),
        ('party = "reform-uk"\n', "", 'party is missing: write its id in parties.csv, like party = "labour".'),
    ],
)
def test_what_cannot_be_known_is_asked_for(stocked: Store, config: Config, before: str, after: str, said: str) -> None:
    with pytest.raises(DataError) as raised:
        by_hand.record_file(stocked, config, "-", StringIO(BARE.replace(before, after)), "ann")
    assert said in str(raised.value)
    assert "None" not in str(raised.value)


def test_a_file_of_data_says_it_all_itself(stocked: Store, config: Config) -> None:
    file = config.data / "by-elections" / f"{ID}.toml"
    file.write_text(BARE, encoding="utf-8")
    recorded = by_hand.record_file(stocked, config, str(file), StringIO(), "ann")
    assert (
        f'{file.name}: candidacy 1 (Ann Example): person is missing: write person = "ann-example".' in recorded.doubts
    )


CALL = (
    re.sub(r"votes = \d+\n", "", BARE).replace(
        "\n[[candidacies]]",
        """
stage = "called"
writ_on = 2024-10-15
cause = "resignation"
previous_member = "Clive Betts"
previous_party = "labour"

[[candidacies]]""",
        1,
    )
    + '\n[[sources]]\nwork = "Sheffield City Council"\ntitle = "notice of poll"\n'
)
WINNER = BARE.split("\nvotes = 9120")[0]


def test_on_the_night_nothing_that_was_known_of_a_call_is_lost(stocked: Store, config: Config) -> None:
    news = BARE.split("\n[[candidacies]]")[0] + '\nstage = "called"\nelectorate = 75000\n'
    for text, standing, votes in ((CALL, 3, None), (news, 3, None), (WINNER, 3, None), (BARE, 3, 9120)):
        made = by_hand.record_file(stocked, config, "-", StringIO(text), "ann").by_election
        assert (len(made.candidacies), made.winner.votes) == (standing, votes)
        assert (made.cause, made.previous_member, str(made.writ_on)) == ("resignation", "Clive Betts", "2024-10-15")
        assert [one.title for one in made.sources] == ["notice of poll"]
        assert [one.elected for one in made.candidacies] == [text is WINNER, False, False]
    with pytest.raises(DataError, match="names the winner alone: give the votes too"):
        by_hand.record_file(stocked, config, "-", StringIO(WINNER), "ann")
    by_hand.withdraw_seat(stocked, ID, "ann", "a mistake")
    made = by_hand.record_file(stocked, config, "-", StringIO(WINNER), "ann").by_election
    assert (len(made.candidacies), made.cause, made.previous_member) == (1, "resignation", "Clive Betts")


def test_a_file_of_data_that_names_the_winner_leaves_who_was_nominated(stocked: Store, config: Config) -> None:
    by_hand.record_file(stocked, config, "-", StringIO(CALL), "ann")
    said = CONTEST.split('\n[[candidacies]]\nperson = "bill')[0].replace("votes = 9120", "elected = true")
    said = said.replace("electorate", 'stage = "winner"\nelectorate').replace("rejected_vote_count = 61\n", "")
    file = config.data / "by-elections" / f"{ID}.toml"
    file.write_text(said + CONTEST[CONTEST.index("\n[[sources]]") :], encoding="utf-8")
    assert bring_in(stocked, config.data).faults == ()
    made = stocked.by_election(ID)
    assert made is not None
    assert (made.stage, made.winner.name, len(made.candidacies)) == ("winner", "Ann Example", 3)


def test_on_the_night_votes_alone_leave_the_official_figures_with_a_doubt(stocked: Store, config: Config) -> None:
    by_hand.record_file(stocked, config, "-", StringIO(CONTEST), "ann")
    later = by_hand.record_file(stocked, config, "-", StringIO(BARE.replace("9120", "9121")), "ann")
    made = later.by_election
    assert (made.stage, made.electorate, made.rejected_vote_count) == ("official", 75000, 61)
    assert "There is no electorate and no rejected papers here, so the official ones recorded stay." in later.doubts
