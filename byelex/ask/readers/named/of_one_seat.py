"""Read questions of one by-election that no figure of it answers by itself: the latest, who came after, why none."""

from __future__ import annotations

import re

from byelex.ask.measured import FIGURES
from byelex.ask.query import Query, Reading, Refusal
from byelex.ask.readers.choosing import SHORT, few_of
from byelex.ask.readers.named.measure_reading import read_measures
from byelex.ask.readers.reader import Reader, ids_of, seats_of, within
from byelex.ask.readers.scopes.scoping import A_DAYS_MOST, scope_if_any
from byelex.ask.readers.verbs import NAMING, OUTCOMES
from byelex.ask.sentence.spans import EDGE, Item
from byelex.elections import Listing, Person
from byelex.names.seats import of_late, won
from byelex.wording import day


def read_of_one_seat(reader: Reader) -> Reading | None:
    """Read what was last night, the latest, who came after, when a party last won, why there is no swing; else None."""
    for reads in (_last_night, _latest, _who_replaced, _who_moved, _last_of_a_party, _why_none):
        found = reads(reader)
        if found is not None:
            return found
    return None


_NIGHT = ("last night", "yesterday", "tonight", "this morning")
MOST_DAYS = 2
"""So many days after polling day, a by-election was held last night."""


def _names_none(reader: Reader) -> bool:
    """Tell whether nothing is named but a time of the day: no seat, person, period or place."""
    named = (item for item in reader.items if item.kind not in {"word", "measure", "party"})
    return all(item.text in {"yesterday", "tonight", "night"} for item in named)


def _last_night(reader: Reader) -> Refusal | None:
    """Refuse "who won last night" where no by-election was held then."""
    latest, typed = reader.names.real[:1], reader.typed
    asked = reader.measures("result", "winner", "outcome") or reader.has(*OUTCOMES, "did") or "happened" in typed
    if not (latest and asked and any(each in typed for each in _NIGHT) and _names_none(reader)):
        return None
    if (reader.calendar.today - latest[0].polling_on).days <= MOST_DAYS:
        return None
    held = f"{latest[0].constituency_name} on {day(latest[0].polling_on)}"
    return Refusal(f"No by-election in the store was held then; the latest was {held}.", (latest[0].id,))


def _latest(reader: Reader) -> Reading | None:
    """Read "turnout in the latest by-election", "who came second in the first Labour gain of 2023" as that one's."""
    order = next((item for item in reader.find("word", "last", "first") if _of_that_one(reader, item)), None)
    if order is None or reader.find("seat") or reader.find("person") or reader.has("most", "least"):
        return None
    asked = [item for item in reader.items if item.start < order.start]
    following = [item for item in reader.items if item.start > order.start]
    theirs = [] if any(item.kind == "party" for item in following) else _whose(reader, order, asked)
    asked = [item for item in asked if not (item in theirs and item.end == order.start)]
    those = reader.of([*theirs, *following])
    scope = scope_if_any(those)
    if scope is None or those.left() or not any(map(_asks_a_figure, asked)):
        return None
    last = order.value == "last"
    held = reader.names.among(reader.vocabulary.namesakes.contests(scope, limit=A_DAYS_MOST if last else None))
    alike = tuple(one for one in held if one.polling_on == held[0 if last else -1].polling_on)
    if len(alike) > 1:
        several = "Several by-elections were held on that day. Which one?"
        return Refusal(several, ids_of(alike), which=True)
    reader.items = asked if alike else reader.items
    return read_measures(reader, alike, "") if alike else None


def _of_that_one(reader: Reader, order: Item) -> bool:
    """Tell "at the last Scottish by-election", "in the first Tory gain": one, after what is asked of it."""
    noun = next((item for item in reader.following(order) if item.is_word(*NAMING)), EDGE)
    before = reader.before(order)
    joined = not {"in", "at", "of", "for"}.isdisjoint(reader.words[max(0, order.start - 2) : order.start])
    joined = joined or (before.kind == "measure" and before.value not in {"date", "winner", "result"})
    return joined and noun is not EDGE and not noun.text.endswith("s") and not reader.find("number")


def _whose(reader: Reader, order: Item, asked: list[Item]) -> list[Item]:
    """Give the party before "first" whose it is: "at UKIP's first win", "UKIP in its first", "the last they lost"."""
    if reader.before(order).kind == "party" and reader.before(order).end == order.start:
        return [reader.before(order)]
    if any(item.kind == "nth" or item.is_word("runner-up", "last place") for item in asked):
        # "The runner-up for Labour": where Labour was second.
        return []
    parties = [item for item in asked if item.kind == "party"]
    meant = reader.word_before(order) in {"its", "their"} or {"they", "it"}.intersection(reader.words[order.end :])
    return parties if meant and len(parties) == 1 else []


def _asks_a_figure(item: Item) -> bool:
    return item.kind in {"measure", "nth", "party"} or item.is_word("runner-up", "how many", "stood")


