"""Find what the words of a question name: seats, people, parties, places, periods, numbers, and the words between."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from functools import lru_cache
from operator import itemgetter
from typing import Any, TypeAlias

from byelex.ask.sentence import periods
from byelex.ask.sentence.lexicon import Meaning, Phrase, longest
from byelex.ask.sentence.numbers import counts_voters, read_number
from byelex.ask.sentence.party_spans import party_at
from byelex.ask.sentence.periods import Calendar, Said
from byelex.ask.sentence.person_spans import (
    MOST_NAMESAKES,
    called_in_short,
    is_given_name,
    misspelt_name,
    misspelt_there,
    people_at,
    surnamed,
)
from byelex.ask.sentence.putting_right import spelt
from byelex.ask.sentence.seat_spans import CONTEXT, NamedSeats, is_dated_seat, seats_at
from byelex.ask.sentence.vocabulary import Vocabulary
from byelex.elections import Person
from byelex.names.dates import century, year
from byelex.names.nicknames import given_in_full
from byelex.names.seats import OF_LATE, name_key, won
from byelex.names.text import fold

_OF_WHOM = frozenset({"for", "of"})
"""Words that may as well stand before a person: "votes for Galloway"."""
_Found: TypeAlias = tuple[tuple[Person, ...], int]
"""The people whom words name, and how many words."""


@dataclass(frozen=True, slots=True, eq=False)
class Item:
    """One thing a question names: its kind, what it is, and the words it took.

    Kinds and values: seat (NamedSeats), person (tuple of Person), member (tuple of ids of by-elections for a seat they
    had left), party (tuple of ids), region and nation (name), period (Said), number (Number), nth (int), measure, word,
    cause, weekday, topic, everywhere (their name in the lexicon), area (the regions it is in), unknown (text).
    It starts and ends at words of the sentence, or before the first where none is left to stand for it.
    """

    kind: str
    value: Any
    start: int
    end: int
    text: str

    def is_word(self, *values: str) -> bool:
        """Tell whether it is one of some words."""
        return self.kind == "word" and self.value in values

    def is_measure(self, *values: str) -> bool:
        """Tell whether it is one of some measures."""
        return self.kind == "measure" and self.value in values


EDGE = Item("edge", "", -1, -1, "")
"""What is before a sentence's first item, and after its last."""


def unsaid(value: str, beside: Item, kind: str = "word") -> Item:
    """Give an item that no word of the sentence is left to stand for: it has a place that no other has."""
    start = -100 * (beside.start + 1) - len(value)
    return Item(kind, value, start, start, beside.text)


def recognise(vocabulary: Vocabulary, typed: Sequence[str], known: Calendar, words: Sequence[str] = ()) -> list[Item]:
    """Find the items of a sentence, left to right: at each word the longest thing that begins there.

    `words` are those typed as `spelt` puts them right, where that is done. Words that may be left out are gone; a word
    that means nothing here is an item of kind "unknown".
    """
    return list(_recognised(vocabulary, tuple(typed), tuple(words or spelt(vocabulary, typed)), known))


# The last question is kept, as typed and as spelt: it is looked at again for what was reported.
@lru_cache(maxsize=2)
def _recognised(
    vocabulary: Vocabulary, typed: tuple[str, ...], spelt_so: tuple[str, ...], known: Calendar
) -> Sequence[Item]:
    items = _items(vocabulary, typed, list(spelt_so), known)
    for at, item in enumerate(items):
        # "Boris's old seat": of a leader's seat it is no time of theirs.
        seat = {"seat", "constituency"} & set(spelt_so[item.end : item.end + 2])
        name = spelt_so[item.start].removesuffix("s") if seat and item.kind == "unknown" else ""
        left = vocabulary.left_by_surname(name) or vocabulary.left_by_surname(f"{name}s")
        items[at] = replace(item, kind="member", value=left) if left else item
    return _surnames(vocabulary, items)


def _has_year(words: list[str]) -> bool:
    return any(len(word) == 4 and word.isdecimal() and int(word) < OF_LATE.year for word in words)


