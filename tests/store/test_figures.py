"""The computed figures of the shipped contests, as the file holds them for whoever opens it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest
from sqlite_utils import Database

from byelex import measures, swings
from byelex.stated import stated_swing, stated_turnout
from byelex.store import Store
from byelex.store.around import Around, ranked_around
from byelex.store.scope import Scope


def of_query(store: Store, sql: str, values: Sequence[str] = ()) -> list[dict[str, Any]]:
    return list(Database(store.connection).query(sql, values))


def summary(store: Store, by_election_id: str) -> dict[str, Any]:
    (row,) = of_query(store, "SELECT * FROM by_election_summary WHERE by_election_id = ?", [by_election_id])
    return row


@pytest.mark.parametrize(
    ("by_election_id", "swing_from", "swing_to", "points"),
    [
        ("2014-10-09-clacton", "Conservative", "UKIP", 44.06),
        ("2021-05-06-hartlepool", "Labour", "Conservative", 15.97),
        ("2021-07-01-batley-and-spen", "Labour", "Conservative", 2.90),
        ("2022-06-23-tiverton-and-honiton", "Conservative", "Liberal Democrat", 29.93),
        ("2022-06-23-wakefield", "Conservative", "Labour", 12.69),
        ("2024-02-15-kingswood", "Conservative", "Labour", 16.40),
        ("2024-02-15-wellingborough", "Conservative", "Labour", 28.53),
        ("2026-02-26-gorton-and-denton", "Labour", "Green", 26.43),
    ],
)
def test_swings(store: Store, by_election_id: str, swing_from: str, swing_to: str, points: float) -> None:
    row = summary(store, by_election_id)
    assert (row["swing_from"], row["swing_to"], round(row["swing_pp"], 2)) == (swing_from, swing_to, points)


@pytest.mark.parametrize(
    ("by_election_id", "points"),
    [("2024-02-15-wellingborough", 17.86), ("2022-06-23-wakefield", 3.73), ("2021-07-01-batley-and-spen", 3.33)],
)
def test_swings_needed(store: Store, by_election_id: str, points: float) -> None:
    assert round(summary(store, by_election_id)["swing_needed_pp"], 2) == points


def test_exactly_these_swings_since_2010_are_undefined_and_say_why(store: Store) -> None:
    rows = of_query(store, "SELECT * FROM by_election_summary WHERE swing_pp IS NULL AND polling_on > '2010-05-06'")
    assert {row["by_election_id"]: row["swing_note"] for row in rows} == {
        "2013-03-07-mid-ulster": "DUP, in the first two in 2010, did not stand here",
        "2016-10-20-batley-and-spen": "Conservative, in the first two in 2015, did not stand here",
        "2016-12-01-richmond-park": "Conservative, in the first two in 2015, did not stand here",
        "2022-02-03-southend-west": "Labour, in the first two in 2019, did not stand here",
        "2026-08-13-clacton": "Conservative, in the first two in 2024, did not stand here",
    }


def test_a_party_that_had_not_stood_is_said_to_count_as_nought(store: Store) -> None:
    assert summary(store, "2014-10-09-clacton")["swing_note"] == "UKIP had not stood in 2010: counted as 0"
    assert summary(store, "2021-05-06-hartlepool")["swing_note"] is None


def test_hartlepool_whole(store: Store) -> None:
    row = summary(store, "2021-05-06-hartlepool")
    assert (row["constituency"], row["ons_id"], row["country"], row["region"]) == (
        "Hartlepool",
        "E14000733",
        "England",
        "North East",
    )
    assert (row["winner"], row["winner_party"], row["winner_votes"]) == ("Jill Mortimer", "Conservative", 15529)
    assert (row["runner_up"], row["runner_up_party"], row["runner_up_votes"]) == ("Paul Williams", "Labour", 8589)
    assert (row["result"], row["held"], row["majority"]) == ("Conservative gain from Labour", 0, 6940)
    assert (row["electorate"], row["valid_votes"], row["rejected_votes"]) == (70768, 29933, 182)
    assert (row["baseline_on"], row["baseline_majority"], row["candidates"]) == ("2019-12-12", 3595, 16)
    assert row["winner_share_pct"] == 100 * 15529 / 29933
    assert row["turnout_pct"] == pytest.approx(42.297, abs=0.0005)


def test_every_contest_adds_up(store: Store) -> None:
    rows = of_query(store, "SELECT * FROM by_election_summary")
    assert len(rows) == len(store.listings())
    for row in rows:
        if row["completeness"] != "full":
            continue
        of = [row["by_election_id"]]
        stood = list(of_query(store, "SELECT * FROM candidacy_summary WHERE by_election_id = ? ORDER BY ordinal", of))
        votes = [candidacy["votes"] for candidacy in stood]
        assert sum(votes) == row["valid_votes"], of
        assert votes == sorted(votes, reverse=True), of
        assert votes[0] - votes[1] == row["majority"], of
        assert len(stood) == row["candidates"], of
        assert sum(candidacy["deposit_lost"] for candidacy in stood) == row["deposits_lost"], of
        assert sum(candidacy["share_pct"] for candidacy in stood) == pytest.approx(100), of
        assert row["electorate"] is None or row["valid_votes"] <= row["electorate"], of
        assert [candidacy["elected"] for candidacy in stood] == [1] + [0] * (len(stood) - 1), of
        assert stood[0]["position"] == 1, of


def test_declared_totals_agree_as_check_digits(store: Store) -> None:
    rows = store.connection.execute(
        """
        SELECT contest.id FROM by_election AS contest JOIN by_election_measures ON by_election_id = contest.id
        WHERE declared_valid_vote_count <> valid_vote_count OR declared_majority <> majority
        """
    ).fetchall()
    assert rows == []


def test_the_table_holds_what_measures_gives_unrounded(store: Store) -> None:
    for listing in store.listings():
        by_election, row = store.by_election(listing.id), summary(store, listing.id)
        assert by_election is not None
        swing, stated = swings.standard_swing(by_election), stated_swing(by_election)
        if isinstance(swing, swings.Swing):
            assert (row["swing_pp"], row["swing_basis"]) == (float(swing.points), "computed")
        elif by_election.baseline is None and stated is not None:
            assert (row["swing_pp"], row["swing_basis"]) == (float(stated.points), stated.basis)
        else:
            assert (row["swing_pp"], row["swing_basis"]) == (None, None)
        turnout, change = measures.turnout_points(by_election), measures.turnout_change_points(by_election)
        published = stated_turnout(by_election)
        if turnout is not None:
            assert (row["turnout_pct"], row["turnout_basis"]) == (float(turnout), "computed")
        elif published is not None:
            assert (row["turnout_pct"], row["turnout_basis"]) == (float(published[0]), "published")
        else:
            assert row["turnout_pct"] is None
        assert row["turnout_change_pp"] == (None if change is None else float(change))
        assert row["result"] == listing.verdict


def test_swing_ranks(store: Store) -> None:
    sizes = sorted(
        (
            (swing.points, listing.id)
            for listing in store.listings()
            for by_election in [store.by_election(listing.id)]
            if by_election is not None
            for swing in [swings.standard_swing(by_election)]
            if isinstance(swing, swings.Swing)
        ),
        reverse=True,
    )
    assert sizes[0][1] == "2014-10-09-clacton"
    computed = Scope(first_day=date(2010, 5, 6))
    for above, (_, by_election_id) in enumerate(sizes):
        around = Around(more=above, same=1, less=len(sizes) - above - 1, unsure=0)
        assert ranked_around(store, computed, "swing", by_election_id) == around
    assert ranked_around(store, computed, "swing", "2016-12-01-richmond-park") is None
    assert ranked_around(store, computed, "swing", "1983-02-24-bermondsey") is None
