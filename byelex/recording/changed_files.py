"""What changed files of data/ say, read and checked before anything is written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from byelex.elections import Baseline, ByElection, Constituency, Party, Person
from byelex.errors import DataError
from byelex.sources.datafiles import load_general_election, load_parties, load_people, read_by_election
from byelex.sources.missing import MISSING_FILE, MissingByElection, load_missing


@dataclass(slots=True)
class Reading:
    """The changed files' contents; None or absent where a file did not change. `faults` are messages by path."""

    parties: Mapping[str, Party] | None = None
    people: list[Person] | None = None
    general_elections: dict[date, list[tuple[Constituency, Baseline]]] = field(default_factory=dict)
    missing: tuple[MissingByElection, ...] | None = None
    by_elections: dict[str, ByElection] = field(default_factory=dict)
    faults: dict[str, str] = field(default_factory=dict)


def read(folder: Path, paths: Iterable[str], parties: Mapping[str, Party]) -> Reading:
    """Read changed files, by their paths inside the data folder; `parties` are those the store has already."""
    reading, changed = Reading(), list(paths)
    known = dict(parties)
    if "parties.csv" in changed:
        try:
            reading.parties = load_parties(folder)
            known |= reading.parties
        except DataError as error:
            reading.faults["parties.csv"] = str(error)
    if "people.csv" in changed:
        try:
            reading.people = [
                Person(person.id, person.name, person.other_names) for person in load_people(folder).by_id.values()
            ]
        except DataError as error:
            reading.faults["people.csv"] = str(error)
    if MISSING_FILE in changed:
        try:
            reading.missing = load_missing(folder)
        except DataError as error:
            reading.faults[MISSING_FILE] = str(error)
    for path in changed:
        if path.startswith("by-elections/"):
            try:
                reading.by_elections[path] = read_by_election(folder / path, known)
            except DataError as error:
                reading.faults[path] = str(error)
        elif path.startswith("general-elections/"):
            _read_general_election(folder, path, known, reading)
    return reading


def _read_general_election(folder: Path, path: str, parties: Mapping[str, Party], reading: Reading) -> None:
    # Two files to one election: whichever changed, both are read, once.
    try:
        polling_on = date.fromisoformat(Path(path).name[:10])
    except ValueError:
        reading.faults[path] = f"{path}: its name must begin with the polling day, as in 2019-12-12-seats.csv."
        return
    if polling_on in reading.general_elections:
        return
    try:
        results, seats = load_general_election(folder, polling_on, parties)
    except DataError as error:
        reading.faults[path] = str(error)
        return
    reading.general_elections[polling_on] = [(seats[seat_id], result) for seat_id, result in results.items()]
