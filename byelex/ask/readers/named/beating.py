"""Read who beat whom: whom somebody beat or lost to, who came behind them, who stood against them."""

from __future__ import annotations

from collections.abc import Sequence

from byelex.ask.query import Against, Query, Reading, Refusal
from byelex.ask.readers.choosing import SHORT, few_of, of_period, which_of
from byelex.ask.readers.named.measure_reading import read_measures
from byelex.ask.readers.reader import Reader, ids_of, stood_at, within
from byelex.ask.sentence.spans import Item
from byelex.elections import Listing
from byelex.names.seats import won
from byelex.store.scope import Scope

_BEHIND = frozenset(("to", "behind", "after", "the"))
_BEHIND_THEM = frozenset(("behind", "below"))
_BEATING = frozenset("beat,beats,defeat,defeated,outpolled,who beat,who defeated,in front of,above".split(","))
_BEATING |= {"finish ahead of", "finished ahead of", "come ahead of", "came ahead of", "ahead of", "got the better of"}
_BEATEN = frozenset(("beaten", "beaten by", "defeated"))
_WHOM = {"which party": 2, "which candidate": 2, "what party": 2}
"""How many words begin a question of whom, where it is not the first alone."""
_WHO_LOST = "who,which,did,ever,and,how much,contest,candidate,party,tally,beat,beaten by,lost,to,by".split(",")
"""Words of a question that asks for no more than who lost to whom."""


def read_beating(reader: Reader) -> Reading | None:
    """Read a question of who came ahead of whom; None if it is none, or one of votes."""
    if reader.has("not"):
        return None
    return _place_behind(reader) or _around(reader) or _beaten(reader)


def _place_behind(reader: Reader) -> Reading | None:
    """Read a place behind somebody as that place where they came before it: "runner-up to Farage", "third behind"."""
    places, seats = [*reader.find("nth"), *reader.find("word", "runner-up")], reader.find("seat")
    named = sorted((*reader.find("person"), *reader.find("party")), key=lambda item: item.start) if places else []
    joint = set(reader.words[places[0].end : named[0].start]) if named and len(places) == 1 else set()
    if not joint - {"the"} or not joint <= _BEHIND or len(seats) > 1 or not (seats or named[0].kind == "person"):
        return None
    people = [item for item in named if item.kind == "person"]
    won_by = tuple(one for item in people for one in _victories(reader, item))
    held = of_period(reader, seats[0]) if seats else within(won_by, reader.period())
    place = int(places[0].value) if places[0].kind == "nth" else 2
    behind = tuple(one for one in held if any(_came_before(reader, item, one, place) for item in named))
    if not behind:
        reason = "None of those named came before that place there: who did is read off the result."
        return Refusal(reason, ids_of(held)[:5])
    reader.items = [item for item in reader.items if item.end <= places[0].end or item.start >= named[-1].end]
    reader.use(*seats, *reader.find("period"))
    return read_measures(reader, behind, "")


def _came_before(reader: Reader, item: Item, one: Listing, place: int) -> bool:
    """Tell whether somebody won a by-election, or a party came before some place there."""
    places = range(2, place) if item.kind == "party" else ()
    at = (Scope(by_election_ids=(one.id,), stood=item.value, stood_place=before) for before in places)
    return _came_first(item, one) or any(map(reader.vocabulary.namesakes.contests, at))


def _came_first(item: Item, one: Listing) -> bool:
    return any(won(one, each) for each in item.value) if item.kind == "person" else one.winner_party_id in item.value


def _victories(reader: Reader, item: Item) -> tuple[Listing, ...]:
    """Give the by-elections that somebody won, latest first."""
    return tuple(one for one in _stood_at(reader, item) if any(won(one, person) for person in item.value))


def _stood_at(reader: Reader, item: Item) -> tuple[Listing, ...]:
    return reader.names.among(stood_at(item.value))


def _around(reader: Reader) -> Reading | None:
    """Read "who beat the Greens in Runcorn", "who was between Labour and the Lib Dems" as those who came there.

    "Who stood against Farage" is the whole result, which tells them all.
    """
    named, seats = [*reader.find("person"), *reader.find("party")], reader.find("seat")
    if not named or not (seats or reader.find("person")):
        return None
    held = of_period(reader, seats[0]) if seats else _stood_at(reader, named[0])
    if reader.words[1 : named[0].start] in (["stood", "against"], ["ran", "against"]):
        return Query("result", contests=(held[0].id,)) if len(held) == 1 else which_of(held)
    way = _way(reader, named)
    others = bool(reader.asked() - {"behind", "winner"})
    others = others or any(map(reader.find, ("nth", "number", "unknown"))) or reader.has("runner-up", "how much")
    if not way or len(held) != 1 or not seats or others:
        return None
    if way == "behind" and {"beat", "defeat"} & set(reader.words) and _came_first(named[0], held[0]):
        # Whom the winner beat is the runner-up.
        return None
    return Query(
        "candidate",
        contests=(held[0].id,),
        parties=tuple(item.value for item in named if item.kind == "party"),
        people=tuple(
            one.id for item in named if item.kind == "person" for one in item.value if held[0].id in one.by_election_ids
        ),
        against=way,
    )


