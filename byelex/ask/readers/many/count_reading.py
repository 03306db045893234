"""Read what by-elections come to: how many there were, sums, averages, deposits, and what part of all was so."""

from __future__ import annotations

from dataclasses import replace

from byelex.ask.measured import RANKED
from byelex.ask.query import Query, Reading, Refusal
from byelex.ask.readers.many.grouped_reading import no_average_swing
from byelex.ask.readers.many.lost import SEVERAL_INDEPENDENTS
from byelex.ask.readers.many.record_reading import NOT_IN_VOTES, in_votes, ranked_measure
from byelex.ask.readers.many.whole_reading import UNSURE, part_of_all
from byelex.ask.readers.reader import AVERAGES, Reader, only_kept
from byelex.ask.readers.scopes.party_parts import of_candidates
from byelex.ask.readers.verbs import NAMING
from byelex.ask.sentence.spans import Item
from byelex.questions.ordering import OF_CANDIDACIES
from byelex.store.scope import Scope

WHICH_PART = Refusal("Say what the party did: won, gained, held, lost, came second, stood, lost deposits.")
_NOT_ADDED = Refusal(
    "Votes, majorities, electorates, rejected papers, candidates and deposits can be added up; not that."
)


def read_average(reader: Reader, scope: Scope, parties: tuple[tuple[str, ...], ...]) -> Reading:
    """Read an average or a median: of by-elections a measure, of a party its votes or shares."""
    middle = reader.has("median")
    # "Per by-election" is what they are averaged over; so is "per candidate", of a party.
    over = ("contest", "candidate") if parties else ("contest",)
    reader.use(*(item for item in reader.find("word", "each") if reader.after(item).is_word(*over)))
    reader.take("word", *AVERAGES, "total", "how many")
    measure = ranked_measure(reader)
    if not measure and reader.find("word", "candidate"):
        measure = "candidates"
    if not measure and parties and reader.has("did"):
        # "What do Labour average in Scotland".
        measure = "share"
    if measure == "change" and in_votes(reader):
        return NOT_IN_VOTES
    if measure == "swing" and not (scope.swing_from and scope.swing_to):
        return no_average_swing()
    if len(parties) > 1:
        return Refusal("Ask for the average of one party at a time.")
    query = Query("median" if middle else "average", (measure,), scope=scope, parties=parties)
    if measure in {"votes", "share"} and not parties and (winners := _winners(reader)):
        # "What share do winners get on average".
        reader.use(*winners)
        return replace(query, measures=(f"winning {measure}",))
    if measure in OF_CANDIDACIES:
        return query if parties else Refusal("Say whose: name a party.")
    if parties:
        part = "Say what part the party played: won, held, lost, came second."
        return Refusal(part if len(reader.asked()) < 2 else "Ask for one average at a time: the party's, or of all.")
    if measure in RANKED:
        return query
    return Refusal("Say what is to be averaged: turnout, majority, candidates, a party's share…")


def _winners(reader: Reader) -> list[Item]:
    return [item for item in reader.unused("word", "won") if item.text.startswith("winner")]


def _part(reader: Reader, scope: Scope, parties: tuple[tuple[str, ...], ...], share: Item) -> Reading:
    """Read what part of all were so: of candidates that lost the deposit, of by-elections that were as said."""
    if reader.measures("deposit"):
        reader.take("measure", "share")
        read = read_deposits(reader, scope, parties)
        return replace(read, manner="proportion") if isinstance(read, Query) else read
    if parties:
        return Refusal("What part of all that was is not worked out: ask how many, or where.", final=True)
    own, contests = _of_own_candidates(reader), reader.find("word", "contest")
    if len(own) == 1 and not any(item.start < own[0].start for item in contests):
        # "What proportion of Labour's candidates lost"; "of by-elections had no Labour candidate" is of all.
        reader.take("measure", "share")
        return Query("count", scope=scope, manner="proportion", whole=_where_they_stood(scope, own[0].value))
    # "What proportion of Labour's defences were lost".
    whole = part_of_all(reader, scope, share)
    reader.take("measure", "share", "cause")
    reader.take("word", "won")
    return Query("count", scope=scope, manner="proportion", whole=whole) if whole else UNSURE


def _where_they_stood(scope: Scope, parties: tuple[str, ...]) -> Scope:
    """Give the by-elections at which a party stood, of those times and places, whatever became of it there."""
    others = tuple(one for one in scope.excluding if one != Scope(winner=parties))
    became = replace(scope, winner=(), defender=(), runner_up=(), held=None, stood_place=None, excluding=others)
    return replace(became, stood=parties, stood_or_lower=False, stood_or_better=False)


