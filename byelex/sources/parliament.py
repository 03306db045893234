"""Import Parliament's published results into data/: by-elections as TOML, general elections as tables.

The folder is laid out as Parliament publishes it: a folder a Parliament (55 was elected in 2010), each with
by-elections/ and general-election/, each of those with constituencies.csv and candidacies.csv. Any may be missing.
Parliament's data is under the Open Parliament Licence v3.0.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

from byelex.elections import ByElection, Candidacy, Constituency, Correction, Declared, Source
from byelex.errors import DataError
from byelex.measures import in_order
from byelex.sources.by_elections import read_by_election, write_by_election
from byelex.sources.corrections import Corrector, load_corrections
from byelex.sources.ids import by_election_id, fold, slug
from byelex.sources.party_register import PartyRegister
from byelex.sources.persons import Appearance, identify
from byelex.sources.published import (
    PublishedCandidacy,
    PublishedContest,
    read_candidacies,
    read_contests,
)
from byelex.sources.tables import (
    SEAT_COLUMNS,
    VOTE_COLUMNS,
    general_election_dates,
    load_general_election,
    load_parties,
    load_party_rows,
    load_people,
    write_party_rows,
    write_people,
    write_rows,
)

PARLIAMENTS: dict[str, tuple[date, str]] = {
    "55": (date(2010, 5, 6), "2010-15"),
    "56": (date(2015, 5, 7), "2015-17"),
    "57": (date(2017, 6, 8), "2017-19"),
    "58": (date(2019, 12, 12), "2019-24"),
    "59": (date(2024, 7, 4), "2024"),
}
"""When each Parliament was elected, and its years as its title has them.

