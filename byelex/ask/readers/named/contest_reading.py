"""Read a question about by-elections it names: which contests, and whether side by side."""

from __future__ import annotations

from byelex.ask.query import Query, Reading, Refusal
from byelex.ask.readers.choosing import chosen, just_so_called, known_of, nothing_then, typed, which_of
from byelex.ask.readers.named.comparing_reading import at_both, compared, read_against
from byelex.ask.readers.named.measure_reading import read_measures
from byelex.ask.readers.named.member_reading import read_left, sat_before
from byelex.ask.readers.named.rank_reading import OF_ANOTHER
from byelex.ask.readers.named.seat_reading import read_general_election
from byelex.ask.readers.reader import ORDER, Reader, among_those, ids_of, in_days, said_of, seats_of, whether, within
from byelex.ask.readers.refusals import what_is_held
from byelex.ask.readers.scopes.scoping import read_scope
from byelex.ask.readers.to_come import called_there
from byelex.ask.sentence.spans import Item
from byelex.changing import replace
from byelex.elections import Listing
from byelex.names.seats import of_late
from byelex.questions.kinds import seat_remark


def read_contests(reader: Reader) -> Reading:
    """Read a question that names seats."""
    items = reader.take("seat")
    for item in items:
        if not seats_of(item).listings:
            return called_there(reader, item) or _none_there(reader, item)
    if len(items) == 1 and (reader.measures("rank") or _ranks_among(reader, items[0])):
        return _ranked(reader, items[0])
    if len(items) == 1 and _of_any(reader, items[0]):
        return which_of(seats_of(items[0]).listings)
    missing = _missing_then(reader, items[0]) if len(items) == 1 else None
    if missing is not None:
        return missing
    before = (read_left(reader, items[0]) or sat_before(reader, items[0])) if len(items) == 1 else None
    if before is not None:
        return before
    groups = [chosen(reader, item, len(items)) for item in items]
    against = read_against(reader, groups)
    if len(groups) > 1 or reader.has("compare"):
        return compared(reader, groups, against)
    listings = groups[0]
    if not listings:
        return read_general_election(reader, items[0]) or nothing_then(reader, items[0])
    listings = just_so_called(reader, items[0], listings) or listings
    names = {listing.constituency_name for listing in listings}
    if len(names) > 1:
        return Refusal(f'"{items[0].text}" may be {len(names)} seats. Which one?', ids_of(listings), which=True)
    # "At the general election and the by-election": both are told.
    read = read_measures(reader, listings, "baseline" if against and at_both(reader) else against)
    return replace(read, assumed=_assumed(reader, items[0], listings)) if isinstance(read, Query) else read


def _of_any(reader: Reader, item: Item) -> bool:
    """Tell "the biggest majority at a Rotherham by-election", which is of none that is said."""
    several = len(seats_of(item).listings) > 1 and not reader.find("period")
    return several and reader.has(*ORDER) and reader.word_before(item) in {"a", "any"} and not whether(reader)


def _missing_then(reader: Reader, item: Item) -> Refusal | None:
    """Refuse "Edinburgh East 1945", which is known of and not here, where no general election is asked about."""
    said, held = reader.period(), seats_of(item).listings
    if said is None or not said.plain or within(held, said) or reader.has("ge", "versus", "compare"):
        return None
    return known_of(reader, item)


def _assumed(reader: Reader, item: Item, listings: tuple[Listing, ...]) -> str:
    """Say which seat a name was taken for, where another's begins with it too and nothing else told them apart."""
    if seats_of(item).of_person or reader.find("period"):
        return ""
    return seat_remark(reader.names, item.text, typed(item), listings[0])


def _ranks_among(reader: Reader, item: Item) -> bool:
    """Tell "was Wakefield the lowest turnout since 2019", whose rank among those is asked about."""
    two = len(reader.find("period")) > 1 and reader.has("versus")
    if two or not (reader.has(*ORDER) and whether(reader)):
        # "Was it higher in 2021 than in 2016" sets two of its own side by side.
        return False
    apart = [one for one in reader.find("period") if one is not reader.after(item, "contest")]
    return bool(apart) or (reader.measures("swing") and bool(reader.find("party")))


def _ranked(reader: Reader, item: Item) -> Reading:
    """Read where a seat's by-election ranks, among those of a period and a place if they are named."""
    said = reader.after(item, "contest")
    known = seats_of(item).listings
    if said.kind == "period" and len(reader.find("period")) > 1 and said_of(said).plain:
        # "Where does Hartlepool 2021 rank this century": the year beside the seat says which, not among which.
        known = within(known, said_of(said))
        reader.leave_out(said)
    scope = read_scope(reader)
    held = in_days(known, scope)
    if not held:
        return nothing_then(reader, item)
    if scope.first_day is not None and scope.last_day is not None and reader.find("period")[0].start == item.end:
        # "Where does Clacton 2014 rank": the year beside the seat says which contest, not among which.
        scope = replace(scope, first_day=None, last_day=None)
    read = read_measures(reader, of_late(held), "")
    if not isinstance(read, Query) or read.task != "rank":
        return read
    among = among_those(reader, read.contests, scope)
    ranked = tuple(each for each in read.contests if each in among)
    if ranked:
        return replace(read, scope=scope, contests=ranked)
    theirs = bool(scope.winner) and read.measures in {("majority",), ("majority points",)}
    reason = OF_ANOTHER if theirs else "It is none of those among which it would be ranked."
    return Refusal(reason, read.contests, final=True)


def _none_there(reader: Reader, item: Item) -> Refusal:
    seats = seats_of(item).seats
    name = seats[0].name if len(seats) == 1 else f'"{item.text}"'
    return known_of(reader, item) or Refusal(f"No by-election in {name} is in the store; it {what_is_held(reader)}.")
