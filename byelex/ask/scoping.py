"""Read which by-elections a sentence is about when it names none: period, place, parties and their parts, limits."""

from __future__ import annotations

import calendar
from datetime import date
from typing import Any, Literal

from byelex.ask.placing import read_negations, read_places
from byelex.ask.query import Refusal
from byelex.ask.reader import Reader, said_of
from byelex.ask.spans import Item, Number
from byelex.names.dates import Period
from byelex.store.scope import Bound, Scope

_PASSED_OVER = (
    "did",
    "ever",
    "contest",
    "last",
    "first",
    "most",
    "least",
    "closest",
    "candidate",
    "and",
    "which",
    "who",
    "not",
    "came",
    "where",
)
_CHANGES = {"change hands", "changed hands", "switch hands", "a gain", "flip", "flipped"}
WORST = {"worst", "worst ever", "poorest"}
_SUPERLATIVES = ("most", "least", "closest", "first", "last")
_LIMITED: dict[str, tuple[str, str]] = {
    "turnout": ("turnout", "turnout"),
    "majority": ("majority", "majority points"),
    "majority points": ("majority points", "majority points"),
    "majority overturned": ("majority overturned", "majority overturned points"),
    "swing": ("swing", "swing"),
    "electorate": ("electorate", "electorate"),
    "rejected papers": ("rejected papers", "rejected papers"),
    "valid votes": ("valid votes", "valid votes"),
    "winning share": ("winning share", "winning share"),
    "deposit": ("deposits lost", "deposits lost"),
}
"""Measure -> the measure a limit on it sets: for a plain number, and for one in per cent or points."""


def read_scope(reader: Reader) -> Scope | Refusal:
    """Read the conditions on the contests, marking what they took as used. A Refusal where they cannot be met."""
    found: dict[str, Any] = {}
    period = _period(reader)
    if isinstance(period, Refusal):
        return period
    if period is not None:
        if period.day_and_month is not None:
            number, month = period.day_and_month
            found["day_and_month" if number else "month"] = (number, month) if number else month
        else:
            found["first_day"] = None if period.start == date.min else period.start
            found["last_day"] = None if period.end == date.max else period.end
    for kind, name in (("nation", "country"), ("region", "region")):
        places = reader.find(kind)
        if len(places) == 1:
            found[name] = places[0].value
            reader.use(places[0])
    reader.take("everywhere")
    causes = reader.find("cause")
    if len(causes) == 1:
        found["cause"] = causes[0].value
        reader.use(causes[0])
    weekdays = reader.find("weekday")
    if len(weekdays) == 1:
        found["weekday"] = _WEEKDAYS.index(weekdays[0].value)
        reader.use(weekdays[0])
    bounds = _bounds(reader)
    if bounds:
        found["bounds"] = bounds
    _swing_pair(reader, found)
    read_places(reader, found)
    for item in reader.find("party"):
        if not reader.used(item):
            _party_part(reader, item, found)
    _joined_to_the_next(reader, found)
    _government(reader, found)
    _plain_outcome(reader, found)
    read_negations(reader, found)
    return Scope(**found)


_WEEKDAYS = tuple(calendar.day_name)


def _period(reader: Reader) -> Period | Refusal | None:
    items = reader.find("period")
    if not items:
        return None
    if len(items) > 1:
        return Refusal("One stretch of time at a time, please: ask about each by itself.")
    said = said_of(items[0])
    reader.use(items[0])
    listings = reader.names.listings
    first, last = listings[-1].polling_on, listings[0].polling_on
    if said.general_election:
        return Refusal(
            "Only by-elections are in the store, and with each the general election before it in the same seat; "
            "ask about a seat that had a by-election."
        )
    if said.period.end < first:
        return Refusal(
            f"By-elections before {first.day} {first:%B %Y} are not in the store; it holds "
            f"{len(listings):,}, from then to {last.day} {last:%B %Y}."
        )
    if said.period.start > last:
        return Refusal(
            f"No by-election after {last.day} {last:%B %Y} is in the store; it holds {len(listings):,}, "
            f"from {first.day} {first:%B %Y} to then."
        )
    return said.period


def _add(found: dict[str, Any], name: str, parties: tuple[str, ...]) -> None:
    found[name] = tuple(dict.fromkeys((*found.get(name, ()), *parties)))


