"""Discord is told of the commands when they have changed, and only then."""

from __future__ import annotations

import pytest
import simcord

from byelex.chat.bot import Byelex
from byelex.config import Config
from byelex.store import Store


def told(env: simcord.Env) -> int:
    return sum(r.method == "PUT" and r.path.endswith("/commands") for r in env.http_requests)


async def test_told_at_the_first_start_and_not_at_the_next(
    simcord_env: simcord.Env, store: Store, config: Config
) -> None:
    assert told(simcord_env) == 1
    await simcord_env.restart_bot(Byelex(store, config))
    assert told(simcord_env) == 1


def without_about(store: Store, config: Config) -> Byelex:
    client = Byelex(store, config)
    client.tree.remove_command("about")
    return client


async def test_told_again_when_a_command_has_changed(simcord_env: simcord.Env, store: Store, config: Config) -> None:
    await simcord_env.restart_bot(without_about(store, config))
    assert told(simcord_env) == 2


@pytest.mark.faults
async def test_a_refusal_does_not_stop_the_bot_and_is_tried_again_at_the_next_start(
    simcord_env: simcord.Env, store: Store, config: Config
) -> None:
    simcord_env.inject_error("PUT", "/applications/*/commands", status=400)
    await simcord_env.restart_bot(without_about(store, config))
    await simcord_env.restart_bot(without_about(store, config))
    assert told(simcord_env) == 3
