"""Read the time, or the by-election, before or after one that is named."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from byelex.ask.measured import RANKED
from byelex.ask.query import Query, Reading, Refusal
from byelex.ask.readers.choosing import of_period, which_of
from byelex.ask.readers.named.measure_reading import read_measures
from byelex.ask.readers.reader import (
    AFTER,
    BEFORE,
    ORDER,
    Reader,
    asks_of_many,
    ids_of,
    said_of,
    seats_of,
    whether,
    within,
)
from byelex.ask.readers.scopes.scoping import scope_if_any
from byelex.ask.readers.verbs import votes_moved
from byelex.ask.sentence.periods import ONE_DAY, Said
from byelex.ask.sentence.spans import Item
from byelex.elections import Listing
from byelex.names.dates import Period
from byelex.names.seats import of_late
from byelex.store.scope import Scope

_OPENED = {"between": "and", "from": "to"}
_OF_LISTS = ("which", "first", "last", "did", "came", "where", "who", "ever")


def settle_beside_contest(reader: Reader) -> Refusal | None:
    """Read "since Hartlepool" as the time after its by-election; a Refusal where the seat had several.

    After and before are read so only of what is counted, ranked or listed: "who won after Hartlepool" is not. So are
    two by-elections with a "between" before them.
    """
    seats = reader.find("seat")
    if len(seats) == 2:
        return _between_two(reader, *seats)
    if len(seats) != 1 or not seats_of(seats[0]).listings or reader.measures("quotes"):
        return None
    seat = seats[0]
    at, way = joint_before(reader, seat)
    if _next_in_order(reader, seat):
        return Refusal("Ask for the next in an order by its place: second largest, third lowest.", final=True)
    if way in AFTER and _HIGHER.search(reader.typed):
        return Refusal("Say than what: name the by-election again, or give the figure.", final=True)
    of_many = asks_of_many(reader) or (way in AFTER and reader.measures(*RANKED)) or _has_fought(reader, seat, way)
    if way not in AFTER | BEFORE or (way != "since" and reader.words[max(at - 2, 0) : at] == ["the", "byelection"]):
        # "The by-election after Hartlepool" is one.
        return None
    if way != "since" and not of_many:
        return _after_what(reader, seat, way)
    held, end = held_there(reader, seat)
    if len(held) != 1:
        return which_of(held)
    polled = held[0].polling_on
    period = Period(polled + ONE_DAY, date.max) if way in AFTER else Period(date.min, polled - ONE_DAY)
    _put(reader, period, at, end)
    return None


_HIGHER = re.compile(r"\b(?:with|had|have|has) (?:a )?(?:lower|higher|smaller|larger|bigger|fewer|more)\b(?!.* than\b)")
_PASSED = frozenset(("the", "that", "byelection"))


def _next_in_order(reader: Reader, seat: Item) -> bool:
    """Tell "the largest swing since 2010 after Clacton", the next in that order, from those of the time after it."""
    times = [item for item in reader.find("period") if item.start != seat.end]
    ordered = [item for item in reader.find("word", *ORDER) if item.end <= seat.start]
    return joint_before(reader, seat)[1] == "after" and bool(times) and len(ordered) == 1


def settle_since_the_last(reader: Reader) -> None:
    """Read "since the last Labour hold" as the time after the latest by-election that was one."""
    for since in reader.find("unknown"):
        last = reader.after(since)
        said = [item for item in reader.following(last) if item.kind != "period"] if last.is_word("last") else []
        if since.text != "since" or not said or reader.find("seat") or reader.find("person"):
            continue
        those = reader.of(said)
        scope = scope_if_any(those)
        if scope is None or scope == Scope() or those.left():
            return
        held = [one.polling_on for one in reader.names.among(reader.vocabulary.namesakes.contests(scope, limit=1))]
        if held:
            _put(reader, Period(max(held) + ONE_DAY, date.max), since.start, said[-1].end)
        return


def settle_next(reader: Reader) -> None:
    """Read "the next by-election after Tamworth" as one that was, and none that is to come."""
    for item in reader.find("topic"):
        later = reader.words[item.end : item.end + 1]
        if item.text == "next byelection" and AFTER & set(later) and reader.find("seat"):
            reader.read_as(item, "contest", kind="word")


def joint_before(reader: Reader, seat: Item) -> tuple[int, str]:
    """Give where the word before a seat stands, past articles and the like, and the word; "" where there is none."""
    at = seat.start - 1
    while at > 0 and (reader.words[at] in _PASSED or reader.words[at - 1 : at + 1] == ["byelection", "in"]):
        at -= 1
    return at, reader.words[at] if at >= 0 else ""


def _after_what(reader: Reader, seat: Item, way: str) -> Refusal | None:
    """Refuse what is asked of the time after a by-election, rather than tell of that one; before is the seat's own."""
    if way not in AFTER or reader.find("word", "contest", "ge") or reader.find("member") or reader.find("person"):
        return None
    return Refusal(
        f'Say what is asked of the time {way} it: "by-elections since …", "the by-election after …".',
        ids_of(of_late(seats_of(seat).listings)[:5]),
    )


