"""Read where a party came, whether it lost its deposit, and what a "not" leaves out."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from byelex.ask.conditions import NOTHING
from byelex.ask.party_parts import EXCEPT, Part, part_of, with_party
from byelex.ask.reader import Reader, only_kept
from byelex.ask.spans import Item
from byelex.store.scope import Scope

_ORDERING = ("most", "least", "closest", "first", "last")
_LAST = -1
_PARTS: dict[int, Part] = {1: "winner", 2: "runner_up"}
_LISTING = ("where", "which", "contest", "first", "last", "candidate")
_ADDING = ("total", "average", "median", "most", "least", "more", "fewer")
"""Words with which lost deposits are added up, rather than the by-elections where they were lost listed."""


def read_places(reader: Reader, scope: Scope) -> Scope:
    """Read a party's place ("labour came third", "fourth places for reform"), or its deposit, as a condition."""
    for item, place in _places(reader):
        party = _nearest_party(reader, item)
        if party is None:
            continue
        lower = reader.after(item)
        or_lower = reader.is_word(lower, "or lower") and lower is not None
        or_better = reader.is_word(lower, "or better") and lower is not None
        named = _neither(reader, party) if or_better else []
        if named and lower is not None:
            group = tuple(one for each in named if each.kind == "party" for one in each.value)
            neither = Scope(stood=group, stood_place=place, stood_or_better=True)
            scope = replace(scope, also_excluding=(*scope.also_excluding, neither))
            reader.use(item, lower, *named)
            continue
        part: Part = "stood" if or_lower or or_better or place not in _PARTS else _PARTS[place]
        scope = with_party(scope, part, party.value)
        if part == "stood":
            scope = replace(scope, stood_place=place, stood_or_lower=or_lower, stood_or_better=or_better)
            reader.use(*([lower] if (or_lower or or_better) and lower is not None else []))
        reader.use(item, party)
    return _of_deposits(reader, scope)


def _neither(reader: Reader, party: Item) -> list[Item]:
    """Give the items of "neither Labour nor the Tories", if a party is one of them; none if it is not."""
    for negation in reader.unused("word", "not"):
        named, following = [negation], reader.after(negation)
        while following is not None and following.kind == "party":
            joint = reader.after(following)
            named.append(following)
            following = (
                reader.after(joint) if joint is not None and reader.is_word(joint, "and", "versus", "not") else None
            )
            named += [joint] if joint is not None and following is not None and following.kind == "party" else []
        if party in named:
            return named
    return []


def _of_deposits(reader: Reader, scope: Scope) -> Scope:
    """Read whose deposit was lost, or kept: that of a party whose place is said, of two that both lost it, of one."""
    deposits = reader.unused("measure", "deposit")
    if not deposits:
        return scope
    lost = not only_kept(reader)
    if _theirs_too(reader, scope, deposits[0]):
        if scope.runner_up:
            scope = replace(scope, runner_up=(), stood=scope.runner_up, stood_place=2)
        reader.use(*deposits, *reader.find("word", "lost", "held"))
        return replace(scope, stood_deposit_lost=lost)
    counted = [reader.after(item) for item in reader.find("word", "how many")]
    both = bool({"both", "all"} & set(reader.words)) and len(reader.unused("party")) == 2 and deposits[0] not in counted
    party = _nearest_party(reader, deposits[0]) if both or _lists(reader) else None
    if party is not None:
        scope = replace(scope, stood=party.value, stood_deposit_lost=lost)
        # The deposit is left to ask for the other's, there.
        reader.use(party, *(() if both else deposits), *reader.find("word", "lost", "held"))
    return scope


def _theirs_too(reader: Reader, scope: Scope, deposit: Item) -> bool:
    """Tell "came third and kept its deposit" from "deposits lost where it came third", which are everyone's."""
    if reader.unused("party") or not (scope.stood_place or scope.runner_up) or reader.has(*_ADDING):
        return False
    parties = reader.find("party")
    between = [item for item in reader.find("word", "where", "contest") if item.start > deposit.start]
    return len(parties) == 1 and not (between and parties[0].start > between[0].start)


def _lists(reader: Reader) -> bool:
    """Tell whether by-elections are asked for, and not a number of deposits."""
    if reader.has(*_ADDING) or reader.measures("share"):
        return False
    counted = [reader.after(item) for item in reader.find("word", "how many")]
    if counted:
        return all(reader.is_word(item, "contest") for item in counted)
    return reader.has(*_LISTING) or any(item.value == "date" for item in reader.find("measure"))


def _places(reader: Reader) -> list[tuple[Item, int]]:
    """Give the places said of a party, in the order of the poll, each with its item."""
    found = []
    for item in reader.unused("nth"):
        beside = (reader.before(item), reader.after(item))
        if not any(reader.is_word(one, *_ORDERING) for one in beside):
            found.append((item, int(item.value)))
    found += [(item, _LAST) for item in reader.unused("word", "last place")]
    return found


