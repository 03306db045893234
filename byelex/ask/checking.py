"""Read a figure that is to be checked as that figure: "was it six votes in Runcorn", "was turnout under 40% there"."""

from __future__ import annotations

from dataclasses import replace

from byelex.ask.choosing import few_of
from byelex.ask.premises import whether
from byelex.ask.query import Query
from byelex.ask.reader import MOVED, Reader
from byelex.ask.spans import Item

_LIMITS = ("over", "under", "at least", "at most", "exactly")
_OF_MANY = ("how many", "candidate", "who", "which", "most", "least", "not", "between", "tally")
_CHECKED = frozenset(("votes", "share", "majority", "turnout", "swing", "electorate"))


def drop_said_figure(reader: Reader) -> Query | None:
    """Leave out the number of a figure that is to be checked: it is told as it is, whatever was typed.

    Changes the reader's items. None, for the rest to be read, but where bare votes are the majority.
    """
    counted = _said_number_of_candidates(reader)
    if counted is not None or _IMAGINED & set(reader.words):
        return counted
    numbers, seats = reader.find("number"), reader.find("seat")
    people, parties = reader.find("person"), reader.find("party")
    if len(numbers) != 1 or len(seats) > 1 or not (seats or people) or reader.find("unknown") or reader.has(*_OF_MANY):
        return None
    number, limits = numbers[0], reader.find("word", *_LIMITS)
    beside = {one.start for one in (reader.before(number, *_LIMITS), reader.after(number, *_LIMITS)) if one}
    asked = [item for item in reader.find("measure") if item.value in _CHECKED]
    near = [item for item in asked if item.start in beside or (limits and whether(reader))]
    asked_of = reader.words[0] in {"is", "was"} and number is reader.items[-1]
    if not limits and (asked_of or reader.word_before(number) in {"was", "is", "were"}):
        near = asked
    by = reader.has("won", "lost", *MOVED) and reader.is_word(reader.before(number), "by")
    of_somebody = number.value.of_hundred and (people or parties or reader.measures("winner"))
    if (limits and not whether(reader)) or not (near or by or (of_somebody and whether(reader) and not asked)):
        return None
    plain = near and {item.value for item in near} == {"votes"} and not (people or parties or reader.measures("winner"))
    if plain and (limits or number.value.of_hundred or not seats):
        return None
    reader.items = [item for item in reader.items if item is not number and item not in limits]
    if by and asked and reader.has(*MOVED):
        reader.items.remove(next(item for item in reader.find("word", "by") if item.start < number.start))
    elif by and not reader.has("how much"):
        reader.items.append(Item("word", "how much", number.start, number.end, number.text))
    elif of_somebody and not asked:
        reader.items.append(replace(number, kind="measure", value="share"))
    if not plain:
        return None
    held = few_of(reader, seats[0])
    return Query("figure", ("majority",), held) if held else None


_IMAGINED = frozenset(("would", "could", "might", "if"))
"""Words of what was not so."""


def _said_number_of_candidates(reader: Reader) -> Query | None:
    """Leave out how many candidates there are said to be: "of the 14 candidates in Corby, how many lost deposits"."""
    said = [item for item in reader.find("number") if reader.is_word(reader.after(item), "candidate")]
    seats = reader.find("seat")
    if len(said) != 1 or len(seats) != 1 or reader.has("over", "under", "at least", "at most", "most", "least"):
        return None
    reader.items.remove(said[0])
    held = few_of(reader, seats[0])
    if reader.find("measure") or reader.find("party") or reader.find("unknown") or not held:
        return None
    return Query("figure", ("candidates",), held)
