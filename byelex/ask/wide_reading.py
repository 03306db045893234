"""Read a question about by-elections at large: records, counts, sums, averages, lists, what parties have done."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from byelex.ask.each_reading import read_each
from byelex.ask.measure_reading import leftover
from byelex.ask.measured import OF_PARTIES, RANKED
from byelex.ask.query import Query, Reading, Refusal
from byelex.ask.reader import MOVED, Reader, only_kept
from byelex.ask.scoping import WORST, read_scope
from byelex.ask.spans import Item
from byelex.ask.tally_reading import nth_and_count, read_tally
from byelex.questions.ordering import OF_CANDIDACIES
from byelex.store.scope import Bound, Scope


def read_widely(reader: Reader) -> Reading:
    """Read a question that names neither seat nor person."""
    several = read_each(reader, read_widely)
    if several is not None:
        return several
    reader.take("word", "ever")
    said = _said_in_all(reader)
    if said is not None:
        reader.use(said)
        read = read_widely(reader)
        note = f"The {said.text} in the question is passed over: all that fit are counted here."
        return replace(read, assumed=note) if isinstance(read, Query) else read
    _settle_bottom(reader)
    _settle_last_time(reader)
    tally = read_tally(reader)
    if tally is not None:
        return tally
    needed = reader.has("needed") and reader.measures("swing")
    if (needed or reader.measures("swing needed")) and not reader.has("most", "least", "average"):
        return Refusal("Say which by-election: the swing needed is that of one seat.")
    scope = read_scope(reader)
    if isinstance(scope, Refusal):
        return scope
    parties = tuple(item.value for item in reader.unused("party"))
    reader.take("party")
    if parties and (
        reader.measures("winning share") or (reader.measures("winner") and reader.measures("share", "votes"))
    ):
        # "Lowest winning share for Labour": those that it won.
        winner = tuple(one for group in parties for one in group)
        scope, parties = replace(scope, winner=(*scope.winner, *winner)), ()
    if reader.has("average", "median"):
        query = _average(reader, scope, parties)
    elif _sums(reader) and not reader.has("most", "least", "closest"):
        query = _counted(reader, scope, parties)
    elif reader.has("most", "least", "closest") or reader.measures("rank") or _record_of(reader, parties):
        query = _record(reader, scope, parties)
    elif reader.has("first", "last"):
        query = _by_date(reader, scope, parties)
    elif (
        reader.has("how many", "total")
        or (reader.measures("share") and reader.has("contest") and scope.held is not None)
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


def _said_in_all(reader: Reader) -> Item | None:
    """Find a number that only tells how many there were in all: "of the 24 gains since 2010 how many were …"."""
    for number in reader.unused("number"):
        if {"of", "out"} & set(reader.words[:1]) and reader.has("how many") and not number.value.of_hundred:
            counted = reader.after(number)
            if reader.is_word(counted, "contest", "gain", "held", "lost", "won", "runner-up", "stood", "defend"):
                return number
    return None


def _settle_bottom(reader: Reader) -> None:
    """Read "bottom" before a number or a measure as an order: "bottom three turnouts"."""
    for at, item in enumerate(reader.items):
        following = reader.after(item)
        ranks = following is not None and following.kind in {"number", "measure"}
        if item.kind == "word" and item.text in {"bottom", "the bottom"} and ranks:
            reader.items[at] = replace(item, value="least")


def _settle_last_time(reader: Reader) -> None:
    """Read "last time" at the beginning as the latest: "last time the government gained a seat"."""
    if reader.items[:1] and reader.items[0].text in {"last time", "the last time"}:
        reader.items[0] = replace(reader.items[0], value="last")


def _sums(reader: Reader) -> bool:
    """Tell "total votes for Reform UK", a sum, where the total is part of the measure's own words."""
    return any({"total", "overall"} & set(item.text.split()) for item in reader.find("measure", "valid votes"))


def _record_of(reader: Reader, parties: tuple[tuple[str, ...], ...]) -> bool:
    """Tell "record turnout", a superlative, from "UKIP's record", which is all it did."""
    return reader.has("records") and not (parties and not reader.unused("measure"))