Parliament's repository has a folder 60 as well: 2024's results cut up to test its own pages. It is left alone.
"""

SUPPLIES = "candidates, votes, electorate, rejected papers and dates"
_LITTLE = re.compile(r"(?<=[ -])(Of|On|Upon|Under|Super|An)(?=[ -])")
_COLUMN_PARTIES: dict[str, tuple[str, tuple[str, ...]]] = {
    "con": ("Con", ("conservative",)),
    "lab": ("Lab", ("labour",)),
    "ld": ("LD", ("liberal-democrats",)),
    "ukip": ("UKIP", ("ukip",)),
    "brx": ("BRX", ("reform-uk",)),
    "ruk": ("RUK", ("reform-uk",)),
    "green": ("Green", ("green", "scottish-green", "green-ni")),
    "snp": ("SNP", ("snp",)),
    "pc": ("PC", ("plaid-cymru",)),
    "dup": ("DUP", ("dup",)),
    "sf": ("SF", ("sinn-fein",)),
    "sdlp": ("SDLP", ("sdlp",)),
    "uup": ("UUP", ("uup",)),
    "apni": ("APNI", ("alliance",)),
}


@dataclass(slots=True)
class ImportReport:
    """What an import did: by-election ids and table names, and in `notes` what a person should look at."""

    added: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    tables: list[str] = field(default_factory=list)
    new_parties: list[str] = field(default_factory=list)
    corrections: list[tuple[str, Correction]] = field(default_factory=list)
    """Each with the id of the by-election it is of."""
    notes: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Poll:
    """One file pair: every contest of it, and the candidacies by (seat, polling day if it is given)."""

    polling_on: date
    years: str
    contests: list[PublishedContest]
    candidacies: dict[tuple[str, date | None], list[PublishedCandidacy]]


def import_parliament(folder: Path, data_folder: Path) -> ImportReport:
    """Bring Parliament's published files into data/ and report what changed.

    Only imported fields of a by-election change; what was entered by hand (quotes, claims, facts, cause, who held the
    seat) stays. Nothing is written if any file cannot be read. Raises DataError naming file, line and column.
    """
    report = ImportReport()
    by_elections, general_elections = _read(folder, report)
    register = PartyRegister(load_party_rows(data_folder).values())
    corrections = load_corrections(data_folder)
    correctors: dict[str, Corrector] = {}

    prepared: list[tuple[_Poll, PublishedContest, str, list[PublishedCandidacy]]] = []
    seats = _seats(data_folder, general_elections, report)
    for poll in by_elections:
        for contest in poll.contests:
            day = _polling_day(contest, poll)
            seat = seats[poll.polling_on].get(contest.seat_id) or _seat(contest)
            id = by_election_id(day, seat.name)
            corrector = correctors[id] = Corrector(id, corrections.get(id, ()))
            standing = poll.candidacies.get((contest.seat_id, day), [])
            if not standing:
                raise DataError(f"{contest.place}: candidacies.csv has nobody standing in {seat.name} on {day}.")
            shares_printed = corrector("shares", " / ".join(c.share for c in standing))
            shares = shares_printed.split(" / ")
            if len(shares) == len(standing):
                standing = [replace(c, share=share) for c, share in zip(standing, shares, strict=True)]
            prepared.append((poll, contest, id, [_put_right(c, corrector) for c in standing]))

    appearances, keys = _appearances(prepared, general_elections, seats, register, data_folder)
    identified = identify(appearances, load_people(data_folder))
    report.notes += identified.notes

    writes: dict[Path, str] = {}
    for poll in general_elections:
        writes.update(_tables(poll, seats[poll.polling_on], register, keys, identified.ids, data_folder))
    for poll, contest, id, standing in prepared:
        seat = seats[poll.polling_on].get(contest.seat_id) or _seat(contest)
        by_election = _by_election(poll, contest, seat, standing, register, keys, identified.ids, correctors[id])
        report.notes += _disagreements(by_election, contest, standing, correctors[id])
        corrector = correctors[id]
        by_election = replace(by_election, corrections=tuple(corrector.applied))
        report.notes += corrector.notes + corrector.unmet()
        report.corrections += [(id, correction) for correction in corrector.applied]
        path = data_folder / "by-elections" / f"{id}.toml"
        if not path.exists():
            report.added.append(id)
            writes[path] = write_by_election(by_election)
            continue
        existing = read_by_election(path, {key: row.party for key, row in register.rows.items()})
        merged = merge_imported(existing, by_election, corrections.get(id, ()))
        if merged == existing:
            report.unchanged.append(id)
        else:
            report.changed.append(id)
            writes[path] = write_by_election(merged)
    report.new_parties = register.added
    writes[data_folder / "parties.csv"] = write_party_rows(register.rows.values())
    writes[data_folder / "people.csv"] = write_people(identified.people.by_id.values())
    _write(writes, data_folder, report)
    return report


def merge_imported(existing: ByElection, imported: ByElection, recorded: Iterable[Correction] = ()) -> ByElection:
    """Take the imported fields into a by-election that may hold more, entered by hand, and keep the rest.

    `recorded` are the importer's own corrections: those of them that no longer apply go; others stay.
    """
    importers = {correction.of for correction in (*recorded, *imported.corrections)}
    by_person = {candidacy.person_id: candidacy for candidacy in existing.candidacies}
    candidacies = []
    for candidacy in imported.candidacies:
        before = by_person.get(candidacy.person_id)
        if before is not None:
            candidacy = replace(
                candidacy,
                elected=candidacy.elected or before.elected,
                published_change=candidacy.published_change or before.published_change,
            )
        candidacies.append(candidacy)
    works = {(source.work, source.title) for source in imported.sources}
    return replace(
        existing,
        constituency=imported.constituency,
        polling_on=imported.polling_on,
        candidacies=in_order(candidacies),
        stage="official",
        electorate=imported.electorate,
        rejected_vote_count=imported.rejected_vote_count,
        writ_on=imported.writ_on,
        declared_at=existing.declared_at or imported.declared_at,
        general_election_on=imported.general_election_on,
        declared=imported.declared,
        corrections=(*imported.corrections, *(c for c in existing.corrections if c.of not in importers)),
        sources=(*imported.sources, *(s for s in existing.sources if (s.work, s.title) not in works)),
    )


def _read(folder: Path, report: ImportReport) -> tuple[list[_Poll], list[_Poll]]:
    if not folder.is_dir():
        raise DataError(f"{folder}: there is no such folder. Give the folder that holds Parliament's 55, 56, …")
    polls: dict[str, list[_Poll]] = {"by-elections": [], "general-election": []}
    for path in sorted(folder.iterdir()):
        if path.is_dir() and path.name.isdigit() and path.name not in PARLIAMENTS:
            report.notes.append(f"{path.name}: left alone; only Parliaments {', '.join(PARLIAMENTS)} are known.")
    for number, (polling_on, years) in PARLIAMENTS.items():
        for kind, found in polls.items():
            inside = folder / number / kind
            if not inside.is_dir():
                continue
            contests = read_contests(inside / "constituencies.csv")
            candidacies: dict[tuple[str, date | None], list[PublishedCandidacy]] = {}
            for candidacy in read_candidacies(inside / "candidacies.csv"):
                candidacies.setdefault((candidacy.seat_id, candidacy.polling_on), []).append(candidacy)
            found.append(_Poll(polling_on, years, contests, candidacies))
            _tell_strays(contests, candidacies, inside)
    if not any(polls.values()):
        raise DataError(
            f"{folder}: holds no Parliament. It must have folders like 59/by-elections and 59/general-election, "
            "each with constituencies.csv and candidacies.csv."
        )
    return polls["by-elections"], polls["general-election"]


def _tell_strays(
    contests: Sequence[PublishedContest],
    candidacies: Mapping[tuple[str, date | None], list[PublishedCandidacy]],
    inside: Path,
) -> None:
    keys = [(contest.seat_id, contest.polling_on) for contest in contests]
    for n, key in enumerate(keys):
        if key in keys[:n]:
            raise DataError(f"{contests[n].place}: {contests[n].seat} is there twice for one day.")
    for key, standing in candidacies.items():
        if key not in keys:
            raise DataError(f"{standing[0].place}: {key[0]} is not in {inside.name}/constituencies.csv for that day.")


def _polling_day(contest: PublishedContest, poll: _Poll) -> date:
    if contest.polling_on is None:
        raise DataError(f"{contest.place}: the by-election date is blank.")
    if contest.polling_on <= poll.polling_on:
        raise DataError(f"{contest.place}: {contest.polling_on} is not after the general election of its Parliament.")
    return contest.polling_on


def seat_name(published: str) -> str:
    """Write a seat's name as people do: "Stoke-On-Trent" is "Stoke-on-Trent", "City Of Chester" "City of Chester"."""
    return _LITTLE.sub(lambda match: match.group().lower(), published)


