"""What a pattern that is written out in a sentence is written as, where that takes more than a template."""

from __future__ import annotations

import re
from calendar import month_name

from byelex.ask.sentence import numbers
from byelex.names.dates import MONTHS

PARTS_OF = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "twenty")
UNITS, TEENS, TENS = numbers.UNITS[1:10], numbers.UNITS[10:], numbers.TENS[2:]
DECADES = ("forties", "fifties", "sixties", "seventies", "eighties", "nineties")
POINTS = {"n": "north", "s": "south", "e": "east", "w": "west"}
MONTH = "|".join(month for month in MONTHS if len(month) > 2)
YEAR = r"(?:(?:feb|oct)[a-z]* )?(?:19|20)\d\d"
PARTS = {"half": "50", "a third": "33.3333", "a quarter": "25", "two thirds": "66.6667", "three quarters": "75"}


def spoken_in_this_century(match: re.Match[str]) -> str:
    """Write a year said in words, "two thousand and ten", in figures."""
    unit = match[2] or match[4]
    count = (*UNITS, *TEENS).index(unit) + 1 if unit else 0
    return f"{match[1]} {2000 + count + (20 if match[3] else 0)}"


def spoken_year(match: re.Match[str]) -> str:
    """Write a year said in two numbers, "nineteen ninety seven" or "twenty ten", in figures."""
    teen, unit, ten, other = match.groups()
    if ten:
        return str(1940 + 10 * TENS.index(ten) + (1 + UNITS.index(other) if other else 0))
    return str(2010 + TEENS.index(teen)) if teen else str(2020 + (1 + UNITS.index(unit) if unit else 0))


def best_year(match: re.Match[str]) -> str:
    """Write "best year for Labour" as what it is ranked by."""
    kind, time, whose = match.groups()
    what = {"best": "most wins", "worst": "most losses", "quietest": "fewest byelections"}.get(kind, "most byelections")
    return f"{time} with {what}{whose}" if whose and "byelections" not in what else f"{what} in a {time}"


def one_in(match: re.Match[str]) -> str:
    """Write "one in five" in per cent; what is no part of it stays."""
    some, of = (numbers.NUMBER_WORDS.get(word) or int(word) for word in match.groups())
    return f"{100 * some / of:.6g} percent" if some < of else match[0]


def defended(match: re.Match[str]) -> str:
    """Write "a seat it held" as one that was defended; of several, only where they were lost, or a place was taken."""
    plural, who = match.groups()
    were_theirs = not plural or re.search(
        r"\b(?:los[et]|losing|came|finished|second|third)\b", match.string[: match.start()]
    )
    return f"seat{plural} {who} were defending" if were_theirs else match[0]


def both_years(match: re.Match[str]) -> str:
    """Write two years in short in full: "2017-19", and the month of "2021-05"."""
    first, last = int(match[1]), int(match[2])
    full = first - first % 100 + last
    if full < first >= 2000 and 1 <= last <= 12:
        # No two years: "2021-05".
        return f"{month_name[last].lower()} {first}"
    # Written so ("2017-19"), two years may be a Parliament's: the joint keeps them apart from "2017 to 2019".
    return f"{first} through {full if full >= first else full + 100}"


def asked_first(match: re.Match[str]) -> str:
    """Write whom somebody came behind, or lost to, as a question that begins with who."""
    somebody, just, way = match.groups()
    if way.endswith((" to", " by")):
        return f"who did {somebody} lose to"
    return f"who came {just and 'just '}{'ahead of' if way in {'behind', 'below'} else 'behind'} {somebody}"


def each_in_full(match: re.Match[str]) -> str:
    """Write "the 2015 and 2017 Parliaments" as each by itself."""
    years, last, name = match.groups()
    if name == "parliament" and " to " in years:
        # One Parliament, by both its years.
        return match[0]
    name = name.rstrip("s")
    each = re.sub(YEAR, lambda year: f"{year[0]} {name}", years)
    return f"{each}{last} {name}"
