"""Settle "6 or 60", "Labour or the Tories", "death or resignation", of one by-election, as what is asked of it."""

from __future__ import annotations

from collections.abc import Sequence

from byelex.ask.readers.reader import WHEN_AND_WHERE, Reader, seats_of
from byelex.ask.readers.verbs import OUTCOMES
from byelex.ask.sentence.spans import Item
from byelex.changing import replace


def settle_alternatives(reader: Reader) -> None:
    """Leave two alternatives out, where the figure they are of tells which is right, or that neither is."""
    choices = [item for item in reader.find("word", "versus") if item.text == "or"]
    if len(choices) != 1 or reader.has("not"):
        return
    first, second = reader.before(choices[0]), reader.after(choices[0])
    aside = (first, *choices, second)
    numbers = first.kind == second.kind == "number" and not (first.value.of_hundred or second.value.of_hundred)
    if first.kind == second.kind == "party":
        _of_parties(reader, first, choices[0], second)
    elif first.kind == second.kind == "number" and _of_one(reader):
        if reader.find("measure") or reader.has("won"):
            reader.leave_out(*aside)
    elif numbers and _only(reader, aside, *_COUNTED) and len(reader.find("party")) == 1:
        # "Did UKIP win 2 or 3".
        reader.leave_out(*choices, second, *(item for item in reader.items[:1] if item.is_word("did")))
        reader.read_as(first, "how many", kind="word")
    elif reader.find("cause") and second.kind in _OF_REASONS and (_of_one(reader) or len(reader.find("person")) == 1):
        _of_causes(reader)


def _of_one(reader: Reader) -> bool:
    named = [*reader.find("seat"), *reader.find("member")]
    if not named:
        # "Bobby Sands majority, 1,447 or 1,446".
        return len(reader.find("person")) == 1
    return len(named) == 1 and (named[0].kind == "member" or bool(seats_of(named[0]).listings))


def _only(reader: Reader, aside: Sequence[Item], *said: str) -> bool:
    """Tell whether nothing is said besides some items but of some kinds, or some words."""
    return all(item in aside or item.kind in said or item.is_word(*said) for item in reader.items)


_COUNTED = ("party", "did", "won", "held", "gain", "lost", "contest", "ever", *WHEN_AND_WHERE)


def _of_parties(reader: Reader, first: Item, choice: Item, second: Item) -> None:
    """Read "did Labour or the Tories win Wakefield" as who won it, "was Tully a Tory or a Liberal" as his party."""
    aside = (first, choice, second)
    if len(reader.find("person")) == 1 and _only(reader, aside, "person", "did", "stood", "by", "period"):
        reader.leave_out(choice, second)
        reader.read_as(first, "party", kind="word")
    elif not _of_one(reader):
        return
    elif reader.words[0] == "was" and reader.has("ge") and _only(reader, aside, "seat", "period", "ge", "contest"):
        # "Was Hartlepool Labour or Tory before".
        reader.leave_out(choice, second, *reader.find("word", "ge"))
        reader.read_as(first, "previous holder", kind="measure")
    else:
        done = [item for item in reader.find("word", *OUTCOMES) if item.text not in {"lost", "lose"}]
        others = [item for item in reader.items if item.kind in {"measure", "person", "number", "nth"}]
        if len(done) == 1 and done[0].value in {"won", "held", "gain"} and not others:
            reader.leave_out(*aside, *reader.find("word", "did"))
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
