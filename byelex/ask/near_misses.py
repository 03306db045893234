"""Read questions that are nearly others the store can answer: as what they ask, or said to be beyond it."""

from __future__ import annotations

from dataclasses import replace

from byelex.ask.measure_reading import SHORT, read_measures
from byelex.ask.measured import FIGURES
from byelex.ask.query import Premise, Query, Reading, Refusal
from byelex.ask.reader import Reader, named_contests, said_of, seats_of, within
from byelex.ask.settling import AFTER, BEFORE, of_period, word_before
from byelex.ask.spans import Item
from byelex.ask.wide_reading import read_widely
from byelex.elections import Listing, Person
from byelex.names.index import of_late, won
from byelex.store.scope import Bound, Scope
from byelex.wording import capital, day

_NOW = frozenset(("now", "current", "currently", "nowadays", "still", "represents", "represent", "today", "holds"))
_SITTING = frozenset(("sitting", "incumbent"))
_MEMBER = frozenset(("mp", "member", "holds", "hold", "represents", "represent", "represented", "seat"))
_THEN = frozenset(("was", "were", "did", "had", "before", "previous", "former", "new", "then", "between", "record"))


def read_near_miss(reader: Reader) -> Reading | None:
    """Read a question that takes more, or other, than it seems to; None if it is none of those."""
    for reads in (
        _somebodys_party,
        _last_of_a_party,
        _counted_beside,
        _why_none,
        _where_declared,
        _whom_dropped,
        _beside_a_contest,
        _held_before,
        _who_sits_now,
        _added,
        _from_place_to_first,
        _unopposed,
        _behind_whom,
        _whom_beaten,
        _who_was_behind,
        _more_of_two,
    ):
        found = reads(reader)
        if found is not None:
            return found
    return None


_HOLDING = frozenset("held had hold holds represented won win controlled owned".split())


def _held_before(reader: Reader) -> Reading | None:
    """Read "who held Hartlepool before the Tories": known where they gained it at a by-election."""
    seats, holders = reader.find("seat"), [*reader.find("party"), *reader.find("member")]
    if len(seats) != 1 or len(holders) != 1 or not seats_of(seats[0]).listings or reader.find("unknown"):
        return None
    party, before = holders[0], reader.before(holders[0])
    between = reader.words[before.end : party.start] if before is not None else []
    said_so = before is not None and before.text in {"before", "prior to", "until"} and set(between) <= {"the"}
    asked = {item.value for item in reader.find("measure")} or {"winner"}
    if not said_so or not asked <= {"previous holder", "winner"}:
        return None
    if not (_HOLDING & set(reader.words) or reader.measures("previous holder")):
        return None
    listings = seats_of(seats[0]).listings
    if party.kind == "member":
        return Refusal(
            f"{capital(party.text)} had won {listings[0].constituency_name} at no by-election in the store, so who sat "
            "there before is not known here.",
            tuple(one.id for one in listings[:5]),
        )
    gained = [one for one in listings if one.winner_party_id in party.value and one.held is False]
    if gained:
        return Query("figure", ("previous holder",), (gained[0].id,))
    name = reader.names.party_by_id[party.value[0]].name
    return Refusal(
        f"{name} gained {listings[0].constituency_name} at no by-election in the store, so who held it before is not "
        "known here; who held it before each of its by-elections is.",
        tuple(one.id for one in listings[:5]),
    )


_TOGETHER = frozenset(("combined", "together", "added", "plus", "sum", "joint", "jointly", "altogether"))
_ALONGSIDE = frozenset(("votes", "share", "valid votes", "winner", "result"))


