"""How fast one person may ask in words: five questions in ten seconds, kept in memory only."""

from __future__ import annotations

import asyncio
import time
from collections import Counter, OrderedDict, deque
from collections.abc import Awaitable, Callable
from typing import Literal

QUESTIONS = 5
SECONDS = 10.0
TOO_FAST = f"That is more than {QUESTIONS} questions in {SECONDS:.0f} seconds. Wait a moment, then ask again."
PEOPLE = 5000
MOST_WAITING = 20
"""So many edited questions of one person wait for their turn at most."""

Verdict = Literal["answer", "note", "silence"]


class Pace:
    """Counts each person's questions, however they are asked."""

    def __init__(
        self,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self.clock = clock
        self.sleep = sleep
        self._asked: OrderedDict[int, deque[float]] = OrderedDict()
        self._noted: set[int] = set()
        self._waiting: Counter[int] = Counter()

    def verdict(self, person_id: int) -> Verdict:
        """Count a question by someone: to be answered, met with a note the first time it is too fast, then silence.

        A question that is not answered is not counted: whoever stops for a moment may go on.
        """
        now = self.clock()
        asked = self._asked.setdefault(person_id, deque())
        self._asked.move_to_end(person_id)
        if len(self._asked) > PEOPLE:
            forgotten, _ = self._asked.popitem(last=False)
            self._noted.discard(forgotten)
        while asked and asked[0] <= now - SECONDS:
            asked.popleft()
        if len(asked) < QUESTIONS:
            asked.append(now)
            self._noted.discard(person_id)
            return "answer"
        if person_id in self._noted:
            return "silence"
        self._noted.add(person_id)
        return "note"

    async def wait(self, person_id: int) -> bool:
        """Wait until the next question by someone would be answered; False where too many of theirs wait already.

        It is not counted yet.
        """
        if self._waiting[person_id] >= MOST_WAITING:
            return False
        self._waiting[person_id] += 1
        try:
            while (asked := self._asked.get(person_id)) and len(asked) == QUESTIONS:
                left = asked[0] + SECONDS - self.clock()
                if left <= 0:
                    break
                await self.sleep(left)
            return True
        finally:
            self._waiting[person_id] -= 1
            if not self._waiting[person_id]:
                del self._waiting[person_id]
