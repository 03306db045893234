"""Numbers in a sentence: in figures or words, places in an order, with or without per cent and points."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from byelex.names.dates import year_of

UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()

NUMBER_WORDS: dict[str, int] = {
    **{word: number for number, word in enumerate(UNITS)},
    **{word: 20 + 10 * at for at, word in enumerate(TENS)},
    "couple": 2,
    "dozen": 12,
}
ORDINALS = {
    **{"second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9},
    **{"tenth": 10, "runnerup": 2},
}


@dataclass(frozen=True, slots=True)
class Number:
    """A number, and whether it was said to be in per cent or points."""

    value: float
    of_hundred: bool


MOST_PERCENT = 1000
"""More before a "%" is a year: "Hartlepool 2021 % Labour"."""


def read_number(words: list[str], at: int) -> tuple[int, str, Any, int] | None:
    """Read a number, in figures or words, or an ordinal.

    Gives how likely it is meant, the kind and value of an item of spans, and how many words it takes.
    """
    word = words[at]
    if word in ORDINALS:
        return 7, "nth", ORDINALS[word], 1
    if word[:-2].isdecimal() and int(word[:-2]) and word[-2:] in {"st", "nd", "rd", "th"}:
        return 7, "nth", int(word[:-2]), 1
    if word.replace(".", "", 1).isdecimal() and not word.startswith(".") and len(word) < 12:
        return _with_unit(words, at, float(word), 1)
    return _worded_number(words, at)


def _worded_number(words: list[str], at: int) -> tuple[int, str, Any, int] | None:
    total = current = 0
    end = at
    while end < len(words):
        word = words[end]
        alone = word == "one" and words[end + 1 : end + 2] not in (["hundred"], ["thousand"])
        if word in NUMBER_WORDS and (not alone or current in range(20, 100, 10)):
            current += NUMBER_WORDS[word]
        elif word in {"hundred", "thousand"}:
            current = max(current, 1) * (100 if word == "hundred" else 1000)
            if word == "thousand":
                total, current = total + current, 0
        elif not (word == "and" and end > at and end + 1 < len(words) and words[end + 1] in NUMBER_WORDS):
            break
        end += 1
    if end == at or total + current == 0:
        return None
    return _with_unit(words, at, float(total + current), end - at)


def _with_unit(words: list[str], at: int, value: float, size: int) -> tuple[int, str, Any, int]:
    end = at + size
    for unit in (
        ["percentage", "points"],
        ["percentage", "point"],
        ["per", "cent"],
        ["percent"],
        ["points"],
        ["point"],
        ["pp"],
    ):
        if words[end : end + len(unit)] == unit and value <= MOST_PERCENT:
            return 7, "number", Number(value, True), size + len(unit)
    return 7, "number", Number(value, False), size


_LIMITS = frozenset("under over above below than atleast atmost least most exactly exceeding by of".split())
_OF_VOTES = frozenset(
    "votes vote majority majorities maj margin margins electorate electorates electors voters".split()
)


def counts_voters(words: list[str], at: int) -> bool:
    """Tell whether what could be a year counts votes or voters: "majority under 2000", "between 1000 and 2000"."""
    if at == 0 or at >= len(words) or year_of(words[at]) is None:
        return False
    if words[at - 1] == "and" and at > 2 and words[at - 3] == "between":
        return words[at - 2].isdecimal() and year_of(words[at - 2]) is None
    followed = words[at + 1 : at + 2] == ["votes"]
    of_votes = words[at - 1] not in {"by", "of"} and not _OF_VOTES.isdisjoint(words[:at])
    # "By less than 1950" is no year, nor is "more than 2000"; "more than 2019" sets an election beside another.
    compared = words[at - 1] == "than" and words[at - 2] in {"more", "less", "fewer"}
    if words[at - 1] == "than" and words[at - 2] in {"bigger", "larger", "higher", "greater", "smaller", "lower"}:
        # "Was it bigger than 2014": than then.
        return followed or words[at] == "2000"
    if words[at - 1] in {"over", "under", "above", "below"}:
        # "Won by over 1900", "got over 2000"; "up over 2019" is since that election.
        return words[at] == "2000" or words[at - 2] == "by" or followed or of_votes
    compared = compared and (words[at] == "2000" or words[at - 3 : at - 2] == ["by"])
    return compared or (words[at - 1] in _LIMITS and (followed or of_votes))
