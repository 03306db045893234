"""Parliament's published result files as they are: the columns found, the cells tidied, nothing interpreted.

The files vary: a byte-order mark or none; a header row or none (general elections of 2010 to 2019); "ONS ID2" for
"ONS ID"; "DC Person ID" for "Democracy Club person ID"; "[x]" for unknown; stray and non-breaking spaces; a name
split between its two columns in the wrong place. One file serves for both a by-election and a general election:
the second lacks the date columns.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

from byelex.errors import DataError
from byelex.sources.faults import LARGEST_COUNT, read_text, unspoiled

UNKNOWN = ("", "[x]", "[X]", "x", "-", "n/a", "N/A")

_SEAT = (
    "ons id",
    "ons region id",
    "constituency name",
    "county name",
    "region name",
    "country name",
    "constituency type",
)
# The order of the columns where there is no header row.
CONTEST_ORDER = (
    *_SEAT,
    "declaration time",
    "member first name",
    "member surname",
    "member gender",
    "result",
    "first party",
    "second party",
    "electorate",
    "valid votes",
    "invalid votes",
    "majority",
)
CANDIDACY_ORDER = (
    *_SEAT,
    "party name",
    "party abbreviation",
    "electoral commission party id",
    "mnis party id",
    "electoral commission adjunct party id",
    "candidate first name",
    "candidate surname",
    "candidate gender",
    "sitting mp",
    "former mp",
    "member mnis id",
    "votes",
    "share",
    "change",
)
_SAME = {
    "ons id2": "ons id",
    "dc person id": "democracy club person id",
    "election date": "polling date",
    "by-election date": "polling date",
}
_ONS_ID = re.compile(r"[EWSN]\d{8}")


@dataclass(frozen=True, slots=True)
class PublishedContest:
    """A row of constituencies.csv. `party_votes` are its columns of votes by party, by their headings."""

    place: str
    polling_on: date | None
    writ_on: date | None
    seat_id: str
    seat: str
    county: str
    region: str
    country: str
    kind: str
    declared_at: str
    member: str
    result: str
    electorate: int | None
    valid_vote_count: int | None
    rejected_vote_count: int | None
    majority: int | None
    party_votes: dict[str, int | None] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PublishedCandidacy:
    """A row of candidacies.csv. Ids are blank where not given; `share` is as printed."""

    place: str
    polling_on: date | None
    seat_id: str
    party_name: str
    party_abbreviation: str
    electoral_commission_id: str
    mnis_party_id: str
    name: str
    member_id: str
    democracy_club_id: str
    votes: int | None
    share: str


def tidy(text: str) -> str:
    """Collapse every run of spaces, non-breaking ones too, strip the ends, and mend letters that were read wrong."""
    return unspoiled(" ".join(text.split()))


def read_contests(path: Path) -> list[PublishedContest]:
    """Read a constituencies.csv. Raises DataError naming the file, line and column."""
    contests = []
    for place, row in _rows(path, CONTEST_ORDER):
        result = row.get("result", "")
        contests.append(
            PublishedContest(
                place=place,
                polling_on=_day(row, "polling date", place),
                writ_on=_day(row, "writ date", place),
                seat_id=_seat_id(row, place),
                seat=_needed(row, "constituency name", place),
                county=row.get("county name", ""),
                region=row.get("region name", ""),
                country=_needed(row, "country name", place),
                kind=row.get("constituency type", ""),
                declared_at=row.get("declaration time", ""),
                member=tidy(f"{row.get('member first name', '')} {row.get('member surname', '')}"),
                result=result,
                electorate=_count(row, "electorate", place),
                valid_vote_count=_count(row, "valid votes", place),
                rejected_vote_count=_count(row, "invalid votes", place),
                majority=_count(row, "majority", place),
                party_votes=_party_votes(row, place),
            )
        )
    return contests


def read_candidacies(path: Path) -> list[PublishedCandidacy]:
    """Read a candidacies.csv. Raises DataError naming the file, line and column."""
    return [
        PublishedCandidacy(
            place=place,
            polling_on=_day(row, "polling date", place),
            seat_id=_seat_id(row, place),
            party_name=_needed(row, "party name", place),
            party_abbreviation=row.get("party abbreviation", ""),
            electoral_commission_id=row.get("electoral commission party id", ""),
            mnis_party_id=row.get("mnis party id", ""),
            # The two columns are split in the wrong place often enough that only the whole name is a fact.
            name=tidy(f"{row.get('candidate first name', '')} {row.get('candidate surname', '')}"),
            member_id=row.get("member mnis id", ""),
            democracy_club_id=row.get("democracy club person id", ""),
            votes=_count(row, "votes", place),
            share=row.get("share", ""),
        )
        for place, row in _rows(path, CANDIDACY_ORDER)
    ]


def _rows(path: Path, order: tuple[str, ...]) -> Iterator[tuple[str, dict[str, str]]]:
    """Give (place, cells by lower-case heading). A file without a header row has `order`, then unnamed columns."""
    short = "/".join(path.parts[-3:])
    reader = csv.reader(io.StringIO(read_text(path), newline=""), strict=True)
    headings: tuple[str, ...] | None = None
    try:
        for cells in reader:
            tidied = [tidy(cell) for cell in cells]
            if not any(tidied):
                continue
            place = f"{short} line {reader.line_num}"
            if headings is None:
                headings = _headings(tidied, order, place)
                if headings[0] != "":
                    continue
                headings = headings[1:]
            if len(tidied) != len(headings):
                raise DataError(f"{place}: has {len(tidied)} cells where {len(headings)} are expected.")
            yield place, dict(zip(headings, tidied, strict=True))
    except csv.Error as error:
        raise DataError(f"{short} line {reader.line_num}: is not CSV: {error}.") from None


def _headings(first: list[str], order: tuple[str, ...], place: str) -> tuple[str, ...]:
    """Find the columns in the first row; led by "" where it is no header row but already a result."""
    lowered = [cell.lower() for cell in first]
    headings = tuple(_SAME.get(cell, cell) for cell in lowered)
    if "constituency name" in headings:
        missing = [heading for heading in order if heading not in headings and heading in _NEEDED]
        if missing:
            raise DataError(f"{place}: the header row has no column {missing[0]}.")
        return headings
    if first and _ONS_ID.fullmatch(first[0]) and len(first) >= len(order):
        return ("", *order, *(f"column {n}" for n in range(len(order) + 1, len(first) + 1)))
    raise DataError(
        f"{place}: is neither a header row with a column Constituency name nor a row that begins with an ONS id."
    )


_NEEDED = frozenset(
    {"ons id", "constituency name", "country name", "electorate", "valid votes", "majority", "party name", "votes"}
)


def _needed(row: dict[str, str], heading: str, place: str) -> str:
    if not row.get(heading):
        raise DataError(f"{place}: {heading} is blank.")
    return row[heading]


def _seat_id(row: dict[str, str], place: str) -> str:
    id = _needed(row, "ons id", place)
    if not _ONS_ID.fullmatch(id):
        raise DataError(f'{place}: ons id must be a letter and eight digits like E14000733, not "{id}".')
    return id


def _count(row: dict[str, str], heading: str, place: str) -> int | None:
    cell = row.get(heading, "")
    if cell in UNKNOWN:
        return None
    plain = cell.replace(",", "")
    if not (plain.isascii() and plain.isdigit()) or len(plain) > 9 or int(plain) > LARGEST_COUNT:
        raise DataError(f'{place}: {heading} must be a whole number or [x], not "{cell}".')
    return int(plain)


def _day(row: dict[str, str], heading: str, place: str) -> date | None:
    cell = row.get(heading, "")
    if cell in UNKNOWN:
        return None
    for form in ("%d/%m/%Y", "%Y-%m-%d"):
        try:
            return datetime.strptime(cell, form).date()
        except ValueError:
            continue
    raise DataError(f'{place}: {heading} must be a date like 06/05/2021, not "{cell}".')


def _party_votes(row: dict[str, str], place: str) -> dict[str, int | None]:
    named = [heading for heading in row if heading not in _BESIDE and not heading.startswith("column ")]
    return {heading: _count(row, heading, place) for heading in named}


_BESIDE = frozenset({*CONTEST_ORDER, "polling date", "writ date"})
