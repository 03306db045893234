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


def keep_reading(connection: Connection, path: str, body: str | None) -> None:
    """Note what a contest's file said, as a revision's text; None where the last revision from it says just that."""
    connection.execute("DELETE FROM file_reading WHERE path = ?", [path])
    if body is not None:
        connection.execute("INSERT INTO file_reading VALUES (?, ?)", [path, body])


def last_reading(connection: Connection, by_election_id: str, path: str) -> str | None:
    """Give what a contest's file said when it was last read, as a revision's text; None if it never was."""
    row = connection.execute(
        "SELECT body, 0 FROM file_reading WHERE path = :path "
        "UNION ALL SELECT * FROM (SELECT body, number FROM revision "
        "WHERE by_election_id = :id AND source = :path AND body IS NOT NULL ORDER BY number DESC LIMIT 1) LIMIT 1",
        {"id": by_election_id, "path": path},
    ).fetchone()
    return None if row is None else str(row[0])


def stands_as_read(connection: Connection, by_election_id: str, path: str) -> bool:
    """Tell whether a contest stands just as its file said when it was last read, or was never recorded."""
    row = connection.execute(
        "SELECT source = :path AND body IS NOT NULL AND NOT EXISTS (SELECT 1 FROM file_reading WHERE path = :path) "
        "FROM revision WHERE by_election_id = :id ORDER BY number DESC LIMIT 1",
        {"id": by_election_id, "path": path},
    ).fetchone()
    return row is None or bool(row[0])
