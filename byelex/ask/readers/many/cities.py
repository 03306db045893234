"""Read a place that is no region: a city or a county, known only by the seats that have its name in theirs."""

from __future__ import annotations

from dataclasses import replace

from byelex.ask.measured import RANKED
from byelex.ask.query import OF_MANY, Query, Reading, Refusal
from byelex.ask.readers.choosing import which_of
from byelex.ask.readers.many.at_large import read_at_large
from byelex.ask.readers.reader import AVERAGES, MANY, ORDER, Reader, asks_of_many, ids_of, said_of, seats_of, within
from byelex.ask.readers.verbs import OUTCOMES
from byelex.ask.sentence.seat_spans import DIRECTIONS
from byelex.ask.sentence.spans import Item
from byelex.elections import Listing
from byelex.names.nicknames import in_full
from byelex.names.seats import A_CITY, name_key, real_listings
from byelex.names.text import LITTLE, content
from byelex.names.text import words as name_words
from byelex.wording import capital

_IN = frozenset(("in", "around", "near", "across"))
_OF_PLACE = frozenset(("seat", "unknown", "region", "nation"))
_REGIONS = (
    "North West, North East, Yorkshire and The Humber, East Midlands, West Midlands, East of England, London, "
    "South East, South West"
)


def read_place(reader: Reader) -> Reading | None:
    """Read by-elections at large in a city or county: those whose seats are named after it, said so; else a refusal."""
    if not asks_of_many(reader) or reader.find("person") or reader.measures("quotes", "rank"):
        return None
    plural = reader.says(MANY)
    # "How many more votes did Labour get than UKIP in Heywood" is of one contest there.
    apart = reader.has("more", "fewer", "needed") and reader.measures("votes") and not plural
    limited = reader.has("candidate") and reader.has("over", "under", "at least", "at most")
    apart = apart or (limited and not plural)
    # "Did more vote in Batley in 2021 than in 2016" sets two of one seat side by side.
    apart = apart or (len(reader.find("period")) > 1 and reader.has("versus") and not plural)
    apart = apart or any("between" in item.text for item in reader.find("measure"))
    if apart or reader.has("same day") or _top_of_one(reader):
        return None
    if any(seats_of(item).of_person for item in reader.find("seat")):
        # "How many stood with Galloway in Bradford" is of his.
        return None
    items = _place(reader) or _city(reader)
    if not items:
        return _of_seat(reader)
    kinds = {item.kind for item in items}
    if not kinds & {"seat", "unknown"} or len(reader.find("seat")) > 1 or len(items) < len(reader.find("unknown")):
        return None
    typed = in_full(content(reader.words[items[0].start : items[-1].end]))
    if not typed or set(typed) <= DIRECTIONS:
        return None
    seats = _named_after(reader, typed)
    name = " ".join(typed)
    if not seats:
        # A seat that is only misspelt, or is one of that whole name, is read as the seat it is.
        seat = next((item for item in items if item.kind == "seat"), None)
        whole = seat is not None and any(set(name_key(one.name)) == set(typed) for one in seats_of(seat).seats)
        if whole or (seat is not None and seats_of(seat).listings):
            return None
        return Refusal(
            f'No seat with "{name}" in its name had a by-election in the store, and by county or city they are not '
            f"listed; by nation they are, and by region: {_REGIONS}."
        )
    if tuple(typed) in seats and (len(typed) > 1 or not plural):
        # "Croydon North" is a seat, though Croydon North East was another.
        return _of_seat(reader)
    if len(seats) == 1:
        (only,) = seats
        if only[: len(typed)] == tuple(typed) or not plural:
            return _of_seat(reader)
    if len(seats) < A_CITY and reader.find("seat") and not (plural or reader.has(*ORDER, *AVERAGES)):
        # "How many candidates in Batley" is asked of Batley and Spen, though Batley and Morley was another.
        return _of_seat(reader)
    return _in_the_city(reader, items, name, tuple(one for found in seats.values() for one in found))


def _top_of_one(reader: Reader) -> bool:
    """Tell "top three parties in Gorton", who came in those places, from the top three by-elections of a city."""
    counted = [reader.after(item) for item in reader.find("word", "most") if item.text == "top"]
    places = any(one.kind == "number" for one in counted)
    asked = reader.asked() <= {"votes", "share", "result"}
    return places and asked and not reader.says(MANY)


