"""Pictures of rankings and comparisons on the shipped data, and where there is none because a table says more."""

from __future__ import annotations

import pytest

from byelex.answers import Comparison, Ranking
from byelex.ask import ask
from byelex.elections import ByElection
from byelex.questions.record_kinds import RECORDS
from byelex.questions.registry import answer
from byelex.store import Store
from tests.faces.drawn import faults


def ranking(store: Store, **given: str) -> Ranking:
    picture = answer(store, "records", given).picture
    assert isinstance(picture, Ranking)
    return picture


def comparison(store: Store, **given: str) -> Comparison:
    picture = answer(store, "compare", given).picture
    assert isinstance(picture, Comparison)
    return picture


@pytest.mark.parametrize("which", RECORDS)
def test_every_record_is_drawn_with_the_rows_of_its_table(store: Store, which: str) -> None:
    found = answer(store, "records", {"which": which})
    assert found.table is not None
    if len({row.cells[-1] for row in found.table.rows}) == 1:
        assert found.picture is None
        return
    assert isinstance(found.picture, Ranking)
    assert [row.figure for row in found.picture.rows] == [row.cells[-1] for row in found.table.rows]
    assert [str(row.place) for row in found.picture.rows] == [row.cells[0] for row in found.table.rows]
    assert [row.mark for row in found.picture.rows] == [row.mark for row in found.table.rows]
    assert faults(found.picture) == []


def test_a_swings_bar_is_of_the_party_swung_to(store: Store) -> None:
    first = ranking(store, which="largest swing", since="2010").rows[0]
    assert (first.seat, first.date, first.figure) == ("Clacton", "9 October 2014", "44.06")
    assert (first.party, first.short) == ("Conservative to UKIP", "Con to UKIP")
    assert first.colour == store.parties()["ukip"].colour


def test_a_candidates_bar_names_candidate_seat_and_party(store: Store) -> None:
    first = ranking(store, which="fewest votes for a candidate").rows[0]
    assert (first.candidate, first.seat, first.party) == ("Yolande Kenward", "North Shropshire", "Independent")
    assert (first.value, first.figure) == (3, "3")


def test_a_published_swing_is_marked(store: Store) -> None:
    marks = {row.seat: row.mark for row in ranking(store, which="largest swing").rows}
    assert marks["Bermondsey"] == "as published"
    assert marks["Clacton"] == ""


def test_contests_level_with_the_last_one_drawn_are_counted(store: Store) -> None:
    level = ranking(store, which="most candidates")
    last = level.rows[-1]
    counted = store.connection.execute(
        "SELECT count(*) FROM by_election_measures WHERE candidate_count = ?", (int(last.figure),)
    ).fetchone()[0]
    assert level.level == f"{counted - sum(row.figure == last.figure for row in level.rows)} more have {last.figure}"
    assert ranking(store, which="largest majority").level == ""


def test_gains_alone_say_from_whom_and_others_only_that_they_are_gains(store: Store) -> None:
    overturned = ranking(store, which="biggest majority overturned").rows[0]
    assert (overturned.seat, overturned.short, overturned.party) == (
        "Mid Bedfordshire",
        "Lab from Con",
        "Labour gain from Conservative",
    )
    shorts = {row.seat: row.short for row in ranking(store, which="smallest majority").rows}
    assert (shorts["Runcorn and Helsby"], shorts["West Dunbartonshire"]) == ("Reform gain", "Lab hold")


def test_falls_keep_their_sign(store: Store) -> None:
    rows = ranking(store, which="biggest fall of turnout").rows
    assert all(row.value < 0 and row.figure.startswith("−") for row in rows)


def test_a_list_of_one_and_a_list_of_equals_have_no_picture(store: Store) -> None:
    one = answer(
        store, "records", {"which": "largest swing", "since": "2022-06-23", "until": "2022-06-23", "to": "labour"}
    )
    assert one.table is not None
    assert len(one.table.rows) == 1
    assert one.picture is None
    assert answer(store, "records", {}).picture is None


def test_several_contests_side_by_side(store: Store) -> None:
    picture = comparison(store, one="wellingborough", two="kingswood")
    assert picture.title == "They differ most in Butler swing"
    first, second = picture.contests
    assert (first.seat, first.majority, first.turnout, first.swing) == (
        "Wellingborough",
        "6,436",
        "38.0% (−26.3)",
        "28.5 Con to Lab",
    )
    assert second.verdict == "Labour gain from Conservative"
    assert sum(share.share_points for share in first.shares) == pytest.approx(100)
    assert faults(picture) == []


def test_one_contest_and_the_general_election_before_it(store: Store) -> None:
    before, after = comparison(store, one="wakefield").contests
    assert (before.seat, before.date, before.majority, before.turnout) == (
        "General election",
        "12 December 2019",
        "3,358",
        "64.1%",
    )
    assert (before.verdict, after.verdict) == ("Conservative", "Labour gain from Conservative")
    assert before.swing == ""


def test_a_swing_that_is_undefined_and_a_published_one_are_said_so(store: Store) -> None:
    undefined, published = comparison(store, one="clacton 2026", two="orpington 1962").contests
    assert undefined.swing == "undefined"
    assert published.swing.endswith("published") or published.swing.endswith("published changes")


def test_a_contest_beside_the_general_election_before_it_is_laid_out_well(
    store: Store, tried: list[ByElection]
) -> None:
    wrong = {}
    for by_election in tried:
        picture = answer(store, "compare", {"one": by_election.id}).picture
        if picture is not None and (found := faults(picture)):
            wrong[by_election.id] = found
    assert wrong == {}


def test_sides_without_shares_are_not_drawn(store: Store) -> None:
    found = answer(store, "compare", {"one": "south dorset 1962", "two": "wakefield 2022"})
    assert found.table is not None
    assert found.picture is None


@pytest.mark.parametrize(
    "words",
    [
        "ten lowest turnouts since 2000",
        "biggest swing",
        "smallest majority in Wales",
        "biggest rise in the lib dem share",
        "who got the fewest votes",
        "largest fall in turnout",
    ],
)
def test_a_ranking_asked_for_in_words_is_drawn_with_the_rows_of_its_table(store: Store, words: str) -> None:
    found = ask(store, words)
    assert isinstance(found.picture, Ranking)
    assert found.table is not None
    for drawn, row in zip(found.picture.rows, found.table.rows, strict=True):
        assert any(cell.split()[0] == drawn.figure for cell in row.cells)
        assert drawn.mark == row.mark
    assert faults(found.picture) == []


def test_days_and_long_lists_are_not_drawn(store: Store) -> None:
    assert ask(store, "the ten latest by-elections").picture is None
    long = ask(store, "the 20 lowest turnouts")
    assert long.table is not None
    assert len(long.table.rows) == 20
    assert long.picture is None


def test_one_measure_asked_about_is_said_and_not_drawn(store: Store) -> None:
    assert ask(store, "compare turnout at wellingborough and kingswood").picture is None
    assert isinstance(ask(store, "compare wellingborough and kingswood").picture, Comparison)
