"""Answers about one by-election, on the shipped data: figures a reader can check against Parliament's."""

from __future__ import annotations

from dataclasses import replace

import pytest

from byelex.answers import Answer, ResultCard
from byelex.elections import Fact
from byelex.questions.registry import answer
from byelex.questions.result import summary
from byelex.store import Store
from tests.questions.shown import figure


def cells(found: Answer, name: str) -> tuple[str, ...]:
    assert found.table is not None
    return next(row.cells for row in found.table.rows if row.cells[0] == name)


def test_hartlepool(store: Store) -> None:
    found = answer(store, "result", {"seat": "hartlepool"})
    assert found.title == "Hartlepool by-election, 6 May 2021"
    assert found.headline == "Conservative gain from Labour"
    assert found.paragraphs[0] == "Jill Mortimer (Conservative) won by 6,940 votes over Paul Williams (Labour)."
    assert figure(found, "Majority") == "6,940 23.2 points of share"
    assert figure(found, "Majority overturned").startswith("3,595 Labour, 2019")
    assert figure(found, "Turnout").startswith("42.3% 15.6 points down on 2019")
    assert figure(found, "Swing").startswith("16.0 points from Labour to Conservative")
    assert figure(found, "Rejected papers") == "182"
    assert figure(found, "Candidates").startswith("16")
    assert cells(found, "Jill Mortimer") == ("Jill Mortimer", "Conservative", "15,529", "51.9%", "+23.0")
    assert any("Open" in source.title or "results" in source.title for source in found.sources)


def test_equal_votes_are_said_and_by_lot_only_where_a_source_does(store: Store) -> None:
    hartlepool = store.by_election("2021-05-06-hartlepool")
    assert hartlepool is not None
    first, second, *others = hartlepool.candidacies
    tied = replace(hartlepool, candidacies=(replace(first, elected=True), replace(second, votes=first.votes), *others))
    assert summary(tied) == ("Jill Mortimer (Conservative) was elected: Paul Williams (Labour) had equally many votes.")
    told = replace(tied, facts=(*tied.facts, Fact("count", "The returning officer decided the seat by lot.")))
    assert summary(told).startswith("Jill Mortimer (Conservative) was elected by lot: Paul Williams")


def test_lost_deposits_are_marked(store: Store) -> None:
    found = answer(store, "result", {"seat": "hartlepool"})
    assert found.table is not None
    marks = {row.cells[0]: row.mark for row in found.table.rows}
    assert marks["Jill Mortimer"] == marks["Paul Williams"] == ""
    assert sum(mark == "deposit lost" for mark in marks.values()) == 13


def test_a_hold_whose_swing_runs_against_the_winner(store: Store) -> None:
    found = answer(store, "result", {"seat": "batley and spen 2021"})
    assert found.headline == "Labour hold"
    assert figure(found, "Swing").startswith("2.9 points from Labour to Conservative")
    assert figure(found, "Majority defended").startswith("3,525 Labour, 2019")
    assert "The swing runs against the winner." in found.notes


def test_figures_at_odds_are_shown_with_their_source(store: Store) -> None:
    found = answer(store, "result", {"seat": "wakefield"})
    assert any("39.09%" in claim and "Wakefield Council" in claim for claim in found.claims)
    assert figure(found, "Turnout").startswith("39.5%")


def test_unknown_is_said_not_shown_as_nought(store: Store) -> None:
    found = answer(store, "result", {"seat": "barnsley central"})
    for label in ("Rejected papers", "Cause", "Member before"):
        assert figure(found, label) == "not recorded"


def test_the_other_turnout_is_given_where_the_first_decimal_differs(store: Store) -> None:
    assert "counting rejected papers" in figure(answer(store, "result", {"seat": "southend west"}), "Turnout")


def test_a_correction_of_the_source_is_said(store: Store) -> None:
    found = answer(store, "result", {"seat": "sheffield brightside"})
    assert cells(found, "Gill Furniss")[2] == "14,087"
    assert any("14987" in note.replace(",", "") for note in found.notes)


@pytest.mark.parametrize(
    ("seat", "written"),
    [("clacton 2026", "RUK Hold"), ("wakefield", "Akef- Akbar"), ("peterborough", "Joesph Wells")],
)
def test_how_a_word_was_put_right_is_told_by_the_background_alone(store: Store, seat: str, written: str) -> None:
    for question in ("result", "candidates", "swing"):
        assert not any(written in note for note in answer(store, question, {"seat": seat}).notes)
    assert "background" in {one.question for one in answer(store, "result", {"seat": seat}).follow_ups}
    assert any(written in note for note in answer(store, "background", {"seat": seat}).notes)


def test_thirty_four_candidates_and_the_picture_of_them(store: Store) -> None:
    found = answer(store, "candidates", {"seat": "clacton 2026"})
    assert found.table is not None
    assert len(found.table.rows) == 34
    card = answer(store, "result", {"seat": "clacton 2026"}).picture
    assert isinstance(card, ResultCard)
    assert sum(bar.vote_count or 0 for bar in card.bars) == 35111


def test_the_election_before(store: Store) -> None:
    found = answer(store, "before", {"seat": "wellingborough"})
    assert found.headline.startswith("Conservative: ")
    assert figure(found, "Majority").startswith("18,540")
    assert figure(found, "Turnout") == "64.3%"


