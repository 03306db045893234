"""What pictures of several by-elections say: rankings and comparisons."""

from __future__ import annotations

import dataclasses
import xml.etree.ElementTree as ET
from fractions import Fraction

import pytest

from byelex.answers import ComparedShare, Ranking
from byelex.faces.pictures import colour
from byelex.faces.pictures.draw import alt_text, svg
from byelex.faces.pictures.drawing import PIXEL
from byelex.faces.pictures.words import dated

from .drawn import FEWEST, GAINS, SWINGS, faults, texts, words_in


def bars_of(picture: Ranking) -> list[tuple[float, float]]:
    """Give the left ends and widths of a ranking's bars."""
    rects = [rect.attrib for rect in ET.fromstring(svg(picture)).iter("{http://www.w3.org/2000/svg}rect")]
    drawn = [rect for rect in rects if rect["height"] == "10" and rect["fill"] != colour.TRACK]
    return [(float(rect["x"]), float(rect["width"])) for rect in drawn]


def valued(*values: int) -> Ranking:
    return dataclasses.replace(
        SWINGS,
        rows=tuple(
            dataclasses.replace(SWINGS.rows[0], place=place, value=value, figure=f"{value:+}".replace("-", "−"))
            for place, value in enumerate(values, 1)
        ),
    )


def test_a_rankings_bars_start_at_nought_and_are_as_long_as_their_figures() -> None:
    (left, first), (other, second) = bars_of(valued(40, 10))
    assert left == other
    assert first == pytest.approx(4 * second, abs=4 * PIXEL)


def test_falls_are_drawn_by_their_size_and_a_rise_beside_a_fall_on_the_other_side_of_nought() -> None:
    (_, first), (_, second) = bars_of(valued(-40, -10))
    assert first == pytest.approx(4 * second, abs=4 * PIXEL)
    (rise, wide), (fall, narrow) = bars_of(valued(30, -10))
    assert rise == pytest.approx(fall + narrow, abs=0.02)
    assert wide == pytest.approx(3 * narrow, abs=4 * PIXEL)
    assert faults(valued(30, 0, -10)) == []
    assert len(bars_of(valued(30, 0, -10))) == 2


def test_a_published_figure_is_marked_in_a_ranking_and_in_its_words() -> None:
    said = words_in(SWINGS)
    assert "35.4*" in said
    assert [text for text in said if text.endswith("*")] == ["35.4*"]
    assert "* as published" in said
    assert "35.4 as published" in alt_text(SWINGS)
    computed = dataclasses.replace(SWINGS, rows=(SWINGS.rows[0], SWINGS.rows[2]))
    assert not any("*" in text for text in words_in(computed))


def test_a_ranking_names_every_seat_year_figure_and_party() -> None:
    said = words_in(SWINGS)
    for fact in (
        "Clacton 2014",
        "44.06",
        "Con to UKIP",
        "North Shropshire 2021",
        "Con to LD",
        "2",
        "3",
    ):
        assert fact in said
    assert " ".join(words_in(FEWEST)).startswith("Fewest votes for a candidate By-elections since 1945 1 1 Nick The")
    assert "Ind, North Shropshire 2021" in words_in(FEWEST)
    for fact in ("9 October 2014", "Conservative to UKIP", "Conservative to Liberal Democrat"):
        assert fact in alt_text(SWINGS)


def test_those_level_with_the_last_one_drawn_are_counted() -> None:
    level = dataclasses.replace(SWINGS, level="9 more have 34.16")
    assert any(text.startswith("9 more have 34.16") for text in words_in(level))
    assert "9 more have 34.16." in alt_text(level)
    assert faults(level) == []


