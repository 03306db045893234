"""Requests to Discord whose every outcome is told apart: done, certainly not done, or perhaps done.

discord.py's own sending repeats a request that met a server fault, seconds later. A repeated send whose first try was
accepted after all, and forgotten by then, would be seen twice: here nothing is repeated that might have been done.
"""

from __future__ import annotations

import io
import json
from datetime import datetime, timedelta
from typing import Any

import aiohttp
import discord
from discord.http import Route

from byelex.chat.alerts.easel import Upload

# Longer than Discord itself gives a request: when it has passed, no answer is coming.
TIMEOUT = aiohttp.ClientTimeout(total=30, sock_connect=10)

UNKNOWN_CHANNEL = 10003
UNKNOWN_MESSAGE = 10008
ALREADY_CROSSPOSTED = 40033
ARCHIVED_THREAD = 50083
LOCKED_THREAD = 160005
CLOSED_THREAD = frozenset({ARCHIVED_THREAD, LOCKED_THREAD})

PAGE = 100
PAGES = 20


class Outcome(Exception):
    """A request that did not succeed."""


class Uncertain(Outcome):
    """It may or may not have been done: a server fault, a lost connection, no answer in time."""


class Later(Outcome):
    """It was certainly not done and can be tried again: no connection, or too many requests."""


class Refused(Outcome):
    """It was certainly not done and will not be: Discord's status, its code for why, and its words."""

    def __init__(self, status: int, code: int, text: str) -> None:
        super().__init__(f"{status} {text} ({code})")
        self.status = status
        self.code = code
        self.text = text


class _ServerFault(Exception):
    pass


async def _stop_at_faults(response: aiohttp.ClientResponse) -> None:
    # Raised from within aiohttp, so that discord.py does not see the fault and repeat the request.
    if response.status >= 500:
        response.release()
        raise _ServerFault(f"status {response.status}")


async def request(client: discord.Client, route: Route, **sent: Any) -> Any:
    """Make one request. Rate limits are waited for as Discord tells; every failure is an Outcome."""
    try:
        return await client.http.request(route, timeout=TIMEOUT, raise_for_status=_stop_at_faults, **sent)
    except (_ServerFault, discord.DiscordServerError) as error:
        raise Uncertain(f"{route.method}: {error}") from error
    except discord.RateLimited as error:
        raise Later(str(error)) from error
    except discord.HTTPException as error:
        if error.status >= 500:
            raise Uncertain(str(error)) from error
        if error.status in (401, 408, 429):
            raise Later(str(error)) from error
        raise Refused(error.status, error.code, error.text) from error
    except (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError) as error:
        raise Later(f"Discord cannot be reached: {error}") from error
    except (aiohttp.ClientError, OSError, TimeoutError) as error:
        raise Uncertain(f"no answer: {error or type(error).__name__}") from error


def _parts(payload: dict[str, Any], upload: Upload | None) -> dict[str, Any]:
    """Give a body as request's arguments, with a file beside it where there is one."""
    if upload is None:
        return {"json": payload}
    file = discord.File(io.BytesIO(upload.data), upload.name, description=upload.description)
    part = {"name": "files[0]", "value": file.fp, "filename": upload.name, "content_type": "image/png"}
    return {"form": [{"name": "payload_json", "value": json.dumps(payload)}, part], "files": [file]}


async def send(client: discord.Client, channel_id: int, payload: dict[str, Any], upload: Upload | None = None) -> int:
    """Send a message; give its id."""
    route = Route("POST", "/channels/{channel_id}/messages", channel_id=channel_id)
    sent = await request(client, route, **_parts(payload, upload))
    return int(sent["id"])


async def open_post(
    client: discord.Client,
    forum_id: int,
    title: str,
    payload: dict[str, Any],
    tag_id: int | None,
    upload: Upload | None,
) -> tuple[int, int]:
    """Open a post in a forum; give its thread's id and its first message's."""
    body: dict[str, Any] = {"name": title[:100], "message": payload}
    if tag_id is not None:
        body["applied_tags"] = [str(tag_id)]
    sent = await request(
        client, Route("POST", "/channels/{channel_id}/threads", channel_id=forum_id), **_parts(body, upload)
    )
    return int(sent["id"]), int(sent["message"]["id"])