def _seat(contest: PublishedContest) -> Constituency:
    # The county column repeats the country in Scotland and Northern Ireland, where it says nothing.
    county = contest.county if contest.county not in (contest.country, "") else None
    return Constituency(
        contest.seat_id,
        seat_name(contest.seat),
        contest.country,
        contest.region or None,
        county,
        contest.kind.lower() or None,
    )


def _seats(
    data_folder: Path, general_elections: Sequence[_Poll], report: ImportReport
) -> dict[date, dict[str, Constituency]]:
    """Every seat by general election: from the files being read, else from the tables already in data/."""
    read = {poll.polling_on: {c.seat_id: _seat(c) for c in poll.contests} for poll in general_elections}
    parties = load_parties(data_folder)
    known = general_election_dates(data_folder)
    for polling_on, _ in PARLIAMENTS.values():
        if polling_on not in read:
            read[polling_on] = load_general_election(data_folder, polling_on, parties)[1] if polling_on in known else {}
    return read


def _put_right(candidacy: PublishedCandidacy, corrector: Corrector) -> PublishedCandidacy:
    name = corrector(f"name of {candidacy.name}", candidacy.name)
    club = corrector(f"Democracy Club id of {name}", candidacy.democracy_club_id)
    return replace(
        candidacy,
        name=name,
        democracy_club_id="" if club == "none" else club,
        votes=corrector.number(f"votes of {name}", candidacy.votes),
        share=corrector(f"share of {name}", candidacy.share),
    )


