"""A running bot notices new and changed files in data/: each counts once it parses and has stopped changing."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from byelex.errors import ByelexError
from byelex.recording.loading import LoadReport, load, scan
from byelex.store import Store

logger = logging.getLogger("byelex.chat.watching")

INTERVAL = 0.4
"""Seconds between looks: a file is recorded at the second look that finds it the same, so within a second."""

Stamp = tuple[int, int]


class Watcher:
    """Looks at a data folder when told to, and records what has settled since the look before."""

    def __init__(self, store: Store, folder: Path) -> None:
        self.store, self.folder = store, folder
        self._seen: dict[str, Stamp] = {}
        self._dealt_with: dict[str, Stamp] = {}
        # Whoever loaded the folder at the start told of these.
        self._told = {path: file.message for path, file in store.faulty_files.items()}
        self._first = True

    def look(self) -> LoadReport | None:
        """Record the files that are new or changed and the same as at the last look; None where there are none.

        A faulty file is logged once a change and leaves the store as it was.
        """
        stamps = self._stamps()
        settled = [path for path, stamp in stamps.items() if self._seen.get(path) == stamp]
        ready = [path for path in settled if self._dealt_with.get(path) != stamps[path]]
        self._seen = stamps
        self._dealt_with = {path: stamp for path, stamp in self._dealt_with.items() if path in stamps}
        if not ready:
            return None
        try:
            done = load(self.store, self.folder, strict=False, only=ready)
            if done.tables:
                # A table that changed may have mended files found faulty before.
                again = load(self.store, self.folder, strict=False, only=settled)
                done = replace(
                    done,
                    added=done.added + again.added,
                    revised=done.revised + again.revised,
                    doubts={**done.doubts, **again.doubts},
                )
        except ByelexError as error:
            # The store is busy with another process: the files are looked at again.
            logger.warning("Files in data/ are not recorded yet: %s", error)
            return None
        for path in ready:
            self._dealt_with[path] = stamps[path]
        self._tell(done, ready)
        return done

    def _tell(self, done: LoadReport, ready: list[str]) -> None:
        first, self._first = self._first, False
        for path in ready:
            before = self._told.pop(path, None)
            # A fault's message begins with the name of its file.
            fault = next((each for each in done.faults if each.startswith((path.rpartition("/")[2], path))), None)
            if fault is not None:
                self._told[path] = fault
                if not first or fault != before:
                    logger.error("Not recorded: %s", fault)
        for word, ids in (("Recorded", done.added), ("Revised", done.revised)):
            for id in ids:
                logger.info("%s %s from data/by-elections/%s.toml.", word, id, id)
                for doubt in done.doubts.get(id, ()):
                    logger.warning("%s: %s", id, doubt)

    def _stamps(self) -> dict[str, Stamp]:
        try:
            return {file.path: (file.size, file.modified_ns) for file in scan(self.folder)}
        except (ByelexError, OSError) as error:
            # The folder is away for a moment (a checkout, a remount): nothing is removed, and it is looked at again.
            logger.debug("data/ cannot be looked at: %s", error)
            return {}


async def watch(
    store: Store, folder: Path, interval: float = INTERVAL, recorded: Callable[[], None] = lambda: None
) -> None:
    """Look at a data folder until cancelled, calling `recorded` where anything was.

    No thread and no busy loop: a look takes a millisecond or so.
    """
    watcher = Watcher(store, folder)
    while True:
        await asyncio.sleep(interval)
        try:
            done = watcher.look()
            if done is not None and (done.added or done.revised):
                recorded()
        except Exception:
            # Whatever one look meets, the next may not; the bot goes on answering.
            logger.exception("Looking at data/ failed")
