"""Small texts that the bot keeps between runs under a name, such as which commands Discord was told of."""

from __future__ import annotations

from typing import cast

from byelex.store.connection import Store


def setting(store: Store, name: str) -> str | None:
    """Give what is kept under a name; None if nothing is."""
    found = store.connection.execute("SELECT value FROM setting WHERE name = ?", [name]).fetchone()
    return cast(str, found[0]) if found else None


def set_setting(store: Store, name: str, value: str) -> None:
    """Keep a text under a name, in place of what was there."""
    with store.writing() as connection:
        connection.execute(
            "INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            [name, value],
        )


def settings_beginning(store: Store, start: str) -> dict[str, str]:
    """Give everything kept under names that begin so."""
    rows = store.connection.execute("SELECT name, value FROM setting WHERE substr(name, 1, ?) = ?", [len(start), start])
    return dict(rows.fetchall())


def drop_setting(store: Store, name: str) -> bool:
    """Keep nothing under a name any more; tell whether something was kept."""
    with store.writing() as connection:
        return bool(connection.execute("DELETE FROM setting WHERE name = ? RETURNING name", [name]).fetchall())
