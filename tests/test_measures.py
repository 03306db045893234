"""The arithmetic, on figures a reader can look up: Parliament's declared votes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from byelex.elections import Baseline, ByElection, Candidacy, Constituency, Party
from byelex.measures import (
    ballot_turnout_points,
    change_points,
    lost_deposit,
    lost_deposit_count,
    majority,
    majority_points,
    outcome,
    places,
    positions,
    share_points,
    standings,
    turnout_change_points,
    turnout_points,
    valid_vote_count,
    verdict,
)
from byelex.swings import NoSwing, Swing, butler_swing, standard_swing, steed_swing, swing_needed_points
from byelex.wording import percent, rounded, signed
from tests.parties import CONSERVATIVE as CON
from tests.parties import INDEPENDENT as IND
from tests.parties import LABOUR as LAB
from tests.parties import LIBERAL_DEMOCRATS as LD
from tests.parties import WORKERS as WPB
from tests.parties import stood as someone_stood


def stood(party: Party, votes: int | None, person: str = "") -> Candidacy:
    return someone_stood(person or party.name, party, votes)


def contest(
    now: list[Candidacy],
    before: list[Candidacy] | None = None,
    *,
    on: date = date(2021, 7, 1),
    electorate: int | None = None,
    rejected: int | None = None,
    electorate_before: int | None = None,
) -> ByElection:
    baseline = Baseline(date(2019, 12, 12), electorate_before, None, tuple(before)) if before else None
    return ByElection(
        "x",
        Constituency("E1", "Somewhere", "England"),
        on,
        tuple(now),
        electorate=electorate,
        rejected_vote_count=rejected,
        baseline=baseline,
    )


# Batley and Spen 2021: the three leading candidates and the other 13 together, as declared.
BATLEY = contest(
    [
        stood(LAB, 13296, "Kim Leadbeater"),
        stood(CON, 12973, "Ryan Stephenson"),
        stood(WPB, 8264, "George Galloway"),
        stood(LD, 1254),
        stood(IND, 1908, "everyone else"),
    ],
    [stood(LAB, 22594), stood(CON, 19069), stood(IND, 6432, "Paul Halloran"), stood(LD, 2462), stood(WPB, 2371)],
    electorate=79373,
    rejected=83,
)


def test_batley_and_spen_2021_is_a_labour_hold_by_323() -> None:
    assert valid_vote_count(BATLEY) == 37695
    assert majority(BATLEY) == 323
    assert rounded(majority_points(BATLEY) or Fraction(0), 2) == "0.86"
    assert percent(turnout_points(BATLEY), 2) == "47.49%"
    assert percent(ballot_turnout_points(BATLEY), 2) == "47.60%"
    assert verdict(BATLEY) == "Labour hold"


def test_a_hold_can_swing_against_the_winner() -> None:
    swing = standard_swing(BATLEY)
    assert isinstance(swing, Swing)
    assert (swing.from_, swing.to) == (BATLEY.candidacies[0], BATLEY.candidacies[1])
    assert rounded(swing.points, 1) == "2.9"


def test_a_gain_names_the_party_it_is_from_and_pairs_with_the_holder() -> None:
    # Third in the poll, the holder is still the one the swing is from.
    gained = contest(
        [stood(LD, 500), stood(LAB, 300), stood(CON, 200)], [stood(CON, 600), stood(LAB, 300), stood(LD, 100)]
    )
    swing = standard_swing(gained)
    assert verdict(gained) == "Liberal Democrats gain from Conservative"
    assert isinstance(swing, Swing)
    assert (swing.from_.party, swing.to.party, swing.points) == (CON, LD, Fraction(40))


def test_a_winner_who_had_not_stood_counts_as_nought_and_it_is_said() -> None:
    won = contest([stood(WPB, 60), stood(CON, 30), stood(LAB, 10)], [stood(CON, 53), stood(LAB, 47)])
    swing = standard_swing(won)
    assert isinstance(swing, Swing)
    assert swing.points == (60 + 23) * Fraction(1, 2)
    assert not swing.to_stood
    assert swing.from_stood


def test_no_swing_when_one_of_the_baselines_first_two_is_absent() -> None:
    unopposed_by_labour = contest([stood(CON, 900), stood(IND, 100, "A")], [stood(CON, 600), stood(LAB, 400)])
    swing = standard_swing(unopposed_by_labour)
    assert isinstance(swing, NoSwing)
    assert "Labour" in swing.reason
    assert "2019" in swing.reason


def test_a_third_party_missing_does_not_undo_the_swing() -> None:
    assert isinstance(
        standard_swing(contest([stood(CON, 5), stood(LAB, 4)], [stood(CON, 6), stood(LAB, 3), stood(LD, 1)])), Swing
    )


def test_steed_swing_counts_the_pair_only() -> None:
    seat = contest([stood(LAB, 60), stood(CON, 40), stood(LD, 100)], [stood(CON, 50), stood(LAB, 50)])
    swing = standard_swing(seat)
    assert isinstance(swing, Swing)
    assert swing.points == 5
    assert steed_swing(swing) == 10


def test_swing_needed_is_half_the_gap() -> None:
    # Wakefield 2019: Conservative 21,283, Labour 17,925 of 45,027.
    baseline = Baseline(
        date(2019, 12, 12), 70192, None, (stood(CON, 21283), stood(LAB, 17925), stood(LD, 1772), stood(IND, 4047, "x"))
    )
    assert valid_vote_count(baseline) == 45027
    assert rounded(swing_needed_points(baseline, stood(LAB, 1)) or Fraction(0), 2) == "3.73"
    assert swing_needed_points(baseline, stood(CON, 1)) is None
    assert rounded(swing_needed_points(baseline, stood(WPB, 1)) or Fraction(0), 2) == "23.63"


def test_change_is_none_for_a_party_that_had_not_stood_and_for_one_of_several_candidates() -> None:
    seat = contest(
        [stood(CON, 50), stood(WPB, 30), stood(LD, 10, "a"), stood(LD, 10, "b")], [stood(CON, 60), stood(LD, 40)]
    )
    changes = [change_points(seat, candidacy) for candidacy in seat.candidacies]
    assert changes == [-10, None, None, None]


def test_independents_are_compared_by_person() -> None:
    seat = contest(
        [stood(IND, 60, "ann"), stood(IND, 40, "bob")], [stood(CON, 50), stood(IND, 30, "ann"), stood(IND, 20, "cy")]
    )
    assert [change_points(seat, candidacy) for candidacy in seat.candidacies] == [30, None]
    result = outcome(seat)
    assert result is not None
    assert not result.held


def test_a_deposit_is_lost_at_exactly_five_per_cent() -> None:
    seat = contest([stood(CON, 949), stood(LAB, 50), stood(LD, 1)])
    assert [lost_deposit(seat, c) for c in seat.candidacies] == [False, True, True]
    assert lost_deposit_count(seat) == 2
    kept = contest([stood(CON, 949), stood(LAB, 51)])
    assert lost_deposit(kept, kept.candidacies[1]) is False


def test_before_october_1985_the_deposit_was_lost_at_an_eighth() -> None:
    seat = contest([stood(CON, 875), stood(LAB, 125)], on=date(1985, 7, 4))
    assert lost_deposit(seat, seat.candidacies[1]) is True
    later = contest([stood(CON, 875), stood(LAB, 125)], on=date(1985, 12, 5))
    assert lost_deposit(later, later.candidacies[1]) is False


@pytest.mark.parametrize(
    ("share", "on", "lost"),
    [
        ("10.4", date(1982, 5, 27), True),
        ("12.4", date(1982, 5, 27), True),
        # 12.45 to 12.55: an eighth is 12.5.
        ("12.5", date(1982, 5, 27), None),
        ("12.6", date(1982, 5, 27), False),
        ("13", date(1982, 5, 27), None),
        ("14", date(1982, 5, 27), False),
        ("10.4", date(1985, 10, 1), False),
        ("5.0", date(1985, 10, 1), None),
        ("4.9", date(1985, 10, 1), True),
        (None, date(1985, 10, 1), None),
    ],
)
def test_a_published_share_settles_a_deposit_where_rounding_cannot_matter(
    share: str | None, on: date, lost: bool | None
) -> None:
    loser = replace(stood(LAB, None), published_share=share)
    seat = replace(contest([stood(CON, None), loser], on=on), completeness="partial")
    assert [lost_deposit(seat, c) for c in seat.candidacies] == [False, lost]
    assert lost_deposit_count(seat) is None
    whole = replace(seat, completeness="full")
    assert lost_deposit_count(whole) == (None if lost is None else int(lost))
    # Until the votes are in, not everyone who stood need be.
    assert lost_deposit_count(replace(whole, stage="winner", candidacies=whole.candidacies[:1])) is None


def test_five_per_cent_of_the_votes_recorded_is_no_more_of_all() -> None:
    seat = contest([stood(CON, 950), stood(LAB, 50), stood(WPB, 51), stood(LD, None)])
    assert [lost_deposit(seat, c) for c in seat.candidacies] == [False, True, True, None]
    assert [lost_deposit(replace(seat, stage="called"), c) for c in seat.candidacies] == [None] * 4


def test_unknown_is_not_nought() -> None:
    seat = contest([stood(CON, 900), stood(LAB, None)], electorate=None)
    assert valid_vote_count(seat) is None
    assert majority(seat) is None
    assert turnout_points(seat) is None
    assert turnout_change_points(seat) is None
    assert lost_deposit_count(seat) is None
    assert isinstance(standard_swing(seat), NoSwing)


def test_turnout_change() -> None:
    seat = contest([stood(CON, 40)], [stood(CON, 60)], electorate=100, electorate_before=100)
    assert turnout_change_points(seat) == -20


def test_equal_votes_share_a_place() -> None:
    assert positions([stood(CON, 5), stood(LAB, 3), stood(LD, 3), stood(WPB, 1)]) == (1, 2, 2, 4)


counts = st.integers(min_value=0, max_value=100_000)


@given(counts, counts, counts, counts)
def test_a_swing_is_never_negative_and_is_the_same_from_either_side(a: int, b: int, c: int, d: int) -> None:
    seat = contest([stood(LAB, a + 1), stood(CON, b)], [stood(CON, c + 1), stood(LAB, d)])
    one = butler_swing(seat, seat.candidacies[0], seat.candidacies[1])
    other = butler_swing(seat, seat.candidacies[1], seat.candidacies[0])
    assert isinstance(one, Swing)
    assert isinstance(other, Swing)
    assert one.points == other.points >= 0
    if one.points:
        assert (one.from_, one.to) == (other.from_, other.to)
    # With two parties only, what one gains the other loses, so Butler and Steed agree.
    if one.points:
        assert steed_swing(one) == one.points


@given(st.fractions(min_value=-1000, max_value=1000), st.integers(min_value=0, max_value=4))
def test_rounding_is_to_the_nearest_and_halves_go_away_from_nought(value: Fraction, places: int) -> None:
    shown = Fraction(rounded(value, places).replace("−", "-").replace(",", ""))
    assert abs(shown - value) <= Fraction(1, 2 * 10**places)
    if abs(shown - value) == Fraction(1, 2 * 10**places):
        assert abs(shown) > abs(value)


def test_signs() -> None:
    assert signed(Fraction(74, 10)) == "+7.4"
    assert signed(Fraction(-3, 10)) == "−0.3"
    assert signed(Fraction(1, 1000)) == "0.0"
    assert signed(Fraction(-1, 1000)) == "0.0"
    assert signed(None) == "–"


def test_standings_are_the_single_measures_together() -> None:
    for seat in (BATLEY, contest([stood(CON, 9), stood(LAB, None)]), contest([stood(LD, 10, "a"), stood(LD, 9, "b")])):
        for each in standings(seat):
            assert each.share_points == share_points(seat, each.candidacy)
            assert each.change_points == change_points(seat, each.candidacy)
            assert each.lost_deposit == lost_deposit(seat, each.candidacy)


def in_part(*told: tuple[int | None, str | None]) -> ByElection:
    """Give a contest of which a source has these votes and published shares, the winner's first."""
    now = [
        replace(stood(LAB if at == 0 else IND, votes, f"P{at}"), published_share=share, elected=at == 0)
        for at, (votes, share) in enumerate(told)
    ]
    return replace(contest(now), completeness="partial")


