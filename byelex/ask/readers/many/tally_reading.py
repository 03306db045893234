"""Read which party or person has most: by what they won, gained, lost, polled or stood at in all."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from byelex.ask.query import Declined, Manner, Query, Reading, Refusal
from byelex.ask.readers.many.grouped_reading import group_of, not_by_group, nth_and_count, read_grouped
from byelex.ask.readers.reader import Reader, leftover, whether
from byelex.ask.readers.scopes.limits import COMPARISONS
from byelex.ask.readers.scopes.party_parts import EXCEPT
from byelex.ask.readers.scopes.scoping import WORST, read_scope
from byelex.ask.readers.verbs import DONE, NAMING, OF_SEATS, VERBS
from byelex.ask.sentence.spans import EDGE, Item
from byelex.store.scope import Bound, Scope

_Subject = Literal["party", "person", "who", ""]

_COUNTED = frozenset({"deposit", "votes", "valid votes", "winner", "result", "outcome", "date", "rank"})
"""Measures that name what is counted up, or add nothing to it; with any other a question is about contests."""
_COUNTED_AS = {"net": "net"} | {word: verb.counted for word, verb in VERBS.items()} | {"candidate": "stood"}
"""A word, and what it counts up by; the first found counts."""
_THAN = {"more than": "more", "fewer than": "fewer", "less than": "fewer"}
_OF_A_TALLY = ("party", "tally", "each", "most", "least", "more", "fewer", "total", "who", "versus", "candidate")
_WHO_STOOD = frozenset({"who stood", "who ran", "who contested", "who was standing"})
_OF_PEOPLE = frozenset({"deposits lost", "votes", "stood", "won", "second"})


def read_tally(reader: Reader) -> Reading | None:
    """Read a question of which party, person, year or place has most or fewest; None if it is about something else."""
    grouped = read_grouped(reader)
    if grouped is not None:
        return grouped
    named = _compared_parties(reader)
    subject: _Subject = "party" if named else _who_is_counted(reader)
    lost_by = _lost_by_a_party(reader) if subject == "party" else []
    if subject and any(reader.after(item).text in _PLACE for item in reader.find("nth")):
        return Refusal(
            "Who came third most often, or lower, is not counted up: ask how often one party did.", final=True
        )
    if not subject or any(item.value not in _COUNTED for item in reader.find("measure") if item not in lost_by):
        return None
    # "The worst result for a winning party" is one by-election's.
    of_one = any(reader.before(item).is_word("most", "least") for item in reader.find("measure", "result"))
    if of_one or (reader.has("first", "last") and not reader.has("most", "least")):
        return None
    measure = _what_is_counted(reader, subject)
    if measure and measure != "won" and _in_a_single_one(reader):
        if measure != "votes":
            return Refusal("Who did most at a single by-election is not ranked: ask which by-election had the most.")
        # The most votes at one by-election are a single candidacy's.
        reader.use(*reader.find("word", "tally", "party", "candidate"))
        return None
    worst = [item for item in reader.find("word", "least") if item.text in WORST]
    if measure == "deposits lost":
        # "The worst party for lost deposits" lost the most.
        for item in worst:
            reader.read_as(item, "most")
    if not measure or (measure == "lost" and worst):
        # "Who lost worst" does not count.
        return None
    grouped_by, _ = group_of(reader)
    return not_by_group(grouped_by) if grouped_by else _tally(reader, subject, measure, named, lost_by)


def _in_a_single_one(reader: Reader) -> bool:
    """Tell "in one by-election", "at any single contest", from what is added up over all of them."""
    contests = [item.start for item in reader.find("word", "contest")]
    return any({"one", "single"} & set(reader.words[max(0, start - 1) : start]) for start in contests)


def _tally(reader: Reader, subject: _Subject, measure: str, named: list[Item], lost_by: list[Item]) -> Reading:
    """Read of which by-elections, in what order and how many of whom something is counted up."""
    if subject == "party" and not named:
        measure = _done_by_the_other(reader, measure)
    by: Literal["party", "person"] = "person" if subject == "person" else "party"
    _decline_of_nobody(reader, by, measure, named)
    tallies = [item.text for item in reader.find("word", "tally")]
    ranked = any("successful" in text for text in tallies) or reader.has("most", "least", "more", "fewer")
    most = not (any(text.startswith("least") for text in tallies) or reader.has("least", "fewer"))
    if any("loss" in item.text and "gain" not in item.text for item in reader.find("word", "net")):
        # "The biggest net loss" is the lowest figure, and so is the worst.
        most = not (most or WORST.intersection(reader.words))
    # Of those ranked, a number is how many are asked for.
    limit = None if ranked or named else _limit_on_each(reader, measure)
    reader.use(*named, *lost_by)
    _take_words(reader, measure)
    scope = read_scope(reader)
    if by == "party" and not named and _of_one_alone(reader, scope, measure):
        return Refusal("That counts only the party named: ask which lost seats to it, or which it lost them to.")
    # The numbers of its limits are read by now.
    nth, count = nth_and_count(reader) if ranked else (1, 1)
    if measure in {"gained", "lost", "held"}:
        scope = replace(scope, held=None)
    # "How many parties have won", "which parties have": all of them; people, only with a limit.
    counted = (by == "party" or limit is not None) and not ranked
    different = [
        item for item in reader.find("word", "different") if counted and not reader.before(item).is_word("by", "to")
    ]
    reader.use(*different, *reader.find("word", "how many"))
    # "Who" may be a party or a person: where either can be counted up, both are given.
    either = subject == "who" and measure in _OF_PEOPLE
    manner: Manner = "how many" if counted else "who" if either else ""
    parties = tuple(item.value for item in named)
    made = Query(
        "tally",
        (measure,),
        parties=parties,
        scope=scope,
        by=by,
        most=most,
        nth=nth,
        count=count,
        manner=manner,
        limit=limit,
    )
    # "Have the Tories won more than Labour" asks whether the first named have.
    than = any(item.text == "than" for item in reader.find("word", "versus")) and reader.has("more", "fewer")
    return leftover(reader) or replace(made, whether=bool(named) and than and whether(reader))


def _decline_of_nobody(reader: Reader, by: str, measure: str, named: list[Item]) -> None:
    """Decline what is counted up of nobody: whether every one was so, a party against itself, what people do not do."""
    if not named and "every" in reader.words:
        raise Declined(Refusal("Ask of one party at a time whether every one was so.", final=True))
    if len({item.value for item in named}) < len(named):
        # "Did Labour hold more than Labour lost".
        raise Declined(Refusal("Ask of a party's gains, holds or losses by themselves."))
    if by == "person" and measure not in _OF_PEOPLE:
        reason = "People can be ranked by wins, second places, times stood, votes in all or deposits lost."
        raise Declined(Refusal(reason))


def _done_by_the_other(reader: Reader, measure: str) -> str:
    """Turn what is counted for whom it was done to: "which party do they gain most seats from", "lose most to"."""
    joint, turned = _OTHERS.get(measure, ("", ""))
    left = [item for item in reader.find("word", joint) if reader.after(item).kind != "party"]
    return turned if left and reader.find("party") else measure


_OTHERS = {"gained": ("from", "lost"), "won": ("from", "lost"), "lost": ("to", "gained")}


def _of_one_alone(reader: Reader, scope: Scope, measure: str) -> bool:
    """Tell whether the one party named is all that could be counted: those are by-elections that it won, or lost."""
    parties = reader.find("party")
    part = next((verb.part for verb in VERBS.values() if verb.counted == measure), "stood")
    alone = len(parties) == 1 and not parties[0].text.startswith(("main", "major"))
    return alone and part != "stood" and bool(getattr(scope, part))


def _compared_parties(reader: Reader) -> list[Item]:
    """Find parties set against each other by a sum: "labour or the tories more gains"."""
    parties = reader.find("party")
    for item in reader.find("word", "over", "under") if len(parties) == 2 and not reader.find("number") else ():
        if item.text in _THAN and reader.after(item) is parties[1]:
            # "Have they won more than Labour": so many more, not more than a number.
            more = replace(item, value=_THAN[item.text], end=item.start + 1)
            reader.put(item, more, replace(item, value="versus", start=item.start + 1, text="than"))
    between = len(parties) > 1 and reader.has("versus", "and") and reader.has("more", "fewer", "most", "least")
    # "The biggest win for Labour and the Tories" is one by-election's, and no sum.
    sized = reader.says({"biggest", "largest", "smallest"}) and not reader.has("how many", "total")
    if not between or sized or reader.measures("swing") or reader.find("number"):
        return []
    joined = [item for item in parties[1:] if reader.before(item).is_word("versus", "and")]
    # "Do the Lib Dems win more from Labour or the Tories" sets two others against each other.
    return [parties[0], *joined] if joined and len(joined) == len(parties) - 1 else []


def _who_is_counted(reader: Reader) -> _Subject:
    """Tell whether parties or people are ranked, or either; empty if by-elections or single candidacies are."""
    order = reader.find("word", "most", "least", "more", "fewer")
    if reader.has("net"):
        return "party"
    for item in reader.find("word", "tally"):
        if item.text == "parties" and reader.before(item).is_word("most", "least", "more", "fewer"):
            # "Who stood for the most parties" counts the parties of a person.
            return ""
        verbs = reader.has(*OF_SEATS, "runner-up") or reader.measures("winner")
        if order or verbs or "successful" in item.text:
            return "party"
    before = [reader.before(item) for item in reader.find("party")]
    done_to = [one for one in before if one.text not in EXCEPT]
    if order and not done_to and (_lost_by_a_party(reader) or reader.has("party")):
        return "party"
    standing = any(item.text in _WHO_STOOD for item in reader.find("measure", "result"))
    won = [item for item in reader.find("measure", "winner") if reader.words[item.end : item.end + 1] == ["seats"]]
    seats = won or (reader.has("who") and reader.has("lost") and reader.says({"seats"}))
    if seats and not (order or reader.find("party")):
        # "Who lost seats in 2022", "who gained seats".
        return "party"
    if not reader.find("party") and (standing or reader.has("who", "candidate") or reader.measures("winner")):
        numbers = [reader.after(item) for item in reader.find("word", *COMPARISONS)]
        of_contests = [one for one in numbers if (one.kind == "number" or one.text == "one")]
        if any("byelection" in reader.after(one).text for one in of_contests):
            # "Has anyone won more than one by-election".
            return "person"
    # "Who gained most seats from Labour": a party said so is one it was done to.
    if not order or not all(one.is_word("from", "to") for one in done_to):
        return ""
    contests_first = any(item.start < order[0].start for item in reader.find("word", "contest"))
    if {"mp", "politician"} & set(reader.words[order[0].end : order[0].end + 2]):
        # "The most successful MP" is a person, as all are.
        return "person"
    if standing or (reader.has("who") and reader.has("stood")):
        return "person"
    who = reader.find("word", "who")
    if any("candidate" in item.text for item in who) and not contests_first:
        return "person"
    for item in reader.find("word", "candidate"):
        singular = not item.text.endswith("s")
        summed = _summed(reader) or reader.has("contest") or reader.measures("deposit")
        # "Most candidates at a by-election" ranks those; "most by-elections contested by a person" ranks people.
        if singular and not contests_first and (summed or _SECONDS & {one.text for one in reader.find("word")}):
            return "person"
        if singular and reader.has("contest", "stood") and (item.start > order[0].start or reader.has("stood")):
            return "person"
    winners = any(item.text.startswith("who") for item in reader.find("measure", "winner"))
    return "who" if (who or winners) and not contests_first else ""


def _lost_by_a_party(reader: Reader) -> list[Item]:
    """Find "which party lost", which of one by-election asks who held it before."""
    return [item for item in reader.find("measure", "previous holder") if "party lost" in item.text]


def _what_is_counted(reader: Reader, subject: _Subject) -> str:
    """Read what is counted up; empty if nothing that can be."""
    if reader.measures("deposit"):
        return "" if reader.has("held") or reader.measures("votes", "share") else "deposits lost"
    # "Won by fewer than 100 votes" limits the majority.
    numbers = [reader.before(item) for item in reader.find("measure", "votes")]
    by = any(one.kind == "number" and reader.before(one, *COMPARISONS).is_word("by") for one in numbers)
    if reader.measures("votes", "valid votes") and not by:
        # "The most votes anyone got in a by-election" are one candidate's there.
        several = any(item.text != "byelection" for item in reader.find("word", "contest"))
        summed = several or _summed(reader)
        # "Who got most votes" is one candidate's, in one contest; a party's are all its candidates'.
        return "votes" if summed or subject == "party" else ""
    if any(item.text in _WHO_STOOD for item in reader.find("measure", "result")):
        return "stood"
    verbs = [item for item in reader.find("word", "contest") if item.text == "contest"]
    if any(before.kind == "party" for before in map(reader.before, verbs)):
        # "Did UKIP contest more than the Greens": a verb, to stand.
        return "stood"
    for word, measure in _COUNTED_AS.items():
        if reader.has(word) and not (word == "candidate" and subject == "person"):
            return measure
    if reader.measures("winner"):
        if any("gained" in item.text for item in reader.find("measure", "winner")):
            return "gained"
        return "won" if reader.has("contest") or subject == "party" else ""
    if _lost_by_a_party(reader):
        return "lost"
    if subject == "person":
        return "stood" if reader.has("contest") else ""
    successful = any("successful" in item.text for item in reader.find("word", "tally"))
    return "won" if successful or (subject == "party" and reader.has("contest")) else ""


_PLACE = frozenset(("place", "places", "placed"))
_SECONDS = frozenset(("second places", "seconds", "second place finishes", "runners up", "near misses"))


def _summed(reader: Reader) -> bool:
    """Tell whether votes are added up: "most votes in total"."""
    texts = {word for item in reader.find("measure") for word in item.text.split()}
    return reader.has("total") or bool({"total", "overall"} & texts)


def _limit_on_each(reader: Reader, measure: str) -> Bound | None:
    """Read a limit on what a party comes to: "won only one", "more than 20 deposits", "at least ten by-elections"."""
    once = reader.words.index("once") if "once" in reader.words else -1
    if once >= 0:
        than = next((one for one in reader.unused("word", *COMPARISONS) if one.end == once), EDGE)
        reader.use(than)
        return Bound(measure, "=" if than is EDGE else COMPARISONS[than.value], 1)
    ones = [item for item in reader.find("word", "contest") if item.text == "one"]
    for item in (*reader.unused("number"), *ones):
        before, after = reader.before(item, *COMPARISONS), reader.after(item, *COMPARISONS)
        ends = after is EDGE or after.kind in {"period", "nation", "region"} or after.is_word(*NAMING)
        named = after.value == _NUMBERED.get(measure) or ends
        of_measure = before.kind == "measure" and before.value not in {"winner", "result"}
        if not named or of_measure or before.is_word("by"):
            continue
        order = next((one for one in (reader.before(item), reader.after(item)) if one.is_word(*COMPARISONS)), EDGE)
        plain = before.is_word(*DONE, "tally", "did", "ever") and reader.word_before(item) not in _THAT
        if (order is EDGE and not plain) or (item not in ones and item.value.of_hundred):
            continue
        reader.use(item, order)
        value = 1 if item in ones else item.value.value
        return Bound(measure, "=" if order is EDGE else COMPARISONS[order.value], value)
    return None


_NUMBERED = {"deposits lost": "deposit", "votes": "votes", "stood": "candidate"}
"""What besides by-elections a number may be of, by what is counted up."""
_THAT = frozenset(("this", "that", "the", "which"))


def _take_words(reader: Reader, measure: str) -> None:
    """Use the words that say who is ranked and by what: the verb; of a deposit, that it was lost."""
    verbs = {"deposits lost": ["lost"], "votes": ["won"]}.get(measure)
    reader.take("word", *(verbs or [word for word, counted in _COUNTED_AS.items() if counted == measure]))
    reader.take("word", *_OF_A_TALLY)
    reader.take("measure", *_COUNTED)
