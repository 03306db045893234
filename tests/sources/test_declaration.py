"""Declarations as people paste them: what is read, what is asked about, and that no figure is ever made up."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from byelex.elections import ByElection, Party
from byelex.sources.datafiles import load_parties
from byelex.sources.declaration import Declaration, read_declaration
from byelex.store import Store
from tests.letters import LETTERS

DATA = Path(__file__).parent.parent.parent / "data"


@pytest.fixture(scope="module")
def parties() -> Mapping[str, Party]:
    return load_parties(DATA)


def read(text: str, parties: Mapping[str, Party], country: str | None = "England") -> Declaration:
    return read_declaration(text, parties.values(), country)


def rows(declaration: Declaration) -> list[tuple[str, str, int | None]]:
    return [(one.name, one.party.id if one.party else "", one.votes) for one in declaration.candidates]


LEADBEATER = ("Kim Leadbeater", "labour", 13296)


@pytest.mark.parametrize(
    "line",
    [
        "Kim Leadbeater, Labour, 13,296",
        "Kim Leadbeater,Labour,13296",
        "Kim Leadbeater,Labour,13296,35.3,-7.4",
        "Kim Leadbeater (Lab) 13,296 35.3%",
        "Kim Leadbeater (Labour) 13,296 (35.27%, -7.41%)",
        "LAB Kim Leadbeater 13296 (-7.4)",
        "Lab: Kim Leadbeater: 13,296",
        "Labour: Kim Leadbeater - 13,296",
        "Labour – Kim Leadbeater – 13,296 votes",
        "Labour\tKim Leadbeater\t13,296\t35.3\t−7.4",
        "| Kim Leadbeater | Labour | 13,296 | 35.3% |",
        "- Kim Leadbeater (Labour Party) 13,296",
        "• **Kim Leadbeater** Labour Party Candidate 13,296",
        "🌹 Kim Leadbeater, LABOUR, 13,296 ✅",
        "1. Kim Leadbeater, Labour, 13,296",
        "Kim Leadbeater ........ Labour ........ 13,296",
        "Kim\u00a0Leadbeater, Labour, 13\u202f296",
        "Kim Leadbeater, Labour, 13’296",
        "Kim Leadbeater polled 13,296 (Labour)",
        "13,296 Kim Leadbeater Lab",
        "LEADBEATER Kim, Labour Party, 13,296",
        "LEADBEATER, Kim\tLabour Party\t13296\tElected",
        "Kim Leadbeater  Labour  13,296",
        "Kim Leadbeater\nLabour\n13,296\n35.3%\n-7.4",
        "Kim Leadbeater\nLabour Party\n13,296 votes\nElected",
        "1st Kim Leadbeater (Lab) 13,296",
        "Kim Leadbeater of the Labour Party received 13,296 votes",
        "The Labour Party's Kim Leadbeater: 13,296",
        "Labour: 13,296 — Kim Leadbeater",
        "Kim Leadbeater, Lab/Co-op, 13,296",
        "Candidate,Party,Votes,%\nKim Leadbeater,Labour,13296,35",
        "Party\tCandidate\tVotes\t%\t±%\n\tLabour\tKim Leadbeater\t13,296\t35\t–7",
        "LEADBEATER, Kim Labour and Co-operative Party 13,296 ELECTED",
        "Cllr Kim Leadbeater MBE, Labour, 13,296",
        "<tr><td>Kim Leadbeater</td><td>Labour</td><td>13,296</td></tr>",
        "Kim Leadbeater Labour Party - For the many 13,296",
        "Kim 🌹 Leadbeater, Labour, 13,296",
        "Kim Leadbeater¹, Labour, 13,296[2]",
        "\u2067Kim Lead\x00beater\u2069, Labour, 13，296",
        "kim leadbeater lab 13296",
        "Kim Leadbeater, Llafur Cymru / Welsh Labour, 13,296",
        "Labour\nKim Leadbeater\nVotes: 13,296\nVote share: 35.3%\nShare change: -7.4",
        "Labour\nLAB\nKim Leadbeater\n13,296\nvotes\n35.3% of total votes\n-7.4 change since 2019",
        "Kim Leadbeater, Labour, 13,296\nLabour's majority is 323\nMajority over the Conservatives: 323",
    ],
)
def test_one_candidate_as_people_write_it(line: str, parties: Mapping[str, Party]) -> None:
    declaration = read(line, parties)
    assert declaration.faults == ()
    assert rows(declaration) == [LEADBEATER]


@pytest.mark.parametrize(
    ("line", "name", "party", "votes"),
    [
        ("77 Joseph, Independent, 42", "77 Joseph", "independent", 42),
        ("Joseph 77, Independent, 42", "Joseph 77", "independent", 42),
        ("Count Binface, Count Binface Party, 9,455", "Count Binface", "count-binface", 9455),
        ("Count Binface (Count Binface Party) 9455", "Count Binface", "count-binface", 9455),
        (
            "Nick The Incredible Flying Brick, Official Monster Raving Loony Party, 28",
            "Nick The Incredible Flying Brick",
            "monster-raving-loony",
            28,
        ),
        (
            '"Prince A Love, Emperor of India", Independent, 27',
            "Prince A Love, Emperor of India",
            "independent",
            27,
        ),
        ("Ray Hall, Beer, Baccy and Crumpet Party, 235", "Ray Hall", "beer-baccy", 235),
        ("Adam Lotun, Democracy 2015, 35", "Adam Lotun", "democracy-2015", 35),
        ("Ann Smith, Independent - Save our hospital, 12", "Ann Smith", "independent", 12),
        ("Ann Smith, No description, 12", "Ann Smith", "independent", 12),
        ("Patrick O'Flynn (SDP) 600", "Patrick O'Flynn", "sdp-1990", 600),
        ("Jacob Rees-Mogg - Con - 12", "Jacob Rees-Mogg", "conservative", 12),
        ("O'NEILL, Mary-Ann, Sinn Fein, 9,000", "Mary-Ann O'Neill", "sinn-fein", 9000),
        ("GREEN, Sarah, Liberal Democrat, 21,517", "Sarah Green", "liberal-democrats", 21517),
        ("Kate Green, Labour and Co-operative Party, 5", "Kate Green", "labour", 5),
        ("Ed Gemmell Climate Party 49", "Ed Gemmell", "climate-party", 49),
        ("A Nobody, Lab, 0", "A Nobody", "labour", 0),
        ("GREEN, Sarah Liberal Democrats 21,517", "Sarah Green", "liberal-democrats", 21517),
        ("LAB, Kate Green 5,000", "Kate Green", "labour", 5000),
        ("Bill Sample III, Labour, 5", "Bill Sample III", "labour", 5),
        ("JO COX, Labour, 5", "Jo Cox", "labour", 5),
        ("O'BRIEN-McDONALD, Cat, SNP, 5", "Cat O'Brien-McDonald", "snp", 5),
    ],
)
def test_names_and_parties_that_are_easily_misread(
    line: str, name: str, party: str, votes: int, parties: Mapping[str, Party]
) -> None:
    declaration = read(line, parties)
    assert declaration.faults == ()
    assert rows(declaration) == [(name, party, votes)]


def test_the_party_is_kept_as_printed_where_that_says_more(parties: Mapping[str, Party]) -> None:
    declaration = read("A, Labour and Co-operative, 3\nB, LIB DEM, 2\nC, The Labour Party Candidate, 1", parties)
    assert [one.party_name for one in declaration.candidates] == [
        "Labour and Co-operative",
        "Liberal Democrat",
        "Labour",
    ]


@pytest.mark.parametrize(
    ("country", "party"), [("England", "green"), ("Scotland", "scottish-green"), ("Northern Ireland", "green-ni")]
)
def test_which_greens_depends_on_the_country(country: str, party: str, parties: Mapping[str, Party]) -> None:
    assert rows(read("Lorna Slater, Green, 900", parties, country)) == [("Lorna Slater", party, 900)]


@pytest.mark.parametrize(
    "line",
    [
        "Kim Leadbeater, Labour, 13.296",
        "Kim Leadbeater, Labour, 13,29",
        "Kim Leadbeater, Labour, 13,2O6",
        "Kim Leadbeater, Labour, ~13,000",
        "Kim Leadbeater, Labour, about 13,000",
        "Kim Leadbeater, Labour, 13k",
        "Kim Leadbeater, Labour, 13,000+",
        "Kim Leadbeater, Labour, 13296 12973",
        "Kim Leadbeater, Labour, 13,296, 35",
        "Kim Leadbeater Labour 13,296 35 -7",
        "Kim Leadbeater, Labour, 13296.0",
        "Kim Leadbeater, Labour, 1,329,600",
        "Kim Leadbeater, Labour -13,296",
        "83 John Smith (Independent)",
    ],
)
def test_a_figure_that_could_be_read_two_ways_is_a_fault_on_its_line(line: str, parties: Mapping[str, Party]) -> None:
    declaration = read(f"Ryan Stephenson, Conservative, 12,973\n{line}", parties)
    assert [remark.line for remark in declaration.faults] == [2]
    assert declaration.candidates[1].votes is None


def test_thousands_parted_by_a_plain_space_are_read_and_said(parties: Mapping[str, Party]) -> None:
    declaration = read("Kim Leadbeater, Labour, 13 296", parties)
    assert rows(declaration) == [LEADBEATER]
    assert [str(doubt) for doubt in declaration.doubts] == ['Line 1: "13 296" is read as 13,296 votes.']


def test_a_misspelt_party_is_not_guessed_but_offered(parties: Mapping[str, Party]) -> None:
    declaration = read("Kim Leadbeater, Labuor, 13,296", parties)
    assert [str(fault) for fault in declaration.faults] == ['Line 1: There is no party "Labuor". Did you mean Labour?']


def test_nobody_is_taken_for_an_independent(parties: Mapping[str, Party]) -> None:
    declaration = read("Kim Leadbeater, 13,296", parties)
    assert "no party for Kim Leadbeater" in str(declaration.faults[0])


@pytest.mark.parametrize("line", ["Damian Green 5,000", "LAB Kate Green 5,000", "GREEN, Sarah Labour 5"])
def test_green_the_name_is_not_taken_for_green_the_party(line: str, parties: Mapping[str, Party]) -> None:
    assert len(read(line, parties).faults) == 1


def test_the_rest_of_a_list_says_where_the_party_stands(parties: Mapping[str, Party]) -> None:
    declaration = read("LAB Kate Green 5,000\nCON John Smith 4,000\nLD Sarah Green 3,000", parties)
    assert declaration.faults == ()
    assert [one.name for one in declaration.candidates] == ["Kate Green", "John Smith", "Sarah Green"]


def test_a_line_of_another_kind_is_no_candidate(parties: Mapping[str, Party]) -> None:
    declaration = read("Kim Leadbeater, Lab, 13,296\nSwing Lab to Con 2,900\nPostal votes, Labour, 8,000", parties)
    assert [fault.line for fault in declaration.faults] == [2, 3]
    assert rows(read('"Postal Vote", Labour, 8', parties)) == [("Postal Vote", "labour", 8)]


@pytest.mark.parametrize(
    ("line", "electorate", "rejected"),
    [
        ("Number of electors on the register: 79,373", 79373, None),
        ("Electoral roll 79,373", 79373, None),
        ("Rejected: nil", None, 0),
    ],
)
def test_totals_in_other_words(
    line: str, electorate: int | None, rejected: int | None, parties: Mapping[str, Party]
) -> None:
    declaration = read(f"Kim Leadbeater, Lab, 13,296\n{line}", parties)
    assert (declaration.electorate, declaration.rejected_vote_count) == (electorate, rejected)
    assert (declaration.faults, declaration.doubts) == ((), ())


def test_a_returning_officers_declaration(parties: Mapping[str, Party]) -> None:
    declaration = read(
        """I, Robin Tuddenham, being the Acting Returning Officer at the election held on Thursday 1 July 2021 do hereby
