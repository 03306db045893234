"""Recorded corrections of published values: data/corrections.csv.

A correction says what the file prints and what it should be. It is applied only where the file still prints that;
otherwise it is reported, for the publisher may have put the value right, or wrong again in another way.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from byelex.elections import Correction
from byelex.sources.faults import Faults
from byelex.sources.tables import read_rows

CORRECTION_COLUMNS = ("by_election", "of", "published", "corrected", "reason")


def load_corrections(folder: Path) -> dict[str, tuple[Correction, ...]]:
    """Read data/corrections.csv: corrections by by-election id; none if there is no such file."""
    path = folder / "corrections.csv"
    if not path.exists():
        return {}
    faults = Faults(path.name)
    corrections: dict[str, list[Correction]] = defaultdict(list)
    for line, row in read_rows(path, CORRECTION_COLUMNS, faults):
        if not all(row.values()):
            faults.add(f"line {line}", "every column must be filled.")
        here = corrections[row["by_election"]]
        if any(other.of == row["of"] for other in here):
            faults.add(f"line {line}", f'"{row["of"]}" is corrected twice.')
        here.append(Correction(row["of"], row["published"], row["corrected"], row["reason"]))
    faults.raise_any()
    return {id: tuple(these) for id, these in corrections.items()}


class Corrector:
    """The corrections of one by-election, each given out when the value it is of is met."""

    def __init__(self, by_election_id: str, corrections: Iterable[Correction]) -> None:
        self._id = by_election_id
        self._waiting = {correction.of: correction for correction in corrections}
        self.applied: list[Correction] = []
        self.notes: list[str] = []

    def __call__(self, of: str, published: str) -> str:
        """Put a published value right where a correction of it is recorded; else give it back."""
        correction = self._waiting.pop(of, None)
        if correction is None:
            return published
        if published != correction.published:
            self.notes.append(
                f'{self._id}: the correction of {of} expects "{correction.published}" but "{published}" is published, '
                "so it was not applied. Look at corrections.csv."
            )
            return published
        self.applied.append(correction)
        return correction.corrected

    def number(self, of: str, published: int | None) -> int | None:
        """Put a published count right likewise; None is "[x]"."""
        text = self(of, "[x]" if published is None else str(published))
        return None if text == "[x]" else int(text)

    def unmet(self) -> list[str]:
        """Report the corrections whose value was never met."""
        return [f"{self._id}: nothing published is {of}, which corrections.csv corrects." for of in self._waiting]
