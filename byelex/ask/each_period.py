"""Read one question of several stretches of time: "more by-elections in 2023 or 2024", "turnout in 2022 and 2023"."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from itertools import pairwise

from byelex.ask.periods import Said
from byelex.ask.query import Query, Reading
from byelex.ask.reader import Reader, said_of
from byelex.ask.spans import Item
from byelex.names.dates import Period

MOST_PERIODS = 4
_JOINTS = ("and", "versus", "from", "to", "by")
_COMPARING = ("compare", "more", "fewer", "different", "each", "versus")
_TOLD_OF_EACH = frozenset("list count average sum record tally party".split()) | {"candidacy record"}


def read_each_period(reader: Reader, read: Callable[[Reader], Reading]) -> Reading | None:
    """Read the question once for each of its periods, as if that alone were said; None where one at most is said."""
    periods = reader.find("period")
    if not 2 <= len(periods) <= MOST_PERIODS or any(said_of(item).general_election for item in periods):
        return None
    joints = [_joint(reader, first, second) for first, second in pairwise(periods)]
    if None in joints:
        return None
    more = reader.has("more", "fewer")
    aside = {item.start for each in joints for item in each or ()} | {item.start for item in periods}
    aside |= {item.start for item in reader.find("word", *_COMPARING)}
    aside |= {item.start for item in reader.find("word", "tally") if "year" in item.text}
    rest = [item for item in reader.items if item.start not in aside]
    within = _within_both(periods) if not any(joints) else None
    if within is not None:
        return read(_with(reader, rest, within))
    parts = []
    for period in periods:
        part = read(_with(reader, rest, period))
        if not isinstance(part, Query):
            return part
        if part.task not in _TOLD_OF_EACH:
            return None
        parts.append(replace(part, task="count") if more and part.task == "list" else part)
    return Query("each period", parts=tuple(parts))


def _with(reader: Reader, rest: list[Item], period: Item) -> Reader:
    items = sorted((*rest, period), key=lambda item: item.start)
    return Reader(items, reader.words, reader.vocabulary, reader.calendar)


def _within_both(periods: list[Item]) -> Item | None:
    """Give the time within both of two periods, one open to the past and one from then: "since 2010 before 2020"."""
    if len(periods) != 2:
        return None
    until, since = sorted((said_of(item).period for item in periods), key=lambda period: period.start)
    if until.start != date.min or since.end != date.max or not date.min < since.start <= until.end < date.max:
        return None
    first, last = periods
    both = Said(Period(since.start, until.end), last.end - first.start)
    return replace(first, value=both, end=last.end, text=f"{first.text} {last.text}")


def _joint(reader: Reader, first: Item, second: Item) -> list[Item] | None:
    """Give the words between two periods; None where anything else stands between them."""
    between = [item for item in reader.items if first.end <= item.start < second.start]
    joined = all(reader.is_word(item, *_JOINTS, *_COMPARING) for item in between)
    return between if joined else None
