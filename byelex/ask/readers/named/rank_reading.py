"""Read where a by-election ranks, or who had most there: "was it the lowest turnout", "who got most votes"."""

from __future__ import annotations

from byelex.ask.measured import RANKED, as_one
from byelex.ask.query import Declined, Query, Reading, Refusal
from byelex.ask.readers.reader import MOVED, ORDER, Reader, whether
from byelex.ask.readers.scopes.limits import falls
from byelex.changing import replace
from byelex.questions.ordering import OF_CANDIDACIES, OF_GAINS
from byelex.store.scope import Scope

OF_ANOTHER = "That party did not win it: the majority was another's."
PRESENT = frozenset(("is", "now", "currently"))


def read_rank(reader: Reader, query: Query) -> Reading:
    """Read what a by-election is ranked by; where nothing is said of it, the swing."""
    asked = reader.take("measure", *RANKED, *OF_CANDIDACIES, "deposit", "winner")
    won = ["winner"] if reader.takes("won") else []
    measures = as_one((*won, *(item.value for item in asked)), of_many=True)
    if not measures and reader.takes("candidate"):
        measures = ("candidates",)
    if measures == ("turnout",) and reader.takes(*MOVED):
        measures = ("turnout change",)
    of_party = _of_party(reader, query, measures)
    if of_party is not None:
        return of_party
    reader.take("word", "lost" if measures == ("deposits lost",) else "how many", *ORDER, "versus", "how many")
    if len(measures) > 1 or not RANKED.issuperset(measures):
        return Refusal("Say by what it is to be ranked: swing, majority, turnout, candidates…", query.contests)
    least = reader.has("least", "closest") or (measures == ("turnout change",) and falls(reader))
    return replace(query, task="rank", measures=measures, most=not least)


def _of_party(reader: Reader, query: Query, measures: tuple[str, ...]) -> Query | None:
    """Read "where does Gorton rank for Green share", "for the fall in the Tory share", among all that the party had."""
    parties = reader.unused("party")
    if len(measures) != 1 or measures[0] not in OF_CANDIDACIES or len(parties) != 1:
        return None
    moved = reader.take("word", *MOVED)
    reader.use(*parties)
    least = falls(reader) if moved else reader.has("least")
    reader.take("word", *ORDER)
    measure = "change" if moved else measures[0]
    return replace(query, task="rank", measures=(measure,), parties=(parties[0].value,), most=not least)


def read_superlative(reader: Reader, query: Query) -> Reading | None:
    """Read a superlative about one contest: "who got most votes" there, or "was it the lowest turnout", its rank."""
    if not reader.has(*ORDER, "records"):
        return None
    if query.against:
        # "How much higher was it than in 2019" is no superlative.
        reader.use(*(item for item in reader.find("word", "most", "least") if item.text.endswith("er")))
        return None
    ordered = reader.find("word", "most", "least")
    if len(ordered) > 1 and reader.has("and") and "ever" in reader.words:
        return Refusal("One question at a time, please: of that by-election, or of all of them.", query.contests)
    if reader.measures("votes", "share") and not any(map(reader.find, ("party", "person", "number"))):
        most = reader.takes("most")
        reader.take("word", "least", "won")
        reader.take("measure", "votes", "share", "winner")
        return replace(query, task="candidate", position=1 if most else -1)
    measures = tuple(dict.fromkeys(item.value for item in reader.find("measure", *RANKED)))
    closest = reader.find("word", "closest")
    if not measures and closest and closest[0].text == "marginal" and not reader.has("most", "least"):
        # "Was it a marginal": how it stood before.
        reader.use(*closest)
        return replace(query, measures=("majority" if reader.says(PRESENT) else "majority before",))
    measures = measures or (("majority",) if reader.has("closest") else ())
    measures = measures or (("candidates",) if reader.takes("candidate") and whether(reader) else ())
    return _ranked_by(reader, query, measures) if len(measures) == 1 else None


def _ranked_by(reader: Reader, query: Query, measures: tuple[str, ...]) -> Reading:
    """Read whether a by-election is the first of all by a measure, or one of the first few."""
    reader.take("measure", *RANKED)
    own = reader.find("person") and not reader.find("seat") and measures[0] in {"majority", "majority points"}
    if own and not whether(reader):
        # "Galloway's biggest majority": of those that were won.
        most = not reader.has("least", "closest")
        reader.take("word", *ORDER, "records", "ever")
        return Query("record", measures, scope=Scope(by_election_ids=query.contests), most=most)
    if any(reader.after(item).is_word(*ORDER) for item in reader.find("person")):
        # "Is Rochdale Galloway's biggest majority": among those alone.
        return Refusal(
            "Which was most of all that somebody stood at is in their own record: ask for that.", query.contests
        )
    if measures[0] in {"majority", "majority points"} or (measures[0] in OF_GAINS and _by_them(reader)):
        query = _of_winner(reader, query)
    pair = reader.unused("party") if measures == ("swing",) else []
    reader.use(*pair)
    most = not reader.has("least", "closest")
    first = min(reader.find("word", *ORDER, "records"), key=lambda item: item.start)
    beside = [reader.before(first), reader.after(first)]
    numbers = [one for one in beside if one.kind == "number" and not one.value.of_hundred]
    # "One of the closest" is no yes or no, and "one of the five closest" is.
    among = bool(numbers) or "one" not in reader.words[: first.start]
    # "The second biggest": just that place.
    nths = [one for one in beside[:1] if one.kind == "nth"]
    reader.use(*numbers, *nths)
    nth = nths[0].value if nths and nths[0].value > 0 else 1
    count = int(numbers[0].value.value) if numbers else 1
    reader.take("word", *ORDER, "records", *(("how many",) if measures == ("candidates",) else ()))
    asked = whether(reader) and among and count > 0 and not pair
    return replace(query, task="rank", measures=measures, most=most, nth=nth, count=max(count, 1), whether=asked)


def _by_them(reader: Reader) -> bool:
    """Tell a majority overturned by a party from one of its own that was."""
    return any(reader.before(item).text == "by" for item in reader.find("party"))


def _of_winner(reader: Reader, query: Query) -> Query:
    """Keep to what a party won, where one is named: "is Clacton the biggest Reform majority" is among its own."""
    whose = reader.unused("party")
    if len(whose) != 1:
        return query
    theirs = tuple(each for each in query.contests if reader.names.by_id[each].winner_party_id in whose[0].value)
    if not theirs:
        raise Declined(Refusal(OF_ANOTHER, query.contests, final=True))
    reader.use(*whose)
    return replace(query, contests=theirs, scope=Scope(winner=whose[0].value))
