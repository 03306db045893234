"""One door for the pictures: a picture to its SVG, to its words and to the name of its file."""

from __future__ import annotations

from byelex.answers import Comparison, Picture, Ranking, ResultCard, Swingometer
from byelex.faces.pictures import comparison, ranking, result_card, seat_story, swingometer


def svg(picture: Picture) -> str:
    """Draw a picture as SVG text, the same text for the same picture."""
    if isinstance(picture, ResultCard):
        return result_card.svg(picture)
    if isinstance(picture, Swingometer):
        return swingometer.svg(picture)
    if isinstance(picture, Ranking):
        return ranking.svg(picture)
    if isinstance(picture, Comparison):
        return comparison.svg(picture)
    return seat_story.svg(picture)


def alt_text(picture: Picture) -> str:
    """Say in words what a picture shows, every figure of it, in at most 1024 characters (Discord's limit)."""
    if isinstance(picture, ResultCard):
        return result_card.alt_text(picture)
    if isinstance(picture, Swingometer):
        return swingometer.alt_text(picture)
    if isinstance(picture, Ranking):
        return ranking.alt_text(picture)
    if isinstance(picture, Comparison):
        return comparison.alt_text(picture)
    return seat_story.alt_text(picture)


def question_of(picture: Picture) -> str:
    """Name the question a picture belongs to ("result"): its file is named so."""
    if isinstance(picture, ResultCard):
        return "result"
    if isinstance(picture, Swingometer):
        return "swing"
    if isinstance(picture, Ranking):
        return "records"
    return "compare" if isinstance(picture, Comparison) else "history"
