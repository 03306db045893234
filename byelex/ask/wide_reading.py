"""Read a question about by-elections at large: records, counts, sums, averages, lists, what parties have done."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from byelex.ask.measure_reading import leftover
from byelex.ask.query import Query, Reading, Refusal
from byelex.ask.reader import Reader
from byelex.ask.scoping import WORST, read_scope
from byelex.ask.spans import Item
from byelex.store.queries import Bound, Scope

_RANKED = frozenset(
    (
        *(
            "majority",
            "majority points",
            "majority overturned",
            "majority overturned points",
            "majority before",
            "turnout",
            "turnout change",
        ),
        *("electorate", "valid votes", "rejected papers", "swing", "swing needed", "winning share"),
    )
)
_OF_CANDIDACY = ("votes", "share", "change")
_MOST_LISTED = 25


def read_widely(reader: Reader) -> Reading:
    """Read a question that names neither seat nor person."""
    reader.take("word", "ever")
    if reader.has("tally"):
        reader.take("word", "each")
    needed = reader.has("needed") and reader.measures("swing")
    if (needed or reader.measures("swing needed")) and not reader.has("most", "least", "average"):
        return Refusal("Say which by-election: the swing needed is that of one seat.")
    scope = read_scope(reader)
    if isinstance(scope, Refusal):
        return scope
    parties = tuple(item.value for item in reader.find("party") if not reader.used(item))
    reader.take("party")
    if not parties and reader.has("tally") and reader.measures("deposit"):
        query = _tally(reader, scope)
    elif reader.has("average", "median"):
        query = _average(reader, scope, parties)
    elif not parties and _tallies(reader):
        query = _tally(reader, scope)
    elif _sums(reader) and not reader.has("most", "least", "closest"):
        query = _counted(reader, scope, parties)
    elif reader.has("most", "least", "closest") or reader.measures("rank") or _record_of(reader, parties):
        query = _record(reader, scope, parties)
    elif reader.has("first", "last"):
        query = _by_date(reader, scope, parties)
    elif (
        reader.has("how many", "total")
        or _sums(reader)
        or any(item.text.startswith("how many") for item in reader.find("measure"))
    ):
        query = _counted(reader, scope, parties)
    elif parties:
        query = _party(reader, scope, parties)
    else:
        query = _listed(reader, scope)
    if isinstance(query, Refusal):
        return query
    return leftover(reader) or query


def _sums(reader: Reader) -> bool:
    """Tell "total votes for Reform UK", a sum, where the total is part of the measure's own words."""
    return any({"total", "overall"} & set(item.text.split()) for item in reader.find("measure", "valid votes"))


def _record_of(reader: Reader, parties: tuple[tuple[str, ...], ...]) -> bool:
    """Tell "record turnout", a superlative, from "UKIP's record", which is all it did."""
    return reader.has("records") and not (parties and not reader.unused("measure"))


def _measure(reader: Reader) -> str:
    """Read which measure a ranking is by; empty if none is named, "several" if two that do not go together are."""
    named = {item.value for item in reader.take("measure")} - {"result", "rank", "date"}
    moved = reader.has("rise", "fall", "up", "down")
    if reader.has("points") and named & {"majority", "majority overturned"}:
        named = {"majority overturned points" if "majority overturned" in named else "majority points"}
    for together, measure in _TOGETHER:
        if named == together:
            named = {measure}
    if moved and named <= {"turnout", "turnout change"} and named:
        named = {"turnout change"}
    elif moved and named <= {"share", "votes", "change"}:
        named = {"change"}
    if named == {"deposit"}:
        reader.take("word", "lost")
        named = {"deposits lost"}
    return named.pop() if len(named) == 1 else ("several" if named else "")


_TOGETHER: tuple[tuple[set[str], str], ...] = (
    ({"winner", "share"}, "winning share"),
    ({"winner", "winning share"}, "winning share"),
    ({"winning share", "share"}, "winning share"),
    ({"winner", "votes"}, "winning votes"),
    ({"turnout", "change"}, "turnout change"),
    ({"share", "change"}, "change"),
    ({"votes", "share"}, "share"),
    ({"majority", "majority overturned"}, "majority overturned"),
    ({"majority", "majority points"}, "majority points"),
    ({"majority", "share"}, "majority points"),
    ({"swing", "swing needed"}, "swing needed"),
    ({"turnout", "share"}, "turnout"),
    ({"majority", "votes"}, "majority"),
    ({"majority", "winner"}, "majority"),
    ({"valid votes", "votes"}, "valid votes"),
    ({"rejected papers", "votes"}, "rejected papers"),
)
"""Measures that named together ask for one."""


