"""Stores of today's size and of a hundred times as many contests over the same seats, and a bot over each."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import discord
import pytest
from discord import app_commands

from byelex.chat.client import Byelex
from byelex.config import Config
from byelex.store import Store, open_store
from byelex.store.loading import load
from byelex.store.revisions import record

DATA = Path(__file__).parent.parent.parent / "data"
TIMES = 100


@pytest.fixture(scope="session")
def today(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The store as shipped."""
    store = open_store(tmp_path_factory.mktemp("today") / "byelex.db")
    load(store, DATA)
    yield store
    store.close()


@pytest.fixture(scope="session")
def hundredfold(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A hundred times the contests over the same seats: each again on earlier and earlier days, votes a little off."""
    store = open_store(tmp_path_factory.mktemp("hundredfold") / "byelex.db")
    load(store, DATA)
    originals = [store.by_election(listing.id) for listing in store.listings()]
    with store.writing():
        for again in range(1, TIMES):
            for by_election in originals:
                assert by_election is not None
                on = by_election.polling_on - timedelta(days=2 * again)
                record(
                    store,
                    dataclasses.replace(
                        by_election,
                        id=f"{on.isoformat()}-{by_election.id[11:]}",
                        polling_on=on,
                        baseline=None,
                        candidacies=tuple(
                            dataclasses.replace(c, votes=None if c.votes is None else c.votes + again * (len(cs) - n))
                            for cs in [by_election.candidacies]
                            for n, c in enumerate(cs)
                        ),
                        quotes=(),
                    ),
                    by="benchmark",
                    source="made up",
                )
    yield store
    store.close()


def bot(store: Store, pictures: Path | None = None) -> Byelex:
    """Make the real client over a store, with two commands of constants beside it as the floor."""
    client = Byelex(store, Config(database=Path(":memory:"), data=DATA, pictures=pictures))

    @client.tree.command(name="constant", description="A constant embed")
    async def constant(interaction: discord.Interaction[Byelex], seat: str) -> None:
        await interaction.response.send_message(embed=discord.Embed(title="Constant", description="Nothing else."))

    @constant.autocomplete("seat")
    async def constants(interaction: discord.Interaction[Byelex], text: str) -> list[app_commands.Choice[str]]:
        return [app_commands.Choice(name=f"Constant {number}", value=str(number)) for number in range(25)]

    return client
