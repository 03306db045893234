"""Settle which party is meant where several share a name or its initials: one that stood where the question asks."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date
from typing import Protocol

from byelex.elections import Party
from byelex.names.dates import Period
from byelex.names.text import name_words
from byelex.store.scope import Scope

Votes = Callable[[Scope, tuple[str, ...]], dict[str, int]]
"""The votes of each party that stood in a scope; of some parties, or of all where none are given."""


class Contests(Protocol):
    """The by-elections of a scope, the latest first: their ids; all, or so many."""

    def __call__(self, scope: Scope, *, limit: int | None = None) -> tuple[str, ...]: ...


_SUFFIX = re.compile(r"\s*\([^)]*\)$")
_SHORTEST, _LONGEST = 2, 6


class Namesakes:
    """Parties by what they share: `named` by a name's plain words, `short` by an abbreviation or initials.

    `written` is each one's own, whole name.
    """

    def __init__(self, parties: Sequence[Party], votes: Votes, contests: Contests) -> None:
        self.votes, self.contests = votes, contests
        self.named: dict[tuple[str, ...], tuple[str, ...]] = {}
        self.short: dict[str, tuple[str, ...]] = {}
        self.written: dict[tuple[str, ...], str] = {name_words(party.name): party.id for party in parties}
        for party in parties:
            names = (party.name, party.full_name, *party.nicknames)
            for key in dict.fromkeys(plain(name_words(_SUFFIX.sub("", name))) for name in names if name):
                if key:
                    self.named[key] = (*self.named.get(key, ()), party.id)
            for short in dict.fromkeys(
                (*name_words(party.abbreviation)[:1], *(_initials(name_words(name)) for name in names if name))
            ):
                if _SHORTEST <= len(short) <= _LONGEST and short.isalpha() and not party.independent:
                    self.short[short] = (*self.short.get(short, ()), party.id)

    def at(self, group: tuple[str, ...], typed: Sequence[str], contests: tuple[str, ...]) -> tuple[str, ...]:
        """Give the parties meant by typed words where they name contests: those that stood there, if any did."""
        there = Scope(by_election_ids=contests)
        stood = self.votes(there, group) if contests else {}
        if stood:
            return self._of_then(group, stood)
        stood = self.votes(there, ()) if contests else {}
        name = plain(typed)
        # "Socialist Alliance" was the Lancashire Socialist Alliance at Preston.
        longer = [one for key, ids in self.named.items() if len(name) > 1 and key[-len(name) :] == name for one in ids]
        for others in (self.named.get(name, ()), self.short.get(typed[0], ()) if len(typed) == 1 else (), longer):
            found = tuple(one for one in others if one in stood)
            if found:
                return found
        return group

    def within(self, group: tuple[str, ...], typed: Sequence[str], period: Period | None) -> tuple[str, ...]:
        """Give the parties meant where no contest is named: of those that share the name, who had most votes then."""
        others = self.named.get(plain(typed), ())
        if len(typed) > 2 and typed[0] != "the" and self.written.get(tuple(typed)) in group and period is None:
            # The Independent Labour Party is not those who stood as Independent Labour.
            return group
        if len(group) < 2 and len(others) < 2:
            return group
        first, last = (period.start, period.end) if period else (date.min, date.max)
        scope = Scope(first_day=None if first == date.min else first, last_day=None if last == date.max else last)
        if len(group) > 1:
            return self._of_then(group, self.votes(scope, group)) if period else group
        stood = self.votes(scope, others)
        most = max(others, key=lambda one: (stood.get(one, -1), one in group))
        return (most,) if most in stood else group

    def _of_then(self, group: tuple[str, ...], stood: dict[str, int]) -> tuple[str, ...]:
        """Leave out of parties that were one after the other those not there: no Liberal of 1989 stood in 1962."""
        if not any(one.rpartition("-")[2].isdecimal() for one in group):
            return group
        return tuple(one for one in group if one in stood) or group

    def standing(self, short: str, contests: tuple[str, ...]) -> tuple[str, ...]:
        """Give the parties of an abbreviation that stood at contests."""
        stood = self.votes(Scope(by_election_ids=contests), ())
        return tuple(one for one in self.short.get(short, ()) if one in stood)


def plain(named: Sequence[str]) -> tuple[str, ...]:
    """Take a party's name down to what is said of it: "The Workers' Party" and "workers party" are "worker"."""
    kept = [word for word in named if word != "s"]
    kept = kept[1:] if kept[:1] == ["the"] and len(kept) > 1 else kept
    kept = kept[:-1] if kept[-1:] == ["party"] and len(kept) > 1 else kept
    return (*kept[:-1], kept[-1].removesuffix("s")) if kept else ()


def _initials(named: Sequence[str]) -> str:
    kept = [word for word in named if word not in {"the", "of", "and", "for"}]
    return "".join(word[0] for word in kept) if len(kept) > 1 else ""
