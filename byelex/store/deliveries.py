"""The outbox: each delivery's way from waiting, through claimed, to sent with a message's id, or not sent and why not.

A delivery is claimed before anything of it leaves and marked after, each in a transaction of its own. One found
claimed may or may not have left: whoever finds it must look before sending it again.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Literal

from byelex.elections import ByElection
from byelex.store import bodies
from byelex.store.connection import Store
from byelex.store.occasions import Matter, Occasion
from byelex.store.rows import moment, now

Act = Literal["post", "digest", "edit", "reply"]


@dataclass(frozen=True, slots=True)
class Delivery:
    """One revision's way to one subscription. Moments are UTC; message and channel ids are Discord's.

    `leader_id` is the delivery whose id the message carries; `posted_revision_id` the revision a message was sent
    with and `shown_revision_id` the one it holds now (while claimed: will hold).
    """

    id: int
    revision_id: int
    subscription_id: int
    by_election_id: str
    place_id: int
    queued_at: datetime
    state: Literal["waiting", "claimed", "sent", "unsent"]
    act: Act | None
    leader_id: int | None
    claimed_at: datetime | None
    posted_revision_id: int | None
    shown_revision_id: int | None
    channel_id: int | None
    message_id: int | None
    sent_at: datetime | None
    note: str
    occasion: Occasion = "result"

    @property
    def matter(self) -> Matter:
        """What its message tells of."""
        return Matter(self.by_election_id, self.occasion)


_COLUMNS = (
    "id, revision_id, subscription_id, by_election_id, place_id, queued_at, state, act, leader_id, claimed_at, "
    "posted_revision_id, shown_revision_id, channel_id, message_id, sent_at, note, occasion"
)


def _delivery(row: tuple[Any, ...]) -> Delivery:
    def at(text: str | None) -> datetime | None:
        return None if text is None else datetime.fromisoformat(text)

    return Delivery(
        id=row[0],
        revision_id=row[1],
        subscription_id=row[2],
        by_election_id=row[3],
        place_id=row[4],
        queued_at=datetime.fromisoformat(row[5]),
        state=row[6],
        act=row[7],
        leader_id=row[8],
        claimed_at=at(row[9]),
        posted_revision_id=row[10],
        shown_revision_id=row[11],
        channel_id=row[12],
        message_id=row[13],
        sent_at=at(row[14]),
        note=row[15],
        occasion=row[16],
    )


def _found(store: Store, where: str, *values: Any) -> tuple[Delivery, ...]:
    rows = store.connection.execute(f"SELECT {_COLUMNS} FROM delivery WHERE {where}", values)  # noqa: S608 - constants
    return tuple(_delivery(row) for row in rows.fetchall())


def last_id(store: Store) -> int:
    """Give the newest delivery's id, 0 if there is none; a few microseconds."""
    (found,) = store.connection.execute("SELECT coalesce(max(id), 0) FROM delivery").fetchone()
    return int(found)


def places(store: Store) -> tuple[int, ...]:
    """Give the places that have deliveries waiting or claimed, the one that has waited longest first."""
    rows = store.connection.execute(
        "SELECT place_id FROM delivery WHERE state IN ('waiting', 'claimed') GROUP BY place_id ORDER BY min(id)"
    )
    return tuple(place_id for (place_id,) in rows.fetchall())


def places_to_cross_post(store: Store) -> tuple[int, ...]:
    """Give the announcement channels that have messages yet to be published to their followers."""
    rows = store.connection.execute("SELECT DISTINCT place_id FROM delivery WHERE cross_post = 'due'")
    return tuple(place_id for (place_id,) in rows.fetchall())


def places_to_illustrate(store: Store) -> tuple[int, ...]:
    """Give the places that have messages yet to be given their picture."""
    rows = store.connection.execute("SELECT DISTINCT place_id FROM delivery WHERE picture = 'due'")
    return tuple(place_id for (place_id,) in rows.fetchall())


def to_illustrate(store: Store, place_id: int) -> Delivery | None:
    """Give the delivery whose message at a place is first to be given its picture; None if none is."""
    return next(iter(_found(store, "place_id = ? AND picture = 'due' ORDER BY id LIMIT 1", place_id)), None)


