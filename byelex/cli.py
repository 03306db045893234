"""The `byelex` command: every question of the registry, and the operator's work on the store. Never imports discord."""

from __future__ import annotations

import argparse
import codecs
import os
import sys
from collections.abc import Callable, Sequence
from io import TextIOWrapper
from typing import TextIO

from byelex import config as configuration
from byelex.answers import Answer
from byelex.config import Config
from byelex.errors import ByelexError
from byelex.operator_commands import Commands, add_operator_commands, loaded_store
from byelex.store.trouble import Failure, explained
from byelex.wording import either, shown


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
        add_operator_commands(commands)
    if words and not words[0].startswith("-") and words[0] not in commands.choices:
        from difflib import get_close_matches

        near = get_close_matches(words[0], commands.choices)
        said = f"Did you mean {either(near)}?" if near else f"There are {', '.join(commands.choices)}."
        parser.error(f"there is no command {shown(words[0])}. {said}")
    return parser


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
    # An honest "that is not here" is what /ask is for; a seat that cannot be found is a fault in the command.
    return 0 if found.kind == "answer" or name == "ask" else 1


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


def _ask_lines(config: Config, lines: TextIO | None) -> int:
    from byelex.ask import ask
    from byelex.faces.plain import asked_line

    if lines is None:
        print("Nothing comes in to be answered: give questions on standard input, one a line.", file=sys.stderr)
        return 1
    if isinstance(lines, TextIOWrapper):
        # A byte that is no UTF-8 costs its own question a letter, and no other its answer.
        lines.reconfigure(encoding="utf-8", errors="replace")
    with loaded_store(config) as store:
        for line in lines:
            question = line.rstrip("\r\n")
            with store.reading():
                written = asked_line(question, ask(store, question))
            print(written, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
