"""What is a fault, what is a mistake, and what is neither."""

from __future__ import annotations

import logging
from typing import Any

import discord
import pytest
import simcord
from discord import app_commands

from byelex.chat import errors, logs
from byelex.chat.bot import Byelex
from byelex.config import Config
from byelex.errors import ByelexError
from byelex.store import Store
from tests.chat.shown import someone, words


class Picky(app_commands.Transformer):
    """A transformer that refuses everything: discord.py wraps its error in its own."""

    async def transform(self, interaction: discord.Interaction[Any], value: str) -> str:
        raise ByelexError("Only Tuesdays will do.")


class TestTransformer:
    @pytest.fixture
    def simcord_bot(self, store: Store, config: Config) -> Byelex:
        client = Byelex(store, config)

        @client.tree.command()
        async def picky(interaction: discord.Interaction, when: app_commands.Transform[str, Picky]) -> None:
            """Ask for a day."""

        return client

    async def test_a_mistake_in_a_transformer_is_told_like_any_other(self, simcord_env: simcord.Env) -> None:
        ann, channel = someone(simcord_env)
        told = await ann.slash(channel, "picky", when="Monday")
        assert told.response.ephemeral
        assert told.response.embeds[0].description == "Only Tuesdays will do."
        assert len(simcord_env.errors) == 1  # as discord.py raised it


@pytest.mark.parametrize("code", [10062, 40060])
async def test_an_interaction_that_has_expired_is_no_fault(simcord_env: simcord.Env, code: int) -> None:
    ann, channel = someone(simcord_env)
    simcord_env.inject_error("POST", "/interactions/*/callback", status=404, code=code, times=None)
    result = await ann.slash(channel, "result", seat="hartlepool")
    assert result.response is None  # and the fixture sees that nothing was logged as a fault


@pytest.mark.faults
async def test_a_refused_message_is_a_fault_and_telling_of_it_never_raises(
    simcord_env: simcord.Env, caplog: pytest.LogCaptureFixture
) -> None:
    ann, channel = someone(simcord_env)
    simcord_env.inject_error("POST", "/interactions/*/callback", status=400, code=50035, times=None)
    await ann.slash(channel, "result", seat="hartlepool")
    assert [r.levelname for r in caplog.records if r.name == "byelex.chat"] == ["ERROR", "WARNING"]


async def test_what_goes_wrong_after_the_reply_is_told_beside_it(simcord_env: simcord.Env) -> None:
    ann, channel = someone(simcord_env)

    async def answer(interaction: discord.Interaction[Any]) -> None:
        async with errors.told(interaction):
            await interaction.response.send_message("so far so good")
            raise ByelexError("Then this.")

    bot = simcord_env.bot
    assert isinstance(bot, Byelex)
    bot.tree.add_command(app_commands.Command(name="late", description="…", callback=answer))
    await bot.tree.sync()
    result = await ann.slash(channel, "late")
    (note,) = result.followups
    assert note.ephemeral
    assert note.embeds[0].description == "Then this."


def test_no_log_line_shows_a_token() -> None:
    token = "MTk4NjIyNDgzNDcxOTI1MjQ4.Cl2FMQ.secret"
    formatter = logs.Discreet((token,))
    line = f"POST /interactions/123/aW50ZXJhY3Rpb24.x-y_z/callback with Bot {token}; {{'token': 'aW50-x', 'id': '1'}}"
    record = logging.LogRecord("discord.http", logging.DEBUG, __file__, 1, line, (), None)
    shown = formatter.format(record)
    assert token not in shown
    assert "aW50" not in shown
    assert "/interactions/123/[hidden]/callback with Bot [hidden]; {'token': '[hidden]', 'id': '1'}" in shown


async def test_a_reply_cut_off_by_the_end_of_the_bot_is_no_fault(simcord_env: simcord.Env) -> None:
    ann, channel = someone(simcord_env)
    bot = simcord_env.bot
    assert isinstance(bot, Byelex)

    async def answer(interaction: discord.Interaction[Any]) -> None:
        async with errors.told(interaction):
            await bot.close()
            raise RuntimeError("Session is closed")  # what aiohttp says to whoever sends afterwards

    bot.tree.add_command(app_commands.Command(name="late", description="…", callback=answer))
    await bot.tree.sync()
    await ann.slash(channel, "late")  # and the fixture sees that nothing was logged as a fault


async def test_a_bot_that_is_stopped_as_it_gets_ready_is_told_of_nothing_more(store: Store, config: Config) -> None:
    async with Byelex(store, config) as bot:
        await bot.close()
        bot.dispatch("ready")  # as discord.py does, half a second after it began to wait for servers


@pytest.mark.faults
async def test_a_fault_behind_a_button_is_logged_without_the_words_it_carries(
    simcord_env: simcord.Env, caplog: pytest.LogCaptureFixture
) -> None:
    ann, channel = someone(simcord_env)
    first = await ann.slash(channel, "result", seat="hartlepool")
    simcord_env.inject_error("POST", "/interactions/*/callback", status=400, code=50035, times=None)
    await ann.click(first.response, label="Swing")
    logged = [record.getMessage() for record in caplog.records if record.name == "byelex.chat"]
    assert logged[0].endswith("in button b|swing")


@pytest.mark.faults
async def test_a_store_that_cannot_be_written_to_is_the_operators_to_mend(
    simcord_env: simcord.Env, store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    member, channel = someone(simcord_env)
    store.connection.execute("PRAGMA query_only = ON")
    told = await member.slash(channel, "forget")
    assert "nothing was changed. Try again in a minute." in words(told.response)
    assert "attempt to write a readonly database" in caplog.text