def read_count(reader: Reader, scope: Scope, parties: tuple[tuple[str, ...], ...]) -> Reading | None:
    """Read a count or a sum: by-elections, deposits, votes, candidates; None where a measure is left to be listed."""
    share = proportion(reader)
    if share:
        return _part(reader, scope, parties, share)
    if len(reader.find("word", "how many")) > 1:
        return Refusal("Ask for one number at a time, please.")
    in_all = reader.has("total")
    reader.take("word", "how many", "total")
    if reader.unused("measure", "deposit"):
        return read_deposits(reader, scope, parties)
    if (found := _sum(reader, scope, parties, in_all)) is not None:
        return found
    own = [item for item in _of_own_candidates(reader) if item.value not in parties]
    if any("independent" in item.value for item in own) and _at_any_place(scope):
        return SEVERAL_INDEPENDENTS
    # "How many SNP candidates held their seats": one at each by-election, and not all who stood there.
    of_contests = (own and reader.takes("candidate")) or _of_contests(reader, scope)
    if of_contests and parties:
        scope, parties = replace(scope, stood=parties[0]), ()
    stood = scope.stood or any(without.stood for without in scope.excluding)
    if (reader.has("candidate") or (reader.unused("word", "stood") and not stood)) and not of_contests:
        # "Total candidates who stood".
        reader.take("measure", "result")
        return Query("sum", ("candidates",), scope=scope, parties=parties)
    if parties:
        return WHICH_PART
    if scope.cause:
        # "How many were caused by a death" asks for nothing besides the count.
        reader.take("measure", "cause")
    if not reader.unused("measure"):
        return Query("count", scope=scope)
    if in_all and reader.asked() == {"turnout"}:
        # "Overall turnout": told with the average.
        reader.take("measure")
        return Query("average", ("turnout",), scope=scope)
    return _NOT_ADDED if in_all else None


def _of_own_candidates(reader: Reader) -> list[Item]:
    return [item for item in reader.find("party") if of_candidates(reader, item)]


def _at_any_place(scope: Scope) -> bool:
    """Tell whether whoever stood is counted: of winners and of those in a place there is one at each by-election."""
    return bool(scope.stood) and scope.stood_place is None


def _of_contests(reader: Reader, scope: Scope) -> bool:
    """Tell whether by-elections are counted, where candidates are said to have been: and no candidates."""
    counted = [reader.after(item) for item in reader.find("word", "how many")]
    if any(one.is_word("contest") and not reader.after(one).is_word("candidate", "stood") for one in counted):
        # "How many by-elections had a Green candidate", "had no Labour candidate".
        return reader.takes("candidate")
    # "How many have had over 15 candidates" are by-elections; "how many candidates stood where over 10 did" are people.
    limited = any(one.measure in {"candidates", "deposits lost"} for one in scope.bounds)
    people = any(one.is_word("candidate", "stood") for one in counted)
    return limited and len(reader.find("word", "candidate")) == 1 and not people


def _sum(reader: Reader, scope: Scope, parties: tuple[tuple[str, ...], ...], in_all: bool) -> Reading | None:
    """Read a sum of votes, rejected papers or, in all, electorates or majorities; None where none is asked."""
    by = any(reader.words[item.end : item.end + 1] == ["by"] for item in reader.find("word", "won"))
    if by and reader.unused("measure", "votes"):
        return Refusal("By how many votes each was won is its majority: ask for the largest, smallest or average.")
    if reader.unused("measure", "votes", "valid votes"):
        # "Total votes for the Lib Dems where they came third" are theirs, though where they came is read.
        votes = reader.take("measure", "votes", "valid votes")
        beside = [one for item in votes for one in (reader.before(item), reader.after(item, "did", "by", "won"))]
        parties = parties or tuple(one.value for one in beside if one.kind == "party")[:1]
        return Query("sum", ("votes",) if parties else ("valid votes",), scope=scope, parties=parties)
    for measure in ("rejected papers", *(("electorate", "majority") if in_all else ())):
        if reader.take("measure", measure):
            return Query("sum", (measure,), scope=scope) if not parties else WHICH_PART
    return None


def proportion(reader: Reader) -> Item | None:
    """Find the "share" of "what share of by-elections were holds", which counts them: not one of the vote."""
    for item in reader.unused("measure", "share"):
        if {"in", "at"} & set(reader.words[item.end : item.end + 1]):
            # "Labour share in by-elections since 2010" is of the vote.
            continue
        after = reader.after(item, "by", "did")
        beside = [after, reader.after(after)] if after.kind == "party" else [after]
        named = any(one.is_word(*NAMING, "candidate") or one.is_measure("deposit") for one in beside)
        if "vote" not in item.text and named:
            return item
    return None


def read_deposits(reader: Reader, scope: Scope, parties: tuple[tuple[str, ...], ...]) -> Reading:
    """Read how many deposits were lost, or kept, whoever's they were."""
    if reader.has("lost") and reader.has("to"):
        return Refusal("A deposit is lost to no party, but with too few votes: ask how many were lost, and by whom.")
    kept = only_kept(reader)
    reader.take("measure", "deposit")
    reader.take("word", "lost", "held")
    return Query("sum", ("deposits kept" if kept else "deposits lost",), scope=scope, parties=parties)
