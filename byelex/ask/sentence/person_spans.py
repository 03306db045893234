"""Find whom the words of a question name: a full name, a surname, a surname after initials or a title."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from rapidfuzz import process
from rapidfuzz.distance import OSA

from byelex.ask.sentence.vocabulary import Vocabulary
from byelex.elections import Person
from byelex.names.nicknames import given_in_full
from byelex.names.seats import FoundPeople
from byelex.names.text import LITTLE, content
from byelex.names.text import words as name_words

_PEOPLE_FIRST = frozenset({"binface"})
"""Words that are a party's name only because they are a person's."""
_TITLES = frozenset("sir dr mr mrs ms miss lord lady baroness dame rt hon count rev reverend".split())
MOST_NAMESAKES = 6
"""So many people of one name are too many to be asked which."""
UNNAMED = "(unnamed)"
"""How the name ends of one who was quoted but not named."""


def people_at(vocabulary: Vocabulary, words: list[str], at: int) -> tuple[tuple[Person, ...], int] | None:
    """Find the longest run of words from here that is a person's name; a single word must be a surname or rare."""
    names = vocabulary.names
    start = at
    while start < len(words) - 1 and (words[start] in _TITLES or is_initial(words[start])):
        start += 1
    if not _may_be_person(vocabulary, words[start]) or (words[at] == "v" and at > 0):
        # "Farage v Carswell".
        return None
    end = start + 1
    while end < len(words) and end - start < 5 and _may_be_person(vocabulary, words[end], inside=True):
        end += 1
    for stop in range(end, start, -1):
        run = [word for word in words[start:stop] if not is_initial(word)]
        initials = {word for word in words[at:stop] if is_initial(word)}
        if stop - start > 1 and (words[stop - 1] == "the" or is_initial(words[stop - 1])):
            # "Was Gorton a Labour hold", "was Selby the first": a name ends in neither.
            continue
        if stop - start == 1 and words[at] == "a" and words[stop : stop + 1] == ["byelection"]:
            # "A Hamilton by-election" is in Hamilton.
            return None
        if stop - start == 1:
            found_so = _initialled(vocabulary, run[0], initials, stop - at)
            noun = words[at - 1 : at] in _ARTICLES and words[stop : stop + 1] not in _OF_THEIRS
            if found_so or (noun and not names.people_index.knows(run[0])):
                # "The pandemic" is no Pantelic.
                return found_so
            return _single_person(vocabulary, run[0], stop - at)
        found = names.people_named(words[start:stop]) if initials else FoundPeople()
        found = found if found.people else names.people_named(run)
        if found.corrected and min(map(len, run)) < 3:
            # "ED Wakefield": two letters are no name misspelt.
            continue
        people = tuple(person for person in found.people if _named_outside_brackets(person, run))
        if len(content(run)) == 1:
            people = tuple(person for person in people if not person.name.endswith(UNNAMED))
        if people and len(found.people) < MOST_NAMESAKES:
            return people, stop - at + _goes_on(people, run, words[stop : stop + 1])
    return None


def _goes_on(people: Sequence[Person], run: Sequence[str], after: Sequence[str]) -> int:
    """Count the word after a name's first ones that is its next but for a letter: "Ana Savage Gun" is Gunn."""
    rest = name_words(people[0].name)[len(run) :] if len(people) == 1 else []
    whole = bool(rest) and name_words(people[0].name)[: len(run)] == list(run)
    return int(whole and any(len(word) > 2 and OSA.distance(word, rest[0]) == 1 for word in after))


_ARTICLES = (["the"], ["a"], ["an"])
_OF_THEIRS = (["byelection"], ["byelections"], ["one"], ["result"], ["majority"], ["swing"])


def is_initial(word: str) -> bool:
    return len(word) == 1 and word.isalpha()


def _initialled(
    vocabulary: Vocabulary, surname: str, initials: set[str], size: int
) -> tuple[tuple[Person, ...], int] | None:
    """Find whoever has a surname and all of some initials: "J. M. Greenwood", "R. Bishop"."""
    found = vocabulary.names.people_named([surname]).people if initials else ()
    people = tuple(
        one
        for one in found
        if surname_is(one, surname, corrected=False) and initials <= {word[0] for word in name_words(one.name)[:-1]}
    )
    return (people, size) if people else None


def _named_outside_brackets(person: Person, run: Sequence[str]) -> bool:
    """Tell whether any typed word is the name's own: "(first name not recorded)" is not."""
    return not person.name.endswith(")") or bool(set(run) & set(name_words(person.name.split(" (")[0])))


