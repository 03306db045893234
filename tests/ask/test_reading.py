"""A sentence in, a query out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from byelex.ask.knowing import reading_of
from byelex.ask.query import Query, Refusal
from byelex.ask.reading import MOST_TOLD, read
from byelex.ask.sentence.periods import Calendar
from byelex.ask.sentence.vocabulary import Vocabulary
from byelex.names import Names
from byelex.store import Store
from byelex.store.scope import Bound, Scope

TODAY = date(2026, 11, 21)
WAKEFIELD = "2022-06-23-wakefield"
CLACTON = ("2026-08-13-clacton", "2014-10-09-clacton")
CON, LAB, LD, UKIP = ("conservative",), ("labour",), ("liberal-democrats",), ("ukip",)
GREENS = ("green", "scottish-green", "green-ni")


@pytest.mark.parametrize(
    ("sentence", "query"),
    [
        ("who won wakefield", Query("figure", ("winner",), (WAKEFIELD,))),
        ("wakefeild result", Query("result", contests=(WAKEFIELD,))),
        ("turnout in wakefield vs 2019", Query("figure", ("turnout change",), (WAKEFIELD,), against="baseline")),
        ("majority in wakefield in 2019", Query("figure", ("majority before",), (WAKEFIELD,), against="at baseline")),
        ("who won clacton", Query("figure", ("winner",), CLACTON)),
        ("who won clacton in 2014", Query("figure", ("winner",), CLACTON[1:])),
        ("clacton 14 turnout", Query("figure", ("turnout",), CLACTON[1:])),
        ("who came third in wakefield", Query("candidate", contests=(WAKEFIELD,), position=3)),
        ("lib dem votes in wakefield", Query("candidate", ("votes",), (WAKEFIELD,), parties=(LD,))),
        (
            "lab to green swing in gorton",
            Query("figure", ("swing",), ("2026-02-26-gorton-and-denton",), pair=(LAB, GREENS)),
        ),
        (
            "swing to green from labour in gorton",
            Query("figure", ("swing",), ("2026-02-26-gorton-and-denton",), pair=(LAB, GREENS)),
        ),
        ("biggest swing", Query("record", ("swing",))),
        (
            "biggest tory to labour swing since 2010",
            Query("record", ("swing",), scope=Scope(first_day=date(2010, 1, 1), swing_from=CON, swing_to=LAB)),
        ),
        ("second lowest turnout", Query("record", ("turnout",), most=False, nth=2)),
        ("top 3 majorities", Query("record", ("majority",), count=3)),
        ("lib dem gains since 2019", Query("list", scope=Scope(first_day=date(2019, 1, 1), winner=LD, held=False))),
        ("gains by the government", Query("list", scope=Scope(held=False, winner_governs=True))),
        ("labour losses to the tories", Query("list", scope=Scope(defender=LAB, winner=CON, held=False))),
        ("how many has labour won", Query("count", scope=Scope(winner=LAB))),
        ("which seats did ukip come second in", Query("list", scope=Scope(runner_up=UKIP))),
        (
            "by-elections in wales with turnout under 30%",
            Query("list", scope=Scope(country="Wales", bounds=(Bound("turnout", "<", 30.0),))),
        ),
        (
            "how many by-elections between 2017 and 2019",
            Query("count", scope=Scope(first_day=date(2017, 1, 1), last_day=date(2019, 12, 31))),
        ),
        ("average turnout this parliament", Query("average", ("turnout",), scope=Scope(first_day=date(2024, 7, 5)))),
        ("how did galloway do", Query("person", people=("george-galloway",))),
        ("what did abbott say", Query("quotes", people=("diane-abbott",))),
        ("who said mightily relieved man", Query("quotes", words="mightily relieved man")),
        ("butler or steed?", Query("define", words="butler or steed")),
        ("which were recall petitions", Query("list", scope=Scope(cause="recall petition"))),
        ("by-elections this year", Query("list", scope=Scope(first_day=date(2026, 1, 1), last_day=date(2026, 12, 31)))),
        ("which year had the most by-elections", Query("tally", ("contests",), by="year")),
        ("which party has lost most deposits", Query("tally", ("deposits lost",), by="party")),
        (
            "top 3 parties by seats gained since 2019",
            Query("tally", ("gained",), scope=Scope(first_day=date(2019, 1, 1)), by="party", count=3),
        ),
        ("candidate with most by-elections", Query("tally", ("stood",), by="person")),
        ("labour or the tories more losses", Query("tally", ("lost",), by="party", parties=(LAB, CON))),
        ("where did the tories come third", Query("list", scope=Scope(stood=CON, stood_place=3))),
        (
            "in which seats did ukip lose their deposit",
            Query("list", scope=Scope(stood=UKIP, stood_deposit_lost=True)),
        ),
        ("gains not by labour", Query("list", scope=Scope(held=False, excluding=(Scope(winner=LAB),)))),
        ("which by-elections did labour not win", Query("list", scope=Scope(excluding=(Scope(winner=LAB),)))),
        ("by-elections not caused by death", Query("list", scope=Scope(excluding=(Scope(cause="death"),)))),
        ("largest swing against the government", Query("record", ("swing",), scope=Scope(swing_from_governs=True))),
        ("bottom 3 turnouts", Query("record", ("turnout",), most=False, count=3)),
        ("lowest number of candidates", Query("record", ("candidates",), most=False)),
        ("is there a by-election coming up", Query("upcoming")),
        ("what would the selby swing do nationally", Query("project", contests=("2023-07-20-selby-and-ainsty",))),
        (
            "what would a 5 point swing from labour to the tories do to the next general election",
            Query("project", pair=(LAB, CON), words="5"),
        ),
        ("hello", Query("help")),
        ("", Query("help")),
    ],
)
def test_a_sentence_is_read(store: Store, sentence: str, query: Query) -> None:
    assert reading_of(store, sentence, TODAY) == query


@pytest.mark.parametrize(
    ("sentence", "reason"),
    [
        ("who will win wakefield", "does not forecast"),
        ("turnout in narnia", '"narnia"'),
        ("turnout in ynys mon", "Ynys Môn"),
        ("turnout among graduates in wakefield", "not in the store"),
        ("by-elections in 2031", "after 13 August 2026"),
        ("by-elections after this decade", "after 13 August 2026"),
        ("total swing in 2023", "can be added up"),
        ("turnout for labour voters in hartlepool", "of the whole by-election"),
        ("swing from galloway to labour in batley", "between two parties"),
        ("which candidate has stood for the most parties", '"parties"'),
        ("turnout in wakefield purple", '"purple"'),
        ("what would a 10 point swing do to wakefield", "worked out for one by-election's changes"),
        ("x" * 500, "at most 400 characters"),
    ],
)
def test_what_cannot_be_answered_is_refused_with_its_reason(store: Store, sentence: str, reason: str) -> None:
    reading = reading_of(store, sentence, TODAY)
    assert isinstance(reading, Refusal)
    assert reason in reading.reason


def test_one_name_for_two_contests_is_a_choice(store: Store) -> None:
    reading = reading_of(store, "clacton result", TODAY)
    assert isinstance(reading, Refusal)
    assert reading.which
    assert reading.contests == CLACTON


def test_a_question_is_not_answered_for_all_when_its_place_is_unknown(store: Store) -> None:
    for sentence in ("lowest turnout in mordor", "labour gains in atlantis", "how many by-elections in middle earth"):
        assert isinstance(reading_of(store, sentence, TODAY), Refusal)


def test_a_seat_named_with_someone_is_the_by_election_they_stood_at_however_long_ago(store: Store) -> None:
    people = store.connection.execute(
        """
        SELECT c.name, k.by_election_id, s.name FROM candidacy AS c
        JOIN contest_index AS k ON k.by_election_id = c.by_election_id
        JOIN constituency AS s ON s.id = k.constituency_id
        WHERE k.polling_on < '2010' AND c.ordinal = 1 AND c.name NOT LIKE 'Unnamed%' AND EXISTS (
            SELECT 1 FROM contest_index AS l JOIN constituency AS t ON t.id = l.constituency_id
            WHERE t.name = s.name AND l.polling_on > '2010')
        """
    ).fetchall()
    assert len(people) > 15
    for name, contest, seat in people:
        for asked in (f"{name} {seat} votes", f"did {name} win {seat}"):
            read = reading_of(store, asked, TODAY)
            assert isinstance(read, Query), asked
            assert contest in read.contests, asked


def test_someone_named_with_a_short_name_says_which_seat_is_meant(store: Store) -> None:
    for asked, contest in (
        ("david davis haltemprice", "2008-07-10-haltemprice"),
        ("hague richmond", "1989-02-23-rich"),
    ):
        read = reading_of(store, asked, TODAY)
        assert isinstance(read, Query), asked
        assert [one.startswith(contest) for one in read.contests] == [True], asked


def test_an_invented_contest_is_not_counted_among_those_held(store: Store) -> None:
    latest = store.listings()[0]
    invented = replace(latest, id="2027-01-01-nowhere", polling_on=date(2027, 1, 1), invented=True)
    vocabulary = Vocabulary(Names([*store.listings(), invented]))
    reading = read(vocabulary, "by-elections in 2031", Calendar(TODAY, ()))
    assert isinstance(reading, Refusal)
    assert f"{len(store.listings()):,} by-elections, from 1 October 1945 to 13 August 2026." in reading.reason


@pytest.mark.parametrize(
    ("sentence", "first", "last"),
    [
        ("by-elections today", date(2024, 2, 15), date(2024, 2, 15)),
        ("any by-elections this week", date(2024, 2, 12), date(2024, 2, 18)),
        ("by-elections last week", date(2024, 2, 5), date(2024, 2, 11)),
        ("by-elections this month", date(2024, 2, 1), date(2024, 2, 29)),
        ("by-elections last month", date(2024, 1, 1), date(2024, 1, 31)),
    ],
)
def test_a_day_week_or_month_is_reckoned_from_today(store: Store, sentence: str, first: date, last: date) -> None:
    reading = reading_of(store, sentence, today=date(2024, 2, 15))
    assert isinstance(reading, Query)
    assert (reading.scope.first_day, reading.scope.last_day) == (first, last)


def test_which_of_very_many_is_asked(store: Store) -> None:
    """Of thirteen by-elections none is told by itself; of twelve each is."""
    latest = next(one for one in store.listings() if one.constituency_name == "Wakefield")
    for number, kind in ((MOST_TOLD, Query), (MOST_TOLD + 1, Refusal)):
        days = [latest.polling_on - timedelta(days=each) for each in range(number)]
        held = [replace(latest, id=f"{on.isoformat()}-wakefield", polling_on=on) for on in days]
        reading = read(Vocabulary(Names(held)), "who was mp for wakefield before 2022", Calendar(TODAY, ()))
        assert isinstance(reading, kind)
        assert len(reading.contests) == number
