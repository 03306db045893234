"""Quotes by speaker, by-election, party and the words in them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TypeAlias

from rapidfuzz.distance import OSA

from byelex.answers import Answer
from byelex.ask.query import Query
from byelex.ask.sentence.report_words import ASIDE, EMPTY, FORMS, WEAK, stem
from byelex.elections import Quote
from byelex.names.text import words
from byelex.questions.kinds import names_of
from byelex.questions.quotes import quoted
from byelex.questions.scopes import party_names
from byelex.store import Store
from byelex.store.lines import lines
from byelex.wording import either, how_many, listed

NAMED = 4
"""How many by-elections are named as what the quotes are on; of more, only the number is given."""
MISSPELT = 6
"""A word of so many letters may differ in one from a quote's: typed in haste, or a printer's "stong"."""
MOST_AS_GOOD = 3
"""More quotes than that with the same bare words are not what was asked for."""


@dataclass(frozen=True, slots=True)
class _Said:
    """A quote and its words: those spoken, in order; with what they are about; and of who spoke, where and when."""

    quote: Quote
    spoken: str
    about: frozenset[str]
    own: frozenset[str]
    around: frozenset[str]
    occasion: frozenset[str]
    office: tuple[str, ...]
    party: frozenset[str]
    speaker: frozenset[str]


def _all_said(store: Store) -> tuple[_Said, ...]:
    """Read the words of every quote; once while the store stays as it is."""

    def read() -> tuple[_Said, ...]:
        return tuple(_words_of(store, quote) for quote in store.quotes())

    return store.remembered("said", None, read)


Forms: TypeAlias = Mapping[str, frozenset[str]]
"""For each word that is typed, what it may be in a quote."""


def _forms(store: Store, typed: Iterable[str]) -> Forms:
    """Give the words of quotes that a typed one may be: itself, but for plain endings and a letter of a long one."""
    by_stem, by_letter = store.remembered("quoted words", None, lambda: _vocabulary(_all_said(store)))
    found = {}
    for word in (asked := dict.fromkeys(typed)):
        forms = {word, f"{word}s", word.removesuffix("s"), f"{word}d", f"{word}{word[-1]}ing"}
        forms.update(by_stem.get(stem(word), ()))
        # Beside others, a word is also what reports have for it: to "quit" is to resign.
        for other in FORMS.get(word, ()) if len(asked) > 1 else ():
            forms.update((other, *by_stem.get(stem(other), ())))
        # "Takes" and "taking" are "taken".
        ending = next((end for end in _VERB_ENDS if word.endswith(end) and len(word) - len(end) > 2), "")
        forms.update(word.removesuffix(ending) + end for end in _VERB_ENDS if ending)
        if len(word) >= MISSPELT:
            alike = by_letter.get(word[0], ())
            forms.update(other for other in alike if OSA.distance(word, other, score_cutoff=1) == 1)
        found[word] = frozenset(forms)
    return found


_VERB_ENDS = ("ing", "es", "en", "ed", "e")


def _vocabulary(quotes: Iterable[_Said]) -> tuple[Mapping[str, set[str]], Mapping[str, set[str]]]:
    """Give the words of quotes by their stems and by their first letters."""
    by_stem: defaultdict[str, set[str]] = defaultdict(set)
    by_letter: defaultdict[str, set[str]] = defaultdict(set)
    for word in {word for one in quotes for word in one.own | one.around | one.party}:
        by_stem[stem(word)].add(word)
        by_letter[word[0]].add(word)
    return dict(by_stem), dict(by_letter)


def _with_any(store: Store, forms: Forms) -> list[_Said]:
    """Give the quotes that have any of some words, in themselves or around them, in their order."""

    def index() -> Mapping[str, list[int]]:
        holding: defaultdict[str, list[int]] = defaultdict(list)
        for at, one in enumerate(_all_said(store)):
            for word in one.own | one.around | one.party:
                holding[word].append(at)
        return dict(holding)

    holding = store.remembered("quotes by word", None, index)
    found = {at for each in forms.values() for word in each for at in holding.get(word, ())}
    quotes = _all_said(store)
    return [quotes[at] for at in sorted(found)]


def _words_of(store: Store, quote: Quote) -> _Said:
    spoken = words(quote.words, limit=4000)
    seats = " ".join(line.name for line in lines(store, quote.by_election_ids).values())
    party = quote.party.name if quote.party else ""
    about = frozenset((*words(quote.about or ""), *_called_by_first_name(store, quote, spoken)))
    around = f"{quote.speaker} {quote.role} {quote.occasion} {quote.outlet or ''} {seats}"
    return _Said(
        quote,
        f" {' '.join(spoken)} ",
        about,
        about | frozenset(spoken),
        frozenset(words(around, limit=4000)),
        frozenset(words(quote.occasion)),
        tuple(words(quote.role)),
        frozenset(words(party)),
        frozenset(words(quote.speaker)),
    )


def _called_by_first_name(store: Store, quote: Quote, spoken: Sequence[str]) -> set[str]:
    """Give the whole names of those who stood where a quote is of and are called in it by their first name alone."""
    named = set()
    for by_election in store.by_elections(quote.by_election_ids):
        names = [words(one.name) for one in by_election.candidacies]
        for name in names:
            called = name[0] in spoken and sum(name[0] == other[0] for other in names) == 1
            named |= set(name) if called and name[0] not in WEAK and not set(name[1:]) & set(spoken) else set()
    return named


def said(store: Store, query: Query) -> Answer:
    """Answer who said what: every quote that fits the speaker, the by-elections, the party and the words.

    Where none has all the words, those of a named speaker that have most of them are given, and what they lack is said.
    """
    names = [line.name for line in lines(store, query.contests).values()]
    people = names_of(store).person_by_id
    by = either([people[one].name for one in query.people] or [party_names(store, one) for one in query.parties])
    on = listed(names) if len(names) <= NAMED else how_many(len(names), "by-election")
    of_whom = f"{by and f' by {by}'}{on and f' on {on}'}"
    side = {"before": ", before the result", "after": ", after the result"}.get(query.when, "")
    which = f"Quotes{of_whom}{side}" + (f' with "{query.words}" in them' if query.words else "")
    theirs = [one for one in _all_said(store) if _is_by_and_on(one.quote, query)]
    typed = query.words.split()
    forms = _forms(store, typed)
    found = [one for one in theirs if len(_held(one, typed, forms)) == len(typed)]
    if query.people and typed:
        # What is described is what the words are about.
        found = [one for one in found if len(_among(typed, one.about, forms)) == len(typed)] or found
    lacking, elsewhere = "", False
    if not found and query.people:
        if len(typed) > 1:
            others = [one for one in _all_said(store) if one.quote.speaker_id not in query.people]
            found = [one for one in others if f" {query.words} " in one.spoken]
            elsewhere = bool(found)
        if not found:
            found, lacking = _nearest(theirs, typed, forms)
    elif not found and len(typed) > 2:
        # "Too London centric", of Labour: most of the words, none of them its party's alone.
        nearest, lacking = _nearest(theirs, typed, forms)
        as_spoken = [one for one in nearest if _pairs_spoken(one, typed) and len(lacking.split()) < len(typed) / 2]
        found, lacking = as_spoken, lacking if as_spoken else ""
    made = quoted(store, which, tuple(one.quote for one in found), query.contests)
    if elsewhere:
        made = replace(made, headline=f"Not by {by}, as far as the store goes: {made.headline}")
    if not found and theirs and typed:
        made = replace(
            made, headline=f'None of the {how_many(len(theirs), "quote")}{of_whom} has "{query.words}" in it.'
        )
    return replace(made, read_as=which, notes=(*_lacking(len(found), lacking), *made.notes))


def _lacking(number: int, missing: str) -> tuple[str, ...]:
    return (f'Not in {"it" if number == 1 else "them"}: "{missing}".',) if missing else ()


def _nearest(quotes: Sequence[_Said], typed: Sequence[str], forms: Forms) -> tuple[list[_Said], str]:
    """Give the quotes with most of some words, at least one besides the speaker's party, and the words they lack."""
    scored = [(len([word for word in _held(one, typed, forms) if word not in one.party]), one) for one in quotes]
    most = max((score for score, _ in scored), default=0)
    if not most:
        return [], ""
    found = [one for score, one in scored if score == most]
    return found, " ".join(
        word for word in typed if not any(word in {*_held(one, typed, forms), *one.party} for one in found)
    )


