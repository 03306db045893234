"""A typed sentence as words: folded, symbols that mean something written out, mentions dropped."""

from __future__ import annotations

import re
from functools import lru_cache

from byelex.ask.numbers import TENS, UNITS
from byelex.names.dates import century
from byelex.names.text import fold

LONGEST_QUESTION = 400
"""In characters; a longer one is declined unread, so that none takes long."""

_MENTION = re.compile(r"<(?:@[!&]?|#|a?:\w+:)\d+>|@(?:everyone|here|byelex)\b", re.IGNORECASE)
_LINK = re.compile(r"https?://\S+")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}\b)")
_DUE_TO = re.compile(r"\b(?:due to(?! be\b)|because of|owing to)\b", re.IGNORECASE)
_PRIOR_TO = re.compile(r"\b(?:prior|previous) to\b", re.IGNORECASE)
_SINCE_WHEN = re.compile(r"\bsince when(?= (?:had|has|have|was|were|is)\b)", re.IGNORECASE)
_OR_MORE = re.compile(r"(?<![\d.])(?!(?:19|20)\d\d\+)(\d+(?:\.\d+)?k?%?)\+(?!\s*\d)", re.IGNORECASE)
"""A number and all that are more: "10+ candidates", "50%+"."""
_THOUSAND = re.compile(r"\b(\d+(?:\.\d+)?)k\b", re.IGNORECASE)
_SHORT_YEAR = re.compile(r"(?<!\w)['’](\d\d)\b")
_OF_A_YEAR = re.compile(r"\b((?:19|20)\d\d)['’]s\b")
"""A year's own ("Hartlepool 2021's swing"), or a decade ("the 1980's")."""
_IN_SHORT_YEAR = re.compile(
    r"(?<!\bone )\b(in|since|before|until|after)\s+([0145-9]\d|2[0-6])"
    r"(?=\s*(?:$|[?!,;:)]|\.(?!\d)|\b(?:or|did|and|what|how|who|was|is|where|when)\b))",
    re.IGNORECASE,
)
"""A year in two figures after "in" and the like, where nothing follows that it could be a number of."""
_MONTH_OF_YEAR = re.compile(
    r"(?<!\d )\b(jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)([a-z]*)\s+([4-9]\d)\b"
    r"(?!\s*(?:%|votes|percent|points))",
    re.IGNORECASE,
)
"""A month with a year in two figures that no day of it is: "aug 81"."""
_POSSESSIVE_YEAR = re.compile(r"\b((?:19|20)\d[1-9])['’]?s\b")
_WITH = re.compile(
    r"\bw/?(?=\s+(?:the |all |their )?(?:votes?|shares?|swings?|turnout|percentages?|numbers|figures|changes)\b)",
    re.IGNORECASE,
)
_COMPASS = re.compile(r"(?<=[a-z]{4} )([ns])([ew])\b(?! england)", re.IGNORECASE)
"""Two letters after a city's name: "Glasgow NE"."""
_POINTS = {"n": "north", "s": "south", "e": "east", "w": "west"}
_YEARS = re.compile(r"\b((?:19|20)\d\d)\s*[-–—/]\s*(\d\d)\b(?!\s*[-–—/])")
_WHOLE_YEARS = re.compile(r"\b((?:19|20)\d\d)\s*[-–—]\s*((?:19|20)\d\d)\b")
_ARROW = re.compile(r"(?<![-=])[-=]+>|→|➡️?|(?<=[a-z])>(?=[a-z])", re.IGNORECASE)
_AND = re.compile(r"\s['’]?n['’]?\s", re.IGNORECASE)
_BATLEY = re.compile(r"\bb\s*(?:&|\band\b)\s*s\b", re.IGNORECASE)
"""Two letters are too few to find a seat by; these are what Batley and Spen is called."""
_BY_ELECTION = re.compile(
    r"\b(?:(?:by|bye|bi|buy|yb|byy|bby)[\s\-‐‑–]*|[by][\s\-‐‑–]+)"
    r"(?=\w*[ct])(?:e+l+[ection]*|l+e+[ction]{3,})(s*)\b|\bbye?elect?i?ons?\b",
    re.IGNORECASE,
)
_DRAWN_OUT = re.compile(r"([a-z])\1{2,}", re.IGNORECASE)
"""A letter held down: "selbyyy"."""
_FROM_TO = re.compile(r"(?<=[a-z]{3})2(?=[a-z]{3})", re.IGNORECASE)
"""A "to" between two parties: "lab2con"."""
_COUNT_OF = re.compile(r"\b(candidates?|deposits?) count\b", re.IGNORECASE)
_WHY = re.compile(r"^\W*y(?= (?:did|was|is|were|has|have|do|does|are)\b)", re.IGNORECASE)
_SIGNED = re.compile(r"(?<=\W)((?i:thanks|thank you|cheers|ta|regards)),\s*[A-Z][a-z]+\W{0,5}$")
"""A name under a question: "many thanks, Dave"."""
_WORD = re.compile(r"\d+\.\d+|[^\W_]+|%|>=|<=|>|<|£")
_SYMBOLS = {"pts": "points", "%": "percent", ">=": "atleast", "<=": "atmost", ">": "over", "<": "under", "£": "pounds"}


def words_of(sentence: str) -> list[str]:
    """Split a sentence into folded words. A by-election, however typed, is one word: "byelection", "byelections"."""
    return list(_split(sentence))


