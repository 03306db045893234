"""Read whether a by-election is the only one, the first or the last of some: "is Hartlepool the only Tory gain"."""

from __future__ import annotations

from dataclasses import replace

from byelex.ask.query import Declined, Query, Reading, Refusal
from byelex.ask.readers.choosing import just_so_called, of_period, which_of
from byelex.ask.readers.many.at_large import read_at_large
from byelex.ask.readers.reader import MANY, Reader, among_those, in_days, named_contests, seats_of, whether
from byelex.ask.readers.verbs import DONE
from byelex.ask.sentence.spans import EDGE, Item

_ONLY = frozenset(("only", "sole"))
_NOUNS = MANY | {"gain", "hold", "win", "loss", "victory", "defeat", "defence", "defences"}
_DAY = frozenset(("day", "night", "date", "evening"))
_UNSURE = "Whether that was the only one, or only theirs, is not worked out here: ask for all that were so, and see."


def read_singled_out(reader: Reader) -> Reading | None:
    """Read it as whether, of those asked about besides, there is no other, or none earlier or later.

    What was so of one alone, in other words, is refused: "did only Labour gain seats".
    """
    named = [*reader.find("seat"), *reader.find("person")]
    said = _said(reader, named[0]) if named and whether(reader) else None
    if said is None:
        # "Did only Labour gain seats", "has Reform only beaten Labour".
        theirs = any(_only_at(reader, at) for at, word in enumerate(reader.words) if word == "only")
        return Refusal(_UNSURE, named_contests(reader)) if theirs else None
    start, word = said
    rest = [item for item in reader.items if item.start > start]
    if not any(item.is_word("contest", *DONE, "beat") for item in rest):
        return None if word != "only" else Refusal(_UNSURE, named_contests(reader))
    if len(named) > 1 or named[0].kind != "seat":
        return Refusal(_UNSURE, named_contests(reader))
    read = _those(Reader(rest, ["which", *reader.words[1:]], reader.vocabulary, reader.calendar))
    if read is None:
        return Refusal(_UNSURE, named_contests(reader))
    before = reader.of([item for item in reader.items if item.start < start])
    dated = any(item.kind == "period" for item in rest)
    that_day = bool(_DAY & set(reader.words[start:]))
    if before.has("not") or (that_day and (dated or word != "only")):
        return Refusal(_UNSURE, named_contests(reader))
    held = of_period(before, named[0])
    held = in_days(held, read.scope) or held
    if len(held) != 1:
        return which_of(held)
    if that_day:
        read = replace(read, scope=replace(read.scope, first_day=held[0].polling_on, last_day=held[0].polling_on))
    elif not before.find("period"):
        # Of those that share its name another may be one of them: "was Hamilton the first SNP gain" may mean 1967.
        alike = {*seats_of(named[0]).listings, *just_so_called(before, named[0], held)}
        among = among_those(reader, [one.id for one in alike], read.scope)
        others = [one for one in alike if one.id in among]
        if others and held[0] not in others:
            return which_of(sorted({*held, *others}, key=lambda one: one.polling_on, reverse=True))
    return replace(read, task="singled out", contests=(held[0].id,), words=word, whether=True)


def _said(reader: Reader, named: Item) -> tuple[int, str] | None:
    """Find where one that is named is said to be the only one, the first or the last, and which; None if it is not."""
    for at, word in enumerate(reader.words):
        if at < named.end or reader.words[at - 1] != "the":
            continue
        if word in _ONLY and not any(item.start in {at + 1, at + 2} for item in reader.find("number")):
            return at, "only"
        if word == "last" and reader.words[at + 1 : at + 2] == ["time"]:
            # "Was Hartlepool the last time they gained a seat" is not of the election before.
            return at, "last"
        edge = next((item for item in reader.find("word", "first", "last") if item.start == at), None)
        if edge is not None and not any(item.start == edge.end for item in reader.find("number")):
            return at, str(edge.value)
    return None


def _those(reader: Reader) -> Query | None:
    """Read the by-elections it is set among; None where they are not understood."""
    if all(item.is_word("contest") for item in reader.items):
        return Query("list")
    try:
        read = read_at_large(reader)
    except Declined:
        return None
    return read if isinstance(read, Query) and read.task == "list" and not read.parts else None


def _only_at(reader: Reader, at: int) -> bool:
    """Tell "only" said of who did something, or of what they did, from "was it only six votes"."""
    if any(at < item.start < at + MOST_BETWEEN for item in reader.find("number")):
        return False
    # "Were Labour the only party to keep its deposit in Rochdale".
    following = [item for item in reader.items if item.start > at]
    # "Did Galloway only stand in Rochdale", "did only Labour keep its deposit there".
    of_what = next((item for item in following if not item.is_word(*DONE, "did", "by", "contest")), EDGE)
    at_one = of_what.kind == "seat" or (following[:1] == [of_what] and of_what.kind == "party")
    asked = whether(reader) and (reader.words[at - 1] == "the" or not reader.find("seat") or at_one)
    done = next((item for item in following if item.is_word(*DONE, "beat")), EDGE)
    theirs = following[:1] and following[0].start == at + 1 and following[0].kind in {"party", "person"}
    return asked or (bool(theirs) and done is not EDGE and not set(done.text.split()) & _NOUNS)


MOST_BETWEEN = 6
"""So near after it a number is what is said to be small: "did Labour only win by 323 votes"."""
