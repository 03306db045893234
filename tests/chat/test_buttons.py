"""Buttons: what they carry, who may press them, and that a restart does not stop them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import discord
import pytest
import simcord
from hypothesis import given
from hypothesis import strategies as st

from byelex.chat import buttons
from byelex.chat.bot import Byelex
from byelex.chat.buttons import Asked
from byelex.chat.replies import Ask
from byelex.config import Config
from byelex.faces import embed
from byelex.questions import registry
from byelex.store import Store, kept
from byelex.store.revisions import record, withdraw
from tests.chat.shown import someone
from tests.chat.world import CLACTON_2026
from tests.letters import LETTERS

NAMES = st.text("abcdefghijklmnopqrstuvwxyz_", min_size=1, max_size=10)


@given(
    st.sampled_from(["b", "o", "w", "p0", "p12"]),
    NAMES,
    st.lists(st.tuples(NAMES, st.text(LETTERS, max_size=12)), max_size=3),
)
def test_what_a_button_carries_comes_back_whole(act: str, question: str, pairs: list[tuple[str, str]]) -> None:
    asked = Asked(question, tuple(pairs))
    custom_id = buttons.encode(act, asked)
    if custom_id is not None:
        assert len(custom_id) <= 100
        assert buttons.decode(custom_id) == (act, asked)
        assert Ask.__discord_ui_compiled_template__.fullmatch(custom_id)


def test_a_question_too_long_for_a_button_has_none() -> None:
    assert buttons.encode("b", Asked("ask", (("question", "why " * 30),))) is None


async def test_a_follow_up_answers_in_a_new_message(simcord_env: simcord.Env) -> None:
    ann, channel = someone(simcord_env)
    first = await ann.slash(channel, "result", seat="hartlepool")
    second = await ann.click(first.response, label="Swing")
    assert second.response.id != first.response.id
    assert "15.97 points from Labour to Conservative" in second.response.embeds[0].description
    assert first.response.embeds[0].title == "Hartlepool by-election, 6 May 2021"


async def test_under_a_private_reply_answers_are_private(simcord_env: simcord.Env) -> None:
    ann, channel = someone(simcord_env)
    first = await ann.slash(channel, "result", seat="hartlepool", private=True)
    assert (await ann.click(first.response, label="Swing")).response.ephemeral


async def test_anyone_may_press(simcord_env: simcord.Env) -> None:
    ann, channel = someone(simcord_env)
    ben = ann.guild.add_member(simcord_env.create_user("ben"))
    first = await ann.slash(channel, "result", seat="hartlepool")
    assert "15.97" in (await ben.click(first.response, label="Swing")).response.embeds[0].description


async def test_buttons_work_after_a_restart(simcord_env: simcord.Env, store: Store, config: Config) -> None:
    ann, channel = someone(simcord_env)
    first = await ann.slash(channel, "result", seat="clacton")
    await simcord_env.restart_bot(Byelex(store, config))
    await ann.click(first.response, label="All 34 candidates")
    assert "**Glenn Charles Cummings**" in first.response.embeds[0].description


async def test_the_buttons_of_a_long_question_work_after_a_restart_too(
    simcord_env: simcord.Env, store: Store, config: Config
) -> None:
    ann, channel = someone(simcord_env)
    question = (
        "hello there could you tell me please the full result of the parliamentary by-election that there was in "
        "Clacton in the year 2026"
    )
    assert buttons.encode("p1", Asked("ask", (("question", question),))) is None
    first = await ann.slash(channel, "ask", question=question)
    assert "*Result, Clacton 2026*" in first.response.embeds[0].description
    await simcord_env.restart_bot(Byelex(store, config))
    await ann.click(first.response, label="All 34 candidates")
    assert "**Glenn Charles Cummings**" in first.response.embeds[0].description


async def test_34_candidates_are_one_press_away_and_one_back(simcord_env: simcord.Env) -> None:
    ann, channel = someone(simcord_env)
    first = await ann.slash(channel, "result", seat="clacton")
    summary = first.response.embeds[0].description
    assert summary.count("% †") == 4
    assert "… and 28 more" in summary
    await ann.click(first.response, label="All 34 candidates")
    assert len(channel.history()) == 1
    everyone = first.response.embeds[0].description
    assert everyone.count("†") == 32 + 1
    await ann.click(first.response, label="Back")
    assert first.response.embeds[0].description == summary


async def test_sent_views_are_not_kept_in_memory(simcord_env: simcord.Env, simcord_bot: Byelex) -> None:
    ann, channel = someone(simcord_env)
    for _ in range(3):
        await ann.slash(channel, "result", seat="hartlepool")
    assert not simcord_bot.persistent_views
    assert not simcord_bot._connection._view_store._synced_message_views
    assert len(simcord_bot._connection._view_store._views) == 0


async def pressed_by_ann(env: simcord.Env, custom_id: str) -> simcord.InteractionResult:
    """Press a button that an older Byelex left in a channel."""
    ann, channel = someone(env)
    view = discord.ui.View(timeout=None)
    view.add_item(discord.ui.Button(label="Old", custom_id=custom_id))
    view.stop()
    message = await env.bot.get_partial_messageable(channel.id).send("old", view=view)
    result: simcord.InteractionResult = await ann.click(message, label="Old")
    return result


@pytest.mark.parametrize("gone", ["b|gone|seat=x", "p1|gone|seat=x", "b|result|place=x", "w|result"])
async def test_a_button_for_a_question_that_has_changed_says_so_privately(simcord_env: simcord.Env, gone: str) -> None:
    told = await pressed_by_ann(simcord_env, gone)
    assert told.response is not None
    assert told.response.ephemeral


async def test_a_page_past_the_last_is_the_last(simcord_env: simcord.Env) -> None:
    turned = await pressed_by_ann(simcord_env, "p99|result|seat=2026-08-13-clacton")
    assert turned.response is not None
    assert "**Glenn Charles Cummings**" in (turned.response.embeds[0].description or "")


async def test_a_long_table_is_sent_as_a_file(simcord_env: simcord.Env) -> None:
    ann, channel = someone(simcord_env)
    first = await ann.slash(channel, "candidates", seat="clacton 2026")
    sent = (await ann.click(first.response, label="As a file")).response
    assert [attachment.filename for attachment in sent.attachments] == ["clacton-by-election-13-august-2026.csv"]
    lines = (await sent.attachments[0].read()).decode("utf-8-sig").splitlines()
    assert lines[:2] == ["Candidate,Party,Votes,Share,Change,Note", "Nigel Farage,Reform UK,22239,63.3%,,"]
    assert len(lines) == 1 + 34


async def test_a_short_table_is_not_offered_as_a_file(simcord_env: simcord.Env) -> None:
    ann, channel = someone(simcord_env)
    first = await ann.slash(channel, "result", seat="batley and spen 2021")
    assert "As a file" not in [button["label"] for row in first.response.components for button in row["components"]]


async def test_pages_stay_those_of_the_answer_when_its_seat_votes_again(simcord_env: simcord.Env, store: Store) -> None:
    ann, channel = someone(simcord_env)
    first = await ann.slash(channel, "result", seat="clacton")
    again = replace(CLACTON_2026, id="2026-11-19-clacton", polling_on=date(2026, 11, 19))
    record(store, again, by="tests", source="tests")
    await ann.click(first.response, label="All 34 candidates")
    assert first.response.embeds[0].title == "Clacton by-election, 13 August 2026"
    assert "**Glenn Charles Cummings**" in first.response.embeds[0].description


@pytest.mark.parametrize(
    ("command", "texts"), [("result", {"seat": "clacton"}), ("ask", {"question": "result in clacton"})]
)
async def test_a_withdrawn_contests_answer_is_not_turned_into_another(
    simcord_env: simcord.Env, store: Store, command: str, texts: dict[str, str]
) -> None:
    ann, channel = someone(simcord_env)
    first = await ann.slash(channel, command, **texts)
    earlier = replace(CLACTON_2026, id="2014-10-09-clacton", polling_on=date(2014, 10, 9))
    record(store, earlier, by="tests", source="tests")
    shown = first.response.embeds[0].description
    withdraw(store, CLACTON_2026.id, by="tests", source="tests")
    pressed = await ann.click(first.response, label="All 34 candidates")
    assert pressed.response.ephemeral
    assert first.response.embeds[0].description == shown


async def test_what_no_button_is_long_enough_for_can_be_turned_after_a_restart(
    simcord_env: simcord.Env, store: Store, config: Config, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(buttons, "CUSTOM_ID_LIMIT", 30)
    ann, channel = someone(simcord_env)
    first = await ann.slash(channel, "result", seat="clacton")
    summary = first.response.embeds[0].description
    await simcord_env.restart_bot(Byelex(store, config))
    await ann.click(first.response, label="All 34 candidates")
    assert "**Glenn Charles Cummings**" in first.response.embeds[0].description
    await ann.click(first.response, label="Back")
    assert first.response.embeds[0].description == summary


def test_no_page_is_numbered_where_none_can_be_turned(store: Store) -> None:
    answer = registry.answer(store, "result", {"seat": "clacton"})
    assert "Page" not in (embed.page(answer, turnable=False).embed.footer.text or "")


def test_only_the_latest_questions_are_kept(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "MOST", 2)
    keys = [kept.keep_question(store, text) for text in ("one", "two", "three", "three")]
    assert [kept.kept_question(store, key) for key in keys] == [None, "two", "three", "three"]