def _measure(reader: Reader) -> str:
    """Read which measure a ranking is by; empty if none is named, "several" if two that do not go together are."""
    # One that a condition has used ("in a seat that changed hands") is not what is ranked.
    named = {item.value for item in reader.unused("measure")} - {"result", "rank", "date"}
    named -= {"cause"} if reader.find("cause") else set()
    reader.take("measure")
    moved = reader.has(*MOVED)
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


def _record(reader: Reader, scope: Scope, parties: tuple[tuple[str, ...], ...]) -> Reading:
    """Read a superlative, or a ranking: "second lowest turnout", "top 5 swings", "closest"."""
    most = bool(reader.take("word", "most"))
    least = bool(reader.take("word", "least"))
    # "Lowest turnouts, top 5": the top of that list.
    most = most and not (least and all(item.text == "top" for item in reader.find("word", "most")))
    closest = bool(reader.take("word", "closest"))
    if scope.swing_from and not scope.swing_to and any(item.text in WORST for item in reader.find("word", "least")):
        most, least = True, False
    if reader.takes("records") and not (least or closest):
        most = True
    if most and least:
        return Refusal("Ask for the most and the least one at a time, please.")
    ranking = bool(reader.take("measure", "rank")) and not (most or least or closest)
    places = reader.unused("nth")
    nth, count = nth_and_count(reader)
    if any(item.start > other.start for item in places for other in _ordering(reader)):
        return Refusal("Put the place before what is ranked: second largest, third lowest.")
    if ranking:
        most, count = True, 10
    falls = _falls(reader)
    tallied = reader.find("word", "tally")
    if reader.has("candidate"):
        # "Lowest number of candidates": it is candidates that are counted.
        reader.take("word", "how many")
    measure = _measure(reader)
    if closest and measure in {"", "majority", "majority points"}:
        measure, most = measure or "majority", False
    reader.take("word", *MOVED, "did", "total")
    if measure in OF_PARTIES and not parties:
        # "Which party won the largest majority": the by-election says whose it was.
        reader.take("word", "won", *(() if any("year" in item.text for item in tallied) else ("tally",)))
    if measure == "several":
        return Refusal("Ask for one measure at a time, please.")
    measure = measure or _of_place(reader, scope)
    if measure in {"turnout change", "change"} and falls:
        most = not most
    if not parties and scope.defender and _its_own(reader) and measure in {"", "votes", "share", "change"}:
        # "Labour's worst by-election share" is Labour's, and nobody else's who stood where it defended.
        parties, scope = (scope.defender,), replace(scope, defender=())
    if len(parties) == 1 and measure in {"votes", "share", "change"} and reader.takes("defend"):
        # "In a by-election they were defending".
        scope = replace(scope, defender=parties[0])
    if not measure:
        measure = _implied(reader, parties)
    if not measure:
        return Refusal("Say what is to be ranked: swing, majority, turnout, share, candidates, deposits lost…")
    query = Query("record", (measure,), scope=scope, most=most, nth=nth, count=count)
    if measure in OF_CANDIDACIES and scope.winner and not parties:
        # "Fewest votes Labour won with": the winner's, not anyone's who stood there.
        return replace(query, measures=(f"winning {measure}",)) if measure != "change" else _whose_change()
    if measure in OF_CANDIDACIES and not parties and _lost_with(reader, scope):
        # "Most votes for an independent who lost": theirs, not anyone's where they lost a seat.
        parties = (scope.defender,)
        query = replace(query, scope=replace(scope, defender=(), held=None), lost=True)
    if measure in OF_CANDIDACIES and scope.runner_up and not parties:
        query, parties = replace(query, scope=replace(scope, runner_up=()), position=2), (scope.runner_up,)
    if measure in OF_CANDIDACIES:
        if reader.takes("runner-up"):
            query = replace(query, position=2)
        losing = [item for item in reader.unused("word", "lost") if item.text in {"losing", "beaten"}]
        reader.use(*losing)
        if reader.takes("loser") or losing:
            query = replace(query, lost=True)
        reader.take("word", "candidate", "how many")
        return replace(query, task="candidacy record", parties=parties)
    if measure == "worst result":
        return replace(query, task="candidacy record", measures=("share",), parties=parties)
    if parties and measure == "deposits lost":
        return replace(query, task="candidacy record", measures=("votes",), parties=parties)
    if len(parties) == 2 and reader.takes("versus", "between") and measure in {"majority", "majority points"}:
        # "Closest Labour v UKIP contest": they were the first two.
        both = tuple(one for group in parties for one in group)
        return replace(query, scope=replace(scope, winner=both, runner_up=both))
    if parties:
        return Refusal("Say what part the party played there: won, held, lost, came second.")
    return query if measure in RANKED else _unranked()


