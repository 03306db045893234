"""Read who sat for a seat, before a by-election or now, and what is asked by naming them."""

from __future__ import annotations

from datetime import date

from byelex.ask.query import Query, Reading, Refusal
from byelex.ask.readers.choosing import SHORT
from byelex.ask.readers.named.measure_reading import read_measures
from byelex.ask.readers.reader import Reader, ids_of, leftover, said_of, seats_of, whether, within
from byelex.ask.sentence.lexicon import word_set
from byelex.ask.sentence.periods import ONE_DAY, Said
from byelex.ask.sentence.spans import Item
from byelex.changing import replace
from byelex.elections import Listing, Person
from byelex.names.dates import Period
from byelex.names.seats import of_late, won
from byelex.names.text import words

_NOW = word_set("now")
_SITTING = frozenset(("sitting", "incumbent"))
_MEMBER = frozenset(
    ("mp", "member", "holds", "hold", "represents", "represent", "represented", "seat", "belong", "belongs")
)
_THEN = frozenset("was were did had before previous former new then between record old ex late last outgoing".split())


def read_member(reader: Reader) -> Reading:
    """Read a question that names a former member: it is about the by-election for the seat left."""
    items = reader.take("member")
    contests = items[0].value
    by_id = reader.names.by_id
    if reader.word_before(items[0]) == "before" and reader.asked() <= {"previous holder", "winner"}:
        # Whom they came after, not who came after them.
        return Refusal(f"Who sat before {items[0].text.title()} is told by no by-election in the store.", contests)
    then = ids_of(within(reader.names.among(contests), reader.period()))
    if then and reader.period() is not None:
        # "Who succeeded Boris Johnson in 2008".
        contests = then
        reader.take("period")
    if len(items) > 1 or len(contests) > SHORT:
        return Refusal(f'"{items[0].text}" sat for more than one seat here. Which?', contests, which=True)
    own = ("votes", "share", "change", "position", "majority", "majority points", "majority before")
    others = reader.find("measure") or reader.find("cause") or reader.find("party")
    # "Did Jo Cox win a by-election" asks what became of her there, who did not stand.
    done = reader.words[0] in _ASKING and reader.after(items[0], "ever").is_word("won", "lost", "did")
    held, said = tuple(by_id[each] for each in contests), reader.period()
    elected = measured_from(reader, said, held) if said and reader.measures(*own) else ()
    if elected:
        # "Peter Bone's vote in 2019": at the general election before.
        held = elected
        reader.take("period")
    if reader.measures(*own) or ((reader.has("stood") or done) and not others):
        return read_measures(reader, held, "")
    reader.take("word", "lost", "held", "won", "last", "party", "tally")
    # "Who won after Boris Johnson quit": why he did is said as it is recorded.
    why = ("cause",) if reader.take("cause") else ()
    asked = tuple(item.value for item in reader.take("measure", "winner", "cause", "date", "swing", "turnout"))
    # "Did Nadine Dorries resign" asks only that.
    asked = asked or (why if whether(reader) else ()) or ("winner",)
    reader.take("measure", "result", "previous holder", "successor")
    if reader.has("stood"):
        return Refusal(f'Whether "{items[0].text}" stood is told by the result.', contests)
    measures = tuple(dict.fromkeys((*asked, *why, "previous holder")))
    return leftover(reader, contests) or Query("figure", measures, contests)


def read_left(reader: Reader, seat: Item) -> Reading | None:
    """Read "who won Uxbridge after Boris Johnson quit" as of the by-election for the seat left; None if nobody did."""
    going = [*reader.find("cause"), *(one for one in reader.find("word", "joined") if one.text in _LEFT)]
    for item in (*reader.find("member"), *reader.find("person")) if going and reader.words[0] != "when" else ():
        name = () if item.kind == "member" else item.value
        left = set(item.value) if not name else set(reader.vocabulary.contests_left_by(name[0].name))
        held = tuple(one for one in seats_of(seat).listings if one.id in left)
        if not held:
            continue
        reader.use(item, *(one for one in going if one.kind == "word"))
        if reader.find("party") or reader.asked() - {"winner", "date"}:
            reader.use(*going)
            return read_measures(reader, held, "")
        reader.put(item, replace(item, kind="member", value=ids_of(held)))
        return read_member(reader)
    return None