def _has_fought(reader: Reader, seat: Item, way: str) -> bool:
    """Tell "has Farage ever fought a by-election before Clacton", of all he stood at, from a seat's own past."""
    if reader.find("member") or any(item.text != way for item in reader.find("word", "ge")):
        return False
    votes = reader.find("measure")
    if votes:
        # "How many votes did Binface get before Clacton": at all he stood at till then.
        counted = all(item.value == "votes" and "how many" in item.text for item in votes)
        return counted and bool(reader.find("person"))
    fought = [item for item in reader.find("word", "contest", *_FIGHTING) if item is not reader.after(seat)]
    # "Have the Greens won before Gorton"; "did Labour hold the seat before Gorton" is of that one.
    at_large = whether(reader) and {"it", "seat"}.isdisjoint(reader.words)
    contests = at_large or any("byelection" in item.text for item in fought)
    return bool(fought and (reader.find("person") or (reader.find("party") and contests)))


_FIGHTING = ("stood", "won", "lost", "ever")


def _between_two(reader: Reader, first: Item, last: Item) -> Refusal | None:
    """Read "between Hartlepool and Wakefield" as the time from after one by-election to before the other."""
    before = reader.before(first)
    joint = [item for item in reader.items if first.end <= item.start < last.start and item.kind != "period"]
    opens = before.value if before.kind == "word" else ""
    if opens == "between" and votes_moved(reader):
        # "Votes Farage gained between Eastleigh and Clacton" is of the two, and none of the time between.
        held = (*held_there(reader, first)[0], *held_there(reader, last)[0])
        return Refusal("Ask to compare the two by-elections, a party or a person at a time.", ids_of(held))
    if opens not in _OPENED or not all(one.is_word(_OPENED[opens]) for one in joint) or not asks_of_many(reader):
        return None
    (began, _), (ended, end) = held_there(reader, first), held_there(reader, last)
    for held in (began, ended):
        if len(held) != 1:
            return which_of(held)
    start, stop = sorted((began[0].polling_on, ended[0].polling_on))
    _put(reader, Period(start + ONE_DAY, max(start + ONE_DAY, stop - ONE_DAY)), before.start, end)
    return None


def held_there(reader: Reader, seat: Item) -> tuple[tuple[Listing, ...], int]:
    """Give a seat's by-elections of late, or of the year beside it, and where the two end.

    Any other stretch of time is one more, and does not say which of them is meant.
    """
    years = [item for item in reader.find("period") if item.start == seat.end and said_of(item).plain]
    listings = seats_of(seat).listings
    return (within(listings, said_of(years[0])), years[0].end) if years else (of_late(listings), seat.end)


def _put(reader: Reader, period: Period, at: int, end: int) -> None:
    """Put a period in the place of the items between two words."""
    made = Item("period", Said(period, end - at), at, end, " ".join(reader.words[at:end]))
    kept = [item for item in reader.items if item.end <= at or item.start >= end]
    reader.items = sorted((*kept, made), key=lambda item: item.start)


def next_to_a_contest(reader: Reader) -> Reading | None:
    """Read the by-election before or after one that is named: the next in time."""
    seats = reader.find("seat")
    unknown = reader.find("unknown")
    if len(seats) != 1 or reader.find("person") or any(item.text not in AFTER | BEFORE for item in unknown):
        return None
    seat = seats[0]
    at, way = joint_before(reader, seat)
    contests = [
        item for item in reader.find("word", "contest") if item.start < seat.start and "byelection" in item.text
    ]
    own_measure = any(item.kind == "measure" and item.start <= at < item.end for item in reader.items)
    if not contests or way not in AFTER | BEFORE or own_measure:
        # "The majority before the by-election in Bradford West" is the seat's own.
        return None
    held = of_period(reader, seat)
    if len(held) != 1:
        return which_of(held)
    polled, later = held[0].polling_on, way in AFTER
    days = {one.polling_on for one in reader.names.real}
    others = [each for each in days if (each > polled if later else each < polled)]
    if not others:
        return Refusal(f"No by-election {'after' if later else 'before'} that one is in the store.", (held[0].id,))
    then = min(others) if later else max(others)
    said = f"The next {'after' if later else 'before'} {held[0].constituency_name} {polled.year}"
    aside = (seat, *contests, *unknown, *reader.find("period"), *reader.find("word", "ge", "contest", *_OF_LISTS))
    asked = [item for item in reader.items if item not in aside and not item.start <= at < item.end]
    if any(item.kind != "measure" or item.value not in _ONLY_WHICH for item in asked):
        reader.items = asked
        read = read_measures(reader, tuple(one for one in reader.names.real if one.polling_on == then), "")
        return replace(read, assumed=f"{said}.") if isinstance(read, Query) else read
    return Query("list", scope=Scope(first_day=then, last_day=then), words=said)


_ONLY_WHICH = ("date", "result", "successor", "winner")
"""Measures that ask for no more than which by-election it was, and whose."""
