"""The CSV tables of data/: parties, people, general elections, corrections."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from byelex import measures
from byelex.changing import quick
from byelex.elections import Baseline, Candidacy, Constituency, Party
from byelex.sources.faults import COLOUR, LARGEST_COUNT, Faults, near_miss, read_text, unspoiled
from byelex.sources.ids import SLUG, fold, slug

PARTY_COLUMNS = (
    "id",
    "name",
    "abbreviation",
    "full_name",
    "nicknames",
    "colour",
    "electoral_commission_ids",
    "mnis_ids",
    "follows",
    "independent",
)
PEOPLE_COLUMNS = ("id", "name", "other_names", "democracy_club_ids")
SEAT_COLUMNS = (
    "id",
    "name",
    "country",
    "region",
    "county",
    "kind",
    "electorate",
    "rejected_vote_count",
    "valid_vote_count",
    "majority",
)
VOTE_COLUMNS = ("seat", "party", "party_name", "candidate", "person", "votes")


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """A person whose spellings vary, or who shares a name with another.

    `democracy_club_ids` help to recognise the person; they are not trusted alone.
    """

    id: str
    name: str
    other_names: tuple[str, ...] = ()
    democracy_club_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class People:
    """The people of people.csv by id. Everyone else is called as printed, and the id is the slug of the name."""

    by_id: Mapping[str, KnownPerson] = field(default_factory=dict)

    def called(self, name: str) -> tuple[KnownPerson, ...]:
        """Find everyone in the table who goes by a name, whatever its case and accents."""
        wanted = fold(name)
        return tuple(
            person for person in self.by_id.values() if wanted in map(fold, (person.name, *person.other_names))
        )


@quick
@dataclass(frozen=True, slots=True)
class PartyRow:
    """A party with the ids by which Parliament's files name it."""

    party: Party
    mnis_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SeatTotals:
    """A seat's totals as published at a general election: check digits."""

    valid_vote_count: int | None
    majority: int | None


def read_rows(path: Path, columns: tuple[str, ...], faults: Faults) -> Iterator[tuple[int, dict[str, str]]]:
    """Read a CSV table that must have exactly these columns: (line number, row) pairs, cells stripped."""
    reader = csv.reader(io.StringIO(read_text(path), newline=""), strict=True)
    try:
        header = next(reader, [])
        if header != list(columns):
            faults.add("line 1", f"the columns must be {','.join(columns)}.")
            return
        for cells in reader:
            if not cells:
                continue
            if len(cells) != len(columns):
                faults.add(f"line {reader.line_num}", f"has {len(cells)} cells, not {len(columns)}.")
                continue
            yield reader.line_num, dict(zip(columns, (cell.strip() for cell in cells), strict=True))
    except csv.Error as error:
        faults.add(f"line {reader.line_num}", f"is not CSV: {error}.")


def write_rows(columns: tuple[str, ...], rows: Iterable[Iterable[object]]) -> str:
    """Write a CSV table, one line a row, "\\n" at the end of each."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(rows)
    return text.getvalue()


def several(cell: str) -> tuple[str, ...]:
    """Split a cell of several values at its semicolons."""
    return tuple(part.strip() for part in cell.split(";") if part.strip())


def load_parties(folder: Path) -> dict[str, Party]:
    """Read data/parties.csv: parties by id, in the file's order. Raises DataError with every fault."""
    return {id: row.party for id, row in load_party_rows(folder).items()}


def load_party_rows(folder: Path) -> dict[str, PartyRow]:
    """Read data/parties.csv with Parliament's own ids. Raises DataError with every fault."""
    rows, faults = examine_party_rows(folder)
    faults.raise_any()
    return rows