def _is_by_and_on(quote: Quote, query: Query) -> bool:
    if query.people and quote.speaker_id not in query.people:
        return False
    if query.contests and not set(quote.by_election_ids) & set(query.contests):
        return False
    if query.when and ("before" in words(quote.occasion)) != (query.when == "before"):
        return False
    return not query.parties or any(quote.party and quote.party.id in group for group in query.parties)


def _held(one: _Said, typed: Sequence[str], forms: Forms) -> list[str]:
    """Give which of some words a quote has, in itself, in what it is about or in its occasion; all of an office's."""
    if (len(typed) > 1 and set(typed) <= set(one.office)) or tuple(typed) == one.office:
        # "Quotes from the Prime Minister" names an office.
        return list(typed)
    return _among(typed, one.own | one.occasion, forms)


def _among(typed: Iterable[str], text: Iterable[str], forms: Forms) -> list[str]:
    """Give which of some words a text has."""
    has = frozenset(text)
    return [word for word in typed if not forms[word].isdisjoint(has)]


_ASKING = EMPTY | frozenset(
    "whos whose words quote quoted source on said say says told tweeted call called line phrase bit who went "
    "anyone anybody someone used use word somebody whatd saying".split()
)
_RUN = 4
"""So many words of a quote, as they stand, are not typed by chance."""


