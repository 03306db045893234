"""One deliverer a store: a lock on a file beside the database, which ends with the process that holds it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import IO


class DelivererLock:
    """The right to deliver a store's alerts. `path` None (a store in memory) has no rival."""

    def __init__(self, path: Path | None) -> None:
        self.path = path
        self._file: IO[bytes] | None = None

    def take(self) -> bool:
        """Take the lock if nobody else holds it; tell whether it is held now."""
        if self.path is None or self._file is not None:
            return True
        file = self.path.open("ab")
        if not _lock(file):
            file.close()
            return False
        self._file = file
        return True

    def release(self) -> None:
        """Let another process deliver."""
        if self._file is not None:
            self._file.close()
            self._file = None


def beside(database: Path | str) -> Path | None:
    """Give the lock file's path for a database; None for one in memory."""
    return None if not str(database) or str(database) == ":memory:" else Path(f"{database}-alerts.lock")


if sys.platform == "win32":

    def _lock(file: IO[bytes]) -> bool:
        import msvcrt

        try:
            file.seek(0)
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:

    def _lock(file: IO[bytes]) -> bool:
        import fcntl

        try:
            # A lock of the process, not of the file as opened: a client made anew in the same process may deliver.
            fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True
