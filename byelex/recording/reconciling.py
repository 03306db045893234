"""A changed file beside what was recorded since it was last read: what is new in it is taken, what was put right stays.

Loading never undoes a withdrawal, nor a correction that the file has not caught up with; recording the file does.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import Any

from byelex.elections import STAGES, ByElection, Party
from byelex.errors import DataError
from byelex.recording.door import completed
from byelex.store import Store, bodies
from byelex.store.differences import KEYS, Change, Revision, changes, keyed
from byelex.store.loaded_files import keep_reading, last_reading, stands_as_read
from byelex.store.revisions import WITHDRAWN, revisions

MOST_CHANGES = 5
"""So many changes are told of what a file and a revision say differently."""


class Stands(DataError):
    """What somebody recorded stands against a file, which is left out until it is recorded by itself."""


@dataclass(frozen=True, slots=True)
class Reconciled:
    """What of a file is to be recorded, None where nothing in it is new, and what is to be said of that.

    `reading` is what the file says itself, as a revision's text, where that is not all that is to be recorded.
    """

    by_election: ByElection | None
    said: tuple[str, ...] = ()
    reading: str | None = None

    def keep_reading(self, store: Store, path: str) -> None:
        """Note what the file says, for when it changes next."""
        if self.reading is not None:
            keep_reading(store.connection, path, self.reading)


def reconciled(store: Store, by_election: ByElection, path: str) -> Reconciled:
    """Put what a changed file says together with what stands; raises Stands where both say something of one thing.

    `path` is the file's in its data folder, which is the source of its revisions. A file that is further on than what
    stands (the result of a contest that was called, official figures after the first count) is news, and wins.
    """
    if stands_as_read(store.connection, by_election.id, path):
        return Reconciled(by_election)
    if not by_election.candidacies and by_election.stage != "called":
        # It is refused for that.
        return Reconciled(by_election)
    made = revisions(store, by_election.id)
    mine, theirs = made[-1].by_election, bodies.recorded(completed(store, by_election))
    text = last_reading(store.connection, by_election.id, path)
    read = None if text is None else bodies.by_election_of(text, store.parties())
    reading = bodies.body(theirs)
    if made[-1].source.startswith(WITHDRAWN) and theirs != read:
        # Its call may stand again: what was taken back is the result.
        by = f"revision {made[-1].number}, by {made[-1].recorded_by} ({made[-1].source})"
        raise Stands(f"this by-election is withdrawn, as {by}: `byelex record FILE` restores it.")
    if mine is None:
        return Reconciled(None) if theirs == read else Reconciled(by_election, reading=reading)
    further = STAGES.index(theirs.stage) > STAGES.index(mine.stage)
    # A file that was never read before has everything new to say but its stage, which only goes on.
    stage = mine.stage if further else theirs.stage
    base = read or ByElection(theirs.id, mine.constituency, theirs.polling_on, (), stage=stage)
    kept, taken = (_together("", base, mine, theirs, keep) for keep in (True, False))
    revision = next((one for one in reversed(made) if one.source != path), made[-1])
    if kept == taken:
        behind = changes(theirs, kept) if kept != theirs else ()
        said = f"This file has not caught up with {_told(revision)}, which stands ({_listed(behind)})."
        return Reconciled(kept, (said,) if behind else (), reading)
    if further:
        return Reconciled(
            taken, (f"This takes the place of {_told(revision)} ({_listed(changes(kept, taken))}).",), reading
        )
    raise Stands(
        f"{_told(revision)} stands, and this file says otherwise ({_listed(changes(kept, taken))}): mend the file, or "
        "`byelex record FILE` puts it in that revision's place."
    )


def _told(revision: Revision) -> str:
    return f"revision {revision.number}, by {revision.recorded_by} from {revision.source}"


def _listed(found: tuple[Change, ...]) -> str:
    more = f"; and {len(found) - MOST_CHANGES} more" if len(found) > MOST_CHANGES else ""
    return "; ".join(map(str, found[:MOST_CHANGES])) + more


def _together(field: str, base: Any, mine: Any, theirs: Any, keep: bool) -> Any:
    """Give what has changed on either side since `base`; where both have, mine if it is to be kept, else theirs."""
    if theirs in (base, mine):
        return mine
    if mine == base:
        return theirs
    if field in KEYS:
        was, my, their = (keyed(field, parts) for parts in (base, mine, theirs))
        # Another list of candidates is one thing: a ballot put together from two would be nobody's.
        if field != "candidacies" or was.keys() in (my.keys(), their.keys()) or my.keys() == their.keys():
            each = (_together("", was.get(key), my.get(key), their.get(key), keep) for key in {**their, **my})
            return tuple(part for part in each if part is not None)
    elif not isinstance(mine, Party) and all(map(dataclasses.is_dataclass, (base, mine, theirs))):
        values = {}
        for name in (each.name for each in dataclasses.fields(mine)):
            values[name] = _together(name, getattr(base, name), getattr(mine, name), getattr(theirs, name), keep)
        return dataclasses.replace(mine, **values)
    return mine if keep else theirs
