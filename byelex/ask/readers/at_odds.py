"""Read what another says of a figure: one at odds with the store's is asked of its sources, any other is left out."""

from __future__ import annotations

from byelex.ask.query import Query
from byelex.ask.readers.choosing import of_period
from byelex.ask.readers.reader import Reader, ids_of, named_contests


def read_at_odds(reader: Reader) -> Query | None:
    """Read "the mirror said 39.09" of a contest's measure; else leave out who says so, and read what is said.

    Changes the reader's items. None, for the rest to be read, where no one says a figure, or one quoted here does.
    """
    telling = [*reader.find("measure", "quotes", "claims"), *reader.find("word", "different")]
    telling += reader.find("unknown", "gave")
    said = next((item for item in telling if item.text in _SAID), None)
    if said is None:
        return None
    numbers, seats = reader.find("number"), reader.find("seat")
    outlets = [*reader.find("word", "outlet"), *(item for item in telling if item.text.startswith("bbc"))]
    somebodys = reader.find("party") or reader.find("person")
    if not (seats or (numbers and somebodys)) or (reader.words[0] in _ASKING_WHO and not outlets):
        return None
    source = [item for item in reader.items if item.start < said.start and item.kind == "unknown"][-1:]
    named = [item for item in reader.items if item.end <= said.start and item.kind in {"person", "party"}]
    measures = tuple(item.value for item in reader.find("measure") if item.value in _AT_ODDS)
    if not measures and reader.has("needed"):
        measures = ("swing needed",)
    # "Why do you say 39.5 when the council says 39.1": whatever it is of, all that is at odds.
    asked = measures or len(numbers) > 1 or (numbers and somebodys)
    if named or not (outlets or source or numbers) or not asked:
        return None
    if seats and not (somebodys and set(measures) <= {"votes", "share"}):
        held = ids_of(of_period(reader, seats[0]))
        return Query("source", measures, held or named_contests(reader))
    figures = [item for item in numbers if not reader.before(item).is_word("by")]
    reader.leave_out(*telling, *source, *outlets, *figures)
    return None


_ASKING_WHO = frozenset(("who", "what", "which", "whose", "quotes", "quote"))
_AT_ODDS = frozenset(("turnout", "majority", "swing", "swing needed", "electorate", "votes", "share"))
_SAID = frozenset(
    "gave,say,says,said,claims,claimed,reported,reports,according to,bbc say,bbc said,bbc says".split(",")
)
