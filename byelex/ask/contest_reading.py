"""Read a question about by-elections it names: which contests, and whether side by side."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from byelex.ask.against_reading import read_against
from byelex.ask.choosing import MOST_NAMED, named_then
from byelex.ask.elsewhere import called_there
from byelex.ask.measure_reading import leftover, read_measures
from byelex.ask.measured import COMPARED, FIGURES, RANKED, as_one
from byelex.ask.member_reading import sat_before
from byelex.ask.premises import whether
from byelex.ask.query import Against, Query, Reading, Refusal
from byelex.ask.reader import Reader, in_days, said_of, seats_of, within
from byelex.ask.record_reading import ranked_measure
from byelex.ask.refusals import what_is_held
from byelex.ask.scoping import read_scope
from byelex.ask.spans import Item
from byelex.elections import Listing
from byelex.names.seats import A_CITY, of_late, real_listings
from byelex.names.text import content, words
from byelex.store.scope import Scope
from byelex.wording import capital, day, how_many, listed


def read_contests(reader: Reader) -> Reading:
    """Read a question that names seats."""
    items = reader.take("seat")
    for item in items:
        if not seats_of(item).listings:
            return called_there(reader, item) or _none_there(reader, item)
    if len(items) == 1 and (reader.measures("rank") or _ranks_among(reader, items[0])):
        return _ranked(reader, items[0])
    before = sat_before(reader, items[0]) if len(items) == 1 else None
    if before is not None:
        return before
    chosen = [_chosen(reader, item, len(items)) for item in items]
    refused = next((found for found in chosen if isinstance(found, Refusal)), None)
    if refused is not None:
        return refused
    groups = [found for found in chosen if not isinstance(found, Refusal)]
    if len(items) == 2 and reader.has("same day"):
        first, last = (seats_of(item).listings for item in items)
        together = [(one, other) for one in first for other in last if one.polling_on == other.polling_on]
        groups = [(one,) for one in together[0]] if len(together) == 1 else groups
    against = read_against(reader, groups)
    if len(groups) > 1 or reader.has("compare"):
        return _compared(reader, groups, against)
    listings = groups[0]
    if not listings:
        return _nothing_then(reader, items[0])
    listings = _just_so_called(reader, items[0], listings) or listings
    if len({listing.constituency_name for listing in listings}) > 1:
        listings = _where_both_stood(reader, listings) or listings
    names = {listing.constituency_name for listing in listings}
    if len(names) > 1:
        return Refusal(
            f'"{items[0].text}" may be {len(names)} seats. Which one?', tuple(one.id for one in listings), which=True
        )
    read = read_measures(reader, listings, against)
    return replace(read, assumed=_assumed(reader, items[0], listings)) if isinstance(read, Query) else read


def _typed(item: Item) -> tuple[str, ...]:
    """Give the words of a name as typed, little ones left out."""
    return tuple(content(words(item.text)))


def _named_alike(reader: Reader, item: Item) -> tuple[Listing, ...]:
    """Give the by-elections of all seats that begin with the name typed, where it is no seat's whole name.

    Where somebody who stood settles which are meant, those.
    """
    if seats_of(item).of_person:
        return seats_of(item).listings
    return real_listings(reader.names.begun_alike(_typed(item), seats_of(item).seats))


def _assumed(reader: Reader, item: Item, listings: tuple[Listing, ...]) -> str:
    """Say which seat a name was taken for, where another's begins with it too and nothing else told them apart."""
    name = listings[0].constituency_name
    # "Brecon and Radnor" was a seat of that very name before it was Brecon and Radnorshire.
    just_so = reader.names.seat_by_key.get(_typed(item))
    alike = (*_named_alike(reader, item), *(just_so.listings if just_so is not None else ()))
    others = [one for one in alike if one.constituency_name != name]
    if not others or reader.find("period"):
        return ""
    seats = listed(
        list(dict.fromkeys(f"{one.constituency_name} {one.polling_on.year}" for one in others[:MOST_OTHERS]))
    )
    return f'"{capital(item.text)}" is taken for {name}. There was {seats} too: ask by name and year.'


MOST_OTHERS = 4


def _just_so_called(reader: Reader, item: Item, chosen: tuple[Listing, ...]) -> tuple[Listing, ...]:
    """Give the by-elections of all seats of a name where one has no other; none where what is chosen begins so."""
    if reader.find("period") or seats_of(item).of_person:
        return ()
    named = real_listings(reader.names.so_called(_typed(item), [reader.names.seat_of(one) for one in chosen]))
    return named if set(chosen) <= set(named) else ()


