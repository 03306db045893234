"""Find what was reported of a by-election in the words of a question: facts that are no figures, and figures at odds.

Every word of the question that says something must be found in one report, its topic or its text; a question that is
not wholly about it is not answered by it.
"""

from __future__ import annotations

from collections.abc import Sequence

from byelex.ask.reported.report_search import MOST_SHOWN, Found, Search
from byelex.ask.reported.reports import reports_of
from byelex.ask.reported.telling import Report
from byelex.ask.sentence.periods import Calendar
from byelex.ask.sentence.report_words import ASIDE, EMPTY, FORMS, PLACE, stem
from byelex.ask.sentence.spans import Item, recognise
from byelex.ask.sentence.vocabulary import Vocabulary
from byelex.ask.sentence.words import words_of
from byelex.store import Store

MOST_WORDS = 14
"""Words that say something in one question; more are no question about one thing."""
MOST_ASTRAY = 6
"""A longer word that is nearly a seat's is a seat misspelt."""
_HAS_BEEN = frozenset(("was", "were", "did", "had"))
_OF_A_POLL = frozenset(("winner", "result", "majority", "turnout", "swing", "runner-up"))
_OF_SOMEONE = frozenset(("votes", "share", "change", "position", "majority"))


def find_reports(store: Store, vocabulary: Vocabulary, asked: Sequence[str], known: Calendar) -> Found | None:
    """Find the reports a question asks for; None where no report holds all its words."""
    reports = reports_of(store)
    typed = [word if reports.spellings(word, True) else _spelt(vocabulary, word) for word in asked]
    passed_over = {word for word in typed if word in vocabulary.lexicon.ignored and not reports.spellings(word, True)}
    wrong = {at for at in range(len(typed) - 1) if typed[at : at + 2] == ["went", "wrong"]}
    said = [at for at, word in enumerate(typed) if word not in EMPTY and word not in passed_over and at not in wrong]
    if not reports.reports or not said or len(said) > MOST_WORDS or "not" in typed:
        return None
    items = recognise(vocabulary, typed, known)
    if foretells(items, typed) or _of_no_contest(items):
        return None
    for seats in _scopes(items):
        found = Search(reports, vocabulary, items, typed, said, seats).best()
        telling = len(said) > 1 or not vocabulary.plain_english(typed[said[0]])
        if found is not None and (telling or len({report.contest for report in found.reports}) == 1):
            # One plain word that reports of several by-elections share ("vote") asks for none of them.
            return found
    return None


def _spelt(vocabulary: Vocabulary, word: str) -> str:
    """Give a word as it is spelt where it was only misspelt: "acording", "2nd", "whyd"."""
    corrected = vocabulary.corrected(word)
    if corrected == word.removesuffix("s"):
        # "Starmers" may be his week.
        return word
    return corrected if corrected in EMPTY | ASIDE or vocabulary.plain_english(corrected) else word


def _of_no_contest(items: Sequence[Item]) -> bool:
    """Tell whether a figure is asked of a seat that had no by-election, or of whoever stood at none and is only named.

    What names them elsewhere tells none.
    """
    measures = {item.value for item in items if item.kind == "measure"}
    if measures & _OF_A_POLL and any(item.kind == "seat" and not item.value.listings for item in items):
        return True
    return bool(measures & _OF_SOMEONE) and {item.kind for item in items} <= {"measure", "unknown", "word"}


def foretells(items: Sequence[Item], typed: Sequence[str]) -> bool:
    """Tell whether a question is of what is to come, of which nothing was reported or said."""
    topics = any(item.kind == "topic" and item.value in {"forecast", "projection"} for item in items)
    return topics and not _HAS_BEEN & set(typed)


def overlooked(store: Store, vocabulary: Vocabulary, typed: Sequence[str]) -> bool:
    """Tell whether a question has a word that figures pass over and a report's topic is about: "at stake", "thank".

    "Where … declared" asks for a place too, of which figures know only the time.
    """
    where = "where" in typed and any(word.startswith("declar") for word in typed)
    names = vocabulary.names
    told_by_none = [
        word
        for word in typed
        if not word.isdecimal()
        and word not in EMPTY
        and word not in ASIDE
        and not vocabulary.counts(vocabulary.corrected(word))
        and vocabulary.corrected(word) not in vocabulary.lexicon.ignored - {word}
        and not (names.seat_index.knows(word) or names.people_index.knows(word))
        # "Wellingboro" is a seat cut short; "stake" is not Stoke.
        and not (len(word) > MOST_ASTRAY and names.seat_index.spellings(word))
        # "Last place" is somebody's, and no place on a map.
        and not (word == "place" and "last" in typed)
    ]
    # Reports are looked through only for a word that nothing else knows: to index them takes a while.
    if not (where or told_by_none):
        return False
    # As spelt: a name that is misspelt is somebody's, of whom figures tell.
    topics = reports_of(store).topic_words
    forms = {stem(form) for word in told_by_none for form in (word, *FORMS.get(word, ()))}
    return (where and PLACE in topics) or bool(forms & topics)


def reported_of_person(store: Store, name: str, contests: Sequence[str]) -> tuple[Report, ...]:
    """Give the facts whose topic is a person, of some by-elections or, of none named, of all."""
    found = reports_of(store).by_topic.get(frozenset(map(stem, words_of(name))), ())
    return tuple(report for report in found if not contests or report.contest in contests)[:MOST_SHOWN]


def claimed_rank(store: Store, measure: str, contests: Sequence[str]) -> tuple[Report, ...]:
    """Give what was claimed of where some by-elections rank by a measure: "rank of the swing"."""
    of_rank = (one for one in reports_of(store).reports if one.claim and one.topic == f"rank of the {measure}")
    return tuple(one for one in of_rank if one.contest in contests)


def _scopes(items: Sequence[Item]) -> list[list[Item]]:
    """Give which of the seats named to take as such, the rest being other words.

    All; those spelt right; those whose name begins as was typed: "Selby" is a seat in full, as "super" is a part of
    Weston-super-Mare, and of Super Thursday.
    """
    seats = [item for item in items if item.kind == "seat" and item.value.listings]
    right = [item for item in seats if not item.value.corrected]
    full = [item for item in right if _begins(item)]
    scopes = [seats]
    for fewer in (right, full):
        if len(fewer) < len(scopes[-1]):
            scopes.append(fewer)
    if scopes[-1] and any(item.kind in {"person", "member"} for item in items):
        # "A Newham councillor", of somebody, is no by-election there.
        scopes.append([])
    return scopes


def _begins(item: Item) -> bool:
    typed = item.text.split()
    return any(words_of(seat.name)[: len(typed)] == typed for seat in item.value.seats)
