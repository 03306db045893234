"""Pictures in replies: inside the embed, described in words, never waited for long, never missed when they fail."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
import simcord

from byelex.chat import pictures
from byelex.chat.bot import Byelex
from byelex.config import Config
from byelex.store import Store
from tests.chat.shown import someone


@pytest.fixture
def config(tmp_path: Path) -> Config:
    return Config(database=tmp_path / "byelex.db", data=tmp_path, pictures=tmp_path / "pictures")


async def test_a_result_carries_its_picture_described_in_words(simcord_env: simcord.Env) -> None:
    ann, channel = someone(simcord_env)
    reply = (await ann.slash(channel, "result", seat="hartlepool")).response
    [attachment] = reply.attachments
    assert reply.embeds[0].image.url is not None
    assert attachment.filename == "result.png"
    assert attachment.description is not None
    for words in ("Hartlepool", "Conservative", "6,940", "Jill Mortimer", "15,529"):
        assert words in attachment.description


async def test_a_comparison_and_a_ranking_carry_theirs(simcord_env: simcord.Env) -> None:
    ann, channel = someone(simcord_env)
    [compared] = (await ann.slash(channel, "compare", one="hartlepool", two="clacton")).response.attachments
    assert compared.filename == "compare.png"
    assert compared.description is not None
    assert "majority 6,940" in compared.description
    [ranked] = (await ann.slash(channel, "records", which="lowest turnout")).response.attachments
    assert ranked.filename == "records.png"
    [asked] = (await ann.slash(channel, "ask", question="lowest turnout")).response.attachments
    assert asked.description is not None
    assert "1: Batley and Spen, 20 October 2016, 23.16%" in asked.description


async def test_a_picture_that_takes_long_comes_by_an_edit(
    simcord_env: simcord.Env, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def not_in_time(drawing: object) -> None:
        """Stand for half a second gone by: the simulation's clock does not run while it waits."""

    monkeypatch.setattr(pictures, "in_time", not_in_time)
    ann, channel = someone(simcord_env)
    reply = (await ann.slash(channel, "result", seat="hartlepool")).response
    first, edit = [line for line in simcord_env.transcript().splitlines() if "HTTP" in line][-2:]
    assert "callback" in first
    assert "attachment://" not in first
    assert "PATCH" in edit
    assert [attachment.filename for attachment in reply.attachments] == ["result.png"]
    assert "6,940" in reply.embeds[0].description


async def test_a_picture_that_comes_after_its_page_was_turned_is_left_out(
    simcord_env: simcord.Env, simcord_bot: Byelex, monkeypatch: pytest.MonkeyPatch
) -> None:
    ann, channel = someone(simcord_env)
    first = (await ann.slash(channel, "result", seat="clacton")).response
    drawing: asyncio.Task[bytes | None] = asyncio.create_task(asyncio.sleep(0, b"a picture"))
    waiting = asyncio.create_task(pictures.late(simcord_bot, first.id, drawing))
    await asyncio.sleep(0)
    assert simcord_bot.awaited == {first.id: drawing}
    await ann.click(first, label="All 34 candidates")
    assert await waiting is None
    again = asyncio.create_task(asyncio.sleep(0, b"a picture"))
    assert await pictures.late(simcord_bot, first.id, again) == b"a picture"
    assert simcord_bot.awaited == {}


async def test_the_picture_leaves_with_its_page_and_comes_back_with_it(simcord_env: simcord.Env) -> None:
    ann, channel = someone(simcord_env)
    first = await ann.slash(channel, "result", seat="clacton")
    await ann.click(first.response, label="All 34 candidates")
    assert first.response.attachments == []
    await ann.click(first.response, label="Back")
    assert len(first.response.attachments) == 1


async def test_a_reply_goes_without_a_picture_that_cannot_be_drawn(
    simcord_env: simcord.Env, simcord_bot: Byelex, caplog: pytest.LogCaptureFixture
) -> None:
    assert simcord_bot.studio is not None
    await simcord_bot.studio.close()
    ann, channel = someone(simcord_env)
    reply = (await ann.slash(channel, "result", seat="hartlepool")).response
    assert reply.attachments == []
    assert "6,940" in reply.embeds[0].description


async def test_a_drawn_picture_is_kept(simcord_env: simcord.Env, store: Store, config: Config) -> None:
    ann, channel = someone(simcord_env)
    for _ in range(2):
        await ann.slash(channel, "result", seat="hartlepool")
    assert config.pictures is not None
    assert len(list(config.pictures.glob("*.png"))) == 1
