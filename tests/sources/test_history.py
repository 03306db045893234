"""By-elections of 1945 to 2010: what was imported, and how the importer reads a folder laid out as it was collected."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from byelex.elections import ByElection, Party
from byelex.errors import DataError
from byelex.measures import Outcome, lost_deposit, lost_deposit_count, majority, outcome, turnout_points
from byelex.parliaments import parliament_of
from byelex.sources.by_elections import read_by_election
from byelex.sources.checking import check
from byelex.sources.history import import_history
from byelex.sources.history.citations import cited
from byelex.sources.history.disagreements import agrees
from byelex.sources.missing import load_missing
from byelex.sources.tables import load_parties
from byelex.sources.writing import write_by_election
from byelex.stated import published_swing, stated_swing

DATA = Path(__file__).parents[2] / "data"
UNTIL_2010 = "2010-05-06"


@pytest.fixture(scope="module")
def parties() -> Mapping[str, Party]:
    return load_parties(DATA)


@pytest.fixture(scope="module")
def contests(parties: Mapping[str, Party]) -> Mapping[str, ByElection]:
    files = sorted((DATA / "by-elections").glob("*.toml"))
    return {path.stem: read_by_election(path, parties) for path in files if path.stem < UNTIL_2010}


def held(by_election: ByElection) -> Outcome:
    result = outcome(by_election)
    assert result is not None
    return result


def test_every_contest_is_counted_by_how_much_is_known(contests: Mapping[str, ByElection]) -> None:
    assert len(contests) == 444
    known = Counter(contest.completeness for contest in contests.values())
    assert known == {"full": 355, "partial": 53, "winner": 31, "unopposed": 5}


def test_with_those_missing_each_parliament_has_as_many_as_were_held(contests: Mapping[str, ByElection]) -> None:
    missing = load_missing(DATA)
    assert len(missing) == 26
    held_in = Counter(parliament_of(contest.polling_on).year * 100 for contest in contests.values())
    held_in.update(one.parliament_on.year * 100 for one in missing)
    # The two Parliaments elected in 1974 are counted together here: 1 and 30.
    assert [held_in[year * 100] for year in (1945, 1950, 1951, 1955, 1959, 1964)] == [52, 14, 48, 52, 62, 13]
    assert [held_in[year * 100] for year in (1966, 1970, 1974, 1979, 1983, 1987)] == [38, 30, 31, 20, 31, 24]
    assert [held_in[year * 100] for year in (1992, 1997, 2001, 2005)] == [18, 17, 6, 14]


def test_bermondsey_1983(contests: Mapping[str, ByElection]) -> None:
    bermondsey = contests["1983-02-24-bermondsey"]
    assert (bermondsey.winner.name, bermondsey.winner.party.id, bermondsey.winner.votes) == (
        "Simon Hughes",
        "liberal",
        17017,
    )
    assert majority(bermondsey) == 9319
    assert (held(bermondsey).held, held(bermondsey).from_.id) == (False, "labour")
    swing = published_swing(bermondsey)
    assert swing is not None
    assert (swing.from_.id, swing.to.id, swing.points) == ("labour", "liberal", Fraction("44.2"))
    assert turnout_points(bermondsey) is None
    assert bermondsey.published.turnout == "57.7"
    # Eight of the candidates were read, so the sum of their votes is no total.
    assert lost_deposit_count(bermondsey) is None


def test_orpington_1962(contests: Mapping[str, ByElection]) -> None:
    orpington = contests["1962-03-14-orpington"]
    assert orpington.polling_on.strftime("%A") == "Wednesday"
    assert (orpington.winner.name, majority(orpington)) == ("Eric Lubbock", 7855)
    assert (held(orpington).to.id, held(orpington).from_.id) == ("liberal", "conservative")
    swing = stated_swing(orpington)
    assert swing is not None
    assert (swing.points, swing.basis) == (Fraction("26.8"), "from published changes")


def test_crosby_1981(contests: Mapping[str, ByElection]) -> None:
    crosby = contests["1981-11-26-crosby"]
    assert (crosby.winner.name, crosby.winner.party.id, crosby.winner.votes) == ("Shirley Williams", "sdp", 28118)
    assert (majority(crosby), crosby.completeness) == (5289, "partial")
    assert crosby.published.valid_vote_count == 57297


def test_dudley_west_1994_is_given_as_finely_as_its_changes_allow(contests: Mapping[str, ByElection]) -> None:
    dudley = contests["1994-12-15-dudley-west"]
    assert dudley.published.swing == "29"
    swing = stated_swing(dudley)
    assert swing is not None
    assert (swing.points, swing.margin, swing.basis) == (
        Fraction("29.1"),
        Fraction("0.05"),
        "from published changes",
    )


def test_results_undone_on_petition_keep_who_had_most_votes(contests: Mapping[str, ByElection]) -> None:
    mid_ulster = contests["1955-08-11-mid-ulster"]
    assert (mid_ulster.winner.name, majority(mid_ulster), held(mid_ulster).held) == ("Tom Mitchell", 806, True)
    assert mid_ulster.petition_note is not None
    assert "Charles Beattie" in mid_ulster.petition_note
    bristol = contests["1961-05-04-bristol-south-east"]
    assert (bristol.winner.person_id, majority(bristol)) == ("tony-benn", 13044)
    assert bristol.petition_note is not None
    assert "Malcolm St Clair" in bristol.petition_note
    again = contests["1963-08-20-bristol-south-east"]
    assert (again.winner.person_id, held(again).from_.id) == ("tony-benn", "conservative")


def test_an_unopposed_return_is_no_poll(contests: Mapping[str, ByElection]) -> None:
    hemsworth = contests["1946-02-22-hemsworth"]
    assert (hemsworth.completeness, hemsworth.winner.name, hemsworth.runner_up) == ("unopposed", "Horace Holmes", None)
    assert (majority(hemsworth), turnout_points(hemsworth), stated_swing(hemsworth)) == (None, None, None)
    assert held(hemsworth).held


def test_a_contest_of_which_only_the_winner_is_known(contests: Mapping[str, ByElection]) -> None:
    torrington = contests["1958-03-27-torrington"]
    assert (torrington.completeness, torrington.winner.name) == ("winner", "Mark Bonham Carter")
    assert (majority(torrington), torrington.runner_up) == (219, None)
    assert held(torrington).from_.id == "national-liberal"


def test_deposits_were_lost_below_an_eighth_until_october_1985(contests: Mapping[str, ByElection]) -> None:
    darlington = contests["1983-03-24-darlington"]
    shares = {c.name: Fraction(100 * (c.votes or 0), 52001) for c in darlington.candidacies}
    lost = {c.name for c in darlington.candidacies if lost_deposit(darlington, c)}
    assert lost == {name for name, share in shares.items() if share <= Fraction("12.5")}
    assert lost_deposit_count(darlington) == len(darlington.candidacies) - 3
    # Since then a twentieth is the line, which all three passed here.
    ryedale = contests["1986-05-08-ryedale"]
    assert ryedale.polling_on > date(1985, 10, 1)
    assert [lost_deposit(ryedale, c) for c in ryedale.candidacies] == [False, False, False]


def test_conservatives_hold_a_national_liberal_seat_and_stood_as_unionists(contests: Mapping[str, ByElection]) -> None:
    east_fife = contests["1961-11-09-east-fife"]
    assert east_fife.previous_party is not None
    assert (east_fife.previous_party.id, east_fife.winner.party.id) == ("national-liberal", "conservative")
    assert east_fife.winner.party_name == "Unionist"
    assert held(east_fife).held


def test_two_member_and_university_seats_say_so(contests: Mapping[str, ByElection]) -> None:
    for id, words in (
        ("1946-01-31-preston", "two members"),
        ("1946-11-27-combined-scottish-universities", "three members"),
    ):
        assert any(words in fact.text for fact in contests[id].facts)


def test_seats_of_one_name_on_other_boundaries_are_two(contests: Mapping[str, ByElection]) -> None:
    assert contests["1973-11-08-glasgow-govan"].constituency.id == "glasgow-govan-1955"
    assert contests["1988-11-10-glasgow-govan"].constituency.id == "glasgow-govan-1983"


def test_scottish_seats_drawn_in_2005_are_those_of_2010(contests: Mapping[str, ByElection]) -> None:
    assert contests["2008-07-24-glasgow-east"].constituency.id == "S14000030"


def test_people_of_one_name_are_told_apart(contests: Mapping[str, ByElection]) -> None:
    assert contests["1990-05-24-bootle"].winner.person_id == "michael-carr"
    assert contests["1991-03-07-ribble-valley"].winner.person_id == "michael-carr-ribble-valley"
    labour, social_democrat = contests["1948-04-29-southwark-central"], contests["1982-03-25-glasgow-hillhead"]
    assert labour.winner.person_id == social_democrat.winner.person_id == "roy-jenkins"


def test_nothing_remembered_is_kept(contests: Mapping[str, ByElection]) -> None:
    for id, fields in {
        "1954-02-11-haltemprice": ("cause",),
        "1957-03-21-beckenham": ("cause", "previous_member"),
        "1961-11-16-glasgow-bridgeton": ("cause", "previous_member"),
        "1965-03-23-saffron-walden": ("cause", "previous_member"),
        "1981-10-22-croydon-north-west": ("electorate",),
        "1986-05-08-ryedale": ("cause",),
        "1990-11-29-paisley-north": ("cause",),
    }.items():
        assert [getattr(contests[id], field) for field in fields] == [None] * len(fields), id
    assert contests["1986-01-23-belfast-east"].winner.name == "Unnamed DUP candidate, Belfast East 1986"
    assert contests["1986-01-23-belfast-east"].previous_member is None
    assert contests["1986-01-23-strangford"].winner.votes == 32627
    remembered = {"City of London", "Howdenshire", "Colne Valley", "Wycombe", "South West Hertfordshire", "Greenwich"}
    assert remembered <= {one.constituency for one in load_missing(DATA)}
    for id in contests:
        assert "memory" not in (DATA / "by-elections" / f"{id}.toml").read_text(encoding="utf-8"), id


def test_no_source_is_cited_by_an_address(contests: Mapping[str, ByElection]) -> None:
    for contest in contests.values():
        assert contest.sources
        for source in contest.sources:
            cited_as = f"{source.work}, {source.title}"
            assert "://" not in cited_as, contest.id
            assert ".html" not in cited_as, contest.id
            assert "www" not in cited_as, contest.id


def test_figures_at_odds_are_claims(contests: Mapping[str, ByElection]) -> None:
    carmarthen = {claim.measure: claim for claim in contests["1966-07-14-carmarthen"].claims}
    assert carmarthen["swing"].figure == "17.95 from Labour to Plaid Cymru"
    belfast = {claim.measure: claim.figure for claim in contests["1950-11-29-belfast-west"].claims}
    assert belfast["majority"] == "913"
    assert majority(contests["1950-11-29-belfast-west"]) == 963
    knowsley = contests["1990-09-27-knowsley-south"].corrections
    assert [(one.of, one.published, one.corrected) for one in knowsley] == [("votes of Leslie Byrom", "3241", "3214")]


def test_data_is_without_fault() -> None:
    assert check(DATA) == []


@pytest.mark.parametrize(
    ("address", "work", "title"),
    [
        ("https://mirror.example/en/1983_Bermondsey_by-election", "Wikipedia", "1983 Bermondsey by-election"),
        (
            "https://en.wikipedia.org/wiki/Manchester_Central_by-election,_1979",
            "Wikipedia",
            "1979 Manchester Central by-election",
        ),
        ("http://copy.example:20/a/Brigg_by-election%2C_1948.html", "Wikipedia", "1948 Brigg by-election"),
        (
            "https://sv.example/wiki/%C3%89lection_partielle_de_Crosby_de_1981",
            "Wikipedia in French",
            "Élection partielle de Crosby de 1981",
        ),
    ],
)
def test_a_mirror_is_cited_by_the_page_it_copies(address: str, work: str, title: str) -> None:
    source = cited(address)
    assert source is not None
    assert (source.work, source.title) == (work, title)


def test_an_address_that_names_nothing_cites_nothing() -> None:
    assert cited("https://archive.example/57.html") is None


@pytest.mark.parametrize(
    ("printed", "exact", "said"),
    [
        ("48.6", "48.58", True),
        ("48.5", "48.58", True),
        ("48.4", "48.58", False),
        ("68.00", "68.03", True),
        ("29", "28.6", True),
    ],
)
def test_a_printed_figure_may_be_rounded_or_cut_off(printed: str, exact: str, said: bool) -> None:
    assert agrees(printed, Fraction(exact)) is said


CONTESTS = (
    "polling_on,constituency,country,cause,previous_mp,previous_party,winner,winner_party,result,electorate,valid_votes,"
    "turnout_pct,majority,published_swing_pp,swing_from,swing_to,completeness,source_url,notes\n"
    "1962-05-10,Barchester,England,death,Abel Quiverful,Con,Mary Bold,Lib,Lib gain from Con,40000,29000,72.5,1000,"
    "9.0,Con,Lib,full,https://mirror.example/en/1962_Barchester_by-election,{notes}\n"
    ",Plumstead,England,death,X,Lab,Y,Lab,Lab hold,,,,,,,,winner,,the day not read (from memory 1 May 1963)\n"
)
CANDIDACIES = (
    "polling_on,constituency,candidate,party,votes,share_pct,change_pp,is_winner\n"
    "1962-05-10,Barchester,Mary Bold,Lib,15000,51.7,10.0,1\n"
    "1962-05-10,Barchester,Obadiah Slope,Con,14000,48.3,-10.0,0\n"
    ",Plumstead,Y,Lab,,,,1\n"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    period = tmp_path / "collected" / "1955-1966"
    period.mkdir(parents=True)
    (period / "by_elections.csv").write_text(CONTESTS.format(notes=""), encoding="utf-8")
    (period / "candidacies.csv").write_text(CANDIDACIES, encoding="utf-8")
    return tmp_path / "collected"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    (folder / "by-elections").mkdir(parents=True)
    for name in ("parties.csv", "people.csv"):
        shutil.copy(DATA / name, folder / name)
    (folder / "history-notes.toml").write_text('["undated-plumstead"]\nheld = "1963"\n', encoding="utf-8")
    return folder


def test_an_import_is_written_once(folder: Path, data: Path) -> None:
    report = import_history(folder, data)
    assert (report.added, [one.constituency for one in report.left_out]) == (["1962-05-10-barchester"], ["Plumstead"])
    before = {path: path.read_bytes() for path in data.rglob("*") if path.is_file()}
    again = import_history(folder, data)
    assert (again.added, again.changed, again.unchanged) == ([], [], ["1962-05-10-barchester"])
    assert {path: path.read_bytes() for path in data.rglob("*") if path.is_file()} == before
    assert load_missing(data)[0].parliament_on == date(1959, 10, 8)


def test_a_swing_and_a_turnout_that_do_not_follow_are_kept_with_a_claim(folder: Path, data: Path) -> None:
    import_history(folder, data)
    contest = read_by_election(data / "by-elections" / "1962-05-10-barchester.toml", load_parties(data))
    assert contest.published.swing == "9.0"
    claims = {claim.measure: claim for claim in contest.claims}
    assert claims["swing"].figure == "10.00 from Conservative to Liberal"
    assert "turnout" not in claims
    assert contest.sources[0].title == "1962 Barchester by-election"


def test_importing_again_keeps_what_was_entered_by_hand(folder: Path, data: Path) -> None:
    import_history(folder, data)
    path = data / "by-elections" / "1962-05-10-barchester.toml"
    text = path.read_text(encoding="utf-8").replace(
        'cause = "death"', 'writ_on = 1962-04-20\nrejected_vote_count = 31\ncause = "death"'
    )
    text += '\n[[claims]]\nmeasure = "turnout"\nfigure = "72%"\nclaimed_by = "the Jupiter"\nnote = "Rounded."\n'
    path.write_text(text, encoding="utf-8")
    parties = load_parties(data)
    path.write_text(write_by_election(read_by_election(path, parties)), encoding="utf-8")
    assert import_history(folder, data).unchanged == ["1962-05-10-barchester"]
    contest = read_by_election(path, parties)
    assert (contest.writ_on, contest.rejected_vote_count) == (date(1962, 4, 20), 31)
    assert [claim.figure for claim in contest.claims if claim.measure == "turnout"] == ["72%"]


def test_a_remembered_figure_must_be_dealt_with(folder: Path, data: Path) -> None:
    collected = folder / "1955-1966" / "by_elections.csv"
    collected.write_text(CONTESTS.format(notes="Previous MP from memory"), encoding="utf-8")
    with pytest.raises(DataError, match="Give it not_read"):
        import_history(folder, data)
    assert list((data / "by-elections").iterdir()) == []
    with (data / "history-notes.toml").open("a", encoding="utf-8") as notes:
        notes.write('\n["1962-05-10-barchester"]\nnot_read = ["previous_member"]\n')
    import_history(folder, data)
    contest = read_by_election(data / "by-elections" / "1962-05-10-barchester.toml", load_parties(data))
    assert contest.previous_member is None


def test_a_folder_that_holds_nothing_says_what_it_must_hold(tmp_path: Path, data: Path) -> None:
    with pytest.raises(DataError, match=r"1945-1955, each with by_elections\.csv"):
        import_history(tmp_path / "nothing", data)


def test_a_bad_figure_is_named_with_its_line(folder: Path, data: Path) -> None:
    collected = folder / "1955-1966" / "candidacies.csv"
    collected.write_text(CANDIDACIES.replace("15000", "many"), encoding="utf-8")
    with pytest.raises(DataError, match='line 2: votes: must be a whole number or blank, not "many"'):
        import_history(folder, data)
