"""The words questions are made of, read from lexicon.txt: phrases to meanings, and the words that may be left out."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

Phrase = tuple[str, ...]
Meaning = tuple[str, str]
"""A section of the lexicon and the meaning's name there: ("measure", "turnout")."""

Table = Mapping[str, tuple[Sequence[int], Mapping[Phrase, Meaning]]]
"""Phrases by their first word: the lengths they have, in words, longest first, and what each means."""

_ORDER = ("ignore", "topic", "region", "area", "nation", "everywhere", "cause", "weekday", "word", "measure")
"""Where two sections have the same phrase, the first here has it."""
AUXILIARIES = frozenset("did was is were has have had do does are".split())
"""Verbs that a question to be answered with yes or no begins with."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """`phrases` by their first word; `words` are all that occur in any; `common` is plain English.

    `names_nothing` are the words that by themselves name nobody and nowhere; `leaders` are the surnames of those who
    led a government or a party, by which a time is asked for ("the Thatcher years"). `often` are the words that most
    is asked with, and how often: 0 is oftenest; `said` are words that a reader looks for by themselves, in sets by
    name; `slips` are words and what is meant, where no rule of spelling finds it; `written` are phrases in short, or
    figures of speech, and what is written out for them.
    """

    phrases: Table
    words: frozenset[str]
    names_nothing: frozenset[str]
    ignored: frozenset[str]
    common: frozenset[str]
    leaders: frozenset[str]
    often: dict[str, int]
    said: dict[str, frozenset[str]]
    slips: dict[str, str]
    written: dict[str, str]

    def longest(self, words: Sequence[str], at: int) -> tuple[Phrase, Meaning] | None:
        """Give the longest phrase that begins at a word; None if no phrase does."""
        return longest(self.phrases, words, at)


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """Read the lexicon; once a process."""
    sections = sections_of((files("byelex.ask.sentence") / "lexicon.txt").read_text(encoding="utf-8").splitlines())
    found: dict[Phrase, Meaning] = {}
    for section in _ORDER:
        for name, phrases in _named(sections[section]):
            meaning = ("word", "ignore") if name == "ignore" else (section, name)
            for phrase in phrases.split(","):
                # Interned: phrases share most of their words.
                found.setdefault(tuple(map(sys.intern, phrase.split())), meaning)
    found.pop((), None)
    ignored = frozenset(" ".join(sections["ignored"]).split())
    common = frozenset(" ".join(sections["common"]).split())
    # A topic's phrase may hold a name ("under starmer") that by itself is only a name, as an area's may.
    plain = {
        word
        for phrase, (section, _) in found.items()
        if section != "area" and (len(phrase) == 1 or section != "topic")
        for word in phrase
    }
    return Lexicon(
        phrases=by_first_word(found.items()),
        words=frozenset(word for phrase, (section, _) in found.items() if section != "area" for word in phrase),
        names_nothing=ignored | common | plain,
        ignored=ignored,
        common=common,
        leaders=frozenset(" ".join(sections["leaders"]).split()),
        often={word: rank for rank, line in enumerate(sections["often"]) for word in line.split()},
        said={name: frozenset(words.split()) for name, words in _named(sections["said"])},
        slips={typed: meant for meant, all_typed in _named(sections["slips"]) for typed in all_typed.split()},
        written={typed.strip(): meant for meant, said in _named(sections["written"]) for typed in said.split(",")},
    )


def _named(lines: list[str]) -> Iterator[tuple[str, str]]:
    return ((name, phrases) for name, _, phrases in (line.partition(":") for line in lines))


def word_set(name: str) -> frozenset[str]:
    """Give a set of words that a reader looks for, whatever they mean elsewhere: "describing", "now"."""
    return lexicon().said[name]


def by_first_word(phrases: Iterable[tuple[Phrase, Meaning]]) -> Table:
    """Index phrases by their first word; of two alike the first is kept."""
    found: dict[str, dict[Phrase, Meaning]] = {}
    for phrase, meaning in phrases:
        found.setdefault(phrase[0], {}).setdefault(phrase, meaning)
    return {first: (sorted({*map(len, alike)}, reverse=True), alike) for first, alike in found.items()}


def phrases_of(table: Table) -> list[tuple[Phrase, Meaning]]:
    """Give all phrases of a table, and what each means."""
    return [entry for _, alike in table.values() for entry in alike.items()]


def longest(table: Table, words: Sequence[str], at: int) -> tuple[Phrase, Meaning] | None:
    """Give the longest of some phrases that begins at a word; None if none does."""
    lengths, alike = table.get(words[at], _NO_PHRASES)
    for length in lengths:
        phrase = tuple(words[at : at + length])
        if phrase in alike:
            return phrase, alike[phrase]
    return None


_NO_PHRASES: tuple[Sequence[int], Mapping[Phrase, Meaning]] = ((), {})


def sections_of(lines: list[str]) -> dict[str, list[str]]:
    """Part the lexicon's lines by section, each line joined with those that go on with it."""
    sections: dict[str, list[str]] = {"ignore": []}
    current: list[str] = []
    for line in lines:
        if line.startswith("["):
            current = sections.setdefault(line.strip("[]"), [])
        elif line.startswith(" ") and current:
            current[-1] += f" {line.strip()}"
        elif line:
            current.append(line)
    ignore = [line for line in sections["word"] if line.startswith("ignore:")]
    sections["word"] = [line for line in sections["word"] if line not in ignore]
    sections["ignore"] = ignore
    return sections
