"""Choose which by-elections of a seat are meant, where a question needs one, or few enough to answer each in turn."""

from __future__ import annotations

from collections.abc import Sequence

from byelex.ask.periods import Said
from byelex.ask.query import Refusal
from byelex.ask.reader import Reader, said_of, seats_of, within
from byelex.ask.spans import Item
from byelex.elections import Listing
from byelex.names.seats import name_key, of_late
from byelex.names.text import content, words

SHORT = 3
"""So many contests of one name are answered one after the other; of more, the reader is asked which."""
MOST_NAMED = 10


def of_period(reader: Reader, seat: Item) -> tuple[Listing, ...]:
    """Give a seat's by-elections of the period said; its first or last, if that is said; or those of late."""
    periods = [said_of(item) for item in reader.find("period")]
    listings = seats_of(seat).listings
    if len(periods) == 1:
        return within(listings, periods[0]) or named_then(reader, seat, periods[0])
    if reader.is_word(reader.before(seat), "first"):
        return listings[-1:]
    return listings[:1] if reader.is_word(reader.before(seat), "last") else of_late(listings)


def named_then(reader: Reader, seat: Item, said: Said) -> tuple[Listing, ...]:
    """Give the by-elections of a period in seats that a part of a name meant then, if any.

    "Uxbridge" is Uxbridge and South Ruislip of late, and was a seat of its own in 1997.
    """
    if any(name_key(one.name) == tuple(content(words(seat.text))) for one in seats_of(seat).seats):
        return ()
    then = reader.names.seat_named(words(seat.text), said.period)
    return tuple(one for each in then.seats for one in within(each.listings, said))


def few_of(reader: Reader, seat: Item) -> tuple[str, ...]:
    """Give the ids of those by-elections where they are so few, and of one seat; none otherwise."""
    held = of_period(reader, seat)
    return (
        tuple(one.id for one in held)
        if len(held) <= SHORT and len({one.constituency_name for one in held}) == 1
        else ()
    )


def which_of(held: Sequence[Listing]) -> Refusal:
    """Ask which of some by-elections is meant."""
    ids = tuple(one.id for one in held[:MOST_NAMED])
    return Refusal("Say which by-election, with its year.", ids, which=bool(ids))
