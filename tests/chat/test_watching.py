"""A running bot and its data folder: what has settled is recorded, what is half written waits."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import os
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from byelex.chat.watching import Watcher, watch
from byelex.elections import Declared
from byelex.recording.loading import load
from byelex.store import Store, open_store
from byelex.store.revisions import record, revisions
from tests.contests import unsynced, without_totals
from tests.wire.bots import Bot
from tests.wire.server import WireServer
from tests.wire.world import World

HARTLEPOOL = "2021-05-06-hartlepool"
FILE = f"by-elections/{HARTLEPOOL}.toml"


@pytest.fixture(scope="module")
def master(data_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped tables with one contest in data/, and byelex.db loaded from it. Copy them; do not open them."""
    made = tmp_path_factory.mktemp("master")
    shutil.copytree(data_folder, made / "data", ignore=shutil.ignore_patterns("by-elections"))
    (made / "data" / "by-elections").mkdir()
    shutil.copy(data_folder / FILE, made / "data" / FILE)
    without_totals(made / "data", HARTLEPOOL)
    with open_store(made / "byelex.db") as store:
        load(store, made / "data")
    return made


@pytest.fixture
def folder(master: Path, tmp_path: Path) -> Path:
    """A copy of the data to change."""
    return Path(shutil.copytree(master / "data", tmp_path / "data"))


@pytest.fixture
def store(master: Path, tmp_path: Path) -> Iterator[Store]:
    shutil.copy(master / "byelex.db", tmp_path / "byelex.db")
    with unsynced(tmp_path / "byelex.db") as own:
        yield own


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def votes(store: Store) -> int | None:
    hartlepool = store.by_election(HARTLEPOOL)
    assert hartlepool is not None
    return hartlepool.winner.votes


def settled(store: Store, folder: Path) -> Watcher:
    """Give a watcher that has seen the folder as it stands."""
    watcher = Watcher(store, folder)
    watcher.look()
    watcher.look()
    return watcher


def test_a_changed_file_is_recorded_at_the_second_look(store: Store, folder: Path) -> None:
    watcher = settled(store, folder)
    edit(folder / FILE, "votes = 15529", "votes = 15530")
    assert watcher.look() is None
    assert votes(store) == 15529
    done = watcher.look()
    assert done is not None
    assert done.revised == (HARTLEPOOL,)
    assert votes(store) == 15530
    assert watcher.look() is None


def test_what_a_saved_file_changes_is_doubted_by_what_stood_before_it(
    store: Store, folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    watcher = settled(store, folder)
    edit(folder / FILE, "votes = 15529", "votes = 529")
    edit(folder / FILE, 'name = "Paul Williams"', 'name = "Paul Wilson"')
    edit(folder / FILE, 'person = "paul-williams"', 'person = "paul-wilson"')
    watcher.look()
    done = watcher.look()
    assert done is not None
    assert done.revised == (HARTLEPOOL,)
    told = [record.getMessage() for record in caplog.records if record.levelno == logging.WARNING]
    assert f"{HARTLEPOOL}: The winner was recorded as Jill Mortimer (Conservative)." in told
    assert f"{HARTLEPOOL}: Paul Williams stood as recorded before, and not any more." in told


def test_a_file_of_another_day_than_is_called_says_that_the_day_is_moved(
    store: Store, folder: Path, data_folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    watcher = settled(store, folder)
    text = (folder / FILE).read_text(encoding="utf-8")
    hartlepool = store.by_election(HARTLEPOOL)
    assert hartlepool is not None
    called_on = date(2021, 9, 16)
    called = replace(
        hartlepool, id="2021-09-16-hartlepool", polling_on=called_on, stage="called", candidacies=(), baseline=None
    )
    called = replace(called, declared=Declared(), quotes=(), claims=(), electorate=None, rejected_vote_count=None)
    record(store, called, "edie", "a test")
    (folder / "by-elections" / "2021-09-09-hartlepool.toml").write_text(
        text.replace("polling_on = 2021-05-06", "polling_on = 2021-09-09"), encoding="utf-8"
    )
    watcher.look()
    watcher.look()
    told = [entry.getMessage() for entry in caplog.records if entry.levelno == logging.WARNING]
    assert any("It is called for 16 September 2021, not 9 September 2021" in line for line in told)
    assert store.by_election("2021-09-16-hartlepool") is None


def test_a_new_file_is_recorded(store: Store, folder: Path, data_folder: Path) -> None:
    text = (data_folder / FILE).read_text(encoding="utf-8")
    watcher = settled(store, folder)
    new = text.replace("polling_on = 2021-05-06", "polling_on = 2021-09-09")
    (folder / "by-elections" / "2021-09-09-hartlepool.toml").write_text(new, encoding="utf-8")
    watcher.look()
    done = watcher.look()
    assert done is not None
    assert done.added == ("2021-09-09-hartlepool",)
    (revision,) = revisions(store, "2021-09-09-hartlepool")
    assert revision.source == "by-elections/2021-09-09-hartlepool.toml"


def test_a_file_being_written_waits_until_it_stops(store: Store, folder: Path) -> None:
    watcher = settled(store, folder)
    text = (folder / FILE).read_text(encoding="utf-8").replace("votes = 15529", "votes = 15530")
    # Every cut at the end of a table parses: only standing still says that the file is whole.
    cuts = [at for at in range(len(text)) if text.startswith("\n[[", at)][:8]
    for cut in cuts:
        (folder / FILE).write_text(text[:cut], encoding="utf-8")
        assert watcher.look() is None
    (folder / FILE).write_text(text, encoding="utf-8")
    watcher.look()
    watcher.look()
    assert len(revisions(store, HARTLEPOOL)) == 2
    assert votes(store) == 15530


def test_a_file_that_goes_on_changing_holds_up_no_other(store: Store, folder: Path, data_folder: Path) -> None:
    watcher = settled(store, folder)
    noisy = folder / "by-elections" / "2016-06-16-tooting.toml"
    edit(folder / FILE, "votes = 15529", "votes = 15530")
    for size in range(3):
        noisy.write_text("#" * size, encoding="utf-8")
        watcher.look()
    assert votes(store) == 15530


@pytest.mark.faults
@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("votes = 15529", "votes = fifteen", "is not TOML"),
        ('party = "conservative"', 'party = "conservativ"', "conservativ"),
        ("electorate = 70768", "electorate = 7076", "more than the electorate of 7,076"),
        ("polling_on = 2021-05-06", "polling_on = 2091-05-06", "still to come"),
    ],
)
def test_a_faulty_file_is_told_once_and_changes_nothing(
    store: Store, folder: Path, caplog: pytest.LogCaptureFixture, old: str, new: str, said: str
) -> None:
    watcher = settled(store, folder)
    edit(folder / FILE, old, new)
    for _ in range(5):
        watcher.look()
    (fault,) = [record.getMessage() for record in caplog.records if record.levelno == logging.ERROR]
    assert said in fault
    assert FILE.rpartition("/")[2] in fault
    assert (votes(store), len(revisions(store, HARTLEPOOL))) == (15529, 1)
    edit(folder / FILE, new, old)
    edit(folder / FILE, "votes = 15529", "votes = 15530")
    watcher.look()
    watcher.look()
    assert votes(store) == 15530