give notice that the number of votes recorded for each candidate is as follows:
Name of Candidate\tDescription (if any)\tNumber of votes recorded
LEADBEATER, Kim Michele\tLabour Party\t13296 Elected
STEPHENSON, Ryan\tConservative Party Candidate\t12973
The number of ballot papers rejected was as follows:
A want of an official mark\t0
B voting for more candidates than voter was entitled to\t12
C writing or mark by which voter could be identified\t1
D being unmarked or wholly void for uncertainty\t70
Total\t83
Electorate: 79,373  Ballot papers issued: 37,803  Turnout: 47.62%
And I do hereby declare that Kim Michele Leadbeater is duly elected.""",
        parties,
    )
    assert declaration.faults == ()
    assert rows(declaration) == [
        ("Kim Michele Leadbeater", "labour", 13296),
        ("Ryan Stephenson", "conservative", 12973),
    ]
    assert declaration.candidates[0].elected
    assert (declaration.electorate, declaration.rejected_vote_count, declaration.ballot_count) == (79373, 83, 37803)
    assert declaration.turnout is not None
    assert declaration.turnout.value == Fraction("47.62")


def test_a_count_night_summary(parties: Mapping[str, Party]) -> None:
    declaration = read(
        """WAKEFIELD (Lab gain from Con)
