from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from byelex.errors import ByelexError
from byelex.store import Store, alerts, deliveries
from byelex.store.alerts import Filters, Place
from byelex.store.occasions import Matter
from byelex.store.revisions import record, withdraw
from tests.contests import CARDIFF, POLLED_ON, WAKEFIELD, contest, winner_only
from tests.parties import CONSERVATIVE, LABOUR, stood

CHANNEL = Place("channel", 100, server_id=1)
MODERATOR = 7


@pytest.fixture
def store(two_seats: Store) -> Store:
    return two_seats


def add(store: Store, filters: Filters | None = None, place: Place = CHANNEL) -> alerts.Subscription:
    return alerts.subscribe(store, place, filters or Filters(), MODERATOR)


def waiting(store: Store, place: Place = CHANNEL) -> list[tuple[int, str]]:
    return [(each.subscription_id, each.by_election_id) for each in deliveries.open_deliveries(store, place.id)]


GAIN = contest(WAKEFIELD)
HOLD = contest(WAKEFIELD, labour=4_000, conservative=6_000)


@pytest.mark.parametrize(
    ("filters", "gain", "hold"),
    [
        (Filters(), True, True),
        (Filters(gains_only=True), True, False),
        (Filters(party_id="labour", party_as="winner"), True, False),
        (Filters(party_id="labour", party_as="loser"), False, False),
        (Filters(party_id="conservative", party_as="loser"), True, False),
        (Filters(party_id="conservative", party_as="winner"), False, True),
        (Filters(party_id="conservative"), True, True),
        (Filters(party_id="green"), False, False),
        (Filters(seat="wakefield"), True, True),
        (Filters(seat="Cardiff"), False, False),
        (Filters(seat="Wake, Field"), False, False),
        (Filters(seat="Wakefield,"), True, True),
        (Filters(area="England"), True, True),
        (Filters(area="yorkshire and the humber"), True, True),
        (Filters(area="Wales"), False, False),
        (Filters(party_id="conservative", gains_only=True, area="England"), True, False),
    ],
)
def test_a_filter_says_which_results_are_wanted(store: Store, filters: Filters, gain: bool, hold: bool) -> None:
    add(store, filters)
    record(store, GAIN, "test", "test")
    assert bool(waiting(store)) is gain
    withdraw(store, GAIN.id, "test", "test")
    for each in deliveries.open_deliveries(store, CHANNEL.id):
        deliveries.give_up(store, [each.id], "test")
    record(store, HOLD, "test", "test")
    assert bool(waiting(store)) is hold


def test_a_result_is_queued_once_for_each_subscription_with_its_revision(store: Store) -> None:
    one, two = add(store), add(store, Filters(gains_only=True), Place("person", 200))
    revision = record(store, GAIN, "test", "test")
    assert revision is not None
    found = store.connection.execute("SELECT revision_id, subscription_id, state FROM delivery").fetchall()
    assert found == [(revision.id, one.id, "waiting"), (revision.id, two.id, "waiting")]
    assert record(store, GAIN, "test", "test") is None
    assert len(store.connection.execute("SELECT 1 FROM delivery").fetchall()) == 2


def test_a_result_that_cannot_be_recorded_queues_nothing(store: Store) -> None:
    add(store)
    winner, *others = GAIN.candidacies
    stranger = replace(winner, party=replace(winner.party, id="night-mayor"))
    with pytest.raises(ByelexError, match="night-mayor"):
        record(store, replace(GAIN, candidacies=(stranger, *others)), "test", "test")
    assert waiting(store) == []


def test_an_old_poll_and_a_first_load_alert_nobody(store: Store) -> None:
    add(store)
    record(store, contest(WAKEFIELD, polling_on=POLLED_ON - timedelta(days=40)), "test", "test")
    record(store, contest(CARDIFF), "test", "test", news=False)
    assert waiting(store) == []


def test_a_correction_goes_to_whoever_was_sent_the_result_however_old(store: Store) -> None:
    told, late = add(store), None
    first = record(store, GAIN, "test", "test")
    assert first is not None
    leader = deliveries.claim(store, "post", {deliveries.open_deliveries(store, CHANNEL.id)[0].id: first.id})
    deliveries.mark_sent(store, leader, 100, 555)
    late = add(store, Filters(), Place("channel", 101, server_id=1))
    corrected = contest(WAKEFIELD, labour=6_100)
    record(store, corrected, "test", "test", at=first.recorded_at + timedelta(days=90))
    assert waiting(store) == [(told.id, GAIN.id)]
    assert waiting(store, late.place) == []


def test_a_correction_that_makes_a_result_fit_is_news(store: Store) -> None:
    labour = add(store, Filters(party_id="labour", party_as="winner"))
    record(store, HOLD, "test", "test")
    assert waiting(store) == []
    record(store, GAIN, "test", "test")
    assert waiting(store) == [(labour.id, GAIN.id)]


def test_the_votes_are_news_to_whoever_subscribed_after_the_winner_was_known(store: Store) -> None:
    record(store, winner_only(WAKEFIELD, stood("Ann Labour", LABOUR, None)), "test", "test")
    late = add(store)
    record(store, replace(GAIN, stage="votes"), "test", "test")
    assert waiting(store) == [(late.id, GAIN.id)]
    later = add(store, Filters(), Place("channel", 101))
    record(store, GAIN, "test", "test")
    assert waiting(store, later.place) == []


def test_a_paused_alert_is_not_sent_and_the_history_says_so(store: Store) -> None:
    mine = add(store)
    alerts.pause(store, mine.id)
    record(store, GAIN, "test", "test")
    assert waiting(store) == []
    (only,) = deliveries.history(store, [mine.id])
    assert (only.state, only.note) == ("unsent", "the alert was paused")
    alerts.resume(store, mine.id)
    record(store, contest(CARDIFF), "test", "test")
    assert len(waiting(store)) == 1