def test_contests_of_one_seat_are_told_apart_by_as_much_of_the_day_as_it_takes() -> None:
    assert dated([("Wakefield", "23 June 2022"), ("Clacton", "9 October 2014")]) == ["Wakefield 2022", "Clacton 2014"]
    assert dated([("Clacton", "9 October 2014"), ("Clacton", "13 August 2026")]) == ["Clacton 2014", "Clacton 2026"]
    assert dated([("Ayr", "1 May 1974"), ("Ayr", "7 July 1974")]) == ["Ayr May 1974", "Ayr July 1974"]
    assert dated([("Ayr", "1 May 1974"), ("Ayr", "22 May 1974")]) == ["Ayr 1 May 1974", "Ayr 22 May 1974"]
    # Two candidates of one contest are not two contests.
    assert dated(2 * [("Ayr", "1 May 1974")]) == ["Ayr 1974", "Ayr 1974"]


def test_a_party_that_every_row_would_name_is_named_once() -> None:
    same = valued(40, 20, 10)
    said = words_in(same)
    assert said.count("Conservative to UKIP") == 0
    assert "all Conservative to UKIP" in " ".join(said)
    assert "all Conservative to UKIP" in alt_text(same)


def test_a_comparison_has_three_facts_a_contest_and_names_the_parties_in_full() -> None:
    said = words_in(GAINS)
    for fact in (
        "Lab GAIN from Con",
        "6,436",
        "Turnout 38.0% (−26.3)",
        "Turnout 55.4% (−7.8)",
        "Swing 28.5",
        "45.9%",
        "SF HOLD",
    ):
        assert fact in said
    assert "Swing undefined" in said
    assert said.count("maj") == 3
    assert said.count("Swing 14.5, as published") == 1
    two = words_in(dataclasses.replace(GAINS, contests=GAINS.contests[:2]))
    assert two.count("majority") == 2
    assert {"Labour GAIN from Conservative", "Sinn Féin HOLD"} <= set(two)
    assert "28.5 Con to Lab" in alt_text(GAINS)
    # A short name that is the beginning of the whole one (Lab, Con, Ind) says itself.
    assert "SF: Sinn Féin" in said
    assert not any("Labour" in text for text in said)
    assert "shares not recorded" in alt_text(GAINS)


def test_a_swing_without_room_beside_the_turnout_has_a_line_of_its_own() -> None:
    published = dataclasses.replace(
        GAINS.contests[1], turnout="not recorded", swing="8.66 Con to Lab, from published changes"
    )
    picture = dataclasses.replace(GAINS, contests=(GAINS.contests[0], published))
    assert "Swing 8.66 Con to Lab, from published changes" in words_in(picture)
    assert faults(picture) == []


def test_the_party_that_stood_in_several_contests_stands_at_the_left_of_every_bar() -> None:
    lefts = [text for text in texts(svg(GAINS)) if text.words == "Lab"]
    middles = {round(text.left + text.right) for text in lefts}
    assert len(lefts) == 2
    assert all(text.left < 28 + 584 * 0.46 / 2 for text in lefts)
    assert len(middles) == 2


def test_verdicts_too_long_for_a_comparison_are_all_given_short() -> None:
    first, second, _ = GAINS.contests
    long = dataclasses.replace(
        first, verdict="Monster Raving Loony gain from Liberal Democrat", short_verdict="Loony gain from LD"
    )
    said = words_in(dataclasses.replace(GAINS, contests=(long, second)))
    assert "Loony GAIN from LD" in said
    assert "SF HOLD" in said


@pytest.mark.parametrize("share", ["0", "0.01", "3", "49.9", "99.99", "100"])
def test_every_bar_of_a_comparison_holds_its_labels(share: str) -> None:
    shares = (
        ComparedShare("Labour", "Lab", "#E4003B", Fraction(share)),
        ComparedShare("Plaid Cymru", "PC", "#005B54", 100 - Fraction(share)),
    )
    contests = tuple(dataclasses.replace(each, shares=shares) for each in GAINS.contests)
    assert faults(dataclasses.replace(GAINS, contests=contests)) == []
