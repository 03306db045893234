"""Read a question about what was said: by whom, of which by-election, with which words in it."""

from __future__ import annotations

from byelex.ask.query import Query, Reading, Refusal
from byelex.ask.reader import NEUTRAL, Reader, said_of, seats_of, within
from byelex.ask.spans import UNNAMED, Item
from byelex.ask.words import words_of
from byelex.elections import Person
from byelex.names.index import of_late

_ASIDE = NEUTRAL.union(
    (
        "how many, last, most, first, versus, total, coverage, not, outlet, defend, won, lost, same day, define, "
        "different, each, compare, party, tally"
    ).split(", ")
)
_EMPTY = frozenset(
    (
        "a an the was is were are it that this what who did do does any some said say says quote quotes about on "
        "of in at by from to and mentioning mention mentions mentioned containing contain contains called using "
        "used anything politicians politician party people anyone someone mp mps after before when with as for me "
        "you have i be been has there"
    ).split()
)


_UNNAMED = frozenset(("anonymous", "anonymously", "unnamed", "unattributed", "anon", "nameless", "unidentified"))


def _surnamed(reader: Reader, typed: str) -> list[Person]:
    """Give those quoted whose surname some words are, or end in; none of the unnamed."""
    last = typed.split()[-1]
    return [one for one in reader.names.people if one.quote_count and words_of(one.name)[-1:] == [last]]


def read_quotes(reader: Reader) -> Reading:
    """Read a question about quotes."""
    asked = reader.take("measure", "quotes")
    as_typed = _quoted(reader, asked)
    if as_typed:
        return Query("quotes", words=as_typed)
    about = reader.words.index("about") if "about" in reader.words else len(reader.words)
    people = [person for item in reader.find("person") if item.start < about for person in item.value]
    reader.use(*(item for item in reader.find("person") if item.start < about))
    unnamed = _UNNAMED & set(reader.words[:about])
    if unnamed and not people:
        # Who asked not to be named is told from others by what stands for a name.
        people = [one for one in reader.names.people if one.quote_count and one.name.endswith(UNNAMED)]
        spoken = unnamed | {"source", "sources", "anonymously"}
        reader.use(*(item for item in reader.items if spoken & set(item.text.split())))
    for item in [*reader.unused("unknown"), *reader.unused("word"), *reader.unused("topic")]:
        speakers = _surnamed(reader, item.text) if item.start < about and not unnamed else []
        if speakers:
            # A surname that is otherwise passed over ("Starmer", "Johnson") is here who spoke.
            people += speakers
            reader.use(item)
    quoted = [person for person in people if person.quote_count]
    if people and not quoted:
        return Refusal(f"Nothing that {people[0].name} said is in the store.", people[0].by_election_ids[:3])
    contests = _contests(reader)
    if isinstance(contests, Refusal):
        return contests
    parties = tuple(item.value for item in reader.find("party") if item.start < about)
    reader.use(*(item for item in reader.find("party") if item.start < about))
    who = [item for item in asked if item.text.startswith("who ")]
    if who:
        taken = {place for item in reader.find("seat") for place in range(item.start, item.end)}
        rest = [word for place, word in enumerate(reader.words) if place >= who[0].end and place not in taken]
        words = [word for word in rest if word not in _EMPTY]
        if not words:
            return Query("quotes", contests=contests, people=tuple(person.id for person in quoted))
        # The words of a quote may name a party or a person: what was typed is searched for as it stands.
        return Query("quotes", contests=contests, words=" ".join(words))
    left = [item for item in reader.left() if not (item.kind == "word" and item.value in _ASIDE)]
    words = [word for item in left for word in item.text.split() if word not in _EMPTY]
    if not (quoted or contests or parties or words):
        return Query("quotes")
    return Query(
        "quotes",
        contests=contests,
        people=tuple(dict.fromkeys(person.id for person in quoted)),
        parties=parties,
        words=" ".join(words),
    )


def _quoted(reader: Reader, asked: list[Item]) -> str:
    """Read the words of a quote after "who said", as typed: any of them may look like a seat, a person or a party.

    Empty where it asks who spoke about a contest ("who said what about Hartlepool") or nothing follows.
    """
    said = next((item for item in asked if item.text == "who said"), None)
    if said is None:
        return ""
    rest = reader.words[said.end :]
    if not rest:
        return ""
    if {"about", "regarding"} & set(rest) or rest[0] in {"what", "anything", "something"}:
        return ""
    last = max(((seats_of(item).listings and item.end) or 0 for item in reader.find("seat")), default=0)
    before = reader.words[max(said.end, last - 3) : last]
    if last == len(reader.words) and {"in", "at", "on"} & set(before) and len(rest) < 8:
        return ""
    return " ".join(word for word in rest if word not in _EMPTY and word not in {"byelection", "byelections"})


def _contests(reader: Reader) -> tuple[str, ...] | Refusal:
    items = reader.take("seat")
    periods = [said_of(item) for item in reader.take("period")]
    if not items:
        if not periods:
            return ()
        return tuple(one.id for one in within(reader.names.listings, periods[0])) or ("none",)
    listings = [one for item in items for one in seats_of(item).listings]
    if not listings:
        return Refusal(f"No by-election in {seats_of(items[0]).seats[0].name} is in the store.")
    return tuple(one.id for one in (within(listings, periods[0]) if periods else of_late(listings))) or ("none",)
