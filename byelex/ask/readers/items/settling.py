"""Settle, before a sentence is read, what some of its items stand for beside the others in it."""

from __future__ import annotations

from datetime import date

from byelex.ask.measured import OF_HUNDRED, RANKED
from byelex.ask.readers.items.settling_alternatives import settle_alternatives
from byelex.ask.readers.items.settling_members import settle_members
from byelex.ask.readers.items.settling_years import settle_day
from byelex.ask.readers.reader import MANY, MOVED, ORDER, Reader, said_of, seats_of, whether, within
from byelex.ask.readers.scopes.leaving_out import FAILED
from byelex.ask.readers.scopes.limits import COMPARISONS
from byelex.ask.readers.verbs import OUTCOMES
from byelex.ask.sentence.numbers import Number
from byelex.ask.sentence.spans import EDGE, Item, unsaid
from byelex.ask.sentence.vocabulary import Vocabulary
from byelex.changing import replace
from byelex.names.seats import of_late
from byelex.names.text import words

_VOTED = frozenset(("voted", "vote", "voting"))
_SHARES = frozenset(("percentage", "percent", "proportion", "fraction", "pct"))


def settled_parties(vocabulary: Vocabulary, items: list[Item]) -> list[Item]:
    """Settle which of several parties of one name is meant, by the contests or the period asked about."""
    if not any(item.kind == "party" for item in items):
        return items
    seats = [listing for item in items if item.kind == "seat" for listing in seats_of(item).listings]
    people = [each for item in items if item.kind == "person" for one in item.value for each in one.by_election_ids]
    periods = [said_of(item) for item in items if item.kind == "period"]
    then = within(seats, periods[0]) if len(periods) == 1 else ()
    if len(periods) == 1 and not then:
        # "Sheffield Brightside 1968" is not the seat that everyone calls so now.
        named = [
            vocabulary.names.seat_named(words(item.text), periods[0].period) for item in items if item.kind == "seat"
        ]
        then = within([one for found in named for seat in found.seats for one in seat.listings], periods[0])
    contests = tuple(dict.fromkeys(one.id for one in then or of_late(seats))) or tuple(people)

    def meant(item: Item) -> tuple[str, ...]:
        typed = item.text.split()
        if contests:
            return vocabulary.namesakes.at(item.value, typed, contests)
        return vocabulary.namesakes.within(item.value, typed, periods[0].period if len(periods) == 1 else None)

    return [replace(item, value=meant(item)) if item.kind == "party" else item for item in items]


def settle(reader: Reader) -> None:
    """Settle all of a sentence, in this order."""
    for settles in (
        _what_it_means,
        _votes_for,
        _got_so_many,
        _ended_by,
        settle_day,
        settle_members,
        settle_alternatives,
        _what_year,
        _orders,
        _units,
        _failures,
        _never_theirs,
        _where_it_came,
        _how_they_won,
        _figures_of_speech,
        _taken_from,
        _lost_by_whom,
        _where_from,
        _so_many_times,
        _unopposed,
    ):
        settles(reader)


def _what_it_means(reader: Reader) -> None:
    """Read "does a hold mean the same MP" as what a hold is, which tells whether it means that."""
    named = any(map(reader.find, ("seat", "person", "member", "period")))
    for item in reader.find("word", "average") if reader.words[0] in {"do", "does"} and not named else ():
        if item.text == "mean" and reader.before(item).kind in {"measure", "word"}:
            reader.leave_out(*reader.following(item))
            reader.read_as(item, "define")


def _got_so_many(reader: Reader) -> None:
    """Read "did Reform get over 10,000 in Runcorn" as of votes, which nothing else that somebody gets comes to."""
    named = reader.find("seat") or reader.find("person")
    for number in reader.find("number") if named and not reader.find("measure") else ():
        limit = reader.before(number)
        got = reader.before(limit)
        of_votes = not number.value.of_hundred and number.value.value > 100 and got.text in _GOT
        if of_votes and limit.is_word(*COMPARISONS):
            votes = replace(number, kind="measure", value="votes", text="votes", start=number.end)
            reader.put(number, number, votes)


def _ended_by(reader: Reader) -> None:
    """Read "did Labour hold Batley by more than 500 votes" as whether it won by so many: that is no vote of its own."""
    limits = [item for item in reader.find("word", *COMPARISONS) if reader.after(item).kind == "number"]
    # "By more than 2010" may be than in that year.
    elected = {day.year for day in reader.calendar.general_elections}
    limits = [item for item in limits if reader.after(item).value.value not in elected]
    by = any(reader.word_before(item) == "by" for item in limits)
    for item in reader.find("word", "held", "gain") if by and reader.find("seat") else ():
        reader.put(item, item, replace(item, value="won"))


