"""One pasted line as a candidate: the name, the party and the votes, however the line is laid out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from byelex.changing import quick
from byelex.elections import Party
from byelex.names.text import words
from byelex.sources.declared.figures import Stated
from byelex.sources.declared.parties import PartyPhrases, PartyRead
from byelex.sources.declared.persons import proper_name
from byelex.sources.declared.pieces import ELECTED, WANTED, Piece, figured, pieces, without
from byelex.wording import capital, listed

Side = Literal["before", "after"]
"""Whether a list puts the party before the name ("LAB Kim Leadbeater") or after it."""


@quick
@dataclass(frozen=True, slots=True)
class Standing:
    """A candidate as a line gives it. `party` is None and `name` empty where the line does not say."""

    line: int
    name: str = ""
    party: Party | None = None
    party_name: str = ""
    votes: int | None = None
    elected: bool = False
    share: Stated | None = None
    starred: bool = False
    unrecorded: bool = False
    """The line says that the votes are not recorded."""
    side: Side | None = None
    doubts: tuple[str, ...] = ()
    faults: tuple[str, ...] = ()


_NOISE = frozenset(
    {"new", "n/a", "na", "nc", "no", "unchanged", "incumbent", "votes", "vote", "x", "hold", "gain", "lost", "deposit"}
    | {"%", "pp", "share", "candidate", "party", "swing", "change"}
)
NO_NAMES = frozenset(
    {"majority", "maj", "turnout", "electorate", "electors", "voters", "vote", "votes", "ballot", "ballots", "papers"}
    | {"rejected", "spoilt", "spoiled", "invalid", "swing", "total", "share", "change", "postal", "proxy", "register"}
)
"""Words of a result's other lines, which no candidate has been called yet."""
_MARKS = re.compile(r"[✓✔✅☑🏆]|\*+$|^\*+(?=\S)")


def read_standing(line: int, text: str, phrases: PartyPhrases, side: Side | None = None) -> Standing:
    """Read a line as a candidate. Nothing is guessed: what cannot be told is a fault that says how to write it.

    `side` says where this list puts its parties, for a line that could be read both ways ("LAB Kate Green").
    """
    starred = bool(re.match(r"\*+(?=\S)", text)) or bool(re.search(r"(?<=\S)\s?\*+$", text))
    ticked = bool(re.search(r"[✓✔✅☑🏆]", text))
    bare = _MARKS.sub(" ", text).strip()
    if re.search(r"[\t|,;(]", bare):
        # Two spaces part cells only where nothing else does.
        bare = re.sub(" {2,}", " ", bare)
    standing = _read(Standing(line, elected=ticked, starred=starred), bare, phrases, side)
    if standing.faults and "  " in bare:
        single = _read(Standing(line, elected=ticked, starred=starred), " ".join(bare.split()), phrases, side)
        return standing if single.faults else single
    return standing


def _read(standing: Standing, text: str, phrases: PartyPhrases, side: Side | None) -> Standing:
    texts, votes, share, doubts, faults = figured(pieces(text, phrases.awkward))
    unrecorded = [piece for piece in texts if piece.text.lower() in ("not recorded", "votes not recorded")]
    texts, elected = _marked([piece for piece in texts if piece not in unrecorded])
    standing = replace(
        standing,
        unrecorded=bool(unrecorded),
        votes=votes,
        elected=elected or standing.elected,
        share=share,
        doubts=tuple(doubts),
        faults=tuple(faults),
    )
    return standing if faults else _named(standing, texts, phrases, side)


def _marked(texts: Sequence[Piece]) -> tuple[list[Piece], bool]:
    """Leave out the words that are no name (new, n/a), and tell whether the line says "elected"."""
    left: list[Piece] = []
    elected = False
    for piece in texts:
        found = piece.text.split()
        bare = {token.lower().strip(".,:!*") for token in found}
        if bare <= ELECTED | _NOISE | {"is", "was", "been", "not"}:
            elected = elected or ("not" not in bare and bool(bare & (ELECTED - {"mp"})))
            continue
        if found[-1].lower().strip(".,!") in {"elected", "winner", "re-elected", "wins", "won"} and len(found) > 1:
            elected = True
            found = without(found[:-1], frozenset({"is", "has", "been", "duly", "was", "declared"}))
        if found:
            left.append(replace(piece, text=" ".join(found)))
    return left, elected


