"""Read by-elections counted, or a measure averaged, by when or where they were: "which year had the most"."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from byelex.ask.measured import RANKED
from byelex.ask.query import By, Declined, Manner, Query, Reading, Refusal
from byelex.ask.readers.reader import AVERAGES, Reader, leftover, whether
from byelex.ask.readers.scopes.limits import COMPARISONS
from byelex.ask.readers.scopes.scoping import read_scope, where_regions_are_known
from byelex.ask.readers.verbs import NAMING
from byelex.ask.sentence.spans import Item
from byelex.store.scope import Bound

MOST_LISTED = 25
"""So many of a ranking are given at most, however many are asked for."""


def nth_and_count(reader: Reader) -> tuple[int, int]:
    """Read where a ranking begins and how many of it are asked for: "second", "top five"."""
    nth, count = 1, 1
    # One place alone is read: a second is left, and the question with it.
    for item in reader.unused("nth")[:1]:
        reader.use(item)
        nth = item.value
    for item in reader.find("number"):
        if not reader.used(item) and not item.value.of_hundred and item.value.value == int(item.value.value):
            reader.use(item)
            # "Is 6 votes the smallest majority" asks for the smallest, whatever it is.
            asked = reader.word_before(item) in {"is", "was"}
            count = 1 if asked else max(1, min(int(item.value.value), MOST_LISTED))
    return nth, count


_COUNTED_UP_BY: dict[str, By] = {
    **dict.fromkeys(("year", "years"), "year"),
    **dict.fromkeys(("decade", "decades"), "decade"),
    **dict.fromkeys(("parliament", "parliaments"), "Parliament"),
    **dict.fromkeys(("month", "months"), "month"),
    **dict.fromkeys(("day", "days", "date", "dates", "night"), "day"),
    **dict.fromkeys(("weekday", "weekdays", "week"), "weekday"),
    **dict.fromkeys(("seat", "seats", "constituency", "constituencies", "constituencys"), "seat"),
    **dict.fromkeys(("nation", "nations", "country", "countries"), "nation"),
    **dict.fromkeys(("region", "regions"), "region"),
    **dict.fromkeys(("cause", "causes"), "cause"),
}
"""Words for when or where by-elections were, and what they are counted up by."""


def group_of(reader: Reader) -> tuple[By, list[Item]]:
    """Find what by-elections are to be counted up by: "which year", "per Parliament", "seats with the most"."""
    for item in (
        *reader.find("word", "tally", "each", "group", "outlet"),
        *reader.find("measure", "region", "date", "cause"),
    ):
        typed = item.text.split() if item.value != "date" else reader.words[item.start : item.end + 3]
        # "Which day had the most by-elections", and not "on which day of the week".
        of_days = {"day", "date"} if "byelections" in reader.words and "week" not in typed else set[str]()
        of_date = {"month", "week"} | of_days if item.value == "date" else set(_COUNTED_UP_BY)
        by = next((_COUNTED_UP_BY[word] for word in typed if word in of_date), None)
        if by is not None:
            return by, [item]
    contests = reader.find("word", "contest", "where")
    order = [*reader.find("word", "most", "least", "more", "fewer", *COMPARISONS), *reader.find("number")]
    counted = [item for item in contests if order and item.start > order[0].start and "byelection" in item.text]
    if counted and contests[0].start < order[0].start and contests[0].text.split()[-1] in _COUNTED_UP_BY:
        # "Which seat has had the most by-elections".
        return "seat", [contests[0]]
    return "", []


def read_grouped(reader: Reader) -> Reading | None:
    """Read by-elections by when or where they were: in which most, or more than so many, or how many in each.

    Of a measure with them, its average in each; None where nothing of the kind is asked.
    """
    by, named = group_of(reader)
    # "A breakdown of losses by year" is that of them, and of no result.
    aside = [item for item in reader.find("measure", "result") if item.text == "breakdown"]
    aside += reader.find("measure", "cause") if reader.find("cause") else []
    measured = [item for item in reader.find("measure") if item not in (*named, *aside)]
    if not by or reader.find("seat") or reader.find("person") or reader.has("first", "last"):
        return None
    if len(measured) > 1 or any(item.value not in RANKED for item in measured):
        return None
    averaged = reader.has(*AVERAGES)
    each_one = reader.has("each") or not _EACH.isdisjoint(named[0].text.split())
    if not averaged and each_one and not whether(reader):
        first = _first_of_each(reader, by, named, measured)
        if first is not None:
            return first
    if measured and not (averaged or each_one):
        # "Which year had the highest turnout" is one by-election's.
        return None
    least, limit = reader.has("least", "fewer"), None if measured else _so_many(reader)
    each = not (least or limit or reader.has("most", "more"))
    of_each = by == "cause" or each_one or named[0].text.startswith("in ")
    if each and (by in {"seat", "day"} or not of_each):
        return None
    if measured and not averaged and (reader.has("total", "how many") or reader.says({"total", "overall"})):
        return not_by_group(by)
    reader.use(*named, *measured, *aside)
    reader.take("word", "most", "more", "least", "fewer", "each", "group", "how many")
    made = replace(_grouped(reader, by, measured, limit), most=not least)
    return leftover(reader) or _in_manner(made, averaged, each)


_EACH = frozenset(("by", "per", "each", "every"))


def _first_of_each(reader: Reader, by: By, named: list[Item], measured: list[Item]) -> Reading | None:
    """Read "lowest turnout each decade", "closest by-election of every year", of each; None where it is not so."""
    orders = {item.value for item in reader.find("word", "most", "least", "closest")}
    if len(orders) != 1 or by not in _HOLDING or bool(measured) == (orders == {"closest"}):
        return None
    measure = str(measured[0].value) if measured else "majority"
    reader.use(*named, *measured)
    reader.take("word", *orders, "each", "group", "contest")
    scope = read_scope(reader)
    if by == "region":
        scope = where_regions_are_known(scope, asked=True)
    return leftover(reader) or Query("record", (measure,), scope=scope, most=orders == {"most"}, by=by)


_HOLDING = frozenset(("year", "decade", "Parliament", "nation", "region", "month"))
"""What by-elections are told the first of each of: a day, and a seat, has too few."""


def _grouped(reader: Reader, by: By, measured: list[Item], limit: Bound | None) -> Query:
    """Read what is counted up, or averaged, by when or where, and of which by-elections."""
    averaged, middle = reader.takes(*AVERAGES), reader.has("median")
    scope = read_scope(reader)
    if by == "region":
        scope = where_regions_are_known(scope, asked=True)
    # The numbers of its limits are read by now.
    nth, count = nth_and_count(reader)
    measure = str(measured[0].value) if measured else "contests"
    if measure == "swing" and not (scope.swing_from and scope.swing_to):
        raise Declined(no_average_swing())
    limited = any(bound.measure == "candidates" for bound in scope.bounds)
    if not (measured or limited) and reader.unused("word", "candidate", "stood"):
        if not averaged or limit:
            raise Declined(not_by_group(by))
        # "Average number of candidates by decade".
        measure = "candidates"
    mean: Literal["average", "median"] = "median" if middle else "average"
    task: Literal["tally", "average", "median"] = "tally" if measure == "contests" else mean
    return Query(task, (measure,), scope=scope, by=by, nth=nth, count=count, limit=limit)


def _in_manner(query: Query, averaged: bool, each: bool) -> Query | Refusal:
    """Say whether by-elections are told by the number in each, or by the average."""
    manner: Manner = "average" if averaged and query.task == "tally" else "each" if each else ""
    if manner == "average" and not (each and query.by == "year"):
        return Refusal("How many by-elections there were on average is told by year alone.")
    return replace(query, manner=manner)


def no_average_swing() -> Refusal:
    """Refuse an average of swings of which the pair is not said."""
    return Refusal(
        "Swings between different parties do not average to anything. Name the pair: "
        '"average Conservative to Labour swing".',
        final=True,
    )


def not_by_group(by: By) -> Refusal:
    """Refuse what is not counted by when or where it was: votes, deposits, candidates."""
    reason = (
        f"Only by-elections are counted up by {by}: ask for votes, shares, candidates or deposits one {by} at a time."
    )
    return Refusal(reason, final=True)


def _so_many(reader: Reader) -> Bound | None:
    """Read so many by-elections in one place or time: "more than one", "at least three", "no by-elections"."""
    for item in reader.unused("word", "not"):
        if _before_contests(reader, item):
            reader.use(item)
            return Bound("contests", "=", 0)
    for number in reader.unused("number"):
        before, after = reader.before(number), reader.after(number)
        ordered = before.is_word("most", "least", *COMPARISONS)
        if not ordered and after.is_word("contest") and "byelection" in after.text:
            reader.use(number)
            return Bound("contests", "=", number.value.value)
    for item in reader.unused("word", *COMPARISONS):
        than = reader.after(item)
        last = than
        if not (than.kind == "number" or than.text == "one"):
            # "Three or more by-elections".
            than, last = reader.before(item), item
        if (than.kind == "number" or than.text == "one") and _before_contests(reader, last):
            reader.use(item, than)
            return Bound("contests", COMPARISONS[item.value], than.value.value if than.kind == "number" else 1)
    return None


def _before_contests(reader: Reader, item: Item) -> bool:
    """Tell whether a number, or a "no", is of by-elections: "no by-election", "more than one Labour gain"."""
    after = reader.after(item)
    if after.kind == "party":
        after = reader.after(after)
    return after.is_word(*NAMING)
