"""The days on which Parliaments and governments began."""

from __future__ import annotations

from datetime import date, timedelta

from byelex.parliaments import GENERAL_ELECTIONS, GOVERNMENTS, PRIME_MINISTERS, parliament_of


def test_a_by_election_belongs_to_the_parliament_before_it() -> None:
    assert parliament_of(date(2021, 5, 6)) == date(2019, 12, 12)
    assert parliament_of(date(2024, 7, 4)) == date(2019, 12, 12)
    assert parliament_of(date(2024, 7, 5)) == date(2024, 7, 4)


def test_every_change_of_government_followed_a_general_election_within_three_weeks() -> None:
    for began, _ in GOVERNMENTS:
        assert timedelta() < began - max(day for day in GENERAL_ELECTIONS if day < began) <= timedelta(days=21)


def test_the_coalition_was_of_two_parties() -> None:
    assert dict(GOVERNMENTS)[date(2010, 5, 11)] == ("conservative", "liberal-democrats")


def test_national_liberals_governed_with_the_conservatives() -> None:
    assert dict(GOVERNMENTS)[date(1951, 10, 26)] == ("conservative", "national-liberal")


def test_prime_ministers_follow_one_another_and_begin_with_each_change_of_government() -> None:
    begun = [day for day, _ in PRIME_MINISTERS]
    assert begun == sorted(set(begun))
    # In 2015 the Conservatives went on alone under the one they had.
    assert {day for day, _ in GOVERNMENTS} - set(begun) == {date(2015, 5, 8)}
