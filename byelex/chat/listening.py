"""Questions put in plain messages: a mention in a server, a direct message, or "Ask Byelex" on anyone's message.

Discord shows a bot the words of direct messages and of messages that mention it, no others: the message-content intent
is never asked for. Editing a question edits its reply, within a day of asking; deleting it leaves the reply, which
others may be reading.
"""

from __future__ import annotations

import asyncio
import logging
from typing import Any
from weakref import WeakValueDictionary

import aiohttp
import discord
from discord import app_commands

from byelex.answers import Answer, Picture
from byelex.ask.remarks import asks, is_pleasantry
from byelex.chat import errors, hints, pictures, replies
from byelex.chat.addressing import said_to, words_in
from byelex.chat.buttons import Asked, Press
from byelex.chat.carrying import sentence
from byelex.chat.client import Client
from byelex.chat.pace import TOO_FAST
from byelex.errors import ByelexError
from byelex.faces import embed, markup
from byelex.store.replied import forget_reply, remember_reply, reply_to

logger = logging.getLogger("byelex.chat")

MENU = "Ask Byelex"
NO_REPLYING = 160002
"""Discord's code where the bot may send messages but not read earlier ones, and so not reply to them."""
CHOICES_UNDER_DECLINE = 3
CONTENT_LENGTH = 1900
UNSENT = (discord.HTTPException, aiohttp.ClientError, OSError)

Parts = dict[str, Any]


def add(tree: app_commands.CommandTree[Client]) -> None:
    """Add the message menu's "Ask Byelex": it needs no intent, and works where Byelex is installed to an account."""
    tree.add_command(app_commands.ContextMenu(name=MENU, callback=_menu))


async def _menu(interaction: discord.Interaction[Any], message: discord.Message) -> None:
    """Ask what a message asks. Answered as `/ask` is: all there see the answer, who pressed sees why there is none."""
    async with errors.told(interaction):
        words = words_in(message.content)
        if not words:
            raise ByelexError("That message has no words to ask. Choose one with a question in it, or use /ask.")
        await replies.reply(interaction, sentence(words), private=False)


class Listener:
    """Answers the messages that ask Byelex something, and keeps its replies in step with them."""

    def __init__(self, client: Client) -> None:
        self.client = client
        # An edit waits for the reply it is to change, which may still be on its way.
        self._turns: WeakValueDictionary[int, asyncio.Lock] = WeakValueDictionary()
        self._newest: dict[int, discord.Message] = {}

    async def heard(self, message: discord.Message) -> None:
        """Answer a new message if it asks something, where the bot may; whatever else it is, leave it alone."""
        wanted = self._wanted(message)
        if wanted is None:
            return
        turn = self._turns.setdefault(message.id, asyncio.Lock())
        async with turn:
            await self._answer(message, wanted, None)

    async def edited(self, message: discord.Message) -> None:
        """Answer an edited question in the reply it already has; one edited to ask nothing keeps its reply.

        Of edits that come too fast the last of each question is answered once it may be: a reply is to the words above.
        """
        if message.edited_at is None:
            return  # only a link's preview was added
        turn = self._turns.setdefault(message.id, asyncio.Lock())
        self._newest[message.id] = message
        try:
            async with turn:
                reply_id = reply_to(self.client.store, message.id)
                wanted = self._wanted(message) if reply_id is not None else None
                if wanted is None or not self._is_newest(message):
                    return
                may = await self.client.pace.wait(message.author.id)
                if may and self._is_newest(message) and not self.client.is_closed():
                    await self._answer(message, wanted, reply_id)
        finally:
            if self._is_newest(message):
                del self._newest[message.id]

    def _is_newest(self, message: discord.Message) -> bool:
        return self._newest.get(message.id) is message

    def _wanted(self, message: discord.Message) -> Asked | Answer | None:
        """Give what a message asks, or the help that a command sent as a message needs; None to leave it alone."""
        user = self.client.user
        if user is None or message.author.bot or message.webhook_id or message.is_system():
            return None
        if isinstance(message.channel, discord.GroupChannel):
            return None  # no bot can be in one
        if isinstance(message.channel, discord.DMChannel):
            words = words_in(message.content)
            hint = hints.hint(words)
            return hint or (None if is_pleasantry(words) else sentence(words))
        said = said_to(message.content, user.id) if self.client.config.mentions else None
        hint = hints.hint(said.words if said else message.content)
        if hint is not None or said is None:
            return hint
        return sentence(said.words) if asks(self.client.store, said.words, said.named) else None

    async def _answer(self, message: discord.Message, wanted: Asked | Answer, reply_id: int | None) -> None:
        if not _may_send(message):
            return
        verdict = self.client.pace.verdict(message.author.id)
        if verdict == "silence" or (verdict == "note" and reply_id is not None):
            return  # an answer is not lost under the note
        if verdict == "note":
            await _note(message)
            return
        parts, picture = self._parts(message, wanted)
        if not _may(message, "embed_links"):
            parts, picture = _in_words(parts), None
        if not _may(message, "attach_files"):
            picture = None
        drawing = pictures.begun(self.client, picture)
        png = await pictures.in_time(drawing)
        try:
            if reply_id is None:
                sent = await _send(message, _illustrated(parts, picture, png))
                self._keep(message.id, sent.id)
            else:
                sent = await _edit(message, reply_id, _illustrated(parts, picture, png))
            if png is None and (late := await pictures.late(self.client, sent.id, drawing)) is not None:
                await sent.edit(**_attached(_illustrated(parts, picture, late)))
        except discord.NotFound:
            # The reply was deleted: an edit of the question no longer has anything to change.
            self._keep(message.id, None)
        except UNSENT as error:
            logger.info("A reply to a message could not be sent: %s", error)

    def _parts(self, message: discord.Message, wanted: Asked | Answer) -> tuple[Parts, Picture | None]:
        """Give what a reply is made of, and the picture it may carry."""
        if isinstance(wanted, Answer):
            return replies.message(wanted), None
        try:
            answer, page = replies.answered(self.client.store, wanted)
        except Exception as error:
            direct = isinstance(message.channel, discord.DMChannel)
            return _noted(*errors.explained(error, "a direct message" if direct else "a mention")), None
        self.client.remember(message.channel.id, message.author.id, wanted, private=False)
        if answer.kind == "decline":
            return replies.message(_brief(answer)), None
        press: Press = "w" if answer.kind == "clarify" else "b"
        return replies.page_message(self.client.store, page, wanted, press), answer.picture

    def _keep(self, message_id: int, reply_id: int | None) -> None:
        try:
            if reply_id is None:
                forget_reply(self.client.store, message_id)
            else:
                remember_reply(self.client.store, message_id, reply_id)
        except ByelexError as error:
            logger.warning("Which reply answers a message could not be kept: %s", error)


