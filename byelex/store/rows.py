"""How single values stand in a row: dates as ISO text, lists of words as JSON, truth as 0 and 1."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import UTC, date, datetime


def day(text: str | None) -> date | None:
    """Read a date that may not be recorded."""
    return None if text is None else date.fromisoformat(text)


def iso(value: date | None) -> str | None:
    """Write a date that may not be recorded."""
    return None if value is None else value.isoformat()


def words(text: str) -> tuple[str, ...]:
    """Read a list of words."""
    return () if text == "[]" else tuple(json.loads(text))


def listed(values: Sequence[str]) -> str:
    """Write a list of words."""
    return json.dumps(list(values), ensure_ascii=False)


def now() -> datetime:
    """Give the time, in UTC, to the millisecond: as it is kept."""
    moment_now = datetime.now(UTC)
    return moment_now.replace(microsecond=moment_now.microsecond // 1000 * 1000)


def moment(value: datetime) -> str:
    """Write a moment to the millisecond, in UTC, so that text order is time order."""
    return value.astimezone(UTC).isoformat(timespec="milliseconds")
