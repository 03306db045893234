"""A phrase stands once in the lexicon, as it is read: what stands otherwise could never be."""

from __future__ import annotations

from collections import Counter
from importlib.resources import files

from byelex.ask.sentence.lexicon import sections_of
from byelex.ask.sentence.words import words_of


def test_a_line_is_laid_out_to_be_read() -> None:
    text = (files("byelex.ask.sentence") / "lexicon.txt").read_text(encoding="utf-8")
    assert [line for line in text.splitlines() if len(line) > 120] == []
    lines = [line for name, lines in sections_of(text.splitlines()).items() if name != "said" for line in lines]
    named = [(name, phrases.split(",")) for name, _, phrases in (line.partition(": ") for line in lines)]
    # A meaning that is itself one of its phrases comes first.
    assert [name for name, phrases in named if name in {phrase.strip() for phrase in phrases[1:]}] == []


def test_a_phrase_stands_once() -> None:
    sections = sections_of((files("byelex.ask.sentence") / "lexicon.txt").read_text(encoding="utf-8").splitlines())
    plain = [sections.pop(name) for name in ("ignored", "common", "leaders", "often")]
    plain += [[line] for line in sections.pop("said")]
    slips = [word for line in sections.pop("slips") for word in line.partition(":")[2].split()]
    written = [one.strip() for line in sections.pop("written") for one in line.partition(":")[2].split(",")]
    phrases = [
        " ".join(phrase.split())
        for lines in sections.values()
        for line in lines
        for phrase in line.partition(":")[2].split(",")
    ]
    assert [one for one in phrases if words_of(one) != one.split() or set(slips) & set(one.split())] == []
    for listed in (phrases, slips, written, *(" ".join(lines).split() for lines in plain)):
        assert [one for one, times in Counter(listed).items() if times > 1] == []
