"""Read what is asked of given by-elections: which measures, whose figures, against what."""

from __future__ import annotations

from byelex.ask.measured import FIGURES, OF_CONTEST, OF_EVERYONE, as_one
from byelex.ask.query import Against, Query, Reading, Refusal
from byelex.ask.readers.choosing import SHORT
from byelex.ask.readers.named.premises import former_member, of_member, who_defended, who_won, with_premise
from byelex.ask.readers.named.rank_reading import PRESENT, read_rank, read_superlative
from byelex.ask.readers.named.subject_reading import asks_margin, read_subject
from byelex.ask.readers.named.swing_reading import asks_swing, read_swing, winner_needed
from byelex.ask.readers.reader import MOVED, Reader, ids_of, leftover, stood_at
from byelex.ask.readers.scopes.limits import than
from byelex.ask.readers.scopes.party_parts import of_candidates
from byelex.ask.readers.verbs import OF_SEATS, OUTCOMES
from byelex.ask.sentence.spans import EDGE, Item
from byelex.changing import replace
from byelex.elections import Listing
from byelex.store.scope import Scope

_WHOLE = frozenset(("source", "claims", "result", "table"))
"""Measures that ask of all figures, not of one, where their sources are asked for."""
_BEFORE = {
    **{one: f"{one} before" for one in ("turnout", "electorate", "valid votes", "rejected papers", "candidates")},
    **dict.fromkeys(("majority", "majority points", "margin", "majority before"), "majority before"),
    **dict.fromkeys(("winner", "winning share"), "winner before"),
    **dict.fromkeys(("result", "table", ""), "result before"),
}
"""A measure, and the same at the general election before."""


def read_measures(reader: Reader, listings: tuple[Listing, ...], against: Against) -> Reading:
    """Read what is asked of given contests."""
    _pass_over_when(reader)
    if reader.measures("cause"):
        # "Why did he resign" says already what the cause was.
        reader.take("cause")
    reader.take("word", "tally", "party")
    # "Swing in Wales 1968 Caerphilly": where it is adds nothing.
    nations = {one.country for one in listings}
    whole = nations if len(nations) == 1 else set()
    whole |= {"Great Britain"} if "Northern Ireland" not in nations else set()
    reader.use(*(item for item in reader.find("nation") if item.value in whole))
    reader.use(*(item for item in reader.find("region") if {one.region for one in listings} == {item.value}))
    member, listings = former_member(reader, who_defended(reader, who_won(reader, listings)))
    people, listings = _whose_contests(reader, listings)
    contests = ids_of(listings)
    asked = Query("figure", contests=contests, against=against)
    query = (of_member(reader, asked, member) if member else None) or _what(reader, asked)
    if isinstance(query, Refusal):
        return query
    query = replace(query, member=member)
    if people and query.task == "figure":
        query = replace(query, people=people)
    if query.task == "candidate" and query.people and query.against != "at baseline":
        # Of several of one surname, those who stood there.
        by_id = reader.names.person_by_id
        there = tuple(person for person in query.people if set(by_id[person].by_election_ids) & set(contests))
        query = replace(query, people=there or query.people)
    query = with_premise(reader, query)
    refused = leftover(reader, contests) or _not_of_then(query)
    if refused is not None:
        return refused
    if len(contests) > SHORT or (query.task == "result" and len(contests) > 1):
        name = listings[0].constituency_name
        return Refusal(f"{name} had {len(contests)} by-elections in the store. Which one?", contests, which=True)
    return query


_OF_THEN = frozenset({*_BEFORE.values(), "votes", "share", "position"})


def _pass_over_when(reader: Reader) -> None:
    """Take "when" as a joint where it only says at which by-election: "who came second when Reform won Runcorn"."""
    for item in reader.find("measure", "date"):
        after, before = reader.after(item), reader.before(item)
        if item.text != "when" or before is EDGE or before.is_word("and") or after is EDGE:
            continue
        if len(reader.find("party")) + len(reader.find("person")) > 1:
            # Who is asked about and who won are two: the joint is not passed over.
            reader.read_as(item, "date", kind="word")
        elif reader.words[0] != "when" and (after.is_word(*OUTCOMES) or after.kind in {"party", "person", "member"}):
            reader.leave_out(item)


