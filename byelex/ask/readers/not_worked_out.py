"""Say of what only looks like a question that the store can answer what to ask instead, in one sentence each."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from itertools import pairwise

from byelex.ask.query import Refusal
from byelex.ask.readers.reader import (
    JOINING,
    ORDER,
    WHEN_AND_WHERE,
    Reader,
    named_contests,
    said_of,
    seats_of,
    whether,
    within,
)
from byelex.ask.readers.told_by_words import TOLD_BY_WORDS
from byelex.ask.readers.verbs import OUTCOMES
from byelex.names.dates import year_of
from byelex.names.seats import name_key


def declined(reader: Reader) -> Refusal | None:
    """Refuse a question that takes more, or other, than it seems to; None if it is none of those."""
    typed = reader.typed
    for asks, reason in _REASONS.items():
        if asks(reader):
            # No report tells it either.
            return Refusal(reason, named_contests(reader), final=asks is _of_somebodys_party)
    for worded, reason in TOLD_BY_WORDS.items():
        if worded.search(typed):
            return Refusal(reason, named_contests(reader), final=True)
    return _withdrawn(reader)


def _of_somebodys_party(reader: Reader) -> bool:
    """Tell "Roy Jenkins' party", which of several being unsaid; "what party was he in" asks it."""
    asked = reader.words[0] in {"what", "whats", "which"} or len(reader.items) == 2
    people = (*reader.find("person"), *reader.find("member"))
    return not asked and any(reader.words[item.end : item.end + 1] == ["party"] for item in people)


def _from_another_place(reader: Reader) -> bool:
    """Tell "from third to win", of which no list can be made: third was at the general election before."""
    for place in (*reader.find("nth"), *reader.find("word", "first", "runner-up")):
        from_it = reader.before(place).is_word("from")
        came = reader.before(place, "from").is_word("came")
        if (
            place.kind == "nth"
            and reader.after(place).text == "to"
            and reader.after(reader.after(place)).is_word("first")
        ):
            # "Third to first".
            return True
        if from_it and (came or reader.after(place, "came").is_word("to") or reader.has("won", "gain")):
            return True
    return False


def _at_an_earlier_poll(reader: Reader) -> bool:
    """Tell "did Labour get more votes there than the Tory in 2019", where no by-election was then."""
    kinds, seats = ("party", "person"), reader.find("seat")
    for item in (one for one in reader.find("word") if one.text.split()[-1:] == ["than"] and seats):
        other = reader.after(item)
        earlier = reader.after(other, "did", "won").kind == "period" and other.kind in kinds
        first = reader.measures("winner") or any(one.end <= item.start for kind in kinds for one in reader.find(kind))
        if earlier and first and not within(seats_of(seats[0]).listings, reader.period()):
            return True
    return False


def _each_at_its_own(reader: Reader) -> bool:
    """Tell "Tory share in 2019 vs Labour share in 2023", where a by-election was at one of the two times alone."""
    named, said, seats = [*reader.find("party"), *reader.find("person")], reader.find("period"), reader.find("seat")
    if len(named) != 2 or len(said) != 2 or len(seats) != 1 or named[0].value == named[-1].value:
        return False
    # What was gained or held, and by what swing, is of both polls together.
    if not reader.asked() or not reader.asked() <= {"votes", "share"} or reader.has(*OUTCOMES):
        return False
    then = [bool(within(seats_of(seats[0]).listings, said_of(one))) for one in said]
    # "Labour and Tory share in 2019 and 2023" is both parties' at both.
    last = max(one.start for one in named)
    apart = min(one.start for one in said) < last < max(one.start for one in said)
    return then[0] != then[1] and apart


def _way_of_a_swing(reader: Reader) -> bool:
    """Tell "holds with a swing to the winner": of by-elections at large a swing is between parties by name."""
    return not reader.find("seat") and _TO_A_PART.search(reader.typed) is not None


_TO_A_PART = re.compile(
    r"\bswings?\b(?: \w+){0,2} (?:to|towards|from|against|away from) (?:the |an? )?"
    r"(?:winners?|winning|losers?|losing|runner|incumbents?|defending|defenders?|holders?)\b"
)


def _where_declared(reader: Reader) -> bool:
    """Tell where a result was declared, of which figures know only when."""
    return reader.has("where") and reader.measures("declaration time") and bool(reader.find("seat"))


def _ever_held(reader: Reader) -> bool:
    """Tell "has Hartlepool ever been Tory", "how long", which general elections tell of: no by-election does."""
    if len(reader.find("seat")) != 1 or len(reader.find("party")) != 1:
        return False
    since = reader.has("held") and any(said_of(item).period.end == date.max for item in reader.find("period"))
    asks = since or reader.says({"been", "always"})
    asks = asks and reader.words[0] in {"has", "had", "have", "was", "is", "how"}
    # "Was Batley ever Tory" has no verb but that.
    plain = all(one.value == "ever" for one in reader.find("word")) and "still" not in reader.words
    plain = plain and any(seat.start == 1 for seat in reader.find("seat"))
    asks = asks or (reader.words[0] in {"was", "is"} and plain)
    unknown = [item for item in reader.find("unknown") if item.text not in {"long", "always"}]
    others = reader.find("measure") or reader.find("person") or unknown or reader.has("won", "lost")
    return asks and not others


def _some_parliament(reader: Reader) -> bool:
    """Tell "gains that Parliament", of which it is not said which, and "the 2012 Parliament", which was none."""
    taken = {place for item in reader.items for place in range(item.start, item.end)}
    named = [at for at, word in enumerate(reader.words) if at and word == "parliament" and at not in taken]
    if any(year_of(reader.words[at - 1]) for at in named):
        return True
    others = reader.find("period") or reader.find("seat") or reader.find("person")
    return not others and any(reader.words[at - 1] in _SOME for at in named)


def _of_all_electors(reader: Reader) -> bool:
    """Tell "what % of the electorate voted Labour", a part of those entitled to vote, from the turnout."""
    typed = reader.typed
    theirs = (*reader.find("party"), *reader.find("person"))
    for_them = any(
        reader.words[item.start - 1] in _VOTED
        or reader.after(item).is_measure("votes")
        or (reader.after(item).is_word("won", "did") and _PART_OF.search(typed))
        for item in theirs
    )
    plain = not reader.measures("majority", "swing", "rejected papers", "result")
    return (for_them and plain and _ELECTORS.search(typed) is not None) or _OF_ELECTORS.search(typed) is not None


_ELECTORS = re.compile(r"\b(?:electorate|electors|(?:registered|eligible) voters)\b")
_PART_OF = re.compile(r"\b(?:share|percent|percentage|proportion|part) of (?:the |all )?(?:electorate|electors)\b")
_OF_ELECTORS = re.compile(
    r"\b(?:majority|winners?|winning)\b(?: (?!and\b)\w+){0,4} of (?:the |all )?(?:electorate|electors)\b"
    r"|\bof (?:the |all )?(?:electorate|electors|(?:registered|eligible) voters) (?:(?:that|who) )?(?:voted|went)\b"
    r".*\b(?:winn(?:er|ing)|candidate)\b|\bwinner\b.*\b(?:share|percent|percentage) of (?:the )?elect"
)


def _election_after(reader: Reader) -> bool:
    """Tell "turnout at the general election after", of which the year is not said, from the election before."""
    if reader.measures("swing needed") or reader.has("needed"):
        # What it takes to win next time is reckoned from the by-election.
        return False
    return bool(reader.find("seat")) and _NEXT_ELECTION.search(reader.typed) is not None


_NEXT_ELECTION = re.compile(
    r"\b(?:general election|ge|general) (?:right |just |straight )?(?:after|afterwards|following)\b(?! (?:a|the) death)"
    r"|\b(?:next|following|subsequent) (?:general election|ge|general)\b"
)


def _part_of_a_time(reader: Reader) -> bool:
    """Tell "the last year of the Major government" from last year."""
    part = r"\b(?:first|last|final|opening|closing|dying) (?:year|years|half|months?|weeks?|days) (?:of\b|between \d)"
    return bool(reader.find("period")) and re.search(part, reader.typed) is not None


def _in_that_order(reader: Reader) -> bool:
    return len(reader.find("party")) > 1 and "in that order" in reader.typed


def _two_peoples(reader: Reader) -> bool:
    """Tell "is Farage's majority bigger than Carswell's was in 2014", of two people's by-elections in one seat."""
    people, periods = reader.find("person"), reader.find("period")
    set_apart = len(people) == 2 and "than" in reader.words and len(reader.find("seat")) == 1
    of_then = len(periods) == 1 and bool(people) and periods[0].start > people[-1].start
    return set_apart and (of_then or reader.measures("majority"))


