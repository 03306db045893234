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
