"""Read questions that are nearly ones the store can answer, and are other questions: said so, never answered as those."""

from __future__ import annotations

from byelex.ask.query import Query, Reading, Refusal
from byelex.ask.reader import Reader, seats_of
from byelex.elections import Person
from byelex.names.index import of_late

_NOW = frozenset(("now", "current", "currently", "nowadays", "still", "represents", "represent", "today", "holds"))
_SITTING = frozenset(("sitting", "incumbent"))
_MEMBER = frozenset(("mp", "member", "holds", "hold", "represents", "represent", "represented", "seat"))
_THEN = frozenset(("was", "were", "did", "had", "before", "previous", "former", "new", "then", "between", "record"))


def read_near_miss(reader: Reader) -> Reading | None:
    """Read a question that takes more, or other, than it seems to; None if it is none of those."""
    return _who_sits_now(reader)


def _who_sits_now(reader: Reader) -> Reading | None:
    """Read who is a seat's member now, which only elections tell of, and by-elections are not the last of them."""
    typed = set(reader.words)
    if typed & _THEN or reader.find("period") or not typed & _MEMBER:
        return None
    seats, people = reader.find("seat"), reader.find("person")
    plainly = reader.measures("winner") and "mp" in typed and bool(typed & {"is", "whos"})
    present = bool(typed & _NOW) or (typed & _SITTING and typed & {"is", "whos"}) or plainly
    others = {item.value for item in reader.find("measure")} - {"winner", "previous holder", "result"}
    if not present or others:
        return None
    if people and typed & _NOW and len(people) == 1:
        return _sits_still(reader, people[0].value)
    if len(seats) != 1 or people or reader.find("party") or reader.has("not"):
        return None
    held = of_late(seats_of(seats[0]).listings)
    if len({one.constituency_name for one in held}) != 1:
        return None
    return Query("figure", ("winner",), (held[0].id,), words="now")


def _sits_still(reader: Reader, people: tuple[Person, ...]) -> Reading:
    by_id = reader.names.by_id
    won = [
        by_id[each]
        for one in people
        for each in one.by_election_ids
        if each in by_id and by_id[each].winner in {one.name, *one.other_names}
    ]
    if len(won) != 1:
        reason = "Who sits in the House of Commons now is not in the store: it knows by-elections, and who won there."
        return Refusal(reason, tuple(one.id for one in won))
    return Query("figure", ("winner",), (won[0].id,), words="now")
