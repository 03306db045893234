"""Settle, before a sentence is read, what some of its items stand for beside the others in it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from byelex.ask.measured import RANKED
from byelex.ask.periods import Said
from byelex.ask.query import Refusal
from byelex.ask.reader import MANY, Reader, said_of, seats_of, within
from byelex.ask.spans import Item, NamedSeats
from byelex.ask.spelling import Vocabulary
from byelex.elections import Listing
from byelex.names.dates import Period
from byelex.names.index import of_late
from byelex.names.text import content, words

ONE_DAY = timedelta(days=1)
AFTER, BEFORE = frozenset(("after", "since", "following", "followed")), frozenset(("before", "preceding", "preceded"))
_ORDERING = tuple("most, least, closest, first, last, how many, average, median, total, gain, more, fewer".split(", "))
_JOINTS = {"between": "and", "from": "to"}
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
            continue
        of_all = [one for one in reader.find("measure", "share") if one.start < item.start]
        if of_all and not (reader.find("party") or reader.find("person")):
            # "What percentage of people voted" is the turnout.
            reader.items[at] = replace(item, value="turnout")
            reader.items.remove(of_all[0])
            return


def settle_whose(reader: Reader) -> None:
    """Keep, of the seats of a name, the by-elections at which somebody named with it stood, whenever those were.

    A seat that has the typed words in a longer name counts too: "David Davis Haltemprice" is Haltemprice and Howden.
    Why a seat fell vacant, who followed and what was said there are not asked of those who stood.
    """
    stood = {each for item in reader.find("person") for one in item.value for each in one.by_election_ids}
    if not stood or reader.measures("quotes", "cause", "successor", "previous holder"):
        return
    periods = [said_of(item) for item in reader.find("period")]
    for at, item in enumerate(reader.items):
        if item.kind != "seat":
            continue
        named = seats_of(item)
        longer = reader.names.seats_holding(tuple(content(words(item.text))))
        for seats in (named.seats, longer):
            kept = [replace(seat, listings=tuple(one for one in seat.listings if one.id in stood)) for seat in seats]
            kept = [seat for seat in kept if seat.listings]
            fits = not periods or any(within(seat.listings, said) for seat in kept for said in periods)
            if kept and fits:
                reader.items[at] = replace(item, value=NamedSeats(tuple(kept), named.corrected, of_person=True))
                break


def settle_since(reader: Reader) -> Refusal | None:
    """Read "since Hartlepool" as the time after its by-election; a Refusal where the seat had several.

    After and before are read so only of what is counted, ranked or listed: "who won after Hartlepool" is not. So are
    two by-elections with a "between" before them.
    """
    seats = reader.find("seat")
    if len(seats) == 2:
        return _between(reader, *seats)
    if len(seats) != 1 or not seats_of(seats[0]).listings or reader.measures("quotes"):
        return None
    seat = seats[0]
    at, way = word_before(reader, seat)
    of_many = _of_many(reader) or (way in AFTER and reader.measures(*RANKED))
    if way not in AFTER | BEFORE:
        return None
    if way != "since" and not of_many:
        return _after_what(reader, seat, way)
    held, end = _held(reader, seat)
    if len(held) != 1:
        return _which(held)
    polled = held[0].polling_on
    period = Period(polled + ONE_DAY, date.max) if way in AFTER else Period(date.min, polled - ONE_DAY)
    _put(reader, period, at, end)
    return None


def word_before(reader: Reader, seat: Item) -> tuple[int, str]:
    """Give where the word before a seat stands, past articles and the like, and the word; "" where there is none."""
    at = seat.start - 1
    while at > 0 and reader.words[at] in {"the", "that", "in", "byelection"}:
        at -= 1
    return at, reader.words[at] if at >= 0 else ""


def _after_what(reader: Reader, seat: Item, way: str) -> Refusal | None:
    """Refuse what is asked of the time after a by-election, rather than tell of that one; before is the seat's own."""
    if way not in AFTER or reader.find("word", "contest", "ge") or reader.find("member") or reader.find("person"):
        return None
    return Refusal(
        f'Say what is asked of the time {way} it: "by-elections since …", "the by-election after …".',
        tuple(one.id for one in of_late(seats_of(seat).listings)[:5]),
    )


def _of_many(reader: Reader) -> bool:
    """Tell whether by-elections are counted, ranked or listed."""
    words = {word for item in reader.find("word") for word in item.text.split()}
    return bool(words & MANY) or reader.has(*_ORDERING)


def _between(reader: Reader, first: Item, last: Item) -> Refusal | None:
    """Read "between Hartlepool and Wakefield" as the time from after one by-election to before the other."""
    before = reader.before(first)
    joint = [item for item in reader.items if first.end <= item.start < last.start and item.kind != "period"]
    opens = before.value if before is not None and before.kind == "word" else ""
    if opens not in _JOINTS or not all(reader.is_word(one, _JOINTS[opens]) for one in joint) or not _of_many(reader):
        return None
    (began, _), (ended, end) = _held(reader, first), _held(reader, last)
    for held in (began, ended):
        if len(held) != 1:
            return _which(held)
    start, stop = sorted((began[0].polling_on, ended[0].polling_on))
    assert before is not None
    _put(reader, Period(start + ONE_DAY, max(start + ONE_DAY, stop - ONE_DAY)), before.start, end)
    return None


def _held(reader: Reader, seat: Item) -> tuple[tuple[Listing, ...], int]:
    """Give a seat's by-elections of late, or of the year beside it, and where the two end.

    Any other stretch of time is one more, and does not say which of them is meant.
    """
    years = [item for item in reader.find("period") if item.start == seat.end and said_of(item).plain]
    listings = seats_of(seat).listings
    return (within(listings, said_of(years[0])), years[0].end) if years else (of_late(listings), seat.end)


def _which(held: tuple[Listing, ...]) -> Refusal:
    return Refusal("Say which by-election, with its year.", tuple(one.id for one in held[:10]), which=bool(held))


def _put(reader: Reader, period: Period, at: int, end: int) -> None:
    """Put a period in the place of the items between two words."""
    made = Item("period", Said(period, end - at), at, end, " ".join(reader.words[at:end]))
    kept = [item for item in reader.items if item.end <= at or item.start >= end]
    reader.items = sorted((*kept, made), key=lambda item: item.start)


def of_period(reader: Reader, seat: Item) -> tuple[Listing, ...]:
    """Give a seat's by-elections of the period said, or of late."""
    periods = reader.find("period")
    listings = seats_of(seat).listings
    return within(listings, said_of(periods[0])) if len(periods) == 1 else of_late(listings)
