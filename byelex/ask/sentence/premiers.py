"""A Prime Minister's time in office as its days: "under Thatcher", "the Blair years", "when May was PM"."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date, timedelta
from itertools import pairwise

from byelex.parliaments import PRIME_MINISTERS

_FIRST_NAMES = (
    "(?:sir )?(?:clem(?:ent)?|winston|anthony|harold|alec|ted|edward|jim|james|margaret|maggie|john|tony|gordon|david"
    "|theresa|boris|liz|rishi) "
)


def _terms() -> dict[str, tuple[date, date]]:
    """Give the first and the last day of each who held the office once and has left it, by surname."""
    times = Counter(name for _, name in PRIME_MINISTERS)
    ended = ((name, begun, left) for (begun, name), (left, _) in pairwise(PRIME_MINISTERS))
    return {
        name.lower().split()[-1].replace("-", " "): (begun, left - timedelta(days=1))
        for name, begun, left in ended
        if times[name] == 1
    }


_TERMS = _terms()
_WHO = rf"(?:{_FIRST_NAMES})?({'|'.join(_TERMS)}|boris)(?:['’]?s)?"
_OFFICE = "(?:pm|prime minister|(?:in )?(?:power|office|no 10|number 10|number ten|downing street))"
_SAT = "(?:government|ministry|administration|premiership|years|era|time (?:as|in) " + _OFFICE + ")"
_IN_OFFICE = re.compile(
    rf"\b(?:under {_WHO}(?: {_SAT})?(?! (?:part|swing|vote))"
    rf"|(?:(?:in|during|throughout|of|under) )?(?:the )?{_WHO} {_SAT}"
    rf"|(?:while|when|whilst) {_WHO} was (?:the )?{_OFFICE}|{_WHO} as {_OFFICE})\b"
)
_NOT_WHEN = "".join(
    rf"(?<!\b{joint} )(?<!\b{joint} the )"
    for joint in ("in", "during", "throughout", "of", "under", "since", "before", "after")
)
_COUNTED = r"(?=.*\b(?:how many|any|which|what|number of) (?:by[- ]?elections?|seats?)\b)"
_GOVERNED = re.compile(
    rf"^(.*?){_NOT_WHEN}\b{_WHO} (?:government|ministry|administration)\b(.*?)\W*$"
    rf"|^{_COUNTED}(.*?\b(?:did|has|had)) {_WHO} "
    r"(?=(?:ever )?(?:lose|lost|win|won|hold|held|gain|gained|defend)\b)(.*?)\W*$"
)
_DATED = re.compile(r"\b(?:19|20)\d\d\b|\bsince\b|\bparliament\b|\bthis year\b")
_QUOTED = re.compile(r"\b(?:sa(?:id|ys?|ying)|quot\w+|mention\w*)\b|[\"“”]")


def terms_written_out(text: str) -> str:
    """Write "under Thatcher" as "between 4 may 1979 and 27 november 1990"; the words of a quote are left alone.

    Whoever was so twice, or may be still, is left: of Harold Wilson and Keir Starmer no one term can be told.
    """
    if _QUOTED.search(text):
        return text
    # "How many did Johnson win in 2019" is of that year: two times are not read together.
    return _IN_OFFICE.sub(_days, text if _DATED.search(text) else _GOVERNED.sub(_government, text))


def _government(match: re.Match[str]) -> str:
    """Write "did Major's government lose any", "how many did Sunak lose" as of the government, in those days."""
    before, who, after = (part or "" for part in (match.groups()[:3] if match[2] else match.groups()[3:]))
    return f"{before.removesuffix('the ').rstrip()} the government {after.strip()} {_dates(who)}"


def _days(match: re.Match[str]) -> str:
    return _dates(next(name for name in match.groups() if name))


def _dates(who: str) -> str:
    begun, left = _TERMS["johnson" if who == "boris" else who]
    return f"between {begun:%-d %B %Y} and {left:%-d %B %Y}".lower()
