"""What is to be done next for one place, from what the outbox holds. Nothing is sent here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import groupby

from byelex.chat.alerts import content
from byelex.clock import polls_close
from byelex.elections import ByElection
from byelex.store import Store, alerts, deliveries
from byelex.store.alerts import Subscription
from byelex.store.deliveries import Delivery
from byelex.store.occasions import Matter
from byelex.store.queueing import CLOSED_NEWS
from byelex.store.rows import now

LATE = timedelta(hours=6)
"""What has waited longer goes out in one message for a place, not as a burst of old news."""
AFTER_GAP = "the message about this may have been sent, but cannot be found to be corrected"


@dataclass(frozen=True, slots=True)
class Recover:
    """Deliveries that were claimed and not marked: their message may have left, so it is looked for."""

    leader: Delivery
    subscriptions: tuple[Subscription, ...]


@dataclass(frozen=True, slots=True)
class Post:
    """A matter's first message at a place, or several matters' if it is a digest. `shown` is delivery -> revision."""

    matters: tuple[Matter, ...]
    shown: dict[int, int]
    subscriptions: tuple[Subscription, ...]
    digest: bool


@dataclass(frozen=True, slots=True)
class Edit:
    """A newer revision of a contest that a place was told of: `message` is the delivery that told it.

    `reply`: what matters most is another now (the winner, hold or gain; a call's polling day), or the votes are in and
    are the first news that an alert has of it; `before` is the contest as last shown; `roles` are those of alerts that
    have their first news by it, to be mentioned in the reply.
    """

    message: Delivery
    delivery_ids: tuple[int, ...]
    revision_id: int
    subscriptions: tuple[Subscription, ...]
    reply: bool
    before: ByElection | None
    roles: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Illustrate:
    """A message that was sent before its picture was drawn."""

    message: Delivery
    subscriptions: tuple[Subscription, ...]


Job = Recover | Post | Edit | Illustrate


def next_job(store: Store, place_id: int) -> Job | None:
    """Give what is next for a place: what may have left, then corrections, news, pictures; None if nothing.

    News that is none any more (withdrawn or corrected before it was sent) is given up on the way.
    """
    rows = deliveries.open_deliveries(store, place_id)
    for row in rows:
        if row.state == "claimed":
            return Recover(row, _subscriptions(store, [each for each in rows if each.leader_id == row.leader_id]))
    news: list[Delivery] = []
    rows = tuple(sorted(rows, key=lambda row: (row.by_election_id, row.occasion)))
    for matter, group in groupby(rows, lambda row: row.matter):
        waiting = list(group)
        message = deliveries.posted(store, place_id, matter)
        if message is not None:
            return _edit(store, message, waiting)
        if deliveries.lost(store, place_id, matter):
            deliveries.give_up(store, [row.id for row in waiting], AFTER_GAP)
        else:
            news += _still_news(store, waiting)
    if not news:
        bare = deliveries.to_illustrate(store, place_id)
        return None if bare is None else Illustrate(bare, _subscriptions(store, [bare]))
    oldest = now() - LATE
    late = {row.matter for row in news if row.queued_at < oldest}
    if late:
        return _post(store, [row for row in news if row.matter in late], digest=True)
    first = min(news, key=lambda row: row.id).matter
    return _post(store, [row for row in news if row.matter == first], digest=False)


def _still_news(store: Store, waiting: Sequence[Delivery]) -> list[Delivery]:
    matter = waiting[0].matter
    contest = deliveries.stands(store, matter)
    over = _over(store, matter, contest)
    if contest is None or over:
        deliveries.give_up(store, [row.id for row in waiting], over)
        return []
    kept: list[Delivery] = []
    dropped: list[Delivery] = []
    for row in waiting:
        subscription = alerts.subscription(store, row.subscription_id)
        fits = subscription is not None and subscription.filters.fit(contest)
        (kept if fits else dropped).append(row)
    if dropped:
        why = "it was corrected before it was sent, and no longer fits"
        deliveries.give_up(store, [row.id for row in dropped], why)
    return kept


def _over(store: Store, matter: Matter, contest: ByElection | None) -> str:
    """Say why something that waits is no news any more; empty where it is."""
    if contest is None:
        return f"the {'result' if matter.occasion == 'result' else 'call'} was withdrawn before it was sent"
    if matter.occasion == "result":
        return ""
    now_stands = store.by_election(matter.by_election_id)
    if now_stands is None or now_stands.stage != "called":
        return "the result was there before it was sent"
    if matter.occasion == "called":
        return "polls had closed before it was sent" if now() >= polls_close(contest.polling_on) else ""
    return "polls had closed hours before" if now() > polls_close(contest.polling_on) + CLOSED_NEWS else ""


def _post(store: Store, rows: Sequence[Delivery], *, digest: bool) -> Post:
    matters = tuple(dict.fromkeys(row.matter for row in sorted(rows, key=lambda row: row.id)))
    shown = {row.id: deliveries.latest_revision_id(store, row.by_election_id) for row in rows}
    return Post(matters, shown, _subscriptions(store, rows), digest)


def _edit(store: Store, message: Delivery, waiting: Sequence[Delivery]) -> Edit:
    latest = deliveries.latest_revision_id(store, message.by_election_id)
    contest = deliveries.stands(store, message.matter)
    before, reply = None, False
    if message.shown_revision_id is not None and message.shown_revision_id < latest:
        before = content.state_at(store, message.by_election_id, message.shown_revision_id)
        if before is not None and before.stage == "called" and message.occasion == "result":
            # The result was withdrawn and its by-election called again, so the message says that it is withdrawn.
            before = None
        reply = content.told_otherwise(before, contest, message.occasion)
    ids, told = tuple(row.id for row in waiting), _subscriptions(store, waiting)
    roles = _newly_told(store, message, told, contest)
    # An edit pings nobody, so an alert whose first news the votes are has them in a reply too.
    reply = reply or bool(roles and content.votes_are_in(before, contest))
    # What a removed alert sent is put right where it stands; nothing new is posted for it.
    reply = reply and any(each.state != "removed" for each in told)
    return Edit(message, ids, latest, told, reply, before, roles)


def _newly_told(
    store: Store, message: Delivery, subscriptions: Sequence[Subscription], contest: ByElection | None
) -> tuple[int, ...]:
    """Give the roles of alerts to which a contest is news that a place was told of before, and that were told nothing.

    In a channel of its own each would have a message that mentions its role: so would a gain that was read as a hold.
    """
    had = deliveries.told(store, message.place_id, message.matter)
    pinged = {alert.role_id for each in had if (alert := alerts.subscription(store, each)) is not None}
    fresh = [each for each in subscriptions if each.id not in had and contest is not None and each.filters.fit(contest)]
    roles = dict.fromkeys(each.role_id for each in fresh if each.role_id is not None)
    return tuple(role for role in roles if role not in pinged)


def _subscriptions(store: Store, rows: Sequence[Delivery]) -> tuple[Subscription, ...]:
    found = (alerts.subscription(store, each) for each in dict.fromkeys(row.subscription_id for row in rows))
    return tuple(each for each in found if each is not None)
