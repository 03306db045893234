"""Questions in plain messages: mentions, direct messages and "Ask Byelex", on the real client."""

from __future__ import annotations

from pathlib import Path

import discord
import pytest
import simcord

from byelex.chat import pictures, replies
from byelex.chat.bot import Byelex
from byelex.config import Config
from tests.chat.shown import labels, named, sent, someone, text


class TestMention:
    async def test_a_mention_is_answered_by_a_reply_that_pings_nobody(self, simcord_env: simcord.Env) -> None:
        ann, channel = someone(simcord_env)
        asked = await ann.send(channel, f"{named(simcord_env)} who won hartlepol")
        reply = channel.last_message
        assert "Jill Mortimer" in text(reply)
        assert reply.reference.message_id == asked.id
        (request,) = [r for r in simcord_env.http_requests if r.method == "POST" and r.path.endswith("/messages")]
        assert request.json is not None
        assert request.json["allowed_mentions"] == {"parse": [], "replied_user": False}
        assert not request.json.get("content")

    async def test_it_carries_the_buttons_of_the_command_it_resolves_to(self, simcord_env: simcord.Env) -> None:
        ann, channel = someone(simcord_env)
        slashed = await ann.slash(channel, "ask", question="who won hartlepool")
        await ann.send(channel, f"{named(simcord_env)} who won hartlepool")
        reply = channel.last_message
        assert labels(reply) == labels(slashed.response) != []
        pressed = await ann.click(reply, label="Swing")
        assert "Swing" in pressed.response.embeds[0].title

    async def test_which_one_is_settled_in_place_by_its_asker_alone(self, simcord_env: simcord.Env) -> None:
        ann, channel = someone(simcord_env)
        ben = ann.guild.add_member(simcord_env.create_user("ben"))
        await ann.send(channel, f"{named(simcord_env)} batley result")
        reply = channel.last_message
        pressed = await ben.click(reply, label="Batley and Spen · 20 October 2016 · Labour hold")
        assert pressed.response.id != reply.id
        await ann.click(reply, label="Batley and Spen · 1 July 2021 · Labour hold")
        assert channel.history()[1].embeds[0].title == "Batley and Spen by-election, 1 July 2021"

    async def test_a_decline_is_brief(self, simcord_env: simcord.Env) -> None:
        ann, channel = someone(simcord_env)
        await ann.send(channel, f"{named(simcord_env)} who will win hartlepool?")
        (embed,) = channel.last_message.embeds
        assert "does not forecast" in embed.description
        assert (embed.title, embed.footer.text) == (None, None)
        assert len(embed.description) < 500
        assert len(labels(channel.last_message)) <= 3

    @pytest.mark.parametrize(
        "words",
        [
            "{}",
            "thanks {}",
            "{} thank you!",
            "hi {}",
            "{} you are great",
            "{} 🎉",
            "good bot {}",
            "I asked {} about it yesterday",
            "what a result, thanks {}",
            "{} what a bot",
            "I like how {} answers, don't you?",
            "> {} who won hartlepool",
        ],
    )
    async def test_a_mention_that_asks_nothing_is_left_alone(self, simcord_env: simcord.Env, words: str) -> None:
        ann, channel = someone(simcord_env)
        await ann.send(channel, words.format(named(simcord_env)))
        assert sent(simcord_env) == []

    async def test_everyone_roles_and_the_ping_of_a_reply_are_no_mention(self, simcord_env: simcord.Env) -> None:
        ann, channel = someone(simcord_env)
        role = ann.guild.create_role("Byelex fans")
        await ann.send(channel, "@everyone who won hartlepool")
        await ann.send(channel, f"{role.mention} who won hartlepool")
        await ann.send(channel, "who won hartlepool")
        assert sent(simcord_env) == []
        await ann.send(channel, f"{named(simcord_env)} who won hartlepool")
        assert len(sent(simcord_env)) == 1
        await ann.send(channel, "who came second there?", reply_to=channel.last_message)
        assert len(sent(simcord_env)) == 1

    async def test_bots_webhooks_and_byelex_itself_are_left_alone(self, simcord_env: simcord.Env) -> None:
        ann, channel = someone(simcord_env)
        robot = ann.guild.add_member(simcord_env.create_user("robot", bot=True))
        await robot.send(channel, f"{named(simcord_env)} who won hartlepool")
        hook = ann.guild.create_webhook(channel)
        await hook.send(f"{named(simcord_env)} who won hartlepool")
        place = simcord_env.bot.get_channel(channel.id)
        assert isinstance(place, discord.TextChannel)
        await place.send(f"{named(simcord_env)} who won hartlepool")
        await simcord_env.settle()
        assert len(sent(simcord_env)) == 1  # its own message, above

    async def test_where_it_may_not_send_nothing_happens(self, simcord_env: simcord.Env) -> None:
        ann, channel = someone(simcord_env)
        simcord_env.inject_error("POST", "/channels/*/messages", status=403, code=50013, times=None)
        await ann.send(channel, f"{named(simcord_env)} who won hartlepool")
        assert len(sent(simcord_env)) == 1
        assert len(channel.history()) == 1

    async def test_where_it_may_not_reply_it_sends(self, simcord_env: simcord.Env) -> None:
        ann, channel = someone(simcord_env)
        simcord_env.inject_error("POST", "/channels/*/messages", status=400, code=160002)
        await ann.send(channel, f"{named(simcord_env)} who won hartlepool")
        assert "Jill Mortimer" in text(channel.last_message)

    async def test_where_embeds_may_not_be_sent_it_answers_in_words(
        self, simcord_env: simcord.Env, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        ann, channel = someone(simcord_env)

        def permissions(channel: discord.TextChannel, member: object) -> discord.Permissions:
            return discord.Permissions(send_messages=True, read_message_history=True)

        monkeypatch.setattr(discord.TextChannel, "permissions_for", permissions)
        asked = await ann.send(channel, f"{named(simcord_env)} who won hartlepool")
        assert channel.last_message.embeds == []
        assert "Jill Mortimer" in channel.last_message.content
        assert channel.last_message.content.splitlines()[-1].startswith("-# Source: UK Parliament")
        await ann.edit(asked, f"{named(simcord_env)} turnout in hartlepool")
        assert "42.3%" in channel.last_message.content

    async def test_where_it_is_known_not_to_be_allowed_it_does_not_try(
        self, simcord_env: simcord.Env, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        ann, channel = someone(simcord_env)
        monkeypatch.setattr(discord.TextChannel, "permissions_for", lambda *_: discord.Permissions.none())
        await ann.send(channel, f"{named(simcord_env)} who won hartlepool")
        assert sent(simcord_env) == []

    @pytest.mark.faults
    async def test_a_fault_is_told_under_a_reference(
        self, simcord_env: simcord.Env, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
    ) -> None:
        def broken(*_: object) -> None:
            raise RuntimeError("a secret detail")

        ann, channel = someone(simcord_env)
        monkeypatch.setattr(replies, "answered", broken)
        await ann.send(channel, f"{named(simcord_env)} who won hartlepool")
        (record,) = [r for r in caplog.records if r.name == "byelex.chat" and r.levelname == "ERROR"]
        assert record.getMessage().split()[1] in text(channel.last_message)
        assert "secret" not in text(channel.last_message)
        assert "hartlepool" not in record.getMessage()


class TestMentionsOff:
    @pytest.fixture
    def config(self) -> Config:
        return Config(database=Path("byelex.db"), data=Path("data"), mentions=False)

    async def test_a_server_is_not_listened_to_but_direct_messages_are(self, simcord_env: simcord.Env) -> None:
        ann, channel = someone(simcord_env)
        await ann.send(channel, f"{named(simcord_env)} who won hartlepool")
        assert sent(simcord_env) == []
        await ann.send_dm("who won hartlepool")
        assert "Jill Mortimer" in text(ann.user.dm_channel.last_message)


class TestDirectMessage:
    async def test_a_question_needs_no_mention(self, simcord_env: simcord.Env) -> None:
        ann = simcord_env.create_user("ann")
        await ann.send_dm("turnout in hartlepool vs 2019")
        assert "42.3%" in text(ann.dm_channel.last_message)

    async def test_a_greeting_is_met_with_what_can_be_asked(self, simcord_env: simcord.Env) -> None:
        ann = simcord_env.create_user("ann")
        await ann.send_dm("hello")
        assert "/result" in text(ann.dm_channel.last_message)

    @pytest.mark.parametrize("words", ["thanks!", "ok thanks", "lol", "👍", "<:yes:123456789012345678>"])
    async def test_thanks_are_left_alone(self, simcord_env: simcord.Env, words: str) -> None:
        ann = simcord_env.create_user("ann")
        await ann.send_dm(words)
        assert sent(simcord_env) == []

    async def test_what_cannot_be_answered_is_told(self, simcord_env: simcord.Env) -> None:
        ann = simcord_env.create_user("ann")
        await ann.send_dm("who won mordor")
        assert "mordor" in text(ann.dm_channel.last_message)


class TestPicture:
    @pytest.fixture
    def config(self, tmp_path: Path) -> Config:
        return Config(database=tmp_path / "byelex.db", data=tmp_path, pictures=tmp_path / "pictures")

    async def test_a_picture_comes_goes_and_comes_back_with_the_question(self, simcord_env: simcord.Env) -> None:
        ann, channel = someone(simcord_env)
        asked = await ann.send(channel, f"{named(simcord_env)} hartlepool result")
        reply = channel.last_message
        assert [a.filename for a in reply.attachments] == ["result.png"]
        assert "Jill Mortimer" in (reply.attachments[0].description or "")
        await ann.edit(asked, f"{named(simcord_env)} what is a deposit")
        assert channel.last_message.attachments == []
        await ann.edit(asked, f"{named(simcord_env)} hartlepool result")
        assert len(channel.last_message.attachments) == 1

    async def test_a_picture_that_takes_long_comes_by_an_edit(
        self, simcord_env: simcord.Env, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        async def not_in_time(drawing: object) -> None:
            """Stand for half a second gone by."""

        monkeypatch.setattr(pictures, "in_time", not_in_time)
        ann, channel = someone(simcord_env)
        await ann.send(channel, f"{named(simcord_env)} hartlepool result")
        assert [line.split()[0] for line in sent(simcord_env)] == ["POST", "PATCH"]
        assert [a.filename for a in channel.last_message.attachments] == ["result.png"]
        assert labels(channel.last_message)


class TestMenu:
    async def test_the_words_of_anyones_message_are_asked(self, simcord_env: simcord.Env) -> None:
        ann, channel = someone(simcord_env)
        ben = ann.guild.add_member(simcord_env.create_user("ben"))
        message = await ben.send(channel, "what was turnout in hartlepool")
        told = await ann.context_menu(channel, "Ask Byelex", message)
        assert not told.response.ephemeral
        assert "42.3%" in told.response.embeds[0].description
        assert labels(told.response)

    async def test_what_has_no_answer_is_told_to_who_pressed_alone(self, simcord_env: simcord.Env) -> None:
        ann, channel = someone(simcord_env)
        message = await ann.send(channel, "lunch in mordor anyone")
        assert (await ann.context_menu(channel, "Ask Byelex", message)).response.ephemeral
        empty = await ann.send(channel, "👍")
        told = await ann.context_menu(channel, "Ask Byelex", empty)
        assert told.response.ephemeral
        assert "no words" in told.response.embeds[0].description

    def test_it_is_for_accounts_and_everywhere(self, simcord_bot: Byelex) -> None:
        command = simcord_bot.tree.get_command("Ask Byelex", type=discord.AppCommandType.message)
        assert command is not None
        told = command.to_dict(simcord_bot.tree)
        assert told["integration_types"] == [0, 1]
        assert told["contexts"] == [0, 1, 2]
