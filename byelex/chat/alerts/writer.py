"""Writes to the outbox beside the event loop: a commit waits for the disk, which nobody who asks something should."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

from byelex.store import Store, open_store
from byelex.store.deliveries import database_file

Written = TypeVar("Written")
Write = Callable[[Store], Any]


class Writer:
    """A thread with a connection of its own. What comes while it writes is written together next, in one commit.

    A store in memory has one connection only, so its writes are made at once.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._path = database_file(store)
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="alerts") if self._path else None
        self._own: Store | None = None
        self._waiting: list[tuple[Write, asyncio.Future[Any]]] = []
        self._writing: asyncio.Task[None] | None = None

    async def write(self, write: Callable[[Store], Written]) -> Written:
        """Make a write and give its result once it is on the disk."""
        if self._thread is None:
            return write(self._store)
        done: asyncio.Future[Written] = asyncio.get_running_loop().create_future()
        self._waiting.append((write, done))
        if self._writing is None or self._writing.done():
            self._writing = asyncio.create_task(self._write_waiting(), name="alerts: writing")
        return await done

    async def _write_waiting(self) -> None:
        while self._waiting:
            batch, self._waiting = self._waiting, []
            loop = asyncio.get_running_loop()
            results = await loop.run_in_executor(self._thread, self._write, [write for write, _ in batch])
            for (_, done), result in zip(batch, results, strict=True):
                if done.cancelled():
                    continue
                if isinstance(result, Exception):
                    done.set_exception(result)
                else:
                    done.set_result(result)

    def _write(self, writes: list[Write]) -> list[Any]:
        try:
            if self._own is None:
                self._own = open_store(self._path)
            with self._own.writing():
                return [write(self._own) for write in writes]
        except Exception as error:
            # All were undone together; alone, each fails or not by its own doing.
            return [error] if len(writes) == 1 else [self._write([write])[0] for write in writes]

    async def close(self) -> None:
        """Finish what is being written, and close the connection."""
        if self._writing is not None:
            await asyncio.gather(self._writing, return_exceptions=True)
        if self._thread is not None:
            await asyncio.get_running_loop().run_in_executor(self._thread, self._close)
            self._thread.shutdown(wait=False)
            self._thread = None

    def _close(self) -> None:
        if self._own is not None:
            self._own.close()
            self._own = None
