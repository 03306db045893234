"""Stretches of time in a sentence: "since 2019", "between 2017 and 2019", "this parliament", "since the war"."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from byelex.ask.sentence.numbers import NUMBER_WORDS
from byelex.names.dates import MONTHS, Period, month_number, read_period, year, year_of

WAR_ENDED = date(1945, 5, 8)
ONE_DAY = timedelta(days=1)

_SINCE = {"since", "after", "post", "following", "from"}
_UNTIL = {"before", "until", "till", "til", "upto", "pre", "by", "to"}
_WITHIN = {"in", "during", "on", "for", "of", "throughout", "at", "around", "within"}
_WAR = re.compile(r"(?:the )?(?:(?:second )?world )?war(?: (?:2|two|ii))?\b|ww2\b|wwii\b|wartime\b")
_GENERAL = (("general", "election"), ("ge",), ("election",), ("general",), ("landslide",))
_DECADES = {
    **{f"{start}s": (start, start + 9) for start in range(1900, 2030, 10)},
    **{f"{short}s": (1900 + short, 1909 + short) for short in range(40, 100, 10)},
    "forties": (1940, 1949),
    "fifties": (1950, 1959),
    "sixties": (1960, 1969),
    "seventies": (1970, 1979),
    "eighties": (1980, 1989),
    "nineties": (1990, 1999),
    "noughties": (2000, 2009),
}


_BEGINNINGS = frozenset(
    (
        *_SINCE,
        *_UNTIL,
        *_WITHIN,
        *_DECADES,
        *MONTHS,
        *"between up under over across the year parliament general ge coalition".split(),
        *"this current present last previous past today todays".split(),
    )
)
"""What a period may begin with, where it is no figure."""
_THIS, _LAST = {"this", "current", "present"}, {"last", "previous"}
_UNDER = {"under", "during", "in", "throughout", "since"}
_BEFORE_A_YEAR = {"in", "since", "before", "after", "until", "during"}
_LONG_AGO = re.compile(r"1[0-8]\d\d")
"""A year that the store does not reach back to, which after "in" and the like is no number."""


def _after(day: date) -> date:
    """Give the day after; of the last there is, itself."""
    return day if day == date.max else day + ONE_DAY


def _before(day: date) -> date:
    """Give the day before; of the first there is, itself."""
    return day if day == date.min else day - ONE_DAY


@dataclass(frozen=True, slots=True)
class Calendar:
    """What days are reckoned from: today, and the general elections known of, earliest first."""

    today: date
    general_elections: tuple[date, ...]

    def general_election(self, number: int) -> date | None:
        """Give the last general election of a year."""
        return next((day for day in reversed(self.general_elections) if day.year == number), None)


@dataclass(frozen=True, slots=True)
class Said:
    """A period as said: what it covers, how many words it took, and whether it was one year or day said plainly.

    `general_election` marks "the 2019 general election": the election itself, not the year.
    """

    period: Period
    size: int
    plain: bool = False
    general_election: bool = False


_TO_NOW = re.compile(
    r"(?:(?:right |all the way )?(?:up )?(?:to|until|till|til|through)|and) (?:the )?"
    r"(?:now|date|today|present day|present|current day|this day|moment)\b(?! parliament)"
)
"""What goes on from a period to today: "to date", "until now", "up to the present day"; "and now" after a "between"."""


def read(words: list[str], at: int, known: Calendar) -> Said | None:
    """Read the period that begins at a word, on to today where that is said; None if none begins there."""
    said = _read(words, at, known)
    if said is None or said.period.start == date.min:
        return said
    end = at + said.size
    on = 0 if words[end : end + 1] == ["and"] else _to_now(words, end)
    start = _after(said.period.end) if said.general_election else said.period.start
    return Said(Period(start, date.max), said.size + on) if on else said


def _to_now(words: list[str], at: int) -> int:
    """Count the words from one on that say "to now", or "and now"; 0 where they do not."""
    found = _TO_NOW.match(" ".join(words[at : at + 6]))
    return len(found[0].split()) if found is not None else 0


def _read(words: list[str], at: int, known: Calendar) -> Said | None:
    """Read the period that begins at a word; None if none does. The longest reading wins."""
    word = words[at]
    if not (word in _BEGINNINGS or word[:1].isdecimal()) or _counts_votes(words, at):
        return None
    if word == "between" or (word == "from" and at + 1 < len(words)):
        found = _between(words, at, known)
        if found is not None:
            return found
    if word in _SINCE:
        found = _since(words, at, known)
        if found is not None:
            return found
    if word in _UNTIL or words[at : at + 2] == ["up", "to"]:
        found = _until(words, at, known)
        if found is not None:
            return found
    ruled = word == "under" and {"coalition", "parliament"} & set(words[at + 1 : at + 4])
    # "Over the last five years".
    if ruled or (word in {"over", "across"} and {"last", "past"} & set(words[at + 1 : at + 3])):
        inner = _named(words, at + 1, known)
        return Said(inner.period, inner.size + 1) if inner is not None else None
    if word in MONTHS and words[at + 1 : at + 2] in (["byelection"], ["byelections"]):
        return Said(Period(date.min, date.max, (0, MONTHS[word])), 1)
    if word in _WITHIN and at + 1 < len(words):
        inner = _span(words, at + 1, known)
        if inner is not None:
            return Said(inner.period, inner.size + 1, inner.plain, inner.general_election)
        month = month_number(words[at + 1])
        if month is not None:
            return Said(Period(date.min, date.max, (0, month)), 2)
    return _span(words, at, known)


def _span(words: list[str], at: int, known: Calendar) -> Said | None:
    """Read a period with no preposition: a date, a year, two years joined, a Parliament, a decade."""
    sat = _sitting(words, at, known)
    if sat is not None:
        return sat
    first = _named(words, at, known) or _date(words, at, known)
    if first is None or not first.plain or first.general_election:
        return first
    end = at + first.size
    if words[end : end + 1] in (["onwards"], ["onward"]) or words[end:] == ["on"]:
        return Said(Period(first.period.start, date.max), first.size + 1)
    if end < len(words) - 1 and words[end] in {"to", "until", "till", "til", "through"}:
        last = _date(words, end + 1, known)
        if last is not None and words[end + 1 + last.size : end + 2 + last.size] == ["parliament"]:
            # Two years that were no Parliament's: not the calendar years either.
            return None
        if last is not None and last.period.start >= first.period.start:
            return Said(Period(first.period.start, last.period.end), first.size + 1 + last.size)
    return first


def _sitting(words: list[str], at: int, known: Calendar) -> Said | None:
    """Read a Parliament by its two years: "the 2010-15 parliament", "parliament of 2017 to 2019", "2019-24".

    It lasts from the day after one general election to the next. Years that are no Parliament's are none.
    """
    start = at + 1 if words[at] == "the" else at
    named = words[start : start + 1] == ["parliament"]
    start += named + (named and words[start + 1 : start + 2] in (["of"], ["from"], ["elected"]))
    years = [year_of(word) for word in words[start : start + 3 : 2]]
    if len(years) < 2 or years[0] is None or years[1] is None:
        return None
    joint, end = words[start + 1], start + 3
    if joint not in {"to", "through"}:
        return None
    if words[end : end + 1] in (["parliament"], ["parliament's"], ["parliaments"]):
        named, end = True, end + 1
    if not (named or joint == "through"):
        return None
    for began, ended in pairwise(known.general_elections):
        if (began.year, ended.year) == tuple(years) and began.year < ended.year:
            return Said(Period(_after(began), ended), end - at)
    return None


def _date(words: list[str], at: int, known: Calendar) -> Said | None:
    """Read a date, a year, or a general election of a year ("the 2019 general election", "ge 2019")."""
    if at >= len(words):
        return None
    start = at + 1 if words[at] == "the" else at
    if words[start : start + 1] == ["year"] and start + 1 < len(words) and year_of(words[start + 1]):
        start += 1
    election = _election_then_year(words, start, known)
    if election is not None:
        return Said(election[0], election[1] + start - at, plain=True, general_election=True)
    if start and words[start - 1] in _BEFORE_A_YEAR and _LONG_AGO.fullmatch(words[start]):
        return Said(year(int(words[start])), 1 + start - at, plain=True)
    read_at = read_period(words, start)
    if read_at is None:
        return None
    period, size = read_at
    if period.day_and_month is None:
        after = start + size
        name = next((name for name in _GENERAL if tuple(words[after : after + len(name)]) == name), None)
        polled = next((day for day in reversed(known.general_elections) if period.covers(day)), None)
        if name is not None and polled is not None:
            return Said(Period(polled, polled), after + len(name) - at, plain=True, general_election=True)
    return Said(period, size + start - at, plain=True)


def _election_then_year(words: list[str], at: int, known: Calendar) -> tuple[Period, int] | None:
    for name in _GENERAL[:2]:
        if tuple(words[at : at + len(name)]) == name:
            after = at + len(name)
            after += 1 if after < len(words) and words[after] in {"of", "in"} else 0
            number = year_of(words[after]) if after < len(words) else None
            polled = known.general_election(number) if number else None
            if polled is not None:
                return Period(polled, polled), after + 1 - at
    return None


def _last_general_election(words: list[str], at: int, known: Calendar) -> tuple[date, int] | None:
    """Read "the last general election" and the like: its day, and how many words."""
    end = at
    while end < len(words) and words[end] in {"the", "last", "latest", "previous", "most", "recent"}:
        end += 1
    for name in _GENERAL[:3]:
        if tuple(words[end : end + len(name)]) == name and known.general_elections:
            return known.general_elections[-1], end + len(name) - at
    return None


def _since(words: list[str], at: int, known: Calendar) -> Said | None:
    start = at + 1
    war = _WAR.match(" ".join(words[start : start + 5]))
    if war is not None:
        return Said(Period(WAR_ENDED, date.max), 1 + len(war[0].split()))
    after = words[at] in {"after", "post", "following"}
    said = _date(words, start, known) or _named(words, start, known)
    if said is not None:
        if words[at] == "from":
            onward = words[start + said.size : start + said.size + 1]
            if onward not in (["on"], ["onwards"], ["onward"]):
                return Said(said.period, said.size + 1, said.plain, said.general_election)
            return Said(Period(said.period.start, date.max), said.size + 2)
        begin = _after(said.period.end) if after or said.general_election else said.period.start
        return Said(Period(begin, date.max), said.size + 1)
    last = _last_general_election(words, start, known)
    if last is not None and words[at] != "from":
        return Said(Period(_after(last[0]), date.max), last[1] + 1)
    month = _month_alone(words, start, known)
    if month is not None and words[at] != "from":
        return Said(Period(_after(month.end) if after else month.start, date.max), 2)
    return None


def _until(words: list[str], at: int, known: Calendar) -> Said | None:
    start = at + 2 if words[at : at + 2] == ["up", "to"] else at + 1
    said = _date(words, start, known)
    if said is None or words[at : at + 2] == ["by", "year"] or _counts_votes(words, start):
        # "By year 1992 to 1998" counts them up.
        return None
    before = words[at] in {"before", "pre"}
    end = _before(said.period.start) if before or said.general_election else said.period.end
    return Said(Period(date.min, end), said.size + start - at)


def _counts_votes(words: list[str], at: int) -> bool:
    """Tell a number of votes from a year: "did Reform beat Labour by 2000", "did they get 2004 votes"."""
    if at >= len(words) or not (words[at].isdecimal() and len(words[at]) == 4):
        return False
    if words[at + 1 : at + 2] in (["votes"], ["vote"]) and words[0] in _ASKING:
        return True
    by = words[at - 1 : at] == ["by"] and bool(_BEATING & set(words[:at]))
    return by and words[0] in _ASKING and not _MANY & set(words)


_ASKING = frozenset(("did", "was", "were", "who", "has"))
_BEATING = frozenset("beat beaten won win wins lose lost lead leading ahead held hold defeat defeated".split())
_MANY = frozenset("many seats byelections any ever all every".split())


def _between(words: list[str], at: int, known: Calendar) -> Said | None:
    first = _date(words, at + 1, known)
    if first is None:
        return None
    end = at + 1 + first.size
    start = _after(first.period.end) if first.general_election else first.period.start
    if on := _to_now(words, end):
        return Said(Period(start, date.max), end + on - at)
    if end >= len(words) or words[end] not in {"and", "to", "until", "till", "through", "up"}:
        return None
    last = _date(words, end + 1 + (words[end : end + 2] == ["up", "to"]), known)
    if last is None:
        return None
    stop = _before(last.period.start) if last.general_election else last.period.end
    if stop < start:
        return None
    size = end + 1 + (words[end : end + 2] == ["up", "to"]) + last.size - at
    return Said(Period(start, stop), size)


def _named(words: list[str], at: int, known: Calendar) -> Said | None:
    """Read "this parliament", "the 2019 parliament", "last year", "the 2010s", "the last five years"."""
    if at >= len(words):
        return None
    start = at + 1 if words[at] == "the" and at + 1 < len(words) else at
    extra = start - at
    word, following = words[start], (words[start + 1] if start + 1 < len(words) else "")
    if word in _DECADES:
        first, last = _DECADES[word]
        return Said(Period(date(first, 1, 1), date(last, 12, 31)), 1 + extra)
    # In its years, and not "did the coalition gain any", which asks of the government.
    if word == "coalition" and (following == "years" or _UNDER & set(words[max(0, at - 1) : at])):
        return Said(Period(date(2010, 5, 11), date(2015, 5, 7)), 1 + extra + (following in {"years", "government"}))
    month, number = month_number(word), year_of(following)
    if month is not None and number is not None and words[start + 2 : start + 3] in (["parliament"], ["parliment"]):
        # Two Parliaments were elected in 1974.
        began = next((one for one in known.general_elections if (one.year, one.month) == (number, month)), None)
        return None if began is None else Said(_from_election(began, known), 3 + extra)
    if following in {"parliament", "parliment"}:
        return _parliament(word, known, 2 + extra)
    if word in {"today", "todays"} and {"byelection", "byelections"} & set(words):
        # "Who is MP there today" asks of no day.
        return Said(Period(known.today, known.today), 1 + extra)
    period = _reckoned(word, following, known.today)
    if period is not None:
        return Said(period, 2 + extra)
    if word in {"last", "past"} and words[start + 2 : start + 3] in (["years"], ["months"]):
        number = NUMBER_WORDS.get(following, int(following) if following.isdecimal() else 0)
        if 0 < number < 200:
            return Said(Period(_ago(known.today, number, words[start + 2]), date.max), 3 + extra)
    return None


def _reckoned(word: str, unit: str, today: date) -> Period | None:
    """Give "this year", "last month", "this century"; None where the words say none of those."""
    back = word in _LAST
    if not (back or word in _THIS or (word, unit) == ("21st", "century")):
        return None
    if unit == "year":
        return year(today.year - back)
    if unit == "week":
        monday = today - timedelta(days=today.weekday() + 7 * back)
        return Period(monday, monday + timedelta(days=6))
    if unit == "month":
        first = (today.replace(day=1) - ONE_DAY * back).replace(day=1)
        return Period(first, first.replace(day=calendar.monthrange(first.year, first.month)[1]))
    began = {"decade": today.year // 10 * 10, "century": 2001, "millennium": 2001}.get(unit)
    return Period(date(began, 1, 1), date.max) if began is not None and not back else None


def _ago(today: date, number: int, unit: str) -> date:
    months = today.year * 12 + today.month - 1 - (number if unit == "months" else 12 * number)
    number, month = months // 12, months % 12 + 1
    return date(number, month, min(today.day, calendar.monthrange(number, month)[1]))


def _parliament(word: str, known: Calendar, size: int) -> Said | None:
    held = known.general_elections
    if not held:
        return None
    if word in _THIS:
        return Said(Period(_after(held[-1]), date.max), size)
    if word in _LAST and len(held) > 1:
        return Said(Period(_after(held[-2]), held[-1]), size)
    number = year_of(word)
    began = known.general_election(number) if number else None
    return None if began is None else Said(_from_election(began, known), size)


def _from_election(began: date, known: Calendar) -> Period:
    """Give the life of the Parliament that a general election began."""
    return Period(_after(began), next((day for day in known.general_elections if day > began), date.max))


def _month_alone(words: list[str], at: int, known: Calendar) -> Period | None:
    """Read a month with no year after a preposition: the latest one not to come."""
    month = month_number(words[at]) if at < len(words) else None
    if month is None:
        return None
    number = known.today.year if month <= known.today.month else known.today.year - 1
    return Period(date(number, month, 1), date(number, month, calendar.monthrange(number, month)[1]))
