"""What is typed in short, in symbols or in figures of speech is written out, whatever its case."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from byelex.ask.sentence import writing_out
from byelex.ask.sentence.rewriting import Rule, compiled
from byelex.ask.sentence.said_otherwise import SAID_OTHERWISE
from byelex.ask.sentence.words import words_of


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("<@!42> SEE HTTPS://a.example/b?c=1 Selby", "see selby"),
        ("swing in Selby? Many thanks, Dave", "swing in selby many thanks"),
        ("BEs since the last BE in Wales", "byelections since the last byelection in wales"),
        ("IT MAY BE CLOSE", "it may be close"),
        ("Hartlepool 2021's swing in the 1980's", "hartlepool 2021 swing in the 1980s"),
        ("SELBYYY '97", "selbyy 1997"),
        ("In 97 or Aug 81", "in 1997 or aug 1981"),
        ("Con->Lab, Lab > Con, lab2con", "con to lab lab to con lab to con"),
        ("NOBODY won W/O a recount", "no candidate won without a recount"),
        ("T/O w/ majorities over 10k", "turnout with majorities over 10000"),
        ("5 pc in Glasgow NE prior to 2010", "5 percent in glasgow north east before 2010"),
        ("since when has it had 1,234 or 10+ voters", "how long has it had 1234 or 10 or more voters"),
        ("2017-19 and 1997 – 2001", "2017 through 2019 and 1997 to 2001"),
        ("By-Elections, bye elections, b-election", "byelections byelections byelection"),
        ("Nineteen Eighty Three, the nineteen nineties", "1983 the 1990s"),
        ("Twenty Twelve, since Two Thousand and ten", "2012 since 2010"),
        ("HALF the people voted, 40% turned out", "50 percent turnout 40 percent turnout"),
        ("a third of the vote, a majority of votes", "33.3333 percent of the vote over 50 percent of the vote"),
        ("candidates count, how many goes", "number of candidates how many attempts"),
        ("Heywood 'n' Middleton, B&S", "heywood and middleton b and s"),
    ],
)
def test_what_is_in_short_is_written_out(typed: str, written: str) -> None:
    assert " ".join(words_of(typed)) == written


@pytest.mark.parametrize("table", [writing_out._AS_TYPED, writing_out._WRITTEN, SAID_OTHERWISE, writing_out._JOINTS])
def test_every_rule_is_a_pattern(table: Sequence[Rule]) -> None:
    """They are compiled when they are first wanted: a mistake in one would wait for whoever asks so."""
    for signs, pattern, _ in table:
        assert signs
        compiled(pattern)
