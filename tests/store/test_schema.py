"""The store's file: made, brought up to date, shared by two processes, or refused in one clear line."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from pathlib import Path
from threading import Barrier, Thread

import pytest
from sqlite_utils import Database, Migrations

from byelex.errors import ConfigurationError
from byelex.store import open_store
from byelex.store.migrations import MIGRATIONS
from byelex.store.schema import MIGRATION_SET
from tests.store.made import BARCHESTER, CONTEST, prepare


def test_every_table_is_strict(tmp_path: Path) -> None:
    with open_store(tmp_path / "byelex.db") as store:
        tables = {
            name: strict
            for _, name, kind, _, _, strict in store.connection.execute("PRAGMA table_list").fetchall()
            if kind == "table" and not name.startswith(("sqlite_", "_sqlite_"))
        }
    assert {"by_election", "candidacy", "party", "constituency", "general_election", "person", "quote"} <= tables.keys()
    assert [name for name, strict in tables.items() if not strict] == []


def test_foreign_keys_and_write_ahead_log_are_on(tmp_path: Path) -> None:
    with open_store(tmp_path / "byelex.db") as store:
        assert store.connection.execute("PRAGMA foreign_keys").fetchone() == (1,)
        assert store.connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        store.connection.execute("BEGIN")
        with pytest.raises(sqlite3.IntegrityError):
            store.connection.execute("INSERT INTO by_election_measures (by_election_id) VALUES ('nowhere')")


def test_opening_again_changes_nothing(tmp_path: Path) -> None:
    with open_store(tmp_path / "byelex.db") as store:
        first = store.store_id(), store.connection.execute("SELECT sql FROM sqlite_master").fetchall()
    with open_store(tmp_path / "byelex.db") as store:
        assert (store.store_id(), store.connection.execute("SELECT sql FROM sqlite_master").fetchall()) == first


def test_each_database_has_its_own_id() -> None:
    with open_store(":memory:") as one, open_store(":memory:") as other:
        assert one.store_id() != other.store_id()
        assert len(one.store_id()) == 16


@pytest.mark.parametrize("applied", range(1, len(MIGRATIONS)))
def test_a_store_of_any_earlier_schema_is_brought_up_to_date(tmp_path: Path, applied: int) -> None:
    migrations = Migrations(MIGRATION_SET)
    for migration in MIGRATIONS[:applied]:
        migrations()(migration)
    old = Database(tmp_path / "old.db")
    migrations.apply(old)
    old.close()
    with open_store(tmp_path / "old.db") as store:
        prepare(store)
        names = [
            row["name"] for row in Database(store.connection).query("SELECT name FROM _sqlite_migrations ORDER BY id")
        ]
    assert names == [migration.__name__ for migration in MIGRATIONS]


def test_two_that_start_at_once_make_one_store(tmp_path: Path) -> None:
    together, ids, errors = Barrier(4), set(), []

    def start() -> None:
        together.wait()
        try:
            with open_store(tmp_path / "byelex.db") as store:
                ids.add(store.store_id())
        except ConfigurationError as error:
            errors.append(error)

    threads = [Thread(target=start) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []
    assert len(ids) == 1


def test_a_newer_schema_is_refused(tmp_path: Path) -> None:
    with open_store(tmp_path / "byelex.db") as store:
        tomorrow = {"migration_set": MIGRATION_SET, "name": "m900_tomorrow", "applied_at": "2030-01-01"}
        Database(store.connection).table("_sqlite_migrations").insert(tomorrow)
    with pytest.raises(ConfigurationError, match="newer Byelex, whose schema has m900_tomorrow") as refusal:
        open_store(tmp_path / "byelex.db")
    assert "\n" not in str(refusal.value)


def test_a_file_that_is_no_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("Not a database at all, but long enough that SQLite reads its header.\n" * 20)
    before = path.read_bytes()
    with pytest.raises(ConfigurationError, match="not a database"):
        open_store(path)
    assert path.read_bytes() == before


def test_a_database_of_something_else_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "recipes.db"
    other = Database(path)
    other.table("recipe").insert({"name": "scones"})
    other.close()
    before = path.read_bytes()
    with pytest.raises(ConfigurationError, match="a database of something else"):
        open_store(path)
    assert path.read_bytes() == before


@pytest.mark.parametrize("place", ["missing/byelex.db", ""])
def test_a_place_that_cannot_hold_it_is_refused(tmp_path: Path, place: str) -> None:
    with pytest.raises(ConfigurationError, match="BYELEX_DATABASE"):
        open_store(tmp_path / place)


def test_reading_a_store_up_to_date_imports_no_sqlite_utils(tmp_path: Path) -> None:
    open_store(tmp_path / "byelex.db").close()
    script = (
        "import sys; from byelex.store import open_store; store = open_store(sys.argv[1]); store.listings(); "
        "sys.exit('sqlite_utils' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", script, tmp_path / "byelex.db"], check=False).returncode == 0


def test_figures_of_another_edition_are_computed_anew(tmp_path: Path) -> None:
    from byelex.store.revisions import record

    with open_store(tmp_path / "byelex.db") as store:
        prepare(store)
        record(store, CONTEST, "a test", "made up")
        store.connection.execute("UPDATE by_election_measures SET majority = 1")
        store.connection.execute("UPDATE store SET measures_edition = 0")
    with open_store(tmp_path / "byelex.db") as store:
        assert store.connection.execute("SELECT by_election_id, majority FROM by_election_summary").fetchall() == [
            (BARCHESTER, 50)
        ]