def _surnames(vocabulary: Vocabulary, items: list[Item]) -> list[Item]:
    """Read a word that means nothing else as the surname of one who stood at a contest named with it.

    So too one that is only a seat without by-elections: "did Hastings win Mid Bedfordshire".
    """
    items = _begun(vocabulary, _strangers(vocabulary, _whole_names(vocabulary, items)))
    contests = {one.id for item in items if item.kind == "seat" for one in item.value.listings}
    others = any(item.kind == "person" for item in items)
    if not (contests or others):
        return items
    made = []
    for item in items:
        if item.kind in {"person", "member", "unknown"}:
            item = _as_there(vocabulary, item, contests)
        # An abbreviation that is no party's usual name is one beside a contest at which that party stood.
        group = vocabulary.namesakes.standing(item.text, tuple(contests)) if item.kind == "unknown" and contests else ()
        if group:
            made.append(replace(item, kind="party", value=group))
            continue
        no_seat = item.kind == "seat" and not item.value.listings and item.end - item.start == 1 and contests
        if item.kind == "unknown" or no_seat:
            found = _surnamed_there(vocabulary, item.text, contests)
            if not contests:
                # Beside another person's name, and no seat's, it is the surname of one who stood of late.
                late = tuple(one for one in found if _stood_of_late(vocabulary, one))
                found = late if len(late) < MOST_NAMESAKES else ()
            made.append(Item("person", found, item.start, item.end, item.text) if found else item)
        else:
            made.append(item)
    return made


def _as_there(vocabulary: Vocabulary, item: Item, contests: AbstractSet[str]) -> Item:
    """Read a name, or a word that means nothing, as whoever stood at contests named with it, or had sat there.

    Of several Khans it is the one who had sat there: "who won Tooting when Khan went". "Wood's share" is no Woods'
    where a Wood stood. Who had sat there and stood again, as David Davis did, is one who stood.
    """
    people = item.value if item.kind == "person" else ()
    if people and any(contests & set(one.by_election_ids) or fold(one.name) == item.text for one in people):
        return item
    sat = longest(vocabulary.member_phrases, item.text.split(), 0) if people else None
    left = tuple(one for one in sat[1][1].split() if one in contests) if sat else ()
    if left:
        return replace(item, kind="member", value=left)
    for surname in _surnames_in(item.text):
        stood = _surnamed_there(vocabulary, surname, contests) if contests else ()
        again = tuple(one for one in stood if contests & set(vocabulary.contests_left_by(one.name)))
        if again:
            return replace(item, kind="person", value=again)
        # "Who replaced Cameron in Witney": a leader's surname, elsewhere a time.
        left = vocabulary.left_by_surname(surname, contests) if item.kind != "member" else ()
        if left:
            return replace(item, kind="member", value=left, text=surname)
        if stood and item.kind != "member":
            return replace(item, kind="person", value=stood)
    slipped = misspelt_there(vocabulary, item.text, contests) if item.kind == "unknown" and contests else ()
    return replace(item, kind="person", value=slipped) if slipped else item


def _surnames_in(text: str) -> tuple[str, ...]:
    """Give the surnames that a word may be, one without the s of what is theirs."""
    return (text, text[:-1]) if text.endswith("s") and len(text) > 3 else (text,)


def _surnamed_there(vocabulary: Vocabulary, surname: str, contests: AbstractSet[str]) -> tuple[Person, ...]:
    """Give those of a surname who stood at some of those contests; of none, anyone who stood."""
    found = surnamed(vocabulary, surname)
    return tuple(one for one in found if not (contests and contests.isdisjoint(one.by_election_ids)))


def _strangers(vocabulary: Vocabulary, items: list[Item]) -> list[Item]:
    """Take "Gordon Brown" for a name that is nobody's here, and not for some other Brown in a seat called Gordon."""
    made: list[Item] = []
    for item in items:
        before = made[-1] if made and made[-1].end == item.start and item.end == item.start + 1 else None
        if before is not None and _is_a_stranger(vocabulary, before, item):
            name = f"{before.text} {item.text}"
            # Doug Carswell is Douglas, though another is called Doug.
            short = called_in_short(vocabulary, before.text, item.text)
            kind, value = ("person", short) if short else ("unknown", name)
            made[-1] = Item(kind, value, before.start, item.end, name)
        else:
            made.append(item)
    return made


def _is_a_stranger(vocabulary: Vocabulary, first: Item, last: Item) -> bool:
    """Tell whether a word goes on with a name that two items make together, and that nobody here has."""
    seats = [one.value for one in (first, last) if one.kind == "seat"]
    if " " in first.text:
        # "Betty Harvie" was nobody's, and so is "Betty Harvie Anderson".
        return first.kind == "unknown" and last.kind == "person"
    given = is_given_name(vocabulary, first.text, 1)
    if last.kind == "unknown" and (given or (seats and not seats[0].listings)):
        return first.kind in {"seat", "member", "person"} and bool(surnamed(vocabulary, last.text))
    people = [one for item in (first, last) if item.kind == "person" for one in item.value]
    if {first.kind, last.kind} == {"person", "seat"}:
        held = {one.id for one in seats[0].listings}
        stood = any(held & set(one.by_election_ids) for one in people)
        return not stood and (seats[0].corrected or is_given_name(vocabulary, first.text))
    # "Galloway Tully" are two.
    return first.kind == "person" and last.kind in {"person", "member"} and given


