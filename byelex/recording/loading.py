"""From data/ to the store: only what changed, all of it in one transaction. A file taken away removes nothing."""

from __future__ import annotations

import hashlib
import os
import re
import time
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from byelex.errors import DataError
from byelex.store import reference
from byelex.store.connection import Store
from byelex.store.loaded_files import DataFile, FaultyFile, keep, loaded_files

if TYPE_CHECKING:
    from byelex.recording.changed_files import Reading

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

    `faults` has one message a faulty file, which the store was left without. `doubts` are what had better be looked at
    twice in what was added or revised, by id; filling a new store asks for none.
    """

    added: tuple[str, ...] = ()
    revised: tuple[str, ...] = ()
    unchanged: int = 0
    tables: tuple[str, ...] = ()
    faults: tuple[str, ...] = ()
    doubts: Mapping[str, tuple[str, ...]] = field(default_factory=dict, compare=False)

    def told(self) -> Iterator[str]:
        """Say what whoever brought it in had better know, a line each."""
        yield from (f"Left out: {fault}" for fault in self.faults)
        yield from (f"Doubt: {id}: {doubt}" for id, doubts in self.doubts.items() for doubt in doubts)


def load(
    store: Store,
    data_folder: Path | str,
    strict: bool = True,
    only: Collection[str] | None = None,
) -> LoadReport:
    """Bring what changed in a data folder into the store; a millisecond or so where nothing did.

    A fault raises DataError, naming every faulty file, and nothing is loaded; where not `strict`, faulty files are
    reported and the others load, as they always do beside a file that a withdrawal or a correction stands against.
    Files not in `only` (paths inside the data folder), if given, wait for a later load.
    """
    folder = Path(data_folder)
    files, known = scan(folder), loaded_files(store.connection)
    if files and not store.parties() and not any(file.path == "parties.csv" for file in files):
        # Said once, and not of every candidate.
        lacking = f"parties.csv: there is none in {folder}, and nobody can stand without a party."
        _refuse(strict, {"parties.csv": lacking})
        return LoadReport(faults=(lacking,))
    unsure = [file for file in files if not _same_stamp(file, known)]
    unsure, faults = _digested(folder, [file for file in unsure if only is None or file.path in only])
    _refuse(strict, faults)
    changed = [file for file in unsure if not _same_content(file, known)]
    brought, generation = _Brought(), store.generation()
    if not strict:
        faults |= _known_faults(store, changed, generation)
    if to_read := [file for file in changed if file.path not in faults]:
        brought = _read_and_written(store, folder, to_read, unsure, faults, strict)
        # As of before: where this load changed anything, that may have mended them, and the next looks again.
        store.faulty_files = {
            file.path: FaultyFile(file.digest, generation, faults[file.path]) for file in changed if file.path in faults
        }
    elif stamps := _unkept([file for file in unsure if file.path not in faults], known):
        with store.writing() as connection:
            keep(connection, stamps)
    contests = {file.path for file in files if file.path.startswith("by-elections/")}
    return LoadReport(
        added=tuple(brought.added),
        revised=tuple(brought.revised),
        unchanged=len(contests - faults.keys()) - len(brought.added) - len(brought.revised),
        tables=tuple(file.path for file in changed if file.path not in contests and file.path not in faults),
        faults=tuple(dict.fromkeys(faults.values())),
        doubts=brought.doubts,
    )


@dataclass(frozen=True, slots=True)
class _Brought:
    """By-elections as they are brought in, by id: added, revised, and what had better be looked at twice."""

    added: list[str] = field(default_factory=list)
    revised: list[str] = field(default_factory=list)
    doubts: dict[str, tuple[str, ...]] = field(default_factory=dict)


def _read_and_written(
    store: Store, folder: Path, to_read: list[DataFile], unsure: list[DataFile], faults: dict[str, str], strict: bool
) -> _Brought:
    """Read files and write what they hold, in one transaction; the faults found on the way join the others."""
    # Imported here: the readers are slow to import, and needed only where something changed.
    from byelex.recording.changed_files import read

    reading, brought = read(folder, [file.path for file in to_read], store.parties()), _Brought()
    faults |= reading.faults
    _refuse(strict, faults)
    with store.writing() as connection:
        # Another process may have loaded the same meanwhile, and an editor revised it since: that stands.
        known = loaded_files(connection)
        ours = {file.path for file in to_read if not _same_content(file, known)}
        refused, kept_out = _write(store, reading, ours, brought, first=not known)
        faults |= refused
        _refuse(strict, faults)
        faults |= kept_out
        keep(connection, _unkept([file for file in unsure if file.path not in faults], known))
    return brought


def bring_in(store: Store, data_folder: Path, but: Path | None = None) -> LoadReport:
    """Bring in what changed in a data folder, if there is one, as far as it goes: a faulty file keeps no other out.

    `but` is a file that is to be recorded by itself.
    """
    if not data_folder.is_dir():
        return LoadReport()
    own = inside(data_folder, but) if but is not None else None
    return load(store, data_folder, strict=False, only=[file.path for file in scan(data_folder) if file.path != own])


def inside(folder: Path, file: Path) -> str | None:
    """Give a file's path inside a folder; None where it is elsewhere."""
    try:
        return file.resolve().relative_to(folder.resolve()).as_posix()
    except ValueError:
        return None


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


def _write(
    store: Store, reading: Reading, paths: set[str], brought: _Brought, *, first: bool
) -> tuple[dict[str, str], dict[str, str]]:
    """Write what was read; give the messages of files refused, and of those that what stands keeps out, by path."""
    # Slow to import too.
    from byelex.recording.door import prepare_file, record
    from byelex.recording.reconciling import Stands, reconciled

    _write_tables(store, reading)
    refused: dict[str, str] = {}
    kept_out: dict[str, str] = {}
    for path, by_election in reading.by_elections.items():
        if path not in paths:
            continue
        name = path.rpartition("/")[2]
        try:
            found = reconciled(store, by_election, path)
            if found.by_election is None:
                continue
            # Filling a new store is not news to anyone.
            prepared = prepare_file(store, found.by_election, doubted=not first)
            recorded = record(store, prepared, RECORDED_BY, path, news=not first)
        except Stands as stands:
            kept_out[path] = f"{name}: {stands}"
            continue
        except DataError as error:
            refused[path] = "\n".join(f"{name}: {fault}" for fault in str(error).splitlines())
            continue
        found.keep_reading(store, path)
        if (revision := recorded.revision) is not None:
            (brought.added if revision.number == 1 else brought.revised).append(by_election.id)
            if said := (*found.said, *recorded.doubts):
                brought.doubts[by_election.id] = said
    return refused, kept_out


def _write_tables(store: Store, reading: Reading) -> None:
    from byelex.store.computed import measure_all

    connection = store.connection
    if reading.parties is not None:
        store.save_parties(reading.parties.values(), whole_table=True)
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
