"""Everyone who ever stood, published or already in data/, gathered to be told apart."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

from byelex.elections import Candidacy, Constituency, Party
from byelex.sources.by_elections import read_by_election
from byelex.sources.persons import Appearance, Identified, identify
from byelex.sources.published import PublishedCandidacy
from byelex.sources.tables import People, examine_general_election, general_election_dates


class Ballots:
    """Collects appearances on ballots, then says who each published row is."""

    def __init__(self) -> None:
        self._appearances: list[Appearance] = []
        self._keys: dict[str, int] = {}
        self._contests: set[str] = set()
        self._ids: Mapping[int, str] = {}

    def add(
        self, row: PublishedCandidacy, party: Party, contest: str, day: date, seat: Constituency, by_election: bool
    ) -> None:
        """Add a published row; `contest` is the by-election's id, or the general election's day and the ONS id."""
        self._contests.add(contest)
        self._keys[row.place] = len(self._appearances)
        self._append(row.name, party, contest, day, seat, by_election, club=row.democracy_club_id, member=row.member_id)

    def recall(self, data_folder: Path, parties: Mapping[str, Party], people: People) -> None:
        """Add what is in data/ and was not published again, with the ids it has there."""
        settled = set(people.by_id)
        for path in sorted((data_folder / "by-elections").glob("*.toml")):
            if path.stem not in self._contests:
                known = read_by_election(path, parties)
                settled |= {candidacy.person_id for candidacy in known.candidacies}
                self._recall(known.candidacies, known.id, known.polling_on, known.constituency, True, settled)
        for day in general_election_dates(data_folder):
            results, seats, _ = examine_general_election(data_folder, day, parties)
            for id, result in results.items():
                contest = f"{day} {id}"
                if contest not in self._contests:
                    self._recall(result.candidacies, contest, day, seats[id], False, settled)

    def _recall(
        self,
        candidacies: Iterable[Candidacy],
        contest: str,
        day: date,
        seat: Constituency,
        by_election: bool,
        settled: set[str],
    ) -> None:
        for one in candidacies:
            # Someone who stood only at general elections has an id of convenience, which settles nothing.
            person = one.person_id if one.person_id in settled else ""
            self._append(one.name, one.party, contest, day, seat, by_election, person=person)

    def _append(
        self,
        name: str,
        party: Party,
        contest: str,
        day: date,
        seat: Constituency,
        by_election: bool,
        club: str = "",
        member: str = "",
        person: str = "",
    ) -> None:
        self._appearances.append(
            Appearance(
                key=len(self._appearances),
                name=name,
                polling_on=day,
                contest=contest,
                seat=seat.id,
                seat_name=seat.name,
                party="" if party.independent else party.id,
                democracy_club_id=club,
                member_id=member,
                by_election=by_election,
                person=person,
            )
        )

    def identify(self, people: People) -> Identified:
        """Tell everyone apart; afterwards `person_id` knows each published row."""
        identified = identify(self._appearances, people)
        self._ids = identified.ids
        return identified

    def person_id(self, row: PublishedCandidacy) -> str:
        """Give a published row's person id."""
        return self._ids[self._keys[row.place]]
