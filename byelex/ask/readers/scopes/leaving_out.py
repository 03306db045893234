"""Read what a "not" or an exception leaves out: by-elections, conditions, places."""

from __future__ import annotations

from typing import Any

from byelex.ask.conditions import NOTHING
from byelex.ask.readers.reader import MANY, Reader, asks_of_many, said_of, seats_of, whether, within
from byelex.ask.readers.scopes.party_parts import part_of, with_party
from byelex.ask.readers.verbs import ENDED, VERBS, Part
from byelex.ask.sentence.spans import EDGE, Item
from byelex.changing import replace
from byelex.store.scope import Scope

_OF_VERB = {
    **{word: (verb.part, *(() if verb.held is None else ("held",))) for word, verb in VERBS.items()},
    "last place": ("stood", "stood_place"),
    "government": ("winner_governs", "defender_governs"),
    "opposition": ("winner_governs", "defender_governs"),
}
"""A word that a "not" may stand before, and the conditions it made."""
_OF_KIND = {
    "cause": ("cause",),
    "weekday": ("weekday",),
    "nth": ("stood", "stood_place", "stood_or_lower", "stood_or_better"),
}
_BY_PARTY: tuple[Part, ...] = ("winner", "defender", "runner_up", "stood", "swing_to", "swing_from")
FAILED = frozenset("fail to,failed to,fails to,failing to,couldnt,could not,cannot,cant,unable to".split(","))
"""Words for what was tried in vain."""
_AFTER_NOT = ("did", "ever", "by", "contest", "from", "came", "candidate", "each", "where", "to")


def read_negations(reader: Reader, scope: Scope) -> Scope:
    """Turn the condition that a "not" stands before into one on what is left out; any other "not" stays unused."""
    without: list[Scope] = []
    for negation in reader.unused("word", "not"):
        target = _target(reader, negation)
        verb = reader.after(negation)
        named = _besides_others(reader, negation, target, scope)
        if named:
            # "Liberal gains, not Lib Dem": the others keep their part.
            part, denied_parties = named
            kept: dict[str, Any] = {part: tuple(one for one in getattr(scope, part) if one not in denied_parties)}
            without.append(with_party(Scope(), part, denied_parties))
            scope = replace(scope, **kept)
            reader.use(negation)
            continue
        names = ("stood",) if verb.text == "contest" and scope.stood else _denied(target, scope)
        apart = _others_absent(reader, negation, scope) if "stood" in names else ()
        if apart:
            without.append(Scope(stood=apart))
            scope = replace(scope, stood=tuple(one for one in scope.stood if one not in apart))
            reader.use(negation)
            continue
        own_end = _of_their_own(reader, scope, negation, target, names)
        if own_end is not None:
            without += [Scope(winner=scope.winner)] if own_end.held is None else []
            scope = own_end
            reader.use(negation)
            continue
        taken = [item for item in reader.find("word", "gain", "held") if item.end <= negation.start]
        if not names or (taken and target.is_word("won")):
            # What was held or gained was won: "held by Labour but not won by over 5,000" denies something else.
            continue
        # A noun: "did anyone other than Labour gain a seat" leaves out whom, of gains.
        own = target.kind == "party" and reader.after(target).text in _NOUNS
        ended = [one for one in reader.find("word", *ENDED) if one.value != "lost" or not reader.measures("deposit")]
        if own and scope.held is not None and len(ended) == 1:
            # "Other than Labour gains" leaves out those alone, and no hold.
            names = (*names, "held")
        tried = negation.text in FAILED and "winner" in names and scope.winner
        # What a party failed to win, or to gain, is where it stood and another won.
        denied: dict[str, Any] = {name: getattr(scope, name) for name in names if not (tried and name == "held")}
        won = any(item.end <= negation.start for item in reader.find("word", "won")) and "winner" in names
        if won and target.is_word("gain", "held"):
            # "Won but not held": who won is asked besides.
            denied["held"], names = target.value == "held", ("held",)
        without.append(Scope(**denied))
        scope = replace(scope, **{name: NOTHING[name] for name in names})
        scope = replace(scope, stood=denied["winner"]) if tried else scope
        reader.use(negation, *(item for item in reader.find("word", "by") if negation.start < item.start))
    return replace(scope, excluding=(*scope.excluding, *without))


_NOUNS = frozenset(("gains", "holds", "losses", "wins", "defeats"))


def _of_their_own(reader: Reader, scope: Scope, negation: Item, target: Item, names: tuple[str, ...]) -> Scope | None:
    """Read what a party did not hold, or lose, as what became of its own seats; None where none is said so.

    "Tory seats not lost" were held; "not lost to Labour" were not won by it, and may have been held or not.
    """
    subject = reader.before(negation, "did", "ever").kind == "party"
    if whether(reader):
        return None
    if subject and target.is_word("held") and scope.held and "byelections" in reader.words:
        return replace(scope, defender=scope.winner, winner=(), held=False)
    if target.is_word("lost") and "defender" in names and (scope.winner or subject or _their_own(reader)):
        return replace(scope, winner=(), held=None if scope.winner else True)
    return None


def _others_absent(reader: Reader, negation: Item, scope: Scope) -> tuple[str, ...]:
    """Give who did not stand where another's place, share or deposit is said: "UKIP third and no Green stood"."""
    whose = reader.before(negation, "did")
    said = (scope.stood_place, scope.stood_bound, scope.stood_deposit_lost) != (None, None, None)
    return whose.value if said and whose.kind == "party" and set(scope.stood) - set(whose.value) else ()


