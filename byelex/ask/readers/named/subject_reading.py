"""Read whose figures are asked of given by-elections: a candidate's, a party's, those of a place in the order."""

from __future__ import annotations

from byelex.ask.measured import FIGURES
from byelex.ask.query import Premise, Query
from byelex.ask.readers.reader import MOVED, Reader, only_kept, whether
from byelex.ask.readers.scopes.limits import read_candidate_limit, than
from byelex.ask.readers.verbs import ENDED, OF_SEATS, OUTCOMES, votes_moved
from byelex.ask.sentence.spans import EDGE
from byelex.changing import replace


def read_subject(reader: Reader, query: Query) -> Query | None:
    """Read a question about a candidate, a party or a place in the order; None if it is about the whole contest."""
    places = [*reader.unused("nth"), *reader.unused("word", "runner-up", "last place", "last")]
    found = _subject(reader, query)
    for item in places if found is None else ():
        # "Who came second, and the turnout" asks two things: the place is not passed over.
        reader.unuse(item)
    return found


def _subject(reader: Reader, query: Query) -> Query | None:
    named = [*reader.unused("person"), *reader.find("party")]
    position, *positions = _positions(reader) or (None,)
    if positions and named and (reader.takes("versus") or whether(reader)):
        # "Did Labour come second or third", "was it in the top three": its place is told.
        reader.take("word", "first", "most")
        position, positions = None, []
    people = tuple(person.id for item in reader.unused("person") for person in item.value)
    parties = tuple(dict.fromkeys(item.value for item in reader.find("party")))
    made = replace(query, task="candidate", people=people, parties=parties)
    if reader.measures("deposit"):
        return _deposit(reader, replace(made if named else query, position=position, positions=tuple(positions)))
    if not (named or position) and votes_moved(reader) is not None:
        # "Who gained votes": who did most, with everyone's votes and shares.
        reader.take("measure", "winner", "previous holder", "votes", "share")
        reader.take("word", *ENDED)
        return replace(query, measures=("movers",))
    if not named and reader.measures("winner") and reader.measures("votes", "share", "change"):
        reader.take("measure", "winner")
        # "The votes of the winner and the runner-up".
        positions = [position, *positions] if position is not None and position != 1 else positions
        position = 1
    if not (named or position):
        return _over_a_limit(reader, query)
    return _of_theirs(reader, replace(made, position=position, positions=tuple(positions)), len(named))


def _of_theirs(reader: Reader, query: Query, named: int) -> Query | None:
    """Read which figures are asked of those in a query; None if they are the contest's. `named` is how many are."""
    behind = _behind(reader, named == 1, query.position)
    # "The gap between Labour and Reform", "Galloway's majority over Tully": theirs, whoever won.
    margins = reader.find("measure", "majority") if named == 2 else []
    apart = reader.has("between", "over") or any(item.text == "gap" for item in margins)
    if margins and (apart or (_set_side_by_side(reader) and not query.against)):
        reader.take("measure", "majority", "votes")
        reader.take("word", "between", "over", "versus")
        behind = ("votes",)
    elif _of_the_contest(reader, query, behind):
        return None
    if len(query.positions) == 1 and not reader.has("and"):
        # "How far behind second was third": what lies between two places is said of any two.
        reader.take("measure", "behind")
        behind = ()
    measures = _own_measures(reader, query, behind)
    premise = _set_apart(reader) if named == 2 else ""
    # "Did the Tories lose more votes than Labour": how many each had tells nothing of that.
    premise = "" if votes_moved(reader) is not None else premise
    if premise and reader.checked and reader.checked.measure == "share":
        # What lies between two shares is points, of neither's per cent.
        reader.checked = replace(reader.checked, measure="majority points")
    reader.take("word", *OUTCOMES, "versus", "how many", "beat", "beaten by")
    if query.positions:
        reader.take("measure", *(("majority",) if reader.has("between") else ()))
        reader.take("word", "between", "first", "most")
    reader.take("person")
    reader.take("party")
    # "Was it the Tories or Labour who finished ahead" is answered by which, not by yes or no.
    either = any(item.text == "or" for item in reader.find("word", "versus"))
    return replace(query, measures=measures, premise=premise, whether=bool(premise) and whether(reader) and not either)


def _set_side_by_side(reader: Reader) -> bool:
    """Tell "Lab vs Con majority" from a majority beside a party that held the seat before."""
    parties = reader.find("party")
    joint = reader.after(parties[0]) if len(parties) == 2 else EDGE
    return joint.is_word("versus") and reader.after(joint) is parties[1]