_GOT = frozenset(("get", "gets", "got", "poll", "polled", "take", "took", "receive", "received", "manage", "managed"))


def _votes_for(reader: Reader) -> None:
    """Read "voted Labour" as votes for it, though "voted" by itself is everyone's vote, or turnout."""
    for item in reader.find("measure", "valid votes", "turnout"):
        typed = item.text.split()
        whom = reader.after(item, "by")
        person = whom.kind == "person" or any(reader.before(one).is_word("by") for one in reader.find("person"))
        party = whom.kind == "party" and reader.after(item).is_word("by")
        if item.value == "valid votes" and "total" in typed and (person or (party and reader.find("seat"))):
            # "Total votes for Kim Leadbeater in Batley" are hers.
            reader.read_as(item, "votes")
            continue
        if typed[-1] not in _VOTED or "total" in typed:
            continue
        if whom.kind in {"party", "person"}:
            reader.read_as(item, "share" if _SHARES & set(typed) else "votes")
            continue
        of_all = [one for one in reader.find("measure", "share") if one.start < item.start]
        if of_all and not (reader.find("party") or reader.find("person")):
            # "What percentage of people voted" is the turnout.
            reader.read_as(item, "turnout")
            reader.leave_out(of_all[0])
            return


def _what_year(reader: Reader) -> None:
    """Read "what year did UKIP win Clacton", of one seat, as when."""
    one = len(reader.find("seat")) == 1 and not reader.has(*ORDER)
    for item in reader.find("word", "tally", "group") if one else ():
        if item.start == 0 and item.text in {"what year", "which year", "which month"}:
            reader.read_as(item, "date", kind="measure")


def _orders(reader: Reader) -> None:
    """Read words that set an order, or a limit, beside others: "bottom three turnouts", "beat 50%", "best result"."""
    for item in reader.items:
        following = reader.after(item)
        if item.is_word("beat") and following.kind == "number":
            reader.read_as(item, "over")
        best = reader.before(item, "contest", "candidate").text in {"best", "worst"}
        if best and item.text.removeprefix("byelection ") in {"result", "results"} and reader.has("candidate", "who"):
            # "The candidate with the best result" had the highest share, as a party's best result is one.
            reader.read_as(item, "share", kind="measure")
        # "Bottom two in Corby" are its last two.
        measured = reader.after(following) if following.kind == "number" and reader.find("seat") else following
        if item.kind == "word" and item.text == "bottom" and measured.kind in {"number", "measure"}:
            reader.read_as(item, "least")
        if item.text == "last" and reader.find("seat") and not following.is_word("contest"):
            place = reader.before(item, "and")
            placed = place.kind == "nth" or place.is_word("runner-up", "first")
            if reader.before(item).is_word("and") and (placed or place.is_measure("winner")):
                # "Who came second and last": a place, not the latest by-election.
                reader.read_as(item, "last place")


def _units(reader: Reader) -> None:
    """Take "in points" for the unit of what is measured beside it: of a majority it makes another measure.

    With nothing that is counted in points it stays, and is left over.
    """
    of_one = bool(reader.find("seat"))
    if of_one and reader.measures("share"):
        # Whose share it is, it is told to two.
        reader.leave_out(*reader.find("word", "decimals"))
    for unit in reader.find("word", "points"):
        counted = reader.before(unit)
        if of_one and counted.is_word("how many"):
            # "Labour dropped how many points": by how much.
            reader.read_as(counted, "how much")
            if reader.has("gain", "lost", *MOVED) and not (reader.find("measure") or reader.ends_in("by")):
                reader.read_as(unit, "change", kind="measure")
                return
        majorities, votes = reader.find("measure", "majority"), reader.find("measure", "votes")
        before = reader.measures("majority before", "majority overturned")
        if not of_one and (before or (majorities and "votes" in reader.words)):
            return
        apart = max(len(reader.find("party") + reader.find("person")), len(reader.find("nth"))) > 1 and majorities
        if of_one and (apart or reader.has("how much")) and not reader.measures("winner"):
            # "How much did they win it by in points": between two, both are told.
            reader.leave_out(unit)
            return
        for item in majorities:
            reader.read_as(item, "majority points")
        for item in votes if not (of_one or reader.has(*MOVED)) else ():
            reader.read_as(item, "share")
        told = before or votes or reader.measures(*OF_HUNDRED, "steed swing", "behind")
        if told or reader.has(*MOVED):
            reader.leave_out(unit)


