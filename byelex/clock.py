"""The clock of the United Kingdom: what day it is there, and when polls close."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

POLLS_CLOSE_HOUR = 22
"""Ten in the evening."""
_HOUR = timedelta(hours=1)


def polls_close(polling_on: date) -> datetime:
    """Give the moment polls close on a day: 10 pm in the United Kingdom, as UTC.

    Summer time there runs from the last Sunday of March to the last of October: so no table of time zones is needed,
    which not every machine has.
    """
    at = datetime(polling_on.year, polling_on.month, polling_on.day, POLLS_CLOSE_HOUR, tzinfo=UTC)
    return at - _HOUR if _in_summer_time(polling_on) else at


def british_day(at: datetime | None = None) -> date:
    """Give the day it is in the United Kingdom, now or at a moment that knows its time zone: what "today" is of a poll.

    The law's day and the reader's, wherever the machine stands.
    """
    at = (at or datetime.now(UTC)).astimezone(UTC)
    # Summer time begins and ends at one in the morning, by Greenwich.
    return (at + _HOUR if _in_summer_time((at - _HOUR).date()) else at).date()


def _in_summer_time(on: date) -> bool:
    return _last_sunday(on.year, 3) <= on < _last_sunday(on.year, 10)


def _last_sunday(year: int, month: int) -> date:
    last = date(year, month, 31)
    return last - timedelta(days=(last.weekday() + 1) % 7)
