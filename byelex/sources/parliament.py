"""Import Parliament's published results into data/: by-elections as TOML, general elections as tables.

The folder is laid out as Parliament publishes it: a folder a Parliament (55 was elected in 2010), each with
by-elections/ and general-election/, each of those with constituencies.csv and candidacies.csv. Any may be missing.
Parliament's data is under the Open Parliament Licence v3.0.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from byelex.elections import ByElection, Candidacy, Constituency, Correction, Declared, Source
from byelex.measures import in_order
from byelex.sources.ballots import Ballots
from byelex.sources.by_elections import read_by_election
from byelex.sources.corrections import Corrector, load_corrections
from byelex.sources.cross_checks import disagreements
from byelex.sources.ids import by_election_id, fold, slug
from byelex.sources.parliament_folder import PARLIAMENTS, Poll, PublishedFolder, read_folder, seat_of
from byelex.sources.party_register import PartyRegister
from byelex.sources.published import PublishedCandidacy, PublishedContest
from byelex.sources.tables import (
    SEAT_COLUMNS,
    VOTE_COLUMNS,
    examine_general_election,
    general_election_dates,
    load_parties,
    load_party_rows,
    load_people,
    write_party_rows,
    write_people,
    write_rows,
)
from byelex.sources.writing import write_by_election

SUPPLIES = "candidates, votes, electorate, rejected papers and dates"


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

    def __str__(self) -> str:
        lines = [
            f"{len(self.added)} by-elections added, {len(self.changed)} changed, {len(self.unchanged)} unchanged.",
            *(f"Added {id}." for id in self.added),
            *(f"Changed {id}." for id in self.changed),
            *(f"Rewrote {name}." for name in self.tables),
            *(f"{id}: corrected {fix.of} from {fix.published} to {fix.corrected}." for id, fix in self.corrections),
            *(f"New in parties.csv: {id}." for id in self.new_parties),
            *(f"Look at this: {note}" for note in self.notes),
        ]
        return "\n".join(lines)


@dataclass(frozen=True, slots=True)
class _Contest:
    """A published by-election, its rows put right as corrections.csv says."""

    id: str
    poll: Poll
    published: PublishedContest
    polling_on: date
    seat: Constituency
    standing: Sequence[PublishedCandidacy]
    corrector: Corrector


def import_parliament(folder: Path, data_folder: Path) -> ImportReport:
    """Bring Parliament's published files into data/ and report what changed.

    Only imported fields of a by-election change; what was entered by hand (quotes, claims, facts, cause, who held the
    seat) stays. Nothing is written if any file cannot be read. Raises DataError naming file, line and column.
    """
    published = read_folder(folder)
    register = PartyRegister(load_party_rows(data_folder).values())
    people = load_people(data_folder)
    recorded = load_corrections(data_folder)
    seats = _seats(published, data_folder)
    contests = _contests(published, seats, recorded)
    ballots = Ballots()
    for contest in contests:
        for row in contest.standing:
            ballots.add(row, register.find(row), contest.id, contest.polling_on, contest.seat, True)
    _add_general_elections(ballots, published, seats, register)
    parties = {id: row.party for id, row in register.rows.items()}
    ballots.recall(data_folder, parties, people)
    identified = ballots.identify(people)

    report = ImportReport(new_parties=register.added, notes=[*published.notes, *identified.notes])
    writes: dict[Path, str] = {}
    for poll in published.general_elections:
        writes.update(_tables(poll, seats[poll.general_election_on], register, ballots, data_folder))
    for contest in contests:
        by_election = _by_election(contest, register, ballots)
        report.notes += disagreements(by_election, contest.published, contest.standing, contest.corrector)
        report.notes += contest.corrector.notes + contest.corrector.unmet()
        report.corrections += [(contest.id, correction) for correction in contest.corrector.applied]
        by_election = replace(by_election, corrections=tuple(contest.corrector.applied))
        path = data_folder / "by-elections" / f"{contest.id}.toml"
        if not path.exists():
            report.added.append(contest.id)
            writes[path] = write_by_election(by_election)
            continue
        existing = read_by_election(path, parties)
        merged = merge_imported(existing, by_election, recorded.get(contest.id, ()))
        # A file whose facts are the same is left as it is, comments and all.
        (report.unchanged if merged == existing else report.changed).append(contest.id)
        if merged != existing:
            writes[path] = write_by_election(merged)
    writes[data_folder / "parties.csv"] = write_party_rows(register.rows.values())
    writes[data_folder / "people.csv"] = write_people(identified.people.by_id.values())
    report.tables = _write(writes, data_folder)
    return report


def _add_general_elections(
    ballots: Ballots, published: PublishedFolder, seats: dict[date, dict[str, Constituency]], register: PartyRegister
) -> None:
    for poll in published.general_elections:
        day = poll.general_election_on
        for row_contest in poll.contests:
            seat = seats[day][row_contest.seat_id]
            for row in poll.standing(row_contest):
                ballots.add(row, register.find(row), f"{day} {seat.id}", day, seat, False)


def merge_imported(existing: ByElection, imported: ByElection, recorded: Iterable[Correction]) -> ByElection:
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


def _seats(published: PublishedFolder, data_folder: Path) -> dict[date, dict[str, Constituency]]:
    """Every seat by general election and ONS id: from the files being read, else from the tables in data/."""
    seats = {
        poll.general_election_on: {c.seat_id: seat_of(c) for c in poll.contests} for poll in published.general_elections
    }
    parties, known = load_parties(data_folder), general_election_dates(data_folder)
    for day, _ in PARLIAMENTS.values():
        if day not in seats:
            seats[day] = examine_general_election(data_folder, day, parties)[1] if day in known else {}
    return seats


def _contests(
    published: PublishedFolder,
    seats: Mapping[date, Mapping[str, Constituency]],
    recorded: Mapping[str, Sequence[Correction]],
) -> list[_Contest]:
    contests = []
    for poll in published.by_elections:
        for row in poll.contests:
            assert row.polling_on is not None
            seat = seats[poll.general_election_on].get(row.seat_id) or seat_of(row)
            id = by_election_id(row.polling_on, seat.name)
            corrector = Corrector(id, recorded.get(id, ()))
            standing = _put_right(poll.standing(row), corrector)
            contests.append(_Contest(id, poll, row, row.polling_on, seat, standing, corrector))
    return contests


def _put_right(standing: Sequence[PublishedCandidacy], corrector: Corrector) -> list[PublishedCandidacy]:
    """Apply the corrections of candidacies: of all the shares at once, and of one candidate's values."""
    shares = corrector("shares", " / ".join(row.share for row in standing)).split(" / ")
    right = []
    for row, share in zip(standing, shares, strict=True):
        name = corrector(f"name of {row.name}", row.name)
        club = corrector(f"Democracy Club id of {name}", row.democracy_club_id)
        right.append(
            replace(
                row,
                name=name,
                democracy_club_id="" if club == "none" else club,
                votes=corrector.number(f"votes of {name}", row.votes),
                share=corrector(f"share of {name}", share),
            )
        )
    return right


