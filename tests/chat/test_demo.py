"""The playground's invented count night: marked as invented, delivered at once, and kept from the real store."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import simcord

from byelex.chat.playground import PlaygroundByelex, own_copy
from byelex.config import Config
from byelex.store import Store
from byelex.store.alerts import Filters, Place, subscribe, subscriptions
from byelex.store.national import last_general_election
from byelex.store.revisions import revisions
from tests.contests import unsynced


@pytest.fixture
def real_store(loaded_file: Path, tmp_path: Path) -> Iterator[Store]:
    path = tmp_path / "byelex.db"
    shutil.copy(loaded_file, path)
    with unsynced(path) as own:
        subscribe(own, Place("channel", 12345, 1), Filters(), by=3)
        yield own


@pytest.fixture
def store(real_store: Store) -> Iterator[Store]:
    with own_copy(real_store) as copy:
        yield copy


@pytest.fixture
def simcord_bot(store: Store, config: Config) -> PlaygroundByelex:
    return PlaygroundByelex(store, config)


def words(message: Any) -> str:
    return "\n".join(f"{embed.title or ''}\n{embed.description or ''}" for embed in message.embeds)


async def test_a_count_night_part_by_part_with_its_alert(
    simcord_env: simcord.Env, simcord_bot: PlaygroundByelex, store: Store, real_store: Store
) -> None:
    guild = simcord_env.create_guild()
    channel = guild.create_text_channel("by-elections")
    ann = guild.add_member(simcord_env.create_user("ann"))
    told_in = guild.create_text_channel("alerts")
    subscribe(store, Place("channel", told_in.id, guild.id), Filters(), by=ann.id, also=["called"])

    called = await ann.slash(channel, "demo")
    assert "Called" in words(called.response)
    assert told_in.last_message is not None
    assert "By-election called: Barchester" in told_in.last_message.content
    first = await ann.slash(channel, "demo")
    assert "Barchester by-election" in words(first.response)
    assert "(invented)" in words(first.response)
    assert "Labour gain from Conservative" in words(first.response)
    assert "1 sent" in words(first.followups[0])
    assert first.followups[0].ephemeral
    assert "invented" in words(told_in.last_message)

    second = await ann.slash(channel, "demo")
    assert "14,222" in words(second.response)
    third = await ann.slash(channel, "demo")
    assert "14,322" in words(third.response)
    assert "last part" in words(third.followups[0])
    over = await ann.slash(channel, "demo")
    assert "The invented count is over" in words(over.response)

    (listing,) = [one for one in store.listings() if one.invented]
    assert [one.by_election and one.by_election.stage for one in revisions(store, listing.id)] == [
        "called",
        "winner",
        "votes",
        "official",
    ]
    assert not any(one.invented for one in real_store.listings())
    national, covered = last_general_election(store), replace(store.coverage(), updated_at=None)
    assert national is not None
    assert national.seat_count == 650, "Barchester is no seat of the House of Commons"
    assert covered == replace(real_store.coverage(), updated_at=None)


async def test_the_command_is_only_in_the_playground(store: Store, config: Config) -> None:
    from byelex.chat.bot import Byelex

    assert Byelex(store, config).tree.get_command("demo") is None
    assert PlaygroundByelex(store, replace(config)).tree.get_command("demo") is not None


def test_the_playgrounds_copy_has_every_result_and_no_subscription(store: Store, real_store: Store) -> None:
    assert store.listings() == real_store.listings()
    assert subscriptions(store) == ()
    assert len(subscriptions(real_store)) == 1
