"""Opening a store: the place looked at, the schema brought up to date, figures of an older edition measured anew."""

from __future__ import annotations

import os
import sqlite3
import time
from pathlib import Path
from typing import cast

from byelex.errors import ConfigurationError
from byelex.store.computed import EDITION, measure_all
from byelex.store.connection import BUSY_SECONDS, Store
from byelex.store.schema import migrate
from byelex.store.trouble import explained

CACHE_KIB = 65536
"""So much of a store is kept in memory as it is read: of today's all, of one a hundred times as large its indexes."""


def open_store(path: Path | str) -> Store:
    """Open the store at a path (or ":memory:"), making it or bringing its schema up to date.

    Raises ConfigurationError, in one line, where it cannot be: an unwritable place, a file that is no database or one
    of something else, or a store written by a newer Byelex.
    """
    place = str(path)
    _writable(place)
    connection: sqlite3.Connection | None = None
    try:
        connection = sqlite3.connect(place, timeout=BUSY_SECONDS, isolation_level=None)
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute(f"PRAGMA cache_size = -{CACHE_KIB}")
        migrate(connection)
        _write_ahead(connection)
        store = Store(connection)
        _measure_anew(store)
    except (sqlite3.Error, ConfigurationError) as error:
        if connection is not None:
            connection.close()
        raise ConfigurationError(f"The store at {place} cannot be opened: {explained(error)}.") from error
    return store


def _writable(place: str) -> None:
    if place == ":memory:":
        return
    folder = os.path.dirname(os.path.abspath(place))
    advice = "set BYELEX_DATABASE to a file in a folder that can be written to."
    if not os.path.isdir(folder):
        raise ConfigurationError(f"The store at {place} cannot be opened: there is no folder {folder}; {advice}")
    if os.path.isdir(place):
        raise ConfigurationError(f"The store at {place} cannot be opened: it is a folder; {advice}")
    # The folder too: SQLite keeps its log beside the file.
    if not os.access(folder, os.W_OK) or (os.path.exists(place) and not os.access(place, os.W_OK)):
        raise ConfigurationError(f"The store at {place} cannot be opened: it cannot be written to; {advice}")


def _write_ahead(connection: sqlite3.Connection) -> None:
    # The change of mode does not wait for another process's as other writes do, so two that start at once try again.
    deadline = time.monotonic() + BUSY_SECONDS
    while connection.execute("PRAGMA journal_mode").fetchone()[0] == "delete":
        try:
            connection.execute("PRAGMA journal_mode = WAL").fetchone()
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or time.monotonic() > deadline:
                raise
            time.sleep(0.01)


def _measure_anew(store: Store) -> None:
    def edition() -> int:
        (found,) = store.connection.execute("SELECT measures_edition FROM store").fetchone()
        return cast(int, found)

    if edition() == EDITION:
        return
    with store.writing() as connection:
        if edition() != EDITION:
            measure_all(store)
            connection.execute("UPDATE store SET measures_edition = ?", [EDITION])
