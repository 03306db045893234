"""What an alert says and how alerts are spoken of: facts a reader can check, no Discord."""

from __future__ import annotations

import csv
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from byelex.chat.alerts import content, marks, rest, words
from byelex.elections import Party
from byelex.store import Store
from byelex.store.alerts import Filters
from byelex.store.bodies import recorded
from byelex.store.deliveries import Delivery
from byelex.store.occasions import Matter
from byelex.store.revisions import record
from tests.contests import PARTIES, WAKEFIELD, contest, furnish, furnished, seat, winner_only
from tests.parties import CONSERVATIVE, LABOUR, stood

GAIN = contest(WAKEFIELD)


@pytest.mark.parametrize(
    ("party", "shown"),
    [
        ("labour", "🔴"),
        ("conservative", "🔵"),
        ("liberal-democrats", "🟠"),
        ("green", "🟢"),
        ("snp", "🟡"),
        ("plaid-cymru", "🟢"),
        ("ukip", "🟣"),
        ("reform-uk", "🔵"),
        ("independent", "⚪"),
    ],
)
def test_a_party_has_the_circle_nearest_to_its_colour(data_folder: Path, party: str, shown: str) -> None:
    with (data_folder / "parties.csv").open(encoding="utf-8", newline="") as file:
        colours = {row["id"]: row["colour"] for row in csv.DictReader(file)}
    assert content.circle(Party(party, party, party, colours[party])) == shown


def test_black_and_no_colour_have_a_circle_too() -> None:
    assert content.circle(Party("x", "X", "X", "#000000")) == "⚫"
    assert content.circle(Party("x", "X", "X", "")) == "⚪"


@pytest.mark.parametrize(
    ("filters", "said"),
    [
        (Filters(), "every result"),
        (Filters(gains_only=True, area="Wales"), "every gain in Wales"),
        (Filters(seat="Wakefield"), "every result in Wakefield"),
        (Filters(party_id="labour", party_as="winner"), "Labour wins"),
        (Filters(party_id="labour", party_as="winner", gains_only=True), "Labour gains"),
        (Filters(party_id="conservative", party_as="loser", area="England"), "seats Conservative loses in England"),
        (Filters(party_id="labour"), "results where Labour wins or loses the seat"),
    ],
)
def test_filters_in_words(filters: Filters, said: str) -> None:
    assert words.wanted(filters, {party.id: party for party in PARTIES}) == said


def test_corrections_compare_with_what_was_first_known() -> None:
    winner = winner_only(WAKEFIELD, stood("Ann Labour", LABOUR, None))
    first, second = contest(WAKEFIELD), contest(WAKEFIELD, labour=6_100)
    assert words.corrections([first]) == []
    assert words.corrections([winner, first]) == []
    assert words.corrections([winner, first, second])[0] == "majority 2,000 → 2,100"
    assert words.corrections([first, second, first]) == []
    assert words.corrections([first, None, second])[0] == "majority 2,000 → 2,100"


def test_a_changed_winner_is_the_first_correction() -> None:
    found = words.corrections([GAIN, recorded(contest(WAKEFIELD, labour=3_000))])
    assert found[:2] == ["winner Ann Labour → Bob Blue", "winning party Labour → Conservative"]


def test_many_corrections_are_summed_up() -> None:
    standing = tuple(stood(f"Person {number}", LABOUR, 1_000 - number) for number in range(12))
    before = replace(GAIN, candidacies=standing)
    after = replace(GAIN, candidacies=tuple(replace(each, votes=(each.votes or 0) + 1) for each in standing))
    found = words.corrections([before, after])
    assert len(found) == words.MOST_CORRECTIONS + 1
    assert found[-1].startswith("and ")


def test_an_edit_that_only_adds_is_not_told_as_a_correction() -> None:
    sent = datetime(2026, 11, 20, 1, tzinfo=UTC)
    edited = Delivery(2, 2, 1, GAIN.id, 1, sent, "sent", "edit", 1, None, 1, 2, 100, 555, sent, "")
    reply = replace(edited, act="reply")
    assert words.became(edited, words.what_it_did(replace(GAIN, stage="winner"), GAIN)).startswith("brought up to date")
    raised = replace(GAIN, electorate=20_001)
    assert words.became(edited, words.what_it_did(GAIN, raised)).startswith("corrected <t:")
    assert words.became(reply, words.what_it_did(None, GAIN)).startswith("marked as recorded again, with a reply <t:")
    assert words.became(edited, words.what_it_did(GAIN, None)).startswith("marked as withdrawn <t:")


def test_nonces_are_short_and_differ_between_deliveries_and_stores() -> None:
    ids = [1, 2, 35, 36, 1_295, 1_296, 10**9]
    nonces = {rest.nonce(store_id, each) for store_id in ("0123456789abcdef", "fedcba9876543210") for each in ids}
    assert len(nonces) == 2 * len(ids)
    assert max(map(len, nonces)) <= 25


class TestMessages:
    @pytest.fixture
    def store(self) -> Store:
        return furnished(WAKEFIELD)

    def test_a_candidates_name_cannot_mention_or_mark_up(self, store: Store) -> None:
        standing = (stood("@everyone **Bold**", LABOUR, 6_000), stood("Bob Blue", CONSERVATIVE, 4_000))
        record(store, replace(GAIN, candidacies=standing), "test", "test")
        body = content.news(store, Matter(GAIN.id)).payload(marks.mark("ab", 1, person=False))
        assert "@everyone" not in str(body)
        assert "**Bold**" not in str(body)
        assert body["allowed_mentions"] == {"parse": [], "roles": [], "replied_user": False}

    def test_a_forum_title_fits(self, store: Store) -> None:
        long = Party("long", "A Party With " + "A Very Long Name " * 8, "L", "#112233")
        store.save_parties([long])
        record(store, replace(GAIN, candidacies=(stood("Ann", long, 9),)), "test", "test")
        assert len(content.news(store, Matter(GAIN.id)).title) <= 100

    def test_buttons_are_within_discords_limits_and_the_mark_is_the_last(self, store: Store) -> None:
        record(store, GAIN, "test", "test")
        mark = marks.mark(store.store_id(), 10**12, person=True)
        rows = content.news(store, Matter(GAIN.id)).payload(mark)["components"]
        assert all(len(row["components"]) <= 5 for row in rows)
        assert len(rows) <= 5
        drawn = [button["custom_id"] for row in rows for button in row["components"]]
        assert len(set(drawn)) == len(drawn)
        assert all(len(custom_id) <= 100 for custom_id in drawn)
        assert drawn[-1] == mark[1]

    def test_a_long_digest_is_cut_and_says_so(self, store: Store) -> None:
        seats = [seat(f"Seat{number}") for number in range(60)]
        furnish(store, *seats)
        contests = [contest(each) for each in seats]
        for each in contests:
            record(store, each, "test", "test")
        digest = content.digest(store, [(Matter(each.id), None) for each in contests])
        assert digest.embed is not None
        assert digest.embed["description"].splitlines()[-1] == "… and 20 more"
        assert len(digest.payload(marks.mark("ab", 1, person=False))["components"]) <= 5
