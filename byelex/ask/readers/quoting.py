"""Read a question about what was said: by whom, of which by-election, with which words in it."""

from __future__ import annotations

import re

from byelex.ask.query import Declined, Query, Reading, Refusal
from byelex.ask.readers.reader import NEUTRAL, Reader, ids_of, named_contests, said_of, seats_of, within
from byelex.ask.readers.verbs import OUTCOMES
from byelex.ask.sentence.lexicon import word_set
from byelex.ask.sentence.person_spans import UNNAMED
from byelex.ask.sentence.spans import Item
from byelex.elections import Person
from byelex.names.seats import of_late, won
from byelex.names.text import name_words

_NOT_LOOKED_FOR = NEUTRAL.union(
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
        "you have i be been has there these those which next how had would could should will we us our one word done "
        "up byelection byelections number idea shell theyll youll itll become becoming he she his her him they them "
        "their percent"
    ).split()
)


_DESCRIBING = word_set("describing")
"""Words that ask, of someone who was quoted, for what they said."""
_SAYING = word_set("saying")
_SHORT_NAMES = {"bojo": "boris"}


def _so_named(reader: Reader, typed: str) -> list[Person]:
    """Give those quoted whose surname some words are, or end in, or whose first name only one has; none unnamed."""
    last = typed.split()[-1]
    last = _SHORT_NAMES.get(last, last)
    quoted = [one for one in reader.names.quoted if not one.name.endswith(UNNAMED)]
    surnamed = [one for one in quoted if name_words(one.name)[-1:] == (last,)]
    first = [one for one in quoted if name_words(one.name)[:1] == (last,)]
    return surnamed or (first if len(first) == 1 else [])


def asks_of_a_speaker(reader: Reader) -> bool:
    """Tell "how did Abbott describe it" and "Burnham's view", of one who was quoted, from other describing."""
    if not reader.says(_DESCRIBING):
        return False
    speaking = [item for item in reader.find("person") if any(one.quote_count for one in item.value)]
    return bool(speaking) or any(_so_named(reader, item.text) for item in reader.find("unknown"))


def read_role(reader: Reader) -> Query | None:
    """Read "Amanda Milling's job", of one who was quoted and stood nowhere: what she was is said with her words."""
    people = [person for item in reader.find("person") for person in item.value]
    others = any(reader.find(kind) for kind in ("seat", "party", "measure", "period", "number"))
    if len(people) != 1 or others or _ROLES.isdisjoint(reader.words):
        return None
    return Query("quotes", people=(people[0].id,)) if people[0].quote_count and not people[0].by_election_ids else None


_ROLES = frozenset(("job", "jobs", "role", "position", "title", "occupation"))


def _verb(reader: Reader) -> int:
    """Give where the verb of saying stands; what is named after it is spoken of, if somebody is named before it."""
    spoken = _DESCRIBING | _SAYING | {"about"}
    return next((at for at, word in enumerate(reader.words) if word in spoken), len(reader.words))


def _speakers(reader: Reader, until: int) -> list[Person]:
    """Find who is to have spoken, among what is named before a word."""
    people: list[Person] = []
    for item in [*reader.find("person"), *reader.unused("unknown"), *reader.unused("word"), *reader.unused("topic")]:
        if item.start < until:
            # A surname that is otherwise passed over ("Starmer", "Johnson") is here who spoke.
            found = list(item.value) if item.kind == "person" else _so_named(reader, item.text)
            people += found
            reader.use(*(item,) * bool(found))
    return people


_RANKED = re.compile(
    r"\b(?:longest|shortest|funniest|best|most) quot\w+|\bquoted (?:the )?most\b"
    r"|^who(?: has| was)? said (?:the )?most\b"
)
"""What asks which quote is most of something, or who was quoted most."""


