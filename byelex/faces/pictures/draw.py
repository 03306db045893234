"""One door for the pictures: a picture to its SVG, to its words and to the name of its file."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from byelex.answers import Comparison, Picture, Ranking, ResultCard, SeatStory, Swingometer
from byelex.faces.pictures import comparison, ranking, result_card, seat_story, swingometer


class _Kind(NamedTuple):
    svg: Callable[[Any], str]
    alt_text: Callable[[Any], str]
    question: str


_KINDS: dict[type[Picture], _Kind] = {
    ResultCard: _Kind(result_card.svg, result_card.alt_text, "result"),
    Swingometer: _Kind(swingometer.svg, swingometer.alt_text, "swing"),
    Ranking: _Kind(ranking.svg, ranking.alt_text, "records"),
    Comparison: _Kind(comparison.svg, comparison.alt_text, "compare"),
    SeatStory: _Kind(seat_story.svg, seat_story.alt_text, "history"),
}


def svg(picture: Picture) -> str:
    """Draw a picture as SVG text, the same text for the same picture."""
    return _KINDS[type(picture)].svg(picture)


def alt_text(picture: Picture) -> str:
    """Say in words what a picture shows, every figure of it, in at most 1024 characters (Discord's limit)."""
    return _KINDS[type(picture)].alt_text(picture)


def question_of(picture: Picture) -> str:
    """Name the question a picture belongs to ("result"): its file is named so."""
    return _KINDS[type(picture)].question
