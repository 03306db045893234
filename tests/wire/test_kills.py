"""The soak's short form: a few kills at random moments. Its long form is tests/soak_alerts.py."""

from __future__ import annotations

from pathlib import Path

from tests.soak_alerts import soak


async def test_kills_at_random_moments_cost_no_message_and_double_none(tmp_path: Path) -> None:
    run = await soak(tmp_path, kills=2, seed=3)
    assert run.sent() > 0
    assert run.faults() == []
    assert "Traceback" not in run.bot.log
