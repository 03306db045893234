"""A by-election that is called: told as what it is, never as a result, and turned into one when it is declared."""

from __future__ import annotations

import io
import json
import time
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from byelex.by_hand import record_file
from byelex.clock import british_day, polls_close
from byelex.config import Config
from byelex.elections import ByElection, Constituency
from byelex.errors import DataError
from byelex.faces.embed import page
from byelex.faces.plain import as_json
from byelex.faces.text import text
from byelex.questions.called import days_to_go
from byelex.questions.registry import answer
from byelex.recording.door import prepare
from byelex.sources.datafiles import read_by_election, write_by_election
from byelex.store import Store
from byelex.store.export import export_by_elections, export_candidacies, export_data
from byelex.store.revisions import record, revisions
from tests.contests import notice
from tests.questions.shown import figure

DAY = british_day() + timedelta(days=12)
ID = f"{DAY.isoformat()}-aldridge-brownhills"
SEAT = Constituency("E14001064", "Aldridge-Brownhills", "England", "West Midlands", None, "borough")
TOML = notice(DAY, SEAT, "resignation", "Wendy Morton", "conservative")
RESULT = TOML.replace('stage = "called"', 'stage = "winner"').replace(
    '"Labour"\n\n[[so', '"Labour"\nelected = true\n\n[[so'
)


@pytest.fixture
def called(fresh_store: Store) -> Store:
    contest = read_by_election(TOML, fresh_store.parties())
    assert record(fresh_store, contest, "test", "a file") is not None
    return fresh_store


def result_of(store: Store) -> ByElection:
    # On the day itself: a declared poll is never to come.
    return read_by_election(RESULT, store.parties())


def test_none_is_called_is_said_with_the_date_of_the_data(store: Store) -> None:
    found = answer(store, "upcoming", {})
    assert found.headline == "None is called that Byelex knows of."
    assert found.notes[0].startswith("As of the store's last change, ")


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="this system's clock has one time zone for every process")
@pytest.mark.parametrize("zone", ["EAST-14", "WEST+12"])
def test_days_are_reckoned_from_the_british_day_wherever_the_machine_stands(
    monkeypatch: pytest.MonkeyPatch, zone: str
) -> None:
    # Between these two places it is always another day than in Britain in one at least.
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    try:
        assert days_to_go(british_day() + timedelta(days=12)) == "12 days to go"
    finally:
        monkeypatch.undo()
        time.tzset()


@pytest.mark.parametrize(("name", "seat"), [("upcoming", ""), ("upcoming", "aldridge"), ("result", "aldridge")])
def test_what_is_known_of_one(called: Store, name: str, seat: str) -> None:
    found = answer(called, name, {"seat": seat} if seat else {})
    assert found.headline == "Called: 12 days to go"
    assert found.paragraphs == ("Nominated: Ann Grantly (Labour).",)
    assert figure(found, "Cause") == "resignation"
    assert figure(found, "Member before") == "Wendy Morton (Conservative)"
    # 15,901 to 11,607 of 40,912 votes in 2024: 10.496 points, half of it 5.248.
    assert figure(found, "Majority in 2024") == "4,294 10.5 points of share"
    assert found.table is not None
    assert [row.cells for row in found.table.rows][:2] == [
        ("Conservative", "15,901", "38.9%", "holds it"),
        ("Labour", "11,607", "28.4%", "5.25 points"),
    ]


def test_the_swing_needed_is_told_of_who_is_nominated_and_had_not_stood(fresh_store: Store) -> None:
    nominee = "[[candidacies]]\nperson = 'bob-sample'\nname = 'Bob Sample'\n"
    nominee += "party = 'plaid-cymru'\nparty_name = 'Plaid Cymru'\n\n"
    nominee += nominee.replace("ob", "en") + "[[sources]]"
    record(fresh_store, read_by_election(TOML.replace("[[sources]]", nominee), fresh_store.parties()), "test", "a file")
    table = answer(fresh_store, "upcoming", {}).table
    assert table is not None
    rows = {row.cells[0]: row for row in table.rows}
    assert len(rows) == len(table.rows)
    # Half of the 38.9% (15,901 of 40,912 votes) that the Conservatives won it by, over nothing.
    assert rows["Plaid Cymru"].cells[1:] == ("did not stand", "–", "19.43 points")
    assert rows["Reform UK"].mark == "not among those nominated"
    assert not rows["Labour"].mark


@pytest.mark.parametrize("name", ["swing", "candidates", "before"])
def test_what_is_not_known_before_polling_day_offers_what_is(called: Store, name: str) -> None:
    found = answer(called, name, {"seat": "aldridge"})
    assert found.kind == "decline"
    assert [(each.question, each.arguments) for each in found.follow_ups] == [("upcoming", (("seat", ID),))]