def read_quotes(reader: Reader) -> Reading:
    """Read a question about quotes: who spoke, of which by-election, on what occasion, in which words."""
    asked = reader.take("measure", "quotes")
    as_typed = _quoted(reader, asked)
    if as_typed:
        return Query("quotes", words=as_typed)
    if _RANKED.search(reader.typed):
        reason = "Quotes are not counted or ranked: ask by who said them, on which by-election, or by words in them."
        return Refusal(reason, named_contests(reader), final=True)
    verb = _verb(reader)
    if any(_others_asked(reader, item) for item in reader.find("word", "not")):
        return Refusal("Ask who said it: whoever did not is not listed.", named_contests(reader))
    # "About 2017" is a word of a quote, and no by-election then.
    spoken_of = [one for one in reader.find("period") if one.text.isdecimal() and reader.word_before(one) in _ABOUT]
    reader.leave_out(*spoken_of)
    people, contests = _who_spoke(reader, verb), _of_which(reader)
    quoted = [person for person in people if person.quote_count]
    parties = _parties(reader, quoted, verb)
    who = [item for item in asked if item.text.startswith(("who ", "whose "))]
    if who:
        taken = {place for item in reader.find("seat") for place in range(item.start, item.end)}
        rest = [word for place, word in enumerate(reader.words) if place >= who[0].end and place not in taken]
        # The words of a quote may name a party or a person: what was typed is searched for as it stands.
        words = [*_where_said(asked), *(word for word in rest if word not in _EMPTY)]
        if not (words or contests or quoted):
            return _of_nothing_named(reader)
        speakers = () if words else tuple(person.id for person in quoted)
        return Query("quotes", contests=contests, people=speakers, words=" ".join(dict.fromkeys(words)))
    stood = [] if people else _by_outcome(reader, contests)
    people, quoted = (stood, stood) if stood else (people, quoted)
    if people:
        # "What did she tell Sky": who printed it stands beside the words.
        reader.take("word", "outlet")
    joint = _occasion(reader, verb if verb < len(reader.words) else 0)
    words = [*_where_said(asked), *(one.text for one in spoken_of)]
    words = [*words, *(_words_of_theirs(reader, verb, joint) if people else _words_left(reader, joint))]
    if not (quoted or contests or parties or words):
        return _of_nothing_named(reader)
    return Query(
        "quotes",
        contests=contests,
        people=tuple(dict.fromkeys(person.id for person in quoted)),
        parties=parties,
        words=" ".join(words),
        when="" if joint is None or joint.text == _EITHER else "before" if joint.text.startswith(_EARLIER) else "after",
    )


def _where_said(asked: list[Item]) -> list[str]:
    """Give the word by which tweets are told from other quotes, where they are asked for."""
    return ["twitter"] if any("twe" in item.text or "twitter" in item.text for item in asked) else []


def _others_asked(reader: Reader, negation: Item) -> bool:
    """Tell "quotes not by Labour", "who didn't say" from a quote that has a "not" in it."""
    joint = reader.after(negation)
    saying = set(reader.words[negation.end : negation.end + 1]) & _SAYING
    return bool(saying) or (joint.is_word("by", "from") and bool(_ALL & set(reader.words[: negation.start])))


def _who_spoke(reader: Reader, verb: int) -> list[Person]:
    """Read whose words are asked for; those of somebody who is named and was not quoted are declined."""
    unnamed = word_set("unnamed") & set(reader.words[: _about(reader)]) or _of_a_party(reader)
    if unnamed:
        # Who asked not to be named is told from others by what stands for a name.
        spoken = unnamed | {"source", "sources", "anonymously"}
        reader.use(*(item for item in reader.items if spoken & set(item.text.split())))
        return [one for one in reader.names.quoted if one.name.endswith(UNNAMED)]
    people = _speakers(reader, verb)
    nobody = "" if people else _named_before(reader, verb)
    if nobody:
        reason = f'Nothing that "{nobody}" said is in the store.'
        # What a council gave out is among the figures reported.
        raise Declined(Refusal(reason, named_contests(reader), final="council" not in reader.words))
    if not people and reader.words[0] not in {"who", "which"}:
        # "Which politician mentioned Downing Street" names none.
        people = _speakers(reader, _about(reader))
    if people and not any(person.quote_count for person in people):
        reason = f"Nothing that {people[0].name} said is in the store."
        raise Declined(Refusal(reason, people[0].by_election_ids[:3], final="about" in reader.words))
    return people


