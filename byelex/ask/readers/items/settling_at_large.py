"""Settle, before a question of by-elections at large is read, what its items stand for beside each other."""

from __future__ import annotations

from dataclasses import replace

from byelex.ask.measured import OVERTURNED
from byelex.ask.readers.items.settling_beside import (
    settle_anybody,
    settle_measures_beside,
    settle_rises_and_falls,
    settle_words_beside,
)
from byelex.ask.readers.reader import LESS, MANY, MORE, MOVED, ORDER, Reader, theirs
from byelex.ask.readers.scopes.limits import COMPARISONS
from byelex.ask.readers.scopes.party_places import settle_or_better, settle_or_lower
from byelex.ask.readers.verbs import DONE, ENDED, OF_SEATS
from byelex.ask.sentence.spans import EDGE, Item, unsaid


def settle_at_large(reader: Reader) -> None:
    """Settle all of a sentence."""
    _settle_own_order(reader)
    settle_rises_and_falls(reader)
    settle_words_beside(reader)
    settle_measures_beside(reader)
    settle_anybody(reader)
    _settle_among_the_last(reader)
    _settle_fought(reader)
    _settle_place_between(reader)
    _settle_lost_majority(reader)
    _settle_margin_of_defeat(reader)
    _settle_defended_majority(reader)
    _settle_others(reader)
    _settle_no_deposit_lost(reader)
    _settle_records(reader)
    _settle_since_the_one_before(reader)
    _settle_both_outcomes(reader)
    _settle_votes_won(reader)
    _settle_theirs(reader)
    _settle_held(reader)
    settle_or_lower(reader)
    settle_or_better(reader)
    _settle_came_first(reader)
    _settle_within(reader)
    _settle_beaten_by(reader)
    _settle_than(reader)
    _settle_than_before(reader)
    _settle_votes_of(reader)
    _settle_in_votes(reader)


def _settle_own_order(reader: Reader) -> None:
    """Read "Labour's third largest majority", "second best Reform share" as the third, or the second, of its own."""
    for item in reader.find("word", "runner-up"):
        ranked = reader.after(item)
        ranked = reader.after(ranked) if ranked.kind == "party" else ranked
        if item.text == "second best" and ranked.kind == "measure" and not ranked.is_measure("deposit"):
            best = replace(item, value="most", start=item.start + 1, text="best")
            reader.put(item, replace(item, kind="nth", value=2, end=item.start + 1, text="second"), best)
    for party in reader.find("party"):
        nth = reader.after(party)
        order = reader.after(nth)
        if nth.kind == "nth" and order.is_word(*ORDER):
            reader.leave_out(party)
            reader.put(order, order, party)


def _settle_among_the_last(reader: Reader) -> None:
    """Put "of the last ten by-elections" into one item: among those, and not the last ten of which it is so.

    "The last ten that Labour won" are ten. Those of one seat, or of some kind, are left as they are.
    """
    for order in reader.find("word", "last", "first"):
        number = reader.after(order)
        contests = reader.after(number)
        if number.kind != "number" or not contests.is_word("contest") or "byelections" not in contests.text:
            continue
        party = reader.after(contests)
        # "The last three with a majority under 1,000" are three.
        limited = "with" in reader.words[contests.end : party.start] and reader.has(*COMPARISONS)
        begun = party.is_word("who", "which", "how many") or (party.kind == "measure" and not limited)
        begun = begun or reader.after(party).text in MANY
        if begun or _AMONG & set(reader.words[max(0, order.start - 2) : order.start]):
            reader.leave_out(number)
            reader.read_as(order, f"{order.value} {number.value.value:.0f}", kind="among")
            return


_AMONG = frozenset(("of", "in", "over", "from", "across", "among", "amongst", "during", "within"))


def _settle_fought(reader: Reader) -> None:
    """Leave out that seats were contested, where it is not said by whom: "Tory seats contested" are Tory seats."""
    for item in reader.find("word", "stood"):
        before, after = reader.before(item), reader.after(item)
        plain = item.text in {"contested", "fought"} and not after.is_word("by") and before.kind != "party"
        if plain and any(one.is_word("contest") and one.text != "contest" for one in (before, after)):
            reader.leave_out(item)


def _settle_place_between(reader: Reader) -> None:
    """Read "Tory Scottish gains" as Scottish Tory gains: a place between a party and what it did."""
    for place in (*reader.find("nation"), *reader.find("region")):
        party, did = reader.before(place), reader.after(place)
        if party.kind == "party" and party.end == place.start and (did.is_word(*DONE) or did.is_measure("majority")):
            reader.leave_out(place)
            reader.put(party, place, party)


