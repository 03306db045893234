"""The store as CSV, JSON and data files."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from pathlib import Path

from byelex.sources.datafiles import load_parties, read_by_election
from byelex.store import Store
from byelex.store.export import export_by_elections, export_candidacies, export_data, write_csv, write_json
from byelex.store.revisions import latest, record
from tests.store.made import CONTEST

ASKED_FOR = """
    polling_on constituency ons_id country winner winner_party winner_votes winner_share_pct runner_up
    runner_up_party runner_up_votes result majority majority_pct electorate valid_votes rejected_votes turnout_pct
    turnout_change_pp baseline_majority baseline_majority_pct baseline_turnout_pct swing_from swing_to swing_pp
    swing_note swing_needed_pp candidates deposits_lost
"""


def as_csv(table: tuple[tuple[str, ...], list[tuple[object, ...]]]) -> list[dict[str, str]]:
    text = io.StringIO()
    write_csv(*table, text)
    return list(csv.DictReader(io.StringIO(text.getvalue())))


def test_by_elections_have_every_column_asked_for(store: Store) -> None:
    columns, rows = export_by_elections(store)
    assert [name for name in ASKED_FOR.split() if name not in columns] == []
    assert len(rows) == len(store.listings())
    assert [row[0] for row in rows] == sorted(row[0] for row in rows)


def test_csv_is_unrounded_and_empty_where_undefined(store: Store) -> None:
    rows = {row["by_election_id"]: row for row in as_csv(export_by_elections(store))}
    kingswood = rows["2024-02-15-kingswood"]
    assert (kingswood["winner"], kingswood["result"]) == ("Damien Egan", "Labour gain from Conservative")
    assert kingswood["winner_share_pct"] == repr(100 * 11176 / int(kingswood["valid_votes"]))
    bases = ("swing_basis", "turnout_basis", "completeness")
    assert [kingswood[name] for name in bases] == ["computed", "computed", "full"]
    assert [rows["1983-02-24-bermondsey"][name] for name in bases] == ["published", "published", "partial"]
    assert rows["2016-12-01-richmond-park"]["swing_pp"] == rows["2016-12-01-richmond-park"]["swing_from"] == ""


def test_json_says_the_same_with_null_for_undefined(store: Store) -> None:
    text = io.StringIO()
    write_json(*export_by_elections(store), text)
    rows = {row["by_election_id"]: row for row in json.loads(text.getvalue())}
    assert rows["2021-05-06-hartlepool"]["majority"] == 6940
    assert rows["2016-12-01-richmond-park"]["swing_pp"] is None
    nothing = io.StringIO()
    write_json(("a",), [], nothing)
    assert json.loads(nothing.getvalue()) == []


def test_candidacies_one_row_a_candidate(store: Store) -> None:
    rows = as_csv(export_candidacies(store))
    assert len(rows) == store.coverage().candidacy_count
    wakefield = [row for row in rows if row["by_election_id"] == "2022-06-23-wakefield"]
    assert [row["position"] for row in wakefield] == [str(place) for place in range(1, 16)]
    simon = wakefield[0]
    assert (simon["person"], simon["party"], simon["votes"], simon["deposit_lost"]) == (
        "Simon Lightwood",
        "Labour",
        "13166",
        "0",
    )
    assert round(float(simon["change_pp"]), 1) == 8.1
    newcomer = next(row for row in wakefield if row["change_pp"] == "")
    assert newcomer["votes"] != ""


def test_invented_contests_stay_out(barchester: Store) -> None:
    record(barchester, replace(CONTEST, invented=True), "a test", "the playground")
    assert export_by_elections(barchester)[1] == []
    assert export_candidacies(barchester)[1] == []


def test_export_data_writes_every_contest_back(store: Store, data_folder: Path, tmp_path: Path) -> None:
    table, *written = export_data(store, tmp_path)
    assert table == tmp_path / "parties.csv"
    assert len(written) == len(store.listings())
    assert export_data(store, tmp_path) == ()
    parties = load_parties(tmp_path)
    assert parties == load_parties(data_folder)
    for path in written:
        assert read_by_election(path, parties) == latest(store, path.stem)
    assert [path.suffix for path in (tmp_path / "by-elections").iterdir() if path.suffix != ".toml"] == []
