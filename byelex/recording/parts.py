"""What every pasted form fills in of a contest: who stands, the source, and whether the text is about that seat."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from byelex.elections import ByElection, Candidacy, Party, Person, Source
from byelex.names import Names
from byelex.names.text import words
from byelex.recording.seats import Contest
from byelex.sources.declaration import Declaration
from byelex.sources.declared.candidates import Standing
from byelex.sources.ids import slug, unnamed_id
from byelex.store import Store

_TITLES = frozenset({"dr", "mr", "mrs", "ms", "miss", "mx", "cllr", "councillor", "sir", "dame", "rev", "prof", "lord"})


@dataclass(frozen=True, slots=True)
class Paste:
    """What an editor filled in. `whole`: the text is all there is to say (a correction), not news to add.

    Of a call the text is who is nominated, and `cause` why the seat is vacant.
    """

    seat: str
    polling_on: str
    text: str
    source: str
    whole: bool = False
    cause: str = ""


def other_seat(names: Names, declaration: Declaration, contest: Contest) -> list[str]:
    """Say where a title in the text names another seat than the one chosen."""
    mine = " ".join(words(contest.constituency.name))
    found = []
    for heading in declaration.headings:
        said = f" {' '.join(words(heading))} "
        if f" {mine} " in said:
            continue
        named = [seat.name for seat in names.seats if f" {' '.join(words(seat.name))} " in said]
        if named:
            best = max(named, key=len)
            found.append(f'The text says "{best}"; the seat chosen is {contest.constituency.name}.')
    return found


def with_source(known: tuple[Source, ...], said: str, title: str, supplies: str) -> tuple[Source, ...]:
    """Add a source as an editor names it ("Kirklees Council, notice of result"); `title` where it has only the work."""
    said = " ".join(said.split())
    if not said:
        return known
    work, _, named = said.partition(",")
    source = Source(work.strip(), named.strip() or title, supplies=supplies)
    cited = any((one.work, one.title) == (source.work, source.title) for one in known)
    return known if cited else (*known, source)


class Candidacies:
    """Makes candidacies of lines, knowing who is who and what stands recorded; `doubts` gathers what is not certain."""

    def __init__(self, store: Store, contest: Contest, before: ByElection | None) -> None:
        self.contest, self.before = contest, before
        self.doubts: list[str] = []
        self._people = People(store, before)

    def candidacy(self, one: Standing, party: Party, name: str) -> Candidacy:
        """Make a line's candidacy; a winner without a name is shown by party."""
        if not name:
            name = f"{party.name} candidate"
            person_id = unnamed_id(self.contest.id, party.id)
            self.doubts.append(f'The winner is not named, and is shown as "{name}" until the name is recorded.')
        else:
            person_id, doubt = self._people.identify(name, party.name, self.contest.constituency.name)
            if doubt:
                self.doubts.append(doubt)
        standing = self.before.candidacies if self.before is not None else ()
        known = next((each for each in standing if (each.person_id, each.party.id) == (person_id, party.id)), None)
        party_name = one.party_name or party.name
        if known is not None and _core(party_name) in (_core(party.name), _core(known.party_name)):
            # The text only says which party: its name as printed is on record.
            party_name = known.party_name
        change, share = (known.published_change, known.published_share) if known is not None else (None, None)
        return Candidacy(person_id, name, party, party_name, one.votes, one.elected, change, share)

    def recorded_name(self, party: Party) -> str:
        """Give who stands for a party as recorded; empty where that is not one named person."""
        standing = self.before.candidacies if self.before is not None else ()
        found = [one for one in standing if one.party.id == party.id and not party.independent]
        unnamed = unnamed_id(self.contest.id, party.id)
        return found[0].name if len(found) == 1 and found[0].person_id != unnamed else ""


def _core(party_name: str) -> list[str]:
    return [word for word in words(party_name) if word not in ("the", "party")]


class People:
    """Who is who: one person is one person, by every spelling the store knows."""

    def __init__(self, store: Store, before: ByElection | None) -> None:
        self.store = store
        self.here = {_plain(one.name): one.person_id for one in before.candidacies} if before else {}

    def identify(self, name: str, party_name: str, seat: str) -> tuple[str, str]:
        """Give a person's id, and a doubt where who it is cannot be certain."""
        key = _plain(name)
        if key in self.here:
            return self.here[key], ""
        # Asked for no sooner: a file that says who everyone is has no need of it.
        known = self.store.remembered("people by name", None, lambda: _by_name(self.store.people())).get(key, [])
        if not known:
            return slug(name), ""
        stood = [(person, *self._last(person)) for person in known]
        best = next(((p, s, w) for p, s, w in stood if w == party_name or s == seat), stood[0])
        person, where, was = best
        if was == party_name and len(known) == 1:
            return person.id, ""
        last = f", who stood for {was} in {where}" if where else ", who is quoted in the store"
        return person.id, f"{name} is taken for {person.name}{last}."

    def _last(self, person: Person) -> tuple[str, str]:
        for id in person.by_election_ids[:1]:
            contest = self.store.by_election(id)
            stood = [one for one in contest.candidacies if one.person_id == person.id] if contest else []
            if contest is not None and stood:
                return contest.constituency.name, stood[0].party.name
        return "", ""


def _by_name(people: Iterable[Person]) -> dict[str, list[Person]]:
    found: dict[str, list[Person]] = {}
    for person in people:
        for name in {_plain(name) for name in (person.name, *person.other_names)}:
            found.setdefault(name, []).append(person)
    return found


@lru_cache(maxsize=16384)
def _plain(name: str) -> str:
    # The names the store holds are gone through after each change of results, and nearly all are as they were.
    found = [word for word in words(re.sub(r"[\"“”].*?[\"“”]", " ", name)) if word not in _TITLES]
    return " ".join(found or words(name))
