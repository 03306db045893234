"""Put a sentence's words right: each by itself, then such as are words, and not those meant where they stand."""

from __future__ import annotations

from collections.abc import Sequence

from byelex.ask.sentence.lexicon import AUXILIARIES, longest
from byelex.ask.sentence.person_spans import is_given_name, is_initial, misspelt_name
from byelex.ask.sentence.vocabulary import Vocabulary
from byelex.names.dates import month_number

_BEFORE_PLACES = frozenset("in at for near around of from across outside and or vs".split())


def spelt(vocabulary: Vocabulary, typed: Sequence[str]) -> list[str]:
    """Put each word of a sentence right, if it is misspelt, and such as are another word for where they stand."""
    words = [vocabulary.corrected(word) for word in typed]
    people = vocabulary.names.people_index
    knows = people.knows
    for at in range(len(words) - 2, -1, -1):
        following = words[at + 1]
        # "R. Bishop": before a name, a letter that is typed for a word ("are") is one; "Mary di Mauro" is a name too.
        initial = is_initial(typed[at]) and (is_initial(following) or knows(following))
        both = [typed[at], following]
        part = len(typed[at]) == 2 and knows(typed[at]) and knows(following)
        named = part and (
            (at > 0 and knows(words[at - 1])) or people.find(both) or longest(vocabulary.member_phrases, both, 0)
        )
        given = words[at - 1] if at > 0 and typed[at] != words[at] and not knows(words[at]) else ""
        if given and (is_given_name(vocabulary, given) or not vocabulary.plain_english(given)):
            # "Simon Huges" is a Simon, and nothing was huge; "Diane Abott" is nothing about Diane.
            found = misspelt_name(vocabulary, words[at - 1], typed[at])
            words[at] = typed[at] if len(found) == 1 else words[at]
        if initial or named:
            words[at] = typed[at]
        else:
            words[at] = _for_its_place(vocabulary, words, at)
    for at, word in enumerate(typed[1:-1], 1):
        if word == "and" and is_initial(typed[at - 1]) and is_initial(typed[at + 1]):
            # "R&H" is a seat's letters.
            words[at - 1], words[at + 1] = typed[at - 1], typed[at + 1]
    return words


def _for_its_place(vocabulary: Vocabulary, words: list[str], at: int) -> str:
    """Put a word right that is one, and not there: "wo won", "now many", "gains ni the 1960s", "were did they"."""
    word, before, following = words[at], words[at - 1] if at > 0 else "", words[at + 1]
    article = following in {"the", "a", "an", "every", "each", "both"}
    if word == "wo" or word == following == "won":
        return "who" if not before or following in _WHO_DID else "won"
    if word in {"who", "now"} and following in {"many", "much", "far", "often"}:
        return "how"
    if word == "who" and before == "by" and following != "was":
        return "how"
    if word in {"any", "may", "man"} and before in {"how", "who", "now"}:
        return "many"
    if word == "were" and following in {"did", "have", "has"}:
        return "where"
    if not before and word == "by" and following in AUXILIARIES:
        return "why"
    if not before and word == "id" and following not in _WOULD:
        return "did"
    if word == "no" and article:
        return "on"
    if word == "too" and (before in _TO or following.isdecimal()):
        return "to"
    if word in {"ever", "very"} and before in _IN_EVERY and following in {"byelection", "seat", "contest"}:
        return "every"
    if word == "ni" and before not in _BEFORE_PLACES:
        somewhere = vocabulary.names.seat_index.knows(following) or following in {"opposition", "government", "points"}
        return "in" if article or somewhere or following.isdecimal() or month_number(following) else word
    return word


_TO = frozenset("lost lose loses losing according rival compared".split())
_IN_EVERY = frozenset("in hold held win won lose lost".split())
_WOULD = frozenset("like love rather say want guess be prefer appreciate".split())
"""Words after "I'd"."""
_WHO_DID = frozenset("won stood voted has had have did was were is came lost got held beat took".split())