def mark_illustrated(store: Store, delivery_id: int) -> None:
    """Mark a message as having its picture, or as having to go without."""
    with store.writing() as connection:
        connection.execute("UPDATE delivery SET picture = 'done' WHERE id = ?", [delivery_id])


def open_deliveries(store: Store, place_id: int) -> tuple[Delivery, ...]:
    """Give a place's deliveries that are waiting or claimed, oldest first."""
    return _found(store, "place_id = ? AND state IN ('waiting', 'claimed') ORDER BY id", place_id)


def posted(store: Store, place_id: int, matter: Matter) -> Delivery | None:
    """Give the delivery whose message tells a place of a matter; None if it was never told."""
    found = _found(
        store,
        "by_election_id = ? AND occasion = ? AND place_id = ? AND act IN ('post', 'digest') "
        "AND message_id IS NOT NULL ORDER BY id",
        matter.by_election_id,
        matter.occasion,
        place_id,
    )
    return found[0] if found else None


def told(store: Store, place_id: int, matter: Matter) -> set[int]:
    """Give the ids of the subscriptions of a place that have been told of a matter."""
    rows = store.connection.execute(
        "SELECT DISTINCT subscription_id FROM delivery "
        "WHERE by_election_id = ? AND occasion = ? AND place_id = ? AND state = 'sent'",
        [matter.by_election_id, matter.occasion, place_id],
    )
    return {subscription_id for (subscription_id,) in rows.fetchall()}


def in_message(store: Store, message_id: int, leader_id: int) -> tuple[Delivery, ...]:
    """Give the deliveries that one message serves, oldest first."""
    return _found(
        store, "leader_id = ? AND message_id = ? AND act IN ('post', 'digest') ORDER BY id", leader_id, message_id
    )


def latest_revision_id(store: Store, by_election_id: str) -> int:
    """Give the id of a contest's newest revision."""
    (found,) = store.connection.execute(
        "SELECT id FROM revision WHERE by_election_id = ? ORDER BY number DESC LIMIT 1", [by_election_id]
    ).fetchone()
    return int(found)


def states_since(store: Store, by_election_id: str, revision_id: int) -> tuple[ByElection | None, ...]:
    """Give a contest as each revision from one on recorded it, that one first; None where withdrawn. No baselines.

    That one may be of the contest that this one was before its polling day was moved.
    """
    rows = store.connection.execute(
        "SELECT body FROM revision WHERE (by_election_id = ? AND id >= ?) OR id = ? ORDER BY id",
        [by_election_id, revision_id, revision_id],
    )
    parties = store.parties()
    return tuple(None if body is None else bodies.by_election_of(body, parties) for (body,) in rows.fetchall())


def states_of(store: Store, delivery: Delivery) -> tuple[ByElection | None, ByElection | None]:
    """Give a contest before the revision that a delivery is of, and by it; None where withdrawn or not there yet."""
    rows = store.connection.execute(
        "SELECT body FROM revision WHERE by_election_id = (SELECT by_election_id FROM revision WHERE id = ?) "
        "AND id <= ? ORDER BY id DESC LIMIT 2",
        [delivery.revision_id, delivery.revision_id],
    ).fetchall()
    parties = store.parties()
    after, before = (*(body and bodies.by_election_of(body, parties) for (body,) in rows), None)[:2]
    return before, after


def stands(store: Store, matter: Matter) -> ByElection | None:
    """Give a contest as messages of a matter are to tell of it, with its baseline; None where it is withdrawn.

    A call stays as it was before anybody had voted, but for the day, which the result may have moved; a result that
    was withdrawn is none even if called again.
    """
    contest = store.by_election(matter.by_election_id)
    if contest is None or (contest.stage == "called") == (matter.occasion != "result"):
        return contest
    if matter.occasion == "result":
        return None
    call = _last_call(store, matter)
    if call is None:
        return None
    return replace(
        call, id=contest.id, polling_on=contest.polling_on, baseline=contest.baseline, won_since=contest.won_since
    )


