"""What a pasted declaration says, as values, with its faults and doubts."""

from __future__ import annotations

from dataclasses import dataclass

from byelex.elections import Party
from byelex.sources.declared.candidates import Standing
from byelex.sources.declared.figures import Stated


@dataclass(frozen=True, slots=True)
class Remark:
    """Something about one line (0: the whole text): a fault to mend, or a doubt to look at."""

    line: int
    text: str

    def __str__(self) -> str:
        return f"Line {self.line}: {self.text}" if self.line else self.text


@dataclass(frozen=True, slots=True)
class Declaration:
    """What a pasted declaration says. Candidates are in the text's order; totals are None where it has none.

    `valid_vote_count`, `ballot_count`, `majority`, `turnout` and `swing` (in points) are check digits. `winner_party`,
    `gained_from` and `held` are what a line like "Labour gain from Conservative" says. `headings` are lines
    that name the contest. Nothing may be recorded while there are faults; doubts are to be shown.
    """

    candidates: tuple[Standing, ...] = ()
    electorate: int | None = None
    rejected_vote_count: int | None = None
    valid_vote_count: int | None = None
    ballot_count: int | None = None
    majority: int | None = None
    turnout: Stated | None = None
    swing: Stated | None = None
    winner_party: Party | None = None
    winner_party_name: str = ""
    gained_from: Party | None = None
    held: bool | None = None
    verdict_line: int = 0
    provisional: bool | None = None
    declared_at: str | None = None
    source: str | None = None
    headings: tuple[str, ...] = ()
    new_parties: tuple[Party, ...] = ()
    doubts: tuple[Remark, ...] = ()
    faults: tuple[Remark, ...] = ()

    @property
    def has_votes(self) -> bool:
        """Tell whether any candidate's votes are given."""
        return any(candidate.votes is not None for candidate in self.candidates)
