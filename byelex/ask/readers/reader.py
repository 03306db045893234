"""A sentence's items while it is being read: what has been used, and what is left that would change the meaning."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from byelex.ask.query import Refusal
from byelex.ask.sentence.lexicon import AUXILIARIES
from byelex.ask.sentence.periods import Calendar, Said
from byelex.ask.sentence.seat_spans import NamedSeats
from byelex.ask.sentence.spans import EDGE, Item
from byelex.ask.sentence.vocabulary import Vocabulary
from byelex.elections import Listing, Person
from byelex.names.seats import of_late
from byelex.store.scope import Bound, Scope

NEUTRAL = frozenset(
    ("who, which, where, did, contest, from, to, by, and, ever, how much, candidate, stood, came").split(", ")
)
"""Words that change nothing when nothing else has used them."""
OF_SEVERAL = frozenset(("both", "same"))
"""Words that set by-elections at large beside each other; of one that is named they change nothing."""
MOVED = ("rise", "fall", "up", "down")
"""Words that make a figure its change."""
ORDER = ("most", "least", "closest")
"""Words that put by-elections in order."""
AVERAGES = ("average", "median")
RANKING = (*ORDER, *AVERAGES, "first", "last", "total", "more", "fewer")
"""Words with which by-elections are ranked or counted up."""
JOINING = frozenset(("and", "n"))
MORE = frozenset(("bigger", "larger", "higher", "greater", "better"))
LESS = frozenset(("smaller", "lower", "worse"))
"""Words that set one by-election above another, or below it."""
MANY = frozenset("byelections contests gains holds losses wins victories defeats seats constituencies races".split())
"""Words that ask for by-elections, and not for one."""
WHEN_AND_WHERE = frozenset(("period", "nation", "region", "everywhere", "weekday"))
"""Kinds of item that say when and where by-elections were."""
AFTER, BEFORE = frozenset(("after", "since", "following", "followed")), frozenset(("before", "preceding", "preceded"))
"""Words before a by-election, of the time after it and before it."""
MOST_OFFERED = 5


class Reader:
    """The items of one sentence, in order, and which of them the reading has used; its words, put right."""

    def __init__(self, items: Sequence[Item], words: Sequence[str], vocabulary: Vocabulary, known: Calendar) -> None:
        self.items = items
        self.words = list(words)
        self.vocabulary = vocabulary
        self.names = vocabulary.names
        self.calendar = known
        self.checked: Bound | None = None
        """A limit that the figure asked about is held against."""
        self.said_figure = False
        """Whether a figure said in the question has been left out: it is told as it is."""
        self._used: set[int] = set()

    @property
    def typed(self) -> str:
        """The words in one text, for what only their order tells."""
        return " ".join(self.words)

    @property
    def items(self) -> Sequence[Item]:
        """The items as they stand by now, in order."""
        return self._items

    @items.setter
    def items(self, items: Sequence[Item]) -> None:
        self._items = tuple(items)
        # Most that is looked for is not there: what is, is looked up.
        self._by_kind: dict[str, list[Item]] = {}
        self._places: dict[int, int] = {}
        for place, item in enumerate(self._items):
            self._by_kind.setdefault(item.kind, []).append(item)
            self._places.setdefault(item.start, place)
        self._said, self._measured = (
            {item.value for item in self._by_kind.get(kind, ())} for kind in ("word", "measure")
        )

    def of(self, items: Sequence[Item]) -> Reader:
        """Give a reader of some items alone, none of them used."""
        return Reader(items, self.words, self.vocabulary, self.calendar)

    def find(self, kind: str, *values: str) -> list[Item]:
        """Give the items of a kind (and of one of some values), used or not."""
        if kind not in self._by_kind:
            return []
        return [item for item in self._by_kind[kind] if not values or item.value in values]

    def unused(self, kind: str, *values: str) -> list[Item]:
        """Give the items of a kind (and of one of some values) that nothing has used."""
        return [item for item in self.find(kind, *values) if item.start not in self._used]

    def has(self, *values: str) -> bool:
        """Tell whether one of some words occurs."""
        return not self._said.isdisjoint(values)

    def measures(self, *values: str) -> bool:
        """Tell whether one of some measures occurs."""
        return not self._measured.isdisjoint(values)

    def asked(self) -> set[str]:
        """Give the measures that occur."""
        return {item.value for item in self.find("measure")}

    def says(self, words: Iterable[str]) -> bool:
        """Tell whether one of some words was typed, whatever it means there."""
        return not frozenset(words).isdisjoint(self.words)

    def period(self) -> Said | None:
        """Give the stretch of time said; None where none is, or several are."""
        periods = self.find("period")
        return said_of(periods[0]) if len(periods) == 1 else None

    def use(self, *items: Item) -> None:
        """Mark items as used."""
        self._used.update(item.start for item in items)

    def unuse(self, item: Item) -> None:
        """Mark an item as not used after all."""
        self._used.discard(item.start)

    def used(self, item: Item) -> bool:
        """Tell whether an item has been used."""
        return item.start in self._used

    def take(self, kind: str, *values: str) -> list[Item]:
        """Give the items of a kind (and of one of some values) and mark them as used."""
        found = self.find(kind, *values)
        self.use(*found)
        return found

    def takes(self, *values: str) -> bool:
        """Tell whether one of some words occurs, and mark it as used: `has` only tells."""
        return bool(self.take("word", *values))

    def left(self) -> list[Item]:
        """Give the items that nothing has used and that would change the meaning."""
        neutral = OF_SEVERAL if self.find("seat") or self.find("person") else frozenset()
        unused = [item for item in self.items if item.start not in self._used and not _neutral(item)]
        return [item for item in unused if not (item.kind == "word" and item.value in neutral)]

    def word_before(self, item: Item) -> str:
        """Give the word typed before an item; none before the first, or one that no word stands for."""
        return self.words[item.start - 1] if item.start > 0 else ""

    def before(self, item: Item, *skip: str) -> Item:
        """Give the item before another, past words of the values in `skip`; EDGE where there is none."""
        return self._beside(item, -1, skip)

    def after(self, item: Item, *skip: str) -> Item:
        """Give the item after another, past words of the values in `skip`; EDGE where there is none."""
        return self._beside(item, 1, skip)

    def _beside(self, item: Item, step: int, skip: tuple[str, ...]) -> Item:
        if item is EDGE:
            return EDGE
        at, items = self._places[item.start] + step, self.items
        while 0 <= at < len(items):
            found = items[at]
            if not (found.kind == "word" and found.value in skip):
                return found
            at += step
        return EDGE

    def following(self, item: Item) -> Sequence[Item]:
        """Give all items after another."""
        return self.items[self.items.index(item) + 1 :]

    def put(self, item: Item, *others: Item) -> None:
        """Put items in the place of another."""
        at = self.items.index(item)
        self.items = (*self.items[:at], *others, *self.items[at + 1 :])

    def read_as(self, item: Item, value: str, kind: str = "") -> None:
        """Take an item for another, of the same kind unless one is given."""
        self.put(item, replace(item, kind=kind or item.kind, value=value))

    def leave_out(self, *items: Item) -> None:
        """Leave items out, as if they had not been said."""
        self.items = [one for one in self.items if one not in items]

    def ends_in(self, *values: str) -> bool:
        """Tell whether one of the last two items is one of some words."""
        return any(item.is_word(*values) for item in self.items[-2:])


def _neutral(item: Item) -> bool:
    if item.kind != "word":
        return False
    return item.value in NEUTRAL or (item.value == "define" and item.text.startswith(("what", "how does")))


def whether(reader: Reader) -> bool:
    """Tell whether a question is one to be answered with yes or no: "did UKIP hold it", "has Labour ever lost"."""
    at = int(reader.words[0] in {"in", "at"})
    for item in reader.items:
        # "Blackpool South: did Reform beat the Tories".
        if item.start == at and (item.kind in {"seat", "period"} or item.is_word("contest")):
            at = item.end
    first, second = [*reader.words[at:], "", ""][:2]
    return first in AUXILIARIES and second not in {"you", "your"}


def leftover(reader: Reader, contests: tuple[str, ...] = ()) -> Refusal | None:
    """Refuse where something is left that would change the meaning; None where all is understood."""
    left = reader.left()
    if not left:
        return None
    words = " ".join(dict.fromkeys(item.text for item in left))
    # A question of two parties, one of them only in a clause, is no report's either.
    clause = any(item.kind == "word" and item.value == "date" for item in left)
    return Refusal(f'I did not understand "{words[:60]}" there, and will not guess.', contests[:10], final=clause)


def within(listings: Sequence[Listing], said: Said | None) -> tuple[Listing, ...]:
    """Keep the by-elections that fall in a period."""
    return tuple(one for one in listings if said is None or said.period.covers(one.polling_on))


def named_contests(reader: Reader) -> tuple[str, ...]:
    """Give, to be offered, the ids of by-elections of the seats named: those of late, or all where there are none."""
    return tuple(one.id for item in reader.find("seat") for one in of_late(seats_of(item).listings))[:MOST_OFFERED]


def ids_of(listings: Iterable[Listing]) -> tuple[str, ...]:
    """Give the ids of some by-elections, in their order."""
    return tuple(one.id for one in listings)


def in_days(listings: Sequence[Listing], scope: Scope) -> tuple[Listing, ...]:
    """Keep the by-elections that were held from the first day to the last of a scope, where it has any."""
    first, last = scope.first_day or date.min, scope.last_day or date.max
    return tuple(one for one in listings if first <= one.polling_on <= last)


def among_those(reader: Reader, ids: Iterable[str], scope: Scope) -> tuple[str, ...]:
    """Give those of some by-elections that are in a scope, which has no invented one that it does not name."""
    named = scope.by_election_ids
    kept = tuple(one for one in ids if (one in named if named else one not in reader.names.invented))
    return reader.vocabulary.namesakes.contests(replace(scope, by_election_ids=kept)) if kept else ()


def stood_at(people: Iterable[Person]) -> set[str]:
    """Give the ids of the by-elections at which any of some people stood."""
    return {each for person in people for each in person.by_election_ids}


def in_order(reader: Reader, first: Item, last: Item) -> tuple[Item, Item]:
    """Give two parties of a swing in its order, from one to the other: "to Labour from the Tories" is turned."""
    turned = reader.before(first).is_word("to") or reader.before(last).is_word("from")
    return (last, first) if turned else (first, last)


def same_way(reader: Reader, parties: Sequence[Item]) -> bool:
    """Tell whether a swing is asked for to each of some parties, or from each: of a pair, one is to and one from."""
    way = reader.before(parties[0])
    within = [one for one in reader.items if parties[0].end <= one.start < parties[-1].start and one not in parties]
    joined = any(one.is_word("and") or one.text == "or" for one in within)
    said = ("and", "versus", "most", "least", "contest", "which", way.value)
    again = all(one.is_word(*said) or one.is_measure("swing") for one in within)
    return reader.measures("swing") and way.is_word("to", "from") and joined and again


def asks_of_many(reader: Reader) -> bool:
    """Tell whether by-elections are counted, ranked or listed, and not one asked about."""
    return reader.says(MANY) or reader.has(*RANKING, "how many", "gain")


def theirs(reader: Reader, before: Item, verb: Item) -> bool:
    """Tell whether a verb is theirs of whom something was said before it: "at by-elections they held"."""
    return bool(_THEY & set(reader.words[before.end : verb.start]))


_THEY = frozenset(("it", "they"))


def only_kept(reader: Reader) -> bool:
    """Tell whether deposits are asked about that were kept, not lost."""
    return reader.has("held") and not reader.has("lost")


def seats_of(item: Item) -> NamedSeats:
    """Give what a seat item names."""
    assert isinstance(item.value, NamedSeats)
    return item.value


def said_of(item: Item) -> Said:
    """Give what a period item says."""
    assert isinstance(item.value, Said)
    return item.value
