"""Read questions of one seat, or of who left it, that no figure of its by-election answers by itself."""

from __future__ import annotations

from datetime import date

from byelex.ask.choosing import SHORT, few_of
from byelex.ask.measure_reading import read_measures
from byelex.ask.measured import FIGURES
from byelex.ask.query import Query, Reading, Refusal
from byelex.ask.reader import Reader, named_contests, said_of, seats_of
from byelex.names.seats import name_key
from byelex.wording import day


def read_of_one_seat(reader: Reader) -> Reading | None:
    """Read who sat there, who came after and why, what the seat ever was, and what is not in the store of it."""
    for reads in (
        _from_to_itself,
        _who_lost_it,
        _latest,
        _none_called,
        _withdrawn,
        _ever_held,
        _whom_it_followed,
        _who_replaced,
        _did_they_leave,
    ):
        found = reads(reader)
        if found is not None:
            return found
    return None


def _from_to_itself(reader: Reader) -> Refusal | None:
    """Decline a swing from a party to itself, of one by-election or of all."""
    parties = reader.find("party")
    if not reader.measures("swing", "steed swing", "swing needed") or len(parties) != 2 or not reader.has("from", "to"):
        return None
    if parties[0].value != parties[1].value:
        return None
    return Refusal("A swing is from one party to another; name two.", named_contests(reader), final=True)


def _who_lost_it(reader: Reader) -> Reading | None:
    """Read "who lost Govan to the SNP" as what the SNP did there."""
    seats, parties = reader.find("seat"), reader.find("party")
    if reader.words[:2] != ["who", "lost"] or len(seats) != 1 or len(parties) != 1 or reader.find("unknown"):
        return None
    held = few_of(reader, seats[0])
    if not reader.is_word(reader.before(parties[0]), "to") or not held:
        return None
    return Query("figure", ("outcome",), held, parties=(parties[0].value,), premise="won")


_NIGHT = ("last night", "yesterday", "tonight", "this morning")


def _latest(reader: Reader) -> Reading | None:
    """Read "turnout in the latest by-election" as that one's, and "who won last night" only where one was held then."""
    typed, latest = " ".join(reader.words), reader.names.real[:1]
    named = [item for item in reader.items if item.kind not in {"word", "measure"}]
    asked = {item.value for item in reader.find("measure")}
    if not latest or [item for item in named if item.text not in {"yesterday", "tonight", "night"}]:
        return None
    night = any(each in typed for each in _NIGHT)
    since = (reader.calendar.today - latest[0].polling_on).days
    if night and (asked & {"result", "winner"} or "happened" in reader.words) and since > MOST_DAYS:
        held = f"{latest[0].constituency_name} on {day(latest[0].polling_on)}"
        return Refusal(f"No by-election in the store was held then; the latest was {held}.", (latest[0].id,))
    last = [item for item in reader.find("word", "last") if reader.is_word(reader.after(item), "contest")]
    one = last and (reader.after(last[0]) or last[0]).text in {"byelection", "one", "contest"}
    if (
        not one
        or not asked & (FIGURES - {"winner", "date"})
        or reader.has("most", "least", "first", "gain", "held", "lost")
    ):
        return None
    reader.use(*last)
    reader.take("word", "contest")
    return read_measures(reader, tuple(latest), "")


MOST_DAYS = 2
"""So many days after polling day, a by-election was held last night."""


def _none_called(reader: Reader) -> Refusal | None:
    """Say of "when will the Caerphilly by-election be" that none is called there: the last one is not meant."""
    seats = reader.find("seat")
    future = "will" in reader.words[:2] and "be" in reader.words and reader.measures("date")
    if not future or len(seats) != 1 or reader.find("unknown"):
        return None
    name = seats_of(seats[0]).seats[0].name
    return Refusal(f"No by-election in {name} is called that Byelex knows of.", named_contests(reader))