def _by_election(contest: _Contest, register: PartyRegister, ballots: Ballots) -> ByElection:
    published, corrector = contest.published, contest.corrector
    candidacies = in_order(
        [
            Candidacy(ballots.person_id(row), row.name, register.find(row), row.party_name, row.votes)
            for row in contest.standing
        ]
    )
    if published.member and fold(candidacies[0].name) != fold(published.member):
        # The declared winner is not the first by votes: the file says who was elected.
        candidacies = in_order(
            [replace(c, elected=True) if fold(c.name) == fold(published.member) else c for c in candidacies]
        )
    return ByElection(
        id=contest.id,
        constituency=contest.seat,
        polling_on=contest.polling_on,
        candidacies=candidacies,
        electorate=corrector.number("electorate", published.electorate),
        rejected_vote_count=corrector.number("rejected papers", published.rejected_vote_count),
        writ_on=published.writ_on,
        declared_at=published.declared_at or None,
        general_election_on=contest.poll.general_election_on,
        declared=Declared(
            corrector.number("valid votes", published.valid_vote_count),
            corrector.number("majority", published.majority),
            corrector("result", published.result) or None,
        ),
        sources=(Source("UK Parliament", f"By-election results, {contest.poll.years} Parliament", supplies=SUPPLIES),),
    )


def _tables(
    poll: Poll,
    seats: Mapping[str, Constituency],
    register: PartyRegister,
    ballots: Ballots,
    data_folder: Path,
) -> dict[Path, str]:
    """A general election's two tables: the seats by id, each one's candidacies in falling order of votes."""
    seat_rows: list[list[object]] = []
    vote_rows: list[list[object]] = []
    for contest in sorted(poll.contests, key=lambda contest: contest.seat_id):
        seat = seats[contest.seat_id]
        place = [seat.id, seat.name, seat.country, seat.region, seat.county, seat.kind]
        totals = [contest.electorate, contest.rejected_vote_count, contest.valid_vote_count, contest.majority]
        seat_rows.append([*place, *totals])
        for row in sorted(poll.standing(contest), key=lambda row: (row.votes is None, -(row.votes or 0), row.name)):
            party, person = register.find(row), ballots.person_id(row)
            party_name = "" if row.party_name == party.name else row.party_name
            vote_rows.append(
                [seat.id, party.id, party_name, row.name, "" if person == slug(row.name) else person, row.votes]
            )
    folder, day = data_folder / "general-elections", poll.general_election_on.isoformat()
    return {
        folder / f"{day}-seats.csv": write_rows(SEAT_COLUMNS, seat_rows),
        folder / f"{day}-votes.csv": write_rows(VOTE_COLUMNS, vote_rows),
    }


def _write(writes: Mapping[Path, str], data_folder: Path) -> list[str]:
    """Write what differs from what is there; give the names of the tables among it."""
    tables = []
    for path, text in writes.items():
        if path.exists() and path.read_bytes() == text.encode():
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
        if path.suffix == ".csv":
            tables.append(path.relative_to(data_folder).as_posix())
    return tables
