"""The README says what is true: its table is the registry's, its two commands are the ones that are run."""

from __future__ import annotations

from pathlib import Path

from byelex.faces.readme import drawings, renewed
from byelex.store import Store

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_table_of_commands_is_up_to_date() -> None:
    assert renewed(README) == README, "run `uv run byelex readme`"


def test_the_two_commands_come_first_and_are_what_is_run() -> None:
    opening = README.split("\n## ")[0]
    assert "uv run bot.py" in opening
    assert "uv run pytest" in opening
    assert "uv run pytest" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")


def test_the_pictures_it_shows_are_there() -> None:
    for line in README.splitlines():
        if line.startswith("!["):
            assert (ROOT / line.split("](")[1].split(")")[0]).is_file(), line


def test_its_pictures_are_what_would_be_drawn_now(store: Store) -> None:
    for name, drawing in drawings(store).items():
        kept = (ROOT / ".readme" / f"{name}.svg").read_text(encoding="utf-8")
        assert kept == drawing, "run `uv run byelex readme`"
        assert (ROOT / ".readme" / f"{name}.png").is_file()


def test_parliaments_data_are_attributed() -> None:
    assert "Open Parliament Licence v3.0" in README
    assert "MIT" in README
