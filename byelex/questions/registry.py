"""The one registry: a question is a typed function with a decorator and a docstring.

The slash commands, the console commands, the help texts, the README's table and the tests of every example come from
here. To add a question, write one function `(store, typed arguments) -> Answer` under byelex/questions.
"""

from __future__ import annotations

import inspect
import typing
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from byelex.answers import Answer, FollowUp
from byelex.errors import ByelexError
from byelex.store import Store


@dataclass(frozen=True, slots=True)
class Choice:
    """A suggestion: what is shown (at most 100 characters) and the text that resolves to it (an id, likewise)."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Kind:
    """A type of argument: how typed text becomes a value, and what to suggest while typing.

    `resolve(store, text)` returns the value, or raises Unresolved with the near misses. `suggest(store, text)` gives at
    most 25 choices, best first, and never raises. `remark(store, text, value)` says what else the text may mean.
    `written(store, value)` is the text that means the value whatever is added to the store; empty where any typed does.
    """

    name: str
    resolve: Callable[[Store, str], Any]
    suggest: Callable[[Store, str], list[Choice]]
    remark: Callable[[Store, str, Any], str] = lambda store, text, value: ""
    written: Callable[[Store, Any], str] = lambda store, value: ""


class Unresolved(ByelexError):
    """Words that name several things or none; `choices` are offered instead, and questions that do know of them."""

    def __init__(
        self,
        message: str,
        choices: tuple[Choice, ...] = (),
        several: bool = False,
        follow_ups: tuple[FollowUp, ...] = (),
    ) -> None:
        super().__init__(message)
        self.choices = choices
        self.several = several
        self.follow_ups = follow_ups


@dataclass(frozen=True, slots=True)
class Parameter:
    """An argument of a question, read off its function's signature. `help` is at most 100 characters."""

    name: str
    kind: Kind
    required: bool
    help: str

    @property
    def label(self) -> str:
        """The name as people see it: an underscore that only keeps clear of Python's own words is dropped."""
        return self.name.rstrip("_")


@dataclass(frozen=True, slots=True)
class Question:
    """A question: its name, its function, and what help says of it."""

    name: str
    summary: str
    parameters: tuple[Parameter, ...]
    examples: tuple[Mapping[str, str], ...]
    ask: Callable[..., Answer]


QUESTIONS: dict[str, Question] = {}
"""Every question by name, as its module is imported: all but /ask with byelex.questions, /ask with byelex.ask."""


def question(
    *, examples: tuple[Mapping[str, str], ...], arguments: Mapping[str, str] | None = None
) -> Callable[[Callable[..., Answer]], Callable[..., Answer]]:
    """Register a question under its function's name, a trailing underscore dropped.

    `examples` are argument texts that must work on the shipped data; `arguments` says what each parameter is, in a
    few words. Parameter types are `Annotated[type, Kind]`; one with a default may be left out.
    """

    def register(function: Callable[..., Answer]) -> Callable[..., Answer]:
        hints = typing.get_type_hints(function, include_extras=True)
        parameters = []
        for parameter in list(inspect.signature(function).parameters.values())[1:]:
            kind = next(extra for extra in hints[parameter.name].__metadata__ if isinstance(extra, Kind))
            required = parameter.default is inspect.Parameter.empty
            words = (arguments or {}).get(parameter.name, kind.name)
            parameters.append(Parameter(parameter.name, kind, required, words))
        name = function.__name__.rstrip("_")
        summary = (inspect.getdoc(function) or "").splitlines()[0]
        QUESTIONS[name] = Question(name, summary, tuple(parameters), examples, function)
        return function

    return register


def answer(store: Store, name: str, texts: Mapping[str, str]) -> Answer:
    """Answer a question by name from typed texts.

    Words that fit several things come back as an Answer of kind "clarify", words that fit none as "decline", both with
    follow-ups that settle it. A missing argument or an unknown question raises ByelexError.
    """
    asked = QUESTIONS.get(name)
    if asked is None:
        raise ByelexError(f'There is no question "{name}". Try one of: {", ".join(QUESTIONS)}.')
    values: dict[str, Any] = {}
    remarks: list[str] = []
    with store.reading():
        for parameter in asked.parameters:
            text = texts.get(parameter.name, "").strip()
            if not text:
                if parameter.required:
                    raise ByelexError(f"/{name} needs {parameter.label}: {parameter.help}.")
                continue
            try:
                values[parameter.name] = parameter.kind.resolve(store, text)
            except Unresolved as unresolved:
                return _which(asked, texts, parameter, unresolved)
            if remark := parameter.kind.remark(store, text, values[parameter.name]):
                remarks.append(remark)
        found = asked.ask(store, **values)
        return replace(found, notes=(*remarks, *found.notes)) if remarks else found


def settled(store: Store, name: str, texts: Mapping[str, str]) -> dict[str, str]:
    """Give argument texts as they mean the same for good, whatever is added: ids and days; one not read as typed."""
    found: dict[str, str] = {}
    with store.reading():
        for parameter in QUESTIONS[name].parameters:
            text = texts.get(parameter.name, "").strip()
            if not text:
                continue
            try:
                value = parameter.kind.resolve(store, text)
            except ByelexError:
                found[parameter.name] = text
            else:
                found[parameter.name] = parameter.kind.written(store, value) or text
    return found


def _which(asked: Question, texts: Mapping[str, str], parameter: Parameter, unresolved: Unresolved) -> Answer:
    others = tuple((name, text) for name, text in texts.items() if name != parameter.name and text)
    return Answer(
        title="Which one?" if unresolved.several else "Not found",
        headline=str(unresolved),
        kind="clarify" if unresolved.several else "decline",
        follow_ups=(
            *(
                FollowUp(choice.label, asked.name, ((parameter.name, choice.value), *others))
                for choice in unresolved.choices
            ),
            *unresolved.follow_ups,
        ),
    )