def _named(standing: Standing, texts: list[Piece], phrases: PartyPhrases, side: Side | None) -> Standing:
    texts = _joined(texts, phrases)
    flipped = _surname_first(texts, phrases, side)
    if isinstance(flipped, str):
        return _faulty(standing, flipped)
    texts = flipped
    reads = [phrases.read(piece.text) for piece in texts]
    if _is_surname(texts, reads):
        reads = [None, None, *reads[2:]]
    known = [read for read in reads if read is not None]
    names = [piece for piece, read in zip(texts, reads, strict=True) if read is None]
    if not known:
        return _undelimited(standing, names, phrases, side)
    if not names and len(known) > 1:
        # "Count Binface, Count Binface Party": the name is one of the party's too.
        party_at = next((at for at, piece in enumerate(texts) if "party" in words(piece.text) or piece.bracketed), None)
        at = party_at if party_at is not None else len(texts) - 1
        names = [piece for place, piece in enumerate(texts) if place != at]
        known = [known[at]]
    if len(names) > 1:
        standing, names = _described(standing, texts, reads, names)
    ids = {read.party.id for read in known}
    if len(ids) > 1:
        named = " or ".join(dict.fromkeys(read.party.name for read in known))
        return _faulty(standing, f"{named}? Leave one party on the line: {WANTED}.")
    before = bool(names) and texts.index(names[0]) > next(at for at, read in enumerate(reads) if read in known)
    return _party(_name(standing, names), known[0], "before" if before else "after")


def _is_surname(texts: list[Piece], reads: list[PartyRead | None]) -> bool:
    """Tell whether a line begins with a surname as in "GREEN, Sarah, Liberal Democrat", not with a party."""
    if len(texts) < 3 or texts[1].joint != "," or len(texts[0].text.split()) > 1 or not any(reads[2:]):
        return False
    return texts[0].text.isupper() or (reads[0] is not None and reads[1] is None)


def _surname_first(texts: list[Piece], phrases: PartyPhrases, side: Side | None) -> list[Piece] | str:
    """Part forenames and party in "EXAMPLE, Ann Labour Party"; a fault in words where GREEN may be the party."""
    if len(texts) < 2 or texts[1].joint != "," or not texts[0].text.isupper() or phrases.read(texts[1].text):
        return texts
    if any(phrases.read(piece.text) for piece in texts[2:]):
        return texts
    found = texts[1].text.split()
    behind = phrases.trailing(found)
    if not behind:
        return texts
    first, last = phrases.read(texts[0].text), phrases.read(" ".join(found[-behind:]))
    # Nobody's surname is a party's of two words.
    if first is not None and last is not None and behind == 1:
        short = texts[0].text == first.party.abbreviation.upper() != first.party.name.upper()
        if short or side == "before":
            return texts
        if side is None:
            return f"which is the party, {first.party.name} or {last.party.name}? {capital(WANTED)}."
    forenames, party = replace(texts[1], text=" ".join(found[:-behind])), " ".join(found[-behind:])
    return [texts[0], forenames, Piece(party, " "), *texts[2:]]


def _described(
    standing: Standing, texts: list[Piece], reads: list[PartyRead | None], names: list[Piece]
) -> tuple[Standing, list[Piece]]:
    """Take "Save our NHS" in "Ann Smith, Independent - Save our NHS, 12" for the end of a description."""
    for at in range(1, len(texts)):
        ends = texts[at].joint in ("-", "–", "—") and reads[at] is None and reads[at - 1] is not None
        if ends and any(name is not texts[at] and texts.index(name) < at for name in names):
            return _without_ending(standing, texts[at]), [name for name in names if name is not texts[at]]
    return standing, names


def _without_ending(standing: Standing, ending: Piece) -> Standing:
    doubt = f'"{ending.text}" is read as part of the party description, and left out.'
    return replace(standing, doubts=(*standing.doubts, doubt))


def _joined(texts: list[Piece], phrases: PartyPhrases) -> list[Piece]:
    """Put together neighbours that a comma parted and that make one party's name ("Beer, Baccy and Crumpet")."""
    at = 0
    while at + 1 < len(texts):
        joint = texts[at + 1].joint
        both = f"{texts[at].text}{joint}{' ' if joint == ',' else ''}{texts[at + 1].text}"
        spaced = f"{texts[at].text} {texts[at + 1].text}"
        fits = joint in (",", "-", "–", "/", "(") and phrases.read(spaced) is not None
        if fits and (phrases.read(texts[at].text) is None or phrases.read(texts[at + 1].text) is None):
            written = both if joint == "," else f"{texts[at].text} {joint} {texts[at + 1].text}"
            if joint == "(":
                written = texts[at].text
            texts = [*texts[:at], replace(texts[at], text=written), *texts[at + 2 :]]
        else:
            at += 1
    return texts


