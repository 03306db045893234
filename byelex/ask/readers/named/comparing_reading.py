"""Read what by-elections are set side by side in, and what they are set against: each other, the election before."""

from __future__ import annotations

import re
from typing import Literal

from byelex.ask.measured import COMPARED, FIGURES, RANKED, as_one
from byelex.ask.query import Against, Declined, Manner, Query, Reading, Refusal
from byelex.ask.readers.choosing import MOST_COMPARED, nothing_then
from byelex.ask.readers.many.record_reading import ranked_measure
from byelex.ask.readers.named.measure_reading import read_measures
from byelex.ask.readers.named.member_reading import before_which, measured_from
from byelex.ask.readers.reader import AVERAGES, JOINING, MOVED, Reader, leftover, said_of, seats_of, whether, within
from byelex.ask.readers.scopes.limits import than
from byelex.ask.readers.verbs import OF_SEATS, votes_moved
from byelex.ask.sentence.lexicon import AUXILIARIES
from byelex.ask.sentence.spans import Item
from byelex.changing import replace
from byelex.elections import Listing
from byelex.names.seats import won
from byelex.store.scope import Scope
from byelex.wording import day


def compared(reader: Reader, groups: list[tuple[Listing, ...]], against: Against) -> Reading:
    """Read a question of several by-elections, or of one set against another of its seat."""
    if len(groups) > 1 and reader.has("compare"):
        reader.take("word", "between")
    less, more = reader.has("least", "fewer", "closest", "under"), reader.has("most", "more", "over")
    asked = bool({"which", "than"} & set(reader.words)) or reader.has("versus")
    order: Manner = "" if less == more or not asked else "least" if less else "most"
    reader.take("word", "compare", "versus", "different", "two wins", "each", "most", "least")
    reader.take("word", "more", "fewer", "over", "under", "closest", "party", "tally")
    if len(groups) == 1:
        groups = [(listing,) for listing in groups[0]]
    if not groups or not all(groups):
        named = reader.find("seat")
        if len(named) == 1:
            return nothing_then(reader, named[0])
        return Refusal("One of those by-elections is not in the store.", _ids(groups))
    people = reader.take("person")
    # A seat said twice is one seat.
    groups = list(dict.fromkeys(_on_one_day(reader, groups)))
    if len(groups) == 1:
        # "Compare Galloway and Tully in Rochdale" sets them side by side.
        both = people if len(people) + len(reader.find("party")) > 1 else []
        for item in both:
            reader.unuse(item)
        return read_measures(reader, groups[0], "" if both else "baseline")
    ids = _ids(groups)
    _decline_unsure(groups)
    in_time = _in_time(reader, ids, people)
    if in_time is not None:
        return in_time
    _decline_other_days(reader, ids)
    moved = reader.has(*MOVED) and reader.find("party")
    set_beside = moved or reader.has("compare", "versus", "most", "least")
    if reader.has("how much") and not (reader.find("measure") or set_beside):
        return Refusal("Say which of their figures is to be compared: majority, turnout, swing…", ids)
    if against == "baseline" and not reader.measures("previous holder"):
        return Refusal("Compare either two by-elections, or one with the general election before it.", ids)
    together = _together(reader, ids)
    if together is not None:
        return together
    told_each = _told_each(reader, tuple(one for group in groups for one in group), less != more, order)
    if told_each is not None:
        return told_each
    reader.take("measure", "result")
    of_winners = reader.measures("majority", "majority points", "swing")
    if people and not (of_winners and all(_won_by(one, people) for one in groups)):
        return _of_people(reader, ids, people)
    return _in_measures(reader, ids, order)


def _told_each(reader: Reader, listings: tuple[Listing, ...], set_beside: bool, order: Manner) -> Reading | None:
    """Read what is asked of each by itself: "did Reform beat the Tories in Runcorn and Gorton", "who came second"."""
    parties = reader.find("party")
    if len(parties) == 1 and votes_moved(reader) is not None:
        # "How many votes did the Tories lose in Kingswood and Wellingborough": no seat.
        reader.take("word", "and", "versus")
        read = read_measures(reader, listings, "")
        return replace(read, premise="", whether=False) if isinstance(read, Query) and order else read
    if reader.asked():
        return None
    if whether(reader) and reader.has(*OF_SEATS) and len(parties) == 1:
        if order and reader.has("by"):
            # "Did Labour win by more in Tamworth than in Mid Beds": by their majorities.
            return Query("compare", ("majority",), tuple(one.id for one in listings), manner=order)
        each = not set_beside
    else:
        placed = reader.has("runner-up", "last place") or reader.find("nth")
        each = bool(placed) or (reader.has("beat", "beaten by") and len(parties) == 2)
    if not each:
        return None
    reader.take("word", "and")
    return read_measures(reader, listings, "")


