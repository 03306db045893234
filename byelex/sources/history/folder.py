"""The collected files as they are: a folder a period, each with by_elections.csv and candidacies.csv."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from byelex.elections import COMPLETENESS
from byelex.errors import DataError
from byelex.sources.faults import LARGEST_COUNT, Faults
from byelex.sources.tables import read_rows

CONTEST_COLUMNS = (
    "polling_on",
    "constituency",
    "country",
    "cause",
    "previous_mp",
    "previous_party",
    "winner",
    "winner_party",
    "result",
    "electorate",
    "valid_votes",
    "turnout_pct",
    "majority",
    "published_swing_pp",
    "swing_from",
    "swing_to",
    "completeness",
    "source_url",
    "notes",
)
CANDIDACY_COLUMNS = ("polling_on", "constituency", "candidate", "party", "votes", "share_pct", "change_pp", "is_winner")


@dataclass(frozen=True, slots=True)
class CollectedCandidacy:
    """A row of candidacies.csv; share and change as printed, blank where not."""

    name: str
    party: str
    votes: int | None
    share: str
    change: str
    won: bool


@dataclass(frozen=True, slots=True)
class CollectedContest:
    """A row of by_elections.csv with its candidacies, in the file's order. `period` is the folder's name."""

    place: str
    period: str
    polling_on: date | None
    constituency: str
    country: str
    cause: str
    previous_member: str
    previous_party: str
    result: str
    electorate: int | None
    valid_vote_count: int | None
    turnout: str
    majority: int | None
    swing: str
    swing_from: str
    swing_to: str
    completeness: str
    addresses: tuple[str, ...]
    notes: str
    candidacies: tuple[CollectedCandidacy, ...]


def read_collected(folder: Path) -> list[CollectedContest]:
    """Read every period's folder. Raises DataError with every fault: the file, the line, what is expected."""
    periods = sorted(path.parent for path in folder.glob("*/by_elections.csv")) if folder.is_dir() else []
    if not periods:
        raise DataError(
            f"{folder}: holds no by-elections. It must have folders like 1945-1955, each with by_elections.csv and "
            "candidacies.csv."
        )
    return [contest for period in periods for contest in _period(period)]


def _period(folder: Path) -> Iterator[CollectedContest]:
    faults = Faults(f"{folder.name}/candidacies.csv")
    standing: dict[tuple[str, str], list[CollectedCandidacy]] = {}
    for line, row in read_rows(folder / "candidacies.csv", CANDIDACY_COLUMNS, faults):
        standing.setdefault((row["polling_on"], row["constituency"]), []).append(
            CollectedCandidacy(
                name=row["candidate"],
                party=row["party"],
                votes=_count(row["votes"], f"line {line}: votes", faults),
                share=_figure(row["share_pct"], f"line {line}: share_pct", faults),
                change=_figure(row["change_pp"], f"line {line}: change_pp", faults),
                won=row["is_winner"] == "1",
            )
        )
        if not row["candidate"] or not row["party"]:
            faults.add(f"line {line}", "candidate and party must be given.")
    faults.raise_any()
    faults = Faults(f"{folder.name}/by_elections.csv")
    contests = []
    for line, row in read_rows(folder / "by_elections.csv", CONTEST_COLUMNS, faults):
        place = f"line {line} ({row['constituency']})"
        found = standing.pop((row["polling_on"], row["constituency"]), [])
        if sum(candidacy.won for candidacy in found) != 1:
            faults.add(place, "candidacies.csv must have one winner for it.")
        if row["completeness"] not in COMPLETENESS:
            faults.add(place, f'completeness must be one of {", ".join(COMPLETENESS)}, not "{row["completeness"]}".')
        contests.append(_contest(folder.name, place, row, tuple(found), faults))
    for day, constituency in standing:
        faults.add(
            constituency, f"candidacies.csv has candidates on {day or 'no day'}, but by_elections.csv has no row."
        )
    faults.raise_any()
    yield from contests


def _contest(
    period: str, place: str, row: Mapping[str, str], standing: tuple[CollectedCandidacy, ...], faults: Faults
) -> CollectedContest:
    return CollectedContest(
        place=f"{period}/by_elections.csv {place}",
        period=period,
        polling_on=_day(row["polling_on"], place, faults),
        constituency=row["constituency"],
        country=row["country"],
        cause=row["cause"],
        previous_member=row["previous_mp"],
        previous_party=row["previous_party"],
        result=row["result"],
        electorate=_count(row["electorate"], f"{place}: electorate", faults),
        valid_vote_count=_count(row["valid_votes"], f"{place}: valid_votes", faults),
        turnout=_figure(row["turnout_pct"], f"{place}: turnout_pct", faults),
        majority=_count(row["majority"], f"{place}: majority", faults),
        swing=_figure(row["published_swing_pp"], f"{place}: published_swing_pp", faults),
        swing_from=row["swing_from"],
        swing_to=row["swing_to"],
        completeness=row["completeness"],
        addresses=tuple(part.strip() for part in row["source_url"].split(" ; ") if part.strip()),
        notes=row["notes"],
        candidacies=standing,
    )


def _count(cell: str, place: str, faults: Faults) -> int | None:
    if not cell:
        return None
    if not (cell.isascii() and cell.isdigit()) or len(cell) > 9 or int(cell) > LARGEST_COUNT:
        faults.add(place, f'must be a whole number or blank, not "{cell}".')
        return None
    return int(cell)


def _figure(cell: str, place: str, faults: Faults) -> str:
    plain = cell.lstrip("+-").replace(".", "", 1)
    if cell and not (plain.isascii() and plain.isdigit()):
        faults.add(place, f'must be a figure like 44.2 or blank, not "{cell}".')
        return ""
    return cell


def _day(cell: str, place: str, faults: Faults) -> date | None:
    if not cell:
        return None
    try:
        return date.fromisoformat(cell)
    except ValueError:
        faults.add(place, f'polling_on must be a date like 1983-02-24 or blank, not "{cell}".')
        return None
