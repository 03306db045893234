"""Pictures drawn in a process of their own, since resvg holds the interpreter lock for as long as it draws.

The process runs raster.py as a program and nothing else of ours: a multiprocessing worker would import the program's
main module anew, the whole bot with it. Its pipes are its life: when they close, because the bot did or died, it ends.
"""

from __future__ import annotations

import asyncio
import logging
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from pathlib import Path
from threading import Lock, Timer
from types import TracebackType
from typing import IO

from byelex.answers import Picture
from byelex.errors import ByelexError
from byelex.faces.pictures import raster
from byelex.faces.pictures.cache import LIMIT_BYTES, Cache, key_of
from byelex.faces.pictures.draw import svg as svg_of

log = logging.getLogger(__name__)

DRAWING_SECONDS = 20.0
"""A drawing that takes longer never ends: its process is killed."""


CLOSING = "The picture could not be drawn: the program is closing."


class PictureError(ByelexError):
    """A picture could not be drawn; the reply goes without it."""


class Worker:
    """The drawing process, started at the first picture and again if it dies. One drawing at a time; blocks."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._lock = Lock()
        self._closed = False

    @property
    def process_id(self) -> int | None:
        """The process's id; None while there is none."""
        return None if self._process is None else self._process.pid

    def draw(self, svg: str) -> bytes:
        """Draw an SVG as a PNG. A process found dead is replaced once; raises PictureError if that one dies too."""
        with self._lock:
            if self._closed:
                raise PictureError(CLOSING)
            for _ in range(2):
                try:
                    status, reply = self._ask(svg.encode())
                except (OSError, EOFError) as fault:
                    log.warning("The drawing process ended unexpectedly (%s); starting another.", fault)
                    self._end()
                    continue
                if status == raster.DRAWN:
                    return reply
                raise PictureError(f"The picture could not be drawn: {reply.decode(errors='replace')}")
            raise PictureError("The picture could not be drawn: the drawing process ended twice.")

    def close(self) -> None:
        """End the process, after the drawing it is at; nothing is drawn afterwards."""
        with self._lock:
            self._closed = True
            self._end()

    def _ask(self, svg: bytes) -> tuple[bytes, bytes]:
        process = self._process or self._start()
        requests, replies = process.stdin, process.stdout
        if requests is None or replies is None:
            raise EOFError("it has no pipes")
        watch = Timer(DRAWING_SECONDS, process.kill)
        watch.daemon = True
        watch.start()
        try:
            requests.write(raster.LENGTH.pack(len(svg)) + svg)
            requests.flush()
            status = _exactly(replies, 1)
            return status, _exactly(replies, raster.LENGTH.unpack(_exactly(replies, raster.LENGTH.size))[0])
        finally:
            watch.cancel()

    def _start(self) -> subprocess.Popen[bytes]:
        # -P: the folder of the file is no place to import from. A session of its own: Ctrl-C is the bot's to handle.
        self._process = subprocess.Popen(  # noqa: S603 - our own interpreter and file
            [sys.executable, "-P", raster.__file__],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            start_new_session=True,
        )
        return self._process

    def _end(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                try:
                    pipe.close()
                except OSError:
                    log.debug("A pipe of the drawing process was already broken.")
        try:
            process.wait(2)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _exactly(pipe: IO[bytes], count: int) -> bytes:
    data = pipe.read(count)
    if len(data) < count:
        raise EOFError("its answer was cut short")
    return data


@lru_cache(maxsize=1024)
def _key_of(picture: Picture) -> str:
    """Remember pictures' keys: for one asked for again, no SVG is made, only its file is read."""
    return key_of(svg_of(picture))


class Studio:
    """Draws pictures for the bot: from the cache if kept there, else in the worker, each only once at a time.

    Use it on one event loop and close it, or use it as an async context.
    """

    def __init__(self, folder: Path, limit_bytes: int = LIMIT_BYTES) -> None:
        self._cache = Cache(folder, limit_bytes)
        self._worker = Worker()
        # A thread waits for the worker, so that the loop need not; one, since the worker draws one at a time.
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="pictures")
        self._drawing: dict[str, asyncio.Task[bytes]] = {}
        self._closed = False

    @property
    def worker(self) -> Worker:
        """The drawing process."""
        return self._worker

    async def draw(self, picture: Picture) -> bytes:
        """Draw a picture as a PNG. Raises PictureError, and logs it, where it cannot.

        May be given up on at any time (`asyncio.wait_for`): the drawing goes on, and the next call finds it.
        """
        key = _key_of(picture)
        kept = self._cache.get(key)
        if kept is not None:
            return kept
        task = self._drawing.get(key)
        if task is None and self._closed:
            raise PictureError(CLOSING)
        if task is None:
            task = asyncio.create_task(self._draw_anew(key, svg_of(picture)), name=f"picture {key[:8]}")
            self._drawing[key] = task
            task.add_done_callback(lambda done: self._forget(key, done))
        try:
            return await asyncio.shield(task)
        except asyncio.CancelledError:
            if task.cancelled():
                raise PictureError(CLOSING) from None
            raise

    async def close(self) -> None:
        """Finish the drawing under way, drop those waiting, and end the process."""
        self._closed = True
        for task in list(self._drawing.values()):
            task.cancel()
        await asyncio.gather(*self._drawing.values(), return_exceptions=True)
        self._thread.shutdown(wait=False, cancel_futures=True)
        await asyncio.to_thread(self._worker.close)

    async def __aenter__(self) -> Studio:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()

    async def _draw_anew(self, key: str, svg: str) -> bytes:
        return await asyncio.get_running_loop().run_in_executor(self._thread, self._draw_and_keep, key, svg)

    def _draw_and_keep(self, key: str, svg: str) -> bytes:
        picture = self._worker.draw(svg)
        try:
            self._cache.put(key, picture)
        except OSError as fault:
            log.warning("A picture could not be kept in %s (%s); it is sent all the same.", self._cache.folder, fault)
        return picture

    def _forget(self, key: str, done: asyncio.Task[bytes]) -> None:
        self._drawing.pop(key, None)
        # Logged here, since everyone who asked may have given up waiting.
        if not done.cancelled() and (fault := done.exception()) is not None:
            log.warning("%s", fault)
