"""Put single misspelt words right: against the lexicon, the parties, seats and people, the nearest first."""

from __future__ import annotations

from collections.abc import Set
from functools import lru_cache

from byelex.ask.sentence.lexicon import Lexicon, Table, phrases_of
from byelex.ask.sentence.numbers import NUMBER_WORDS, ORDINALS
from byelex.names import Names
from byelex.names.dates import MONTHS, WEEKDAYS
from byelex.names.matching import allowed_edits, nearly, skeleton

_CONSONANTS = ("turnout", "majority", "electorate", "deposit", "result", "candidates", "candidate", "runner", "percent")
"""Words that are typed so often that their consonants are enough."""
SURNAMES = frozenset({"bone"})
"""Words that are plain English and yet, in a question about by-elections, a member's name."""
_KEYS = {
    key: (row, 2 * at + row)
    for row, keys in enumerate(("qwertyuiop", "asdfghjkl", "zxcvbnm"))
    for at, key in enumerate(keys)
}
"""Where a key is: its row, and how far along, in halves of a key."""
SHORT = 4
"""Letters: a word of no more, or towards one, is put right only by a slip of the finger."""
_RARER = 2
"""How much oftener than another a word is asked with, that a wrong key is as likely in it as a slip in the other."""
_RUN_ON = {
    **{"whowon": ("who", "won"), "results": ("result",)},
    **{word: (word,) for word in ("turnout", "majority", "swing", "result", "votes", "byelection")},
}
"""What is typed in one with a seat's name, and its words."""


