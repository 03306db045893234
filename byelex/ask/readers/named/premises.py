"""Read what a question takes to be so of those it names: that they won, lost, sat there before; and whether it asks."""

from __future__ import annotations

from byelex.ask.query import Premise, Query
from byelex.ask.readers.reader import Reader, whether
from byelex.ask.readers.scopes.limits import falls, rises
from byelex.ask.readers.verbs import OUTCOMES, VERBS, votes_moved
from byelex.changing import replace
from byelex.elections import Listing

_OF_MEMBERS = frozenset(("cause", "previous holder", "winner", "successor", "outcome", "result", "date"))
"""Measures to which a former member's name adds nothing: they are about the seat left."""
_ENDED_AS: dict[str, Premise] = {"a gain": "gained", "a hold": "held"}
_THEIR_OWN = {"majority": "majority before", "majority points": "majority before"}


def premise_of(reader: Reader) -> Premise:
    """Read what is said to have become of the one a question names, party or person; empty if nothing is, or of two."""
    verbs = {VERBS[item.value].premise for item in reader.find("word", *OUTCOMES)}
    # What was held or gained was won.
    verbs -= {"won"} if verbs & {"held", "gained"} else set()
    one = len(reader.find("party")) + len(reader.find("person")) == 1
    return verbs.pop() if one and len(verbs) == 1 and not reader.has("not", "needed") else ""


def with_premise(reader: Reader, query: Query) -> Query:
    """Set what a question about somebody takes to be so, and whether it asks just that."""
    made = _with_what_is_taken(reader, query)
    if made.task == "figure" and made.measures == ("unopposed",):
        return replace(made, whether=whether(reader))
    if made.task == "figure" and made.measures == ("outcome",) and whether(reader):
        ended = [_ENDED_AS[item.text] for item in reader.find("measure", "outcome") if item.text in _ENDED_AS]
        made = _from_whom(reader, replace(made, premise=ended[0], whether=True) if ended else made)
    if made.task == "figure" and made.measures == ("turnout change",) and whether(reader) and not reader.said_figure:
        if made.parties or made.people:
            # Turnout is of nobody: "did Labour gain votes where turnout rose" asks more than whether it did.
            return replace(made, premise="", whether=False)
        up, down = rises(reader), falls(reader)
        return replace(made, premise="rose" if up else "fell", whether=True) if up != down else made
    if made.task == "figure" and "date" in made.measures:
        # "When did Labour gain it from the Tories": on the day of a gain from another it is told that it did not.
        return replace(_from_whom(reader, made), whether=False)
    grown = reader.has("more", "fewer", "over", "under") and made.against == "baseline"
    outcome = made.task == "figure" and made.measures == ("outcome",)
    won = made.task == "candidate" and made.premise == "won" and not made.measures
    if (outcome or won) and reader.has("by") and grown:
        # "Did they win by more than in 2019": the two majorities tell.
        return replace(made, task="figure", measures=("majority",), parties=(), people=(), premise="", whether=False)
    # That they won does not answer whether they did with so many.
    return replace(made, whether=False) if reader.said_figure and not reader.checked else made


def _from_whom(reader: Reader, query: Query) -> Query:
    """Read whom it is asked whether a seat was gained from, and by whom: "a gain from the Tories", "lost to Labour"."""
    gainers, losers = _gainers_and_losers(reader)
    if not (gainers or losers) or not query.parties:
        return query
    return replace(query, parties=(*gainers, *losers), premise="gained" if gainers else "gained from", whether=True)


def _gainers_and_losers(reader: Reader) -> tuple[tuple[tuple[str, ...], ...], tuple[tuple[str, ...], ...]]:
    """Read which party is said to have gained a seat, and from which: one of each at most; neither where none is."""
    parties, lost = reader.find("party"), reader.has("lost")
    joined = [item for item in parties if reader.before(item).is_word("to" if lost else "from")]
    others = [item for item in parties if item not in joined]
    if len(joined) != 1 or len(others) > 1:
        return (), ()
    gainers, losers = (joined, others) if lost else (others, joined)
    return tuple(item.value for item in gainers), tuple(item.value for item in losers)


