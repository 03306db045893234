"""data/history-notes.toml: what a reader found in the collected remarks, contest by contest."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from byelex.elections import Claim, Correction, Fact, Source
from byelex.sources.faults import Faults, Keys, read_text

NOTES_FILE = "history-notes.toml"
NOT_READ = ("nothing", "cause", "previous_member", "previous_title", "winner", "electorate")
_KEYS = (
    "not_read",
    "leave_out",
    "held",
    "cause",
    "cause_note",
    "previous_member",
    "previous_party",
    "previous_note",
    "petition_note",
    "rejected",
    "names",
    "parties",
    "party_names",
    "claims",
    "corrections",
    "facts",
    "sources",
)


@dataclass(frozen=True, slots=True)
class Note:
    """What was found on one contest. `names`, `parties` and `party_names` are by the candidate's collected name.

    `not_read` is None where nothing is said of it, and holds "nothing" where a remark from memory touches no field.
    """

    not_read: tuple[str, ...] | None = None
    leave_out: str = ""
    held: str = ""
    cause: str | None = None
    cause_note: str | None = None
    previous_member: str | None = None
    previous_party: str | None = None
    previous_note: str | None = None
    petition_note: str | None = None
    rejected_vote_count: int | None = None
    names: Mapping[str, str] | None = None
    parties: Mapping[str, str] | None = None
    party_names: Mapping[str, str] | None = None
    claims: tuple[Claim, ...] = ()
    corrections: tuple[Correction, ...] = ()
    facts: tuple[Fact, ...] = ()
    sources: tuple[Source, ...] = ()


def load_notes(data_folder: Path) -> dict[str, Note]:
    """Read the notes by contest; none if there is no such file. Raises DataError with every fault."""
    path = data_folder / NOTES_FILE
    if not path.exists():
        return {}
    faults = Faults(NOTES_FILE)
    try:
        tables = tomllib.loads(read_text(path))
    except (tomllib.TOMLDecodeError, ValueError) as error:
        faults.add("", f"is not TOML: {error}.")
        tables = {}
    notes = {}
    for id, table in tables.items():
        if isinstance(table, dict):
            notes[id] = _note(Keys(table, id, _KEYS, faults))
        else:
            faults.add(id, f'must be a table, written ["{id}"].')
    faults.raise_any()
    return notes


def _note(keys: Keys) -> Note:
    not_read = keys.texts("not_read") if "not_read" in keys.table else None
    for word in not_read or ():
        if word not in NOT_READ:
            keys.bad("not_read", f"a list of {', '.join(NOT_READ)}")
    return Note(
        not_read=not_read,
        leave_out=keys.text("leave_out") or "",
        held=str(keys.table.get("held", "")),
        cause=keys.text("cause"),
        cause_note=keys.text("cause_note"),
        previous_member=keys.text("previous_member"),
        previous_party=keys.text("previous_party"),
        previous_note=keys.text("previous_note"),
        petition_note=keys.text("petition_note"),
        rejected_vote_count=keys.count("rejected"),
        names=_by_name(keys, "names"),
        parties=_by_name(keys, "parties"),
        party_names=_by_name(keys, "party_names"),
        claims=tuple(
            Claim(measure, figure, by, None, None, note) for measure, figure, by, note in _rows(keys, "claims", 4)
        ),
        corrections=tuple(Correction(*row) for row in _rows(keys, "corrections", 4)),
        facts=tuple(Fact(topic, text) for topic, text in _rows(keys, "facts", 2)),
        sources=tuple(Source(work, title) for work, title in _rows(keys, "sources", 2)),
    )


def _by_name(keys: Keys, key: str) -> Mapping[str, str]:
    return {name: str(value) for name, value in keys.subtable(key).items()}


def _rows(keys: Keys, key: str, width: int) -> list[list[str]]:
    rows = keys.table.get(key, [])
    if not isinstance(rows, list) or not all(
        isinstance(row, list) and len(row) == width and all(isinstance(cell, str) and cell for cell in row)
        for row in rows
    ):
        keys.bad(key, f"a list of lists of {width} texts")
        return []
    return rows
