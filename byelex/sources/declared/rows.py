"""Pasted tables that have a heading: its words say which column holds the name, the party and the votes."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from byelex.names.text import words
from byelex.sources.declared.candidates import Standing
from byelex.sources.declared.figures import figures
from byelex.sources.declared.parties import PartyPhrases
from byelex.sources.declared.persons import proper_name
from byelex.sources.declared.totals import is_label

_ROLES: dict[str, tuple[str, ...]] = {
    "name": ("candidate", "candidates", "name", "candidate name", "name of candidate", "names of candidates"),
    "party": ("party", "description", "parties", "description if any", "party name", "political party"),
    "votes": (
        "votes",
        "vote",
        "number of votes",
        "votes recorded",
        "votes cast",
        "votes polled",
        "total votes",
        "votes received",
        "number of votes recorded",
        "no of votes",
    ),
    "elected": ("elected", "result", "outcome", "elected or not"),
    "other": ("", "share", "change", "swing", "vote share", "position", "pos", "no", "rank", "percentage", "of votes"),
}
_ROLE_OF = {tuple(words(phrase)): role for role, phrases in _ROLES.items() for phrase in phrases}
_DELIMITERS = (("\t", re.compile(r"\s*\t\s*")), ("|", re.compile(r"\s*\|\s*")), ("  ", re.compile(r"\s{2,}")))


@dataclass(frozen=True, slots=True)
class Header:
    """A table's heading: what parts its cells, and what each column holds."""

    delimiter: str
    roles: tuple[str, ...]


def _cells(delimiter: str, line: str) -> list[str]:
    if delimiter == ",":
        import csv

        return [cell.strip() for cell in next(csv.reader([line], skipinitialspace=True), [])]
    cells = dict(_DELIMITERS)[delimiter].split(line.strip())
    while cells and not cells[0]:
        cells = cells[1:]
    while cells and not cells[-1]:
        cells = cells[:-1]
    return cells


def read_header(line: str) -> Header | None:
    """Read a table's heading; None where the line is none. It names at least the votes and a name or a party."""
    for delimiter in ("\t", "|", ",", "  "):
        cells = _cells(delimiter, line)
        if len(cells) < 2:
            continue
        roles = [_ROLE_OF.get(tuple(word for word in words(cell) if word != "percent")) for cell in cells]
        if None not in roles and "votes" in roles and ("name" in roles or "party" in roles):
            return Header(delimiter, tuple(role or "other" for role in roles))
    return None


def read_row(header: Header, number: int, line: str, phrases: PartyPhrases) -> Standing | None:
    """Read a table's row under its heading; None where it is no candidate's ("Majority 323") or has other columns."""
    cells = _cells(header.delimiter, line)
    if len(cells) > len(header.roles) or header.roles.index("votes") >= len(cells):
        return None
    given = {role: cell for role, cell in zip(header.roles, cells, strict=False) if role != "other"}
    name, party, votes = given.get("name", ""), given.get("party", ""), given.get("votes", "")
    read = phrases.read(party)
    if read is None or not name or len(read.parties) > 1:
        return None
    written, doubt = proper_name(name.rstrip("*✓✔ ").strip('"“”'))
    standing = Standing(
        number, written, read.party, read.name, starred=name.endswith("*"), doubts=(doubt,) if doubt else ()
    )
    if words(given.get("elected", "")) in (["elected"], ["yes"], ["winner"], ["won"], ["gain"], ["hold"]):
        standing = replace(standing, elected=True)
    found = [each for _, _, each in figures(votes.split())]
    if len(found) == 1 and found[0].kind == "count":
        return replace(standing, votes=found[0].count)
    if not found:
        return standing
    why = found[0].why if len(found) == 1 and found[0].why else f'"{votes}" in the votes column is not one whole number'
    return replace(standing, faults=(f"{why}.",))


def unstacked(lines: list[str], phrases: PartyPhrases) -> list[str]:
    """Put on one line what a web page's cells were pasted as, one below another: name, party and votes.

    The lines keep their numbers: the joined text stands on the votes' line and the others are blank.
    """
    lines = list(lines)
    kept = [at for at, line in enumerate(lines) if re.search(r"\w", line)]
    for place, at in enumerate(kept):
        if not _is_count(lines[at]):
            continue
        above = kept[max(0, place - 2) : place]
        one, two = (lines[above[0]], lines[above[1]]) if len(above) == 2 else ("", "")
        if above and is_label(lines[above[-1]]):
            lines[at], lines[above[-1]] = f"{lines[above[-1]]}: {lines[at]}", ""
        elif (
            one
            and two
            and not re.search("[0-9]", one + two)
            and (phrases.read(one) is None) != (phrases.read(two) is None)
        ):
            lines[at] = f"{one}\t{two}\t{lines[at]}"
            lines[above[0]] = lines[above[1]] = ""
            for below in kept[place + 1 : place + 3]:
                # The share and the change, each on a line of its own, belong to it.
                if not _is_aside(lines[below]):
                    break
                lines[at], lines[below] = f"{lines[at]}\t{lines[below]}", ""
    return lines


def _is_count(line: str) -> bool:
    found = figures(re.sub(r"(?i)\bvotes?\b", " ", line).split())
    return len(found) == 1 and found[0][2].kind == "count" and not re.search(r"(?i)[^\W\d]", line.replace("votes", ""))


def _is_aside(line: str) -> bool:
    found = figures(re.sub(r"[()]", " ", line).split())
    return len(found) == 1 and found[0][2].kind in ("share", "change") and not re.search(r"[^\W\d]", line)