async def edit(
    client: discord.Client, channel_id: int, message_id: int, payload: dict[str, Any], upload: Upload | None = None
) -> None:
    """Edit one of the bot's messages."""
    route = Route("PATCH", "/channels/{channel_id}/messages/{message_id}", channel_id=channel_id, message_id=message_id)
    await request(client, route, **_parts(payload, upload))


async def edit_channel(client: discord.Client, channel_id: int, **changes: Any) -> None:
    """Change a channel or thread."""
    await request(client, Route("PATCH", "/channels/{channel_id}", channel_id=channel_id), json=changes)


async def cross_post(client: discord.Client, channel_id: int, message_id: int) -> None:
    """Publish a message to the channels that follow an announcement channel. Done already is done."""
    path = "/channels/{channel_id}/messages/{message_id}/crosspost"
    try:
        await request(client, Route("POST", path, channel_id=channel_id, message_id=message_id))
    except Refused as error:
        if error.code != ALREADY_CROSSPOSTED:
            raise


async def direct_channel(client: discord.Client, user_id: int) -> int:
    """Give the channel of direct messages with a person."""
    sent = await request(client, Route("POST", "/users/@me/channels"), json={"recipient_id": str(user_id)})
    return int(sent["id"])


def nonce(store_id: str, delivery_id: int) -> str:
    """Name a sending for Discord, which for some minutes refuses to do the same one twice: at most 25 characters.

    Row ids begin again with a new database, so the store's id is part of it.
    """
    return f"{store_id[:16]}{_base36(delivery_id)}"[:25]


def _base36(number: int) -> str:
    digits = "0123456789abcdefghijklmnopqrstuvwxyz"
    text = ""
    while number:
        number, digit = divmod(number, 36)
        text = digits[digit] + text
    return text or "0"


async def find_message(client: discord.Client, channel_id: int, custom_id: str, since: datetime) -> int | None:
    """Find the bot's own message that has a button of a custom_id, sent about `since`; None if there is none.

    The newest messages are looked through first, then those from `since` on.
    """
    newest = await _page(client, channel_id)
    found = _with_button(client, newest, custom_id)
    if found is not None or len(newest) < PAGE:
        return found
    after, until = _snowflake(since - timedelta(minutes=10)), _snowflake(since + timedelta(minutes=30))
    for _ in range(PAGES):
        page = await _page(client, channel_id, after=after)
        found = _with_button(client, page, custom_id)
        if found is not None or not page:
            return found
        after = max(int(message["id"]) for message in page)
        if after > until:
            return None
    return None


async def _page(client: discord.Client, channel_id: int, **window: int) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = await request(
        client,
        Route("GET", "/channels/{channel_id}/messages", channel_id=channel_id),
        params={"limit": PAGE, **window},
    )
    return found


def _snowflake(at: datetime) -> int:
    return discord.utils.time_snowflake(at)


def _with_button(client: discord.Client, messages: list[dict[str, Any]], custom_id: str) -> int | None:
    for message in messages:
        if _ours(client, message["author"]["id"]) and custom_id in _custom_ids(message):
            return int(message["id"])
    return None


def _ours(client: discord.Client, user_id: Any) -> bool:
    return client.user is not None and int(user_id) == client.user.id


def _custom_ids(message: dict[str, Any]) -> set[str]:
    rows = message.get("components") or []
    return {item.get("custom_id", "") for row in rows for item in row.get("components", [])}


async def find_post(
    client: discord.Client, server_id: int, forum_id: int, custom_id: str, title: str, since: datetime, history: bool
) -> tuple[int, int] | None:
    """Find the bot's own post in a forum, opened about `since`: its thread's id and its first message's, or None.

    It is told by its button where history may be read, else by its title.
    """
    oldest = _snowflake(since - timedelta(minutes=10))
    listed = await request(client, Route("GET", "/guilds/{guild_id}/threads/active", guild_id=server_id))
    threads = list(listed["threads"])
    if history:
        path = "/channels/{channel_id}/threads/archived/public"
        archived = await request(client, Route("GET", path, channel_id=forum_id), params={"limit": PAGE})
        threads += archived["threads"]
    for thread in threads:
        ours = _ours(client, thread["owner_id"]) and int(thread["parent_id"]) == forum_id
        if not ours or int(thread["id"]) < oldest:
            continue
        if not history:
            if thread["name"] == title[:100]:
                # A post's first message has its thread's id.
                return int(thread["id"]), int(thread["id"])
        else:
            found = await find_message(client, int(thread["id"]), custom_id, since)
            if found is not None:
                return int(thread["id"]), found
    return None
