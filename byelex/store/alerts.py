"""Who asked to be told of results, and of which."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from datetime import datetime, timedelta
from sqlite3 import Connection
from typing import Any, Literal

from byelex.elections import ByElection
from byelex.errors import ByelexError
from byelex.measures import holder, outcome
from byelex.sources.ids import fold
from byelex.store.connection import Store
from byelex.store.occasions import Occasion
from byelex.store.rows import moment, now

PlaceKind = Literal["channel", "thread", "forum", "person"]
State = Literal["active", "paused", "blocked", "removed", "gone"]
PartyAs = Literal["winner", "loser", "either"]

KEPT_AFTER_END = timedelta(days=90)
"""So long what an ended alert sent can still be corrected; then all of it is deleted."""


@dataclass(frozen=True, slots=True)
class Filters:
    """Which results are wanted; all that is set must fit. Nothing set is every result.

    `party_as`: whether the party must have won the seat, lost it, or either. `seat` is a seat's name, on whatever
    boundaries; `area` a nation or an English region. A contest that is only called fits where its result may yet.
    """

    party_id: str | None = None
    party_as: PartyAs = "either"
    seat: str | None = None
    area: str | None = None
    gains_only: bool = False

    def fit(self, by_election: ByElection) -> bool:
        """Tell whether a result is one that is wanted, or a contest that is only called one that may turn into it."""
        where = by_election.constituency
        if self.seat is not None and fold(self.seat) != fold(where.name):
            return False
        if self.area is not None and self.area.casefold() not in _areas(by_election):
            return False
        if by_election.stage == "called":
            return self._may_fit(by_election)
        ended = outcome(by_election)
        if self.gains_only and (ended is None or ended.held):
            return False
        return self.party_id is None or self.party_id in self._parties(by_election)

    def _may_fit(self, by_election: ByElection) -> bool:
        """Tell whether the party may yet win the seat, or lose it; a seat may be gained by any but who holds it."""
        if self.party_id is None:
            return True
        held = holder(by_election)
        holds = held.party if held is not None else by_election.previous_party
        if self.party_as != "winner" and holds is not None and holds.id == self.party_id:
            return True
        if self.gains_only and holds is not None and holds.id == self.party_id and not holds.independent:
            return False
        # Until nominations are in, whoever stood at the general election is likely to stand.
        baseline = by_election.baseline
        standing = by_election.candidacies or (baseline.candidacies if baseline is not None else ())
        may_win = not standing or self.party_id in {each.party.id for each in standing}
        return self.party_as != "loser" and may_win

    def _parties(self, by_election: ByElection) -> set[str]:
        ended = outcome(by_election)
        found = set()
        if self.party_as != "loser":
            found.add(by_election.winner.party.id)
        if self.party_as != "winner" and ended is not None and not ended.held:
            found.add(ended.from_.id)
        return found


def _areas(by_election: ByElection) -> set[str]:
    where = by_election.constituency
    return {name.casefold() for name in (where.country, where.region) if name}


@dataclass(frozen=True, slots=True)
class Place:
    """Where alerts go: a channel, thread or forum of a server, or a person (then `id` is the user's)."""

    kind: PlaceKind
    id: int
    server_id: int | None = None
    parent_id: int | None = None
    """A thread's channel or forum."""


@dataclass(frozen=True, slots=True)
class Subscription:
    """One wish to be told. `subscribed_by` is a user id, None once that person asked to be forgotten.

    `also` are the occasions besides results. `state`: active; paused by someone; blocked, as the bot may not post
    there, `reason` says why; removed by someone; gone with its channel or server. `state_since` is UTC. `told`: whoever
    subscribed has been told of the block.
    """

    id: int
    place: Place
    filters: Filters
    subscribed_by: int | None
    subscribed_at: datetime
    state: State
    state_since: datetime
    reason: str = ""
    told: bool = False
    role_id: int | None = None
    cross_post: bool = False
    forum_tag_id: int | None = None
    also: tuple[Occasion, ...] = ()


_COLUMNS = (
    "id, place, place_id, server_id, parent_id, party_id, party_as, seat, area, gains_only, subscribed_by, "
    "subscribed_at, state, state_since, reason, told, role_id, cross_post, forum_tag_id, also_called, also_closed"
)


def subscribe(
    store: Store,
    place: Place,
    filters: Filters,
    by: int,
    *,
    role_id: int | None = None,
    cross_post: bool = False,
    forum_tag_id: int | None = None,
    also: Iterable[Occasion] = (),
    at: datetime | None = None,
) -> Subscription:
    """Add a subscription. Raises ByelexError where the place has the same one already."""
    moment_now, also = moment(at or now()), frozenset(also)
    with store.writing() as connection:
        for other in subscriptions(store, place_id=place.id):
            if other.filters == filters:
                raise ByelexError(
                    f"That is subscribed already: alert {other.id}. To change it, remove it and add it again."
                )
        row = {
            "place": place.kind,
            "place_id": place.id,
            "server_id": place.server_id,
            "parent_id": place.parent_id,
            **{each.name: getattr(filters, each.name) for each in fields(filters)},
            "subscribed_by": by,
            "subscribed_at": moment_now,
            "state": "active",
            "state_since": moment_now,
            "reason": "",
            "told": 0,
            "role_id": role_id,
            "cross_post": cross_post,
            "forum_tag_id": forum_tag_id,
            "also_called": "called" in also,
            "also_closed": "closed" in also,
        }
        (new,) = connection.execute(
            f"INSERT INTO subscription ({', '.join(row)}) VALUES ({', '.join('?' * len(row))}) RETURNING id",  # noqa: S608
            list(row.values()),
        ).fetchall()[0]
    found = subscription(store, new)
    assert found is not None
    return found


def subscription(store: Store, subscription_id: int) -> Subscription | None:
    """Give a subscription by its id, whatever its state; None if there is none."""
    return next(iter(_found(store.connection, "id = ?", subscription_id)), None)


def subscriptions(
    store: Store, *, server_id: int | None = None, person_id: int | None = None, place_id: int | None = None
) -> tuple[Subscription, ...]:
    """List the live subscriptions (active, paused, blocked): a server's, a person's own, or a place's."""
    live = "state IN ('active', 'paused', 'blocked')"
    if server_id is not None:
        return _found(store.connection, f"server_id = ? AND {live}", server_id)
    if person_id is not None:
        return _found(store.connection, f"place = 'person' AND place_id = ? AND {live}", person_id)
    if place_id is not None:
        return _found(store.connection, f"place_id = ? AND {live}", place_id)
    return _found(store.connection, live)


def not_gone(connection: Connection) -> tuple[Subscription, ...]:
    """List the subscriptions whose place is there still, removed ones too: what those were sent is still corrected."""
    return _found(connection, "state <> 'gone'")


def _found(connection: Connection, where: str, *values: Any) -> tuple[Subscription, ...]:
    rows = connection.execute(f"SELECT {_COLUMNS} FROM subscription WHERE {where} ORDER BY id", values)  # noqa: S608
    return tuple(_subscription(row) for row in rows.fetchall())


def _subscription(row: tuple[Any, ...]) -> Subscription:
    return Subscription(
        id=row[0],
        place=Place(row[1], row[2], row[3], row[4]),
        filters=Filters(row[5], row[6], row[7], row[8], bool(row[9])),
        subscribed_by=row[10],
        subscribed_at=datetime.fromisoformat(row[11]),
        state=row[12],
        state_since=datetime.fromisoformat(row[13]),
        reason=row[14],
        told=bool(row[15]),
        role_id=row[16],
        cross_post=bool(row[17]),
        forum_tag_id=row[18],
        also=(*(("called",) if row[19] else ()), *(("closed",) if row[20] else ())),
    )


def pause(store: Store, subscription_id: int) -> None:
    """Stop sending new results to a subscription until it is resumed; what was sent is still corrected."""
    with store.writing() as connection:
        _become(connection, "paused", "", [subscription_id])
        _drop_news(connection, [subscription_id], "the alert was paused")


def resume(store: Store, subscription_id: int) -> None:
    """Send new results to a subscription again."""
    with store.writing() as connection:
        _become(connection, "active", "", [subscription_id])


def remove(store: Store, subscription_ids: Iterable[int]) -> None:
    """End subscriptions at someone's wish; what was sent is still corrected."""
    with store.writing() as connection:
        ended = list(subscription_ids)
        _become(connection, "removed", "", ended)
        _drop_news(connection, ended, "the alert was removed")


def block(store: Store, place_id: int, reason: str) -> tuple[Subscription, ...]:
    """Hold a place's alerts back because the bot may not post there; give the subscriptions this is news to.

    What is queued goes on waiting. `reason` is a clause ("Send Messages is missing").
    """
    with store.writing() as connection:
        found = _found(connection, "place_id = ? AND state IN ('active', 'blocked')", place_id)
        newly = [each.id for each in found if each.state == "active"]
        _become(connection, "blocked", reason, newly)
        connection.execute(
            "UPDATE subscription SET reason = ? WHERE place_id = ? AND state = 'blocked'", [reason, place_id]
        )
        return tuple(replace(each, state="blocked", reason=reason) for each in found if each.id in newly)


def tell_once(store: Store, subscription_ids: Iterable[int]) -> tuple[int, ...]:
    """Give those of some blocked subscriptions whose owner is yet to be told of the block, and note them as told."""
    with store.writing() as connection:
        untold = [
            each
            for each in subscription_ids
            if connection.execute(
                "UPDATE subscription SET told = 1 WHERE id = ? AND NOT told RETURNING id", [each]
            ).fetchall()
        ]
    return tuple(untold)


def unblock(store: Store, place_id: int) -> bool:
    """Let a place's alerts go out again; tell whether any had been held back."""
    with store.writing() as connection:
        found = _found(connection, "place_id = ? AND state = 'blocked'", place_id)
        _become(connection, "active", "", [each.id for each in found])
    return bool(found)


def place_gone(store: Store, place_id: int, why: str) -> int:
    """End every subscription of a channel, and of threads in it, because it is no more; give how many ended."""
    return _gone(store, "(place_id = ? OR parent_id = ?)", (place_id, place_id), why)


def server_gone(store: Store, server_id: int) -> int:
    """End every subscription of a server the bot is no longer in; give how many ended."""
    return _gone(store, "server_id = ?", (server_id,), "Byelex was removed from the server")


def _gone(store: Store, where: str, values: tuple[int, ...], why: str) -> int:
    with store.writing() as connection:
        found = _found(connection, f"{where} AND state <> 'gone'", *values)
        ended = [each.id for each in found]
        _become(connection, "gone", why, ended)
        connection.executemany(
            "UPDATE delivery SET state = 'unsent', note = ? "
            "WHERE subscription_id = ? AND state IN ('waiting', 'claimed')",
            [(why, each) for each in ended],
        )
        return len(ended)


def role_gone(store: Store, role_id: int) -> None:
    """Mention a role no more, because it is no more."""
    with store.writing() as connection:
        connection.execute("UPDATE subscription SET role_id = NULL WHERE role_id = ?", [role_id])


def tidy(store: Store, at: datetime | None = None) -> int:
    """Delete alerts that ended long ago, with all that was kept of them; give how many."""
    before = moment((at or now()) - KEPT_AFTER_END)
    with store.writing() as connection:
        deleted = connection.execute(
            "DELETE FROM subscription WHERE state IN ('removed', 'gone') AND state_since < ? RETURNING id", [before]
        )
        return len(deleted.fetchall())


def take_back(store: Store, subscription_id: int) -> None:
    """Undo a subscription just made, leaving no trace of it."""
    with store.writing() as connection:
        connection.execute("DELETE FROM subscription WHERE id = ?", [subscription_id])


@dataclass(frozen=True, slots=True)
class Forgotten:
    """What /forget deleted: alerts by direct message, and servers' alerts that no longer name the person."""

    direct: int
    named: int


def forget(store: Store, user_id: int) -> Forgotten:
    """Delete everything stored about a person: their own alerts with their history, and their id in servers' alerts."""
    with store.writing() as connection:
        direct = connection.execute(
            "DELETE FROM subscription WHERE place = 'person' AND place_id = ? RETURNING state", [user_id]
        ).fetchall()
        named = connection.execute(
            "UPDATE subscription SET subscribed_by = NULL WHERE subscribed_by = ? RETURNING id", [user_id]
        ).fetchall()
    return Forgotten(sum(state in ("active", "paused", "blocked") for (state,) in direct), len(named))


def _become(connection: Connection, state: State, reason: str, subscription_ids: Iterable[int]) -> None:
    since = moment(now())
    connection.executemany(
        "UPDATE subscription SET state = ?, state_since = ?, reason = ?, told = 0, "
        # Who subscribed is kept only while it can be of use: to tell them that something is wrong.
        "subscribed_by = CASE WHEN ? IN ('removed', 'gone') THEN NULL ELSE subscribed_by END WHERE id = ?",
        [(state, since, reason, state, each) for each in subscription_ids],
    )


def _drop_news(connection: Connection, subscription_ids: Iterable[int], why: str) -> None:
    # Only what would be a new message: a waiting correction of one already sent still goes.
    connection.executemany(
        "UPDATE delivery SET state = 'unsent', note = ? WHERE subscription_id = ? AND state = 'waiting' "
        "AND NOT EXISTS (SELECT 1 FROM delivery AS earlier WHERE earlier.subscription_id = delivery.subscription_id "
        "AND earlier.by_election_id = delivery.by_election_id AND earlier.occasion = delivery.occasion "
        "AND earlier.message_id IS NOT NULL)",
        [(why, each) for each in subscription_ids],
    )
