"""Read what named by-elections are set against: the general election before, another year, or nothing."""

from __future__ import annotations

import re

from byelex.ask.limits import than
from byelex.ask.member_reading import before_which
from byelex.ask.query import Against
from byelex.ask.reader import MOVED, Reader, said_of, within
from byelex.ask.spans import Item
from byelex.elections import Listing


def read_against(reader: Reader, groups: list[tuple[Listing, ...]]) -> Against:
    """Read what the contests are set against, narrowing them to the periods said; changes `groups` in place."""
    against: Against = ""
    said_before = reader.take("word", "ge")
    if said_before:
        against = "baseline" if _set_against(reader, said_before) else "at baseline"
        reader.take("word", "versus")
    periods = [item for item in reader.find("period") if not reader.used(item)]
    reader.use(*periods)
    wanted: list[tuple[Listing, ...]] = []
    for item in periods:
        said = said_of(item)
        found = [] if said.general_election else [within(group, said) for group in groups]
        if any(found):
            wanted += [group for group in found if group]
        elif _is_baseline(reader, item, groups) and not before_which(reader, said):
            groups[:] = [tuple(one for one in group if _measured_from(reader, item, one)) for group in groups]
            beside = (reader.before(item), reader.after(item))
            moved = reader.has(*MOVED, "more", "fewer") or reader.measures("change", "turnout change")
            # "Bigger than in 2019".
            than = [one for one in beside if one.text.endswith("than")]
            reader.use(*than)
            if (
                than
                or any(one.is_word("versus") for one in beside)
                or len(periods) > 1
                or against == "baseline"
                or moved
            ):
                reader.take("word", "versus", "compare")
                against = "baseline"
            else:
                against = "at baseline"
        else:
            wanted.append(())
    if len(groups) == 1 and len(wanted) > 1:
        groups[:] = wanted
        reader.take("word", "versus")
    elif wanted:
        kept = {one.id for narrowed in wanted for one in narrowed}
        groups[:] = [tuple(one for one in group if one.id in kept) for group in groups]
    return against


def at_both(reader: Reader) -> bool:
    """Tell "in 2019 and in the by-election", which asks for both, from one of them alone."""
    contests = [item for item in reader.find("word", "contest") if "byelection" in item.text]
    before = "|".join(item.text for item in reader.find("word", "ge"))
    if before and re.search(rf" and what (?:was|were) (?:it|they|that) (?:{before})$", " ".join(reader.words)):
        # "What was the majority in Selby, and what was it before".
        return True
    for item in reader.find("period"):
        if re.search(r" and (?:how many|how much|what|where|who)(?: was it| did they)?(?: in)?$", _up_to(reader, item)):
            # "How many voted in Selby, and how many in 2019".
            return True
    for item in (*reader.find("word", "ge"), *reader.find("period")):
        for contest in contests:
            first, last = sorted((item, contest), key=lambda one: one.start)
            if _JOINTS & set(joint := reader.words[first.end : last.start]) and set(joint) <= _JOINTS | _LITTLE:
                return True
    return False


def _up_to(reader: Reader, item: Item) -> str:
    return " ".join(reader.words[: item.start])


_JOINTS = frozenset(("and", "n"))
_LITTLE = frozenset(("in", "at", "the", "where", "what", "then", "how", "many", "again", "election"))


_MOVES = (*MOVED, "versus", "compare", "different", "notional", "between")
_BOTH_TIMES = frozenset(("after", "then", "now", "changed", "change", "changes", "since"))
_OVER_TIME = tuple(
    (
        "change, turnout change, swing, steed swing, swing needed, majority overturned, majority before, outcome, "
        "previous holder, cause, claims, source, successor, date"
    ).split(", ")
)
"""Words and measures that set a by-election against the election before, rather than ask for that election's own."""


def _set_against(reader: Reader, said_before: list[Item]) -> bool:
    """Tell "turnout vs the general election" from "turnout at the general election", whose own figure it is."""
    if any(_BOTH_TIMES & set(item.text.split()) for item in said_before):
        return True
    if reader.has(*_MOVES) or reader.measures(*_OVER_TIME) or than(reader):
        # "The swing at the general election" is that election's own.
        at = [reader.word_before(item) for item in said_before]
        plain = any(item.text.startswith("at ") for item in said_before) or {"at", "in"} & set(at)
        own = reader.measures("swing", "steed swing", "outcome", "change") and not reader.has(*_MOVES)
        return not (plain and own)
    return False


def _is_baseline(reader: Reader, item: Item, groups: list[tuple[Listing, ...]]) -> bool:
    """Tell whether a year is that of the general election before one of the contests."""
    return any(_measured_from(reader, item, listing) for group in groups for listing in group)


def _measured_from(reader: Reader, item: Item, listing: Listing) -> bool:
    """Tell whether a period has in it the general election before a contest."""
    before = [day for day in reader.calendar.general_elections if day < listing.polling_on]
    return bool(before) and said_of(item).period.covers(before[-1])
