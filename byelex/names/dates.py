"""Dates and years as people type them: "18 june 2026", "15 feb", "2016", "'14"."""

from __future__ import annotations

import calendar
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

MONTHS: dict[str, int] = {}
for _number in range(1, 13):
    MONTHS[calendar.month_name[_number].lower()] = _number
    MONTHS[calendar.month_abbr[_number].lower()] = _number
MONTHS["sept"] = 9
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_SAID = {
    -1: {"today": 0, "tonight": 0, "yesterday": -1, "last night": -1},
    1: {"today": 0, "tonight": 0, "tomorrow": 1, "yesterday": -1},
}
_DAY = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?")
_YEARS = {str(number): number for number in range(1900, 2100)}


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of days, both ends in it.

    `day_and_month` marks one whose year was not said ("15 feb"); a day of 0 is the whole month.
    """

    start: date
    end: date
    day_and_month: tuple[int, int] | None = None

    def covers(self, day: date) -> bool:
        """Tell whether a day falls in it."""
        if self.day_and_month is not None:
            return self.day_and_month in ((day.day, day.month), (0, day.month))
        return self.start <= day <= self.end


def month_number(word: str) -> int | None:
    """Read a month's name or usual abbreviation."""
    return MONTHS.get(word)


def year_of(word: str) -> int | None:
    """Read a year in four figures, 1900 to 2099."""
    return _YEARS.get(word)


def _day(word: str) -> int | None:
    match = _DAY.fullmatch(word)
    number = int(match[1]) if match else 0
    return number if 1 <= number <= 31 else None


def year(number: int) -> Period:
    """Give a whole year."""
    return Period(date(number, 1, 1), date(number, 12, 31))


def century(short: int) -> int:
    """Give the year that two figures stand for: 14 is 2014, 83 is 1983."""
    return 2000 + short if short < 45 else 1900 + short


def _month(number: int, month: int) -> Period:
    return Period(date(number, month, 1), date(number, month, calendar.monthrange(number, month)[1]))


def month_in_figures(found: Sequence[str]) -> Period | None:
    """Read words, all of them, as a month in figures: "2026 11", "05 2021"; None where they are not.

    Beside other words two such numbers may be a year and something else, so `read_period` leaves them.
    """
    if len(found) != 2:
        return None
    first, last = sorted(found, key=len)
    number = year_of(last)
    if number is None or not first.isdecimal() or len(first) > 2 or not 1 <= int(first) <= 12:
        return None
    return _month(number, int(first))


def _exact(number: int, month: int, day: int) -> Period | None:
    try:
        found = date(number, month, day)
    except ValueError:
        return None
    return Period(found, found)


def _day_and_month(month: int, day: int) -> Period:
    return Period(date.min, date.max, (day, month))


def said_day(found: Sequence[str], today: date, way: Literal[-1, 1] = -1) -> date | None:
    """Read a day that is said from today: "yesterday", "last night", "on Thursday"; None if the words are none.

    A weekday is the latest that has been, today included; the first to come where `way` is 1.
    """
    if (away := _SAID[way].get(" ".join(found))) is not None:
        return today + timedelta(days=away)
    if found and found[-1] in WEEKDAYS and list(found[:-1]) in ([], ["on"], ["last" if way < 0 else "this"]):
        return today + way * timedelta(days=way * (WEEKDAYS.index(found[-1]) - today.weekday()) % 7)
    return None


def read_period(found: list[str], at: int) -> tuple[Period, int] | None:
    """Read the date or year that begins at a word, and how many words it takes; None if there is none.

    "18 june 2026", "june 18 2026", "18 6 2026", "2026 06 18", "june 2026", "18 june", "2026"; the longest reading.
    """
    rest = [word for word in found[at : at + 4] if word != "of"]
    first = rest[0] if rest else ""
    if first not in MONTHS and not first[:1].isdecimal():
        return None
    second, third = [*rest, "", "", ""][1:3]
    period: Period | None = None
    if len(rest) >= 3:
        if (number := year_of(third)) is not None:
            month = MONTHS.get(second) or MONTHS.get(first)
            day = _day(first) if second in MONTHS else _day(second)
            if month is None and first.isdecimal() and second.isdecimal() and 1 <= int(second) <= 12:
                month, day = int(second), _day(first)
            period = _exact(number, month, day) if month and day else None
        elif (number := year_of(first)) is not None and second.isdecimal() and 1 <= int(second) <= 12 and _day(third):
            period = _exact(number, int(second), _day(third) or 1)
        if period is not None:
            return period, _taken(found, at, 3)
    if second:
        if first in MONTHS and (number := year_of(second)) is not None:
            return _month(number, MONTHS[first]), _taken(found, at, 2)
        if second in MONTHS and (day := _day(first)) is not None:
            return _day_and_month(MONTHS[second], day), _taken(found, at, 2)
        if first in MONTHS and (day := _day(second)) is not None:
            return _day_and_month(MONTHS[first], day), _taken(found, at, 2)
    number = year_of(first)
    return (year(number), 1) if number is not None else None


def _taken(found: list[str], at: int, size: int) -> int:
    """Count the words that `size` words other than "of" stretch over."""
    count = end = 0
    for word in found[at:]:
        end += 1
        if word != "of":
            count += 1
            if count == size:
                break
    return end


def take_period(found: list[str]) -> tuple[Period | None, list[str]]:
    """Take the first date or year out of the words; a two-figure year is read at the end only ("clacton 14")."""
    for at in range(len(found)):
        read = read_period(found, at)
        if read is not None:
            period, size = read
            return period, found[:at] + found[at + size :]
    if len(found) > 1 and len(found[-1]) == 2 and found[-1].isdecimal():
        return year(century(int(found[-1]))), found[:-1]
    return None, found