def _noted(text: str, hue: str) -> Parts:
    return {"embed": embed.short(text, hue), "allowed_mentions": discord.AllowedMentions.none()}


def _brief(answer: Answer) -> Answer:
    """Cut a decline to its reason and a few ways on: all in the channel see it."""
    return Answer(
        title="",
        headline=answer.headline,
        kind=answer.kind,
        colour=errors.AMBER,
        follow_ups=answer.follow_ups[:CHOICES_UNDER_DECLINE],
    )


def _may(message: discord.Message, permission: str) -> bool:
    """Tell whether the bot may do something where a message stands; where that is not known, trying will tell."""
    channel, server = message.channel, message.guild
    if server is None or isinstance(channel, discord.DMChannel | discord.GroupChannel | discord.PartialMessageable):
        return True
    try:
        return bool(getattr(channel.permissions_for(server.me), permission))
    except (AttributeError, discord.ClientException):
        # Before the server is known in full, or in a thread of a channel that is not.
        return True


def _may_send(message: discord.Message) -> bool:
    thread = isinstance(message.channel, discord.Thread)
    return _may(message, "send_messages_in_threads" if thread else "send_messages")


def _in_words(parts: Parts) -> Parts:
    """Make a reply for a channel where the bot may send no embeds: the same text, as inert there, and its sources."""
    drawn: discord.Embed = parts["embed"]
    text = "\n".join(part for part in (f"**{drawn.title}**" if drawn.title else "", drawn.description) if part)
    sources = f"\n-# {markup.inline(drawn.footer.text)}" if drawn.footer.text else ""
    return {**parts, "embed": None, "content": markup.cut(text, CONTENT_LENGTH - len(sources)) + sources}


def _illustrated(parts: Parts, picture: Picture | None, png: bytes | None) -> Parts:
    if picture is None or png is None:
        return parts
    shown, file = pictures.illustrated(parts["embed"], picture, png)
    return {**parts, "embed": shown, "file": file}


def _attached(parts: Parts) -> Parts:
    """Give a message's parts as an edit takes them, where what is not given is taken away."""
    kept = {name: part for name, part in parts.items() if name != "file"}
    return {"content": None, "view": None, **kept, "attachments": [parts["file"]] if "file" in parts else []}


async def _note(message: discord.Message) -> None:
    """Tell someone that they ask too fast where they alone see it: in a direct message, if they take any."""
    try:
        await message.author.send(**_noted(TOO_FAST, errors.AMBER))
    except UNSENT as error:
        logger.info("A note to somebody who asks too fast could not be sent: %s", error)


async def _send(message: discord.Message, parts: Parts) -> discord.Message:
    try:
        return await message.reply(**parts, mention_author=False)
    except discord.HTTPException as error:
        if error.code != NO_REPLYING:
            raise
        return await message.channel.send(**parts)


async def _edit(message: discord.Message, reply_id: int, parts: Parts) -> discord.Message:
    assert not isinstance(message.channel, discord.GroupChannel)
    return await message.channel.get_partial_message(reply_id).edit(**_attached(parts))
