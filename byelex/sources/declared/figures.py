"""Figures in pasted text: which tokens are whole numbers, shares or changes, and which cannot be told."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

LARGEST_COUNT = 200_000
"""No constituency has so many electors; a larger figure is two figures run together or a slip."""

_INVISIBLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]"
)
_MARKS_KEPT = "✓✔✅☑🏆"
"""Pictures that say who was elected."""
_PLAIN = str.maketrans({"，": ",", "٬": ",", "％": "%", "│": "|", "┃": "|", "║": "|"})
_TAG = re.compile(r"</?[A-Za-z][^<>]*>")
_FOOTNOTE = re.compile(r"[¹²³⁰-⁹†‡§]|\[(?:[0-9]{1,2}|[a-z]|(?:note|nb) [0-9]{1,2})\]")
_WIDE_SPACE = "\u00a0\u2007\u2009\u202f\u2008\u200a"
_WIDE_GROUP = re.compile(rf"(?<=[0-9])[{_WIDE_SPACE}'’](?=[0-9]{{3}}(?![0-9]))")
_OTHER_SPACE = re.compile(r"[^\S\n\t ]")

_GROUPED = r"[0-9]{1,3}(?:,[0-9]{3})+"
_TOKEN = re.compile(
    rf"(?P<sign>[+\-−–±])?(?P<digits>{_GROUPED}|[0-9]+)(?P<decimals>[.,][0-9]+)?(?P<unit>\s?%|pp|pts?)?(?P<end>[.,;:!*]*)"
)
_MENTIONS_DIGIT = re.compile(r"[0-9]")
_MISTYPED = re.compile(r"[0-9,.]*[0-9][0-9,.]*[OoIl][0-9OoIl,.]*|[Ol][0-9][0-9,.OoIl]*")
_INEXACT = re.compile(r"(?:[~≈<>]|c\.|ca\.)\s?[0-9].*|[0-9][0-9,.]*(?:\?|\+|k|m|ish)\W*", re.IGNORECASE)

Kind = Literal["count", "share", "change", "unclear"]


@dataclass(frozen=True, slots=True)
class Stated:
    """A figure as printed, in points or a like unit: a check digit to the decimals it is printed with."""

    value: Fraction
    places: int

    def agrees(self, exact: Fraction) -> bool:
        """Tell whether an exact figure rounds to this one."""
        return abs(self.value - exact) <= Fraction(1, 2 * 10**self.places)

    def __str__(self) -> str:
        return f"{float(self.value):.{self.places}f}"


@dataclass(frozen=True, slots=True)
class Figure:
    """One number of a line: a count of people or papers, a share, a change, or one that cannot be told.

    `count` is set for counts, `stated` for shares; `grouped` says the thousands were marked, so that it can only be a
    count; `why` says why one is unclear, and how to mend it.
    """

    raw: str
    kind: Kind
    count: int | None = None
    stated: Stated | None = None
    grouped: bool = False
    spaced: bool = False
    why: str = ""


def plain_lines(text: str) -> list[str]:
    """Split pasted text into lines, invisible characters dropped and every odd space made a plain one.

    A no-break or thin space inside a number, or an apostrophe, becomes its thousands comma. Pictures and footnotes'
    marks are dropped: no name on a ballot paper has any.
    """
    text = _INVISIBLE.sub("", unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n")))
    text = "\n".join(map(_unadorned, text.translate(_PLAIN).split("\n")))
    text = _WIDE_GROUP.sub(",", text)
    return [_OTHER_SPACE.sub(" ", line).strip(" ") for line in text.split("\n")]


def _unadorned(line: str) -> str:
    # A line of nothing else stays, for whoever reads it to say so.
    plain = _FOOTNOTE.sub("", "".join(map(_plain_letter, _TAG.sub("\t", line))))
    return re.sub(" ?\x00[ \x00]*", " ", plain) if re.search(r"\w", plain) else line


def _plain_letter(letter: str) -> str:
    if letter.isascii():
        return letter
    kind = unicodedata.category(letter)
    if kind == "Nd":
        return str(unicodedata.decimal(letter))
    picture = kind in ("So", "Cn", "Co") or "🏻" <= letter <= "🏿"
    return "\x00" if picture and letter not in _MARKS_KEPT else letter


def figure(token: str) -> Figure | None:
    """Read one token as a figure; None where it is a word ("77th" and "B4" are words)."""
    if not _MENTIONS_DIGIT.search(token):
        return None
    found = _TOKEN.fullmatch(token)
    if found is None:
        return _odd(token)
    digits, decimals, unit = found["digits"], found["decimals"], found["unit"]
    grouped = "," in digits
    if unit or (decimals and decimals[0] == "." and len(decimals) != 4):
        places = len(decimals) - 1 if decimals else 0
        value = Fraction(digits.replace(",", "") + (decimals or "").replace(",", "."))
        if found["sign"]:
            return Figure(token, "change")
        if value > 100:
            return Figure(token, "unclear", why=f'"{token}" is more than a share can be; write votes like 13,296')
        return Figure(token, "share", stated=Stated(value, places))
    if decimals:
        why = f"the figure {token} could be a number of votes or a share; write 13,296 for votes or 35.3% for a share"
        return Figure(token, "unclear", why=why)
    if found["sign"]:
        number = int(digits.replace(",", ""))
        if number > 100 and found["sign"] in "-−–":
            why = f"{token} could be votes after a dash or a loss of votes; put a space after the dash if it is votes"
            return Figure(token, "unclear", why=why)
        return Figure(token, "change")
    return _counted(token, digits, grouped)


def _counted(token: str, digits: str, grouped: bool, spaced: bool = False) -> Figure:
    number = int(digits.replace(",", "")) if len(digits) < 20 else LARGEST_COUNT + 1
    if number > LARGEST_COUNT:
        why = f"the figure {token} is more than any constituency has; two figures may be run together"
        return Figure(token, "unclear", why=why)
    return Figure(token, "count", number, grouped=grouped, spaced=spaced)


def _odd(token: str) -> Figure | None:
    if _INEXACT.fullmatch(token):
        return Figure(token, "unclear", why=f'"{token}" is not an exact figure; give the declared one or leave it out')
    if _MISTYPED.fullmatch(token) or re.fullmatch(r"[0-9.,'’]+", token):
        return Figure(token, "unclear", why=f'"{token}" is not a number; write it like 13,296')
    return None


def figures(tokens: list[str]) -> list[tuple[int, int, Figure]]:
    """Find the figures among a text's tokens: (first token, one past the last, figure).

    Plain integers that follow each other as 13 296 do are one, its thousands marked by a space.
    """
    found: list[tuple[int, int, Figure]] = []
    at = 0
    while at < len(tokens):
        end = at + 1
        if re.fullmatch(r"[0-9]{1,3}", tokens[at]):
            while end < len(tokens) and re.fullmatch(r"[0-9]{3}", tokens[end]):
                end += 1
        if end > at + 1:
            raw = " ".join(tokens[at:end])
            read: Figure | None = _counted(raw, ",".join(tokens[at:end]), grouped=True, spaced=True)
        else:
            read = figure(tokens[at])
            if read is None and tokens[at] in ("+", "-", "−", "–", "±", "~", "c.", "about", "approx", "around", "over"):
                end, read = _prefixed(tokens, at)
        if read is not None:
            found.append((at, end, read))
        at = end if read is not None else at + 1
    return found


def _prefixed(tokens: list[str], at: int) -> tuple[int, Figure | None]:
    """Read a sign or an "about" that stands apart from its number; None where no number follows."""
    following = figure(tokens[at + 1]) if at + 1 < len(tokens) else None
    if following is None or following.kind == "unclear":
        return at + 1, None
    raw = f"{tokens[at]} {tokens[at + 1]}"
    if tokens[at] in ("+", "-", "−", "–", "±"):
        if following.kind == "share":
            return at + 2, Figure(raw, "change")
        return at + 1, None
    if following.kind == "count":
        return at + 2, Figure(
            raw, "unclear", why=f'"{raw}" is not an exact figure; give the declared one or leave it out'
        )
    return at + 1, None