def _deposit(reader: Reader, query: Query) -> Query:
    """Read whether somebody, or who came in some place, lost the deposit; else how many were lost or kept."""
    named = bool(query.people or query.parties or query.position)
    # "How many votes short of saving it were they": what it took is told beside it.
    needed = reader.has("needed", "to")
    reader.take("measure", "deposit", "behind", *(("votes", "share", "position") if named or needed else ()))
    kept = only_kept(reader)
    reader.take("word", "lost", "held", "how many", "needed", "closest")
    reader.take("person")
    reader.take("party")
    if named:
        return replace(query, task="candidate", measures=("deposit",))
    return replace(query, measures=("deposits kept" if kept else "deposits lost",))


def _over_a_limit(reader: Reader, query: Query) -> Query | None:
    """Read which candidates had more, or fewer, votes than so many."""
    limit = read_candidate_limit(reader)
    if limit is None:
        return None
    reader.take("word", "how many")
    return replace(query, task="candidate", limit=limit)


def _of_the_contest(reader: Reader, query: Query, behind: tuple[str, ...]) -> bool:
    """Tell whether the figures asked for are the by-election's, whoever is named: a majority, what became of a seat."""
    if asks_margin(reader) and not (behind and (query.people or query.parties)):
        return True
    whole = any(item.value in FIGURES and item.value != "winner" for item in reader.find("measure"))
    between = query.positions and reader.has("between") and reader.measures("majority")
    if whole and not (query.people or between):
        return True
    if query.people or not query.parties:
        return False
    if reader.measures("winner") and reader.before(reader.find("party")[0]).is_word("from"):
        # "Who took it off Labour" asks what became of the seat.
        return True
    shares = behind or reader.measures("votes", "share", "change", "position")
    return not shares and reader.has(*OF_SEATS)


def _own_measures(reader: Reader, query: Query, behind: tuple[str, ...]) -> tuple[str, ...]:
    """Read which of a candidate's figures are asked for; `behind` are those of how far from winning they were."""
    measures = [item.value for item in reader.take("measure", "votes", "share", "change", "position")]
    if reader.takes(*MOVED):
        measures.append("change")
    if "change" in measures and "share" not in measures and ("votes" in measures or "votes" in reader.words):
        # "Was Labour's vote up or down": their votes need not have gone the way of their share.
        measures.append("vote change")
    if query.against == "baseline":
        reader.use(*than(reader))
    if query.against == "baseline" and reader.takes("more", "fewer"):
        measures.append("vote change")
    if behind:
        reader.take("measure", "behind")
        reader.take("word", "needed", "gain", "more", "first")
    reader.take("measure", "result", "winner")
    return tuple(dict.fromkeys((*measures, *behind)))


_NEARLY = ("how close", "how far")
_IS_AHEAD: tuple[str, ...] = ("beat", "over", "more", "most", "up")
_IS_BEHIND: tuple[str, ...] = ("beaten by", "under", "fewer", "least", "down")


def _set_apart(reader: Reader) -> Premise:
    """Read which of two is taken to be ahead: "did the Greens outpoll the Lib Dems"; `behind` if the second is."""
    less = reader.has(*_IS_BEHIND) or (reader.has("lost") and reader.has("to")) or bool(reader.measures("behind"))
    more = reader.has(*_IS_AHEAD)
    reader.take("word", *_IS_AHEAD, *_IS_BEHIND, "between", "versus")
    named = sorted((*reader.find("party"), *reader.find("person")), key=lambda item: item.start)
    if less == more or len(named) != 2:
        # One of them may be named twice.
        return ""
    first, last = named
    # Of a person and a party, the answer takes the person first.
    turned = (first.kind, last.kind) == ("party", "person")
    return "ahead" if more != turned else "behind"


