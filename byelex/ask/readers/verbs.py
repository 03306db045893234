"""What is done at by-elections, by the lexicon's word for it: the part it gives a party, and what it is counted as."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from byelex.ask.query import Premise

Part = Literal["winner", "defender", "runner_up", "stood", "swing_from", "swing_to"]
"""A field of Scope that holds party ids."""


@dataclass(frozen=True, slots=True)
class Verb:
    """What a verb says of whoever it is said of.

    `part` is theirs in the by-elections meant, `held` whether the seat was held there, where that follows. A tally
    counts it up as `counted`; `premise` is what a question with it takes to have become of them.
    """

    part: Part
    held: bool | None
    counted: str
    premise: Premise = ""


VERBS = {
    "gain": Verb("winner", False, "gained", "gained"),
    "lost": Verb("defender", False, "lost", "lost"),
    "runner-up": Verb("runner_up", None, "second"),
    "defend": Verb("defender", None, "defended"),
    "won": Verb("winner", None, "won", "won"),
    "held": Verb("winner", True, "held", "held"),
    "stood": Verb("stood", None, "stood"),
}
"""The most telling first: "which party gained seats that it had never won" counts gains."""

DONE = tuple(VERBS)
ENDED = ("gain", "held", "lost")
"""What may become of a seat that is defended."""
OUTCOMES = (*ENDED, "won")
OF_SEATS = (*OUTCOMES, "defend")
NAMING = ("contest", *DONE)
"""Words that by-elections are named with: "of the 24 gains", "every seat it defended"."""
