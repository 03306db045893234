"""What an alert can be about: that a by-election is called, that its polls have closed, its result."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Occasion = Literal["called", "closed", "result"]
"""Every subscription is for results; the others are for who asks for them too."""


@dataclass(frozen=True, slots=True)
class Matter:
    """What one message at a place tells of, and a later revision changes: a contest, on one occasion."""

    by_election_id: str
    occasion: Occasion = "result"
