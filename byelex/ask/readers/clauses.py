"""Read several things asked at once, of one by-election or of many: "who won Selby, and what was the turnout"."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise

from byelex.ask.query import OF_MANY, Query, Reading, Refusal
from byelex.ask.readers.reader import AVERAGES, JOINING, ORDER, WHEN_AND_WHERE, Reader, seats_of, stood_at, whether
from byelex.ask.readers.verbs import DONE, NAMING, OUTCOMES
from byelex.ask.sentence.lexicon import AUXILIARIES
from byelex.ask.sentence.spans import Item
from byelex.ask.sentence.words import words_of

_STOP = re.compile(r"[,;?](?=\s)|\s[-–—/|+]+\s")
_ANY_WORD = re.compile(r"\w")
_OF_SOMEBODY = frozenset(("votes", "share", "change", "position", "behind", "deposit", "steed swing"))
"""Measures that say nothing of whom: such a clause goes on with the one before."""
_OF_A_PLACE = frozenset(("runner-up", "last place", "last but one"))
_TOGETHER = frozenset(("figure", "candidate", "result", "quotes", "person"))
MOST_CLAUSES, MOST_STOPS = 6, 12


def read_clauses(reader: Reader, sentence: str, read: Callable[[str], Reading]) -> Query | None:
    """Read each clause as a question about the by-election named in one of them; None where one is not understood.

    Where no seat is named, somebody who stood is taken to name it.
    """
    seats = reader.find("seat") or reader.find("person")
    if not seats:
        return _of_many(reader, sentence, read)
    of_person = seats[0].kind == "person"
    met = _where_all_stood(reader, seats) if of_person and len(seats) > 1 else ""
    if (len(seats) != 1 and not met) or len(reader.find("period")) > 1:
        return None
    if not (of_person or seats_of(seats[0]).listings):
        return None
    clauses = _clauses(reader, sentence)
    if not 2 <= len(clauses) <= MOST_CLAUSES:
        return None
    shared = " ".join(item.text for item in (*seats, *reader.find("period")))
    parts = []
    for start, stop in clauses:
        named = any(start <= item.start < stop for item in seats)
        won = any(item.is_measure("winner") and item.start < start for item in reader.items)
        # "Who won, and what did she say".
        asked = ["winner" if won and word in _THEM else word for word in reader.words[start:stop]]
        where = f"in {met or shared}" if met or not of_person else shared
        part = read(" ".join((*asked, *((where,) if met or not named else ()))))
        if not isinstance(part, Query) or part.task not in _TOGETHER or part.parts:
            return None
        if part.task == "quotes" and not (part.people or part.words or part.parties):
            return None
        parts.append(part)
    if any(part.task == "quotes" for part in parts) and any(_asks_nothing(part) for part in parts):
        # "What did Abbott and Burgon say".
        return None
    # Somebody named in one clause may have stood at one by-election of the seat.
    contests = min((part.contests for part in parts if part.contests), key=len, default=())
    parts = [replace(part, task="candidate", contests=contests) if part.task == "person" else part for part in parts]
    if not contests:
        return None
    if not all(set(contests) <= set(part.contests) or (part.task == "quotes" and part.people) for part in parts):
        return None
    return Query("each", contests=contests, parts=tuple(replace(part, contests=contests) for part in parts))


def _where_all_stood(reader: Reader, people: Sequence[Item]) -> str:
    """Name the one by-election at which all of several people stood; empty where they met at none, or at more."""
    met = set.intersection(*(stood_at(item.value) for item in people))
    if len(met) != 1:
        return ""
    listing = reader.names.by_id[met.pop()]
    return f"{listing.constituency_name} {listing.polling_on.year}"


def _asks_nothing(part: Query) -> bool:
    return part.task == "candidate" and not (part.measures or part.premise or part.position)


def _of_many(reader: Reader, sentence: str, read: Callable[[str], Reading]) -> Query | None:
    """Read clauses that each rank, count or average by-elections at large: "closest by-election and lowest turnout"."""
    clauses = _clauses(reader, sentence, _ranks)
    if whether(reader) or reader.says(_MEANT_BEFORE) or not 2 <= len(clauses) <= MOST_CLAUSES:
        return None
    halves = [[item for item in reader.items if start <= item.start < stop] for start, stop in clauses]
    parts = []
    for (start, stop), items in zip(clauses, halves, strict=True):
        # When and where is said once of all clauses, or of each.
        besides = _when_and_where(reader, [item for half in halves for item in half], {item.kind for item in items})
        if any(item.is_word(*AVERAGES, *ORDER) for item in items) and not any(map(_names_which, items)):
            # "The number of Labour gains and their average majority" is that of the gains; a share is the party's.
            own = any(item.is_measure("votes", "share") for item in items)
            counted = halves[0] if halves[0][0].is_word("how many") else []
            besides += [item.text for item in counted if item.kind == "party" or (item.is_word(*DONE) and not own)]
        part = read(" ".join((*reader.words[start:stop], *besides)))
        if not isinstance(part, Query) or part.task not in _TOLD or part.contests:
            return None
        parts.append(part)
    return Query("each", parts=tuple(parts))


def _when_and_where(reader: Reader, items: Sequence[Item], besides: set[str]) -> list[str]:
    """Give the words for when and where, with what leaves a place out ("outside London"), of the kinds not said."""
    found = [item for item in items if item.kind in WHEN_AND_WHERE - besides]
    befores = [reader.before(item) for item in found]
    pairs = zip(befores, found, strict=True)
    return [f"{before.text} {item.text}" if before.is_word("not") else item.text for before, item in pairs]


def _names_which(item: Item) -> bool:
    """Tell whether an item says which by-elections are meant, or whose."""
    return item.kind == "party" or item.is_word(*NAMING, "government", "opposition", "where")


_MEANT_BEFORE = frozenset(("it", "its", "they", "their", "them", "that", "there", "he", "she", "his", "her"))
_TOLD = OF_MANY - {"list", "party"}


def _ranks(items: list[Item]) -> bool:
    """Tell whether a clause is a whole question of by-elections at large: something ranked, averaged or counted."""
    words = {item.value for item in items if item.kind == "word"}
    told = any(item.kind == "measure" for item in items) or bool(words & {"contest", "candidate", "tally", "who"})
    if "how many" in words:
        return not words.isdisjoint(NAMING) or "candidate" in words
    closest = any(item.value == "closest" and "byelection" in item.text for item in items if item.kind == "word")
    return closest or (told and bool(words & {*ORDER, *AVERAGES, "total"}))


def alike(parts: tuple[Query, ...]) -> bool:
    """Tell whether one reading has all clauses: measures of the contest; parties or people set side by side."""
    placed = [part.task == "candidate" and bool(part.position or part.positions) for part in parts]
    figures = [bool(part.task == "figure" and (part.parties or part.pair)) for part in parts]
    return len(set(zip((part.task for part in parts), placed, figures, strict=True))) == 1


def tells_less(reading: Reading, clauses: Query) -> bool:
    """Tell whether one reading of all clauses has only some of the measures that they ask for each by itself."""
    asked = {measure for part in clauses.parts for measure in part.measures}
    return isinstance(reading, Refusal) or set(reading.measures) < asked


def both_asked(reader: Reader, read: Callable[[str], Reading]) -> Query | None:
    """Read two questions joined by an "and" each by itself, "they" as whom the first names; None where either fails."""
    joined = joints(reader)
    if len(joined) != 1 or (
        reader.words[joined[0] + 1] in _OF_WHICH and not (reader.find("seat") or reader.has("last"))
    ):
        return None
    first = [item for item in reader.items if item.start < joined[0]]
    last = [item for item in reader.items if item.start > joined[0]]
    if all(item.kind == "period" or item.is_word("where", "contest") for item in last):
        # "Where did Labour finish in 2019, and where in the by-election": what is asked is not said again.
        return None
    named = [item for item in first if item.kind in {"party", "person"}]
    rest = reader.words[joined[0] + 1 :]
    if len(named) == 1:
        rest = [named[0].text if word in _THEM else word for word in rest if word not in {"their", "theirs"}]
    again = {item.kind for item in last}
    rest += [f"in {item.text}" for item in first if item.kind == "seat" and item.kind not in again]
    one = read(" ".join(reader.words[: joined[0]]))
    order = _of_the_last(first)
    if order and isinstance(one, Query) and one.measures == ("date",):
        # "When was the last Tory gain, and how big was the majority": its own.
        rest += ["at", "the", *reader.words[order.start : joined[0]]]
    else:
        rest += _when_and_where(reader, first, again)
    two = read(" ".join(rest))
    if order and isinstance(two, Query) and two.task == "figure" and not one.contests:
        return replace(two, measures=tuple(dict.fromkeys(("date", *two.measures))))
    own = all(item.is_word("and", "did", "how many") or item.is_measure("votes", "share", "position") for item in last)
    counted = all(item.is_word("how many") for item in last)
    if isinstance(one, Query) and ((one.task == "candidate" and _THEM.intersection(rest) and own) or counted):
        # "Who came second, and what did they get", "who lost most and how many": that is told with who it was.
        return one
    if {"between", *_THEM}.intersection(rest) or not (isinstance(one, Query) and isinstance(two, Query)):
        return None
    if one.parts or two.parts:
        return None
    if one == two:
        # "What did Reform get, and where did they finish": each is told with the other.
        return one
    if one.contests or two.contests:
        together = one.contests == two.contests and {one.task, two.task} <= _TOGETHER | {"rank", "added"}
        return Query("each", contests=one.contests, parts=(one, two)) if together else None
    # "The lowest turnout, and how many candidates" asks of that by-election.
    of_one = one.task in {"record", "candidacy record"}
    many = {one.task, two.task} <= OF_MANY and not (of_one or _MEANT_BEFORE.intersection(rest))
    return Query("each", parts=(one, two)) if many else None


def _of_the_last(items: Sequence[Item]) -> Item | None:
    """Find the "last" of "when was the last Tory gain": whose it is, or where, stands after it."""
    order = next((one for one in items if one.is_word("last", "first") or one.kind not in {"word", "measure"}), None)
    return order if order and order.kind == "word" else None


_OF_WHICH = frozenset(("where", "which", "who"))
"""Words that, of by-elections at large, may go on with what they are."""
_THEM = frozenset(("they", "them", "he", "she", "him"))


def joints(reader: Reader) -> list[int]:
    """Give where a second question begins: "and what", "and how many"."""
    pairs = enumerate(pairwise(reader.words))
    return [at for at, pair in pairs if at and pair[0] in JOINING and pair[1] in _QUESTION | AUXILIARIES]


def passed_over(reader: Reader, reading: Query, read: Callable[[str], Reading]) -> bool:
    """Tell whether a second question, joined to the first, has added nothing: it was not answered."""
    joined = joints(reader)
    return len(joined) > MOST_CLAUSES or any(_not_told(reader, reading, joint, read) for joint in joined)


def _not_told(reader: Reader, reading: Query, joint: int, read: Callable[[str], Reading]) -> bool:
    """Tell whether what is asked from a joint on has added nothing to a reading."""
    first = [item for item in reader.items if item.start < joint]
    last = [item for item in reader.items if item.start > joint]
    told = reading.parts or reading.contests or reading.task in {"person", "party"}
    if reading.task == "quotes":
        said = [any(item.is_measure("quotes") for item in half) for half in (first, last)]
        unsaid = last if said[0] else first
        # "Who won Wakefield and what did they say": no word of a quote.
        return said[0] != said[1] and any(item.kind == "measure" or item.is_word(*OUTCOMES) for item in unsaid)
    counts = reader.words[:2] == ["how", "many"] or (reader.has(*ORDER) and reading.task != "list")
    if not told and counts and reader.words[joint + 1] in AUXILIARIES:
        # "How many by-elections were there, and were any gains": no count, and no ranking, tells both.
        return True
    dated = reading.task == "record" and reading.measures[0] == "date" and not reader.measures("date")
    if ("winner" in reading.measures[1:] or dated) and all(item.is_measure("winner") for item in last):
        # "The lowest turnout, and who won it": both are told.
        return False
    if reader.words[joint + 1 : joint + 3] in (["who", "from"], ["from", "who"], ["from", "whom"]):
        # "How many gains and who from": a count tells of nobody.
        return True
    if reading.task == "record" and reader.words[joint + 1] in {"who", "by"}:
        # "Which had the lowest turnout, and who was its candidate": a ranking tells of no winner by name.
        return True
    if reading.task == "list" and all(item.is_measure("winner") for item in last):
        # "2008 by-elections and who won them": a list tells.
        return False
    then = [any(item.is_word("ge") or item.kind == "period" for item in half) for half in (first, last)]
    if reading.against == "at baseline" and then == [False, True]:
        # "Who came second, and had he stood before": the first is of the by-election.
        return True
    if reader.words[joint + 1] in _OF_WHICH and _another_came(reading, first, last):
        return True
    # "Where did Nuttall stand and how did he do": a whole record tells what became of him.
    done = () if reading.task in {"person", "party"} and not reading.measures else _DOING
    adds = any(item.kind in {"measure", "nth"} or item.is_word(*done, "how many") for item in _besides(last, first))
    of_which = reader.words[joint + 1] in _OF_WHICH and not (reading.contests or reading.parts)
    others = any(item.kind == "party" for item in _besides(last, first))
    if of_which and ((others and reader.words[joint + 2 : joint + 3] == ["did"]) or (adds and counts)):
        # "Which did the Lib Dems gain, and which did Labour", "how many were there, and which were gains".
        return True
    if first and adds and read(" ".join(reader.words[:joint])) == reading:
        return True
    # "Which year had the most and which had the fewest": one reading ranks one way.
    orders = [{item.value for item in half if item.is_word("most", "least")} for half in (first, last)]
    return all(orders) and orders[0] != orders[1] and not reading.parts


def _another_came(reading: Query, first: list[Item], last: list[Item]) -> bool:
    """Tell "Labour in Selby and who came 4th", "Labour gains and who was second": another did."""
    named = [any(item.kind in {"party", "person"} for item in half) for half in (first, last)]
    placed = [any(item.kind == "nth" or item.is_word("runner-up") for item in half) for half in (first, last)]
    place = reading.position or reading.scope.runner_up or reading.scope.stood_place
    return bool(place) and (named, placed) == ([True, False], [False, True])


def _besides(items: list[Item], others: list[Item]) -> list[Item]:
    """Give the items that ask for what others do not."""
    asked = {(item.kind, item.value) for item in others}
    return [item for item in items if (item.kind, item.value) not in asked]


_QUESTION = frozenset(("what", "whats", "how", "where", "who", "when", "which", "did", "was"))
_DOING = ("came", "did", *DONE)


def _clauses(reader: Reader, sentence: str, whole: Callable[[list[Item]], bool] | None = None) -> list[tuple[int, int]]:
    """Give where each clause begins and ends, in words; one that asks nothing by itself goes on with another.

    `whole` tells one that asks something, where that is not of a by-election.
    """
    asked = whole or _asks
    parted = [match.start() for match in _STOP.finditer(sentence)]
    parted = [start for last, start in pairwise((0, *parted)) if _ANY_WORD.search(sentence, last, start)]
    joined = {item.start for item in reader.find("word", "and")} | _set_against(reader)
    if len(parted) > MOST_STOPS or len(joined) > MOST_STOPS:
        return []
    stops = joined | {len(words_of(sentence[:start])) for start in parted}
    stops -= {at for at in stops if any(item.start < at < item.end for item in reader.items)}
    places = sorted({0, *stops, len(reader.words)})
    found: list[tuple[int, int]] = []
    asks = True
    for start, stop in pairwise(places):
        items = [item for item in reader.items if start <= item.start < stop]
        before = [item for item in reader.items if found and found[-1][0] <= item.start < start]
        goes_on = not asked(items) or (not whole and asks and _names_somebody(before) and _of_nobody(items))
        if found and (goes_on or not asks):
            found[-1] = (found[-1][0], stop)
            asks = asks or asked(items)
        else:
            found.append((start, stop))
            asks = asked(items)
    return found


def _set_against(reader: Reader) -> set[int]:
    """Give where one's majority is set against what somebody else polled: "Leadbeater majority vs Galloway votes"."""
    found = set()
    for joint in reader.find("word", "versus"):
        ahead = [item for item in reader.items if item.start < joint.start]
        halves = ahead, [item for item in reader.items if item.start > joint.start]
        named = all(any(item.kind in {"party", "person"} for item in half) for half in halves)
        measures = [{item.value for item in half if item.kind == "measure"} for half in halves]
        if named and {"majority"} in measures and any(each and each <= _OF_SOMEBODY for each in measures):
            found.add(joint.start)
    return found


