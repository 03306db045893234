"""Say what is not in the store, in one sentence each, and what is instead."""

from __future__ import annotations

import re

from rapidfuzz import fuzz

from byelex.ask.query import Refusal
from byelex.ask.readers.choosing import which_person
from byelex.ask.readers.reader import AFTER, BEFORE, Reader, named_contests, whether
from byelex.ask.readers.verbs import OUTCOMES
from byelex.ask.sentence.lexicon import lexicon
from byelex.ask.sentence.person_spans import surnamed
from byelex.wording import day

_SENTENCES: dict[str, str] = {
    "forecast": "Byelex does not forecast: the store holds results that were declared, not polls or odds.",
    "opinion": "Byelex has no opinions: the store holds declared results and what others were quoted as saying.",
    "other elections": "Only by-elections to the House of Commons are in the store, each with the general election "
    "before it in the same seat; no other elections.",
    "demographics": "Who voters and candidates are (age, sex, work, faith and the like) is not in the store; it holds "
    "votes, turnout, electorates and what follows from them.",
    "not recorded": "That is not recorded in the store; it holds votes, turnout, electorates, rejected papers, dates, "
    "causes where reported, and quotes.",
    "own data": "/about says what the store keeps about you, and /forget deletes it.",
    "own seat": "Which constituency is yours Byelex does not know: name it.",
    "projection": "What a swing would do is worked out for one by-election's changes, or for a swing in points from "
    "one party to another, over every seat of the last general election; ask for either.",
    "upcoming": "Of by-elections to come the store knows those that are called: ask for them with nothing else.",
    "runs": "How many of a kind came one after another is not worked out: ask for the last few by-elections, and see.",
    "your party": "Nobody stood for Your Party at a by-election in the store.",
    "prime minister": "Who led a party or the government, and when, is not in the store, but for Prime Ministers who "
    'have left ("under Thatcher"): ask by dates, by Parliament ("the 2019 parliament"), or for what '
    "the government or the opposition won or lost.",
}
_LED = "|".join(sorted(lexicon().leaders))
_TERM = re.compile(
    rf"\b(?:under (?:[a-z]+ )?(?:{_LED})\b"
    rf"|(?:{_LED})s? (?:tories|conservatives|years|era|times?|days?|government|reign|tenure"
    r"|ministry|administration|leadership|lot)\b"
    rf"|(?:since|before|after|until|while|when|whilst|during) (?:[a-z]+ )?(?:{_LED})s? "
    r"(?:became|was|took|is|resigned|quit|left|came|went|had|got)\b"
    r"|new labours? (?:years|era|times?|government|record|byelections?|wins|gains|losses|defeats)\b"
    r"|(?:how many|any|which|what) (?:byelections?|seats?) (?:did|has|had) (?:starmer|wilson) (?:ever )?"
    r"(?:lose|lost|win|won|gain)"
    rf"|(?:since|before|after|until) (?!may\b)(?:[a-z]+ )?(?:{_LED})$)"
)


def what_is_held(reader: Reader) -> str:
    """Say, to follow "it", which by-elections the store holds, but for invented ones: how many, from when to when."""
    real = reader.names.real
    if not real:
        return "is empty so far"
    return f"holds {len(real):,} by-elections, from {day(real[-1].polling_on)} to {day(real[0].polling_on)}"


