"""A draft shown as it would stand, the buttons under it, and what becomes of it: recorded, taken back or cancelled.

All that is on its way is a draft in the store, and every button carries its draft's id, so a restart loses nothing.
"""

from __future__ import annotations

import logging
import re
import secrets
from dataclasses import replace
from typing import Any

import discord

from byelex.chat import buttons, errors
from byelex.chat.client import Client
from byelex.chat.editing import previews
from byelex.chat.editing.forms import Form
from byelex.errors import ByelexError, RefusedError
from byelex.faces import embed, markup
from byelex.questions.kinds import names_of
from byelex.recording import drafts
from byelex.recording.alerted import alerted
from byelex.recording.calling import prepare_call
from byelex.recording.composing import prepare_paste
from byelex.recording.door import Overtaken, Prepared, call_before, overtaken, record, withdraw
from byelex.recording.drafts import Draft, seen
from byelex.store.revisions import latest, latest_number, revisions

logger = logging.getLogger("byelex.chat.editing")

PROCESS = secrets.token_hex(4)
"""Tells this run of the bot from the one that showed a preview."""

RESTARTED = "Byelex has restarted since this preview; nothing was lost."
FINISHED = "That is finished with: it was recorded or cancelled already. /result shows what stands."


def require_editor(interaction: discord.Interaction[Client]) -> None:
    """Let editors alone go on: what is recorded is everybody's, so no role in any one server gives the right."""
    editors = interaction.client.config.editors
    if interaction.user.id in editors:
        return
    who = "its editors, whom whoever runs this bot names in BYELEX_EDITORS"
    if not editors:
        who = "editors, and none are set: whoever runs this bot names them, by user id, in BYELEX_EDITORS"
    raise RefusedError(
        f"Results are the same in every server, so only {who}, may call, record, correct or withdraw; being an "
        "administrator here does not change that. To tell of a wrong figure use /report."
    )


def _prepared(client: Client, draft: Draft) -> Prepared:
    store, names = client.store, names_of(client.store)
    if draft.what != "call":
        return prepare_paste(store, names, draft.paste)
    return prepare_call(store, names, draft.paste, opened_for=latest(store, draft.by_election_id))


async def show(interaction: discord.Interaction[Any], draft: Draft, note: str = "", number: int = 0) -> None:
    """Show a draft as it would stand now, in place of its preview if there is one, and remember what was shown."""
    client: Client = interaction.client
    prepared = _prepared(client, draft)
    draft = drafts.save(
        client.store,
        replace(
            draft,
            by_election_id=prepared.by_election.id if prepared.by_election else draft.by_election_id,
            shown=previews.digest(prepared),
            revision_numbers=dict(prepared.revision_numbers) or seen(client.store, draft),
            process=PROCESS,
        ),
    )
    parts = previews.preview(client.store, prepared, note, number)
    ready = not prepared.faults and prepared.by_election is not None and not prepared.unchanged
    acts = [("Confirm", "confirm")] if ready else []
    acts += [("Edit", "edit"), ("Cancel", "cancel")]
    acts += [(label, f"p{page}") for label, page in previews.turns(client.store, prepared, number)]
    await _put(interaction, parts, view(draft.id, acts))


async def show_withdrawal(interaction: discord.Interaction[Any], draft: Draft) -> None:
    """Ask for the first time whether a result is to be withdrawn, and remember what stood then."""
    store = interaction.client.store
    numbers = {draft.by_election_id: latest_number(store, draft.by_election_id)}
    draft = drafts.save(store, replace(draft, revision_numbers=numbers, process=PROCESS))
    await interaction.response.send_message(**_withdrawal(interaction.client, draft, ""), ephemeral=True)


async def _put(interaction: discord.Interaction[Any], parts: dict[str, Any], under: discord.ui.View | None) -> None:
    files = parts.pop("files", [])
    if interaction.message is not None and interaction.message.flags.ephemeral:
        await interaction.response.edit_message(**parts, attachments=files, view=under)
    else:
        extra: dict[str, Any] = {"view": under} if under is not None else {}
        await interaction.response.send_message(**parts, **extra, files=files, ephemeral=True)


def _withdrawal(client: Client, draft: Draft, note: str) -> dict[str, Any]:
    found = client.store.by_election(draft.by_election_id)
    if found is None:
        raise ByelexError(FINISHED)
    lines = [f"**{markup.inline(note)}**"] if note else []
    again = "Its revisions stay, and recording it again restores it."
    if call_before(client.store, found.id) is not None:
        again = "The by-election stays called, as it was before its result; /withdraw again takes that back too."
    lines += [
        f"**{markup.inline(found.name)}** leaves every answer, and alerts already sent say that it was withdrawn.",
        again,
        f"Reason: {markup.fit(draft.paste.text, 400)}",
    ]
    what = "by-election" if found.stage == "called" else "result"
    drawn = discord.Embed(title=f"Withdraw this {what}?", description="\n".join(lines), colour=embed.colour(errors.RED))
    return {"embeds": [drawn], "view": view(draft.id, [("Confirm", "confirm"), ("Cancel", "cancel")])}