def _settle_lost_majority(reader: Reader) -> None:
    """Read a majority that was lost, and no seat between, as the one overturned: "biggest majority lost by Labour"."""
    for item in reader.find("measure", *OVERTURNED):
        rest = (one for one in reader.following(item) if one.kind not in {"party", "number"})
        following = next((one for one in rest if one.value not in _BEFORE_A_VERB), EDGE)
        before = reader.before(item, "by")
        lost_it = not {"with", "by"} & set(reader.words[before.end : item.start])
        there = following.text in MANY and "in" in reader.words[item.end : following.start]
        if (following.is_word("lost") and not there) or (lost_it and before.is_word("lost")):
            reader.read_as(item, OVERTURNED[item.value])


def _settle_margin_of_defeat(reader: Reader) -> None:
    """Read "margin of defeat" as the majority at by-elections that were lost: nothing else is ranked by it."""
    for item in reader.find("measure", "behind"):
        if {"margin", "margins"} & set(item.text.split()):
            reader.put(item, replace(item, value="majority"), unsaid("lost", item))


def _settle_defended_majority(reader: Reader) -> None:
    """Read a majority that was defended, and no seat between, as the one before: "smallest majority it defended"."""
    for item in reader.find("measure", "majority", "majority points"):
        rest = (one for one in reader.following(item) if one.kind not in _WHOSE and one.value not in _BEFORE_A_VERB)
        following = next((one for one in rest if not one.is_word("government", "opposition")), EDGE)
        order = reader.before(item)
        ordered = order.is_word(*ORDER)
        verb = reader.before(order if ordered else item, "contest")
        joint = set(reader.words[verb.end : item.start])
        # "Seats it defended, smallest majority" is that of the day.
        of_seats = (
            any(one.start < item.start for one in reader.find("word", "contest", "where")) and "with" not in joint
        )
        begun = verb.is_word("defend") and not (of_seats or joint & {"by", "in"})
        # "A Labour majority in a Tory-held seat" is that of the day too.
        there = following.text in {"held seat", "held seats"} and "in" in reader.words[item.end : following.start]
        if (_defended(following) and not there) or begun:
            reader.read_as(item, "majority before")


def _defended(item: Item) -> bool:
    if item.text in {"defence", "defences", "defense", "defenses"}:
        return False
    return item.is_word("defend") or (item.is_word("held") and "defended" in item.text)


_WHOSE = frozenset(("party", "number", "period"))
_BEFORE_A_VERB = frozenset(("ever", "over", "under", "at least", "at most", "did", "by", "votes"))


def _settle_others(reader: Reader) -> None:
    """Leave out who stands before an exception: "won by a party other than Labour" is by none of it."""
    for negation in reader.find("word", "not"):
        others, party = reader.before(negation), reader.after(negation)
        if party.kind != "party" or not others.is_word(*_SOMEBODY):
            continue
        joint = [replace(others, value="by")] if others.text.startswith("by ") else []
        if joint or reader.before(others).is_word("by", "from", "to"):
            reader.put(others, *joint)


_SOMEBODY = ("candidate", "tally", "party")


def _settle_no_deposit_lost(reader: Reader) -> None:
    """Read "nobody lost their deposit" and "everyone kept theirs" as "no lost deposits", said of all who stood."""
    for deposit in reader.find("measure", "deposit"):
        verb = reader.before(deposit)
        somebody = reader.before(verb)
        negation = reader.before(somebody)
        if somebody.is_word(*_SOMEBODY) and negation.is_word("not") and verb.is_word("lost"):
            reader.leave_out(somebody)
        everyone = somebody.text in _EVERYONE or (somebody.is_word("candidate") and negation.text in {"every", "each"})
        if everyone and verb.is_word("held"):
            reader.read_as(verb, "lost")
            reader.read_as(somebody, "not", "word")
            reader.leave_out(*([negation] if negation.text in {"every", "each"} else ()))


_EVERYONE = frozenset(("everyone", "everybody", "all candidates"))


def _settle_records(reader: Reader) -> None:
    """Read "Labour's by-election record", or its gains and losses, as all that it did: no by-election is asked for.

    So too "UKIP by-elections 2014", which are no more those where it defended the seat.
    """
    named = [item for item in reader.items if item.kind not in {"period", "nation", "region", "everywhere"}]
    if [item.kind for item in named] == ["party", "word"] and named[1].text.startswith("byelection"):
        reader.leave_out(named[1])
    for item in reader.find("word", "net") if reader.find("party") else ():
        reader.read_as(item, "records")
    for item in reader.find("word", "records"):
        kind, whose = reader.before(item), reader.before(item, "contest")
        if whose.kind == "party" and kind is not whose and not reader.find("measure"):
            reader.leave_out(kind)


