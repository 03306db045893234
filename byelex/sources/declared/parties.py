"""How parties are written in a pasted declaration: "LAB", "Labour Party Candidate", "Green Party (the)"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from copy import copy
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from byelex.elections import Candidacy, Party
from byelex.names.nicknames import PARTY_NICKNAMES
from byelex.names.text import name_words, words

Words = tuple[str, ...]

_BRACKETED = re.compile(r"\([^)]*\)")
_NO_DESCRIPTION = (("no", "description"), ("no", "party"), ("no", "label"), ("non", "party"), ("no", "party", "listed"))
_LISTED = {
    "conservative": ("c", "ceidwadwyr", "ceidwadwyr cymreig"),
    "labour": ("llafur", "llafur cymru"),
    "liberal-democrats": ("democratiaid rhyddfrydol", "democratiaid rhyddfrydol cymru", "liberal democrat focus team"),
    "green": ("plaid werdd", "plaid werdd cymru", "y blaid werdd"),
    "reform-uk": ("rfm",),
}
"""Short forms of count-night lists, and descriptions of ballot papers, that nobody asks by."""
_AROUND = frozenset({"the", "candidate", "candidates", "party", "local", "scottish", "welsh", "cymru", "nominee"})
"""Words that a ballot paper's description puts around a party's name."""

_USUAL_SHORT = frozenset({"lab", "con", "cons", "tory", "lib", "ld", "ind", "grn", "ref", "snp", "ukip", "alba"})
"""Short forms that are known without their capitals."""

GREENS = {"Scotland": "scottish-green", "Northern Ireland": "green-ni"}
"""Which party "Green" is on a ballot paper outside England and Wales."""


@dataclass(frozen=True, slots=True)
class PartyRead:
    """A party as written: which it may be (one, or several that share the words), and its name as published."""

    parties: tuple[Party, ...]
    name: str

    @property
    def party(self) -> Party:
        """The party, where only one fits."""
        return self.parties[0]


class PartyPhrases:
    """Every phrase for every party that can stand today; a party whose place another took is left to histories."""

    def __init__(self, parties: Iterable[Party], country: str | None = None) -> None:
        known = list(parties)
        past = {party.follows for party in known if party.follows}
        self.by_id = {party.id: party for party in known}
        self._ranked: dict[Words, tuple[int, list[Party]]] = {}
        for party in known:
            if party.id not in past:
                self._add(party)
        green = self.by_id.get(GREENS.get(country or "", ""))
        if green is not None:
            for phrase in ("green", "greens", "green party", "the greens", "the green party", "grn"):
                self._ranked[tuple(words(phrase))] = (0, [green])
        self.longest = max((len(phrase) for phrase in self._ranked), default=0)
        self._hard = self._hard_names(known)
        self.awkward = self._awkward()

    def among(self, standing: Sequence[Candidacy]) -> PartyPhrases:
        """Give the phrases as they are read where these stand: theirs are these parties', whoever has them today."""
        if not standing:
            return self
        ballot = PartyPhrases(())
        for party in {one.party.id: one.party for one in standing}.values():
            ballot._add(party)
        printed: dict[Words, list[Party]] = {}
        for one in standing:
            sharing = printed.setdefault(name_words(one.party_name), [])
            if one.party not in sharing:
                sharing.append(one.party)
        found = copy(self)
        found._ranked = {**self._ranked, **ballot._ranked}
        # What is printed beside one candidate is no other party's name.
        found._ranked |= {key: (0, parties) for key, parties in printed.items() if key and len(parties) == 1}
        found.longest = max(self.longest, *map(len, (*ballot._ranked, *printed)))
        if not self._hard.isdisjoint(ballot._ranked.keys() - self._ranked.keys()):
            found.awkward = found._awkward()
        return found

    def _add(self, party: Party) -> None:
        ranked: tuple[tuple[str, ...], ...] = (
            (party.id, party.name, party.full_name),
            party.nicknames,
            (_BRACKETED.sub(" ", party.name), _BRACKETED.sub(" ", party.full_name)),
            PARTY_NICKNAMES.get(party.id, ()),
            (party.abbreviation, *_LISTED.get(party.id, ())),
        )
        for rank, phrases in enumerate(ranked):
            for phrase in phrases:
                if key := name_words(phrase):
                    best, sharing = self._ranked.get(key, (rank, []))
                    if rank < best:
                        self._ranked[key] = (rank, [party])
                    elif rank == best and party not in sharing:
                        self._ranked[key] = (rank, [*sharing, party])
        if party.id == "independent":
            for key in _NO_DESCRIPTION:
                self._ranked.setdefault(key, (0, [party]))

    def _hard_names(self, parties: Iterable[Party]) -> frozenset[Words]:
        """Give the names that hold a figure or what parts a line's cells ("Democracy 2015")."""
        return frozenset(
            tuple(words(phrase))
            for party in parties
            for phrase in (party.name, party.full_name, *party.nicknames)
            if re.search(r"[0-9,:;/|]|\s[-–—]\s", _BRACKETED.sub(" ", phrase))
        )

    def _awkward(self) -> re.Pattern[str] | None:
        """Match the hard names of the parties that are read here."""
        patterns = [
            r"[\W_]+".join(re.escape(word).replace("and", "(?:and|&)") for word in key)
            for key in sorted(self._hard, key=lambda key: (-len(key), key))
            if key in self._ranked and len(key) > 1
        ]
        return re.compile(rf"(?<!\w)(?:{'|'.join(patterns)})(?!\w)", re.IGNORECASE) if patterns else None

    def read(self, text: str) -> PartyRead | None:
        """Read a whole text as a party; None if it is none. Nothing is guessed from part of a name."""
        key = tuple(words(text))
        if not key:
            return None
        if key in self._ranked:
            return PartyRead(tuple(self._ranked[key][1]), self._published(text, self._ranked[key][1][0]))
        if (owner := re.sub(r"['’]s?\s*$", "", text)) != text:
            return self.read(owner)
        without = _BRACKETED.sub(" ", text)
        if without != text and without.strip():
            return self.read(without)
        if "/" in text:
            sides = [side for side in map(self.read, text.split("/")) if side is not None]
            if sides and len({side.party.id for side in sides}) == 1:
                return sides[0]
        if key[0] in {"independent", "ind"} and "independent" in self.by_id and re.match(r"\s*\w+\s*[-–—:]", text):
            return PartyRead((self.by_id["independent"],), "Independent")
        return self._within(text, key)

    def _within(self, text: str, key: Words) -> PartyRead | None:
        core = key
        while core and (core[-1] in _AROUND or core[0] in _AROUND):
            core = core[:-1] if core[-1] in _AROUND else core[1:]
            if core in self._ranked:
                found = self._ranked[core][1]
                return PartyRead(tuple(found), self._published(text, found[0]))
        return None

    def _published(self, text: str, party: Party) -> str:
        """Keep a description that says more than the party's name ("Labour and Co-operative"); else use the name."""
        if party.independent:
            return party.name
        written = " ".join(text.split()).strip(" .,;:*")
        described = re.sub(r"(?i)\s+candidates?$|^the\s+", "", written)
        key, name = words(described), words(party.name)
        plain = [word for word in key if word not in {"party", "the"}]
        says_more = len(plain) > len(name) and all(word in plain for word in name) and "(" not in described
        return described if says_more and described[:1].isupper() and not described.isupper() else party.name

    def leading(self, found: Sequence[str]) -> int:
        """Count the words at the start that make the longest party phrase, leaving at least one; 0 if there is none."""
        for size in range(min(self.longest, len(found) - 1), 0, -1):
            if words(found[size - 1])[-1:] not in (["the"], ["local"]) and self._stands(found[:size]):
                return size
        return 0

    def trailing(self, found: Sequence[str]) -> int:
        """Count the words at the end that make the longest party phrase, leaving at least one; 0 if there is none."""
        for size in range(min(self.longest + 2, len(found) - 1), 0, -1):
            if self._stands(found[-size:]):
                return size
        return 0

    def _stands(self, found: Sequence[str]) -> bool:
        """Tell whether words of a line without delimiters are a party and not part of a name (Ed Gemmell)."""
        key = tuple(words(" ".join(found)))
        if len(key) == 1 and len(key[0]) <= 4 and not found[0].isupper() and key[0] not in _USUAL_SHORT:
            return any(party.abbreviation == found[0] for party in self.by_id.values())
        if all(word in _AROUND for word in key):
            return key in self._ranked
        return self.read(" ".join(found)) is not None

    def near(self, text: str) -> tuple[Party, ...]:
        """Give the three parties whose names are nearest to a misspelt one, nearest first; empty if none is near."""
        asked = " ".join(words(text))
        if len(asked) < 3:
            return ()
        phrases = [(" ".join(key), party) for key, (_, sharing) in self._ranked.items() for party in sharing]
        found = process.extract(asked, [phrase for phrase, _ in phrases], scorer=fuzz.ratio, score_cutoff=72, limit=8)
        return tuple({phrases[at][1].id: phrases[at][1] for _, _, at in found}.values())[:3]


_KEPT: dict[str | None, tuple[tuple[Party, ...], PartyPhrases]] = {}
"""The phrases last given, with the parties they are for, by country."""


def phrases_of(parties: tuple[Party, ...], country: str | None) -> PartyPhrases:
    """Give the phrases for parties, made again only for others than the last time."""
    known, phrases = _KEPT.get(country, ((), None))
    if phrases is None or known != parties:
        phrases = PartyPhrases(parties, country)
    # The newest of equal parties: a party is known at once for itself, and for its equal only field by field.
    _KEPT[country] = parties, phrases
    return phrases