def _begun(vocabulary: Vocabulary, items: list[Item]) -> list[Item]:
    """Read a word that means nothing as the one party whose name begins so, if any does: "the Volt party"."""
    made: list[Item] = []
    for item in items:
        party = vocabulary.party_begun_by(item.text) if item.kind == "unknown" else ()
        if party:
            made.append(replace(item, kind="party", value=party))
        elif not (item.text == "party" and made and made[-1].kind == "party" and made[-1].end == item.start):
            made.append(item)
    return made


def _whole_names(vocabulary: Vocabulary, items: list[Item]) -> list[Item]:
    """Join a word that means nothing to the name beside it where together they are somebody's, misspelt."""
    made: list[Item] = []
    for item in items:
        before = made[-1] if made and made[-1].end == item.start else None
        both = {before.kind, item.kind} if before is not None else set()
        if (
            before is None
            or "unknown" not in both
            or not both <= {"unknown", "person", "member"}
            or item.end - before.start > 2
        ):
            made.append(item)
            continue
        if item.kind == "member" and (left := _member_in_short(vocabulary, before.text, item)):
            made[-1] = left
            continue
        found = misspelt_name(vocabulary, before.text, item.text)
        made[-1:] = (
            [Item("person", found, before.start, item.end, f"{before.text} {item.text}")] if found else [before, item]
        )
    return made


def _member_in_short(vocabulary: Vocabulary, given: str, surname: Item) -> Item | None:
    """Give, for "Tony Crosland", the Anthony Crosland who had sat for a seat; None where no one of such a name had."""
    for name in given_in_full(given):
        found = longest(vocabulary.member_phrases, [name, surname.text], 0)
        left = found[1][1].split() if found and len(found[0]) == 2 else []
        if set(left) & set(surname.value):
            return replace(surname, value=tuple(left), start=surname.start - 1, text=f"{name} {surname.text}")
    return None


def _stood_of_late(vocabulary: Vocabulary, person: Person) -> bool:
    by_id = vocabulary.names.by_id
    return any(by_id[each].polling_on >= OF_LATE for each in person.by_election_ids if each in by_id)


def _items(vocabulary: Vocabulary, typed: Sequence[str], words: list[str], known: Calendar) -> list[Item]:
    items: list[Item] = []
    at = 0
    while at < len(words):
        item = _at(vocabulary, words, at, known, items)
        if item is None:
            # "Did May stand": what may be left out elsewhere is a name there.
            named = words[at - 1 : at] == ["did"] and surnamed(vocabulary, words[at])
            if named or words[at] not in vocabulary.lexicon.ignored:
                items.append(Item("unknown", typed[at], at, at + 1, typed[at]))
            at += 1
            continue
        if not (item.kind == "word" and item.value == "ignore"):
            items.append(item)
        at = item.end
    return items


def _is_a_city(vocabulary: Vocabulary, word: str, seats: tuple[NamedSeats, int], people: _Found | None) -> bool:
    """Tell whether a word is a city's name before anybody's: seats begin with it, no winner of late is called so."""
    if seats[1] > 1 or seats[0].corrected or people is None or people[1] > 1:
        return False
    by_id = vocabulary.names.by_id
    stood = [(by_id[each], person) for person in people[0] for each in person.by_election_ids if each in by_id]
    lately = any(one.polling_on >= OF_LATE and won(one, who) for one, who in stood)
    return not lately and any(name_key(seat.name)[0] == word for seat in seats[0].seats)


_COUNTED = frozenset(("percent", "vote", "votes", "points", "candidates"))
"""Words after which a number is no year."""
_PRIORITY = {"region": 8, "nation": 8, "area": 4}
"""A word that is a seat's name and an area's is the seat, where it had a by-election."""


