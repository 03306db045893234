"""The shipped contests since 2010, for the questions of this folder, whose facts are of those."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from byelex.store import Store, open_store
from byelex.store.loading import load


@pytest.fixture(scope="session")
def store(data_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The shipped data without the by-elections before 2010. test_before_2010 asks about all of it."""
    place = tmp_path_factory.mktemp("since-2010")
    shutil.copytree(data_folder, place / "data", ignore=shutil.ignore_patterns("19*.toml", "200*.toml", "missing-*"))
    with open_store(place / "byelex.db") as shared:
        load(shared, place / "data")
        shared.connection.execute("PRAGMA query_only = ON")
        yield shared
