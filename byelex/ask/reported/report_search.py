"""One look through what was reported: which reports have a question's words, and which of those it asks for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from byelex.ask.reported.reports import Reports
from byelex.ask.reported.telling import Report
from byelex.ask.sentence.periods import Said
from byelex.ask.sentence.report_words import ASIDE, CAUSAL, EMPTY, PLACE, TIME, WEAK, stem
from byelex.ask.sentence.spans import Item
from byelex.ask.sentence.vocabulary import Vocabulary
from byelex.ask.sentence.words import words_of

MOST_SHOWN = 3
_SHORTEST = 3
"""So many letters a word has, by at least one of which a report is found where no by-election is named."""
_WHEN_WHERE_WHY = frozenset(("where", "wheres", "when", "whens", "why"))
_NONE: frozenset[str] = frozenset()
_OF_ONESELF = frozenset(("long", "background", "biography", "bio", "wrong", "before"))
_RELATED = frozenset(
    "related relation relationship relative partner married wife husband girlfriend boyfriend sister brother "
    "sibling".split()
)
_LASTING = re.compile(r"\b(?:from|since|until)\b.*?\d{4}|\b(?:[a-z]+|\d+)[- ](?:weeks?|months?|years?)\b")
_AS_REPORTED = frozenset(("report", "reports", "reported", "according"))
_ELECTORAL = frozenset(("measure", "word", "everywhere", "region", "nation", "cause"))
_SOMEWHERE = re.compile(
    r"\b(?:at|in|to) (?:[a-z]+ ){0,2}(?!January|February|March|April|May|June|July|August|September|"
    r"October|November|December|Parliament|Labour|The|That)[A-Z][a-z]+"
)


@dataclass(frozen=True, slots=True)
class Found:
    """Reports that answer a question, all as well. `whole_topic`: it asks for all that their topics say."""

    reports: tuple[Report, ...]
    whole_topic: bool


class Search:
    """One look through the reports with some of the question's words taken as the by-elections asked about."""

    def __init__(
        self,
        reports: Reports,
        vocabulary: Vocabulary,
        items: Sequence[Item],
        typed: Sequence[str],
        said: Sequence[int],
        seats: Sequence[Item],
    ) -> None:
        self.reports, self.vocabulary, self.typed = reports, vocabulary, typed
        self.contests = {one.id for item in seats for one in item.value.listings}
        self.seats = [({one.id for one in item.value.listings}, range(item.start, item.end)) for item in seats]
        named = {at for item in seats for at in range(item.start, item.end)}
        self.hard = [at for at in said if at not in named and typed[at] not in ASIDE]
        self.aside = [at for at in said if at not in named and typed[at] in ASIDE]
        self.of_person: set[int] = set()
        self.people: list[range] = []
        self.of_party: dict[int, frozenset[str]] = {}
        self.of_period: dict[int, Said] = {}
        self.electoral = {at for item in items if item.kind in _ELECTORAL for at in range(item.start, item.end)}
        self.elsewhere = any(item.kind == "topic" and item.value == "other elections" for item in items)
        for item in items:
            self._note(item)
        self.spelt = {at: self._spellings(at) for at in (*self.hard, *self.aside)}
        self.whom = [at for at in self.hard if at in self.of_person]

    def _note(self, item: Item) -> None:
        places = range(item.start, item.end)
        surname = item.kind == "unknown" and {item.text, item.text.removesuffix("s")} & self.reports.surnames
        if item.kind == "member" or surname or (item.kind == "person" and self._is_name(item)):
            self.of_person.update(places)
            self.people.append(places)
        elif item.kind == "party":
            parties = self.vocabulary.names.party_by_id
            words = {stem(word) for one in item.value for word in words_of(parties[one].name)[:1]}
            self.of_party.update(dict.fromkeys(places, frozenset(words)))
        elif item.kind == "period":
            self.of_period.update(dict.fromkeys(places, item.value))

    def _is_name(self, item: Item) -> bool:
        """Tell whether words are someone's name as spelt, not what stands for an unknown one ("green candidate")."""
        known = any(map(self.vocabulary.names.people_index.knows, item.text.split()))
        return known and not any("nnamed" in person.name for person in item.value)

    def best(self) -> Found | None:
        # The same may be told of several by-elections: it is scored once.
        alike: dict[object, list[int]] = {}
        for at in self._holding_all():
            report = self.reports.reports[at]
            of = report.contest if self.of_period else tuple([report.contest in ids for ids, _ in self.seats])
            alike.setdefault((report.topic, report.raw, report.claim, of), []).append(at)
        scored = [(self._score(places[0]), places) for places in alike.values()]
        most = max((score for score, _ in scored), default=0.0)
        if most <= 0:
            return None
        best = [places for score, places in scored if score == most]
        chosen = sorted(at for places in best for at in places)
        # The same is told of several by-elections: it is said once.
        distinct = {self.reports.reports[at].sentence: self.reports.reports[at] for at in reversed(chosen)}
        if len(distinct) > MOST_SHOWN:
            return None
        return Found(tuple(reversed(distinct.values())), all(self._whole_topic(places[0]) for places in best))

    def _holding_all(self) -> list[int]:
        """Give the reports that hold each word that has to be there."""
        # Where nothing need be there but the by-election, and none is named either, nothing is asked of any report.
        found = set[int]().union(*(self.reports.of_contest.get(one, ()) for one in self.contests))
        if not self.contests and all(len(self.typed[place]) < _SHORTEST for place in self.hard):
            # "A&B": letters tell nothing of a report.
            return []
        # When it was is said of a by-election that is named; of none, it has to be told.
        needed = [place for place in self.hard if place not in self.of_period or not self.contests]
        for at, place in enumerate(needed):
            here = set[int]().union(
                *(self.reports.holding[word] for word in self.spelt[place] & self.reports.holding.keys())
            )
            found = here & found if at or self.contests else here
        return sorted(found)

    def _spellings(self, at: int) -> frozenset[str]:
        word = self.typed[at]
        plain = self.vocabulary.plain_english
        found = self.reports.spellings(word, plain(word) or plain(word.removesuffix("s")))
        return found | self.of_party.get(at, frozenset())

    def _score(self, at: int) -> float:
        """Say how well a report fits: nought where a word is missing from it or too little is asked."""
        report, topic, text = self.reports.reports[at], self.reports.topics[at], self.reports.texts[at]
        if (self.contests and report.contest not in self.contests) or (self.elsewhere and report.claim):
            return 0.0
        if not all(report.contest in ids or self._says(places, text) for ids, places in self.seats):
            # Of two seats named, a report of the one has to name the other.
            return 0.0
        weight = 0.0
        # A fact before a figure at odds, where both have the words.
        score = 0.0 if report.claim else 0.1
        for place in self.hard:
            if self.spelt[place] & topic:
                score += 1.5 if place in self.of_person else 3
            elif self.spelt[place] & text:
                score += 1
            elif not self._dated(place, report):
                return 0.0
            else:
                continue
            weight += self._weight(place)
        if not (self._of_whom(at) and self._fits_the_question(at)):
            return 0.0
        scoped = bool(self.contests) or any(self.spelt[place] & text for place in self.whom)
        for place in self.aside:
            if self.typed[place] in {"when", "whens"}:
                # A topic that has the word ("when recalled") is no likelier to say when.
                continue
            held = self.spelt[place] & text
            score += (0.5 if self.spelt[place] & topic else 0.25) if held else 0
            weight += 0.5 if scoped and (held or self.typed[place] in _WHEN_WHERE_WHY) else 0
            if self.typed[place] in _OF_ONESELF and self.reports.of_someone[at] and self._topical(at):
                weight += 1
        whole = self._whole_topic(at)
        if not (self._enough(at, weight) or (whole and (scoped or weight >= 2))):
            return 0.0
        return score + (2 if whole else 0)

    def _says(self, places: range, text: frozenset[str]) -> bool:
        """Tell whether a report has one of the words that name a seat."""
        return any(self._spellings(place) & text for place in places)

    def _topical(self, at: int) -> bool:
        """Tell whether whom a question names is a report's topic."""
        return any(self.spelt[place] & self.reports.topics[at] for place in self.whom)

    def _dated(self, place: int, report: Report) -> bool:
        """Tell whether a word only says when the by-election was."""
        said = self.of_period.get(place)
        day = _day_of(report, self.vocabulary)
        # "Before 2021", of a by-election of that year, dates it as well.
        until = said is not None and said.period.end < day and said.period.end.year + 1 == day.year
        return bool(self.contests) and said is not None and (until or said.period.covers(day))

    def _of_whom(self, at: int) -> bool:
        """Tell whether a report says of the person asked about what is asked: no other's deeds are laid at their door.

        The person is its topic or, where it has no person for a topic or is asked who, in one sentence with the rest.
        """
        topic = self.reports.topics[at]
        if not self.whom or self._topical(at):
            return True
        asks_who = self.typed[0] in {"whos", "whose", "which"} or self.typed[:2] in (["who", "is"], ["who", "was"])
        if self.reports.of_someone[at] and not (asks_who or _RELATED & set(self.typed)):
            return False
        wanted = [self.spelt[place] for place in self.hard if place in self.whom or not self.spelt[place] & topic]
        return any(all(words & sentence for words in wanted) for sentence in self.reports.sentences[at])

    def _enough(self, at: int, weight: float) -> bool:
        """Tell whether the words found say enough to tell this report from others."""
        topic, text = self.reports.topics[at], self.reports.texts[at]
        if any(self.spelt[place] & text for place in self.whom):
            told = any(self.spelt[place] & topic for place in self.hard if place not in self.of_person)
            named = [one for one in self.people if any(self.spelt.get(place, _NONE) & text for place in one)]
            of_them = self._topical(at) and len(self.whom) < len(self.hard)
            return weight >= (0.5 if (told and self.contests) or of_them or len(named) > 1 else 1)
        if not self.contests:
            return weight >= 2
        lasting = {"long", "held"} & set(self.typed)
        if not lasting and all(place in self.of_party or place in self.of_period for place in self.hard):
            # "Tory votes in Wakefield in 2017" asks for a figure, not for what a report says of that year.
            return False
        if self.reports.of_someone[at]:
            of_them = self.typed[0].startswith("who") or bool({"mp", "candidate", "winner"} & set(self.typed))
            return weight >= (1.5 if of_them else 2)
        return weight >= 1

    def _weight(self, place: int) -> float:
        """Weigh how much a word says: one that is no plain English most, the words of every contest little."""
        if place in self.of_person:
            return 0.0
        if self.typed[place].isdecimal() and (self.contests or place not in self.of_period):
            # A small number may be a day, a place or a count of anything.
            return 1.0 if self.contests and place not in self.of_period else 0.5 if len(self.typed[place]) < 4 else 2.0
        if place in self.of_party or place in self.of_period or place in self.electoral:
            return 1.0 if _AS_REPORTED & set(self.typed) and place in self.electoral else 0.5
        if self.typed[place] in WEAK:
            return 0.5
        return 1.0 if self.vocabulary.plain_english(self.typed[place]) else 2.0

    def _whole_topic(self, at: int) -> bool:
        """Tell whether all that a report's topic says is asked: in more than a person's name, or of a by-election."""
        topic = self.reports.topics[at]
        wanted = {word for word in topic if word not in _UNSAID}
        places = [place for place in (*self.hard, *self.aside) if self.spelt[place] & topic]
        met = {word for place in places for word in self.spelt[place]}
        # Whoever is known by one name need not be given the other.
        met |= {word for name in self.reports.named[at] if name & met for word in name}
        if "where" in self.typed and PLACE in topic:
            met.add(PLACE)
        named = bool(self.contests) or any(place not in self.of_person for place in places)
        return bool(wanted) and wanted <= met and named

    def _fits_the_question(self, at: int) -> bool:
        """Tell whether a report can say where, when or why, if that is asked."""
        report, topic, text = self.reports.reports[at], self.reports.topics[at], self.reports.texts[at]
        typed = set(self.typed)
        someone = any(self.spelt[place] & text for place in self.of_person if place in self.spelt)
        if typed & {"where", "wheres"}:
            someone = someone or (bool(self.contests) and self.reports.of_someone[at])
            placed = PLACE in topic or (someone and _SOMEWHERE.search(report.raw))
            if TIME in topic or not placed:
                return False
        if "wrong" in typed and not self._topical(at):
            return False
        if "how long" in " ".join(self.typed) and not _LASTING.search(report.raw):
            return False
        if self.typed[0] in {"when", "whens"} and not re.search(r"\d", report.raw):
            return False
        if "why" in typed and "why" not in topic:
            least = 0.5 if someone else 1
            return bool(CAUSAL & text) and any(self._weight(place) >= least for place in self.hard)
        return True


def _day_of(report: Report, vocabulary: Vocabulary) -> date:
    return vocabulary.names.by_id[report.contest].polling_on


_UNSAID = frozenset(map(stem, EMPTY | {"seat"}))
"""Words of a topic that nobody needs to say."""
