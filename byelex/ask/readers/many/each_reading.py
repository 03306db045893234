"""Read one question as several: of each of some stretches of time, places or parties, or for each superlative."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from itertools import pairwise

from byelex.ask.query import OF_MANY, Manner, Query, Reading, Refusal
from byelex.ask.readers.reader import AVERAGES, ORDER, WHEN_AND_WHERE, Reader, said_of, same_way, whether
from byelex.ask.readers.scopes.scoping import BETWEEN_TIMES, COMPARING, by_the_calendar
from byelex.ask.readers.verbs import OF_SEATS
from byelex.ask.sentence.periods import Said
from byelex.ask.sentence.spans import EDGE, Item
from byelex.names.dates import Period

MOST_EACH = 4
_OF_ALL = ("contest", "compare", "versus", "and", "records", "did", "to", "both", "define")


def read_several(reader: Reader, read: Callable[[Reader], Reading]) -> Reading | None:
    """Read one question as several, in the first way that fits; None where it is one."""
    ways = (_each_half, _each_time_or_place, _each_swing, _each_party, _each_aggregate)
    return next((found for way in ways if (found := way(reader, read)) is not None), None)


def _each_time_or_place(reader: Reader, read: Callable[[Reader], Reading]) -> Reading | None:
    """Read the question once for each of its periods or places, as if that alone were said; None where there is one."""
    periods = reader.find("period")
    places = [item for item in reader.items if item.kind in {"nation", "region"}]
    several = periods if len(periods) > 1 else places
    if not 2 <= len(several) <= MOST_EACH or any(said_of(item).general_election for item in periods):
        return None
    if by_the_calendar(reader) is not None:
        return None
    if len({said_of(item).period.day_and_month is None for item in periods}) > 1:
        return Refusal("Say the year with each month or day.")
    if several is places and reader.before(several[0]).is_word("not"):
        # "Outside England and Wales" leaves out both.
        return None
    joints = [_joint(reader, first, second) for first, second in pairwise(several)]
    if None in joints or (several is places and not _is_a_list(places, joints)):
        return None
    # "Most by-elections, the 1980s or the 1990s": which of them had more.
    averaged = reader.has(*AVERAGES)
    most = ("most", "least") if averaged or not reader.find("measure") else ()
    more = reader.has("more", "fewer", *most)
    between = [item for each in joints for item in each or ()]
    times = {item.start for item in (*between, *several)}
    aside = times | {item.start for item in reader.find("word", "tally") if "year" in item.text}
    aside |= {item.start for item in reader.find("word", *COMPARING, *most)}
    rest = [item for item in reader.items if item.start not in aside]
    stretch = _one_stretch(reader, several, between) if several is periods else None
    if stretch is not None:
        # Of one stretch nothing is set against another: what orders it stays.
        return read(_with(reader, [item for item in reader.items if item.start not in times], stretch))
    parts = []
    for one in several:
        part = read(_with(reader, rest, one))
        if not isinstance(part, Query):
            return part
        if part.task not in OF_MANY:
            return None
        ranked = part.task == "record" and part.measures not in {("swing",), ("date",)}
        if ranked and not reader.has(*ORDER) and reader.has("compare", "versus"):
            # "Turnout in Scotland v England" is that on average, and no ranking.
            part = replace(part, task="average", count=1)
        parts.append(replace(part, task="count") if more and part.task == "list" else part)
    than = more and any(item.text == "than" for item in reader.find("word", "versus"))
    asked = than and len(parts) == 2 and whether(reader)
    manner: Manner = "" if asked or not more else "most"
    return Query("each", parts=tuple(parts), whether=asked, most=not reader.has("fewer", "least"), manner=manner)


def _each_half(reader: Reader, read: Callable[[Reader], Reading]) -> Reading | None:
    """Read each half of "Labour gains in 2012 vs Labour gains in 2016", each with a time of its own; None if unlike."""
    joints = reader.find("word", "versus") or (reader.find("word", "and") if reader.has("compare") else [])
    if len(joints) != 1 or joints[0].text in {"or", "than"}:
        return None
    said = [item for item in reader.items if not item.is_word("compare")]
    halves = [
        [item for item in said if item.start < joints[0].start],
        [item for item in said if item.start > joints[0].start],
    ]
    if len(halves[1]) > len(halves[0]) and halves[1][-1].kind == "period" and not _times(halves[0]):
        # "Labour in Scotland vs Labour in Wales since 2010": of both.
        halves[0].append(halves[1][-1])
    kinds = [sorted(item.kind for item in half) for half in halves]
    own = len(_times(halves[0])) == 1 or any(item.kind in {"nation", "region"} for item in halves[0])
    if kinds[0] != kinds[1] or not own or len(kinds[0]) < 2:
        return None
    parts = []
    for half in halves:
        part = read(reader.of(half))
        if not isinstance(part, Query) or part.task not in OF_MANY:
            return None
        parts.append(replace(part, task="count") if part.task == "list" else part)
    return Query("each", parts=tuple(parts)) if parts[0].task == parts[1].task else None


def _times(items: list[Item]) -> list[Item]:
    return [item for item in items if item.kind == "period"]


def _each_party(reader: Reader, read: Callable[[Reader], Reading]) -> Reading | None:
    """Read once for each of two parties what differs for them, or is averaged: "Labour gains and Tory holds"."""
    parties = reader.find("party")
    if len(parties) != 2 or len(reader.find("period")) > 1 or len(reader.find("nation") + reader.find("region")) > 1:
        return None
    first, last = parties
    joint = next((one for one in reader.find("word", "and", "versus") if first.end <= one.start < last.start), EDGE)
    if joint is EDGE:
        return None
    said, done = [one for one in reader.items if first.end <= one.start < joint.start], reader.after(last)
    if "byelection" in done.text:
        # "Labour v Tory by-election gains"; "Labour v Tory seats" are those they defended.
        done = reader.after(last, "contest")
    again = [one for one in reader.items if joint.end <= one.start < last.start]
    set_against = joint.value == "versus" and joint.text != "or" and not reader.measures("swing")
    averaged = reader.has(*AVERAGES) and (set_against or reader.measures("share", "change", "votes"))
    own = [{first.start}, {last.start}]
    if said and done is not EDGE and said[0].is_word(*OF_SEATS):
        # "Where Labour won and the Tories lost" are by-elections where both is so.
        apart = len(said) == 1 and done.is_word(*OF_SEATS) and not again
        apart = apart and not (reader.measures("deposit") or reader.before(first).is_word("where"))
        apart = apart and (joint.value == "versus" or said[0].value != done.value)
        own = [{first.start, said[0].start}, {last.start, done.start}]
        said = []
    elif averaged:
        # "Average Labour majority v average Tory majority": what is said twice is asked of each.
        twice = all((one.kind, one.value) == (done.kind, done.value) for one in said)
        apart = twice and all(one.is_word(*AVERAGES) for one in again)
    else:
        # "Labour v Tory gains" are set against each other, "Labour and Tory gains" are put together.
        counted = done.is_word(*OF_SEATS, "runner-up") or done.is_measure("deposit")
        whole = all(one.kind in {"party", *WHEN_AND_WHERE} or one.is_word(*_OF_ALL) for one in reader.items)
        # "Compare Labour and the Tories since 2010", "Reform v Green": all that each did.
        apart = (set_against or reader.has("compare")) and whole
        apart = apart or (set_against and counted and not (reader.has(*ORDER) or said or again))
    if not apart:
        return None
    aside = {
        joint.start,
        # "Labour since 2010 vs the Tories": the time is of both.
        *(item.start for item in (*again, *said) if item.kind not in WHEN_AND_WHERE),
        *(item.start for item in reader.find("word", *COMPARING, *(("most", "least") if averaged else ()))),
    }
    parts = []
    for others in reversed(own):
        part = read(_narrowed(reader, aside | others))
        if not isinstance(part, Query) or part.task not in OF_MANY:
            return part if isinstance(part, Refusal) else None
        parts.append(replace(part, task="count") if joint.value == "versus" and part.task == "list" else part)
    return Query("each", parts=tuple(parts))


def _each_aggregate(reader: Reader, read: Callable[[Reader], Reading]) -> Reading | None:
    """Read once for each of several joined that want one measure: "average and median", "top 3 and bottom 3"."""
    for words in ((*ORDER, *AVERAGES, "total"), ("rise", "fall")):
        asked = sorted(reader.find("word", *words), key=lambda item: item.start)
        between = [[item for item in reader.items if one.end <= item.start < two.start] for one, two in pairwise(asked)]
        joints = [item for joint in between for item in joint if item.kind != "number"]
        if not joints or not all(item.is_word("and") for item in joints):
            continue
        if len({one.value for one in asked}) < len(asked):
            continue
        aside = {item.start for item in (*joints, *asked)}
        return _each_of([read(_narrowed(reader, aside - {one.start})) for one in asked])
    return None


def _each_of(parts: list[Reading]) -> Reading:
    refused = next((part for part in parts if isinstance(part, Refusal)), None)
    return refused or Query("each", parts=tuple(part for part in parts if isinstance(part, Query)))


def _each_swing(reader: Reader, read: Callable[[Reader], Reading]) -> Reading | None:
    """Read once for each party that swings are all to, or all from: "biggest swing to Labour and to the Lib Dems"."""
    parties = reader.find("party")
    if len(parties) < 2 or not same_way(reader, parties):
        return None
    outside = [one for one in reader.items if one.end <= parties[0].start or one.start >= parties[-1].end]
    return _each_of([read(reader.of(sorted((*outside, party), key=lambda item: item.start))) for party in parties])


def _narrowed(reader: Reader, aside: set[int]) -> Reader:
    rest = [item for item in reader.items if item.start not in aside]
    return reader.of(rest)


def _is_a_list(places: list[Item], joints: list[list[Item] | None]) -> bool:
    """Tell "Wales, Scotland and England", a list, from "London, England", a place within another."""
    return all(joints) or (any(joints) and len({item.kind for item in places}) == 1)


def _with(reader: Reader, rest: list[Item], period: Item) -> Reader:
    return reader.of(sorted((*rest, period), key=lambda item: item.start))


def _one_stretch(reader: Reader, periods: list[Item], between: list[Item]) -> Item | None:
    """Give the one stretch that two periods make with the words between them; None where they are two by themselves.

    From the one to the other, "the 1950s to the 1980s"; or within both, where one at least is open to the past or to
    today: "since 2010 and before 2020" and, of two that stand side by side, "2012 before Corby".
    """
    if len(periods) != 2:
        return None
    first, last = periods
    spans = [said_of(item).period for item in periods]
    if [item.value for item in between] == ["to"]:
        start, stop = spans[0].start, spans[1].end
        apart = reader.has("compare", "versus", "different", "more", "fewer") or not date.min < start <= spans[1].start
    else:
        start, stop = max(span.start for span in spans), min(span.end for span in spans)
        is_open = [span.start == date.min or span.end == date.max for span in spans]
        two_ends = all(is_open) and date.min < start and stop < date.max
        dated = any(span.day_and_month for span in spans)
        apart = start > stop or dated or not (two_ends or (not between and any(is_open)))
        # "Since 2010 or before 2015" is two stretches.
        apart = apart or not all(item.is_word("and") for item in between)
    said = Said(Period(start, stop), last.end - first.start)
    return None if apart else replace(first, value=said, end=last.end, text=f"{first.text} {last.text}")


def _joint(reader: Reader, first: Item, second: Item) -> list[Item] | None:
    """Give the words between two of them; None where anything else stands between them."""
    between = [item for item in reader.items if first.end <= item.start < second.start]
    joined = all(item.is_word(*BETWEEN_TIMES, *COMPARING, "how many") for item in between)
    return between if joined else None
