"""The real client on a simulated Discord, over a small store; a fault that a test does not expect fails it."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import pytest
import simcord

from byelex.answers import Answer, Column, Figure, FollowUp, Row, Table
from byelex.chat.bot import Byelex
from byelex.config import Config
from byelex.errors import ByelexError
from byelex.questions.registry import QUESTIONS, Choice, Kind, question
from byelex.store import Store
from tests.chat.count_night import World
from tests.chat.world import small_store

# simcord looks every 50 ms whether the bot has come to rest; most often it has long since. It is told 2 ms.
simcord.Env._validate_idle = staticmethod(lambda value: 0.002)  # type: ignore[method-assign]


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "faults: this test makes the bot log a fault on purpose")


@pytest.fixture(autouse=True)
def no_faults(request: pytest.FixtureRequest, caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    yield
    if request.node.get_closest_marker("faults") is None:
        faults = [r.getMessage() for r in caplog.get_records("call") if r.levelno >= logging.ERROR]
        assert not faults


@pytest.fixture
def store() -> Iterator[Store]:
    opened = small_store()
    yield opened
    opened.close()


@pytest.fixture
def config() -> Config:
    return Config(database=Path("byelex.db"), data=Path("data"))


@pytest.fixture
def simcord_bot(store: Store, config: Config) -> Byelex:
    return Byelex(store, config)


@pytest.fixture
async def world(simcord_env: simcord.Env, simcord_bot: Byelex) -> World:
    made = World(simcord_env, simcord_bot)
    await simcord_env.settle()
    return made


def _resolve(store: Store, text: str) -> str:
    if text == "fault":
        raise RuntimeError("a secret detail")
    if text == "mistake":
        raise ByelexError("That @everyone [cannot](https://example.org) be. Try hartlepool.")
    return text


def _suggest(store: Store, text: str) -> list[Choice]:
    if text == "fault":
        raise RuntimeError("a secret detail")
    if text == "long":
        return [Choice("l" * 150, "v" * 100), Choice("l", "v" * 101), Choice("", "empty label"), Choice("no value", "")]
    return [Choice(f"{text} {number}", f"{text}{number}") for number in range(30)]


WORDS = Kind("any words", _resolve, _suggest)


@pytest.fixture
def probe() -> Iterator[None]:
    """Register `/probe`, a question that shows any words in every part of an answer, while a test runs."""

    def probe(store: Store, words: Annotated[str, WORDS], from_: Annotated[str, WORDS] = "") -> Answer:
        """Show any words."""
        return Answer(
            title=f"Title {words}",
            headline=f"Headline {words}",
            paragraphs=(words,),
            figures=(Figure(words, words, detail=words),),
            table=Table((Column("Name"), Column(words, numeric=True)), (Row((words, words), mark=words),)),
            claims=(words,),
            notes=(words, from_),
            follow_ups=(FollowUp(words, "probe", (("words", words),)), FollowUp("Same", "probe", (("words", words),))),
        )

    question(examples=(), arguments={"words": "any words at all"})(probe)
    yield
    del QUESTIONS["probe"]