def _target(reader: Reader, negation: Item) -> Item:
    """Find what a "not" stands before: the cause in "not caused by a death", the day in "not held on a Thursday"."""
    target = reader.after(negation, *_AFTER_NOT)
    if target.is_measure("cause"):
        reader.use(target)
        target = reader.after(target, *_AFTER_NOT)
    day = reader.after(target) if target.is_word("held") else EDGE
    if day.kind == "weekday":
        reader.use(target)
        return day
    return target


def _their_own(reader: Reader) -> bool:
    """Tell whether seats are a party's to lose: "Tory seats", "seats that Labour", "Labour defended"."""
    seats = reader.find("word", "contest")
    beside = [item for item in reader.find("party") if reader.after(item) in seats and reader.after(item).text in MANY]
    return reader.has("defend") or bool(beside) or any(item.text in {"seat", "seats"} for item in seats)


def _besides_others(reader: Reader, negation: Item, target: Item, scope: Scope) -> tuple[Part, tuple[str, ...]] | None:
    """Give the parties that a "not" denies a part which others, named before it, have; None if nobody else has it."""
    if target.kind != "party":
        return None
    part = part_of(scope, target.value, _BY_PARTY)
    before = {one for item in reader.find("party") if item.end <= negation.start for one in item.value}
    after = {one for item in reader.find("party") if item.start >= target.start for one in item.value}
    if part is None or not before & set(getattr(scope, part)) - after:
        return None
    return part, tuple(one for one in getattr(scope, part) if one in after)


def places_left_out(reader: Reader) -> tuple[Scope, ...]:
    """Read each nation or region that is left out: "outside London and Scotland", "not in Wales", "neither … nor …"."""
    left_out = []
    for negation in reader.unused("word", "not"):
        used, place = [negation], reader.after(negation, "by", "from", "contest", "where")
        if reader.after(negation).text == "contest" and reader.before(negation, "did").kind == "party":
            # "Labour did not contest in Wales": there.
            continue
        while place.kind in _A_PLACE and place.value != "Great Britain":
            left_out.append(Scope(**{_A_PLACE[place.kind]: place.value}))
            joint = reader.after(place)
            used += [place]
            place = reader.after(joint) if joint.is_word("and", "versus") else EDGE
            if place.kind in _A_PLACE:
                if joint.value == "and" and reader.word_before(place) == "in":
                    break
                used.append(joint)
        if len(used) > 1:
            reader.use(*used)
    return tuple(left_out)


_A_PLACE = {"nation": "country", "region": "region"}


def _denied(target: Item, scope: Scope) -> tuple[str, ...]:
    """Name the conditions that a "not" before an item denies; none where what it denies is not one."""
    if target.kind == "party":
        part = part_of(scope, target.value, _BY_PARTY)
        return (part,) if part is not None else ()
    names = _OF_VERB.get(target.value, ()) if target.kind == "word" else _OF_KIND.get(target.kind, ())
    if target.kind == "nth" and target.value == 2 and scope.stood_place is None:
        names = _OF_VERB["runner-up"]
    return tuple(name for name in names if getattr(scope, name) != NOTHING[name])


_BEFORE_A_SEAT = ("contest", "from", "where", "came")


def settle_left_out(reader: Reader) -> None:
    """Put the seats after an exception, where by-elections at large are asked about, into one item of their ids.

    Only where no other seat is named: of one by-election nothing is left out.
    """
    seats = reader.find("seat")
    since = any(not said_of(item).plain for item in reader.find("period"))
    if not seats or not (asks_of_many(reader) or reader.has("which", "where") or since):
        return
    for negation in reader.find("word", "not"):
        taken, ids = _excepted(reader, negation)
        if ids and set(seats) <= set(taken):
            named = " ".join(item.text for item in taken if item.kind in {"seat", "period"})
            made = Item("left out", ids, negation.start, taken[-1].end, named)
            rest = [item for item in reader.items if item not in taken]
            reader.items = sorted([*rest, made], key=lambda item: item.start)
            return


def _excepted(reader: Reader, negation: Item) -> tuple[list[Item], tuple[str, ...]]:
    """Give the items of an exception, with the years beside its seats, and the ids of the by-elections it names."""
    taken, ids, following = [negation], list[str](), reader.after(negation, *_BEFORE_A_SEAT)
    while following.kind == "seat":
        seat, beside = following, reader.after(following)
        taken += [item for item in reader.items if taken[-1].start < item.start <= seat.start]
        listings = [one for one in seats_of(seat).listings if not one.invented]
        if _its_year(reader, seat, beside):
            listings = list(within(listings, said_of(beside)))
            taken.append(beside)
        if not listings:
            return [], ()
        ids += [one.id for one in listings]
        joint = reader.after(taken[-1], "contest")
        following = reader.after(joint) if joint.is_word("and", "versus") else EDGE
    return taken, tuple(dict.fromkeys(ids))


def _its_year(reader: Reader, seat: Item, beside: Item) -> bool:
    """Tell "except Clacton 2014" from "except Hartlepool in 2021", of which only the others are of that year."""
    if beside.kind != "period" or beside.start != seat.end or not said_of(beside).plain:
        return False
    return reader.words[beside.start].isdecimal() or len(reader.find("period")) > 1