def _together(reader: Reader, ids: tuple[str, ...]) -> Reading | None:
    """Read what named by-elections come to: "average turnout of A and B", "Labour votes in A and B combined"."""
    averaged, parties, asked = reader.has(*AVERAGES), reader.find("party"), reader.asked()
    if averaged and (parties or "swing" in asked):
        return Refusal("Swings, and parties' shares, in named by-elections are not averaged: ask to compare them.", ids)
    if not averaged and not (reader.has("total") and len(parties) < 2 and asked and asked <= {"votes", "valid votes"}):
        return None
    task: Literal["average", "median"] = "median" if reader.has("median") else "average"
    reader.take("word", *AVERAGES, "total", "versus", "how many")
    reader.take("party")
    scope, named = Scope(by_election_ids=ids), tuple(item.value for item in parties)
    if not averaged:
        reader.take("measure")
        return leftover(reader, ids) or Query(
            "sum", ("votes" if parties else "valid votes",), scope=scope, parties=named
        )
    measure = ranked_measure(reader) or ("candidates" if reader.takes("candidate") else "")
    if measure not in RANKED:
        return Refusal("That is not averaged over named by-elections: ask to compare them.", ids)
    return leftover(reader, ids) or Query(task, (measure,), scope=scope)


def _decline_unsure(groups: list[tuple[Listing, ...]]) -> None:
    """Decline by-elections that are too many to set side by side, or of which it is not sure which are meant."""
    several = next((group for group in groups if len(group) > 1), None)
    if several is not None:
        seats = len({one.constituency_name for one in several})
        had = f"{several[0].constituency_name} had {len(several)} by-elections in the store; say which year."
        reason = f"One of those names may be {seats} seats. Which one?" if seats > 1 else had
        raise Declined(Refusal(reason, _ids([several]), which=True))
    if len(groups) > MOST_COMPARED:
        raise Declined(Refusal("At most four by-elections can be set side by side.", _ids(groups[:MOST_COMPARED])))


def _in_time(reader: Reader, ids: tuple[str, ...], people: list[Item]) -> Reading | None:
    """Read which of several was first, or whether they were on one day, as when each was; None where more is asked."""
    # One of two by-elections "held before" the other: nobody's who sat there.
    earlier = [item for item in reader.find("measure", "previous holder") if item.text == "held before"]
    asked = {item.value for item in reader.find("measure") if item not in earlier}
    beside = reader.has("compare") or any(item.text != "or" for item in reader.find("word", "versus"))
    ordered = not beside and (reader.has("first", "last", "same day") or reader.says({"before", "after"}))
    if not (asked == {"date"} or (ordered and not asked)) or people or reader.find("party"):
        return None
    reader.use(*reader.find("measure", "date"), *earlier)
    reader.take("word", "first", "last", "ge", "same day", "how many")
    return leftover(reader, ids) or Query("figure", ("date",), ids)


def _on_one_day(reader: Reader, groups: list[tuple[Listing, ...]]) -> list[tuple[Listing, ...]]:
    """Give those by-elections of the seats named that were on one day, where that is said and any were."""
    held = [seats_of(item).listings for item in reader.find("seat")] if reader.has("same day") else []
    days = set.intersection(*({one.polling_on for one in each} for each in held)) if len(held) > 1 else set()
    return [tuple(one for one in each if one.polling_on in days) for each in held] if days else groups


def _decline_other_days(reader: Reader, ids: tuple[str, ...]) -> None:
    """Decline by-elections said to have been on one day that were not: "Hartlepool vs Wakefield, same night"."""
    if not reader.takes("same day"):
        return
    reader.take("word", "held")
    held = [reader.names.by_id[one] for one in ids]
    if len({one.polling_on for one in held}) > 1:
        days = "; ".join(f"{one.constituency_name}, {day(one.polling_on)}" for one in held)
        raise Declined(Refusal(f"They were not on one day: {days}.", ids))


