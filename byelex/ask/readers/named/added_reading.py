"""Read parties' votes that are to be added together."""

from __future__ import annotations

from byelex.ask.query import Query, Reading, Refusal
from byelex.ask.readers.choosing import few_of, of_period, which_of
from byelex.ask.readers.reader import Reader, seats_of
from byelex.ask.sentence.spans import Item

_ALONGSIDE = frozenset(("votes", "share", "valid votes", "winner", "result"))


def read_added(reader: Reader) -> Reading | None:
    """Read parties' votes added together; what else is to be added is beyond the store, never taken one by one."""
    first_two = _first_two(reader)
    if first_two is not None:
        return first_two
    if not asks_a_sum(reader):
        return None
    parties, people = reader.find("party"), reader.find("person")
    # "Both main parties combined" are two, said in one.
    if len(parties) + len(people) < 2 and not any(item.text.endswith("parties") for item in parties):
        return None
    seats = reader.find("seat")
    measures = reader.asked()
    if not people and not seats and measures <= {"votes", "valid votes", "deposit"}:
        return None
    against = [item for item in parties if _is_beaten(reader, item)]
    together = [item for item in parties if item not in against]
    odd = reader.find("unknown") or people or len(seats) != 1 or not measures <= _ALONGSIDE or reader.has("not", "gain")
    if odd or len(against) > 1 or len(together) < 2:
        return Refusal("Of what is added up, only parties' votes in one by-election can be given: name them and it.")
    held = few_of(reader, seats[0])
    if not held:
        return which_of(of_period(reader, seats[0]) or seats_of(seats[0]).listings)
    pair = (against[0].value, ()) if against else None
    groups = tuple(item.value for item in together)
    return Query("added", ("votes",), held, parties=groups, pair=pair)


def asks_a_sum(reader: Reader) -> bool:
    """Tell whether what is named is to be added together: "combined", "Tory plus Reform"."""
    return reader.has("total") or any(item.text == "plus" for item in reader.find("word", "and"))


_OTHERS = frozenset(("everyone", "others", "other", "rest", "else", "gap"))
"""Words for all but the first two."""


def _first_two(reader: Reader) -> Query | None:
    """Read "the share of the top two" in one by-election."""
    seats, asked = reader.find("seat"), reader.asked()
    others = [item for item in reader.items if item.kind not in {"seat", "period", "measure", "word"}]
    summed = bool(asked) or asks_a_sum(reader)
    if not reader.has("top two") or len(seats) != 1 or others or not summed or not asked <= {"votes", "share"}:
        return None
    if reader.has("not", "between") or reader.says(_OTHERS):
        return None
    held = few_of(reader, seats[0])
    return Query("added", ("votes",), held, positions=(1, 2)) if held else None


def _is_beaten(reader: Reader, item: Item) -> bool:
    """Tell whether a party is what others are set against: "beat Labour", "more than Labour"."""
    before = reader.before(item)
    return before.is_word("beat", "versus", "over", "most", "more") or (before.text == "beaten")
