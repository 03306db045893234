"""Every fault in data/, found in one pass: the whole folder is read, nothing is printed, nothing stops at the first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from byelex import clock
from byelex.elections import Baseline, ByElection, Constituency, Correction, Party
from byelex.errors import DataError
from byelex.sources import impossible
from byelex.sources.by_elections import examine_by_election
from byelex.sources.corrections import load_corrections
from byelex.sources.faults import near_miss
from byelex.sources.ids import fold, slug
from byelex.sources.tables import (
    People,
    examine_general_election,
    examine_party_rows,
    general_election_dates,
    load_people,
)
from byelex.sources.unlikely import Elected, unlikely_contest, unlikely_general


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong in data/: the file, and what is wrong there with what is expected."""

    file: str
    reason: str


@dataclass(frozen=True, slots=True)
class _Elections:
    """The general elections read, by polling day: results and seats by ONS id, and ids by seats' folded names."""

    results: Mapping[date, Mapping[str, Baseline]]
    seats: Mapping[date, Mapping[str, Constituency]]
    named: Mapping[date, Mapping[str, list[str]]]


def check(data_folder: Path, today: date | None = None) -> list[Fault]:
    """Check all of data/ and return every fault, in the order of the files. Empty means that all is well.

    `today` is what no result may be later than; it is the present day unless given.
    """
    faults: list[Fault] = []
    try:
        rows, found = examine_party_rows(data_folder)
    except DataError as error:
        return [*_faults(error), *_read_by_elections(data_folder, _AnyParty())[1]]
    faults += [Fault(found.file, reason) for reason in found.reasons]
    parties = {id: row.party for id, row in rows.items()}
    faults += _check_parties(parties)
    people = People()
    try:
        people = load_people(data_folder)
    except DataError as error:
        faults += _faults(error)
    recorded: Mapping[str, Sequence[Correction]] = {}
    try:
        recorded = load_corrections(data_folder)
    except DataError as error:
        faults += _faults(error)
    elections = _check_general_elections(data_folder, parties, faults)

    by_elections, found_here = _read_by_elections(data_folder, parties)
    faults += found_here
    # A file that could not be read is a fault of its own, not a reason to doubt those that name it.
    there = {path.stem for path in (data_folder / "by-elections").glob("*.toml")}
    for file, by_election in by_elections.items():
        reasons = [
            *_check_contest(by_election, elections, today or clock.british_day()),
            *_check_words(by_election, there, today or clock.british_day()),
            *_check_corrections(by_election, recorded.get(by_election.id, ())),
        ]
        faults += [Fault(file, reason) for reason in reasons]
    faults += _check_likely(by_elections, elections)
    faults += _check_repeats(by_elections)
    faults += _check_people(by_elections, people)
    faults += [
        Fault("corrections.csv", f'"{id}" is not a by-election here.{near_miss(id, there)}')
        for id in recorded
        if id not in there
    ]
    return faults


class _AnyParty(dict[str, Party]):
    """Stands in for a parties.csv that cannot be read, so that other faults are still found."""

    def get(self, id: str, default: object = None) -> Party:
        return Party(id, id, id)


def _read_by_elections(data_folder: Path, parties: Mapping[str, Party]) -> tuple[dict[str, ByElection], list[Fault]]:
    """Read every by-election's file: the sound ones by file name, and the faults of the others."""
    by_elections: dict[str, ByElection] = {}
    faults: list[Fault] = []
    for path in sorted((data_folder / "by-elections").glob("*")):
        if path.name.startswith("."):
            continue
        if path.suffix != ".toml" or not path.is_file():
            faults.append(Fault(path.name, "is not a by-election's TOML file, so it is not read."))
            continue
        try:
            by_election, found = examine_by_election(path, parties)
        except DataError as error:
            faults += _faults(error)
            continue
        faults += [Fault(path.name, reason) for reason in found.reasons]
        if by_election is not None:
            by_elections[path.name] = by_election
    return by_elections, faults


def _faults(error: DataError) -> list[Fault]:
    found = []
    for line in str(error).splitlines():
        file, _, reason = line.partition(": ")
        found.append(Fault(file, reason or line))
    return found


