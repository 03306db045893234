"""A command sent as a plain message gets a hint, where Byelex can see it: in direct messages and the playground."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
import simcord

from byelex.chat import hints
from byelex.chat.bot import Byelex
from byelex.chat.playground import PlaygroundByelex, keep_time
from byelex.config import Config
from byelex.store import Store
from tests.chat.shown import someone


@pytest.mark.parametrize("text", ["", "hello", "and/or", "//", "/", "/ result", "/1", "/path/to/file", "</result:1>"])
def test_other_messages_get_none(text: str) -> None:
    assert hints.hint(text) is None


def test_a_known_command_comes_back_as_a_button() -> None:
    answer = hints.hint("/Result hartlepool 2021")
    assert answer is not None
    (button,) = answer.follow_ups
    assert (button.label, button.question, button.arguments) == (
        "/result hartlepool 2021",
        "result",
        (("seat", "hartlepool 2021"),),
    )


def test_a_command_that_needs_more_words_has_no_button() -> None:
    answer = hints.hint("/result")
    assert answer is not None
    assert answer.follow_ups == ()


async def test_in_a_direct_message(simcord_env: simcord.Env) -> None:
    ann = simcord_env.create_user("ann")
    await ann.send_dm("/result hartlepool")
    hint = ann.dm_channel.last_message
    assert hint is not None
    assert "chosen, not sent" in (hint.embeds[0].description or "")
    answered = await ann.click(hint, label="/result hartlepool")
    assert "6,940" in answered.response.embeds[0].description


async def test_a_server_is_left_alone(simcord_env: simcord.Env) -> None:
    ann, channel = someone(simcord_env)
    await ann.send(channel, "/result hartlepool")
    assert len(channel.history()) == 1


class TestPlayground:
    @pytest.fixture
    def simcord_bot(self, store: Store, config: Config) -> Byelex:
        return PlaygroundByelex(store, config)

    async def test_in_the_playgrounds_channel(self, simcord_env: simcord.Env) -> None:
        ann, channel = someone(simcord_env)
        await ann.send(channel, "/result hartlepool")
        assert len(channel.history()) == 2

    @pytest.mark.parametrize("text", ["@Byelex who won hartlepol", "hey @BYELEX, who won hartlepool?"])
    async def test_its_name_typed_is_a_mention(self, simcord_env: simcord.Env, text: str) -> None:
        ann, channel = someone(simcord_env)
        await ann.send(channel, text)
        assert "6,940" in channel.history()[-1].embeds[0].description

    async def test_what_is_said_to_nobody_is_left_alone(self, simcord_env: simcord.Env) -> None:
        ann, channel = someone(simcord_env)
        await ann.send(channel, "who won hartlepool, ann@byelex.example?")
        assert len(channel.history()) == 1

    async def test_it_greets_with_what_can_be_tried_and_a_reply_asks_it(
        self, simcord_env: simcord.Env, simcord_bot: PlaygroundByelex
    ) -> None:
        ann, channel = someone(simcord_env)
        await simcord_bot.greet(channel.id)
        (greeting,) = channel.history()
        assert "/demo" in greeting.embeds[0].description
        pressed = await ann.click(greeting, label="/result hartlepool")
        assert "6,940" in pressed.response.embeds[0].description
        await ann.send(channel, "who won hartlepool", reply_to=greeting)
        assert "6,940" in channel.history()[-1].embeds[0].description

    async def test_what_is_done_in_the_page_is_dated_when_it_is_done(self, simcord_env: simcord.Env) -> None:
        ann, channel = someone(simcord_env)
        preview = simcord_env.preview(channel, viewers=[ann], layout="channel")
        keep_time(simcord_env, preview)
        assert datetime.now(UTC) - simcord_env.now() > timedelta(hours=1)
        with pytest.raises(simcord.SetupError, match="context"):
            await preview._action("no page", {})
        assert abs(datetime.now(UTC) - simcord_env.now()) < timedelta(hours=1)

    async def test_it_is_called_byelex(self, simcord_env: simcord.Env, simcord_bot: Byelex) -> None:
        assert simcord_bot.user is not None
        assert simcord_bot.user.name == "Byelex"
