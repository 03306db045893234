"""Settle who is meant beside a seat: who stood there, who had sat for it, and who came after."""

from __future__ import annotations

from byelex.ask.readers.reader import Reader, said_of, seats_of, stood_at, within
from byelex.ask.sentence.seat_spans import NamedSeats
from byelex.changing import replace
from byelex.names.seats import won
from byelex.names.text import content, words


def settle_members(reader: Reader) -> None:
    """Settle all that is of members, in this order."""
    for settles in (
        _who_was_replaced,
        _once_gone,
        _who_came_after,
        _where_they_stood,
        _who_lost_to_them,
        _whose_contest,
        _before_they_went,
        _members_party,
        _seat_left,
    ):
        settles(reader)


def _who_was_replaced(reader: Reader) -> None:
    """Read a surname in "who replaced Paterson", "why did Paterson go" as that of those who left a seat."""
    went = reader.words[0] in {"why", "when", "how"} and (reader.measures("cause") or reader.find("cause"))
    if reader.find("seat") or not (reader.measures("successor") or went):
        return
    for item in (*reader.find("person"), *reader.find("unknown")):
        left = reader.vocabulary.left_by_surname(item.text)
        if left:
            reader.put(item, replace(item, kind="member", value=left))


def _once_gone(reader: Reader) -> None:
    """Pass over that a member went in "Chesterfield after Varley went", which is when its by-election was."""
    for item in reader.find("member"):
        gone, when = reader.after(item), reader.word_before(item)
        if gone.is_word("lost") and gone.text in {"went", "gone", "goes"} and when in {"after", "when", "once"}:
            reader.leave_out(gone, *(one for one in reader.find("measure", "date") if one.text == when))


def _who_came_after(reader: Reader) -> None:
    """Read "who held Fermanagh after Sands", "who got in after Gaitskell died" as who followed one who left a seat."""
    # "Who won Tooting after Sadiq Khan quit" is told with why he did.
    if not _asks_who(reader) or (reader.measures("winner") and reader.find("seat") and reader.find("cause")):
        return
    for item in (*reader.find("person"), *reader.find("member")):
        named = [item.text, *(one.name for one in item.value)] if item.kind == "person" else []
        left = item.kind == "member" or any(map(reader.vocabulary.contests_left_by, named))
        by_id = reader.names.by_id
        left = left or any(won(by_id[each], one) for one in item.value for each in one.by_election_ids if each in by_id)
        asked = [one for one in reader.items if one.start <= 1 and one.kind in _OF_TAKING and one.value in _TOOK]
        if left and asked and reader.word_before(item) == "after":
            reader.read_as(asked[-1], "successor", kind="measure")
            reader.leave_out(*reader.find("word", "contest"))


def _asks_who(reader: Reader) -> bool:
    return reader.words[0] in {"who", "whos", "mp", "member", "successor"}


_TOOK = frozenset(("previous holder", "winner", "did", "held", "won", "gain"))
_OF_TAKING = frozenset(("measure", "word"))


def _where_they_stood(reader: Reader) -> None:
    """Keep, of the seats of a name, the by-elections at which somebody named with it stood, whenever those were.

    A seat that has the typed words in a longer name counts too: "David Davis Haltemprice" is Haltemprice and Howden.
    Why a seat fell vacant, who followed and what was said there are not asked of those who stood.
    """
    people = [one for item in reader.find("person") for one in item.value]
    stood = stood_at(people)
    if reader.measures("quotes", "cause", "successor"):
        stood = {each for one in people for each in reader.vocabulary.contests_left_by(one.name)}
    # "Did Mandelson lose Hartlepool": the by-election for the seat he left.
    stood |= {each for item in reader.find("member") for each in item.value}
    if not stood:
        return
    periods = [said_of(item) for item in reader.find("period")]
    for item in reader.find("seat"):
        named = seats_of(item)
        longer = reader.names.seats_holding(tuple(content(words(item.text))))
        for seats in (named.seats, longer):
            kept = [replace(seat, listings=tuple(one for one in seat.listings if one.id in stood)) for seat in seats]
            kept = [seat for seat in kept if seat.listings]
            fits = not periods or any(within(seat.listings, said) for seat in kept for said in periods)
            if kept and fits:
                reader.put(item, replace(item, value=NamedSeats(tuple(kept), named.corrected, of_person=True)))
                break