def _nearest_party(reader: Reader, item: Item) -> Item | None:
    parties = reader.unused("party")
    return min(parties, key=lambda party: (abs(party.start - item.start), party.start), default=None)


_OF_VERB = {
    "won": ("winner",),
    "gain": ("winner", "held"),
    "held": ("winner", "held"),
    "lost": ("defender", "held"),
    "defend": ("defender",),
    "runner-up": ("runner_up",),
    "stood": ("stood",),
    "last place": ("stood", "stood_place"),
    "government": ("winner_governs", "defender_governs"),
    "opposition": ("winner_governs", "defender_governs"),
}
"""A word that a "not" may stand before, and the conditions it made."""
_OF_KIND = {
    "cause": ("cause",),
    "weekday": ("weekday",),
    "nth": ("stood", "stood_place"),
}
_BY_PARTY: tuple[Part, ...] = ("winner", "defender", "runner_up", "stood", "swing_to", "swing_from")
FAILED = frozenset("fail to,failed to,fails to,failing to,couldnt,could not,cannot,cant,unable to".split(","))
FAILED |= {"didnt manage to", "did not manage to"}
"""Words for what was tried in vain."""
_PASSED_OVER = ("did", "ever", "by", "contest", "from", "came", "candidate", "each", "where", "to")


def read_negations(reader: Reader, scope: Scope) -> Scope:
    """Turn the condition that a "not" stands before into one on what is left out; any other "not" stays unused."""
    without: list[Scope] = []
    for negation in reader.unused("word", "not"):
        target = reader.after(negation, *_PASSED_OVER)
        if reader.is_measure(target, "cause") and target is not None:
            # "Not caused by a death".
            reader.use(target)
            target = reader.after(target, *_PASSED_OVER)
        day = reader.after(target) if reader.is_word(target, "held") and target is not None else None
        if day is not None and day.kind == "weekday" and target is not None:
            # "Not held on a Thursday".
            reader.use(target)
            target = day
        verb = reader.after(negation)
        names = ("stood",) if verb is not None and verb.text == "contest" and scope.stood else _denied(target, scope)
        if _of_its_kind(reader, negation):
            names = (*names, "held")
        if not names:
            continue
        tried = negation.text in FAILED and "winner" in names and scope.winner
        if tried and "any" in reader.words[negation.end :]:
            # "Failed to win any" won none: of that no list tells.
            continue
        # What a party failed to win, or to gain, is where it stood and another won.
        denied: dict[str, Any] = {name: getattr(scope, name) for name in names if not (tried and name == "held")}
        without.append(Scope(**denied))
        scope = replace(scope, **{name: NOTHING[name] for name in names})
        scope = replace(scope, stood=denied["winner"]) if tried else scope
        reader.use(negation, *(item for item in reader.find("word", "by") if negation.start < item.start))
    apart = (*scope.also_excluding, *without)
    return replace(scope, excluding=apart[-1], also_excluding=apart[:-1]) if apart else scope


def places_left_out(reader: Reader) -> tuple[Scope, ...]:
    """Read each nation or region that is left out: "outside London and Scotland", "not in Wales", "neither … nor …"."""
    left_out = []
    for negation in reader.unused("word", "not"):
        used, place = [negation], reader.after(negation, "by", "from", "contest", "where")
        while place is not None and place.kind in _A_PLACE and place.value != "Great Britain":
            left_out.append(Scope(**{_A_PLACE[place.kind]: place.value}))
            joint = reader.after(place)
            used += [place]
            place = reader.after(joint) if joint is not None and reader.is_word(joint, "and", "versus") else None
            if joint is not None and place is not None and place.kind in _A_PLACE:
                if joint.value == "and" and reader.word_before(place) == "in":
                    break
                used.append(joint)
        if len(used) > 1:
            reader.use(*used)
    return tuple(left_out)


_A_PLACE = {"nation": "country", "region": "region"}


def _of_its_kind(reader: Reader, negation: Item) -> bool:
    """Tell "excluding Labour gains", all of which are left out, from "gains not by Labour", of which hers are."""
    party = reader.after(negation)
    ended = reader.after(party) if party is not None and party.kind == "party" else None
    alone = len(reader.find("word", "gain", "held", "lost")) == 1
    return negation.text in EXCEPT and alone and reader.is_word(ended, "gain", "held", "lost")


def _denied(target: Item | None, scope: Scope) -> tuple[str, ...]:
    """Name the conditions that a "not" before an item denies; none where what it denies is not one."""
    if target is None:
        return ()
    if target.kind == "party":
        part = part_of(scope, target.value, _BY_PARTY)
        return (part,) if part is not None else ()
    names = _OF_VERB.get(target.value, ()) if target.kind == "word" else _OF_KIND.get(target.kind, ())
    if target.kind == "measure" and target.value == "deposit":
        names = ("stood", "stood_deposit_lost")
    return tuple(name for name in names if getattr(scope, name) != NOTHING[name])
