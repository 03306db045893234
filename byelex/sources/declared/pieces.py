"""One pasted line cut at what parts its cells, and the figures taken out of them: the votes and the share."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from byelex.changing import quick
from byelex.names.text import words
from byelex.sources.declared.figures import Figure, Stated, figure, figures
from byelex.wording import listed

_EITHER = "could each be the votes; leave only one whole number, or give the others a % or a sign."
WANTED = 'write it as "name, party, votes"'

VOTE_WORDS = frozenset({"vote", "votes", "polled", "with", "got", "received", "on", "won", "has", "scored", "total"})
ELECTED = frozenset({"elected", "winner", "won", "reelected", "re-elected", "mp", "winning", "duly"})
_BESIDE = VOTE_WORDS | ELECTED

_GROUP_COMMA = re.compile(r"(?<![0-9,.])([0-9]{1,3}(?:,[0-9]{3})+)(?![0-9])")
_QUOTED = re.compile(r'(?:(?<=^)|(?<=[,\t|;]))\s*(?:["“]([^"“”]+)["”]|“([^“”]+)”)\s*(?=$|[,\t|;(:]|\s[-–—]\s)')
_JOINT = re.compile(
    r"(\s*\t\s*|\s*\|\s*|\s{2,}|\s*;\s*|\s+[-–—−]+(?=\s)|(?<=[^\W\d_])[-–—](?=[0-9])|:(?=\s|$)|\.{2,}|…|\s*=\s*|"
    r"\s+/\s+|[(\[]|[)\]]|,(?=\s|$)|(?<![0-9]),|,(?![0-9])|(?<=[0-9]{4}),|(?<=\x00[0-9]{3}),)"
)
_COMMA = "\x00"


@quick
@dataclass(frozen=True, slots=True)
class Piece:
    """What stands between two delimiters; `joint` is the delimiter before it."""

    text: str
    joint: str = ""
    bracketed: bool = False
    whole: bool = False
    """Quoted, or a party's name known whole: its digits are no figures."""


def pieces(text: str, awkward: re.Pattern[str] | None) -> list[Piece]:
    """Cut a line at what parts its cells; a quoted cell, and a party's name that holds a comma, stay whole."""
    text = _GROUP_COMMA.sub(lambda found: found[1].replace(",", _COMMA), text)
    kept: list[str] = []

    def keep(found: re.Match[str]) -> str:
        return _kept(kept, (found[1] or found[2]).strip())

    text = _QUOTED.sub(keep, text)
    if awkward is not None:
        text = awkward.sub(lambda found: f" | {_kept(kept, found[0])} | ", text)
    parts = _JOINT.split(text)
    cells: list[Piece] = []
    joint, bracketed = "", False
    for at, part in enumerate(parts):
        if at % 2:
            joint = part.strip() or part[:1]
            bracketed = joint in "([" if joint in ("(", "[", ")", "]") else bracketed
            continue
        whole = re.fullmatch("\\s*\x01([0-9]+)\x01\\s*", part)
        part = re.sub("\x01([0-9]+)\x01", lambda found: kept[int(found[1])], part).replace(_COMMA, ",").strip()
        if whole is not None:
            cells.append(Piece(part, joint, bracketed, whole=True))
        elif part.strip(" .,;:*_-–—=|"):
            cells.append(Piece(part.strip(" ;:*_=|").rstrip(",") or part, joint, bracketed))
    return cells


def _kept(kept: list[str], text: str) -> str:
    kept.append(text)
    return f"\x01{len(kept) - 1}\x01"


@dataclass(slots=True)
class _Count:
    """A whole number of a line: where it stands, and how surely it is a figure and not part of a name."""

    piece: int
    first: int
    last: int
    figure: Figure
    rank: int
    """0: alone between delimiters, or its thousands marked; 1: at a text's end; 2: at its start or inside it."""


def figured(
    cells: Sequence[Piece],
) -> tuple[list[Piece], int | None, Stated | None, list[str], list[str]]:
    """Take the figures out: the texts left, the votes, the stated share, doubts and faults."""
    doubts: list[str] = []
    faults: list[str] = []
    counts: list[_Count] = []
    shares: list[Stated] = []
    tokens = [piece.text.split() for piece in cells]
    cut: list[set[int]] = [set() for _ in cells]
    for at, found in enumerate(tokens):
        read = [] if cells[at].whole else figures(found)
        plain = [token for token in found if words(token) and figure(token) is None and token.lower() not in _BESIDE]
        for first, last, each in read:
            if each.kind == "unclear":
                faults.append(f"{each.why}.")
            if each.kind == "count":
                ending = all(figure(token) or token.lower() in _BESIDE for token in found[last:])
                rank = 0 if each.grouped or not plain else 1 if ending else 2
                counts.append(_Count(at, first, last, each, rank))
            else:
                cut[at].update(range(first, last))
            if each.stated is not None:
                shares.append(each.stated)
    votes: int | None = None
    if counts and not faults:
        chosen, fault = _votes(counts)
        if chosen is None:
            faults.append(fault)
        else:
            votes = chosen.figure.count
            cut[chosen.piece].update(range(chosen.first, chosen.last))
            if chosen.figure.spaced:
                doubts.append(f'"{chosen.figure.raw}" is read as {votes:,} votes.')
            others = [count for count in counts if count is not chosen]
            kept = [count.figure.raw for count in others]
            if any(_stands_alone(count, tokens[count.piece], cut[count.piece]) for count in others):
                votes = None
                raws = listed([count.figure.raw for count in counts])
                faults.append(f"{raws} {_EITHER}")
            elif kept:
                doubts.append(f"{', '.join(kept)} is read as part of the name.")
    texts: list[Piece] = []
    for piece, found, gone in zip(cells, tokens, cut, strict=True):
        for run in _runs(found, gone):
            if len(run) < len(found):
                run = without(run, VOTE_WORDS)
            if run:
                texts.append(replace(piece, text=" ".join(run)))
    return texts, votes, (shares[0] if shares else None), doubts, faults


def _stands_alone(count: _Count, found: Sequence[str], gone: set[int]) -> bool:
    """Tell whether a number has no word of a name beside it."""
    beside = [at for at in (count.first - 1, count.last) if 0 <= at < len(found) and at not in gone]
    return not any(words(found[at]) and figure(found[at]) is None for at in beside)


def _votes(counts: Sequence[_Count]) -> tuple[_Count | None, str]:
    best = min(count.rank for count in counts)
    first = [count for count in counts if count.rank == best]
    raws = listed([count.figure.raw for count in counts])
    if len(first) > 1:
        return None, f"{raws} {_EITHER}"
    others = [count for count in counts if count is not first[0]]
    if best == 2:
        return None, f"is {raws} the votes or part of the name? Put the votes last: {WANTED}."
    # "Agent 47" and "77 Joseph" stand; nobody is called 1,204.
    if any((count.figure.count or 0) >= 1000 or count.figure.grouped for count in others):
        return None, f"{raws} {_EITHER}"
    return first[0], ""


def _runs(found: Sequence[str], gone: set[int]) -> list[list[str]]:
    runs: list[list[str]] = [[]]
    for at, token in enumerate(found):
        if at in gone:
            runs.append([])
        else:
            runs[-1].append(token)
    return [run for run in runs if run]


def without(run: list[str], dropped: frozenset[str]) -> list[str]:
    while run and (run[0].lower() in dropped or not words(run[0])):
        run = run[1:]
    while run and (run[-1].lower() in dropped or not words(run[-1])):
        run = run[:-1]
    return run