_WINNER = re.compile(r"\b(?:winners?|victor|winning candidate|new(?:ly elected)? mps?|mp for)\b")
_LOSER = re.compile(r"\b(?:losers?|runners? up|the (?:losing|defeated|beaten|unsuccessful) (?!party)\w+)\b")


def _by_outcome(reader: Reader, contests: tuple[str, ...]) -> list[Person]:
    """Read "what did the winner say" as what who won there, or lost, was quoted as saying; none if it is not that."""
    typed = " ".join(reader.words[: _about(reader)])
    wins = bool(_WINNER.search(typed))
    if not (wins or _LOSER.search(typed)):
        return []
    held = reader.names.among(contests)
    stood = [(person, one) for person in reader.names.quoted for one in held if one.id in person.by_election_ids]
    theirs = [person for person, one in stood if won(one, person) == wins]
    if theirs:
        return theirs
    who = "the winner" if wins else "anyone who lost"
    none = f"Nothing that {who} said there is in the store." if held else "Say whose words, or on which by-election."
    raise Declined(Refusal(none, contests, final=True))


def _about(reader: Reader) -> int:
    """Give where "about" stands, which is followed by what was spoken of; the end where it does not."""
    return reader.words.index("about") if "about" in reader.words else len(reader.words)


def _parties(reader: Reader, quoted: list[Person], verb: int) -> tuple[tuple[str, ...], ...]:
    """Read the parties of whoever spoke, where nobody is named; where somebody is, one before the verb is theirs."""
    # Where it is said who spoke, a party is theirs, or what they spoke of.
    theirs = [item for item in reader.find("party") if item.start < _about(reader) and _spoke(reader, item, verb)]
    reader.use(*(item for item in theirs if not quoted or item.start < verb))
    return () if quoted else tuple(item.value for item in theirs)


def _words_of_theirs(reader: Reader, verb: int, joint: Item | None) -> list[str]:
    """Give the words looked for in what somebody said: all that is typed after the verb may be in it."""
    own = {place for item in reader.items if reader.used(item) for place in range(item.start, item.end)}
    until = len(reader.words) if joint is None else joint.start
    spelt = [word for place, word in enumerate(reader.words) if verb < place < until and place not in own]
    return [word for word in spelt if word not in _EMPTY | _DESCRIBING and not word.isdecimal()]


def _words_left(reader: Reader, joint: Item | None) -> list[str]:
    """Give the words looked for in what anybody said: those that have no other use."""
    left = [item for item in reader.left() if not (item.kind == "word" and item.value in _NOT_LOOKED_FOR)]
    left = [item for item in left if joint is None or item.start < joint.start]
    return [word for item in left for word in item.text.split() if word not in _EMPTY | _ALL]


_ON_AN_OCCASION = frozenset(("when", "after", "once", "following", "before", "ahead", "as", "on", "upon", "until"))
_BESIDE = frozenset(("before", "after", "following", "ahead"))
_ABOUT = frozenset(("about", "mention", "mentions", "mentioning"))
_EITHER = "before or after"
_EARLIER = ("before", "ahead", "until")
_OF_RESULTS = (*OUTCOMES, "beat", "contest", "did", "ge", "runner-up", "and")


def _occasion(reader: Reader, verb: int) -> Item | None:
    """Find the word that begins an occasion: "what did she say when Labour won Wakefield"; None where none is named.

    All that follows it says what had come out, or was to: words of a quote, which may be anything, are not that.
    """
    for at in range(verb + 1, len(reader.words) - 1):
        if reader.words[at] not in _ON_AN_OCCASION:
            continue
        if reader.words[at + 1] == "or" and set(reader.words[at : at + 3]) == {"before", "or", "after"}:
            # "Before or after the result" is asked of a quote, and told with it.
            return Item("word", "when", at, len(reader.words), _EITHER)
        rest = [item for item in reader.items if item.start > at]
        told = [item for item in rest if item.is_word(*_OF_RESULTS) or item.is_measure(*_OUTCOMES)]
        told += [item for item in rest if item.kind == "unknown" and item.text == "count"]
        named = [
            item
            for item in rest
            if item.kind in _OF_AN_OCCASION or (item.kind == "unknown" and _so_named(reader, item.text))
        ]
        dated = told or (reader.words[at] in _BESIDE and any(item.kind == "seat" for item in named))
        if dated and len(told) + len(named) == len(rest):
            return Item("word", "when", at, len(reader.words), reader.words[at])
    return None


