"""Choose which by-elections of a seat are meant, where a question needs one, or few enough to answer each in turn."""

from __future__ import annotations

from collections.abc import Sequence

from byelex.ask.query import Declined, Refusal
from byelex.ask.readers.reader import ORDER, Reader, ids_of, said_of, seats_of, stood_at, within
from byelex.ask.sentence.periods import Said
from byelex.ask.sentence.spans import EDGE, Item
from byelex.elections import Listing, Person
from byelex.names.seats import A_CITY, OF_LATE, name_key, of_late, real_listings
from byelex.names.text import content, words
from byelex.questions.kinds import MOST_OTHERS
from byelex.wording import day, how_many

MOST_COMPARED = 4
"""So many by-elections at most are set side by side."""
SHORT = 3
"""So many contests of one name are answered one after the other; of more, the reader is asked which."""
MOST_NAMED, MOST_PEOPLE = 10, 6
MOST_YEARS = 5
"""So many years a Parliament lasts at most."""


def of_period(reader: Reader, seat: Item) -> tuple[Listing, ...]:
    """Give a seat's by-elections of the period said; its first or last, if that is said; or those of late."""
    said, listings = reader.period(), seats_of(seat).listings
    if said is not None:
        return within(listings, said) or named_then(reader, seat, said)
    end = reader.before(seat)
    if not end.is_word("first", "last"):
        return of_late(listings)
    reader.use(end)
    return listings[:1] if end.value == "last" else listings[-1:]


def named_then(reader: Reader, seat: Item, said: Said) -> tuple[Listing, ...]:
    """Give the by-elections of a period in seats that a part of a name meant then, if any.

    "Uxbridge" is Uxbridge and South Ruislip of late, and was a seat of its own in 1997; "Haltemprice", long a seat,
    was a part of Haltemprice and Howden in 2008.
    """
    whole = [one for one in seats_of(seat).seats if name_key(one.name) == typed(seat)]
    if whole:
        wider = [
            one for one in reader.names.seats_begun_by(typed(seat)) if one.name.startswith(f"{whole[0].name} and ")
        ]
        return tuple(one for each in wider for one in within(each.listings, said))
    then = reader.names.seat_named(words(seat.text), said.period)
    return tuple(one for each in then.seats for one in within(each.listings, said))


def chosen(reader: Reader, item: Item, of: int) -> tuple[Listing, ...]:
    """Choose the by-elections of one named seat: all, those of a year said with it, the first or the latest."""
    listings = seats_of(item).listings
    periods = [said_of(each) for each in reader.find("period")]
    numbered = _numbered(reader, item) if of == 1 else None
    if numbered is not None:
        return numbered
    counted = [one for one in reader.unused("number") if one.value.value == len(seats_of(item).listings) > 1]
    following = reader.after(item)
    plural = reader.has("compare") and not periods and following.text == "byelections"
    both = not periods and len(listings) == 2 and any(_of_both(reader, one) for one in reader.find("word", "both"))
    for one in reader.find("measure", "result") if both else ():
        # Of two, who won each is told.
        reader.read_as(one, "winner")
    if of == 1 and (plural or both or (counted and reader.has("compare", "contest"))):
        # "Compare all three Rochdale by-elections", "compare the Hartlepool by-elections".
        reader.use(*counted)
        return listings
    if of == 1 and not periods and _AT_ANY_TIME.intersection(reader.words) and not reader.has(*ORDER):
        # "Has Labour ever won it": at whichever; "the lowest turnout ever" is among all.
        return listings
    alike = named_alike(reader, item)
    if periods or len({one.constituency_name for one in alike}) >= A_CITY:
        listings = alike or listings
    # "Votes for first and last in Clacton" are of places.
    places = reader.find("nth") or (reader.has("first") and reader.has("last", "last place", "runner-up"))
    ahead = reader.before(item)
    in_order = reader.has("last", "first") and (not places or (ahead.is_word("first") and ahead.end == item.start))
    if not periods and (of > 1 or not (in_order and reader.has("first"))) and listings != alike:
        listings = of_late(listings)
    elif len(periods) == 1 and not within(listings, periods[0]):
        listings = named_then(reader, item, periods[0]) or listings
    after = reader.after(item, "contest")
    elsewhere = [each for each in reader.find("period") if reader.before(each).kind == "seat"]
    if periods and len(elsewhere) == len(periods) and after not in elsewhere:
        # "Uxbridge or Batley 2021": the year is the other seat's.
        listings = of_late(listings)
    if of > 1 and after.kind == "period":
        reader.use(after)
        listings = within(listings, said_of(after)) or named_then(reader, item, said_of(after))
        if not listings:
            raise Declined(nothing_then(reader, item))
    if len(listings) > 1 and of == 1 and in_order:
        newest = reader.takes("last")
        reader.takes("first")
        listings = listings[:1] if newest else listings[-1:]
    # "The last Rochdale by-election" is what its name alone means, where there was but one of late.
    beside = [(each, reader.after(each)) for each in reader.unused("word", "last", *(("first",) if of == 1 else ()))]
    reader.use(*(each for each, one in beside if (one.kind == "seat" or one.value == "contest")))
    return listings


