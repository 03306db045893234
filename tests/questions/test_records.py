"""Record lists on the shipped data, from 2010 on: places that a reader can check in Parliament's tables."""

from __future__ import annotations

import pytest

import byelex.ask  # noqa: F401 - registers /ask
from byelex.answers import Answer, Ranking
from byelex.errors import ByelexError
from byelex.questions.record_kinds import RECORD, RECORDS
from byelex.questions.registry import answer
from byelex.store import Store
from tests.questions.shown import figure


def records(store: Store, which: str = "", **texts: str) -> Answer:
    return answer(store, "records", {"which": which, "since": "2010", **texts})


def rows(found: Answer) -> list[tuple[str, ...]]:
    assert found.table is not None
    return [row.cells for row in found.table.rows]


@pytest.mark.parametrize(
    ("which", "contest", "shown"),
    [
        ("largest swing", "Clacton 2014", "44.06"),
        ("largest majority", "Batley and Spen 2016", "16,537"),
        ("smallest majority", "Runcorn and Helsby 2025", "6"),
        ("biggest majority overturned", "Mid Bedfordshire 2023", "24,664"),
        ("highest turnout", "Brecon and Radnorshire 2019", "59.58%"),
        ("lowest turnout", "Manchester Central 2012", "18.16%"),
        ("biggest rise of turnout", "Makerfield 2026", "+6.17"),
        ("biggest fall of turnout", "Southend West 2022", "−45.01"),
        ("most candidates", "Clacton 2026", "34"),
        ("fewest candidates", "Mid Ulster 2013", "4"),
        ("highest winning share", "Southend West 2022", "86.10%"),
        ("lowest winning share", "Peterborough 2019", "30.91%"),
        ("most deposits lost", "Clacton 2026", "32"),
        ("fewest votes for a candidate", "North Shropshire 2021", "3"),
        ("most rejected papers", "Southend West 2022", "1,084"),
    ],
)
def test_the_first_of_a_record(store: Store, which: str, contest: str, shown: str) -> None:
    first = rows(records(store, which))[0]
    assert (first[1], first[3]) == (contest, shown)


def test_the_largest_swings_from_conservative_to_labour(store: Store) -> None:
    found = records(store, "largest swing", from_="tory", to="lab")
    assert found.headline == "Wellingborough 2024: 28.53 points from Conservative to Labour"
    assert [row[1] for row in rows(found)][:3] == ["Wellingborough 2024", "Blackpool South 2024", "Tamworth 2023"]
    assert "18 with a standard swing from Conservative to Labour" in found.paragraphs[0]


def test_a_party_means_the_one_swung_to(store: Store) -> None:
    assert rows(records(store, "largest swing", party="labour"))[0][1] == "Wellingborough 2024"


def test_a_pair_alone_asks_for_the_swing(store: Store) -> None:
    found = answer(store, "records", {"from_": "labour", "to": "green"})
    assert found.headline == "Gorton and Denton 2026: 26.43 points from Labour to Green"


def test_undefined_swings_are_listed_as_left_out(store: Store) -> None:
    found = records(store, "largest swing")
    assert found.paragraphs[0].startswith("58 of 62 by-elections")
    assert found.paragraphs[1] == (
        "Left out, no defined swing: Clacton 2026, Southend West 2022, Richmond Park 2016 and Batley and Spen 2016."
    )
    assert any("Northern Ireland's 3 by-elections are kept apart" in note for note in found.notes)


def test_northern_ireland_has_its_own(store: Store) -> None:
    found = records(store, "largest swing", nation="ni")
    assert [row[1] for row in rows(found)] == ["Belfast West 2011", "West Tyrone 2018"]
    assert found.paragraphs[0].startswith("2 of 3 by-elections")


def test_equal_figures_share_a_place(store: Store) -> None:
    found = records(store, "fewest votes for a candidate")
    assert [row[0] for row in rows(found)][:4] == ["1", "2", "2", "4"]
    assert [row[2] for row in rows(found)][1:3] == ["Bobby Elmo Smith (Independent)", "Smiley Smillie (Independent)"]


def test_filters_narrow_it(store: Store) -> None:
    closest = records(store, "smallest majority", nation="scotland")
    assert [row[1] for row in rows(closest)] == [
        "Airdrie and Shotts 2021",
        "Arbroath and Broughty Ferry 2026",
        "Inverclyde 2011",
        "Aberdeen South 2026",
        "Rutherglen and Hamilton West 2023",
    ]
    gains = records(store, "lowest turnout", party="labour", result="gains")
    assert rows(gains)[0][1:] == ("Blackpool South 2024", "Labour gain from Conservative", "32.41%")
    assert all(row[2].startswith("Labour gain") for row in rows(gains))


def test_every_record_is_in_the_overview(store: Store) -> None:
    assert [row[0].lower() for row in rows(records(store))] == list(RECORDS)


