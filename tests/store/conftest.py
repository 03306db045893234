"""Stores small enough for every test to have its own."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from byelex.store import Store, open_store
from tests.contests import unsynced
from tests.store.made import prepare


@pytest.fixture(scope="session")
def barchester_master(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of such a store, closed. Copy it; do not open it."""
    path = tmp_path_factory.mktemp("barchester") / "master.db"
    with open_store(path) as made:
        prepare(made)
    return path


@pytest.fixture
def barchester(barchester_master: Path, tmp_path: Path) -> Iterator[Store]:
    """A store with the invented seat's parties and general election, and no contest yet."""
    with unsynced(shutil.copy(barchester_master, tmp_path / "barchester.db")) as made:
        yield made
