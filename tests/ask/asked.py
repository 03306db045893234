"""The questions that the tests know, with what must be in their answers: test_questions says what a line holds."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

FILES = (
    "questions.jsonl",
    "held_out.jsonl",
    "reviewed.jsonl",
    "kinds.jsonl",
    "accounted.jsonl",
    "other_words.jsonl",
)
QUESTIONS: list[dict[str, Any]] = [
    json.loads(line)
    for name in FILES
    for line in (Path(__file__).parent / name).read_text(encoding="utf-8").splitlines()
]
