"""Facts of the shipped data that a reader can look up."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from byelex import measures, swings
from byelex.elections import Baseline, ByElection, Party
from byelex.sources.checking import check
from byelex.sources.datafiles import People

ByElections = Mapping[str, ByElection]


def votes(by_election: ByElection, person_id: str) -> int | None:
    return next(candidacy.votes for candidacy in by_election.candidacies if candidacy.person_id == person_id)


def contests_of(since_2010: ByElections, person_id: str) -> list[str]:
    return [id for id, contest in since_2010.items() if person_id in {c.person_id for c in contest.candidacies}]


def test_the_shipped_data_has_no_fault(data_folder: Path) -> None:
    assert check(data_folder) == []


def test_all_65_by_elections_of_parliament_are_there(since_2010: ByElections) -> None:
    assert len(since_2010) == 65
    assert min(since_2010) == "2011-01-13-oldham-east-and-saddleworth"
    assert max(since_2010) == "2026-08-13-clacton"
    assert sum(len(contest.candidacies) for contest in since_2010.values()) == 668


def test_every_sum_is_the_declared_one(since_2010: ByElections) -> None:
    for id, contest in since_2010.items():
        assert measures.valid_vote_count(contest) == contest.declared.valid_vote_count, id
        assert measures.majority(contest) == contest.declared.majority, id


def test_24_seats_changed_hands_and_41_were_held(since_2010: ByElections) -> None:
    outcomes = [measures.outcome(contest) for contest in since_2010.values()]
    assert [outcome.held for outcome in outcomes if outcome].count(False) == 24
    assert [outcome.held for outcome in outcomes if outcome].count(True) == 41


CORRECTED = [
    ("2016-05-05-sheffield-brightside-and-hillsborough", "votes of Gill Furniss", "14987", "14087"),
    ("2026-06-18-arbroath-and-broughty-ferry", "majority", "5178", "5278"),
    ("2026-08-13-clacton", "RUK column", "22379", "22239"),
    ("2014-06-05-newark", "SDLP column", "1891", "0"),
    ("2014-06-05-newark", "All other candidates column", "454", "2345"),
    ("2024-02-29-rochdale", "All other candidates column", "8071", "20406"),
    ("2019-04-04-newport-west", "share of Amelia Womack", "0.04006", "0.039294"),
    ("2016-12-08-sleaford-and-north-hykeham", "Democracy Club id of Paul Coyne", "26371", "none"),
    ("2022-06-23-wakefield", "name of Akef- Akbar", "Akef- Akbar", "Akef Akbar"),
]


@pytest.mark.parametrize(("id", "of", "published", "corrected"), CORRECTED)
def test_a_known_error_is_corrected_and_says_so(
    since_2010: ByElections, id: str, of: str, published: str, corrected: str
) -> None:
    found = [fix for fix in since_2010[id].corrections if fix.of == of]
    assert [(fix.published, fix.corrected) for fix in found] == [(published, corrected)]
    assert found[0].reason


def test_the_five_shares_of_ogmore_are_corrected(since_2010: ByElections) -> None:
    (fix,) = since_2010["2016-05-05-ogmore"].corrections
    assert fix.of == "shares"
    assert fix.published.split(" / ")[0] == "0.521810"
    assert fix.corrected.split(" / ")[0] == "0.526220"


def test_gill_furniss_had_14_087_votes(since_2010: ByElections) -> None:
    sheffield = since_2010["2016-05-05-sheffield-brightside-and-hillsborough"]
    assert votes(sheffield, "gill-furniss") == 14_087
    assert measures.majority(sheffield) == 9_590
    assert measures.valid_vote_count(sheffield) == 22_581


def test_rejected_papers_that_were_not_published_are_not_nought(since_2010: ByElections) -> None:
    unknown = [id for id, contest in since_2010.items() if contest.rejected_vote_count is None]
    assert unknown == ["2011-03-03-barnsley-central", "2011-05-05-leicester-south"]
    assert since_2010["2022-02-03-southend-west"].rejected_vote_count == 1_084


def test_howling_laud_hope_is_one_person_at_21_by_elections(since_2010: ByElections, people: People) -> None:
    contests = contests_of(since_2010, "howling-laud-hope")
    assert len(contests) == 21
    # Printed as Alan Hope at Tooting, Howling Hope in West Lancashire, without an id at Richmond Park.
    assert {"2016-06-16-tooting", "2023-02-09-west-lancashire", "2016-12-01-richmond-park"} <= set(contests)
    assert people.by_id["howling-laud-hope"].name == "Howling Laud Hope"


@pytest.mark.parametrize(
    ("person_id", "count"),
    [
        ("nick-delves", 6),
        ("ankit-love", 5),
        ("thomas-darwood", 3),
        ("count-binface", 3),
        ("george-galloway", 3),
        ("david-bishop", 8),
        ("jayda-fransen", 4),
        ("winston-mckenzie", 2),
        ("paul-nuttall", 2),
    ],
)
def test_one_person_is_one_person(since_2010: ByElections, person_id: str, count: int) -> None:
    assert len(contests_of(since_2010, person_id)) == count


def test_sleaford_has_its_labour_candidate_and_two_people_under_one_published_id(since_2010: ByElections) -> None:
    sleaford = {c.person_id: c for c in since_2010["2016-12-08-sleaford-and-north-hykeham"].candidacies}
    assert (sleaford["jim-clarke"].party.id, sleaford["jim-clarke"].votes) == ("labour", 3_363)
    assert (sleaford["paul-coyne"].party.id, sleaford["paul-coyne"].votes) == ("independent", 186)


def test_two_people_called_sarah_green_are_two(since_2010: ByElections) -> None:
    assert since_2010["2021-06-17-chesham-and-amersham"].winner.person_id == "sarah-green"
    assert contests_of(since_2010, "sarah-green") == ["2021-06-17-chesham-and-amersham"]
    uxbridge = since_2010["2023-07-20-uxbridge-and-south-ruislip"]
    assert votes(uxbridge, "sarah-green-uxbridge-and-south-ruislip") == 893


def test_count_binface_is_the_independent_of_2019(baselines: Mapping[date, Mapping[str, Baseline]]) -> None:
    uxbridge = baselines[date(2019, 12, 12)]["E14001007"]
    assert [c.votes for c in uxbridge.candidacies if c.person_id == "count-binface"] == [69]


def test_seats_of_one_name_are_told_apart_by_their_id(since_2010: ByElections) -> None:
    assert since_2010["2014-10-09-clacton"].constituency.id == "E14000642"
    assert since_2010["2026-08-13-clacton"].constituency.id == "E14001174"
    batley = [c.constituency.id for id, c in since_2010.items() if id.endswith("batley-and-spen")]
    assert batley == ["E14000548", "E14000548"]


def test_one_seat_has_one_name(since_2010: ByElections) -> None:
    assert since_2010["2022-12-01-city-of-chester"].constituency.name == "City of Chester"
    assert since_2010["2017-02-23-stoke-on-trent-central"].constituency.name == "Stoke-on-Trent Central"
    assert since_2010["2021-12-02-old-bexley-and-sidcup"].constituency.name == "Old Bexley and Sidcup"


@pytest.mark.parametrize("day", [date(2010, 5, 6), date(2015, 5, 7), date(2017, 6, 8), date(2019, 12, 12)])
def test_a_general_election_has_650_seats(baselines: Mapping[date, Mapping[str, Baseline]], day: date) -> None:
    assert len(baselines[day]) == 650
    assert all(result.candidacies for result in baselines[day].values())


def test_the_brexit_party_and_reform_uk_are_one(since_2010: ByElections) -> None:
    baseline = since_2010["2021-05-06-hartlepool"].baseline
    assert baseline is not None
    third = baseline.candidacies[2]
    assert (third.party.id, third.party_name, third.votes) == ("reform-uk", "The Brexit Party", 10_603)


def test_labour_and_co_operative_is_labour(since_2010: ByElections) -> None:
    winner = since_2010["2022-06-23-wakefield"].winner
    assert (winner.party.id, winner.party_name) == ("labour", "Labour and Co-operative")


def test_the_three_green_parties_are_three(baselines: Mapping[date, Mapping[str, Baseline]]) -> None:
    greens: dict[str, set[str]] = {}
    for seat, result in baselines[date(2024, 7, 4)].items():
        for candidacy in result.candidacies:
            if candidacy.party.id in ("green", "scottish-green", "green-ni"):
                greens.setdefault(candidacy.party.id, set()).add(seat[0])
    assert greens == {"green": {"E", "W"}, "scottish-green": {"S"}, "green-ni": {"N"}}


SWINGS = [
    ("2024-02-15-wellingborough", "conservative", "labour", 28.53),
    ("2024-02-15-kingswood", "conservative", "labour", 16.40),
    ("2021-05-06-hartlepool", "labour", "conservative", 15.97),
    ("2022-06-23-wakefield", "conservative", "labour", 12.69),
    ("2022-06-23-tiverton-and-honiton", "conservative", "liberal-democrats", 29.93),
    ("2026-02-26-gorton-and-denton", "labour", "green", 26.43),
    ("2021-07-01-batley-and-spen", "labour", "conservative", 2.90),
    ("2014-10-09-clacton", "conservative", "ukip", 44.06),
]


@pytest.mark.parametrize(("id", "from_", "to", "points"), SWINGS)
def test_swings_come_out_as_everyone_quotes_them(
    since_2010: ByElections, id: str, from_: str, to: str, points: float
) -> None:
    swing = swings.standard_swing(since_2010[id])
    assert isinstance(swing, swings.Swing)
    assert (swing.from_.party.id, swing.to.party.id) == (from_, to)
    assert round(float(swing.points), 2) == points


def test_a_swing_is_undefined_in_five_contests(since_2010: ByElections) -> None:
    undefined = [id for id, c in since_2010.items() if isinstance(swings.standard_swing(c), swings.NoSwing)]
    assert undefined == [
        "2013-03-07-mid-ulster",
        "2016-10-20-batley-and-spen",
        "2016-12-01-richmond-park",
        "2022-02-03-southend-west",
        "2026-08-13-clacton",
    ]


def test_quotes_are_with_the_contests_they_are_about(since_2010: ByElections) -> None:
    starmer = [q for c in since_2010.values() for q in c.quotes if q.speaker_id == "keir-starmer"]
    fantastic = next(quote for quote in starmer if quote.words.startswith("These are fantastic results"))
    assert {"2024-02-15-kingswood", "2024-02-15-wellingborough"} <= set(fantastic.by_election_ids)
    relieved = [q for c in since_2010.values() for q in c.quotes if "mightily relieved man" in q.words]
    assert [quote.speaker for quote in relieved] == ["Jon Craig"]


def test_the_parties_have_the_names_people_type(parties: Mapping[str, Party]) -> None:
    nicknames = {name: id for id, party in parties.items() for name in party.nicknames}
    assert nicknames["tories"] == "conservative"
    assert nicknames["lib dems"] == "liberal-democrats"
    assert nicknames["loonies"] == "monster-raving-loony"
    assert nicknames["brexit party"] == "reform-uk"
    assert parties["independent"].independent
    assert parties["speaker"].independent