def _asks(items: list[Item]) -> bool:
    """Tell whether a clause has a measure or a place, asks what somebody did, or how many or who stood."""
    words = {item.value for item in items if item.kind == "word"}
    counted = "how many" in words and bool(words & {"candidate", "stood"})
    # "Majority and candidates in Selby".
    listed = next((item.text for item in items if item.text != "and"), "") == "candidates"
    return counted or listed or _of_somebody(items, _OF_A_PLACE) or any(item.kind == "measure" for item in items)


def _of_somebody(items: list[Item], words: frozenset[str]) -> bool:
    named = any(item.kind in {"party", "person"} for item in items)
    # "Who came second and last": alone, "last" is the latest by-election.
    typed = {item.value for item in items if item.kind == "word" and item.text != "last"}
    return (named and "did" in typed) or any(item.kind == "nth" for item in items) or bool(typed & words)


def _names_somebody(items: list[Item]) -> bool:
    somebody = any(item.kind in {"party", "person"} for item in items) or _of_somebody(items, _OF_A_PLACE)
    return somebody or any(item.kind == "measure" and item.value == "winner" for item in items)


def _of_nobody(items: list[Item]) -> bool:
    measures = {item.value for item in items if item.kind == "measure"}
    # "How many lost their deposits", "who lost their deposit" are questions of their own.
    counted = any(item.kind == "word" and item.value in {"how many", "who"} for item in items)
    own = _names_somebody(items) or (counted and "deposit" in measures)
    return bool(measures) and measures <= _OF_SOMEBODY and not own
