"""Read a question about by-elections at large: records, counts, sums, averages, lists, what parties have done."""

from __future__ import annotations

from dataclasses import replace

from byelex.ask.measured import RANKED
from byelex.ask.query import Declined, Query, Reading, Refusal
from byelex.ask.readers.choosing import MOST_COMPARED
from byelex.ask.readers.clauses import joints
from byelex.ask.readers.items.settling_at_large import settle_at_large
from byelex.ask.readers.many.count_reading import WHICH_PART, proportion, read_average, read_count, read_deposits
from byelex.ask.readers.many.each_reading import read_several
from byelex.ask.readers.many.grouped_reading import group_of, not_by_group, nth_and_count
from byelex.ask.readers.many.polled_reading import read_polled
from byelex.ask.readers.many.record_reading import read_record, told_too
from byelex.ask.readers.many.tally_reading import read_tally
from byelex.ask.readers.many.whole_reading import said_of_every
from byelex.ask.readers.reader import (
    AVERAGES,
    MOST_OFFERED,
    MOVED,
    ORDER,
    WHEN_AND_WHERE,
    Reader,
    ids_of,
    leftover,
    whether,
)
from byelex.ask.readers.scopes.limits import COMPARISONS, falls, moved_by, rises
from byelex.ask.readers.scopes.scoping import read_scope
from byelex.ask.readers.verbs import NAMING, OUTCOMES, votes_moved
from byelex.ask.sentence.spans import EDGE, Item
from byelex.store.scope import Bound, Scope


def read_at_large(reader: Reader) -> Reading:
    """Read a question that names neither seat nor person."""
    several = read_several(reader, read_at_large)
    if several is not None:
        return several
    if whether(reader) and said_of_every(reader.words) is not None:
        reader.take("word", "both")
    said = _said_in_all(reader)
    if said is not None:
        reader.leave_out(said)
        read = read_at_large(reader)
        if whether(reader) and said_of_every(reader.words) is None and isinstance(read, Query) and read.task == "list":
            # "Have Reform won two" asks whether it is so many.
            return replace(read, task="count", whether=True, limit=Bound("contests", "=", said.value.value))
        note = f"The {said.text} in the question is passed over: all that fit are counted here."
        return replace(read, assumed=note) if isinstance(read, Query) else read
    _settle_votes_moved(reader)
    settle_at_large(reader)
    record = _done_in_all(reader)
    if record is not None:
        return record
    for reads in (read_tally, read_polled):
        found = reads(reader)
        if found is not None:
            return found
    needed = reader.has("needed") and reader.measures("swing")
    if (needed or reader.measures("swing needed")) and not reader.has("most", "least", "average"):
        return Refusal("Say which by-election: the swing needed is that of one seat.")
    scope = read_scope(reader)
    denied = any(without.winner or without.defender for without in scope.excluding)
    never = any(one.text == "never" for one in reader.find("word", "not")) and "byelections" not in reader.words
    if denied and never and not whether(reader):
        # "Seats Labour never won", at none of their by-elections.
        return Refusal("What a seat has never been is not listed: ask for the by-elections that were not so.")
    parties = tuple(item.value for item in reader.unused("party"))
    reader.take("party")
    winners = reader.measures("winner") and not told_too(reader) and reader.measures("share", "votes")
    if parties and (winners or reader.measures("winning share")):
        # "Lowest winning share for Labour": those that it won.
        winner = tuple(one for group in parties for one in group)
        scope, parties = replace(scope, winner=(*scope.winner, *winner)), ()
    query = _side_by_side(reader, scope) or _ask_of(reader, scope, parties)
    return query if isinstance(query, Refusal) else leftover(reader) or query


def _side_by_side(reader: Reader, scope: Scope) -> Query | None:
    """Read "compare the July 2023 by-elections" as those few side by side; None where that is not asked."""
    if not reader.has("compare") or reader.asked() or reader.find("party") or reader.has("first", "last"):
        return None
    held = reader.vocabulary.namesakes.contests(scope, limit=MOST_COMPARED + 1)
    if len(held) > MOST_COMPARED:
        raise Declined(Refusal("At most four by-elections can be set side by side: name them, or a day that had few."))
    if len(held) < 2:
        return None
    reader.take("word", "compare", "contest", "each", "both")
    reader.use(*(item for item in reader.unused("number") if item.value.value == len(held)))
    return Query("compare", contests=tuple(held))


