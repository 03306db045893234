"""Settle, before a question of by-elections at large is read, what its items stand for beside each other."""

from __future__ import annotations

from dataclasses import replace

from byelex.ask.limits import COMPARISONS
from byelex.ask.measured import OVERTURNED
from byelex.ask.position import settle_or_better, settle_or_lower
from byelex.ask.reader import MANY, MOVED, Reader, theirs
from byelex.ask.spans import Item, unsaid


def settle_widely(reader: Reader) -> None:
    """Settle all of a sentence: each step by itself, in any order."""
    _settle_last_time(reader)
    _settle_lost_majority(reader)
    _settle_defended_majority(reader)
    _settle_others(reader)
    _settle_lost_deposit(reader)
    _settle_records(reader)
    _settle_coalition(reader)
    _settle_since_the_one_before(reader)
    _settle_both_outcomes(reader)
    _settle_votes_won(reader)
    _settle_theirs(reader)
    _settle_held(reader)
    settle_or_lower(reader)
    settle_or_better(reader)
    _settle_from_first(reader)
    _settle_came_first(reader)
    _settle_within(reader)
    _settle_beaten_by(reader)
    _settle_than(reader)
    _settle_than_before(reader)
    _settle_not_won_but_second(reader)
    _settle_votes_of(reader)
    _settle_in_votes(reader)


def _settle_last_time(reader: Reader) -> None:
    """Read "last time" at the beginning as the latest: "last time the government gained a seat"."""
    if reader.items[:1] and reader.items[0].text == "last time":
        reader.items[0] = replace(reader.items[0], value="last")


def _settle_lost_majority(reader: Reader) -> None:
    """Read a majority that was lost, and no seat between, as the one overturned: "biggest majority lost by Labour"."""
    for at, item in enumerate(reader.items):
        if not reader.is_measure(item, *OVERTURNED):
            continue
        rest = (one for one in reader.items[at + 1 :] if one.kind not in {"party", "number"})
        following = next((one for one in rest if one.value not in _BETWEEN), None)
        before = reader.before(item, "by")
        lost_it = before is not None and not {"with", "by"} & set(reader.words[before.end : item.start])
        if reader.is_word(following, "lost") or (lost_it and reader.is_word(before, "lost")):
            reader.items[at] = replace(item, value=OVERTURNED[item.value])


def _settle_defended_majority(reader: Reader) -> None:
    """Read a majority that was defended, and no seat between, as the one before: "smallest majority it defended"."""
    for at, item in enumerate(reader.items):
        if not reader.is_measure(item, "majority", "majority points") or "win" in item.text or "victory" in item.text:
            continue
        rest = (one for one in reader.items[at + 1 :] if one.kind not in _WHOSE and one.value not in _BETWEEN)
        following = next((one for one in rest if not reader.is_word(one, "government", "opposition")), None)
        order = reader.before(item)
        ordered = reader.is_word(order, "most", "least", "closest")
        verb = reader.before(order if ordered and order is not None else item, "contest")
        joint = set(reader.words[verb.end : item.start]) if verb is not None else set()
        # "Seats it defended, smallest majority" is that of the day.
        of_seats = (
            any(one.start < item.start for one in reader.find("word", "contest", "where")) and "with" not in joint
        )
        begun = reader.is_word(verb, "defend") and not (of_seats or joint & {"by", "in"})
        if _defended(reader, following) or begun:
            reader.items[at] = replace(item, value="majority before")


def _defended(reader: Reader, item: Item | None) -> bool:
    if item is None or item.text in {"defence", "defences", "defense", "defenses"}:
        return False
    return reader.is_word(item, "defend") or (reader.is_word(item, "held") and "defended" in item.text)


_WHOSE = frozenset(("party", "number", "period"))
_BETWEEN = frozenset(("ever", "over", "under", "at least", "at most", "did", "by", "votes"))


def _settle_others(reader: Reader) -> None:
    """Leave out who stands before an exception: "won by a party other than Labour" is by none of it."""
    for negation in reader.find("word", "not"):
        others, party = reader.before(negation), reader.after(negation)
        if party is None or party.kind != "party" or others is None or not reader.is_word(others, *_SOMEBODY):
            continue
        joint = [replace(others, value="by")] if others.text.startswith("by ") else []
        if joint or reader.is_word(reader.before(others), "by", "from", "to"):
            at = reader.items.index(others)
            reader.items[at : at + 1] = joint


_SOMEBODY = ("candidate", "tally", "party")


