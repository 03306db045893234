"""Read by-elections set against one's own figure: "by-elections with a higher turnout than Wakefield"."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Literal

from byelex.ask.measured import RANKED, as_one
from byelex.ask.query import Query, Reading, Refusal
from byelex.ask.readers.choosing import which_of
from byelex.ask.readers.many.at_large import read_at_large
from byelex.ask.readers.reader import ORDER, Reader, said_of, seats_of, within
from byelex.ask.sentence.spans import EDGE, unsaid
from byelex.names.seats import of_late
from byelex.store.scope import Bound

_SETS_APART = (*ORDER, "more", "fewer")
_BELOW = frozenset(("least", "closest", "fewer", "under"))
_ASKS_WHICH = ("contest", "which", "how many", "where", "gain", "held")
_ANY = frozenset(("any", "anywhere", "anyone", "others"))
"""Words before what is measured, with which it is asked of which by-elections it is so."""


def read_relative_limit(reader: Reader) -> Reading | None:
    """Read which by-elections had more, or less, of a measure than the one named; None if that is not asked."""
    seats = reader.find("seat")
    if len(seats) != 1 or reader.find("person"):
        return None
    (seat,) = seats
    of_many = any(item.start < seat.start for item in reader.find("word", *_ASKS_WHICH)) or reader.says(_ANY)
    # "Turnout lower than Rochdale 2024 this decade" begins with what is measured, and asks for those.
    begins = reader.items[0].kind == "measure" or reader.items[0].is_word(*_SETS_APART)
    if not (of_many or (begins and reader.items[0].start == 0)):
        return None
    than = reader.before(seat)
    if not than.is_word("versus", "over", "under"):
        return None
    if than.value == "versus" and than.text.split()[-1] != "than":
        return None
    # Of "higher … than", the "higher" is the last before it.
    orders = [item for item in reader.find("word", *_SETS_APART) if item.start < than.start]
    order = than if than.value != "versus" else orders[-1] if orders else EDGE
    if order is EDGE:
        return None
    measured = [item for item in reader.find("measure") if item.value in RANKED or item.value == "deposit"]
    measured = measured or reader.find("word", "candidate")
    named = ["candidates" if item.kind == "word" else str(item.value) for item in measured]
    measures = as_one(named, of_many=True) or (("majority",) if order.value == "closest" else ())
    if len(measures) != 1:
        return None
    (measure,) = measures
    measured += reader.find("word", "lost") if measure == "deposits lost" else []
    said = reader.after(seat)
    year = said if said.kind == "period" and said_of(said).plain else None
    held = of_late(seats_of(seat).listings)
    if year is not None:
        then = within(seats_of(seat).listings, said_of(year))
        held, year = (then, year) if then else (held, None)
    if len(held) != 1:
        return which_of(held) if held else None
    later = [item for item in reader.find("unknown") if item.text == "later"]
    aside = {item.start for item in (seat, than, order, year, *measured, *later) if item is not None}
    rest = reader.of([item for item in reader.items if item.start not in aside])
    if not rest.has("contest", "which", "how many"):
        rest.items = (replace(unsaid("contest", seat), text="byelections"), *rest.items)
    # The last of those with a higher one is no by-election known by being the last of all.
    rest.items = [replace(item, text="byelections") if item.text == "byelection" else item for item in rest.items]
    read = read_at_large(rest)
    if not isinstance(read, Query) or not (read.task in {"list", "count"} or read.measures == ("date",)):
        return read if isinstance(read, Refusal) else None
    way: Literal["<", ">"] = "<" if order.value in _BELOW else ">"
    limit = Bound(measure, way, 0, held[0].id)
    scope = replace(read.scope, bounds=(*read.scope.bounds, limit))
    if later:
        # "Has it been beaten since" is of the time after it.
        scope = replace(scope, first_day=max(held[0].polling_on + timedelta(days=1), scope.first_day or date.min))
    return replace(read, scope=scope)