_AT_ANY_TIME = frozenset(("ever", "never", "every", "always"))


def _of_both(reader: Reader, both: Item) -> bool:
    """Tell "both results", "both Hartlepool by-elections", "Leicester South, both" from both of something else."""
    following = reader.after(both)
    following = reader.after(following) if following.kind == "seat" else following
    return following is EDGE or following.is_measure("result", "winner") or following.is_word("contest")


def _numbered(reader: Reader, item: Item) -> tuple[Listing, ...] | None:
    """Read "the second Hartlepool by-election", of a year or of all, as that by-election; "came second" is a place."""
    for nth in reader.unused("nth"):
        following = reader.after(nth, "by")
        plainly = nth.start == 0 or reader.word_before(nth) == "the" or following is not item
        # "Second in the Hartlepool by-election" is a place.
        plainly = plainly and not (following is item and {"in", "at"} & set(reader.words[nth.end : item.start]))
        counted = reader.after(item, "by") if following is item else following
        if not (plainly and counted.is_word("contest") and "byelection" in counted.text):
            continue
        reader.use(nth)
        listings = seats_of(item).listings
        for each in reader.find("period"):
            listings = within(listings, said_of(each))
        if len({one.constituency_name for one in listings}) == 1 and nth.value <= len(listings):
            return (listings[-nth.value],)
        several = how_many(len(listings), "by-election")
        then = " then" if reader.find("period") else ""
        reason = f'Of seats named "{item.text}" the store has {several}{then}: say which.'
        raise Declined(Refusal(reason, ids_of(listings)[:MOST_NAMED], which=bool(listings)))
    return None


def named_alike(reader: Reader, item: Item) -> tuple[Listing, ...]:
    """Give the by-elections of all seats that begin with the name typed, where it is no seat's whole name.

    Where somebody who stood settles which are meant, those.
    """
    if seats_of(item).of_person:
        return seats_of(item).listings
    return real_listings(reader.names.begun_alike(typed(item), seats_of(item).seats))


def just_so_called(reader: Reader, item: Item, held: Sequence[Listing]) -> tuple[Listing, ...]:
    """Give the by-elections of all seats of a name where one has no other; none where what is chosen begins so."""
    if reader.find("period") or seats_of(item).of_person:
        return ()
    named = real_listings(reader.names.so_called(typed(item), [reader.names.seat_of(one) for one in held]))
    return named if set(held) <= set(named) else ()


def typed(item: Item) -> tuple[str, ...]:
    """Give the words of a name as typed, little ones left out."""
    return tuple(content(words(item.text)))


