"""Import the collected by-elections of 1945 to 2010 into data/, with what is known of each."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import cast

from byelex.elections import ByElection, Candidacy, Completeness, Declared, Party, Published, Source
from byelex.errors import DataError
from byelex.measures import in_order, majority
from byelex.parliaments import parliament_of
from byelex.sources.by_elections import read_by_election
from byelex.sources.history.citations import cited
from byelex.sources.history.disagreements import disagreements
from byelex.sources.history.folder import CollectedContest, read_collected
from byelex.sources.history.labels import Labels
from byelex.sources.history.merging import merged
from byelex.sources.history.notes import NOTES_FILE, Note, load_notes
from byelex.sources.history.people import Stood, tell_apart
from byelex.sources.history.seats import seat
from byelex.sources.ids import by_election_id, fold, slug
from byelex.sources.missing import MISSING_FILE, MissingByElection, write_missing
from byelex.sources.tables import load_party_rows, load_people, write_party_rows, write_people
from byelex.sources.writing import write_by_election

_UNNAMED = re.compile(r"\(.*candidate\)|\(name not read\)")
# What a period's file adds up by itself is no check digit.
_SUMMED = re.compile(r"valid votes summed|total computed|total and majority computed", re.IGNORECASE)
_SUBTRACTED = re.compile(r"majority (?:[\w ]+ )?(?:computed|by subtraction)|total and majority computed", re.IGNORECASE)
_ALL_COMPUTED = ("1955-1966",)


@dataclass(slots=True)
class HistoryReport:
    """What an import did: ids of contests, how many there are of each completeness, and the contests left out."""

    added: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    completeness: Counter[str] = field(default_factory=Counter)
    left_out: list[MissingByElection] = field(default_factory=list)
    new_parties: list[str] = field(default_factory=list)
    claim_count: int = 0
    correction_count: int = 0
    notes: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        kinds = ", ".join(f"{self.completeness[kind]} {kind}" for kind in ("full", "partial", "winner", "unopposed"))
        total = len(self.added) + len(self.changed) + len(self.unchanged)
        lines = [
            f"{total} by-elections: {len(self.added)} added, {len(self.changed)} changed, "
            f"{len(self.unchanged)} unchanged ({kinds}).",
            f"{self.claim_count} claims, {self.correction_count} corrections, {len(self.new_parties)} new parties.",
            f"{len(self.left_out)} left out, listed in {MISSING_FILE}:",
            *(f"  {one.constituency} ({one.held or 'day not read'}): {one.reason}" for one in self.left_out),
            *self.notes,
        ]
        return "\n".join(lines)


def import_history(folder: Path, data_folder: Path) -> HistoryReport:
    """Bring the collected by-elections into data/ and report what changed.

    What was entered by hand stays: quotes, and every key, claim, fact and source that the import does not supply.
    What a remark marks as remembered is left empty, as data/history-notes.toml says field by field; a remark that it
    says nothing of is a DataError, and so is a fault in any file. Nothing is written then.
    """
    collected, notes, report = read_collected(folder), load_notes(data_folder), HistoryReport()
    labels = Labels(load_party_rows(data_folder).values())
    kept = _kept(collected, notes, report)
    _strays(notes, collected)

    names = {id: _names(contest, note) for id, contest, note in kept}
    prepared = [(id, contest, note, _standing(contest, note, names[id], labels)) for id, contest, note in kept]
    ids, people = tell_apart(
        [_stood(id, contest, candidacy) for id, contest, _, standing in prepared for candidacy in standing],
        _settled(data_folder, {id for id, *_ in prepared}, labels),
        load_people(data_folder),
        {fold(c.previous_member): c.polling_on for c in collected if c.cause == "death" and c.polling_on},
    )
    writes: dict[Path, str] = {}
    for id, contest, note, standing in prepared:
        standing = [replace(candidacy, person_id=ids[id, candidacy.name]) for candidacy in standing]
        imported = _by_election(id, contest, note, standing, labels)
        path = data_folder / "by-elections" / f"{id}.toml"
        report.completeness[imported.completeness] += 1
        report.claim_count += len(imported.claims)
        report.correction_count += len(imported.corrections)
        if not path.exists():
            report.added.append(id)
            writes[path] = write_by_election(imported)
            continue
        existing = read_by_election(path, {key: row.party for key, row in labels.rows.items()})
        now = merged(existing, imported)
        (report.unchanged if now == existing else report.changed).append(id)
        if now != existing:
            writes[path] = write_by_election(now)
    report.new_parties = labels.added
    writes[data_folder / "parties.csv"] = write_party_rows(labels.rows.values())
    writes[data_folder / "people.csv"] = write_people(people.by_id.values())
    writes[data_folder / MISSING_FILE] = write_missing(report.left_out)
    (data_folder / "by-elections").mkdir(parents=True, exist_ok=True)
    for path, text in writes.items():
        path.write_text(text, encoding="utf-8", newline="\n")
    return report


def _kept(
    collected: Sequence[CollectedContest], notes: Mapping[str, Note], report: HistoryReport
) -> list[tuple[str, CollectedContest, Note]]:
    """Give the contests that go into data/, each with its id and note; the others are reported as left out."""
    kept: list[tuple[str, CollectedContest, Note]] = []
    for contest in collected:
        id = _id(contest)
        note = notes.get(id, Note())
        left_out = note.leave_out or ("" if contest.polling_on else "the polling day was not read")
        if left_out:
            report.left_out.append(_missing(contest, note, left_out))
            continue
        if "from memory" in contest.notes.lower() and note.not_read is None:
            raise DataError(
                f'{contest.place}: the remark says "from memory", but {NOTES_FILE} does not say of {id} what was not '
                "read. Give it not_read."
            )
        kept.append((id, contest, note))
    return kept


def _id(contest: CollectedContest) -> str:
    if contest.polling_on is None:
        return f"undated-{slug(contest.constituency)}"
    return by_election_id(contest.polling_on, contest.constituency)


def _strays(notes: Mapping[str, Note], collected: Sequence[CollectedContest]) -> None:
    known = {_id(contest) for contest in collected}
    strays = [id for id in notes if id not in known]
    # A folder with one period only is allowed, so only notes of the periods read must have their contest.
    years = {id[:4] for id in known if id[:4].isdigit()}
    if found := [id for id in strays if id[:4] in years]:
        raise DataError(f"{NOTES_FILE}: {found[0]} is no by-election in the collected files.")


def _missing(contest: CollectedContest, note: Note, reason: str) -> MissingByElection:
    if contest.polling_on is None and not note.held[-4:].isdigit():
        raise DataError(f"{contest.place}: has no polling day. Give {_id(contest)} the year, as held, in {NOTES_FILE}.")
    # The collectors put each contest in its Parliament, by a remembered day where none was read.
    return MissingByElection(
        constituency=contest.constituency,
        country=contest.country,
        parliament_on=parliament_of(contest.polling_on or date(int(note.held[-4:]), 1, 1)),
        held=note.held,
        reason=reason,
    )


def _names(contest: CollectedContest, note: Note) -> dict[str, str]:
    """Each candidate's name as it is kept, by the row's place: an unnamed one is called so, uniquely."""
    found = {}
    for row in contest.candidacies:
        unnamed = _UNNAMED.fullmatch(row.name) or (row.won and "winner" in (note.not_read or ()))
        if unnamed:
            year = contest.polling_on.year if contest.polling_on else ""
            found[f"{row.name}/{row.party}"] = f"Unnamed {row.party} candidate, {contest.constituency} {year}"
        else:
            found[f"{row.name}/{row.party}"] = (note.names or {}).get(row.name, row.name)
    return found


def _standing(contest: CollectedContest, note: Note, names: Mapping[str, str], labels: Labels) -> list[Candidacy]:
    assert contest.polling_on is not None
    found = []
    counted = contest.completeness == "full"
    for row in contest.candidacies:
        party, party_name = labels.find(row.party, contest.country, contest.polling_on)
        if row.name in (note.parties or {}):
            party = labels.rows[(note.parties or {})[row.name]].party
        found.append(
            Candidacy(
                person_id="",
                name=names[f"{row.name}/{row.party}"],
                party=party,
                party_name=(note.party_names or {}).get(row.name, party_name),
                votes=row.votes,
                elected=row.won and row.votes is None,
                published_change=_signed(row.change),
                published_share=None if counted else row.share or None,
            )
        )
    return found


def _signed(change: str) -> str | None:
    if not change:
        return None
    return change if change[0] in "+-" or not change.strip("0.") else f"+{change}"


def _stood(id: str, contest: CollectedContest, candidacy: Candidacy) -> Stood:
    assert contest.polling_on is not None
    party = "" if candidacy.party.independent else candidacy.party.id
    return Stood(candidacy.name, contest.polling_on, id, contest.constituency, party)


def _settled(data_folder: Path, imported: set[str], labels: Labels) -> list[Stood]:
    parties = {id: row.party for id, row in labels.rows.items()}
    found = []
    for path in sorted((data_folder / "by-elections").glob("*.toml")):
        if path.stem in imported:
            continue
        by_election = read_by_election(path, parties)
        for one in by_election.candidacies:
            party = "" if one.party.independent else one.party.id
            seat_name = by_election.constituency.name
            found.append(Stood(one.name, by_election.polling_on, by_election.id, seat_name, party, one.person_id))
    return found


def _by_election(
    id: str, contest: CollectedContest, note: Note, standing: Sequence[Candidacy], labels: Labels
) -> ByElection:
    polling_on, not_read = contest.polling_on, note.not_read or ()
    assert polling_on is not None

    def party_of(label: str) -> Party | None:
        return labels.find(label, contest.country, polling_on)[0] if label else None

    cause, cause_note = _cause(contest.cause)
    if "against the Anglo-Irish Agreement and stood again" in contest.notes:
        cause_note = "with every Unionist member, against the Anglo-Irish Agreement, to stand again"
    previous = labels.rows[note.previous_party].party if note.previous_party else party_of(contest.previous_party)
    member = note.previous_member or contest.previous_member
    full = contest.completeness == "full"
    electorate = None if "electorate" in not_read else contest.electorate
    sources = note.sources or _sources(contest)
    result, _, _ = contest.result.partition(";")
    by_election = ByElection(
        id=id,
        constituency=seat(contest.constituency, contest.country, polling_on),
        polling_on=polling_on,
        candidacies=in_order(standing),
        completeness=cast(Completeness, contest.completeness),
        electorate=electorate,
        rejected_vote_count=note.rejected_vote_count,
        cause=note.cause or (None if "cause" in not_read else cause),
        cause_note=note.cause_note or (None if "cause" in not_read else cause_note),
        previous_member=None if "previous_member" in not_read else member or None,
        previous_party=previous,
        previous_note=note.previous_note,
        petition_note=note.petition_note,
        declared=Declared(
            valid_vote_count=contest.valid_vote_count if full and not _computed(contest, _SUMMED) else None,
            majority=contest.majority if full and not _computed(contest, _SUBTRACTED) else None,
            result=None if any(claim.measure == "result" for claim in note.claims) else result or None,
        ),
        published=_published(contest, standing, electorate, party_of),
        claims=note.claims,
        facts=note.facts,
        corrections=note.corrections,
        sources=sources,
    )
    return _with_claims(by_election, contest)


def _with_claims(by_election: ByElection, contest: CollectedContest) -> ByElection:
    """Add what was collected and differs as claims: what the votes contradict is one, and no check digit."""
    have, declared = {claim.measure for claim in by_election.claims}, by_election.declared
    differing = disagreements(by_election, contest, by_election.sources[0].work)
    if declared.majority not in (None, majority(by_election)):
        declared = replace(declared, majority=None)
    claims = (*by_election.claims, *(one for one in differing if one.measure not in have))
    return replace(by_election, claims=claims, declared=declared)


def _published(
    contest: CollectedContest,
    standing: Sequence[Candidacy],
    electorate: int | None,
    party_of: Callable[[str], Party | None],
) -> Published:
    """Give the figures that were published and cannot be worked out from what is known."""
    full = contest.completeness == "full"
    swing_known = bool(contest.swing and contest.swing_from and contest.swing_to)
    turnout_computed = electorate is not None and contest.valid_vote_count is not None
    return Published(
        swing=contest.swing.lstrip("+-") if swing_known else None,
        swing_from=party_of(contest.swing_from) if swing_known else None,
        swing_to=party_of(contest.swing_to) if swing_known else None,
        turnout=None if turnout_computed else contest.turnout or None,
        majority=None if full or _counted(standing) else contest.majority,
        valid_vote_count=None if full else contest.valid_vote_count,
    )


def _counted(standing: Sequence[Candidacy]) -> bool:
    first = in_order(standing)[:2]
    return len(first) == 2 and all(candidacy.votes is not None for candidacy in first)


def _computed(contest: CollectedContest, pattern: re.Pattern[str]) -> bool:
    return contest.period in _ALL_COMPUTED or pattern.search(contest.notes) is not None


def _cause(text: str) -> tuple[str | None, str | None]:
    """Part a cause from its details: "other (member expelled)" is an expulsion, an inherited peerage its own cause."""
    if not text:
        return None, None
    cause, _, detail = text.removesuffix(")").partition(" (")
    if cause == "other":
        return ("expulsion", None) if detail == "member expelled" else (detail or None, None)
    if cause.startswith("other: "):
        detail = cause.removeprefix("other: ")
        return (detail, None) if detail == "succession to a peerage" else ("resignation", detail)
    if detail == "succeeded to a peerage":
        return "succession to a peerage", None
    return cause, detail or None


def _sources(contest: CollectedContest) -> tuple[Source, ...]:
    found = [source for address in contest.addresses if (source := cited(address)) is not None]
    if not found:
        raise DataError(
            f"{contest.place}: no address says what its source is. Give {_id(contest)} sources in {NOTES_FILE}."
        )
    return tuple(dict.fromkeys(found))
