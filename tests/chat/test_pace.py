"""How fast one person may ask, however they ask."""

from __future__ import annotations

import asyncio

import discord
import pytest
import simcord

from byelex.chat.bot import Byelex
from byelex.chat.pace import MOST_WAITING, SECONDS, TOO_FAST, Pace
from tests.chat.shown import named, sent, someone, text


def waited() -> tuple[Pace, list[float]]:
    """Make a pace whose waits take no time, and its clock."""
    moment = [100.0]

    async def sleep(seconds: float) -> None:
        await asyncio.sleep(0)
        moment[0] += seconds

    return Pace(lambda: moment[0], sleep), moment


class TestPace:
    @pytest.fixture
    def clock(self, simcord_bot: Byelex) -> list[float]:
        moment = [100.0]
        simcord_bot.pace = Pace(lambda: moment[0])
        return moment

    async def test_five_questions_then_one_note_then_silence(
        self, simcord_env: simcord.Env, clock: list[float]
    ) -> None:
        ann, channel = someone(simcord_env)
        ben = ann.guild.add_member(simcord_env.create_user("ben"))
        for _ in range(9):
            await ann.send(channel, f"{named(simcord_env)} who won hartlepool")
        said = [text(m) for m in channel.history() if m.author.bot]
        assert sum("Jill Mortimer" in reply for reply in said) == 5
        assert len(said) == 5
        # Nobody else is told that someone asks too fast.
        assert [TOO_FAST in text(m) for m in ann.user.dm_channel.history()] == [True]
        await ben.send(channel, f"{named(simcord_env)} who won hartlepool")
        assert "Jill Mortimer" in text(channel.last_message)
        clock[0] += SECONDS
        await ann.send(channel, f"{named(simcord_env)} turnout in hartlepool")
        assert "42.3%" in text(channel.last_message)

    async def test_mentions_messages_the_menu_and_the_command_count_together(
        self, simcord_env: simcord.Env, clock: list[float]
    ) -> None:
        ann, channel = someone(simcord_env)
        message = await ann.send(channel, f"{named(simcord_env)} who won hartlepool")
        await ann.send_dm("who won hartlepool")
        await ann.context_menu(channel, "Ask Byelex", message)
        await ann.edit(message, f"{named(simcord_env)} turnout in hartlepool")
        assert not (await ann.slash(channel, "ask", question="who won hartlepool")).response.ephemeral
        for _ in range(2):
            told = await ann.slash(channel, "ask", question="who won hartlepool")
            assert told.response.ephemeral
            assert TOO_FAST in told.response.embeds[0].description
        # Its own commands are chosen one at a time, and Discord paces them.
        assert "6,940" in (await ann.slash(channel, "result", seat="hartlepool")).response.embeds[0].description

    async def test_the_last_of_many_edits_is_answered_when_its_time_has_come(
        self, simcord_env: simcord.Env, simcord_bot: Byelex
    ) -> None:
        simcord_bot.pace, moment = waited()
        ann, channel = someone(simcord_env)
        asked = await ann.send(channel, f"{named(simcord_env)} who won hartlepool")
        for _ in range(4):
            await ann.edit(asked, f"{named(simcord_env)} majority in hartlepool")
        place = simcord_bot.get_channel(channel.id)
        assert isinstance(place, discord.TextChannel)
        edits = [await place.fetch_message(asked.id) for _ in range(3)]
        for edit, words in zip(
            edits, ("who won tooting", "electorate of hartlepool", "turnout in hartlepool"), strict=True
        ):
            edit.content = f"{named(simcord_env)} {words}"
        await asyncio.gather(*map(simcord_bot.listener.edited, edits))
        assert "42.3%" in text(channel.last_message)
        assert [line.split()[0] for line in sent(simcord_env)].count("PATCH") == 5
        assert moment == [100.0 + SECONDS]

    async def test_remarks_do_not_count(self, simcord_env: simcord.Env, clock: list[float]) -> None:
        ann, channel = someone(simcord_env)
        for _ in range(6):
            await ann.send(channel, f"thanks {named(simcord_env)}")
        await ann.send(channel, f"{named(simcord_env)} who won hartlepool")
        assert "Jill Mortimer" in text(channel.last_message)

    async def test_each_of_two_edited_questions_is_answered_when_its_time_has_come(
        self, simcord_env: simcord.Env, simcord_bot: Byelex
    ) -> None:
        simcord_bot.pace, _ = waited()
        ann, channel = someone(simcord_env)
        asked = [await ann.send(channel, f"{named(simcord_env)} who won hartlepool") for _ in range(2)]
        for _ in range(3):
            await ann.send(channel, f"{named(simcord_env)} who won hartlepool")
        place = simcord_bot.get_channel(channel.id)
        assert isinstance(place, discord.TextChannel)
        edits = [await place.fetch_message(one.id) for one in asked]
        for edit, words in zip(edits, ("electorate of hartlepool", "turnout in hartlepool"), strict=True):
            edit.content, edit._edited_timestamp = f"{named(simcord_env)} {words}", edit.created_at
        await asyncio.gather(*map(simcord_bot.listener.edited, edits))
        said = [text(m) for m in channel.history() if m.author.bot]
        assert sum("70,768" in reply and "Electorate" in reply for reply in said) == 1
        assert sum("42.3%" in reply for reply in said) == 1

    async def test_no_more_wait_than_would_be_read(self) -> None:
        pace, _ = waited()
        assert await pace.wait(1)
        assert {pace.verdict(1) for _ in range(5)} == {"answer"}
        may = await asyncio.gather(*(pace.wait(1) for _ in range(MOST_WAITING + 1)))
        assert may.count(False) == 1
        assert pace.verdict(1) == "answer"

    def test_a_question_over_the_pace_does_not_lengthen_the_wait(self) -> None:
        moment = [0.0]
        pace = Pace(lambda: moment[0])
        verdicts = []
        for moment[0] in (0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 9.0, 10.0, 10.5, 11.0):
            verdicts.append(pace.verdict(1))
        assert verdicts == [*["answer"] * 5, "note", "silence", "answer", "note", "answer"]
