"""Colours: text readable on every party's colour, every party's colour visible on the card."""

from __future__ import annotations

import csv
from itertools import product
from pathlib import Path

import pytest

from byelex.faces.pictures import colour
from byelex.faces.pictures.draw import svg

from .drawn import BATLEY, CROWDED, FEWEST, GAINS, SWINGS, TIVERTON, WAKEFIELD, texts


def party_colours() -> list[str]:
    with (Path(__file__).parent.parent.parent / "data" / "parties.csv").open(encoding="utf-8") as file:
        return sorted({row["colour"] for row in csv.DictReader(file) if row["colour"]})


EVERY = [*party_colours(), *(f"#{r}{g}{b}" for r, g, b in product(("00", "55", "AA", "FF"), repeat=3))]


def test_contrast_is_wcags() -> None:
    assert colour.contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert colour.contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.005)


@pytest.mark.parametrize("party", EVERY)
def test_text_is_readable_on_a_partys_colour_and_the_colour_visible_on_the_card(party: str) -> None:
    ground, ink = colour.field(party)
    assert colour.contrast(ground, ink) >= 4.5
    assert colour.contrast(party, colour.ink(party)) >= 4.5
    assert colour.contrast(colour.on_card(party), colour.CARD) >= 3
    assert colour.contrast(colour.on_card(party, colour.READABLE), colour.CARD) >= 4.5
    # The dial writes its numbers on the colour and on its dimmed half.
    side = colour.field(colour.on_card(party))[0]
    dimmed = colour.mixed(side, colour.CARD, 0.55)
    assert colour.contrast(dimmed, colour.ink(dimmed)) >= 4.5
    assert colour.contrast(side, colour.CARD) >= 3


def test_texts_on_the_card_are_readable() -> None:
    assert colour.contrast(colour.TEXT, colour.CARD) >= 4.5
    assert colour.contrast(colour.QUIET, colour.CARD) >= 4.5
    fills = {
        text.fill
        for picture in (WAKEFIELD, CROWDED, TIVERTON, BATLEY, SWINGS, FEWEST, GAINS)
        for text in texts(svg(picture))
    }
    assert "#000000" in fills
    assert all(fill == "#000000" or colour.contrast(fill, colour.CARD) >= 4.5 for fill in fills)


def test_what_people_know_stays_white_on_blue_and_black_on_yellow() -> None:
    assert colour.field("#0087DC")[1] == "#FFFFFF"
    assert colour.field("#E4003B") == ("#E4003B", "#FFFFFF")
    assert colour.field("#FDF38E") == ("#FDF38E", "#000000")


@pytest.mark.parametrize("broken", ["", "red", "#12", "#GGGGGG", "url(#x)", '#000000"/>'])
def test_what_is_no_colour_is_grey(broken: str) -> None:
    assert colour.known(broken) == "#7F7F7F"
