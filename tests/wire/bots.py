"""The real bot as a process of its own, talking to the pretend Discord; and a store to start it on."""

from __future__ import annotations

import asyncio
import contextlib
import os
import sys
from pathlib import Path

from tests.wire.server import WireServer

ROOT = Path(__file__).parent.parent.parent


class Bot:
    """A bot's process. `log` is what it has written to standard error; nothing of it is inherited."""

    def __init__(self, server: WireServer, database: Path, **settings: str) -> None:
        self._server = server
        self._environment = {
            "PATH": os.environ.get("PATH", ""),
            "SSL_CERT_FILE": os.environ.get("SSL_CERT_FILE", ""),
            "PYTHONPATH": str(ROOT),
            "BYELEX_DATABASE": str(database),
            "BYELEX_DATA": str(database.parent / "no-data"),
            **server.environment,
            **settings,
        }
        (database.parent / "no-data").mkdir(exist_ok=True)
        self._log = database.parent / "bot.log"
        self._process: asyncio.subprocess.Process | None = None

    @property
    def log(self) -> str:
        """All that every run of it has logged."""
        return self._log.read_text(encoding="utf-8") if self._log.exists() else ""

    @property
    def process_id(self) -> int:
        assert self._process is not None
        return self._process.pid

    @property
    def exit_status(self) -> int | None:
        """What its last run ended with; None while it runs."""
        return None if self._process is None else self._process.returncode

    async def start(self, *, ready: bool = True) -> None:
        """Start it and, unless told not to, wait until it has logged in."""
        self._server.identified.clear()
        with self._log.open("ab") as log:
            self._process = await asyncio.create_subprocess_exec(
                sys.executable, str(ROOT / "bot.py"), cwd=ROOT, env=self._environment, stdout=log, stderr=log
            )
        if ready:
            identified = asyncio.ensure_future(self._server.identified.wait())
            ended = asyncio.ensure_future(self._process.wait())
            done, _ = await asyncio.wait((identified, ended), timeout=30, return_when=asyncio.FIRST_COMPLETED)
            identified.cancel()
            if identified not in done:
                raise AssertionError(f"the bot did not log in:\n{self.log}")

    async def kill(self) -> None:
        """End it as a power cut would."""
        if self._process is not None and self._process.returncode is None:
            self._process.kill()
        await self._gone()

    async def stop(self) -> None:
        """End it as an operator would."""
        if self._process is not None and self._process.returncode is None:
            self._process.terminate()
        await self._gone()

    async def _gone(self) -> None:
        if self._process is not None:
            with contextlib.suppress(ProcessLookupError):
                await asyncio.wait_for(self._process.wait(), 20)
