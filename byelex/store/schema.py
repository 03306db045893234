"""Bringing a database's schema up to date."""

from __future__ import annotations

from sqlite3 import Connection

from byelex.errors import ConfigurationError
from byelex.store.migrations import MIGRATIONS

MIGRATION_SET = "byelex"


def migrate(connection: Connection) -> None:
    """Bring a database up to date, in one transaction; a moment's look where there is nothing to do.

    Raises ConfigurationError where it is a database of something else or was written by a newer Byelex.
    """
    names = [migration.__name__ for migration in MIGRATIONS]
    if set(_applied(connection)) == set(names):
        return
    # Imported here: it takes a fifth of a second, which a console command that only reads should not pay.
    from sqlite_utils import Database, Migrations

    migrations = Migrations(MIGRATION_SET)
    for migration in MIGRATIONS:
        migrations()(migration)
    # Immediate, so of two processes that start at once the second waits here and then finds the work done.
    connection.execute("BEGIN IMMEDIATE")
    try:
        applied = _applied(connection)
        newer = [name for name in applied if name not in names]
        if newer:
            raise ConfigurationError(
                f"it was written by a newer Byelex, whose schema has {newer[-1]}: bring Byelex up to date, "
                "or set BYELEX_DATABASE to another file"
            )
        if not applied and connection.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone():
            raise ConfigurationError("it is a database of something else: set BYELEX_DATABASE to another file")
        migrations.apply(Database(connection))
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _applied(connection: Connection) -> list[str]:
    known = connection.execute("SELECT 1 FROM sqlite_master WHERE name = '_sqlite_migrations'").fetchone()
    if known is None:
        return []
    rows = connection.execute(
        "SELECT name FROM _sqlite_migrations WHERE migration_set = ? ORDER BY id", [MIGRATION_SET]
    )
    return [name for (name,) in rows.fetchall()]