def _settle_votes_moved(reader: Reader) -> None:
    """Decline votes gained or lost, which are no seats; shares are left to be ranked, as risen or fallen."""
    lost = [*reader.find("word", "lost"), *reader.find("measure", "previous holder")]
    by = [reader.after(reader.after(item), *ORDER) for item in lost if reader.after(item).is_word("by")]
    if any(one.is_measure("votes", "share") for one in by):
        # "Which party lost by fewest votes".
        raise Declined(_BEHIND)
    verb = votes_moved(reader)
    ranked = reader.has("most") and not reader.measures("votes", "valid votes")
    if verb is not None and verb.is_word("gain", "lost") and ranked:
        reader.read_as(verb, "rise" if verb.value == "gain" else "fall")
    elif verb is not None:
        raise Declined(_OF_VOTES)


_BEHIND = Refusal("How far behind the winner a party was is listed where it came second: ask for that.")
_OF_VOTES = Refusal(
    "How many votes were gained or lost is told of one by-election: name it. Of several, rises and falls are "
    'ranked by the share of the vote: ask for the "largest rise of share", or fall.'
)


def _ask_of(reader: Reader, scope: Scope, parties: tuple[tuple[str, ...], ...]) -> Reading:
    """Read what is asked of some by-elections, or of parties there: to be averaged, counted, ranked or listed."""
    ordered = reader.has(*ORDER)
    if len(parties) == 1 and _in_each(reader):
        by, _ = group_of(reader)
        if by not in {"", "seat"}:
            return not_by_group(by)
        measure = "share" if reader.measures("share") or not reader.unused("measure") else "votes"
        reader.take("measure")
        reader.take("word", "each", "how many")
        return Query("candidacy record", (measure,), scope=scope, parties=parties, count=10)
    if reader.has(*AVERAGES) or any(
        item.text == "per" and reader.after(item).is_word("contest") for item in reader.find("word", "each")
    ):
        # "How many candidates per by-election" are that on average.
        return read_average(reader, scope, parties)
    # "Record turnout" is a superlative, "UKIP's record" all that it did.
    records = reader.has("records") and not (parties and not reader.unused("measure"))
    if ordered or records or reader.measures("rank"):
        return read_record(reader, scope, parties)
    if reader.has("first", "last", "last but one"):
        return _by_date(reader, scope, parties)
    if len(parties) == 1 and _of_all_votes(reader):
        reader.take("measure", "share", "votes", "valid votes")
        reader.take("word", "total", "did")
        return Query("sum", ("votes",), scope=scope, parties=parties, manner="proportion")
    # "Total votes for Reform UK": the total is part of the measure's own words.
    summed = any({"total", "overall"} & set(item.text.split()) for item in reader.find("measure", "valid votes"))
    summed = summed or any(item.text.startswith("how many") for item in reader.find("measure"))
    counted = reader.has("how many", "total") or summed or proportion(reader)
    count = read_count(reader, scope, parties) if counted else None
    return count or (_party(reader, scope, parties) if parties else _listed(reader, scope))


def _in_each(reader: Reader) -> bool:
    """Tell what a party polled in each of several: "Labour's share in every by-election of 2023", "Reform's shares"."""
    several = reader.has("each") or reader.says({"every", "shares"})
    if not several or whether(reader) or reader.has(*ORDER, *AVERAGES, *MOVED, "first", "last", "total", "records"):
        return False
    measures = {item.value for item in reader.unused("measure")}
    return measures <= {"votes", "share", "valid votes"} and (bool(measures) or reader.has("did"))


def _of_all_votes(reader: Reader) -> bool:
    """Tell a party's share of the votes put together: "share of all votes", "total share of the vote"."""
    votes = {word for item in reader.unused("measure", "votes", "valid votes") for word in item.text.split()}
    votes |= {word for item in reader.unused("measure", "share") for word in item.text.split()} & {"votes"}
    all_ = reader.has("total") or "total" in votes or ("all" in reader.words and votes)
    return bool(reader.unused("measure", "share")) and bool(all_)


_ANY_OF_THEM = ("which", "ever", "not", "more", "over", "at least", "two wins", "candidate")
"""Words with which "a by-election" is any of them."""


