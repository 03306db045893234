"""A small Discord-shaped server on loopback, to see the real bot process on the wire: log-in, commands, replies.

It speaks as much of Discord as a test needs and judges nothing but the token.
"""

from __future__ import annotations

import asyncio
import json
from typing import Any

from aiohttp import WSMsgType, web

TOKEN = "MTAwMDAwMDAwMDAwMDAwMDAw.Gabcde.a-token-that-only-the-tests-know"
APPLICATION = "100000000000000000"
BOT = {"id": APPLICATION, "username": "Byelex", "discriminator": "0", "avatar": None, "bot": True}


def json_response(body: Any, status: int = 200) -> web.Response:
    """Answer in JSON as Discord does: discord.py knows it by a content type without a charset."""
    return web.Response(body=json.dumps(body).encode(), status=status, headers={"Content-Type": "application/json"})


async def _body(request: web.Request) -> Any:
    """Read a request's JSON, by itself or beside the files it comes with."""
    if request.content_type == "application/json":
        return await request.json()
    if request.content_type == "multipart/form-data":
        return json.loads(str((await request.post())["payload_json"]))
    return None


class FakeDiscord:
    """REST at `api`, gateway at `gateway`. `requests` holds what was sent, as (method, path, JSON).

    `closed_with` is the code that the gateway was first closed with, once it has been.
    """

    def __init__(self) -> None:
        self.requests: list[tuple[str, str, Any]] = []
        self.arrived = asyncio.Condition()
        self.identified = asyncio.Event()
        self.closed_with: asyncio.Future[int | None] = asyncio.get_running_loop().create_future()
        self._sequence = 0
        self._socket: web.WebSocketResponse | None = None
        self._runner: web.AppRunner | None = None

    async def __aenter__(self) -> FakeDiscord:
        app = web.Application()
        app.router.add_get("/", self._gateway)
        app.router.add_route("*", "/api/{path:.*}", self._rest)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=1.0)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        port = self._runner.addresses[0][1]
        self.api = f"http://127.0.0.1:{port}/api"
        self.gateway = f"ws://127.0.0.1:{port}/"
        return self

    async def __aexit__(self, *_: object) -> None:
        if self._runner is not None:
            await self._runner.cleanup()

    async def send(self, event: str, data: dict[str, Any]) -> None:
        """Send an event to the bot over the gateway."""
        assert self._socket is not None
        self._sequence += 1
        await self._socket.send_json({"op": 0, "t": event, "s": self._sequence, "d": data})

    async def request(self, method: str, ending: str) -> Any:
        """Wait for a request and give its JSON."""

        def found() -> list[Any]:
            return [body for sent, path, body in self.requests if sent == method and path.endswith(ending)]

        async with self.arrived, asyncio.timeout(20):
            await self.arrived.wait_for(found)
        return found()[-1]

    async def _rest(self, request: web.Request) -> web.Response:
        path = request.match_info["path"]
        body = await _body(request)
        async with self.arrived:
            self.requests.append((request.method, f"/{path}", body))
            self.arrived.notify_all()
        if "/interactions/" not in f"/{path}" and request.headers.get("Authorization") != f"Bot {TOKEN}":
            return json_response({"message": "401: Unauthorized", "code": 0}, status=401)
        if path == "users/@me":
            return json_response(BOT)
        if path == "oauth2/applications/@me":
            owner = {**BOT, "id": "2", "bot": False}
            about = {"id": APPLICATION, "name": "Byelex", "description": "", "icon": None, "flags": 0, "owner": owner}
            return json_response({**about, "bot_public": True, "bot_require_code_grant": False, "verify_key": ""})
        if path.endswith("/commands"):
            ids = {"application_id": APPLICATION, "version": "1", "description": "", "default_member_permissions": None}
            return json_response([{**ids, "id": str(n), **command} for n, command in enumerate(body, 1)])
        if path.endswith("/callback"):
            return json_response({"interaction": {"id": path.split("/")[1], "type": 2}})
        return web.Response(status=204)

    async def _gateway(self, request: web.Request) -> web.WebSocketResponse:
        self._socket = socket = web.WebSocketResponse()
        await socket.prepare(request)
        await socket.send_json({"op": 10, "d": {"heartbeat_interval": 41250}, "s": None, "t": None})
        async for message in socket:
            if message.type is not WSMsgType.TEXT:
                continue
            sent = message.json()
            if sent["op"] == 1:
                await socket.send_json({"op": 11, "d": None, "s": None, "t": None})
            elif sent["op"] == 2:
                application = {"id": APPLICATION, "flags": 0}
                ready = {"v": 10, "user": BOT, "guilds": [], "session_id": "s", "application": application}
                await self.send("READY", {**ready, "resume_gateway_url": self.gateway})
                self.identified.set()
        if not self.closed_with.done():
            self.closed_with.set_result(socket.close_code)
        return socket