def _check_parties(parties: Mapping[str, Party]) -> Iterator[Fault]:
    named: dict[str, str] = {}
    for id, party in parties.items():
        for name in {fold(name) for name in (party.name, party.full_name, *party.nicknames)} - {""}:
            other = named.setdefault(name, id)
            if other != id:
                yield Fault("parties.csv", f'"{name}" is a name of both {other} and {id}.')
    registered: dict[str, str] = {}
    for id, party in parties.items():
        for number in party.electoral_commission_ids:
            other = registered.setdefault(number, id)
            if other != id:
                yield Fault("parties.csv", f"{number} is an Electoral Commission id of both {other} and {id}.")


def _check_general_elections(data_folder: Path, parties: Mapping[str, Party], faults: list[Fault]) -> _Elections:
    results: dict[date, Mapping[str, Baseline]] = {}
    seats: dict[date, Mapping[str, Constituency]] = {}
    for polling_on in general_election_dates(data_folder):
        try:
            results[polling_on], seats[polling_on], odds = examine_general_election(data_folder, polling_on, parties)
        except DataError as error:
            faults += _faults(error)
            continue
        faults += [Fault(found.file, reason) for found in odds for reason in found.reasons]
    named: dict[date, dict[str, list[str]]] = {}
    for polling_on, found_seats in seats.items():
        by_name = named[polling_on] = defaultdict(list)
        for id, seat in found_seats.items():
            by_name[fold(seat.name)].append(id)
    return _Elections(results, seats, named)


def _check_contest(by_election: ByElection, elections: _Elections, today: date) -> Iterator[str]:
    """What one contest cannot be, beside its general election and seat."""
    said, seat = by_election.general_election_on, by_election.constituency
    results, seats = elections.results.get(said, {}) if said else {}, elections.seats.get(said, {}) if said else {}
    by_election = replace(by_election, baseline=results.get(seat.id))
    yield from impossible.faults(by_election, today)
    yield from impossible.at_odds(by_election)
    if not by_election.sources:
        yield "No [[sources]] says where the result comes from."
    days = sorted(elections.results)
    if said is None and any(day < by_election.polling_on for day in days):
        yield "general_election_on is missing: it is the day of the last one before polling day."
    namesakes = elections.named.get(said, {}).get(fold(seat.name), []) if said else []
    yield from impossible.seat_faults(by_election, days, seats.get(seat.id), namesakes)
    if seats and seat.id not in seats and not namesakes:
        yield f'constituency "{seat.id}" is not a seat of the general election of {said}.'


def _check_words(by_election: ByElection, ids: set[str], today: date) -> Iterator[str]:
    """Quotes, claims and facts."""
    for n, quote in enumerate(by_election.quotes, 1):
        for id in quote.by_election_ids[1:]:
            if id not in ids:
                yield f'quote {n}: also_about "{id}" is not a by-election here.{near_miss(id, ids)}'
        if len(set(quote.by_election_ids)) != len(quote.by_election_ids):
            yield f"quote {n}: also_about names a by-election twice, or this one."
        if quote.words != quote.words.strip():
            yield f"quote {n}: the words begin or end with a space."
    dated = [
        *((f"quote {n}: said_on", quote.said_on) for n, quote in enumerate(by_election.quotes, 1)),
        *((f"claim {n}: published_on", claim.published_on) for n, claim in enumerate(by_election.claims, 1)),
        *((f"fact {n}: published_on", fact.published_on) for n, fact in enumerate(by_election.facts, 1)),
        *((f"source {n}: published_on", source.published_on) for n, source in enumerate(by_election.sources, 1)),
    ]
    for place, day in dated:
        if day is not None and day > today:
            yield f"{place} {day} is still to come."
    for kind, values in (
        ("quote", [(fold(q.words), q.speaker_id) for q in by_election.quotes]),
        ("claim", [(fold(c.measure), c.figure, c.claimed_by) for c in by_election.claims]),
        ("fact", [(fold(f.topic), f.text) for f in by_election.facts]),
        ("correction", [(c.of,) for c in by_election.corrections]),
        ("source", [(s.work, s.title) for s in by_election.sources]),
    ):
        for n, value in enumerate(values, 1):
            if value in values[: n - 1]:
                yield f"{kind} {n}: the same {kind} is there twice."