def _swing_pair(reader: Reader, found: dict[str, Any]) -> None:
    """Read the pair of a swing: "tory to labour", "to labour from the tories", "con-lab"; one party, towards it."""
    parties = [item for item in reader.find("party") if not reader.used(item)]
    if not reader.measures("swing") or not parties or len(parties) > 2:
        return
    if any(_verb(reader, item) for item in parties):
        return
    first, last = parties[0], parties[-1]
    reader.use(*parties)
    if len(parties) == 1:
        turned = reader.is_word(reader.before(first), "from", "versus")
        # The worst swing for a party is the largest away from it.
        worst = [item for item in reader.find("word", "least") if item.text in WORST]
        if worst and not reader.is_word(reader.before(first), "to"):
            turned = True
        _add(found, "swing_from" if turned else "swing_to", first.value)
        if reader.is_word(reader.before(first), "versus"):
            reader.use(*[item for item in [reader.before(first)] if item is not None])
        return
    turned = reader.is_word(reader.before(first), "to") or reader.is_word(reader.before(last), "from")
    if turned:
        first, last = last, first
    _add(found, "swing_from", first.value)
    _add(found, "swing_to", last.value)


def _verb(reader: Reader, item: Item) -> bool:
    following = reader.after(item, *_PASSED_OVER)
    return reader.is_word(following, "won", "gain", "lost", "held", "defend", "runner-up", "stood")


def _party_part(reader: Reader, item: Item, found: dict[str, Any]) -> None:
    """Read what part a party plays: won, gained, held, lost, defended, came second, stood."""
    before, after = reader.before(item), reader.after(item, *_PASSED_OVER)
    if reader.is_word(before, "and", "versus") and before is not None:
        earlier = reader.before(before)
        if earlier is not None and earlier.kind == "party" and reader.used(earlier):
            for name in ("winner", "defender", "runner_up", "stood"):
                if set(earlier.value) <= set(found.get(name, ())):
                    _add(found, name, item.value)
                    reader.use(item, before)
                    return
    if reader.is_word(before, "by", "from", "to") and before is not None and _joined(reader, item, before, found):
        return
    if after is None:
        after = reader.before(item, *_PASSED_OVER)
        if not reader.is_word(after, "held", "gain", "won", "lost", "defend") or after is None:
            return
    if reader.is_word(after, "from") and reader.has("gain"):
        found["held"] = False
        _add(found, "winner", item.value)
        reader.use(item)
        return
    if reader.is_measure(after, "majority", "majority points") and after is not None:
        if _has_order(reader) or reader.has("average", "median", "over", "under", "at least", "at most"):
            _add(found, "winner", item.value)
            reader.use(item)
        return
    if reader.is_measure(after, "majority overturned", "majority before"):
        taken = reader.is_measure(reader.before(item), "majority")
        _add(found, "winner" if taken else "defender", item.value)
        reader.use(item)
        return
    if after.kind == "word":
        part = _part(reader, item, after, found)
        if part:
            _add(found, part, item.value)
            reader.use(item, after)
            return
    noun = reader.after(item)
    if reader.is_word(noun, "contest") and noun is not None:
        # "Did Labour contest" is a verb; "Labour contests", "Labour seats" are theirs to defend.
        _add(found, "stood" if noun.text == "contest" else "defender", item.value)
        reader.use(item)


def _joined_to_the_next(reader: Reader, found: dict[str, Any]) -> None:
    """Give a party the part of the one it is joined to: in "Liberal and SDP gains" both gained."""
    for item in reversed(reader.unused("party")):
        joint = reader.after(item)
        following = reader.after(joint) if joint is not None and reader.is_word(joint, "and", "versus") else None
        if following is None or joint is None or following.kind != "party" or not reader.used(following):
            continue
        for name in ("winner", "defender", "runner_up"):
            if set(following.value) <= set(found.get(name, ())):
                _add(found, name, item.value)
                reader.use(item, joint)
                break