def _said_in_all(reader: Reader) -> Item | None:
    """Find a number that only tells how many there are in all: "of the 24 gains how many were …", "name the two …"."""
    plain, asked = not reader.has(*ORDER, "first", "last", *COMPARISONS), whether(reader) and not reader.has("not")
    out_of = reader.words[0] in {"of", "out"} and reader.has("how many")
    for number in reader.unused("number"):
        named = number.start < 4 and reader.before(number).is_word("which", "where")
        counted = reader.after(number)
        # "All three main parties" are more than the two that the words stand for.
        of_party = counted.kind == "party" and (number.value.value == 2 or not counted.text.endswith(" parties"))
        # "Which three had the lowest turnout" are the first three.
        all_named = named and not reader.has(*ORDER)
        if (named and of_party) or ((all_named or out_of) and counted.is_word(*NAMING)):
            return number
        # "Who won the three by-elections in June 2026", "turnout at all four 2024 by-elections", "have they won two".
        beside = (one for one in reader.following(number) if one.kind not in WHEN_AND_WHERE | {"party"})
        noun, all_ = next(beside, EDGE), asked or reader.word_before(number) in {"the", "all"}
        won = asked and noun is EDGE and reader.before(number).is_word(*OUTCOMES)
        if plain and not number.value.of_hundred and (won or (all_ and noun.is_word(*NAMING))):
            return number
    return None


def _by_date(reader: Reader, scope: Scope, parties: tuple[tuple[str, ...], ...]) -> Reading:
    """Read "the last Labour hold", "first by-election of 2016", "last five by-elections"."""
    since = [item for item in reader.find("word", "last") if item.text.startswith(_HOW_LONG)]
    last_but_one = reader.takes("last but one")
    last = reader.takes("last") or last_but_one
    first = reader.takes("first")
    if last and first:
        return Refusal("Ask for the first and the last one at a time, please.")
    # "In the first year of a Parliament" is no first by-election.
    dates = [item for item in reader.find("measure", "date") if item.text != "year of"]
    reader.take("measure", "result", "winner", *(("cause",) if scope.cause else ()))
    reader.use(*dates, *(item for item in reader.find("word", "tally", "group") if "year" in item.text))
    nth, count = (2, 1) if last_but_one else nth_and_count(reader)
    named = any("byelection" in item.text for item in reader.find("word", "contest"))
    if len(parties) == 1 and named and not reader.unused("measure"):
        # "UKIP's first by-election" is the first it stood at.
        scope, parties = replace(scope, stood=parties[0]), ()
    if parties:
        return Refusal("Say what the party did: won, gained, held, lost, came second, stood.")
    if reader.unused("measure"):
        return Refusal("Name the by-election, and ask for its figures by name.")
    if since:
        return Query("record", ("date",), scope=scope, words=reader.calendar.today.isoformat())
    several = any("byelections" in item.text for item in reader.find("word", "contest"))
    if count == nth == 1 and scope == Scope() and reader.names.real and not several:
        edge = reader.names.real[0 if last else -1]
        alike = tuple(one.id for one in reader.names.real if one.polling_on == edge.polling_on)
        if len(alike) == 1:
            return Query("result", contests=alike)
    return Query("record", ("date",), scope=scope, most=last, nth=nth, count=count)


_HOW_LONG = ("how long", "how many years")


def _done_in_all(reader: Reader) -> Reading | None:
    """Read several of what a party's record holds as all of it: "Lib Dem wins and lost deposits since 2010"."""
    parties, when_and_where = {item.value for item in reader.find("party")}, []
    things, verbs = set[str](), reader.find("word", "lost", "held")
    deposits = reader.find("measure", "deposit")
    for item in reader.items:
        if item.kind in WHEN_AND_WHERE:
            when_and_where.append(item)
        elif item.is_word(*OUTCOMES) and not (deposits and item in verbs and item.text not in _ENDINGS):
            things.add(item.value)
        elif item.text == "contest":
            things.add("stood")
        elif item.is_word("runner-up", "stood") or item.is_measure("votes", "valid votes", "share", "deposit"):
            things.add("votes" if item.value == "valid votes" else item.value)
        elif item.kind != "party" and item not in verbs and not item.is_word(*_RECORDING):
            return None
    if deposits and {item.value for item in verbs if item.text not in _ENDINGS} == {"lost", "held"}:
        things.add("deposits kept")
    nouns = reader.has("how many", "records") or all(item.text in _ENDINGS for item in reader.find("word", *OUTCOMES))
    # "How many did Labour contest and lose", "contest and not lose its deposit" in, are of those alone.
    fought = "stood" in things and (things.intersection(OUTCOMES) or not joints(reader))
    # "Losses and lost deposits", whose "and lost" is one.
    joined = reader.has("and", "records") or any(item.text.startswith("and ") for item in verbs)
    if len(parties) != 1 or len(things) < 2 or fought or not (nouns or deposits) or not joined:
        return None
    return Query("party", scope=read_scope(reader.of(when_and_where)), parties=tuple(parties))