def examine_party_rows(folder: Path) -> tuple[dict[str, PartyRow], Faults]:
    """Read data/parties.csv as far as it can be, and hand back the faults too. DataError only for no text."""
    faults = Faults("parties.csv")
    rows: dict[str, PartyRow] = {}
    for line, row in read_rows(folder / "parties.csv", PARTY_COLUMNS, faults):
        place = f"line {line}"
        if not SLUG.fullmatch(row["id"]):
            faults.add(place, f'id must be small letters, digits and hyphens, not "{row["id"]}".')
        if row["id"] in rows:
            faults.add(place, f'the id "{row["id"]}" is used twice.')
        if not row["name"] or not row["abbreviation"]:
            faults.add(place, "name and abbreviation must be given.")
        if row["colour"] and not COLOUR.fullmatch(row["colour"]):
            faults.add(place, f'colour must be like #0087DC, not "{row["colour"]}".')
        if row["independent"] not in ("", "yes"):
            faults.add(place, f'independent must be yes or blank, not "{row["independent"]}".')
        party = Party(
            id=row["id"],
            name=row["name"],
            abbreviation=row["abbreviation"],
            colour=row["colour"] or "#7F7F7F",
            full_name=row["full_name"],
            nicknames=several(row["nicknames"]),
            electoral_commission_ids=several(row["electoral_commission_ids"]),
            follows=row["follows"] or None,
            independent=row["independent"] == "yes",
        )
        rows[party.id] = PartyRow(party, several(row["mnis_ids"]))
    for id, known in rows.items():
        follows = known.party.follows
        if follows is not None and (follows not in rows or follows == id):
            faults.add(id, f'follows "{follows}", which is not another party here.{near_miss(follows, rows)}')
    return rows, faults


def write_party_rows(rows: Iterable[PartyRow]) -> str:
    """Write parties.csv."""
    return write_rows(
        PARTY_COLUMNS,
        (
            (
                row.party.id,
                row.party.name,
                row.party.abbreviation,
                row.party.full_name,
                ";".join(row.party.nicknames),
                "" if row.party.colour == "#7F7F7F" else row.party.colour,
                ";".join(row.party.electoral_commission_ids),
                ";".join(row.mnis_ids),
                row.party.follows or "",
                "yes" if row.party.independent else "",
            )
            for row in rows
        ),
    )


def load_people(folder: Path) -> People:
    """Read data/people.csv. Raises DataError with every fault."""
    faults = Faults("people.csv")
    people: dict[str, KnownPerson] = {}
    for line, row in read_rows(folder / "people.csv", PEOPLE_COLUMNS, faults):
        if not SLUG.fullmatch(row["id"]):
            faults.add(f"line {line}", f'id must be small letters, digits and hyphens, not "{row["id"]}".')
        if row["id"] in people:
            faults.add(f"line {line}", f'the id "{row["id"]}" is used twice.')
        if not row["name"]:
            faults.add(f"line {line}", "name must be given.")
        people[row["id"]] = KnownPerson(
            row["id"], row["name"], several(row["other_names"]), several(row["democracy_club_ids"])
        )
    faults.raise_any()
    return People(people)


def write_people(people: Iterable[KnownPerson]) -> str:
    """Write people.csv."""
    return write_rows(
        PEOPLE_COLUMNS,
        ((p.id, p.name, ";".join(p.other_names), ";".join(p.democracy_club_ids)) for p in people),
    )


def general_election_dates(folder: Path) -> tuple[date, ...]:
    """List the polling days of the general elections in data/, earliest first."""
    days = []
    for path in (folder / "general-elections").glob("*-seats.csv"):
        try:
            days.append(date.fromisoformat(path.name.removesuffix("-seats.csv")))
        except ValueError:
            continue
    return tuple(sorted(days))


def load_general_election(
    folder: Path, polling_on: date, parties: Mapping[str, Party]
) -> tuple[dict[str, Baseline], dict[str, Constituency]]:
    """Read a general election's two tables: each seat's result and the seats, both by ONS id.

    Candidacies come in falling order of votes. Raises DataError with every fault, votes that do not make the published
    totals among them.
    """
    results, seats, odds = examine_general_election(folder, polling_on, parties)
    for faults in odds:
        faults.raise_any()
    return results, seats


