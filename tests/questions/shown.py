"""How the figures of an answer are read."""

from __future__ import annotations

from byelex.answers import Answer


def figure(found: Answer, label: str) -> str:
    """Give a figure with its detail; the label must be there."""
    return next(f"{each.value} {each.detail}".strip() for each in found.figures if each.label == label)
