"""Counts that are kept agree with counting, whatever part of a year is asked for and whatever changed meanwhile."""

from __future__ import annotations

from datetime import date

import pytest

from byelex.store import Store, tallies
from byelex.store.queries import (
    Stood,
    by_party,
    causes_known,
    contest_count,
    contests,
    measured_count,
    unmeasured,
    values,
)
from byelex.store.revisions import record, withdraw
from byelex.store.scope import Scope
from byelex.store.totals import totals
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
    left_out = [unmeasured(store, scope, "swing", compared, 8)[0] for compared in (True, False)]
    assert sum(left_out) == len(every) - measured_count(store, scope, "swing")


@pytest.mark.parametrize("scope", SCOPES)
def test_kept_counts_are_those_of_the_lists(store: Store, scope: Scope) -> None:
    agree(store, scope)


def test_kept_counts_follow_what_is_recorded_moved_and_withdrawn() -> None:
    with furnished(WAKEFIELD, CARDIFF) as store:
        for where in (WAKEFIELD, CARDIFF):
            record(store, contest(where), "test", "test")
        record(store, contest(WAKEFIELD, labour=3_000), "test", "test")
        agree(store, Scope())
        with store.writing() as connection:
            connection.execute("UPDATE constituency SET country = 'Wales' WHERE id = ?", [WAKEFIELD.id])
            store.changed()
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
