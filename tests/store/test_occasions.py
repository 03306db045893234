"""Who is told that a by-election is called and that its polls have closed, once, and never of what is past."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlite_utils import Database, Migrations

from byelex.clock import polls_close
from byelex.elections import ByElection
from byelex.store import Store, alerts, deliveries, open_store
from byelex.store.alerts import Filters, Place
from byelex.store.migrations import MIGRATIONS
from byelex.store.occasions import Matter, Occasion
from byelex.store.queueing import queue_polls_closed
from byelex.store.revisions import record, revisions, withdraw
from byelex.store.schema import MIGRATION_SET
from tests.contests import CARDIFF, POLLED_ON, POLLS_ON, WAKEFIELD, contest, furnish, only_called
from tests.parties import GREEN, LABOUR, stood

CHANNEL = Place("channel", 100, server_id=1)
CALLED = only_called(WAKEFIELD)
RESULT = contest(WAKEFIELD, polling_on=POLLS_ON)
CLOSE = polls_close(POLLS_ON)
BOTH: tuple[Occasion, ...] = ("called", "closed")


@pytest.fixture
def store(two_seats: Store) -> Store:
    return two_seats


def add(
    store: Store, *also: Occasion, filters: Filters | None = None, place: Place = CHANNEL, at: datetime | None = None
) -> alerts.Subscription:
    return alerts.subscribe(store, place, filters or Filters(), 7, also=also, at=at)


def put(store: Store, contest: ByElection, at: datetime | None = None, news: bool = True) -> int:
    revision = record(store, contest, "test", "test", at, news)
    assert revision is not None
    return revision.id


def waiting(store: Store, place: Place = CHANNEL) -> list[Matter]:
    return [each.matter for each in deliveries.open_deliveries(store, place.id)]


def send(store: Store, place: Place = CHANNEL) -> None:
    """Mark what waits as sent, as the deliverer does."""
    for number, each in enumerate(deliveries.open_deliveries(store, place.id)):
        leader = deliveries.claim(store, "post", {each.id: each.revision_id})
        deliveries.mark_sent(store, leader, place.id, 500 + number)


def test_a_subscription_is_for_results_alone_unless_it_asks_for_more(store: Store) -> None:
    add(store)
    put(store, CALLED)
    assert queue_polls_closed(store, CLOSE) == 0
    assert waiting(store) == []
    put(store, RESULT)
    assert waiting(store) == [Matter(RESULT.id, "result")]


def test_what_a_subscription_asks_for_is_kept(store: Store) -> None:
    for also in ((), ("called",), ("closed",), BOTH):
        mine = add(store, *also, place=Place("channel", 200 + len(alerts.subscriptions(store))))
        assert mine.also == also
        assert alerts.subscription(store, mine.id) == mine


def test_a_call_its_close_and_its_result_are_three_messages(store: Store) -> None:
    add(store, *BOTH)
    put(store, CALLED)
    assert queue_polls_closed(store, CLOSE) == 1
    send(store)
    put(store, RESULT)
    assert waiting(store) == [Matter(CALLED.id, "result")]
    found = deliveries.history(store, [1])
    assert [each.occasion for each in found] == ["result", "closed", "called"]
    assert [each.occasion for each in found if each.revision_id == 1] == ["closed", "called"]


def test_nominations_go_to_whoever_was_told_of_the_call(store: Store) -> None:
    told = add(store, "called")
    put(store, CALLED)
    send(store)
    add(store, "called", place=Place("channel", 101))
    put(store, only_called(WAKEFIELD, stood("Ann Labour", LABOUR, None)))
    assert [each.subscription_id for each in deliveries.open_deliveries(store, 100)] == [told.id]
    assert deliveries.open_deliveries(store, 101) == ()


def test_a_call_that_is_withdrawn_is_told_to_whoever_was_told_of_it(store: Store) -> None:
    add(store, *BOTH)
    put(store, CALLED)
    queue_polls_closed(store, CLOSE)
    send(store)
    withdraw(store, CALLED.id, "test", "called off")
    assert sorted(each.occasion for each in waiting(store)) == ["called", "closed"]
    assert deliveries.stands(store, Matter(CALLED.id, "called")) is None


def test_a_call_of_a_first_load_or_of_a_poll_that_has_closed_is_no_news(store: Store) -> None:
    add(store, "called")
    put(store, only_called(CARDIFF), news=False)
    put(store, only_called(WAKEFIELD, polling_on=POLLED_ON), at=polls_close(POLLED_ON))
    assert waiting(store) == []


@pytest.mark.parametrize(
    ("filters", "fits"),
    [
        (Filters(), True),
        (Filters(gains_only=True), True),
        (Filters(seat="wakefield"), True),
        (Filters(seat="Cardiff"), False),
        (Filters(area="Yorkshire and The Humber"), True),
        (Filters(area="Wales"), False),
        # The Conservatives hold it; both stood at the general election, the Greens did not.
        (Filters(party_id="conservative", party_as="loser"), True),
        (Filters(party_id="labour", party_as="loser"), False),
        (Filters(party_id="labour", party_as="winner"), True),
        (Filters(party_id="labour"), True),
        (Filters(party_id="conservative", party_as="winner", gains_only=True), False),
        (Filters(party_id="conservative", gains_only=True), True),
        (Filters(party_id="labour", party_as="winner", gains_only=True), True),
        (Filters(party_id="green"), False),
        (Filters(party_id="labour", area="Wales"), False),
    ],
)
def test_a_call_fits_where_its_result_may_yet(store: Store, filters: Filters, fits: bool) -> None:
    add(store, "called", filters=filters)
    put(store, CALLED)
    assert bool(waiting(store)) is fits


def test_who_is_nominated_decides_which_parties_may_win(store: Store) -> None:
    add(store, "called", filters=Filters(party_id="green"))
    add(store, "called", filters=Filters(party_id="conservative", party_as="winner"), place=Place("channel", 101))
    add(store, "called", filters=Filters(party_id="conservative"), place=Place("channel", 102))
    put(store, only_called(WAKEFIELD, stood("Una Green", GREEN, None)))
    assert [bool(deliveries.open_deliveries(store, place)) for place in (100, 101, 102)] == [True, False, True]


def test_nominations_can_make_a_call_fit(store: Store) -> None:
    add(store, "called", filters=Filters(party_id="green"))
    put(store, CALLED)
    assert waiting(store) == []
    put(store, only_called(WAKEFIELD, stood("Una Green", GREEN, None)))
    assert waiting(store) == [Matter(CALLED.id, "called")]


class TestPollingDayMoved:
    LATER = only_called(WAKEFIELD, polling_on=POLLS_ON + timedelta(days=7))

    def test_the_seat_is_called_once_and_its_message_follows(self, store: Store) -> None:
        add(store, "called")
        first = put(store, CALLED)
        send(store)
        put(store, self.LATER)
        assert store.by_election(CALLED.id) is None
        assert revisions(store, CALLED.id)[-1].source.startswith("polling day moved to")
        moved = Matter(self.LATER.id, "called")
        assert waiting(store) == [moved]
        message = deliveries.posted(store, CHANNEL.id, moved)
        assert message is not None
        assert message.shown_revision_id == first
        states = deliveries.states_since(store, self.LATER.id, first)
        assert [each and each.polling_on for each in states] == [CALLED.polling_on, self.LATER.polling_on]

    def test_what_was_yet_to_be_sent_tells_of_the_new_day_only(self, store: Store) -> None:
        add(store, "called")
        put(store, CALLED)
        put(store, self.LATER)
        assert set(waiting(store)) == {Matter(self.LATER.id, "called")}

    def test_it_can_be_moved_back(self, store: Store) -> None:
        add(store, "called")
        put(store, CALLED)
        send(store)
        put(store, self.LATER)
        put(store, CALLED)
        assert store.by_election(self.LATER.id) is None
        assert set(waiting(store)) == {Matter(CALLED.id, "called")}

    def test_a_poll_put_off_after_its_day_had_come_is_the_same(self, store: Store) -> None:
        put(store, CALLED)
        put(store, self.LATER, at=CLOSE)
        assert store.by_election(CALLED.id) is None

    def test_another_by_election_there_long_after_the_polls_have_closed_is_another(self, store: Store) -> None:
        put(store, CALLED)
        put(store, only_called(WAKEFIELD, polling_on=POLLS_ON + timedelta(days=43)), at=CLOSE)
        assert store.by_election(CALLED.id) is not None


class TestPollsClosed:
    @pytest.mark.parametrize(
        ("after_close", "queued"),
        [
            (timedelta(seconds=-1), 0),
            (timedelta(0), 1),
            (timedelta(hours=2, minutes=59), 1),
            (timedelta(hours=3, seconds=1), 0),
            (timedelta(days=1), 0),
        ],
    )
    def test_it_is_told_at_the_close_and_for_some_hours_after(
        self, store: Store, after_close: timedelta, queued: int
    ) -> None:
        add(store, "closed")
        put(store, CALLED)
        assert queue_polls_closed(store, CLOSE + after_close) == queued

    def test_it_is_told_once_however_often_it_is_looked_for(self, store: Store) -> None:
        add(store, "closed")
        put(store, CALLED)
        assert [queue_polls_closed(store, CLOSE + timedelta(minutes=each)) for each in range(3)] == [1, 0, 0]
        send(store)
        put(store, only_called(WAKEFIELD, stood("Ann Labour", LABOUR, None)), at=CLOSE + timedelta(minutes=5))
        assert queue_polls_closed(store, CLOSE + timedelta(minutes=6)) == 0

    def test_not_of_a_poll_that_is_declared_or_withdrawn(self, store: Store) -> None:
        add(store, "closed")
        put(store, CALLED)
        put(store, RESULT)
        put(store, only_called(CARDIFF))
        withdraw(store, only_called(CARDIFF).id, "test", "test")
        assert queue_polls_closed(store, CLOSE) == 0

    def test_not_of_a_contest_first_recorded_after_its_polls_closed(self, store: Store) -> None:
        add(store, "closed")
        put(store, CALLED, at=CLOSE)
        assert queue_polls_closed(store, CLOSE + timedelta(minutes=1)) == 0

    def test_a_first_load_before_the_close_is_in_time(self, store: Store) -> None:
        add(store, "closed")
        put(store, CALLED, news=False)
        assert queue_polls_closed(store, CLOSE) == 1

    def test_not_to_whoever_subscribed_since(self, store: Store) -> None:
        put(store, CALLED)
        add(store, "closed", at=CLOSE)
        assert queue_polls_closed(store, CLOSE + timedelta(minutes=1)) == 0

    def test_only_where_the_result_may_fit(self, store: Store) -> None:
        add(store, "closed", filters=Filters(area="Wales"))
        put(store, CALLED)
        put(store, only_called(CARDIFF))
        assert queue_polls_closed(store, CLOSE) == 1
        assert waiting(store) == [Matter(only_called(CARDIFF).id, "closed")]

    def test_a_paused_alert_is_not_sent_and_the_history_says_so(self, store: Store) -> None:
        mine = add(store, "closed")
        alerts.pause(store, mine.id)
        put(store, CALLED)
        assert queue_polls_closed(store, CLOSE) == 0
        alerts.resume(store, mine.id)
        assert queue_polls_closed(store, CLOSE) == 0
        (only,) = deliveries.history(store, [mine.id])
        assert (only.state, only.note) == ("unsent", "the alert was paused")


def test_a_call_stays_as_it_was_once_there_is_a_result(store: Store) -> None:
    put(store, CALLED)
    put(store, RESULT)
    call = deliveries.stands(store, Matter(CALLED.id, "called"))
    assert call is not None
    assert (call.stage, call.baseline is not None) == ("called", True)
    result = deliveries.stands(store, Matter(CALLED.id))
    assert result is not None
    assert result.stage == "official"


def test_a_result_that_is_withdrawn_and_called_again_is_no_result(store: Store) -> None:
    put(store, RESULT)
    withdraw(store, RESULT.id, "test", "test")
    put(store, CALLED)
    assert deliveries.stands(store, Matter(CALLED.id)) is None


def test_reach_counts_each_occasion_apart(store: Store) -> None:
    add(store, *BOTH)
    add(store, "called", place=Place("channel", 101))
    put(store, CALLED)
    queue_polls_closed(store, CLOSE)
    assert [(each.occasion, each.total) for each in deliveries.reach(store)] == [("closed", 1), ("called", 2)]


def test_a_store_of_before_keeps_what_was_delivered(tmp_path: Path) -> None:
    old, migrations = Database(tmp_path / "old.db"), Migrations(MIGRATION_SET)
    for migration in MIGRATIONS[:9]:
        migrations()(migration)
    migrations.apply(old)
    with old.conn:
        old.execute("INSERT INTO constituency (id, name, country) VALUES ('T-wakefield', 'Wakefield', 'England')")
        old.execute(
            "INSERT INTO by_election (id, constituency_id, polling_on, stage, invented, withdrawn) "
            "VALUES ('w', 'T-wakefield', '2022-06-23', 'official', 0, 1)"
        )
        old.execute(
            "INSERT INTO revision (id, by_election_id, number, recorded_by, recorded_at, source, digest, body) "
            "VALUES (1, 'w', 1, 'test', '2022-06-24', 'test', 'd', NULL)"
        )
        old.execute(
            "INSERT INTO subscription (id, place, place_id, cross_post, party_as, gains_only, subscribed_at, state, "
            "state_since, reason, told) VALUES (1, 'channel', 100, 0, 'either', 0, '2022-06-24T00:00:00+00:00', "
            "'active', '2022-06-24T00:00:00+00:00', '', 0)"
        )
        old.execute(
            "INSERT INTO delivery (id, revision_id, subscription_id, by_election_id, place_id, queued_at, state, act, "
            "channel_id, message_id) VALUES (1, 1, 1, 'w', 100, '2022-06-24T00:00:00+00:00', 'sent', 'post', 100, 555)"
        )
        # A second was deleted with its subscription.
        old.execute("UPDATE sqlite_sequence SET seq = 2 WHERE name = 'delivery'")
    old.close()
    with open_store(tmp_path / "old.db") as store:
        (kept,) = deliveries.history(store, [1])
        assert (kept.id, kept.message_id, kept.matter) == (1, 555, Matter("w", "result"))
        (mine,) = alerts.subscriptions(store)
        assert mine.also == ()
        furnish(store, WAKEFIELD)
        put(store, replace(RESULT, polling_on=POLLED_ON, id=f"{POLLED_ON.isoformat()}-wakefield"))
        # Discord was told the deleted one's id: it is not given again.
        assert deliveries.last_id(store) == 3
