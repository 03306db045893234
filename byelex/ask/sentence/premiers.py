"""A Prime Minister's time in office as its days: "under Thatcher", "the Blair years", "when May was PM"."""

from __future__ import annotations

import re
from datetime import date, timedelta
from itertools import pairwise

from rapidfuzz.distance import OSA

from byelex.ask.sentence.lexicon import word_set
from byelex.parliaments import PRIME_MINISTERS

_FIRST_NAMES = (
    "(?:sir )?(?:clem(?:ent)?|winston|anthony|harold|alec|ted|edward|jim|james|margaret|maggie|john|tony|gordon|david"
    "|theresa|boris|liz|rishi) "
)


def _surname(name: str) -> str:
    return name.lower().split()[-1].replace("-", " ")


def _terms() -> dict[str, list[tuple[date, date]]]:
    """Give the first and the last day of each time that anyone held the office and has left it, by surname."""
    found: dict[str, list[tuple[date, date]]] = {}
    for (begun, name), (left, _) in pairwise(PRIME_MINISTERS):
        found.setdefault(_surname(name), []).append((begun, left - timedelta(days=1)))
    return found


_TERMS = _terms()
_BY_FIRST_NAME = {"boris": "johnson", "rishi": "sunak", "liz": "truss", "maggie": "thatcher"}
"""Whom their first name alone is enough for; "theresa" and "gordon" may be anyone."""
_WHO = rf"(?:{_FIRST_NAMES})?({'|'.join((*_TERMS, *_BY_FIRST_NAME))})(?:['’]?s)?"
_SURNAMES = tuple(dict.fromkeys(_surname(name) for _, name in PRIME_MINISTERS))
_ANYONE = "|".join(_SURNAMES)
_BECAME = re.compile(
    rf"\bsince (?:{_FIRST_NAMES}|keir )?({_ANYONE}) (?:became|was made|got to be|took over|took (?:office|power)|came)"
    r"(?: as)?(?: the)?(?: pm| prime minister| (?:in )?to (?:power|office)| in)?\b"
)
_BOTH = re.compile(rf"\bunder {_WHO} (or|and|than|vs|versus|v) (?:under )?(?={_WHO}\b)")
_OFFICE = "(?:pm|prime minister|(?:in )?(?:power|office|no 10|number 10|number ten|downing street))"
_SAT = "(?:government|ministry|administration|premiership|years|era|time (?:as|in) " + _OFFICE + ")"
_IN_OFFICE = re.compile(
    rf"\b(?:under {_WHO}(?: {_SAT})?(?! (?:part|swing|vote))"
    rf"|(?:(?:in|during|throughout|of|under) )?(?:the )?{_WHO} {_SAT}"
    rf"|(?:while|when|whilst) {_WHO} was (?:the )?{_OFFICE}|{_WHO} as {_OFFICE}|(?:in|during) {_WHO} (?:time|days?))\b"
)
_NOT_WHEN = "".join(
    rf"(?<!\b{joint} )(?<!\b{joint} the )"
    for joint in ("in", "during", "throughout", "of", "under", "since", "before", "after")
)
_FARED = r"(?=(?:ever )?(?:lose|lost|win|won|hold|held|gain|gained|defend)\b)"
_COUNTED = r"(?=.*\b(?:how many|any|which|what|number of) (?:by[- ]?ele\w+|seats?)\b)"
_GOVERNED = re.compile(
    rf"^(.*?){_NOT_WHEN}\b{_WHO} (?:government|gov['’]?t|gov|ministry|administration)\b(.*?)\W*$"
    rf"|^{_COUNTED}(.*?\b(?:did|has|had)) {_WHO} {_FARED}(.*?)\W*$"
)
_LED = re.compile(
    rf"^(.*?)\b(?:{_FIRST_NAMES})?({'|'.join(_TERMS)})(?:['’]s|s) (labour|tories|conservatives)\b(.*?)\W*$"
)
"""A party said to be its leader's, who was Prime Minister: "how many did Callaghan's Labour lose"."""
_DATED = re.compile(r"\b(?:19|20)\d\d\b|\bsince\b|\bparliament\b|\bthis year\b")
_WORD = re.compile("[a-z]+")
_NAMES = frozenset(f"{name.split()[-1]}{theirs}" for name in (*_SURNAMES, *_BY_FIRST_NAME) for theirs in ("", "s"))
"""The last word of each name, as it is and of whom it is: a text without any is left as it is."""
_QUOTED = re.compile(r"\b(?:sa(?:id|ys?|ying)|quot\w+|mention\w*)\b|[\"“”]")


def terms_written_out(text: str) -> str:
    """Write "under Thatcher" as "between 4 may 1979 and 27 november 1990"; the words of a quote are left alone.

    Harold Wilson's are two stretches of time. Whoever may be so still is left: only since when is known.
    """
    if _QUOTED.search(text):
        return text
    text = _MISSPELT.sub(_spelt, text)
    if _NAMES.isdisjoint(_WORD.findall(text)):
        return text
    text = _BOTH.sub(r"under \1 \2 under ", _BECAME.sub(_since, text))
    if not _DATED.search(text):
        text = _LED.sub(lambda match: f"{match[1]}{match[3]}{match[4]} {_dates(match[2])}", text)
    # "How many did Johnson win in 2019" is of that year: two times are not read together.
    return _IN_OFFICE.sub(_days, text if _DATED.search(text) else _GOVERNED.sub(_government, text))


def _spelt(match: re.Match[str]) -> str:
    """Put a Prime Minister's surname right that is a letter out, where only one's can stand."""
    word = next(filter(None, match.groups()))
    if word in _OTHERS:
        return match[0]
    near = [name for name in _SURNAMES if len(name) > 4 and OSA.distance(word, name, score_cutoff=1) == 1]
    return match[0].replace(word, near[0]) if len(near) == 1 and word not in _NAMES else match[0]


_OTHERS = word_set("no premier")
"""Surnames of others that are a letter from a Prime Minister's."""
_MISSPELT = re.compile(
    r"\bunder ([a-z]{5,})\b|\b([a-z]{5,})(?=(?:['’]?s)? (?:era|years|premiership|government)\b)"
    rf"|\belections did (?:{_FIRST_NAMES})?([a-z]{{5,}}) {_FARED}"
)


def _government(match: re.Match[str]) -> str:
    """Write "did Major's government lose any", "how many did Sunak lose" as of the government, in those days."""
    before, who, after = (part or "" for part in (match.groups()[:3] if match[2] else match.groups()[3:]))
    return f"{before.removesuffix('the ').rstrip()} the government {after.strip()} {_dates(who)}"


def _days(match: re.Match[str]) -> str:
    return _dates(next(name for name in match.groups() if name))


def _since(match: re.Match[str]) -> str:
    begun = next(day for day, name in PRIME_MINISTERS if _surname(name) == match[1])
    return f"since {begun:%-d %B %Y}".lower()


def _dates(who: str) -> str:
    terms = _TERMS[_BY_FIRST_NAME.get(who, who)]
    if len(terms) == 1:
        return "between {:%-d %B %Y} and {:%-d %B %Y}".format(*terms[0]).lower()
    return " and ".join(f"from {begun:%-d %B %Y} to {left:%-d %B %Y}" for begun, left in terms).lower()
