"""Read limits on by-elections ("turnout under 30%", "won by 6 votes"), and on what a party or candidates had there."""

from __future__ import annotations

from dataclasses import replace

from byelex.ask.measured import OF_HUNDRED, RANKED
from byelex.ask.readers.reader import AVERAGES, MOVED, ORDER, RANKING, Reader, whether
from byelex.ask.readers.verbs import ENDED, OF_SEATS
from byelex.ask.sentence.numbers import Number
from byelex.ask.sentence.spans import EDGE, Item, unsaid
from byelex.questions.ordering import RISES
from byelex.store.scope import Bound, Comparison, Scope

_LIMITED = {name: (name, points if (points := f"{name} points") in RANKED else name) for name in RANKED - RISES}
_LIMITED["deposit"] = ("deposits lost", "deposits lost")
"""Measure -> the measure a limit on it sets: for a plain number, and for one in per cent or points.

A rise is not limited so: what falls by more than a number is less than nought.
"""


TIMES = frozenset(("time", "times", "once", "twice"))
"""Words that make a number, or are one, of how often something was done."""
COMPARISONS: dict[str, Comparison] = {"exactly": "=", "over": ">", "under": "<", "at least": ">=", "at most": "<="}


def _comparison(reader: Reader, item: Item) -> Comparison:
    """Give how a word limits its number: "50 and over" takes the number in, "and over 50" does not."""
    following = reader.after(item)
    if item.text.startswith("and ") and following.kind == "number":
        return ">" if item.value == "at least" else "<"
    return COMPARISONS[item.value]


def read_candidate_limit(reader: Reader) -> Bound | None:
    """Read a limit on each candidate of one by-election: "who got fewer than 100 votes", "how many polled over 5%"."""
    said = [*reader.find("measure", "votes", "share"), *reader.find("measure", "result")]
    asked = reader.has("who", "candidate", "which", "did") or any("who" in one.text.split() for one in said)
    if not asked or len(said) != len(reader.find("measure")):
        return None
    for item in reader.unused("word", *COMPARISONS):
        number = reader.after(item)
        number = number if number.kind == "number" else reader.before(item)
        if number.kind != "number":
            continue
        of_hundred = number.value.of_hundred or reader.measures("share")
        if not (of_hundred or reader.measures("votes")):
            continue
        reader.use(item, number, *said)
        return Bound("share" if of_hundred else "votes", COMPARISONS[item.value], number.value.value)
    for number in reader.unused("number"):
        if number.value.of_hundred and not reader.has(*COMPARISONS):
            # "Did anyone get 50%": as much as that.
            reader.use(number, *said)
            return Bound("share", ">=", number.value.value)
    return None


def read_times(reader: Reader) -> Bound | None:
    """Take "more than once", "at least 5 times" out of the sentence: a limit on how often somebody stood or won."""
    for number in reader.find("number"):
        if TIMES.isdisjoint((number.text, *reader.words[number.end : number.end + 1])) or not whether(reader):
            continue
        than = reader.before(number)
        limited = than.is_word(*COMPARISONS)
        reader.leave_out(number, *((than,) if limited else ()))
        return Bound("contests", COMPARISONS[than.value] if limited else "=", number.value.value)
    return None


def read_own_limit(reader: Reader) -> Bound | None:
    """Read a limit on what one person had at each by-election: "ever over 100 votes", "how often over 500"."""
    often = reader.says({"times", "often"}) or reader.has("contest")
    if reader.has("beat", "beaten by") or (reader.has("how many") and not often):
        return None
    if reader.has("how many") and reader.has("did") and not reader.find("measure"):
        # "How often did he get over 500": votes, where no other unit is said.
        for item in reader.find("word", *COMPARISONS):
            reader.put(item, unsaid("votes", item, "measure"), item)
    return read_candidate_limit(reader)


