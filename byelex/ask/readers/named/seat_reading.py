"""Read what is asked of a seat and of nothing else: all its elections, or what lay behind its by-election."""

from __future__ import annotations

from byelex.ask.query import Query, Reading, Refusal
from byelex.ask.readers.choosing import of_period
from byelex.ask.readers.reader import Reader, ids_of, said_of, seats_of, whether
from byelex.ask.sentence.lexicon import word_set
from byelex.ask.sentence.spans import Item
from byelex.names.seats import OF_LATE
from byelex.store.scope import Scope
from byelex.wording import listed


def read_of_seat_alone(reader: Reader) -> Reading | None:
    """Read "Hartlepool's past elections", "background to Wellingborough"; None where anything else is asked."""
    seats = reader.find("seat")
    if len(seats) != 1:
        return None
    named = {place for item in (*seats, *reader.find("period")) for place in range(item.start, item.end)}
    said = {word for at, word in enumerate(reader.words) if at not in named}
    asked = said - reader.vocabulary.lexicon.ignored - word_set("elections")
    lay_behind = asked & word_set("circumstance") and asked <= word_set("circumstance") | word_set("its")
    if not lay_behind and not _over_time(said, asked):
        return None
    held = of_period(reader, seats[0])
    ids = ids_of(held)
    if not ids:
        return None
    if not lay_behind:
        # Without a year the seat of today is meant, whose by-election may have been on other boundaries.
        words = "" if reader.find("period") else seats_of(seats[0]).seats[0].name
        return Query("history", contests=ids[:1], words=words)
    if len(ids) == 1:
        return Query("background", contests=ids)
    years = listed([str(one.polling_on.year) for one in held])
    return Refusal(f"There were by-elections there in {years}. Which one?", ids, which=True)


def read_general_election(reader: Reader, seat: Item) -> Query | None:
    """Read "who won Hartlepool in 2024", when it had no by-election, as that year's general election; else None."""
    periods = reader.find("period")
    said = said_of(periods[0]) if len(periods) == 1 else None
    if (
        said is None
        or not said.plain
        or said.period.start.year < OF_LATE.year
        or any("byelection" in one for one in reader.words)
    ):
        return None
    on = reader.calendar.general_election(said.period.start.year)
    asked = [item for item in reader.items if item not in (seat, periods[0])]
    parties = reader.find("party") if whether(reader) and reader.has("won") else []
    of_winner = [item for item in asked if item.is_measure(*_OF_WINNER) or item.is_word("who", "won", "did", "ge")]
    if on is None or len(parties) > 1 or len(of_winner) + len(parties) < len(asked):
        return None
    then, won_by = Scope(first_day=on, last_day=on), tuple(item.value for item in parties)
    contests = (seats_of(seat).listings[0].id,)
    return Query("history", contests=contests, scope=then, parties=won_by, whether=bool(won_by))


_OF_WINNER = ("winner", "result", "majority", "previous holder")


def _over_time(said: set[str], asked: set[str]) -> bool:
    """Tell whether all of a seat's elections are asked for: its history, every election, who has held it."""
    past = word_set("seats elections")
    several = said & {"all", "past", "previous"} and said & {"elections", "results"}
    held = {"who", "held"} <= said and said & {"has", "have"}
    return asked <= past | word_set("likewise") and bool(
        asked & past or several or held or {"every", "election"} <= said
    )