def _of_people(reader: Reader, ids: tuple[str, ...], people: list[Item]) -> Reading:
    measures = tuple(item.value for item in reader.take("measure", "votes", "share", "change", "position"))
    # "Who did better for Reform, Tice in Bexley or Lowe in Kingswood": whom they stood for.
    reader.use(*(item for item in reader.find("party") if reader.before(item).is_word("by")))
    those = [one for item in people for one in item.value]
    # Of several of one surname, those who stood there.
    there = [one for one in those if set(one.by_election_ids) & set(ids)]
    return leftover(reader, ids) or Query("candidate", measures, ids, people=tuple(one.id for one in there or those))


def _won_by(group: tuple[Listing, ...], people: list[Item]) -> bool:
    """Tell whether one of those named won each of some by-elections: its majority is theirs."""
    return all(any(won(one, person) for item in people for person in item.value) for one in group)


def _in_measures(reader: Reader, ids: tuple[str, ...], order: Manner) -> Reading:
    measures = _measures(reader)
    parties = tuple(dict.fromkeys(item.value for item in reader.take("party")))
    if parties and not measures and (reader.takes(*MOVED) or "change" in reader.asked()):
        reader.take("word", "how much")
        return leftover(reader, ids) or Query("candidate", ("change",), ids, parties=parties)
    if len(parties) == 1 and not measures and reader.takes(*OF_SEATS):
        # "Did the Tories keep both Wakefield and Tiverton".
        return leftover(reader, ids) or Query("figure", ("outcome",), ids, parties=parties)
    refused = leftover(reader, ids)
    if refused is not None:
        return refused
    if parties and measures == ("deposits lost",):
        return Query("candidate", ("deposit",), ids, parties=parties)
    if parties and not measures and "votes" in reader.words:
        return Query("compare", ("votes",), ids, parties=parties, manner=order)
    if measures and not set(measures) <= COMPARED:
        # What has no row of its own is said of each in turn; a winner's votes are told with who it was.
        told = tuple(dict.fromkeys("winner" if each == "winning votes" else each for each in measures))
        return Query("figure", told, ids, parties=parties[:1])
    asked = order and reader.words[0] in AUXILIARIES and "than" in reader.words
    return Query("compare", measures, ids, parties=parties, manner=order, whether=bool(asked))


def _measures(reader: Reader) -> tuple[str, ...]:
    """Read the measures that by-elections are compared in, with the words that go with them."""
    measures = [item.value for item in reader.take("measure", *COMPARED, *FIGURES)]
    if reader.find("party"):
        # "Total votes for Labour" are Labour's.
        measures = [measure for measure in measures if measure != "valid votes"]
        reader.take("measure", "votes", "share", "change")
    elif reader.measures("votes", "share") and ("winner" in measures or reader.takes("won")):
        measures += ["winner", *(item.value for item in reader.take("measure", "votes", "share"))]
    if "deposit" in measures:
        # A deposit is a candidate's; of a contest, those that were lost are meant.
        reader.take("word", "lost")
    if "swing" in measures and reader.takes("needed"):
        measures = ["swing needed" if measure == "swing" else measure for measure in measures]
    if reader.has("closest") and not measures:
        measures = ["majority"]
    if reader.takes("candidate") and not measures:
        measures = ["candidates"]
    if measures:
        reader.take("word", "how many")
    return as_one(measures, of_many=True)


def _ids(groups: list[tuple[Listing, ...]]) -> tuple[str, ...]:
    return tuple(listing.id for group in groups for listing in group)


