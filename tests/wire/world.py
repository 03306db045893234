"""What the pretend Discord knows: servers, channels, messages, nonces; and how badly it may answer."""

from __future__ import annotations

import itertools
import random
import time
from dataclasses import dataclass, field
from typing import Any

DISCORD_EPOCH_MS = 1_420_070_400_000

TEXT, DM, NEWS, THREAD, FORUM = 0, 1, 5, 11, 15

VIEW, SEND, EMBED, ATTACH, HISTORY = 1 << 10, 1 << 11, 1 << 14, 1 << 15, 1 << 16
SEND_IN_THREADS = 1 << 38
ALL = VIEW | SEND | EMBED | ATTACH | HISTORY | SEND_IN_THREADS

Json = dict[str, Any]


@dataclass
class Trouble:
    """How badly message requests are answered: chances from 0 to 1, of which at most one comes true for a request."""

    fault_before: float = 0.0
    """503, and nothing done."""
    fault_after: float = 0.0
    """Done, then 502."""
    drop_before: float = 0.0
    """The connection is cut, and nothing done."""
    drop_after: float = 0.0
    """Done, then the connection is cut."""
    too_many: float = 0.0
    """429 with a short retry_after, and nothing done."""
    slow: float = 0.0
    """Done and answered, after a while."""

    def happens(self, chance: random.Random) -> str:
        """Choose what happens to a request: a field's name, or nothing."""
        drawn = chance.random()
        for name in ("fault_before", "fault_after", "drop_before", "drop_after", "too_many", "slow"):
            drawn -= getattr(self, name)
            if drawn < 0:
                return name
        return ""


@dataclass
class Refusal(Exception):
    """An error answer: status, Discord's code, its words."""

    status: int
    code: int
    message: str


