"""The operator's commands at the console: load, check, import, export, draw, record, withdraw and the like."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TypeAlias

from byelex.config import Config
from byelex.errors import ByelexError
from byelex.store import Store, open_store
from byelex.wording import how_many

Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"


@contextmanager
def loaded_store(config: Config) -> Iterator[Store]:
    """Open the store, brought up to date with data/, for as long as a with statement lasts."""
    from byelex.recording.loading import bring_in

    with closing(open_store(config.database)) as store:
        # A file that is faulty, or half written just now, takes nothing from what the store knows.
        for line in bring_in(store, config.data).told():
            print(line, file=sys.stderr)
        if not store.holds_results():
            print(f"The store is empty: there are no by-elections in {config.data}.", file=sys.stderr)
        yield store


def add_operator_commands(commands: Commands) -> None:
    """Add every command that works on the store."""
    load = commands.add_parser("load", help="bring data/ into the store; only what changed is written")
    load.set_defaults(run=_load)

    check = commands.add_parser("check", help="check everything in data/ and list every fault")
    check.add_argument("folder", nargs="?", type=Path, help="the data folder, if not the configured one")
    check.set_defaults(run=_check)

    import_ = commands.add_parser("import", help="turn published files into data/")
    import_.add_argument("source", choices=sorted(IMPORTERS), help="whose files they are")
    import_.add_argument("folder", type=Path, help="where the published files are")
    import_.set_defaults(run=_import)

    export = commands.add_parser("export", help="write what the store holds: CSV, JSON, or data files")
    export.add_argument("what", choices=("by-elections", "candidacies", "data"))
    export.add_argument(
        "folder", nargs="?", type=Path, help="for data: where to write the files, with the tables it lacks"
    )
    export.add_argument("--json", action="store_true", help="write JSON in place of CSV")
    export.set_defaults(run=_export)

    revisions = commands.add_parser("revisions", help="list who recorded what of a by-election, and when")
    revisions.add_argument("seat", nargs="+", help="the seat, with a year if it had two")
    revisions.set_defaults(run=_revisions)

    _add_picture(commands)

    record = commands.add_parser("record", help="record a result from a TOML file, and alert whoever asked")
    record.add_argument("file", help="the file, written like those in data/by-elections; - reads standard input")
    record.set_defaults(run=_record)

    withdraw = commands.add_parser("withdraw", help="take a result back; its revisions stay")
    withdraw.add_argument("seat", nargs="+", help="the id, or the seat's whole name, with a year if it had two")
    withdraw.add_argument("--reason", required=True, help="why: kept with the revision")
    withdraw.set_defaults(run=_withdraw)

    alerts = commands.add_parser("alerts", help="say how far the latest results' alerts have got")
    alerts.add_argument("what", choices=("status",), help="status: how many were sent, and how many wait")
    alerts.set_defaults(run=_alerts)

    readme = commands.add_parser("readme", help="make the README's table of commands and its pictures anew")
    readme.set_defaults(run=_readme)


def _add_picture(commands: Commands) -> None:
    picture = commands.add_parser("picture", help="draw the picture of an answer, or a gallery of them all")
    picture.add_argument("question", nargs="?", choices=PICTURED, help="whose picture")
    picture.add_argument("words", nargs="*", help="what is asked of it first: the seat, which record, the question")
    for label in NARROWING:
        picture.add_argument(f"--{label}", default="", help="as the question itself takes it (compare, records)")
    picture.add_argument("-o", "--output", type=Path, help="the file to write, picture.png unless given")
    picture.add_argument("--svg", action="store_true", help="write the drawing itself, not a PNG of it")
    picture.add_argument("--all", type=Path, metavar="FOLDER", help="draw every one, with a page that shows them")
    picture.set_defaults(run=_picture)


PICTURED = ("result", "swing", "history", "compare", "records", "ask")
"""The questions whose answers may carry a picture."""
NARROWING = ("two", "three", "four", "party", "from", "to", "nation", "since", "until", "result")
"""What some of them take besides."""


def _load(given: argparse.Namespace, config: Config) -> int:
    from byelex.recording.loading import load

    with closing(open_store(config.database)) as store:
        done = load(store, config.data)
    for line in done.told():
        print(line, file=sys.stderr)
    print(f"{len(done.added)} by-elections added, {len(done.revised)} revised, {done.unchanged} unchanged.")
    if done.tables:
        print(f"Tables read, as they had changed: {', '.join(done.tables)}.")
    return 1 if done.faults else 0


def _check(given: argparse.Namespace, config: Config) -> int:
    from byelex.sources.checking import check

    folder = given.folder or config.data
    faults = check(folder)
    for fault in faults:
        print(f"{fault.file}: {fault.reason}")
    if faults:
        print(f"{how_many(len(faults), 'fault')} in {folder}.", file=sys.stderr)
        return 1
    print(f"No faults in {folder}.")
    return 0


def _import_parliament(folder: Path, data: Path) -> None:
    from byelex.sources.parliament import import_parliament

    print(import_parliament(folder, data))


def _import_history(folder: Path, data: Path) -> None:
    from byelex.sources.history import import_history

    print(import_history(folder, data))


IMPORTERS: dict[str, Callable[[Path, Path], None]] = {
    "history": _import_history,
    "parliament": _import_parliament,
}


def _import(given: argparse.Namespace, config: Config) -> int:
    if not given.folder.is_dir():
        raise ByelexError(f"There is no folder {given.folder}. Give the folder that holds the published files.")
    if not (config.data / "parties.csv").is_file():
        raise ByelexError(f"There is no parties.csv in {config.data}. Copy it there from Byelex's own data/ first.")
    IMPORTERS[given.source](given.folder, config.data)
    return 0


def _export(given: argparse.Namespace, config: Config) -> int:
    from byelex.store import export

    with loaded_store(config) as store:
        if given.what == "data":
            if given.folder is None:
                raise ByelexError("Say where to write the files: byelex export data FOLDER.")
            written = export.export_data(store, given.folder, config.data)
            contests = sum(path.parent.name == "by-elections" for path in written)
            also = f" and {how_many(len(written) - contests, 'table')} it lacked, from {config.data}"
            lone = "; without its general elections it does not load alone" if not config.data.is_dir() else ""
            print(f"Written in {given.folder}: {how_many(contests, 'by-election')}{lone or also}.")
            return 0
        if given.folder is not None:
            raise ByelexError(f"byelex export {given.what} prints, and takes no folder. Put > FILE after it.")
        found = export.export_by_elections if given.what == "by-elections" else export.export_candidacies
        columns, rows = found(store)
    write = export.write_json if given.json else export.write_csv
    write(columns, rows, sys.stdout)
    return 0


def _revisions(given: argparse.Namespace, config: Config) -> int:
    from byelex.questions.kinds import ANY_BY_ELECTION
    from byelex.questions.withdrawn import any_exactly
    from byelex.store.revisions import revisions

    with loaded_store(config) as store:
        asked = " ".join(given.seat)
        for revision in revisions(store, any_exactly(store, asked) or ANY_BY_ELECTION.resolve(store, asked).id):
            # The source of a withdrawal says that it is one, and why.
            source = f"from {revision.source}" if revision.by_election else revision.source
            when = f"{revision.recorded_at:%Y-%m-%d %H:%M} UTC"
            print(f"{revision.number}  {when}  {revision.recorded_by}, {source}")
            for change in revision.changes:
                print(f"   {change}")
    return 0


def _picture(given: argparse.Namespace, config: Config) -> int:
    import byelex.ask  # noqa: F401
    from byelex.faces.pictures.draw import svg
    from byelex.faces.pictures.gallery import every_picture, write_gallery
    from byelex.faces.pictures.raster import rasterise
    from byelex.questions.registry import QUESTIONS, answer

    with loaded_store(config) as store:
        if given.all is not None:
            print(f"Open {write_gallery(every_picture(store), given.all)} in a browser.")
            return 0
        if given.question is None or not given.words:
            raise ByelexError("Say what to draw: byelex picture result wakefield, or byelex picture --all FOLDER.")
        first, *others = QUESTIONS[given.question].parameters
        texts = {one.name: getattr(given, one.label, "") for one in others}
        for label in NARROWING:
            if getattr(given, label) and label not in [one.label for one in others]:
                raise ByelexError(f"byelex picture {given.question} takes no --{label}.")
        found = answer(store, given.question, {first.name: " ".join(given.words), **texts})
    if found.picture is None:
        raise ByelexError(f"{found.headline} There is nothing to draw.")
    drawing = svg(found.picture)
    place = given.output or Path(f"{given.question}.{'svg' if given.svg else 'png'}")
    try:
        place.write_bytes(drawing.encode() if given.svg else rasterise(drawing))
    except OSError as error:
        raise ByelexError(
            f"{place} cannot be written ({error.strerror or error}). Give another file with -o."
        ) from error
    print(f"Wrote {place}.")
    return 0


def _record(given: argparse.Namespace, config: Config) -> int:
    from byelex import by_hand
    from byelex.faces.text import text
    from byelex.questions.result import result
    from byelex.recording.loading import bring_in

    with closing(open_store(config.database)) as store:
        file = None if given.file == "-" else Path(given.file)
        for line in bring_in(store, config.data, but=file).told():
            print(line, file=sys.stderr)
        recorded = by_hand.record_file(store, config, given.file, sys.stdin, by_hand.who())
        print(text(result(store, recorded.by_election), colours=sys.stdout.isatty() and "NO_COLOR" not in os.environ))
        print(by_hand.told(store, recorded))
    return 0


def _withdraw(given: argparse.Namespace, config: Config) -> int:
    from byelex import by_hand
    from byelex.questions.withdrawn import one_exactly

    with loaded_store(config) as store:
        # Nothing is asked before it is done, so nothing is guessed.
        contest = one_exactly(store, " ".join(given.seat))
        print(by_hand.withdraw_seat(store, contest, by_hand.who(), given.reason))
    return 0


def _alerts(given: argparse.Namespace, config: Config) -> int:
    from byelex import by_hand

    with loaded_store(config) as store:
        print(by_hand.alerts_status(store))
    return 0


def _readme(given: argparse.Namespace, config: Config) -> int:
    from byelex.faces.pictures.raster import rasterise
    from byelex.faces.readme import drawings, renewed

    checkout = Path(__file__).parent.parent
    readme, pictures = checkout / "README.md", checkout / ".readme"
    readme.write_text(renewed(readme.read_text(encoding="utf-8")), encoding="utf-8")
    pictures.mkdir(exist_ok=True)
    with loaded_store(config) as store:
        for name, drawing in drawings(store).items():
            (pictures / f"{name}.svg").write_text(drawing, encoding="utf-8")
            (pictures / f"{name}.png").write_bytes(rasterise(drawing))
    print(f"Renewed {readme} and its pictures.")
    return 0
