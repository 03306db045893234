"""Settle what "Alliance" means: the SDP and the Liberals, from 1981 to 1988, or the party of Northern Ireland."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from byelex.ask.query import Refusal
from byelex.ask.readers.reader import Reader, said_of, seats_of, within
from byelex.ask.sentence.periods import Said
from byelex.ask.sentence.spans import Item
from byelex.elections import Listing
from byelex.names.dates import Period

FOUNDED, MERGED = date(1981, 3, 26), date(1988, 3, 3)
"""The SDP was founded, and it and the Liberals became one party."""
_BOTH = ("sdp", "liberal")
_PARTY = "alliance"
_ALLIANCE = frozenset(("alliance", "the alliance"))


def which_alliance(reader: Reader) -> Refusal | None:
    """Make "Alliance" both parties where the question is of their time in Great Britain; ask where it may be either."""
    _as_one_name(reader)
    items = [item for item in reader.find("party") if item.value == (_PARTY,) and item.text in _ALLIANCE]
    if not items or not all(each in reader.names.party_by_id for each in _BOTH):
        return None
    if reader.find("person") or any(item.value == "Northern Ireland" for item in reader.find("nation")):
        return None
    seats = [one for item in reader.find("seat") for one in seats_of(item).listings]
    periods = reader.find("period")
    if seats:
        if any(_theirs(one) for one in within(seats, reader.period())):
            _make_both(reader, items)
            if not periods:
                _keep_theirs(reader)
        return None
    if len(periods) == 1:
        said = said_of(periods[0]).period
        if FOUNDED.year <= said.start.year and said.end.year <= MERGED.year:
            _make_both(reader, items)
            return None
        if said.day_and_month is None and (said.start > MERGED or said.end < FOUNDED):
            return None
    return Refusal(
        "Alliance may be the party of Northern Ireland, or the SDP and the Liberals together, from 1981 to 1988. "
        'Say "in Northern Ireland", or "from 1981 to 1988".'
    )


def _theirs(listing: Listing) -> bool:
    return FOUNDED <= listing.polling_on <= MERGED and listing.country != "Northern Ireland"


def _keep_theirs(reader: Reader) -> None:
    """Leave of each seat named only the by-elections of the time when the Alliance stood."""
    for item in reader.find("seat"):
        named = seats_of(item)
        kept = [replace(seat, listings=tuple(filter(_theirs, seat.listings))) for seat in named.seats]
        seats = tuple(seat for seat in kept if seat.listings)
        reader.put(item, replace(item, value=replace(named, seats=seats or named.seats)))


def _make_both(reader: Reader, items: list[Item]) -> None:
    for item in items:
        reader.put(item, replace(item, value=_BOTH))


def _as_one_name(reader: Reader) -> None:
    """Take "SDP–Liberal Alliance" as one name, "Alliance": as it says which, it is of their time."""
    for item in reader.find("party"):
        first = item
        while item.text in _ALLIANCE and (before := reader.before(first, "and")).kind == "party":
            if not set(before.value) & set(_BOTH):
                break
            first = before
        for each in reader.items[reader.items.index(first) : reader.items.index(item)]:
            dated = reader.find("period") or reader.find("seat") or each is not first
            time = [replace(first, kind="period", value=Said(Period(FOUNDED, MERGED), 0))]
            reader.put(each, *([] if dated else time))
