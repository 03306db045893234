"""Match typed words against a list of names: whole, in part, abbreviated, misspelt. Knows nothing of what is named."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from operator import attrgetter
from typing import NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import OSA

from byelex.names.text import LITTLE, content, name_words

TYPO_COST = 1.0
PREFIX_COST = 0.5
"""A beginning ("wellingb") is likelier than a misspelling."""

MOST_RUN_TOGETHER = 5

_VOWELS = str.maketrans("", "", "aeiouy")


class Match(NamedTuple):
    """A name that all the typed words fit: what it cost in misspellings, and how many of its words were not typed."""

    key: int
    cost: float
    missing_word_count: int


_dearness = attrgetter("cost", "missing_word_count")


def allowed_edits(word: str) -> int:
    """How many slips a word of this length may hold and still be known: none in a short one, two in a long one."""
    return 0 if len(word) < 4 else 1 if len(word) < 8 else 2 if len(word) < 12 else 3


def skeleton(word: str) -> str:
    """Leave out the vowels after the first letter, and doubled consonants: what survives quick typing."""
    bare = word[:1] + word[1:].translate(_VOWELS)
    return "".join(letter for at, letter in enumerate(bare) if at == 0 or letter != bare[at - 1])


class NameIndex:
    """Distinct names, indexed by word. `keys[i]` is what the i-th name stands for; several names may share a key.

    `short_forms(word)` gives the words that an abbreviation stands for ("beds": "bedfordshire").
    """

    def __init__(
        self, names: Iterable[tuple[str, int]], short_forms: Callable[[str], Sequence[str]] = lambda word: ()
    ) -> None:
        # Of each name, its key and how many different words it has. Tuples: there are thousands, most of one entry.
        self._entries: list[tuple[int, int]] = []
        self._by_word: dict[str, tuple[int, ...]] = {}
        self._by_joined: dict[str, tuple[int, ...]] = {}
        self._by_initials: dict[str, tuple[int, ...]] = {}
        self._short_forms = short_forms
        seen: set[tuple[tuple[str, ...], int]] = set()
        for name, key in names:
            parts = list(name_words(name))
            kept = tuple(content(parts))
            if not kept or (kept, key) in seen:
                continue
            seen.add((kept, key))
            at = len(self._entries)
            different = dict.fromkeys(kept)
            self._entries.append((key, len(different)))
            for word in different:
                self._by_word[word] = (*self._by_word.get(word, ()), at)
            for joined in dict.fromkeys(("".join(parts), "".join(kept))):
                self._by_joined[joined] = (*self._by_joined.get(joined, ()), at)
            initials = _initials(parts)
            self._by_initials[initials] = (*self._by_initials.get(initials, ()), at)
        self._vocabulary = sorted(self._by_word)
        # What is misspelt is about as long as what is meant: only such words are compared.
        self._by_length = sorted(self._vocabulary, key=len)
        self._joined = sorted(self._by_joined, key=len)
        self._skeletons: dict[str, list[str]] = {}
        for word in self._vocabulary:
            self._skeletons.setdefault(skeleton(word), []).append(word)
        self.spellings = lru_cache(maxsize=4096)(self._spellings)

    def knows(self, word: str) -> bool:
        """Tell whether a word is part of some name, as typed."""
        return word in self._by_word

    def joins(self, word: str) -> bool:
        """Tell whether a word is a whole name run together ("batleyandspen")."""
        return word in self._by_joined

    def beginning(self, prefix: str) -> list[str]:
        """Give the vocabulary's words that begin so."""
        low = bisect_left(self._vocabulary, prefix)
        high = bisect_left(self._vocabulary, prefix + "\U0010ffff")
        return self._vocabulary[low:high]

    def _spellings(self, word: str) -> dict[str, float]:
        """Give the vocabulary's words that a typed word may be, each with its cost; an exact word is only itself."""
        known = {short: 0.0 for short in (word, *self._short_forms(word)) if short in self._by_word}
        if known or len(word) < 3:
            return known
        found = dict.fromkeys(self.beginning(word), PREFIX_COST) if len(word) > 3 else {}
        if len(found) == 1:
            return found
        for other in self._skeletons.get(skeleton(word), ()) if len(skeleton(word)) > 3 else ():
            found.setdefault(other, 1.5 * TYPO_COST)
        limit = allowed_edits(word)
        if limit:
            for edits, other in nearly(word, self._by_length, limit):
                if len(other) > 3 and (edits == 1 or other[0] == word[0]):
                    cost = edits * TYPO_COST
                    found[other] = min(cost, found.get(other, cost))
        return found

    def find(self, typed: Sequence[str], last_may_be_cut: bool = False) -> list[Match]:
        """Give every name that all the typed words fit, cheapest first.

        With `last_may_be_cut` the last word also fits every word that it begins, as while typing.
        """
        typed = [part for word in typed for part in self.parted(word)]
        asked = content(typed)
        if not asked:
            return []
        if len(asked) > 1 and all(len(word) == 1 for word in asked):
            initialled = self._by_initials.get(_initials(typed), ())
            if initialled:
                return [Match(self._entries[entry][0], 0.0, 0) for entry in initialled]
        costs: dict[int, float] = {}
        for at, word in enumerate(asked):
            spelt = dict(self.spellings(word))
            if (last_may_be_cut and at == len(asked) - 1) or (len(word) < 3 and len(asked) > 1):
                for longer in self.beginning(word):
                    spelt.setdefault(longer, PREFIX_COST)
            here: dict[int, float] = {}
            for other, cost in spelt.items():
                for entry in self._by_word[other]:
                    if cost < here.get(entry, 99.0):
                        here[entry] = cost
            costs = here if at == 0 else {entry: costs[entry] + cost for entry, cost in here.items() if entry in costs}
            if not costs:
                break
        least = len(set(asked))
        found = [
            Match(key, cost, max(0, word_count - len(asked)))
            for entry, cost in costs.items()
            for key, word_count in (self._entries[entry],)
            if word_count >= least
        ]
        found.extend(self._run_together(typed, asked))
        best: dict[int, Match] = {}
        for match in found:
            held = best.get(match.key)
            if held is None or _dearness(match) < _dearness(held):
                best[match.key] = match
        return sorted(best.values(), key=_dearness)

    def parted(self, word: str) -> tuple[str, ...]:
        """Part two words that were run together ("stokecentral"); any other word stays whole."""
        if len(word) > 7 and not self.spellings(word):
            for at in range(3, len(word) - 2):
                if word[:at] in self._by_word and word[at:] in self._by_word:
                    return word[:at], word[at:]
        return (word,)

    def sharing(self, typed: Sequence[str]) -> list[int]:
        """Give the keys of names that share a longer word with the typed ones, misspelt or not, most shared first."""
        counts: dict[int, int] = {}
        for word in content(list(typed)):
            spelt = self.spellings(word) if len(word) > 4 else {}
            for key in {self._entries[entry][0] for other in spelt for entry in self._by_word[other]}:
                counts[key] = counts.get(key, 0) + 1
        return sorted(counts, key=lambda key: (-counts[key], key))

    def _run_together(self, typed: Sequence[str], asked: Sequence[str]) -> list[Match]:
        """Match a name's words split or run together ("south end west"), slips included in a long one."""
        found: set[int] = set()
        for joined in ("".join(typed), "".join(asked)):
            found.update(self._by_joined.get(joined, ()))
        matches = [Match(self._entries[entry][0], 0.0, 0) for entry in found]
        joined = "".join(typed)
        if not found and len(joined) > 9:
            for edits, other in nearly(joined, self._joined, 2)[:MOST_RUN_TOGETHER]:
                matches.extend(Match(self._entries[entry][0], edits * TYPO_COST, 0) for entry in self._by_joined[other])
        return matches


