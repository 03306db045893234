"""Read where a party came, and whether it lost its deposit."""

from __future__ import annotations

from dataclasses import replace

from byelex.ask.readers.reader import AVERAGES, Reader, only_kept
from byelex.ask.readers.scopes.party_parts import SUPERLATIVES, with_party
from byelex.ask.readers.verbs import Part
from byelex.ask.sentence.spans import EDGE, Item, unsaid
from byelex.store.scope import Scope

_LAST = -1
_PART_OF_PLACE: dict[int, Part] = {1: "winner", 2: "runner_up"}
_LISTING = ("where", "which", "contest", "first", "last", "candidate")
_ADDING = ("total", *AVERAGES, "most", "least", "more", "fewer")
"""Words with which lost deposits are added up, rather than the by-elections where they were lost listed."""


def settle_or_lower(reader: Reader) -> None:
    """Read "third or worse" and "outside the top two" as a place and all that are lower."""
    for place in reader.find("nth"):
        joint = reader.after(place, "came")
        last = reader.after(joint) if joint.is_word("versus") else joint
        if last.is_word("at most") or last.text in {"worse", "lower", "below", "under"}:
            _put_place(reader, [one for one in (place, joint, last) if one is not EDGE], place.value, "or lower")
            return
    for negation in reader.find("word", "not"):
        named = reader.after(negation, "came")
        stood = negation.text == "outside" or reader.measures("deposit")
        if named.is_word("top two") and stood and not _the_top_two(reader):
            _put_place(reader, [named, negation], 3, "or lower")
            return
        number = reader.after(named)
        if negation.text == "outside" and named.text == "top" and number.kind == "number" and reader.find("party"):
            _put_place(reader, [named, negation, number], int(number.value.value) + 1, "or lower")
            return


def settle_or_better(reader: Reader) -> None:
    """Read "second or better" and a party "in the top two" as a place and all that are higher."""
    if not reader.find("party") or _the_top_two(reader):
        return
    _settle_either_place(reader)
    for place in (*reader.find("nth"), *reader.find("word", "runner-up")):
        better = reader.after(place, "came")
        if better.text in {"or better", "or higher", "or above"}:
            _put_place(reader, [place, better], place.value if place.kind == "nth" else 2, "or better")
            return
    if any(item.value not in {"result", "winner", "date"} for item in reader.find("measure")):
        return
    for top in reader.find("word", "top two", "most"):
        if "top" not in top.text.split():
            continue
        number = reader.after(top)
        if top.is_word("top two"):
            _put_place(reader, [top], 2, "or better")
            return
        came = reader.before(top).is_word("came") or reader.words[max(0, top.start - 2) : top.start] == ["in", "the"]
        if came and number.kind == "number" and not number.value.of_hundred:
            _put_place(reader, [top, number], int(number.value.value), "or better")
            return


def _settle_either_place(reader: Reader) -> None:
    """Read "second or third" as third or better, but no better than second."""
    joined = any(reader.before(one).is_word("and", "versus") for one in reader.find("party")[1:])
    if reader.has("not") and joined and not reader.says({"neither"}):
        # Of which of them it is denied, nothing says.
        return
    for last in reader.find("nth"):
        joint = reader.before(last)
        first = reader.before(joint)
        place = {"first": 1, "runner-up": 2}.get(first.value, 0) if first.kind == "word" else first.value
        if not joint.is_word("versus") or joint.text != "or" or place != last.value - 1:
            continue
        _put_place(reader, [first, joint, last], last.value, "or better")
        if place > 1:
            better = next(item for item in reader.items if item.is_word("or better"))
            reader.put(better, better, unsaid(str(place), better, "from place"))
        return


def _the_top_two(reader: Reader) -> list[Item]:
    """Give two parties that were the top two together, what joins them and those words; none where they were not."""
    parties, top = reader.find("party"), [one for one in reader.find("word", "top two") if "top" in one.text.split()]
    joint = reader.after(parties[0]) if len(parties) == 2 and len(top) == 1 else EDGE
    if joint is EDGE:
        return []
    joined = reader.after(joint) is parties[1] and bool({joint.value, joint.text} & {"and", "v", "vs"})
    # "Labour UKIP top two".
    if not joined and (joint is not parties[1] or reader.has("not", "both")):
        return []
    beside = reader.after(top[0], "came") is parties[0] or reader.before(top[0], *_WERE) is parties[1]
    return [*parties, joint, *top] if beside else []


_WERE = ("came", "both", "did", "not", "where")


def _read_the_top_two(reader: Reader, scope: Scope) -> Scope:
    """Read "Labour and Reform were the top two" as by-elections that either won and where either came second."""
    together = _the_top_two(reader)
    if not together:
        return scope
    both = tuple(dict.fromkeys((*together[0].value, *together[1].value)))
    denials = [item for item in reader.find("word", "not") if together[0].end <= item.start < together[3].start]
    reader.use(*together, *denials, *reader.find("word", *_WERE[:3]))
    reader.take("measure", "result")
    if denials:
        # "Not in the top two" neither was; "not the top two" they were not together.
        neither = Scope(stood=both, stood_place=2, stood_or_better=True)
        within = denials[0].text == "outside" or "in" in reader.words[denials[0].end : together[3].start]
        denied = neither if within else Scope(winner=both, runner_up=both)
        return replace(scope, excluding=(*scope.excluding, denied))
    return replace(scope, winner=both, runner_up=both)


