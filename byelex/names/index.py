"""The index of everything with a name in the store, built once a generation of it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection, Iterable, Sequence
from functools import cached_property
from operator import attrgetter

from rapidfuzz import fuzz, process

from byelex.elections import Constituency, Listing, Party, Person
from byelex.names.dates import Period, take_period
from byelex.names.matching import Match, NameIndex, best_of, name_index
from byelex.names.nicknames import party_namesakes, party_words, short_forms
from byelex.names.seats import (
    A_CITY,
    OF_LATE,
    FoundPeople,
    FoundSeat,
    Seat,
    gathered,
    is_nameless,
    label,
    name_key,
    of_late,
    real_listings,
)
from byelex.names.text import content, name_words, words

CONTEST_WORDS = frozenset(
    (
        "byelection byelections byeelection bielection byelecton byelction bye by election elections electon "
        "result results constituency seat contest poll"
    ).split()
)
"""What is typed beside a seat's name for its by-election."""
MOST_NEAR = 3


def _latest_first(listings: Iterable[Listing]) -> tuple[Listing, ...]:
    return tuple(sorted(listings, key=attrgetter("polling_on", "id"), reverse=True))


def _days_ago(listing: Listing) -> int:
    return -listing.polling_on.toordinal()


class Names:
    """Everything with a name in the store: seats with their by-elections, people, parties."""

    def __init__(
        self,
        listings: Iterable[Listing],
        people: Callable[[], Iterable[Person]] = tuple,
        parties: Callable[[], Iterable[Party]] = tuple,
        constituencies: Iterable[Constituency] = (),
    ) -> None:
        """Index the seats. People and parties are asked for at first use: few questions name any."""
        self._find_people, self._find_parties = people, parties
        self.listings = _latest_first(listings)
        self.real = tuple(listing for listing in self.listings if not listing.invented)
        self.by_id = {listing.id: listing for listing in self.listings}
        self.invented = frozenset(listing.id for listing in self.listings if listing.invented)
        constituencies = tuple(constituencies)
        self.constituency_by_id = {constituency.id: constituency for constituency in constituencies}
        self.seats = gathered(self.listings, constituencies)
        self._seat_by_listing = {listing.id: seat for seat in self.seats for listing in seat.listings}

    @cached_property
    def seat_by_key(self) -> dict[tuple[str, ...], Seat]:
        """The seats by the words they are known by, as `name_key` gives them."""
        return {name_key(seat.name): seat for seat in self.seats}

    @cached_property
    def seat_by_name(self) -> dict[str, Seat]:
        """The seats by their whole names, without case."""
        return {seat.name.casefold(): seat for seat in self.seats}

    @cached_property
    def by_label(self) -> dict[str, Listing]:
        """The by-elections by their labels, without case."""
        return {label(listing).casefold(): listing for listing in self.listings}

    @cached_property
    def seat_index(self) -> NameIndex:
        """The seats' names; keys are places in `seats`."""
        return name_index(tuple((seat.name, at) for at, seat in enumerate(self.seats)), short_forms)

    @cached_property
    def contested_index(self) -> NameIndex:
        """The names of the seats with a by-election; keys are places in `seats`."""
        return name_index(tuple(self.contested_names), short_forms)

    @cached_property
    def contested_names(self) -> list[tuple[str, int]]:
        """The seats with a by-election: the folded name, and the place in `seats`."""
        return [(" ".join(name_words(seat.name)), at) for at, seat in enumerate(self.seats) if seat.listings]

    @cached_property
    def people(self) -> tuple[Person, ...]:
        """Everyone who stood or is quoted."""
        return tuple(self._find_people())

    @cached_property
    def quoted(self) -> tuple[Person, ...]:
        """Everyone who is quoted."""
        return tuple(one for one in self.people if one.quote_count)

    @cached_property
    def person_by_id(self) -> dict[str, Person]:
        """The people by id."""
        return {person.id: person for person in self.people}

    @cached_property
    def people_by_surname(self) -> dict[str, list[Person]]:
        """The people by the last word of their usual name, folded to lower case."""
        found: dict[str, list[Person]] = {}
        for person in self.people:
            found.setdefault(person.name.casefold().split()[-1], []).append(person)
        return found

    @cached_property
    def people_index(self) -> NameIndex:
        """The people's names in every spelling; keys are places in `people`. Those not known by name are not in it."""
        spellings = tuple(
            (name, at)
            for at, who in enumerate(self.people)
            if not is_nameless(who)
            for name in (who.name, *who.other_names)
        )
        return name_index(spellings)

    @cached_property
    def parties(self) -> tuple[Party, ...]:
        """Every party."""
        return tuple(self._find_parties())

    @cached_property
    def party_by_id(self) -> dict[str, Party]:
        """The parties by id."""
        return {party.id: party for party in self.parties}

    @cached_property
    def party_words(self) -> dict[tuple[str, ...], Party]:
        """The parties by every folded phrase for one."""
        return party_words(self.parties)

    @cached_property
    def _party_namesakes(self) -> dict[tuple[str, ...], tuple[Party, ...]]:
        return party_namesakes(self.parties)

    @cached_property
    def party_index(self) -> NameIndex:
        """The phrases for parties; keys are places in `parties`."""
        phrases: dict[str, list[str]] = {}
        for phrase, party in self.party_words.items():
            phrases.setdefault(party.id, []).append(" ".join(phrase))
        return name_index(
            tuple((phrase, at) for at, party in enumerate(self.parties) for phrase in phrases.get(party.id, ()))
        )

    def find_seat(self, text: str) -> FoundSeat:
        """Find the by-elections that typed words name: a seat, however spelt, with or without a year or date."""
        typed = words(text)
        exact = self.by_id.get(text.strip()) or self.by_label.get(text.strip().casefold())
        if exact is not None:
            return FoundSeat((exact,), (self.seat_of(exact),))
        period, rest = take_period(typed)
        named = [word for word in rest if word not in CONTEST_WORDS]
        if not content(named):
            return FoundSeat(() if period is None else self.within(period), period=period)
        found = self.seat_named(named, period)
        if not found.seats:
            return FoundSeat(period=period, near=self.near_contests(named))
        if period is not None:
            held = tuple(one for seat in found.seats for one in seat.listings if period.covers(one.polling_on))
            return FoundSeat(held, found.seats, period, corrected=found.corrected)
        meant = () if found.corrected else self.namesakes(tuple(content(named)), found.seats)
        if meant:
            return FoundSeat(real_listings(meant), meant)
        return FoundSeat(
            of_late([one for seat in found.seats for one in seat.listings]), found.seats, corrected=found.corrected
        )

    def among(self, ids: Iterable[str]) -> tuple[Listing, ...]:
        """Give the by-elections of some ids, the latest first."""
        return _latest_first(self.by_id[each] for each in set(ids) if each in self.by_id)

    def within(self, period: Period) -> tuple[Listing, ...]:
        """Give the by-elections of a period, the latest first."""
        if period.day_and_month is not None:
            return tuple(one for one in self.listings if period.covers(one.polling_on))
        first = bisect_left(self.listings, -period.end.toordinal(), key=_days_ago)
        return self.listings[first : bisect_right(self.listings, -period.start.toordinal(), key=_days_ago)]

    def seat_of(self, listing: Listing) -> Seat:
        """Give the seat of a by-election."""
        return self._seat_by_listing[listing.id]

    def seat_named(self, named: Sequence[str], period: Period | None = None) -> FoundSeat:
        """Find the seat that folded words name; several only where the words fit several seats alike.

        Those with a by-election in the period come before those with one at all; of late, if no period is given.
        """

        def meant(match: Match) -> bool:
            held = self.seats[match.key].listings
            if period is None:
                # The latest is the first.
                return bool(held) and held[0].polling_on >= OF_LATE
            return any(period.covers(one.polling_on) for one in held)

        def contested(match: Match) -> bool:
            return bool(self.seats[match.key].listings)

        matches = self.seat_index.find(named)
        if any(match.cost == matches[0].cost and meant(match) for match in matches):
            # "Sheffield Brightside" is a seat of 1968, and what everyone calls Sheffield Brightside and Hillsborough.
            matches = [match for match in matches if meant(match) or not contested(match)]
            best = best_of(matches, meant, len(content(list(named))) == 1)
        else:
            best = best_of(matches, contested, len(content(list(named))) == 1)
        if not best:
            return FoundSeat()
        seats = tuple(self.seats[match.key] for match in best)
        if period is None and not any(meant(match) for match in best):
            # "Brecon and Radnor" was a seat of 1985, and is what many still call Brecon and Radnorshire.
            seats = self._lengthened(named) or seats
        return FoundSeat((), seats, corrected=best[0].cost >= 1)

    def _lengthened(self, named: Sequence[str]) -> tuple[Seat, ...]:
        """Give the seats with a by-election of late whose name is the typed one with a word drawn out."""
        asked = content(list(named))
        return tuple(
            seat
            for parts, seat in self._late_seats
            if len(parts) == len(asked) and all(map(str.startswith, parts, asked))
        )

    @cached_property
    def _late_seats(self) -> tuple[tuple[tuple[str, ...], Seat], ...]:
        """The seats with a by-election of late, and the words each is known by."""
        # The latest is the first.
        late = (seat for seat in self.seats if seat.listings and seat.listings[0].polling_on >= OF_LATE)
        return tuple((name_key(seat.name), seat) for seat in late)

    @cached_property
    def _by_word(self) -> dict[str, list[tuple[tuple[str, ...], Seat]]]:
        found: dict[str, list[tuple[tuple[str, ...], Seat]]] = {}
        for seat in self.seats:
            key = name_key(seat.name) if seat.listings else ()
            for word in set(key):
                found.setdefault(word, []).append((key, seat))
        return found

    def seats_begun_by(self, first: tuple[str, ...]) -> tuple[Seat, ...]:
        """Give the seats with a by-election whose names begin with some words, little ones left out: a city's."""
        held = self._by_word.get(first[0], ()) if first else ()
        return tuple(seat for key, seat in held if key[: len(first)] == first)

    def seats_holding(self, typed: Collection[str]) -> tuple[Seat, ...]:
        """Give the seats with a by-election that have all of some words in their names; none for no words."""
        held = self._by_word.get(next(iter(typed)), ()) if typed else ()
        return tuple(seat for key, seat in held if set(typed) <= set(key))

    def namesakes(self, typed: tuple[str, ...], taken: Sequence[Seat]) -> tuple[Seat, ...]:
        """Give the seats that words may as well name as those they are taken for; empty where there is no doubt."""
        begun = self.begun_alike(typed, taken)
        return self.so_called(typed, taken) or (begun if len(begun) >= A_CITY else ())

    def so_called(self, typed: tuple[str, ...], taken: Sequence[Seat]) -> tuple[Seat, ...]:
        """Give the seats with some words in their names, where one has no others and none taken for them begins so.

        "Hamilton" is a seat of 1967 as well as a part of Rutherglen and Hamilton West, "Brecon and Radnor" one of 1985.
        """
        holding = self.seats_holding(typed)
        begin = any(name_key(seat.name)[: len(typed)] == typed for seat in taken)
        if begin or not any(name_key(seat.name) == typed for seat in holding):
            return ()
        return tuple(dict.fromkeys((*holding, *taken)))

    def begun_alike(self, typed: tuple[str, ...], taken: Sequence[Seat]) -> tuple[Seat, ...]:
        """Give the several seats whose names begin with some words that are no seat's whole name: "Bradford"."""
        keys = [name_key(seat.name) for seat in taken]
        if not typed or typed in keys:
            return ()
        begins = keys[0][: len(typed)]
        # "Brum" is found by what it stands for, "Erdington" by a later part of the name.
        short = not set(typed) & set(keys[0]) and typed[0][0] == begins[0][0]
        begun = self.seats_begun_by(begins) if short or typed == begins else ()
        return begun if len(begun) > 1 else ()

    def near_contests(self, named: Sequence[str]) -> tuple[Listing, ...]:
        """Give the latest by-election of each seat whose name is nearest, nearest first."""
        keys = self.contested_index.sharing(named) or self.nearest_names(" ".join(named), 72)
        return tuple(self.seats[key].listings[0] for key in keys[:MOST_NEAR])

    def nearest_names(self, asked: str, least_score: float) -> list[int]:
        """Give the seats with a by-election whose names look most like some words, by their places in `seats`."""
        if len(asked) < 4:
            return []
        names = [name for name, _ in self.contested_names]
        found = process.extract(asked, names, scorer=fuzz.WRatio, score_cutoff=least_score, limit=10)
        return [self.contested_names[at][1] for _, _, at in found]

    def find_people(self, text: str, among: Sequence[Person] | None = None) -> FoundPeople:
        """Find who typed words name: an id, a full name in any spelling, or part of one ("galloway")."""
        exact = self.person_by_id.get(text.strip())
        if exact is not None:
            return FoundPeople((exact,))
        named = words(text)
        found = self.people_named(named, among)
        return found if found.people else FoundPeople(near=self._near_people(" ".join(named), among))

    def people_named(self, named: Sequence[str], among: Sequence[Person] | None = None) -> FoundPeople:
        """Find who folded words name, without looking for near misses."""
        allowed = None if among is None else {person.id for person in among}
        matches = [
            match for match in self.people_index.find(named) if allowed is None or self.people[match.key].id in allowed
        ]
        best = best_of(matches, lambda match: True, False)
        people = tuple(self.people[match.key] for match in best)
        return FoundPeople(people, corrected=bool(best) and best[0].cost >= 1)

    def _near_people(self, asked: str, among: Sequence[Person] | None) -> tuple[Person, ...]:
        pool = [person for person in (self.people if among is None else among) if not is_nameless(person)]
        names = [" ".join(words(person.name)) for person in pool]
        found = process.extract(asked, names, scorer=fuzz.WRatio, score_cutoff=75, limit=MOST_NEAR)
        return tuple(pool[at] for _, _, at in found)

    def find_parties(self, text: str) -> tuple[tuple[Party, ...], bool]:
        """Find the parties that typed words name, and whether their spelling was put right."""
        typed = words(text)
        # Names before ids: "sdp" is an id, and how most people type the name of another party.
        party = self.party_words.get(tuple(typed)) or self.party_words.get(tuple(_without_the(typed)))
        party = party or self.party_by_id.get(text.strip())
        if party is not None:
            return (party,), False
        best = best_of(self.party_index.find(_without_the(typed)), lambda match: True, False)
        return tuple(self.parties[match.key] for match in best), bool(best) and best[0].cost >= 1

    def party_text(self, party: Party) -> str:
        """Give a text that is read as this party and no other: its id, or its name where the id is another's name."""
        return party.id if self.find_parties(party.id)[0] == (party,) else party.name

    def other_parties(self, text: str, party: Party) -> tuple[Party, ...]:
        """Give the parties that go by the words typed for one."""
        sharing = self._party_namesakes.get(tuple(_without_the(words(text))), ())
        return tuple(other for other in sharing if other is not party) if party in sharing else ()


def _without_the(typed: list[str]) -> list[str]:
    return typed[1:] if typed[:1] == ["the"] and len(typed) > 1 else typed
