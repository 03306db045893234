"""What no result has been yet is asked about; what some result was, and what the law allows, is not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from byelex.elections import Baseline, Published, Quote
from byelex.sources.unlikely import Elected, unlikely_contest, unlikely_general
from tests.contests import ELECTION_ON, WAKEFIELD, contest
from tests.parties import CONSERVATIVE, LABOUR, stood

POLLED_ON = date(2026, 5, 7)
BEFORE = Baseline(ELECTION_ON, 20_000, 50, (stood("Old Con", CONSERVATIVE, 5_000), stood("Old Lab", LABOUR, 4_000)))
LIKELY = replace(contest(WAKEFIELD, polling_on=POLLED_ON), baseline=BEFORE)
LAST = Elected("Ann Grantly", CONSERVATIVE, ELECTION_ON)


def said_on(day: date) -> tuple[Quote, ...]:
    return (Quote("We are listening.", "A Source", "a-source", "party source", None, "at the count", None, day),)


@pytest.mark.parametrize(
    "changed",
    [
        {},
        {"cause": "recall petition"},
        {"electorate": 22_000},
        {"rejected_vote_count": 1_000},
        {"published": Published("60", CONSERVATIVE, LABOUR)},
        {"quotes": said_on(date(2025, 5, 7))},
        {"previous_member": "Ann Grantly", "previous_party": CONSERVATIVE},
        {"previous_member": "Ánn  grantly"},
        {"previous_member": "Kit Arabin", "previous_note": "elected in the seat's by-election of 1899"},
    ],
)
def test_what_may_well_be_is_not_asked_about(changed: dict[str, Any]) -> None:
    assert list(unlikely_contest(replace(LIKELY, **changed), LAST)) == []


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"cause": "boredom"}, 'The cause "boredom" is none that is known.'),
        ({"cause": "deaths"}, 'The cause "deaths" is none that is known. Did you mean death?'),
        (
            {"electorate": 22_001},
            "The electorate of 22,001 is more than 10% from the 20,000 at the general election before.",
        ),
        ({"rejected_vote_count": 1_001}, "1,001 rejected papers: that is more than 10% of the 10,000 valid votes."),
        ({"published": Published("60.1", CONSERVATIVE, LABOUR)}, "The published swing of 60.1 is more than 60 points."),
        ({"quotes": said_on(date(2025, 5, 6))}, "Quote 1, said on 6 May 2025, is more than a year before polling day."),
        (
            {"previous_party": LABOUR},
            "The party before is Labour, but Conservative won the seat on 4 July 2024. "
            "Mend it, or say in previous_note how that came about.",
        ),
        (
            {"previous_member": "Kit Arabin"},
            "The member before is Kit Arabin, but Ann Grantly won the seat on 4 July 2024. "
            "Mend it, or say in previous_note how that came about.",
        ),
    ],
)
def test_what_is_a_slip_of_the_hand_in_all_likelihood_is_asked_about(changed: dict[str, Any], said: str) -> None:
    assert list(unlikely_contest(replace(LIKELY, **changed), LAST)) == [said]


def test_of_a_general_election_a_seat_is_asked_about_that_is_far_from_all_others_or_from_itself() -> None:
    assert list(unlikely_general(BEFORE, replace(BEFORE, electorate=16_000))) == []
    assert list(unlikely_general(replace(BEFORE, electorate=None), BEFORE)) == []
    assert list(unlikely_general(replace(BEFORE, electorate=150_001), None)) == [
        "electorate 150001 is not between 15000 and 150000."
    ]
    assert list(unlikely_general(replace(BEFORE, rejected_vote_count=801), None)) == [
        "801 rejected papers are more than 4% of the electorate of 20000."
    ]
    assert list(unlikely_general(BEFORE, replace(BEFORE, electorate=15_999))) == [
        "electorate 20000 is more than 25% from the 15999 of 2024-07-04."
    ]
