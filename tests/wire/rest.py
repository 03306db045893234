"""The pretend Discord's REST: routes, rate limits with their headers, and the faults a test asked for."""

from __future__ import annotations

import asyncio
import json
import re
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from aiohttp import web

from tests.wire.world import Json, Refusal, World

PREFIX = "/api/v10"
TOKEN = "MTAwMDAwMDAwMDAwMDAwMDAw.Gabcde.a-token-that-only-the-tests-know"
PAYLOAD = re.compile(rb'name="payload_json"\r\n(?:[^\r\n]+\r\n)*\r\n(.*?)\r\n--', re.DOTALL)


@dataclass
class Limit:
    """So many requests in so many seconds."""

    count: int
    seconds: float
    used: int = 0
    began: float = 0.0

    def take(self) -> float:
        """Use one; give the seconds to wait if there is none left, else 0."""
        now = time.monotonic()
        if now - self.began >= self.seconds:
            self.used, self.began = 0, now
        if self.used >= self.count:
            return self.seconds - (now - self.began)
        self.used += 1
        return 0.0

    def headers(self, bucket: str) -> dict[str, str]:
        """Give what Discord tells of it."""
        left = max(0.0, self.seconds - (time.monotonic() - self.began))
        return {
            "X-RateLimit-Limit": str(self.count),
            "X-RateLimit-Remaining": str(max(0, self.count - self.used)),
            "X-RateLimit-Reset": f"{time.time() + left:.3f}",
            "X-RateLimit-Reset-After": f"{left:.3f}",
            "X-RateLimit-Bucket": bucket,
        }


@dataclass(frozen=True)
class Served:
    """A request that was answered, or cut off with status 0."""

    at: float
    method: str
    path: str
    status: int


@dataclass
class Rest:
    """The handler of every request. `per_second` limits all together but interactions, `per_channel` one bucket."""

    world: World
    per_second: int = 50
    per_channel: tuple[int, float] = (5, 5.0)
    served: list[Served] = field(default_factory=list)
    answered: dict[str, asyncio.Future[Json]] = field(default_factory=dict)
    """Interaction tokens that are waited for."""
    _limits: dict[str, Limit] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._all = Limit(self.per_second, 1.0)

    async def handle(self, request: web.Request) -> web.StreamResponse:
        """Answer a request."""
        path = request.path.removeprefix(PREFIX)
        try:
            response = await self._respond(request, path)
        except ConnectionResetError:
            response = None  # cut off before all of it had come, as by a kill
        status = 0 if response is None else response.status
        self.served.append(Served(time.monotonic(), request.method, path, status))
        if response is not None:
            return response
        if request.transport is not None:
            request.transport.abort()
        return web.Response(status=500)

    async def _respond(self, request: web.Request, path: str) -> web.Response | None:
        body = await _body(request)
        if path.startswith(("/interactions/", "/webhooks/")):
            return self._interaction(request.method, path, body)
        if request.headers.get("Authorization") != f"Bot {TOKEN}":
            return _json({"message": "401: Unauthorized", "code": 0}, 401)
        if wait := self._all.take():
            return _too_many(wait, everywhere=True)
        route = next((r for r in ROUTES if r[0] == request.method and re.fullmatch(r[1], path)), None)
        if route is None:
            return _json({"message": f"404: {request.method} {path}", "code": 0}, 404)
        found = re.fullmatch(route[1], path)
        assert found is not None
        if not path.startswith("/channels/"):
            return self._do(route[2], found, body, request, {})
        return await self._channel_request(request, route[2], found, body)

    async def _channel_request(
        self, request: web.Request, do: Do, found: re.Match[str], body: Json
    ) -> web.Response | None:
        bucket = f"{request.method} {found.re.pattern}"
        limit = self._limits.setdefault(f"{bucket} {found[1]}", Limit(*self.per_channel))
        if wait := limit.take():
            return _too_many(wait, limit.headers(_hash(bucket)))
        happens = self.world.trouble.happens(self.world.chance)
        if happens == "too_many":
            return _too_many(0.2, limit.headers(_hash(bucket)))
        if happens == "fault_before":
            return _json({"message": "503: Service Unavailable", "code": 0}, 503)
        if happens == "drop_before":
            return None
        if happens == "slow":
            await asyncio.sleep(self.world.chance.uniform(0.1, 0.6))
        response = self._do(do, found, body, request, limit.headers(_hash(bucket)))
        if happens == "fault_after":
            return _json({"message": "502: Bad Gateway", "code": 0}, 502)
        return None if happens == "drop_after" else response

    def _do(
        self, do: Do, found: re.Match[str], body: Json, request: web.Request, headers: dict[str, str]
    ) -> web.Response:
        ids = [int(part) for part in found.groups()]
        try:
            return _json(do(self.world, ids, body, dict(request.query)), headers=headers)
        except Refusal as refusal:
            return _json({"message": refusal.message, "code": refusal.code}, refusal.status, headers)

    def _interaction(self, method: str, path: str, body: Json) -> web.Response:
        token = path.split("/")[3]
        waiting = self.answered.get(token)
        if method == "POST" and waiting is not None and not waiting.done():
            waiting.set_result(body)
        shown = {"id": str(self.world.snowflake()), "type": 2}
        return _json({"interaction": shown, "resource": None, "id": shown["id"], "channel_id": "0"})


