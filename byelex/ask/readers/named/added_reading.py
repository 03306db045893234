"""Read votes that are to be added together: parties', or one person's over several seats or stretches of time."""

from __future__ import annotations

from byelex.ask.query import Query, Reading, Refusal
from byelex.ask.readers.choosing import SHORT, few_of, of_period, which_of
from byelex.ask.readers.reader import Reader, said_of, seats_of, within
from byelex.ask.sentence.spans import Item
from byelex.elections import Person

_ALONGSIDE = frozenset(("votes", "share", "valid votes", "winner", "result"))


def read_added(reader: Reader) -> Reading | None:
    """Read parties' votes added together; what else is to be added is beyond the store, never taken one by one."""
    first_two = _first_two(reader)
    if first_two is not None:
        return first_two
    if not asks_a_sum(reader):
        return None
    parties, people = reader.find("party"), reader.find("person")
    # "Both main parties combined" are two, said in one.
    if len(parties) + len(people) < 2 and not any(item.text.endswith("parties") for item in parties):
        return None
    seats = reader.find("seat")
    measures = reader.asked()
    if not people and not seats and measures <= {"votes", "valid votes", "deposit"}:
        return None
    against = [item for item in parties if _is_beaten(reader, item)]
    together = [item for item in parties if item not in against]
    odd = reader.find("unknown") or people or len(seats) != 1 or not measures <= _ALONGSIDE or reader.has("not", "gain")
    if odd or len(against) > 1 or len(together) < 2:
        return Refusal("Of what is added up, only parties' votes in one by-election can be given: name them and it.")
    held = few_of(reader, seats[0])
    if not held:
        return which_of(of_period(reader, seats[0]) or seats_of(seats[0]).listings)
    pair = (against[0].value, ()) if against else None
    groups = tuple(item.value for item in together)
    return Query("added", ("votes",), held, parties=groups, pair=pair)


def asks_a_sum(reader: Reader) -> bool:
    """Tell whether what is named is to be added together: "combined", "Tory plus Reform"."""
    return reader.has("total") or any(item.text == "plus" for item in reader.find("word", "and"))


_OTHERS = frozenset(("everyone", "others", "other", "rest", "else", "gap"))
"""Words for all but the first two."""


def _first_two(reader: Reader) -> Query | None:
    """Read "the share of the top two" in one by-election."""
    seats, asked = reader.find("seat"), reader.asked()
    others = [item for item in reader.items if item.kind not in {"seat", "period", "measure", "word"}]
    summed = bool(asked) or asks_a_sum(reader)
    if not reader.has("top two") or len(seats) != 1 or others or not summed or not asked <= {"votes", "share"}:
        return None
    if reader.has("not", "between") or reader.says(_OTHERS):
        return None
    held = few_of(reader, seats[0])
    return Query("added", ("votes",), held, positions=(1, 2)) if held else None


def _is_beaten(reader: Reader, item: Item) -> bool:
    """Tell whether a party is what others are set against: "beat Labour", "more than Labour"."""
    before = reader.before(item)
    return before.is_word("beat", "versus", "over", "most", "more") or (before.text == "beaten")


def read_own_total(reader: Reader) -> Reading | None:
    """Read one person's votes over several seats or stretches of time, together; None if that is not asked."""
    people, seats, periods = reader.find("person"), reader.find("seat"), reader.find("period")
    if len(people) != 1 or len(people[0].value) != 1 or bool(seats) is bool(periods) or len(seats or periods) < 2:
        return None
    votes = reader.find("measure", "votes", "valid votes")
    summed = asks_a_sum(reader) or any("total" in item.text for item in votes)
    better = reader.find("word", "most", "least") if reader.has("versus") else []
    passed = {item.start for item in (*people, *seats, *periods, *votes, *better, *reader.find("word", *_OF_A_TOTAL))}
    rest = [item for item in reader.items if item.start not in passed]
    if rest or not (periods or summed):
        return None
    person: Person = people[0].value[0]
    stood = reader.names.among(person.by_election_ids)
    kept: list[str] = []
    for item in (*seats, *periods):
        there = {one.id for one in seats_of(item).listings} if seats else frozenset[str]()
        at = [one for one in stood if one.id in there] if seats else within(stood, said_of(item))
        if not at:
            where = "there" if seats else "then"
            return Refusal(f'{person.name} stood at no by-election {where}: "{item.text}".', person.by_election_ids[:5])
        kept += [one.id for one in at]
    contests = tuple(one.id for one in stood if one.id in kept)
    if reader.has("versus", "more"):
        # "Galloway 2012 vs 2024": side by side, not added.
        return Query("candidate", contests=contests[:SHORT], people=(person.id,))
    return Query("person", ("votes",) if votes or summed else (), contests, people=(person.id,))


_OF_A_TOTAL = "versus,more,compare,total,how many,did,and,stood,contest,ever,by,which".split(",")