def _ranks_among(reader: Reader, item: Item) -> bool:
    """Tell "was Wakefield the lowest turnout since 2019", whose rank among those is asked about."""
    if not (reader.has("most", "least", "closest") and whether(reader)):
        return False
    apart = [one for one in reader.find("period") if one is not reader.after(item, "contest")]
    return bool(apart) or (reader.measures("swing") and bool(reader.find("party")))


def _ranked(reader: Reader, item: Item) -> Reading:
    """Read where a seat's by-election ranks, among those of a period and a place if they are named."""
    said = reader.after(item, "contest")
    known = seats_of(item).listings
    if said is not None and said.kind == "period" and len(reader.find("period")) > 1 and said_of(said).plain:
        # "Where does Hartlepool 2021 rank this century": the year beside the seat says which, not among which.
        known = within(known, said_of(said))
        reader.items.remove(said)
    scope = read_scope(reader)
    if isinstance(scope, Refusal):
        return scope
    held = in_days(known, scope)
    if not held:
        return _nothing_then(reader, item)
    if scope.first_day is not None and scope.last_day is not None and reader.find("period")[0].start == item.end:
        # "Where does Clacton 2014 rank": the year beside the seat says which contest, not among which.
        scope = replace(scope, first_day=None, last_day=None)
    read = read_measures(reader, of_late(held), "")
    if isinstance(read, Query) and read.task == "rank":
        return replace(read, scope=scope)
    return read


def _none_there(reader: Reader, item: Item) -> Refusal:
    seats = seats_of(item).seats
    name = seats[0].name if len(seats) == 1 else f'"{item.text}"'
    return _known_of(reader, item) or Refusal(f"No by-election in {name} is in the store; it {what_is_held(reader)}.")


def _known_of(reader: Reader, item: Item) -> Refusal | None:
    """Refuse a by-election that is missing from the store, or withdrawn, in its own name, not in another seat's."""
    then = {word for period in reader.find("period") for word in period.text.split()}
    known = reader.vocabulary.missing.get(_typed(item), ())
    found = next((why for held, why in known if not then or then & set(held.split())), "")
    return Refusal(found, final=True) if found else None


def _chosen(reader: Reader, item: Item, of: int) -> tuple[Listing, ...] | Refusal:
    """Choose the by-elections of one named seat: all, those of a year said with it, the first or the latest."""
    listings = seats_of(item).listings
    periods = [said_of(each) for each in reader.find("period")]
    numbered = _numbered(reader, item) if of == 1 else None
    if numbered is not None:
        return numbered
    counted = [one for one in reader.unused("number") if one.value.value == len(seats_of(item).listings) > 1]
    if counted and of == 1 and reader.has("compare", "contest"):
        # "Compare all three Rochdale by-elections".
        reader.use(*counted)
        return seats_of(item).listings
    alike = _named_alike(reader, item)
    if periods or len({one.constituency_name for one in alike}) >= A_CITY:
        listings = alike or listings
    if not periods and (of > 1 or not reader.has("first")) and listings != alike:
        listings = of_late(listings)
    elif len(periods) == 1 and not within(listings, periods[0]):
        listings = named_then(reader, item, periods[0]) or listings
    after = reader.after(item, "contest")
    elsewhere = [each for each in reader.find("period") if getattr(reader.before(each), "kind", "") == "seat"]
    if periods and len(elsewhere) == len(periods) and after not in elsewhere:
        # "Uxbridge or Batley 2021": the year is the other seat's.
        listings = of_late(listings)
    if of > 1 and after is not None and after.kind == "period":
        reader.use(after)
        listings = within(listings, said_of(after))
        if not listings:
            return _nothing_then(reader, item)
    if len(listings) > 1 and of == 1 and reader.has("last", "first") and not reader.find("nth"):
        newest = reader.takes("last")
        reader.takes("first")
        listings = listings[:1] if newest else listings[-1:]
    # "The last Rochdale by-election" is what its name alone means, where there was but one of late.
    beside = [(each, reader.after(each)) for each in reader.unused("word", "last")]
    reader.use(*(each for each, one in beside if one is not None and (one.kind == "seat" or one.value == "contest")))
    return listings