def _last_call(store: Store, matter: Matter) -> ByElection | None:
    """Give a by-election as it was last called, on whatever day: what told of it knows the days it was called for."""
    rows = store.connection.execute(
        "SELECT body FROM revision WHERE body IS NOT NULL AND by_election_id IN (SELECT ?1 UNION SELECT "
        "revision.by_election_id FROM delivery JOIN revision ON revision.id = delivery.revision_id "
        "WHERE delivery.by_election_id = ?1 AND delivery.occasion = ?2) ORDER BY id DESC",
        [matter.by_election_id, matter.occasion],
    ).fetchall()
    states = (bodies.by_election_of(body, store.parties()) for (body,) in rows)
    return next((each for each in states if each.stage == "called"), None)


def claim(store: Store, act: Act, shown: Mapping[int, int], at: datetime | None = None) -> int:
    """Claim deliveries for one message that is about to leave; give the leader's id, which the message must carry.

    `shown` is delivery id -> the revision the message tells of for it.
    """
    leader, claimed_at = min(shown), moment(at or now())
    with store.writing() as connection:
        connection.executemany(
            "UPDATE delivery SET state = 'claimed', act = ?, leader_id = ?, claimed_at = ?, posted_revision_id = ?, "
            "shown_revision_id = ? WHERE id = ?",
            [(act, leader, claimed_at, revision, revision, each) for each, revision in shown.items()],
        )
    return leader


def release(store: Store, leader_id: int) -> None:
    """Let claimed deliveries wait again: their message certainly did not leave."""
    with store.writing() as connection:
        connection.execute(
            "UPDATE delivery SET state = 'waiting', act = NULL, leader_id = NULL, claimed_at = NULL, "
            "posted_revision_id = NULL, shown_revision_id = NULL, note = '' WHERE leader_id = ? AND state = 'claimed'",
            [leader_id],
        )


def mark_sent(
    store: Store,
    leader_id: int,
    channel_id: int,
    message_id: int,
    *,
    cross_post: bool = False,
    picture_due: bool = False,
) -> None:
    """Mark claimed deliveries as sent with a message. A reply's also brings up to date what they replied to."""
    with store.writing() as connection:
        claimed = _found(store, "leader_id = ? AND state = 'claimed'", leader_id)
        connection.execute(
            "UPDATE delivery SET state = 'sent', channel_id = ?, message_id = ?, sent_at = ?, note = '' "
            "WHERE leader_id = ? AND state = 'claimed'",
            [channel_id, message_id, moment(now()), leader_id],
        )
        # What is yet to be done to a message stands with its leader alone.
        connection.execute(
            "UPDATE delivery SET cross_post = ?, picture = ? WHERE id = ?",
            ["due" if cross_post else None, "due" if picture_due else None, leader_id],
        )
        for each in claimed:
            if each.act == "reply" and each.shown_revision_id is not None:
                _show(store, each.place_id, each.matter, each.shown_revision_id)


def mark_edited(store: Store, delivery_ids: Iterable[int], message: Delivery, revision_id: int) -> None:
    """Mark waiting deliveries as sent by the edit of a message, which now holds a revision."""
    with store.writing() as connection:
        connection.executemany(
            "UPDATE delivery SET state = 'sent', act = 'edit', channel_id = ?, message_id = ?, sent_at = ?, note = '' "
            "WHERE id = ?",
            [(message.channel_id, message.message_id, moment(now()), each) for each in delivery_ids],
        )
        _show(store, message.place_id, message.matter, revision_id)


def _show(store: Store, place_id: int, matter: Matter, revision_id: int) -> None:
    store.connection.execute(
        # The edit that showed another revision brought its picture along.
        "UPDATE delivery SET picture = CASE shown_revision_id WHEN ? THEN picture ELSE replace(picture, 'due', 'done') "
        "END, shown_revision_id = ? WHERE by_election_id = ? AND occasion = ? AND place_id = ? "
        "AND act IN ('post', 'digest') AND message_id IS NOT NULL",
        [revision_id, revision_id, matter.by_election_id, matter.occasion, place_id],
    )


