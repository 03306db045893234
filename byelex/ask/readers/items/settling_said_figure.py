"""Settle the number of a figure that is to be checked: "was turnout over 50% there", "Labour won it by 5,000"."""

from __future__ import annotations

from byelex.ask.measured import OF_HUNDRED
from byelex.ask.readers.reader import MOVED, Reader, whether
from byelex.ask.readers.scopes.limits import COMPARISONS, TIMES
from byelex.ask.sentence.spans import Item
from byelex.changing import replace
from byelex.store.scope import Bound, Comparison


def settle_said_figure(reader: Reader) -> None:
    """Leave out the number of a figure that is to be checked: it is told as it is, whatever was typed."""
    if " the only " in reader.typed:
        # "Is Tamworth the only one with a swing over 20" limits the others.
        return
    _leave_out_candidates(reader)
    numbers, seats, limits = reader.find("number"), reader.find("seat"), reader.find("word", *COMPARISONS)
    people = reader.find("person")
    if len(numbers) != 1 or len(seats) > 1 or not (seats or people) or reader.find("unknown"):
        return
    # "Has he ever had more than 20,000 votes" is a limit on all that he had.
    of_all = bool(people) and not seats and not reader.has("won", "lost", "beat")
    if reader.has(*_NO_CHECK) or reader.says(_IMAGINED) or (limits and (of_all or not _checks(reader))):
        return
    number = numbers[0]
    if TIMES & {number.text, *reader.words[number.end : number.end + 1]}:
        # "Has he won more than once" is of how often.
        return
    for item in reader.find("measure", "turnout change") if limits and reader.before(limits[0]).text != "by" else ():
        # "Did turnout fall below 20%" asks what it was.
        reader.read_as(item, "turnout")
    asked = [item for item in reader.find("measure") if item.value in _CHECKED]
    named = bool(people or reader.find("party") or reader.measures("winner"))
    if number.value.of_hundred and not named and {item.value for item in asked} == {"votes"}:
        # "How many votes was 5%" asks what it came to.
        return
    meant = _meant(reader, number, asked, named)
    if meant is None:
        return
    for item in reader.find("measure", *_OF_HUNDRED) if number.value.of_hundred else ():
        reader.read_as(item, _OF_HUNDRED[item.value])
    measures = [item.value for item in (*meant, *reader.find("measure")) if item.kind == "measure"]
    if not measures and meant and reader.has("won", "beat") and not reader.says(("points", "point")):
        # "By more than 5": votes.
        measures = ["votes"]
    elif not measures and meant and reader.has("beat"):
        measures = ["share"]
    # Nothing that is counted is so many per cent, and a turnout over 30,000 is of people.
    of_hundred = bool(measures) and measures[0] in OF_HUNDRED
    fits = bool(measures) and (number.value.value <= 100 if of_hundred else not number.value.of_hundred)
    if fits and (comparison := _comparison(reader, number, limits)):
        reader.checked = Bound(measures[0], comparison, number.value.value)
    reader.said_figure = True
    reader.put(number, *meant)
    reader.leave_out(*limits)


def _meant(reader: Reader, number: Item, asked: list[Item], named: bool) -> list[Item] | None:
    """Give what a number stands for where no measure is beside it; none where one is, None where it is no figure's."""
    limits = reader.find("word", *COMPARISONS)
    said_to_be = reader.words[0] in {"is", "was"} and number is reader.items[-1]
    said_to_be = said_to_be or reader.word_before(number) in {"was", "is", "were"}
    ends = (reader.before(number, "by", *COMPARISONS), reader.after(number, *COMPARISONS))
    beside = asked if limits or said_to_be else [item for item in asked if item in ends]
    if reader.before(number, *COMPARISONS).is_word("by") and reader.has("won", "lost", "beat", *MOVED):
        return [] if reader.has("how much") else [replace(number, kind="word", value="how much")]
    if named and reader.word_before(number) == "within":
        # "Was Labour within 500 votes there".
        return [replace(number, kind="measure", value="behind")]
    if {item.value for item in beside} == {"votes"} and not named:
        # "Was it six votes in Runcorn": bare votes are the majority.
        for item in beside:
            reader.read_as(item, "majority")
        return []
    if named and not asked and (number.value.of_hundred or _plainly(reader, number, limits)):
        # "Labour above 50 in Wakefield": nobody means as few votes.
        share = number.value.of_hundred or number.value.value <= 100
        return [replace(number, kind="measure", value="share" if share else "votes")]
    return [] if beside else None


def _plainly(reader: Reader, number: Item, limits: list[Item]) -> bool:
    """Tell "did Labour get 9,000", "did Binface go over 5,000" from "by more than 2010"."""
    return (reader.before(limits[0]).text != "by") if limits else reader.word_before(number) in _GOT


def _comparison(reader: Reader, number: Item, limits: list[Item]) -> Comparison | None:
    """Give how a figure is to be held against the number: as a limit says, as high as asked for, or just so many."""
    if limits:
        return COMPARISONS[limits[0].value] if len(limits) == 1 else None
    before = reader.word_before(number)
    if _ABOUT & set(reader.words):
        # "Around 2,500" is neither met nor missed by 2,501.
        return None
    if {"only", "just"} & set(reader.words[: number.start]) and before in {*_GOT, "by"}:
        return "<="
    if reader.words[0] in _IS or before in _IS:
        return "~"
    if before not in {*_GOT, "by"}:
        return None
    # "Did Labour get 40%" is so of 48%; "Labour got 40%" is not.
    return ">=" if whether(reader) else "~"


_ABOUT = frozenset("roughly approximately around approx circa nearly almost about".split())
_IS = frozenset(("is", "was", "were", "wasnt", "isnt"))
_GOT = frozenset("get gets got have had on poll polled win won take took receive received manage managed reach".split())


def _checks(reader: Reader) -> bool:
    """Tell whether a figure with a limit is checked: it is asked whether, or nothing else: "turnout over 50% there"."""
    said = [item for item in reader.items if item.kind not in _BARE]
    return whether(reader) or all(item.is_word("contest", *COMPARISONS) for item in said)


_OF_HUNDRED = {"votes": "share", "majority": "majority points"}
"""What is meant of a figure that is said in per cent, or points: "over half of the votes", "a majority over 20%"."""
_BARE = frozenset(("measure", "number", "seat", "period", "party", "person"))
_NO_CHECK = ("how many", "candidate", "who", "which", "most", "least", "not", "between", "tally")
_CHECKED = frozenset(
    "votes, share, majority, majority overturned, turnout, turnout change, swing, electorate, valid votes, "
    "rejected papers".split(", ")
)
_IMAGINED = frozenset(("would", "could", "might", "if"))
"""Words of what was not so."""


def _leave_out_candidates(reader: Reader) -> None:
    """Leave out how many candidates there are said to be: "of the 14 candidates in Corby, how many lost deposits"."""
    said = [item for item in reader.find("number") if reader.after(item).is_word("candidate")]
    if len(said) != 1 or len(reader.find("seat")) != 1 or reader.has(*COMPARISONS, "most", "least"):
        return
    told = any(reader.find(kind) for kind in ("measure", "party", "unknown"))
    counted = [] if told else [replace(said[0], kind="word", value="how many")]
    if counted and whether(reader):
        reader.checked = Bound("candidates", "~", said[0].value.value)
    reader.put(said[0], *counted)
