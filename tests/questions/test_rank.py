"""Where a swing stands: one place, whichever way it is asked for, and that of the list."""

from __future__ import annotations

import pytest

import byelex.ask  # noqa: F401 - registers /ask
from byelex.answers import Answer, Figure
from byelex.questions.registry import answer
from byelex.store import Store


def rank(found: Answer) -> Figure:
    return next(figure for figure in found.figures if figure.label == "Rank by size")


@pytest.mark.parametrize(
    "seat", ["kingswood", "wakefield", "gorton and denton", "bermondsey", "dudley west", "belfast west", "west tyrone"]
)
def test_a_swing_has_one_place_however_it_is_asked_for(store: Store, seat: str) -> None:
    told = rank(answer(store, "swing", {"seat": seat}))
    asked = answer(store, "ask", {"question": f"where does {seat} rank by swing"})
    assert f"ranks {told.value} by Butler swing" in asked.headline
    for part in told.detail.split("; ")[1:]:
        assert part.lower() in asked.headline.lower()


def test_it_is_its_place_in_the_list(store: Store) -> None:
    for narrowing in ({}, {"nation": "Northern Ireland"}):
        listed = answer(store, "records", {"which": "largest swing", **narrowing})
        assert listed.table is not None
        for row in listed.table.rows:
            told = rank(answer(store, "swing", {"seat": row.cells[1]}))
            assert told.exact == int(row.cells[0])
            assert f"of {listed.paragraphs[0].split()[0]}" in told.value


def test_northern_ireland_ranks_among_its_own(store: Store) -> None:
    told = rank(answer(store, "swing", {"seat": "belfast west"}))
    assert told.detail.startswith("by-elections since 1945 in Northern Ireland, ")
