"""Read what a "not" leaves out: conditions, and places."""

from __future__ import annotations

from typing import Any

from byelex.ask.conditions import NOTHING
from byelex.ask.party_parts import EXCEPT, Part, part_of
from byelex.ask.reader import Reader
from byelex.ask.spans import Item
from byelex.changing import replace
from byelex.store.scope import Scope

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
    "nth": ("stood", "stood_place", "stood_or_lower", "stood_or_better"),
}
_BY_PARTY: tuple[Part, ...] = ("winner", "defender", "runner_up", "stood", "swing_to", "swing_from")
FAILED = frozenset("fail to,failed to,fails to,failing to,couldnt,could not,cannot,cant,unable to".split(","))
FAILED |= {"didnt manage to", "did not manage to"}
"""Words for what was tried in vain."""
_ENDED = ("gain", "held", "lost")
_PASSED_OVER = ("did", "ever", "by", "contest", "from", "came", "candidate", "each", "where", "to")


def read_negations(reader: Reader, scope: Scope) -> Scope:
    """Turn the condition that a "not" stands before into one on what is left out; any other "not" stays unused."""
    without: list[Scope] = []
    for negation in reader.unused("word", "not"):
        target = reader.after(negation, *_PASSED_OVER)
        if reader.is_measure(target, "cause"):
            # "Not caused by a death".
            reader.use(target)
            target = reader.after(target, *_PASSED_OVER)
        day = reader.after(target) if reader.is_word(target, "held") else None
        if day is not None and day.kind == "weekday" and target is not None:
            # "Not held on a Thursday".
            reader.use(target)
            target = day
        verb = reader.after(negation)
        names = ("stood",) if verb is not None and verb.text == "contest" and scope.stood else _denied(target, scope)
        if _of_its_kind(reader, negation):
            names = (*names, "held")
        taken = [item for item in reader.find("word", "gain", "held") if item.end <= negation.start]
        if not names or (taken and reader.is_word(target, "won")):
            # What was held or gained was won: "held by Labour but not won by over 5,000" denies something else.
            continue
        own = target is not None and target.kind == "party" and reader.is_word(reader.after(target), *_ENDED)
        if own and scope.held is not None and len(reader.find("word", *_ENDED)) == 1:
            # "Other than Labour gains" leaves out those alone, and no hold.
            names = (*names, "held")
        tried = negation.text in FAILED and "winner" in names and scope.winner
        if tried and "any" in reader.words[negation.end :]:
            # "Failed to win any" won none: of that no list tells.
            continue
        # What a party failed to win, or to gain, is where it stood and another won.
        denied: dict[str, Any] = {name: getattr(scope, name) for name in names if not (tried and name == "held")}
        won = any(item.end <= negation.start for item in reader.find("word", "won")) and "winner" in names
        if won and target is not None and reader.is_word(target, "gain", "held"):
            # "Won but not held": who won is asked besides.
            denied["held"], names = target.value == "held", ("held",)
        without.append(Scope(**denied))
        scope = replace(scope, **{name: NOTHING[name] for name in names})
        scope = replace(scope, stood=denied["winner"]) if tried else scope
        reader.use(negation, *(item for item in reader.find("word", "by") if negation.start < item.start))
    return replace(scope, excluding=(*scope.excluding, *without))


def places_left_out(reader: Reader) -> tuple[Scope, ...]:
    """Read each nation or region that is left out: "outside London and Scotland", "not in Wales", "neither … nor …"."""
    left_out = []
    for negation in reader.unused("word", "not"):
        used, place = [negation], reader.after(negation, "by", "from", "contest", "where")
        while place is not None and place.kind in _A_PLACE and place.value != "Great Britain":
            left_out.append(Scope(**{_A_PLACE[place.kind]: place.value}))
            joint = reader.after(place)
            used += [place]
            place = reader.after(joint) if reader.is_word(joint, "and", "versus") else None
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