def test_two_contests_of_one_seat_are_asked_about(store: Store) -> None:
    found = answer(store, "result", {"seat": "batley and spen"})
    assert found.kind == "clarify"
    assert [follow_up.arguments for follow_up in found.follow_ups] == [
        (("seat", "2021-07-01-batley-and-spen"),),
        (("seat", "2016-10-20-batley-and-spen"),),
    ]


def test_a_seat_without_a_by_election_is_said_to_have_none(store: Store) -> None:
    found = answer(store, "result", {"seat": "ynys mon"})
    assert found.kind == "decline"
    assert "Ynys Môn" in found.headline


@pytest.mark.parametrize(
    ("seat", "points", "parties"),
    [
        ("wellingborough", "28.53", "from Conservative to Labour"),
        ("kingswood", "16.40", "from Conservative to Labour"),
        ("hartlepool", "15.97", "from Labour to Conservative"),
        ("wakefield", "12.69", "from Conservative to Labour"),
        ("tiverton and honiton", "29.93", "from Conservative to Liberal Democrat"),
        ("gorton and denton", "26.43", "from Labour to Green"),
        ("clacton 2014", "44.06", "from Conservative to UKIP"),
    ],
)
def test_swings(store: Store, seat: str, points: str, parties: str) -> None:
    found = answer(store, "swing", {"seat": seat})
    assert found.headline.startswith(points)
    assert parties in found.headline


@pytest.mark.parametrize("seat", ["richmond park", "southend west", "batley 2016", "mid ulster", "clacton 2026"])
def test_swings_that_are_undefined_say_why(store: Store, seat: str) -> None:
    found = answer(store, "swing", {"seat": seat})
    assert found.headline == "No meaningful swing"
    assert "did not stand here" in found.paragraphs[0]
    assert "Swing needed" not in {one.label for one in found.figures}


@pytest.mark.parametrize(
    ("seat", "swing", "needed"),
    [
        ("peterborough", "23.0 points from Labour to Reform UK", "0.64 points for Conservative to win"),
        ("arbroath", "1.2 points from Conservative to SNP", "0.97 points for Labour to win"),
    ],
)
def test_a_swing_that_a_third_party_needed_is_apart_from_the_swing(
    store: Store, seat: str, swing: str, needed: str
) -> None:
    found = answer(store, "result", {"seat": seat})
    assert (figure(found, "Swing"), figure(found, "Swing needed")) == (swing, needed)


def test_the_sum_is_written_out_and_ranked_with_its_scope(store: Store) -> None:
    found = answer(store, "swing", {"seat": "wakefield"})
    assert any("÷ 2 = 12.69" in paragraph for paragraph in found.paragraphs)
    assert figure(found, "Swing needed") == "3.73 points for Labour to win"
    assert "by-elections since 1945 in Great Britain" in figure(found, "Rank by size")
    assert figure(found, "Steed swing")


def test_where_the_holder_came_third_the_first_two_are_given_too(store: Store) -> None:
    found = answer(store, "swing", {"seat": "gorton"})
    assert any("6.43 points from Reform UK to Green" in note for note in found.notes)


def test_quotes_by_seat_by_speaker_and_by_both(store: Store) -> None:
    by_seat = answer(store, "quotes", {"seat": "hartlepool"})
    by_speaker = answer(store, "quotes", {"speaker": "starmer"})
    both = answer(store, "quotes", {"seat": "wakefield", "speaker": "keir starmer"})
    assert any("urgently change direction" in quote.words for quote in by_seat.quotes)
    assert {quote.speaker for quote in by_speaker.quotes} == {"Keir Starmer"}
    assert 0 < len(both.quotes) < len(by_speaker.quotes)


def test_mightily_relieved_man_is_jon_craigs(store: Store) -> None:
    found = answer(store, "quotes", {"seat": "batley and spen 2021"})
    [quote] = [quote for quote in found.quotes if "mightily relieved" in quote.words]
    assert (quote.speaker, quote.about) == ("Jon Craig", "Sir Keir Starmer")


def test_one_statement_about_two_contests_is_found_under_both(store: Store) -> None:
    for seat in ("kingswood", "wellingborough"):
        found = answer(store, "quotes", {"seat": seat, "speaker": "starmer"})
        assert any("These are fantastic results in Kingswood and Wellingborough" in q.words for q in found.quotes)


def test_a_steed_swing_that_runs_the_other_way_says_so(store: Store) -> None:
    # Barnsley Central 2011, Labour and UKIP: of their combined vote Labour's share fell from 91.0% to 83.3%.
    found = answer(store, "swing", {"seat": "barnsley central"})
    assert found.headline.endswith("from UKIP to Labour (Butler)")
    assert "points from Labour to UKIP" in figure(found, "Steed swing")


def test_a_party_under_an_earlier_name_is_shown_as_on_the_ballot(store: Store) -> None:
    found = answer(store, "result", {"seat": "peterborough 2019"})
    assert cells(found, "Mike Greene")[1] == "The Brexit Party (Reform UK)"
    assert any("The Brexit Party, which is counted as one party with Reform UK" in note for note in found.notes)


@pytest.mark.parametrize("seat", ["hartlepool", "clacton 2026", "airdrie and shotts", "west tyrone", "wakefield"])
def test_a_longer_form_of_a_partys_name_is_not_another_name(store: Store, seat: str) -> None:
    assert not any("counted as one party" in note for note in answer(store, "result", {"seat": seat}).notes)
