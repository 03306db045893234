"""By-elections that took place and are not in data/, so that what is covered can be said: a CSV table."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from byelex.sources.faults import Faults
from byelex.sources.tables import read_rows, write_rows

MISSING_FILE = "missing-by-elections.csv"
MISSING_COLUMNS = ("constituency", "country", "parliament_on", "held", "reason")


@dataclass(frozen=True, slots=True)
class MissingByElection:
    """One that is not here, and why. `held` is as precise as it was read; `parliament_on` began its Parliament."""

    constituency: str
    country: str
    parliament_on: date
    held: str
    reason: str


def load_missing(data_folder: Path) -> tuple[MissingByElection, ...]:
    """Read data/missing-by-elections.csv; none if there is no such file. Raises DataError with every fault."""
    path = data_folder / MISSING_FILE
    if not path.exists():
        return ()
    faults = Faults(MISSING_FILE)
    found = []
    for line, row in read_rows(path, MISSING_COLUMNS, faults):
        try:
            parliament_on = date.fromisoformat(row["parliament_on"])
        except ValueError:
            faults.add(f"line {line}", f'parliament_on must be a date like 1979-05-03, not "{row["parliament_on"]}".')
            continue
        if not row["constituency"] or not row["reason"]:
            faults.add(f"line {line}", "constituency and reason must be given.")
        found.append(MissingByElection(row["constituency"], row["country"], parliament_on, row["held"], row["reason"]))
    faults.raise_any()
    return tuple(found)


def write_missing(missing: Iterable[MissingByElection]) -> str:
    """Write the table, in the order of the Parliaments."""
    rows = sorted(missing, key=lambda one: (one.parliament_on, one.constituency))
    return write_rows(
        MISSING_COLUMNS, ((one.constituency, one.country, one.parliament_on, one.held, one.reason) for one in rows)
    )