def _settle_since_the_one_before(reader: Reader) -> None:
    """Take as said with a change that it is since the general election: "fall in turnout compared with the GE"."""
    if not (reader.has(*MOVED) or reader.measures("turnout change", "change", "swing")):
        return
    before = reader.find("word", "ge")
    joined = [item for item in reader.find("word", "versus", "from") if reader.after(item) in before]
    if joined or any(reader.word_before(item) == "on" for item in before):
        reader.leave_out(*before, *joined)


def _settle_both_outcomes(reader: Reader) -> None:
    """Read "how many holds vs gains" as the by-elections, told with how many of each; a party's as all that it did."""
    parties, ended = reader.find("party"), reader.find("word", *ENDED)
    joint = reader.after(ended[0]) if len(ended) == 2 else EDGE
    if len(parties) > 1 or reader.find("measure") or not joint.is_word("versus", "and"):
        return
    if reader.after(joint) is not ended[1] or (parties and reader.after(parties[0]) is not ended[0]):
        return
    reader.leave_out(ended[1], joint, *reader.find("word", "how many"))
    reader.read_as(ended[0], "records" if parties else "contest")


def _settle_votes_won(reader: Reader) -> None:
    """Take votes that a party won to be those it polled: "how many votes have Reform won", not what it won with."""
    total = any("total" in item.text for item in reader.find("measure", "valid votes"))
    # "What percentage did Labour win" may be of the by-elections.
    shares = any("vote" in item.text or "poll" in item.text for item in reader.find("measure", "share"))
    polled = (total or shares or reader.measures("votes")) and reader.find("party")
    if not polled or reader.find("number") or reader.has("contest", "gain", "where"):
        return
    for item in reader.find("word", "won"):
        joint = reader.after(item)
        whom = reader.after(joint) if joint.is_word("by") else EDGE
        told = whom is EDGE and reader.words[item.end : item.end + 1] not in (["by"], ["with"], ["on"], ["and"])
        if (
            reader.word_before(item) != "to"
            and item.text not in MANY | {"winning"}
            and (told or (whom.kind == "party"))
        ):
            reader.leave_out(item)


def _settle_theirs(reader: Reader) -> None:
    """Read "Labour's votes at by-elections they held" as those that Labour held: the party is named again."""
    for item in reader.find("word", *OF_SEATS):
        joint = reader.before(item, "which")
        if not joint.is_word("contest", "where", "stood") or not theirs(reader, joint, item):
            continue
        parties = [one for one in reader.find("party") if one.start < joint.start]
        if len(parties) == 1:
            reader.put(item, replace(parties[0], start=item.start - 1, end=item.start), item)


def _settle_held(reader: Reader) -> None:
    """Take "held" of by-elections to say when they were; a seat held where its party came third was one it defended."""
    came = reader.find("nth") or reader.find("word", "runner-up")
    for item in reader.find("word", "held"):
        contest = reader.before(item, "which")
        if item.text != "held" or contest is EDGE:
            continue
        if reader.after(item).kind == "weekday":
            # "Labour gains held on a Thursday".
            reader.leave_out(item)
            continue
        of_them = contest.is_word("contest") and contest.text.startswith("byelection")
        of_them = of_them and not theirs(reader, contest, item)
        if of_them and not reader.after(item).is_word("by"):
            reader.leave_out(item)
        elif came and len(reader.find("party")) == 1:
            reader.read_as(item, "defend")


def _settle_came_first(reader: Reader) -> None:
    """Read "Labour first and UKIP second" as won by Labour: a place, and no order of by-elections."""
    for item in reader.find("word", "first"):
        if item.text.split()[-1] not in {"first", "1st"}:
            continue
        party, following = reader.before(item, "came", "did", "not"), reader.after(item, "came")
        ends = following is EDGE or following.kind in {"period", "nation", "region", "party"}
        if party.kind == "party" and (ends or following.is_word("and", "versus")):
            reader.read_as(item, "won")


def _settle_within(reader: Reader) -> None:
    """Read how near somebody came: "the runner-up within 5 points", "Labour came within 1,000 votes of winning"."""
    for number in reader.find("number"):
        if reader.word_before(number) != "within":
            continue
        seconds, parties = reader.find("word", "runner-up"), reader.find("party")
        winning = [item for item in reader.items if item.start > number.start and item.value in {"won", "winner"}]
        if not (seconds or winning):
            continue
        votes = [one for one in (reader.after(number),) if one.is_measure("votes")]
        reader.leave_out(*winning, *votes, *reader.find("word", "by", "points", "came"), *([] if parties else seconds))
        second = [unsaid("runner-up", number)] if parties and not seconds else []
        reader.put(number, *second, unsaid("majority", number, "measure"), unsaid("at most", number), number)
        return


