"""The questions that the tests know, with what must be in their answers: test_questions says what a line holds."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

BY_FILE: dict[str, list[dict[str, Any]]] = {
    file.stem: [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    for file in sorted(Path(__file__).parent.glob("*.jsonl"))
}
QUESTIONS = [asked for questions in BY_FILE.values() for asked in questions]