def _part(reader: Reader, item: Item, verb: Item, found: dict[str, Any]) -> str:
    if verb.value == "lost":
        if reader.measures("deposit"):
            return ""
        found["held"] = False
        return "defender"
    if verb.value in {"gain", "held"}:
        found["held"] = verb.value == "held"
        return "winner"
    if verb.value == "stood" and reader.has("how many") and reader.has("candidate"):
        return ""
    return {"won": "winner", "defend": "defender", "runner-up": "runner_up", "stood": "stood"}.get(verb.value, "")


def _joined(reader: Reader, item: Item, joint: Item, found: dict[str, Any]) -> bool:
    """Read a party after "by", "from" or "to": "gains by", "gains from", "lost to"."""
    verb = reader.before(joint, *_PASSED_OVER)
    if joint.value == "by":
        ordered_majority = reader.is_measure(verb, "majority", "majority points") and _has_order(reader)
        if ordered_majority or reader.is_measure(verb, "majority overturned", "outcome"):
            _add(found, "winner", item.value)
            reader.use(item)
            return True
        if verb is None or verb.kind != "word":
            return False
        part = _part(reader, item, verb, found)
        if part:
            _add(found, part, item.value)
            reader.use(item, verb)
        return bool(part)
    if joint.value == "from" and reader.has("gain", "won"):
        found["held"] = False
        _add(found, "defender", item.value)
        reader.use(item)
        reader.use(*reader.find("word", "gain", "won"))
        return True
    if joint.value == "to" and reader.has("lost"):
        found["held"] = False
        _add(found, "winner", item.value)
        reader.use(item)
        reader.use(*reader.find("word", "lost"))
        return True
    return False


def _has_order(reader: Reader) -> bool:
    return reader.has(*_SUPERLATIVES)


def _government(reader: Reader, found: dict[str, Any]) -> None:
    """Read the government or the opposition as winner or defender, or "in government" of the party named."""
    for item in reader.find("word", "government", "opposition"):
        governs = item.value == "government"
        before, after = reader.before(item), reader.after(item, *_PASSED_OVER)
        if reader.measures("swing") and reader.is_word(before, "from", "versus", "to") and before is not None:
            found["swing_to_governs" if before.value == "to" else "swing_from_governs"] = governs
            reader.use(item, before)
            continue
        verb: Item | None = after
        if reader.is_word(before, "by", "from", "to") and before is not None:
            verb = reader.before(before, *_PASSED_OVER)
            if before.value == "from" and reader.has("gain", "won"):
                found["defender_governs"], found["held"] = governs, False
                reader.use(item, *reader.find("word", "gain", "won"))
                continue
        if verb is not None and verb.kind == "word" and verb.value in {"won", "gain", "held", "lost", "defend"}:
            lost = verb.value in {"lost", "defend"}
            found["defender_governs" if lost else "winner_governs"] = governs
            if verb.value in {"gain", "held", "lost"}:
                found["held"] = verb.value == "held"
            reader.use(item, verb)
        elif reader.is_word(after, "contest") or reader.is_word(reader.after(item), "contest"):
            found["defender_governs"] = governs
            reader.use(item)
        elif found.get("winner"):
            found["winner_governs"] = governs
            reader.use(item)
        elif found.get("defender"):
            found["defender_governs"] = governs
            reader.use(item)


def _plain_outcome(reader: Reader, found: dict[str, Any]) -> None:
    """Read "gains" and "holds" with nobody named."""
    for item in (*reader.unused("word", "gain", "held"), *reader.unused("measure", "outcome")):
        took_place = item.value == "held" and item.text not in {"hold", "holds"}
        if took_place and ("held" not in found or reader.is_word(reader.before(item), "contest")):
            # "By-elections held in 2021" took place then, whoever won.
            reader.use(item)
            continue
        if "held" in found or reader.measures("deposit"):
            continue
        if item.value == "outcome" and item.text not in _CHANGES | {"a hold"}:
            continue
        found["held"] = item.value == "held" or item.text == "a hold"
        reader.use(item)


def _bounds(reader: Reader) -> tuple[Bound, ...]:
    """Read limits: "turnout under 30%", "majority over 10,000", "more than 15 candidates"."""
    made: list[Bound] = []
    for item in reader.find("word", "over", "under", "at least", "at most", "exactly"):
        number = reader.after(item)
        if number is None or number.kind != "number":
            number = reader.before(item)
        if number is None or number.kind != "number" or reader.used(number):
            continue
        measure = _limited(reader, item, number)
        if measure is None:
            continue
        comparison: dict[str, Literal["<", "<=", ">", ">=", "="]] = {
            "exactly": "=",
            "over": ">",
            "under": "<",
            "at least": ">=",
            "at most": "<=",
        }
        made.append(Bound(measure, comparison[item.value], number.value.value))
        reader.use(item, number)
    return (*made, *_between(reader), *_exact(reader))


