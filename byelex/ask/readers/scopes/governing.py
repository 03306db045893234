"""Read the government or the opposition as whoever won or defended, or "in government" of the party named."""

from __future__ import annotations

from byelex.ask.readers.reader import Reader
from byelex.ask.readers.scopes.party_parts import PASSED_OVER, ended, part_of, verb_before, with_party
from byelex.ask.readers.verbs import OF_SEATS, VERBS, Part
from byelex.ask.sentence.spans import Item
from byelex.changing import replace
from byelex.parliaments import GOVERNMENTS
from byelex.store.scope import Scope

_NOW = frozenset(("this government", "current government", "present government"))


def read_government(reader: Reader, scope: Scope) -> Scope:
    """Read the government or the opposition as winner or defender, or "in government" of the party named."""
    # Whose deposits the government's candidates lost is not told: what they are of is left over.
    for item in reader.find("word", "government", "opposition") if not reader.measures("deposit") else ():
        scope = _read_one(reader, scope, item)
    return scope


def _read_one(reader: Reader, scope: Scope, item: Item) -> Scope:
    governs = item.value == "government"
    before, after = reader.before(item), reader.after(item, *PASSED_OVER)
    if item.text in _NOW:
        scope = replace(scope, first_day=GOVERNMENTS[-1][0])
        if before.is_word("under"):
            # "Under this government" is its time, whoever's seats they were.
            reader.use(before, item)
            return scope
    # "Against a Labour government".
    whose = [before] if before.kind == "party" else []
    joint = reader.before(whose[0]) if whose else before
    if reader.measures("swing") and joint.is_word("from", "versus", "to"):
        towards = joint.value == "to"
        scope = replace(scope, swing_to_governs=governs) if towards else replace(scope, swing_from_governs=governs)
        for party in whose:
            scope = with_party(scope, "swing_to" if towards else "swing_from", party.value)
        reader.use(item, joint, *whose)
        return scope
    verb = after
    if before.is_word("to") and reader.has("lost"):
        # "Seats the opposition lost to the government": the winner's part is theirs.
        scope = replace(_governs(scope, governs, "winner"), held=False)
        reader.use(item, *reader.find("word", "lost"))
        return scope
    if before.is_word("by", "from", "to") and not (before.text == "for" and after.is_word(*OF_SEATS)):
        verb = verb_before(reader, before)
        if before.value == "from" and reader.has("gain", "won"):
            scope = replace(scope, defender_governs=governs, held=False)
            reader.use(item, *reader.find("word", "gain", "won"))
            return scope
    if before.is_word("by") and scope.winner and scope.held is False and reader.has("lost"):
        # "Seats lost to Labour by the government".
        scope = _governs(scope, governs, "defender")
        reader.use(item)
    elif verb.is_word(*OF_SEATS):
        scope = _governs(scope, governs, VERBS[verb.value].part)
        scope = ended(scope, VERBS[verb.value])
        reader.use(item, verb)
    elif scope.winner or scope.defender:
        # "Labour gains from the Tory government": it is the defender's part.
        beside = whose and whose[0].end == item.start and "in" not in item.text.split()
        lost = not scope.winner or (beside and part_of(scope, whose[0].value, ("defender",)))
        scope = _governs(scope, governs, "defender" if lost else "winner")
        reader.use(item)
    if whose and reader.used(item) and not reader.used(whose[0]):
        # "Has the Labour government lost".
        scope = with_party(scope, "winner" if scope.defender_governs is None else "defender", whose[0].value)
        reader.use(*whose)
    return scope


def _governs(scope: Scope, governs: bool, part: Part) -> Scope:
    return replace(scope, winner_governs=governs) if part == "winner" else replace(scope, defender_governs=governs)
