"""The shipped data in a store, loaded once: `store` to read, `fresh_store` (a copy) to write; `small` has two of it."""

from __future__ import annotations

import csv
import gc
import os
import random
import shutil
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import settings

from byelex.elections import ByElection
from byelex.recording.loading import load
from byelex.store import Store, open_store
from tests.contests import CARDIFF, WAKEFIELD, furnished, unsynced, without_totals

# Where compiled modules are not to be kept, each of the many processes that tests start would compile them all again.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False

# Nothing is asked of anyone who shows a certificate: those of all the world take each bot's process 50 ms to read.
os.environ["SSL_CERT_FILE"] = os.devnull

# No example is failed for the time it took: the machine may be busy.
settings.register_profile("short", deadline=None, max_examples=50)
settings.register_profile("every", deadline=None, max_examples=500)

# What is made while tests are collected stays to the end: the garbage collector need not go through it at all.
gc.disable()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--every", action="store_true", help="try every by-election, and ten times as many examples")


def pytest_configure(config: pytest.Config) -> None:
    settings.load_profile("every" if config.getoption("every") else "short")
    # It imports discord, for which they would all wait: the process that only hands tests to its workers needs none.
    if hasattr(config, "workerinput") or not config.getoption("numprocesses", None):
        config.pluginmanager.import_plugin("simcord.pytest_plugin")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    # After any shuffling: one worker begins with the tests that mostly wait, and leaves the processors to the others.
    items.sort(key=lambda item: not item.nodeid.startswith("tests/wire/"))


def pytest_collection_finish() -> None:
    gc.freeze()
    # One look at what is new in 50,000 objects, not in 700: a store read anew makes more than that, and keeps them.
    gc.set_threshold(50_000)
    gc.enable()


@pytest.fixture(scope="session")
def data_folder() -> Path:
    """The shipped data/."""
    return Path(__file__).parent.parent / "data"


@pytest.fixture(scope="session")
def loaded_file(tmp_path_factory: pytest.TempPathFactory, worker_id: str, data_folder: Path) -> Path:
    """A store's file with the shipped data in it, closed, made by the worker that is first. Copy it; do not open it."""
    run = tmp_path_factory.getbasetemp()
    path = (run if worker_id == "master" else run.parent) / "byelex.db"
    # SQLite's lock: a package for it has every process told of each thing that it imports, opens or copies.
    with closing(sqlite3.connect(path.with_suffix(".lock"), timeout=120, isolation_level=None)) as lock:
        lock.execute("BEGIN EXCLUSIVE")
        if not path.exists():
            begun = path.with_suffix(".begun")
            with unsynced(begun) as store:
                load(store, data_folder)
                store.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            begun.rename(path)
    return path


@pytest.fixture(scope="session")
def store(loaded_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The shipped data, shared by every test: to write to it is an error."""
    path = tmp_path_factory.mktemp("shared") / "byelex.db"
    shutil.copy(loaded_file, path)
    with open_store(path) as shared:
        shared.connection.execute("PRAGMA query_only = ON")
        yield shared


@pytest.fixture
def tried(store: Store, request: pytest.FixtureRequest) -> list[ByElection]:
    """By-elections to try one after another: a quarter of those shipped, others in each run, or `--every` one."""
    ids = [listing.id for listing in store.listings()]
    chosen = ids if request.config.getoption("every") else random.sample(ids, len(ids) // 4)
    return [by_election for id in chosen if (by_election := store.by_election(id)) is not None]


@pytest.fixture
def fresh_store(loaded_file: Path, tmp_path: Path) -> Iterator[Store]:
    """The shipped data in a file of the test's own."""
    path = tmp_path / "byelex.db"
    shutil.copy(loaded_file, path)
    with unsynced(path) as own:
        yield own


@pytest.fixture
def two_seats() -> Iterator[Store]:
    """An invented election in Wakefield and Cardiff, in memory: no by-election yet."""
    with furnished(WAKEFIELD, CARDIFF) as opened:
        yield opened


SMALL_SEATS = {"E14000733", "E14000998"}
"""Hartlepool, Tooting: those of the small data folder."""


@pytest.fixture(scope="session")
def small_data_master(data_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two of the shipped contests with their seats' general elections."""
    folder = tmp_path_factory.mktemp("small") / "data"
    for part in ("by-elections", "general-elections"):
        (folder / part).mkdir(parents=True)
    for name in ("parties.csv", "people.csv"):
        shutil.copy(data_folder / name, folder / name)
    for name in ("2021-05-06-hartlepool.toml", "2016-06-16-tooting.toml"):
        shutil.copy(data_folder / "by-elections" / name, folder / "by-elections" / name)
        without_totals(folder, name.removesuffix(".toml"))
    for table in sorted((data_folder / "general-elections").glob("*.csv")):
        with table.open(encoding="utf-8", newline="") as lines:
            header, *rows = csv.reader(lines)
        with (folder / "general-elections" / table.name).open("w", encoding="utf-8", newline="") as out:
            csv.writer(out, lineterminator="\n").writerows([header, *(row for row in rows if row[0] in SMALL_SEATS)])
    return folder


@pytest.fixture
def small_data(small_data_master: Path, tmp_path: Path) -> Path:
    """A copy of that folder to change."""
    folder = tmp_path / "data"
    shutil.copytree(small_data_master, folder)
    return folder


@pytest.fixture(scope="session")
def small_master(small_data_master: Path) -> Path:
    """A store's file with the small data folder loaded, closed. Copy it; do not open it."""
    path = small_data_master.parent / "small.db"
    with open_store(path) as store:
        load(store, small_data_master)
    return path


@pytest.fixture
def small(small_master: Path, small_data: Path, tmp_path: Path) -> Iterator[Store]:
    """A store with the small data folder loaded."""
    with unsynced(shutil.copy(small_master, tmp_path / "small.db")) as store:
        yield store
