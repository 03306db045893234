"""Settle which election the year or the day said is of: a seat's, a general election there, the one of that day."""

from __future__ import annotations

from byelex.ask.readers.reader import Reader, said_of, whether
from byelex.ask.readers.verbs import OUTCOMES
from byelex.ask.sentence.periods import Calendar, Said
from byelex.ask.sentence.seat_spans import NamedSeats
from byelex.ask.sentence.spans import Item
from byelex.changing import replace
from byelex.names.dates import Period, century, year


def with_years(items: list[Item], known: Calendar) -> list[Item]:
    """Read years of two figures, and those with a seat between them and the general election that is meant."""
    return _with_parted_elections(_with_short_years(items, known), known)


def _with_parted_elections(items: list[Item], known: Calendar) -> list[Item]:
    """Read "the 2024 Rochdale general election" as that of 2024, there."""
    made = list(items)
    for period, seat, election in zip(items, items[1:], items[2:], strict=False):
        if (period.kind, seat.kind) == ("period", "seat") and election.is_word("ge") and election.text in _ELECTION:
            began = said_of(period).period.start
            polled = known.general_election(began.year) if said_of(period).period == year(began.year) else None
            if polled is not None:
                said = Said(Period(polled, polled), said_of(period).size, plain=True, general_election=True)
                made[made.index(period)] = replace(period, value=said)
                made.remove(election)
    return made


_ELECTION = ("general election", "ge")


def settle_day(reader: Reader) -> None:
    """Read "the by-election on 1 July 2021" as the one of that day, where there was but one."""
    periods, contests = reader.find("period"), reader.find("word", "contest")
    # A place, a party or a limit is a condition: there may be none such that day.
    others = any(
        map(reader.find, ("seat", "person", "member", "nation", "region", "area", "party", "number", "unknown"))
    )
    if len(periods) != 1 or len(contests) != 1 or contests[0].text != "byelection" or others or whether(reader):
        return
    said = said_of(periods[0])
    held = [one for one in reader.names.real if said.period.start == one.polling_on == said.period.end]
    named = reader.word_before(contests[0]) == "the" and reader.after(contests[0]) is periods[0]
    if len(held) == 1 and named:
        seats = NamedSeats((replace(reader.names.seat_of(held[0]), listings=(held[0],)),), False)
        reader.leave_out(contests[0])
        text = f"{held[0].constituency_name} {held[0].polling_on.year}"
        reader.put(periods[0], replace(periods[0], kind="seat", value=seats, text=text))


def _with_short_years(items: list[Item], known: Calendar) -> list[Item]:
    """Read a number of two figures as the year of an election of the seat named: "Hartlepool 04 v 21 majority"."""
    years = {one.polling_on.year for item in items if item.kind == "seat" for one in item.value.listings}
    if not years or any(item.kind == "period" and len(item.text) > 2 for item in items):
        return items
    years |= {day.year for day in known.general_elections}
    made = []
    for at, item in enumerate(items):
        short = item.kind == "number" and len(item.text) == 2 and item.text.isdecimal()
        before, after = items[at - 1 : at], items[at + 1 : at + 2]
        joined = any(one.kind == "word" and one.value not in _BEFORE_YEARS for one in before)
        # "Hove 65 and 73 Labour vote".
        second = any(one.is_word("and", "versus") for one in before) and [one.kind for one in after] == ["party"]
        counted = not second and any(one.kind != "seat" and (one.kind, one.value) not in _AFTER_YEARS for one in after)
        if short and century(int(item.text)) in years and not (joined or counted):
            item = replace(item, kind="period", value=Said(year(century(int(item.text))), 1, plain=True))
        made.append(item)
    return made


_BEFORE_YEARS = frozenset(("versus", "and", "contest", *OUTCOMES))
_AFTER_YEARS = {("word", "versus"), ("word", "and")}
_AFTER_YEARS |= {("measure", one) for one in ("majority", "turnout", "swing", "share", "winner", "result")}
