"""Which contest is meant: a seat as people name it and a polling day as they write it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from byelex.elections import Constituency
from byelex.names import Names
from byelex.names.dates import WEEKDAYS, Period, read_period, said_day, take_period
from byelex.names.seats import Seat
from byelex.names.suggesting import Suggestions
from byelex.names.text import content, name_words, words
from byelex.sources.ids import by_election_id
from byelex.store import Store
from byelex.wording import day as shown_day
from byelex.wording import either, shown

_SHORT_WEEKDAYS = {day[:size]: day for day in WEEKDAYS for size in (3, 4, 5)}


@dataclass(frozen=True, slots=True)
class Contest:
    """A seat on the boundaries of its polling day. `id` is the contest's, whether or not it is in the store."""

    constituency: Constituency
    polling_on: date
    id: str
    doubt: str = ""


def polling_day(text: str, today: date) -> date | str:
    """Read a polling day that has been: "1 July 2021", "2021-07-01", "01/07/2021", "1 July", "yesterday", "Thursday".

    A day without a year is the latest such day that has been. Gives a fault in words where it cannot.
    """
    return _day(text, today, -1)


def coming_day(text: str, today: date) -> date | str:
    """Read a polling day that is to come, in the same ways; a day without a year is the first such day from now on."""
    return _day(text, today, 1)


def last_thursday(today: date) -> date:
    """Give the latest day of the week that by-elections are held on; today where it is one."""
    return today - timedelta(days=(today.weekday() - WEEKDAYS.index("thursday")) % 7)


def _day(text: str, today: date, way: Literal[-1, 1]) -> date | str:
    found = [_SHORT_WEEKDAYS.get(word, word) for word in words(text)]
    if (spoken := said_day(found, today, way)) is not None:
        return spoken
    weekdays = [word for word in found if word in WEEKDAYS]
    found = [word for word in found if word not in WEEKDAYS]
    read = read_period(found, 0) if found else None
    day: date | str | None = None
    if read is not None and read[1] == len(found):
        period = read[0]
        if period.day_and_month is not None:
            day = _nearest(*period.day_and_month, today, way)
        elif period.start == period.end:
            day = period.start
    short = re.fullmatch(r"\s*(\d{1,2})[/.-](\d{1,2})[/.-](\d{2})\s*", text)
    if day is None and short is not None:
        return _day(f"{short[1]}/{short[2]}/20{short[3]}", today, way)
    if day is None:
        return f"The polling day {shown(text)} is not a date: write it like 1 July 2021."
    if isinstance(day, date) and weekdays and weekdays != [WEEKDAYS[day.weekday()]]:
        said = " or ".join(each.capitalize() for each in weekdays)
        return f"{shown_day(day)} is a {day:%A}, not a {said}: mend the day or the date."
    return day


def _nearest(day: int, month: int, today: date, way: int) -> date | str:
    for year in range(today.year, today.year + 5 * way, way):
        try:
            found = date(year, month, day)
        except ValueError:
            continue
        if (found - today).days * way >= 0:
            return found
    return f"There is no day {day} in month {month}: write the polling day like 1 July 2021."


def find(store: Store, names: Names, seat: str, polling_on: date) -> Contest | str:
    """Find the seat on the boundaries it had on a polling day; a fault in words where it cannot be told.

    Only the seats of that day count, and none is preferred: a part of a name that fits two is asked about. A year
    written beside the name that is not the day's is a doubt.
    """
    found = _find(store, names, seat, polling_on)
    listing = names.by_id.get(seat.strip())
    period = take_period(words(seat))[0] if listing is None else Period(listing.polling_on, listing.polling_on)
    if isinstance(found, str) or period is None or period.covers(polling_on):
        return found
    doubt = f"{shown(seat)} names another date than the polling day, {shown_day(polling_on)}: mend one."
    return replace(found, doubt=f"{found.doubt} {doubt}".strip())


def _find(store: Store, names: Names, seat: str, polling_on: date) -> Contest | str:
    said = shown(seat)
    held = [day for day in store.general_election_dates() if day < polling_on]
    general_election_on = held[-1] if held else None

    def on_the_day(known: Seat) -> Constituency | None:
        stood = {one.constituency_id for one in known.listings if one.polling_on == polling_on}
        then = [
            each
            for each in known.constituencies
            if each.id in stood
            or (general_election_on is not None and store.baseline(each.id, general_election_on) is not None)
        ]
        return next((each for each in then if each.id in stood), then[0] if then else None)

    listing = names.by_id.get(seat.strip())
    typed = words(listing.constituency_name) if listing is not None else _name(words(seat))
    wanted = tuple(typed)
    known = names.seat_by_key.get(tuple(content(typed)))
    whole = [known] if known is not None and name_words(known.name) == wanted else []
    exact = [one for one in map(on_the_day, whole) if one is not None]
    if exact:
        return _contest(exact[0], polling_on, "")
    matches = [(match, on_the_day(names.seats[match.key])) for match in names.seat_index.find(typed)]
    fitting = [(match, one) for match, one in matches if one is not None]
    likely = [one for match, one in fitting if match.cost == fitting[0][0].cost]
    if whole:
        when = f", {shown_day(general_election_on)}" if general_election_on else ""
        hint = f" Did you mean {either([one.name for one in likely[:3]])}?" if likely else " Is the date right?"
        return f"{whole[0].name} was no seat at the general election before{when}.{hint}"
    if len(likely) == 1:
        return _contest(likely[0], polling_on, f"{said} is read as {likely[0].name}.")
    if likely:
        return f"{said} may be {either([one.name for one in likely[:6]])}: write the whole name."
    near = [each.name for each in Suggestions(names).seats(seat, 8) if on_the_day(each) is not None][:3]
    return f"There is no seat called {said}." + (f" Did you mean {either(near)}?" if near else "")


def _contest(seat: Constituency, polling_on: date, doubt: str) -> Contest:
    return Contest(seat, polling_on, by_election_id(polling_on, seat.name), doubt)


def _name(typed: list[str]) -> list[str]:
    """Leave out what people write beside a seat's name: a year, "by-election"."""
    _, rest = take_period(typed)
    kept = [word for word in rest if word not in ("byelection", "by", "election", "result", "constituency")]
    return kept or typed
