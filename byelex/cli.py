"""The `byelex` command: every question of the registry, and the operator's work on the store. Never imports discord."""

from __future__ import annotations

import argparse
import codecs
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from io import TextIOWrapper
from pathlib import Path
from typing import TextIO, TypeAlias

from byelex import config as configuration
from byelex.answers import Answer
from byelex.config import Config
from byelex.errors import ByelexError
from byelex.store import Store, open_store
from byelex.store.trouble import Failure, explained
from byelex.wording import how_many


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; its exit status is 0, 1 for no answer or a fault, 2 for a wrong command line."""
    words = sys.argv[1:] if arguments is None else list(arguments)
    parser = _parser(words)
    given = parser.parse_args(words)
    run: Callable[[argparse.Namespace, Config], int] | None = getattr(given, "run", None)
    if run is None:
        parser.print_help()
        return 0
    if sys.stdout is None:
        return 1
    if isinstance(sys.stdout, TextIOWrapper):
        codecs.register_error("plainer", _plainer)
        sys.stdout.reconfigure(errors="plainer")
    try:
        config = configuration.read()
        for warning in config.warnings:
            print(warning, file=sys.stderr)
        status = run(given, config)
        sys.stdout.flush()
    except ByelexError as error:
        print(error, file=sys.stderr)
        return 1
    except Failure as error:
        print(f"The store failed: {explained(error)}.", file=sys.stderr)
        return 1
    except BrokenPipeError:
        # The reader (head, less) has seen enough; say nothing more, not even at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        print(f"The answer cannot be written ({error.strerror or error}).", file=sys.stderr)
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except KeyboardInterrupt:
        return 130
    return status


PLAINER = {
    "−": "-",
    "–": "-",
    "—": "-",
    "·": "|",
    "“": '"',
    "”": '"',
    "‘": "'",
    "’": "'",
    "÷": "/",
    "→": "->",
    "…": "...",
}


def _plainer(error: UnicodeError) -> tuple[str, int]:
    """Write what an old console cannot show as it did before Unicode: a minus sign must not become a question mark."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return "".join(PLAINER.get(letter, "?") for letter in error.object[error.start : error.end]), error.end


def _parser(words: Sequence[str]) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="byelex", description="UK parliamentary by-election results, with sources.")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")
    if not _add_questions(commands, words):
        _add_operations(commands)
    return parser


Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"


def _add_questions(commands: Commands, words: Sequence[str]) -> bool:
    """Add the question that is asked, and say so; all of them where the first word is none of theirs."""
    from byelex.questions.registry import QUESTIONS, Question

    if not words or words[0] not in QUESTIONS or words[0] == "help":
        # What reads sentences takes a tenth of a second to import, which the other questions have no need of.
        import byelex.ask  # noqa: F401

    meant = QUESTIONS.get(words[0]) if words else None
    for asked in QUESTIONS.values() if meant is None else (meant,):
        command = commands.add_parser(asked.name, help=asked.summary, description=asked.summary)
        command.add_argument("--json", action="store_true", help="write JSON")
        command.add_argument("--csv", action="store_true", help="write the answer's table as CSV")
        first, *others = asked.parameters or (None,)
        if first is not None:
            required = "+" if first.required else "*"
            command.add_argument(first.name, nargs=required, help=first.help, default=[])
        for parameter in others:
            if parameter is not None:
                command.add_argument(f"--{parameter.label}", dest=parameter.name, help=parameter.help, default="")

        def run(given: argparse.Namespace, config: Config, asked: Question = asked) -> int:
            if given.json and asked.name == "ask" and getattr(given, asked.parameters[0].name) == ["-"]:
                return _ask_lines(config, sys.stdin)
            texts = {p.name: _joined(getattr(given, p.name)) for p in asked.parameters}
            return _answer(config, asked.name, texts, as_json=given.json, as_csv=given.csv)

        command.set_defaults(run=run)
    return meant is not None


def _joined(value: str | list[str]) -> str:
    return value if isinstance(value, str) else " ".join(value)


def _answer(config: Config, name: str, texts: dict[str, str], *, as_json: bool, as_csv: bool) -> int:
    from byelex.questions.registry import answer

    # A long list reads its rows as they are written, so the store stays open, at one moment, until they are.
    with loaded_store(config) as store, store.reading():
        found = answer(store, name, texts)
        print(_written(found, as_json=as_json, as_csv=as_csv))
    return 0 if found.kind == "answer" else 1


def _written(found: Answer, *, as_json: bool, as_csv: bool) -> str:
    if as_csv:
        from byelex.faces import sheet

        if found.table is None:
            raise ByelexError(f"{found.headline} There is no table to write.")
        return sheet.as_csv(found.table).removesuffix("\n")
    if as_json:
        from byelex.faces.plain import as_json as written

        return written(found)
    from byelex.faces.text import text

    return text(found, colours=sys.stdout.isatty() and "NO_COLOR" not in os.environ)


def _ask_lines(config: Config, lines: TextIO) -> int:
    from byelex.ask import ask
    from byelex.faces.plain import asked_line

    with loaded_store(config) as store:
        for line in lines:
            question = line.rstrip("\r\n")
            with store.reading():
                written = asked_line(question, ask(store, question))
            print(written, flush=True)
    return 0


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


def _add_operations(commands: Commands) -> None:
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

    picture = commands.add_parser("picture", help="draw the picture of an answer, or a gallery of them all")
    picture.add_argument("question", nargs="?", choices=PICTURED, help="whose picture")
    picture.add_argument("words", nargs="*", help="what is asked of it first: the seat, which record, the question")
    for label in NARROWING:
        picture.add_argument(f"--{label}", default="", help="as the question itself takes it (compare, records)")
    picture.add_argument("-o", "--output", type=Path, help="the file to write, picture.png unless given")
    picture.add_argument("--svg", action="store_true", help="write the drawing itself, not a PNG of it")
    picture.add_argument("--all", type=Path, metavar="FOLDER", help="draw every one, with a page that shows them")
    picture.set_defaults(run=_picture)

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
    from byelex import operations
    from byelex.faces.text import text
    from byelex.questions.result import result
    from byelex.recording.loading import bring_in

    with closing(open_store(config.database)) as store:
        file = None if given.file == "-" else Path(given.file)
        for line in bring_in(store, config.data, but=file).told():
            print(line, file=sys.stderr)
        recorded = operations.record_file(store, config, given.file, sys.stdin, operations.who())
        print(text(result(store, recorded.by_election), colours=sys.stdout.isatty() and "NO_COLOR" not in os.environ))
        print(operations.told(store, recorded))
    return 0


def _withdraw(given: argparse.Namespace, config: Config) -> int:
    from byelex import operations
    from byelex.questions.withdrawn import one_exactly

    with loaded_store(config) as store:
        # Nothing is asked before it is done, so nothing is guessed.
        contest = one_exactly(store, " ".join(given.seat))
        print(operations.withdraw_seat(store, contest, operations.who(), given.reason))
    return 0


def _alerts(given: argparse.Namespace, config: Config) -> int:
    from byelex import operations

    with loaded_store(config) as store:
        print(operations.alerts_status(store))
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


if __name__ == "__main__":
    sys.exit(main())
