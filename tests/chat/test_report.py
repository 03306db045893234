"""A wrong figure reaches the editors, with the answer it was in; where it cannot, that is said."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
import simcord

from byelex.chat.bot import Byelex
from tests.chat.shown import someone


async def test_with_no_editors_nothing_is_sent_and_that_is_said(simcord_env: simcord.Env) -> None:
    ann, channel = someone(simcord_env)
    told = await ann.slash(channel, "report", wrong="the majority")
    assert told.response.ephemeral
    assert "no editors" in told.response.embeds[0].description


class TestWithEditors:
    @pytest.fixture
    def editors(self, simcord_env: simcord.Env, simcord_bot: Byelex) -> list[Any]:
        people = [simcord_env.create_user("ed"), simcord_env.create_user("edie")]
        simcord_bot.config = replace(simcord_bot.config, editors=tuple(person.id for person in people))
        return people

    async def test_a_report_goes_to_each_with_the_last_answer_in_the_channel(
        self, simcord_env: simcord.Env, editors: list[Any]
    ) -> None:
        ann, channel = someone(simcord_env)
        await ann.slash(channel, "result", seat="hartlepool")
        told = await ann.slash(channel, "report", wrong="the majority is @everyone 6,941")
        for editor in editors:
            note, answer = editor.dm_channel.last_message.embeds
            assert "the majority is @\u200beveryone 6,941" in note.description
            assert "/result hartlepool" in note.description
            assert f"ann ({ann.id})" in note.footer.text
            assert answer.title == "Hartlepool by-election, 6 May 2021"
        assert told.response.ephemeral
        assert "Sent to 2 editors" in told.response.embeds[0].description

    async def test_one_person_cannot_flood_the_editors(self, simcord_env: simcord.Env, editors: list[Any]) -> None:
        ann, channel = someone(simcord_env)
        ben = ann.guild.add_member(simcord_env.create_user("ben"))
        for number in range(5):
            told = await ann.slash(channel, "report", wrong=f"wrong {number}")
        assert "three reports in ten minutes" in told.response.embeds[0].description
        assert len(editors[0].dm_channel.history()) == 3
        await ben.slash(channel, "report", wrong="another")
        assert len(editors[0].dm_channel.history()) == 4

    async def test_what_was_asked_is_forgotten_with_its_asker(
        self, simcord_env: simcord.Env, editors: list[Any]
    ) -> None:
        ann, channel = someone(simcord_env)
        await ann.slash(channel, "result", seat="clacton", private=True)
        told = await ann.slash(channel, "forget")
        assert "which answers you saw last" in told.response.embeds[0].description
        await ann.slash(channel, "report", wrong="all of it")
        [note] = editors[0].dm_channel.last_message.embeds
        assert "Which answer it is about is not known." in note.description

    async def test_a_private_question_is_not_passed_on_by_another(
        self, simcord_env: simcord.Env, editors: list[Any]
    ) -> None:
        ann, channel = someone(simcord_env)
        ben = ann.guild.add_member(simcord_env.create_user("ben"))
        await ann.slash(channel, "result", seat="hartlepool")
        await ann.slash(channel, "result", seat="clacton", private=True)
        await ben.slash(channel, "report", wrong="the majority")
        assert editors[0].dm_channel.last_message.embeds[1].title == "Hartlepool by-election, 6 May 2021"
        await ann.slash(channel, "report", wrong="the majority")
        assert editors[0].dm_channel.last_message.embeds[1].title == "Clacton by-election, 13 August 2026"

    async def test_a_report_after_a_restart_says_that_the_answer_is_not_known(
        self, simcord_env: simcord.Env, editors: list[Any]
    ) -> None:
        ann, channel = someone(simcord_env)
        await ann.slash(channel, "report", wrong="a thing")
        assert "not known" in editors[0].dm_channel.last_message.embeds[0].description

    async def test_an_editor_with_closed_messages_does_not_stop_the_others(
        self, simcord_env: simcord.Env, editors: list[Any]
    ) -> None:
        ann, channel = someone(simcord_env)
        simcord_env.inject_error("POST", "/users/@me/channels", status=403, code=50007)
        told = await ann.slash(channel, "report", wrong="a thing")
        assert "Sent to the editor" in told.response.embeds[0].description

    async def test_when_no_editor_can_be_reached_that_is_said(
        self, simcord_env: simcord.Env, editors: list[Any]
    ) -> None:
        ann, channel = someone(simcord_env)
        simcord_env.inject_error("POST", "/users/@me/channels", status=403, code=50007, times=None)
        told = await ann.slash(channel, "report", wrong="a thing")
        assert "Nothing was sent" in told.response.embeds[0].description

    async def test_from_the_menu_of_an_answer(self, simcord_env: simcord.Env, editors: list[Any]) -> None:
        ann, channel = someone(simcord_env)
        answered = await ann.slash(channel, "result", seat="hartlepool")
        await ann.slash(channel, "result", seat="clacton")
        asked = await ann.context_menu(channel, "Report to Byelex", answered.response)
        (row,) = asked.modal["components"]
        field = (row.get("component") or row["components"][0])["custom_id"]
        told = await ann.submit_modal(asked, {field: "the swing"})
        note, answer = editors[1].dm_channel.last_message.embeds
        assert "the swing" in note.description
        assert answer.title == "Hartlepool by-election, 6 May 2021"
        assert told.response.ephemeral

    async def test_only_byelexs_own_answers_can_be_reported(self, simcord_env: simcord.Env, editors: list[Any]) -> None:
        ann, channel = someone(simcord_env)
        message = await ann.send(channel, "hello")
        told = await ann.context_menu(channel, "Report to Byelex", message)
        assert told.response.ephemeral
        assert "own answers" in told.response.embeds[0].description
