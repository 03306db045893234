"""Runs the bot: on Discord with a token, in the playground without; ends cleanly on Ctrl-C and SIGTERM."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import signal

import aiohttp
import discord
import yarl

from byelex.chat.bot import Byelex
from byelex.chat.watching import watch
from byelex.config import Config
from byelex.errors import ConfigurationError
from byelex.store import Store

logger = logging.getLogger("byelex.chat")

PATIENCE_SECONDS = 2.0
"""How long the bot waits for another process's write: Discord gives each interaction three seconds."""


def run(store: Store, config: Config) -> None:
    """Run until told to stop. Raises ConfigurationError where it cannot start."""
    store.wait_at_most(PATIENCE_SECONDS)
    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(_serve(store, config))


async def _serve(store: Store, config: Config) -> None:
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        # Not the loop's own way of handling signals: Windows' loops have none.
        signal.signal(number, lambda *_: loop.call_soon_threadsafe(stop.set))
    if config.token is None:
        from byelex.chat import playground

        await playground.serve(store, config, stop)
    else:
        await _discord(store, config, config.token, stop)


async def _discord(store: Store, config: Config, token: str, stop: asyncio.Event) -> None:
    use_addresses(config)
    async with Byelex(store, config) as client:
        running = asyncio.create_task(client.start(token))
        stopped = asyncio.create_task(stop.wait())
        watching = asyncio.create_task(watch(store, config.data, recorded=client.recorded))
        try:
            await asyncio.wait((running, stopped), return_when=asyncio.FIRST_COMPLETED)
            if running.done():
                running.result()
            logger.info("Stopping.")
        except discord.LoginFailure as error:
            raise ConfigurationError(
                "Discord does not know this DISCORD_TOKEN. Copy it again from the Bot page of your application, "
                "or leave it out to open the playground."
            ) from error
        except discord.HTTPException as error:
            raise ConfigurationError(f"Discord would not let the bot log in: {error}.") from error
        except (aiohttp.ClientError, OSError) as error:
            raise ConfigurationError(f"Discord cannot be reached: {error}.") from error
        finally:
            await client.close()
            for task in (running, stopped, watching):
                task.cancel()
            await asyncio.gather(running, stopped, watching, return_exceptions=True)


def use_addresses(config: Config) -> None:
    """Point discord.py at another API or gateway where one is set; to be done before a client is made."""
    if config.api_base:
        discord.http.Route.BASE = config.api_base
    if config.gateway:
        discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(config.gateway)
