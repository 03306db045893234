"""Who won as a sentence says it: "Labour gain from Conservative", "LAB HOLD", "Kim Leadbeater elected"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from byelex.elections import Party
from byelex.sources.declared.candidates import read_standing
from byelex.sources.declared.parties import PartyPhrases
from byelex.sources.declared.persons import proper_name

_WIN = re.compile(
    r"(?i)\b(gain|gains|gained|hold|holds|held|win|wins|won|elected|re-elected|retain|retains|take|takes)\b"
)
_HOLDS = frozenset({"hold", "holds", "held", "retain", "retains"})
_GAINS = frozenset({"gain", "gains", "gained"})


@dataclass(frozen=True, slots=True)
class Verdict:
    """Who won as a sentence says it, of which any part may be missing."""

    party: Party | None = None
    party_name: str = ""
    name: str = ""
    gained_from: Party | None = None
    held: bool | None = None


def read_verdict(line: str, phrases: PartyPhrases) -> Verdict | None:
    """Read "Labour gain from Conservative", "LAB HOLD", "Kim Leadbeater elected", "Elected: Kim Leadbeater (Lab)"."""
    found = _WIN.search(line)
    if found is None:
        return None
    verb = found[1].lower()
    line, found = _declared(line, found)
    left, right = line[: found.start()].strip(" ,;:–—-"), line[found.end() :].strip(" ,;.:!–—-")
    said = verb in _GAINS or verb in _HOLDS
    held = verb in _HOLDS if said else None
    source = re.search(r"(?i)\bfrom\s+(?:the\s+)?(.+)$", right)
    gained_from = _some_party(phrases, source[1]) if source and not held else None
    left = re.sub(r"(?i)[,;]?\s*\b(?:is|has|have|been|are|was|duly|declared|the|re-?)$", "", left).strip(" ,;")
    left = re.sub(r"(?i)\b(?:is|has|have|been|are|was|duly|declared)(?:\s+(?:been|duly))*$", "", left).strip(" ,;")
    if not left:
        standing = read_standing(0, right, phrases)
        if standing.faults or not (standing.name or standing.party):
            return None
        return Verdict(standing.party, standing.party_name, standing.name, gained_from, held)
    sides = [left, *reversed([part.strip() for part in re.split(r":\s|\s[-–—]\s", left)])]
    for side in sides:
        read = phrases.read(side)
        if read is not None:
            return Verdict(read.party, read.name, "", gained_from, held)
    own = sides[1] if len(sides) > 1 else left
    tokens = own.split()
    ahead, behind = phrases.leading(tokens), phrases.trailing(tokens)
    if behind and verb in ("gain", "hold", "win"):
        read = phrases.read(" ".join(tokens[-behind:]))
        if read is not None:
            return Verdict(read.party, read.name, "", gained_from, held)
    standing = read_standing(0, own, phrases)
    party = standing.party
    party_name = standing.party_name
    if ahead and party is None and (read := phrases.read(" ".join(tokens[:ahead]))) is not None:
        name = re.sub(r"(?i)^(?:candidate|'s|’s)\s+", "", " ".join(tokens[ahead:]))
        return Verdict(read.party, read.name, proper_name(name)[0], gained_from, held)
    if party is None and (stood := re.search(r"(?i)\bfor\s+(?:the\s+)?(.+)$", right)) is not None:
        read = phrases.read(stood[1].strip(" .!"))
        party, party_name = (read.party, read.name) if read is not None else (None, "")
    name = re.sub(r"(?i)^candidate\s+", "", standing.name)
    if standing.faults or not (party or name):
        return None
    if party is None and verb not in ("elected", "re-elected", "wins", "won", "holds", "gains"):
        return None
    return Verdict(party, party_name, name, gained_from, held)


def _declared(line: str, found: re.Match[str]) -> tuple[str, re.Match[str]]:
    """Leave out a returning officer's "I do hereby declare that"."""
    formula = re.match(r"(?i)^.*\bdeclare(?:s|d)?\s+that\s+(?:the\s+said\s+)?", line)
    if formula is None:
        return line, found
    rest = line[formula.end() :]
    again = _WIN.search(rest)
    return (rest, again) if again is not None else (line, found)


def _some_party(phrases: PartyPhrases, text: str) -> Party | None:
    """Read the party at the start of some words ("Conservative, votes to follow"); None if there is none."""
    tokens = re.split(r"[,.;:()!]", text)[0].split()
    for size in range(len(tokens), 0, -1):
        read = phrases.read(" ".join(tokens[:size]))
        if read is not None:
            return read.party
    return None
