"""Stores small enough to make anew for every test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from byelex.store import Store, open_store
from tests.store.made import prepare


@pytest.fixture
def barchester(tmp_path: Path) -> Iterator[Store]:
    """A store with the invented seat's parties and general election, and no contest yet."""
    with open_store(tmp_path / "barchester.db") as made:
        prepare(made)
        yield made
