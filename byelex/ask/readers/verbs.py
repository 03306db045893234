"""What is done at by-elections, by the lexicon's word for it: the part it gives a party, and what it is counted as."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from byelex.ask.query import Premise
from byelex.ask.readers.reader import Reader
from byelex.ask.sentence.spans import Item

Part = Literal["winner", "defender", "runner_up", "stood", "swing_from", "swing_to"]
"""A field of Scope that holds party ids."""


@dataclass(frozen=True, slots=True)
class Verb:
    """What a verb says of whoever it is said of.

    `part` is theirs in the by-elections meant, `held` whether the seat was held there, where that follows. A tally
    counts it up as `counted`; `premise` is what a question with it takes to have become of them.
    """

    part: Part
    held: bool | None
    counted: str
    premise: Premise = ""


VERBS = {
    "gain": Verb("winner", False, "gained", "gained"),
    "lost": Verb("defender", False, "lost", "lost"),
    "runner-up": Verb("runner_up", None, "second"),
    "defend": Verb("defender", None, "defended"),
    "won": Verb("winner", None, "won", "won"),
    "held": Verb("winner", True, "held", "held"),
    "stood": Verb("stood", None, "stood"),
}
"""The most telling first: "which party gained seats that it had never won" counts gains."""

DONE = tuple(VERBS)
ENDED = ("gain", "held", "lost")
"""What may become of a seat that is defended."""
OUTCOMES = (*ENDED, "won")
OF_SEATS = (*OUTCOMES, "defend")
NAMING = ("contest", *DONE)
"""Words that by-elections are named with: "of the 24 gains", "every seat it defended"."""


def votes_moved(reader: Reader) -> Item | None:
    """Find the verb that says votes, or a share of them, were gained, lost or held, rather than a seat; None if none.

    "Gained the most votes", "hold on to its vote", "gain in share", "votes have the Tories lost", "vote loss".
    """
    for verb in (*reader.find("word", *ENDED), *reader.find("measure", "winner", "previous holder")):
        if verb.text in _OF_A_SEAT or (verb.kind == "measure" and not _MOVING & set(verb.text.split())):
            continue
        after = reader.after(verb, *_BETWEEN)
        if after.is_measure(*_OF_VOTES) and not _SETTING & set(reader.words[verb.end : after.start]):
            return verb
        before = reader.before(verb, "did", "ever", "not")
        whose = before.kind in {"party", "person"} or before.is_word("government", "opposition")
        votes = reader.before(before, "did", "ever", "by", "from") if whose else before
        apart = (_SETTING | _PLACING) & set(reader.words[votes.end : verb.start])
        if not votes.is_measure(*_OF_VOTES) or apart or not _DOING & set(verb.text.split()):
            continue
        asked = {item.start for item in reader.find("word", "did")} & set(range(votes.end, verb.start))
        if not whose or asked or (verb.text in _PAST and verb.value != "held"):
            return verb
    return None


_OF_VOTES = ("votes", "share", "valid votes")
_BETWEEN = ("did", "most", "least", "to", "more", "fewer", "total", "how many")
_OF_A_SEAT = frozenset(("defeat", "defeats", "beaten", "losers"))
_MOVING = frozenset(("gained", "lost"))
_PAST = frozenset(("gained", "lost", "held", "kept", "retained"))
_DOING = _PAST | frozenset("gain gains lose loses loss losses keep retain hold".split())
_SETTING, _PLACING = frozenset(("with", "and")), frozenset("in at on of where when for a".split())
"""Words that tell "held with most votes", and "votes in a gain", from "a gain in votes"."""

EVERY = frozenset(("every", "all", "each"))
"""Words of all by-elections together."""
RELATIVE = frozenset(("that", "which", "where", "who", "whose"))
"""Words after which a verb only says which are meant."""
OWN = frozenset("seat seats held hold holds holding defend defends defended defending defence defences had".split())
"""Words that say that a seat was a party's own."""
