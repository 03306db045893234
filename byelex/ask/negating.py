"""Read what a "not" leaves out."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from byelex.ask.conditions import NOTHING
from byelex.ask.party_parts import Part, part_of
from byelex.ask.reader import Reader
from byelex.ask.spans import Item
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
    "nation": ("country",),
    "region": ("region",),
    "nth": ("stood", "stood_place"),
}
_BY_PARTY: tuple[Part, ...] = ("winner", "defender", "runner_up", "stood")
FAILED = frozenset("fail to,failed to,fails to,failing to,couldnt,could not,cannot,cant,unable to".split(","))
FAILED |= {"didnt manage to", "did not manage to"}
"""Words for what was tried in vain."""
_PASSED_OVER = ("did", "ever", "by", "contest", "from", "came", "candidate", "each", "where", "to")


def read_negations(reader: Reader, scope: Scope) -> Scope:
    """Turn the condition that a "not" stands before into one on what is left out; any other "not" stays unused."""
    without: dict[str, Any] = {}
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
        if not names:
            continue
        tried = negation.text in FAILED and "winner" in names and scope.winner
        if tried and "any" in reader.words[negation.end :]:
            # "Failed to win any" won none: of that no list tells.
            continue
        # What a party failed to win, or to gain, is where it stood and another won.
        without |= {name: getattr(scope, name) for name in names if not (tried and name == "held")}
        scope = replace(scope, **{name: NOTHING[name] for name in names})
        scope = replace(scope, stood=without["winner"]) if tried else scope
        reader.use(negation, *(item for item in reader.find("word", "by") if negation.start < item.start))
    return replace(scope, excluding=Scope(**without)) if without else scope


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