def _not_of_then(query: Query) -> Refusal | None:
    """Refuse a figure of the general election that is not in the store, rather than give the by-election's own."""
    if query.against != "at baseline":
        return None
    if query.task in {"figure", "candidate"} and set(query.measures) <= _OF_THEN and query.limit is None:
        return None
    return Refusal(
        "Of the general election before, the store can give the winner, any place, the majority, the turnout, the "
        "electorate, the number of candidates and anyone's votes; not that.",
        query.contests,
    )


def _whose_contests(reader: Reader, listings: tuple[Listing, ...]) -> tuple[tuple[str, ...], tuple[Listing, ...]]:
    """Keep the contests at which a person stood, where the measure asked about is the contest's, not the person's.

    Gives the person too, who may not have won there, or not have stood at all: the answer says so.
    """
    people: tuple[str, ...] = ()
    whole = asks_margin(reader) or any(item.value in OF_CONTEST for item in reader.find("measure"))
    if not whole or reader.has("between") or (reader.has("over") and not than(reader)):
        return people, listings
    for item in reader.unused("person"):
        stood = stood_at(item.value)
        kept = tuple(listing for listing in listings if listing.id in stood)
        listings = kept or listings
        people += tuple(
            one.id for one in item.value if not kept or {each.id for each in kept} & set(one.by_election_ids)
        )
        reader.use(item)
    return people, listings


_OTHER = frozenset(("other", "others", "else"))


def _what(reader: Reader, query: Query) -> Reading:
    reader.take("word", "total")
    whose = reader.find("party") or reader.unused("person")
    if query.against == "baseline" and (reader.measures("majority") or not whose):
        # "Were there more candidates than in 2019", "was Labour's majority bigger": both are told.
        reader.take("word", "more", "fewer")
        reader.use(*than(reader))
    parties = tuple(item.value for item in reader.find("party"))
    if reader.take("measure", "rank"):
        return read_rank(reader, query)
    if reader.has("outlet") and reader.asked() in ({"result"}, {"winner"}):
        # "Selby results Wikipedia" is typed as into a search for them.
        reader.take("word", "outlet")
    elif reader.measures("source", "claims") or (reader.has("different", "outlet") and not _counts_parties(reader)):
        reader.take("measure", "source", "claims")
        reader.take("number")
        reader.take("word", "different", "outlet", "versus")
        # "Your swing isn't the same as the BBC's, why": not why there was a by-election.
        passed = _WHOLE | ({"cause"} if reader.has("different") else set())
        claims = tuple(item.value for item in reader.take("measure") if item.value not in passed)
        return replace(query, task="source", measures=claims)
    if reader.takes("notional"):
        reader.take("measure", "change")
        return replace(query, task="define", words="notional")
    if reader.has("same day"):
        reader.take("word", "same day", "held")
        reader.take("measure", "result")
        if len(query.contests) > 1:
            return Refusal("Say which by-election, with its year.", query.contests, which=True)
        held = reader.names.by_id[query.contests[0]].polling_on
        without = query.contests[:1] if reader.says(_OTHER) else ()
        scope = Scope(first_day=held, last_day=held, not_by_election_ids=without)
        return Query("count" if reader.takes("how many") else "list", scope=scope)
    figures = {item.value for item in reader.find("measure") if item.value in FIGURES}
    if "cause" in figures and figures & _MOVING:
        return _why(query)
    if winner_needed(reader, query) or asks_swing(reader):
        # "Explain the swing in Gorton": its working is told with it.
        reader.take("word", "define")
        return read_swing(reader, query, parties)
    ordered = read_superlative(reader, query)
    if ordered is not None:
        return ordered
    subject = read_subject(reader, query)
    if subject is not None:
        return subject
    return _of_the_whole(reader, query, parties)