_LEFT = frozenset(("left", "leave", "leaving"))


def measured_from(reader: Reader, said: Said, group: tuple[Listing, ...]) -> tuple[Listing, ...]:
    """Keep the contests of which the general election before was in a period."""
    elected = reader.calendar.general_elections
    before = {one: [day for day in elected if day < one.polling_on][-1:] for one in group}
    return tuple(one for one, days in before.items() if any(map(said.period.covers, days)))


_ASKING = frozenset(("did", "has", "had", "was", "how"))


def read_sitting(reader: Reader) -> Reading | None:
    """Read who sat there before, or sits there now, and whether somebody did; None if none of those is asked."""
    return _was_a_member(reader) or _held_before(reader) or _sits_now(reader)


def _was_a_member(reader: Reader) -> Reading | None:
    """Read "was Paul Williams an MP" as the record of one who won a by-election; else only a report can tell."""
    typed, people = reader.words, reader.find("person")
    asks = typed[0] in {"was", "is", "had", "has"} and bool({"mp", "member"} & set(typed))
    others = reader.asked() - {"previous holder", "winner"}
    if not asks or others or len(people) != 1 or reader.find("seat") or reader.find("party") or _NOW & set(typed):
        return None
    by_id = reader.names.by_id
    stood = [(by_id[each], one) for one in people[0].value for each in one.by_election_ids if each in by_id]
    if len(people[0].value) == 1 and any(won(one, who) for one, who in stood):
        return Query("person", people=(people[0].value[0].id,))
    ids = tuple(one.id for one, _ in stood)
    return Refusal(
        "Who sat in the Commons is known here of by-elections alone: that is told by their results.", ids[:5]
    )


def _held_before(reader: Reader) -> Reading | None:
    """Read "who held Hartlepool before the Tories": known where they gained it at a by-election."""
    seats, holders = reader.find("seat"), [*reader.find("party"), *reader.find("member"), *reader.find("person")]
    if len(seats) != 1 or len(holders) != 1 or not seats_of(seats[0]).listings or reader.find("unknown"):
        return None
    party = holders[0]
    ahead = [word for word in reader.words[: max(party.start, 0)] if word != "the"]
    said_so = ahead[-1:] in (["before"], ["until"])
    asked = reader.asked() or {"winner"}
    if not said_so or not asked <= {"previous holder", "winner"}:
        return None
    if not (reader.says(word_set("holding")) or reader.measures("previous holder")):
        return None
    listings = seats_of(seats[0]).listings
    gained = [one for one in listings if one.winner_party_id in party.value and one.held is False]
    # "Before Green" may be before Sarah Green, a Liberal Democrat.
    gained = gained or [one for one in listings if _won_by(reader, one, party) and not _had_it(reader, one)]
    if gained:
        return Query("figure", ("previous holder",), (gained[0].id,))
    if party.kind == "person":
        # Whoever won what they had left themselves, as Nigel Farage did, had it already.
        left = reader.vocabulary.contests_left_by(party.value[0].name)
        if not any(one.id in left and won(one, party.value[0]) for one in listings):
            return None
        name = party.value[0].name
    else:
        name = party.text.title() if party.kind == "member" else reader.names.party_by_id[party.value[0]].name
    reason = (
        f"{name} gained {listings[0].constituency_name} at no by-election in the store: who had it before is not known."
    )
    return Refusal(reason, ids_of(listings[:5]))


def _won_by(reader: Reader, one: Listing, named: Item) -> bool:
    """Tell whether who won a by-election is of those named, or of that surname."""
    if named.kind == "person":
        return any(won(one, each) for each in named.value)
    return one.winner.casefold().split()[-1] == named.text