def _numbered(reader: Reader, item: Item) -> tuple[Listing, ...] | Refusal | None:
    """Read "the second Hartlepool by-election", of a year or of all, as that by-election; "came second" is a place."""
    for nth in reader.unused("nth"):
        following = reader.after(nth, "by")
        if following is not None and following.kind == "number":
            following = reader.after(following)
        plainly = nth.start == 0 or reader.word_before(nth) == "the" or following is not item
        # "Second in the Hartlepool by-election" is a place.
        plainly = plainly and not (following is item and {"in", "at"} & set(reader.words[nth.end : item.start]))
        counted = reader.after(item, "by") if following is item else following
        if not (plainly and reader.is_word(counted, "contest") and counted and "byelection" in counted.text):
            continue
        reader.use(nth, *reader.find("number"))
        listings = seats_of(item).listings
        for each in reader.find("period"):
            listings = within(listings, said_of(each))
        if len({one.constituency_name for one in listings}) == 1 and nth.value <= len(listings):
            return (listings[-nth.value],)
        several = how_many(len(listings), "by-election")
        then = " then" if reader.find("period") else ""
        reason = f'Of seats named "{item.text}" the store has {several}{then}: say which.'
        return Refusal(reason, tuple(one.id for one in listings)[:MOST_NAMED], which=bool(listings))
    return None


def _where_both_stood(reader: Reader, listings: tuple[Listing, ...]) -> tuple[Listing, ...]:
    """Keep the by-elections at which each of several parties that are set against each other stood."""
    groups = [item.value for item in reader.find("party")]
    there = {one.id for one in listings} if len(groups) > 1 else set[str]()
    for group in groups:
        asked = Scope(by_election_ids=tuple(sorted(there)), stood=group)
        there = set(reader.vocabulary.namesakes.contests(asked)) if there else there
    return tuple(one for one in listings if one.id in there)


def _nothing_then(reader: Reader, item: Item) -> Refusal:
    held = seats_of(item).listings
    if len({one.constituency_name for one in held}) > 1:
        known = ", ".join(f"{one.constituency_name} {one.polling_on.year}" for one in held[:MOST_NAMED])
        reason = f'No by-election in a seat named "{item.text}" then is in the store; of such seats there are {known}.'
        return Refusal(reason, tuple(one.id for one in held[:MOST_NAMED]))
    known_of = _known_of(reader, item)
    if known_of is not None:
        return known_of
    days = ", ".join(day(one.polling_on) for one in held)
    name, begun = held[0].constituency_name, reader.names.seats_begun_by(_typed(item))
    alike = [one for seat in begun for one in seat.listings if one not in held and not one.invented]
    then = [one for each in reader.find("period") for one in within(alike, said_of(each))]
    others = "".join(f" There was {one.constituency_name} {one.polling_on.year}." for one in then[:MOST_OTHERS])
    ids = tuple(one.id for one in (*then[:MOST_OTHERS], *held))
    return Refusal(f"No by-election in {name} then is in the store; it has {days}.{others}", ids)