def test_a_place_in_a_result_recorded_in_part_is_what_the_published_shares_prove() -> None:
    # Mitcham and Morden 1982: 2.8% were for others, so Labour's 24.4% was third.
    assert places(in_part((13306, "43.4"), (9032, "29.4"), (7475, "24.4"), (None, None))) == (1, 2, 3, None)
    # Newbury 1993: 6% were for others, and one of them may have had more than Labour's 2%.
    assert places(in_part((37590, "65.1"), (15535, "26.9"), (1151, "2.0"))) == (1, 2, None)
    # Hamilton South 1999: with shares rounded up, 7.15% may have been for others, and as little for the Conservatives.
    shares = ("36.9", "34.0", "9.5", "7.2", "5.5")
    assert places(in_part(*((None, share) for share in shares))) == (1, 2, 3, None, None)


def test_two_shares_that_rounding_may_have_turned_have_no_places() -> None:
    told = ((None, "50.0"), (None, "30.0"), (None, "9.5"), (None, "9.5"))
    assert places(in_part(*told)) == (1, 2, None, None)
    # Bootle 1990: the votes of both tell.
    assert places(in_part((26737, "75.4"), (3220, "9.1"), (3179, "8.9"))) == (1, 2, 3)


@given(
    votes=st.lists(st.integers(1, 3000), min_size=3, max_size=8),
    kept=st.lists(st.sampled_from(("both", "votes", "share", "name", "nothing")), min_size=8, max_size=8),
    decimals=st.integers(0, 2),
)
def test_no_place_is_proven_that_the_whole_result_does_not_have(
    votes: list[int], kept: list[str], decimals: int
) -> None:
    votes = sorted(votes, reverse=True)
    whole, told = sum(votes), []
    for one, how in zip(votes, ["both", "both", *kept], strict=False):
        share = rounded(Fraction(100 * one, whole), decimals) if how in {"both", "share"} else None
        told.append((how, one, (one if how in {"both", "votes"} else None, share)))
    found = places(in_part(*(one for how, _, one in told if how != "nothing")))
    place = positions([stood(LAB, one) for one in votes])
    actual = [at for (how, _, _), at in zip(told, place, strict=True) if how != "nothing"]
    assert [at for at in found[2:] if at] == [at for at, proven in zip(actual[2:], found[2:], strict=True) if proven]