_FALLING = frozenset(
    ("fall", "fell", "drop", "dropped", "down", "decline", "decrease", "collapse", "slump", "lost", "decreased")
)


def _falls(reader: Reader) -> bool:
    """Tell whether a change asked about is a fall: "biggest fall in turnout"."""
    changes = reader.find("measure", "change", "turnout change")
    return reader.has("fall", "down") or any(_FALLING & set(item.text.split()) for item in changes)


def _nth_and_count(reader: Reader) -> tuple[int, int]:
    nth, count = 1, 1
    for item in reader.find("nth"):
        reader.use(item)
        nth = item.value
    for item in reader.find("number"):
        if not reader.used(item) and not item.value.of_hundred and item.value.value == int(item.value.value):
            reader.use(item)
            count = max(1, min(int(item.value.value), _MOST_LISTED))
    return nth, count


def _record(reader: Reader, scope: Scope, parties: tuple[tuple[str, ...], ...]) -> Reading:
    """Read a superlative, or a ranking: "second lowest turnout", "top 5 swings", "closest"."""
    most = bool(reader.take("word", "most"))
    least = bool(reader.take("word", "least"))
    # "Lowest turnouts, top 5": the top of that list.
    most = most and not (least and all(item.text == "top" for item in reader.find("word", "most")))
    closest = bool(reader.take("word", "closest"))
    if scope.swing_from and not scope.swing_to and any(item.text in WORST for item in reader.find("word", "least")):
        most, least = True, False
    if reader.word("records") and not (least or closest):
        most = True
    if most and least:
        return Refusal("Ask for the most and the least one at a time, please.")
    ranking = bool(reader.take("measure", "rank")) and not (most or least or closest)
    nth, count = _nth_and_count(reader)
    if any(item.start > other.start for item in reader.find("nth") for other in _ordering(reader)):
        return Refusal("Put the place before what is ranked: second largest, third lowest.")
    if ranking:
        most, count = True, 10
    if not parties and reader.has("candidate") and reader.has("contest") and not reader.unused("measure"):
        # "Candidate with most by-elections": who stood most often; "most candidates at a by-election" ranks those.
        order = [item.start for item in reader.find("word", "most", "least")]
        asked = reader.find("word", "candidate")[0]
        held = reader.find("word", "contest")[0]
        singular = not asked.text.endswith("s")
        if order and singular and (asked.start < order[0] < held.start or order[0] < held.start < asked.start):
            reader.take("word", "candidate", "contest", "stood", "who", "each", "which", "did")
            return leftover(reader) or Query("tally", scope=scope, by="person", most=most, nth=nth, count=count)
    if reader.has("stood") and any(item.text.startswith("who") for item in reader.find("word", "who")) and not parties:
        reader.take("word", "stood", "who", "each")
        return leftover(reader) or Query("tally", scope=scope, by="person", most=most, nth=nth, count=count)
    falls = _falls(reader)
    measure = _measure(reader)
    if closest and measure in {"", "majority", "majority points"}:
        measure, most = measure or "majority", False
    reader.take("word", "rise", "fall", "up", "down", "did", "total")
    if measure == "several":
        return Refusal("Ask for one measure at a time, please.")
    if measure in {"turnout change", "change"} and falls:
        most = not most
    if not measure:
        measure = _implied(reader, parties)
    if not measure:
        return Refusal("Say what is to be ranked: swing, majority, turnout, share, candidates, deposits lost…")
    query = Query("record", (measure,), scope=scope, most=most, nth=nth, count=count)
    if measure in _OF_CANDIDACY:
        reader.take("word", "candidate", "how many")
        return replace(query, task="candidacy record", parties=parties)
    if measure == "worst result":
        task_measure = "share"
        return replace(query, task="candidacy record", measures=(task_measure,), parties=parties)
    if measure == "deposits lost" and reader.has("who") and not parties:
        return Refusal("Say whose deposits: a party's, a person's, or those lost at a by-election.")
    if parties and measure == "deposits lost":
        return replace(query, task="candidacy record", measures=("votes",), parties=parties)
    if parties:
        return Refusal("Say what part the party played there: won, held, lost, came second.")
    return query if measure in _RANKED or measure in {"candidates", "deposits lost", "winning votes"} else _unranked()


