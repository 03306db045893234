"""The console as a person uses it: whole processes, their output and their exit status."""

from __future__ import annotations

import csv
import io
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from byelex.store import Store

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Settings for a store of this module's own, loaded once."""
    folder = tmp_path_factory.mktemp("console")
    settings = {**os.environ, "BYELEX_DATABASE": str(folder / "byelex.db"), "BYELEX_DATA": str(ROOT / "data")}
    assert byelex(settings, "load").returncode == 0
    return settings


def byelex(environment: dict[str, str], *words: str, given: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "byelex.cli", *words],
        env=environment,
        input=given,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )


def test_result(environment: dict[str, str]) -> None:
    done = byelex(environment, "result", "hartlepol")
    assert done.returncode == 0
    assert "Conservative gain from Labour" in done.stdout
    assert "6,940" in done.stdout
    assert "\x1b" not in done.stdout
    assert done.stderr == ""


def test_json(environment: dict[str, str]) -> None:
    found = json.loads(byelex(environment, "swing", "kingswood", "--json").stdout)
    assert found["headline"].startswith("16.40 points from Conservative to Labour")


def test_which_one_and_none(environment: dict[str, str]) -> None:
    which = byelex(environment, "result", "clacton")
    assert "byelex result 2026-08-13-clacton" in which.stdout
    assert "Kingswood" in byelex(environment, "result", "kingwood forest").stdout


def test_no_traceback_for_a_mistake(environment: dict[str, str]) -> None:
    done = byelex(environment, "quotes")
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "speaker" in done.stderr


def test_export_by_elections(environment: dict[str, str]) -> None:
    rows = list(csv.DictReader(io.StringIO(byelex(environment, "export", "by-elections").stdout)))
    assert len(rows) >= 65
    [row] = [row for row in rows if row["by_election_id"] == "2024-02-15-wellingborough"]
    assert (row["winner"], row["winner_party"], row["winner_votes"]) == ("Gen Kitchen", "Labour", "13844")
    assert float(row["swing_pp"]) == pytest.approx(28.5319, abs=0.0001)
    [park] = [row for row in rows if row["constituency"] == "Richmond Park"]
    assert park["swing_pp"] == ""
    assert park["swing_note"]
    as_json = json.loads(byelex(environment, "export", "by-elections", "--json").stdout)
    assert len(as_json) == len(rows)


def test_export_candidacies(environment: dict[str, str]) -> None:
    rows = list(csv.DictReader(io.StringIO(byelex(environment, "export", "candidacies").stdout)))
    [row] = [row for row in rows if row["person"] == "Paul Williams" and row["constituency"] == "Hartlepool"]
    assert (row["votes"], row["position"], row["party"]) == ("8589", "2", "Labour")


def test_export_data_reads_back(environment: dict[str, str], tmp_path: Path) -> None:
    assert byelex(environment, "export", "data", str(tmp_path)).returncode == 0
    assert len(list(tmp_path.rglob("*.toml"))) >= 65


def test_revisions(environment: dict[str, str]) -> None:
    done = byelex(environment, "revisions", "hartlepool")
    assert done.returncode == 0
    assert "by-elections/2021-05-06-hartlepool.toml" in done.stdout


def test_check(environment: dict[str, str], tmp_path: Path) -> None:
    assert byelex(environment, "check").returncode == 0
    shutil.copytree(ROOT / "data", tmp_path, dirs_exist_ok=True)
    (tmp_path / "by-elections" / "2021-05-06-hartlepool.toml").write_text("polling_on = 2021-05-06\n")
    faulty = byelex(environment, "check", str(tmp_path))
    assert faulty.returncode == 1
    assert "2021-05-06-hartlepool.toml" in faulty.stdout


def test_one_broken_file_takes_nothing_from_what_the_store_knows(environment: dict[str, str], tmp_path: Path) -> None:
    before_2020 = shutil.ignore_patterns("19*.toml", "20[01]*.toml")  # they take long to load and change nothing here
    shutil.copytree(ROOT / "data", tmp_path, ignore=before_2020, dirs_exist_ok=True)
    here = {**environment, "BYELEX_DATA": str(tmp_path), "BYELEX_DATABASE": str(tmp_path / "byelex.db")}
    broken = tmp_path / "by-elections" / "2022-06-23-wakefield.toml"
    wrong = broken.read_text(encoding="utf-8").replace("votes = 13166", "votes = 1316")
    for text in (wrong[:2990], wrong):
        broken.write_text(text, encoding="utf-8")
        done = byelex(here, "result", "hartlepool")
        assert done.returncode == 0
        assert "6,940" in done.stdout
        assert "2022-06-23-wakefield.toml" in done.stderr
        assert "Traceback" not in done.stderr
    assert "13,166" not in byelex(here, "result", "wakefield 2022").stdout


def test_an_old_console_keeps_the_signs(environment: dict[str, str]) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "byelex.cli", "result", "hartlepool"],
        env={**environment, "PYTHONIOENCODING": "cp1252"},
        capture_output=True,
        check=True,
    )
    assert b"-9.0" in done.stdout
    assert b"Traceback" not in done.stderr


def test_an_unwritable_store_is_one_clear_line(environment: dict[str, str]) -> None:
    done = byelex({**environment, "BYELEX_DATABASE": str(ROOT / "data")}, "result", "hartlepool")
    assert done.returncode != 0
    assert done.stdout == ""
    assert len(done.stderr.splitlines()) == 1


def test_the_console_never_imports_discord(environment: dict[str, str]) -> None:
    code = (
        "import sys; from byelex.cli import main; main(['result', 'hartlepool']); "
        "sys.exit(any(name.split('.')[0] in ('discord', 'simcord', 'aiohttp') for name in sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, check=False)
    assert done.returncode == 0


def test_the_same_answer_as_the_store_gives(environment: dict[str, str], store: Store) -> None:
    from byelex.faces.text import text
    from byelex.questions.registry import answer

    here = text(answer(store, "result", {"seat": "wakefield"}))
    assert byelex(environment, "result", "wakefield").stdout.strip() == here.strip()


def test_pictures_are_drawn_to_files(environment: dict[str, str], tmp_path: Path) -> None:
    compared, ranked = tmp_path / "compared.png", tmp_path / "ranked.svg"
    done = byelex(environment, "picture", "compare", "wellingborough", "--two", "kingswood", "-o", str(compared))
    assert done.returncode == 0, done.stderr
    assert compared.read_bytes().startswith(b"\x89PNG")
    words = ("lowest", "turnout", "--since", "2010", "--svg", "-o", str(ranked))
    assert byelex(environment, "picture", "records", *words).returncode == 0
    assert ">18.16%</text>" in ranked.read_text(encoding="utf-8")


def test_an_option_that_a_picture_does_not_take_is_refused(environment: dict[str, str]) -> None:
    done = byelex(environment, "picture", "result", "wakefield", "--two", "kingswood")
    assert done.returncode == 1
    assert "takes no --two" in done.stderr
