"""Find which parties the words of a question name."""

from __future__ import annotations

from byelex.ask.sentence.lexicon import by_first_word, longest
from byelex.ask.sentence.vocabulary import Vocabulary


def party_at(vocabulary: Vocabulary, words: list[str], at: int) -> tuple[tuple[str, ...], int] | None:
    """Find the longest run of words from here that is a party's name: the parties it stands for, and its length."""
    main = longest(_MAIN_PARTIES, words, at)
    if main is not None:
        return ("labour", "conservative"), len(main[0])
    found = longest(vocabulary.party_phrases, words, at)
    if found is None or found[0] == _NONE:
        return None
    phrase, (_, party_id) = found
    # "labour party", "the reform party": the word belongs to the name.
    more = words[at + len(phrase) :][:1] == ["party"] and phrase[-1] != "party"
    return _alike(vocabulary, party_id, phrase), len(phrase) + more


_NONE = ("no", "party")
"""What an Independent may be called; sooner what is denied of all."""


_MAIN_PARTIES = by_first_word(
    (tuple(phrase.split()), ("party", "labour conservative"))
    for phrase in (
        "main party, main parties, two main parties, main two parties, both main parties, big two, big two parties, "
        "major party, major parties, two major parties, two big parties"
    ).split(", ")
)

_UNDER_ONE_NAME: tuple[tuple[frozenset[tuple[str, ...]], tuple[str, ...]], ...] = (
    (frozenset({("sdp",), ("social", "democrats"), ("social", "democrat")}), ("sdp", "sdp-1990")),
    (frozenset({("people", "before", "profit"), ("pbp",)}), ("people-before-profit-alliance", "people-before-profit")),
    (frozenset({("liberal",), ("liberals",), ("liberal", "party")}), ("liberal", "liberal-1989")),
    (
        frozenset({("green",), ("greens",), ("the", "greens"), ("green", "party")}),
        ("green", "scottish-green", "green-ni"),
    ),
)
"""Names that were two parties', one after the other, or of one party under two, or by nation."""


def _alike(vocabulary: Vocabulary, party_id: str, phrase: tuple[str, ...]) -> tuple[str, ...]:
    """Give the parties that one name stands for."""
    for words_, group in _UNDER_ONE_NAME:
        if phrase in words_ and party_id in group:
            return tuple(one for one in group if one in vocabulary.names.party_by_id)
    return (party_id,)
