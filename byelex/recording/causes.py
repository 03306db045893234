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
    ("death", r"deaths?|died|dies|dead|killed|murder(?:ed)?"),
    ("resignation", r"resign\w*|st(?:ood|ands|and|anding)\s+down|quits?|steward\s+of|chiltern\s+hundreds"),
)
"""The words a cause is recorded by, and how people write each; a text is looked through in this order."""
CAUSES = tuple(cause for cause, _ in _CAUSES)

MOST_SAID = 80
"""So many characters of a text are said again where it is doubted."""

_UNSURE = re.compile(
    r"\?|\b(?:if|may|might)\b|(?i:\b(?:not|no|never|nor|neither|cannot|without|rather|instead|unlike|unless|whether"
    r"|perhaps|likely|alleged\w*|reported\w*|rumou?r\w*|expected|den(?:y|ies|ied))\b|n['’]t\b)"
)
"""What turns a text into its opposite, or leaves open whether it is so. Theresa May is nobody's doubt."""
_NO_NAME = re.compile(
    r"(?i)he|she|they|it|we|who|his|her|their|its|the|a|an|this|that|there|mp|mps|member|members|former"
    r"|sitting|local|after|before|because|since|when|while|as|following|due|owing|and|but|was|is|has|had"
    r"|did|been|being|who|then|tory|tories"
    # "Resignation: Crown Office (Conservative)" says what the member went to.
    r"|crown|office|court|board|bench|commission|council|department|ministry|agency|authority|hundreds"
)
_TITLES = re.compile(r"(?i)mr|mrs|ms|miss|mx|dr|sir|dame|lord|lady|rev|prof|cllr|rt|hon")
_PARTICLES = re.compile(r"de|del|della|der|den|di|du|la|le|van|von|of|ap|ab|y|e|st")

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
    after a semicolon or on a further line being a note. What is not understood is kept as a note, and doubted; so is
    what says that something is not so, or may be, and what names two causes.
    """
    first, _, rest = (part.strip() for part in text.strip().replace("\n", ";").partition(";"))
    first, note = " ".join(first.split()).rstrip(" ."), " ".join(rest.replace(";", "; ").split()) or None
    if not first:
        return Vacancy(note=note)
    named = _named(first)
    if len(named) == 1 and not _UNSURE.search(first):
        return _of(*named[0], first, note, phrases)
    kept = first if note is None else f"{first}; {note}"
    known = f"write {', '.join(CAUSES[:-1])} or {CAUSES[-1]}"
    why = "names no cause that Byelex knows"
    if named:
        why = "may not say what the cause is" if len(named) == 1 else "may be more than one cause"
        known = f"write the cause alone first, like {capital(named[0][0])} of Jo Cox (Labour), and the rest after it"
    said = first if len(first) <= MOST_SAID else f"{first[: MOST_SAID - 1]}…"
    return Vacancy(None, kept, doubts=(f"“{said}” {why}, so it is kept as a note: {known}.",))


def cause_named(text: str) -> str | None:
    """Give the one cause that words name; None where they name none, several, or may deny it."""
    named = _named(text)
    return named[0][0] if len(named) == 1 and not _UNSURE.search(text) else None


def _named(text: str) -> list[tuple[str, str]]:
    """Give the causes a text names, each with how it may be written; words taken for one cause are not for another."""
    found: list[tuple[str, str]] = []
    for cause, written in _CAUSES:
        left = re.sub(rf"(?i)\b(?:{written})\b", " ; ", text)
        if left != text:
            found.append((cause, written))
            text = left
    return found


def _is_name(text: str, phrases: PartyPhrases) -> bool:
    """Tell whether words can only be a person's name: a forename and a surname, no pronoun and no party before it."""
    found = [word.strip(".,'’\"“”") for word in text.split()]
    if any(_NO_NAME.fullmatch(word) or word.endswith(("'s", "’s")) for word in found):
        return False
    if (
        any(not word[:1].isupper() and not _PARTICLES.fullmatch(word) for word in found)
        or phrases.read(found[0]) is not None
    ):
        return False
    return 2 <= sum(not _TITLES.fullmatch(word) for word in found) <= 5


def _of(cause: str, written: str, first: str, note: str | None, phrases: PartyPhrases) -> Vacancy:
    alone = re.fullmatch(rf"(?i)(?:{written})(?:\s*:\s*(?P<why>.+))?", first)
    if alone is not None:
        # "Resignation: Ann Other (Labour)" names the member too.
        who = re.fullmatch(rf"(?i){_NAME}{_PARTY}", alone["why"] or "")
        party = who and (who["party"] or who["said"])
        if who is None or not party or phrases.read(party) is None or not _is_name(who["name"], phrases):
            return Vacancy(cause, "; ".join(part for part in (alone["why"], note) if part) or None)
        first = re.sub(r"\s*:(?:\s*(?i:of)\b)?\s*", " of ", first, count=1)
    found = re.fullmatch(rf"(?i)(?:the\s+)?(?:{written}){_BEFORE_NAME}{_NAME}{_PARTY}", first) or re.fullmatch(
        rf"(?i){_NAME}{_PARTY}{_AFTER_NAME}(?:{written})", first
    )
    if found is None or not found["name"][:1].isupper():
        # More than who and why: all of it is worth keeping, and only the cause is sure.
        kept = first if note is None else f"{first}; {note}"
        return Vacancy(cause, kept)
    if not _is_name(found["name"], phrases):
        kept = first if note is None else f"{first}; {note}"
        doubt = f"“{found['name']}” is not read as the member's name: write it like Jo Cox, before any (Labour)."
        return Vacancy(cause, kept, doubts=(doubt,))
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
