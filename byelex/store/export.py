"""The store written out: tables of computed figures as CSV or JSON, and the contests as data files."""

from __future__ import annotations

import csv
import json
import os
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, TextIO

from byelex.clock import british_day
from byelex.elections import ByElection, Source
from byelex.errors import DataError
from byelex.sources.datafiles import write_by_election
from byelex.sources.tables import PartyRow, examine_party_rows, write_party_rows
from byelex.store.called import called_listings
from byelex.store.connection import Store
from byelex.store.revisions import latest, revisions
from byelex.wording import day

Rows = list[tuple[Any, ...]]

BY_ELECTION_COLUMNS = (
    "polling_on",
    "constituency",
    "ons_id",
    "country",
    "region",
    "winner",
    "winner_party",
    "winner_votes",
    "winner_share_pct",
    "runner_up",
    "runner_up_party",
    "runner_up_votes",
    "result",
    "majority",
    "majority_pct",
    "electorate",
    "valid_votes",
    "rejected_votes",
    "turnout_pct",
    "turnout_basis",
    "turnout_change_pp",
    "baseline_majority",
    "baseline_majority_pct",
    "baseline_turnout_pct",
    "swing_from",
    "swing_to",
    "swing_pp",
    "swing_basis",
    "swing_note",
    "swing_needed_pp",
    "candidates",
    "deposits_lost",
    "cause",
    "stage",
    "completeness",
    "baseline_on",
    "by_election_id",
    "winner_id",
    "winner_party_id",
    "runner_up_id",
    "runner_up_party_id",
)

CANDIDACY_COLUMNS = (
    "polling_on",
    "constituency",
    "ons_id",
    "person",
    "party",
    "votes",
    "share_pct",
    "change_pp",
    "deposit_lost",
    "position",
    "party_name",
    "by_election_id",
    "person_id",
    "party_id",
)


def export_by_elections(store: Store) -> tuple[tuple[str, ...], Rows]:
    """Give every contest's computed figures: column names and rows, earliest first; invented contests left out.

    Percentages and points are unrounded; None where undefined or not recorded. A figure's basis is "computed" or
    "published".
    """
    rows = store.connection.execute(
        f"SELECT {', '.join(BY_ELECTION_COLUMNS)} FROM by_election_summary "  # noqa: S608 - names from above
        "WHERE NOT invented ORDER BY polling_on, constituency, by_election_id"
    ).fetchall()
    return BY_ELECTION_COLUMNS, rows


def export_candidacies(store: Store) -> tuple[tuple[str, ...], Rows]:
    """Give every candidacy's figures: column names and rows, contests earliest first, then in order of votes.

    `deposit_lost` is 1 or 0; None where undefined or not recorded.
    """
    rows = store.connection.execute(
        f"SELECT {', '.join(CANDIDACY_COLUMNS)} FROM candidacy_summary "  # noqa: S608 - names from above
        "WHERE NOT invented ORDER BY polling_on, constituency, by_election_id, ordinal"
    ).fetchall()
    return CANDIDACY_COLUMNS, rows


def write_csv(columns: Sequence[str], rows: Rows, out: TextIO) -> None:
    """Write rows as CSV with a header line; what is undefined is empty."""
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(rows)


def write_json(columns: Sequence[str], rows: Rows, out: TextIO) -> None:
    """Write rows as a JSON array of objects, one a line; what is undefined is null."""
    lines = ",\n".join(json.dumps(dict(zip(columns, row, strict=True)), ensure_ascii=False) for row in rows)
    out.write(f"[\n{lines}\n]\n" if lines else "[]\n")


def export_data(store: Store, folder: Path | str, data_folder: Path | None = None) -> tuple[Path, ...]:
    """Write every contest back as a data file under a folder, and give the paths of those that changed.

    A contest is written as last recorded; where it has no source, that is said as its source. The tables that contests
    are loaded with (people, general elections, what is missing) are copied from `data_folder` where the folder lacks
    them, and parties that its table lacks are added, so that the folder can be checked and loaded. No file is removed;
    invented contests are left out.
    """
    place = Path(folder) / "by-elections"
    written: list[Path] = []
    try:
        place.mkdir(parents=True, exist_ok=True)
        written += _copy_tables(data_folder, Path(folder)) if data_folder is not None else []
        written += _add_parties(store, Path(folder) / "parties.csv")
        for listing in (*store.listings(), *called_listings(store)):
            recorded = None if listing.invented else latest(store, listing.id)
            if recorded is None:
                continue
            path, text = place / f"{listing.id}.toml", write_by_election(_sourced(store, recorded)).encode()
            if path.exists() and path.read_bytes() == text:
                continue
            _put(path, text)
            written.append(path)
    except OSError as error:
        raise DataError(f"{place} cannot be written to ({error.strerror or error}).") from error
    return tuple(dict.fromkeys(written))


def _sourced(store: Store, recorded: ByElection) -> ByElection:
    """Say of a contest recorded without a source that it was: a data file names where its facts come from."""
    if recorded.sources:
        return recorded
    on = british_day(revisions(store, recorded.id)[-1].recorded_at)
    return replace(recorded, sources=(Source("Byelex", f"recorded on {day(on)} with no source given"),))


def _copy_tables(source: Path, folder: Path) -> list[Path]:
    copied = []
    for table in (*source.glob("*.csv"), *source.glob("*.toml"), *source.glob("general-elections/*.csv")):
        path = folder / table.relative_to(source)
        if not path.exists():
            path.parent.mkdir(exist_ok=True)
            _put(path, table.read_bytes())
            copied.append(path)
    return copied


def _add_parties(store: Store, path: Path) -> list[Path]:
    known = examine_party_rows(path.parent)[0] if path.exists() else {}
    lacking = write_party_rows(PartyRow(party) for id, party in store.parties().items() if id not in known)
    header, _, rows = lacking.partition("\n")
    if not rows:
        return []
    before = path.read_text(encoding="utf-8").rstrip("\n") if path.exists() else header
    _put(path, f"{before}\n{rows}".encode())
    return [path]


def _put(path: Path, content: bytes) -> None:
    # Beside it and then in its place, so that nobody reads half a file.
    half = path.with_suffix(".part")
    half.write_bytes(content)
    os.replace(half, path)