def nearly(word: str, by_length: Sequence[str], limit: int) -> list[tuple[int, str]]:
    """Give the words, of some sorted by length, that differ from one by so many slips at most, the fewest first."""
    first = bisect_left(by_length, len(word) - limit, key=len)
    last = bisect_left(by_length, len(word) + limit + 1, key=len)
    near = process.extract(word, by_length[first:last], scorer=OSA.distance, score_cutoff=limit, limit=None)
    return sorted((edits, other) for other, edits, _ in near)


@lru_cache(maxsize=8)
def name_index(
    names: tuple[tuple[str, int], ...], short_forms: Callable[[str], Sequence[str]] = lambda word: ()
) -> NameIndex:
    """Give the index of these names. The last few are kept, since most changes of a store change no name."""
    return NameIndex(names, short_forms)


def _initials(parts: Sequence[str]) -> str:
    return "".join("&" if word == "and" else word[0] for word in parts if word == "and" or word not in LITTLE)


def best_of(matches: Sequence[Match], preferred: Callable[[Match], bool], one_word: bool) -> list[Match]:
    """Choose among matches all that fit best, those preferred first.

    A whole name beats a part, unless it is one word and only parts are preferred.
    """
    if not matches:
        return []
    least = matches[0].cost
    if least > 2 * PREFIX_COST and any(match.cost < least + 0.5 for match in matches if match.cost > least):
        return []
    tied = [match for match in matches if match.cost == least]
    parts = [match for match in tied if preferred(match)]
    whole = [match for match in tied if match.missing_word_count == 0]
    preferred_whole = [match for match in whole if preferred(match)]
    if parts and one_word and not preferred_whole:
        # "Selby" is a seat since 2024, and what everyone calls Selby and Ainsty.
        return parts
    return preferred_whole or whole or parts or tied
