"""The questions that the tests know, with what must be in their answers: test_questions says what a line holds."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

QUESTIONS: list[dict[str, Any]] = [
    json.loads(line)
    for file in sorted(Path(__file__).parent.glob("*.jsonl"))
    for line in file.read_text(encoding="utf-8").splitlines()
]