def _withdrawn(reader: Reader) -> Refusal | None:
    """Say whether a by-election was withdrawn from the store: when and why, or that none of its seat was."""
    seats = reader.find("seat")
    if "withdrawn" not in reader.words or len(seats) != 1:
        return None
    name = seats_of(seats[0]).seats[0].name
    told = [why for _, why in reader.vocabulary.missing.get(name_key(name), ()) if "was withdrawn" in why]
    return Refusal(" ".join(told) or f"No by-election in {name} has been withdrawn from the store.")


def _ever_held(reader: Reader) -> Refusal | None:
    """Decline "has Hartlepool ever been Tory", "how long", which general elections tell of: no by-election does."""
    since = reader.has("held") and any(said_of(item).period.end == date.max for item in reader.find("period"))
    asks = since or bool({"been", "always"} & set(reader.words))
    asks = asks and reader.words[0] in {"has", "had", "have", "was", "is", "how"}
    # "Was Batley ever Tory" has no verb but that.
    plain = all(one.value == "ever" for one in reader.find("word")) and "still" not in reader.words
    plain = plain and any(seat.start == 1 for seat in reader.find("seat"))
    asks = asks or (reader.words[0] in {"was", "is"} and plain)
    unknown = [item for item in reader.find("unknown") if item.text != "long"]
    others = reader.find("measure") or reader.find("person") or unknown or reader.has("won", "lost")
    if not asks or others or len(reader.find("seat")) != 1 or len(reader.find("party")) != 1:
        return None
    reason = "What a seat has been at general elections is in /history; by-elections alone are looked at here."
    return Refusal(reason, named_contests(reader))


def _whom_it_followed(reader: Reader) -> Reading | None:
    """Read "which MP was recalled in Wellingborough", "whose death caused it" as who sat there before, and why."""
    causes, seats = reader.find("cause"), reader.find("seat")
    others = {item.value for item in reader.find("measure")} - {"cause", "previous holder", "winner"}
    asks = reader.words[0] in {"who", "whose", "which", "whos"}
    if not causes or not asks or len(seats) != 1 or others or reader.find("unknown") or reader.find("person"):
        return None
    held = few_of(reader, seats[0])
    return Query("figure", ("previous holder", "cause"), held) if held and not reader.has("not") else None


def _who_replaced(reader: Reader) -> Reading | None:
    """Read "who replaced Tony Blair in Sedgefield" as who won the by-election for the seat that was left."""
    seats, people = reader.find("seat"), [*reader.find("person"), *reader.find("member")]
    asked = {item.value for item in reader.find("measure")}
    if not reader.measures("successor") or not asked <= {"successor", "previous holder", "winner", "result"}:
        return None
    if len(seats) != 1 or len(people) != 1 or reader.find("unknown") or reader.find("party"):
        return None
    (item,) = people
    named = [one.name for one in item.value] if item.kind == "person" else []
    left = {each for name in named for each in reader.vocabulary.contests_left_by(name)} or set(item.value)
    held = tuple(one.id for one in seats_of(seats[0]).listings if one.id in left)
    return Query("figure", ("winner", "previous holder"), held) if 0 < len(held) <= SHORT else None


def _did_they_leave(reader: Reader) -> Reading | None:
    """Read "did Bob Mellish resign" as why there was a by-election for the seat that he left."""
    people = [*reader.find("person"), *reader.find("member")]
    others = [item for item in reader.items if item.kind not in {"person", "member", "cause", "word"}]
    if not reader.find("cause") or len(people) != 1 or others or reader.words[0] not in {"did", "was", "has", "is"}:
        return None
    (item,) = people
    left = item.value if item.kind == "member" else reader.vocabulary.contests_left_by(item.value[0].name)
    if reader.has("not", "contest", "won"):
        return None
    if not left and len(item.value) == 1:
        ids = item.value[0].by_election_ids[:5]
        return Refusal(f"No by-election in the store was for a seat {item.value[0].name} left.", ids)
    if not 0 < len(left) <= SHORT:
        return None
    return Query("figure", ("cause", "previous holder"), tuple(left))
