"""Stores and data folders small enough to make anew for every test."""

from __future__ import annotations

import csv
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from byelex.store import Store, open_store
from tests.contests import without_totals
from tests.store.made import prepare

SEATS = {"E14000733", "E14000998"}
"""Hartlepool, Tooting."""


@pytest.fixture
def barchester(tmp_path: Path) -> Iterator[Store]:
    """A store with the invented seat's parties and general election, and no contest yet."""
    with open_store(tmp_path / "barchester.db") as made:
        prepare(made)
        yield made


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
            csv.writer(out, lineterminator="\n").writerows([header, *(row for row in rows if row[0] in SEATS)])
    return folder


@pytest.fixture
def small_data(small_data_master: Path, tmp_path: Path) -> Path:
    """A copy of that folder to change."""
    folder = tmp_path / "data"
    shutil.copytree(small_data_master, folder)
    return folder