async def _body(request: web.Request) -> Json:
    if request.content_type == "multipart/form-data":
        # Only the words are wanted; to parse the files would take longer than all the rest of the answer.
        text = PAYLOAD.search(await request.read())
        return dict(json.loads(text[1])) if text is not None else {}
    if request.can_read_body and "json" in request.content_type:
        found: Json = await request.json()
        return found
    return {}


Do = Callable[[World, list[int], Json, dict[str, str]], "Json | list[Json]"]


def _json(body: object, status: int = 200, headers: dict[str, str] | None = None) -> web.Response:
    return web.Response(
        body=json.dumps(body).encode(), status=status, content_type="application/json", headers=headers or {}
    )


def _too_many(wait: float, headers: dict[str, str] | None = None, everywhere: bool = False) -> web.Response:
    body = {"message": "You are being rate limited.", "retry_after": round(wait, 3), "global": everywhere}
    # Discord's own 429s pass through a proxy that says so; one without comes from its guard against floods.
    told = {**(headers or {}), "Via": "1.1 google", "Retry-After": str(int(wait) + 1)}
    return _json(body, 429, told | ({"X-RateLimit-Global": "true"} if everywhere else {}))


def _hash(bucket: str) -> str:
    return f"{hash(bucket) & 0xFFFFFFFF:08x}"


def _me(world: World, ids: list[int], body: Json, query: dict[str, str]) -> Json:
    return world.bot


def _application(world: World, ids: list[int], body: Json, query: dict[str, str]) -> Json:
    owner = {"id": "1", "username": "owner", "discriminator": "0", "avatar": None}
    return {"id": str(world.bot_id), "name": "Byelex", "description": "", "icon": None, "owner": owner} | {
        "bot_public": True,
        "bot_require_code_grant": False,
        "verify_key": "",
    }


def _put_commands(world: World, ids: list[int], body: Json, query: dict[str, str]) -> list[Json]:
    application = {"application_id": str(world.bot_id), "version": "1", "type": 1, "description": ""}
    world.commands = [application | each | {"id": str(world.snowflake())} for each in body]  # type: ignore[operator,unused-ignore]
    return world.commands


def _direct(world: World, ids: list[int], body: Json, query: dict[str, str]) -> Json:
    return world.direct(int(body["recipient_id"]))


def _send(world: World, ids: list[int], body: Json, query: dict[str, str]) -> Json:
    return world.send(ids[0], body)


def _post(world: World, ids: list[int], body: Json, query: dict[str, str]) -> Json:
    return world.open_post(ids[0], body)


def _edit(world: World, ids: list[int], body: Json, query: dict[str, str]) -> Json:
    return world.edit(ids[0], ids[1], body)


def _history(world: World, ids: list[int], body: Json, query: dict[str, str]) -> list[Json]:
    before, after = (int(query[name]) if name in query else None for name in ("before", "after"))
    return world.history(ids[0], int(query.get("limit", 50)), before, after)


def _threads(world: World, ids: list[int], body: Json, query: dict[str, str]) -> Json:
    return {"threads": world.active_threads(ids[0]), "members": []}


def _archived(world: World, ids: list[int], body: Json, query: dict[str, str]) -> Json:
    world.channel(ids[0])
    return {"threads": [], "members": [], "has_more": False}


def _channel(world: World, ids: list[int], body: Json, query: dict[str, str]) -> Json:
    return world.channel(ids[0])


def _change_channel(world: World, ids: list[int], body: Json, query: dict[str, str]) -> Json:
    channel = world.channel(ids[0])
    channel.update({name: body[name] for name in ("name",) if name in body})
    return channel


def _cross_post(world: World, ids: list[int], body: Json, query: dict[str, str]) -> Json:
    world.channel(ids[0])
    for message in world.messages[ids[0]]:
        if message["id"] == str(ids[1]):
            if message["flags"] & 1:
                raise Refusal(400, 40033, "This message has already been crossposted")
            message["flags"] |= 1
            return message
    raise Refusal(404, 10008, "Unknown Message")


ROUTES: tuple[tuple[str, str, Do], ...] = (
    ("GET", r"/users/@me", _me),
    ("GET", r"/oauth2/applications/@me", _application),
    ("PUT", r"/applications/\d+/commands", _put_commands),
    ("POST", r"/users/@me/channels", _direct),
    ("GET", r"/guilds/(\d+)/threads/active", _threads),
    ("GET", r"/channels/(\d+)", _channel),
    ("PATCH", r"/channels/(\d+)", _change_channel),
    ("POST", r"/channels/(\d+)/messages", _send),
    ("GET", r"/channels/(\d+)/messages", _history),
    ("PATCH", r"/channels/(\d+)/messages/(\d+)", _edit),
    ("POST", r"/channels/(\d+)/messages/(\d+)/crosspost", _cross_post),
    ("POST", r"/channels/(\d+)/threads", _post),
    ("GET", r"/channels/(\d+)/threads/archived/public", _archived),
)
