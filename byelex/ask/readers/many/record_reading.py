"""Read a record, or a ranking, of by-elections or of candidacies: "second lowest turnout", "top 5 swings"."""

from __future__ import annotations

from typing import Literal

from byelex.ask.measured import OF_PARTIES, OVERTURNED, RANKED, as_one
from byelex.ask.query import Declined, Query, Reading, Refusal
from byelex.ask.readers.many.grouped_reading import nth_and_count
from byelex.ask.readers.reader import LESS, MORE, MOVED, ORDER, Reader, whether
from byelex.ask.readers.scopes.limits import falls
from byelex.ask.readers.scopes.scoping import WORST
from byelex.ask.readers.verbs import OUTCOMES
from byelex.ask.sentence.spans import Item
from byelex.changing import replace
from byelex.questions.ordering import OF_CANDIDACIES
from byelex.store.scope import Scope


def read_record(reader: Reader, scope: Scope, parties: tuple[tuple[str, ...], ...]) -> Reading:
    """Read a superlative, or a ranking: "second lowest turnout", "top 5 swings", "closest"."""
    if reader.words[0] in {"is", "was"} and reader.find("number") == [reader.items[0]]:
        # "Is 34 candidates a record": what the record is tells.
        reader.take("number")
    order = _order(reader, scope)
    _decline_of_each(reader)
    ranking = bool(reader.take("measure", "rank")) and not order
    placed = _third_placed(reader)
    places = reader.unused("nth")
    nth, count = nth_and_count(reader)
    if any(item.start > other.start for item in places for other in reader.find("word", *ORDER)):
        return Refusal("Put the place before what is ranked: second largest, third lowest.")
    who_won = reader.measures("winner")
    measure = _what_is_ranked(reader, scope, parties, order)
    if measure == "several":
        apart = {"rejected papers", "share"} <= reader.asked()
        papers = "Rejected papers are ranked by their number, not by their share: ask for the most, or the fewest."
        return Refusal(papers if apart else "Ask for one measure at a time, please.")
    if reader.unused("word", *MOVED):
        return Refusal("Of what rose or fell, turnout and shares of the vote can be ranked; not that.")
    if order == "closest" and not measure.startswith("majority"):
        marginal = "Which seats are marginal is not kept: say under what majority, or ask for the closest results."
        close = "Only results are ranked by how close they were: ask for the closest."
        return Refusal(marginal if reader.has("most", "least") else close)
    if measure == "votes" and scope.defender and _names_losses(reader):
        return Refusal("Say what is to be ranked of a defeat: the swing, the majority overturned, the share.")
    moved = measure in {"turnout change", "change"}
    most = _rises(reader, measure, order) if moved else ranking or order == "most"
    if not parties and scope.defender and _its_own(reader) and measure in {"", "votes", "share", "change"}:
        # "Labour's worst by-election share" is Labour's, and nobody else's who stood where it defended.
        parties, scope = (scope.defender,), replace(scope, defender=())
    if not measure:
        measure = _implied(reader, scope, parties) or (scope.bounds[0].measure if scope.bounds and not parties else "")
    if not measure:
        if parties and (reader.has("came") or reader.measures("position")):
            return Refusal("Places are not ranked: ask where it came last, or fourth or lower.")
        return Refusal("Say what is to be ranked: swing, majority, turnout, share, candidates, deposits lost…")
    if placed and measure not in OF_CANDIDACIES:
        return Refusal("Of who came in a place, votes and shares are ranked: ask for either.")
    count, position = 10 if ranking else count, placed or None
    query = Query("record", (measure,), scope=scope, position=position, most=most, nth=nth, count=count)
    read = _of_whom(reader, query, parties)
    if not who_won or not isinstance(read, Query) or read.task not in {"record", "candidacy record"}:
        return read
    return replace(read, measures=(*read.measures, "winner"))


def _decline_of_each(reader: Reader) -> None:
    """Decline what is ranked of each party, and who was so most often, which a tally tells."""
    for each in reader.find("word", "tally"):
        if {"each", "every", "per"} & {*each.text.split(), reader.word_before(each)}:
            raise Declined(Refusal("Ask of one party at a time: its largest majority, its narrowest win."))
    if reader.says({"often"}) and any(item.text.endswith(" often") for item in reader.find("word", *ORDER)):
        counted = "by wins, second places, times stood, deposits lost"
        raise Declined(Refusal(f"Who was so most often is counted up of all parties or people alone: {counted}."))