Simon Lightwood (Lab) 13,166 (47.94%, +8.14%)
Nadeem Ahmed (C) 8,241 (30.00%, -17.26%)
Akef Akbar (Ind) 2,090 (7.61%)
Lab maj 4,925 (17.93%)
12.70% swing C to Lab
Electorate 69,601; Turnout 27,466 (39.46%, -24.69%)
Rejected: 62""",
        parties,
    )
    assert declaration.faults == declaration.doubts == ()
    assert [one.votes for one in declaration.candidates] == [13166, 8241, 2090]
    assert (declaration.electorate, declaration.rejected_vote_count, declaration.majority) == (69601, 62, 4925)
    assert (declaration.ballot_count, str(declaration.turnout), str(declaration.swing)) == (27466, "39.46", "12.70")
    assert declaration.winner_party is not None
    assert declaration.gained_from is not None
    assert (declaration.winner_party.id, declaration.gained_from.id) == ("labour", "conservative")


@pytest.mark.parametrize(
    ("text", "name", "party", "gained_from", "held"),
    [
        ("Labour gain", "", "labour", None, False),
        ("LAB GAIN from CON, votes to follow", "", "labour", "conservative", False),
        ("Labour GAIN Wakefield from Conservative", "", "labour", "conservative", False),
        ("Wakefield: Labour gain from the Tories", "", "labour", "conservative", False),
        ("SNP HOLD Arbroath", "", "snp", None, True),
        ("Elected: Kim Leadbeater (Lab)", "Kim Leadbeater", "labour", None, None),
        ("Kim Leadbeater (Lab) elected", "Kim Leadbeater", "labour", None, None),
        ("Kim Leadbeater elected\nLabour hold", "Kim Leadbeater", "labour", None, True),
        ("Labour's Kim Leadbeater wins Batley and Spen", "Kim Leadbeater", "labour", None, None),
        ("Kim Leadbeater wins Batley and Spen for Labour", "Kim Leadbeater", "labour", None, None),
    ],
)
def test_only_the_winner_is_known(
    text: str, name: str, party: str, gained_from: str | None, held: bool | None, parties: Mapping[str, Party]
) -> None:
    declaration = read(text, parties)
    assert declaration.faults == ()
    assert rows(declaration) == [(name, party, None)]
    assert declaration.candidates[0].elected
    assert (declaration.gained_from.id if declaration.gained_from else None) == gained_from
    assert declaration.held is held


def test_a_star_marks_the_winner_but_stars_on_every_line_are_bullets(parties: Mapping[str, Party]) -> None:
    one = read("*Kim Leadbeater, Lab, 13,296\nRyan Stephenson, Con, 12,973", parties)
    all_ = read("* Kim Leadbeater, Lab, 13,296\n* Ryan Stephenson, Con, 12,973", parties)
    assert [candidate.elected for candidate in one.candidates] == [True, False]
    assert [candidate.elected for candidate in all_.candidates] == [False, False]


def test_lines_numbered_from_one_are_a_list(parties: Mapping[str, Party]) -> None:
    declaration = read("1 Kim Leadbeater Lab 13296\n2 Ryan Stephenson Con 12973\n3 77 Joseph, Independent, 3", parties)
    assert [one.name for one in declaration.candidates] == ["Kim Leadbeater", "Ryan Stephenson", "77 Joseph"]
    assert [one.votes for one in declaration.candidates] == [13296, 12973, 3]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("A Smith, Lab, 10\nA SMITH, Con, 9", "A Smith is on line 1 too"),
        ("A Smith, Lab, 10\nB Jones, Con, 10", "have the same votes"),
        ("A Smith, Lab, 10\nB Jones, Con, 9, elected", "but A Smith has more votes"),
        ("A Smith, Lab, 10, elected\nB Jones, Con, 9, elected", "both marked as elected"),
        ("A Smith, Lab\nB Jones, Con, 9", "no votes for A Smith"),
        ("Labour gain\nA Smith, Lab, 9\nB Jones, Con, 10", "by the votes it is Conservative"),
        ("Electorate: 79,373\nElectorate: 79,737\nA Smith, Lab, 9", "79,373 on line 1"),
        ("Electorate: 79,373 79,737\nA Smith, Lab, 9", "has two figures"),
        ("Electorate: about 79,000\nA Smith, Lab, 9", "not an exact figure"),
        ("   \n\n", "There is no text"),
        ("A Smith, Lab, 10, " * 100, "put each candidate on a line of its own"),
    ],
)
def test_contradictions_are_faults(text: str, said: str, parties: Mapping[str, Party]) -> None:
    assert any(said in str(fault) for fault in read(text, parties).faults)


def test_titles_are_kept_and_small_talk_is_told(parties: Mapping[str, Party]) -> None:
    declaration = read("Batley and Spen by-election result 2021\nKim Leadbeater, Lab, 9\nWhat a night!", parties)
    assert declaration.headings == ("Batley and Spen by-election result 2021",)
    assert [remark.line for remark in declaration.doubts] == [3]


def test_thirty_four_candidates(store: Store, parties: Mapping[str, Party]) -> None:
    clacton = store.by_election("2026-08-13-clacton")
    assert clacton is not None
    text = "\n".join(f'"{one.name}", {one.party.name}, {one.votes:,}' for one in clacton.candidacies)
    declaration = read(text, parties)
    assert len(text) < 4000
    assert declaration.faults == ()
    assert rows(declaration) == [(one.name, one.party.id, one.votes) for one in clacton.candidacies]


LAYOUTS = (
    "{name}, {party}, {votes:,}",
    "{name} ({party}) {votes:,} 12.3%",
    "{party}: {name} - {votes:,}",
    "{party}\t{name}\t{votes}\t1.3\tNew",
    "- {name} – {party} – {votes:,}",
)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_candidacy_on_record_is_read_or_asked_about_but_never_misread(
    layout: str, tried: list[ByElection], parties: Mapping[str, Party]
) -> None:
    asked = total = 0
    for by_election in tried:
        for one in by_election.candidacies:
            # What is declared tonight is for a party of today, not for one of 1948.
            if one.votes is None or by_election.baseline is None:
                continue
            total += 1
            declaration = read(layout.format(name=one.name, party=one.party.name, votes=one.votes), parties)
            if declaration.faults:
                asked += 1
                continue
            # The Greens of each country are told apart by the seat, which is England here.
            (found,) = declaration.candidates
            assert (found.name, found.votes) == (one.name, one.votes)
            assert found.party is not None
            assert found.party.id == one.party.id
    assert total
    assert asked <= 1 + total // 100


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(LETTERS, max_size=400))
def test_any_text_at_all_is_read_without_failing(parties: Mapping[str, Party], text: str) -> None:
    read(text, parties)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    counts=st.lists(st.integers(0, 60_000), min_size=2, max_size=9, unique=True),
    layout=st.sampled_from(LAYOUTS),
    noise=st.sampled_from(["", "  ", "\u00a0", "\u200b", " *", "."]),
)
def test_votes_are_read_exactly_or_not_at_all(
    parties: Mapping[str, Party], counts: list[int], layout: str, noise: str
) -> None:
    names = ["Ann", "Bob", "Cat", "Dan", "Eve", "Fay", "Gus", "Hal", "Ivy"]
    chosen = ["Labour", "Conservative", "Liberal Democrat", "Green", "Reform UK", "SNP", "UKIP", "DUP", "Independent"]
    lines = [
        layout.format(name=f"{name} Smith", party=party, votes=votes) + noise
        for name, party, votes in zip(names, chosen, counts, strict=False)
    ]
    declaration = read("\n".join(lines), parties)
    unsaid = [one.votes for one in declaration.candidates if not one.faults]
    assert all(votes in counts for votes in unsaid)
    if noise != " *":
        assert [one.votes for one in declaration.candidates] == counts