def test_the_overview_says_of_each_record_how_many_it_ranked_and_what_is_as_published(store: Store) -> None:
    none = answer(store, "records", {"party": "tuv"})
    assert none.headline == "TUV won none of the by-elections since 1945, and stood at none that can be ranked."
    whole, liberal = (answer(store, "records", texts).table for texts in ({}, {"party": "liberal"}))
    assert whole is not None
    assert liberal is not None
    marks = {row.cells[0]: row.mark for row in whole.rows}
    assert marks["Largest swing"] == "as published, 333 ranked"
    assert marks["Biggest majority overturned"] == "24 ranked"
    assert marks["Biggest fall of turnout"] == "65 ranked"
    of_liberals = {row.cells[0]: (row.cells[1], row.mark) for row in liberal.rows}
    assert of_liberals["Smallest majority"] == ("Berwick-upon-Tweed 1973", "15 ranked")
    assert of_liberals["Smallest majority in points"] == ("Isle of Ely 1973", "9 ranked")
    late = records(store).table
    assert late is not None
    assert {row.cells[0]: row.mark for row in late.rows}["Lowest turnout"] == ""


def test_a_list_says_what_it_ranked(store: Store) -> None:
    for which in RECORDS:
        found = records(store, which)
        assert "could be ranked" in found.paragraphs[0], which
        assert any("The store" in note or "in the store" in note for note in found.notes), which


def test_nothing_to_rank_is_said(store: Store) -> None:
    found = records(store, "largest swing", since="2024", until="2024-01-31")
    assert found.kind == "decline"


def test_dates_the_wrong_way_round_are_refused(store: Store) -> None:
    with pytest.raises(ByelexError, match="swap the two"):
        records(store, "largest swing", since="2020", until="2015")


@pytest.mark.parametrize("which", ["larg", "swing record", "largest majority in points", "turnout", "no such"])
def test_what_is_typed_is_never_an_error(store: Store, which: str) -> None:
    assert answer(store, "records", {"which": which}).kind in {"answer", "clarify", "decline"}


def test_a_contest_that_would_have_a_place_if_its_figure_were_recorded_is_named(store: Store) -> None:
    found = answer(store, "records", {"which": "most candidates"})
    assert any(note.startswith("Newbury 1993 has no place") and "19 candidates" in note for note in found.notes)
    assert not any("Newbury" in note for note in records(store, "most candidates").notes)


def test_a_picture_shared_alone_says_what_it_leaves_out(store: Store) -> None:
    of_candidates = answer(store, "records", {"which": "most candidates"}).picture
    assert isinstance(of_candidates, Ranking)
    assert of_candidates.among == "by-elections since 1945, 84 unranked"
    of_majorities = answer(store, "records", {"which": "largest swing", "since": "2010"}).picture
    assert isinstance(of_majorities, Ranking)
    assert of_majorities.among == "by-elections in Great Britain since 2010, 4 unranked"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("biggest majority", "Largest majority"),
        ("the highest majority", "Largest majority"),
        ("closest results", "Smallest majority"),
        ("closest", "Smallest majority"),
        ("swings", "Largest swing"),
        ("narrowest majority", "Smallest majority"),
        ("largest majority overturned", "Biggest majority overturned"),
        ("biggest swings", "Largest swing"),
        ("least candidates", "Fewest candidates"),
        ("Lowest turnout", "Lowest turnout"),
    ],
)
def test_a_record_goes_by_other_words_for_most_and_least(store: Store, typed: str, meant: str) -> None:
    assert records(store, typed).title == meant
    assert RECORD.suggest(store, typed)[0].label == meant


def test_a_published_figure_is_shown_as_printed(store: Store) -> None:
    found = answer(store, "records", {"which": "largest swing", "until": "2026-08-13"})
    assert found.table is not None
    assert (found.table.rows[0].cells[1:], found.table.rows[0].mark) == (
        ("Bermondsey 1983", "Labour to Liberal", "44.2"),
        "as published",
    )
    assert found.table.rows[1].cells[1:] == ("Clacton 2014", "Conservative to UKIP", "44.06")


def test_a_swing_worked_out_from_published_changes_is_not_called_published(store: Store) -> None:
    found = answer(store, "records", {"which": "largest swing", "since": "1990"})
    assert found.table is not None
    marks = {row.cells[1]: (row.cells[3], row.mark) for row in found.table.rows}
    # Dudley West's swing was printed as 29; 29.1 comes from the changes printed with it.
    assert marks["Dudley West 1994"] == ("29.1", "from published changes")
    assert marks["Christchurch 1993"] == ("35.4", "as published")
    assert marks["Wellingborough 2024"] == ("28.53", "")
    assert isinstance(found.picture, Ranking)
    assert {row.seat: row.mark for row in found.picture.rows}["Dudley West"] == "from published changes"