def _rises(reader: Reader, measure: str, order: str) -> bool:
    """Tell whether the largest rises are asked for, or the largest falls; declined where neither can be ranked so."""
    # "Worst fall" and "worst change" are the largest falls.
    worst = bool(reader.find("word", "least")) and all(item.text in WORST for item in reader.find("word", "least"))
    if (order == "least" and not worst) or (falls(reader) and reader.has("rise", "up")):
        raise Declined(Refusal("Of what rose or fell, the largest rises and falls are ranked: ask for either."))
    if measure == "change" and in_votes(reader):
        raise Declined(NOT_IN_VOTES)
    return not worst and not falls(reader)


def in_votes(reader: Reader) -> bool:
    """Tell a rise or a fall in the number of votes, of which several by-elections' are not set together."""
    return "votes" in reader.words and not reader.measures("share")


NOT_IN_VOTES = Refusal(
    "Rises and falls at several by-elections are set beside each other by the share of the vote, not by the votes."
)


def _third_placed(reader: Reader) -> int:
    """Read "a third placed candidate", whose place is not that in the ranking; 0 where there is none."""
    for place in reader.unused("nth"):
        came = reader.after(place)
        if came.text in {"placed", "place"}:
            reader.use(place, came)
            return int(place.value)
    return 0


def _order(reader: Reader, scope: Scope) -> Literal["", "most", "least", "closest"]:
    """Read at which end a ranking begins; empty where that is not said."""
    ends = {item.text for item in reader.find("word", "most", "closest")}
    most, least, closest = (reader.takes(each) for each in ORDER)
    # "Lowest turnouts, top 5": the top of that list.
    most = most and not (least and all(item.text == "top" for item in reader.find("word", "most")))
    plainly = closest or (reader.has("records") and reader.has("candidate"))
    if whether(reader) and not plainly and all(item.text in LESS | MORE for item in reader.find("word", *ORDER)):
        reason = "Say which is to be compared with which: two by-elections, parties, years or Parliaments."
        raise Declined(Refusal(reason))
    if scope.swing_from and not scope.swing_to and any(item.text in WORST for item in reader.find("word", "least")):
        most, least = True, False
    if reader.takes("records") and not (least or closest):
        most = True
    if (most and least) or (ends >= {"closest", "safest"}):
        raise Declined(Refusal("Ask for the most and the least one at a time, please."))
    return "closest" if closest else "most" if most else "least" if least else ""


def _what_is_ranked(reader: Reader, scope: Scope, parties: tuple[tuple[str, ...], ...], order: str) -> str:
    """Read what is ranked, with the words that go with it; empty, or "several", as `ranked_measure` has it."""
    # "Lowest number of candidates".
    reader.take("word", "how many", "total")
    measure = ranked_measure(reader)
    if order == "closest" and measure in {"", "majority", "majority points", "share", "votes", "winner"}:
        # "Closest in points", "closest by percentage".
        of_hundred = reader.takes("points") or measure in {"majority points", "share"}
        measure = "majority points" if of_hundred else "majority"
    if measure in OF_PARTIES and not parties:
        # "Which party won the largest majority": the by-election says whose it was.
        by_year = any("year" in item.text for item in reader.find("word", "tally"))
        reader.take("word", "won", *(() if by_year else ("tally",)))
    fallen_seat = scope.held is False or reader.has("fall", "lost", "gain")
    safest = any(item.text == "safest" for item in reader.find("word", "most"))
    if fallen_seat and safest and measure in {"", "change", *OVERTURNED}:
        # "The safest seat ever to fall" had the largest majority before.
        reader.take("word", "lost", *MOVED)
        return OVERTURNED.get(measure, "majority overturned")
    how_safe = {"safest", "marginal", "most marginal"} & {one.text for one in reader.find("word", "most", "closest")}
    if scope.defender and scope.held is None and measure in {"", *OVERTURNED} and how_safe:
        # "The safest seat Labour defended" was so before.
        return "majority before"
    measure = measure or _of_place(reader, scope)
    if measure in {"votes", "share"} and not parties and _to_win(reader):
        # "Fewest votes to win a by-election".
        reader.take("word", "won")
        return f"winning {measure}"
    return measure


