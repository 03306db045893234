"""One message's way: claimed, sent, marked; edited when its result is revised; looked for when its fate is unknown."""

from __future__ import annotations

import logging
import time
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from byelex.chat.alerts import content, marks, rest
from byelex.chat.alerts.access import BLOCKED_WAIT, Access, Hold
from byelex.chat.alerts.content import Message
from byelex.chat.alerts.easel import Easel, Upload
from byelex.chat.alerts.pacing import Pacer
from byelex.chat.alerts.planning import Edit, Illustrate, Job, Post, Recover
from byelex.chat.alerts.rest import Later, Refused, Uncertain
from byelex.chat.alerts.writer import Writer
from byelex.chat.client import Client
from byelex.store import alerts, deliveries
from byelex.store.alerts import Subscription
from byelex.store.deliveries import Delivery
from byelex.store.rows import now

logger = logging.getLogger("byelex.alerts")

SETTLED = 3.0
"""Seconds after which a message that left has arrived, or never will: only then is it looked for."""
SETTLED_POST = 5.0
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

    def __init__(self, client: Client, pacer: Pacer, access: Access, easel: Easel, writer: Writer) -> None:
        self.client = client
        self.store = client.store
        self.pacer = pacer
        self.access = access
        self.easel = easel
        self._write = writer.write

    async def do(self, job: Job) -> None:
        """Do what is next for a place; raises Hold, Later or Uncertain where it must be tried again."""
        if isinstance(job, Recover):
            await self._recover(job)
        elif isinstance(job, Edit):
            await self._edit(job)
        elif isinstance(job, Illustrate):
            await self._illustrate(job)
        else:
            await self._post(job)

    async def _post(self, job: Post) -> None:
        place = job.subscriptions[0].place
        await self.access.require(place)
        if job.digest:
            message = content.digest(self.store, [(matter, None) for matter in job.matters])
        else:
            message = content.news(self.store, job.matters[0])
        channel_id = await self.access.channel(place)
        leader_id = await self._write(
            partial(deliveries.claim, act="digest" if job.digest else "post", shown=job.shown)
        )
        roles = () if job.digest else _roles(job.subscriptions)
        await self._send(_Letter(leader_id, channel_id, message, job.subscriptions, roles))

    async def _edit(self, job: Edit) -> None:
        """Bring a message up to date and, where it told of another winner, reply to it."""
        told = job.message
        edited = partial(
            deliveries.mark_edited, delivery_ids=job.delivery_ids, message=told, revision_id=job.revision_id
        )
        if content.shows(told, job.revision_id):
            await self._write(edited)
            return
        channel_id, message_id = _sent_as(told)
        if not await self._rewrite(job, channel_id, message_id):
            return
        if not job.reply:
            await self._write(edited)
            return
        note = content.reply(self.store, told.matter, job.before)
        await self.pacer.turn()
        shown = dict.fromkeys(job.delivery_ids, job.revision_id)
        leader_id = await self._write(partial(deliveries.claim, act="reply", shown=shown))
        await self._send(_Letter(leader_id, channel_id, note, job.subscriptions, job.roles, reply_to=message_id))

    async def _illustrate(self, job: Illustrate) -> None:
        """Give a message its picture. Where that cannot be, it goes without: the words are what matters."""
        bare = job.message
        channel_id, message_id = _sent_as(bare)
        message = self._rewritten(bare)
        picture = await self._picture(job.subscriptions, message, wait=True)
        if picture is not None:
            try:
                await self._change(
                    channel_id, message_id, self._body(bare, job.subscriptions, message, picture), picture
                )
            except Refused as error:
                logger.info("The picture of %s did not reach %d: %s", bare.by_election_id, bare.place_id, error)
        await self._write(partial(deliveries.mark_illustrated, delivery_id=bare.id))

    async def _picture(self, subscriptions: Sequence[Subscription], message: Message, *, wait: bool) -> Upload | None:
        """Give a message's picture where files may be sent: drawn already or, to `wait` for it, drawn now."""
        if message.picture is None or not await self.access.may_attach(subscriptions[0].place):
            return None
        return await self.easel.drawn(message.picture) if wait else self.easel.ready(message.picture)

    def _body(
        self, told: Delivery, subscriptions: Sequence[Subscription], message: Message, picture: Upload | None
    ) -> dict[str, Any]:
        """Give what a message already sent is to be, an old picture taken away."""
        mark = self._mark(told.leader_id or told.id, subscriptions)
        roles = () if told.act == "digest" else _roles(subscriptions)
        return {"attachments": [], **message.payload(mark, roles=roles, picture=picture)}

    async def _rewrite(self, job: Edit, channel_id: int, message_id: int) -> bool:
        """Put a contest's present state in a message; False where that cannot be, and the history says why."""
        told, place = job.message, job.subscriptions[0].place
        message = self._rewritten(told)
        picture = await self._picture(job.subscriptions, message, wait=True)
        body = self._body(told, job.subscriptions, message, picture)
        try:
            await self._change(channel_id, message_id, body, picture)
            was = None if job.before is None else content.title(job.before, told.occasion)
            if place.kind == "forum" and told.act == "post" and message.title != was:
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
            return content.digest(self.store, {part.matter: part.posted_revision_id for part in parts}.items())
        return content.news(self.store, told.matter, told.posted_revision_id)

    async def _change(self, channel_id: int, message_id: int, body: dict[str, Any], picture: Upload | None) -> None:
        try:
            await rest.edit(self.client, channel_id, message_id, body, picture)
        except Refused as error:
            if error.code != rest.ARCHIVED_THREAD:
                raise
            await rest.edit_channel(self.client, channel_id, archived=False)
            await rest.edit(self.client, channel_id, message_id, body, picture)

    async def _send(self, letter: _Letter) -> None:
        """Send a claimed message; mark it sent, release it or give it up. One whose fate is unknown stays claimed."""
        place = letter.subscriptions[0].place
        reads = bool(await self.access.may_look(place))
        picture = await self._picture(letter.subscriptions, letter.message, wait=False)
        body = letter.message.payload(
            self._mark(letter.leader_id, letter.subscriptions),
            roles=letter.roles,
            ping=True,
            # To reply takes the permission to read what is replied to.
            reply_to=letter.reply_to if reads else None,
            picture=picture,
        )
        begun = time.monotonic()
        try:
            try:
                sent = await self._out(letter, body, picture)
            except Uncertain:
                if reads or letter.opens_post or time.monotonic() - begun > NONCE_TRUSTED:
                    raise
                sent = await self._out(letter, body, picture)
        except Later:
            await self._write(partial(deliveries.release, leader_id=letter.leader_id))
            raise
        except Uncertain as error:
            raise Unsettled(str(error), SETTLED_POST if letter.opens_post else SETTLED) from error
        except Refused as error:
            await self._refused(letter, body, error)
            return
        await self._mark_sent(
            letter.leader_id,
            sent,
            cross_post=letter.reply_to is None and any(each.cross_post for each in letter.subscriptions),
            picture_due=letter.message.picture is not None and picture is None and self.easel.draws,
        )
        if any(each.state == "blocked" for each in letter.subscriptions):
            alerts.unblock(self.store, place.id)

    async def _mark_sent(self, leader_id: int, sent: tuple[int, int], *, cross_post: bool, picture_due: bool) -> None:
        channel_id, message_id = sent
        await self._write(
            lambda store: deliveries.mark_sent(
                store, leader_id, channel_id, message_id, cross_post=cross_post, picture_due=picture_due
            )
        )

    async def _out(self, letter: _Letter, body: dict[str, Any], picture: Upload | None) -> tuple[int, int]:
        """Send it, and give the ids of its channel and of the message."""
        if letter.opens_post:
            tag_id = next((each.forum_tag_id for each in letter.subscriptions if each.forum_tag_id), None)
            return await rest.open_post(self.client, letter.channel_id, letter.message.title, body, tag_id, picture)
        nonce = rest.nonce(self.store.store_id(), letter.leader_id)
        guarded = {**body, "nonce": nonce, "enforce_nonce": True}
        return letter.channel_id, await rest.send(self.client, letter.channel_id, guarded, picture)

    async def _refused(self, letter: _Letter, body: dict[str, Any], error: Refused) -> None:
        if error.status == 400 and error.code not in rest.CLOSED_THREAD:
            logger.error("Discord refused an alert as malformed: %s; it was %s", error, body)
            deliveries.give_up_claimed(self.store, letter.leader_id, f"Discord refused it: {error.text}")
        elif letter.channel_id != letter.subscriptions[0].place.id and error.code == rest.UNKNOWN_CHANNEL:
            deliveries.give_up_claimed(self.store, letter.leader_id, "the message had been deleted")
        else:
            await self._write(partial(deliveries.release, leader_id=letter.leader_id))
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
        if history is None:
            raise Later("what Byelex may do there is not known yet")
        if not history and not post:
            deliveries.give_up_claimed(self.store, lost.leader_id, GAP, may_have_left=True)
            return
        try:
            found = await self._find(job, history)
        except Refused as error:
            if error.status == 403:
                raise Hold(BLOCKED_WAIT) from error
            await self.access.refused(job.subscriptions, error)
            return
        if found is None:
            await self._write(partial(deliveries.release, leader_id=lost.leader_id))
            return
        cross_post = lost.act != "reply" and any(each.cross_post for each in job.subscriptions)
        # Whether it left with its picture is not known: it is given it again.
        picture_due = lost.act == "post" and self.easel.draws
        await self._mark_sent(lost.leader_id, found, cross_post=cross_post, picture_due=picture_due)

    async def _find(self, job: Recover, history: bool) -> tuple[int, int] | None:
        """Look for a lost message by its button; give its channel's id and its own, or None if it is not there."""
        lost, place = job.leader, job.subscriptions[0].place
        assert lost.leader_id is not None
        assert lost.claimed_at is not None
        custom_id = self._mark(lost.leader_id, job.subscriptions)[1]
        if lost.act == "reply":
            told = deliveries.posted(self.store, place.id, lost.matter)
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
        return content.title(then, lost.occasion) if then is not None else ""

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