def _lost_with(reader: Reader, scope: Scope) -> bool:
    """Tell a party's losing candidates from the by-elections where it lost a seat ("in a by-election Labour lost")."""
    plainly = any(item.text in _LOSSES for item in reader.find("word", "lost"))
    return bool(scope.defender) and scope.held is False and not (plainly or reader.has("contest"))


_LOSSES = frozenset({"loss", "losses", "defeat"})


def _of_place(reader: Reader, scope: Scope) -> str:
    """Give what a place is ranked by where it is not said: "best second place", "highest losing vote"."""
    said = {word for item in reader.find("word", "loser") for word in item.text.split()} & {"vote", "votes", "share"}
    if said:
        return "share" if "share" in said else "votes"
    return "share" if scope.runner_up or reader.has("runner-up") else ""


def _whose_change() -> Refusal:
    return Refusal("A change of share is one candidate's: name the by-election, or ask for a party's largest rise.")


def _its_own(reader: Reader) -> bool:
    """Tell "Labour by-election share", the party's own, from a share in Labour seats."""
    beside = [reader.after(item) for item in reader.find("party")]
    return not reader.has("defend", "lost") and any(
        one is not None and one.kind == "word" and one.value == "contest" and "byelection" in one.text for one in beside
    )


def _ordering(reader: Reader) -> list[Item]:
    return reader.find("word", "most", "least", "closest")


def _unranked() -> Refusal:
    return Refusal("That cannot be ranked here. Swings, majorities, turnouts, shares, candidates and deposits can.")


def _implied(reader: Reader, parties: tuple[tuple[str, ...], ...]) -> str:
    if any(
        item.text in {"most", "fewest"} and (one := reader.after(item)) and one.kind == "party"
        for item in _ordering(reader)
    ):
        # "Most independents" counts them, and says nothing of shares.
        return ""
    if parties:
        return "worst result"
    if reader.takes("won") or _SAFE & {item.text for item in reader.find("word", "most")}:
        return "majority"
    if reader.has("candidate", "stood") or any("ballot" in item.text for item in reader.find("measure", "result")):
        return "candidates"
    return ""


_SAFE = frozenset(("landslide", "safest", "comfortable", "most comfortable", "most emphatic"))


def _by_date(reader: Reader, scope: Scope, parties: tuple[tuple[str, ...], ...]) -> Reading:
    """Read "the last Labour hold", "first by-election of 2016", "last five by-elections"."""
    last = bool(reader.take("word", "last"))
    first = bool(reader.take("word", "first"))
    if last and first:
        return Refusal("Ask for the first and the last one at a time, please.")
    reader.take("measure", "date", "result", "winner")
    nth, count = nth_and_count(reader)
    if parties:
        return Refusal("Say what the party did: won, gained, held, lost, came second, stood.")
    if reader.unused("measure"):
        return Refusal("Name the by-election, and ask for its figures by name.")
    if scope == Scope():
        reader.take("word", "won")
    if count == 1 and nth == 1 and scope == Scope() and reader.names.real and not reader.left():
        edge = reader.names.real[0 if last else -1]
        alike = tuple(one.id for one in reader.names.real if one.polling_on == edge.polling_on)
        if len(alike) == 1:
            return Query("result", contests=alike)
    return Query("record", ("date",), scope=scope, most=last, nth=nth, count=count)