def _of_whom(reader: Reader, query: Query, parties: tuple[tuple[str, ...], ...]) -> Reading:
    """Read whose a ranking is: of candidacies, some party's, or of by-elections."""
    (measure,), scope = query.measures, query.scope
    if measure in OF_CANDIDACIES:
        return _of_candidacies(reader, query, parties)
    if measure == "worst result":
        return replace(query, task="candidacy record", measures=("share",), parties=parties)
    if parties and measure == "deposits lost":
        # "Most deposits lost by Labour": one at a by-election, and so many in all.
        return Query("sum", (measure,), scope=scope, parties=parties)
    if parties:
        return Refusal("Say what part the party played there: won, held, lost, came second.")
    if measure not in RANKED:
        return Refusal("That cannot be ranked here. Swings, majorities, turnouts, shares, candidates and deposits can.")
    return query


def told_too(reader: Reader) -> list[Item]:
    """Give "and who won", which is no winning share, nor that of a party which won."""
    return [item for item in reader.find("measure", "winner") if reader.before(item).is_word("and")]


def ranked_measure(reader: Reader) -> str:
    """Read which measure a ranking is by; empty if none is named, "several" if two that do not go together are."""
    # One that a condition has used ("in a seat that changed hands") is not what is ranked.
    named = {item.value for item in reader.unused("measure") if item not in told_too(reader)} - {
        "result",
        "rank",
        "date",
    }
    named -= {"cause"} if reader.find("cause") else set()
    reader.take("measure")
    if named <= {"votes", "majority overturned", "majority"} and len(named) > 1 and not reader.has("and"):
        # "Majority overturned by votes".
        named -= {"votes"}
    if "majority overturned" in named and reader.takes("points"):
        named = {"majority overturned points"}
    if "deposit" in named:
        reader.take("word", "lost")
    if {"votes", "share"} <= named and reader.has("and"):
        # "By votes and by percent" is two rankings.
        return "several"
    named = set(as_one(sorted(named), of_many=True))
    # "Who won the largest majority".
    named -= {"winner"} if len(named) > 1 else set()
    moved = reader.unused("word", *MOVED)
    if moved and named and named <= {"turnout", "turnout change"}:
        reader.use(*moved)
        named = {"turnout change"}
    elif moved and named <= {"share", "votes", "change"} and not reader.has("candidate"):
        reader.use(*moved)
        named = {"change"}
    return named.pop() if len(named) == 1 else ("several" if named else "")


def _of_candidacies(reader: Reader, query: Query, parties: tuple[tuple[str, ...], ...]) -> Reading:
    """Read a ranking by what each candidate polled: whose, and whether those that won, lost or came second alone."""
    scope = _own_outcome(reader, query.scope, parties)
    parties = () if scope.winner and not query.scope.winner and query.measures != ("change",) else parties
    (measure,), query = query.measures, replace(query, scope=scope)
    if scope.winner and not parties:
        # "Fewest votes Labour won with": the winner's, not anyone's who stood there.
        if measure == "change":
            reason = "A change of share is one candidate's: name the by-election, or ask for a party's largest rise."
            return Refusal(reason)
        return replace(query, measures=(f"winning {measure}",))
    if (not parties and _lost_with(reader, scope)) or (parties == (scope.defender,) and _lost_by_them(reader, scope)):
        # "Most votes for an independent who lost": theirs, not anyone's where they lost a seat.
        query, parties = replace(query, scope=replace(scope, defender=(), held=None), lost=True), (scope.defender,)
    elif not parties and scope.runner_up:
        query, parties = replace(query, scope=replace(scope, runner_up=()), position=2), (scope.runner_up,)
    elif not parties and _in_their_place(reader, scope):
        # "Best Labour share in third place": theirs, not anyone's where they came third.
        own = replace(scope, stood=(), stood_place=None)
        query, parties = replace(query, scope=own, position=scope.stood_place), (scope.stood,)
    if reader.unused("word", "runner-up"):
        reader.take("word", "runner-up")
        query = replace(query, position=2)
    losing = [item for item in reader.unused("word", "lost") if item.text in {"losing", "beaten"}]
    reader.use(*losing)
    if reader.takes("loser") or losing:
        query = replace(query, lost=True)
    return replace(query, task="candidacy record", parties=parties)