def test_a_blocked_alert_waits(store: Store) -> None:
    mine = add(store)
    assert [each.id for each in alerts.block(store, 100, "Send Messages is missing")] == [mine.id]
    assert alerts.block(store, 100, "Send Messages is missing") == ()
    assert alerts.tell_once(store, [mine.id]) == (mine.id,)
    assert alerts.tell_once(store, [mine.id]) == ()
    record(store, GAIN, "test", "test")
    assert len(waiting(store)) == 1
    assert alerts.unblock(store, 100)
    assert not alerts.unblock(store, 100)


def test_removing_an_alert_stops_news_and_not_corrections(store: Store) -> None:
    mine = add(store)
    first = record(store, GAIN, "test", "test")
    assert first is not None
    (sent,) = deliveries.open_deliveries(store, 100)
    deliveries.mark_sent(store, deliveries.claim(store, "post", {sent.id: first.id}), 100, 555)
    record(store, contest(CARDIFF), "test", "test")
    record(store, contest(WAKEFIELD, labour=6_100), "test", "test")
    alerts.remove(store, [mine.id])
    assert waiting(store) == [(mine.id, GAIN.id)]
    assert alerts.subscriptions(store, server_id=1) == ()
    gone = alerts.subscription(store, mine.id)
    assert gone is not None
    assert gone.subscribed_by is None


def test_a_deleted_channel_ends_its_alerts_and_those_of_its_threads(store: Store) -> None:
    add(store)
    add(store, Filters(), Place("thread", 300, server_id=1, parent_id=100))
    other = add(store, Filters(), Place("channel", 400, server_id=1))
    record(store, GAIN, "test", "test")
    assert alerts.place_gone(store, 100, "the channel was deleted") == 2
    assert [each.id for each in alerts.subscriptions(store, server_id=1)] == [other.id]
    assert deliveries.places(store) == (400,)
    assert alerts.server_gone(store, 1) == 1
    assert deliveries.places(store) == ()


def test_the_same_alert_cannot_be_added_twice(store: Store) -> None:
    add(store)
    with pytest.raises(ByelexError, match="subscribed already"):
        add(store)
    add(store, Filters(gains_only=True))


def test_forgetting_a_person_leaves_nothing_that_names_them(store: Store) -> None:
    add(store)
    add(store, Filters(), Place("person", MODERATOR))
    record(store, GAIN, "test", "test")
    assert alerts.forget(store, MODERATOR) == alerts.Forgotten(direct=1, named=1)
    kept = store.connection.execute("SELECT subscribed_by, place_id FROM subscription").fetchall()
    assert kept == [(None, 100)]
    assert store.connection.execute("SELECT count(*) FROM delivery WHERE place_id = 7").fetchone() == (0,)


def test_what_ended_long_ago_is_deleted_with_its_history(store: Store) -> None:
    mine, kept = add(store), add(store, Filters(), Place("channel", 101))
    record(store, GAIN, "test", "test")
    alerts.remove(store, [mine.id])
    assert alerts.tidy(store) == 0
    assert alerts.tidy(store, datetime.now(UTC) + timedelta(days=91)) == 1
    assert store.connection.execute("SELECT DISTINCT subscription_id FROM delivery").fetchall() == [(kept.id,)]


def test_a_deleted_role_is_mentioned_no_more(store: Store) -> None:
    mine = alerts.subscribe(store, CHANNEL, Filters(), MODERATOR, role_id=55)
    alerts.role_gone(store, 55)
    now = alerts.subscription(store, mine.id)
    assert now is not None
    assert now.role_id is None


def test_reach_counts_what_became_of_a_revision(store: Store) -> None:
    add(store)
    add(store, Filters(), Place("channel", 101))
    first = record(store, GAIN, "test", "test")
    assert first is not None
    (sent,) = deliveries.open_deliveries(store, 100)
    deliveries.mark_sent(store, deliveries.claim(store, "post", {sent.id: first.id}), 100, 555)
    (only,) = deliveries.reach(store)
    assert (only.by_election_id, only.total, only.sent, only.waiting, only.unsent) == (GAIN.id, 2, 1, 1, 0)


def test_what_is_found_claimed_can_be_released_or_marked(store: Store) -> None:
    add(store)
    first = record(store, GAIN, "test", "test")
    assert first is not None
    (waits,) = deliveries.open_deliveries(store, 100)
    leader = deliveries.claim(store, "post", {waits.id: first.id})
    (claimed,) = deliveries.open_deliveries(store, 100)
    assert (claimed.state, claimed.leader_id, claimed.shown_revision_id) == ("claimed", leader, first.id)
    deliveries.release(store, leader)
    assert deliveries.open_deliveries(store, 100)[0].state == "waiting"
    deliveries.claim(store, "post", {waits.id: first.id})
    deliveries.mark_sent(store, leader, 100, 555)
    shown = deliveries.posted(store, 100, Matter(GAIN.id))
    assert shown is not None
    assert (shown.message_id, shown.shown_revision_id) == (555, first.id)
    assert deliveries.places(store) == ()


def test_each_state_of_a_contest_can_be_read_back(store: Store) -> None:
    first = record(store, winner_only(WAKEFIELD, stood("Bob Blue", CONSERVATIVE, None)), "test", "test")
    assert first is not None
    record(store, HOLD, "test", "test")
    withdraw(store, HOLD.id, "test", "test")
    states = deliveries.states_since(store, HOLD.id, first.id)
    assert [state and state.stage for state in states] == ["winner", "official", None]
