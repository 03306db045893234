"""Read questions that are nearly others the store can answer: as what they ask, or said to be beyond it."""

from __future__ import annotations

from dataclasses import replace

from byelex.ask.added_reading import read_added
from byelex.ask.beside_contests import beside_a_contest
from byelex.ask.checking import drop_said_figure
from byelex.ask.measure_reading import SHORT, read_measures
from byelex.ask.measured import FIGURES
from byelex.ask.member_reading import held_before, somebodys_party, was_a_member, who_sits_now
from byelex.ask.of_one_seat import read_of_one_seat
from byelex.ask.person_reading import read_own_total
from byelex.ask.query import Premise, Query, Reading, Refusal
from byelex.ask.reader import Reader, named_contests, of_period, said_of, seats_of, within
from byelex.ask.spans import Item
from byelex.ask.wide_reading import read_widely
from byelex.elections import Listing
from byelex.names.seats import won
from byelex.store.scope import Bound


def read_near_miss(reader: Reader) -> Reading | None:
    """Read a question that takes more, or other, than it seems to; None if it is none of those."""
    for reads in (
        somebodys_party,
        read_of_one_seat,
        drop_said_figure,
        _last_of_a_party,
        _counted_beside,
        _why_none,
        _where_declared,
        _whom_dropped,
        beside_a_contest,
        was_a_member,
        held_before,
        who_sits_now,
        read_own_total,
        read_added,
        _from_place_to_first,
        _unopposed,
        _behind_whom,
        _whom_beaten,
        _who_was_behind,
    ):
        found = reads(reader)
        if found is not None:
            return found
    return None


_PLACES = frozenset("second third fourth fifth sixth 2nd 3rd 4th 5th".split())
_TO_WIN = frozenset(("win", "won", "winning", "victory", "first", "1st", "take", "gain", "top"))


def _from_place_to_first(reader: Reader) -> Refusal | None:
    """Decline "from third to win", which no list can be made of: third was at the general election before."""
    typed = reader.words
    for at, word in enumerate(typed[:-1]):
        place = next((one for one in typed[at + 1 : at + 3] if one in _PLACES), None)
        to_win = "to" in typed[at + 2 : at + 5] and _TO_WIN & set(typed[at + 3 :])
        if word == "from" and place and (to_win or reader.has("won", "gain")):
            return Refusal(
                "Who came from which place to win is not something Byelex can list: ask for a party's gains, or who "
                "came third at the general election before one by-election.",
                named_contests(reader),
            )
    return None


_AROUND = frozenset(("behind", "finish ahead of", "finished ahead of", "come ahead of", "came ahead of", "ahead of"))


def _who_was_behind(reader: Reader) -> Refusal | None:
    """Decline "who finished behind the Loonies": all who did, which only the whole result tells."""
    asked = [item for item in (*reader.find("measure", "behind"), *reader.find("word", "beat")) if item.text in _AROUND]
    others = reader.find("party") or reader.find("person")
    listed = asked and reader.words[0] in {"who", "which"} and not reader.find("nth")
    if not (listed and others and reader.find("seat")) or reader.has("runner-up", "how much"):
        return None
    reason = "Who came ahead of somebody, or behind, is read off the whole result: ask for that."
    return Refusal(reason, named_contests(reader))


def _unopposed(reader: Reader) -> Reading | None:
    """Read by-elections without a poll as those with one candidate; of one that is named, who won and over whom."""
    words = {"unopposed", "uncontested"} & set(reader.words)
    if not words:
        return None
    reader.items = [item for item in reader.items if not words & set(item.text.split())]
    if reader.find("seat") or reader.find("person"):
        contests = tuple(one.id for item in reader.find("seat") for one in of_period(reader, item))
        if 0 < len(contests) <= SHORT and not reader.find("person"):
            return Query("figure", ("winner",), contests)
        return Refusal("Say in which by-election, with its year.", contests[:10], which=len(contests) > 1)
    reader.take("word", "won", "stood", "candidate", "held")
    read = read_widely(reader)
    if isinstance(read, Refusal) or read.task not in {"list", "count", "record", "result"}:
        return Refusal("By-elections without a poll can be listed and counted, and the first and the last be given.")
    alone = Bound("candidates", "=", 1)
    last = reader.has("last")
    read = Query("record", ("date",), most=last) if read.task == "result" else read
    return replace(read, scope=replace(read.scope, bounds=(*read.scope.bounds, alone)))


