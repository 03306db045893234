"""What is said while only the winner is known: who else stood, and all that rests on it, is not known yet."""

from __future__ import annotations

from dataclasses import replace

import pytest

import byelex.ask  # noqa: F401 - /ask is among the questions once it is imported
from byelex.elections import ByElection
from byelex.questions.registry import answer
from byelex.recording.door import prepare, record
from byelex.store import Store
from byelex.store.export import export_by_elections
from byelex.swings import NoSwing, standard_swing
from tests.contests import CARDIFF, WAKEFIELD, contest, only_called, winner_only
from tests.parties import CONSERVATIVE, GREEN, LABOUR, stood
from tests.questions.shown import figure


@pytest.fixture
def known(two_seats: Store) -> ByElection:
    """Wakefield's winner, a Green: neither of the first two of 2024 is named. Cardiff's votes are in."""
    for each in (winner_only(WAKEFIELD, stood("Cat Green", GREEN, None)), contest(CARDIFF)):
        record(two_seats, prepare(two_seats, each), "an editor", "a test")
    found = two_seats.by_election(winner_only(WAKEFIELD, stood("Cat Green", GREEN, None)).id)
    assert found is not None
    return found


def said(store: Store, question: str, texts: dict[str, str]) -> str:
    """Write out all that an answer says."""
    found = answer(store, question, texts)
    told = [found.title, found.headline, *found.paragraphs, *found.notes]
    told += [f"{each.label} {each.value} {each.detail}" for each in found.figures]
    told += [" ".join(row.cells) for row in found.table.rows] if found.table else []
    return "\n".join(told)


@pytest.mark.parametrize(
    ("question", "texts"),
    [
        ("result", {"seat": "wakefield"}),
        ("candidates", {"seat": "wakefield"}),
        ("swing", {"seat": "wakefield"}),
        ("project", {"seat": "wakefield"}),
        ("compare", {"one": "wakefield"}),
        ("compare", {"one": "wakefield", "two": "cardiff"}),
        ("ask", {"question": "did labour stand in wakefield"}),
        ("ask", {"question": "labour share in wakefield"}),
        ("ask", {"question": "conservative to labour swing in wakefield"}),
        ("ask", {"question": "who came second in wakefield"}),
        ("ask", {"question": "compare labour in wakefield and cardiff"}),
        ("ask", {"question": "what swing would labour need in wakefield next time"}),
    ],
)
def test_nobody_is_said_not_to_have_stood(
    two_seats: Store, known: ByElection, question: str, texts: dict[str, str]
) -> None:
    told = said(two_seats, question, texts)
    assert "Wakefield" in told
    for false in ("did not stand", "No Labour", "No party", "undefined", "meaningful", "1 candidate stood", "No other"):
        assert false not in told
    assert any(words in told for words in ("until the votes are in", "votes are to follow", "not recorded"))


def test_swing_and_number_of_candidates_are_not_known_yet(two_seats: Store, known: ByElection) -> None:
    assert standard_swing(known) == NoSwing("only the winner is known until the votes are in")
    assert figure(answer(two_seats, "result", {"seat": "wakefield"}), "Swing") == "not known until the votes are in"
    assert answer(two_seats, "swing", {"seat": "wakefield"}).picture is None
    columns, rows = export_by_elections(two_seats)
    exported = next(
        dict(zip(columns, row, strict=True)) for row in rows if row[columns.index("by_election_id")] == known.id
    )
    assert (exported["candidates"], exported["swing_pp"], exported["runner_up"]) == (None, None, None)
    assert "did not stand" not in exported["swing_note"]


def test_it_has_no_rank_and_is_told_apart_from_what_is_undefined(two_seats: Store, known: ByElection) -> None:
    for which in ("fewest candidates", "largest swing"):
        found = answer(two_seats, "records", {"which": which})
        assert found.table is not None
        assert [row.cells[1] for row in found.table.rows] == [f"Cardiff {known.polling_on.year}"]
        assert found.paragraphs[1:] == (f"Left out until the votes are in: {known.name}.",)


def test_it_is_in_no_list_of_where_a_party_did_not_stand(two_seats: Store, known: ByElection) -> None:
    found = answer(two_seats, "ask", {"question": "by-elections where the greens did not stand"})
    assert "Cardiff" in found.headline
    assert "Of 1 by-election not everyone who stood is recorded: left out." in found.notes
    labour = answer(two_seats, "ask", {"question": "by-elections where labour did not stand"})
    assert "Wakefield" not in labour.headline


def test_of_those_nominated_none_is_second(two_seats: Store) -> None:
    nominated = (stood("Cat Green", GREEN, None, elected=True), stood("Bob Blue", CONSERVATIVE, None))
    called = only_called(WAKEFIELD, *nominated, stood("Ann Labour", LABOUR, None))
    assert replace(called, stage="winner").runner_up is None
