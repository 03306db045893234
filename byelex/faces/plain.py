"""An Answer as JSON: the same words and figures for a program to read, the figures exactly."""

from __future__ import annotations

import dataclasses
import json
from datetime import date
from typing import Any

from byelex.answers import Answer
from byelex.faces.text import sourced, text


def as_json(answer: Answer) -> str:
    """Write an answer as one JSON object, indented: its fields as they are, days as YYYY-MM-DD, no picture."""
    if answer.table is not None:
        # All the rows, where they are read only as they are looked at.
        answer = dataclasses.replace(answer, table=dataclasses.replace(answer.table, rows=tuple(answer.table.rows)))
    body = {
        name: value
        for name, value in dataclasses.asdict(answer).items()
        if name != "picture" and value not in (None, (), "")
    }
    return json.dumps(body, ensure_ascii=False, indent=2, default=_day)


def asked_line(question: str, answer: Answer) -> str:
    """Write what a free question was answered with as one line of JSON.

    Keys: question, text (all the words a reader would see), kind, query (how it was read), sources.
    """
    body = {
        "question": question,
        "text": text(answer, asked=False, folded=False) + _choices(answer),
        "kind": answer.kind,
        "query": answer.read_as,
        "sources": [sourced(source) for source in answer.sources],
    }
    return json.dumps(body, ensure_ascii=False)


def _choices(answer: Answer) -> str:
    # The labels of what may be asked next are words a reader sees: where it asks "which?", they are the question.
    if answer.kind == "answer" or not answer.follow_ups:
        return ""
    return "\n\n" + " / ".join(follow_up.label for follow_up in answer.follow_ups)


def _day(value: Any) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{value!r} has no form in JSON")