def _way(reader: Reader, named: list[Item]) -> Against:
    """Tell which of those who stood are asked for: ahead of one that is named, behind, next to them, between two."""
    if len(named) == 2 and reader.has("between") and named[0].start > reader.find("word", "between")[0].start:
        return "between"
    if len(named) != 1:
        return ""
    if "did" in reader.words[1:4]:
        # "Who did Labour finish behind", "which parties did Labour beat".
        if any(item.text in _BEHIND_THEM for item in reader.find("measure", "behind")):
            return "ahead"
        if any(item.start >= named[0].end and item.text in _BEATING for item in reader.find("word", "beat", "over")):
            return "behind"
    for item in (*reader.find("measure", "behind"), *reader.find("word", "beat", "beaten by", "over", "under")):
        ahead = item.is_word("beat", "beaten by", "over")
        came = not item.is_word("over", "under") or reader.before(item).is_word("came")
        if not came or item.text not in (_BEATING if ahead else _BEHIND_THEM) or item.end > named[0].start:
            continue
        if {"just", "immediately", "directly", "next"} & set(reader.words[: item.start]):
            return "just ahead" if ahead else "just behind"
        return "ahead" if ahead else "behind"
    return ""


def _beaten(reader: Reader) -> Reading | None:
    """Read "who did Labour beat there" as who won and over whom, and "who beat Galloway" as who won where he lost."""
    typed, named = reader.words, [*reader.find("person"), *reader.find("party")]
    if len(named) != 1:
        return None
    (item,) = named
    if item.start == 0 and typed[item.end : item.end + 2] in (["beat", "who"], ["beat", "whom"]):
        # "Binface beat who in Uxbridge" asks whom.
        typed, before = ["did", "beat"], ["did"]
    else:
        whom = _WHOM.get(" ".join(typed[:2]), int(typed[0] in {"who", "whom"}))
        if not whom:
            return None
        typed, before = typed[whom:], typed[whom : item.start]
    following, did = reader.after(item), typed[:1] == ["did"]
    # "Who was Goldsmith beaten by", not "who was beaten by Goldsmith".
    lost = typed[:1] in (["was"], ["were"]) and following.text in _BEATEN
    lost = lost or (did and "lose" in typed and "to" in typed[typed.index("lose") :])
    beat = (did and bool({"beat", "defeat"} & set(typed))) or before[-2:] in (["beaten", "by"], ["defeated", "by"])
    beat = beat or (before[:1] == ["lost"] and "to" in before[-2:])
    if reader.find("seat"):
        return _in_a_seat(reader, item, lost) if lost or beat else None
    lost = lost or before in (["beat"], ["defeated"], ["has", "beaten"], ["has", "beat"])
    plain = all(one in (item, *reader.find("period"), *reader.find("word", *_WHO_LOST)) for one in reader.items)
    if item.kind != "person" or not plain or not (lost or beat):
        return None
    return _defeats(reader, item) if lost else _who_won(_victories(reader, item))


def _in_a_seat(reader: Reader, item: Item, lost: bool) -> Query | None:
    seats, people = reader.find("seat"), item.value if item.kind == "person" else ()
    stood = stood_at(people)
    held = tuple(each for each in few_of(reader, seats[0]) if not people or each in stood)
    if any(one.text == "last time" for one in reader.find("word", "ge")):
        # Of several, the latest.
        held = held[:1]
    if len(seats) > 1 or reader.find("measure") or not held:
        return None
    named = tuple(person.id for person in people if set(person.by_election_ids) & set(held))
    parties = () if people else (item.value,)
    return Query("figure", ("winner",), held, parties=parties, people=named, premise="lost" if lost else "won")


def _defeats(reader: Reader, item: Item) -> Reading | None:
    """Give who won where somebody lost, of all by-elections or of those then."""
    person, *several = item.value
    if several or len(reader.find("period")) > 1:
        return None
    stood = within(_stood_at(reader, item), reader.period())
    defeats = tuple(one for one in stood if not won(one, person))
    if not defeats:
        when = " then" if reader.period() else ""
        return Refusal(f"{person.name} lost no by-election in the store{when}.", ids_of(stood[:5]))
    return _who_won(defeats)


def _who_won(held: Sequence[Listing]) -> Reading:
    return Query("figure", ("winner",), ids_of(held)) if 0 < len(held) <= SHORT else which_of(held)
