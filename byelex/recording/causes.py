"""Why a seat is vacant and who sat there, as an editor writes it: "Resignation of Chris Pincher (Conservative)"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from byelex.elections import ByElection, Party
from byelex.sources.declared.parties import PartyPhrases
from byelex.wording import capital

_CAUSES: tuple[tuple[str, str], ...] = (
    ("recall petition", r"recall\w*(?:\s+petition)?"),
    ("void election", r"void(?:ed)?(?:\s+election)?|election\s+(?:court|petition)"),
    ("succession to a peerage", r"succe(?:ssion|eded|eds)\b(?:\s+to\s+(?:a|the|his|her)\s+(?:peerage|title))?"),
    ("elevation to the Lords", r"elevat\w+(?:\s+to\s+(?:the\s+(?:house\s+of\s+)?lords|a\s+peerage))?|peerage"),
    ("disqualification", r"disqualif\w+"),
    ("expulsion", r"expuls\w+|expelled"),
    ("elected elsewhere", r"elected\s+elsewhere"),
    ("death", r"deaths?|died|dies|killed|murder(?:ed)?"),
    ("resignation", r"resign\w*|st(?:ood|ands|and|anding)\s+down|quits?|steward\s+of|chiltern\s+hundreds"),
)
"""The words a cause is recorded by, and how people write each; the first that is found counts."""
CAUSES = tuple(cause for cause, _ in _CAUSES)

_BEFORE_NAME = r"(?:\s+(?:of|by|against))?\s+(?:the\s+)?(?:former\s+)?(?:mp\b,?\s+)?"
_AFTER_NAME = r",?\s+(?:has\s+|have\s+|was\s+|is\s+|been\s+|being\s+|to\s+|mp\s+)*"
_NAME = r"(?P<name>[^\W\d_][^,;:()]*?)"
_PARTY = r"(?:\s*\((?P<party>[^()]*)\)|,\s*(?P<said>[^,;:()]+))?"


@dataclass(frozen=True, slots=True)
class Vacancy:
    """Why a seat is vacant: `cause` is one of the words causes are recorded by; None where it is not said."""

    cause: str | None = None
    note: str | None = None
    member: str | None = None
    party: Party | None = None
    doubts: tuple[str, ...] = ()


def read_vacancy(text: str, phrases: PartyPhrases) -> Vacancy:
    """Read why a seat is vacant: a line with the cause, the member and the party, then any note.

    "Resignation of Chris Pincher (Conservative)", "Jo Cox (Lab) was killed", "Recall petition against Peter Bone", all
    after a semicolon or on a further line being a note. What is not understood is kept as a note, and doubted.
    """
    first, _, rest = (part.strip() for part in text.strip().replace("\n", ";").partition(";"))
    first, note = " ".join(first.split()).rstrip(" ."), " ".join(rest.replace(";", "; ").split()) or None
    if not first:
        return Vacancy(note=note)
    for cause, written in _CAUSES:
        if re.search(rf"(?i)\b(?:{written})\b", first):
            return _of(cause, written, first, note, phrases)
    kept = first if note is None else f"{first}; {note}"
    known = ", ".join(CAUSES[:-1])
    doubt = f"“{first}” names no cause that Byelex knows, so it is kept as a note: write {known} or {CAUSES[-1]}."
    return Vacancy(None, kept, doubts=(doubt,))


def _of(cause: str, written: str, first: str, note: str | None, phrases: PartyPhrases) -> Vacancy:
    if re.fullmatch(rf"(?i)(?:{written})", first):
        return Vacancy(cause, note)
    found = re.fullmatch(rf"(?i)(?:the\s+)?(?:{written}){_BEFORE_NAME}{_NAME}{_PARTY}", first) or re.fullmatch(
        rf"(?i){_NAME}{_PARTY}{_AFTER_NAME}(?:{written})", first
    )
    if found is None or not found["name"][:1].isupper():
        # More than who and why: all of it is worth keeping, and only the cause is sure.
        kept = first if note is None else f"{first}; {note}"
        return Vacancy(cause, kept)
    named = found["party"] or found["said"]
    if not named:
        return Vacancy(cause, note, found["name"])
    read = phrases.read(named)
    if read is None or len(read.parties) > 1:
        doubt = f"“{named}” is no party that Byelex knows, so the party of {found['name']} is not recorded."
        return Vacancy(cause, note, found["name"], doubts=(doubt,))
    return Vacancy(cause, note, found["name"], read.party)


def as_vacancy(by_election: ByElection) -> str:
    """Write why a seat is vacant so that it reads back to the same; empty where nothing is recorded of it."""
    cause, member, party = by_election.cause, by_election.previous_member, by_election.previous_party
    first = capital(cause or "")
    if cause and member:
        first += f" of {member}" + (f" ({party.id if party.independent else party.name})" if party else "")
    return "\n".join(part for part in (first, by_election.cause_note or "") if part)