def _settle_lost_deposit(reader: Reader) -> None:
    """Read "came fourth and lost its deposit" as the deposit that was lost; "but lost to" as the seat."""
    for at, item in enumerate(reader.items):
        if reader.is_word(item, "loser") and item.text.endswith(" lost"):
            following = reader.after(item)
            if reader.is_measure(following, "deposit") or reader.is_word(following, "to"):
                reader.items[at] = replace(item, value="lost")


def _settle_records(reader: Reader) -> None:
    """Read "Labour's by-election record" as all that it did: no by-election is asked for, and no superlative.

    So too "UKIP by-elections 2014", which are no more those where it defended the seat.
    """
    named = [item for item in reader.items if item.kind not in {"period", "nation", "region", "everywhere"}]
    if [item.kind for item in named] == ["party", "word"] and named[1].text.startswith("byelection"):
        reader.items = [one for one in reader.items if one is not named[1]]
    for item in reader.find("word", "records"):
        kind, whose = reader.before(item), reader.before(item, "contest")
        if whose is not None and whose.kind == "party" and kind is not whose and not reader.find("measure"):
            reader.items = [one for one in reader.items if one is not kind]


def _settle_coalition(reader: Reader) -> None:
    """Read what the coalition did as the government's in its time: "did the coalition gain any seats"."""
    done = reader.has("won", "lost", "gain", "held", "defend")
    if not done or reader.find("party") or reader.has("government", "opposition"):
        return
    for at, item in enumerate(reader.items):
        named = item.text.removeprefix("from ").removeprefix("the ")
        if item.kind == "period" and named in {"coalition", "coalition government"}:
            said = ("from", "government") if item.text.startswith("from ") else ("government",)
            governing = [unsaid(each, item) for each in said]
            joined = len(governing) > 1 or (at > 0 and reader.is_word(reader.items[at - 1], "by", "from", "to"))
            place = at if joined else at + 1
            reader.items[place:place] = governing
            return


def _settle_since_the_one_before(reader: Reader) -> None:
    """Take as said with a change that it is since the general election: "fall in turnout compared with the GE"."""
    if not (reader.has(*MOVED) or reader.measures("turnout change", "change", "swing")):
        return
    before = {item.start for item in reader.find("word", "ge")}
    joined = {item.start for item in reader.find("word", "versus", "from") if _followed(reader, item, before)}
    plain = any(reader.word_before(item) == "on" for item in reader.find("word", "ge"))
    if before and (joined or plain):
        reader.items = [item for item in reader.items if item.start not in before | joined]


def _followed(reader: Reader, item: Item, starts: set[int]) -> bool:
    following = reader.after(item)
    return following is not None and following.start in starts


def _settle_both_outcomes(reader: Reader) -> None:
    """Read "how many holds vs gains" as the by-elections, told with how many of each; a party's as all that it did."""
    parties, ended = reader.find("party"), reader.find("word", "held", "gain", "lost")
    joint = reader.after(ended[0]) if len(ended) == 2 else None
    if joint is None or len(parties) > 1 or reader.find("measure") or not reader.is_word(joint, "versus", "and"):
        return
    if reader.after(joint) is not ended[1] or (parties and reader.after(parties[0]) is not ended[0]):
        return
    aside = {item.start for item in (*ended, joint, *reader.find("word", "how many"))}
    whole = replace(ended[0], value="records" if parties else "contest")
    rest = [item for item in reader.items if item.start not in aside]
    reader.items = sorted([*rest, whole], key=lambda item: item.start)


def _settle_votes_won(reader: Reader) -> None:
    """Take votes that a party won to be those it polled: "how many votes have Reform won", not what it won with."""
    total = any("total" in item.text for item in reader.find("measure", "valid votes"))
    polled = (total or reader.measures("votes", "share")) and reader.find("party")
    if not polled or reader.find("number") or reader.has("contest", "gain", "where"):
        return
    for item in reader.find("word", "won"):
        joint = reader.after(item)
        whom = reader.after(joint) if reader.is_word(joint, "by") else None
        told = whom is None and reader.words[item.end : item.end + 1] not in (["by"], ["with"], ["on"])
        if reader.word_before(item) != "to" and (told or (whom is not None and whom.kind == "party")):
            reader.items.remove(item)


def _settle_theirs(reader: Reader) -> None:
    """Read "Labour's votes at by-elections they held" as those that Labour held: the party is named again."""
    for item in reader.find("word", "held", "gain", "won", "lost", "defend"):
        joint = reader.before(item, "which")
        if not reader.is_word(joint, "contest", "where", "stood") or not theirs(reader, joint, item):
            continue
        parties = [one for one in reader.find("party") if one.start < joint.start]
        if len(parties) == 1:
            at = reader.items.index(item)
            reader.items.insert(at, replace(parties[0], start=item.start - 1, end=item.start))