def _failures(reader: Reader) -> None:
    """Read "failed to hold" and "couldn't defend" as lost: what was not theirs nobody failed to hold.

    "Did not hold" is so too; "did not defend" is not. A deposit that was not lost was kept. Of one seat "Labour didn't
    win it, did they" asks whether it was lost.
    """
    alone = len(reader.find("seat")) == 1 and len([*reader.find("party"), *reader.find("person")]) == 1
    alone = alone and not (reader.find("measure") or reader.find("number") or reader.has("by", "how much"))
    for negation in reader.find("word", "not"):
        verb = reader.after(negation)
        did_not = negation.text == "didnt" or reader.words[negation.start - 1 : negation.end] == ["did", "not"]
        kept = negation.text in _NOT and verb.is_word("lost") and reader.after(verb).is_measure("deposit")
        failed = negation.text in FAILED or (did_not and verb.text in _TO_HOLD)
        not_won = did_not and alone and verb.text == "win" and whether(reader)
        if kept or not_won or (failed and verb.is_word("defend", "held")):
            reader.put(verb, replace(verb, value="held" if kept else "lost", text=f"{negation.text} {verb.text}"))
            reader.leave_out(negation)


def _never_theirs(reader: Reader) -> None:
    """Leave "never" out of what one person is said never to have done: how often it was so is told."""
    said = [item for item in reader.items if not (item.kind == "person" or item.is_measure("deposit"))]
    plain = all(item.is_word("not", "ever", "contest", "won", "lost", "held", "gain") for item in said)
    denials = [item for item in said if item.is_word("not")]
    alone = len(reader.find("person")) == 1 and reader.has("won", "lost", "held")
    if plain and alone and [item.text for item in denials] == ["never"]:
        reader.leave_out(*denials)


_NOT = frozenset("not didnt dont doesnt hasnt havent wont never".split())
_TO_HOLD = frozenset(("hold", "keep", "retain", "save", "hang on"))


def _where_it_came(reader: Reader) -> None:
    """Read "where does Wakefield come in turnouts", of a seat and no candidate, as where it ranks."""
    for item in reader.find("word", "came") if reader.words[0] == "where" else ():
        whose = reader.before(item)
        whose = reader.before(whose) if whose.kind == "period" else whose
        by = (*reader.find("measure", *RANKED), *reader.find("word", "candidate"))
        ranked = any(one.start > item.start for one in by)
        if ranked and whose.kind == "seat":
            reader.read_as(item, "rank", kind="measure")


def _how_they_won(reader: Reader) -> None:
    """Read "did Labour win Wakefield comfortably" as by how much, and pass over "the same night" at its end."""
    done = reader.find("word", "won", "held", "gain")
    asked = len(done) == 1 or reader.measures("winner")
    if len(reader.find("seat")) != 1 or not asked or reader.asked() - {"winner"} or reader.find("number"):
        return
    for item in reader.items:
        if item.kind in {"word", "unknown"} and _EASILY.intersection(reader.words[item.start : item.end]):
            reader.read_as(item, "majority", kind="measure")
            reader.leave_out(*done, *reader.find("word", "did"))
            return
    last = reader.items[-1]
    if done and last.text in {"same night", "same evening"} and whether(reader) and not reader.has("contest"):
        reader.leave_out(last)


_EASILY = frozenset("comfortable comfortably easily narrow narrowly decisively convincing convincingly barely".split())


def _figures_of_speech(reader: Reader) -> None:
    """Read "con 2 lab" as from one to the other, "wiped out" as how they did, and of one seat "huge" as no rank."""
    for item in reader.find("unknown") if reader.measures("deposit") else ():
        if item.text == "safe":
            # "Was Labour's deposit safe" asks whether it was kept.
            reader.read_as(item, "held", kind="word")
    for item in reader.find("number"):
        if item.text == "2" and reader.before(item).kind == reader.after(item).kind == "party":
            reader.read_as(item, "to", kind="word")
    somebody = reader.find("party") or reader.find("person")
    for item in reader.find("measure", "majority"):
        # "Was Runcorn close", "was Labour close there"; of several nobody knows how close.
        if item.text == "close" and (somebody or not reader.find("seat")):
            reader.put(item, replace(item, value="behind") if somebody else replace(item, kind="unknown"))
    if not reader.find("seat"):
        return
    of_whole = all(one.kind in {"seat", "period"} or one.is_word("how much", "contest") for one in reader.items)
    for item in reader.find("word", "how much") if of_whole else ():
        if item.text == "how close":
            # Of the by-election and of nobody: its majority.
            reader.read_as(item, "majority", kind="measure")
    lead = reader.find("measure", *_LEADS) or reader.find("number")
    for item in reader.find("measure", "majority overturned") if somebody and not lead else ():
        if item.text in _WIPED_OUT:
            reader.read_as(item, "did", kind="word")
    praise = [item for item in reader.find("word", *ORDER) if item.text in _PRAISE]
    ends = [said_of(item).period.end for item in reader.find("period")]
    if not whether(reader) and not reader.find("number") and date.max not in ends:
        reader.leave_out(*(item for item in praise if _of_one(_past_a_party(reader, item))))