def _appearances(
    prepared: Sequence[tuple[_Poll, PublishedContest, str, list[PublishedCandidacy]]],
    general_elections: Sequence[_Poll],
    seats: Mapping[date, Mapping[str, Constituency]],
    register: PartyRegister,
    data_folder: Path,
) -> tuple[list[Appearance], dict[str, int]]:
    """Everyone on every ballot, in the files and in data/; with the key of each published row by its place."""
    appearances: list[Appearance] = []
    keys: dict[str, int] = {}

    def add(row: PublishedCandidacy, contest: str, day: date, seat: Constituency, by_election: bool) -> None:
        party = register.find(row)
        keys[row.place] = len(appearances)
        appearances.append(
            Appearance(
                len(appearances),
                row.name,
                day,
                contest,
                seat.id,
                seat.name,
                "" if party.independent else party.id,
                row.democracy_club_id,
                row.member_id,
                by_election,
            )
        )

    read = set()
    for _, contest, id, standing in prepared:
        read.add(id)
        for row in standing:
            assert contest.polling_on is not None
            add(row, id, contest.polling_on, _seat(contest), True)
    for poll in general_elections:
        for (seat_id, _), standing in poll.candidacies.items():
            for row in standing:
                add(row, f"{poll.polling_on} {seat_id}", poll.polling_on, seats[poll.polling_on][seat_id], False)
    parties = {id: row.party for id, row in register.rows.items()}

    def recall(candidacies: Iterable[Candidacy], contest: str, day: date, seat: Constituency, by: bool) -> None:
        for one in candidacies:
            party = "" if one.party.independent else one.party.id
            appearances.append(
                Appearance(
                    len(appearances), one.name, day, contest, seat.id, seat.name, party, "", "", by, one.person_id
                )
            )

    for path in sorted((data_folder / "by-elections").glob("*.toml")):
        if path.stem not in read:
            known = read_by_election(path, parties)
            recall(known.candidacies, known.id, known.polling_on, known.constituency, True)
    published = {poll.polling_on for poll in general_elections}
    for polling_on in general_election_dates(data_folder):
        if polling_on not in published:
            baselines, places = load_general_election(data_folder, polling_on, parties)
            for seat_id, baseline in baselines.items():
                recall(baseline.candidacies, f"{polling_on} {seat_id}", polling_on, places[seat_id], False)
    return appearances, keys


def _by_election(
    poll: _Poll,
    contest: PublishedContest,
    seat: Constituency,
    standing: Sequence[PublishedCandidacy],
    register: PartyRegister,
    keys: Mapping[str, int],
    ids: Mapping[int, str],
    corrector: Corrector,
) -> ByElection:
    assert contest.polling_on is not None
    candidacies = in_order(
        [Candidacy(ids[keys[c.place]], c.name, register.find(c), c.party_name, c.votes) for c in standing]
    )
    if contest.member and fold(candidacies[0].name) != fold(contest.member):
        # The declared winner is not the first by votes: the file says who was elected.
        candidacies = in_order(
            [replace(c, elected=True) if fold(c.name) == fold(contest.member) else c for c in candidacies]
        )
    return ByElection(
        id=by_election_id(contest.polling_on, seat.name),
        constituency=seat,
        polling_on=contest.polling_on,
        candidacies=candidacies,
        electorate=corrector.number("electorate", contest.electorate),
        rejected_vote_count=corrector.number("rejected papers", contest.rejected_vote_count),
        writ_on=contest.writ_on,
        declared_at=contest.declared_at or None,
        general_election_on=poll.polling_on,
        declared=Declared(
            corrector.number("valid votes", contest.valid_vote_count),
            corrector.number("majority", contest.majority),
            corrector("result", contest.result) or None,
        ),
        sources=(Source("UK Parliament", f"By-election results, {poll.years} Parliament", supplies=SUPPLIES),),
    )


