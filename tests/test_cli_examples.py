"""Every example as a person types it on the console: the whole command, which shuts the store behind it."""

from __future__ import annotations

import csv
import io
import json
import re
import shlex
import shutil
from pathlib import Path

import pytest

from byelex.ask import QUESTIONS
from byelex.cli import main
from byelex.faces.text import command

README = (Path(__file__).parent.parent / "README.md").read_text(encoding="utf-8")
SHOWN = [line for line in re.findall(r"`byelex ([^`…]+[^`… -])`", README) if line.split()[0] in QUESTIONS]
MORE = (
    "on 1960",
    "list --since 2024",
    "ask 'by-elections in 1983'",
    "ask 'labour gains since 2010'",
    "ask 'by-elections with turnout under 20%'",
)
LINES = dict.fromkeys(
    line.removeprefix("byelex ")
    for line in (
        *(command(asked.name, texts) for asked in QUESTIONS.values() for texts in asked.examples),
        *SHOWN,
        *MORE,
    )
)


@pytest.fixture(scope="module")
def store_file(loaded_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the shipped store for this module's questions, none of which writes."""
    return Path(shutil.copy(loaded_file, tmp_path_factory.mktemp("console") / "byelex.db"))


@pytest.fixture(autouse=True)
def console(store_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A console where the data are loaded already: its folder has no file to look at."""
    monkeypatch.setenv("BYELEX_DATABASE", str(store_file))
    monkeypatch.setenv("BYELEX_DATA", str(tmp_path))


def test_the_readme_shows_every_question() -> None:
    assert {line.split()[0] for line in SHOWN} == set(QUESTIONS)


@pytest.mark.parametrize("line", LINES)
def test_every_example_is_answered_on_the_console(line: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(shlex.split(line)) == 0
    written, complaints = capsys.readouterr()
    assert len(written) > 50
    assert complaints == ""


@pytest.mark.parametrize("line", [*SHOWN, *MORE])
def test_every_question_is_answered_as_json_and_its_table_as_csv(line: str, capsys: pytest.CaptureFixture[str]) -> None:
    words = shlex.split(line)
    assert main([*words, "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["kind"] == "answer"
    if table := found.get("table"):
        assert main([*words, "--csv"]) == 0
        assert len(list(csv.reader(io.StringIO(capsys.readouterr().out)))) == len(table["rows"]) + 1


def test_an_answer_without_a_table_is_no_csv(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["help", "swing", "--csv"]) == 1
    written, complaints = capsys.readouterr()
    assert written == ""
    assert "There is no table to write." in complaints


def test_a_whole_list_is_written(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["list", "--csv"]) == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert len(rows) > 500
    assert {row["Seat"] for row in rows} >= {"Wakefield", "Beaconsfield", "Orpington"}
