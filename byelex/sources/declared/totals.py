"""The lines of a declaration that are not a candidate's: electorate, rejected papers, turnout, majority, totals."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from fractions import Fraction

from byelex.sources.declared.figures import Figure, Stated, figures
from byelex.wording import listed

# Each starts a word and is followed, or else preceded, by its figure. "Total" alone counts only at a line's start.
_KEYS: tuple[tuple[str, str], ...] = (
    (
        "reason",
        r"(?:for )?(?:(?:the )?want of (?:an |the )?official mark|voting for more\b|writing or mark\b|"
        r"(?:being )?unmarked\b|(?:wholly )?void for uncertainty|rejected in part)",
    ),
    (
        "rejected",
        r"(?:(?:total |number of )*(?:ballots?|ballot papers?|papers?|votes?)(?: which were| that were| were)?"
        r" (?:rejected|spoilt|spoiled)|"
        r"(?:total |number of )*(?:rejected|spoilt|spoiled|invalid)"
        r"(?: (?:at the count|or|and|spoilt|ballots?|ballot papers?|papers?|votes?))*)",
    ),
    (
        "electorate",
        r"(?:(?:total|size of|number of|no\.? of|eligible|the|registered) )*(?:electorate|registered voters|"
        r"eligible voters|registered electorate|electoral (?:register|roll)|"
        r"(?:electors |voters |no\. )?on (?:the )?(?:electoral )?(?:register|roll)|electors)",
    ),
    ("turnout", r"(?:(?:voter|overall|percentage|total) )*turn-?out(?: percentage)?"),
    ("majority", r"majority|maj\b\.?"),
    (
        "ballots",
        r"(?:total )?(?:number of )?(?:verified(?: votes| papers| ballots| ballot papers)?|"
        r"(?:ballots|ballot papers)(?: issued| verified| counted| cast| received)?)",
    ),
    (
        "valid",
        r"(?:total )?(?:number of )?(?:valid (?:votes?|poll)(?: cast| polled| given)?|"
        r"votes? (?:cast|polled|given)|total votes?(?: cast| polled)?|total poll)",
    ),
    ("total", r"^\W*total(?=\W*[0-9])"),
    ("swing", r"swing"),
)
_KEY = re.compile("|".join(rf"(?P<{name}>(?<![\w-])(?:{pattern})(?![\w]))" for name, pattern in _KEYS), re.IGNORECASE)
_BRACKETS = re.compile(r"[(\[][^)\]]*[)\]]")
_NONE = re.compile(r"(?i)^[\s:=–—-]*(?:none|nil|zero)\b")
_BLANK = re.compile(
    r"(?i)\b(?:n/?a|not (?:yet )?(?:known|recorded|given|available|announced)|tb[ca]|to follow|unknown)\b|^\W*$"
)
_JOINT = re.compile(r"(?i)^[\s:=|,;–—-]*(?:(?:of|was|were|is|at|by|just|figure|total|number)\b[\s:=]*)*[\s:=|,;–—-]*")


@dataclass(frozen=True, slots=True)
class Total:
    """A labelled figure: what it is, its line, and the figure as a count, a share, or both (a turnout)."""

    what: str
    count: int | None = None
    stated: Stated | None = None
    fault: str = ""


def take_totals(line: str, first_only: bool) -> tuple[list[Total], str]:
    """Take the labelled figures out of a line; what is left of it comes back.

    `first_only` takes the first figure after a label for its own, the next ones for other columns'.
    """
    keys = list(_KEY.finditer(line))
    if not keys:
        return [], line
    found: list[Total] = []
    left: list[str] = []
    at = 0
    for number, key in enumerate(keys):
        what = str(key.lastgroup)
        end = keys[number + 1].start() if number + 1 < len(keys) else len(line)
        before, after = line[at : key.start()], line[key.end() : end]
        read, rest = _after(what, key[0], after, first_only)
        if read is None:
            read, before = _before(what, key[0], before)
            rest = after
        if read is None and not _BLANK.search(after):
            # No figure belongs to the word: it stays in the line, for whoever reads the rest.
            left.append(line[at:end])
        else:
            left += [before, rest]
            if read is not None:
                found.append(read)
        at = end
    return found, " ".join(part.strip() for part in left if part.strip())


def _after(what: str, label: str, text: str, first_only: bool) -> tuple[Total | None, str]:
    joint = _JOINT.match(text)
    body = text[joint.end() :] if joint else text
    # A bracket is an aside ("323 (down 3,202)") unless there is nothing else.
    asides = _figures(" ".join(_BRACKETS.findall(body)))
    read = _figures(_BRACKETS.sub(" ", body)) or asides
    if what == "rejected" and not read and _NONE.match(text):
        return Total(what, 0), _NONE.sub("", text)
    # "Majority over Reform UK: 250" has words between.
    if not read or read[0][0] > (6 if what in ("reason", "majority") else 2):
        return None, text
    if first_only and what != "turnout":
        read = read[:1]
    total = _total(what, label, [each for _, _, each in read])
    if what == "turnout" and total.stated is None:
        share = next((each.stated for _, _, each in asides if each.stated is not None), None)
        total = replace(total, stated=share)
    return total, ""


def _figures(text: str) -> list[tuple[int, int, Figure]]:
    return figures(_apart(re.sub(r"[()\[\]|;]", " ", text).split()))


def is_label(text: str) -> bool:
    """Tell whether a whole text is the label of a total, its figure still to come."""
    return _KEY.fullmatch(text.strip(" :.-–")) is not None


def _apart(tokens: list[str]) -> list[str]:
    return [token.rstrip(",") or token for token in tokens]


def _before(what: str, label: str, text: str) -> tuple[Total | None, str]:
    tokens = text.split()
    read = figures(_apart(tokens))
    if not read or read[-1][1] != len(tokens):
        return None, text
    first, _, only = read[-1]
    return _total(what, label, [only]), " ".join(tokens[:first])


def _total(what: str, label: str, read: list[Figure]) -> Total:
    label = label.strip().capitalize()
    unclear = next((each for each in read if each.kind == "unclear"), None)
    counts = [each for each in read if each.kind == "count" and each.count is not None]
    shares = [each.stated for each in read if each.kind == "share" and each.stated is not None]
    if what in ("turnout", "swing"):
        if unclear is not None and not shares:
            return Total(what, fault=f"{label}: {unclear.why}.")
        if not shares and counts and (counts[0].count or 0) <= 100:
            return Total(what, stated=Stated(Fraction(counts[0].count or 0), 0))
        return Total(what, counts[0].count if counts else None, shares[0] if shares else None)
    if unclear is not None:
        return Total(what, fault=f"{label}: {unclear.why}.")
    different = {each.count for each in counts}
    if len(different) > 1:
        both = listed([each.raw for each in counts])
        return Total(what, fault=f"{label} has two figures, {both}; leave one.")
    if not counts:
        if shares and what == "majority":
            # A majority in points only: nothing to check votes with.
            return Total(what)
        return Total(what, fault=f"{label} needs a whole number, like {label}: 1,234.")
    return Total(what, counts[0].count)