def topic_refusal(reader: Reader) -> Refusal | None:
    """Refuse a question about what the store does not hold, by name; None if it asks for none of that."""
    topics = [item.value for item in reader.find("topic")]
    should = reader.words[0] == "should" or reader.words[:2] == ["who", "should"]
    if should:
        # Of what should have been, nothing is recorded.
        topics = ["opinion", *topics]
    if not topics and _JUDGED.search(reader.typed) and not reader.asked() - {"winner", "result"}:
        topics = ["opinion"]
    named_alone = not topics and not reader.find("seat")
    # "Under Labour", in its time in office, is not "under 5%".
    ruled = any(
        reader.before(party).text in {"under", "while"}
        or (reader.after(party).is_word("government") and _WHILE & set(reader.words[party.start - 2 : party.start]))
        for party in reader.find("party")
    )
    in_office = named_alone and (ruled or _TERM.search(reader.typed) is not None)
    if in_office:
        topics = ["prime minister"]
    named = any(item.kind == "person" and not item.start for item in reader.items)
    if not topics and reader.words[0] == "will" and not named:
        topics = ["forecast"]
    if not topics:
        return None
    if topics == ["upcoming"] and reader.has("ge"):
        topics = ["other elections"]
    if topics == ["upcoming"] and (reader.find("party") or reader.find("person") or reader.has("won", "lost", "gain")):
        topics = ["forecast"]
    # Whatever others thought, what Byelex thinks is in no quote.
    of_you = any("you" in item.text.split() for item in reader.find("topic", "opinion"))
    sentence = f"{_SENTENCES[topics[0]]} It {what_is_held(reader)}."
    return Refusal(sentence, named_contests(reader), final=in_office or of_you or should)


_WHILE = frozenset("in during when whilst while".split())
_JUDGED = re.compile(
    r"\b(?:best|greatest|finest|worst|better|worse)(?: ever)?"
    r"(?:(?: (?!candidates?|at\b|of\b|in\b)[a-z]+){0,2} (?:mps?|politicians?|parliamentarians?)\b"
    r"|(?: byelection)? candidates?(?= ever\b|$))"
)
"""A superlative of people, which measures nothing: "the best Labour MP", "worst candidate ever"."""


def area_refusal(reader: Reader) -> Refusal | None:
    """Refuse a question about an area that is no region of the store's: by name, with the regions it is in."""
    areas = reader.find("area")
    if not areas or reader.find("seat"):
        return None
    within = areas[0].value
    return Refusal(
        f'By-elections are not listed by county, city or other area ("{areas[0].text}"), but by nation and region. '
        f"Ask for {within} instead, or name the by-election.",
        # "What is the red wall" may have been reported.
        final=not reader.has("define"),
    )


def unknown_refusal(reader: Reader) -> Refusal | None:
    """Refuse where a word means nothing here: leaving it out might answer another question."""
    unknown = reader.find("unknown")
    if not unknown:
        return None
    text = " ".join(item.text for item in unknown)[:60]
    contests = named_contests(reader)
    if unknown[0].text in AFTER | BEFORE:
        return Refusal(f'Say what time is meant after "{unknown[0].text}": a year, a date or a by-election.', contests)
    if contests:
        return Refusal(f'I do not know what to make of "{text}" there, and will not guess.', contests)
    bearers = surnamed(reader.vocabulary, text)
    if bearers:
        # "Brown" is plain English, and six who stood.
        return which_person(reader, text, bearers, which=len(bearers) > 1)
    # A word of plain English is no seat misspelt, nor is a leader's name.
    leaders, plain = reader.vocabulary.lexicon.leaders, reader.vocabulary.plain_english
    named = [word for word in text.split() if not plain(word) and reader.vocabulary.corrected(word) not in leaders]
    if reader.after(unknown[-1]).is_word("party") or any(" " in item.text for item in unknown):
        # Of "Gordon Brown" no part is Gorton.
        named = []
    near = tuple(one.id for one in reader.names.near_contests(named) if _nearly_named(one.constituency_name, named))
    if near:
        found = reader.names.by_id[near[0]]
        return Refusal(
            f'I know no "{text}" among the by-elections in the store. Did you mean {found.constituency_name} '
            f"({found.polling_on.year})?",
            near,
        )
    return Refusal(
        f'I do not know "{text}": no seat, party or by-election candidate of that name is in the store, nor a measure.',
        # "Did Corbyn ever win a by-election" is answered by nothing that was reported of him.
        final=whether(reader)
        and reader.has(*OUTCOMES, "stood")
        and (reader.has("contest") or "byelection" in reader.words),
    )


def _nearly_named(name: str, typed: list[str]) -> bool:
    """Tell whether one of some words is nearly one of a seat's name: what is only nearest of all is not offered."""
    return any(fuzz.ratio(word, part) >= _NEARLY for word in typed if len(word) > 4 for part in name.casefold().split())


_NEARLY = 75