def _with_what_is_taken(reader: Reader, query: Query) -> Query:
    premise, asked = premise_of(reader), whether(reader)
    moved, one = votes_moved(reader), len((*query.people, *query.parties)) == 1
    plain = asked and one and not {"not", "or"} & {*reader.words, *(item.value for item in reader.find("word", "not"))}
    if plain and {"change", "vote change"} & set(query.measures):
        # "Did Labour gain votes", "was the Tory share down".
        up = reader.has("rise", "up", "more") or (moved is not None and moved.value == "gain")
        down = reader.has("fall", "down", "fewer") or (moved is not None and moved.value == "lost")
        return replace(query, premise="rose" if up else "fell", whether=True) if up != down else query
    apart = {"swing needed", "vote change", "behind"} & set(query.measures)
    settled = query.premise or query.member or query.limit or apart
    if settled or not (query.people or query.parties) or (query.task == "candidate" and moved):
        return query
    if not premise and query.task == "candidate" and not query.positions and query.position is None:
        # "The Conservative winner in Wakefield"; "did the Greens stand in Runcorn".
        won = reader.measures("winner") and not reader.has("not", "needed", "beat", "beaten by")
        premise = "won" if won else "stood" if asked and reader.has("stood") else ""
    if query.task == "figure":
        return replace(query, premise=premise, whether=asked and bool(premise) and not query.people)
    if query.task != "candidate" or len((*query.people, *query.parties)) != 1:
        return query
    if query.position is not None:
        return replace(query, whether=asked)
    if premise == "lost" and not asked and (reader.find("measure") or reader.has("how much", "how many")):
        # "How many votes did they lose".
        return query
    if any(item.text == "votes" and reader.before(item).is_word("won") for item in reader.find("measure", "votes")):
        # "Did Labour take votes in Wakefield" does not ask whether it took the seat.
        return query
    return replace(query, premise=premise, whether=asked and bool(premise))


def who_won(reader: Reader, listings: tuple[Listing, ...]) -> tuple[Listing, ...]:
    """Of a seat's by-elections, all of them where no period is said, keep those a party won if a date asks for them."""
    gainers, losers = _gainers_and_losers(reader)
    premise = premise_of(reader)
    if not (reader.measures("date") and reader.find("party")) or not (gainers or losers or premise):
        return listings
    if premise == "lost":
        losers = tuple(item.value for item in reader.find("party"))
    seats = {one.constituency_name: reader.names.seat_of(one) for one in listings}
    known = listings
    if not reader.find("period"):
        known = reader.names.among(one.id for seat in seats.values() for one in seat.listings)
    held = [one for one in known if one.constituency_name in seats]
    if gainers or losers:
        lost = [one for one in held if not losers or one.gained_from_party_id in losers[0]]
        won = [one for one in lost if one.held is False and (not gainers or one.winner_party_id in gainers[0])]
    else:
        won = [one for one in held if one.winner_party_id in reader.find("party")[0].value]
    return tuple(won) or listings


def who_defended(reader: Reader, listings: tuple[Listing, ...]) -> tuple[Listing, ...]:
    """Of a seat's by-elections keep those a party defended, if it is said to: "what was Reform defending there"."""
    parties = reader.find("party")
    if not reader.has("defend") or len(parties) != 1:
        return listings
    kept = [
        one for one in listings if (one.winner_party_id if one.held else one.gained_from_party_id) in parties[0].value
    ]
    return tuple(kept) or listings


def former_member(reader: Reader, listings: tuple[Listing, ...]) -> tuple[str, tuple[Listing, ...]]:
    """Read who is named as having sat for the seat before, and did not stand: the name and the contests meant.

    An empty name where nobody is, or where what is asked is about the seat they left.
    """
    contests = {one.id for one in listings}
    for item in [*reader.find("member"), *reader.unused("person")]:
        if item.kind == "member":
            name, left = item.text, set(item.value)
        else:
            if any(contests & set(one.by_election_ids) for one in item.value):
                continue
            name = item.value[0].name
            left = {each for one in item.value for each in reader.vocabulary.contests_left_by(one.name)}
        if not left & contests:
            continue
        asked = reader.asked()
        of_them = not asked and not reader.find("party") and reader.has("did", "stood", "lost", "won")
        if asked <= _OF_MEMBERS and not of_them:
            if (item.kind == "member" or not asked) and not reader.has("won", "stood", "versus"):
                # "Donald Dewar, Anniesland" names the seat.
                reader.use(item)
            continue
        reader.use(item)
        return name, tuple(one for one in listings if one.id in left)
    return "", listings


def of_member(reader: Reader, query: Query, name: str) -> Query | None:
    """Ask for a former member's own figures, which are the general election's; None if other things are asked."""
    measures = tuple(dict.fromkeys(item.value for item in reader.find("measure")))
    if set(measures) <= {"votes", "share", "change", "position"}:
        reader.take("measure")
        reader.take("word", "lost", "won")
        return replace(query, task="candidate", measures=measures, against="at baseline", member=name)
    if set(measures) <= set(_THEIR_OWN):
        reader.take("measure")
        # "The Tory majority he was defending": the party's was theirs.
        reader.take("party")
        reader.take("word", "defend")
        return replace(query, measures=("majority before",), member=name)
    return None