def read_against(reader: Reader, groups: list[tuple[Listing, ...]]) -> Against:
    """Read what the contests are set against, narrowing them to the periods said; changes `groups` in place."""
    against: Against = ""
    said_before = reader.take("word", "ge")
    if said_before:
        against = "baseline" if _set_against(reader, said_before) else "at baseline"
        reader.take("word", "versus")
    periods = [item for item in reader.find("period") if not reader.used(item)]
    reader.use(*periods)
    wanted: list[tuple[Listing, ...]] = []
    for item in periods:
        said = said_of(item)
        # "In May", of no year, is no general election's.
        dated = said.period.day_and_month is None
        measured = [measured_from(reader, said, group) for group in groups] if dated else []
        found = [] if said.general_election else [within(group, said) for group in groups]
        if any(found):
            wanted += [group for group in found if group]
        elif any(measured) and not before_which(reader, said):
            groups[:] = measured
            beside = (reader.before(item), reader.after(item))
            moved = reader.has(*MOVED, "more", "fewer") or reader.measures("change", "turnout change")
            # "Bigger than in 2019".
            than = [one for one in beside if one.text.endswith("than")]
            reader.use(*than)
            if (
                than
                or any(one.is_word("versus") for one in beside)
                or len(periods) > 1
                or against == "baseline"
                or moved
            ):
                reader.take("word", "versus", "compare")
                against = "baseline"
            else:
                against = "at baseline"
        else:
            wanted.append(())
    if len(groups) == len(wanted) == len(periods) == 1 and wanted[0] and _with_another(reader, periods[0]):
        # "Compare Clacton with its 2014 by-election": with the latest of the others.
        others = [one for one in groups[0] if one not in wanted[0]]
        wanted.insert(0, tuple(others[:1]))
        wanted = [group for group in wanted if group]
    if len(groups) == 1 and len(wanted) > 1:
        groups[:] = wanted
        reader.take("word", "versus")
    elif wanted:
        kept = {one.id for narrowed in wanted for one in narrowed}
        groups[:] = [tuple(one for one in group if one.id in kept) for group in groups]
    return against


def _with_another(reader: Reader, period: Item) -> bool:
    """Tell whether a seat's by-election is set against that of a year: "with its 2014 one"."""
    seat = reader.find("seat")[0]
    joint = {"with", "to", "its", "against", "v", "vs", "versus"} & set(reader.words[seat.end : period.start + 1])
    return bool(joint) and seat.end < period.start and reader.has("compare", "versus", "different")


def at_both(reader: Reader) -> bool:
    """Tell "in 2019 and in the by-election", which asks for both, from one of them alone."""
    contests = [item for item in reader.find("word", "contest") if "byelection" in item.text]
    before = "|".join(item.text for item in reader.find("word", "ge"))
    if before and re.search(rf" and what (?:was|were) (?:it|they|that) (?:{before})$", reader.typed):
        # "What was the majority in Selby, and what was it before".
        return True
    if before and re.search(rf"\bthen and (?:at |in )?(?:the )?(?:{before})", reader.typed):
        # "Electorate then and at the general election before".
        return True
    # "In 2024 in Runcorn and at the by-election": where it was may stand between the two.
    little = _LITTLE.union(*(item.text.split() for item in reader.find("seat")))
    for item in (*reader.find("word", "ge"), *reader.find("period")):
        for contest in contests:
            first, last = sorted((item, contest), key=lambda one: one.start)
            if JOINING & set(joint := reader.words[first.end : last.start]) and set(joint) <= JOINING | little:
                return True
    return False


_LITTLE = frozenset(("in", "at", "the", "where", "what", "then", "how", "many", "again", "election"))


_MOVES = (*MOVED, "versus", "compare", "different", "notional", "between")
_BOTH_TIMES = frozenset(("after", "then", "now", "changed", "change", "changes", "since"))
_OVER_TIME = tuple(
    (
        "change, turnout change, swing, steed swing, swing needed, majority overturned, majority before, outcome, "
        "previous holder, cause, claims, source, successor, date"
    ).split(", ")
)
"""Words and measures that set a by-election against the election before, rather than ask for that election's own."""


def _set_against(reader: Reader, said_before: list[Item]) -> bool:
    """Tell "turnout vs the general election" from "turnout at the general election", whose own figure it is."""
    if any(_BOTH_TIMES & set(item.text.split()) for item in said_before):
        return True
    if reader.has(*_MOVES) or reader.measures(*_OVER_TIME) or than(reader):
        # "The swing at the general election" is that election's own.
        at = [reader.word_before(item) for item in said_before]
        plain = any(item.text.startswith("at ") for item in said_before) or {"at", "in"} & set(at)
        own = reader.measures("swing", "steed swing", "outcome", "change") and not reader.has(*_MOVES)
        return not (plain and own)
    return False