def _of_seat(reader: Reader) -> Reading | None:
    """Read "Wakefield by-elections", "how many has Hemsworth had": all of the seats that have the name."""
    seats, typed_words = reader.find("seat"), set(reader.words)
    how_many = reader.has("how many") and all(map(_of_how_many, reader.items))
    often = how_many or (reader.has("how many") and typed_words & {"times", "often"} and "byelection" in typed_words)
    which = reader.words[0] == "which" and reader.has("contest")
    for item in reader.find("word", "more", "fewer") if which else ():
        # "Which Hartlepool by-election had more candidates".
        reader.read_as(item, "most" if item.value == "more" else "least")
    ordered = reader.has(*ORDER)
    asked = reader.asked() - (set(RANKED) if ordered else set())
    several = "byelections" in typed_words or often or (ordered and which)
    standing = any(item.text.startswith("who ") and item.value == "result" for item in reader.find("measure"))
    # "How many stood" counts something else; "compare the Clacton by-elections" sets them side by side.
    other = reader.find("member") or reader.find("unknown") or reader.has("compare", "not") or standing
    if len(seats) != 1 or not several or other or asked - {"result", "date", "winner"}:
        return None
    if reader.find("party") and not (reader.has(*OUTCOMES) and reader.has("which", "how many")):
        return which_of(seats_of(seats[0]).listings)
    typed = content(reader.words[seats[0].start : seats[0].end])
    found = _named_after(reader, typed)
    listings = seats_of(seats[0]).listings
    if seats_of(seats[0]).corrected or not found or (len(typed) > 1 and tuple(typed) in found):
        found = {name_key(listings[0].constituency_name): listings} if listings else {}
    named = tuple(one for held in found.values() for one in held)
    corrected = seats_of(seats[0]).corrected and len(seats_of(seats[0]).seats) > 1
    if corrected or len(within(named, reader.period())) < (1 if how_many else 2):
        return None
    only = len({one.constituency_name for one in named}) == 1
    reader.take("measure", "result", "date", "winner")
    reader.take("word", *(("both",) if len(named) == 2 else ()))
    return _in_the_city(reader, seats, named[0].constituency_name if only else " ".join(typed), named)


def _of_how_many(item: Item) -> bool:
    """Tell what "how many has Mid Ulster had since 1950" may say for it to be of by-elections."""
    since = item.kind == "period" and not said_of(item).plain
    return since or item.kind == "seat" or item.is_word("how many", "contest", "ever")


def _place(reader: Reader) -> list[Item]:
    """Give the items of the place that follows "in": seats, unknown words and what is part of their name."""
    for at, word in enumerate(reader.words):
        if word not in _IN:
            continue
        found: list[Item] = []
        for item in reader.items:
            if item.start > at:
                between = set(reader.words[found[-1].end if found else at + 1 : item.start])
                if item.kind not in _OF_PLACE or not between <= LITTLE:
                    break
                found.append(item)
        if found:
            return found
    return []


def _city(reader: Reader) -> list[Item]:
    """Give a city named with no "in": "Glasgow by-elections"; nothing where the name begins one or two seats'."""
    seats = reader.find("seat")
    typed = tuple(in_full(content(name_words(seats[0].text)))) if len(seats) == 1 else ()
    several = len(reader.names.seats_begun_by(typed)) >= A_CITY
    return seats if several and reader.says(MANY) else []


def _named_after(reader: Reader, typed: list[str]) -> dict[tuple[str, ...], tuple[Listing, ...]]:
    """Give the seats whose names have all of some words, by their own words, with their by-elections."""
    held = {name_key(seat.name): real_listings([seat]) for seat in reader.names.seats_holding(typed)}
    return {key: listings for key, listings in held.items() if listings}


def _in_the_city(reader: Reader, items: list[Item], name: str, listings: tuple[Listing, ...]) -> Reading:
    reader.leave_out(*items)
    read = read_at_large(reader)
    if not isinstance(read, Query):
        return read
    if read.task not in OF_MANY:
        return Refusal("Ask of a city or a county which by-elections there were, or how many.")
    ids = ids_of(listings)
    named = f'in seats with "{capital(name)}" in their name'
    return replace(read, scope=replace(read.scope, by_election_ids=ids, named=named))
