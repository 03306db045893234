"""A question about the general election before gets that election's figures, never the by-election's own."""

from __future__ import annotations

import pytest

from byelex.answers import Answer
from byelex.ask import ask
from byelex.elections import Baseline, ByElection
from byelex.faces.text import text as written
from byelex.store import Store
from byelex.store.revisions import record
from tests.contests import WAKEFIELD, contest

WAYS = ("at the general election before", "at the last general election", "at the previous election", "last time")


def contests(store: Store) -> list[tuple[ByElection, Baseline]]:
    held = [store.by_election(listing.id) for listing in store.listings()]
    return [(one, one.baseline) for one in held if one is not None and one.baseline is not None]


def asked(store: Store, question: str) -> tuple[Answer, str]:
    answer = ask(store, question)
    return answer, " ".join(written(answer, asked=False).split()) + answer.headline


@pytest.mark.parametrize("way", WAYS)
def test_who_won_every_seat(store: Store, way: str) -> None:
    for one, baseline in contests(store):
        answer, text = asked(store, f"who won {one.name} {way}")
        first = baseline.candidacies[0]
        majority = (first.votes or 0) - (baseline.candidacies[1].votes or 0)
        assert answer.kind == "answer", one.name
        assert first.name in text, (one.name, text)
        assert f"{majority:,}" in text, (one.name, text)


def test_the_other_figures_of_every_seat(store: Store) -> None:
    for one, baseline in contests(store):
        first, second = baseline.candidacies[:2]
        for question, fact in (
            (f"runner up in {one.name} at the general election before", f"{second.name} "),
            (f"{one.name} electorate at the general election before", f"{baseline.electorate:,}"),
            (f"majority in {one.name} last time", f"{(first.votes or 0) - (second.votes or 0):,}"),
            (f"how many candidates stood in {one.name} last time", f" {len(baseline.candidacies)} candidates stood"),
        ):
            assert fact in asked(store, question)[1], (question, asked(store, question)[1])


@pytest.mark.parametrize("way", ["rise", "fall"])
@pytest.mark.parametrize("what", ["vote", "share"])
def test_what_is_as_it_was_neither_rose_nor_fell(two_seats: Store, what: str, way: str) -> None:
    record(two_seats, contest(WAKEFIELD, labour=4_000, conservative=5_000), "an editor", "a test")
    assert ask(two_seats, f"did labour's {what} {way} in wakefield").headline.startswith("No: ")
