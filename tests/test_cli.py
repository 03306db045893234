"""The console as a person uses it: the whole command, its output and its exit status.

Most run in this process, which spares each the start of another; what a process alone can show is shown by one.
"""

from __future__ import annotations

import csv
import io
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

import pytest

from byelex.answers import Answer, Figure
from byelex.cli import main
from byelex.faces.text import text
from byelex.questions.registry import answer
from byelex.store import Store


@dataclass(frozen=True)
class Done:
    """What a command left: its exit status and what it wrote."""

    returncode: int
    stdout: str
    stderr: str


Console: TypeAlias = Callable[..., Done]


@pytest.fixture(scope="module")
def environment(loaded_file: Path, data_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Settings for a store of this module's own, with data/ in it."""
    database = shutil.copy(loaded_file, tmp_path_factory.mktemp("console") / "byelex.db")
    return {"BYELEX_DATABASE": str(database), "BYELEX_DATA": str(data_folder)}


@pytest.fixture
def byelex(environment: dict[str, str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Console:
    """Run a command here."""

    def run(*words: str, **settings: str) -> Done:
        for name, value in (environment | settings).items():
            monkeypatch.setenv(name, value)
        status = main(words)
        return Done(status, *capsys.readouterr())

    return run


def process(environment: dict[str, str], *words: str, **settings: str) -> subprocess.CompletedProcess[bytes]:
    """Run Python in a process of its own."""
    return subprocess.run(
        [sys.executable, *words],
        env={**os.environ, **environment, **settings},
        capture_output=True,
        timeout=60,
        check=False,
    )


def test_a_process_of_its_own(environment: dict[str, str]) -> None:
    done = process(environment, "-m", "byelex.cli", "result", "hartlepol")
    assert done.returncode == 0
    assert b"Conservative gain from Labour" in done.stdout
    assert b"6,940" in done.stdout
    assert b"\x1b" not in done.stdout
    assert done.stderr == b""


def test_json(byelex: Console) -> None:
    found = json.loads(byelex("swing", "kingswood", "--json").stdout)
    assert found["headline"].startswith("16.40 points from Conservative to Labour")


def test_which_one_and_none(byelex: Console) -> None:
    which = byelex("result", "clacton")
    assert "byelex result 2026-08-13-clacton" in which.stdout
    none = byelex("result", "kingwood forest")
    assert "Kingswood" in none.stdout
    # No answer, as for a picture of the same words.
    assert (which.returncode, none.returncode) == (1, 1)


def test_no_traceback_for_a_mistake(byelex: Console) -> None:
    done = byelex("quotes")
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "speaker" in done.stderr


def test_export_by_elections(byelex: Console) -> None:
    rows = list(csv.DictReader(io.StringIO(byelex("export", "by-elections").stdout)))
    assert len(rows) >= 65
    [row] = [row for row in rows if row["by_election_id"] == "2024-02-15-wellingborough"]
    assert (row["winner"], row["winner_party"], row["winner_votes"]) == ("Gen Kitchen", "Labour", "13844")
    assert float(row["swing_pp"]) == pytest.approx(28.5319, abs=0.0001)
    [park] = [row for row in rows if row["constituency"] == "Richmond Park"]
    assert park["swing_pp"] == ""
    assert park["swing_note"]
    as_json = json.loads(byelex("export", "by-elections", "--json").stdout)
    assert len(as_json) == len(rows)


def test_tables_are_printed_and_take_no_folder(byelex: Console, tmp_path: Path) -> None:
    done = byelex("export", "by-elections", str(tmp_path))
    assert (done.returncode, done.stdout) == (1, "")
    assert "byelex export by-elections prints, and takes no folder. Put > FILE after it." in done.stderr


def test_an_import_needs_the_parties(byelex: Console, tmp_path: Path) -> None:
    done = byelex("import", "parliament", str(tmp_path), BYELEX_DATA=str(tmp_path))
    assert done.returncode == 1
    assert f"There is no parties.csv in {tmp_path}. Copy it there from Byelex's own data/ first." in done.stderr


def test_export_candidacies(byelex: Console) -> None:
    rows = list(csv.DictReader(io.StringIO(byelex("export", "candidacies").stdout)))
    [row] = [row for row in rows if row["person"] == "Paul Williams" and row["constituency"] == "Hartlepool"]
    assert (row["votes"], row["position"], row["party"]) == ("8589", "2", "Labour")


def test_export_data_reads_back(byelex: Console, tmp_path: Path) -> None:
    assert byelex("export", "data", str(tmp_path)).returncode == 0
    assert len(list(tmp_path.rglob("*.toml"))) >= 65


def test_revisions(byelex: Console) -> None:
    done = byelex("revisions", "hartlepool")
    assert done.returncode == 0
    assert "by-elections/2021-05-06-hartlepool.toml" in done.stdout


def test_a_revision_that_withdraws_says_why(byelex: Console, loaded_file: Path, tmp_path: Path) -> None:
    own = {"BYELEX_DATABASE": str(shutil.copy(loaded_file, tmp_path / "byelex.db"))}
    byelex("withdraw", "2021-05-06-hartlepool", "--reason", "wrong day", **own)
    assert ", withdrawn: wrong day\n" in byelex("revisions", "2021-05-06-hartlepool", **own).stdout


def since_2010(data_folder: Path, folder: Path) -> None:
    """Copy data/ but for the by-elections before 2010, which take long to read and change nothing here."""
    before = shutil.ignore_patterns("19*.toml", "200*.toml")
    shutil.copytree(data_folder, folder, ignore=before, dirs_exist_ok=True)


def test_check(byelex: Console, data_folder: Path, tmp_path: Path) -> None:
    since_2010(data_folder, tmp_path)
    assert byelex("check", str(tmp_path)).returncode == 0
    (tmp_path / "by-elections" / "2021-05-06-hartlepool.toml").write_text("polling_on = 2021-05-06\n")
    faulty = byelex("check", str(tmp_path))
    assert faulty.returncode == 1
    assert "2021-05-06-hartlepool.toml" in faulty.stdout


def test_one_broken_file_takes_nothing_from_what_the_store_knows(
    byelex: Console, data_folder: Path, tmp_path: Path
) -> None:
    since_2010(data_folder, tmp_path)
    here = {"BYELEX_DATA": str(tmp_path), "BYELEX_DATABASE": str(tmp_path / "byelex.db")}
    broken = tmp_path / "by-elections" / "2022-06-23-wakefield.toml"
    wrong = broken.read_text(encoding="utf-8").replace("votes = 13166", "votes = 1316")
    for written in (wrong[:2990], wrong):
        broken.write_text(written, encoding="utf-8")
        done = byelex("result", "hartlepool", **here)
        assert done.returncode == 0
        assert "6,940" in done.stdout
        assert "2022-06-23-wakefield.toml" in done.stderr
        assert "Traceback" not in done.stderr
    assert "13,166" not in byelex("result", "wakefield 2022", **here).stdout


def test_an_old_console_keeps_the_signs(environment: dict[str, str]) -> None:
    done = process(environment, "-m", "byelex.cli", "result", "hartlepool", PYTHONIOENCODING="cp1252")
    assert done.returncode == 0
    assert b"-9.0" in done.stdout
    assert b"Traceback" not in done.stderr


def test_an_unwritable_store_is_one_clear_line(byelex: Console, data_folder: Path) -> None:
    done = byelex("result", "hartlepool", BYELEX_DATABASE=str(data_folder))
    assert done.returncode != 0
    assert done.stdout == ""
    assert len(done.stderr.splitlines()) == 1


def test_a_damaged_store_is_one_line_with_the_next_step(byelex: Console, loaded_file: Path, tmp_path: Path) -> None:
    damaged = tmp_path / "byelex.db"
    damaged.write_bytes(loaded_file.read_bytes()[:100_000])
    done = byelex("result", "hartlepool", BYELEX_DATABASE=str(damaged))
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "put back a copy of it, or move it away" in done.stderr


def test_the_console_never_imports_discord(environment: dict[str, str]) -> None:
    code = (
        "import sys; from byelex.cli import main; main(['result', 'hartlepool']); "
        "sys.exit(any(name.split('.')[0] in ('discord', 'simcord', 'aiohttp') for name in sys.modules))"
    )
    assert process(environment, "-c", code).returncode == 0


def test_the_same_answer_as_the_store_gives(byelex: Console, store: Store) -> None:
    here = text(answer(store, "result", {"seat": "wakefield"}))
    assert byelex("result", "wakefield").stdout.strip() == here.strip()


def test_pictures_are_drawn_to_files(byelex: Console, tmp_path: Path) -> None:
    compared, ranked = tmp_path / "compared.png", tmp_path / "ranked.svg"
    done = byelex("picture", "compare", "wellingborough", "--two", "kingswood", "-o", str(compared))
    assert done.returncode == 0, done.stderr
    assert compared.read_bytes().startswith(b"\x89PNG")
    words = ("lowest", "turnout", "--since", "2010", "--svg", "-o", str(ranked))
    assert byelex("picture", "records", *words).returncode == 0
    assert ">18.16%</text>" in ranked.read_text(encoding="utf-8")


def test_an_option_that_a_picture_does_not_take_is_refused(byelex: Console) -> None:
    done = byelex("picture", "result", "wakefield", "--two", "kingswood")
    assert done.returncode == 1
    assert "takes no --two" in done.stderr


def test_a_figure_of_a_long_name_keeps_the_room_for_its_value() -> None:
    name = "By-elections that Liberal Democrat gained from Conservative from 13 December 2019 to 4 July 2024"
    shown = text(Answer("Gains", "4.", figures=(Figure(name, "4", 4), Figure("Since 2010", "7", 7))))
    assert f"{name}: 4" in " ".join(shown.split())
    assert "\nSince 2010  7" in shown
    assert min(len(line) for line in shown.splitlines() if line) > 1


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("reslt", 'there is no command "reslt". Did you mean result?'),
        ("withdrw", "Did you mean withdraw?"),
        ("qqqq", 'there is no command "qqqq". There are result, candidates, '),
    ],
)
def test_a_misspelt_command_is_offered_the_nearest(
    byelex: Console, capsys: pytest.CaptureFixture[str], typed: str, said: str
) -> None:
    with pytest.raises(SystemExit) as ended:
        byelex(typed, "hartlepool")
    assert ended.value.code == 2
    assert said in capsys.readouterr().err


def test_a_fault_repeats_no_more_than_a_line_of_what_was_typed(byelex: Console) -> None:
    for words in (("withdraw", "x" * 5000, "--reason", "a test"), ("result", "x" * 5000)):
        done = byelex(*words)
        assert done.returncode == 1
        assert len(done.stdout + done.stderr) < 300


def test_a_bad_byte_among_questions_costs_no_other_its_answer(byelex: Console, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = io.BytesIO(b"who won \xff kingswood\nwho won hartlepool\n")
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(asked, encoding="utf-8"))
    done = byelex("ask", "--json", "-")
    assert [json.loads(line)["question"] for line in done.stdout.splitlines()] == [
        "who won \ufffd kingswood",
        "who won hartlepool",
    ]


def test_without_a_standard_input_it_says_what_to_do(byelex: Console, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    done = byelex("ask", "--json", "-")
    assert done.returncode == 1
    assert "standard input" in done.stderr
