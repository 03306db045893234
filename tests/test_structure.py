"""Imports run one way, SQL and Discord stay in their rooms: the design's rules, kept true."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent / "byelex"
MODULES = sorted(ROOT.rglob("*.py"))

# Each layer may import itself and the layers before it.
LAYERS: tuple[frozenset[str], ...] = (
    frozenset({"errors", "elections", "parliaments", "clock", "measures", "swings", "stated", "projection"})
    | {"answers", "config", "wording", "glossary", "changing"},
    frozenset({"names", "sources", "store"}),
    frozenset({"recording"}),
    frozenset({"questions"}),
    frozenset({"ask"}),
    frozenset({"faces"}),
    frozenset({"chat", "cli", "operator_commands", "by_hand"}),
)

# Where a library may be imported.
ROOMS = {
    "sqlite_utils": ("store/",),
    "sqlite3": ("store/",),
    "discord": ("chat/", "faces/embed.py"),
    "simcord": ("chat/playground.py",),
}

# Each of the folders and modules in ask/ may import itself and those before it.
IN_ASK: tuple[frozenset[str], ...] = (
    frozenset({"query", "conditions", "measured", "sentence"}),
    frozenset({"answering"}),
    frozenset({"readers", "reported"}),
    frozenset({"reading"}),
    frozenset({"knowing"}),
    frozenset({"asking", "remarks"}),
    frozenset({"shortening"}),
)
FOLDERS = {
    "answering": ("parts", "named", "many", ""),
    "readers": ("", "scopes", "items", "many", "named"),
}
"""The folders in these two, in their order: each may import itself and those before it; "" is those in none."""

OF_ANSWERING = {"readers": set[str](), "reported": {"parts.of_each"}}
"""What readers may know of how a question is answered: nothing; and what those that tell of reports may."""

MAPS = [ROOT / "store" / "__init__.py", *sorted((ROOT / "ask").rglob("__init__.py"))]
MAPS += sorted((ROOT / "chat").rglob("__init__.py"))


@pytest.mark.parametrize("map_", MAPS, ids=lambda path: path.parent.name)
def test_the_map_of_a_package_names_each_of_its_modules(map_: Path) -> None:
    written = map_.read_text(encoding="utf-8")
    inside = {path.stem for path in map_.parent.glob("*.py")} - {"__init__"}
    inside |= {f"{path.parent.name}/" for path in map_.parent.glob("*/__init__.py")}
    assert {name for name in inside if f"`{name}`" not in written} == set()


def layer_of(module: str) -> int:
    return next(place for place, names in enumerate(LAYERS) if module in names)


def statements(node: ast.AST) -> Iterator[ast.AST]:
    """Give every statement inside one: an import is none of the far more expressions."""
    for block in ("body", "orelse", "handlers", "finalbody", "cases"):
        for inside in found if isinstance(found := getattr(node, block, ()), list) else ():
            yield inside
            yield from statements(inside)


@cache
def imports(path: Path) -> frozenset[str]:
    """Give every module that one imports anywhere, in a function or for types alone too.

    What is named in `from package import name` may be a module or something in one.
    """
    found: set[str] = set()
    for node in statements(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found.update(name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            named = (f"{node.module}.{name.name}" for name in node.names)
            found.update(name if module_file(name) else node.module for name in named)
    return frozenset(found)


@cache
def module_file(module: str) -> Path | None:
    """Give the file of a module or package of ours."""
    place = ROOT.parent.joinpath(*module.split("."))
    return next((file for file in (place.with_suffix(".py"), place / "__init__.py") if file.exists()), None)


def place_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def arrows() -> Iterator[tuple[Path, str]]:
    """Give every import there is: who imports, and what."""
    return ((path, name) for path in MODULES for name in sorted(imports(path)))


def test_imports_run_one_way() -> None:
    wrong = [
        f"{place_of(path)} imports {name}"
        for path, name in arrows()
        if name.startswith("byelex.")
        and path != ROOT / "__init__.py"
        and layer_of(name.split(".")[1]) > layer_of(path.relative_to(ROOT).with_suffix("").parts[0])
    ]
    assert not wrong


def test_imports_in_ask_run_one_way() -> None:
    def layer(inside: list[str]) -> tuple[int, int]:
        first = next(place for place, names in enumerate(IN_ASK) if inside[0] in names)
        within = FOLDERS.get(inside[0], ("",))
        return first, within.index(inside[1] if inside[0] in FOLDERS and len(inside) > 2 else "")

    wrong = [
        f"{place_of(path)} imports {name}"
        for path, name in arrows()
        if name.startswith("byelex.ask.")
        and place_of(path).startswith("ask/")
        and path.name != "__init__.py"
        and layer(name.split(".")[2:]) > layer(list(path.relative_to(ROOT / "ask").with_suffix("").parts))
    ]
    assert not wrong


@pytest.mark.parametrize("folder", OF_ANSWERING)
def test_readers_do_not_know_how_a_question_is_answered(folder: str) -> None:
    start = "byelex.ask.answering."
    known = {name for path in (ROOT / "ask" / folder).rglob("*.py") for name in imports(path) if name.startswith(start)}
    assert known == {start + name for name in OF_ANSWERING[folder]}


def test_libraries_stay_in_their_rooms() -> None:
    wrong = [
        f"{place_of(path)} imports {name}"
        for path, name in arrows()
        if (rooms := ROOMS.get(name.split(".")[0])) and not place_of(path).startswith(rooms)
    ]
    assert not wrong


def test_answers_know_only_elections() -> None:
    assert {name for name in imports(ROOT / "answers.py") if name.startswith("byelex")} == {"byelex.elections"}


def test_modules_do_not_import_in_a_circle() -> None:
    left = {path: {module_file(name) for name in imports(path)} for path in MODULES}
    while free := [path for path, needed in left.items() if not needed & left.keys()]:
        for path in free:
            del left[path]
    assert not left, sorted(place_of(path) for path in left)
