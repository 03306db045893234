"""Slash commands as a person meets them, and as Discord is told of them."""

from __future__ import annotations

import json
from typing import Any

import pytest
import simcord

from byelex.chat.bot import Byelex
from byelex.config import Config
from byelex.questions.registry import QUESTIONS
from byelex.store import Store
from tests.chat.shown import labels, someone


async def test_result_says_who_won_and_by_how_much(simcord_env: simcord.Env) -> None:
    ann, channel = someone(simcord_env)
    reply = (await ann.slash(channel, "result", seat="hartlepol")).response
    assert not reply.ephemeral
    assert reply.content == ""
    (embed,) = reply.embeds
    assert embed.title == "Hartlepool by-election, 6 May 2021"
    assert embed.description.startswith("**Conservative gain from Labour**\n")
    assert "**Majority** 6,940" in embed.description
    assert "**Jill Mortimer** · Con · 15,529 · 51.9% · +23.0\n" in embed.description
    assert embed.colour.value == 0x0087DC


async def test_private_is_seen_by_the_asker_alone(simcord_env: simcord.Env) -> None:
    ann, channel = someone(simcord_env)
    assert (await ann.slash(channel, "result", seat="hartlepool", private=True)).response.ephemeral


async def test_in_a_direct_message(simcord_env: simcord.Env) -> None:
    ann = simcord_env.create_user("ann")
    result = await ann.slash("result", seat="hartlepool")
    assert "6,940" in result.response.embeds[0].description


async def test_two_contests_of_one_name_are_asked_about(simcord_env: simcord.Env) -> None:
    ann, channel = someone(simcord_env)
    asked = await ann.slash(channel, "result", seat="batley")
    assert labels(asked.response) == [
        "Batley and Spen · 1 July 2021 · Labour hold",
        "Batley and Spen · 20 October 2016 · Labour hold",
    ]
    await ann.click(asked.response, label=labels(asked.response)[0])
    # The answer stands where "Which one?" stood.
    assert asked.response.embeds[0].title == "Batley and Spen by-election, 1 July 2021"
    assert len(channel.history()) == 1


async def test_which_one_pressed_by_another_leaves_the_question_to_its_asker(simcord_env: simcord.Env) -> None:
    ann, channel = someone(simcord_env)
    ben = ann.guild.add_member(simcord_env.create_user("ben"))
    asked = await ann.slash(channel, "result", seat="batley")
    pressed = await ben.click(asked.response, label="Batley and Spen · 20 October 2016 · Labour hold")
    assert asked.response.embeds[0].title == "Which one?"
    assert pressed.response.embeds[0].title == "Batley and Spen by-election, 20 October 2016"


async def test_words_that_fit_nothing_are_told_to_the_asker_alone(simcord_env: simcord.Env) -> None:
    ann, channel = someone(simcord_env)
    lost = await ann.slash(channel, "result", seat="hartleypools united")
    assert lost.response.ephemeral
    suggested = labels(lost.response)[0]
    assert suggested.startswith("Hartlepool · 6 May 2021")
    found = await ann.click(lost.response, label=suggested)
    assert not found.response.ephemeral
    assert found.response.embeds[0].title == "Hartlepool by-election, 6 May 2021"


async def test_a_mistake_gets_a_private_note(simcord_env: simcord.Env) -> None:
    ann, channel = someone(simcord_env)
    told = await ann.slash(channel, "quotes")
    assert told.response.ephemeral
    assert "needs a seat, a speaker or both" in told.response.embeds[0].description