class Act(
    discord.ui.DynamicItem[discord.ui.Button[discord.ui.View]],
    template=r"draft\|(confirm|edit|cancel|p\d{1,2})\|([0-9a-f]{1,32})",
):
    """A button under a preview, made again from its custom_id at each press."""

    def __init__(self, act: str, draft_id: str, text: str) -> None:
        styles = {"confirm": discord.ButtonStyle.success, "cancel": discord.ButtonStyle.danger}
        style = styles.get(act, discord.ButtonStyle.secondary)
        super().__init__(discord.ui.Button(label=text, style=style, custom_id=f"draft|{act}|{draft_id}"))
        self.act, self.draft_id = act, draft_id

    @classmethod
    async def from_custom_id(
        cls, interaction: discord.Interaction, item: discord.ui.Item[discord.ui.View], match: re.Match[str]
    ) -> Act:
        return cls(match[1], match[2], getattr(item, "label", None) or "…")

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        async with errors.told(interaction):
            require_editor(interaction)
            draft = drafts.find(interaction.client.store, self.draft_id)
            if draft is None:
                raise ByelexError(FINISHED)
            if draft.user_id != interaction.user.id:
                raise RefusedError("Only the editor who filled this in may go on with it. Use /record for your own.")
            await self._do(interaction, draft)

    async def _do(self, interaction: discord.Interaction[Any], draft: Draft) -> None:
        if self.act == "cancel":
            drafts.drop(interaction.client.store, draft.id)
            drawn = embed.short("Cancelled: nothing was recorded.")
            await interaction.response.edit_message(embeds=[drawn], attachments=[], view=None)
        elif self.act == "edit":
            await interaction.response.send_modal(Form(draft))
        elif self.act == "confirm":
            await (_confirm_withdrawal if draft.what == "withdraw" else _confirm)(interaction, draft)
        else:
            await show(interaction, draft, number=int(self.act[1:]))


class Reach(
    discord.ui.DynamicItem[discord.ui.Button[discord.ui.View]], template=r"reach\|([a-z0-9-]{1,80})\|(\d{1,6})"
):
    """The button under a confirmation that says how far its alerts have got by now."""

    def __init__(self, by_election_id: str, number: int) -> None:
        super().__init__(
            discord.ui.Button(label="How far are the alerts?", custom_id=f"reach|{by_election_id}|{number}")
        )
        self.by_election_id, self.number = by_election_id, number

    @classmethod
    async def from_custom_id(
        cls, interaction: discord.Interaction, item: discord.ui.Item[discord.ui.View], match: re.Match[str]
    ) -> Reach:
        return cls(match[1], int(match[2]))

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        async with errors.told(interaction):
            require_editor(interaction)
            store = interaction.client.store
            found = [one for one in revisions(store, self.by_election_id) if one.number == self.number]
            text = alerted(store, found[0]) if found else FINISHED
            await interaction.response.send_message(embed=embed.short(text), ephemeral=True)


def view(draft_id: str, acts: list[tuple[str, str]]) -> discord.ui.View:
    """Put a preview's buttons under it, as (label, act). Needs a running event loop."""
    return buttons.under(Act(act, draft_id, embed.label(text)) for text, act in acts)


async def _confirm(interaction: discord.Interaction[Any], draft: Draft) -> None:
    client: Client = interaction.client
    prepared = _prepared(client, draft)
    newer = overtaken(client.store, draft.revision_numbers, prepared.revision_numbers)
    if prepared.by_election is not None and newer is not None:
        await show(interaction, draft, f"{newer} Then confirm.")
        return
    if previews.digest(prepared) != draft.shown or prepared.faults:
        await show(interaction, draft, "Something it depends on has changed since: look again, then confirm.")
        return
    try:
        recorded = record(client.store, prepared, _name(interaction.user), _source(draft))
    except Overtaken as newer:
        await show(interaction, draft, str(newer))
        return
    # No await since the draft was found: of two presses the second finds no draft, and one revision is all there is.
    drafts.drop(client.store, draft.id)
    client.recorded()
    logger.info("%s confirmed %s.", interaction.user.id, recorded.by_election.id)
    embeds = previews.recorded_embeds(client.store, recorded, RESTARTED if draft.process != PROCESS else "")
    under = _reach_view(recorded.by_election.id, recorded.revision.number) if recorded.revision else None
    await interaction.response.edit_message(embeds=embeds, attachments=[], view=under)


async def _confirm_withdrawal(interaction: discord.Interaction[Any], draft: Draft) -> None:
    client: Client = interaction.client
    number = latest_number(client.store, draft.by_election_id)
    if latest(client.store, draft.by_election_id) is None:
        drafts.drop(client.store, draft.id)
        raise ByelexError("Somebody has withdrawn it already.")
    if number != draft.revision_numbers.get(draft.by_election_id):
        theirs = revisions(client.store, draft.by_election_id)[-1]
        draft = drafts.save(client.store, replace(draft, revision_numbers={draft.by_election_id: number}))
        note = f"Meanwhile {theirs.recorded_by} recorded revision {theirs.number} of it. Withdraw it all the same?"
        await interaction.response.edit_message(**_withdrawal(client, draft, note))
        return
    revision = withdraw(client.store, draft.by_election_id, _name(interaction.user), draft.paste.text)
    drafts.drop(client.store, draft.id)
    client.recorded()
    text = f"Withdrawn as revision {revision.number}. {alerted(client.store, revision)}"
    if draft.process != PROCESS:
        text = f"{RESTARTED} {text}"
    under = _reach_view(draft.by_election_id, revision.number)
    await interaction.response.edit_message(embeds=[embed.short(text)], attachments=[], view=under)


def _reach_view(by_election_id: str, number: int) -> discord.ui.View:
    return buttons.under([Reach(by_election_id, number)])


def _name(user: discord.abc.User) -> str:
    return f"{user.name} ({user.id})"


def _source(draft: Draft) -> str:
    return " ".join(draft.paste.source.split()) or "not said"
