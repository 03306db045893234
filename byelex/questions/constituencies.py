"""A seat as an argument: by its whole name, part of it, or an id, on the boundaries that are meant."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import islice

from byelex.elections import Constituency, Listing
from byelex.names.dates import Period
from byelex.names.index import CONTEST_WORDS
from byelex.names.matching import best_of
from byelex.names.seats import OF_LATE, Seat, name_key, of_late
from byelex.names.text import words
from byelex.questions.kinds import MAX_CHOICES, names_of, several, suggestions_of, written_id
from byelex.questions.registry import Choice, Kind, Unresolved
from byelex.store import Store
from byelex.wording import day, either, shown

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
    seats = found.seats if found.period is not None else _that_fit(store, typed, found.seats)
    if len(seats) == 1 and seats[0].constituencies:
        return _on_boundaries(store, seats[0], found.listings if seats[0] in found.seats else (), found.period)
    if seats:
        raise several(len(seats), "seats", shown(text), _dated_choices(store, seats))
    near = tuple(dict.fromkeys(names.seat_of(listing) for listing in found.near))
    hint = f" Did you mean {either([seat.name for seat in near])}?" if near else ""
    raise Unresolved(f"No seat in the store is called {shown(text)}.{hint}", _seat_choices(store, near))


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


def seat_of(store: Store, constituency: Constituency) -> Seat:
    """Give every seat of a constituency's name, on whatever boundaries."""
    return names_of(store).seat_by_key[name_key(constituency.name)]


def _dated_choices(store: Store, seats: Sequence[Seat]) -> tuple[Choice, ...]:
    """Offer seats by name, those that are no more with their years: "Luton, 1963"."""
    choices, known = [], names_of(store).constituency_by_id
    for choice in _seat_choices(store, seats):
        seat = seat_of(store, known[choice.value])
        by_elections = (one for one in seat.listings if one.constituency_id == choice.value)
        polled = {*(one.polling_on for one in by_elections), *store.general_election(choice.value)}
        if polled and _present(store, seat) is None:
            years = dict.fromkeys(str(on.year) for on in (min(polled), max(polled)))
            choice = Choice(f"{choice.label[:80]}, {' to '.join(years)}", choice.value)
        choices.append(choice)
    return tuple(choices)


def _suggest_constituencies(store: Store, text: str) -> list[Choice]:
    return list(_seat_choices(store, suggestions_of(store).seats(text, MAX_CHOICES)))


def _today(store: Store, meant: Constituency) -> Constituency | None:
    """Give a seat, or the one of its name that there is since the latest general election; None if there is none."""
    return meant if meant.id in store.present_seats() else _present(store, seat_of(store, meant))


def _resolve_present(store: Store, text: str) -> Constituency:
    try:
        meant: Constituency = _resolve_constituency(store, text)
    except Unresolved as unresolved:
        known = names_of(store).constituency_by_id
        there = filter(None, (_today(store, known[choice.value]) for choice in unresolved.choices))
        choices = tuple(Choice(each.name[:100], each.id) for each in dict.fromkeys(there))
        if not unresolved.several or not choices:
            raise
        if len(choices) == 1:
            return known[choices[0].value]
        raise several(len(choices), "seats", shown(text), choices) from None
    found = meant if not store.present_seats() else _today(store, meant)
    if found is not None:
        return found
    near = _suggest_present(store, meant.name)[:3]
    hint = f" Did you mean {either([choice.label for choice in near])}?" if near else ""
    since = day(store.general_election_dates()[-1])
    raise Unresolved(f"{meant.name} was no seat at the general election of {since}.{hint}", tuple(near))


def _suggest_present(store: Store, text: str) -> list[Choice]:
    found = (_present(store, seat) for seat in suggestions_of(store).seats(text, AMONG))
    return [Choice(each.name[:100], each.id) for each in islice(filter(None, found), MAX_CHOICES)]


CONSTITUENCY = Kind("a seat's name", _resolve_constituency, _suggest_constituencies, written=written_id)
"""Resolves to a Constituency: the latest of the name, or the one whose by-election fits a year typed with it."""

PRESENT_SEAT = Kind(CONSTITUENCY.name, _resolve_present, _suggest_present, written=written_id)
"""Resolves to a Constituency of the latest general election: one that may have a by-election yet."""
