"""Read a question about what the field's words mean, or how figures are worked out."""

from __future__ import annotations

from byelex.ask.query import Query
from byelex.ask.reader import Reader

_TERMS: dict[str, str] = {
    "swing": "butler swing",
    "steed swing": "steed swing",
    "swing needed": "swing needed",
    "majority": "majority",
    "majority points": "majority",
    "majority overturned": "majority",
    "majority before": "majority",
    "turnout": "turnout",
    "ballot turnout": "turnout",
    "turnout change": "turnout",
    "electorate": "electorate",
    "rejected papers": "rejected papers",
    "valid votes": "valid votes",
    "share": "share",
    "winning share": "share",
    "change": "change",
    "deposit": "deposit",
    "outcome": "hold and gain",
    "notional": "baseline",
}
_NAMED = ("seat", "person", "party", "period", "member", "region", "nation", "number", "nth")


def read_definition(reader: Reader) -> Query | None:
    """Read a definition asked for; None if the sentence asks for something else."""
    measures = [item.value for item in reader.find("measure")]
    named = any(reader.find(kind) for kind in _NAMED)
    if not named and {"butler", "steed"} <= set(reader.words):
        # Whatever is asked of the two is told with what they are.
        return Query("define", words="butler or steed")
    parties = reader.find("party")
    if len(parties) == 2 and parties[0].value == parties[1].value and parties[0].text != parties[1].text:
        # "Do you count the Brexit Party as Reform?" A contest's own figures are asked of one of them.
        return Query("define", words="one party") if not (measures or reader.find("seat")) else None
    if reader.find("unknown") and not reader.has("define", "different"):
        return None
    if named and not _about_the_rule(reader, measures):
        return None
    if reader.words[0] in {"what", "whats", "define"} and reader.find("word", "closest") and "marginal" in reader.words:
        return Query("define", words="majority")
    ordered = _asks_figures(reader)
    # "How many different parties": a number is asked for, not why figures differ.
    number_of = reader.has("how many") and not reader.has("define")
    terms = dict.fromkeys(_TERMS[measure] for measure in measures if measure in _TERMS)
    if (reader.has("different") and not number_of) or "claims" in measures:
        return Query("define", words=" ".join(("different", *[*terms][:1])))
    asks = reader.words[0] in {"does", "do", "is"} and not (named or ordered)
    if asks and {"turnout", "rejected papers"} == set(measures):
        # "Does turnout include spoilt papers".
        return Query("define", words="turnout")
    if (
        reader.words[:2] == ["do", "you"]
        and reader.has("compare", "versus")
        and reader.has("ge")
        and not (named or measures)
    ):
        return Query("define", words="baseline")
    if reader.measures("source") and not ordered:
        return Query("source")
    if reader.has("notional"):
        return Query("define", words="notional")
    if {"swing", "steed swing"} <= set(measures):
        return Query("define", words="butler or steed")
    if measures == ["steed swing"]:
        return Query("define", words="steed swing")
    terms |= dict.fromkeys(["hold and gain"] if reader.has("gain", "held") else [])
    if reader.has("define") and reader.has("and", "versus") and len(terms) > 1 and not (named or ordered):
        return Query("define", words=", ".join(terms))
    told = reader.has("who", "candidate", "tally", "not", "each", "group", "where")
    if "deposit" in measures and not ordered and not told:
        return Query("define", words="deposit")
    if reader.has("compare") and not (named or ordered) and len(terms) == 1:
        return Query("define", words=next(iter(terms)))
    if not reader.has("define") or ordered:
        return None
    term = next(iter(terms)) if terms else _other_term(reader, measures)
    return None if term is None else Query("define", words=term)


def _asks_figures(reader: Reader) -> bool:
    """Tell whether figures are ranked, counted or averaged, whatever words they are named by."""
    means = any(item.text != "mean" for item in reader.find("word", "average"))
    ordered = reader.has("most", "least", "closest", "first", "last", "how many", "total", "median", "records")
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
    if reader.find("period") and not {"rule", "rules", "threshold", "law"} & set(reader.words):
        return False
    return "deposit" in measures and not any(reader.find(kind) for kind in others) and reader.has("define", "held")
