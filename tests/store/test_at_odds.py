"""Contests measured against another party than had won the seat at a by-election since the general election before."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from byelex.elections import Claim
from byelex.questions.registry import answer
from byelex.store import at_odds
from byelex.store.at_odds import with_claims, won_otherwise
from byelex.store.revisions import record, withdraw
from byelex.store.scope import Scope
from tests.contests import CARDIFF, POLLED_ON, WAKEFIELD, contest, furnished, only_called

GAINED = contest(WAKEFIELD, polling_on=POLLED_ON - timedelta(days=100))
WON_BACK = contest(WAKEFIELD, labour=3_000, polling_on=POLLED_ON)


def test_a_seat_won_back_counts_as_held_and_is_marked_in_whatever_order_it_is_recorded() -> None:
    with furnished(WAKEFIELD) as store:
        record(store, WON_BACK, "test", "test")
        assert won_otherwise(store, Scope(), ("conservative",), 5) == (0, ())
        record(store, GAINED, "test", "test")
        for party in ("conservative", "labour"):
            marked = (1, (WON_BACK.id,)) if party == "conservative" else (0, ())
            assert won_otherwise(store, Scope(), (party,), 5) == marked
        notes = answer(store, "party", {"party": "conservative"}).notes
        assert any("counts as Conservative hold, though Labour had won the seat on" in note for note in notes)
        withdraw(store, GAINED.id, "test", "test")
        assert won_otherwise(store, Scope(), ("conservative",), 5) == (0, ())


@pytest.mark.parametrize("many", [0, 200], ids=["along all days", "by their claims"])
def test_claims_about_what_is_no_result_that_counts_are_not_counted(monkeypatch: pytest.MonkeyPatch, many: int) -> None:
    monkeypatch.setattr(at_odds, "MANY", many)
    claims = (
        Claim("turnout", "39.1%", "the council", None, None, ""),
        Claim("Turnout", "39%", "a paper", None, None, ""),
    )
    with furnished(WAKEFIELD, CARDIFF) as store:
        record(store, replace(GAINED, claims=claims), "test", "test")
        record(store, replace(WON_BACK, claims=claims, invented=True), "test", "test")
        record(store, replace(contest(CARDIFF), claims=claims), "test", "test")
        record(store, replace(only_called(WAKEFIELD), claims=claims), "test", "test")
        assert with_claims(store, "turnout", 5) == (2, (contest(CARDIFF).id, GAINED.id))
        withdraw(store, contest(CARDIFF).id, "test", "test")
        assert with_claims(store, "turnout", 5) == (1, (GAINED.id,))
        assert with_claims(store, "swing", 5) == (0, ())