def _had_it(reader: Reader, one: Listing) -> bool:
    """Tell whether whoever won a by-election had left that seat to fight it."""
    return one.id in reader.vocabulary.contests_left_by(one.winner)


def _sits_now(reader: Reader) -> Reading | None:
    """Read who is a seat's member now, which only elections tell of, and by-elections are not the last of them."""
    typed = set(reader.words)
    # "Do the Tories have Newark now" asks what "do they still hold it" does.
    has, now = bool(typed & {"has", "have", "got"}), bool(typed & _NOW)
    # "Is Wakefield a Labour seat" asks so too.
    theirs = reader.words[0] == "is" and any(reader.after(item).text == "seat" for item in reader.find("party"))
    still = theirs or (reader.words[0] in {"is", "are", "does", "do"} and ("still" in typed or (has and now)))
    member = bool(typed & _MEMBER) or still or (has and now and reader.words[0] in {"who", "whos"})
    if typed & _THEN or reader.find("period") or not member:
        return None
    seats, people = reader.find("seat"), reader.find("person")
    plainly = reader.measures("winner") and "mp" in typed and bool(typed & {"is", "whos"})
    present = now or theirs or {"does", "belong"} <= typed or (typed & _SITTING and typed & {"is", "whos"}) or plainly
    # "MP for Clacton", and nothing else.
    present = present or ("mp" in typed and all(item.kind == "seat" or item.is_word("by") for item in reader.items))
    others = reader.asked() - {"winner", "previous holder", "result"}
    if not present or others:
        return None
    if people and typed & _NOW and len(people) == 1:
        return _sits_still(reader, people[0].value)
    if len(seats) != 1 or people or (reader.find("party") and not (still or "still" in typed)) or reader.has("not"):
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
        return Refusal(reason, ids_of(victories))
    return Query("figure", ("winner",), (victories[0].id,), sitting=True)


def sat_before(reader: Reader, item: Item) -> Reading | None:
    """Read "who was MP for Wakefield before 2022" as whom the by-election of that year followed."""
    periods = reader.find("period")
    # "Which party had it before 1990".
    had = reader.words[0] in {"who", "which", "what"} and "had" in reader.words[1:3]
    member = had or reader.measures("previous holder") or reader.says({"mp", "mps", "member"})
    if len(periods) != 1 or not member or reader.find("person") or reader.find("party"):
        return None
    said = said_of(periods[0])
    before = periods[0].text.split()[0] in {"before", "pre", "until", "till", "til"}
    if said.period.start != date.min or not before or before_which(reader, said):
        return None
    after = said.period.end + ONE_DAY
    year = periods[0].text.split()[-1] == str(after.year) or after.year != said.period.end.year
    named = reader.names.seat_named(words(item.text), Period(date(after.year, 1, 1), date(after.year, 12, 31)))
    held = (*seats_of(item).listings, *(one for seat in named.seats for one in seat.listings))
    then = tuple(
        one for one in held if one.polling_on == after or (year and one.polling_on.year == after.year)
    ) or tuple(one for one in held if one.polling_on == said.period.end)
    if not then:
        known = tuple(dict.fromkeys(one.id for one in held[:10]))
        return Refusal(f"No by-election there in {after.year} is in the store, nor who sat then.", known)
    reader.use(periods[0])
    reader.take("measure", "previous holder", "winner")
    reader.take("word", "ge", "held", "party", "tally")
    ids = tuple(dict.fromkeys(one.id for one in then))
    return leftover(reader, ids) or Query("figure", ("previous holder",), ids)


def before_which(reader: Reader, said: Said) -> bool:
    """Tell "Tamworth by-election before 2020", which asks for a contest, from "turnout in Tamworth before the poll"."""
    at = reader.find("period")[0].start
    named = any("byelection" in item.text and item.start < at for item in reader.find("word", "contest"))
    return named and (said.period.start == date.min or said.period.end == date.max)
