"""A question that is edited: its reply is edited too, as long as the pair of them is remembered."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import simcord

from byelex.chat.bot import Byelex
from byelex.config import Config
from byelex.store import Store, open_store
from byelex.store.replied import forget_reply, remember_reply, reply_to
from byelex.store.rows import now
from tests.chat.shown import labels, named, sent, someone, text
from tests.chat.world import small_store


class TestEdit:
    async def test_editing_the_question_edits_the_reply(self, simcord_env: simcord.Env) -> None:
        ann, channel = someone(simcord_env)
        asked = await ann.send(channel, f"{named(simcord_env)} who won hartlepool")
        reply = channel.last_message
        await ann.edit(asked, f"{named(simcord_env)} who will win hartlepool?")
        assert channel.last_message.id == reply.id
        assert "does not forecast" in text(channel.last_message)
        await ann.edit(asked, f"{named(simcord_env)} turnout in hartlepool")
        assert "42.3%" in text(channel.last_message)
        assert labels(channel.last_message)
        assert len(channel.history()) == 2

    async def test_in_a_direct_message(self, simcord_env: simcord.Env) -> None:
        ann = simcord_env.create_user("ann")
        asked = await ann.send_dm("who won hartlepool")
        await ann.edit(asked, "turnout in hartlepool")
        assert "42.3%" in text(ann.dm_channel.last_message)
        assert len(ann.dm_channel.history()) == 2

    async def test_one_edited_to_ask_nothing_keeps_its_reply(self, simcord_env: simcord.Env) -> None:
        ann, channel = someone(simcord_env)
        asked = await ann.send(channel, f"{named(simcord_env)} who won hartlepool")
        await ann.edit(asked, f"thanks {named(simcord_env)}")
        await ann.edit(asked, "never mind")
        assert "Jill Mortimer" in text(channel.last_message)

    async def test_a_message_that_was_not_answered_is_not_when_edited(self, simcord_env: simcord.Env) -> None:
        ann, channel = someone(simcord_env)
        message = await ann.send(channel, f"thanks {named(simcord_env)}")
        await ann.edit(message, f"{named(simcord_env)} who won hartlepool")
        assert sent(simcord_env) == []

    async def test_a_reply_that_was_deleted_is_not_made_again(self, simcord_env: simcord.Env, store: Store) -> None:
        ann, channel = someone(simcord_env)
        asked = await ann.send(channel, f"{named(simcord_env)} who won hartlepool")
        await simcord_env.bot.http.delete_message(channel.id, channel.last_message.id)
        await ann.edit(asked, f"{named(simcord_env)} turnout in hartlepool")
        assert len(channel.history()) == 1
        assert reply_to(store, asked.id) is None

    async def test_deleting_the_question_leaves_the_reply(self, simcord_env: simcord.Env) -> None:
        ann, channel = someone(simcord_env)
        asked = await ann.send(channel, f"{named(simcord_env)} who won hartlepool")
        await ann.delete(asked)
        assert "Jill Mortimer" in text(channel.last_message)

    async def test_after_a_restart(self, tmp_path: Path) -> None:
        config = Config(database=tmp_path / "byelex.db", data=tmp_path)
        with small_store(path=config.database) as store:
            async with simcord.run(Byelex(store, config)) as env:
                ann, channel = someone(env)
                asked = await ann.send(channel, f"{named(env)} who won hartlepool")
                with open_store(config.database) as again:
                    await env.restart_bot(Byelex(again, config))
                    await ann.edit(asked, f"{named(env)} turnout in hartlepool")
                    assert "42.3%" in text(channel.last_message)
                    assert len(channel.history()) == 2


class TestPairs:
    def test_a_pair_is_kept_for_a_day(self, store: Store) -> None:
        asked = now()
        remember_reply(store, 1, 2, asked)
        assert reply_to(store, 1, asked + timedelta(hours=23)) == 2
        assert reply_to(store, 1, asked + timedelta(hours=24)) is None

    def test_older_pairs_are_deleted_as_new_ones_come(self, store: Store) -> None:
        asked = now()
        remember_reply(store, 1, 2, asked)
        remember_reply(store, 3, 4, asked + timedelta(hours=25))
        assert store.connection.execute("SELECT message_id FROM replied").fetchall() == [(3,)]
        forget_reply(store, 3)
        assert reply_to(store, 3) is None

    async def test_nothing_about_anyone_is_kept(self, simcord_env: simcord.Env, store: Store) -> None:
        ann = simcord_env.create_user("ann")
        asked = await ann.send_dm("who won hartlepool")
        table = store.connection.execute("SELECT * FROM replied")
        assert [column[0] for column in table.description] == ["message_id", "reply_id", "replied_at"]
        ((message_id, reply_id, _),) = table.fetchall()
        reply = ann.dm_channel.last_message
        assert reply is not None
        assert (message_id, reply_id) == (asked.id, reply.id)
