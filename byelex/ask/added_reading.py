"""Read parties' votes that are to be added together."""

from __future__ import annotations

from byelex.ask.measure_reading import SHORT
from byelex.ask.query import Query, Reading, Refusal
from byelex.ask.reader import Reader, named_contests, of_period
from byelex.ask.spans import Item

_ALONGSIDE = frozenset(("votes", "share", "valid votes", "winner", "result"))
TOGETHER = frozenset(("combined", "together", "added", "plus", "sum", "joint", "jointly", "altogether"))


def read_added(reader: Reader) -> Reading | None:
    """Read parties' votes added together; what else is to be added is beyond the store, never taken one by one."""
    if not TOGETHER & set(reader.words):
        return None
    parties, people = reader.find("party"), reader.find("person")
    if len(parties) + len(people) < 2:
        return None
    seats = reader.find("seat")
    measures = {item.value for item in reader.find("measure")}
    contests = named_contests(reader)
    if not people and not seats and measures <= {"votes", "valid votes"}:
        return None
    against = [item for item in parties if _beaten(reader, item)]
    together = [item for item in parties if item not in against]
    unknown = [item for item in reader.find("unknown") if not set(item.text.split()) & TOGETHER]
    odd = unknown or people or len(seats) != 1 or not measures <= _ALONGSIDE or reader.has("not", "gain", "lost")
    if odd or len(against) > 1 or len(together) < 2:
        return Refusal("Of what is added up, only parties' votes in one by-election can be given: name them and it.")
    held = of_period(reader, seats[0])
    if not held or len({one.constituency_name for one in held}) != 1 or len(held) > SHORT:
        return Refusal("Say in which by-election, with its year.", contests, which=bool(contests))
    pair = (against[0].value, ()) if against else None
    groups = tuple(item.value for item in together)
    return Query("added", ("votes",), tuple(one.id for one in held), parties=groups, pair=pair)


def _beaten(reader: Reader, item: Item) -> bool:
    """Tell whether a party is what others are set against: "beat Labour", "more than Labour"."""
    return reader.is_word(reader.before(item), "beat", "versus", "over", "most", "more")