def _settle_beaten_by(reader: Reader) -> None:
    """Read by how little somebody lost as second to so small a majority: "second places by under 2,000 votes"."""
    for item in reader.find("word", "runner-up", "lost"):
        by, said = beaten_by(reader, item)
        if by is EDGE or (item.is_word("lost") and not any(one.is_word("under", "at most") for one in said)):
            continue
        limit = [one for one in said if one.kind == "number" or one.is_word(*COMPARISONS)]
        second = [replace(item, value="runner-up")] if reader.find("party") else []
        reader.leave_out(by, *said, *([] if second else reader.find("word", "won")))
        reader.put(item, *second, unsaid("majority", by, "measure"), *limit)
        return


def beaten_by(reader: Reader, item: Item) -> tuple[Item, list[Item]]:
    """Find the "by" after a defeat that is no seat's, and the limit that follows: none where there is none of both."""
    by = reader.after(item)
    if not by.is_word("by") or reader.says({"seat", "seats"}):
        return EDGE, []
    said: list[Item] = []
    for one in reader.following(by):
        if not (one.kind == "number" or one.is_measure("votes", "share") or one.is_word(*COMPARISONS, "points")):
            break
        said.append(one)
    limited = any(one.kind == "number" for one in said) and any(one.is_word(*COMPARISONS) for one in said)
    return (by, said) if limited else (EDGE, [])


def _settle_than(reader: Reader) -> None:
    """Read "a smaller majority than 2,000" as under that, a higher turnout than at the election before as a rise."""
    for joint in reader.find("word", "versus"):
        ordered = [item for item in reader.find("word", "most", "least") if item.end <= joint.start]
        following, order = reader.after(joint), ordered[-1] if ordered else EDGE
        if joint.text != "than" or order.text not in LESS | MORE:
            continue
        if following.kind == "number":
            reader.read_as(joint, "under" if order.text in LESS else "over")
            reader.leave_out(order)
        elif following.is_word("ge") and reader.after(order).is_measure("turnout", "share"):
            reader.leave_out(joint, *(item for item in reader.find("word", "ge") if item.start > joint.start))
            reader.read_as(order, "fall" if order.text in LESS else "rise")


def _settle_than_before(reader: Reader) -> None:
    """Read "holds with a smaller share" as one that fell since the election before, where nothing else is set against.

    Of a majority that is not listed: the word is left over.
    """
    if not reader.says(MANY | {"where"}) or reader.has("versus", "compare"):
        return
    for item in reader.items:
        less = item.is_word("least")
        measure = reader.after(item)
        compared = item.text in (LESS if less else MORE) and reader.word_before(item) in {"a", "an"}
        if not compared or not measure.is_measure("share", "votes", "turnout", "majority", "majority points"):
            continue
        moved = "than before" if measure.is_measure("majority", "majority points") else ""
        reader.read_as(item, moved or ("fall" if less else "rise"), kind="word")


def _settle_votes_of(reader: Reader) -> None:
    """Read "total votes cast for Labour at by-elections" as Labour's, wherever it stood: no seats that it defended.

    Votes for all but Labour are not added up: the "not" is left over.
    """
    for item in reader.find("measure", "votes", "valid votes", "share"):
        rest = reader.following(item)
        denied = next((place for place, one in enumerate(rest) if not one.is_word("by", "won", *_SOMEBODY)), 0)
        besides = reader.after(rest[denied], "by") if rest and rest[denied].is_word("not") else EDGE
        if besides.kind == "party":
            reader.read_as(rest[denied], "all but")
            return
        polled = [one for one in rest[:2] if one.is_word("won") or one.is_measure("votes")]
        by, *named = rest[len(polled) :] or [item]
        size = int(bool(named) and named[0].kind == "party")
        while size and size + 1 < len(named) and named[size].value == "and" and named[size + 1].kind == "party":
            size += 2
        if not by.is_word("by") or not size:
            continue
        following = reader.after(named[size - 1])
        # "Votes for Labour at Tory holds".
        elsewhere = following.kind == "party" and reader.word_before(following) in {"at", "in", "where"}
        if not (elsewhere or following.is_word("contest", "where")):
            continue
        in_all = [unsaid("total", item)] if {"total", "overall"} & set(item.text.split()) else []
        theirs = item if item.value == "share" else replace(item, value="votes")
        reader.leave_out(*rest[: len(polled) + 1 + size])
        reader.put(item, *in_all, *named[:size], theirs)
        return


def _settle_in_votes(reader: Reader) -> None:
    """Leave out "in votes", the unit, beside a majority: "the largest majority overturned, in votes"."""
    if reader.measures("majority", "majority overturned", "majority before"):
        reader.leave_out(*(item for item in reader.find("measure", "votes") if reader.word_before(item) == "in"))
