"""A by-election as it is written in data/: every line of it. That it reads back the same is in test_by_elections."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from datetime import date

import pytest

from byelex.elections import Declared, Published, Quote, Source
from byelex.sources.writing import write_by_election
from tests.contests import WAKEFIELD, contest
from tests.parties import CONSERVATIVE, LABOUR

PLAIN = contest(WAKEFIELD, polling_on=date(2026, 5, 7))


def test_what_is_not_recorded_is_left_out_and_votes_are_integers() -> None:
    by_election = replace(PLAIN, candidacies=PLAIN.candidacies[:1], sources=(Source("The London Gazette", "Notice"),))
    assert write_by_election(by_election) == (
        """polling_on = 2026-05-07
constituency = "T-wakefield"
name = "Wakefield"
country = "England"
region = "Yorkshire and The Humber"
stage = "official"
electorate = 20000
general_election_on = 2024-07-04

[[candidacies]]
person = "ann-labour"
name = "Ann Labour"
party = "labour"
party_name = "Labour"
votes = 6000

[[sources]]
work = "The London Gazette"
title = "Notice"
"""
    )


def test_what_was_published_stands_with_its_decimals_under_what_it_is_for() -> None:
    published = Published("4.0", CONSERVATIVE, LABOUR)
    text = write_by_election(replace(PLAIN, declared=Declared(majority=2_000), published=published))
    assert "never shown.\n[declared]\nmajority = 2000\n\n#" in text
    assert '\n[published]\nswing = "4.0"\nswing_from = "conservative"\nswing_to = "labour"\n\n[[candidacies]]' in text


def test_a_paragraph_of_a_quote_is_a_line_of_its_own() -> None:
    words = 'First "word".\n\nC:\\ second'
    quote = Quote(words, "A Source", "a-source", "party source", None, "at the count", None, None)
    text = write_by_election(replace(PLAIN, quotes=(quote,)))
    assert 'words = """\nFirst \\"word\\".\n\nC:\\\\ second"""\n' in text
    assert tomllib.loads(text)["quotes"][0]["words"] == words


@pytest.mark.parametrize("letter", ["\t", "\x00", "\x7f", "\u2028", '"""', "\\u0041", "é", "🌹"])
def test_any_letter_reads_back(letter: str) -> None:
    text = write_by_election(replace(PLAIN, cause_note=f"a{letter}b"))
    assert tomllib.loads(text)["cause_note"] == f"a{letter}b"
