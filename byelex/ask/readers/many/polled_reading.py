"""Read who polled within a limit, anywhere: "which candidates got fewer than 10 votes", "how many had over 50%"."""

from __future__ import annotations

from byelex.ask.query import Query
from byelex.ask.readers.reader import WHEN_AND_WHERE, Reader, leftover, whether
from byelex.ask.readers.scopes.limits import COMPARISONS, read_candidate_limit
from byelex.ask.readers.scopes.scoping import read_scope


def read_polled(reader: Reader) -> Query | None:
    """Read the candidates whose votes, or share, are within a limit; None where anything besides is asked."""
    said = [item for item in reader.items if item.kind not in WHEN_AND_WHERE]
    parties = [item for item in said if item.kind == "party"]
    plain = all(
        item.kind in {"party", "number"} or item.is_word(*_SAYING, *COMPARISONS) or item.is_measure("votes", "share")
        for item in said
    )
    somebody = reader.has("candidate", "who") or reader.says(_PEOPLE)
    numbers = reader.find("number")
    if not (plain and somebody and len(numbers) == 1 and reader.has(*COMPARISONS)) or len(parties) > 1:
        return None
    if parties and not reader.has("candidate") and not reader.says(_PEOPLE):
        # "Where Labour had over 10%" is of by-elections.
        return None
    # What is not read here is left for others to read.
    own = reader.of(reader.items)
    limit = read_candidate_limit(own)
    if limit is None or limit.comparison[0] not in "<>":
        return None
    own.use(*parties)
    own.take("word", *_SAYING)
    own.take("measure", "votes", "share")
    scope = read_scope(own)
    if leftover(own):
        return None
    return Query(
        "candidacy record",
        (limit.measure,),
        scope=scope,
        parties=tuple(item.value for item in parties),
        most=not limit.comparison.startswith("<"),
        checked=limit,
        manner="how many",
        whether=whether(reader),
    )


_PEOPLE = frozenset(("people", "anyone", "anybody", "candidates", "candidate"))
_SAYING = ("who", "which", "candidate", "did", "ever", "how many", "with")
