"""The bot as a process: what it says when it cannot start, and that it ends cleanly when told to."""

from __future__ import annotations

import asyncio
import os
import re
import signal
import sqlite3
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator
from pathlib import Path

import aiohttp
import pytest

from byelex.store import open_store
from tests.chat.world import small_store
from tests.wire.rest import TOKEN
from tests.wire.server import WireServer
from tests.wire.world import World

CHECKOUT = Path(__file__).parents[2]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a store in it and an empty data folder."""
    (tmp_path / "data").mkdir()
    small_store(path=tmp_path / "byelex.db").close()
    return tmp_path


async def started(folder: Path, *command: str, **settings: str) -> Process:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("DISCORD_", "BYELEX_"))}
    ours = {"BYELEX_DATABASE": str(folder / "byelex.db"), "BYELEX_DATA": str(folder / "data"), "DISCORD_TOKEN": ""}
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-W",
        "error",
        *(command or (str(CHECKOUT / "bot.py"),)),
        cwd=CHECKOUT,
        env={**kept, **ours, **settings},
        stdout=PIPE,
        stderr=PIPE,
    )
    begun.append(process)
    return process


begun: list[Process] = []


@pytest.fixture(autouse=True)
async def none_left_running() -> AsyncIterator[None]:
    """End whatever process a failing test left behind."""
    yield
    while begun:
        process = begun.pop()
        if process.returncode is None:
            process.kill()
            await process.communicate()


async def ended(process: Process) -> tuple[int | None, str, str]:
    async with asyncio.timeout(30):
        out, err = await process.communicate()
    return process.returncode, out.decode(), err.decode()


def complaint(err: str) -> str:
    """Give the one line that says why it stopped: no traceback comes with it."""
    assert "Traceback" not in err
    (line,) = [line for line in err.splitlines() if line.startswith("byelex: ")]
    return line


async def test_a_token_discord_does_not_know(folder: Path) -> None:
    wrong = TOKEN.replace("only", "nobody")
    async with WireServer(World()) as server:
        status, out, err = await ended(await started(folder, **{**server.environment, "DISCORD_TOKEN": wrong}))
    assert status == 1
    assert "DISCORD_TOKEN" in complaint(err)
    assert wrong not in out + err


async def test_discord_out_of_reach(folder: Path) -> None:
    process = await started(folder, DISCORD_TOKEN=TOKEN, DISCORD_API_BASE="http://127.0.0.1:9/api")
    status, _, err = await ended(process)
    assert status == 1
    assert "cannot be reached" in complaint(err)


async def test_on_the_wire_it_answers_and_ends_cleanly_on_sigterm(folder: Path) -> None:
    async with WireServer(World()) as server:
        process = await started(folder, **server.environment, BYELEX_LOG_LEVEL="DEBUG")
        async with asyncio.timeout(20):
            await server.identified.wait()
        direct = int(server.world.direct(2)["id"])
        reply, _ = await server.command(direct, "result", [{"name": "seat", "type": 3, "value": "hartlepool"}])
        assert "result" in {command["name"] for command in server.world.commands}
        assert reply["type"] == 4
        assert "**Majority** 6,940" in reply["data"]["embeds"][0]["description"]
        assert reply["data"]["allowed_mentions"] == {"parse": []}
        process.send_signal(signal.SIGTERM)
        status, out, err = await ended(process)
        # The process may have ended before this side of the socket has read its last words.
        async with asyncio.timeout(20):
            assert await server.closed_with in (
                1000,
                4000,
            )  # said, not dropped: discord.py's own close can race its reader
    assert status == 0
    assert "Traceback" not in err
    assert TOKEN not in out + err
    assert not any(token in out + err for token in server.tokens)
    assert not (folder / "byelex.db-wal").exists()  # the store was closed


async def test_the_playground_is_served_and_ends_cleanly_on_ctrl_c(folder: Path) -> None:
    process = await started(folder)
    assert process.stdout is not None
    async with asyncio.timeout(30):
        out = (await process.stdout.readuntil(b"Ctrl-C")).decode()
    address = re.search(r"http://\S+", out)
    assert address is not None
    async with aiohttp.ClientSession() as session, session.get(address[0]) as page:
        assert page.status == 200
        assert "<html" in (await page.text()).lower()
    process.send_signal(signal.SIGINT)
    status, _, err = await ended(process)
    assert (status, err) == (0, "")


async def test_without_its_packages_the_playground_says_what_to_do(folder: Path) -> None:
    without = "import sys; sys.modules['simcord'] = None; import bot; sys.exit(bot.main())"
    status, _, err = await ended(await started(folder, "-c", without))
    assert status == 1
    assert "DISCORD_TOKEN" in complaint(err)
    assert "uv sync" in complaint(err)


async def test_a_store_of_a_newer_byelex(folder: Path) -> None:
    open_store(folder / "byelex.db").close()
    with sqlite3.connect(folder / "byelex.db") as database:
        database.execute(
            "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('byelex', 'm999_future', '')"
        )
    database.close()
    status, _, err = await ended(await started(folder))
    assert status == 1
    assert "newer" in complaint(err)


@pytest.mark.parametrize(
    ("name", "value"), [("BYELEX_DATABASE", "/no/such/folder/byelex.db"), ("BYELEX_EDITORS", "ann")]
)
async def test_a_wrong_setting(folder: Path, name: str, value: str) -> None:
    status, _, err = await ended(await started(folder, **{name: value}))
    assert status == 1
    assert name in complaint(err)


async def test_a_file_that_is_no_store(folder: Path) -> None:
    (folder / "byelex.db").write_bytes(b"not a database" * 100)
    status, _, err = await ended(await started(folder))
    assert status == 1
    assert "byelex.db" in complaint(err)