def _put_place(reader: Reader, aside: list[Item], number: int, beyond: str) -> None:
    """Put a place and what says how far beyond it, where the first of some items was."""
    first = next(item for item in reader.items if item in aside)
    reader.leave_out(*(item for item in aside if item != first))
    reader.put(first, replace(aside[0], kind="nth", value=number), unsaid(beyond, aside[0]))


def read_positions(reader: Reader, scope: Scope) -> Scope:
    """Read a party's place ("labour came third", "fourth places for reform"), or its deposit, as a condition."""
    scope = _read_the_top_two(reader, scope)
    for item, place in _places(reader):
        party = _nearest_party(reader, item)
        if party is EDGE:
            continue
        lower = reader.after(item)
        or_lower = lower.is_word("or lower")
        or_better = lower.is_word("or better")
        named = _neither(reader, party) if or_better else []
        if named:
            group = tuple(one for each in named if each.kind == "party" for one in each.value)
            neither = Scope(stood=group, stood_place=place, stood_or_better=True)
            scope = replace(scope, excluding=(*scope.excluding, neither))
            reader.use(item, lower, *named)
            continue
        part: Part = "stood" if or_lower or or_better or place not in _PART_OF_PLACE else _PART_OF_PLACE[place]
        scope = with_party(scope, part, party.value)
        if part == "stood":
            scope = replace(scope, stood_place=place, stood_or_lower=or_lower, stood_or_better=or_better)
            reader.use(*([lower] if or_lower or or_better else []))
        if reader.after(lower).kind == "from place":
            above = int(reader.after(lower).value) - 1
            higher = Scope(stood=party.value, stood_place=above, stood_or_better=True)
            won = Scope(winner=party.value)
            scope = replace(scope, excluding=(*scope.excluding, won if above == 1 else higher))
            reader.use(reader.after(lower))
        reader.use(item, party)
    return _of_deposits(reader, scope)


def _neither(reader: Reader, party: Item) -> list[Item]:
    """Give the items of "neither Labour nor the Tories", if a party is one of them; none if it is not."""
    for negation in reader.unused("word", "not"):
        named, following = [negation], reader.after(negation)
        while following.kind == "party":
            joint = reader.after(following)
            named.append(following)
            joined = joint.is_word("and", "versus", "not")
            following = reader.after(joint) if joined else EDGE
            named += [joint] if following.kind == "party" else []
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
        reader.use(*deposits, *reader.find("word", "lost", "held"))
        return replace(scope, stood_deposit_lost=lost)
    counted = [reader.after(item) for item in reader.find("word", "how many")]
    both = reader.says({"both", "all"}) and len(reader.unused("party")) == 2 and deposits[0] not in counted
    if both:
        party, verbs = _nearest_party(reader, deposits[0]), reader.find("word", "lost", "held", "both", "same")
    else:
        said = [one for one in reader.unused("party") if one.start < deposits[0].start]
        where = len(deposits) == 1 and any(reader.before(one).is_word("where") for one in said)
        party = _whose_deposit(reader, deposits[0]) if where or _lists(reader) else EDGE
        # "That the Tories held, where Labour lost its deposit": the verb beside the deposit is its own.
        verbs = sorted(reader.find("word", "lost", "held"), key=lambda item: abs(item.start - deposits[0].start))[:1]
        lost = not any(verb.value == "held" for verb in verbs)
    if party is not EDGE:
        scope = replace(scope, stood=party.value, stood_deposit_lost=lost)
        # The deposit is left to ask for the other's, there.
        reader.use(party, *(() if both else deposits), *verbs)
    return scope


def _whose_deposit(reader: Reader, deposit: Item) -> Item:
    """Find whose deposit it is: of a party named after "by" or "for", or else the last before it, or the next."""
    parties = reader.unused("party")
    after = [item for item in parties if item.start > deposit.start]
    by = [item for item in after if reader.word_before(item) in {"by", "for"}]
    before = [item for item in parties if item.start < deposit.start][-1:]
    return next(iter((*by, *before, *after)), EDGE)


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
        return all(item.is_word("contest") for item in counted)
    return reader.has(*_LISTING) or any(item.value == "date" for item in reader.find("measure"))


def _places(reader: Reader) -> list[tuple[Item, int]]:
    """Give the places said of a party, in the order of the poll, each with its item."""
    found = []
    for item in reader.unused("nth"):
        beside = (reader.before(item), reader.after(item))
        if not any(one.is_word(*SUPERLATIVES) for one in beside):
            found.append((item, int(item.value)))
    found += [(item, _LAST) for item in reader.unused("word", "last place")]
    return found


def _nearest_party(reader: Reader, item: Item) -> Item:
    """Give the party that a place is said of: the one before it, that came there, or else the nearest."""
    parties, whose = reader.unused("party"), reader.before(item, "came", "did")
    if whose in parties:
        return whose
    return min(parties, key=lambda party: (abs(party.start - item.start), party.start), default=EDGE)
