"""Read which by-elections are to be left out, by the seat: "biggest swing since 2010, excluding Clacton"."""

from __future__ import annotations

from byelex.ask.reader import Reader, asks_of_many, said_of, seats_of, within
from byelex.ask.spans import EDGE, Item

_BETWEEN = ("contest", "from", "where", "came")


def settle_left_out(reader: Reader) -> None:
    """Put the seats after an exception, where by-elections at large are asked about, into one item of their ids.

    Only where no other seat is named: of one by-election nothing is left out.
    """
    seats = reader.find("seat")
    since = any(not said_of(item).plain for item in reader.find("period"))
    if not seats or not (asks_of_many(reader) or reader.has("which") or since):
        return
    for negation in reader.find("word", "not"):
        taken, ids = _excepted(reader, negation)
        if ids and set(seats) <= set(taken):
            named = " ".join(item.text for item in taken if item.kind in {"seat", "period"})
            made = Item("left out", ids, negation.start, taken[-1].end, named)
            rest = [item for item in reader.items if item not in taken]
            reader.items = sorted([*rest, made], key=lambda item: item.start)
            return


def _excepted(reader: Reader, negation: Item) -> tuple[list[Item], tuple[str, ...]]:
    """Give the items of an exception, with the years beside its seats, and the ids of the by-elections it names."""
    taken, ids, following = [negation], list[str](), reader.after(negation, *_BETWEEN)
    while following.kind == "seat":
        seat, beside = following, reader.after(following)
        taken += [item for item in reader.items if taken[-1].start < item.start <= seat.start]
        listings = [one for one in seats_of(seat).listings if not one.invented]
        if _its_year(reader, seat, beside):
            listings = list(within(listings, said_of(beside)))
            taken.append(beside)
        if not listings:
            return [], ()
        ids += [one.id for one in listings]
        joint = reader.after(taken[-1], "contest")
        following = reader.after(joint) if joint.is_word("and", "versus") else EDGE
    return taken, tuple(dict.fromkeys(ids))


def _its_year(reader: Reader, seat: Item, beside: Item) -> bool:
    """Tell "except Clacton 2014" from "except Hartlepool in 2021", of which only the others are of that year."""
    if beside.kind != "period" or beside.start != seat.end or not said_of(beside).plain:
        return False
    return reader.words[beside.start].isdecimal() or len(reader.find("period")) > 1
