"""/call, /record, /correct and /withdraw: each opens a form for an editor, with what stands or was begun filled in."""

from __future__ import annotations

from typing import Any

import discord
from discord import app_commands

from byelex.chat import errors
from byelex.chat.client import Client
from byelex.chat.commands import suggester
from byelex.chat.editing import forms
from byelex.chat.editing.confirming import require_editor, show, show_withdrawal
from byelex.chat.editing.forms import Form
from byelex.clock import british_day
from byelex.elections import ByElection
from byelex.errors import ByelexError
from byelex.faces import markup
from byelex.questions.constituencies import PRESENT_SEAT
from byelex.questions.kinds import ANY_BY_ELECTION, names_of
from byelex.recording import drafts
from byelex.recording.causes import as_vacancy
from byelex.recording.composing import prepare_paste
from byelex.recording.drafts import Draft, called_in, same_seat, seen
from byelex.recording.parts import Paste
from byelex.recording.pasting import as_declaration
from byelex.recording.seats import last_thursday
from byelex.store import Store
from byelex.wording import day

BY_FILE = "Correct its file and record it at the console: byelex record FILE."


def add(tree: app_commands.CommandTree[Client]) -> None:
    """Add /call, /record, /correct and /withdraw."""
    for name, words, callback in (
        ("call", "Editors: call a by-election, or add to one that is called: who is nominated, another day", _call),
        ("record", "Editors: record a result, or the next part of one", _record),
        ("correct", "Editors: correct a recorded result", _correct),
        ("withdraw", "Editors: take back a recorded result, or a by-election that is called", _withdraw),
    ):
        tree.add_command(app_commands.Command(name=name, description=words, callback=callback))


def listen(client: Client) -> None:
    """Have a client take the forms that are sent."""
    forms.listen(client, _submitted)


@app_commands.describe(seat="The seat; of one that is called, the form opens with what stands")
@app_commands.autocomplete(seat=suggester(PRESENT_SEAT))
async def _call(interaction: discord.Interaction[Any], seat: str = "") -> None:
    async with errors.told(interaction):
        require_editor(interaction)
        store, user_id = interaction.client.store, interaction.user.id
        name = _seat_name(interaction.client, seat)
        kept = drafts.latest_of(store, user_id, "call")
        if kept is not None and not name:
            name = kept.paste.seat
        stands = called_in(store, name)
        if kept is not None and same_seat(name, kept.paste.seat) and _is_fresh(store, kept):
            await interaction.response.send_modal(Form(kept))
        elif stands is not None:
            await interaction.response.send_modal(Form(_standing_call(store, user_id, stands)))
        else:
            await interaction.response.send_modal(Form(drafts.new(user_id, "call", Paste(name, "", "", ""))))


def _is_fresh(store: Store, draft: Draft) -> bool:
    """Tell whether a draft was last shown with what is called in its seat now: one that was not is of another call."""
    return draft.revision_numbers.items() >= seen(store, draft).items()


def _standing_call(store: Store, user_id: int, stands: ByElection) -> Draft:
    text, cause = _fitting(store, stands), as_vacancy(stands)
    paste = Paste(stands.constituency.name, day(stands.polling_on), text, "", cause=cause)
    return drafts.new(user_id, "call", paste, stands.id)


@app_commands.describe(seat="The seat; it can be filled in or changed in the form")
@app_commands.autocomplete(seat=suggester(PRESENT_SEAT))
async def _record(interaction: discord.Interaction[Any], seat: str = "") -> None:
    async with errors.told(interaction):
        require_editor(interaction)
        store, user_id = interaction.client.store, interaction.user.id
        kept, name = drafts.latest_of(store, user_id, "record"), _seat_name(interaction.client, seat)
        if kept is not None and (not name or same_seat(name, kept.paste.seat)):
            # Unfinished: the form opens with it, so that a dismissed preview costs nothing.
            await interaction.response.send_modal(Form(kept))
            return
        stands = called_in(store, name) or _in_parts(store, name)
        polled_on = stands.polling_on if stands is not None else last_thursday(british_day())
        paste = Paste(name, day(polled_on), "", "")
        await interaction.response.send_modal(Form(drafts.new(user_id, "record", paste)))


def _in_parts(store: Store, name: str) -> ByElection | None:
    """Give a seat's latest result, of which there is more to come; None where that is whole."""
    found = next((each for each in store.listings() if same_seat(each.constituency_name, name)), None)
    contest = store.by_election(found.id) if found is not None else None
    return contest if contest is not None and contest.stage != "official" else None


@app_commands.describe(seat="The recorded result to correct, or a by-election that is called")
@app_commands.autocomplete(seat=suggester(ANY_BY_ELECTION))
async def _correct(interaction: discord.Interaction[Any], seat: str) -> None:
    async with errors.told(interaction):
        require_editor(interaction)
        store = interaction.client.store
        found = ANY_BY_ELECTION.resolve(store, seat)
        if found.stage == "called":
            await interaction.response.send_modal(Form(_standing_call(store, interaction.user.id, found)))
            return
        paste = Paste(found.id, found.polling_on.isoformat(), _fitting(store, found), "", whole=True)
        if not prepare_paste(store, names_of(store), paste).unchanged:
            raise ByelexError(f"{found.name} cannot be written in a form without changing it. {BY_FILE}")
        await interaction.response.send_modal(Form(drafts.new(interaction.user.id, "correct", paste, found.id)))


def _fitting(store: Store, found: ByElection) -> str:
    text = as_declaration(store, found)
    if markup.length(text) > forms.LONGEST:
        raise ByelexError(f"{found.name} is too long for a form here. {BY_FILE}")
    return text


@app_commands.describe(
    seat="The recorded result to take back, or the by-election called off", reason="Why; kept with the revision"
)
@app_commands.autocomplete(seat=suggester(ANY_BY_ELECTION))
async def _withdraw(interaction: discord.Interaction[Any], seat: str, reason: app_commands.Range[str, 1, 300]) -> None:
    async with errors.told(interaction):
        require_editor(interaction)
        store = interaction.client.store
        found = ANY_BY_ELECTION.resolve(store, seat)
        paste = Paste(found.constituency.name, found.polling_on.isoformat(), reason, "")
        draft = drafts.new(interaction.user.id, "withdraw", paste, found.id)
        await show_withdrawal(interaction, draft)


def _seat_name(client: Client, typed: str) -> str:
    seat = names_of(client.store).constituency_by_id.get(typed.strip())
    return seat.name if seat is not None else typed


async def _submitted(interaction: discord.Interaction[Any], draft: Draft) -> None:
    async with errors.told(interaction):
        require_editor(interaction)
        await show(interaction, draft)
