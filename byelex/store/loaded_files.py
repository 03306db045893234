"""What the store remembers of data files: those that were loaded, and in memory those that could not be."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from sqlite3 import Connection

from byelex.store.rows import moment, now


@dataclass(frozen=True, slots=True)
class DataFile:
    """A file as it stands: its path inside the data folder, and what tells that it changed."""

    path: str
    size: int
    modified_ns: int
    digest: str = ""


@dataclass(frozen=True, slots=True)
class FaultyFile:
    """A file that could not be loaded: what it held, what the store held, and why. The same again fails again."""

    digest: str
    generation: int
    message: str


def loaded_files(connection: Connection) -> dict[str, DataFile]:
    """Give the files as they were loaded last, by path."""
    rows = connection.execute("SELECT path, size, modified_ns, digest FROM loaded_file").fetchall()
    return {row[0]: DataFile(*row) for row in rows}


def keep(connection: Connection, files: Iterable[DataFile]) -> None:
    """Note files as loaded just now."""
    loaded_at = moment(now())
    connection.executemany(
        "INSERT OR REPLACE INTO loaded_file VALUES (?, ?, ?, ?, ?)",
        [(file.path, file.size, file.modified_ns, file.digest, loaded_at) for file in files],
    )