def _disagreements(
    by_election: ByElection,
    contest: PublishedContest,
    standing: Sequence[PublishedCandidacy],
    corrector: Corrector,
) -> list[str]:
    """Compare the columns that are not kept (votes by party, shares) with the candidates' votes."""
    notes = []
    left = sum(c.votes or 0 for c in by_election.candidacies)
    total = left
    for heading, printed in contest.party_votes.items():
        if heading not in _COLUMN_PARTIES:
            continue
        label, parties = _COLUMN_PARTIES[heading]
        counted = sum(c.votes or 0 for c in by_election.candidacies if c.party.id in parties)
        left -= counted
        value = corrector.number(f"{label} column", printed)
        if value is not None and value != counted:
            notes.append(f"{contest.place}: the {label} column says {value}, its candidates have {counted}.")
    if "all other candidates" in contest.party_votes:
        value = corrector.number("All other candidates column", contest.party_votes["all other candidates"])
        if value is not None and value != left:
            notes.append(f"{contest.place}: the All other candidates column says {value}, they have {left}.")
    for row in standing:
        if row.share and row.votes is not None and total and not _rounds_to(Fraction(row.votes, total), row.share):
            notes.append(
                f"{row.place}: {row.name}'s share is printed as {row.share}, votes give {row.votes / total:.6f}."
            )
    return notes


def _rounds_to(share: Fraction, printed: str) -> bool:
    """Tell whether a printed share is this one, rounded or cut off at its last place."""
    try:
        value = Decimal(printed)
    except ArithmeticError:
        return False
    exponent = value.as_tuple().exponent
    return isinstance(exponent, int) and abs(Fraction(value) - share) < Fraction(10) ** exponent


def _tables(
    poll: _Poll,
    seats: Mapping[str, Constituency],
    register: PartyRegister,
    keys: Mapping[str, int],
    ids: Mapping[int, str],
    data_folder: Path,
) -> dict[Path, str]:
    """A general election's two tables: the seats by id, each one's candidacies in falling order of votes."""
    contests = sorted(poll.contests, key=lambda contest: contest.seat_id)
    seat_rows = []
    vote_rows = []
    for contest in contests:
        seat = seats[contest.seat_id]
        seat_rows.append(
            [
                seat.id,
                seat.name,
                seat.country,
                seat.region,
                seat.county,
                seat.kind,
                contest.electorate,
                contest.rejected_vote_count,
                contest.valid_vote_count,
                contest.majority,
            ]
        )
        standing = poll.candidacies.get((contest.seat_id, contest.polling_on), [])
        for row in sorted(standing, key=lambda c: (c.votes is None, -(c.votes or 0), c.name)):
            party = register.find(row)
            person = ids[keys[row.place]]
            vote_rows.append(
                [
                    seat.id,
                    party.id,
                    "" if row.party_name == party.name else row.party_name,
                    row.name,
                    "" if person == slug(row.name) else person,
                    row.votes,
                ]
            )
    folder, day = data_folder / "general-elections", poll.polling_on.isoformat()
    return {
        folder / f"{day}-seats.csv": write_rows(SEAT_COLUMNS, seat_rows),
        folder / f"{day}-votes.csv": write_rows(VOTE_COLUMNS, vote_rows),
    }


def _write(writes: Mapping[Path, str], data_folder: Path, report: ImportReport) -> None:
    for path, text in writes.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.exists() and path.read_bytes() == text.encode():
            continue
        path.write_bytes(text.encode())
        if path.suffix == ".csv":
            report.tables.append(path.relative_to(data_folder).as_posix())