def _compared(reader: Reader, groups: list[tuple[Listing, ...]], against: Against) -> Reading:
    if len(groups) > 1 and reader.has("compare"):
        reader.take("word", "between")
    less, more = reader.has("least", "fewer", "closest", "under"), reader.has("most", "more", "over")
    order = "" if less == more or "which" not in reader.words else "least" if less else "most"
    reader.take("word", "compare", "versus", "different", "two wins", "each", "which", "most", "least")
    reader.take("word", "more", "fewer", "over", "under", "closest", "party", "tally")
    if len(groups) == 1:
        groups = [(listing,) for listing in groups[0]]
    if not groups or not all(groups):
        named = reader.find("seat")
        if len(named) == 1:
            return _nothing_then(reader, named[0])
        return Refusal("One of those by-elections is not in the store.", _ids(groups))
    people = reader.take("person")
    if people:
        stood = {each for item in people for one in item.value for each in one.by_election_ids}
        # "Binface at Uxbridge and Clacton": the one of two by-elections at which he stood.
        groups = [tuple(one for one in group if one.id in stood) or group for group in groups]
    # A seat said twice is one seat.
    groups = [group for place, group in enumerate(groups) if group not in groups[:place]]
    if len(groups) == 1:
        # "Compare Galloway and Tully in Rochdale" sets them side by side.
        both = people if len(people) + len(reader.find("party")) > 1 else []
        for item in both:
            reader.unuse(item)
        return read_measures(reader, groups[0], "" if both else "baseline")
    if any(len(group) > 1 for group in groups):
        several = next(group for group in groups if len(group) > 1)
        seats = len({one.constituency_name for one in several})
        if seats > 1:
            return Refusal(f"One of those names may be {seats} seats. Which one?", _ids([several]), which=True)
        return Refusal(
            f"{several[0].constituency_name} had {len(several)} by-elections in the store; say which year.",
            _ids([several]),
            which=True,
        )
    if len(groups) > 4:
        return Refusal("At most four by-elections can be set side by side.", _ids(groups[:4]))
    # One of two by-elections "held before" the other: nobody's who sat there.
    earlier = [item for item in reader.find("measure", "previous holder") if item.text == "held before"]
    asked = {item.value for item in reader.find("measure") if item not in earlier}
    beside = reader.has("compare") or any(item.text != "or" for item in reader.find("word", "versus"))
    if beside:
        reader.take("word", "same day")
    ordered = not beside and (reader.has("first", "last", "same day") or bool({"before", "after"} & set(reader.words)))
    if (asked == {"date"} or (ordered and not asked)) and not people and not reader.find("party"):
        reader.use(*reader.find("measure", "date"), *earlier)
        reader.take("word", "first", "last", "ge", "same day", "how many")
        return leftover(reader, _ids(groups)) or Query("figure", ("date",), _ids(groups))
    if reader.has("how much") and not reader.find("measure") and not reader.has("compare", "versus", "most", "least"):
        return Refusal("Say which of their figures is to be compared: majority, turnout, swing…", _ids(groups))
    if against == "baseline" and not reader.measures("previous holder"):
        return Refusal("Compare either two by-elections, or one with the general election before it.", _ids(groups))
    reader.take("measure", "result")
    if people:
        measures = tuple(item.value for item in reader.take("measure", "votes", "share", "change", "position"))
        those = [one for item in people for one in item.value]
        # Of several of one surname, those who stood there.
        there = [one for one in those if set(one.by_election_ids) & set(_ids(groups))]
        ids = tuple(one.id for one in there or those)
        return leftover(reader, _ids(groups)) or Query("candidate", measures, _ids(groups), people=ids)
    averaged = _averaged(reader, _ids(groups))
    if averaged is not None:
        return averaged
    measures = _compared_in(reader)
    parties = tuple(item.value for item in reader.take("party"))
    contests = tuple(group[0].id for group in groups)
    refused = leftover(reader, _ids(groups))
    if refused is not None:
        return refused
    if measures and not set(measures) <= COMPARED:
        # What has no row of its own is said of each in turn.
        return Query("figure", measures, contests, parties=parties[:1])
    return Query("compare", measures, contests, parties=parties, words=order)


def _averaged(reader: Reader, ids: tuple[str, ...]) -> Reading | None:
    """Read "average turnout of Wakefield and Tiverton"; None where no average is asked for."""
    if not reader.has("average", "median") or reader.find("party"):
        return None
    if reader.measures("swing"):
        return Refusal("Swings between different parties do not average to anything: ask to compare them.", ids)
    task: Literal["average", "median"] = "median" if reader.has("median") else "average"
    reader.take("word", "average", "median", "and", "versus", "how many")
    measure = ranked_measure(reader) or ("candidates" if reader.takes("candidate") else "")
    if measure not in RANKED or measure == "swing":
        return None
    return leftover(reader, ids) or Query(task, (measure,), scope=Scope(by_election_ids=ids))


def _compared_in(reader: Reader) -> tuple[str, ...]:
    """Read the measures that by-elections are compared in, with the words that go with them."""
    measures = [item.value for item in reader.take("measure", *COMPARED, *FIGURES)]
    if reader.find("party"):
        # "Total votes for Labour" are Labour's.
        measures = [measure for measure in measures if measure != "valid votes"]
        reader.take("measure", "votes", "share", "change")
    elif reader.measures("votes", "share") and ("winner" in measures or reader.takes("won")):
        measures += ["winner", *(item.value for item in reader.take("measure", "votes", "share"))]
    if "swing" in measures and reader.takes("needed"):
        measures.append("swing needed")
    if "deposit" in measures:
        # A deposit is a candidate's; of a contest, those that were lost are meant.
        reader.take("word", "lost")
    if reader.has("closest") and not measures:
        measures = ["majority"]
    if reader.takes("candidate") and not measures:
        measures = ["candidates"]
    if measures:
        reader.take("word", "how many", "how much")
    return as_one(measures, of_many=True)


def _ids(groups: list[tuple[Listing, ...]]) -> tuple[str, ...]:
    return tuple(listing.id for group in groups for listing in group)