def _of_the_whole(reader: Reader, query: Query, parties: tuple[tuple[str, ...], ...]) -> Reading:
    """Read a question of a by-election as a whole, whoever's figures are beside it."""
    reader.take("party")
    if asks_margin(reader):
        reader.take("word", "won", "held", "gain")
        reader.take("measure", "votes", "winner")
        measure = "majority before" if query.against == "at baseline" else "margin"
        return replace(query, measures=(measure,), parties=parties)
    measures = _measures_named(reader)
    if "cause" in measures:
        caused = _caused(reader, query, measures, parties)
        if caused is not None:
            return caused
    measures = _as_meant(reader, query, measures)
    if "majority" in measures and (reader.takes(*MOVED) or "change" in measures or query.against == "baseline"):
        # "Did Labour increase its majority", "was it up or down", "bigger than in 2019".
        measures = [measure for measure in measures if measure != "change"]
        query, parties = replace(query, against="baseline"), ()
    if reader.has("held", "lost") and reader.has("gain"):
        reader.take("word", "versus")
    # "Was it a Labour gain, and what was the majority" asks both.
    both = [
        ended
        for ended in reader.find("word", "gain", "held")
        if ended.text in {"gain", "hold"} and reader.before(ended).kind == "party" and "did" not in reader.words
        for joint in reader.find("word", "and")
        if ended.start < joint.start
    ]
    if reader.takes(*OF_SEATS) or reader.has("opposition"):
        measures = ["outcome", *measures] if both else measures or ["outcome"]
    if query.against == "baseline" and reader.has("candidate", "stood") and not (measures or parties):
        return replace(query, measures=("candidates",))
    if _counts_parties(reader):
        reader.take("word", "how many", "different")
        return replace(query, measures=("parties",))
    everyone = not any(of_candidates(reader, item) for item in reader.find("party"))
    if everyone and reader.has("how many") and (reader.has("candidate", "stood") or reader.measures("result")):
        reader.take("word", "how many")
        return replace(query, measures=("candidates before" if query.against == "at baseline" else "candidates",))
    if measures:
        reader.take("word", "how many")
    if query.against == "at baseline":
        return _at_baseline(reader, query, measures, parties)
    return _of_measures(reader, query, measures, parties)


def _counts_parties(reader: Reader) -> bool:
    """Tell "how many parties stood", "how many party candidates", from how many candidates there were of any kind."""
    counted = [reader.after(item, "different") for item in reader.find("word", "how many")]
    return any(item.is_word("party", "tally") and item.text in {"party", "parties"} for item in counted)


def _measures_named(reader: Reader) -> list[str]:
    """Take the measures named: a share beside another is what that is counted in, but for one that is joined to it."""
    items = reader.take("measure")
    apart = [item for item in items if item.value == "share" and _beside_another(reader, item)]
    named = as_one(
        "winner" if item.value in {"successor", "winning votes"} else item.value for item in items if item not in apart
    )
    if set(named) == {"cause", "votes"} and {"vote", "poll"} & {one.text for one in items if one.value == "votes"}:
        # "What triggered the vote" is the poll.
        named = ("cause",)
    if {"turnout", "rejected papers"} <= set(named) and reader.takes("including"):
        named = ("ballot turnout",)
    return list(dict.fromkeys((*named, *(item.value for item in apart))))


def _beside_another(reader: Reader, share: Item) -> bool:
    """Tell "majority and vote share" from "majority percentage"."""
    before, after = reader.before(share), reader.after(share)
    return (
        before.is_word("and")
        or after.is_word("and")
        or ("share" in share.text and any(one.kind == "measure" for one in (before, after)))
    )


def _caused(reader: Reader, query: Query, measures: list[str], parties: tuple[tuple[str, ...], ...]) -> Reading | None:
    """Refuse why a result was as it was; None where why there was a by-election is asked."""
    held = [item for item in reader.find("word", "held") if reader.before(item).is_word("contest")]
    if [item.text for item in held] == ["held"]:
        # "Why was the by-election held" asks why there was one.
        reader.leave_out(held[0])
    beside = set(measures) - {"cause", "previous holder", "date"}
    if not (beside or parties or reader.has(*OUTCOMES, "stood", "candidate")):
        return None
    return _why(query)


