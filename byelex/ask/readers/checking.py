"""Read a statement that is put to be checked as a question of yes or no: "Labour haven't lost one, right?"."""

from __future__ import annotations

import re

from byelex.ask.query import Reading, Refusal
from byelex.ask.readers.reader import Reader
from byelex.ask.readers.verbs import EVERY, OUTCOMES, RELATIVE
from byelex.ask.sentence.lexicon import AUXILIARIES
from byelex.ask.sentence.spans import EDGE

_STATED = re.compile(
    r"(?:(?:so|but|and|well|right|ok|surely) )*"
    r"((?:true (?:or )?false|yes or no|(?:(?:am i|is it) (?:right|correct)|correct me if im wrong"
    r"|(?:im )?(?:pretty )?sure)(?: in (?:thinking|saying))?(?: (?:but|that))*) )?(.+?)"
    r"((?: (?:true (?:or )?false|yes or no|(?:is (?:that|this|it) |am i )?(?:right|correct|true)"
    r"|(?:did|do|have|has|had|was|were|is|are)(?:nt)? (?:they|it|he|she|there)))*)"
)
SURELY = {f"{verb}nt": verb for verb in AUXILIARIES}
_ASKING = frozenset((*"who whos whose what whats which how why when where list show name give tell".split(), ""))
_SAYING = {*AUXILIARIES, *SURELY, "never", "got", "came", "stood", "beat"}
DENYING = frozenset(("never", "not", "havent", "hasnt", "didnt", "wasnt", "werent"))
_UNSETTLED = Refusal("Whether that is so cannot be told with a yes or a no: ask for its figures.", final=True)


def put_to_be_checked(reader: Reader) -> str:
    """Give as a question what is said to be checked, denied of a party or said of "every"; empty where nothing is."""
    words = reader.typed
    parted = _STATED.fullmatch(words)
    said = parted[2].split() if parted else [""]
    if parted is None or said[0] in {*AUXILIARIES, *SURELY} or _ASKING.intersection(said):
        return ""
    stated = any(item.is_word(*OUTCOMES) and not item.text.endswith("s") for item in reader.items)
    checked = (parted[1] or parted[3]) and (stated or _SAYING.intersection(said))
    at = len(words[: parted.start(2)].split())
    so = checked or _says_all_or_none(reader, at) or _says_of_each(reader, at)
    return f"is it true that {parted[2]}" if so else ""


def _says_all_or_none(reader: Reader, at: int) -> bool:
    """Tell whether it is said of a party, from a word on, that it has not done something, or that it did it to all."""
    subject, *others = [item for item in reader.items if item.start >= at] or [EDGE]
    named = subject.kind == "party" or subject.is_word("government", "opposition")
    done = next((item for item in others if item.is_word(*OUTCOMES, "stood", "contest")), EDGE)
    verb, *rest = [*reader.words[subject.end :], ""]
    never = "never" in {verb, *rest[:1]}
    if (
        not named
        or (done.is_word("stood", "contest") and not never)
        or set(reader.words[at : subject.start]) - {"the", "that"}
    ):
        # "Tories didn't stand since 2010" may ask where.
        return False
    denied = verb in SURELY or never or (verb in AUXILIARIES and rest[0] == "not")
    every = "every" in rest and set(reader.words[subject.end : done.start]) <= AUXILIARIES
    return denied or (every and done is not EDGE and not done.text.endswith("s"))


def _says_of_each(reader: Reader, at: int) -> bool:
    """Tell "all by-elections in Wales were held", "every one was a gain": of all that a verb says, and not which."""
    said = reader.words[at:]
    verbs = [
        place for place, word in enumerate(said) if place > 1 and word in _WERE and said[place - 1] not in RELATIVE
    ]
    told = [item for item in reader.items if verbs and item.start >= at + verbs[0]]
    return said[0] in EVERY and any(item.is_word(*OUTCOMES) or item.is_measure("outcome") for item in told)


_WERE = frozenset(("was", "were", "is", "are", "has", "have"))


def surely(reader: Reader) -> None:
    """Leave out the "not" of a question that asks whether something was so: "didn't they win it", "was there no Green".

    Changes the reader's items, and its words where they begin with it.
    """
    first = reader.words[0] if reader.words else ""
    if reader.items and reader.items[0].start == 0 and first in SURELY:
        reader.leave_out(reader.items[0])
        reader.words[0] = SURELY[first]
    denials = reader.find("word", "not")
    if len(denials) != 1 or not reader.find("seat") or first not in AUXILIARIES:
        return
    denial = denials[0]
    turned = denial.text == "not" and reader.before(denial).kind in {"party", "person"}
    if turned or (reader.words[1 : denial.end] == ["there", "no"] and reader.after(denial).kind == "party"):
        reader.leave_out(denial)


def checked(reading: Reading, statement: str) -> Reading:
    """Decline what has no yes or no for an answer, where it is not of a by-election or of a person that is named."""
    if isinstance(reading, Refusal) or reading.contests or reading.people or reading.task in {"define", "quotes"}:
        return reading
    # "There wasn't one in Wales" is not of those elsewhere.
    denied = reading.task == "list" and DENYING.intersection(statement.split())
    return reading if reading.whether and (not denied or reading.manner == "none") else _UNSETTLED
