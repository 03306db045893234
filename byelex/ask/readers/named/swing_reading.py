"""Read what is asked of the swing of given by-elections, or of one that was or would be needed."""

from __future__ import annotations

from dataclasses import replace

from byelex.ask.measured import FIGURES
from byelex.ask.query import Query, Reading, Refusal
from byelex.ask.readers.reader import Reader, in_order, same_way, whether
from byelex.ask.sentence.lexicon import word_set
from byelex.elections import Listing
from byelex.parliaments import GOVERNMENTS

_BACK = frozenset(("back", "regain", "retake", "recapture"))
"""With what is needed: to win a seat again, from how the by-election left it."""


def asks_swing(reader: Reader) -> bool:
    """Tell whether a swing is asked for: "what would Labour need to win there next time" is one."""
    back = reader.says(_BACK) and not reader.measures("votes", "share")
    ahead = reader.has("needed") and (back or reader.has("next time"))
    swing = reader.measures("swing", "swing needed", "steed swing")
    return (ahead or swing) and not reader.has("most", "least", "records")


def winner_needed(reader: Reader, query: Query) -> bool:
    """Tell what somebody needed who won, which was a swing, from how far from winning a loser was."""
    named = [*reader.find("party"), *reader.find("person")]
    needs = any(item.text != "enough" for item in reader.find("word", "needed"))
    others = reader.asked() - {"votes", "share", "winner", "result"}
    if not needs or others or len(named) != 1 or whether(reader) or asks_swing(reader):
        return False
    held = reader.names.among(query.contests)
    if named[0].kind == "party":
        won = any(one.winner_party_id in named[0].value for one in held)
    else:
        won = any(one.winner in {each.name, *each.other_names} for one in held for each in named[0].value)
    reader.take("word", *(("points", "how many") if won else ()))
    return won


def _of_the_government(one: Listing) -> bool:
    """Tell whether a party of the government of the day had won the seat before."""
    governing = next((parties for start, parties in reversed(GOVERNMENTS) if start <= one.polling_on), ())
    return (one.gained_from_party_id if one.held is False else one.winner_party_id) in governing


def read_swing(reader: Reader, query: Query, parties: tuple[tuple[str, ...], ...]) -> Reading:
    """Read the swing of given by-elections: which two parties', what was needed, what the next would have to be."""
    if any(reader.before(item).is_word("from", "to") for item in reader.find("person")):
        return Refusal("A swing is between two parties; name them rather than a person.", query.contests)
    said = reader.find("party")
    if len(said) == 2 and said[0].value == said[1].value and reader.has("from", "to"):
        return Refusal("A swing is from one party to another; name two.", query.contests)
    items = sorted({item.value: item for item in reversed(reader.take("party"))}.values(), key=lambda one: one.start)
    if len(items) > 1 and same_way(reader, items):
        return Refusal("A swing is from one party to another: ask for one pair at a time.", query.contests)
    needed = reader.measures("swing needed") or reader.has("needed")
    # "Swing %": in points it is anyway.
    reader.use(*(item for item in reader.find("measure", "share") if item.text in {"percent", "percentage"}))
    taken = [item.value for item in reader.take("measure", "swing", "swing needed", "steed swing")]
    reader.take("word", "needed", "won", "gain", "held", "defend")
    lost = reader.takes("lost")
    if reader.takes("next time") or (needed and reader.says(_BACK)):
        query = replace(query, against="next time")
        needed = True
    if needed:
        others = tuple(item.value for item in reader.take("measure", *FIGURES) if item.value not in taken)
        reached = whether(reader) and reader.says(word_set("reached"))
        return replace(query, measures=("swing needed", *others), parties=parties, whether=reached)
    if reader.has("top two", "runner-up"):
        reader.take("word", "top two", "runner-up", "versus", "between")
        return replace(query, measures=("swing",), against="top two")
    if not items and reader.has("versus", "from") and reader.takes("government"):
        if not all(map(_of_the_government, reader.names.among(query.contests))):
            return Refusal("The government had not held that seat: name the two parties of the swing.", query.contests)
        # "The swing against the government" is the one there was, whose parties are named.
        reader.take("word", "versus")
    either = reader.takes("versus", "between")
    if len(items) == 2:
        from_, to = in_order(reader, *items)
        # "Steed swing" is that one alone; "Butler and Steed" are both.
        both = tuple(each for each in ("swing", "steed swing") if each in taken) or ("swing",)
        return replace(query, measures=both, pair=(from_.value, to.value), against="between" if either else "")
    if len(items) > 2:
        return Refusal("A swing is between two parties; name the two.", query.contests)
    if len(items) == 1:
        before = reader.before(items[0])
        # "The Tories got hammered, what was the swing": from them.
        away = before.is_word("from", "versus") or (lost and not before.is_word("to"))
        return replace(query, measures=("swing",), pair=(items[0].value, ()) if away else ((), items[0].value))
    return replace(query, measures=tuple(dict.fromkeys(item.value for item in reader.take("measure", *FIGURES))))
