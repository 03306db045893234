"""Counts that are kept agree with counting, whatever part of a year is asked for and whatever changed meanwhile."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date

import pytest

from byelex.store import Store, tallies
from byelex.store.groups import by_party, grouped, party_votes, tally
from byelex.store.queries import (
    Stood,
    candidacies,
    causes_known,
    contest_count,
    contests,
    holds_and_gains,
    measured_count,
    spread,
    unmeasured,
    values,
)
from byelex.store.revisions import record, withdraw
from byelex.store.scope import Bound, Scope
from byelex.store.totals import candidacy_counts, totals
from tests.contests import CARDIFF, WAKEFIELD, contest, furnished

SCOPES = (
    Scope(),
    Scope(first_day=date(2010, 5, 6)),
    Scope(first_day=date(1950, 1, 1), last_day=date(1979, 12, 31), country="Scotland"),
    Scope(first_day=date(1983, 2, 24), last_day=date(1983, 3, 24)),
    Scope(first_day=date(1957, 2, 28), last_day=date(1958, 2, 13), held=False),
    Scope(last_day=date(1962, 3, 14), winner=("liberal",)),
    Scope(not_country="Northern Ireland", not_winner=("labour", "conservative"), held=False),
)


def agree(store: Store, scope: Scope) -> None:
    assert tallies.tallied(scope)
    every = contests(store, scope)
    assert contest_count(store, scope) == len(every)
    assert sum(number for _, number in by_party(store, scope, "winner")) == len(every)
    for measure in ("swing", "turnout", "majority overturned"):
        assert measured_count(store, scope, measure) == len(values(store, scope, measure))
    for by in ("year", "decade", "Parliament", "seat"):
        assert sum(number for _, number, _ in grouped(store, scope, by)) == len(every)
    turnouts = values(store, scope, "turnout")
    for by in ("decade", "weekday", "region"):
        groups = grouped(store, scope, by, "turnout")
        assert sum(number for _, number, _ in groups) == len(turnouts)
        assert sum(total for *_, total in groups) == pytest.approx(sum(turnouts))
    left_out = [unmeasured(store, scope, "swing", compared, 8)[0] for compared in (True, False)]
    assert sum(left_out) == len(every) - measured_count(store, scope, "swing")


@pytest.mark.parametrize("scope", SCOPES)
def test_kept_counts_are_those_of_the_lists(store: Store, scope: Scope) -> None:
    agree(store, scope)


def test_each_year_has_its_own_by_elections(store: Store) -> None:
    held = {listing.id: listing.polling_on.year for listing in store.listings()}
    since = Scope(first_day=date(2010, 5, 6))
    counted: Counter[int] = Counter()
    for one, number, _ in grouped(store, since, "year"):
        counted[held[one]] += number
    assert counted == Counter(held[each] for each in contests(store, since))


def test_kept_counts_follow_what_is_recorded_moved_and_withdrawn() -> None:
    with furnished(WAKEFIELD, CARDIFF) as store:
        for where in (WAKEFIELD, CARDIFF):
            record(store, contest(where), "test", "test")
        record(store, contest(WAKEFIELD, labour=3_000), "test", "test")
        agree(store, Scope())
        with store.writing() as connection:
            connection.execute("UPDATE constituency SET country = 'Wales' WHERE id = ?", [WAKEFIELD.id])
            store.changed()
            # What is written counts at once, before it is kept.
            assert contest_count(store, Scope(country="Wales")) == 2
        assert (contest_count(store, Scope(country="Wales")), contest_count(store, Scope(country="England"))) == (2, 0)
        withdraw(store, contest(CARDIFF).id, "test", "test")
        agree(store, Scope(country="Wales"))
        assert by_party(store, Scope(), "winner") == (("conservative", 1),)
        assert causes_known(store, Scope()) == 0
        assert totals(store, Scope(), Stood(parties=("labour",))).votes == 3_000


@pytest.mark.parametrize("party", ["labour", "liberal", "independent"])
@pytest.mark.parametrize("scope", [Scope(), SCOPES[1], SCOPES[3], Scope(last_day=date(1958, 2, 13))])
def test_what_a_partys_candidacies_come_to_is_what_they_add_up_to(store: Store, scope: Scope, party: str) -> None:
    # Asked of two parties, one of which never stood, nothing kept is used.
    kept, added_up = (totals(store, scope, Stood(parties=parties)) for parties in ((party,), (party, "nobody")))
    assert (kept.contests, kept.votes, kept.won, kept.second) == (
        added_up.contests,
        added_up.votes,
        added_up.won,
        added_up.second,
    )
    assert (kept.candidacies, kept.votes_missing, kept.deposits_lost) == (
        added_up.candidacies,
        added_up.votes_missing,
        added_up.deposits_lost,
    )
    assert kept.share_mean == pytest.approx(added_up.share_mean)
    assert kept.change_mean == pytest.approx(added_up.change_mean)


@pytest.mark.parametrize("scope", [SCOPES[1], SCOPES[3], Scope(not_country="England")])
def test_what_is_kept_is_what_the_same_contests_named_one_by_one_come_to(store: Store, scope: Scope) -> None:
    named = Scope(by_election_ids=contests(store, scope))
    assert tally(store, scope, "party", "votes") == tally(store, named, "party", "votes")
    assert tally(store, scope, "person", "deposits lost") == tally(store, named, "person", "deposits lost")
    assert party_votes(store, scope, ("labour", "green")) == party_votes(store, named, ("labour", "green"))
    for stood in (Stood(), Stood(parties=("labour",)), Stood(people=("howling-laud-hope",))):
        for measure in ("votes", "share", "change"):
            assert candidacy_counts(store, scope, stood, measure) == candidacy_counts(store, named, stood, measure)
    for measure in ("majority", "candidates"):
        assert spread(store, scope, measure) == spread(store, named, measure)
    assert holds_and_gains(store, scope) == tuple(
        contest_count(store, replace(named, held=held)) for held in (True, False)
    )


def test_what_a_party_did_where_it_stood_or_was_defending_is_found_without_its_contests(store: Store) -> None:
    lost = candidacies(store, Scope(stood=("labour",)), Stood(parties=("labour",), deposit_lost=True))
    assert {one.by_election_id for one in lost} == set(
        contests(store, Scope(stood=("labour",), stood_deposit_lost=True))
    )
    defended = candidacies(store, Scope(defender=("labour",)), Stood(parties=("labour",)))
    # With another that never stood, it is looked for among the contests.
    assert defended == candidacies(store, Scope(defender=("labour", "nobody")), Stood(parties=("labour",)))


def test_a_limit_on_what_a_party_had_is_kept_to_where_its_candidacies_are_added_up(store: Store) -> None:
    few = Scope(stood=("ukip",), stood_bound=Bound("share", "<", 10), bounds=(Bound("rejected papers", ">", 25),))
    shares = [float(one.value) for one in candidacies(store, few, Stood(parties=("ukip",)), "share")]
    assert shares
    assert max(shares) < 10
    assert totals(store, few, Stood(parties=("ukip",))).candidacies == len(shares) == len(contests(store, few))