def _where_from(reader: Reader) -> None:
    """Read "where do your Hartlepool numbers come from", and "the swing come from", as of their source."""
    ends = reader.words[-2:] == ["come", "from"] or reader.words[-2:] == ["comes", "from"]
    if not (ends and reader.find("seat") and reader.words[0] in {"where", "wheres"}) or "did" in reader.words:
        return
    for item in reader.find("word", "where", "came", "from", "did"):
        reader.leave_out(item)
    last = reader.items[-1]
    reader.leave_out(*reader.find("measure", "result", "table", "source"))
    reader.items = (*reader.items, unsaid("source", last, "measure"))


def _so_many_times(reader: Reader) -> None:
    """Read "twice" and "more than once", of somebody, as numbers: "did Binface stand twice"."""
    if not reader.find("person") or reader.measures("quotes") or not whether(reader):
        return
    for item in reader.find("unknown", "twice"):
        reader.put(item, replace(item, kind="number", value=Number(2, of_hundred=False)))
    for item in reader.find("word", *COMPARISONS):
        if reader.words[item.end : item.end + 1] == ["once"]:
            reader.put(item, item, Item("number", Number(1, of_hundred=False), item.end, item.end + 1, "once"))


def _unopposed(reader: Reader) -> None:
    """Read of one seat "was it uncontested", "returned unopposed", as whether anybody else stood."""
    for item in reader.find("word", "unopposed") if reader.find("seat") else ():
        reader.read_as(item, "unopposed", kind="measure")
        reader.leave_out(*reader.find("measure", "winner"), *reader.find("word", "won", "held", "candidate"))


def _lost_by_whom(reader: Reader) -> None:
    """Read "was Gorton lost by Labour", "a loss for Labour" as what it did, and not as by how much."""
    for item in reader.find("word", "lost") if reader.find("seat") else ():
        by = reader.after(item)
        if by.is_word("by") and reader.after(by).kind == "party":
            reader.leave_out(by)


def _taken_from(reader: Reader) -> None:
    """Read "gain from who", "who from", "which party did he take it from" as what became of the seat."""
    named = reader.find("seat") or reader.find("person")
    taken = reader.has("won", "gain") or reader.measures("winner") or reader.words[-2:] in _WHO_FROM
    if not (named and taken) or reader.find("party") or reader.asked() - {"winner"}:
        return
    for item in reader.find("word", "from"):
        whom = [
            one for one in (reader.after(item), reader.before(item)) if one.is_word("who", "which", "tally", "party")
        ]
        following = reader.after(item, "who", "which", "tally", "party", "did")
        asked = whom or reader.before(item).is_word("won", "gain") or reader.words[0] in {"who", "which", "what"}
        if item.text == "from" and (following is EDGE or (whom and following.kind == "seat")) and asked:
            reader.read_as(item, "outcome", kind="measure")
            reader.leave_out(*whom, *reader.find("measure", "winner"))


_WHO_FROM = (["who", "from"], ["from", "who"], ["from", "whom"])


def _past_a_party(reader: Reader, item: Item) -> Item:
    following = reader.after(item)
    return reader.after(following) if following.kind == "party" else following


def _of_one(item: Item) -> bool:
    """Tell whether a word of praise is of what one by-election had: "huge swing", "tiny majority", "big win"."""
    of_all = item.text.endswith("s") or item.text in MANY
    return not of_all and (item.kind == "measure" or item.is_word(*OUTCOMES))


_WIPED_OUT = frozenset(("wiped out",))
_LEADS = ("majority", "majority points", "majority before", "votes")
_PRAISE = frozenset("big huge massive high large low small tiny narrow tight".split())