def _who_lost_to_them(reader: Reader) -> None:
    """Read the one loser of a by-election, "the loser to Leadbeater", as its runner-up."""
    for item in reader.find("word", "loser"):
        to_somebody = reader.after(item, "to").kind == "person"
        alone = item.text == "loser" and reader.word_before(item) == "the" and not reader.measures("deposit")
        if alone and (to_somebody or reader.find("seat")):
            reader.read_as(item, "runner-up")


def _whose_contest(reader: Reader) -> None:
    """Read somebody in "who came last in the one Farage won" as the by-election: whose place it was is asked."""
    people = reader.find("person")
    placed = reader.has("who") and (reader.has("last place", "runner-up") or reader.find("nth"))
    counted = reader.measures("candidates") or (reader.has("how many") and reader.has("candidate", "stood"))
    if len(people) != 1 or not (placed or (counted and reader.find("seat"))):
        return
    (person,) = people
    joint, before, after = reader.word_before(person), reader.before(person), reader.after(person)
    theirs = after.is_word("won", "stood") and (before.is_word("contest") or joint in {"when", "where"})
    beside = joint == "with" or (joint == "against" and counted)
    if not theirs and not (joint == "the" and after.is_word("contest")) and not beside:
        return
    by_id = reader.names.by_id
    stood = [by_id[each] for each in stood_at(person.value) if each in by_id]
    meant = [one for one in stood if not after.is_word("stood") and any(won(one, each) for each in person.value)]
    seats = [seat for item in reader.find("seat") for seat in seats_of(item).seats]
    ids = {one.id for one in meant or stood}
    held = {
        seat.name: seat for seat in seats or (reader.names.seat_of(by_id[each]) for each in sorted(ids, reverse=True))
    }
    kept = [replace(seat, listings=tuple(one for one in seat.listings if one.id in ids)) for seat in held.values()]
    kept = [seat for seat in kept if seat.listings]
    if not kept or len(reader.find("seat")) > 1:
        return
    named = NamedSeats(tuple(kept), False, of_person=True)
    for item in reader.find("seat"):
        reader.put(item, replace(item, value=named, text=kept[0].name))
    if not seats:
        reader.put(person, replace(person, kind="seat", value=named))
    said = [after] if after.is_word("contest", "won", "stood") else []
    said += [before] if (theirs and before.is_word("contest")) or before.text == joint else []
    reader.leave_out(person, *said)


def _before_they_went(reader: Reader) -> None:
    """Pass over who left the seat in "the majority before Pincher quit", which is before its by-election."""
    held = {one.id for item in reader.find("seat") for one in seats_of(item).listings}
    if not held or reader.measures("swing"):
        return
    for item in (*reader.find("member"), *reader.find("person")):
        names = [one.name for one in item.value] if item.kind == "person" else []
        left = {each for name in names for each in reader.vocabulary.contests_left_by(name)} or set(item.value)
        going = reader.after(item)
        went = going.kind == "cause" or going.text in {"left", "leaving", "went"}
        if went and held & left and reader.word_before(item) == "before":
            reader.leave_out(item, going)


def _members_party(reader: Reader) -> None:
    """Read what a former member is said to have been as who sat before: "Bone was an independent by then"."""
    for item in reader.find("member"):
        party = reader.after(item)
        if party.kind == "party" and _WAS & {reader.word_before(item), *reader.words[item.end : party.start]}:
            reader.read_as(party, "previous holder", kind="measure")
    for item in reader.find("measure", "previous holder"):
        if "represented" in item.text and reader.after(item).kind == "party":
            # "Who represented Reform in Tamworth" stood for it.
            reader.read_as(item, "stood", kind="word")


_WAS = frozenset(("was", "wasnt", "were", "is"))


def _seat_left(reader: Reader) -> None:
    """Read "Tony Blair's old seat", of one who stood at other by-elections too, as the seat that was left."""
    for item in reader.find("person"):
        after = reader.words[item.end : item.end + 2]
        # "Who got Eden's seat" is of any Eden who left one; no other of the name is asked about.
        names = [*(one.name for one in item.value), *([item.text] if _asks_who(reader) else ())]
        left = {each for name in names for each in reader.vocabulary.contests_left_by(name)}
        if left and after and "seat" in (after[0], after[-1] if after[0] in _OLD else ""):
            reader.leave_out(*(one for one in reader.items if one.start in range(item.end, item.end + 2)))
            reader.put(item, replace(item, kind="member", value=tuple(sorted(left, reverse=True))))


_OLD = frozenset(("old", "former", "ex", "previous", "vacant"))