@pytest.mark.parametrize(
    ("which", "question"),
    [
        ("largest swing", "biggest swing"),
        ("largest majority", "largest majority"),
        ("lowest turnout", "lowest turnout"),
        ("highest winning share", "highest winning share"),
        ("fewest candidates", "fewest candidates"),
        ("fewest votes for a candidate", "fewest votes for a candidate"),
    ],
)
def test_ask_gives_the_same_record(store: Store, which: str, question: str) -> None:
    told, asked = answer(store, "records", {"which": which}), answer(store, "ask", {"question": question})
    assert rows(asked) == rows(told)[: len(rows(asked))]
    assert set(told.paragraphs) <= set(asked.paragraphs)
    assert any("could be ranked" in paragraph for paragraph in asked.paragraphs)


def test_all_that_are_level_are_counted(store: Store) -> None:
    # Five seats of the first years were not contested at all.
    found = records(store, "fewest candidates", since="1945")
    assert found.headline == "Armagh 1954, North Down 1953, North Antrim 1952 and 2 more: 1 candidate each"
    assert "85 more with the last one's figure are not shown; the latest are." in found.notes


def test_an_order_that_rounding_leaves_open_is_said(store: Store) -> None:
    # 33.65% of 1946 is computed; 33.7% of 1996 was printed, and may be as little as 33.65%.
    found = answer(store, "records", {"which": "lowest turnout", "until": "2009"})
    assert [row[3] for row in rows(found)][-2:] == ["33.65%", "33.7%"]
    assert any(
        "the order may be another for Ogmore 1946, Barnsley East 1996 and Haltemprice" in note for note in found.notes
    )


def test_published_changes_of_share_are_ranked_and_marked(store: Store) -> None:
    found = answer(store, "records", {"which": "largest rise of a party's share", "until": "2026-08-13"})
    assert found.table is not None
    assert [(*row.cells[1:], row.mark) for row in found.table.rows[:3]] == [
        ("Bradford West 2012", "George Galloway (Respect)", "+52.83", ""),
        ("Bermondsey 1983", "Simon Hughes (Liberal)", "+50.9", "as published"),
        ("Batley and Spen 2016", "Tracy Brabin (Labour)", "+42.61", ""),
    ]


def test_a_published_change_never_outranks_one_it_may_equal_without_saying_so(store: Store) -> None:
    # Printed as -28.7 and -28.6.
    found = answer(store, "records", {"which": "largest fall of a party's share", "party": "labour"})
    note = next(note for note in found.notes if note.startswith("Published figures are rounded"))
    assert "may be another for Bill Tynan in Hamilton South 1999 and Alfred Evans in Caerphilly 1968" in note


def test_an_average_change_is_of_computed_ones_alone(store: Store) -> None:
    whole, late = (answer(store, "party", {"party": "labour", "since": since}) for since in ("1945", "2010"))
    average = "+1.0 points a plain one, of the 60 computed"
    assert figure(late, "Average change of share") == average
    assert figure(whole, "Average change of share") == f"{average}, since 2010; 300 as published left out"
    liberal = answer(store, "party", {"party": "liberal"})
    assert figure(liberal, "Average change of share") == "none computed 85 as published left out"
    assert figure(whole, "Largest fall").endswith("Azhar Ali, Rochdale, 29 February 2024")


@pytest.mark.parametrize(
    ("texts", "said"),
    [
        # All of Scotland's since 2010 have a change of turnout, and all are falls.
        (
            {"which": "biggest rise of turnout", "nation": "scotland", "since": "2010"},
            "Turnout rose at none of the 5 by-elections in Scotland since 2010 that could be ranked.",
        ),
        (
            {"which": "largest swing", "from_": "green", "to": "labour", "since": "2010"},
            "The standard swing was from Green to Labour at none of the 60 by-elections since 2010 that could be "
            "ranked.",
        ),
        (
            {"which": "highest turnout", "nation": "wales", "since": "1951", "until": "1951"},
            "There are no by-elections in Wales in 1951 in the store.",
        ),
        (
            {"which": "largest rise of a party's share", "party": "sinn fein", "nation": "wales"},
            "No such candidacy is in the store, at by-elections since 1945 in Wales.",
        ),
    ],
)
def test_where_none_is_ranked_it_is_said_why(store: Store, texts: dict[str, str], said: str) -> None:
    assert answer(store, "records", texts).headline == said


def test_a_swing_from_a_party_to_itself_is_refused(store: Store) -> None:
    for texts in ({"from_": "labour", "to": "labour"}, {"which": "largest swing", "from_": "snp", "party": "snp"}):
        with pytest.raises(ByelexError, match="between two parties"):
            answer(store, "records", texts)
    # Of any other record they are who won and who had held the seat.
    assert rows(answer(store, "records", {"which": "largest majority", "from_": "labour", "to": "labour"}))
