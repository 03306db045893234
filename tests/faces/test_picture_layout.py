"""What the pictures say and where: every fact written, nothing cut off, touching, unsaid in words or lost."""

from __future__ import annotations

import dataclasses
import xml.etree.ElementTree as ET
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from byelex.answers import Bar, Picture, SeatPoint, SeatStory
from byelex.elections import ByElection
from byelex.faces.pictures import colour, raster
from byelex.faces.pictures.draw import alt_text, svg
from byelex.faces.pictures.raster import rasterise as png
from byelex.faces.pictures.swingometer import reach_and_step
from byelex.faces.pictures.words import drawable
from byelex.questions.registry import answer
from byelex.store import Store
from tests.letters import LETTERS

from .drawn import (
    BATLEY,
    CROWDED,
    FEWEST,
    FLYING_BRICK,
    GAINS,
    SOUTHEND,
    SWINGS,
    TIVERTON,
    WAKEFIELD,
    faults,
    pixels,
    words_in,
)

HOSTILE = (
    "<script>alert(1)</script>",
    "&amp; 'quoted' \"twice\" ]]>",
    "@everyone **bold** `code`",
    "Brick \U0001f9f1\u200d\U0001f680\U0001f3fd Party",
    "中文 العربية",
    "\u202eesrever\u202c\x00\x07\x1b[31m\r\nNext line",
    "Z\u0351\u0352\u0353\u0354\u0355\u0356algo",
    "\ud800 lone",
    "\ufffe\uffff",
    "W" * 300,
    "",
    " ",
)


@pytest.mark.parametrize(
    "picture",
    [WAKEFIELD, CROWDED, TIVERTON, SOUTHEND, BATLEY, SWINGS, FEWEST, GAINS],
    ids=lambda picture: type(picture).__name__,
)
def test_a_picture_is_laid_out_well_and_said_in_words(picture: Picture) -> None:
    assert faults(picture) == []


def test_a_shipped_contest_is_laid_out_well_and_said_in_words(store: Store, tried: list[ByElection]) -> None:
    wrong = {}
    for by_election in tried:
        for name in ("result", "swing"):
            picture = answer(store, name, {"seat": by_election.id}).picture
            if picture is not None and (found := faults(picture)):
                wrong[f"{name} {by_election.id}"] = found
    assert wrong == {}


def test_a_result_card_says_who_hold_or_gain_and_by_how_much() -> None:
    said = words_in(WAKEFIELD)
    for fact in ("Wakefield", "LABOUR GAIN", "Conservative", "4,925", "13,166", "47.9%", "+8.1", "−17.3", "39.5%"):
        assert fact in said
    held = dataclasses.replace(WAKEFIELD, verdict="Sinn Féin hold", verdict_colour="#326760")
    assert "SINN FÉIN HOLD" in words_in(held)


def test_a_long_party_name_never_costs_the_word_gain() -> None:
    party = "Alliance for Democracy, Freedom and the Abolition of Long Names"
    for verdict, word in ((f"{party} gain from {party}", "GAIN"), (f"{party} hold", "HOLD")):
        headline = words_in(dataclasses.replace(WAKEFIELD, verdict=verdict))[2:5]
        assert any(text.endswith(f"… {word}") for text in headline)


def test_without_a_holder_on_record_the_winner_alone_is_named() -> None:
    assert "LABOUR" in words_in(dataclasses.replace(WAKEFIELD, verdict="Labour"))


def test_the_winner_is_named_in_the_headline_of_a_hold_and_of_a_gain() -> None:
    said = words_in(WAKEFIELD)
    # "from Conservative Simon Lightwood" would make him one.
    assert said.index("Simon Lightwood") < said.index("from") < said.index("Conservative")
    assert words_in(WAKEFIELD)[2:8].count("Simon Lightwood") == 1
    held = dataclasses.replace(WAKEFIELD, verdict="Labour hold")
    assert words_in(held).count("Simon Lightwood") == 2
    # A name without room there stands whole in its row.
    long = dataclasses.replace(WAKEFIELD.bars[0], name="Maximilian Featherstonehaugh-Cholmondeley")
    said = words_in(dataclasses.replace(WAKEFIELD, bars=(long, *WAKEFIELD.bars[1:])))
    assert said.count("Maximilian Featherstonehaugh-Cholmondeley") == 1


def test_an_unopposed_winner_has_no_bars_and_the_card_says_why() -> None:
    alone = Bar("C. W. Armstrong", "UUP", "#48A5EE", None, None, None)
    card = dataclasses.replace(WAKEFIELD, verdict="UUP hold", bars=(alone,), majority="not recorded", unopposed=True)
    said = words_in(card)
    assert "Elected unopposed: there was no poll." in said
    assert not any("not recorded" in text for text in said)
    assert "C. W. Armstrong. Elected unopposed" in alt_text(card)
    assert faults(card) == []


