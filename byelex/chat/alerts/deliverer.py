"""Sees to what the outbox holds: every place on its own, all paced together, what fails again later.

A short task runs for each place that has something to do; none outlives its work, and no place waits for another.
"""

from __future__ import annotations

import asyncio
import functools
import logging
import random
import time
from collections.abc import Callable, Coroutine
from datetime import datetime
from typing import Any

from discord.ext import tasks

from byelex.chat.alerts import planning
from byelex.chat.alerts.access import Access, Hold
from byelex.chat.alerts.courier import Courier, Unsettled
from byelex.chat.alerts.easel import Easel
from byelex.chat.alerts.lock import DelivererLock
from byelex.chat.alerts.pacing import Pacer
from byelex.chat.alerts.rest import Later, Uncertain
from byelex.chat.alerts.writer import Writer
from byelex.chat.client import Client
from byelex.store import deliveries
from byelex.store.queueing import polls_just_closed, queue_polls_closed
from byelex.store.rows import now

logger = logging.getLogger("byelex.alerts")

LOOK_EVERY = 0.25
"""Seconds between looks for what another process recorded; a look takes microseconds."""
LOCK_EVERY = 5.0
LONGEST_WAIT = 300.0

Work = Callable[[], Coroutine[Any, Any, None]]


class Deliverer:
    """Delivers one store's alerts through one client, as long as no other process does."""

    def __init__(self, client: Client, lock: DelivererLock) -> None:
        self.store = client.store
        self.lock = lock
        self.clock: Callable[[], datetime] = now
        """Tells when polls have closed."""
        self.pacer = Pacer()
        self.access = Access(client, self.pacer, self._begin)
        self.easel = Easel(client)
        self._writer = Writer(client.store)
        self._courier = Courier(client, self.pacer, self.access, self.easel, self._writer)
        self._busy: dict[object, asyncio.Task[None]] = {}
        self._not_before: dict[object, float] = {}
        self._failures: dict[object, int] = {}
        self._draining: asyncio.Task[None] | None = None
        self._seen = -1
        self._closed_polls: set[str] = set()
        self._delivers = False
        self._lock_at: float | None = None
        self._closed = False

    def start(self) -> None:
        """Begin to look for what is to be sent. Called again, as at each reconnection, it changes nothing."""
        if not self._look.is_running() and not self._closed:
            self._look.start()

    async def close(self) -> None:
        """Stop, leaving what is on its way claimed: the next start looks for it."""
        self._closed = True
        self._look.cancel()
        running = [task for task in (self._draining, *self._busy.values()) if task is not None]
        for task in running:
            task.cancel()
        await asyncio.gather(*running, return_exceptions=True)
        await self._writer.close()
        self.lock.release()
        self._delivers = False

    def wake(self, *place_ids: int) -> None:
        """See at once to what is waiting, which a look would soon find; to these places even if they were held."""
        for place_id in place_ids:
            self._not_before.pop(place_id, None)
        if not self._closed and self._may_deliver() and (self._draining is None or self._draining.done()):
            self._draining = asyncio.create_task(self._drain(), name="alerts: drain")

    async def quiet(self) -> None:
        """Wait until all that has been begun is done; what failed and is put off is not waited for."""
        while running := [task for task in (self._draining, *self._busy.values()) if task and not task.done()]:
            await asyncio.wait(running)

    @tasks.loop(seconds=LOOK_EVERY)
    async def _look(self) -> None:
        try:
            if self._may_deliver():
                await self._close_polls()
            last, moment = deliveries.last_id(self.store), time.monotonic()
            due = any(at <= moment for at in self._not_before.values())
            if self._may_deliver() and (last != self._seen or due):
                self._seen = last
                self.wake()
        except Exception:
            # A busy or briefly missing disk must not end the deliveries.
            logger.exception("Looking for alerts to send failed; it is tried again")

    async def _close_polls(self) -> None:
        """Queue word that polls have closed, at the look that finds it so; the store sees to it that it is once."""
        at = self.clock()
        closed = {each.id for each in polls_just_closed(self.store, at)} - self._closed_polls
        if closed:
            await self._writer.write(functools.partial(queue_polls_closed, at=at))
            self._closed_polls |= closed

    def _may_deliver(self) -> bool:
        if self._delivers or (self._lock_at is not None and time.monotonic() < self._lock_at):
            return self._delivers
        first, self._lock_at = self._lock_at is None, time.monotonic() + LOCK_EVERY
        self._delivers = self.lock.take()
        if first and not self._delivers:
            logger.error(
                "Another process already delivers this store's alerts (it holds %s). This one answers commands, "
                "sends no alerts, and takes over when the other ends.",
                self.lock.path,
            )
        elif self._delivers and not first:
            logger.warning("The other process has ended: this one delivers the alerts from now on.")
        return self._delivers

    async def _drain(self) -> None:
        """Begin a task for each place that can be served, paced, until there is none."""
        moment = time.monotonic()
        self._not_before = {key: at for key, at in self._not_before.items() if at > moment}
        try:
            while await self._begin_all():
                pass
        except Exception:
            logger.exception("Seeing to what waits met a fault; it is tried again")
            self._seen = -1

    async def _begin_all(self) -> bool:
        """Begin a task for each place that can be served now; tell whether there was any."""
        begun = False
        # News before pictures.
        for place_id in (*deliveries.places(self.store), *deliveries.places_to_illustrate(self.store)):
            if self._free(place_id):
                await self.pacer.turn()
                self._begin(place_id, functools.partial(self._serve, place_id))
                begun = True
        for place_id in deliveries.places_to_cross_post(self.store):
            # Apart from the place's news, because Discord can make a cross-post wait for most of an hour.
            if self._free(("cross-post", place_id)):
                self._begin(("cross-post", place_id), functools.partial(self._cross_post, place_id))
                begun = True
        return begun

    def _free(self, key: object) -> bool:
        return key not in self._busy and self._not_before.get(key, 0.0) <= time.monotonic()

    def _begin(self, key: object, work: Work) -> None:
        if key in self._busy or self._closed:
            return
        task = asyncio.create_task(work(), name=f"alerts: {key}")
        self._busy[key] = task
        task.add_done_callback(lambda _: self._busy.pop(key, None))

    async def _serve(self, place_id: int) -> None:
        """Do all there is to do for a place. Its first request's turn has been taken already."""
        async with _Trying(self, place_id):
            paced = True
            while (job := planning.next_job(self.store, place_id)) is not None:
                if not paced:
                    await self.pacer.turn()
                paced = False
                await self._courier.do(job)
                self._failures.pop(place_id, None)
            key = ("cross-post", place_id)
            if self._free(key) and deliveries.cross_posts_due(self.store, place_id):
                self._begin(key, functools.partial(self._cross_post, place_id))

    async def _cross_post(self, place_id: int) -> None:
        async with _Trying(self, ("cross-post", place_id)):
            await self._courier.cross_post(place_id)

    def try_again(self, key: object, why: str, at_least: float = 0.0) -> None:
        """Put what failed off: a second or so at first, twice as long each time, at most five minutes."""
        tries = self._failures[key] = self._failures.get(key, 0) + 1
        seconds = max(at_least, min(2.0 ** (tries - 1), LONGEST_WAIT) * random.uniform(0.5, 1.0))  # noqa: S311
        logger.info("Alerts for %s wait %.1f s after try %d: %s", key, seconds, tries, why)
        self._not_before[key] = time.monotonic() + seconds

    def hold(self, key: object, seconds: float) -> None:
        """Leave a place alone for some seconds."""
        self._not_before[key] = time.monotonic() + seconds


class _Trying:
    """Work for a place, whose failures put it off and never spread."""

    def __init__(self, deliverer: Deliverer, key: object) -> None:
        self._deliverer = deliverer
        self._key = key

    async def __aenter__(self) -> None:
        return None

    async def __aexit__(self, kind: object, error: BaseException | None, trace: object) -> bool:
        if isinstance(error, Hold):
            self._deliverer.hold(self._key, error.seconds)
        elif isinstance(error, Unsettled):
            self._deliverer.try_again(self._key, str(error), error.seconds)
        elif isinstance(error, Later | Uncertain):
            self._deliverer.try_again(self._key, str(error))
        elif isinstance(error, Exception):
            logger.error("Alerts for %s met a fault", self._key, exc_info=error)
            self._deliverer.try_again(self._key, "a fault")
        return isinstance(error, Exception)