_RANKING = ("most", "least", "closest", "first", "last", "average", "median", "total", "more", "fewer", "records")


def _exact(reader: Reader) -> list[Bound]:
    """Read a figure given as it stands: "majority of 6,436", "won by 6 votes", "34 candidates", "turnout of 39.5%".

    One in per cent or points is met by what is shown so, rounded to as many decimals.
    """
    if reader.has(*_RANKING) or reader.measures("rank"):
        return []
    for number in reader.unused("number"):
        before, after = reader.before(number, "by", "exactly"), reader.after(number)
        if reader.is_measure(before, "winner") and reader.is_measure(after, "votes"):
            # "Who won by 6 votes".
            reader.use(number, *(item for item in (before, after) if item is not None))
            return [Bound("majority", "=", number.value.value)]
        won = reader.is_word(before, "won") and (after is None or reader.is_measure(after, "votes"))
        of_measure = before is not None and before.kind == "measure" and before.value in _LIMITED
        # "A 4,402 majority", but not "5 majorities".
        before_one = after is not None and after.kind == "measure" and after.text in {"swing", "majority", "turnout"}
        if not (won or of_measure or before_one or reader.is_word(after, "candidate")):
            continue
        measure = _limited(reader, number, number)
        if measure is None:
            continue
        reader.use(number)
        if after is not None and reader.is_measure(after, "votes"):
            reader.use(after)
        return [Bound(measure, "~" if measure in _ROUNDED else "=", number.value.value)]
    return []


_ROUNDED = frozenset({"turnout", "majority points", "majority overturned points", "swing", "winning share"})


def _between(reader: Reader) -> tuple[Bound, ...]:
    """Read two limits at once: "turnout between 30 and 40%"."""
    for item in reader.unused("word", "between"):
        least = reader.after(item)
        joint = reader.after(least) if least is not None else None
        most = reader.after(joint) if joint is not None else None
        if least is None or most is None or {least.kind, most.kind} != {"number"}:
            continue
        measure = _limited(reader, item, most)
        if measure is not None and joint is not None:
            reader.use(item, least, joint, most)
            return (Bound(measure, ">=", least.value.value), Bound(measure, "<=", most.value.value))
    return ()


def _limited(reader: Reader, item: Item, number: Item) -> str | None:
    """Find the measure that a limit is on: beside it, after it or before it."""
    assert isinstance(number.value, Number)
    won = reader.has("won")
    place = reader.items.index(number)
    following = reader.items[place + 1 : place + 2]
    if following and following[0].start == item.start:
        # "Ten or more candidates": the limit stands between its number and what it is of.
        following = reader.items[place + 2 : place + 3]
    for other in following:
        if reader.is_word(other, "candidate"):
            return "candidates"
        if reader.is_measure(other, "votes") and won:
            reader.use(other, *reader.find("word", "won"))
            return "majority"
        if reader.is_measure(other, "share", "winner") and won:
            reader.use(other, *reader.find("word", "won"))
            return "winning share"
        if other.kind == "measure" and other.value in _LIMITED:
            reader.use(other, *(reader.find("word", "lost") if other.value == "deposit" else ()))
            return _LIMITED[other.value][number.value.of_hundred]
    for other in reversed(reader.items[:place]):
        if other.kind == "measure" and other.value in _LIMITED:
            reader.use(other)
            return _LIMITED[other.value][number.value.of_hundred]
        if reader.is_measure(other, "winner") and number.value.of_hundred:
            reader.use(other)
            return "winning share"
        if reader.is_measure(other, "winner") and reader.is_word(reader.after(other), "by"):
            # "Who won by more than 10,000".
            reader.use(other)
            return "majority"
        if reader.is_word(other, "won") and number.value.of_hundred:
            reader.use(other)
            return "winning share"
        if reader.is_word(other, "won"):
            reader.use(other)
            return "majority"
    return None