def test_a_published_share_is_written_where_the_votes_are_not_known() -> None:
    published = dataclasses.replace(WAKEFIELD.bars[0], vote_count=None, share_points=Fraction("33.5"))
    card = dataclasses.replace(WAKEFIELD, bars=(published, *WAKEFIELD.bars[1:]))
    assert "33.5%" in words_in(card)
    assert "votes not recorded, 33.5%" in alt_text(card)


def test_who_lost_the_seat_stands_on_that_partys_own_colour() -> None:
    blue = f'fill="{colour.field("#0087DC")[0]}"'
    assert blue in svg(WAKEFIELD)
    other = dataclasses.replace(WAKEFIELD, verdict="Labour gain from UKIP")
    assert blue not in svg(other)
    assert "UKIP" in words_in(other)


def test_small_candidates_are_gathered_with_their_number() -> None:
    said = words_in(CROWDED)
    assert "29 others" in said
    assert f"{sum(bar.vote_count or 0 for bar in CROWDED.bars[5:]):,}" in said
    assert "29 others" in alt_text(CROWDED)


def test_six_candidates_are_all_drawn() -> None:
    six = dataclasses.replace(CROWDED, bars=CROWDED.bars[:6])
    assert not any("others" in text for text in words_in(six))


def test_one_vote_is_still_a_bar_and_the_name_is_whole() -> None:
    assert "Nick The Incredible Flying Brick" in words_in(WAKEFIELD)
    assert 'width="2.5" height="10"' in svg(WAKEFIELD)
    nobody = dataclasses.replace(
        WAKEFIELD, bars=(*WAKEFIELD.bars[:2], dataclasses.replace(FLYING_BRICK, share_points=Fraction(0)))
    )
    assert 'width="2.5" height="10"' not in svg(nobody)


def test_votes_not_recorded_are_said_so_and_are_not_nought() -> None:
    unknown = Bar("Ann Other", "Labour", "#E4003B", None, None, None)
    winner_only = dataclasses.replace(
        WAKEFIELD, bars=(unknown,), majority="not recorded", turnout="not recorded", swing=""
    )
    said = words_in(winner_only)
    assert said.count("votes not recorded") == 1
    assert not any(text.startswith("0") for text in said)
    # No empty bar, which would say nought; what else is not known is said once.
    assert f'fill="{colour.TRACK}"' not in svg(winner_only)
    assert {"Majority and turnout", "not recorded"} <= set(said)
    assert "votes not recorded" in alt_text(winner_only)
    assert faults(winner_only) == []


@pytest.mark.parametrize(
    "picture", [WAKEFIELD, TIVERTON, SOUTHEND, BATLEY, SWINGS, GAINS], ids=lambda picture: type(picture).__name__
)
def test_an_invented_contest_says_so(picture: Picture) -> None:
    assert not any("INVENTED" in text for text in words_in(picture))
    invented = dataclasses.replace(picture, invented=True)
    assert "INVENTED, NOT REAL" in words_in(invented)
    assert alt_text(invented).startswith("Invented")
    assert faults(invented) == []


def test_a_swingometer_says_the_swing_what_was_needed_and_the_record() -> None:
    said = words_in(TIVERTON)
    for fact in ("29.9-POINT SWING", "22.7", "needed", "record", "34.2, North Shropshire 2021"):
        assert fact in said


def test_an_undefined_swing_has_its_reason_and_no_dial() -> None:
    assert "<path" not in svg(SOUTHEND)
    assert "Labour and others stood aside." in words_in(SOUTHEND)
    assert "Labour and others stood aside." in alt_text(SOUTHEND)


@pytest.mark.parametrize("needed_by", [None, "Conservative", "Plaid Cymru"])
@pytest.mark.parametrize("size", ["0", "0.04", "4.7", "44.1", "99.9"])
@pytest.mark.parametrize("needed", [None, "0", "29.9", "50"])
@pytest.mark.parametrize("record", [None, "29.8", "44.1"])
def test_every_dial_holds_its_needle_and_marks(
    size: str, needed: str | None, record: str | None, needed_by: str | None
) -> None:
    points, wanted, largest = (each if each is None else Fraction(each) for each in (size, needed, record))
    dial = dataclasses.replace(
        TIVERTON, points=points, needed_points=wanted, record_points=largest, needed_by=needed_by, note="It is a note."
    )
    assert max(points or 0, wanted or 0, largest or 0) <= reach_and_step(dial)[0]
    assert faults(dial) == []


