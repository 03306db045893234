"""What is remembered of a faulty data file, so that a bot that looks every second does not read it every second."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FaultyFile:
    """A file that could not be loaded: what it held, what the store held, and why. The same again fails again."""

    digest: str
    generation: int
    message: str
