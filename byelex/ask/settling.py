"""Settle, before a sentence is read, what some of its items stand for beside the others in it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from byelex.ask.periods import Said
from byelex.ask.query import Refusal
from byelex.ask.reader import Reader, said_of, seats_of, within
from byelex.ask.spans import Item
from byelex.ask.spelling import Vocabulary
from byelex.elections import Listing
from byelex.names.dates import Period
from byelex.names.index import of_late

ONE_DAY = timedelta(days=1)
AFTER, BEFORE = frozenset(("after", "since", "following", "followed")), frozenset(("before", "preceding", "preceded"))
_ORDERING = tuple("most, least, closest, first, last, how many, average, median, total, gain, more, fewer".split(", "))
_VOTED = frozenset(("voted", "vote", "voting"))
_OF_HUNDRED = frozenset(("percentage", "percent", "proportion", "fraction", "pct"))


def settled_parties(vocabulary: Vocabulary, items: list[Item]) -> list[Item]:
    """Settle which of several parties of one name is meant, by the contests or the period asked about."""
    if not any(item.kind == "party" for item in items):
        return items
    seats = [listing for item in items if item.kind == "seat" for listing in seats_of(item).listings]
    people = [each for item in items if item.kind == "person" for one in item.value for each in one.by_election_ids]
    periods = [said_of(item) for item in items if item.kind == "period"]
    then = within(seats, periods[0]) if len(periods) == 1 else ()
    contests = tuple(dict.fromkeys(one.id for one in then or of_late(seats))) or tuple(people)

    def meant(item: Item) -> tuple[str, ...]:
        typed = item.text.split()
        if contests:
            return vocabulary.namesakes.at(item.value, typed, contests)
        return vocabulary.namesakes.within(item.value, typed, periods[0].period if len(periods) == 1 else None)

    return [replace(item, value=meant(item)) if item.kind == "party" else item for item in items]


def settle_votes_for(reader: Reader) -> None:
    """Read "voted Labour" as votes for it, though "voted" by itself is everyone's vote, or turnout."""
    for at, item in enumerate(reader.items):
        typed = item.text.split()
        if not reader.is_measure(item, "valid votes", "turnout") or typed[-1] not in _VOTED or "total" in typed:
            continue
        whom = reader.after(item, "by")
        if whom is not None and whom.kind in {"party", "person"}:
            reader.items[at] = replace(item, value="share" if _OF_HUNDRED & set(typed) else "votes")


def settle_since(reader: Reader) -> Refusal | None:
    """Read "since Hartlepool" as the time after its by-election; a Refusal where the seat had several.

    After and before are read so only of what is counted, ranked or listed: "who won after Hartlepool" is not.
    """
    seats = reader.find("seat")
    if len(seats) != 1 or not seats_of(seats[0]).listings or reader.measures("quotes"):
        return None
    seat = seats[0]
    at = seat.start - 1
    while at > 0 and reader.words[at] in {"the", "that", "in", "byelection"}:
        at -= 1
    way = reader.words[at] if at >= 0 else ""
    several = any(item.text == "byelections" for item in reader.find("word", "contest"))
    if way not in AFTER | BEFORE or not (way == "since" or several or reader.has(*_ORDERING)):
        return None
    # A year beside the seat says which of its by-elections; any other stretch of time is one more.
    years = [item for item in reader.find("period") if item.start == seat.end and said_of(item).plain]
    end = years[0].end if years else seat.end
    listings = seats_of(seat).listings
    held = within(listings, said_of(years[0])) if years else of_late(listings)
    if len(held) != 1:
        return Refusal("Say which by-election, with its year.", tuple(one.id for one in held[:10]), which=bool(held))
    polled = held[0].polling_on
    period = Period(polled + ONE_DAY, date.max) if way in AFTER else Period(date.min, polled - ONE_DAY)
    made = Item("period", Said(period, end - at), at, end, " ".join(reader.words[at:end]))
    kept = [item for item in reader.items if item.end <= at or item.start >= end]
    reader.items = sorted((*kept, made), key=lambda item: item.start)
    return None


def of_period(reader: Reader, seat: Item) -> tuple[Listing, ...]:
    """Give a seat's by-elections of the period said, or of late."""
    periods = reader.find("period")
    listings = seats_of(seat).listings
    return within(listings, said_of(periods[0])) if len(periods) == 1 else of_late(listings)