def test_a_story_marks_by_elections_and_breaks_a_line_where_a_party_did_not_stand() -> None:
    drawing = svg(BATLEY)
    assert drawing.count("l10 10l-10 10l-10 -10Z") == 1 + 2 + 2  # the key, and two in 2016 and two in 2021
    conservative = next(
        path.attrib["d"]
        for path in ET.fromstring(drawing).iter("{http://www.w3.org/2000/svg}path")
        if path.get("stroke") == "#0087DC"
    )
    assert (conservative.count("M"), conservative.count("L")) == (2, 2)
    assert "Labour" in words_in(BATLEY)
    assert "7.0%" not in alt_text(BATLEY)
    assert "UKIP 18.0% in 2015" in alt_text(BATLEY)


def test_a_story_of_nothing_and_of_one_election() -> None:
    assert "No election is recorded here." in words_in(SeatStory("Nowhere", (), ()))
    one = dataclasses.replace(BATLEY, points=BATLEY.points[:1])
    assert faults(one) == []


def test_a_long_story_of_many_parties_keeps_the_latest_and_the_largest() -> None:
    parties = [f"The Party of Great Length Number {number}" for number in range(12)]
    points = tuple(
        SeatPoint(
            f"1 May {1960 + 4 * year}",
            f"{1960 + 4 * year}",
            year % 3 == 0,
            tuple((party, Fraction(5 + (year + place) % 12)) for place, party in enumerate(parties)),
            parties[year % 12],
        )
        for year in range(20)
    )
    story = SeatStory("Inverness, Nairn, Badenoch and Strathspey", points, ())
    assert faults(story) == []
    assert any("10 earlier elections" in text for text in words_in(story))


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_names_are_drawn_and_break_nothing(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    # Read and laid out in full, but drawn small: the pixels of long names are what takes its time.
    monkeypatch.setattr(raster, "DENSITY", 0.25)
    bars = (dataclasses.replace(WAKEFIELD.bars[0], name=name), dataclasses.replace(WAKEFIELD.bars[1], party=name))
    card = dataclasses.replace(WAKEFIELD, seat=name, bars=bars, verdict=f"{name} gain from {name}", swing=name)
    dial = dataclasses.replace(TIVERTON, seat=name, from_party=name, to_party=name, record_seat=name, note=name)
    colours = ((name, "red"), ("Labour", "#E4003B"))
    points = tuple(
        dataclasses.replace(point, shares=((name, Fraction(30)), ("Labour", Fraction(20)))) for point in BATLEY.points
    )
    story = SeatStory(name, points, colours)
    row = dataclasses.replace(FEWEST.rows[0], candidate=name, seat=name, party=name, short=name, mark=name)
    ranking = dataclasses.replace(FEWEST, title=name, among=name, rows=(row, FEWEST.rows[1]))
    shares = (dataclasses.replace(GAINS.contests[0].shares[0], party=name, short=name), *GAINS.contests[0].shares[1:])
    contest = dataclasses.replace(
        GAINS.contests[0], seat=name, verdict=name, short_verdict=name, swing=name, shares=shares
    )
    comparison = dataclasses.replace(GAINS, title=name, headline=name, contests=(contest, GAINS.contests[1]))
    for picture in (card, dial, story, ranking, comparison):
        drawing = svg(picture)
        assert all(ord(letter) >= 32 or letter == "\n" for letter in drawing)
        alt_text(picture).encode()
        assert [fault for fault in faults(picture) if not fault.startswith(("not in", "touching"))] == []
        assert pixels(png(drawing)).width == 96


def test_what_the_font_lacks_is_a_box_and_the_rest_is_kept() -> None:
    assert drawable("Brick \U0001f9f1 Party") == "Brick □ Party"
    assert drawable("中文") == "□□"
    assert drawable("Sinn Féin, Ynys Môn, Łódź, Ωmega") == "Sinn Féin, Ynys Môn, Łódź, Ωmega"
    assert drawable("e\u0301") == "é"


NAMES = st.text(LETTERS, max_size=60)
POINTS = st.fractions(0, 100)


@given(
    seat=NAMES,
    bars=st.lists(
        st.builds(
            Bar,
            NAMES,
            NAMES,
            st.sampled_from(["#FFFFFF", "#000000", "#7F7F7F", "", "red"]),
            st.none() | st.integers(0, 10**6),
            st.none() | POINTS,
            st.none() | st.fractions(-100, 100),
        ),
        min_size=1,
        max_size=36,
    ),
)
def test_any_card_is_whole_xml_within_its_edges_and_limits(seat: str, bars: list[Bar]) -> None:
    card = dataclasses.replace(WAKEFIELD, seat=seat, bars=tuple(bars))
    assert [fault for fault in faults(card) if fault.startswith(("outside", "below", "alt text"))] == []