def _added(reader: Reader) -> Reading | None:
    """Read parties' votes added together; what else is to be added is beyond the store, never taken one by one."""
    if not _TOGETHER & set(reader.words):
        return None
    parties, people = reader.find("party"), reader.find("person")
    if len(parties) + len(people) < 2:
        return None
    seats = reader.find("seat")
    measures = {item.value for item in reader.find("measure")}
    contests = named_contests(reader)
    if not people and not seats and measures <= {"votes", "valid votes"}:
        return None
    against = [item for item in parties if _beaten(reader, item)]
    together = [item for item in parties if item not in against]
    unknown = [item for item in reader.find("unknown") if not set(item.text.split()) & _TOGETHER]
    odd = unknown or people or len(seats) != 1 or not measures <= _ALONGSIDE or reader.has("not", "gain", "lost")
    if odd or len(against) > 1 or len(together) < 2:
        return Refusal("Of what is added up, only parties' votes in one by-election can be given: name them and it.")
    held = of_period(reader, seats[0])
    if not held or len({one.constituency_name for one in held}) != 1 or len(held) > SHORT:
        return Refusal("Say in which by-election, with its year.", contests, which=bool(contests))
    pair = (against[0].value, ()) if against else None
    groups = tuple(item.value for item in together)
    return Query("added", ("votes",), tuple(one.id for one in held), parties=groups, pair=pair)


def _beaten(reader: Reader, item: Item) -> bool:
    """Tell whether a party is what others are set against: "beat Labour", "more than Labour"."""
    return reader.is_word(reader.before(item), "beat", "versus", "over", "most", "more")


