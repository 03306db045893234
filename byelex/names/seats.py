"""Seats, by-elections and people as typed words name them: what is found, and what a name alone means."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from byelex.changing import quick
from byelex.elections import Constituency, Listing, Person
from byelex.names.dates import Period
from byelex.names.text import content, name_words
from byelex.wording import day

OF_LATE = date(2010, 5, 6)
"""A name alone means by-elections since this day, where there are any: an earlier one is named with its year."""

A_CITY = 3
"""A name that so many seats begin with is a city's."""

NAMELESS = "Unnamed "
"""How the name begins that stands for a candidate whose own is not known: it is no name to be found by."""


def is_nameless(person: Person) -> bool:
    """Tell whether a candidate's own name is not known."""
    return person.name.startswith(NAMELESS)


def won(listing: Listing, person: Person) -> bool:
    """Tell whether a person won a by-election, by whichever name they then went."""
    return listing.winner in {person.name, *person.other_names}


@quick
@dataclass(frozen=True, slots=True)
class Seat:
    """Every seat of one name, on whatever boundaries, with its by-elections in the store, latest first."""

    name: str
    constituencies: tuple[Constituency, ...]
    listings: tuple[Listing, ...]


@dataclass(frozen=True, slots=True)
class FoundSeat:
    """What typed words name. `listings`: by-elections that fit, latest first, of one seat unless several are possible.

    `seats` are the seats understood, whether or not they had a by-election (in the year asked about); `near` are the
    nearest by-elections where nothing was understood well enough; `corrected` says the spelling was put right.
    """

    listings: tuple[Listing, ...] = ()
    seats: tuple[Seat, ...] = ()
    period: Period | None = None
    near: tuple[Listing, ...] = ()
    corrected: bool = False


@dataclass(frozen=True, slots=True)
class FoundPeople:
    """Who typed words name: one person, several of one name, or none with the nearest."""

    people: tuple[Person, ...] = ()
    near: tuple[Person, ...] = ()
    corrected: bool = False


def gathered(listings: Iterable[Listing], constituencies: Iterable[Constituency]) -> tuple[Seat, ...]:
    """Gather by-elections and constituencies by the name of their seat; seats with a by-election first."""
    held: dict[tuple[str, ...], tuple[str, list[Constituency], list[Listing]]] = {}
    # A seat may have had very many: its name is taken apart once.
    key = cache(name_key)
    for listing in listings:
        held.setdefault(key(listing.constituency_name), (listing.constituency_name, [], []))[2].append(listing)
    for constituency in constituencies:
        held.setdefault(key(constituency.name), (constituency.name, [], []))[1].append(constituency)
    return tuple(Seat(name, tuple(places), tuple(contests)) for name, places, contests in held.values())


def real_listings(seats: Iterable[Seat]) -> tuple[Listing, ...]:
    """Give the by-elections of some seats, latest first, but for invented ones."""
    found = (one for seat in seats for one in seat.listings if not one.invented)
    return tuple(sorted(found, key=lambda one: (one.polling_on, one.id), reverse=True))


def of_late(listings: Sequence[Listing]) -> tuple[Listing, ...]:
    """Give what a name alone means: the by-elections since 2010, or all where there is none."""
    return tuple(one for one in listings if one.polling_on >= OF_LATE) or tuple(listings)


def label(listing: Listing) -> str:
    """Label a by-election in one line of at most 100 characters: "Batley and Spen · 1 July 2021 · Labour hold"."""
    held = day(listing.polling_on)
    verdict = f"{listing.verdict} (invented)" if listing.invented else listing.verdict
    room = 100 - len(held) - 6
    name = listing.constituency_name[:room]
    verdict = verdict[: max(0, room - len(name))]
    return f"{name} · {held} · {verdict}" if verdict else f"{name} · {held}"


def name_key(name: str) -> tuple[str, ...]:
    """Give the words that a seat's name is known by: folded, little ones left out."""
    return tuple(content(list(name_words(name))))