def quotation(store: Store, typed: Sequence[str], named: AbstractSet[str], whole: bool) -> Answer | None:
    """Answer bare words, of which nothing else was made, with the quotes they are from; None where they are of none.

    Where `whole`, every word that says something is in the quote, or is its speaker's or the by-election's; otherwise
    some are in it as they stand, and what is not is said. What is `named` (seats, parties, times) tells no quote apart.
    """
    asked = list(dict.fromkeys(word for word in typed if word not in _ASKING))
    scored = []
    forms, aside = _forms(store, asked), WEAK | ASIDE | named
    run, pairs = f" {' '.join(typed)} ", [({*pair}, f" {' '.join(pair)} ") for pair in pairwise(typed)]
    for one in _with_any(store, forms):
        own, around = _among(asked, one.own, forms), _among(asked, one.around | one.party, forms)
        missing = [word for word in asked if word not in own and word not in around]
        if whole and missing:
            continue
        telling = [word for word in own if word not in one.around and word not in aside]
        speaker = (one.speaker & set(around)) - named
        # "Starmer on Kingswood" has none of the words.
        on = bool(speaker) and "on" in typed and set(around) - speaker and not telling
        whole_run = len(typed) > 2 and run in one.spoken
        beside = speaker and any(said in one.spoken and pair & set(telling) for pair, said in pairs)
        enough = len(telling) > 1 or beside or on or whole_run
        enough = enough or (len(asked) > 1 and set(asked) <= set(one.office))
        # "Crazy" is all that was quoted.
        enough = enough or (len(own) == len(asked) and set(asked) == set(one.spoken.split()) - _ASKING)
        if enough and (whole or _as_spoken(one, typed, telling, len(around), len(missing))):
            scored.append((len(telling), one, missing))
    most = max((score for score, _, _ in scored), default=0)
    best = [(one, missing) for score, one, missing in scored if score == most]
    if not 0 < len(best) <= MOST_AS_GOOD:
        return None
    lacking = [word for word in asked if all(word in missing for _, missing in best)]
    had = [word for word in asked if word not in lacking]
    in_them = all(len(_among(had, one.own, forms)) == len(had) for one, _ in best)
    # "Starmer on Kingswood": who spoke, and where, is not in the quote.
    which = f'Quotes {"with" if in_them else "found by"} "{" ".join(had)}"{" in them" if in_them else ""}'
    made = quoted(store, which, tuple(one.quote for one, _ in best), ())
    return replace(made, read_as=which, notes=(*_lacking(len(best), " ".join(lacking)), *made.notes))


def _as_spoken(one: _Said, typed: Sequence[str], telling: Sequence[str], around: int, missing: int) -> bool:
    """Tell whether four words are the quote's as they stand; or two, beside the name of who spoke or where."""
    runs = (f" {' '.join(typed[at : at + _RUN])} " for at in range(len(typed) - _RUN + 1))
    if any(run in one.spoken for run in runs):
        return missing < len(telling)
    return around > 0 and missing < 2 and _pairs_spoken(one, typed, telling)


def _pairs_spoken(one: _Said, typed: Sequence[str], telling: Sequence[str] | None = None) -> bool:
    """Tell whether two words, one after the other, are a quote's as they stand."""
    pairs = (pair for pair in pairwise(typed) if telling is None or set(pair) <= set(telling))
    return any(f" {' '.join(pair)} " in one.spoken for pair in pairs)
