"""One door for the three pictures: a picture to its SVG and to its words."""

from __future__ import annotations

from byelex.answers import Picture, ResultCard, Swingometer
from byelex.faces.pictures import result_card, seat_story, swingometer


def svg(picture: Picture) -> str:
    """Draw a picture as SVG text, the same text for the same picture."""
    if isinstance(picture, ResultCard):
        return result_card.svg(picture)
    if isinstance(picture, Swingometer):
        return swingometer.svg(picture)
    return seat_story.svg(picture)


def alt_text(picture: Picture) -> str:
    """Say in words what a picture shows, every figure of it, in at most 1024 characters (Discord's limit)."""
    if isinstance(picture, ResultCard):
        return result_card.alt_text(picture)
    if isinstance(picture, Swingometer):
        return swingometer.alt_text(picture)
    return seat_story.alt_text(picture)