@lru_cache(maxsize=8)
def _split(sentence: str) -> tuple[str, ...]:
    # Of one question the words are wanted several times: to be read, and to be looked for in what was reported.
    text = _LINK.sub(" ", _MENTION.sub(" ", sentence))
    text = _OF_A_YEAR.sub(lambda match: f"{match[1]}{'s' * (match[1][-1] == '0')}", text)
    text = _DRAWN_OUT.sub(r"\1\1", text)
    text = _SHORT_YEAR.sub(_full_year, _SIGNED.sub(r"\1", text))
    text = _IN_SHORT_YEAR.sub(lambda match: f"{match[1]} {century(int(match[2]))}", text)
    text = _ARROW.sub(" to ", text)
    text = _MONTH_OF_YEAR.sub(lambda match: f"{match[1]}{match[2]} 19{match[3]}", text)
    text = _WITH.sub("with", _POSSESSIVE_YEAR.sub(r"\1", text))
    text = _COMPASS.sub(lambda match: f"{_POINTS[match[1].lower()]} {_POINTS[match[2].lower()]}", text)
    text = _THOUSANDS.sub("", text)
    text = _SINCE_WHEN.sub("how long", _PRIOR_TO.sub("before", _DUE_TO.sub("caused by", text)))
    text = _OR_MORE.sub(r"\1 or more ", text)
    text = _THOUSAND.sub(lambda match: f"{float(match[1]) * 1000:.0f}", text)
    text = _WHOLE_YEARS.sub(r"\1 to \2", _YEARS.sub(_both_years, text))
    text = _BY_ELECTION.sub(_by_election, text)
    text = _SPOKEN_YEAR.sub(_spoken_year, text)
    text = _SPOKEN_DECADE.sub(lambda match: f"{1940 + 10 * _DECADES.index(match[1].lower())}s", text)
    text = _SPOKEN_CENTURY.sub(_spoken_in_this_century, text)
    text = _PART.sub(
        lambda match: f"{_PARTS[match[1].lower()]} percent of",
        _PART_VOTED.sub(r"\1 percent turnout", _HALF_VOTED.sub("50 percent turnout", text)),
    )
    text = _COUNT_OF.sub(r"number of \1", text)
    text = _WHY.sub("why", _FROM_TO.sub(" to ", text))
    text = _BATLEY.sub("batley and spen", _AND.sub(" and ", text))
    return tuple(_SYMBOLS.get(word, word) for word in _WORD.findall(fold(text)))


_UNITS, _TEENS, _TENS = UNITS[1:10], UNITS[10:], TENS[2:]
_SPOKEN_YEAR = re.compile(
    rf"\btwenty[ -](?:({'|'.join(_TEENS)})|twenty(?:[ -]({'|'.join(_UNITS)}))?)\b"
    rf"|\bnineteen[ -]({'|'.join(_TENS)})(?:[ -]({'|'.join(_UNITS)}))?\b",
    re.IGNORECASE,
)
"""A year as it is said: "twenty twelve", "twenty twenty four", "nineteen eighty three"; "twenty one" is a number."""


_DECADES = ("forties", "fifties", "sixties", "seventies", "eighties", "nineties")
_SPOKEN_DECADE = re.compile(rf"\bnineteen[ -]({'|'.join(_DECADES)})\b", re.IGNORECASE)
_SPOKEN_CENTURY = re.compile(
    rf"\b(in|since|before|until|after|year) two thousand"
    rf"(?: (?:and )?(?:({'|'.join((*_TEENS, *_UNITS))})|(twenty)(?:[ -]({'|'.join(_UNITS)}))?))?\b",
    re.IGNORECASE,
)
"""A year of this century, after a word that stands before one: elsewhere "two thousand" counts something."""
_HALF_VOTED = re.compile(
    r"\bhalf (?:(?:of )?(?:the |all )?(?:people|voters|electorate|electors|constituency|town) )?"
    r"(?:voted?|turn(?:ed)? out|bothered to vote)\b(?! share)",
    re.IGNORECASE,
)
_PART_VOTED = re.compile(
    r"(?<![\d.])(\d+(?:\.\d+)?) ?(?:%|per ?cent) (?:of (?:people|voters|electors|the electorate) )?"
    r"(?:voted?|turn(?:ed)? out)\b(?! share)",
    re.IGNORECASE,
)
_PARTS = {"half": "50", "a third": "33.3333", "a quarter": "25", "two thirds": "66.6667", "three quarters": "75"}
_PART = re.compile(rf"\b({'|'.join(_PARTS)})(?: of)?(?= (?:the |all )?votes?\b)", re.IGNORECASE)


def _spoken_in_this_century(match: re.Match[str]) -> str:
    unit = match[2] or match[4]
    count = (*_UNITS, *_TEENS).index(unit.lower()) + 1 if unit else 0
    return f"{match[1]} {2000 + count + (20 if match[3] else 0)}"


def _spoken_year(match: re.Match[str]) -> str:
    teen, unit, ten, other = (part and part.lower() for part in match.groups())
    if ten:
        return str(1940 + 10 * _TENS.index(ten) + (1 + _UNITS.index(other) if other else 0))
    return str(2010 + _TEENS.index(teen)) if teen else str(2020 + (1 + _UNITS.index(unit) if unit else 0))


def _by_election(match: re.Match[str]) -> str:
    return " byelections " if match[0].lower().endswith("s") else " byelection "


def _full_year(match: re.Match[str]) -> str:
    return str(century(int(match[1])))


def _both_years(match: re.Match[str]) -> str:
    first, last = int(match[1]), int(match[2])
    full = first - first % 100 + last
    # Written so ("2017-19"), two years may be a Parliament's: the joint keeps them apart from "2017 to 2019".
    return f"{first} through {full if full >= first else full + 100}"