def _average(reader: Reader, scope: Scope, parties: tuple[tuple[str, ...], ...]) -> Reading:
    middle = reader.has("median")
    reader.take("word", "average", "median", "total", "candidate", "how many")
    measure = _measure(reader)
    reader.take("word", *MOVED)
    if not measure and reader.find("word", "candidate"):
        measure = "candidates"
    if measure == "swing" and not (scope.swing_from and scope.swing_to):
        return Refusal(
            "Swings between different parties do not average to anything. Name the pair: "
            '"average Conservative to Labour swing".',
            final=True,
        )
    if len(parties) > 1:
        return Refusal("Ask for the average of one party at a time.")
    query = Query("median" if middle else "average", (measure,), scope=scope, parties=parties)
    if measure in OF_CANDIDACIES and (parties or measure != "votes"):
        return query if parties else Refusal("Say whose share: name a party.")
    if parties:
        return Refusal("Say what part the party played: won, held, lost, came second.")
    if measure in RANKED:
        return query
    return Refusal("Say what is to be averaged: turnout, majority, candidates, a party's share…")


def _counted(reader: Reader, scope: Scope, parties: tuple[tuple[str, ...], ...]) -> Reading:
    """Read a count or a sum: by-elections, deposits, votes, candidates."""
    if reader.measures("share") and scope.held is not None and not parties:
        # "What proportion of Labour's defences were lost".
        reader.take("measure", "share")
        return Query("count", scope=scope, words="proportion")
    reader_total = reader.has("total")
    reader.take("word", "how many", "total")
    if reader.unused("measure", "deposit"):
        return _deposits(reader, scope, parties)
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
    if (reader.has("candidate") or (reader.has("stood") and not _stood(scope))) and not counts_contests:
        return Query("sum", ("candidates",), scope=scope, parties=parties)
    if parties:
        return _which_part()
    if scope.cause:
        # "How many were caused by a death" asks for nothing besides the count.
        reader.take("measure", "cause")
    if reader.unused("measure"):
        if reader_total:
            return Refusal(
                "Votes, electorates, rejected papers, candidates and lost deposits can be added up; not that."
            )
        return _listed(reader, scope)
    return Query("count", scope=scope)


def _stood(scope: Scope) -> bool:
    return bool(scope.stood or (scope.excluding and scope.excluding.stood))


def _deposits(reader: Reader, scope: Scope, parties: tuple[tuple[str, ...], ...]) -> Query:
    """Read how many deposits were lost, or kept, whoever's they were."""
    kept = only_kept(reader)
    reader.take("measure", "deposit")
    reader.take("word", "lost", "held")
    return Query("sum", ("deposits kept" if kept else "deposits lost",), scope=scope, parties=parties)


def _which_part() -> Refusal:
    return Refusal("Say what the party did: won, gained, held, lost, came second, stood, lost deposits.")


def _party(reader: Reader, scope: Scope, parties: tuple[tuple[str, ...], ...]) -> Reading:
    if len(parties) > 1:
        return Refusal("Ask about one party at a time, or name the by-election.")
    reader.take("measure", "votes", "share", "change", "result", "position")
    reader.take("word", *MOVED, "records")
    if reader.measures("deposit"):
        return _deposits(reader, scope, parties)
    return Query("party", scope=scope, parties=parties)


def _listed(reader: Reader, scope: Scope) -> Reading:
    """Read a list: what is left asks only for the contests that fit."""
    if any("why" in item.text.split() for item in reader.find("measure", "cause")):
        return Refusal("Why there was a by-election is told of one at a time: name it.", final=True)
    reader.take("measure", "result", "winner", "date", "cause")
    if not reader.find("party"):
        reader.take("word", "won")
    if reader.unused("measure", "deposit"):
        if scope == Scope():
            return Query("define", words="deposit")
        return _deposits(reader, scope, ())
    wanted = [item.value for item in reader.unused("measure")]
    if wanted == ["turnout change"] or (wanted == ["turnout"] and reader.has(*MOVED)):
        way: Literal["<", ">"] = "<" if _falls(reader) else ">"
        reader.take("measure")
        reader.take("word", *MOVED)
        return Query("list", scope=replace(scope, bounds=(*scope.bounds, Bound("turnout change", way, 0))))
    if wanted:
        if len(wanted) == 1 and wanted[0] in RANKED and scope != Scope():
            reader.take("measure")
            reader.take("word", "compare")
            return Query("record", (wanted[0],), scope=scope, most=True, count=10)
        return Refusal("Name the by-election, or say how they are to be ranked: highest, lowest, average.")
    if scope == Scope() and not reader.has("contest", "which"):
        return Refusal("Ask about a by-election, a party, a person, or all of them: who won, swing, turnout, quotes.")
    return Query("list", scope=scope)