def read_party_limit(reader: Reader, scope: Scope) -> Scope:
    """Read a limit on what a party had where it stood: "where Reform got over 10%", "Labour share above 60%"."""
    where = reader.find("word", "where")[-1:]
    if where and where[0].start and reader.has(*ORDER, *AVERAGES):
        # "Highest turnout where Labour got over 20%": what is ranked stands before it.
        clause = reader.of([item for item in reader.items if item.start >= where[0].start])
        found = scope if clause.has(*ORDER, *AVERAGES) else read_party_limit(clause, scope)
        reader.use(*(item for item in clause.items if clause.used(item)))
        return found
    ended = _ended_and_moved(reader, scope)
    if ended is not None:
        return ended
    parties, measures = reader.unused("party"), reader.find("measure")
    told = (*ORDER, *AVERAGES, *OF_SEATS, "candidate")
    if len(parties) != 1 or reader.has(*told) or any(item.value not in _POLLED for item in measures):
        return scope
    moved = reader.has(*MOVED) or reader.measures("change")
    # "Labour's change in every by-election of 2023" is no condition on them.
    every = reader.says({"every"}) and not reader.has(*MOVED)
    limited = reader.has(*COMPARISONS) or (reader.has("where", "which", "how many") and not every)
    if (moved and not limited) or (reader.has("total") and measures):
        # What is added up is no limit's measure: "total UKIP votes where they had under 10%".
        return scope
    for item in reader.unused("word", *COMPARISONS):
        beside = [one for one in (reader.after(item), reader.before(item)) if one.kind == "number"]
        if not beside or not (beside[0].value.of_hundred or measures or moved):
            continue
        if moved and not beside[0].value.of_hundred and reader.after(beside[0]).is_measure("votes"):
            # By how many votes it rose or fell is not listed.
            continue
        if moved:
            # What fell by less than a number also fell: that is two limits, and one is kept.
            more = item.value in {"over", "at least"}
            return _moved(reader, scope, parties[0], (item, beside[0])) if more else scope
        of_hundred = beside[0].value.of_hundred or any(one.value == "share" for one in measures)
        comparison = "~" if of_hundred and item.value == "exactly" else COMPARISONS[item.value]
        limit = Bound("share" if of_hundred else "votes", comparison, beside[0].value.value)
        reader.use(item, beside[0], *measures, *([] if reader.has("runner-up") else parties))
        return replace(scope, stood=parties[0].value, stood_bound=limit)
    return _moved(reader, scope, parties[0], ()) if moved else scope


def _ended_and_moved(reader: Reader, scope: Scope) -> Scope | None:
    """Read where a party's share rose or fell and a seat was won or lost: "Labour holds where its share fell"."""
    parties, measures = reader.unused("party"), reader.find("measure")
    ended = reader.has(*OF_SEATS) and reader.has(*MOVED)
    others = reader.has(*ORDER, *AVERAGES, "candidate", "each") or reader.find("number")
    if not ended or others or not measures or any(item.value not in _POLLED for item in measures):
        return None
    whose = [one for one in parties if reader.after(one) in measures] if len(parties) == 2 else parties
    if len(whose) != 1:
        return None
    # Of one party, its name is left to say what became of the seat.
    reader.use(*measures, *reader.find("word", *MOVED), *(whose if len(parties) == 2 else ()))
    return replace(scope, stood=whose[0].value, stood_bound=moved_by(reader, "change"))


def _moved(reader: Reader, scope: Scope, party: Item, by: tuple[Item, ...]) -> Scope:
    """Read where a party's share rose or fell, and by how much: "where did the Tory share fall by over 20 points"."""
    reader.use(party, *by, *reader.find("measure"), *reader.find("word", *MOVED, "by", "points"))
    return replace(scope, stood=party.value, stood_bound=moved_by(reader, "change", *by))


def moved_by(reader: Reader, measure: str, *limit: Item) -> Bound:
    """Give the limit that a rise or a fall is, of more than nought or, by a word and a number, of more than that."""
    least, points = (limit[0].value == "at least", float(limit[1].value.value)) if limit else (False, 0.0)
    if falls(reader):
        return Bound(measure, "<=" if least else "<", -points)
    return Bound(measure, ">=" if least else ">", points)


_POLLED = frozenset(("votes", "share", "valid votes", "change"))


_FALLING = frozenset(
    "fall fell fallen drop dropped down decline decrease decreased lower collapse slump lost loss losses".split()
)
_RISING = frozenset("rise rose risen up increase increased higher improve improved".split())


def falls(reader: Reader) -> bool:
    """Tell whether a change asked about is a fall: "biggest fall in turnout"."""
    return reader.has("fall", "down") or _changes_by(reader, _FALLING)


def rises(reader: Reader) -> bool:
    """Tell whether a change asked about is a rise: "did turnout go up"."""
    return reader.has("rise", "up") or _changes_by(reader, _RISING)


def _changes_by(reader: Reader, way: frozenset[str]) -> bool:
    return any(way & set(item.text.split()) for item in reader.find("measure", "change", "turnout change"))


def than(reader: Reader) -> list[Item]:
    """Find "higher than", "lower than" with no number to it."""
    found = [item for item in reader.find("word", "over", "under") if item.text.endswith(" than")]
    return [] if reader.find("number") else found