def _last_of_a_party(reader: Reader) -> Reading | None:
    """Read when a party last won, held or lost a seat as of by-elections, and say so: general elections are others."""
    seats, parties = reader.find("seat"), reader.find("party")
    verb = next((word for word in ("lost", "gain", "held", "won") if reader.has(word)), "")
    when = reader.measures("date") or reader.words[0] == "when"
    if not (reader.has("last") and when and verb and len(seats) == len(parties) == 1):
        return None
    if reader.find("unknown") or reader.find("person") or reader.find("period") or reader.has("not"):
        return None
    group = parties[0].value

    def fits(one: Listing) -> bool:
        if verb == "lost":
            return one.gained_from_party_id in group
        return one.winner_party_id in group and (verb == "won" or one.held is (verb == "held"))

    held = seats_of(seats[0]).listings
    found = () if reader.has("ge") else tuple(one.id for one in held if fits(one))[:1]
    only = "By-elections alone are looked at here; what became of the seat at general elections is in /history."
    if not found:
        reason = f"At no by-election there, as far as the store goes. {only}"
        return Refusal(reason, tuple(one.id for one in held)[:5], final=reader.has("ge"))
    return Query("figure", ("date", "winner"), found, assumed=only)


def _counted_beside(reader: Reader) -> Refusal | None:
    """Decline to count by-elections by what happened at one: "how many had there been when Wellingborough voted"."""
    counted = reader.has("how many") and "byelections" in reader.words
    if not counted or len(reader.find("seat")) != 1 or reader.find("person"):
        return None
    seat = reader.find("seat")[0]
    if not (reader.find("period") and reader.measures("date") and seat.start > reader.words.index("byelections")):
        return None
    return Refusal("Say from when to when by-elections are to be counted.", named_contests(reader))


def _whom_dropped(reader: Reader) -> Refusal | None:
    """Decline "who did Labour drop there": it asks for somebody, and not for a fall in votes."""
    someone = reader.words[:2] == ["who", "did"] and reader.has("fall") and not reader.find("measure")
    if not someone or not reader.find("seat"):
        return None
    return Refusal("Whom a party dropped is not among a by-election's figures.", named_contests(reader))


def _where_declared(reader: Reader) -> Refusal | None:
    """Decline where a result was declared, of which figures know only when."""
    if not (reader.has("where") and reader.measures("declaration time") and reader.find("seat")):
        return None
    return Refusal("Where that result was declared is not in the store.", named_contests(reader))


def _why_none(reader: Reader) -> Reading | None:
    """Read "why no swing for Southend West" as that figure, whose answer says why there is none."""
    figures = [item.value for item in reader.find("measure") if item.value in FIGURES and item.value != "cause"]
    if reader.words[0] not in {"why", "how"} or not reader.has("not") or len(figures) != 1:
        return None
    seats = reader.find("seat")
    if len(seats) != 1 or reader.find("unknown") or reader.find("person") or reader.find("party"):
        return None
    held = of_period(reader, seats[0])
    if not 0 < len(held) <= SHORT or len({one.constituency_name for one in held}) != 1:
        return None
    return Query("figure", (figures[0],), tuple(one.id for one in held))


_LOST_TO = (["beaten", "by"], ["defeated", "by"], ["lost", "to"], ["out", "to"])
_BEATEN = frozenset(("beaten", "beaten by", "defeated", "defeated by"))
MOST_BESIDE = 4
"""So many things a question names whose all is who lost to somebody: whoever was beaten, by whom, where, when."""
_BEHIND = frozenset(("to", "behind", "after", "the"))


def _behind_whom(reader: Reader) -> Reading | None:
    """Read a place behind somebody as that place where they won: "runner-up to Farage", "third behind Labour"."""
    named = sorted((*reader.find("person"), *reader.find("party")), key=lambda item: item.start)
    places = [item for item in (*reader.find("nth"), *reader.find("word", "runner-up")) if named]
    joint = set(reader.words[places[0].end : named[0].start]) if len(places) == 1 else set()
    seats = reader.find("seat")
    if not joint - {"the"} or not joint <= _BEHIND or len(seats) > 1 or not (seats or named[0].kind == "person"):
        return None
    people = [item for item in named if item.kind == "person"]
    held = of_period(reader, seats[0]) if seats else tuple(one for item in people for one in _won_by(reader, item))
    victories = tuple(one for one in held if any(_won(item, one) for item in named))
    if not victories:
        return Refusal(
            "None of those named won there: who came after them is read off the result.",
            tuple(one.id for one in held)[:5],
        )
    reader.items = [item for item in reader.items if item.end <= places[0].end or item.start >= named[-1].end]
    reader.use(*seats, *reader.find("period"))
    return read_measures(reader, victories, "")