def _behind(reader: Reader, one: bool, position: int | None) -> tuple[str, ...]:
    """Read how far someone was from winning, or what was lost since the election before: the measures asked for.

    "How far behind were Labour" asks for the votes between; "how much did Reform lose" may ask for either.
    """
    if reader.measures("behind") or any(item.text.startswith("who ") for item in reader.find("word", "beaten by")):
        return ("behind",)
    if any(reader.after(item).is_word("contest") for item in reader.find("word", "how many")):
        # "How many seats had the Tories lost by Wellingborough" counts seats.
        return ()
    asked = reader.find("word", "how much")
    if one and (reader.has("beat", "needed") or (reader.has("lost") and (reader.has("to") or reader.ends_in("by")))):
        # Whom somebody lost to, and by how many, is all in how far behind they were.
        return ("behind",)
    if position and any(item.text.startswith("by ") for item in asked):
        return ("behind",)
    close = any(item.text == "how close" for item in asked)
    if close or (reader.has("won") and any(item.text.startswith(_NEARLY) for item in asked)):
        return ("behind",)
    if votes_moved(reader) is not None:
        # "How many votes did Reform gain", "did Labour hold on to its share".
        reader.take("word", *(ENDED if one else ()), "to")
        return ("vote change",) if reader.measures("votes") else ("change",)
    if not reader.has("lost"):
        return ()
    if asked:
        return ("behind", "vote change")
    # "The number of votes by which Labour lost": of the seat it is told besides.
    reader.take("word", *(("lost",) if one else ()))
    return ("vote change",) if reader.measures("votes", "share") else ()


def _positions(reader: Reader) -> tuple[int, ...]:
    """Read the places in the order that are asked about: "who came second and third", "top three"."""
    if reader.has("top two") and reader.asked() <= _OF_PLACES:
        reader.take("word", "top two")
        return (1, 2)
    for number in reader.unused("number"):
        end, count = reader.before(number), int(number.value.value)
        if end.is_word("most", "last place") and number.value.value in range(2, MOST_PLACES + 1):
            reader.use(number, *reader.find("word", "last place"))
            return tuple(range(1, count + 1) if end.value == "most" else range(-count, 0))
    first = _position(reader)
    if first is None:
        return ()
    others = [*reader.unused("nth"), *reader.unused("word", "last place")]
    reader.use(*others)
    found = {first, *(int(item.value) if item.kind == "nth" else -1 for item in others)}
    found |= _places_between(reader, found)
    winners = [item for item in reader.find("measure", "winner") if {"first", "top"} & set(item.text.split())]
    if winners or (reader.has("first") and reader.has("and", "versus")):
        found.add(1)
    # The last comes last.
    return tuple(sorted(found, key=lambda place: (place < 0, place)))


def _places_between(reader: Reader, places: set[int]) -> set[int]:
    """Give the places between two in "4th to 6th", "came between third and sixth": all of them are asked about."""
    joint = reader.before(max(reader.find("nth"), key=lambda item: item.start)) if reader.find("nth") else EDGE
    ranged = joint.is_word("to") or (reader.has("between", "from") and reader.has("came"))
    if not ranged or len(places) != 2 or not 1 <= min(places) < max(places) < MOST_RANGED:
        return set()
    return set() if reader.measures("majority", "behind") else set(range(min(places), max(places)))


MOST_RANGED = 40
MOST_PLACES = 6
_OF_PLACES = frozenset(("result", "winner", "votes", "share", "change"))


def _position(reader: Reader) -> int | None:
    """Read a place in the order: "came third", "runner up", "last place"."""
    if reader.takes("runner-up"):
        return 2
    if reader.takes("last but one"):
        return -2
    from_the_end = _from_the_end(reader)
    if from_the_end:
        return from_the_end
    if reader.takes("last place"):
        return -1
    for item in reader.unused("nth"):
        reader.use(item)
        return int(item.value)
    return None


def _from_the_end(reader: Reader) -> int:
    """Read "third from bottom", "third last": a place counted from the end, less than nought; 0 where there is none."""
    for item in reader.unused("nth"):
        joint = reader.after(item)
        end = reader.after(joint) if joint.is_word("from", "to") else joint
        # "Third at the last by-election" stands apart: it is no "third last".
        if end.is_word("last place", "last") and (end is not joint or end.start == item.end):
            reader.use(item, joint, end)
            return -int(item.value)
    return 0


def asks_margin(reader: Reader) -> bool:
    """Tell whether votes and winning together ask for the majority: "how many votes did they win by"."""
    if not reader.has("won"):
        return False
    return reader.has("how much") or (reader.measures("votes") and reader.ends_in("by")) or _won_by_what(reader)


def _won_by_what(reader: Reader) -> bool:
    """Tell "what did Labour win Selby by" from "what was won by Labour"."""
    after = [reader.after(item) for item in reader.find("word", "by")]
    return reader.words[0] in {"what", "whats"} and any(one is EDGE or one.kind in {"seat", "period"} for one in after)
