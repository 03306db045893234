"""The studio: drawn in another process, each picture once, kept on disk, mended when the process dies."""

from __future__ import annotations

import asyncio
import dataclasses
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from byelex.faces.pictures.cache import Cache, key_of
from byelex.faces.pictures.draw import svg
from byelex.faces.pictures.raster import rasterise as png
from byelex.faces.pictures.studio import PictureError, Studio, Worker

from .drawn import BATLEY, TIVERTON, WAKEFIELD

posix = pytest.mark.skipif(os.name != "posix", reason="signals and process ids as POSIX has them")


def alive(process_id: int) -> bool:
    try:
        os.kill(process_id, 0)
    except ProcessLookupError:
        return False
    return True


def gone(process_id: int) -> bool:
    """Wait a while for a process to end."""
    until = time.monotonic() + 10
    while alive(process_id) and time.monotonic() < until:
        time.sleep(0.02)
    return not alive(process_id)


def drawn_once(worker: Worker, svg_text: str) -> int:
    """Draw, and give the process's id."""
    worker.draw(svg_text)
    assert worker.process_id is not None
    return worker.process_id


async def test_a_picture_is_drawn_elsewhere_and_is_the_same(tmp_path: Path) -> None:
    async with Studio(tmp_path / "pictures") as studio:
        assert await studio.draw(WAKEFIELD) == png(svg(WAKEFIELD))
        assert studio.worker.process_id not in {None, os.getpid()}


async def test_no_process_is_started_before_a_picture_is_wanted_nor_for_a_kept_one(tmp_path: Path) -> None:
    async with Studio(tmp_path) as studio:
        assert studio.worker.process_id is None
        first = await studio.draw(WAKEFIELD)
    async with Studio(tmp_path) as studio:
        assert await studio.draw(WAKEFIELD) == first
        assert studio.worker.process_id is None


async def test_many_asking_at_once_get_one_drawing(tmp_path: Path) -> None:
    async with Studio(tmp_path) as studio:
        pictures = await asyncio.gather(*(studio.draw(WAKEFIELD) for _ in range(20)), studio.draw(TIVERTON))
    assert len(set(pictures)) == 2
    assert len(list(tmp_path.iterdir())) == 2


async def test_a_revised_result_is_a_new_picture(tmp_path: Path) -> None:
    async with Studio(tmp_path) as studio:
        before = await studio.draw(WAKEFIELD)
        after = await studio.draw(dataclasses.replace(WAKEFIELD, majority="4,926"))
    assert before != after


async def test_giving_up_waiting_does_not_stop_the_drawing(tmp_path: Path) -> None:
    async with Studio(tmp_path) as studio:
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(studio.draw(WAKEFIELD), 0.001)
        assert await studio.draw(WAKEFIELD) == png(svg(WAKEFIELD))


@posix
async def test_a_killed_process_is_replaced(tmp_path: Path) -> None:
    async with Studio(tmp_path) as studio:
        await studio.draw(WAKEFIELD)
        first = studio.worker.process_id
        assert first is not None
        os.kill(first, signal.SIGKILL)
        assert await studio.draw(TIVERTON) == png(svg(TIVERTON))
        assert studio.worker.process_id != first
        assert gone(first)


@posix
async def test_killing_it_at_work_loses_no_picture(tmp_path: Path) -> None:
    async with Studio(tmp_path) as studio:
        await studio.draw(WAKEFIELD)
        drawing = asyncio.create_task(studio.draw(BATLEY))
        await asyncio.sleep(0.01)
        assert studio.worker.process_id is not None
        os.kill(studio.worker.process_id, signal.SIGKILL)
        assert await drawing == png(svg(BATLEY))


@posix
async def test_closing_leaves_no_process_and_draws_no_more(tmp_path: Path) -> None:
    studio = Studio(tmp_path)
    kept = await studio.draw(WAKEFIELD)
    process_id = studio.worker.process_id
    assert process_id is not None
    waiting = [asyncio.create_task(studio.draw(picture)) for picture in (TIVERTON, BATLEY)]
    await asyncio.sleep(0)
    await studio.close()
    assert gone(process_id)
    for result in await asyncio.gather(*waiting, return_exceptions=True):
        assert isinstance(result, PictureError)
    with pytest.raises(PictureError):
        await studio.draw(dataclasses.replace(WAKEFIELD, majority="1"))
    assert await studio.draw(WAKEFIELD) == kept
    assert studio.worker.process_id is None


@posix
def test_ctrl_c_does_not_reach_the_process() -> None:
    worker = Worker()
    try:
        process_id = drawn_once(worker, svg(WAKEFIELD))
        os.kill(process_id, signal.SIGINT)
        assert os.getpgid(process_id) != os.getpgid(0)
        assert drawn_once(worker, svg(TIVERTON)) == process_id
    finally:
        worker.close()


@posix
def test_the_process_ends_with_a_program_that_was_killed() -> None:
    program = (
        "import sys, time\n"
        "from byelex.faces.pictures.studio import Worker\n"
        "worker = Worker()\n"
        'worker.draw(\'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>\')\n'
        "print(worker.process_id, flush=True)\n"
        "time.sleep(60)\n"
    )
    with subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True) as running:
        assert running.stdout is not None
        process_id = int(running.stdout.readline())
        assert alive(process_id)
        running.kill()
    assert gone(process_id)


def test_a_fault_in_the_drawing_is_told_and_the_next_one_is_drawn() -> None:
    worker = Worker()
    try:
        with pytest.raises(PictureError, match="could not be drawn"):
            worker.draw("<svg")
        process_id = worker.process_id
        assert worker.draw(svg(WAKEFIELD)) == png(svg(WAKEFIELD))
        assert worker.process_id == process_id
    finally:
        worker.close()


async def test_a_folder_that_cannot_be_written_costs_only_the_keeping(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file where the folder should be")
    async with Studio(tmp_path / "taken") as studio:
        assert await studio.draw(WAKEFIELD) == png(svg(WAKEFIELD))


def picture_of(size: int) -> bytes:
    return b"\x89PNG\r\n\x1a\n" + b"." * (size - 20) + b"IEND\xaeB`\x82"


def test_the_least_lately_used_pictures_go_first(tmp_path: Path) -> None:
    cache = Cache(tmp_path, limit_bytes=3_000)
    for age, key in enumerate(("d", "c", "b", "a")):
        if key != "a":
            cache.put(key, picture_of(1_000))
            os.utime(tmp_path / f"{key}.png", (1_000 + age, 1_000 + age))
    assert cache.get("d") is not None
    cache.put("a", picture_of(1_000))
    assert {key for key in "abcd" if cache.get(key)} == {"a", "b", "d"}
    assert sum(file.stat().st_size for file in tmp_path.iterdir()) <= 3_000


def test_a_file_cut_short_is_not_a_picture(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    cache.put("a", picture_of(1_000))
    (tmp_path / "a.png").write_bytes(picture_of(1_000)[:500])
    assert cache.get("a") is None
    assert cache.get("never") is None


def test_a_key_is_made_of_the_content_and_the_renderer(monkeypatch: pytest.MonkeyPatch) -> None:
    assert key_of(svg(WAKEFIELD)) == key_of(svg(WAKEFIELD))
    assert key_of(svg(WAKEFIELD)) != key_of(svg(TIVERTON))
    before = key_of(svg(WAKEFIELD))
    monkeypatch.setattr("byelex.faces.pictures.cache.VERSION", "another renderer")
    assert key_of(svg(WAKEFIELD)) != before