def _up_or_down(reader: Reader) -> bool:
    """Tell "did turnout go up or down in 2022", of which neither yes nor no can be told."""
    either = re.search(r"\b(?:up or down|down or up|rise or fall|fall or rise)\b", reader.typed)
    return either is not None and not any(reader.find(kind) for kind in ("seat", "person", "member"))


def _of_a_winner(reader: Reader) -> bool:
    """Tell "did the Lib Dem winner get more than the Tory did in 2019", of one by-election that is not named."""
    typed = reader.typed
    return not reader.find("seat") and re.search(r"\bthe (?:\w+ ){0,2}winner\b.* than .*\bdid\b", typed) is not None


def _by_how_much(reader: Reader) -> bool:
    """Tell "the first SNP win and by how much", of which the list of those that are first tells no majority."""
    asked = re.search(r"\b(?:first|last|latest)\b.* and by how (?:much|many)\b", reader.typed)
    return asked is not None and not reader.find("seat")


def _won_back(reader: Reader) -> bool:
    """Tell seats that were regained from those gained, where none is named."""
    back = re.search(r"\bregain|\bretook\b|\bretake|\brecaptur", reader.typed)
    return back is not None and not reader.find("seat")


def _stood_at_both(reader: Reader) -> bool:
    """Tell "who stood in both Runcorn and Gorton", "did she stand in both Batleys", which no one result tells."""
    typed = reader.typed
    asked = re.search(r"^(?!how many).*\b(?:stood|stand|ran|run|fought)\b.*\bboth\b|\bsame candidates\b", typed)
    someone = re.search(r"\b(?:anyone|anybody|someone|somebody)\b.*\b(?:stood|stand|ran|run|fought|fight)\b", typed)
    several = bool(someone) and len(reader.find("seat")) > 1 and reader.has("and")
    return (several or (asked is not None and bool(reader.find("seat")))) and not reader.find("party")


