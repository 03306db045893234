"""Read where a party came, and whether it lost its deposit."""

from __future__ import annotations

from dataclasses import replace

from byelex.ask.party_parts import Part, with_party
from byelex.ask.reader import Reader, only_kept
from byelex.ask.spans import Item
from byelex.store.scope import Scope

_ORDERING = ("most", "least", "closest", "first", "last")
_LAST = -1
_PARTS: dict[int, Part] = {1: "winner", 2: "runner_up"}
_LISTING = ("where", "which", "contest", "first", "last", "candidate")
_ADDING = ("total", "average", "median", "most", "least", "more", "fewer")
"""Words with which lost deposits are added up, rather than the by-elections where they were lost listed."""


def read_positions(reader: Reader, scope: Scope) -> Scope:
    """Read a party's place ("labour came third", "fourth places for reform"), or its deposit, as a condition."""
    for item, place in _places(reader):
        party = _nearest_party(reader, item)
        if party is None:
            continue
        lower = reader.after(item)
        or_lower = reader.is_word(lower, "or lower") and lower is not None
        part: Part = "stood" if or_lower or place not in _PARTS else _PARTS[place]
        scope = with_party(scope, part, party.value)
        if part == "stood":
            scope = replace(scope, stood_place=place, stood_or_lower=or_lower)
            reader.use(*([lower] if or_lower and lower is not None else []))
        reader.use(item, party)
    return _of_deposits(reader, scope)


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
    if both:
        party, verbs = _nearest_party(reader, deposits[0]), reader.find("word", "lost", "held")
    else:
        said = [one for one in reader.unused("party") if one.start < deposits[0].start]
        where = len(deposits) == 1 and any(reader.is_word(reader.before(one), "where") for one in said)
        party = _whose_deposit(reader, deposits[0]) if where or _lists(reader) else None
        # "That the Tories held, where Labour lost its deposit": the verb beside the deposit is its own.
        verbs = sorted(reader.find("word", "lost", "held"), key=lambda item: abs(item.start - deposits[0].start))[:1]
        lost = not any(verb.value == "held" for verb in verbs)
    if party is not None:
        scope = replace(scope, stood=party.value, stood_deposit_lost=lost)
        # The deposit is left to ask for the other's, there.
        reader.use(party, *(() if both else deposits), *verbs)
    return scope


def _whose_deposit(reader: Reader, deposit: Item) -> Item | None:
    """Find whose deposit it is: of a party named after "by" or "for", or else the last before it, or the next."""
    parties = reader.unused("party")
    after = [item for item in parties if item.start > deposit.start]
    by = [item for item in after if reader.word_before(item) in {"by", "for"}]
    before = [item for item in parties if item.start < deposit.start][-1:]
    return next(iter((*by, *before, *after)), None)


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
    """Give the party that a place is said of: the one before it, that came there, or else the nearest."""
    parties, whose = reader.unused("party"), reader.before(item, "came", "did")
    if whose in parties:
        return whose
    return min(parties, key=lambda party: (abs(party.start - item.start), party.start), default=None)