def _as_meant(reader: Reader, query: Query, measures: list[str]) -> list[str]:
    """Give the measures that those named are beside the words that go with them, and take those words."""
    if {"majority", "majority points"} & set(measures):
        reader.take("word", "top two", *(("between",) if reader.has("top two") else ()))
    if "turnout" in measures and (reader.takes(*MOVED) or query.against == "baseline"):
        measures = ["turnout change" if each == "turnout" else each for each in measures]
    if "electorate" in measures and (reader.takes(*MOVED) or "change" in measures):
        # That of the election before is told with it.
        measures = [each for each in measures if each != "change"]
    if "majority before" in measures and reader.says(PRESENT) and "how" in reader.words:
        # "How safe is it now".
        measures = ["majority" if measure == "majority before" else measure for measure in measures]
    if reader.has("defend"):
        # The majority that was being defended is the one before, whoever won.
        measures = ["majority before" if measure == "majority" else measure for measure in measures]
        if not measures and (reader.has("how much") or reader.words[0] == "what"):
            measures = ["majority before"]
    if {"majority overturned", "majority before"} & set(measures):
        reader.take("word", *OUTCOMES)
        reader.use(*(item for item in reader.find("word", "versus") if item.text == "or"))
    return measures


def _of_measures(reader: Reader, query: Query, measures: list[str], parties: tuple[tuple[str, ...], ...]) -> Reading:
    """Ask for the measures named, or, with none but everyone's votes or shares, for the table or the result."""
    did = reader.has(*OF_SEATS)
    if measures == ["date"] and parties and not (did or reader.has("stood", "contest")):
        return Refusal("Say what the party did then: won, gained, held or lost.", query.contests)
    table = {"votes", "share", "change"}
    if set(measures) == {"change"} and query.against and not parties:
        return replace(query, task="compare baseline", against="baseline")
    if measures and set(measures) <= table:
        return replace(query, measures=("table",))
    if set(measures) - {*table, "result"} and not parties:
        # "Majority and vote share": whose share nobody said, so everyone's.
        measures = ["table" if measure in {"share", "change"} else measure for measure in measures]
    if measures == ["date"] and reader.says(_AGO) and len(query.contests) == 1:
        # Beside it is told how long that is to today.
        held, today = Scope(by_election_ids=query.contests), reader.calendar.today.isoformat()
        return Query("record", ("date",), scope=held, words=today)
    figures = tuple(dict.fromkeys(measure for measure in measures if measure in FIGURES))
    if parties and OF_EVERYONE & set(figures) and not did:
        return Refusal("That is a figure of the whole by-election, not of a party.", query.contests)
    if parties and not figures:
        return replace(query, task="candidate", parties=parties)
    if set(measures) <= {"result", *table} and not parties:
        return replace(query, task="compare baseline" if query.against == "baseline" else "result")
    if set(measures) - set(figures) - {"result", "votes"}:
        return Refusal("Ask for one of those at a time, please.", query.contests, final=True)
    return replace(query, measures=figures, parties=parties)


_AGO = frozenset(("ago",))
_MOVING = frozenset("turnout, turnout change, majority, swing, rejected papers, candidates, electorate".split(", "))
"""Figures whose cause nothing tells."""


def _why(query: Query) -> Refusal:
    return Refusal(
        "Why a result came out as it did is not in the store; why there was a by-election is, where reported.",
        query.contests,
    )


def _at_baseline(reader: Reader, query: Query, measures: list[str], parties: tuple[tuple[str, ...], ...]) -> Reading:
    """Ask for the general election's figure rather than the by-election's: the year was the general election's."""
    if measures == ["outcome"] and not reader.measures("outcome"):
        # "Did Labour win it at the general election before?": who did.
        measures, parties = ["winner"], ()
    if set(measures) <= {"votes", "share"} and measures and not parties:
        measures = ["result"]
    wanted = [_BEFORE.get(measure) for measure in dict.fromkeys(measures or [""])]
    if None in wanted or (parties and wanted != ["majority before"]):
        return Refusal(
            "There was no by-election there that year; of the general election the store can give the result, "
            "the majority, the turnout and a party's votes.",
            query.contests,
        )
    return replace(query, measures=tuple(measure for measure in wanted if measure))
