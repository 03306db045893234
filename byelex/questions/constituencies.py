"""A seat as an argument: by its whole name, part of it, or an id, on the boundaries that are meant."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice

from byelex.elections import Constituency, Listing
from byelex.names.dates import Period
from byelex.names.seats import OF_LATE, Seat, name_key, of_late
from byelex.questions.kinds import MAX_CHOICES, names_of, several, shown, suggestions_of, written_id
from byelex.questions.registry import Choice, Kind, Unresolved
from byelex.store import Store
from byelex.wording import day, either

AMONG = 200
"""Among so many seats those are looked for that there still are."""


def _resolve_constituency(store: Store, text: str) -> Constituency:
    names = names_of(store)
    typed = text.strip()
    listing = names.by_id.get(typed)
    by_id = names.constituency_by_id.get(typed if listing is None else listing.constituency_id)
    if by_id is not None:
        return by_id
    found = names.find_seat(text)
    seats = _with_its_own_name(store, typed, found.seats)
    if len(seats) == 1 and seats[0].constituencies:
        return _on_boundaries(store, seats[0], found.listings if seats[0] in found.seats else (), found.period)
    if seats:
        raise several(len(seats), "seats", shown(text), _seat_choices(store, seats))
    near = tuple(dict.fromkeys(names.seat_of(listing) for listing in found.near))
    hint = f" Did you mean {either([seat.name for seat in near])}?" if near else ""
    raise Unresolved(f"No seat in the store is called {shown(text)}.{hint}", _seat_choices(store, near))


def _with_its_own_name(store: Store, typed: str, found: tuple[Seat, ...]) -> tuple[Seat, ...]:
    """Put the seat whose whole name was typed first of those found, alone where it is a seat of today.

    "Newport" was a seat of 1956, and is what one may type for Newport West, whose by-election was of late.
    """
    own = names_of(store).seat_by_name.get(typed.casefold())
    if own is None:
        return found
    if _present(store, own) is not None:
        return (own,)
    parts = set(name_key(own.name))
    longer = (seat for seat in found if not set(name_key(seat.name)) <= parts)
    return (own, *(seat for seat in longer if any(listing.polling_on >= OF_LATE for listing in seat.listings)))


def _present(store: Store, seat: Seat) -> Constituency | None:
    """Give a seat on the boundaries of the latest general election; None if there is none of its name any more."""
    return next((each for each in seat.constituencies if each.id in store.present_seats()), None)


def _on_boundaries(store: Store, seat: Seat, asked: Sequence[Listing], period: Period | None) -> Constituency:
    """Choose among a seat's boundaries those of the by-election asked about, of late, or the present ones."""
    latest = _present(store, seat) or seat.constituencies[-1]
    if not asked:
        return latest
    recent = asked[0].constituency_id
    if period is None and asked[0].polling_on < OF_LATE:
        # Brighton Pavilion is the present seat, not the one on the boundaries of its by-election in 1969.
        gone = {listing.constituency_id for listing in seat.listings}
        later = [latest, *(each for each in reversed(seat.constituencies) if each.id not in gone)]
        recent = next((each.id for each in later if each.id not in gone), recent)
    return next((each for each in seat.constituencies if each.id == recent), latest)


def _seat_choices(store: Store, seats: Iterable[Seat]) -> tuple[Choice, ...]:
    """Offer seats by name; each is found again by an id, as some have the words of another in another order."""
    meant = (_on_boundaries(store, seat, of_late(seat.listings), None) for seat in seats if seat.constituencies)
    return tuple(Choice(each.name[:100], each.id) for each in islice(meant, MAX_CHOICES))


def _suggest_constituencies(store: Store, text: str) -> list[Choice]:
    return list(_seat_choices(store, suggestions_of(store).seats(text, MAX_CHOICES)))


def _resolve_present(store: Store, text: str) -> Constituency:
    meant: Constituency = _resolve_constituency(store, text)
    if meant.id in store.present_seats() or not store.present_seats():
        return meant
    same = [seat for seat in names_of(store).seats if name_key(seat.name) == name_key(meant.name)]
    found = next((one for seat in same if (one := _present(store, seat)) is not None), None)
    if found is not None:
        return found
    near = _suggest_present(store, meant.name)[:3]
    hint = f" Did you mean {either([choice.label for choice in near])}?" if near else ""
    since = day(store.general_election_dates()[-1])
    raise Unresolved(f"{meant.name} has been no seat since the general election of {since}.{hint}", tuple(near))


def _suggest_present(store: Store, text: str) -> list[Choice]:
    found = (_present(store, seat) for seat in suggestions_of(store).seats(text, AMONG))
    return [Choice(each.name[:100], each.id) for each in islice(filter(None, found), MAX_CHOICES)]


CONSTITUENCY = Kind("a seat's name", _resolve_constituency, _suggest_constituencies, written=written_id)
"""Resolves to a Constituency: the latest of the name, or the one whose by-election fits a year typed with it."""

PRESENT_SEAT = Kind(CONSTITUENCY.name, _resolve_present, _suggest_present, written=written_id)
"""Resolves to a Constituency of the latest general election: one that may have a by-election yet."""
