"""What is to be done next for one place, from what the outbox holds. Nothing is sent here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import groupby

from byelex.chat.alerts import content
from byelex.elections import ByElection
from byelex.store import Store, alerts, deliveries
from byelex.store.alerts import Subscription
from byelex.store.deliveries import Delivery
from byelex.store.rows import now

LATE = timedelta(hours=6)
"""What has waited longer goes out in one message for a place, not as a burst of old news."""
AFTER_GAP = "the message about this result may have been sent, but cannot be found to be corrected"


@dataclass(frozen=True, slots=True)
class Recover:
    """Deliveries that were claimed and not marked: their message may have left, so it is looked for."""

    leader: Delivery
    subscriptions: tuple[Subscription, ...]


@dataclass(frozen=True, slots=True)
class Post:
    """A contest's first message at a place, or several contests' if it is a digest. `shown` is delivery -> revision."""

    contests: tuple[str, ...]
    shown: dict[int, int]
    subscriptions: tuple[Subscription, ...]
    digest: bool


@dataclass(frozen=True, slots=True)
class Edit:
    """A newer revision of a contest that a place was told of: `message` is the delivery that told it.

    `reply_about` is the contest as last shown where the winner, or hold or gain, is another now; else None.
    """

    message: Delivery
    delivery_ids: tuple[int, ...]
    revision_id: int
    subscriptions: tuple[Subscription, ...]
    reply: bool
    before: ByElection | None


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
    for by_election_id, group in groupby(sorted(rows, key=lambda row: row.by_election_id), lambda r: r.by_election_id):
        waiting = list(group)
        message = deliveries.posted(store, place_id, by_election_id)
        if message is not None:
            return _edit(store, message, waiting)
        if deliveries.lost(store, place_id, by_election_id):
            deliveries.give_up(store, [row.id for row in waiting], AFTER_GAP)
        else:
            news += _still_news(store, waiting)
    if not news:
        bare = deliveries.to_illustrate(store, place_id)
        return None if bare is None else Illustrate(bare, _subscriptions(store, [bare]))
    oldest = now() - LATE
    late = {row.by_election_id for row in news if row.queued_at < oldest}
    if late:
        return _post(store, [row for row in news if row.by_election_id in late], digest=True)
    first = min(news, key=lambda row: row.id).by_election_id
    return _post(store, [row for row in news if row.by_election_id == first], digest=False)


def _still_news(store: Store, waiting: Sequence[Delivery]) -> list[Delivery]:
    contest = store.by_election(waiting[0].by_election_id)
    if contest is None:
        deliveries.give_up(store, [row.id for row in waiting], "the result was withdrawn before it was sent")
        return []
    kept: list[Delivery] = []
    dropped: list[Delivery] = []
    for row in waiting:
        subscription = alerts.subscription(store, row.subscription_id)
        fits = subscription is not None and subscription.filters.fit(contest)
        (kept if fits else dropped).append(row)
    if dropped:
        why = "the result was corrected before it was sent, and no longer fits"
        deliveries.give_up(store, [row.id for row in dropped], why)
    return kept


def _post(store: Store, rows: Sequence[Delivery], *, digest: bool) -> Post:
    contests = tuple(dict.fromkeys(row.by_election_id for row in sorted(rows, key=lambda row: row.id)))
    latest = {contest: deliveries.latest_revision_id(store, contest) for contest in contests}
    shown = {row.id: latest[row.by_election_id] for row in rows}
    return Post(contests, shown, _subscriptions(store, rows), digest)


def _edit(store: Store, message: Delivery, waiting: Sequence[Delivery]) -> Edit:
    latest = deliveries.latest_revision_id(store, message.by_election_id)
    contest = store.by_election(message.by_election_id)
    before, reply = None, False
    if message.shown_revision_id is not None and message.shown_revision_id < latest:
        before = content.state_at(store, message.by_election_id, message.shown_revision_id)
        was, is_now = (None if each is None else content.told(each) for each in (before, contest))
        reply = was != is_now
    ids = tuple(row.id for row in waiting)
    return Edit(message, ids, latest, _subscriptions(store, waiting), reply, before)


def _subscriptions(store: Store, rows: Sequence[Delivery]) -> tuple[Subscription, ...]:
    found = (alerts.subscription(store, each) for each in dict.fromkeys(row.subscription_id for row in rows))
    return tuple(each for each in found if each is not None)
