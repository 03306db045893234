"""A sentence in, a query out: understanding a question about by-elections, exactly or not at all."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from functools import partial

from byelex.ask.conditions import affirmed
from byelex.ask.query import Declined, Query, Reading, Refusal
from byelex.ask.readers.at_odds import read_at_odds
from byelex.ask.readers.checking import DENYING, checked, put_to_be_checked, surely
from byelex.ask.readers.choosing import missing_named
from byelex.ask.readers.clauses import alike, both_asked, passed_over, read_clauses, tells_less
from byelex.ask.readers.defining import read_definition
from byelex.ask.readers.items.alliance import which_alliance
from byelex.ask.readers.items.settling import settle, settled_parties
from byelex.ask.readers.items.settling_said_figure import settle_said_figure
from byelex.ask.readers.items.settling_years import with_years
from byelex.ask.readers.many.at_large import read_at_large
from byelex.ask.readers.many.cities import read_place
from byelex.ask.readers.many.lost import as_not_won
from byelex.ask.readers.many.singled_out import read_singled_out
from byelex.ask.readers.many.whole_reading import UNSURE, every_one, said_of_every
from byelex.ask.readers.named.added_reading import read_added, read_own_total
from byelex.ask.readers.named.beating import read_beating
from byelex.ask.readers.named.before_and_after import (
    next_to_a_contest,
    settle_beside_contest,
    settle_next,
    settle_since_the_last,
)
from byelex.ask.readers.named.contest_reading import read_contests
from byelex.ask.readers.named.member_reading import read_member, read_sitting
from byelex.ask.readers.named.of_one_seat import read_of_one_seat
from byelex.ask.readers.named.person_reading import read_person
from byelex.ask.readers.named.relative_limits import read_relative_limit
from byelex.ask.readers.named.seat_reading import read_of_seat_alone
from byelex.ask.readers.named.whereabouts import read_whereabouts
from byelex.ask.readers.not_worked_out import declined
from byelex.ask.readers.quoting import asks_of_a_speaker, read_quotes, read_role
from byelex.ask.readers.reader import Reader, named_contests, whether
from byelex.ask.readers.refusals import area_refusal, topic_refusal, unknown_refusal
from byelex.ask.readers.scopes.leaving_out import settle_left_out
from byelex.ask.readers.to_come import read_to_come
from byelex.ask.readers.verbs import OUTCOMES
from byelex.ask.sentence.lexicon import word_set
from byelex.ask.sentence.periods import Calendar
from byelex.ask.sentence.putting_right import spelt
from byelex.ask.sentence.spans import recognise
from byelex.ask.sentence.vocabulary import Vocabulary
from byelex.ask.sentence.words import LONGEST_QUESTION, words_of

_GREETINGS = frozenset({"hi", "hello", "hey", "yo", "help", "hiya", "morning", "evening", "test", "start", "commands"})


def read(vocabulary: Vocabulary, sentence: str, known: Calendar) -> Reading:
    """Read a sentence. `known` says today and the general elections there were.

    Where one word means nothing, and without a slip ("wing" is "swing") it can be answered, a refusal says so.
    """
    reading = _understood(vocabulary, sentence, known)
    asked_back = isinstance(reading, Refusal) and (reading.final or reading.which)
    if isinstance(reading, Query) or asked_back:
        return reading
    typed = words_of(sentence)
    unknown = [item for item in recognise(vocabulary, typed, known) if item.kind == "unknown"]
    if len(unknown) != 1 or unknown[0].text != typed[unknown[0].start]:
        return reading
    at, meant = unknown[0].start, {}
    for word in vocabulary.slips(unknown[0].text):
        asked = " ".join((*typed[:at], word, *typed[at + 1 :])).replace("byelection", "by-election")
        if isinstance(_understood(vocabulary, asked, known), Query):
            meant[f'"{word}"'] = asked
    if meant:
        reading = replace(
            reading, reason=f"{reading.reason} Did you mean {' or '.join(meant)}?", meant=(*meant.values(),)
        )
    return reading


def _understood(vocabulary: Vocabulary, sentence: str, known: Calendar, *, begun: bool = False) -> Reading:
    """Read a sentence as it is; one that another has `begun` with is not looked through for a second question again."""
    if len(sentence) > LONGEST_QUESTION:
        return Refusal(f"That is a long one. Ask in at most {LONGEST_QUESTION} characters, please.", final=True)
    sentence = _CHAT.sub("", _without_asides(vocabulary, _CHECKED.sub("", sentence)))
    typed = [part for word in words_of(sentence) for part in vocabulary.parted(word)]
    words = spelt(vocabulary, typed)
    if words != typed and (written := words_of(" ".join(words))) != words:
        # What is written out was misspelt: "befre 73", "by electiosn".
        typed, words = written, spelt(vocabulary, written)
    if (
        not words
        or " ".join(words) in {"who are you", "what are you"}
        or (set(words) & _GREETINGS and set(words) <= _GREETINGS | vocabulary.lexicon.ignored)
    ):
        return Query("help")
    items = settled_parties(vocabulary, with_years(recognise(vocabulary, typed, known, words), known))
    reader = Reader(items, words, vocabulary, known)
    surely(reader)
    if statement := put_to_be_checked(reader):
        return checked(_understood(vocabulary, statement, known, begun=begun), statement)
    settle(reader)
    settle_left_out(reader)
    settle_next(reader)
    settle_since_the_last(reader)
    undecided = which_alliance(reader) or settle_beside_contest(reader)
    if undecided is not None:
        return topic_refusal(reader) or undecided
    if not reader.items:
        return Query("help")
    clauses = read_clauses(reader, sentence, lambda clause: _understood(vocabulary, clause, known))
    if clauses is not None and not (clauses.contests and alike(clauses.parts)):
        return clauses
    reading = _named_or_declined(reader)
    if clauses is not None and tells_less(reading, clauses):
        return clauses
    beginning = partial(_understood, vocabulary, known=known, begun=True)
    over = not begun and isinstance(reading, Query) and passed_over(reader, reading, beginning)
    unanswered = over or (isinstance(reading, Refusal) and not (begun or reading.which))
    if unanswered and (both := both_asked(reader, beginning)) is not None:
        return both
    if isinstance(reading, Refusal):
        return reading if reading.which or reading.final else missing_named(reader) or reading
    if over:
        return Refusal("One question at a time, please: one of those two would go unanswered.", reading.contests)
    if reading.task in _TOLD_EACH and len(reading.contests) > MOST_TOLD:
        return Refusal(f"{len(reading.contests)} by-elections fit. Say which, with its year.", reading.contests, True)
    if reader.checked and reading.task in _TOLD_EACH and not (reading.pair and reader.has("held")):
        reading = replace(reading, checked=reader.checked, whether=True)
    return _as_whether(reader, reading) if reading.task in {"list", "sum"} and whether(reader) else reading


def _as_whether(reader: Reader, reading: Query) -> Reading:
    """Read a list, or a sum, as whether there is any, whether there is none, or whether every one is so."""
    every = said_of_every(reader.words)
    if reading.measures == ("deposits kept",) and {"lose", "lost"}.intersection(reader.words):
        # "They haven't lost a deposit": those kept tell nothing of it.
        return replace(reading, whether=True, manner="none", measures=("deposits lost",))
    if reading.task == "list" and _denies(reader):
        # "Is it true that they haven't gained one" asks whether there is none.
        none = replace(reading, whether=True, manner="none", scope=affirmed(reading.scope))
        return none if every is None else UNSURE
    if every is None:
        return replace(reading, whether=True)
    if reader.words[-1] == "held" and reading.scope.held is None:
        # "Were all by-elections held": by those who had the seats, and not that they took place.
        return UNSURE
    whole = every_one(reader, reading.scope) if reading.task == "list" else None
    return replace(reading, whether=True, manner="every", whole=whole) if whole else UNSURE


MOST_TOLD = 12
"""Of so many by-elections at most each is told, one after the other; of more, which is meant is asked."""
_TOLD_EACH = frozenset({"figure", "candidate", "source"})


def _denies(reader: Reader) -> bool:
    """Tell whether it is asked that something never was so, rather than which by-elections were not so."""
    said = [item for item in reader.find("word", "not") if not reader.before(item).is_word("ever")]
    # "Have no Tories won" asks whether any did; "no by-election" does not.
    none = [item for item in said if item.text == "no" and reader.after(item).kind == "party"]
    # "Not in England" is where, and no denial.
    places = [
        item for item in said if reader.after(item, "by", "from", "contest").kind in {"nation", "region", "weekday"}
    ]
    denials = [item for item in said if (item.text in DENYING and item not in places) or item in none]
    contests = reader.find("word", "contest")
    return len(denials) == 1 and not any(item.start < denials[0].start for item in contests)


_CHAT = re.compile(
    r"(?i)^\W*(?:(?:ok(?:ay)?|so|right|hey|hi|hello|byelex|mate|lads|guys|just|wondering|quick|q|question|can|could|you|tell"
    r"|me|do(?:es)?|any(?:one|body)|know|remind|please|pls|well|oh|um|er|now|but|and|then|genuinely|seriously|honestly"
    r"|omg|lol|wtf|tbh|ngl|wow|wait|hmm+|(?:hang|hold) on|random|curious)\W+)+"
    r"(?=(?:did|has|have|had|is|was|were|are|does|who|what|which|when|where|how|why)\b)(?! any(?:one|body))"
)
"""What is said before a question: "right, just wondering, has Reform won any", "wait, who won"."""
_CHECKED = re.compile(
    r"(?i)^\W*fact[- ]?check(?:ing)?(?: this| that)?\W+|\W+fact[- ]?check(?: this| that)?(?: pls| please)?\W*$"
)
"""What asks for a check before a statement or after it, which is answered as it is without."""
_END = re.compile(r"(?<!\b\w\.)(?<=[.!?:])\s+")
"""Where a sentence ends: not after an initial ("W. Kirk")."""
_CHATTER = word_set("chatter")


def _without_asides(vocabulary: Vocabulary, sentence: str) -> str:
    """Leave out sentences of nothing but chatter: "I'm writing a piece for tomorrow: what was …".

    Any other, and one word ("Hope: …"), may say what is meant ("Thatcher era: …"): it is left to be read, or declined.
    """
    parts = _END.split(sentence)
    if len(parts) < 2:
        return sentence
    small = _CHATTER | vocabulary.lexicon.ignored
    said = ((part, words_of(part)) for part in parts)
    kept = [part for part, words in said if len(words) < 2 or set(words) - small or _CHATTER.isdisjoint(words)]
    return " ".join(kept or parts)


def _named_or_declined(reader: Reader) -> Reading:
    try:
        return _by_what_is_named(reader)
    except Declined as declined_by:
        return declined_by.refusal


def _by_what_is_named(reader: Reader) -> Reading:
    at_odds = read_at_odds(reader)
    if at_odds is not None:
        return at_odds
    # Not before who says a figure is left out.
    settle_said_figure(reader)
    if reader.measures("quotes") or asks_of_a_speaker(reader) or _only_quoted(reader):
        return read_quotes(reader)
    for reads in _FIRST:
        found = reads(reader)
        if found is not None:
            return found
    if reader.has("not") and (reader.find("seat") or reader.find("person") or reader.find("member")):
        reason = "What did not happen at a by-election is not worked out: ask for what did."
        return Refusal(reason, named_contests(reader))
    if reader.find("seat"):
        return read_contests(reader)
    if reader.find("person"):
        return read_person(reader)
    if reader.find("member"):
        return read_member(reader)
    if reader.has("coverage"):
        return Query("coverage")
    read = read_at_large(reader)
    return as_not_won(reader, read) if isinstance(read, Query) else read


def _only_quoted(reader: Reader) -> bool:
    """Tell whether one who was quoted and never stood is named with a by-election, and nothing is asked of it."""
    people = [person for item in reader.find("person") for person in item.value]
    speaking = bool(people) and all(one.quote_count and not one.by_election_ids for one in people)
    others = ("measure", "party", "member", "unknown", "number", "nth")
    standing = reader.has(*OUTCOMES, "stood", "beat", "did")
    return speaking and not standing and bool(reader.find("seat")) and not any(reader.find(kind) for kind in others)


_FIRST: tuple[Callable[[Reader], Reading | None], ...] = (
    read_to_come,
    read_of_seat_alone,
    read_role,
    topic_refusal,
    read_whereabouts,
    area_refusal,
    read_definition,
    read_singled_out,
    declined,
    read_of_one_seat,
    next_to_a_contest,
    read_sitting,
    read_own_total,
    read_added,
    read_beating,
    read_relative_limit,
    read_place,
    unknown_refusal,
)
"""What is read before what is named: the first of them that it fits reads a sentence."""