def give_up(store: Store, delivery_ids: Iterable[int], why: str) -> None:
    """Mark deliveries as not sent, and why ("the message had been deleted")."""
    with store.writing() as connection:
        connection.executemany(
            "UPDATE delivery SET state = 'unsent', note = ? WHERE id = ?", [(why, each) for each in delivery_ids]
        )


def give_up_claimed(store: Store, leader_id: int, why: str, *, may_have_left: bool = False) -> None:
    """Mark claimed deliveries as not sent, and why; `may_have_left` where even that is not sure.

    What a reply would have stood under was edited before it.
    """
    with store.writing() as connection:
        claimed = _found(store, "leader_id = ? AND state = 'claimed'", leader_id)
        give_up(store, [each.id for each in claimed], why)
        for each in claimed:
            if each.act == "reply" and each.shown_revision_id is not None:
                _show(store, each.place_id, each.matter, each.shown_revision_id)
        if not may_have_left:
            connection.execute("UPDATE delivery SET act = NULL WHERE leader_id = ? AND state = 'unsent'", [leader_id])


def lost(store: Store, place_id: int, matter: Matter) -> bool:
    """Tell whether a matter's message to a place may have left without its id being known: no other may follow it."""
    found = store.connection.execute(
        "SELECT 1 FROM delivery WHERE by_election_id = ? AND occasion = ? AND place_id = ? AND state = 'unsent' "
        "AND act IN ('post', 'digest')",
        [matter.by_election_id, matter.occasion, place_id],
    ).fetchone()
    return found is not None


def cross_posts_due(store: Store, place_id: int) -> tuple[Delivery, ...]:
    """Give a place's messages that are yet to be published to the channels that follow it, one delivery a message."""
    return _found(store, "place_id = ? AND cross_post = 'due' ORDER BY id", place_id)


def mark_cross_posted(store: Store, leader_id: int, done: bool, note: str = "") -> None:
    """Mark a message as published to following channels, or as refused, and why."""
    with store.writing() as connection:
        connection.execute(
            "UPDATE delivery SET cross_post = ?, note = ? WHERE leader_id = ? AND cross_post = 'due'",
            ["done" if done else "refused", note, leader_id],
        )


def history(store: Store, subscription_ids: Iterable[int], limit: int = 20) -> tuple[Delivery, ...]:
    """Give the newest deliveries of some subscriptions, newest first, whatever became of them."""
    wanted = list(subscription_ids)
    marks = ", ".join("?" * len(wanted))
    return _found(store, f"subscription_id IN ({marks}) ORDER BY id DESC LIMIT ?", *wanted, limit)


@dataclass(frozen=True, slots=True)
class Reach:
    """How far one revision has got on one occasion: how many subscriptions it concerns, and what became of each."""

    by_election_id: str
    revision_number: int
    recorded_at: datetime
    occasion: Occasion | None
    """None where nobody asked for it."""
    total: int
    sent: int
    waiting: int
    unsent: int


def reach(store: Store, by_election_id: str | None = None) -> tuple[Reach, ...]:
    """Tell how far the ten newest revisions have got, newest first: a contest's, or all that anyone was alerted to."""
    rows = store.connection.execute(
        "SELECT revision.by_election_id, revision.number, revision.recorded_at, delivery.occasion, count(delivery.id), "
        "coalesce(sum(delivery.state = 'sent'), 0), coalesce(sum(delivery.state IN ('waiting', 'claimed')), 0), "
        "coalesce(sum(delivery.state = 'unsent'), 0) "
        "FROM revision LEFT JOIN delivery ON delivery.revision_id = revision.id "
        "WHERE (? IS NULL AND delivery.id IS NOT NULL) OR revision.by_election_id = ? "
        "GROUP BY revision.id, delivery.occasion ORDER BY revision.id DESC, max(delivery.id) DESC LIMIT 10",
        [by_election_id, by_election_id],
    )
    return tuple(Reach(row[0], row[1], datetime.fromisoformat(row[2]), *row[3:]) for row in rows.fetchall())


def database_file(store: Store) -> str:
    """Give the path of the store's file; empty for a store in memory."""
    rows = store.connection.execute("PRAGMA database_list").fetchall()
    return next((str(path) for _, name, path in rows if name == "main" and path), "")