def _won(item: Item, one: Listing) -> bool:
    """Tell whether a party, or somebody, won a by-election."""
    if item.kind == "party":
        return one.winner_party_id in item.value
    return any(won(one, person) for person in item.value)


def _won_by(reader: Reader, item: Item) -> tuple[Listing, ...]:
    """Give the by-elections that somebody won, latest first."""
    stood = {each for person in item.value for each in person.by_election_ids}
    return tuple(one for one in reader.names.among(stood) if _won(item, one))


def _whom_beaten(reader: Reader) -> Reading | None:
    """Read "who did Labour beat there" as who won and over whom, and "who beat Galloway" as who won where he lost."""
    typed = reader.words
    seats, people = reader.find("seat"), reader.find("person")
    parties = reader.find("party")
    beat = bool({"beat", "defeat"} & set(typed)) or ("lose" in typed and "to" in typed[typed.index("lose") :])
    # "Who was Goldsmith beaten by", not "who was beaten by Goldsmith".
    following = [reader.after(item) for item in (*people, *parties)]
    passive = typed[:2] == ["who", "was"] and any(one and one.text in _BEATEN for one in following)
    asked = passive or (typed[:2] == ["who", "did"] and beat)
    if len(people) + len(parties) == 1 and typed[0] == "who":
        before = typed[: (*people, *parties)[0].start]
        if before[1:] in (["stood", "against"], ["ran", "against"]) and len(seats) == 1:
            held = of_period(reader, seats[0])
            return Query("result", contests=(held[0].id,)) if len(held) == 1 else None
        asked = asked or before[-2:] in _LOST_TO
        if asked and not (seats or passive) and people and "lose" not in typed and len(reader.items) <= MOST_BESIDE:
            ids = tuple(one.id for one in _won_by(reader, people[0]))
            if 0 < len(ids) <= SHORT:
                return Query("figure", ("winner",), ids)
            return Refusal("Say in which by-election, with its year.", ids[:10], which=bool(ids))
    if asked and len(seats) == 1 and len(people) + len(parties) == 1:
        stood = {each for item in people for person in item.value for each in person.by_election_ids}
        held = tuple(one for one in of_period(reader, seats[0]) if not stood or one.id in stood)
        others = {item.value for item in reader.find("measure")}
        if not others and 0 < len(held) <= SHORT and len({one.constituency_name for one in held}) == 1:
            named = tuple(person.id for item in people for person in item.value if set(person.by_election_ids) & stood)
            groups = tuple(item.value for item in parties)
            ids = tuple(one.id for one in held)
            premise: Premise = "lost" if passive or "lose" in typed else "won"
            return Query("figure", ("winner",), ids, parties=groups, people=named, premise=premise)
    beaten = (
        passive
        or typed[:2] in (["who", "beat"], ["who", "defeated"])
        or typed[:3]
        in (
            ["who", "has", "beaten"],
            ["who", "has", "beat"],
        )
    )
    if beaten and not seats and len(people) == 1 and not parties:
        (person, *several) = people[0].value
        by_id = reader.names.by_id
        periods = reader.find("period")
        stood_at = [by_id[each] for each in person.by_election_ids if each in by_id]
        then = within(stood_at, said_of(periods[0])) if len(periods) == 1 else tuple(stood_at)
        lost = [one.id for one in then if not won(one, person)]
        if several or len(periods) > 1 or reader.find("unknown") or len(reader.items) > 3 + len(periods):
            return None
        if not lost:
            when = " then" if periods else ""
            return Refusal(f"{person.name} lost no by-election in the store{when}.", tuple(one.id for one in then[:5]))
        if len(lost) > SHORT:
            return Refusal(
                f"{person.name} lost {len(lost)} by-elections; say in which seat.", tuple(lost[:10]), which=True
            )
        return Query("figure", ("winner",), tuple(lost))
    return None