def _settle_held(reader: Reader) -> None:
    """Take "held" of by-elections to say when they were; a seat held where its party came third was one it defended."""
    came = (
        *(item for item in reader.find("nth") if reader.word_before(item) == "came"),
        *reader.find("word", "runner-up"),
    )
    for item in reader.find("word", "held"):
        contest = reader.before(item, "which")
        if item.text not in {"held", "held on"} or contest is None:
            continue
        of_them = reader.is_word(contest, "contest") and contest.text.startswith("byelection")
        of_them = of_them and not theirs(reader, contest, item)
        if of_them and not reader.is_word(reader.after(item), "by"):
            reader.items.remove(item)
        elif came and len(reader.find("party")) == 1:
            reader.items = [replace(one, value="defend") if one is item else one for one in reader.items]


def _settle_from_first(reader: Reader) -> None:
    """Read "went from first to third" as a seat that was defended, and a place: first was at the election before."""
    for first in reader.find("word", "first"):
        start, to = reader.before(first), reader.after(first, "came")
        place = reader.after(to) if reader.is_word(to, "to") else None
        if start is None or not reader.is_word(start, "from") or place is None or place.kind != "nth":
            continue
        verb = reader.before(start)
        aside = (start, to, verb if reader.is_word(verb, "lost", "came", *MOVED) else None)
        kept = [item for item in reader.items if item not in aside]
        reader.items = [replace(item, value="defend") if item is first else item for item in kept]


def _settle_came_first(reader: Reader) -> None:
    """Read "Labour first and UKIP second" as won by Labour: a place, and no order of by-elections."""
    for at, item in enumerate(reader.items):
        if not reader.is_word(item, "first") or item.text.split()[-1] not in {"first", "1st"}:
            continue
        party, following = reader.before(item, "came", "did", "not"), reader.after(item, "came")
        ends = following is None or following.kind in {"period", "nation", "region", "party"}
        if party is not None and party.kind == "party" and (ends or reader.is_word(following, "and", "versus")):
            reader.items[at] = replace(item, value="won")


def _settle_within(reader: Reader) -> None:
    """Read how near somebody came: "the runner-up within 5 points", "Labour came within 1,000 votes of winning"."""
    for number in reader.find("number"):
        if reader.word_before(number) != "within":
            continue
        seconds, parties = reader.find("word", "runner-up"), reader.find("party")
        winning = [item for item in reader.items if item.start > number.start and item.value in {"won", "winner"}]
        if not (seconds or winning):
            continue
        after = reader.after(number)
        votes = [after] if reader.is_measure(after, "votes") else []
        said = (*winning, *votes, *reader.find("word", "by", "points", "came"), *([] if parties else seconds))
        aside = {item.start for item in said}
        rest = [item for item in reader.items if item.start not in aside]
        at = next(at for at, item in enumerate(rest) if item is number)
        second = [unsaid("runner-up", number)] if parties and not seconds else []
        rest[at:at] = [*second, unsaid("majority", number, "measure"), unsaid("at most", number)]
        reader.items = rest
        return


def _settle_beaten_by(reader: Reader) -> None:
    """Read by how little somebody lost as second to so small a majority: "second places by under 2,000 votes"."""
    for item in reader.find("word", "runner-up", "lost"):
        by, said = beaten_by(reader, item)
        if by is None or (
            reader.is_word(item, "lost") and not any(reader.is_word(one, "under", "at most") for one in said)
        ):
            continue
        parties = reader.find("party")
        limit = [one for one in said if one.kind == "number" or reader.is_word(one, *COMPARISONS)]
        second = [replace(item, value="runner-up")] if parties else []
        aside = {one.start for one in (item, by, *said, *(reader.find("word", "won") if not parties else ()))}
        rest = [one for one in reader.items if one.start not in aside]
        at = next((at for at, one in enumerate(rest) if one.start > item.start), len(rest))
        rest[at:at] = [*second, unsaid("majority", by, "measure"), *limit]
        reader.items = rest
        return


def beaten_by(reader: Reader, item: Item) -> tuple[Item | None, list[Item]]:
    """Find the "by" after a defeat that is no seat's, and the limit that follows: none where there is none of both."""
    by = reader.after(item)
    if by is None or not reader.is_word(by, "by") or {"seat", "seats"} & set(reader.words):
        return None, []
    said: list[Item] = []
    for one in reader.items[reader.items.index(by) + 1 :]:
        unit = (
            one.kind == "number"
            or reader.is_measure(one, "votes", "share")
            or reader.is_word(one, *COMPARISONS, "points")
        )
        if not unit:
            break
        said.append(one)
    limited = any(one.kind == "number" for one in said) and any(reader.is_word(one, *COMPARISONS) for one in said)
    return (by, said) if limited else (None, [])


