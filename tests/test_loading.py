"""From data/ to the store: what changed and nothing else, whole or not at all."""

from __future__ import annotations

import io
import os
from dataclasses import replace
from pathlib import Path

import pytest

from byelex.by_hand import record_file
from byelex.config import Config
from byelex.elections import Stage
from byelex.errors import DataError
from byelex.recording.door import withdraw
from byelex.recording.loading import LoadReport, load
from byelex.sources.datafiles import read_by_election
from byelex.store import Store, open_store
from byelex.store.revisions import latest, record, revisions

HARTLEPOOL, TOOTING = "2021-05-06-hartlepool", "2016-06-16-tooting"


def contest_file(folder: Path, by_election_id: str) -> Path:
    return folder / "by-elections" / f"{by_election_id}.toml"


def edit(path: Path, before: str, after: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), encoding="utf-8")


def hartlepool_votes(store: Store) -> int | None:
    found = store.by_election(HARTLEPOOL)
    assert found is not None
    return found.winner.votes


def test_the_first_load_adds_everything(small_data: Path, tmp_path: Path) -> None:
    with open_store(tmp_path / "small.db") as store:
        report = load(store, small_data)
        assert (report.added, report.revised, report.faults) == ((TOOTING, HARTLEPOOL), (), ())
        assert [listing.id for listing in store.listings()] == [HARTLEPOOL, TOOTING]
        assert len(store.general_election_dates()) == 5
        assert [seat.name for seat in store.constituencies()] == ["Hartlepool", "Tooting"]


def test_loading_again_does_nothing(small: Store, small_data: Path) -> None:
    before = small.generation()
    assert load(small, small_data) == LoadReport(unchanged=2)
    assert small.generation() == before
    assert [len(revisions(small, contest)) for contest in (HARTLEPOOL, TOOTING)] == [1, 1]


def test_a_file_merely_touched_is_no_revision(small: Store, small_data: Path) -> None:
    os.utime(contest_file(small_data, HARTLEPOOL), ns=(0, 0))
    assert load(small, small_data) == LoadReport(unchanged=2)


def test_only_what_changed_is_revised(small: Store, small_data: Path) -> None:
    edit(contest_file(small_data, HARTLEPOOL), "votes = 15529", "votes = 15530")
    assert load(small, small_data) == LoadReport(revised=(HARTLEPOOL,), unchanged=1)
    assert hartlepool_votes(small) == 15530
    (_, second) = revisions(small, HARTLEPOOL)
    assert (second.recorded_by, second.source) == ("byelex load", f"by-elections/{HARTLEPOOL}.toml")
    assert [str(change) for change in second.changes] == [
        "majority 6,940 → 6,941",
        "votes of Jill Mortimer 15,529 → 15,530",
        "valid votes 29,933 → 29,934",
    ]
    assert len(revisions(small, TOOTING)) == 1


def test_a_change_within_one_tick_of_the_clock_is_seen(small: Store, small_data: Path) -> None:
    # The same size and, as far as the file system says, the same time.
    path = contest_file(small_data, HARTLEPOOL)
    path.touch()
    stamp = path.stat().st_mtime_ns
    assert load(small, small_data).revised == ()
    edit(path, "votes = 15529", "votes = 15528")
    os.utime(path, ns=(stamp, stamp))
    assert load(small, small_data).revised == (HARTLEPOOL,)


def test_a_file_taken_away_removes_nothing(small: Store, small_data: Path) -> None:
    contest_file(small_data, HARTLEPOOL).unlink()
    (small_data / "general-elections" / "2019-12-12-votes.csv").unlink()
    (small_data / "general-elections" / "2019-12-12-seats.csv").unlink()
    assert load(small, small_data) == LoadReport(unchanged=1)
    found = small.by_election(HARTLEPOOL)
    assert found is not None
    assert found.baseline is not None


def test_a_fault_stops_a_strict_load_whole(small: Store, small_data: Path) -> None:
    edit(contest_file(small_data, HARTLEPOOL), "votes = 15529", "votes = 15530")
    edit(contest_file(small_data, TOOTING), "electorate = 74701", "electorate = -1")
    with pytest.raises(DataError, match=r"2016-06-16-tooting\.toml: electorate must be a whole number"):
        load(small, small_data)
    assert hartlepool_votes(small) == 15529
    edit(contest_file(small_data, TOOTING), "electorate = -1", "electorate = 74701")
    assert load(small, small_data).revised == (HARTLEPOOL,)


