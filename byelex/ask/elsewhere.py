"""Read what other questions answer whole: the by-elections to come, and what a swing would do."""

from __future__ import annotations

from byelex.ask.query import Query
from byelex.ask.reader import Reader, seats_of
from byelex.ask.spans import Item
from byelex.names.index import of_late

_LARGEST_SWING = 100


def read_elsewhere(reader: Reader) -> Query | None:
    """Read a question about what is to come, or what a swing would do to the last general election; None otherwise."""
    topics = {item.value for item in reader.find("topic")}
    if topics == {"upcoming"} and not reader.find("unknown"):
        seats = reader.find("seat")
        called = (called_there(reader, item) for item in seats)
        return next((found for found in called if found is not None), None if seats else Query("upcoming"))
    if topics == {"projection"}:
        return _projection(reader)
    return None


def called_there(reader: Reader, item: Item) -> Query | None:
    """Read a seat as that of a by-election to come; None if none is called there."""
    for seat in seats_of(item).seats:
        if seat.name in reader.vocabulary.called:
            return Query("upcoming", contests=(reader.vocabulary.called[seat.name],))
    return None


def _projection(reader: Reader) -> Query | None:
    seats = reader.find("seat")
    if reader.find("unknown") or reader.has("not"):
        return None
    if len(seats) == 1:
        if reader.find("number") or reader.find("party"):
            return None
        contests = of_late(seats_of(seats[0]).listings)
        return Query("project", contests=(contests[0].id,)) if len(contests) == 1 else None
    parties = reader.find("party")
    numbers = [item.value.value for item in reader.find("number")]
    if seats or len(parties) != 2 or len(numbers) != 1 or not 0 < numbers[0] < _LARGEST_SWING:
        return None
    first, last = parties
    turned = reader.is_word(reader.before(first), "to") or reader.is_word(reader.before(last), "from")
    pair = (last.value, first.value) if turned else (first.value, last.value)
    return Query("project", pair=pair, words=f"{numbers[0]:g}")