_VOTED = frozenset(("for", "voted", "backed", "backing", "supported", "chose", "did"))
_SOME = frozenset(("that", "the", "his", "same", "her", "their"))


def _would_have(reader: Reader) -> bool:
    """Tell what would have been, had something else been so, from what was: "where would Tory plus Reform have won"."""
    said = [pair for pair in pairwise(reader.words) if pair[0] == "would" and pair[1] not in {"you", "like", "be"}]
    if not reader.find("seat"):
        return bool(said) and not reader.has("needed")
    others = reader.has("needed", "total") or reader.find("number") or _SET_TOGETHER & set(reader.words)
    named = reader.find("party") or reader.find("person")
    return bool(named) and not others and _SUPPOSED.search(reader.typed) is not None


def _where_then_too(reader: Reader) -> bool:
    """Tell where somebody came at the general election as well, of which the by-election's place alone is told."""
    seats = reader.find("seat") if reader.words[0] == "where" or reader.has("beat") else []
    listings = [one for item in seats for one in seats_of(item).listings]
    then = [item for item in reader.find("period") if listings and not within(listings, said_of(item))]
    return any(JOINING & set(reader.words[item.end :]) for item in then)


def _lost_to_two(reader: Reader) -> bool:
    """Tell "who lost to Labour and the Tories in Wakefield": everyone else, and no hold or gain."""
    to = [item for item in reader.find("word", "to") if reader.find("seat") and reader.before(item).is_word("lost")]
    joints = [reader.after(reader.after(item)) for item in to]
    return any(one.is_word("and") and reader.after(one).kind == "party" for one in joints)


_SUPPOSED = re.compile(
    r"^had .* (?:voted|gone|backed|switched|stood)\b|^if .* (?:voted|had|went|switched|backed|didnt|hadnt)\b"
    r"|\b(?:would|could) (?!you\b).*\bhave (?:won|held|lost|taken|beaten|kept|got|come|gained|finished)\b"
)