def test_a_running_bot_loads_the_others_and_reports_the_fault(small: Store, small_data: Path) -> None:
    edit(contest_file(small_data, HARTLEPOOL), "votes = 15529", "votes = 15530")
    edit(contest_file(small_data, TOOTING), 'party = "labour"', 'party = "labor"')
    report = load(small, small_data, strict=False)
    assert report.revised == (HARTLEPOOL,)
    (fault,) = report.faults
    assert "2016-06-16-tooting.toml" in fault
    assert "labor" in fault
    assert small.by_election(TOOTING) is not None
    # Looking again each second tells the same and disturbs nothing.
    before = small.generation()
    assert load(small, small_data, strict=False).faults == (fault,)
    assert small.generation() == before
    edit(contest_file(small_data, TOOTING), 'party = "labor"', 'party = "labour"')
    assert load(small, small_data, strict=False) == LoadReport(unchanged=2)


def test_a_fault_that_another_file_mends_is_forgotten(small: Store, small_data: Path) -> None:
    edit(contest_file(small_data, TOOTING), 'party = "labour"', 'party = "labor"')
    assert len(load(small, small_data, strict=False).faults) == 1
    parties = small_data / "parties.csv"
    text = parties.read_text(encoding="utf-8")
    row = next(line for line in text.splitlines() if line.startswith("labour,"))
    parties.write_text(f"{text}{row.replace('labour,Labour,', 'labor,Labor,')}\n", encoding="utf-8")
    assert load(small, small_data, strict=False).tables == ("parties.csv",)
    assert load(small, small_data, strict=False) == LoadReport(revised=(TOOTING,), unchanged=1)
    assert small.listings()[-1].winner_party_id == "labor"


def test_what_cannot_be_read_is_a_fault_like_another(small: Store, small_data: Path) -> None:
    contest_file(small_data, "2022-01-01-nowhere").mkdir()
    edit(contest_file(small_data, HARTLEPOOL), "votes = 15529", "votes = 15530")
    with pytest.raises(DataError, match=r"2022-01-01-nowhere\.toml: cannot be read"):
        load(small, small_data)
    report = load(small, small_data, strict=False)
    assert report.revised == (HARTLEPOOL,)
    assert "cannot be read" in report.faults[0]


def test_two_files_of_one_contest_are_a_fault(small: Store, small_data: Path) -> None:
    text = contest_file(small_data, HARTLEPOOL).read_text(encoding="utf-8")
    contest_file(small_data, "2021-05-06-hartlepool-again").write_text(text, encoding="utf-8")
    with pytest.raises(DataError, match=r"2021-05-06-hartlepool-again\.toml.*same seat and polling day"):
        load(small, small_data)
    assert "same seat" in load(small, small_data, strict=False).faults[0]
    assert [listing.id for listing in small.listings()] == [HARTLEPOOL, TOOTING]


def test_a_table_that_cannot_be_read_is_named(small: Store, small_data: Path) -> None:
    table = small_data / "general-elections" / "2019-12-12-votes.csv"
    edit(table, ",15464", ",fifteen thousand")
    with pytest.raises(DataError, match=r"2019-12-12-votes\.csv"):
        load(small, small_data)
    edit(small_data / "parties.csv", "id,name", "identity,name")
    report = load(small, small_data, strict=False)
    assert len(report.faults) == 2
    assert "labour" in small.parties()


def test_a_changed_baseline_changes_the_figures_and_is_no_revision(small: Store, small_data: Path) -> None:
    edit(small_data / "general-elections" / "2019-12-12-votes.csv", "Mike Hill,,15464", "Mike Hill,,16464")
    # The totals published with it are check digits: against them the table is refused whole.
    with pytest.raises(DataError, match=r"Hartlepool \(E14000733\): the votes add up to 42037, not the 41037"):
        load(small, small_data)
    edit(small_data / "general-elections" / "2019-12-12-seats.csv", "41037,3595", "42037,4595")
    tables = ("general-elections/2019-12-12-seats.csv", "general-elections/2019-12-12-votes.csv")
    assert load(small, small_data) == LoadReport(unchanged=2, tables=tables)
    assert len(revisions(small, HARTLEPOOL)) == 1
    overturned = "SELECT baseline_majority FROM by_election_summary WHERE by_election_id = ?"
    assert small.connection.execute(overturned, [HARTLEPOOL]).fetchone() == (4595,)
    found = small.by_election(HARTLEPOOL)
    assert found is not None
    assert found.baseline is not None
    assert found.baseline.candidacies[0].votes == 16464