def test_a_contest_of_long_ago_is_not_meant_by_the_name_alone(fresh_store: Store) -> None:
    aldershot = (
        TOML.replace("E14001064", "E14001063")
        .replace("Aldridge-Brownhills", "Aldershot")
        .replace("West Midlands", "South East")
        .replace("borough", "county")
    )
    record(fresh_store, read_by_election(aldershot, fresh_store.parties()), "test", "a file")
    assert answer(fresh_store, "result", {"seat": "aldershot"}).headline == "Called: 12 days to go"
    assert answer(fresh_store, "result", {"seat": "aldershot 1954"}).title == "Aldershot by-election, 28 October 1954"


def test_discord_tells_the_close_of_poll_by_the_readers_clock(called: Store) -> None:
    second = int(polls_close(DAY).timestamp())
    found = answer(called, "upcoming", {})
    assert f"<t:{second}:F> · <t:{second}:R>" in (page(found).embed.description or "")
    assert "10 pm in the United Kingdom" in text(found)
    assert json.loads(as_json(found))["headline"] == "Called: 12 days to go"


@pytest.mark.parametrize(
    ("polling_on", "closing"),
    [
        (date(2021, 5, 6), datetime(2021, 5, 6, 21, tzinfo=UTC)),
        (date(2024, 2, 15), datetime(2024, 2, 15, 22, tzinfo=UTC)),
        (date(2024, 3, 31), datetime(2024, 3, 31, 21, tzinfo=UTC)),
        (date(2024, 10, 27), datetime(2024, 10, 27, 22, tzinfo=UTC)),
    ],
)
def test_polls_close_at_ten_in_the_evening_of_the_united_kingdom(polling_on: date, closing: datetime) -> None:
    assert polls_close(polling_on) == closing


def test_it_is_no_result_anywhere(called: Store, store: Store, tmp_path: Path) -> None:
    assert called.listings() == store.listings()
    assert called.people() == store.people()
    assert called.coverage().by_election_count == store.coverage().by_election_count
    assert called.coverage().candidacy_count == store.coverage().candidacy_count
    assert called.coverage().parliaments == store.coverage().parliaments
    assert export_by_elections(called) == export_by_elections(store)
    assert export_candidacies(called) == export_candidacies(store)
    for name, texts in (("list", {}), ("on", {"date": DAY.isoformat()}), ("records", {"which": "fewest candidates"})):
        found, before = answer(called, name, texts).table, answer(store, name, texts).table
        assert found is before is None or (found and before and tuple(found.rows) == tuple(before.rows))


@pytest.mark.parametrize("name", ["swing", "candidates", "before", "project"])
def test_what_needs_a_result_says_there_is_none(called: Store, name: str) -> None:
    found = answer(called, name, {"seat": ID})
    assert found.kind == "decline"
    assert "is called for" in found.headline
    assert answer(called, name, {"seat": "aldridge"}) == found


def test_nobody_is_alerted_until_it_is_declared(called: Store) -> None:
    assert called.connection.execute("SELECT count(*) FROM delivery").fetchone() == (0,)


def test_it_is_written_back_as_it_was_entered(called: Store, tmp_path: Path) -> None:
    contest = read_by_election(TOML, called.parties())
    assert read_by_election(write_by_election(contest), called.parties()) == contest
    export_data(called, tmp_path)
    assert read_by_election(tmp_path / "by-elections" / f"{ID}.toml", called.parties()) == contest


def test_the_declaration_turns_it_into_a_result(called: Store) -> None:
    revision = record(called, result_of(called), "test", "the declaration")
    assert revision is not None
    assert revision.number == 2
    assert str(revision.changes[0]).startswith("winner")
    assert answer(called, "upcoming", {}).headline == "None is called that Byelex knows of."
    assert called.listings()[0].id == ID
    assert [each.number for each in revisions(called, ID)] == [1, 2]


def test_a_result_does_not_become_called_again(called: Store) -> None:
    record(called, result_of(called), "test", "the declaration")
    with pytest.raises(DataError, match="has a result already"):
        record(called, read_by_election(TOML, called.parties()), "test", "an old file")


def test_the_door_takes_it_from_a_file(fresh_store: Store, tmp_path: Path) -> None:
    file = tmp_path / f"{ID}.toml"
    file.write_text(TOML, encoding="utf-8")
    config = Config(database=tmp_path / "none.db", data=tmp_path / "nowhere")
    recorded = record_file(fresh_store, config, str(file), io.StringIO(), "ann")
    assert recorded.by_election.stage == "called"
    assert answer(fresh_store, "upcoming", {}).headline == "Called: 12 days to go"


def test_nobody_may_be_nominated_yet(fresh_store: Store) -> None:
    bare = TOML[: TOML.index("[[candidacies]]")] + TOML[TOML.index("[[sources]]") :]
    contest = read_by_election(bare, fresh_store.parties())
    assert prepare(fresh_store, contest).faults == ()
    record(fresh_store, contest, "test", "a file")
    assert answer(fresh_store, "upcoming", {}).paragraphs == ("No candidate is recorded as nominated yet.",)
    record(fresh_store, result_of(fresh_store), "test", "the declaration")
    assert answer(fresh_store, "result", {"seat": ID}).headline == "Labour gain from Conservative"
