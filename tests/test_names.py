"""What people type finds the seat they mean, and never another."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from byelex.elections import Constituency, Listing, Party, Person
from byelex.names import Names
from byelex.names.dates import Period, read_period, said_day, take_period
from byelex.names.seats import label
from byelex.names.suggesting import Suggestions
from byelex.names.text import words
from tests.letters import LETTERS

CONTESTED = """2011-01-13 Oldham East and Saddleworth|2014-10-09 Clacton|2015-12-03 Oldham West and Royton
2016-05-05 Sheffield, Brightside and Hillsborough|2016-10-20 Batley and Spen|2016-12-01 Richmond Park
2017-02-23 Stoke-on-Trent Central|2018-06-14 Lewisham East|2019-04-04 Newport West|2021-05-06 Hartlepool
2021-06-17 Chesham and Amersham|2021-07-01 Batley and Spen|2021-12-02 Old Bexley and Sidcup|2021-12-16 North Shropshire
2022-02-03 Southend West|2022-03-03 Birmingham, Erdington|2022-06-23 Tiverton and Honiton|2022-06-23 Wakefield
2022-12-01 City of Chester|2022-12-15 Stretford and Urmston|2023-02-09 West Lancashire|2023-07-20 Selby and Ainsty
2023-07-20 Uxbridge and South Ruislip|2023-10-19 Mid Bedfordshire|2024-02-15 Kingswood|2024-02-15 Wellingborough
2024-02-29 Rochdale|2025-05-01 Runcorn and Helsby|2026-02-26 Gorton and Denton|2026-06-18 Aberdeen South
2026-06-18 Arbroath and Broughty Ferry|2026-06-18 Makerfield|2026-08-13 Clacton""".replace("\n", "|").split("|")
UNCONTESTED = (
    *("Ynys Môn", "Selby", "Kingston and Surbiton", "Bermondsey and Old Southwark", "Southend East and Rochford"),
    *("Newport East", "Aberdeen North", "Stratford-on-Avon", "Henley", "Boston and Skegness", "Birmingham Edgbaston"),
)
PEOPLE = (
    Person("howling-laud-hope", "Howling Laud Hope", ("Alan Hope",)),
    Person("george-galloway", "George Galloway"),
    Person("kim-leadbeater", "Kim Leadbeater", quote_count=1),
    Person("count-binface", "Count Binface"),
    Person("gerry-smith", "Gerry Smith"),
    Person("robin-smith", "Robin Smith"),
)
PARTIES = (
    Party("conservative", "Conservative", "Con"),
    Party("labour", "Labour", "Lab"),
    Party("liberal-democrats", "Liberal Democrat", "LD"),
    Party("reform-uk", "Reform UK", "Reform", nicknames=("Brexit Party",)),
    Party("monster-raving-loony", "Monster Raving Loony", "Loony"),
)


def _listing(line: str) -> Listing:
    day, name = line.split(" ", 1)
    slug = "-".join(words(name))
    return Listing(f"{day}-{slug}", slug, name, "England", None, date.fromisoformat(day), "Labour hold", "A", "labour")


@pytest.fixture(scope="module")
def names() -> Names:
    listings = [_listing(line) for line in CONTESTED]
    seats = [Constituency("-".join(words(name)), name, "England") for name in UNCONTESTED]
    seats += [Constituency(one.constituency_id, one.constituency_name, "England") for one in listings]
    return Names(listings, lambda: PEOPLE, lambda: PARTIES, seats)


@pytest.mark.parametrize(
    ("typed", "ids"),
    [
        ("hartlepool", ["2021-05-06-hartlepool"]),
        ("hartlepol", ["2021-05-06-hartlepool"]),
        ("HARTLEPOOL by-election", ["2021-05-06-hartlepool"]),
        ("uxbridge", ["2023-07-20-uxbridge-and-south-ruislip"]),
        ("uxbrige", ["2023-07-20-uxbridge-and-south-ruislip"]),
        ("gorton", ["2026-02-26-gorton-and-denton"]),
        ("goton n denton", ["2026-02-26-gorton-and-denton"]),
        ("chesham n amersham", ["2021-06-17-chesham-and-amersham"]),
        ("Chesham & Amersham", ["2021-06-17-chesham-and-amersham"]),
        ("wellingboro", ["2024-02-15-wellingborough"]),
        ("mid beds", ["2023-10-19-mid-bedfordshire"]),
        ("stoke central", ["2017-02-23-stoke-on-trent-central"]),
        ("stokecentral", ["2017-02-23-stoke-on-trent-central"]),
        ("brum erdington", ["2022-03-03-birmingham-erdington"]),
        ("tiverton", ["2022-06-23-tiverton-and-honiton"]),
        ("w lancs", ["2023-02-09-west-lancashire"]),
        ("south end west", ["2022-02-03-southend-west"]),
        ("selby", ["2023-07-20-selby-and-ainsty"]),
        ("chester", ["2022-12-01-city-of-chester"]),
        ("b&s", ["2021-07-01-batley-and-spen", "2016-10-20-batley-and-spen"]),
        ("batley 2016", ["2016-10-20-batley-and-spen"]),
        ("clacton", ["2026-08-13-clacton", "2014-10-09-clacton"]),
        ("clacton 14", ["2014-10-09-clacton"]),
        ("oldham", ["2015-12-03-oldham-west-and-royton", "2011-01-13-oldham-east-and-saddleworth"]),
        ("15 feb 2024", ["2024-02-15-wellingborough", "2024-02-15-kingswood"]),
        ("2021-05-06-hartlepool", ["2021-05-06-hartlepool"]),
        ("Batley and Spen · 1 July 2021 · Labour hold", ["2021-07-01-batley-and-spen"]),
    ],
)
def test_finds_what_is_meant(names: Names, typed: str, ids: list[str]) -> None:
    assert [listing.id for listing in names.find_seat(typed).listings] == ids


@pytest.mark.parametrize(
    ("typed", "seat"),
    [
        ("ynys mon", "Ynys Môn"),
        ("kingston", "Kingston and Surbiton"),
        ("southend east", "Southend East and Rochford"),
        ("newport east", "Newport East"),
        ("1983 bermondsey", "Bermondsey and Old Southwark"),
        ("stratford", "Stratford-on-Avon"),
        ("brum edgbaston", "Birmingham Edgbaston"),
        ("kingswood 2019", "Kingswood"),
    ],
)
def test_a_seat_without_that_by_election_is_known_and_not_another(names: Names, typed: str, seat: str) -> None:
    found = names.find_seat(typed)
    assert found.listings == ()
    assert [one.name for one in found.seats] == [seat]


@pytest.mark.parametrize("typed", ["narnia", "crosby", "xx", "a", "", "😀", "the", "zzzz", "glasgow govan"])
def test_an_unknown_place_is_nobody(names: Names, typed: str) -> None:
    found = names.find_seat(typed)
    assert (found.listings, found.seats) == ((), ())


def test_near_misses_are_offered_for_an_unknown_seat(names: Names) -> None:
    near = names.find_seat("littleborough and saddleworth").near
    assert [listing.constituency_name for listing in near] == ["Oldham East and Saddleworth"]


def test_suggestions_are_the_latest_first_then_the_best(names: Names) -> None:
    assert Suggestions(names).by_elections("")[0].id == "2026-08-13-clacton"
    assert len(Suggestions(names).by_elections("")) == 25
    assert [one.id for one in Suggestions(names).by_elections("batl")] == [
        "2021-07-01-batley-and-spen",
        "2016-10-20-batley-and-spen",
    ]
    assert [one.id for one in Suggestions(names).by_elections("clac 14")] == ["2014-10-09-clacton"]
    assert {one.polling_on.year for one in Suggestions(names).by_elections("2023")} == {2023}


def test_a_label_fits_discord() -> None:
    long = Listing("x", "x", "Ross, Skye and Lochaber " * 6, "Scotland", None, date(2021, 9, 30), "y" * 90, "A", "b")
    assert len(label(long)) <= 100
    hartlepool = _listing("2021-05-06 Hartlepool")
    assert label(hartlepool) == "Hartlepool · 6 May 2021 · Labour hold"


def test_people_by_any_spelling(names: Names) -> None:
    assert [who.id for who in names.find_people("galloway").people] == ["george-galloway"]
    assert [who.id for who in names.find_people("goerge galloway").people] == ["george-galloway"]
    assert [who.id for who in names.find_people("Alan Hope").people] == ["howling-laud-hope"]
    assert [who.id for who in names.find_people("kim leadbetter").people] == ["kim-leadbeater"]
    assert {who.id for who in names.find_people("smith").people} == {"gerry-smith", "robin-smith"}
    assert names.find_people("nobody at all").people == ()


def test_a_candidate_whose_name_is_not_known_is_not_found_by_it() -> None:
    unnamed = Person("u", "Unnamed UUP candidate, Fermanagh 1986")
    names = Names((), lambda: (Person("bob-sands", "Bobby Sands"), unnamed))
    assert names.find_people("fermanagh").people == names.find_people("unnamed uup candidate fermanagh").people == ()
    assert names.find_people("unnamed candidat").near == ()
    assert [who.id for who in Suggestions(names).people("")] == ["bob-sands"]
    assert Suggestions(names).people("unnamed") == []


@pytest.mark.parametrize(
    ("typed", "party"),
    [
        ("tories", "conservative"),
        ("Lib Dems", "liberal-democrats"),
        ("libdem", "liberal-democrats"),
        ("brexit party", "reform-uk"),
        ("the loonies", "monster-raving-loony"),
        ("labuor", "labour"),
    ],
)
def test_parties_by_nickname(names: Names, typed: str, party: str) -> None:
    assert [one.id for one in names.find_parties(typed)[0]] == [party]


def test_dates_as_people_type_them() -> None:
    day = Period(date(2026, 6, 18), date(2026, 6, 18))
    for typed in ("18 june 2026", "June 18th, 2026", "18/6/2026", "2026-06-18", "18th of june 2026", "18 Jun 2026"):
        assert read_period(words(typed), 0) is not None, typed
        assert take_period(words(typed)) == (day, []), typed
    assert take_period(words("may 2021")) == (Period(date(2021, 5, 1), date(2021, 5, 31)), [])
    assert take_period(words("31 february 2021"))[0] != Period(date(2021, 2, 28), date(2021, 2, 28))
    fifteenth = take_period(words("15 feb"))[0]
    assert fifteenth is not None
    assert fifteenth.covers(date(2024, 2, 15))
    assert not fifteenth.covers(date(2024, 2, 16))


@given(st.text(LETTERS, max_size=400))
def test_no_text_is_too_strange(text: str) -> None:
    listings = [_listing(line) for line in CONTESTED[:4]]
    names = Names(listings, lambda: PEOPLE, lambda: PARTIES)
    assert names.find_seat(text).listings is not None
    assert len(Suggestions(names).by_elections(text)) <= 25
    assert names.find_people(text).people is not None
    assert names.find_parties(text) is not None


def test_days_said_from_today() -> None:
    sunday = date(2026, 11, 22)
    for typed in ("thursday", "last thursday", "on Thursday"):
        assert said_day(words(typed), sunday) == date(2026, 11, 19), typed
    assert said_day(["sunday"], sunday) == said_day(["tonight"], sunday) == sunday
    assert said_day(["yesterday"], sunday) == date(2026, 11, 21)
    assert said_day(["thursday"], sunday, 1) == date(2026, 11, 26)
    assert said_day(["tomorrow"], sunday) is None