def nothing_then(reader: Reader, item: Item) -> Refusal:
    """Say that a seat had no by-election in the time said, and when it had any."""
    held = seats_of(item).listings
    if len({one.constituency_name for one in held}) > 1:
        known = ", ".join(one.name for one in held[:MOST_NAMED])
        reason = f'No by-election in a seat named "{item.text}" then is in the store; of such seats there are {known}.'
        return Refusal(reason, ids_of(held[:MOST_NAMED]))
    missing = known_of(reader, item)
    if missing is not None:
        return missing
    days = ", ".join(day(one.polling_on) for one in held)
    name, begun = held[0].constituency_name, reader.names.seats_begun_by(typed(item))
    alike = [one for seat in begun for one in seat.listings if one not in held and not one.invented]
    then = [one for each in reader.find("period") for one in within(alike, said_of(each))]
    others = "".join(f" There was {one.name}." for one in then[:MOST_OTHERS])
    years = [said_of(each).period.start.year for each in reader.find("period") if said_of(each).plain]
    if any(year >= OF_LATE.year and reader.calendar.general_election(year) for year in years):
        others += " Of its general elections, those in the store are in /history."
    ids = ids_of((*then[:MOST_OTHERS], *held))
    return Refusal(f"No by-election in {name} then is in the store; it has {days}.{others}", ids)


def known_of(reader: Reader, item: Item) -> Refusal | None:
    """Refuse a by-election that is missing from the store, or withdrawn, in its own name, not in another seat's."""
    # "Erith and Crayford" is no Erith: the longest name that begins there. "South Northants" is that seat in full.
    names = [name_key(" ".join(reader.words[item.start : item.start + size])) for size in (6, 5, 4, 3, 2)]
    return _known(reader, (*names, typed(item), *(name_key(one.name) for one in seats_of(item).seats)))


def missing_named(reader: Reader) -> Refusal | None:
    """Refuse by name what is asked of a missing by-election whose seat is no other's: "Sudbury and Woodbridge 1963"."""
    said = content(reader.words)
    runs = [tuple(said[at : at + size]) for size in (5, 4, 3, 2) for at in range(len(said))]
    return _known(reader, (*runs, *((item.text,) for item in reader.find("unknown"))))


def _known(reader: Reader, names: Sequence[tuple[str, ...]]) -> Refusal | None:
    periods = reader.find("period")
    then = {word for period in periods for word in period.text.split()}
    # "Wycombe 78"; of one of the 1951 Parliament no year is known, and it was in 1951 or soon after.
    years = {said_of(period).period.start.year for period in periods if said_of(period).plain}
    then |= {str(year) for year in years} | {f"{year - after}~" for year in years for after in range(MOST_YEARS + 1)}
    known = next((reader.vocabulary.missing[one] for one in names if one in reader.vocabulary.missing), ())
    told = ((set(held.replace(" Parliament", "~").split()), why) for held, why in known)
    found = next((why for when, why in told if not then or then & when), "")
    return Refusal(found, final=True) if found else None


def few_of(reader: Reader, seat: Item) -> tuple[str, ...]:
    """Give the ids of those by-elections where they are so few, and of one seat; none otherwise."""
    held = of_period(reader, seat)
    sure = len(held) <= SHORT and len({one.constituency_name for one in held}) == 1
    return ids_of(held) if sure else ()


def which_of(held: Sequence[Listing]) -> Refusal:
    """Ask which of some by-elections is meant."""
    ids = ids_of(held[:MOST_NAMED])
    return Refusal("Say which by-election, with its year.", ids, which=bool(ids))


def which_person(reader: Reader, typed: str, people: Sequence[Person], *, which: bool) -> Refusal:
    """Say who the people of a name are, for one of them to be named in full."""
    names = ", ".join(dict.fromkeys(person.name for person in people[:MOST_PEOPLE]))
    more = f" and {len(people) - MOST_PEOPLE} more" if len(people) > MOST_PEOPLE else ""
    only = f'I do not know "{typed}", unless a candidate is meant'
    fit = f'Several people fit "{typed}"' if len(people) > 1 else only
    reason = f"{fit}: {names}{more}. Say the whole name, or the seat."
    stood = reader.names.among(stood_at(people))
    return Refusal(reason, ids_of(stood[:MOST_NAMED]), which=which)