_OF_AN_OCCASION = frozenset(("seat", "party", "person", "period", "member"))
_OUTCOMES = ("result", "winner", "declaration time", "majority", "date", "outcome", "successor")


_ALL = frozenset("quotes quote quotations quotation quoted all every list show give me random another".split())
_SPEAKING = _SAYING | _DESCRIBING | frozenset("spoke speak speaks talked talk reaction reactions statement".split())


def _of_nothing_named(reader: Reader) -> Reading:
    """Read "victory speeches" and "who tweeted" by their occasion; all quotes where all are asked for."""
    words = ["twitter" if word.startswith("tweet") else word for word in reader.words]
    counted = ("many",) if reader.has("how many") else ()
    if counted and "byelections" in words:
        return Refusal("By-elections are not counted by what was said of them: ask for the quotes on one of them.")
    rest = [word for word in words if word not in _EMPTY | _SPEAKING | _ALL and word not in counted]
    if rest:
        return Query("quotes", words=" ".join(rest))
    if reader.says(_ALL):
        return Query("quotes")
    return Refusal("Say whose words, or on which by-election: the store has quotes from few.")


def _of_a_party(reader: Reader) -> set[str]:
    """Read "a party source", "a Labour insider" as one who is not named."""
    named = {"party", *(word for item in reader.find("party") for word in item.text.split())}
    pairs = zip(reader.words, reader.words[1:], strict=False)
    return {word for before, word in pairs if word in word_set("insiders") and before in named}


def _spoke(reader: Reader, party: Item, verb: int) -> bool:
    """Tell "what did Labour say", "quotes by Labour" from "which politician said Labour …", which it is said of."""
    joined = reader.before(party).is_word("by", "from")
    return party.start < verb or joined or reader.words[0] in {"quotes", "quote", "anything"}


def _named_before(reader: Reader, verb: int) -> str:
    """Give what is named between "what did" and the verb, if it is nobody who was quoted: "Jeremy Corbyn"."""
    if reader.words[:1] not in (["what"], ["whatd"], ["how"], ["did"], ["has"]) or verb == len(reader.words):
        return ""
    found = [item.text for item in reader.unused("unknown") if item.start < verb]
    if set(found) <= reader.vocabulary.offices:
        return ""
    return "" if reader.find("party") and len(found) < 2 else " ".join(found)[:60]


def _quoted(reader: Reader, asked: list[Item]) -> str:
    """Read the words of a quote after "who said", as typed: any of them may look like a seat, a person or a party.

    Or before it: "the people have spoken: who said that?" Empty where it asks who spoke about a contest ("who said
    what about Hartlepool") or nothing is quoted.
    """
    who = next((item for item in asked if item.text.startswith(("who ", "whose "))), None)
    if who is not None and set(reader.words[who.end :]) <= _EMPTY:
        return " ".join(word for word in reader.words[: who.start] if word not in _EMPTY)
    said = next((item for item in asked if item.text == "who said"), None)
    if said is None:
        return ""
    rest = reader.words[said.end :]
    if {"about", "regarding"} & set(rest) or rest[0] in {"what", "anything", "something"}:
        return ""
    last = max((item.end for item in reader.find("seat") if seats_of(item).listings), default=0)
    before = reader.words[max(said.end, last - 3) : last]
    if last == len(reader.words) and {"in", "at", "on"} & set(before) and len(rest) < 8:
        return ""
    return " ".join(word for word in rest if word not in _EMPTY and word not in {"byelection", "byelections"})


def _of_which(reader: Reader) -> tuple[str, ...]:
    items = reader.take("seat")
    periods = [said_of(item) for item in reader.take("period")]
    if not items:
        if not periods:
            return ()
        return ids_of(reader.names.within(periods[0].period)) or ("none",)
    listings = [one for item in items for one in seats_of(item).listings]
    if not listings:
        raise Declined(Refusal(f"No by-election in {seats_of(items[0]).seats[0].name} is in the store."))
    return ids_of(within(listings, periods[0]) if periods else of_late(listings)) or ("none",)