def read_bounds(reader: Reader) -> tuple[Bound, ...]:
    """Read limits: "turnout under 30%", "majority over 10,000", "more than 15 candidates"."""
    made: list[Bound] = []
    for item in reader.find("word", *COMPARISONS):
        number = reader.after(item)
        if number.kind != "number":
            number = reader.before(item)
        if number.kind != "number" or reader.used(number):
            continue
        turned = _turnout_moved(reader, item, number)
        if turned is not None:
            made.append(turned)
            continue
        won = reader.has("won") and not any(bound.measure in _OF_WINNERS for bound in made)
        measure = _measure_limited(reader, item, number, won)
        if measure is None:
            continue
        made.append(Bound(measure, _comparison(reader, item), number.value.value))
        reader.use(item, number, *(_votes_after(reader, number) if measure != "candidates" else ()))
    if reader.takes("unopposed"):
        made.append(Bound("candidates", "=", 1))
        # Somebody won each.
        reader.take("word", *(() if reader.find("party") else ("won",)))
    return (*made, *_between_numbers(reader), *_exact(reader), *_none(reader))


def _votes_after(reader: Reader, number: Item) -> list[Item]:
    """Give the unit in "a majority of less than 2,000 votes"."""
    return [one for one in (reader.after(number),) if one.is_measure("votes")]


def _turnout_moved(reader: Reader, item: Item, number: Item) -> Bound | None:
    """Read "where did turnout fall by more than 30 points"; None where it is not turnout, or not more than that."""
    measures = reader.unused("measure", "turnout", "turnout change")
    moved = reader.has(*MOVED) or reader.measures("turnout change")
    if len(measures) != 1 or not moved or reader.find("party") or item.value not in {"over", "at least"}:
        return None
    reader.use(item, number, *measures, *reader.find("word", *MOVED, "by", "points"))
    return moved_by(reader, "turnout change", item, number)


def _none(reader: Reader) -> list[Bound]:
    """Read "with no lost deposits", said of all who stood."""
    for negation in reader.unused("word", "not"):
        deposit = reader.after(negation, "lost", "candidate")
        if deposit.is_measure("deposit") and not reader.find("party"):
            reader.use(negation, deposit, *reader.find("word", "lost"))
            return [Bound("deposits lost", "=", 0)]
    return []


def _exact(reader: Reader) -> list[Bound]:
    """Read a figure given as it stands: "majority of 6,436", "won by 6 votes", "34 candidates", "turnout of 39.5%".

    One in per cent or points is met by what is shown so, rounded to as many decimals.
    """
    ranked = reader.has(*RANKING, "records") or reader.measures("rank")
    for number in reader.unused("number"):
        if ranked and reader.word_before(number) not in {"with", "only", "exactly"}:
            # "The last 2 by-elections", but "the last one with 2 candidates".
            continue
        before, after = reader.before(number, "by", "exactly"), reader.after(number)
        if before.is_measure("winner") and after.is_measure("votes"):
            # "Who won by 6 votes", and "with 8,158".
            had = "with" in reader.words[before.end : number.start]
            reader.use(number, before, after)
            return [Bound("winning votes" if had else "majority", "=", number.value.value)]
        # "Won two" and "turnout at three" count by-elections.
        by = after is EDGE and "by" in reader.words[before.end : number.start]
        won = before.is_word("won") and (by or after.is_measure("votes"))
        counts = {"at", "in", "for"}.intersection(reader.words[before.end : number.start])
        of_measure = before.kind == "measure" and before.value in _LIMITED and not counts
        # "A 4,402 majority", but not "5 majorities".
        before_one = after.kind == "measure" and after.text in {"swing", "majority", "turnout"}
        if not (won or of_measure or before_one or after.is_word("candidate")):
            continue
        measure = _measure_limited(reader, number, number, reader.has("won"))
        if measure is None:
            continue
        reader.use(number, *_votes_after(reader, number))
        return [Bound(measure, "~" if measure in OF_HUNDRED else "=", number.value.value)]
    return []


def _between_numbers(reader: Reader) -> tuple[Bound, ...]:
    """Read two limits at once: "turnout between 30 and 40%"."""
    for item in reader.unused("word", "between"):
        least = reader.after(item)
        joint = reader.after(least)
        most = reader.after(joint)
        if {least.kind, most.kind} != {"number"}:
            continue
        measure = _measure_limited(reader, item, most, reader.has("won"))
        if measure is not None:
            reader.use(item, least, joint, most, *_votes_after(reader, most))
            return (Bound(measure, ">=", least.value.value), Bound(measure, "<=", most.value.value))
    return ()


_OF_WINNERS = frozenset(("majority", "winning votes", "winning share"))


