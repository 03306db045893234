"""Read what is asked of what is to come: of by-elections that are called, and of what a swing would do."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from byelex.ask.query import Query
from byelex.ask.readers.reader import Reader, in_order, said_of, seats_of, within
from byelex.ask.sentence.lexicon import word_set
from byelex.ask.sentence.spans import Item
from byelex.elections import Listing
from byelex.names.seats import of_late

_LARGEST_SWING = 100


def read_to_come(reader: Reader) -> Query | None:
    """Read a question about what is to come, or what a swing would do to the last general election; None otherwise."""
    topics = {item.value for item in reader.find("topic")}
    if reader.items[-1].text == "coming" and reader.has("contest"):
        # "Any by-elections in Wales coming".
        topics |= {"upcoming"}
    foretold = reader.find("party") or reader.has("won", "lost", "gain")
    if topics == {"upcoming"} and not reader.find("unknown") and not foretold and not reader.has("ge"):
        seats = reader.find("seat")
        called = (called_there(reader, item) for item in seats)
        return next((found for found in called if found is not None), None if seats else Query("upcoming"))
    if topics == {"projection"}:
        return _projection(reader)
    return None if topics else _called(reader)


_PAST = frozenset("was were did had won lost held stood ran needed required last previous".split())
_KNOWN_BEFORE = frozenset(("date", "cause", "swing needed", "previous holder", "majority before", "result"))
"""Measures of which something is known before a poll; a result is then asked for as who stands."""
_TO_SAY_OF_ALL = frozenset(("list", "how many", "which", "contest", "did", "ever", "where", "who"))


def _called(reader: Reader) -> Query | None:
    """Read a question in the present or future tense of a seat where one is called; or of those called, or of then."""
    typed, seats = set(reader.words), reader.find("seat")
    if not seats and reader.find("weekday") and reader.words[0] in {"is", "any"} and not reader.find("period"):
        # "Is there a by-election on Thursday": of a day to come.
        return Query("upcoming")
    closing = bool(typed & {"poll", "polls"}) and bool(typed & {"close", "closes", "open", "opens", "shut"})
    if not seats:
        return _all_called(reader, closing)
    found = called_there(reader, seats[0]) if len(seats) == 1 else None
    if found is None or reader.measures("quotes", "rank") or reader.has("compare", "versus", "not"):
        return None
    if closing:
        return found
    if reader.find("unknown") or (typed & _PAST and not typed & {"called"}):
        return None
    polls_on = polling_day(found.contests[0])
    if any(not said_of(item).period.covers(polls_on) for item in reader.find("period")):
        return None
    measures = reader.asked()
    standing = reader.says(word_set("standing"))
    needing = reader.has("needed") and (reader.measures("swing") or not measures)
    if not measures <= _KNOWN_BEFORE and not needing:
        return None
    asked = needing or standing or bool(measures - {"result"}) or "called" in typed or bool(reader.find("period"))
    return found if asked else None


def _all_called(reader: Reader, closing: bool) -> Query | None:
    """Read "how many have been called", "when do polls close", and a day on which there is none but a called one."""
    days = {each: polling_day(each) for each in reader.vocabulary.called.values()}
    if closing:
        return Query("upcoming") if days else None
    periods = reader.find("period")
    for item in reader.items:
        of_all = item.is_word(*_TO_SAY_OF_ALL) or item.is_measure("date")
        if not of_all and item.kind not in {"period", "everywhere"}:
            return None
    if not periods and "called" in reader.words and reader.has("contest"):
        return Query("upcoming")
    if len(periods) != 1 or reader.names.within(said_of(periods[0]).period):
        return None
    then = tuple(each for each, polls_on in days.items() if said_of(periods[0]).period.covers(polls_on))
    return Query("upcoming", contests=then) if then else None


def polling_day(called: str) -> date:
    """Give the polling day of a by-election from its id, which begins with it."""
    return date.fromisoformat(called[:10])


def called_there(reader: Reader, item: Item) -> Query | None:
    """Read a seat as that of a by-election to come; None if none is called there.

    The manner is "no result" where something is asked that is known only once the votes are counted.
    """
    known = _KNOWN_BEFORE | {"quotes"}
    later = any(each.value not in known for each in reader.find("measure")) or reader.has("won", "gain", "lost")
    for seat in seats_of(item).seats:
        if seat.name in reader.vocabulary.called:
            return Query(
                "upcoming",
                contests=(reader.vocabulary.called[seat.name],),
                manner="no result" if later and not reader.has("needed") else "",
            )
    return None


def _projected(reader: Reader, listings: Sequence[Listing]) -> Sequence[Listing]:
    """Give which of a seat's by-elections is projected: that of the year said, else the latest."""
    periods = [said_of(item) for item in reader.find("period")]
    then = tuple(one for said in periods for one in within(listings, said))
    # "What would it mean at the 2024 election": the year is not the by-election's.
    elections = [said for said in periods if reader.calendar.general_election(said.period.start.year)]
    return then if then or len(elections) < len(periods) else of_late(listings)


def _projection(reader: Reader) -> Query | None:
    seats = reader.find("seat")
    # Over every seat there is: of those of one nation nothing is added up.
    placed = reader.find("nation") or reader.find("region")
    if reader.find("unknown") or reader.has("not") or placed:
        return None
    if len(seats) == 1:
        # "How many seats would Reform win on the Runcorn swing": all parties' are told.
        told = len(reader.find("party")) == 1 and {"seats", "would"} <= set(reader.words)
        if reader.find("number") or (reader.find("party") and not told):
            return None
        contests = _projected(reader, seats_of(seats[0]).listings)
        return Query("project", contests=(contests[0].id,)) if len(contests) == 1 else None
    parties = reader.find("party")
    numbers = [item.value.value for item in reader.find("number")]
    if seats or len(parties) != 2 or len(numbers) != 1 or not 0 < numbers[0] < _LARGEST_SWING:
        return None
    from_, to = in_order(reader, *parties)
    return Query("project", pair=(from_.value, to.value), words=f"{numbers[0]:g}")