class Spelling:
    """What words are put right to: those that questions are made of, and never away from a name.

    `parties` and `members` are the phrases for them; `quoted` are the words of quotes, which may be asked for,
    `abbreviations` those of parties that few know.
    """

    def __init__(
        self,
        lexicon: Lexicon,
        names: Names,
        parties: Table,
        members: Table,
        quoted: frozenset[str],
        abbreviations: Set[str],
    ) -> None:
        self._lexicon, self._seats, self._people, self._members = lexicon, names.seat_index, names.people_index, members
        self._seat_named = names.seat_named
        party_phrases = [phrase for phrase, _ in phrases_of(parties)]
        surnames = {phrase[0] for phrase, _ in phrases_of(members) if len(phrase) == 1}
        self._names_alone = {phrase[0] for phrase in party_phrases if len(phrase) == 1} | surnames | abbreviations
        self._sat = frozenset(phrase[-1] for phrase, _ in phrases_of(members))
        self._endings = frozenset(phrase[-1] for phrase in party_phrases if phrase[1:])
        counting = {*NUMBER_WORDS, *ORDINALS, *MONTHS, *WEEKDAYS}
        meant = (
            lexicon.words
            | counting
            | frozenset().union(*lexicon.said.values())
            | {word for phrase in party_phrases for word in phrase}
        )
        self.known = frozenset(
            {word for word in meant | lexicon.ignored if word.isalpha()} | lexicon.common | lexicon.leaders | SURNAMES
        )
        phrases = phrases_of(lexicon.phrases)
        self._spelt = self.known | quoted | {word for phrase, (name, _) in phrases if name == "area" for word in phrase}
        # Only words of some length are worth putting right, and none towards a word that is itself a rarity.
        self._targets = sorted((word for word in meant if len(word) >= SHORT and word.isalpha()), key=len)
        self._often = {word: len(lexicon.often) for word in lexicon.ignored if len(word) > SHORT} | lexicon.often
        self._often_by_length = sorted(self._often, key=len)
        self._bare = {(word[0], bare): word for word in _CONSONANTS if len(bare := skeleton(word)) > 3}
        self._alone = {phrase[0] for phrase, _ in phrases if len(phrase) == 1}
        self.corrected = lru_cache(maxsize=4096)(self._corrected)

    def parted(self, word: str) -> tuple[str, ...]:
        """Part what is asked from the seat it was run together with ("whowonrochdale"); any other word stays whole."""
        if len(word) < 7 or word in self.known or self._names(word):
            return (word,)
        for said, asked in _RUN_ON.items():
            for seat in (word.removeprefix(said).removeprefix("in"), word.removesuffix(said)):
                found = self._seat_named([seat]) if 3 < len(seat) < len(word) - 3 else None
                if found is not None and found.seats and not found.corrected:
                    return (*asked, seat)
        return self._both_words(word) or (word,)

    def _both_words(self, word: str) -> tuple[str, ...]:
        """Part the two words of a seat's name that are run together ("southendwest"); none where it is no seat's."""
        for at in range(3, len(word) - 3):
            parts = (word[:at], word[at:])
            known = all(0.0 in self._seats.spellings(part).values() for part in parts)
            found = self._seat_named(list(parts)) if known else None
            if found is not None and len(found.seats) == 1 and not found.corrected:
                return parts
        return ()

    def _names(self, word: str) -> bool:
        # "Pool" is short for Liverpool; "di" is part of a name, and by itself nobody's.
        seat = 0.0 in self._seats.spellings(word).values()
        return seat or word in self._names_alone or (len(word) > 2 and self._people.knows(word))

    def likely(self, word: str) -> list[str]:
        """Give those words a word may have slipped from that are asked with oftenest."""
        slips = [(slip(word, other), other) for _, other in nearly(word, self._often_by_length, 1)]
        # "Lowst" is sooner lowest than lost.
        sooner = len(word) > SHORT and any(slip(word, other) == 0 for _, other in nearly(word, self._targets, 1))
        found = [
            (self._often[other] + _RARER * kind, other)
            for kind, other in slips
            if kind == 0 or (kind == 1 and not sooner)
        ]
        oftenest = min((rank for rank, _ in found), default=0)
        return sorted(other for rank, other in found if rank == oftenest)

    def _meaning(self, word: str) -> object:
        phrase = self._lexicon.longest((word,), 0)
        return phrase[1] if phrase is not None else word in self._lexicon.ignored or word

    def _corrected(self, typed: str) -> str:
        word = self._lexicon.slips.get(typed, typed)
        if word in self._spelt or len(word) == 1 or not word.isalpha() or self._names(word):
            return word
        whose = word[:-1]
        someones = len(word) > 3 and (self._names(whose) or whose in self._lexicon.leaders | self._sat)
        if word[-1] == "s" and (someones or whose in self._endings):
            # The apostrophe of "galloway's" and "Reform UK's" is gone by now.
            return whose
        likely = self.likely(word)
        if likely:
            # Of two words asked with as often ("lst" is last, lost and list) it is none, unless they mean the same.
            same = len({self._meaning(other) for other in likely}) == 1
            return self._lexicon.slips.get(likely[0], likely[0]) if same else word
        near = [
            (edits, other)
            for edits, other in nearly(word, self._targets, allowed_edits(word))
            # "Sian" is a name, and no Asian: of a short word at least the beginning is right.
            if min(len(word), len(other)) > SHORT or (slip(word, other) < 2 and word[0] == other[0])
        ]
        if word in self._members or not near:
            # "Tronut" has all of turnout but its vowels.
            return self._bare.get((word[0], skeleton(word)), word)
        # "Votees" are votes, which mean something alone, before they are voters.
        ranked = sorted(((edits, slip(word, other), other not in self._alone), other) for edits, other in near)
        ((distance, *_), nearest) = ranked[0]
        if any(rank == ranked[0][0] and self._meaning(other) != self._meaning(nearest) for rank, other in ranked):
            return word
        if distance > 1 and nearest[0] != word[0]:
            # "Pensions" are not "mentions".
            return word
        # A first letter is seldom wrong: "farge" is sooner Farage than large.
        long = len(word) > (4 if nearest[0] != word[0] else 5)
        names = self._seats.spellings(word) | (self._people.spellings(word) if long else {})
        named = min((cost for name, cost in names.items() if name != nearest), default=99.0)
        # "Batly" is sooner Batley than the "badly" of "how badly".
        phrase = self._lexicon.longest((nearest,), 0)
        # "Covntry" is sooner Coventry than the country, which adds nothing.
        alone = (
            nearest in self._names_alone
            or nearest not in self._lexicon.words
            or (phrase is not None and phrase[1][0] != "everywhere")
        )
        if alone and skeleton(nearest) == skeleton(word) and nearest[0] == word[0]:
            # "Maargiin" is no Morgan.
            return nearest
        if named < distance or (named <= distance and (nearest[0] != word[0] or not alone)):
            return word
        return nearest


def slip(typed: str, meant: str) -> int:
    """Tell by which slip of the finger a word came out as another.

    0: a letter left out or struck twice, two in the wrong order. 1: the key beside, struck instead or as well. 2: none.
    """
    at = next((at for at, pair in enumerate(zip(typed, meant, strict=False)) if pair[0] != pair[1]), len(meant))
    if len(typed) < len(meant):
        return 0 if typed[at:] == meant[at + 1 :] else 2
    if len(typed) > len(meant):
        if typed[at + 1 :] != meant[at:]:
            return 2
        beside = typed[max(0, at - 1) : at] + typed[at + 1 : at + 2]
        return 0 if typed[at] in beside else 1 if any(_beside(typed[at], key) for key in beside) else 2
    if typed[at + 2 :] == meant[at + 2 :] and typed[at : at + 2] == meant[at : at + 2][::-1]:
        return 0
    return 1 if typed[at + 1 :] == meant[at + 1 :] and _beside(typed[at], meant[at]) else 2


def _beside(key: str, other: str) -> bool:
    (row, along), (next_row, next_along) = _KEYS.get(key, (9, 9)), _KEYS.get(other, (0, 0))
    return abs(row - next_row) < 2 and abs(along - next_along) < 3
