"""What cannot be, said of a by-election whatever it was read from; a sound one is left alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from byelex.elections import Baseline, ByElection, Declared
from byelex.sources.impossible import at_odds, faults, seat_faults
from tests.contests import ELECTION_ON, WAKEFIELD, contest, only_called
from tests.parties import CONSERVATIVE, GREEN, LABOUR, stood

POLLED_ON, TODAY = date(2026, 5, 7), date(2026, 5, 8)
ANN, BOB = stood("Ann Labour", LABOUR, 6_000), stood("Bob Blue", CONSERVATIVE, 4_000)
BEFORE = Baseline(ELECTION_ON, 20_000, 50, (stood("Old Con", CONSERVATIVE, 5_000), stood("Old Lab", LABOUR, 4_000)))
SOUND = replace(contest(WAKEFIELD, polling_on=POLLED_ON), baseline=BEFORE)
CALLED = only_called(WAKEFIELD, replace(ANN, votes=None), polling_on=POLLED_ON)


def without_votes(**more: Any) -> dict[str, Any]:
    return {"candidacies": (replace(ANN, votes=None), replace(BOB, votes=None)), **more}


def test_a_sound_result_and_a_sound_call_have_no_fault() -> None:
    assert [*faults(SOUND, TODAY), *at_odds(SOUND), *faults(CALLED, TODAY)] == []
    assert list(faults(SOUND, POLLED_ON)) == []


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        (
            {"id": "2026-05-07-wakefeild"},
            "It is called 2026-05-07-wakefeild; after its polling day and seat it must be",
        ),
        ({"writ_on": POLLED_ON}, "The writ, 7 May 2026, is not before polling day, 7 May 2026."),
        ({"candidacies": ()}, "Nobody stands"),
        ({"candidacies": (ANN, ANN)}, 'Ann Labour stands twice, as "ann-labour"'),
        ({"candidacies": (replace(ANN, elected=True), replace(BOB, elected=True))}, "are all marked as elected"),
        (
            {"candidacies": (ANN, replace(BOB, elected=True))},
            "Bob Blue is marked as elected, but somebody else has more",
        ),
        ({"candidacies": (ANN, replace(BOB, votes=6_000))}, "The first two have equal votes: mark the one who was"),
        ({"candidacies": (ANN, replace(BOB, votes=None))}, "There are no votes for Bob Blue"),
        (without_votes(stage="winner"), "Nobody is marked as elected and there are no votes"),
        (without_votes(), 'There are no votes, so the stage cannot be "official": it is "winner".'),
        ({"stage": "winner"}, 'There are votes, so the stage cannot be "winner"'),
        ({"electorate": 9_999}, "10,000 valid votes are more than the electorate of 9,999."),
        ({"rejected_vote_count": 10_001}, "10,000 valid votes and 10,001 rejected papers are more than the electorate"),
    ],
)
def test_what_no_result_can_be_is_said(changed: dict[str, Any], said: str) -> None:
    assert any(said in reason for reason in faults(replace(SOUND, **changed), TODAY))


def test_a_result_is_not_of_a_day_to_come() -> None:
    (reason,) = faults(SOUND, date(2026, 5, 6))
    assert reason.startswith("Polling day, 7 May 2026, is still to come")


def test_one_elected_of_two_with_equal_votes_is_sound() -> None:
    level = (replace(ANN, votes=5_000, elected=True), replace(BOB, votes=5_000))
    assert list(faults(replace(SOUND, candidacies=level), TODAY)) == []


@pytest.mark.parametrize("one", [ANN, replace(ANN, votes=None, elected=True)])
def test_nobody_has_votes_or_is_elected_before_the_poll(one: Any) -> None:
    (reason,) = faults(replace(CALLED, candidacies=(one,)), TODAY)
    assert reason == "Ann Labour has votes or is elected, but the by-election is only called: record that as a result."


def test_nobody_is_nominated_twice() -> None:
    (reason,) = faults(replace(CALLED, candidacies=CALLED.candidacies * 2), TODAY)
    assert reason == "Ann Labour is nominated twice: leave one of them."


@pytest.mark.parametrize(
    ("declared", "said"),
    [
        (Declared(valid_vote_count=10_001), "The votes add up to 10,000, not to the 10,001 valid votes declared."),
        (Declared(majority=2_001), "The votes make a majority of 2,000, not the 2,001 declared."),
        (Declared(result="Labour won"), 'The declared result must read like "Con gain from Lab" or "Lab hold"'),
        (Declared(result="Con hold"), 'The winner stood for Labour, not Con ("Con hold").'),
        (Declared(result="Lab hold"), 'The seat was gained, but the declared result is "Lab hold".'),
        (Declared(result="Lab gain from Grn"), 'The gain is from Conservative, not Grn ("Lab gain from Grn").'),
    ],
)
def test_what_was_declared_is_what_the_votes_make(declared: Declared, said: str) -> None:
    (reason,) = at_odds(replace(SOUND, declared=declared))
    assert reason.startswith(said)


def test_what_the_votes_make_may_be_declared() -> None:
    assert list(at_odds(replace(SOUND, declared=Declared(10_000, 2_000, "Lab gain from Con")))) == []
    held = replace(SOUND, candidacies=(replace(BOB, votes=7_000), ANN, stood("Cat Green", GREEN, 1)))
    assert list(at_odds(replace(held, declared=Declared(13_001, 1_000, "Conservative hold")))) == []


ELECTIONS = (date(2019, 12, 12), ELECTION_ON)


def of_seat(by_election: ByElection, there: Any = WAKEFIELD, namesakes: tuple[str, ...] = ()) -> list[str]:
    return list(seat_faults(by_election, ELECTIONS, there, list(namesakes)))


def test_the_general_election_before_is_the_last_one_and_the_seat_is_as_it_was_there() -> None:
    assert of_seat(SOUND) == []
    assert of_seat(replace(SOUND, general_election_on=None)) == []
    assert of_seat(replace(SOUND, general_election_on=date(2019, 12, 12))) == [
        "general_election_on, 12 December 2019, is not the last one before it: that was 4 July 2024."
    ]
    assert of_seat(replace(SOUND, general_election_on=POLLED_ON)) == [
        "general_election_on, 7 May 2026, is not before polling day, 7 May 2026."
    ]
    assert of_seat(SOUND, replace(WAKEFIELD, country="Wales")) == [
        'The seat T-wakefield has the country "Wales" at the general election of 4 July 2024, not "England": '
        "mend it, or the id."
    ]
    assert of_seat(SOUND, None, ("E14001009",)) == [
        "The seat T-wakefield was none at the general election of 4 July 2024: Wakefield had E14001009."
    ]