def test_a_party_renamed_is_renamed_in_every_verdict(small: Store, small_data: Path) -> None:
    edit(small_data / "parties.csv", "labour,Labour,", "labour,The Labour Party,")
    load(small, small_data)
    assert [listing.verdict for listing in small.listings()] == [
        "Conservative gain from The Labour Party",
        "The Labour Party hold",
    ]


def test_the_people_table_settles_a_name(small: Store, small_data: Path) -> None:
    path = small_data / "people.csv"
    path.write_text(
        path.read_text(encoding="utf-8") + "jill-mortimer,Jill S. Mortimer,Jill Sharon Mortimer,\n", "utf-8"
    )
    load(small, small_data)
    jill = next(person for person in small.people() if person.id == "jill-mortimer")
    assert (jill.name, set(jill.other_names)) == ("Jill S. Mortimer", {"Jill Mortimer", "Jill Sharon Mortimer"})


def test_an_editors_correction_stands_until_the_file_changes(small: Store, small_data: Path) -> None:
    found = latest(small, HARTLEPOOL)
    assert found is not None
    record(small, replace(found, electorate=70769), "Ann Editor", "the declaration")
    os.utime(contest_file(small_data, HARTLEPOOL))
    assert load(small, small_data).revised == ()
    again = small.by_election(HARTLEPOOL)
    assert again is not None
    assert again.electorate == 70769


def corrected(small: Store, electorate: int) -> None:
    found = latest(small, HARTLEPOOL)
    assert found is not None
    record(small, replace(found, electorate=electorate), "Ann Editor", "the declaration")


def electorate_and_votes(store: Store) -> tuple[int | None, int | None]:
    found = store.by_election(HARTLEPOOL)
    assert found is not None
    return found.electorate, found.winner.votes


def test_what_is_new_in_a_file_is_taken_beside_a_correction_it_has_not_caught_up_with(
    small: Store, small_data: Path
) -> None:
    corrected(small, electorate=70769)
    file = contest_file(small_data, HARTLEPOOL)
    edit(file, "votes = 15529", "votes = 15530")
    report = load(small, small_data)
    assert (report.revised, electorate_and_votes(small)) == ((HARTLEPOOL,), (70769, 15530))
    told = "revision 2, by Ann Editor from the declaration, which stands (electorate 70,768 → 70,769)"
    assert f"This file has not caught up with {told}." in report.doubts[HARTLEPOOL]
    # What the file said is remembered, though no revision says it: only the next change is new.
    edit(file, "votes = 15530", "votes = 15531")
    assert load(small, small_data).revised == (HARTLEPOOL,)
    assert electorate_and_votes(small) == (70769, 15531)
    file.write_text(f"# Nothing.\n{file.read_text(encoding='utf-8')}", encoding="utf-8")
    assert load(small, small_data) == LoadReport(unchanged=2)
    edit(file, "electorate = 70768", "electorate = 70769")
    assert load(small, small_data) == LoadReport(unchanged=2)


def test_a_file_that_changes_what_was_corrected_is_left_out_until_it_is_recorded(
    small: Store, small_data: Path
) -> None:
    corrected(small, electorate=70769)
    file = contest_file(small_data, HARTLEPOOL)
    edit(file, "electorate = 70768", "electorate = 70770")
    edit(contest_file(small_data, TOOTING), "electorate = 74701", "electorate = 74702")
    (fault,) = (report := load(small, small_data)).faults
    assert report.revised == (TOOTING,)
    assert "revision 2, by Ann Editor from the declaration stands" in fault
    assert "(electorate 70,769 → 70,770): mend the file, or `byelex record FILE`" in fault
    assert load(small, small_data, strict=False).faults == (fault,)
    record_file(small, Config(small_data / "unused.db", small_data), str(file), io.StringIO(), "Ann Editor")
    assert electorate_and_votes(small) == (70770, 15529)
    assert load(small, small_data) == LoadReport(unchanged=2)