def _may_be_person(vocabulary: Vocabulary, word: str, inside: bool = False) -> bool:
    index = vocabulary.names.people_index
    if word.isdecimal() or len(word) < 2 or word in LITTLE:
        return inside and (word == "the" or is_initial(word))
    if vocabulary.plain_english(word) or word in vocabulary.party_names:
        return index.knows(word)
    # After a given name a surname may be shorter, and misspelt: "Diane Abott".
    return bool(index.spellings(word)) if len(word) > (4 if inside else 5) else index.knows(word)


def _single_person(vocabulary: Vocabulary, word: str, size: int) -> tuple[tuple[Person, ...], int] | None:
    if vocabulary.plain_english(word) or (word in vocabulary.party_names and word not in _PEOPLE_FIRST):
        return None
    found = vocabulary.names.people_named([word])
    misspelt = found.corrected and (len(found.people) > 1 or vocabulary.names.seat_index.knows(word))
    if not found.people or misspelt:
        return None
    if any(person.name.endswith(UNNAMED) for person in found.people):
        # "Wing" is no name, though one who was quoted is "Labour's left wing".
        return None
    surnamed = tuple(person for person in found.people if surname_is(person, word, found.corrected))
    if surnamed:
        return surnamed, size
    return (found.people, size) if len(found.people) == 1 else None


def misspelt_name(vocabulary: Vocabulary, first: str, last: str) -> tuple[Person, ...]:
    """Find whose name two words are where one is spelt otherwise: "jil mortimer", "sarah dike"; nobody if too many."""
    index = vocabulary.names.people_index
    if not (index.knows(first) or index.knows(last)) or min(len(first), len(last)) < 3:
        return ()
    if any(vocabulary.plain_english(word) and not index.knows(word) for word in (first, last)):
        return ()
    surnames = set(index.spellings(last))
    # "Sam Dixon" may be Samantha: a given name is also what it begins.
    for begun in ([first], index.beginning(first), given_in_full(first)):
        found = {
            person.id: person
            for given in begun
            for person in vocabulary.names.people_named([given, last]).people
            # "Alex Douglas" is not Douglas Alexander.
            if not person.name.endswith(UNNAMED) and set(name_words(person.name)[1:]) & surnames
        }
        if found:
            return tuple(found.values()) if len(found) < MOST_NAMESAKES else ()
    return ()


def called_in_short(vocabulary: Vocabulary, given: str, surname: str) -> tuple[Person, ...]:
    """Find whose surname it is after a given name that is short for theirs: "doug carswell", "dave davis"."""
    full = given_in_full(given)
    return tuple(
        one
        for one in misspelt_name(vocabulary, given, surname)
        if surname_is(one, surname, corrected=False)
        and (name_words(one.name)[0].startswith(given) or name_words(one.name)[0] in full)
    )


def misspelt_there(vocabulary: Vocabulary, word: str, contests: AbstractSet[str]) -> tuple[Person, ...]:
    """Give the one who stood at those contests and whose surname a word is but for a letter: "kitchne"; else nobody."""
    if len(word) < 5:
        return ()
    surnames = vocabulary.names.people_by_surname
    found = tuple(
        one
        for surname, *_ in process.extract(word, surnames.keys(), scorer=OSA.distance, score_cutoff=1, limit=None)
        if surname[0] == word[0] and surname != word
        for one in surnames[surname]
        if not contests.isdisjoint(one.by_election_ids)
    )
    return found if len(found) == 1 else ()


def is_given_name(vocabulary: Vocabulary, word: str, least: int = MOST_NAMESAKES) -> bool:
    """Tell whether a word is the given name of at least so many people."""
    people = vocabulary.names.people
    matches = vocabulary.names.people_index.find([word]) if vocabulary.names.people_index.knows(word) else ()
    return sum(name_words(people[match.key].name)[:1] == [word] for match in matches) >= least


def surnamed(vocabulary: Vocabulary, word: str) -> tuple[Person, ...]:
    """Give those who stood and whose surname a word is, plain English or not."""
    names = vocabulary.names
    found = (names.people[match.key] for match in names.people_index.find([word])) if word else ()
    return tuple(one for one in found if one.by_election_ids and surname_is(one, word, corrected=False))


def surname_is(person: Person, word: str, corrected: bool) -> bool:
    names = (person.name, *person.other_names)
    return corrected or any(name.casefold().replace("'", "").split()[-1] == word for name in names)