def _measure_limited(reader: Reader, item: Item, number: Item, won: bool) -> str | None:
    """Find the measure that a limit is on: beside it, after it or before it; `won`, that it may be on a winner's."""
    assert isinstance(number.value, Number)
    place = reader.items.index(number)
    following = reader.items[place + 1 : place + 2]
    if following and following[0].start == item.start:
        # "Ten or more candidates": the limit stands between its number and what it is of.
        following = reader.items[place + 2 : place + 3]
    if following and "with" in reader.words[number.end : following[0].start]:
        # "Turnout under 40% with a majority over 5,000": what follows is another condition.
        following = []
    found = _limited_after(reader, item, number.value, following[0], won) if following else None
    if found is not None:
        return found
    # "Turnout over 30% and under 40%" are two limits on one measure.
    before = reader.before(item)
    again = before.kind == "number" or before.is_word("and")
    for other in reversed(reader.items[:place]):
        if other.is_word("where"):
            # "Biggest majority where Labour got over 40%" is no limit on the majority.
            break
        if _fits(other, number.value) and (again or not reader.used(other)):
            reader.use(other)
            return _before_or_overturned(reader, _LIMITED[other.value][number.value.of_hundred])
        winner = other.is_measure("winner")
        if number.value.of_hundred and (winner or (won and other.is_word("won"))):
            # "Has a winner polled under 25%".
            reader.use(other, *reader.find("measure", "votes", "share"), *(reader.find("word", "won") if won else ()))
            # "Who won by more than 10%" is told by the lead.
            return "majority points" if reader.before(item).text == "by" else "winning share"
        # "Did Labour win at least five" may count by-elections.
        of_votes = reader.word_before(item) in {"by", "with"} or number.value.value > len(reader.names.real)
        if (won and of_votes and other.is_word("won")) or (winner and reader.after(other).is_word("by")):
            # "Who won by more than 10,000".
            reader.use(other)
            return "majority"
        if winner and following and following[0].is_measure("votes"):
            # "Who won with fewer than 8,000 votes".
            reader.use(other, following[0])
            return "winning votes"
    if reader.before(item).text == "by" and not reader.find("measure"):
        # "Tory holds by under 5,000".
        by = "majority points" if number.value.of_hundred else "majority"
        return by if reader.has(*ENDED) and not reader.has(*MOVED) else None
    winners = len(reader.find("party")) < 2 and not reader.has("where", "candidate", "lost", "defend")
    if number.value.of_hundred and winners and reader.has("gain", "held") and not reader.find("measure"):
        # "Labour gains with over 50% of the vote": it is the winner's.
        return "winning share"
    return None


def _limited_after(reader: Reader, item: Item, number: Number, other: Item, won: bool) -> str | None:
    """Read what follows a limit's number as what the limit is on."""
    # "Labour lost by under 1,000 votes": whoever won, that is the majority.
    won = won or (reader.before(item).is_word("by") and reader.has(*ENDED))
    verb = reader.after(other)
    if other.is_word("candidate") and reader.after(verb).is_measure("deposit"):
        # "Where more than 10 candidates lost their deposit"; how many kept theirs is not kept.
        reader.use(*((other, verb, reader.after(verb)) if verb.is_word("lost") else ()))
        return "deposits lost" if verb.is_word("lost") else None
    if other.is_word("candidate"):
        return "candidates"
    if other.is_word("lost") and verb.is_measure("deposit"):
        reader.use(other, verb)
        return "deposits lost"
    if won and other.is_measure("votes") and not number.of_hundred:
        reader.use(other, *reader.find("word", "won"))
        # "Won with under 10,000 votes" had so many; "won by under 10,000 votes" had so many more.
        return "winning votes" if reader.word_before(item) == "with" else "majority"
    if won and other.is_measure("share", "winner", "votes"):
        reader.use(other, *reader.find("word", "won"))
        return "majority points" if reader.before(item).text == "by" else "winning share"
    if not _fits(other, number):
        return None
    reader.use(other, *(reader.find("word", "lost") if other.value == "deposit" else ()))
    return _before_or_overturned(reader, _LIMITED[other.value][number.of_hundred])


def _fits(item: Item, number: Number) -> bool:
    """Tell whether an item is a measure that such a number may limit: nothing is so many per cent of a count."""
    if item.kind != "measure" or item.value not in _LIMITED:
        return False
    return not number.of_hundred or _LIMITED[item.value][True] in OF_HUNDRED


def _before_or_overturned(reader: Reader, measure: str) -> str:
    """Give the majority before, or the one overturned, where either is said beside a majority that is limited."""
    beside = reader.unused("measure", "majority", "majority overturned", "majority before")
    if not measure.startswith("majority") or not beside:
        return measure
    reader.use(*beside)
    named = next((one.value for one in beside if one.value != "majority"), "")
    if measure in {"majority", "majority points"} and named:
        return f"{named} points" if measure == "majority points" and named in _OF_POINTS else str(named)
    return measure


_OF_POINTS = frozenset(name.removesuffix(" points") for name in RANKED if name.endswith(" points"))
