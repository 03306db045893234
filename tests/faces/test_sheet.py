"""A table as a file: every row, figures as figures, nothing that a spreadsheet would run."""

from __future__ import annotations

import csv
import io

from byelex.answers import Answer, Column, Row, Table
from byelex.faces.sheet import as_csv, file_name, offered
from byelex.questions.registry import answer
from byelex.store import Store


def test_a_list_is_written_whole(store: Store) -> None:
    found = answer(store, "list", {"since": "2010", "until": "2026-08-13"})
    assert found.table is not None
    rows = list(csv.DictReader(io.StringIO(as_csv(found.table))))
    assert len(rows) == 65
    hartlepool = next(row for row in rows if row["Seat"] == "Hartlepool")
    assert hartlepool == {
        "Date": "6 May 2021",
        "Seat": "Hartlepool",
        "Result": "Conservative gain from Labour",
        "Winner": "Jill Mortimer",
        "Majority": "6940",
    }


def test_figures_and_marks() -> None:
    rows = (Row(("Ann", "−1,234.5"), mark="deposit lost"), Row(("Ben", "+23.0")), Row(("Cat", "–")))
    table = Table((Column("Name"), Column("Change", numeric=True)), rows)
    assert as_csv(table) == "Name,Change,Note\nAnn,-1234.5,deposit lost\nBen,+23.0,\nCat,,\n"


def test_no_formula_gets_into_a_spreadsheet() -> None:
    table = Table((Column("Name"),), tuple(Row((name,)) for name in ("=1+1", "@SUM(A1)", "-x", "+x", "O'Neil, Pat")))
    assert as_csv(table).splitlines()[1:] == ["'=1+1", "'@SUM(A1)", "'-x", "'+x", '"O\'Neil, Pat"']


def test_only_long_tables_of_figures_are_offered(store: Store) -> None:
    assert offered(answer(store, "result", {"seat": "hartlepool"}))
    assert not offered(answer(store, "swing", {"seat": "hartlepool"}))
    assert not offered(answer(store, "help", {}))


def test_the_file_is_named_after_the_answer() -> None:
    assert file_name(Answer("By-elections in 2016", "")) == "by-elections-in-2016.csv"
    assert file_name(Answer("?", "")) == "table.csv"