def test_a_result_withdrawn_on_purpose_is_not_brought_back_by_its_file(small: Store, small_data: Path) -> None:
    withdraw(small, HARTLEPOOL, "Ann Editor", "an election court")
    file = contest_file(small_data, HARTLEPOOL)
    file.write_text(f"# Nothing.\n{file.read_text(encoding='utf-8')}", encoding="utf-8")
    assert load(small, small_data) == LoadReport(unchanged=2)
    assert small.by_election(HARTLEPOOL) is None
    edit(file, "votes = 15529", "votes = 15530")
    (fault,) = load(small, small_data).faults
    assert "revision 2, by Ann Editor (withdrawn: an election court)" in fault
    assert "`byelex record FILE` restores it" in fault
    assert small.by_election(HARTLEPOOL) is None
    record_file(small, Config(small_data / "unused.db", small_data), str(file), io.StringIO(), "Ann Editor")
    assert electorate_and_votes(small) == (70768, 15530)
    assert load(small, small_data) == LoadReport(unchanged=2)


def test_a_file_further_on_than_what_was_recorded_is_news(small: Store, small_data: Path) -> None:
    file = contest_file(small_data, HARTLEPOOL)
    edit(file, 'stage = "official"', 'stage = "votes"')
    load(small, small_data)
    corrected(small, electorate=70769)
    edit(file, 'stage = "votes"', 'stage = "official"')
    edit(file, "electorate = 70768", "electorate = 70770")
    assert "This takes the place of revision 3" in load(small, small_data).doubts[HARTLEPOOL][0]
    assert electorate_and_votes(small) == (70770, 15529)


def test_a_file_another_process_loaded_meanwhile_is_not_loaded_over_a_correction(
    small: Store, small_data: Path, tmp_path: Path
) -> None:
    edit(contest_file(small_data, HARTLEPOOL), "votes = 15529", "votes = 15530")

    def overtake(statement: str) -> None:
        # The changed file has been read and nothing is locked yet: another process does it all first.
        if statement == "BEGIN IMMEDIATE":
            small.connection.set_trace_callback(None)
            with open_store(tmp_path / "small.db") as other:
                assert load(other, small_data).revised == (HARTLEPOOL,)
                loaded = latest(other, HARTLEPOOL)
                assert loaded is not None
                record(other, replace(loaded, electorate=70769), "Ann Editor", "the declaration")

    small.connection.set_trace_callback(overtake)
    assert load(small, small_data).revised == ()
    found = small.by_election(HARTLEPOOL)
    assert found is not None
    assert (found.electorate, found.winner.votes) == (70769, 15530)


def test_no_data_folder_says_where_it_looked(tmp_path: Path) -> None:
    with open_store(":memory:") as store, pytest.raises(DataError, match="There is no data folder at"):
        load(store, tmp_path / "nowhere")


@pytest.mark.parametrize("stage", ["called", "winner", "votes", "official"])
def test_a_file_that_comes_after_what_an_editor_recorded_adds_to_it(
    small_data: Path, tmp_path: Path, stage: Stage
) -> None:
    file = contest_file(small_data, HARTLEPOOL)
    aside = file.rename(tmp_path / file.name)
    with open_store(":memory:") as store:
        load(store, small_data)
        said = read_by_election(aside, store.parties())
        (winner, *_) = standing = said.candidacies
        known = replace(said, stage=stage, quotes=(), facts=(), claims=(), electorate=None, rejected_vote_count=None)
        if stage == "called":
            known = replace(known, candidacies=())
        elif stage == "winner":
            known = replace(known, candidacies=(replace(winner, votes=None, elected=True),))
        record(store, known, "Ann Editor", "the declaration")
        aside.rename(file)
        report = load(store, small_data)
        assert (report.revised, report.faults) == ((HARTLEPOOL,), ())
        assert not any("has not caught up" in doubt for doubt in report.doubts.get(HARTLEPOOL, ()))
        found = latest(store, HARTLEPOOL)
        assert found is not None
        assert (found.stage, found.electorate, found.candidacies) == ("official", 70768, standing)
        assert len(found.quotes) == len(said.quotes)


def test_a_folder_without_parties_says_so_in_one_line(small_data: Path) -> None:
    (small_data / "parties.csv").unlink()
    with open_store(":memory:") as store:
        with pytest.raises(DataError, match=r"^parties\.csv: there is none in [^\n]*$"):
            load(store, small_data)
        assert len(load(store, small_data, strict=False).faults) == 1