def examine_general_election(
    folder: Path, polling_on: date, parties: Mapping[str, Party]
) -> tuple[dict[str, Baseline], dict[str, Constituency], tuple[Faults, ...]]:
    """Read a general election's tables, and hand back what contradicts itself. DataError where they cannot be read."""
    faults = Faults(f"{polling_on.isoformat()}-seats.csv")
    seats, electorates, rejected, totals = _seats(folder, polling_on, faults)
    faults.raise_any()
    votes_file = folder / "general-elections" / f"{polling_on.isoformat()}-votes.csv"
    faults = Faults(votes_file.name)
    standing: dict[str, list[Candidacy]] = {id: [] for id in seats}
    unknown: set[str] = set()
    for line, row in read_rows(votes_file, VOTE_COLUMNS, faults):
        party = parties.get(row["party"])
        if party is None or row["seat"] not in standing:
            # Each unknown id once: a file that has one wrong may have it thousands of times.
            wrong = row["party"] if party is None else row["seat"]
            table = "in parties.csv" if party is None else "among the seats"
            if wrong not in unknown:
                faults.add(
                    f"line {line}", f'"{wrong}" is not {table}.{near_miss(wrong, parties if party is None else seats)}'
                )
            unknown.add(wrong)
        elif not row["candidate"]:
            faults.add(f"line {line}", "candidate must be given.")
        elif (plain := unspoiled(row["candidate"])) != row["candidate"]:
            faults.add(f"line {line}", f"candidate has letters that were read wrong: it must be {plain}.")
        else:
            name, person = row["candidate"], row["person"]
            votes = _count(row, "votes", line, faults, blank=False)
            standing[row["seat"]].append(
                Candidacy(person or slug(name), name, party, row["party_name"] or party.name, votes)
            )
    faults.raise_any()
    results = {
        id: Baseline(
            polling_on,
            electorates[id],
            rejected[id],
            tuple(sorted(candidacies, key=lambda c: (c.votes is None, -(c.votes or 0)))),
        )
        for id, candidacies in standing.items()
    }
    return results, seats, _contradictions(polling_on, results, seats, totals)


def _contradictions(
    polling_on: date,
    results: Mapping[str, Baseline],
    seats: Mapping[str, Constituency],
    totals: Mapping[str, SeatTotals],
) -> tuple[Faults, Faults]:
    """Find what cannot be in the table of votes and in that of seats: each total is a check digit."""
    of_votes, of_seats = Faults(f"{polling_on}-votes.csv"), Faults(f"{polling_on}-seats.csv")
    for id, result in results.items():
        place, total = f"{seats[id].name} ({id})", totals[id]
        if not result.candidacies:
            of_votes.add(place, "nobody stands.")
            continue
        valid, majority = measures.valid_vote_count(result), measures.majority(result)
        if total.valid_vote_count not in (None, valid):
            of_votes.add(place, f"the votes add up to {valid}, not the {total.valid_vote_count} valid votes published.")
        if total.majority not in (None, majority):
            of_votes.add(place, f"the majority is {majority}, not the {total.majority} published.")
        papers, electorate = (valid or 0) + (result.rejected_vote_count or 0), result.electorate
        if electorate is not None and papers > electorate:
            too_many = f"{valid} valid votes and {result.rejected_vote_count or 0} rejected papers are more"
            of_seats.add(place, f"{too_many} than the electorate of {electorate}.")
        standing = [(fold(one.name), one.party.id) for one in result.candidacies]
        for at, one in enumerate(standing if len(set(standing)) < len(standing) else ()):
            if one in standing[:at]:
                of_votes.add(place, f"{result.candidacies[at].name} stands twice.")
    return of_votes, of_seats


def _seats(
    folder: Path, polling_on: date, faults: Faults
) -> tuple[dict[str, Constituency], dict[str, int | None], dict[str, int | None], dict[str, SeatTotals]]:
    seats: dict[str, Constituency] = {}
    electorates: dict[str, int | None] = {}
    rejected: dict[str, int | None] = {}
    totals: dict[str, SeatTotals] = {}
    path = folder / "general-elections" / f"{polling_on.isoformat()}-seats.csv"
    for line, row in read_rows(path, SEAT_COLUMNS, faults):
        id = row["id"]
        if not id or not row["name"] or not row["country"]:
            faults.add(f"line {line}", "id, name and country must be given.")
        if id in seats:
            faults.add(f"line {line}", f'the seat "{id}" is here twice.')
        seats[id] = Constituency(
            id, row["name"], row["country"], row["region"] or None, row["county"] or None, row["kind"] or None
        )
        electorates[id] = _count(row, "electorate", line, faults)
        rejected[id] = _count(row, "rejected_vote_count", line, faults)
        totals[id] = SeatTotals(
            _count(row, "valid_vote_count", line, faults),
            _count(row, "majority", line, faults),
        )
    return seats, electorates, rejected, totals


def _count(row: Mapping[str, str], column: str, line: int, faults: Faults, blank: bool = True) -> int | None:
    cell = row[column]
    if not cell and blank:
        return None
    # isascii: int() would also read other scripts' digits.
    if not (cell.isascii() and cell.isdigit()) or len(cell) > 9 or int(cell) > LARGEST_COUNT:
        faults.add(f"line {line}", f'{column} must be a whole number{" or blank" if blank else ""}, not "{cell}".')
        return None
    return int(cell)
