"""Spaces the bot's own requests so that Discord's limit for all of them together is kept without being told."""

from __future__ import annotations

import asyncio
import time
from collections import deque

PER_SECOND = 49
"""Discord allows 50 a second; one is left for what else the bot does. Answers to interactions do not count."""
LEAST_GAP = 0.014
"""Seconds between two requests, so that a second's worth never leaves as one burst that holds up everything else."""


class Pacer:
    """Gives turns in the order they were asked for, at most `PER_SECOND` in any second."""

    def __init__(self) -> None:
        self._turns: deque[float] = deque([float("-inf")], maxlen=PER_SECOND)

    async def turn(self) -> None:
        """Wait for a turn to make one request."""
        now = time.monotonic()
        oldest = self._turns[0] if len(self._turns) == PER_SECOND else float("-inf")
        at = max(now, self._turns[-1] + LEAST_GAP, oldest + 1.0)
        self._turns.append(at)
        if at > now:
            await asyncio.sleep(at - now)
