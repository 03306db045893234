"""From data/ to the store: only what changed, all of it in one transaction. A file taken away removes nothing."""

from __future__ import annotations

import hashlib
import os
import re
import time
from collections.abc import Collection, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from sqlite3 import Connection
from typing import TYPE_CHECKING

from byelex.errors import DataError
from byelex.store import reference
from byelex.store.connection import Store
from byelex.store.faults import FaultyFile
from byelex.store.rows import moment, now

if TYPE_CHECKING:
    from byelex.elections import ByElection
    from byelex.store.changed_files import Reading

RECORDED_BY = "byelex load"

WANTED = re.compile(
    r"(parties|people|missing-by-elections)\.csv|general-elections/[^.].*\.csv|by-elections/[^.].*\.toml"
)
"""The files that are loaded, by their path inside the data folder; hidden ones are an editor's own."""

TICK_NS = 2_000_000_000
"""A file changed this lately may change again without its time showing it, so its time is not kept as proof."""


@dataclass(frozen=True, slots=True)
class LoadReport:
    """What a load did: ids of by-elections added and revised, how many contests' files needed nothing, tables read.

    `faults` has one message a faulty file, which the store was left without. `stood` is how each of them stood before,
    on its own day or the one it was called for; without those that are new, and on a first load without any.
    """

    added: tuple[str, ...] = ()
    revised: tuple[str, ...] = ()
    unchanged: int = 0
    tables: tuple[str, ...] = ()
    faults: tuple[str, ...] = ()
    stood: Mapping[str, ByElection] = field(default_factory=dict, compare=False)


@dataclass(frozen=True, slots=True)
class DataFile:
    """A file as it stands: its path inside the data folder, and what tells that it changed."""

    path: str
    size: int
    modified_ns: int
    digest: str = ""


def load(
    store: Store,
    data_folder: Path | str,
    strict: bool = True,
    settled_for: float = 0.0,
    only: Collection[str] | None = None,
) -> LoadReport:
    """Bring what changed in a data folder into the store; a millisecond or so where nothing did.

    A fault raises DataError, naming every faulty file, and nothing is loaded; where not `strict`, faulty files are
    reported and the others load. Files changed in the last `settled_for` seconds are left to a later load,
    and so are those not in `only` (paths inside the data folder), if given.
    """
    folder = Path(data_folder)
    files, known = scan(folder), _known(store.connection)
    settled_ns = time.time_ns() - int(settled_for * 1e9)
    unsure = [file for file in files if not _same_stamp(file, known) and file.modified_ns <= settled_ns]
    unsure, faults = _digested(folder, [file for file in unsure if only is None or file.path in only])
    _refuse(strict, faults)
    changed = [file for file in unsure if not _same_content(file, known)]
    added: list[str] = []
    revised: list[str] = []
    stood: dict[str, ByElection] = {}
    generation = store.generation()
    if not strict:
        faults |= _known_faults(store, changed, generation)
    if to_read := [file for file in changed if file.path not in faults]:
        # Imported here: the readers are slow to import, and needed only where something changed.
        from byelex.store.changed_files import read

        reading = read(folder, [file.path for file in to_read], store.parties())
        faults |= reading.faults
        _refuse(strict, faults)
        with store.writing() as connection:
            # Another process may have loaded the same meanwhile, and an editor revised it since: that stands.
            known = _known(connection)
            ours = {file.path for file in to_read if not _same_content(file, known)}
            faults |= _write(store, reading, ours, added, revised, stood, first=not known)
            _refuse(strict, faults)
            _keep(connection, _unkept([file for file in unsure if file.path not in faults], known))
        # As of before: where this load changed anything, that may have mended them, and the next looks again.
        store.faulty_files = {
            file.path: FaultyFile(file.digest, generation, faults[file.path]) for file in changed if file.path in faults
        }
    elif stamps := _unkept([file for file in unsure if file.path not in faults], known):
        with store.writing() as connection:
            _keep(connection, stamps)
    contests = {file.path for file in files if file.path.startswith("by-elections/")}
    return LoadReport(
        added=tuple(added),
        revised=tuple(revised),
        unchanged=len(contests - faults.keys()) - len(added) - len(revised),
        tables=tuple(file.path for file in changed if file.path not in contests and file.path not in faults),
        faults=tuple(dict.fromkeys(faults.values())),
        stood=stood,
    )