_PLACES = {"second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "2nd": 2, "3rd": 3, "4th": 4, "5th": 5}
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


def _who_was_behind(reader: Reader) -> Refusal | None:
    """Decline "who finished behind the Loonies": all who did, which only the whole result tells."""
    asked = reader.find("measure", "behind")
    others = reader.find("party") or reader.find("person")
    listed = asked and asked[0].text == "behind" and reader.words[0] in {"who", "which"} and not reader.find("nth")
    if not (listed and others and reader.find("seat")) or reader.has("runner-up", "how much"):
        return None
    return Refusal("Who came behind somebody is read off the whole result: ask for that.", named_contests(reader))


def _more_of_two(reader: Reader) -> None:
    """Make "who got more votes, A or B" of one contest a question of both."""
    named = sorted((len(reader.find("party")), len(reader.find("person"))))
    if named == [0, 2] and len(reader.find("seat")) == 1 and reader.measures("votes", "share"):
        reader.take("word", "more", "fewer")


def _who_sits_now(reader: Reader) -> Reading | None:
    """Read who is a seat's member now, which only elections tell of, and by-elections are not the last of them."""
    typed = set(reader.words)
    member = bool(typed & _MEMBER) or ("still" in typed and reader.words[0] in {"is", "are", "does", "do"})
    if typed & _THEN or reader.find("period") or not member:
        return None
    seats, people = reader.find("seat"), reader.find("person")
    plainly = reader.measures("winner") and "mp" in typed and bool(typed & {"is", "whos"})
    present = bool(typed & _NOW) or (typed & _SITTING and typed & {"is", "whos"}) or plainly
    others = {item.value for item in reader.find("measure")} - {"winner", "previous holder", "result"}
    if not present or others:
        return None
    if people and typed & _NOW and len(people) == 1:
        return _sits_still(reader, people[0].value)
    if len(seats) != 1 or people or (reader.find("party") and "still" not in typed) or reader.has("not"):
        return None
    held = of_late(seats_of(seats[0]).listings)
    if len({one.constituency_name for one in held}) != 1:
        return None
    return Query("figure", ("winner",), (held[0].id,), sitting=True)


def _sits_still(reader: Reader, people: tuple[Person, ...]) -> Reading:
    by_id = reader.names.by_id
    victories = [
        by_id[each] for one in people for each in one.by_election_ids if each in by_id and won(by_id[each], one)
    ]
    if len(victories) != 1:
        reason = "Who sits in the House of Commons now is not in the store: it knows by-elections, and who won there."
        return Refusal(reason, tuple(one.id for one in victories))
    return Query("figure", ("winner",), (victories[0].id,), sitting=True)


_OF_LISTS = ("which", "first", "last", "did", "came", "how many", "where", "who", "ever")


def _beside_a_contest(reader: Reader) -> Reading | None:
    """Read the by-election before or after one that is named: the next in time."""
    seats = reader.find("seat")
    unknown = [item for item in reader.find("unknown") if item.text not in AFTER | BEFORE]
    if len(seats) != 1 or reader.find("person") or unknown:
        return None
    seat = seats[0]
    at, way = word_before(reader, seat)
    contests = [
        item for item in reader.find("word", "contest") if item.start < seat.start and "byelection" in item.text
    ]
    if not contests or way not in AFTER | BEFORE:
        return None
    held = of_period(reader, seat)
    if len(held) != 1:
        return Refusal("Say which by-election, with its year.", tuple(one.id for one in held[:10]), which=bool(held))
    polled = held[0].polling_on
    own = {id(item) for item in (seat, *contests, *reader.find("period"))}
    beside = [
        item
        for item in reader.items
        if id(item) not in own
        and item.kind != "unknown"
        and not (item.kind == "word" and (item.value in _OF_LISTS or (item.start <= at < item.end)))
        and not (item.kind == "word" and item.value in {"contest", "ge"})
        and not (item.kind == "measure" and item.value in {"date", "result", "successor", "winner"})
    ]
    if beside:
        return Refusal(f"Give the date instead of the by-election's name: it was held on {day(polled)}.", (held[0].id,))
    later = way in AFTER
    days = {one.polling_on for one in reader.names.real}
    others = [each for each in days if (each > polled if later else each < polled)]
    if not others:
        return Refusal(f"No by-election {'after' if later else 'before'} that one is in the store.", (held[0].id,))
    then = min(others) if later else max(others)
    said = f"The next {'after' if later else 'before'} {held[0].constituency_name} {polled.year}"
    return Query("list", scope=Scope(first_day=then, last_day=then), words=said)


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


def _somebodys_party(reader: Reader) -> Refusal | None:
    """Decline "Roy Jenkins' party", which of somebody's parties it was being unsaid; "what party was he in" asks it."""
    asked = reader.words[0] in {"what", "whats", "which"} and reader.words[-1] == "party"
    theirs = [
        item
        for item in (*reader.find("person"), *reader.find("member"))
        if reader.words[item.end : item.end + 1] == ["party"]
    ]
    if asked or not theirs:
        return None
    reason = "Name the party, rather than whose it was: some stood for several."
    return Refusal(reason, named_contests(reader), final=True)


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
        return Refusal(f"At no by-election there, as far as the store goes. {only}", tuple(one.id for one in held)[:5])
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
    held = of_period(reader, seats[0]) if seats else tuple(one for item in named for one in _won_by(reader, item))
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
    return tuple(one for one in reader.names.listings if one.id in stood and _won(item, one))


def _whom_beaten(reader: Reader) -> Reading | None:
    """Read "who did Labour beat there" as who won and over whom, and "who beat Galloway" as who won where he lost."""
    typed = reader.words
    seats, people = reader.find("seat"), reader.find("person")
    parties = reader.find("party")
    beat = bool({"beat", "defeat"} & set(typed)) or ("lose" in typed and "to" in typed[typed.index("lose") :])
    asked = typed[:2] == ["who", "did"] and beat
    if len(people) + len(parties) == 1 and typed[0] == "who":
        before = typed[: (*people, *parties)[0].start]
        if before[1:] in (["stood", "against"], ["ran", "against"]) and len(seats) == 1:
            held = of_period(reader, seats[0])
            return Query("result", contests=(held[0].id,)) if len(held) == 1 else None
        asked = asked or before[-2:] in _LOST_TO
        if asked and not seats and people and "lose" not in typed and len(reader.items) <= MOST_BESIDE:
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
            premise: Premise = "lost" if "lose" in typed else "won"
            return Query("figure", ("winner",), ids, parties=groups, people=named, premise=premise)
    if typed[:2] in (["who", "beat"], ["who", "defeated"]) and not seats and len(people) == 1 and not parties:
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
