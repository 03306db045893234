"""A seat as an argument: by its whole name, part of it, or an id, on the boundaries that are meant."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import islice

from byelex.elections import Constituency, Listing
from byelex.names.dates import Period
from byelex.names.index import CONTEST_WORDS
from byelex.names.matching import best_of
from byelex.names.seats import OF_LATE, Seat, of_late
from byelex.names.text import words
from byelex.questions.kinds import MAX_CHOICES, names_of, several, shown, suggestions_of, written_id
from byelex.questions.registry import Choice, Kind, Unresolved
from byelex.store import Store
from byelex.wording import either


def _resolve_constituency(store: Store, text: str) -> Constituency:
    names = names_of(store)
    typed = text.strip()
    listing = names.by_id.get(typed)
    by_id = names.constituency_by_id.get(typed if listing is None else listing.constituency_id)
    if by_id is not None:
        return by_id
    found = names.find_seat(text)
    seats = found.seats if found.period is not None else _that_fit(store, typed, found.seats)
    if len(seats) == 1 and seats[0].constituencies:
        return _on_boundaries(seats[0], found.listings if seats[0] in found.seats else (), found.period)
    if seats:
        raise several(len(seats), "seats", shown(text), _dated_choices(store, seats))
    near = tuple(dict.fromkeys(names.seat_of(listing) for listing in found.near))
    hint = f" Did you mean {either([seat.name for seat in near])}?" if near else ""
    raise Unresolved(f"No seat in the store is called {shown(text)}.{hint}", _seat_choices(near))


def _that_fit(store: Store, typed: str, found: tuple[Seat, ...]) -> tuple[Seat, ...]:
    """Give every seat that words fit, whether or not it had a by-election: one called just so, then those of today.

    Only a seat whose general elections are in the store is meant by its whole name alone: "Luton" was a seat of 1963,
    and is what one may type for Luton North.
    """
    names = names_of(store)
    matches = names.seat_index.find([word for word in words(typed) if word not in CONTEST_WORDS])
    best = best_of(matches, lambda match: False, False)
    own = names.seat_by_name.get(typed.casefold())
    called_so = [names.seats[match.key] for match in best if not match.missing_word_count] if own is None else [own]
    today = tuple(seat for seat in called_so if _polled_on(store, seat.constituencies))
    if today:
        return today
    alike = [names.seats[match.key] for match in matches if best and match.cost == best[0].cost]
    alike.sort(key=lambda seat: max(_polled_on(store, seat.constituencies), default=date.min), reverse=True)
    return tuple(dict.fromkeys((*called_so, *alike, *found)))


def _polled_on(store: Store, constituencies: Iterable[Constituency]) -> list[date]:
    """List the general elections of a seat that are in the store."""
    return [polling_on for each in constituencies for polling_on in store.general_election(each.id)]


def _on_boundaries(seat: Seat, asked: Sequence[Listing], period: Period | None) -> Constituency:
    """Choose among a seat's boundaries those of the by-election asked about, of late, or the present ones."""
    recent = asked[0].constituency_id if asked else None
    if period is None and asked and asked[0].polling_on < OF_LATE:
        # Brighton Pavilion is the present seat, not the one on the boundaries of its by-election in 1969.
        gone = {listing.constituency_id for listing in seat.listings}
        recent = next((c.id for c in reversed(seat.constituencies) if c.id not in gone), recent)
    return next((c for c in seat.constituencies if c.id == recent), seat.constituencies[-1])


def _seat_choices(seats: Iterable[Seat]) -> tuple[Choice, ...]:
    """Offer seats by name; each is found again by an id, as some have the words of another in another order."""
    return tuple(
        Choice(seat.name[:100], _on_boundaries(seat, of_late(seat.listings), None).id)
        for seat in islice((seat for seat in seats if seat.constituencies), MAX_CHOICES)
    )


def _dated_choices(store: Store, seats: Sequence[Seat]) -> tuple[Choice, ...]:
    """Offer seats by name, those that are no more with their years: "Luton, 1963"."""
    latest = max(store.general_election_dates(), default=None)
    choices = []
    for choice in _seat_choices(seats):
        by_elections = (one for seat in seats for one in seat.listings if one.constituency_id == choice.value)
        polled = {*(one.polling_on for one in by_elections), *store.general_election(choice.value)}
        if polled and latest not in polled:
            years = dict.fromkeys(str(on.year) for on in (min(polled), max(polled)))
            choice = Choice(f"{choice.label[:80]}, {' to '.join(years)}", choice.value)
        choices.append(choice)
    return tuple(choices)


def _suggest_constituencies(store: Store, text: str) -> list[Choice]:
    return list(_seat_choices(suggestions_of(store).seats(text, MAX_CHOICES)))


CONSTITUENCY = Kind("a seat's name", _resolve_constituency, _suggest_constituencies, written=written_id)
"""Resolves to a Constituency: the latest of the name, or the one whose by-election fits a year typed with it."""