@pytest.mark.usefixtures("probe")
class TestAnyQuestion:
    """Whatever is registered is a command, with no further code."""

    @pytest.fixture
    def simcord_bot(self, probe: None, store: Store, config: Config) -> Byelex:
        return Byelex(store, config)

    async def test_options_come_from_the_signature(self, simcord_env: simcord.Env) -> None:
        command = simcord_env.backend.commands[None]["probe", 1]
        assert command["description"] == "Show any words."
        assert [(o["name"], o["type"], o["required"]) for o in command["options"]] == [
            ("words", 3, True),
            ("from", 3, False),
            ("private", 5, False),
        ]
        assert command["options"][0]["description"] == "any words at all"

    async def test_an_optional_argument_arrives(self, simcord_env: simcord.Env) -> None:
        ann, channel = someone(simcord_env)
        result = await ann.slash(channel, "probe", words="a", **{"from": "zebra"})
        assert "zebra" in result.response.embeds[0].description

    async def test_at_most_25_suggestions(self, simcord_env: simcord.Env) -> None:
        ann, channel = someone(simcord_env)
        choices = await ann.autocomplete(channel, "probe", "words", "x")
        assert [c["value"] for c in choices] == [f"x{number}" for number in range(25)]

    async def test_suggestions_within_100_characters(self, simcord_env: simcord.Env) -> None:
        ann, channel = someone(simcord_env)
        choices = await ann.autocomplete(channel, "probe", "words", "long")
        # A value that is too long, or empty, would be refused or mean something else: it is not offered.
        assert [c["value"] for c in choices] == ["v" * 100, "empty label"]
        assert all(1 <= len(c["name"]) <= 100 for c in choices)

    @pytest.mark.faults
    async def test_suggestions_never_fail(self, simcord_env: simcord.Env) -> None:
        ann, channel = someone(simcord_env)
        assert await ann.autocomplete(channel, "probe", "words", "fault") == []

    @pytest.mark.faults
    async def test_a_fault_is_logged_under_a_reference_the_user_sees(
        self, simcord_env: simcord.Env, caplog: pytest.LogCaptureFixture
    ) -> None:
        ann, channel = someone(simcord_env)
        told = await ann.slash(channel, "probe", words="fault")
        assert told.response.ephemeral
        words = told.response.embeds[0].description
        assert "secret" not in words
        (record,) = [r for r in caplog.records if r.name == "byelex.chat" and r.levelname == "ERROR"]
        reference = record.getMessage().split()[1]
        assert reference in words
        assert "/probe" in record.getMessage()
        assert record.exc_info is not None

    async def test_a_mistake_cannot_mention_or_link(self, simcord_env: simcord.Env) -> None:
        ann, channel = someone(simcord_env)
        told = await ann.slash(channel, "probe", words="mistake")
        assert told.response.ephemeral
        words = told.response.embeds[0].description
        assert "@everyone" not in words
        assert "\\[cannot\\]" in words
        assert told.response.content == ""

    @pytest.mark.parametrize("words", ["@everyone", "<@1>", "@here <@&2>", "`x` ||y|| [z](https://example.org)"])
    async def test_no_reply_can_mention(self, simcord_env: simcord.Env, words: str) -> None:
        ann, channel = someone(simcord_env)
        result = await ann.slash(channel, "probe", words=words)
        sent = next(r for r in simcord_env.http_requests if r.path.endswith("/callback"))
        data = json.loads(json.dumps(sent.json))["data"]
        assert data["allowed_mentions"] == {"parse": []}
        assert "content" not in data or not data["content"]
        for mention in ("@everyone", "@here", "<@1>", "<@&2>"):
            assert mention not in result.response.embeds[0].description

    async def test_what_is_sent_is_within_the_limits_simcord_does_not_check(self, simcord_env: simcord.Env) -> None:
        ann, channel = someone(simcord_env)
        result = await ann.slash(channel, "probe", words="wörd " * 1100)
        (embed,) = result.response.embeds
        assert len(embed) <= 6000
        assert len(embed.title) <= 256
        assert 0 < len(embed.description) <= 4096
        assert all(field.name and field.value for field in embed.fields)
        for row in result.response.components:
            assert len(row["components"]) <= 5
            assert all(len(b["label"]) <= 80 and len(b["custom_id"]) <= 100 for b in row["components"])


def commands(bot: Byelex) -> list[dict[str, Any]]:
    return [command.to_dict(bot.tree) for command in bot.tree.get_commands()]


async def test_every_command_is_for_servers_and_accounts_everywhere(simcord_bot: Byelex) -> None:
    for command in commands(simcord_bot):
        assert command["integration_types"] == [0, 1]  # installed to a server, to an account
        assert command["contexts"] == [0, 1, 2]  # in servers, direct messages, group messages


async def test_every_question_is_a_command_with_private(simcord_bot: Byelex) -> None:
    told = {command["name"]: command for command in commands(simcord_bot)}
    assert set(QUESTIONS) <= set(told)
    for name in QUESTIONS:
        assert told[name]["options"][-1]["name"] == "private"


async def test_commands_within_discords_limits(simcord_bot: Byelex) -> None:
    told = commands(simcord_bot)
    assert len(told) <= 100
    for command in told:
        assert 1 <= len(command["name"]) <= 32
        if command["type"] == 1:
            assert 1 <= len(command["description"]) <= 100
        assert len(command.get("options", [])) <= 25
        for option in command.get("options", []):
            assert 1 <= len(option["description"]) <= 100


def test_no_privileged_intent(simcord_bot: Byelex) -> None:
    asked = {name for name, on in simcord_bot.intents if on}
    assert asked == {"guilds", "guild_messages", "dm_messages"}


def test_without_mentions_no_server_message_is_delivered(store: Store, config: Config) -> None:
    quiet = Config(config.database, config.data, mentions=False)
    assert {name for name, on in Byelex(store, quiet).intents if on} == {"guilds", "dm_messages"}
