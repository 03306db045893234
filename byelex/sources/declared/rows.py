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


_LABELS = re.compile(
    r"(?i)\b(?:votes? ?share|share(?: of (?:the )?votes?)?|of (?:the )?(?:total )?votes|total votes|votes?"
    r"|(?:share )?change(?: since [0-9]{4})?)\b:?"
)
"""What a web page writes beside a candidate's figures."""


def unstacked(lines: list[str], phrases: PartyPhrases) -> list[str]:
    """Put on one line what a web page's cells were pasted as, one below another: name, party and votes.

    The lines keep their numbers: the joined text stands on the votes' line and the others are blank.
    """
    lines = list(lines)
    kept = [at for at, line in enumerate(lines) if re.search(r"\w", line)]
    for place, at in enumerate(kept):
        if not _is_count(lines[at]):
            continue
        above = [each for each in kept[max(0, place - 3) : place] if lines[each]]
        if above and is_label(lines[above[-1]]):
            lines[at], lines[above[-1]] = f"{lines[above[-1]]}: {lines[at]}", ""
        elif cells := _name_and_party([lines[each] for each in above], phrases):
            lines[at] = "\t".join((*cells, _LABELS.sub(" ", lines[at]).strip(" :")))
            for each in above[-len(cells) :]:
                lines[each] = ""
            for below in kept[place + 1 : place + 4]:
                # The share and the change, each on a line of its own, belong to it.
                if not _is_aside(lines[below]):
                    break
                lines[at], lines[below] = f"{lines[at]}\t{_LABELS.sub(' ', lines[below]).strip(' :')}".rstrip(), ""
    return lines


def _name_and_party(above: list[str], phrases: PartyPhrases) -> list[str]:
    """Give the cells above a count that are one name and its party, by its name and perhaps its letters; else none."""
    for size in (3, 2):
        cells = above[-size:]
        reads = [phrases.read(cell) for cell in cells]
        parties = {read.party.id for read in reads if read is not None}
        if (
            len(cells) == size
            and reads.count(None) == 1
            and len(parties) == 1
            and not re.search("[0-9]", "".join(cells))
        ):
            return cells
    return []


def _is_count(line: str) -> bool:
    bare = re.sub(r"(?i)\bvotes?\b:?", " ", line)
    found = figures(bare.split())
    return len(found) == 1 and found[0][2].kind == "count" and not re.search(r"[^\W\d]", bare)


def _is_aside(line: str) -> bool:
    bare = re.sub(r"[()]", " ", _LABELS.sub(" ", line))
    found = figures(bare.split())
    rest = not re.search(r"\w", bare) or (len(found) == 1 and found[0][2].kind in ("share", "change"))
    return rest and not re.search(r"[^\W\d]", re.sub(r"(?i)\bpp\b", "", bare))
