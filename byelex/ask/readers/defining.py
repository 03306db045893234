"""Read a question about what the field's words mean, or how figures are worked out."""

from __future__ import annotations

import re

from byelex.ask.query import Query
from byelex.ask.readers.reader import ORDER, Reader, whether
from byelex.ask.readers.verbs import DONE

_TERMS: dict[str, str] = {
    **dict.fromkeys(("majority", "majority points", "majority overturned", "majority before"), "majority"),
    **dict.fromkeys(("turnout", "ballot turnout", "turnout change"), "turnout"),
    **dict.fromkeys(("share", "winning share"), "share"),
    **{one: one for one in ("steed swing", "swing needed", "electorate", "rejected papers", "valid votes", "change")},
    **{"swing": "butler swing", "deposit": "deposit", "outcome": "hold and gain", "notional": "baseline"},
}
_WHO_DIFFER = ("party", "tally", "candidate", "contest", "won")
"""Words for what is told apart, where figures are not: "seats won by different parties"."""
_WHETHER = frozenset(("does", "do", "is"))
_WITH_REJECTED = ({"turnout", "rejected papers"}, {"ballot turnout"}, {"ballot turnout", "rejected papers"})
"""What "does turnout include spoilt papers" is asked of."""
_NAMED = ("seat", "person", "party", "period", "member", "region", "nation", "number", "nth")


def read_definition(reader: Reader) -> Query | None:
    """Read a definition asked for; None if the sentence asks for something else."""
    measures = [item.value for item in reader.find("measure")]
    named = any(map(reader.find, _NAMED))
    if not named and {"butler", "steed"} <= set(reader.words):
        # Whatever is asked of the two is told with what they are.
        return Query("define", words="butler or steed")
    parties = reader.find("party")
    if len(parties) == 2 and parties[0].value == parties[1].value and parties[0].text != parties[1].text:
        # "Do you count the Brexit Party as Reform?" A contest's own figures are one's of them, as is what it did.
        own = measures or reader.find("seat") or (reader.has(*DONE) and not reader.has("not"))
        return None if own else Query("define", words="one party")
    counted = set(measures) in _WITH_REJECTED and _WHETHER & set(reader.words)
    unknown = [item for item in reader.find("unknown") if not (counted and item.text == "count")]
    if unknown and not reader.has("define", "different"):
        return None
    if named and not _about_the_rule(reader, measures):
        return None
    term = _term(reader, measures, named)
    if term == "source":
        return Query("source")
    return None if term is None else Query("define", words=term)


def _term(reader: Reader, measures: list[str], named: bool) -> str | None:
    """Give what is to be explained; None where nothing is."""
    if reader.words[0] in {"what", "whats", "define"} and reader.find("word", "closest") and "marginal" in reader.words:
        return "majority"
    ordered = _asks_figures(reader)
    # "How many different parties": a number is asked for, not why figures differ.
    number_of = reader.has("how many") and not reader.has("define")
    number_of = number_of or any(reader.after(one).is_word(*_WHO_DIFFER) for one in reader.find("word", "different"))
    terms = dict.fromkeys(_TERMS[measure] for measure in measures if measure in _TERMS)
    # How many are disputed, and by how much, no definition tells: what is left of it is refused.
    disputed = "claims" in measures and not _asks_figures(reader)
    if (reader.has("different") and not number_of) or disputed:
        return " ".join(("different", *[*terms][:1]))
    at_large = not (named or ordered)
    both = set(measures) in _WITH_REJECTED
    asking = reader.words[0] in _WHETHER or (both and not _WHETHER.isdisjoint(reader.words))
    if at_large and asking and (both or (terms and "or" in reader.words)):
        # "Does turnout include spoilt papers", "is share of valid votes or of all".
        return "turnout" if "turnout" in terms else next(iter(terms))
    if "source" in measures and not ordered:
        return "source"
    if reader.has("notional"):
        return "notional"
    if {"swing", "steed swing"} <= set(measures):
        return "butler or steed"
    if measures == ["steed swing"]:
        return None if ordered else "steed swing"
    terms |= dict.fromkeys(["hold and gain"] if reader.has("gain", "held") else [])
    if at_large and reader.has("define") and "baseline" in reader.words:
        return "baseline"
    if at_large and reader.has("define") and reader.has("and", "versus") and len(terms) > 1:
        return ", ".join(terms)
    told = reader.has("who", "candidate", "tally", "not", "each", "group", "where")
    if "deposit" in measures and not (ordered or told):
        return "deposit"
    if at_large and reader.has("compare") and len(terms) == 1:
        return next(iter(terms))
    if not reader.has("define") or ordered:
        return None
    return next(iter(terms)) if terms else _other_term(reader, measures)


def _asks_figures(reader: Reader) -> bool:
    """Tell whether figures are ranked, counted or averaged, whatever words they are named by."""
    means = any(item.text != "mean" for item in reader.find("word", "average"))
    ordered = reader.has(*ORDER, "first", "last", "how many", "total", "median", "records")
    return ordered or means or (reader.has("average") and not reader.has("define"))


def _other_term(reader: Reader, measures: list[str]) -> str | None:
    """Give the term that is asked for where it is no measure: empty if none is, None if something else is asked."""
    if reader.has("government", "opposition"):
        return "government"
    if reader.has("ge"):
        return "baseline"
    if reader.find("cause"):
        return "recall petition" if reader.find("cause", "recall petition") else None
    if reader.find("unknown"):
        return None
    if reader.has("contest"):
        return "by-election"
    return None if measures else ""


def _about_the_rule(reader: Reader, measures: list[str]) -> bool:
    """Tell "what share keeps a deposit" with a number in it ("is it 5%") from a question about someone's."""
    others = ("seat", "person", "party", "member", "region", "nation")
    if re.search(r"\b(?:was|is) (?:the|a) deposit\b(?! lost)|\bdeposit amount\b", reader.typed):
        # "What was the deposit in 1962".
        return not any(map(reader.find, others))
    # "What share kept a deposit in the seventies"; "what share of deposits was lost" is counted.
    kept = reader.measures("share") and "deposits" not in reader.words and not reader.has("lost")
    if reader.find("period") and not (kept or reader.says({"rule", "rules", "threshold", "law"})):
        return False
    # "Is 5% exactly a lost deposit".
    share = whether(reader) and any(one.value.of_hundred for one in reader.find("number"))
    asked = share or kept or reader.has("define", "held")
    return "deposit" in measures and not any(reader.find(kind) for kind in others) and asked