def _time_of_year(reader: Reader) -> bool:
    """Tell "around New Year 2011", "in early 2024", which say no days."""
    taken = any(item.text in _TIMES_OF_YEAR for kind in ("unknown", "person") for item in reader.find(kind))
    return bool(reader.find("period")) and (taken or ("new", "year") in pairwise(reader.words))


_TIMES_OF_YEAR = frozenset("early late spring summer autumn winter christmas xmas easter".split())


def _of_it(reader: Reader) -> bool:
    """Tell "did Labour hold it", "was it a gain", with nothing named that "it" could be."""
    named = (*WHEN_AND_WHERE, "seat", "person", "member", "number", "nth", "unknown", "area")
    if not whether(reader) or any(map(reader.find, named)) or reader.has(*ORDER):
        return False
    if any(item.text != "seat" for item in reader.find("word", "contest")):
        return False
    ending = reader.words[-1] == "it" or reader.words[-2:] in (["the", "seat"], ["it", "off"])
    # "Is it true that they won" is of no one.
    of_it = reader.words[1:2] == ["it"] and reader.words[2:3] != ["true"]
    return (reader.has(*OUTCOMES) and (ending or of_it)) or (of_it and reader.measures("outcome"))


_SET_TOGETHER = frozenset(("plus", "together", "combined", "between", "joint", "jointly", "added"))


_ASK_FOR_EACH = "One at the by-election and another at an election before are not set side by side: ask for each."
_REASONS: dict[Callable[[Reader], bool], str] = {
    _time_of_year: "Say from which month or day to which: a season, or part of a year, has no days of its own here.",
    _of_somebodys_party: "Name the party, rather than whose it was: some stood for several.",
    _from_another_place: "Who came from which place to win is not something Byelex can list: ask for a party's gains, "
    "or who came third at the general election before one by-election.",
    _some_parliament: "Say which Parliament: this one, the last, or by the year it was elected in.",
    _would_have: "What would have been is not worked out: the store holds what was declared.",
    _part_of_a_time: "Say from which day to which: the first or the last part of a time has no days of its own here.",
    _in_that_order: "Which parties came in which order is not listed: ask where one came first and another second.",
    _two_peoples: "Name each by-election, with its year, and ask for both majorities, or shares.",
    _up_or_down: "Of several by-elections ask where it rose, or where it fell; of one, name it.",
    _election_after: 'Say which general election by its year, as in "Tamworth at the 2024 general election": only the '
    "one before a by-election is set beside it.",
    _of_it: "Name the by-election: which is meant is not said.",
    _of_a_winner: "Name the by-election: of whoever won it is asked.",
    _by_how_much: "Name the by-election, and ask by how much it was won.",
    _won_back: "Which seats were won back is not worked out: ask for gains, or for one seat's by-elections.",
    _stood_at_both: "Who stood at both is not worked out: ask for somebody's record, or for each result.",
    _of_all_electors: "Shares here are of the valid votes: a party's part of the whole electorate is not worked out.",
    _where_then_too: "Ask where it came at the general election and at the by-election one at a time.",
    _lost_to_two: "Ask who came behind one of them: the result has everyone in order.",
    _at_an_earlier_poll: _ASK_FOR_EACH,
    _each_at_its_own: _ASK_FOR_EACH,
    _where_declared: "Where that result was declared is not in the store.",
    _way_of_a_swing: "Which way the swing ran is told of one by-election at a time; of many, name the two parties.",
    _ever_held: "What a seat has been at general elections is in /history; by-elections alone are looked at here.",
}


def _withdrawn(reader: Reader) -> Refusal | None:
    """Say whether a by-election was withdrawn from the store: when and why, or that none of its seat was."""
    seats = reader.find("seat")
    if "withdrawn" not in reader.words or len(seats) != 1:
        return None
    name = seats_of(seats[0]).seats[0].name
    told = [why for _, why in reader.vocabulary.missing.get(name_key(name), ()) if "was withdrawn" in why]
    return Refusal(" ".join(told) or f"No by-election in {name} has been withdrawn from the store.")
