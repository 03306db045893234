"""What is offered while a name is typed: by-elections, people, parties and seats, the likeliest first."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from byelex.elections import Listing, Party, Person
from byelex.names.dates import take_period
from byelex.names.index import CONTEST_WORDS, Names
from byelex.names.matching import Match
from byelex.names.seats import Seat, is_nameless, won
from byelex.names.text import words


class Suggestions:
    """Suggestions from an index of names, and what they are put in order by."""

    def __init__(self, names: Names) -> None:
        self.names = names

    @cached_property
    def _places(self) -> dict[int, tuple[str, int]]:
        """What suggestions are ordered by: a name's first word, and how long ago the latest contest was."""
        return {
            at: (name.partition(" ")[0], -self.names.seats[at].listings[0].polling_on.toordinal())
            for name, at in self.names.contested_names
        }

    @cached_property
    def _latest_people(self) -> list[Person]:
        """Everyone, those of the latest by-election first and its winner first of them."""

        def stood(person: Person) -> tuple[int, bool]:
            latest = self.names.by_id.get(person.by_election_ids[0]) if person.by_election_ids else None
            return (-latest.polling_on.toordinal(), not won(latest, person)) if latest else (0, True)

        return sorted(self.names.people, key=stood)

    @cached_property
    def _party_beginnings(self) -> dict[str, tuple[str, ...]]:
        """The first words of each party's phrases."""
        found: dict[str, tuple[str, ...]] = {}
        for phrase, party in self.names.party_words.items():
            found[party.id] = (*found.get(party.id, ()), phrase[0])
        return found

    def by_elections(self, text: str, limit: int = 25) -> list[Listing]:
        """Give by-elections while their name is typed: the latest first for nothing typed, then best match."""
        typed = words(text)
        if not typed:
            return list(self.names.listings[:limit])
        exact = self.names.by_id.get(text.strip()) or self.names.by_label.get(text.strip().casefold())
        if exact is not None:
            return [exact]
        period, rest = take_period(typed)
        named = [word for word in rest if word not in CONTEST_WORDS] or [word for word in rest if period is None]
        if not named and period is not None:
            return list(self.names.within(period)[:limit])
        matches = self.names.contested_index.find(named, last_may_be_cut=True)
        matches.sort(key=lambda match: (match.cost, match.missing_word_count > 0, *self._order(match.key, named[0])))
        keys = [match.key for match in matches] or self.names.nearest_names(" ".join(named), 60)
        found: list[Listing] = []
        for key in keys:
            of_seat = self.names.seats[key].listings
            found.extend(one for one in of_seat if period is None or period.covers(one.polling_on))
            if len(found) >= limit:
                break
        return found[:limit]

    def _order(self, key: int, first_word: str) -> tuple[bool, int]:
        """Put names that begin as typed first, then the latest contest."""
        word, place = self._places[key]
        return not word.startswith(first_word), place

    def people(self, text: str, among: Sequence[Person] | None = None, limit: int = 25) -> list[Person]:
        """Give people while their name is typed; for nothing typed the first of those offered, or who stood last."""
        pool = self._latest_people if among is None else among
        typed = words(text)
        if not typed:
            return [person for person in pool if not is_nameless(person)][:limit]
        allowed = None if among is None else {person.id for person in among}
        found = [self.names.people[match.key] for match in self.names.people_index.find(typed, last_may_be_cut=True)]
        return [person for person in found if allowed is None or person.id in allowed][:limit]

    def parties(self, text: str, limit: int = 25) -> list[Party]:
        """Give parties while their name is typed: those that begin so first, each in the parties table's order."""
        typed = words(text)
        if not typed:
            return list(self.names.parties[:limit])
        exact = self.names.party_words.get(tuple(typed))

        def order(match: Match) -> tuple[bool, bool, int]:
            beginnings = self._party_beginnings.get(self.names.parties[match.key].id, ())
            return match.cost >= 1, not any(word.startswith(typed[0]) for word in beginnings), match.key

        found = sorted(self.names.party_index.find(typed, last_may_be_cut=True), key=order)
        suggested = [self.names.parties[match.key] for match in found]
        if exact is not None:
            suggested = list(dict.fromkeys((exact, *self.names.other_parties(text, exact), *suggested)))
        return suggested[:limit]

    def seats(self, text: str, limit: int = 25) -> list[Seat]:
        """Give seats while their name is typed; those with a by-election first."""
        typed = words(text)
        if not typed:
            return list(
                {id(seat): seat for seat in map(self.names.seat_of, self.names.listings[: 2 * limit])}.values()
            )[:limit]
        found = [self.names.seats[match.key] for match in self.names.seat_index.find(typed, last_may_be_cut=True)]
        return sorted(found, key=lambda seat: not seat.listings)[:limit]
