"""Find which seats the words of a question name: whole names, parts of one, plain words only where they are places."""

from __future__ import annotations

from dataclasses import dataclass

from rapidfuzz.distance import OSA

from byelex.ask.sentence.vocabulary import Vocabulary
from byelex.elections import Listing
from byelex.names.dates import year_of
from byelex.names.matching import NameIndex
from byelex.names.seats import OF_LATE, Seat, name_key
from byelex.names.text import LITTLE

LONGEST_NAME = 7

DIRECTIONS = frozenset(
    (
        "north south east west central mid city park old new the river valley st saint county isle upper lower "
        "great little vale northern southern hill eastern western centre heath town forest bridge wood coast "
        "green n s e w c ne nw nth sth cent street royal border borders hills peak high"
    ).split()
)
CONTEXT = frozenset({"in", "at", "for", "near", "around", "of"})
_ARTICLES = frozenset(("a", "an", "any", "his", "her", "their", "no"))


@dataclass(frozen=True, slots=True)
class NamedSeats:
    """The seats a phrase may be, and whether its spelling was put right; several where it fits several alike.

    `of_person` says that they hold only the by-elections at which somebody named with them stood.
    """

    seats: tuple[Seat, ...]
    corrected: bool
    of_person: bool = False

    @property
    def listings(self) -> tuple[Listing, ...]:
        """Every by-election of the seats, latest first."""
        if len(self.seats) == 1:
            return self.seats[0].listings
        found = [listing for seat in self.seats for listing in seat.listings]
        return tuple(sorted(found, key=lambda one: (one.polling_on, one.id), reverse=True))


def seats_at(vocabulary: Vocabulary, words: list[str], at: int) -> tuple[NamedSeats, int] | None:
    """Find the longest run of words from here that is a seat's name, whole or in part."""
    index = vocabulary.names.seat_index
    if (lettered := _by_letters(vocabulary, words[at : at + 3])) is not None:
        return lettered, 3
    if words[at] in LITTLE or not _may_name(vocabulary, words, at, index):
        return None
    end = at + 1
    for stop in range(min(len(words), at + LONGEST_NAME), at + 1, -1):
        # "New Forest" is made of plain words, "West Bromwich West" says one of its words twice.
        said = words[at:stop]
        whole = vocabulary.names.seat_by_key.get(tuple(said))
        if whole is not None and whole.listings and (set(said) <= DIRECTIONS or len(set(said)) < len(said)):
            return NamedSeats((whole,), corrected=False), stop - at
    while end < len(words) and end - at < LONGEST_NAME:
        again = words[end] not in LITTLE and words[end] in words[at:end]
        if (
            again
            or words[end] in {"in", "at"}
            or not (words[end] in LITTLE or _may_name(vocabulary, words, end, index))
        ):
            break
        end += 1
    for stop in range(end, at, -1):
        if words[stop - 1] in LITTLE:
            continue
        named = words[at:stop]
        if stop - at == 1 and not _single_may_name(vocabulary, words, at):
            return None
        if all(word in DIRECTIONS or word in LITTLE for word in named):
            continue
        found = vocabulary.names.seat_named(named)
        # Another word of four letters is another word ("dawn" is not Down), and no later part of a name ("gren").
        short = found.corrected and len(named) == 1 and len(named[0]) == 4
        another = short and not any(_begins_nearly(seat.name, named[0]) for seat in found.seats)
        if found.seats and not another:
            return NamedSeats(found.seats, found.corrected), stop - at
    return None


def _by_letters(vocabulary: Vocabulary, said: list[str]) -> NamedSeats | None:
    """Find the one seat with a by-election of late that goes by two letters: "g&d", Gorton and Denton."""
    if [len(word) for word in said] != [1, 3, 1] or said[1] != "and" or not (said[0] + said[2]).isalpha():
        return None
    found = vocabulary.names.seat_named(said).seats
    late = tuple(seat for seat in found if seat.listings and seat.listings[0].polling_on >= OF_LATE)
    return NamedSeats(late, corrected=False) if len(late) == 1 else None


def _begins_nearly(name: str, word: str) -> bool:
    first = name_key(name)[0]
    return len(first) > len(word) and OSA.distance(first, word) == 1


def _may_name(vocabulary: Vocabulary, words: list[str], at: int, index: NameIndex) -> bool:
    word = words[at]
    if word.isdecimal():
        return False
    if vocabulary.plain_english(word) or word in vocabulary.party_names:
        return bool(index.knows(word)) or word in DIRECTIONS
    return bool(index.spellings(word)) or (len(word) > 7 and (len(index.parted(word)) > 1 or index.joins(word)))


def _single_may_name(vocabulary: Vocabulary, words: list[str], at: int) -> bool:
    """Keep plain words ("reading", "sale", "reform") from being seats unless said to be places."""
    word = words[at]
    if word in DIRECTIONS or len(word) < 3:
        return False
    if word in vocabulary.party_names:
        return False
    if at > 0 and words[at - 1] in _ARTICLES and not vocabulary.names.seat_index.knows(word):
        # "An actor" is not Acton misspelt.
        return False
    if vocabulary.plain_english(word):
        return (at > 0 and words[at - 1] in CONTEXT) or is_dated_seat(vocabulary, words, at)
    return True


def is_dated_seat(vocabulary: Vocabulary, words: list[str], at: int) -> bool:
    """Tell whether a word is a seat's whole name beside a year when it had a by-election: "Down 1946"."""
    seat = vocabulary.names.seat_by_key.get((words[at],))
    rest = words[at + 1 : at + 4]
    named = rest[:1] == ["byelection"]
    rest = rest[named:]
    if rest[:1] == ["in"] and (named or (at > 0 and words[at - 1] in CONTEXT)):
        rest = rest[1:]
    years = {year_of(word) for word in (*rest[:1], *(words[max(0, at - 1) : at] if named else ()))}
    return seat is not None and any(one.polling_on.year in years for one in seat.listings)
