"""How a migration runs its statements."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database


def run(db: Database, *statements: str) -> None:
    """Run statements within the transaction that holds all migrations together."""
    # One at a time: executescript would commit it.
    for statement in statements:
        db.execute(statement)
