"""Put single misspelt words right: against the lexicon, the parties, seats and people, the nearest first."""

from __future__ import annotations

from collections.abc import Set
from functools import lru_cache

from byelex.ask.lexicon import Lexicon, Table
from byelex.names import Names
from byelex.names.matching import allowed_edits, nearly, skeleton

FIXED = {
    "wat": "what",
    "wot": "what",
    "maj": "majority",
    "turnt": "turnout",
    "no.": "number",
    "pct": "percent",
    "b4": "before",
    "frm": "from",
    "2nd": "second",
    "1st": "first",
    "3rd": "third",
    "mny": "many",
    "swng": "swing",
    "dms": "dems",
    "votez": "votes",
    "cand": "candidate",
    "cands": "candidates",
    "vs.": "vs",
    "smallst": "smallest",
    "lrgst": "largest",
    "bigest": "biggest",
    "electrate": "electorate",
    "whn": "when",
    "hw": "how",
    "wich": "which",
    "whch": "which",
    "teh": "the",
    "hte": "the",
    "wiht": "with",
    "inn": "in",
    "thier": "their",
    "byelec": "byelection",
    "da": "the",
    "dat": "that",
    "wots": "whats",
    "wos": "was",
    "wuz": "was",
    "dis": "this",
    "m8": "mate",
    "thx": "thanks",
    "thnx": "thanks",
    "tnx": "thanks",
    "evr": "ever",
    "sinse": "since",
    "looney": "loony",
    "looneys": "loonies",
    "wud": "would",
    "cud": "could",
    "coz": "because",
    "cos": "because",
    "abt": "about",
    "genaral": "general",
    "elction": "election",
    "wen": "when",
    "whyd": "why",
    "whens": "when",
    "whatd": "what",
    "howd": "how",
    "whod": "who",
    "u": "you",
    "ur": "your",
    "r": "are",
}


_SHORT = tuple(
    sorted(
        "vote votes turn ever since most lost stood last share won came whos what tory dems snp ukip".split(), key=len
    )
)
"""Short words that a slip in one is put right to, where nothing else is of that spelling."""
_RUN_ON = {
    "whowon": ("who", "won"),
    "turnout": ("turnout",),
    "majority": ("majority",),
    "swing": ("swing",),
    "results": ("result",),
    "result": ("result",),
    "votes": ("votes",),
    "byelection": ("byelection",),
}
"""What is typed in one with a seat's name, and its words."""


_OFTEN = ("turnout", "majority", "electorate", "deposit", "result", "candidates", "candidate", "runner", "percent")
"""Words that are typed so often that their consonants are enough."""
SURNAMES = frozenset({"bone"})
"""Words that are plain English and yet, in a question about by-elections, a member's name."""


class Spelling:
    """What words are put right to: those that questions are made of, and never away from a name.

    `parties` and `members` are the phrases for them; `abbreviations` are of parties that few know.
    """

    def __init__(self, lexicon: Lexicon, names: Names, parties: Table, members: Table, abbreviations: Set[str]) -> None:
        self._lexicon, self._seats, self._people, self._members = lexicon, names.seat_index, names.people_index, members
        self._seat_named = names.seat_named
        self._abbreviations = abbreviations
        party_phrases = [phrase for entries in parties.values() for phrase, _ in entries]
        party_words = {word for phrase in party_phrases for word in phrase}
        surnames = {phrase[0] for entries in members.values() for phrase, _ in entries if len(phrase) == 1}
        self._names_alone = {phrase[0] for phrase in party_phrases if len(phrase) == 1} | surnames
        self._endings = frozenset(phrase[-1] for phrase in party_phrases if phrase[1:])
        plain = {word for word in lexicon.words | lexicon.ignored if word.isalpha()}
        self.known = plain | party_words | lexicon.common | lexicon.leaders | SURNAMES
        phrases = [each for entries in lexicon.phrases.values() for each in entries]
        self._spelt = self.known | {word for phrase, (section, _) in phrases if section == "area" for word in phrase}
        # Only words of some length are worth putting right, and none towards a word that is itself a rarity.
        targets = {word for word in (lexicon.words | party_words) if len(word) > 4 and word.isalpha()}
        self._targets = sorted(targets, key=len)
        self._bare = {(word[0], bare): word for word in _OFTEN if len(bare := skeleton(word)) > 3}
        self._alone = {phrase[0] for phrase, _ in phrases if len(phrase) == 1}
        self.corrected = lru_cache(maxsize=4096)(self._corrected)

    def parted(self, word: str) -> tuple[str, ...]:
        """Part what is asked from the seat it was run together with ("whowonrochdale"); any other word stays whole."""
        if len(word) < 9 or word in self.known or self._names(word):
            return (word,)
        for said, asked in _RUN_ON.items():
            for seat in (word.removeprefix(said).removeprefix("in"), word.removesuffix(said)):
                found = self._seat_named([seat]) if 3 < len(seat) < len(word) - 3 else None
                if found is not None and found.seats and not found.corrected:
                    return (*asked, seat)
        return (word,)

    def _names(self, word: str) -> bool:
        known = self._seats.knows(word) or self._people.knows(word)
        return known or word in self._names_alone

    def _slip(self, word: str) -> str:
        """Put a short word right that is one letter from one asked about often: "vots" is "votes" as much as "vote"."""
        if not 2 < len(word) < 6 or self._names(word) or word in self._abbreviations:
            return word
        near = [other for _, other in nearly(word, _SHORT, 1) if other[0] == word[0]]
        return near[-1] if near and all(near[-1].startswith(other) for other in near) else word

    def _corrected(self, word: str) -> str:
        fixed = FIXED.get(word, word)
        if fixed in self._spelt or not fixed.isalpha():
            return fixed
        whose = fixed[:-1]
        someones = len(fixed) > 3 and (self._names(whose) or whose in self._lexicon.leaders)
        if fixed[-1] == "s" and (someones or whose in self._endings) and not self._names(fixed):
            # The apostrophe of "galloway's" and "Reform UK's" is gone by now.
            return whose
        if len(fixed) < 5:
            return self._slip(fixed)
        if fixed in self._members or self._names(fixed):
            return fixed
        near = nearly(fixed, self._targets, allowed_edits(fixed))
        if not near:
            # "Tronut" has all of turnout but its vowels.
            return self._bare.get((fixed[0], skeleton(fixed))) or self._slip(fixed)
        # "Votees" are votes, which mean something alone, before they are voters.
        word_distance, nearest = min(near, key=lambda found: (found[0], found[1] not in self._alone))
        if word_distance > 1 and nearest[0] != fixed[0]:
            # "Pensions" are not "mentions".
            return fixed
        named = min(
            (
                *self._seats.spellings(fixed).values(),
                *(self._people.spellings(fixed).values() if len(fixed) > 5 else ()),
            ),
            default=99.0,
        )
        # "Batly" is sooner Batley than the "badly" of "how badly".
        phrase = self._lexicon.longest((nearest,), 0)
        # "Covntry" is sooner Coventry than the country, which adds nothing.
        alone = nearest not in self._lexicon.words or (phrase is not None and phrase[1][0] != "everywhere")
        if alone and skeleton(nearest) == skeleton(fixed) and nearest[0] == fixed[0]:
            # "Tuurnout" is no Trent.
            return nearest
        if named < word_distance or (named <= word_distance and (nearest[0] != fixed[0] or not alone)):
            return fixed
        return nearest
