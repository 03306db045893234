"""Where alerts may go: the channels they are sent in, what the bot may do there, and what a refusal means for them."""

from __future__ import annotations

import logging
from collections.abc import Callable, Coroutine, Sequence
from typing import Any

from byelex.chat.alerts import permissions, rest, words
from byelex.chat.alerts.pacing import Pacer
from byelex.chat.alerts.rest import Later, Refused
from byelex.chat.client import Client
from byelex.store import alerts
from byelex.store.alerts import Place, Subscription

logger = logging.getLogger("byelex.alerts")

BLOCKED_WAIT = 900.0
"""Seconds until a place that may not be posted in is tried again, where no event told of a change sooner."""
CLOSED_WAIT = 6 * 3600.0
"""The same for a person's closed messages: to knock often looks like spam."""


class Hold(Exception):
    """Nothing more can be done for a place until some seconds have passed."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"{seconds:.1f} s")
        self.seconds = seconds


class Access:
    """What the bot may do in each place. `begin` runs a short task beside the work in hand."""

    def __init__(
        self, client: Client, pacer: Pacer, begin: Callable[[object, Callable[[], Coroutine[Any, Any, None]]], None]
    ) -> None:
        self.client = client
        self.pacer = pacer
        self._begin = begin
        self._direct: dict[int, int] = {}

    async def channel(self, place: Place) -> int:
        """Give the id of the channel that a place's messages go in; a person's is asked for once."""
        if place.kind != "person":
            return place.id
        if place.id not in self._direct:
            try:
                self._direct[place.id] = await rest.direct_channel(self.client, place.id)
            except Refused as error:
                raise Later(str(error)) from error
        return self._direct[place.id]

    async def may_look(self, place: Place) -> bool | None:
        """Tell whether the bot may read what was sent in a place; None where that cannot be told just now.

        It must be known: where it may not, Discord shows an empty page and no error.
        """
        if place.kind == "person":
            return True
        if place.server_id is None:
            return False
        mine = await permissions.own(self.client, place.server_id, place.id)
        return None if mine is None else mine.effective.view_channel and mine.effective.read_message_history

    async def may_attach(self, place: Place) -> bool:
        """Tell whether the bot may send files in a place, as far as can be told."""
        if place.server_id is None:
            return True
        mine = await permissions.own(self.client, place.server_id, place.id)
        return mine is None or mine.effective.attach_files

    async def lacking(self, place: Place) -> tuple[str, ...]:
        """Name the permissions known to be missing in a place."""
        if place.server_id is None:
            return ()
        mine = await permissions.own(self.client, place.server_id, place.id)
        return permissions.missing(place, mine) if mine is not None else ()

    async def require(self, place: Place) -> None:
        """Hold a place that is known to lack a permission, without asking Discord in vain."""
        lacking = await self.lacking(place)
        if lacking:
            self.hold_back(place, words.lacking(lacking))
            raise Hold(BLOCKED_WAIT)

    async def refused(self, subscriptions: Sequence[Subscription], error: Refused) -> None:
        """Draw the consequence of a refusal that is about a place: it is gone, or its alerts must wait (by raising)."""
        place = subscriptions[0].place
        if error.code == rest.UNKNOWN_CHANNEL and place.kind != "person":
            alerts.place_gone(self.client.store, place.id, "the channel was deleted")
            return
        self._direct.pop(place.id, None)
        if error.status == 403 or error.code in rest.CLOSED_THREAD:
            self.hold_back(place, await self._reason(place, error))
            raise Hold(CLOSED_WAIT if place.kind == "person" else BLOCKED_WAIT) from error
        raise Later(str(error)) from error

    async def _reason(self, place: Place, error: Refused) -> str:
        if place.kind == "person":
            return "your direct messages are closed to Byelex"
        if error.code in rest.CLOSED_THREAD:
            return "the thread is locked or archived"
        lacking = await self.lacking(place)
        return words.lacking(lacking) if lacking else f"Discord refused: {error.text}"

    def hold_back(self, place: Place, reason: str) -> None:
        """Hold a place's alerts back, and tell whoever subscribed, once, by direct message."""
        store = self.client.store
        alerts.block(store, place.id, reason)
        held = [each for each in alerts.subscriptions(store, place_id=place.id) if each.state == "blocked"]
        owners = {each.id: each.subscribed_by for each in held}
        # Noted as told before it is sent: at most once, even where the process ends in between.
        for owner in {owners[each] for each in alerts.tell_once(store, owners)} - {None}:
            if owner is not None and place.kind != "person":
                self._begin(("told", owner, place.id), self._teller(owner, place, reason))

    def _teller(self, owner: int, place: Place, reason: str) -> Callable[[], Coroutine[Any, Any, None]]:
        guild = self.client.get_guild(place.server_id) if place.server_id is not None else None
        body = {
            "content": words.held_back(place, guild.name if guild is not None else None, reason),
            "allowed_mentions": {"parse": []},
        }

        async def tell() -> None:
            try:
                await self.pacer.turn()
                channel_id = await rest.direct_channel(self.client, owner)
                await self.pacer.turn()
                await rest.send(self.client, channel_id, body)
            except rest.Outcome as error:
                logger.info("Nobody could be told that alerts for %d are held back: %s", place.id, error)

        return tell

    async def recheck(self, server_id: int) -> tuple[int, ...]:
        """See again what the bot may do in each place of a server; give the places whose alerts may go on again."""
        store = self.client.store
        freed = []
        for place in {each.place.id: each.place for each in alerts.subscriptions(store, server_id=server_id)}.values():
            if not permissions.knows(self.client, place):
                continue
            lacking = await self.lacking(place)
            if lacking:
                self.hold_back(place, words.lacking(lacking))
            elif alerts.unblock(store, place.id):
                freed.append(place.id)
        return tuple(freed)
