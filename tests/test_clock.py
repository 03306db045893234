"""What day it is in the United Kingdom."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from byelex.clock import british_day


@pytest.mark.parametrize(
    ("at", "day"),
    [
        (datetime(2026, 11, 22, 23, 59, tzinfo=UTC), date(2026, 11, 22)),
        (datetime(2026, 6, 22, 22, 59, tzinfo=UTC), date(2026, 6, 22)),
        (datetime(2026, 6, 22, 23, 0, tzinfo=UTC), date(2026, 6, 23)),
        # Summer time ended at 01:00 UTC on 25 October 2026, and began at that hour on 29 March.
        (datetime(2026, 10, 24, 23, 30, tzinfo=UTC), date(2026, 10, 25)),
        (datetime(2026, 10, 25, 23, 30, tzinfo=UTC), date(2026, 10, 25)),
        (datetime(2026, 3, 28, 23, 30, tzinfo=UTC), date(2026, 3, 28)),
        (datetime(2026, 3, 29, 23, 30, tzinfo=UTC), date(2026, 3, 30)),
        # Seven in the evening in New York, at midnight in London.
        (datetime(2026, 11, 22, 19, 0, tzinfo=timezone(timedelta(hours=-5))), date(2026, 11, 23)),
    ],
)
def test_the_day_it_is_in_the_united_kingdom(at: datetime, day: date) -> None:
    assert british_day(at) == day