def _undelimited(standing: Standing, names: list[Piece], phrases: PartyPhrases, side: Side | None) -> Standing:
    if not names:
        return standing
    if len(names) == 2 and names[1].joint in ("-", "–", "—") and phrases.trailing(names[0].text.split()):
        standing, names = _without_ending(standing, names[1]), names[:1]
    outer = [piece for piece in names if not piece.bracketed]
    if len(outer) == 1 and len(names) == 1:
        found = outer[0].text.split()
        ahead, behind = phrases.leading(found), phrases.trailing(found)
        first = phrases.read(" ".join(found[:ahead])) if ahead else None
        last = phrases.read(" ".join(found[-behind:])) if behind else None
        if first and last and first.party.id != last.party.id:
            if side is None:
                both = f"{first.party.name} or {last.party.name}"
                return replace(_faulty(standing, f"which is the party, {both}? {capital(WANTED)}."), side=None)
            first, last = (first, None) if side == "before" else (None, last)
        if first is not None:
            return _split(standing, found[ahead:], found[:ahead], first, "before")
        if last is not None:
            return _split(standing, found[:-behind], found[-behind:], last, "after")
        return _name(standing, outer)
    return _unknown_party(standing, names, phrases)


def _split(standing: Standing, name: list[str], party: list[str], read: PartyRead, side: Side) -> Standing:
    if len(name) == 1 and standing.party is None and not " ".join(party).isupper():
        whole = " ".join([*party, *name] if side == "before" else [*name, *party])
        question = f'"{whole}": is {" ".join(party)} the party or part of the name? {capital(WANTED)}.'
        return _faulty(standing, question)
    # "Kim Leadbeater of the Labour Party", "Kim Leadbeater for Labour".
    name = name[:-1] if side == "after" and len(name) > 1 and name[-1].lower() in ("of", "for", "from") else name
    return _party(_name(standing, [Piece(" ".join(name))]), read, side)


def _unknown_party(standing: Standing, names: list[Piece], phrases: PartyPhrases) -> Standing:
    for piece in reversed(names):
        near = phrases.near(piece.text)
        if near:
            offered = " or ".join(party.name for party in near)
            return _faulty(standing, f'there is no party "{piece.text}". Did you mean {offered}?')
    said = names[-1].text
    return _faulty(
        standing,
        f'there is no party "{said}" in the parties table. Write its usual name or abbreviation, or Independent if '
        f'the ballot paper says so; for a party that is new, add the line "New party: its name".',
    )


def _name(standing: Standing, names: list[Piece]) -> Standing:
    if not names:
        return standing
    odd = next((word for piece in names if not piece.whole for word in words(piece.text) if word in NO_NAMES), None)
    if odd is not None:
        said = " ".join(piece.text for piece in names)
        return _faulty(standing, f'is "{said}" a candidate? Put the name in double quotes if it is; else leave it out.')
    outer = [piece for piece in names if not piece.bracketed]
    inner = [piece for piece in names if piece.bracketed]
    if inner and outer:
        said = inner[0].text
        return _faulty(standing, f'what is "({said})"? Leave it out, or put the whole name in double quotes.')
    if len(names) == 1 and names[0].whole:
        # In quotes: just as it stands.
        return replace(standing, name=" ".join(names[0].text.split()))
    if len(names) == 1:
        name, doubt = proper_name(names[0].text)
        return replace(standing, name=name, doubts=standing.doubts + ((doubt,) if doubt else ()))
    first = names[0].text
    if len(names) == 2 and names[1].joint == "," and (len(first.split()) == 1 or first.isupper()):
        name, _ = proper_name(f"{names[1].text} {first}")
        doubt = f'"{first}, {names[1].text}" is read as {name}.'
        return replace(standing, name=name, doubts=(*standing.doubts, doubt))
    said = listed([f'"{piece.text}"' for piece in names])
    return _faulty(standing, f"{said}: which is the name? Put a name with a comma in double quotes, and {WANTED}.")


def _party(standing: Standing, read: PartyRead, side: Side) -> Standing:
    if len(read.parties) > 1:
        offered = " or ".join(f"{party.name} ({party.id})" for party in read.parties)
        return _faulty(standing, f'"{read.name}" may be {offered}; write the one in brackets.')
    return replace(standing, party=read.party, party_name=read.name, side=side)


def _faulty(standing: Standing, message: str) -> Standing:
    return replace(standing, faults=(*standing.faults, message))