@dataclass
class World:
    """All of it. Ids are snowflakes made from the clock, as Discord's are."""

    nonce_seconds: float = 2.0
    """How long a nonce is remembered, so that some restarts outlast it."""
    trouble: Trouble = field(default_factory=Trouble)
    chance: random.Random = field(default_factory=random.Random)
    guilds: dict[int, Json] = field(default_factory=dict)
    channels: dict[int, Json] = field(default_factory=dict)
    messages: dict[int, list[Json]] = field(default_factory=dict)
    commands: list[Json] = field(default_factory=list)
    _ids: itertools.count[int] = field(default_factory=itertools.count)
    _nonces: dict[tuple[int, str], tuple[float, Json]] = field(default_factory=dict)
    _direct: dict[int, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.bot: Json = {
            "id": str(self.snowflake()),
            "username": "Byelex",
            "discriminator": "0",
            "avatar": None,
            "bot": True,
        }

    def snowflake(self) -> int:
        """Make an id that tells when it was made."""
        return (int(time.time() * 1000) - DISCORD_EPOCH_MS) << 22 | next(self._ids) & 0x3FFFFF

    @property
    def bot_id(self) -> int:
        return int(self.bot["id"])

    def add_guild(self, name: str) -> int:
        """Add a server with the bot in it; everyone may do all that alerts need."""
        guild_id = self.snowflake()
        everyone = {"id": str(guild_id), "name": "@everyone", "permissions": str(ALL), "position": 0, "color": 0}
        everyone |= {"hoist": False, "managed": False, "mentionable": False}
        self.guilds[guild_id] = {
            "id": str(guild_id),
            "name": name,
            "owner_id": "1",
            "member_count": 2,
            "roles": [everyone],
            "members": [{"user": self.bot, "roles": [], "joined_at": "2026-01-01T00:00:00+00:00", "flags": 0}],
        }
        return guild_id

    def add_channel(self, guild_id: int, name: str, kind: int = TEXT, denied: int = 0) -> int:
        """Add a channel to a server, in which the bot is denied some permissions."""
        channel_id = self.snowflake()
        overwrites = [{"id": str(self.bot_id), "type": 1, "allow": "0", "deny": str(denied)}] if denied else []
        self.channels[channel_id] = {
            "id": str(channel_id),
            "guild_id": str(guild_id),
            "type": kind,
            "name": name,
            "position": 0,
            "permission_overwrites": overwrites,
            "parent_id": None,
            "nsfw": False,
            "flags": 0,
            "available_tags": [],
        }
        self.messages[channel_id] = []
        return channel_id

    def guild_payload(self, guild_id: int) -> Json:
        """Give a server as the gateway tells of it."""
        mine = [each for each in self.channels.values() if each.get("guild_id") == str(guild_id)]
        return {
            **self.guilds[guild_id],
            "channels": [each for each in mine if each["type"] != THREAD],
            "threads": [each for each in mine if each["type"] == THREAD],
            "emojis": [],
            "stickers": [],
            "features": [],
            "voice_states": [],
            "presences": [],
            "unavailable": False,
            "large": False,
        }

    def permissions(self, channel: Json) -> int:
        """Give what the bot may do in a channel."""
        if channel["type"] == DM:
            return ALL
        settings = self.channels[int(channel["parent_id"])] if channel["type"] == THREAD else channel
        denied = sum(int(each["deny"]) for each in settings["permission_overwrites"] if each["id"] == str(self.bot_id))
        return ALL & ~denied

    def channel(self, channel_id: int, *needed: int) -> Json:
        """Give a channel the bot may use so; else the error Discord gives."""
        channel = self.channels.get(channel_id)
        if channel is None:
            raise Refusal(404, 10003, "Unknown Channel")
        granted = self.permissions(channel)
        if not granted & VIEW:
            raise Refusal(403, 50001, "Missing Access")
        if any(not granted & each for each in needed):
            raise Refusal(403, 50013, "Missing Permissions")
        return channel

    def direct(self, user_id: int) -> Json:
        """Give the channel of direct messages with a person, made at first use."""
        if user_id not in self._direct:
            channel_id = self._direct[user_id] = self.snowflake()
            person = {"id": str(user_id), "username": f"user{user_id}", "discriminator": "0", "avatar": None}
            self.channels[channel_id] = {"id": str(channel_id), "type": DM, "recipients": [person]}
            self.messages[channel_id] = []
        return self.channels[self._direct[user_id]]

    def send(self, channel_id: int, body: Json) -> Json:
        """Send a message as the bot. One whose nonce is still remembered is not sent again: the first is given."""
        channel = self.channels.get(channel_id, {})
        self.channel(channel_id, SEND_IN_THREADS if channel.get("type") == THREAD else SEND)
        if channel["type"] == FORUM:
            raise Refusal(400, 50008, "Cannot send messages in a non-text channel")
        nonce = body.get("nonce")
        if nonce is not None and len(str(nonce)) > 25:
            raise Refusal(400, 50035, "Invalid Form Body")
        key = (channel_id, str(nonce))
        if nonce is not None and body.get("enforce_nonce"):
            known = self._nonces.get(key)
            if known is not None and time.monotonic() - known[0] < self.nonce_seconds:
                return known[1]
        message = self._message(channel_id, body)
        self.messages[channel_id].append(message)
        if nonce is not None:
            self._nonces[key] = (time.monotonic(), message)
        return message

    def _message(self, channel_id: int, body: Json, message_id: int | None = None) -> Json:
        return {
            "id": str(message_id or self.snowflake()),
            "channel_id": str(channel_id),
            "author": self.bot,
            "content": body.get("content", ""),
            "embeds": body.get("embeds", []),
            "components": body.get("components", []),
            "allowed_mentions": body.get("allowed_mentions"),
            "message_reference": body.get("message_reference"),
            "attachments": body.get("attachments", []),
            "mentions": [],
            "mention_roles": [],
            "mention_everyone": False,
            "pinned": False,
            "tts": False,
            "type": 0,
            "flags": 0,
            "timestamp": "2026-01-01T00:00:00+00:00",
            "edited_timestamp": None,
        }

    def open_post(self, forum_id: int, body: Json) -> Json:
        """Open a post in a forum: a thread and its first message, of one id. No nonce is honoured."""
        self.channel(forum_id, SEND)
        post_id = self.add_thread(forum_id, str(body["name"]))
        message = self._message(post_id, body["message"], post_id)
        self.messages[post_id].append(message)
        return {**self.channels[post_id], "message": message}

    def add_thread(self, channel_id: int, name: str) -> int:
        """Add a thread to a channel or forum."""
        thread_id = self.snowflake()
        self.messages[thread_id] = []
        self.channels[thread_id] = {
            "id": str(thread_id),
            "guild_id": self.channels[channel_id]["guild_id"],
            "parent_id": str(channel_id),
            "owner_id": str(self.bot_id),
            "type": THREAD,
            "name": name,
            "message_count": 0,
            "member_count": 1,
            "rate_limit_per_user": 0,
            "flags": 0,
            "thread_metadata": {
                "archived": False,
                "auto_archive_duration": 1440,
                "archive_timestamp": "2026-01-01T00:00:00+00:00",
                "locked": False,
            },
        }
        return thread_id

    def edit(self, channel_id: int, message_id: int, body: Json) -> Json:
        """Edit one of the bot's messages."""
        self.channel(channel_id)
        for message in self.messages[channel_id]:
            if message["id"] == str(message_id):
                message.update(
                    {name: body[name] for name in ("content", "embeds", "components", "attachments") if name in body}
                )
                return message
        raise Refusal(404, 10008, "Unknown Message")

    def history(self, channel_id: int, limit: int, before: int | None, after: int | None) -> list[Json]:
        """Give messages, newest first; nothing at all, and no error, where the history may not be read."""
        channel = self.channel(channel_id)
        if not self.permissions(channel) & HISTORY:
            return []
        found = self.messages[channel_id]
        if before is not None:
            found = [each for each in found if int(each["id"]) < before]
        if after is not None:
            return list(reversed([each for each in found if int(each["id"]) > after][:limit]))
        return list(reversed(found[-limit:]))

    def active_threads(self, guild_id: int) -> list[Json]:
        """Give a server's threads."""
        mine = (each for each in self.channels.values() if each["type"] == THREAD)
        return [each for each in mine if each["guild_id"] == str(guild_id) and self.permissions(each) & VIEW]