def _who_replaced(reader: Reader) -> Reading | None:
    """Read "who replaced Tony Blair in Sedgefield" as who won the by-election for the seat that was left."""
    if not reader.measures("successor"):
        return None
    seats, people = reader.find("seat"), [*reader.find("person"), *reader.find("member")]
    others = {item.value for item in reader.find("measure")} - {"successor", "previous holder", "winner", "result"}
    if len(seats) != 1 or len(people) != 1 or others or reader.find("unknown") or reader.find("party"):
        return None
    (item,) = people
    listings, who = seats_of(seats[0]).listings, item.value if item.kind == "person" else ()
    left = {each for one in who for each in reader.vocabulary.contests_left_by(one.name)} or set(item.value)
    held = tuple(one.id for one in listings if one.id in left and not any(won(one, each) for each in who))
    for each in who if not held and any(won(one, each) for one in listings for each in who) else ():
        return none_after(each, ids_of(listings))
    return Query("figure", ("winner", "previous holder"), held) if 0 < len(held) <= SHORT else None


def none_after(person: Person, contests: tuple[str, ...]) -> Refusal:
    """Refuse who came after somebody whom no by-election followed: at a general election, or not at all."""
    reason = (
        f"Whoever came after {person.name} was elected at no by-election in the store; for the others see /history."
    )
    return Refusal(reason, contests[:5], final=True)


def _who_moved(reader: Reader) -> Query | None:
    """Read "who was up most in Selby", "which party lost the most votes there", "biggest faller"."""
    seats, found = reader.find("seat"), _MOVED_MOST.search(reader.typed)
    named = any(reader.find(kind) for kind in ("party", "person", "member", "number", "nation", "region"))
    others = reader.asked() - {"votes", "share", "change", "winner", "result", "previous holder"}
    if found is None or len(seats) != 1 or named or others or reader.has("not"):
        return None
    if not {word for item in reader.find("unknown") for word in item.text.split()} <= set(found[0].split()):
        return None
    # "Vs 2019" is what it is against in any case.
    since = ids_of(of_late(seats_of(seats[0]).listings)) if reader.has("versus") else ()
    held = few_of(reader, seats[0]) or since
    return Query("figure", ("movers",), held) if 0 < len(held) <= SHORT else None


_WAY = "up|down|gained|gain|lost|lose|rose|rise|fell|fall|increased|dropped|drop|moved|surged|collapsed|slumped"
_OF_SHARE = r"(?: (?:the|in|of|by|from|its|their|vote|votes|share|ground|support))*"
_MOST = rf"\b(?:biggest|largest|greatest|worst|steepest){_OF_SHARE}"
_ENDS = r"(?= (?:in|at|on|since|vs?|versus|compared|there)\b|$)"
_MOVED_MOST = re.compile(
    rf"\b(?:who|whose|which|what) .*\b(?:{_WAY})\b{_OF_SHARE} (?:most|furthest){_OF_SHARE}{_ENDS}"
    rf"|{_MOST} (?:risers?|fallers?|gainers?|movers?|climbers?|losers?)\b"
    rf"|{_MOST} (?:rise|increase|fall|drop|decrease|jump|gain|loss|surge|slump) (?:in|of) (?:the )?(?:votes?|share)\b"
    rf"|^(?:which|what) part(?:y|ies) (?:were |was )?(?:went |go |gone )?(?:up|down|backwards|forwards){_ENDS}"
    r"|^(?:which|what) part(?:y|ies) (?:lost|gained) (?:ground|support)\b"
)


def _last_of_a_party(reader: Reader) -> Reading | None:
    """Read when a party last won, held or lost a seat as of by-elections, and say so: general elections are others."""
    if not (reader.has("last") and (reader.measures("date") or reader.words[0] == "when")):
        return None
    seats, parties = reader.find("seat"), reader.find("party")
    verb = next((word for word in OUTCOMES if reader.has(word)), "")
    if not (verb and len(seats) == len(parties) == 1):
        return None
    if reader.find("unknown") or reader.find("person") or len(reader.find("period")) > 1 or reader.has("not"):
        return None
    group = parties[0].value

    def fits(one: Listing) -> bool:
        if verb == "lost":
            return one.gained_from_party_id in group
        return one.winner_party_id in group and (verb == "won" or one.held is (verb == "held"))

    held = within(seats_of(seats[0]).listings, reader.period())
    found = () if reader.has("ge") else tuple(one.id for one in held if fits(one))[:1]
    only = "By-elections alone are looked at here; what became of the seat at general elections is in /history."
    if not found:
        reason = f"At no by-election there, as far as the store goes. {only}"
        return Refusal(reason, ids_of(held)[:5], final=reader.has("ge"))
    return Query("figure", ("date", "winner"), found, assumed=only)


def _why_none(reader: Reader) -> Reading | None:
    """Read "why no swing for Southend West" as that figure, whose answer says why there is none."""
    why = reader.words[0] == "why" or reader.words[:2] == ["how", "come"]
    if not why or not reader.has("not"):
        return None
    figures = [item.value for item in reader.find("measure") if item.value in FIGURES and item.value != "cause"]
    seats = reader.find("seat")
    if len(figures) != 1 or len(seats) != 1 or reader.find("unknown") or reader.find("person") or reader.find("party"):
        return None
    held = few_of(reader, seats[0])
    return Query("figure", (figures[0],), held) if held else None
