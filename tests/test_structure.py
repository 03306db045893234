"""Imports run one way, SQL and Discord stay in their rooms: the design's rules, kept true."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent / "byelex"
MODULES = sorted(ROOT.rglob("*.py"))

# Each layer may import itself and the layers before it.
LAYERS: tuple[frozenset[str], ...] = (
    frozenset({"errors", "elections", "parliaments", "measures", "stated", "projection"})
    | {"answers", "config", "wording", "glossary"},
    frozenset({"names", "sources", "store"}),
    frozenset({"recording"}),
    frozenset({"questions"}),
    frozenset({"ask"}),
    frozenset({"faces"}),
    frozenset({"chat", "cli", "operations"}),
)


def layer_of(module: str) -> int:
    return next(place for place, names in enumerate(LAYERS) if module in names)


@cache
def imports(path: Path) -> tuple[str, ...]:
    found: list[str] = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found.extend(name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            found.append(node.module)
    return tuple(found)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_imports_run_one_way(path: Path) -> None:
    parts = path.relative_to(ROOT).with_suffix("").parts
    if parts == ("__init__",):
        return
    here = layer_of(parts[0])
    for name in imports(path):
        if name.startswith("byelex."):
            assert layer_of(name.split(".")[1]) <= here, f"{path.name} imports {name}"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_libraries_stay_in_their_rooms(path: Path) -> None:
    place = path.relative_to(ROOT).as_posix()
    for name in imports(path):
        top = name.split(".")[0]
        if top in ("sqlite_utils", "sqlite3"):
            assert place.startswith("store/"), f"{place} imports {name}"
        if top == "discord":
            assert place.startswith("chat/") or place == "faces/embed.py", f"{place} imports {name}"
        if top == "simcord":
            assert place == "chat/playground.py", f"{place} imports {name}"


def test_answers_know_only_elections() -> None:
    assert {name for name in imports(ROOT / "answers.py") if name.startswith("byelex")} == {"byelex.elections"}


def imported_modules(path: Path) -> set[Path]:
    """Every module of ours that one imports anywhere, in a function or for types alone too."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("byelex"):
            names = [f"{node.module}.{name.name}" for name in node.names]
        elif isinstance(node, ast.Import):
            names = [name.name for name in node.names if name.name.startswith("byelex.")]
        else:
            continue
        for name in names:
            # What is named may be a module or something in one.
            whole = ROOT.parent.joinpath(*name.split(".")).with_suffix(".py")
            found.add(whole if whole.exists() else ROOT.parent.joinpath(*name.split(".")[:-1]).with_suffix(".py"))
    return {module for module in found if module.exists()}


def test_modules_do_not_import_in_a_circle() -> None:
    # The client is made of the parts in chat/, whose annotations name it: that circle is of types alone.
    client = ROOT / "chat" / "client.py"
    left = {path: imported_modules(path) - {client} for path in MODULES}
    while free := [path for path, needed in left.items() if not needed & left.keys()]:
        for path in free:
            del left[path]
    assert not left, sorted(str(path.relative_to(ROOT)) for path in left)
