"""An open store: one SQLite connection, used by one thread."""

from __future__ import annotations

from pathlib import Path


class Store:
    """An open store."""


def open_store(path: Path | str) -> Store:
    """Open the store at a path, bringing its schema up to date."""
    raise LookupError(path)
