"""Lists of by-elections on the shipped data, from 2010: counts and rows that a reader can check."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest

from byelex.answers import Answer
from byelex.clock import british_day
from byelex.errors import ByelexError
from byelex.faces.embed import page
from byelex.faces.plain import as_json
from byelex.faces.sheet import as_csv
from byelex.questions.registry import QUESTIONS, answer
from byelex.store import Store
from byelex.wording import day


def seats(found: Answer) -> list[str]:
    assert found.table is not None
    return [row.cells[1] for row in found.table.rows]


def test_a_day(store: Store) -> None:
    found = answer(store, "on", {"date": "23 june 2022"})
    assert seats(found) == ["Tiverton and Honiton", "Wakefield"]
    assert found.headline == (
        "2 by-elections: Tiverton and Honiton 2022 and Wakefield 2022; 0 holds, 2 gains; "
        "won by Labour 1, Liberal Democrat 1"
    )


@pytest.mark.parametrize(
    ("texts", "count"),
    [
        ({"date": "2016"}, 7),
        ({"date": "october 2023"}, 3),
        ({"date": "2019-01-01", "until": "2020"}, 3),
        ({"date": "2012-11-15"}, 3),
        ({"date": "2021-05"}, 2),
        ({"date": "10/2023"}, 3),
        ({"date": "2021-05", "until": "2021-06"}, 3),
    ],
)
def test_a_stretch_of_days(store: Store, texts: dict[str, str], count: int) -> None:
    assert len(seats(answer(store, "on", texts))) == count


def test_a_day_to_come_is_told_from_today(store: Store) -> None:
    tomorrow = day(british_day() + timedelta(days=1))
    assert tomorrow in answer(store, "on", {"date": "tomorrow"}).headline


def test_a_day_of_any_year(store: Store) -> None:
    assert "Hartlepool" in seats(answer(store, "on", {"date": "6 may"}))


@pytest.mark.parametrize(
    ("texts", "count"),
    [
        ({"result": "gains", "party": "labour"}, 9),
        ({"result": "gains", "party": "lib dem"}, 6),
        ({"nation": "wales"}, 4),
        ({"nation": "scotland"}, 5),
        ({"nation": "north west"}, 14),
        ({"nation": "ni"}, 3),
        ({"result": "gains"}, 24),
        ({"result": "hold"}, 41),
        ({"until": "2026-08-13"}, 65),
    ],
)
def test_filters(store: Store, texts: dict[str, str], count: int) -> None:
    assert len(seats(answer(store, "list", {"since": "2010", "until": "2026-08-13", **texts}))) == count


def test_a_cause_says_of_how_many_it_is_known(store: Store) -> None:
    found = answer(store, "list", {"cause": "recall", "since": "2024"})
    assert "Wellingborough" in seats(found)
    assert "The cause is not recorded for 8 of 10 by-elections: those are left out." in found.notes


def test_a_list_is_as_long_as_it_is(store: Store) -> None:
    found = answer(store, "list", {})
    assert found.table is not None
    whole = tuple(found.table.rows)
    assert len(whole) == len(found.table.rows) == store.coverage().by_election_count
    assert whole[-1].cells[:2] == ("1 October 1945", "Smethwick")
    assert found.table.rows[-1] == whole[-1]
    assert found.table.rows[100:125] == whole[100:125]
    assert found.table.rows[500:100:-7] == whole[500:100:-7]
    assert found.table.rows[9999:] == ()


def test_its_pages_and_its_file_have_every_row(store: Store) -> None:
    found = answer(store, "list", {})
    assert found.table is not None
    first = page(found)
    pages = [str(page(found, number).embed.description) for number in range(first.page_count)]
    assert sum(text.count("\n**") + text.startswith("**") for text in pages) == len(found.table.rows) + 1
    assert "in the store; 26 more of that time are missing" in pages[0]
    assert len(as_csv(found.table).splitlines()) == len(found.table.rows) + 1
    assert len(json.loads(as_json(found))["table"]["rows"]) == len(found.table.rows)


def test_a_page_turned_to_has_buttons_of_its_own_rows(store: Store) -> None:
    found = answer(store, "list", {})
    for number in (0, 1, 7, page(found).page_count - 1):
        shown = page(found, number)
        text = shown.embed.description or ""
        assert shown.follow_ups
        for follow_up in shown.follow_ups:
            seat = follow_up.label.rsplit(" ", 1)[0]
            assert seat in text, (number, follow_up.label)


def test_nothing_of_the_kind_is_said(store: Store) -> None:
    found = answer(store, "on", {"date": "25 december 2020"})
    assert (found.kind, found.headline) == ("decline", "There are no by-elections on 25 December 2020 in the store.")


def test_a_day_that_cannot_be_read_offers_some(store: Store) -> None:
    found = answer(store, "on", {"date": "whenever"})
    assert found.kind == "decline"
    assert found.follow_ups[0].question == "on"


@pytest.mark.parametrize("typed", ["", "2", "2022", "june", "wakefield", "23 ju"])
def test_days_are_suggested_while_typing(store: Store, typed: str) -> None:
    choices = QUESTIONS["on"].parameters[0].kind.suggest(store, typed)
    assert choices
    for choice in choices[:3]:
        assert answer(store, "on", {"date": choice.value}).kind == "answer"


@pytest.mark.parametrize("typed", ["today", "yesterday", "thursday", "last Thursday"])
def test_days_said_from_today_are_read(store: Store, typed: str) -> None:
    assert answer(store, "on", {"date": typed}).title.startswith("By-elections on ")
    assert answer(store, "list", {"until": typed}).kind == "answer"


@pytest.mark.parametrize(("since", "said"), [("", "since 2010"), ("1980", "since 2010"), ("2016", "since 2016")])
def test_a_region_is_asked_about_since_it_is_recorded(store: Store, since: str, said: str) -> None:
    found = answer(store, "list", {"nation": "london", "since": since})
    assert found.title == f"By-elections in London {said}"
    ranked = answer(store, "records", {"which": "lowest turnout", "nation": "london", "since": since})
    assert ranked.paragraphs[0].endswith(f"by-elections in London {said} could be ranked.")


def test_a_region_before_it_is_recorded_is_refused_not_said_to_have_had_none(store: Store) -> None:
    # Vauxhall 1989 and Fulham 1986 were in London.
    for question in ("list", "records"):
        with pytest.raises(ByelexError, match="recorded only for by-elections since 2010"):
            answer(store, question, {"nation": "london", "until": "1999"})


@pytest.mark.parametrize(
    ("texts", "said"),
    [
        ({"nation": "a"}, 'There is no nation "a".'),
        ({"nation": "💥"}, 'There is no nation "💥".'),
        ({"cause": "-1"}, 'There is no by-election in the store caused by "-1".'),
        ({"result": "g"}, 'There is no such ending as "g".'),
    ],
)
def test_less_than_two_letters_are_no_answer(store: Store, texts: dict[str, str], said: str) -> None:
    found = answer(store, "list", texts)
    assert (found.kind, found.headline) == ("decline", said)


@pytest.mark.parametrize(
    ("typed", "cause"),
    [("died", "death"), ("dead", "death"), ("stood down", "resignation"), ("recall", "recall petition")],
)
def test_a_cause_is_read_as_an_editors_is(store: Store, typed: str, cause: str) -> None:
    assert answer(store, "list", {"cause": typed}) == answer(store, "list", {"cause": cause})


def test_days_the_wrong_way_round_are_to_be_swapped(store: Store) -> None:
    # /on calls the first of them date, /list since.
    with pytest.raises(ByelexError, match=r"before the first: swap the two\."):
        answer(store, "on", {"date": "2020", "until": "2019"})
