"""Put single misspelt words right: against the lexicon, the parties, seats and people, the nearest first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from byelex.ask.lexicon import Phrase, by_first_word, lexicon
from byelex.ask.namesakes import Namesakes
from byelex.names import Names
from byelex.names.matching import allowed_edits, nearly, skeleton
from byelex.names.seats import name_key
from byelex.names.text import words

_FIXED = {
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


class Vocabulary:
    """Every word a question may be made of, over one generation of the store's names.

    `called` are the by-elections to come: the seat's name and the id. `offices` are the words for what those quoted
    were. `missing` are by-elections that are not here, or no longer: the seat, when it was, and a sentence on why.
    """

    def __init__(
        self,
        names: Names,
        members: Sequence[tuple[str, str]] = (),
        namesakes: Namesakes | None = None,
        called: Mapping[str, str] | None = None,
        offices: frozenset[str] = frozenset(),
        missing: Sequence[tuple[str, str, str]] = (),
    ) -> None:
        self.names = names
        self.namesakes = namesakes or Namesakes((), lambda scope, parties: {}, lambda scope: ())
        self.called = dict(called or {})
        self.offices = offices
        self.missing: dict[Phrase, list[tuple[str, str]]] = {}
        for seat, held, reason in missing:
            self.missing.setdefault(name_key(seat), []).append((held, reason))
        self.lexicon = lexicon()
        self.party_phrases = by_first_word(
            _party_phrases(names, self.lexicon.common, self.lexicon.words | self.lexicon.leaders)
        )
        self.party_names = frozenset(
            phrase[0] for entries in self.party_phrases.values() for phrase, _ in entries if len(phrase) == 1
        )
        party_words = {word for entries in self.party_phrases.values() for phrase, _ in entries for word in phrase}
        self._endings = frozenset(
            phrase[-1] for each in self.party_phrases.values() for phrase, _ in each if phrase[1:]
        )
        plain = {word for word in self.lexicon.words | self.lexicon.ignored if word.isalpha()}
        self._known = plain | party_words | self.lexicon.common | self.lexicon.leaders | _SURNAMES
        phrases = [each for entries in self.lexicon.phrases.values() for each in entries]
        self._spelt = self._known | {word for phrase, (section, _) in phrases if section == "area" for word in phrase}
        # Only words of some length are worth putting right, and none towards a word that is itself a rarity.
        targets = {word for word in (self.lexicon.words | party_words) if len(word) > 4 and word.isalpha()}
        self._targets = sorted(targets, key=len)
        self._bare = {(word[0], bare): word for word in _OFTEN if len(bare := skeleton(word)) > 3}
        self._alone = {phrase[0] for table in self.lexicon.phrases.values() for phrase, _ in table if len(phrase) == 1}
        self._beginnings: dict[str, tuple[str, ...]] = {}
        for party in names.parties:
            begun = next((word for word in words(party.name) if word != "the"), "")
            self._beginnings[begun] = (*self._beginnings.get(begun, ()), party.id)
        member_phrases = self._members(members)
        self.member_phrases = by_first_word(member_phrases)
        self._surnames = frozenset(phrase for phrase, _ in member_phrases if len(phrase) == 1)
        self.corrected = lru_cache(maxsize=4096)(self._corrected)

    def _members(self, members: Sequence[tuple[str, str]]) -> list[tuple[Phrase, tuple[str, str]]]:
        """Give the phrases for those who sat before a by-election: the whole name, and the surname where it is rare."""
        found: dict[Phrase, dict[str, None]] = {}
        for name, by_election_id in members:
            parts = tuple(words(name))
            # "Chris Pincher" is Christopher, and no by-election at Christchurch.
            short = [(parts[0][:size], parts[-1]) for size in range(3, len(parts[0])) if len(parts) > 1]
            for phrase in (parts, parts[-1:], *short):
                rare = len(phrase) > 1 or not (phrase[0] in self.lexicon.common and phrase[0] not in _SURNAMES)
                if phrase and rare:
                    found.setdefault(phrase, {})[by_election_id] = None
        return [(phrase, ("member", " ".join(ids))) for phrase, ids in found.items()]

    def counts(self, word: str) -> bool:
        """Tell whether a word, spelt so, may mean something in a question; others are passed over, or unknown."""
        return word in self._known and word not in self.lexicon.ignored

    def plain_english(self, word: str) -> bool:
        """Tell whether a word is English that names nothing by itself."""
        return word in self.lexicon.names_nothing

    def parted(self, word: str) -> tuple[str, ...]:
        """Part what is asked from the seat it was run together with ("whowonrochdale"); any other word stays whole."""
        if len(word) < 9 or word in self._known or self._names(word):
            return (word,)
        for said, asked in _RUN_ON.items():
            for seat in (word.removeprefix(said).removeprefix("in"), word.removesuffix(said)):
                found = self.names.seat_named([seat]) if 3 < len(seat) < len(word) - 3 else None
                if found is not None and found.seats and not found.corrected:
                    return (*asked, seat)
        return (word,)

    def party_begun_by(self, word: str) -> tuple[str, ...]:
        """Give the one party whose name begins with a word ("volt"), as ids; none where several do, or it is plain."""
        found = self._beginnings.get(word, ())
        return found if len(found) == 1 and len(word) > 3 and not self.plain_english(word) else ()

    def contests_left_by(self, person_name: str) -> tuple[str, ...]:
        """Give the by-elections for seats that a person had sat for: their ids."""
        parts = tuple(words(person_name))
        for phrase, (_, ids) in self.member_phrases.get(parts[0], ()) if parts else ():
            if phrase == parts:
                return tuple(ids.split())
        return ()

    def _names(self, word: str) -> bool:
        known = self.names.seat_index.knows(word) or self.names.people_index.knows(word)
        return known or word in self.party_names or (word,) in self._surnames

    def _slip(self, word: str) -> str:
        """Put a short word right that is one letter from one asked about often: "vots" is "votes" as much as "vote"."""
        if not 2 < len(word) < 6 or self._names(word) or word in self.namesakes.short:
            return word
        near = [other for _, other in nearly(word, _SHORT, 1) if other[0] == word[0]]
        return near[-1] if near and all(near[-1].startswith(other) for other in near) else word

    def _corrected(self, word: str) -> str:
        fixed = _FIXED.get(word, word)
        if fixed in self._spelt or not fixed.isalpha():
            return fixed
        whose = fixed[:-1]
        someones = len(fixed) > 3 and (self._names(whose) or whose in self.lexicon.leaders)
        if fixed[-1] == "s" and (someones or whose in self._endings) and not self._names(fixed):
            # The apostrophe of "galloway's" and "Reform UK's" is gone by now.
            return whose
        if len(fixed) < 5:
            return self._slip(fixed)
        if fixed in self.member_phrases or self._names(fixed):
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
                *self.names.seat_index.spellings(fixed).values(),
                *(self.names.people_index.spellings(fixed).values() if len(fixed) > 5 else ()),
            ),
            default=99.0,
        )
        # "Batly" is sooner Batley than the "badly" of "how badly".
        phrase = self.lexicon.longest((nearest,), 0)
        # "Covntry" is sooner Coventry than the country, which adds nothing.
        alone = nearest not in self.lexicon.words or (phrase is not None and phrase[1][0] != "everywhere")
        if alone and skeleton(nearest) == skeleton(fixed) and nearest[0] == fixed[0]:
            # "Tuurnout" is no Trent.
            return nearest
        if named < word_distance or (named <= word_distance and (nearest[0] != fixed[0] or not alone)):
            return fixed
        return nearest


def _party_phrases(
    names: Names, common: frozenset[str], in_lexicon: frozenset[str]
) -> list[tuple[Phrase, tuple[str, str]]]:
    """Give every phrase for a party; one that is also plain English only where it is the party's usual name."""
    found = []
    for phrase, party in names.party_words.items():
        single = phrase[0] if len(phrase) == 1 else ""
        own = {party.name.lower(), party.abbreviation.lower(), *party.nicknames}
        if single == party.abbreviation.lower() and not party.nicknames and single not in party.name.lower().split():
            # "HI" is a party, and how most people say hello: a small party goes by its name.
            continue
        if single and (single.isdecimal() or (single in in_lexicon and single not in _MAIN)):
            continue
        if single in common and single not in _MAIN and not (single in own and single not in _TOO_PLAIN):
            continue
        fixed = tuple(_FIXED.get(word, word) for word in phrase)
        found.append((fixed, ("party", party.id)))
        if not single and fixed[-1] in _MEMBERS:
            found.append(((*fixed[:-1], f"{fixed[-1]}s"), ("party", party.id)))
    return found


_MEMBERS = frozenset(("liberal", "democrat", "unionist", "socialist", "republican", "nationalist", "monarchist"))
"""Words that a party's name may end with, and its members go by in the plural: "National Liberals"."""

_OFTEN = ("turnout", "majority", "electorate", "deposit", "result", "candidates", "candidate", "runner", "percent")
"""Words that are typed so often that their consonants are enough."""
_SURNAMES = frozenset({"bone"})
"""Words that are plain English and yet, in a question about by-elections, a member's name."""

_MAIN = frozenset(
    (
        "labour labor conservative conservatives green greens liberal liberals independent reform respect "
        "alliance brexit unionist lib con lab independents ind"
    ).split()
)
_TOO_PLAIN = frozenset(
    (
        "main comm rad imm beer renew liberty mainstream consensus forward advance heritage restore ed pc res fa "
        "rp fp bp sl wr wp party common pirate"
    ).split()
)