def _at(vocabulary: Vocabulary, words: list[str], at: int, known: Calendar, before: list[Item]) -> Item | None:
    """Give the longest item that begins at a word; of two as long, the one more likely meant."""
    options: list[tuple[int, int, str, Any]] = []

    def offer(priority: int, kind: str, value: Any, size: int) -> None:
        options.append((size, priority, kind, value))

    said = periods.read(words, at, known)
    if said is not None and not (counts_voters(words, at) or counts_voters(words, at + 1)):
        offer(9, "period", said, said.size)
    phrase = _phrase(vocabulary, words, at, known)
    if phrase is not None:
        (section, name), size = phrase[1], len(phrase[0])
        offer(_PRIORITY.get(section, 6), section, name, size)
    party = party_at(vocabulary, words, at)
    if party is not None:
        offer(7, "party", party[0], party[1])
    people = people_at(vocabulary, words, at)
    seats = seats_at(vocabulary, words, at)
    if seats is not None and party is not None and party[1] < seats[1]:
        rest = seats_at(vocabulary, words, at + party[1])
        if rest is not None and at + party[1] + rest[1] > at + seats[1]:
            # "Green Birmingham Erdington" is a party and a seat, whatever "Green Birmingham" may be.
            seats = None
    member = longest(vocabulary.member_phrases, words, at)
    if member is not None:
        # "Amesbury" is who sat for Runcorn, as it is spelt, and Aylesbury only misspelt; "Varley" is no Farley.
        size, placed = len(member[0]), at > 0 and words[at - 1] in CONTEXT
        seats = None if seats and seats[0].corrected and seats[1] == size and not placed else seats
        people = None if people and people[1] == size and not _spelt(vocabulary, words, at, size) else people
    if seats is not None:
        dated = seats[1] == 1 and is_dated_seat(vocabulary, words, at)
        named = dated or _before_a_person(vocabulary, words, at, seats, people)
        offer(8 if dated else 5 if named else 3, "seat", seats[0], seats[1])
    if people is not None:
        offer(8 if _is_named_after(party, people) else 4, "person", people[0], people[1])
    if member is not None:
        offer(2, "member", tuple(member[1][1].split()), len(member[0]))
    number = read_number(words, at)
    if number is not None:
        offer(*number)
    if _is_short_year(words, at, before):
        offer(8, "period", Said(year(century(int(words[at]))), 1, plain=True), 1)
    if not options:
        return None
    size, _, kind, value = max(options, key=itemgetter(0, 1))
    return Item(kind, value, at, at + size, " ".join(words[at : at + size]))


def _is_short_year(words: list[str], at: int, before: list[Item]) -> bool:
    """Tell "Clacton 14" from so many of something there."""
    after_seat = bool(before) and before[-1].kind == "seat" and before[-1].end == at
    return after_seat and len(words[at]) == 2 and words[at].isdecimal() and not _COUNTED & set(words[at + 1 : at + 2])


def _phrase(vocabulary: Vocabulary, words: list[str], at: int, known: Calendar) -> tuple[Phrase, Meaning] | None:
    """Give the lexicon's longest phrase from a word, but for a last word that belongs to what follows."""
    phrase = vocabulary.lexicon.longest(words, at)
    if phrase is None or len(phrase[0]) == 1:
        return phrase
    last = at + len(phrase[0]) - 1
    # "The North Shropshire by-election" is not in the North.
    seat = seats_at(vocabulary, words, last) if phrase[0][0] == "the" else None
    begun = is_dated_seat(vocabulary, words, last) or (seat is not None and seat[1] > 1 and not seat[0].corrected)
    if begun or (words[last] == "before" and periods.read(words, last, known)):
        # "Biggest majority before 2010": the word belongs to the year. "Turnout Down 1946" is a seat's.
        phrase = vocabulary.lexicon.longest(words[:last], at)
    return phrase


def _before_a_person(
    vocabulary: Vocabulary, words: list[str], at: int, seats: tuple[NamedSeats, int], people: _Found | None
) -> bool:
    """Tell whether a seat's name is sooner meant than the same words as a person's, if they are one's."""
    placed = at > 0 and words[at - 1] in CONTEXT
    of_late = any(one.polling_on >= OF_LATE for one in seats[0].listings)
    known_now = any(_stood_of_late(vocabulary, person) for person in (people[0] if people else ()))
    # "Galloway" is a seat of 1959, and whom everyone means who does not say "in Galloway" or a year of then.
    placed = placed and not (known_now and not of_late and words[at - 1] in _OF_WHOM)
    gone = not of_late and not placed and known_now and not _has_year(words)
    # "Benn" is a name as it is spelt, and "Upper Bann" is not.
    spelt = people is not None and _spelt(vocabulary, words, at, people[1])
    gone = gone or (seats[0].corrected and spelt and not placed)
    return (bool(seats[0].listings) and not gone) or placed or _is_a_city(vocabulary, words[at], seats, people)


def _spelt(vocabulary: Vocabulary, words: list[str], at: int, size: int) -> bool:
    return all(map(vocabulary.names.people_index.knows, words[at : at + size]))


def _is_named_after(party: tuple[tuple[str, ...], int] | None, people: _Found) -> bool:
    """Tell whether the words are a person and, only through that person, a party: "binface"."""
    if party is None or len(people[0]) != 1 or party[1] != people[1]:
        return False
    return party[0][0].startswith(people[0][0].id)