def _ordering(reader: Reader) -> list[Item]:
    return reader.find("word", "most", "least", "closest")


def _unranked() -> Refusal:
    return Refusal("That cannot be ranked here. Swings, majorities, turnouts, shares, candidates and deposits can.")


def _implied(reader: Reader, parties: tuple[tuple[str, ...], ...]) -> str:
    if parties:
        return "worst result"
    if reader.has("won"):
        reader.take("word", "won")
        return "majority"
    if reader.has("candidate", "stood"):
        return "candidates"
    return ""


def _by_date(reader: Reader, scope: Scope, parties: tuple[tuple[str, ...], ...]) -> Reading:
    """Read "the last Labour hold", "first by-election of 2016", "last five by-elections"."""
    last = bool(reader.take("word", "last"))
    first = bool(reader.take("word", "first"))
    if last and first:
        return Refusal("Ask for the first and the last one at a time, please.")
    reader.take("measure", "date", "result", "winner")
    nth, count = _nth_and_count(reader)
    if parties:
        return Refusal("Say what the party did: won, gained, held, lost, came second, stood.")
    if reader.unused("measure"):
        return Refusal("Name the by-election, and ask for its figures by name.")
    reader.take("word", "won") if scope == Scope() else None
    if count == 1 and nth == 1 and scope == Scope() and not reader.left():
        listings = [one for one in reader.names.listings if not one.invented]
        edge = listings[0] if last else listings[-1]
        alike = tuple(one.id for one in listings if one.polling_on == edge.polling_on)
        if len(alike) == 1:
            return Query("result", contests=alike)
    return Query("record", ("date",), scope=scope, most=last, nth=nth, count=count)


def _average(reader: Reader, scope: Scope, parties: tuple[tuple[str, ...], ...]) -> Reading:
    middle = reader.has("median")
    reader.take("word", "average", "median", "total", "candidate", "how many")
    measure = _measure(reader)
    reader.take("word", "rise", "fall", "up", "down")
    if not measure and reader.find("word", "candidate"):
        measure = "candidates"
    if measure == "swing" and not (scope.swing_from and scope.swing_to):
        return Refusal(
            "Swings between different parties do not average to anything. Name the pair: "
            '"average Conservative to Labour swing".'
        )
    query = Query("average", (measure,), scope=scope, parties=parties, words="median" if middle else "")
    if measure in {"share", "change"}:
        return query if parties else Refusal("Say whose share: name a party.")
    if parties:
        return Refusal("Say what part the party played: won, held, lost, came second.")
    if measure in _RANKED or measure in {"candidates", "deposits lost"}:
        return query
    return Refusal("Say what is to be averaged: turnout, majority, candidates, a party's share…")


def _tallies(reader: Reader) -> bool:
    """Tell a tally by party or year: "which party has won most", "who won most by-elections"."""
    if reader.has("tally") and reader.has("most", "least", "won", "gain", "lost"):
        return True
    winners = (reader.has("who") and reader.has("won")) or reader.measures("winner")
    return (
        winners and reader.has("most") and reader.has("contest") and not reader.measures("votes", "share", "majority")
    )


def _tally(reader: Reader, scope: Scope) -> Reading:
    """Read "which party has won most", "which year had most by-elections"."""
    if reader.measures("deposit"):
        reader.take("measure", "deposit")
        reader.take("word", "tally", "most", "lost")
        return Query("tally", scope=replace(scope, held=None), by="deposits")
    reader.take("measure", "winner")
    tallied = reader.take("word", "tally")
    text = " ".join(item.text for item in tallied)
    most = not reader.has("least")
    reader.take("word", "most", "least", "each")
    by: Literal["winner", "defender", "year", "runner-up"] = "winner"
    if "year" in text:
        by = "year"
        reader.take("word", "had")
    elif reader.has("lost"):
        by, scope = "defender", replace(scope, held=False)
    elif reader.has("runner-up"):
        by = "runner-up"
    elif tallied and "party" not in text and "parties" not in text:
        return Refusal("By-elections can be counted by party or by year.")
    reader.take("word", "won", "lost", "runner-up")
    return Query("tally", scope=scope, by=by, most=most)