def _own_outcome(reader: Reader, scope: Scope, parties: tuple[tuple[str, ...], ...]) -> Scope:
    """Read "lowest Tory share in a hold", "in a loss" as the party's own, not as any party's where it stood."""
    nouns = [*reader.find("word", "held", "gain", "lost"), *reader.find("measure", "outcome")]
    placed = [item for item in nouns if "in" in reader.words[max(0, item.start - 2) : item.start]]
    outcomes = [
        item for item in placed if item.text.split()[-1].removesuffix("s") in {"hold", "gain"} or item.text in _LOSSES
    ]
    if len(parties) != 1 or len(outcomes) != 1 or scope.winner or scope.defender or scope.runner_up:
        return scope
    if outcomes[0].text in _LOSSES:
        reader.use(*outcomes)
        return replace(scope, defender=parties[0], held=False)
    return scope if scope.held is None else replace(scope, winner=parties[0])


def _in_their_place(reader: Reader, scope: Scope) -> bool:
    beyond = scope.stood_or_lower or scope.stood_or_better or scope.stood_bound or scope.stood_deposit_lost is not None
    placed = bool(scope.stood) and scope.stood_place is not None and scope.stood_place > 0
    return placed and not beyond and not reader.has("where", "contest")


def _lost_with(reader: Reader, scope: Scope) -> bool:
    """Tell a party's losing candidates from the by-elections where it lost a seat ("in a by-election Labour lost")."""
    return bool(scope.defender) and scope.held is False and not (_names_losses(reader) or reader.has("contest"))


def _lost_by_them(reader: Reader, scope: Scope) -> bool:
    """Tell "a by-election they lost", a losing candidate's, from "a seat they lost", their own if they had any."""
    if scope.held is not False or _names_losses(reader) or reader.says(("held", "defended", "defending")):
        return False
    had = reader.vocabulary.namesakes.contests(Scope(defender=scope.defender), limit=1)
    return not (had and reader.says(("seat", "seats")))


def _names_losses(reader: Reader) -> bool:
    return any(item.text in _LOSSES for item in reader.find("word", "lost"))


_LOSSES = frozenset({"loss", "losses", "defeat"})


def _to_win(reader: Reader) -> bool:
    """Tell "the fewest votes to win" from votes that were won."""
    won = reader.find("word", *OUTCOMES)
    return any(reader.word_before(item) == "to" or reader.words[item.end : item.end + 1] == ["with"] for item in won)


def _of_place(reader: Reader, scope: Scope) -> str:
    """Give what a place is ranked by where it is not said: "best second place", "highest losing vote"."""
    said = {word for item in reader.find("word", "loser") for word in item.text.split()} & {"vote", "votes", "share"}
    if said:
        return "share" if "share" in said else "votes"
    counted = any(reader.after(item).is_word("candidate") for item in reader.find("word", *ORDER))
    return "share" if (scope.runner_up or reader.has("runner-up")) and not counted else ""


def _its_own(reader: Reader) -> bool:
    """Tell "Labour by-election share", the party's own, from a share in Labour seats."""
    beside = [reader.after(item) for item in reader.find("party")]
    named = any(one.is_word("contest") and "byelection" in one.text for one in beside)
    return named and not reader.has("defend", "lost")


def _implied(reader: Reader, scope: Scope, parties: tuple[tuple[str, ...], ...]) -> str:
    counted = [reader.after(item) for item in reader.find("word", *ORDER) if item.text in {"most", "fewest"}]
    if any(one.kind == "party" or one.value == "contest" for one in counted):
        # "Most independents", "stood in most by-elections for Labour" count them, and say nothing of shares.
        return ""
    if parties and not _PLACES & {word for item in reader.find("word", "came") for word in item.text.split()}:
        return "worst result"
    sized = _SIZES & {item.text for item in reader.find("word", "most", "least")}
    if sized and scope.winner and scope.held is not None:
        # "Smallest Labour hold".
        return "majority"
    if any(reader.after(item).is_word("candidate") for item in reader.find("word", *ORDER)):
        # "Most candidates in a by-election Labour won".
        return "candidates"
    if reader.takes("won") or _SAFE & {item.text for item in reader.find("word", "most")}:
        return "majority"
    if reader.has("candidate", "stood") or any("ballot" in item.text for item in reader.find("measure", "result")):
        return "candidates"
    return ""


_PLACES = frozenset(("place", "finish"))
_SIZES = frozenset(("biggest", "largest", "smallest", "greatest", "tiniest", "bigest"))
_SAFE = frozenset(("landslide", "safest", "comfortable", "most comfortable", "most emphatic"))