def _settle_than(reader: Reader) -> None:
    """Read "a smaller majority than 2,000" as under that, a higher turnout than at the election before as a rise."""
    for joint in reader.find("word", "versus"):
        ordered = [item for item in reader.find("word", "most", "least") if item.end <= joint.start]
        following, order = reader.after(joint), ordered[-1] if ordered else None
        if joint.text != "than" or following is None or order is None or order.text not in _LESS | _MORE:
            continue
        if following.kind == "number":
            limit = replace(joint, value="under" if order.text in _LESS else "over")
            reader.items = [limit if item is joint else item for item in reader.items if item is not order]
        elif reader.is_word(following, "ge") and reader.is_measure(reader.after(order), "turnout", "share"):
            moved = replace(order, value="fall" if order.text in _LESS else "rise")
            aside = [joint, *(item for item in reader.find("word", "ge") if item.start > joint.start)]
            reader.items = [moved if item is order else item for item in reader.items if item not in aside]


def _settle_than_before(reader: Reader) -> None:
    """Read "holds with a smaller share" as one that fell since the election before, where nothing else is set against.

    Of a majority that is not listed: the word is left over.
    """
    if not (MANY | {"where"}) & set(reader.words) or reader.has("versus", "compare"):
        return
    for at, item in enumerate(reader.items):
        less = reader.is_word(item, "least")
        measure = reader.after(item)
        compared = item.text in (_LESS if less else _MORE) and reader.word_before(item) in {"a", "an"}
        if not compared or not reader.is_measure(measure, "share", "votes", "turnout", "majority", "majority points"):
            continue
        moved = "than before" if reader.is_measure(measure, "majority", "majority points") else ""
        reader.items[at] = replace(item, kind="word", value=moved or ("fall" if less else "rise"))


_LESS = frozenset(("smaller", "lower", "worse"))
_MORE = frozenset(("bigger", "larger", "higher", "greater", "better"))


def _settle_not_won_but_second(reader: Reader) -> None:
    """Leave out "not won", which adds nothing to having come second: "not won but come second"."""
    for negation in reader.find("word", "not"):
        won = reader.after(negation)
        if reader.is_word(won, "won") and reader.is_word(reader.after(won), "runner-up"):
            reader.items = [item for item in reader.items if item not in (negation, won)]


def _settle_votes_of(reader: Reader) -> None:
    """Read "total votes cast for Labour at by-elections" as Labour's, wherever it stood: no seats that it defended.

    Votes for all but Labour are not added up: the "not" is left over.
    """
    for at, item in enumerate(reader.items):
        if not reader.is_measure(item, "votes", "valid votes", "share"):
            continue
        rest = reader.items[at + 1 :]
        denied = next((place for place, one in enumerate(rest) if not reader.is_word(one, "by", "won", *_SOMEBODY)), 0)
        besides = reader.after(rest[denied], "by") if rest and reader.is_word(rest[denied], "not") else None
        if besides is not None and besides.kind == "party":
            reader.items[at + 1 + denied] = replace(rest[denied], value="all but")
            return
        polled = [one for one in rest[:2] if reader.is_word(one, "won") or reader.is_measure(one, "votes")]
        by, *named = rest[len(polled) :] or [item]
        size = int(bool(named) and named[0].kind == "party")
        while size and size + 1 < len(named) and named[size].value == "and" and named[size + 1].kind == "party":
            size += 2
        if not reader.is_word(by, "by") or not size:
            continue
        following = reader.after(named[size - 1])
        # "Votes for Labour at Tory holds".
        elsewhere = following is not None and following.kind == "party"
        elsewhere = elsewhere and following is not None and reader.word_before(following) in {"at", "in", "where"}
        if not (elsewhere or reader.is_word(following, "contest", "where")):
            continue
        in_all = [unsaid("total", item)] if {"total", "overall"} & set(item.text.split()) else []
        theirs = item if item.value == "share" else replace(item, value="votes")
        reader.items[at : at + 2 + len(polled) + size] = [*in_all, *named[:size], theirs]
        return


def _settle_in_votes(reader: Reader) -> None:
    """Leave out "in votes", the unit, beside a majority: "the largest majority overturned, in votes"."""
    if reader.measures("majority", "majority overturned", "majority before"):
        units = [item for item in reader.find("measure", "votes") if reader.word_before(item) == "in"]
        reader.items = [item for item in reader.items if item not in units]
