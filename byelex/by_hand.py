"""What an operator does by hand at the console: record a result from a file, withdraw one, look how far alerts are."""

from __future__ import annotations

import getpass
import os
import time
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TextIO

from byelex.config import Config
from byelex.errors import DataError
from byelex.questions.kinds import names_of
from byelex.recording.alerted import alerted
from byelex.recording.door import Recorded, Refused, prepare_file, record, withdraw
from byelex.recording.filling import fill
from byelex.recording.keeping import with_what_is_known
from byelex.recording.loading import inside, load
from byelex.sources.by_elections import TEXT, by_election_in, read_table
from byelex.sources.faults import decoded
from byelex.store import Store
from byelex.store.alerts import subscriptions
from byelex.store.deliveries import reach
from byelex.store.revisions import latest, revisions
from byelex.wording import how_many

SETTLING_SECONDS = 0.2
TRIES = 10


def who() -> str:
    """Say who runs this, as the operating system knows them."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        # A container's user need not have a name.
        return f"user {os.getuid()}" if hasattr(os, "getuid") else "someone"


def record_file(store: Store, config: Config, file: str, stdin: TextIO, by: str) -> Recorded:
    """Record the by-election of a TOML file, or of TOML text on standard input ("-"), through the one door.

    Raises DataError, naming every fault, where it cannot be recorded; then nothing is written.
    """
    path = Path(file)
    text = stdin.read() if file == "-" else read_settled(path)
    try:
        table = read_table(text.removeprefix("\ufeff"))
        said = set(table)
        doubts = fill(store, partial(names_of, store), table)
        by_election = by_election_in(table, store.parties())
        own = None if file == "-" else inside(config.data, path)
        if own is None:
            # A file of the data folder says it all itself.
            by_election, more = with_what_is_known(store, by_election, said)
            doubts += more
        prepared = prepare_file(store, by_election)
        prepared = replace(prepared, doubts=(*doubts, *prepared.doubts))
        source = "standard input" if file == "-" else own or path.name
        recorded = record(store, prepared, by, source)
    except (Refused, DataError) as error:
        name = "standard input" if file == "-" else path.name
        lines = (line.removeprefix(f"{TEXT}: ") for line in str(error).splitlines())
        raise DataError("\n".join(f"{name}: {line}" for line in lines)) from None
    if own is not None and config.data.is_dir():
        # It is what data/ says too: noted, so that no later load takes it for new over a correction.
        told = load(store, config.data, strict=False, only=[own])
        recorded = replace(recorded, doubts=(*recorded.doubts, *"\n".join(told.faults).splitlines()))
    return recorded


def read_settled(path: Path) -> str:
    """Read a file that may be being written: as it is once two looks find it the same. DataError if it never is."""
    for _ in range(TRIES):
        try:
            before = path.stat()
            content = path.read_bytes()
            if time.time() - before.st_mtime < SETTLING_SECONDS:
                time.sleep(SETTLING_SECONDS)
            after = path.stat()
        except OSError as error:
            raise DataError(f"{path}: cannot be read ({error.strerror or error}).") from None
        if (before.st_size, before.st_mtime_ns) == (after.st_size, after.st_mtime_ns) and len(content) == after.st_size:
            break
    else:
        raise DataError(f"{path}: is still being written. Record it again once it is whole.")
    return decoded(path, content)


def told(store: Store, recorded: Recorded) -> str:
    """Say what became of a recorded result: its doubts, the revision, what changed, who is alerted."""
    lines = [f"Doubt: {doubt}" for doubt in recorded.doubts]
    id, revision = recorded.by_election.id, recorded.revision
    if revision is None:
        (*_, last) = revisions(store, id)
        lines.append(f"Nothing is new: {id} stands as in revision {last.number}, by {last.recorded_by}.")
        return "\n".join(lines)
    lines += [f"Changed: {change}" for change in revision.changes]
    lines.append(f"Recorded as revision {revision.number} of {id}, by {revision.recorded_by}.")
    lines.append(alerted(store, revision))
    return "\n".join(lines)


def alerts_status(store: Store) -> str:
    """Say how many subscriptions there are, and how far the latest revisions that alerted anyone have got."""
    asking = len(subscriptions(store))
    lines = [f"{how_many(asking, 'subscription')}."]
    for one in reach(store):
        counts = f"{one.sent:,} sent, {one.waiting:,} waiting, {one.unsent:,} not to be sent"
        about = {"called": ", called", "closed": ", polls closed"}.get(one.occasion or "", "")
        lines.append(f"{one.by_election_id} revision {one.revision_number}{about}: {one.total:,} in all; {counts}")
    if len(lines) == 1:
        lines.append("Nothing has alerted anyone yet.")
    return "\n".join(lines)


def withdraw_seat(store: Store, by_election_id: str, by: str, reason: str) -> str:
    """Withdraw a result and say so."""
    revision = withdraw(store, by_election_id, by, reason)
    again = "Recording it again restores it."
    if latest(store, by_election_id) is not None:
        again = "It is called again, as it was before; withdraw that too if it is not to be."
    line = f"Withdrawn as revision {revision.number} of {by_election_id}, by {by}. {again}"
    return "\n".join((line, alerted(store, revision)))