def scan(folder: Path) -> list[DataFile]:
    """List the files of a data folder that are loaded, without their digests, in the order they are loaded in."""
    # Tables first, then contests by polling day, so that what a contest needs is there before it.
    if not folder.is_dir():
        raise DataError(f"There is no data folder at {folder}: put data/ there, or set BYELEX_DATA to where it is.")
    found: list[DataFile] = []
    for part in ("", "general-elections/", "by-elections/"):
        try:
            entries = sorted(os.scandir(folder / part), key=lambda entry: entry.name)
        except FileNotFoundError:
            continue
        for entry in entries:
            path = part + entry.name
            if WANTED.fullmatch(path):
                # It may be gone by now: some editors save by renaming.
                with suppress(FileNotFoundError):
                    stat = entry.stat()
                    found.append(DataFile(path, stat.st_size, stat.st_mtime_ns))
    return found


def _known(connection: Connection) -> dict[str, DataFile]:
    rows = connection.execute("SELECT path, size, modified_ns, digest FROM loaded_file").fetchall()
    return {row[0]: DataFile(*row) for row in rows}


def _digested(folder: Path, files: Iterable[DataFile]) -> tuple[list[DataFile], dict[str, str]]:
    digested: list[DataFile] = []
    faults: dict[str, str] = {}
    for file in files:
        try:
            content = (folder / file.path).read_bytes()
        except OSError as error:
            faults[file.path] = f"{file.path}: cannot be read ({error.strerror or error})."
        else:
            digested.append(replace(file, digest=hashlib.sha256(content).hexdigest()))
    return digested, faults


def _same_stamp(file: DataFile, known: Mapping[str, DataFile]) -> bool:
    before = known.get(file.path)
    return before is not None and (before.size, before.modified_ns) == (file.size, file.modified_ns)


def _same_content(file: DataFile, known: Mapping[str, DataFile]) -> bool:
    before = known.get(file.path)
    return before is not None and before.digest == file.digest


def _refuse(strict: bool, faults: Mapping[str, str]) -> None:
    if strict and faults:
        raise DataError("\n".join(dict.fromkeys(faults.values())))


def _known_faults(store: Store, files: Iterable[DataFile], generation: int) -> dict[str, str]:
    """Give the messages of files found faulty before that have not changed since, nor has anything they need."""
    found: dict[str, str] = {}
    for file in files:
        before = store.faulty_files.get(file.path)
        if before is not None and (before.digest, before.generation) == (file.digest, generation):
            found[file.path] = before.message
    return found


def _unkept(files: Iterable[DataFile], known: Mapping[str, DataFile]) -> list[DataFile]:
    recent_ns = time.time_ns() - TICK_NS
    kept = [replace(file, modified_ns=0) if file.modified_ns > recent_ns else file for file in files]
    return [file for file in kept if file != known.get(file.path)]


def _keep(connection: Connection, files: Iterable[DataFile]) -> None:
    loaded_at = moment(now())
    connection.executemany(
        "INSERT OR REPLACE INTO loaded_file VALUES (?, ?, ?, ?, ?)",
        [(file.path, file.size, file.modified_ns, file.digest, loaded_at) for file in files],
    )


def _write(
    store: Store,
    reading: Reading,
    paths: set[str],
    added: list[str],
    revised: list[str],
    stood: dict[str, ByElection],
    *,
    first: bool,
) -> dict[str, str]:
    # Slow to import too.
    from byelex.recording.door import mistaken
    from byelex.store.computed import measure_all
    from byelex.store.revisions import latest, record, same_poll

    connection, refused = store.connection, {}
    if reading.parties is not None:
        store.save_parties(reading.parties.values())
    if reading.people is not None:
        reference.save_people(connection, reading.people)
    if reading.missing is not None:
        reference.save_missing(connection, reading.missing)
        store.changed()
    for polling_on, seats in reading.general_elections.items():
        reference.save_general_election(connection, polling_on, seats)
        store.changed()
    # Verdicts name parties and figures compare with baselines, so a changed table changes contests already here.
    if reading.parties is not None:
        measure_all(store)
    else:
        for polling_on in reading.general_elections:
            measure_all(store, polling_on.isoformat())
    for path, by_election in reading.by_elections.items():
        if path not in paths:
            continue
        if faults := mistaken(store, by_election):
            name = path.rpartition("/")[2]
            refused[path] = "\n".join(f"{name}: {fault}" for fault in faults)
            continue
        before: ByElection | None = None
        if not first:
            known = (latest(store, id) for id in (by_election.id, *(one.id for one in same_poll(store, by_election))))
            before = next((one for one in known if one is not None), None)
        try:
            # Filling a new store is not news to anyone.
            revision = record(store, by_election, RECORDED_BY, path, news=not first)
        except DataError as error:
            refused[path] = f"{path.rpartition('/')[2]}: {error}"
            continue
        if revision is not None:
            (added if revision.number == 1 else revised).append(by_election.id)
            if before is not None:
                stood[by_election.id] = before
    return refused