def _counted(reader: Reader, scope: Scope, parties: tuple[tuple[str, ...], ...]) -> Reading:
    """Read a count or a sum: by-elections, deposits, votes, candidates."""
    reader_total = reader.has("total")
    reader.take("word", "how many", "total")
    if reader.unused("measure", "deposit"):
        reader.take("measure", "deposit")
        reader.take("word", "lost")
        if reader.has("held"):
            return Refusal("Ask how many deposits were lost.")
        return Query("sum", ("deposits lost",), scope=scope, parties=parties)
    if reader.measures("votes", "valid votes"):
        reader.take("measure", "votes", "valid votes")
        reader.take("word", "did")
        return Query("sum", ("votes",) if parties else ("valid votes",), scope=scope, parties=parties)
    if reader.measures("electorate") and reader_total:
        reader.take("measure", "electorate")
        return Query("sum", ("electorate",), scope=scope) if not parties else _which_part()
    if reader.measures("rejected papers"):
        reader.take("measure", "rejected papers")
        return Query("sum", ("rejected papers",), scope=scope) if not parties else _which_part()
    limited = any(bound.measure == "candidates" for bound in scope.bounds)
    counts_contests = reader.has("contest") and limited
    if (reader.has("candidate") or (reader.has("stood") and not scope.stood)) and not counts_contests:
        return Query("sum", ("candidates",), scope=scope, parties=parties)
    if parties:
        return _which_part()
    if scope.cause:
        # "How many were caused by a death" asks for nothing besides the count.
        reader.take("measure", "cause")
    if reader.unused("measure"):
        return _listed(reader, scope)
    return Query("count", scope=scope)


def _which_part() -> Refusal:
    return Refusal("Say what the party did: won, gained, held, lost, came second, stood, lost deposits.")


def _party(reader: Reader, scope: Scope, parties: tuple[tuple[str, ...], ...]) -> Reading:
    if len(parties) > 1:
        return Refusal("Ask about one party at a time, or name the by-election.")
    reader.take("measure", "votes", "share", "change", "result", "position")
    reader.take("word", "rise", "fall", "up", "down", "records")
    if reader.measures("deposit"):
        reader.take("measure", "deposit")
        reader.take("word", "lost", "held")
        return Query("sum", ("deposits lost",), scope=scope, parties=parties)
    return Query("party", scope=scope, parties=parties)


def _listed(reader: Reader, scope: Scope) -> Reading:
    """Read a list: what is left asks only for the contests that fit."""
    reader.take("measure", "result", "winner", "date", "cause")
    reader.take("word", "won")
    if reader.measures("deposit"):
        reader.take("measure", "deposit")
        reader.take("word", "lost")
        if scope == Scope():
            return Query("define", words="deposit")
        return Query("sum", ("deposits lost",), scope=scope)
    wanted = [item.value for item in reader.unused("measure")]
    if wanted == ["turnout change"] or (wanted == ["turnout"] and reader.has("rise", "fall", "up", "down")):
        way: Literal["<", ">"] = "<" if _falls(reader) else ">"
        reader.take("measure")
        reader.take("word", "rise", "fall", "up", "down")
        return Query("list", scope=replace(scope, bounds=(*scope.bounds, Bound("turnout change", way, 0))))
    if wanted:
        if len(wanted) == 1 and wanted[0] in _RANKED and scope != Scope():
            reader.take("measure")
            return Query("record", (wanted[0],), scope=scope, most=True, count=10)
        return Refusal("Name the by-election, or say how they are to be ranked: highest, lowest, average.")
    if scope == Scope() and not reader.has("contest", "which"):
        return Refusal("Ask about a by-election, a party, a person, or all of them: who won, swing, turnout, quotes.")
    if scope == Scope() and reader.has("contest") and len(reader.items) > 3:
        return Query("list", scope=scope)
    return Query("list", scope=scope)
