"""One message's way: claimed, sent, marked; edited when its result is revised; looked for when its fate is unknown."""

from __future__ import annotations

import logging
import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from byelex.chat.alerts import content, marks, rest
from byelex.chat.alerts.access import BLOCKED_WAIT, Access, Hold
from byelex.chat.alerts.content import Message
from byelex.chat.alerts.pacing import Pacer
from byelex.chat.alerts.planning import Edit, Job, Post, Recover
from byelex.chat.alerts.rest import Later, Refused, Uncertain
from byelex.store import alerts, deliveries
from byelex.store.alerts import Subscription
from byelex.store.deliveries import Delivery
from byelex.store.rows import now

if TYPE_CHECKING:
    from byelex.chat.client import Byelex

logger = logging.getLogger("byelex.alerts")

SETTLED = 3.0
"""Seconds after which a message that left has arrived, or never will: only then is it looked for."""
SETTLED_POST = 6.0
"""The same for a forum's post, which has no nonce to guard it."""
NONCE_TRUSTED = 1.0
"""Seconds in which Discord surely still knows a nonce: within them a send can be repeated unseen."""
GAP = (
    "it may have been sent just before the connection was lost; Byelex may not read the history there to see, "
    "so it is not sent again"
)


class Unsettled(Uncertain):
    """A message that may have left; in `seconds` it can be looked for."""

    def __init__(self, text: str, seconds: float) -> None:
        super().__init__(text)
        self.seconds = seconds


@dataclass(frozen=True, slots=True)
class _Letter:
    """A claimed message and where it goes. `reply_to` is the message it stands under; None for a first message."""

    leader_id: int
    channel_id: int
    message: Message
    subscriptions: tuple[Subscription, ...]
    roles: tuple[int, ...] = ()
    reply_to: int | None = None

    @property
    def opens_post(self) -> bool:
        return self.subscriptions[0].place.kind == "forum" and self.reply_to is None