@pytest.mark.faults
def test_a_file_that_lacked_its_party_is_recorded_when_the_party_comes(store: Store, folder: Path) -> None:
    watcher = settled(store, folder)
    edit(folder / FILE, 'party = "conservative"', 'party = "night-mayor"')
    watcher.look()
    watcher.look()
    assert votes(store) == 15529
    with (folder / "parties.csv").open("a", encoding="utf-8") as table:
        table.write("night-mayor,Night Mayor,NM,Night Mayor Party,,#123456,,,,\n")
    watcher.look()
    watcher.look()
    hartlepool = store.by_election(HARTLEPOOL)
    assert hartlepool is not None
    assert hartlepool.winner.party.name == "Night Mayor"


def test_a_restart_does_not_undo_what_an_editor_corrected_since(store: Store, folder: Path) -> None:
    from dataclasses import replace

    from byelex.store.revisions import latest, record

    recorded = latest(store, HARTLEPOOL)
    assert recorded is not None
    record(store, replace(recorded, electorate=70769), "an editor", "a test")
    settled(store, folder)
    hartlepool = store.by_election(HARTLEPOOL)
    assert hartlepool is not None
    assert hartlepool.electorate == 70769


def test_a_change_between_loading_and_watching_is_not_missed(store: Store, folder: Path) -> None:
    edit(folder / FILE, "votes = 15529", "votes = 15530")
    settled(store, folder)
    assert votes(store) == 15530


def test_a_folder_away_for_a_moment_removes_nothing(store: Store, folder: Path) -> None:
    watcher = settled(store, folder)
    os.rename(folder, folder.with_name("away"))
    assert watcher.look() is None
    os.rename(folder.with_name("away"), folder)
    watcher.look()
    watcher.look()
    assert votes(store) == 15529


async def test_the_watch_goes_on_until_it_is_cancelled(store: Store, folder: Path) -> None:
    watching = asyncio.create_task(watch(store, folder, interval=0.01))
    try:
        edit(folder / FILE, "votes = 15529", "votes = 15530")
        async with asyncio.timeout(20):
            while votes(store) != 15530:
                await asyncio.sleep(0.01)
    finally:
        watching.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await watching


async def test_a_running_bot_records_a_file_put_in_its_data_folder(store: Store, folder: Path, tmp_path: Path) -> None:
    async with WireServer(World()) as server:
        bot = Bot(server, tmp_path / "byelex.db", BYELEX_DATA=str(folder))
        try:
            await bot.start()
            edit(folder / FILE, "votes = 15529", "votes = 15530")
            async with asyncio.timeout(60):
                while votes(store) != 15530:
                    assert bot.exit_status is None
                    await asyncio.sleep(0.05)
        finally:
            await bot.stop()
    assert bot.exit_status == 0
