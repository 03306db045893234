"""What SQLite says where the file or its disk fails it, with what to do next."""

from __future__ import annotations

import sqlite3

Failure = sqlite3.Error
"""What SQLite raises, for those who tell of it and know no SQL."""

_NEXT = {
    sqlite3.SQLITE_BUSY: "another program is writing to it: close that or wait, then try again (nothing was written)",
    sqlite3.SQLITE_CORRUPT: "put back a copy of it, or move it away: a new one is then made from data/",
    sqlite3.SQLITE_FULL: "make room on its disk",
    sqlite3.SQLITE_IOERR: "see whether its disk is full, or gone",
}


def explained(error: Exception) -> str:
    """Give what went wrong with the store as a clause, with the next step where one is known."""
    step = _NEXT.get(getattr(error, "sqlite_errorcode", 0) & 0xFF)
    return f"{error}; {step}" if step else str(error)