class Courier:
    """Carries messages through one client, one at a time for a place."""

    def __init__(self, client: Byelex, pacer: Pacer, access: Access) -> None:
        self.client = client
        self.store = client.store
        self.pacer = pacer
        self.access = access

    async def do(self, job: Job) -> None:
        """Do what is next for a place; raises Hold, Later or Uncertain where it must be tried again."""
        if isinstance(job, Recover):
            await self._recover(job)
        elif isinstance(job, Edit):
            await self._edit(job)
        else:
            await self._post(job)

    async def _post(self, job: Post) -> None:
        place = job.subscriptions[0].place
        await self.access.require(place)
        if job.digest:
            message = content.digest(self.store, [(contest, None) for contest in job.contests])
        else:
            message = content.news(self.store, job.contests[0])
        channel_id = await self.access.channel(place)
        leader_id = deliveries.claim(self.store, "digest" if job.digest else "post", job.shown)
        roles = () if job.digest else _roles(job.subscriptions)
        await self._send(_Letter(leader_id, channel_id, message, job.subscriptions, roles))

    async def _edit(self, job: Edit) -> None:
        """Bring a message up to date and, where it told of another winner, reply to it."""
        told = job.message
        if content.shows(told, job.revision_id):
            deliveries.mark_edited(self.store, job.delivery_ids, told, job.revision_id)
            return
        channel_id, message_id = _sent_as(told)
        if not await self._rewrite(job, channel_id, message_id):
            return
        if not job.reply:
            deliveries.mark_edited(self.store, job.delivery_ids, told, job.revision_id)
            return
        note = content.reply(self.store, told.by_election_id, job.before)
        await self.pacer.turn()
        leader_id = deliveries.claim(self.store, "reply", dict.fromkeys(job.delivery_ids, job.revision_id))
        await self._send(_Letter(leader_id, channel_id, note, job.subscriptions, reply_to=message_id))

    async def _rewrite(self, job: Edit, channel_id: int, message_id: int) -> bool:
        """Put a contest's present state in a message; False where that cannot be, and the history says why."""
        told, place = job.message, job.subscriptions[0].place
        message = self._rewritten(told)
        body = message.payload(
            self._mark(told.leader_id or told.id, job.subscriptions),
            roles=() if told.act == "digest" else _roles(job.subscriptions),
        )
        try:
            await self._change(channel_id, message_id, body)
            if place.kind == "forum" and job.reply and told.act == "post":
                await rest.edit_channel(self.client, channel_id, name=message.title)
        except Refused as error:
            lost_post = channel_id != place.id and error.code == rest.UNKNOWN_CHANNEL
            if lost_post or error.code == rest.UNKNOWN_MESSAGE:
                deliveries.give_up(self.store, job.delivery_ids, "the message had been deleted")
            elif error.status == 400 and error.code not in rest.CLOSED_THREAD:
                logger.error("Discord refused a correction as malformed: %s; it was %s", error, body)
                deliveries.give_up(self.store, job.delivery_ids, f"Discord refused the correction: {error.text}")
            else:
                await self.access.refused(job.subscriptions, error)
            return False
        return True

    def _rewritten(self, told: Delivery) -> Message:
        if told.act == "digest":
            _, message_id = _sent_as(told)
            parts = deliveries.in_message(self.store, message_id, told.leader_id or told.id)
            return content.digest(self.store, {part.by_election_id: part.posted_revision_id for part in parts}.items())
        return content.news(self.store, told.by_election_id, told.posted_revision_id)

    async def _change(self, channel_id: int, message_id: int, body: dict[str, Any]) -> None:
        try:
            await rest.edit(self.client, channel_id, message_id, body)
        except Refused as error:
            if error.code != rest.ARCHIVED_THREAD:
                raise
            await rest.edit_channel(self.client, channel_id, archived=False)
            await rest.edit(self.client, channel_id, message_id, body)

    async def _send(self, letter: _Letter) -> None:
        """Send a claimed message; mark it sent, release it or give it up. One whose fate is unknown stays claimed."""
        place = letter.subscriptions[0].place
        reads = await self.access.may_look(place)
        body = letter.message.payload(
            self._mark(letter.leader_id, letter.subscriptions),
            roles=letter.roles,
            ping=True,
            # To reply takes the permission to read what is replied to.
            reply_to=letter.reply_to if reads else None,
        )
        begun = time.monotonic()
        try:
            try:
                sent = await self._out(letter, body)
            except Uncertain:
                if reads or letter.opens_post or time.monotonic() - begun > NONCE_TRUSTED:
                    raise
                sent = await self._out(letter, body)
        except Later:
            deliveries.release(self.store, letter.leader_id)
            raise
        except Uncertain as error:
            raise Unsettled(str(error), SETTLED_POST if letter.opens_post else SETTLED) from error
        except Refused as error:
            await self._refused(letter, body, error)
            return
        deliveries.mark_sent(
            self.store,
            letter.leader_id,
            *sent,
            cross_post=letter.reply_to is None and any(each.cross_post for each in letter.subscriptions),
        )
        if any(each.state == "blocked" for each in letter.subscriptions):
            alerts.unblock(self.store, place.id)

    async def _out(self, letter: _Letter, body: dict[str, Any]) -> tuple[int, int]:
        """Send it, and give the ids of its channel and of the message."""
        if letter.opens_post:
            tag_id = next((each.forum_tag_id for each in letter.subscriptions if each.forum_tag_id), None)
            return await rest.open_post(self.client, letter.channel_id, letter.message.title, body, tag_id)
        nonce = rest.nonce(self.store.store_id(), letter.leader_id)
        guarded = {**body, "nonce": nonce, "enforce_nonce": True}
        return letter.channel_id, await rest.send(self.client, letter.channel_id, guarded)

    async def _refused(self, letter: _Letter, body: dict[str, Any], error: Refused) -> None:
        if error.status == 400 and error.code not in rest.CLOSED_THREAD:
            logger.error("Discord refused an alert as malformed: %s; it was %s", error, body)
            deliveries.give_up_claimed(self.store, letter.leader_id, f"Discord refused it: {error.text}")
        elif letter.channel_id != letter.subscriptions[0].place.id and error.code == rest.UNKNOWN_CHANNEL:
            deliveries.give_up_claimed(self.store, letter.leader_id, "the message had been deleted")
        else:
            deliveries.release(self.store, letter.leader_id)
            await self.access.refused(letter.subscriptions, error)

    async def _recover(self, job: Recover) -> None:
        """Settle what was claimed and not marked: if it is found it was sent; if it is surely not there it was not."""
        lost, place = job.leader, job.subscriptions[0].place
        assert lost.leader_id is not None
        assert lost.claimed_at is not None
        post = place.kind == "forum" and lost.act != "reply"
        wait = (SETTLED_POST if post else SETTLED) - (now() - lost.claimed_at).total_seconds()
        if wait > 0:
            raise Hold(wait)
        history = await self.access.may_look(place)
        if not history and not post:
            deliveries.give_up_claimed(self.store, lost.leader_id, GAP)
            return
        try:
            found = await self._find(job, history)
        except Refused as error:
            if error.status == 403:
                raise Hold(BLOCKED_WAIT) from error
            await self.access.refused(job.subscriptions, error)
            return
        if found is None:
            deliveries.release(self.store, lost.leader_id)
            return
        cross_post = lost.act != "reply" and any(each.cross_post for each in job.subscriptions)
        deliveries.mark_sent(self.store, lost.leader_id, *found, cross_post=cross_post)

    async def _find(self, job: Recover, history: bool) -> tuple[int, int] | None:
        """Look for a lost message by its button; give its channel's id and its own, or None if it is not there."""
        lost, place = job.leader, job.subscriptions[0].place
        assert lost.leader_id is not None
        assert lost.claimed_at is not None
        custom_id = self._mark(lost.leader_id, job.subscriptions)[1]
        if lost.act == "reply":
            told = deliveries.posted(self.store, place.id, lost.by_election_id)
            channel_id = _sent_as(told)[0] if told is not None else place.id
        elif place.kind == "forum":
            assert place.server_id is not None
            title = self._title(lost)
            return await rest.find_post(
                self.client, place.server_id, place.id, custom_id, title, lost.claimed_at, history
            )
        else:
            channel_id = await self.access.channel(place)
        found = await rest.find_message(self.client, channel_id, custom_id, lost.claimed_at)
        return None if found is None else (channel_id, found)

    def _title(self, lost: Delivery) -> str:
        """Give the title that a lost forum post was opened with: that of the revision it was claimed to show."""
        if lost.act == "digest":
            return content.DIGEST
        assert lost.posted_revision_id is not None
        then = content.state_at(self.store, lost.by_election_id, lost.posted_revision_id)
        return content.title(then) if then is not None else ""

    def _mark(self, leader_id: int, subscriptions: Sequence[Subscription]) -> tuple[str, str]:
        person = subscriptions[0].place.kind == "person"
        return marks.mark(self.store.store_id(), leader_id, person=person)

    async def cross_post(self, place_id: int) -> None:
        """Publish what was sent in an announcement channel to its followers; ten an hour are allowed."""
        for due in deliveries.cross_posts_due(self.store, place_id):
            channel_id, message_id = _sent_as(due)
            await self.pacer.turn()
            try:
                await rest.cross_post(self.client, channel_id, message_id)
            except Refused as error:
                why = f"not cross-posted: {error.text}"
                deliveries.mark_cross_posted(self.store, due.id, done=False, note=why)
            else:
                deliveries.mark_cross_posted(self.store, due.id, done=True)


def _sent_as(told: Delivery) -> tuple[int, int]:
    assert told.channel_id is not None
    assert told.message_id is not None
    return told.channel_id, told.message_id


def _roles(subscriptions: Sequence[Subscription]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(each.role_id for each in subscriptions if each.role_id is not None))
