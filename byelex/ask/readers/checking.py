"""Read a statement that is put to be checked as a question of yes or no: "Labour haven't lost one, right?"."""

from __future__ import annotations

import re

from byelex.ask.query import Reading, Refusal
from byelex.ask.readers.reader import Reader
from byelex.ask.readers.verbs import OUTCOMES
from byelex.ask.sentence.lexicon import AUXILIARIES
from byelex.ask.sentence.spans import EDGE

_BEGUN = re.compile(
    r"^(?:(?:so|but|and|well|right|ok|surely) )*"
    r"((?:true (?:or )?false|yes or no|(?:(?:am i|is it) (?:right|correct)|correct me if im wrong"
    r"|(?:im )?(?:pretty )?sure)(?: in (?:thinking|saying))?(?: (?:but|that))*) )?"
)
_ENDED = re.compile(
    r"(?: (?:true (?:or )?false|yes or no|(?:is (?:that|this|it) |am i )?(?:right|correct|true)"
    r"|(?:did|do|have|has|had|was|were|is|are)(?:nt)? (?:they|it|he|she|there)))+$"
)
_CONTRACTED = frozenset(f"{verb}nt" for verb in AUXILIARIES)
_ASKING = frozenset("who whos whose what whats which how why when where list show name give tell".split())
_SAYING = AUXILIARIES | _CONTRACTED | {"never", "got", "came", "stood", "beat"}
DENYING = frozenset(("never", "not", "havent", "hasnt", "didnt", "wasnt", "werent"))
_FOUGHT = ("stood", "contest")
UNSETTLED = Refusal("Whether that is so cannot be told with a yes or a no: ask for the figures themselves.", final=True)


def put_to_be_checked(reader: Reader) -> str:
    """Give a statement as what is asked whether it is true; empty where the sentence is no statement to be checked.

    It is one where that is said before it or after it, and where it denies something of a party or says it of "every".
    """
    words = " ".join(reader.words)
    begun, ended = _BEGUN.match(words), _ENDED.search(words)
    assert begun is not None
    said = words[begun.end() : ended.start() if ended else None]
    at = len(words[: begun.end()].split())
    rest = said.split()
    if not rest or rest[0] in AUXILIARIES | _CONTRACTED or _ASKING.intersection(rest):
        return ""
    stated = any(item.is_word(*OUTCOMES) and not item.text.endswith("s") for item in reader.items)
    checked = (begun[1] or ended) and (stated or _SAYING.intersection(rest))
    return f"is it true that {said}" if checked or _says_all_or_none(reader, at) else ""


def _says_all_or_none(reader: Reader, at: int) -> bool:
    """Tell whether a sentence begins with a party of which it says that it has not done something, or all of it."""
    subject = next((item for item in reader.items if item.start >= at), EDGE)
    named = subject.kind == "party" or subject.is_word("government", "opposition")
    if not named or any(word not in {"the", "that"} for word in reader.words[at : subject.start]):
        return False
    verb, *others = [*reader.words[subject.end :], ""]
    done = next((item for item in reader.following(subject) if item.is_word(*OUTCOMES, *_FOUGHT)), EDGE)
    if done.is_word(*_FOUGHT):
        # "Tories didn't stand since 2010" may ask where.
        return False
    if verb in _CONTRACTED | {"never"} or (verb in AUXILIARIES and others[0] in {"not", "never"}):
        return True
    said = done is not EDGE and set(reader.words[subject.end : done.start]) <= AUXILIARIES
    return "every" in others and said and not done.text.endswith("s")


def checked(reading: Reading, statement: str) -> Reading:
    """Decline what has no yes or no for an answer, where it is not of a by-election or of a person that is named."""
    if isinstance(reading, Refusal) or reading.contests or reading.people or reading.task in {"define", "quotes"}:
        return reading
    # "There wasn't one in Wales" is not of those elsewhere.
    denied = reading.task == "list" and DENYING.intersection(statement.split())
    return reading if reading.whether and (not denied or reading.manner == "none") else UNSETTLED