def _check_corrections(by_election: ByElection, recorded: Sequence[Correction]) -> Iterator[str]:
    """Each recorded correction is in the file, and what it corrects has the corrected value."""
    for correction in recorded:
        if correction not in by_election.corrections:
            yield f"the correction of {correction.of} in corrections.csv is missing. Import the published files again."
    declared = by_election.declared
    totals = {
        "majority": declared.majority,
        "valid votes": declared.valid_vote_count,
        "result": declared.result,
        "electorate": by_election.electorate,
        "rejected papers": by_election.rejected_vote_count,
    }
    for correction in by_election.corrections:
        what, _, name = correction.of.partition(" of ")
        names = [c.name for c in by_election.candidacies]
        if correction.of in totals and str(totals[correction.of]) != correction.corrected:
            yield f"{correction.of} is {totals[correction.of]}, but is said to be corrected to {correction.corrected}."
        elif what == "name" and name and correction.corrected not in names:
            yield f"nobody is called {correction.corrected}, to which the name of {name} is said to be corrected."
        elif what == "votes" and name:
            votes = [str(c.votes) for c in by_election.candidacies if c.name == name]
            if votes != [correction.corrected]:
                found = votes[0] if votes else "not here"
                yield f"{correction.of} is {found}, but is said to be corrected to {correction.corrected}."


def _check_likely(by_elections: Mapping[str, ByElection], elections: _Elections) -> Iterator[Fault]:
    """What is far from anything known, in by-elections and at general elections."""
    won: dict[str, Elected] = {}
    for file, by_election in sorted(by_elections.items(), key=lambda item: item[1].polling_on):
        day, seat = by_election.general_election_on, by_election.constituency.id
        baseline = elections.results.get(day, {}).get(seat) if day is not None else None
        last = None
        if baseline is not None and baseline.candidacies:
            first, since = baseline.candidacies[0], won.get(seat)
            last = Elected(first.name, first.party, baseline.polling_on)
            last = since if since is not None and since.polling_on > last.polling_on else last
        for reason in unlikely_contest(replace(by_election, baseline=baseline), last):
            yield Fault(file, reason)
        if by_election.stage != "called" and by_election.candidacies:
            winner = by_election.winner
            won[seat] = Elected(winner.name, winner.party, by_election.polling_on)
    before: dict[str, Baseline] = {}
    for polling_on, results in sorted(elections.results.items()):
        for id, result in results.items():
            for reason in unlikely_general(result, before.get(id)):
                yield Fault(f"{polling_on}-seats.csv", f"{elections.seats[polling_on][id].name} ({id}): {reason}")
        before.update(results)


def _check_repeats(by_elections: Mapping[str, ByElection]) -> Iterator[Fault]:
    contests: dict[tuple[date, str], str] = {}
    quotes: dict[tuple[str, str], str] = {}
    for file, by_election in by_elections.items():
        for seat in {by_election.constituency.id, fold(by_election.constituency.name)}:
            other = contests.setdefault((by_election.polling_on, seat), file)
            if other != file:
                yield Fault(file, f"is the same contest as {other}: one seat on one day.")
                break
        for n, quote in enumerate(by_election.quotes, 1):
            other = quotes.setdefault((quote.speaker_id, fold(quote.words)), file)
            if other != file:
                yield Fault(file, f"quote {n}: is also in {other}. Keep one, and name the other contest in also_about.")


def _check_people(by_elections: Mapping[str, ByElection], people: People) -> Iterator[Fault]:
    """One id for one person: the id fits the name, and one name with two ids is told apart in people.csv."""
    with_name: dict[str, str] = {}
    for file, by_election in by_elections.items():
        for candidacy in by_election.candidacies:
            id, name = candidacy.person_id, candidacy.name
            known = people.by_id.get(id)
            if known is not None:
                if fold(name) not in map(fold, (known.name, *known.other_names)):
                    yield Fault(file, f'{name}: people.csv has no such name for "{id}". Add it to other_names.')
            elif id != slug(name):
                hint = f'people.csv has no "{id}"; a person who is not there has the slug of the name, "{slug(name)}".'
                yield Fault(file, f"{name}: {hint}")
            other = with_name.setdefault(fold(name), id)
            if other != id and not (other in people.by_id and id in people.by_id):
                yield Fault(file, f'{name}: is "{id}" here and "{other}" elsewhere. Tell them apart in people.csv.')
    spoken: dict[str, set[str]] = defaultdict(set)
    for file, by_election in by_elections.items():
        for n, quote in enumerate(by_election.quotes, 1):
            spoken[quote.speaker_id].add(fold(quote.speaker))
            known = people.by_id.get(quote.speaker_id)
            if known is None and len(spoken[quote.speaker_id]) > 1:
                yield Fault(file, f'quote {n}: "{quote.speaker_id}" has several names. Give it a row in people.csv.')
