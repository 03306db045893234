"""Every word a question may be made of: the lexicon's, and the names of parties, seats and people the store has."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from byelex.ask.sentence.lexicon import Lexicon, Phrase, by_first_word, lexicon, longest, phrases_of
from byelex.ask.sentence.namesakes import Namesakes
from byelex.ask.sentence.spelling import SURNAMES, Spelling
from byelex.names import Names
from byelex.names.seats import name_key
from byelex.names.text import name_words, words


class Vocabulary:
    """Every word a question may be made of, over one generation of the store's names.

    `called` are the by-elections to come: the seat's name and the id. `offices` are the words for what those quoted
    were, `quoted` those of quotes. `missing` are by-elections that are not here, or no longer: the seat, when it was,
    and a sentence on why.
    """

    def __init__(
        self,
        names: Names,
        members: Sequence[tuple[str, str]] = (),
        namesakes: Namesakes | None = None,
        called: Mapping[str, str] | None = None,
        offices: frozenset[str] = frozenset(),
        quoted: frozenset[str] = frozenset(),
        missing: Sequence[tuple[str, str, str]] = (),
    ) -> None:
        self.names = names
        self.namesakes = namesakes or Namesakes((), lambda scope, parties: {}, lambda scope, limit=None: ())
        self.called = dict(called or {})
        self.offices = offices
        self.missing: dict[Phrase, list[tuple[str, str]]] = {}
        for seat, held, reason in missing:
            self.missing.setdefault(name_key(seat), []).append((held, reason))
        self.lexicon = lexicon()
        self.party_phrases = by_first_word(_party_phrases(names, self.lexicon))
        self.party_names = frozenset(phrase[0] for phrase, _ in phrases_of(self.party_phrases) if len(phrase) == 1)
        self._beginnings: dict[str, tuple[str, ...]] = {}
        for party in names.parties:
            begun = next((word for word in name_words(party.name) if word != "the"), "")
            self._beginnings[begun] = (*self._beginnings.get(begun, ()), party.id)
        left: dict[str, list[str]] = {}
        for name, by_election_id in members:
            # One may be recorded by a dash.
            if name_words(name):
                left.setdefault(name, []).append(by_election_id)
        self.member_phrases = by_first_word(self._members(left))
        self._left: dict[str, set[str]] = {}
        for name, ids in left.items():
            first, *_, last = (*name_words(name), name_words(name)[-1])
            for part in {last, *({first} & self.lexicon.leaders)}:
                # "Boris" is one man, as "Johnson" is.
                self._left.setdefault(part, set()).update(ids)
        spelling = Spelling(
            self.lexicon,
            names,
            self.party_phrases,
            self.member_phrases,
            quoted,
            {short for short in self.namesakes.short if len(short) > 2},
        )
        self.corrected, self.parted, self._known = spelling.corrected, spelling.parted, spelling.known
        self.slips = spelling.likely

    def _members(self, left: Mapping[str, Sequence[str]]) -> list[tuple[Phrase, tuple[str, str]]]:
        """Give the phrases for those who sat before a by-election: the whole name, and the surname where it is rare."""
        found: dict[Phrase, dict[str, None]] = {}
        stood = {tuple(name_words(name)) for one in self.names.people for name in (one.name, *one.other_names)}
        for name, ids in left.items():
            parts = name_words(name)
            # "Chris Pincher" is Christopher, and no by-election at Christchurch.
            short = [(parts[0][:size], parts[-1]) for size in range(3, len(parts[0])) if len(parts) > 1]
            # Whoever stood too, as Nigel Farage did, is found in short as one who stood.
            short = [] if tuple(parts) in stood else short
            for phrase in (parts, parts[-1:], *short):
                rare = len(phrase) > 1 or not (phrase[0] in self.lexicon.common and phrase[0] not in SURNAMES)
                if phrase and rare:
                    found.setdefault(phrase, {}).update(dict.fromkeys(ids))
        return [(phrase, ("member", " ".join(ids))) for phrase, ids in found.items()]

    def counts(self, word: str) -> bool:
        """Tell whether a word, spelt so, may mean something in a question; others are passed over, or unknown."""
        return word in self._known and word not in self.lexicon.ignored

    def plain_english(self, word: str) -> bool:
        """Tell whether a word is English that names nothing by itself."""
        return word in self.lexicon.names_nothing

    def party_begun_by(self, word: str) -> tuple[str, ...]:
        """Give the one party whose name begins with a word ("volt"), as ids; none where several do, or it is plain."""
        found = self._beginnings.get(word, ())
        return found if len(found) == 1 and len(word) > 3 and not self.plain_english(word) else ()

    def contests_left_by(self, person_name: str) -> tuple[str, ...]:
        """Give the by-elections for seats that a person had sat for: their ids."""
        parts = tuple(words(person_name))
        found = longest(self.member_phrases, parts, 0) if parts else None
        return tuple(found[1][1].split()) if found is not None and found[0] == parts else ()

    def left_by_surname(self, surname: str, contests: Collection[str] | None = None) -> tuple[str, ...]:
        """Give those of some by-elections, or all, that were for the seat of one of a surname, plain English or not."""
        left = self._left.get(surname, ())
        return tuple(one for one in (sorted(left, reverse=True) if contests is None else contests) if one in left)


def _party_phrases(names: Names, lexicon: Lexicon) -> list[tuple[Phrase, tuple[str, str]]]:
    """Give every phrase for a party; one that is also plain English only where it is the party's usual name."""
    found = []
    for phrase, party in names.party_words.items():
        single = phrase[0] if len(phrase) == 1 else ""
        own = {party.name.lower(), party.abbreviation.lower(), *party.nicknames}
        if single == party.abbreviation.lower() and not party.nicknames and single not in party.name.lower().split():
            # "HI" is a party, and how most people say hello: a small party goes by its name.
            continue
        if single and (single.isdecimal() or (single in lexicon.words | lexicon.leaders and single not in _MAIN)):
            continue
        if single in lexicon.common and single not in _MAIN and not (single in own and single not in _TOO_PLAIN):
            continue
        fixed = tuple(lexicon.slips.get(word, word) for word in phrase)
        found.append((fixed, ("party", party.id)))
        if not single and fixed[-1] in _MEMBERS:
            found.append(((*fixed[:-1], f"{fixed[-1]}s"), ("party", party.id)))
    return found


_MEMBERS = frozenset(("liberal", "democrat", "unionist", "socialist", "republican", "nationalist", "monarchist"))
"""Words that a party's name may end with, and its members go by in the plural: "National Liberals"."""


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
