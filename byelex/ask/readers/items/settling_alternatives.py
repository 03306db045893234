"""Settle "6 or 60", "Labour or the Tories", "death or resignation", of one by-election, as what is asked of it."""

from __future__ import annotations

from byelex.ask.readers.reader import Reader, seats_of
from byelex.ask.readers.verbs import OUTCOMES
from byelex.ask.sentence.spans import Item
from byelex.changing import replace


def settle_alternatives(reader: Reader) -> None:
    """Leave two alternatives out, where the figure they are of tells which is right, or that neither is."""
    choices = [item for item in reader.find("word", "versus") if item.text == "or"]
    if len(choices) != 1 or not _of_one(reader) or reader.has("not"):
        return
    first, second = reader.before(choices[0]), reader.after(choices[0])
    if first.kind == second.kind == "number" and (reader.find("measure") or reader.has("won")):
        reader.leave_out(first, *choices, second)
    elif first.kind == second.kind == "party":
        _of_parties(reader, first, choices[0], second)
    elif (first.kind == "cause" or reader.find("cause")) and second.kind in {"cause", "topic", "unknown"}:
        _of_causes(reader)


def _of_one(reader: Reader) -> bool:
    named = [*reader.find("seat"), *reader.find("member")]
    return len(named) == 1 and (named[0].kind == "member" or bool(seats_of(named[0]).listings))


def _of_parties(reader: Reader, first: Item, choice: Item, second: Item) -> None:
    """Read "did Labour or the Tories win Wakefield" as who won it."""
    done = [item for item in reader.find("word", *OUTCOMES) if item.text not in {"lost", "lose"}]
    others = [item for item in reader.items if item.kind in {"measure", "person", "number", "nth"}]
    if len(done) == 1 and done[0].value in {"won", "held", "gain"} and not others:
        reader.leave_out(first, choice, second, *reader.find("word", "did"))
        reader.read_as(done[0], "winner", kind="measure")


def _of_causes(reader: Reader) -> None:
    """Read "was it caused by death or resignation" as why there was one."""
    first, *_ = reader.find("cause")
    others = [item for item in reader.find("measure") if item.value != "cause"]
    if others or reader.find("party") or reader.find("number"):
        return
    asked = [] if reader.measures("cause") else [replace(first, kind="measure", value="cause")]
    said = [item for item in reader.following(first) if item.kind in _OF_REASONS]
    reader.put(first, *asked)
    reader.leave_out(*said, *reader.find("word", "versus", "did", "by"))


_OF_REASONS = frozenset(("cause", "topic", "unknown"))