_ENDINGS = frozenset("wins victories gains holds losses defeats won gained".split())
"""Nouns, or what may stand for one, of what a party has done."""
_RECORDING = ("how many", "total", "records", "and", "by", "did", "ever", "contest", "candidate", "each")


def _party(reader: Reader, scope: Scope, parties: tuple[tuple[str, ...], ...]) -> Reading:
    placed = scope.stood_place is not None or scope.runner_up or scope.stood_bound
    joined = any(reader.after(reader.after(one), "did").kind == "party" for one in reader.find("party"))
    if len(parties) > 1 or (placed and (joined or reader.says({"both", "all"}))):
        return Refusal("Ask about one party at a time, or name the by-election.")
    ended = scope.held is not None and not (scope.winner or scope.defender)
    if ended and not reader.says({"in", "at", "where", "across"}):
        # What was gained or held stands beside the party, and whether it was its own is not read.
        return WHICH_PART
    if whether(reader) and reader.says({"any", "ever"}) and reader.asked() & {"votes", "share", "change"}:
        # "Did Labour's vote go up in any": a whole record is no yes, and no no.
        return Refusal("Ask for a list of them: by-elections where its share rose, or fell.")
    reader.take("measure", "votes", "share", "change", "result", "position")
    # "Where the Tory share fell" is a condition, "the Tory vote up or down" all that it did.
    reader.take("word", "records", *(() if reader.has("where", "which") else MOVED))
    if reader.measures("deposit") and not reader.measures("votes", "share", "change"):
        return read_deposits(reader, scope, parties)
    return Query("party", scope=scope, parties=parties)


def _listed(reader: Reader, scope: Scope) -> Reading:
    """Read a list: what is left asks only for the contests that fit."""
    if any("why" in item.text.split() for item in reader.find("measure", "cause")):
        return Refusal("Why there was a by-election is told of one at a time: name it.", final=True)
    reader.take("measure", "result", "winner", "date", "cause")
    if not reader.find("party"):
        reader.take("word", "won")
    if reader.unused("measure", "deposit"):
        if scope == Scope() and not reader.has("each", "group"):
            return Query("define", words="deposit")
        return read_deposits(reader, scope, ())
    wanted = [item.value for item in reader.unused("measure")]
    places = [*reader.unused("word", "runner-up"), *(reader.unused("nth") if reader.has("came") else ())]
    if len(places) == 1 and scope != Scope() and not (wanted or scope.stood or scope.runner_up):
        # "Who came second in 2023": at each.
        reader.use(*places)
        position = places[0].value if places[0].kind == "nth" else 2
        return Query("candidacy record", ("share",), scope=scope, position=position, count=10)
    wanted = wanted or ["candidates"] * (reader.items[0].text == "candidates")
    if wanted == ["turnout change"] or (wanted == ["turnout"] and reader.has(*MOVED)):
        reader.take("measure")
        directed = rises(reader) or falls(reader)
        reader.take("word", *MOVED)
        if not directed and scope != Scope():
            # "Turnout change in each 2023 by-election": seldom a rise.
            return Query("record", ("turnout change",), scope=scope, most=False, count=10)
        return Query("list", scope=replace(scope, bounds=(*scope.bounds, moved_by(reader, "turnout change"))))
    if wanted:
        if len(wanted) == 1 and wanted[0] in RANKED and scope != Scope():
            reader.take("measure")
            reader.take("word", "compare")
            return Query("record", (wanted[0],), scope=scope, most=True, count=10)
        return Refusal("Name the by-election, or say how they are to be ranked: highest, lowest, average.")
    if scope == Scope() and reader.words[-1] == "byelection" and not reader.has(*_ANY_OF_THEM):
        latest = ids_of(reader.names.real[:MOST_OFFERED])
        return Refusal("Say which by-election: name the seat. These were the latest.", latest, which=True)
    if scope == Scope() and not reader.has("contest", "which"):
        return Refusal("Ask about a by-election, a party, a person, or all of them: who won, swing, turnout, quotes.")
    return Query("list", scope=scope)
