"""The pretend Discord as a server: its REST and a gateway good enough to log in, resume and be sent interactions."""

from __future__ import annotations

import asyncio
import json
import secrets
import time
import zlib
from types import TracebackType
from typing import Any

import aiohttp
from aiohttp import web

from tests.wire.rest import PREFIX, TOKEN, Rest
from tests.wire.world import Json, World

HEARTBEAT_MS = 20_000
MANAGE_SERVER = 1 << 5


class _Session:
    """One bot's connection to the gateway, and what it was sent, for when it resumes."""

    def __init__(self) -> None:
        self.id = secrets.token_hex(8)
        self.sent: list[Json] = []
        self.socket: web.WebSocketResponse | None = None
        self._deflate: Any = None

    def attach(self, socket: web.WebSocketResponse, compressed: bool) -> None:
        self.socket = socket
        self._deflate = zlib.compressobj() if compressed else None

    async def send(self, payload: Json) -> None:
        """Send a payload; to one that has gone, nothing."""
        if self.socket is None or self.socket.closed:
            return
        text = json.dumps(payload)
        try:
            if self._deflate is None:
                await self.socket.send_str(text)
            else:
                data = self._deflate.compress(text.encode()) + self._deflate.flush(zlib.Z_SYNC_FLUSH)
                await self.socket.send_bytes(data)
        except ConnectionError:
            self.socket = None

    async def dispatch(self, event: str, data: Json) -> None:
        """Send an event, numbered."""
        payload = {"op": 0, "t": event, "s": len(self.sent) + 1, "d": data}
        self.sent.append(payload)
        await self.send(payload)


class WireServer:
    """The pretend Discord; use it as an async context. `environment` is what a bot's process needs to find it.

    `closed_with` is the code that a bot first closed its gateway with, once one has; `tokens` are those of the
    interactions it was sent.
    """

    def __init__(self, world: World, **limits: Any) -> None:
        self.world = world
        self.rest = Rest(world, **limits)
        self.identified = asyncio.Event()
        self.closed_with: asyncio.Future[int | None] = asyncio.get_running_loop().create_future()
        self.tokens: list[str] = []
        self._sessions: dict[str, _Session] = {}
        self._runner: web.AppRunner | None = None
        self._port = 0

    async def __aenter__(self) -> WireServer:
        application = web.Application()
        application.router.add_get("/", self._gateway)
        application.router.add_route("*", PREFIX + "/{rest:.*}", self.rest.handle)
        self._runner = web.AppRunner(application, access_log=None, shutdown_timeout=0.1)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        self._port = self._runner.addresses[0][1]
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for session in self._sessions.values():
            if session.socket is not None and not session.socket.closed:
                await session.socket.close()
        assert self._runner is not None
        await self._runner.cleanup()

    @property
    def environment(self) -> dict[str, str]:
        """The settings that make a bot talk to this server."""
        return {
            "DISCORD_TOKEN": TOKEN,
            "DISCORD_API_BASE": f"http://127.0.0.1:{self._port}{PREFIX}",
            "DISCORD_GATEWAY": f"ws://127.0.0.1:{self._port}/",
        }

    async def _gateway(self, request: web.Request) -> web.WebSocketResponse:
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        session = _Session()
        session.attach(socket, request.query.get("compress") == "zlib-stream")
        await session.send({"op": 10, "d": {"heartbeat_interval": HEARTBEAT_MS}})
        async for message in socket:
            if message.type is not aiohttp.WSMsgType.TEXT:
                break
            payload = json.loads(message.data)
            if payload["op"] == 1:
                await session.send({"op": 11, "d": None})
            elif payload["op"] == 2:
                await self._identify(session)
            elif payload["op"] == 6:
                session = await self._resume(session, payload["d"])
        if not self.closed_with.done():
            self.closed_with.set_result(socket.close_code)
        return socket

    async def _identify(self, session: _Session) -> None:
        self._sessions[session.id] = session
        await session.dispatch(
            "READY",
            {
                "v": 10,
                "user": self.world.bot,
                "guilds": [{"id": str(guild_id), "unavailable": True} for guild_id in self.world.guilds],
                "session_id": session.id,
                "resume_gateway_url": self.environment["DISCORD_GATEWAY"],
                "application": {"id": str(self.world.bot_id), "flags": 0},
            },
        )
        for guild_id in self.world.guilds:
            await session.dispatch("GUILD_CREATE", self.world.guild_payload(guild_id))
        self.identified.set()

    async def _resume(self, fresh: _Session, asked: Json) -> _Session:
        known = self._sessions.get(asked["session_id"])
        if known is None:
            await fresh.send({"op": 9, "d": False})
            return fresh
        known.socket, known._deflate = fresh.socket, fresh._deflate
        for missed in known.sent[asked["seq"] :]:
            await known.send(missed)
        await known.dispatch("RESUMED", {})
        return known

    async def dispatch(self, event: str, data: Json) -> None:
        """Send an event to every bot connected."""
        for session in list(self._sessions.values()):
            await session.dispatch(event, data)

    async def interrupt(self) -> None:
        """Cut every connection to the gateway, as a network does: bots resume."""
        for session in self._sessions.values():
            if session.socket is not None:
                await session.socket.close(code=4000)

    async def command(
        self, channel_id: int, name: str, options: list[Json] | None = None, wait_seconds: float = 10.0
    ) -> tuple[Json, float]:
        """Use a slash command; give its first answer and the seconds taken.

        In a server's channel as who manages the server, in direct messages as who installed the bot for themselves.
        """
        token = secrets.token_hex(8)
        self.tokens.append(token)
        waiting = self.rest.answered[token] = asyncio.get_running_loop().create_future()
        began = time.perf_counter()
        await self.dispatch(
            "INTERACTION_CREATE",
            {
                "id": str(self.world.snowflake()),
                "application_id": str(self.world.bot_id),
                "type": 2,
                "token": token,
                "version": 1,
                "channel_id": str(channel_id),
                "app_permissions": "0",
                "locale": "en-GB",
                "entitlements": [],
                "attachment_size_limit": 10485760,
                "data": {"id": "1", "name": name, "type": 1, "options": options or []},
                **self._whereabouts(channel_id),
            },
        )
        try:
            answer = await asyncio.wait_for(waiting, wait_seconds)
        finally:
            del self.rest.answered[token]
        return answer, time.perf_counter() - began

    def _whereabouts(self, channel_id: int) -> Json:
        """Say who uses a command, and where, as an interaction does."""
        channel = self.world.channels[channel_id]
        user = {"id": "2", "username": "mo", "discriminator": "0", "avatar": None}
        guild_id = channel.get("guild_id")
        if guild_id is None:
            return {
                "channel": channel,
                "user": user,
                "authorizing_integration_owners": {"1": user["id"]},
                "context": 1,
            }
        member = {"user": user, "roles": [], "joined_at": "2026-01-01T00:00:00+00:00", "flags": 0}
        return {
            "guild_id": guild_id,
            "channel": {**channel, "permissions": "0"},
            "member": {**member, "permissions": str(MANAGE_SERVER)},
            "authorizing_integration_owners": {"0": guild_id},
            "context": 0,
        }
