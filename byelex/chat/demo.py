"""/demo, in the playground only: an invented by-election from its call to its count, part by part, with its alerts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import discord
from discord import app_commands

from byelex.chat import errors
from byelex.chat.bot import Byelex
from byelex.clock import british_day, polls_close
from byelex.elections import Baseline, ByElection, Candidacy, Constituency, Party, Source, Stage
from byelex.errors import ByelexError
from byelex.faces import embed
from byelex.questions.result import result
from byelex.recording.alerted import alerted
from byelex.recording.door import prepare, record
from byelex.sources.ids import by_election_id, slug
from byelex.store import Store
from byelex.store.called import called_listings
from byelex.store.national import INVENTED_SEAT
from byelex.store.reference import save_general_election
from byelex.store.revisions import latest
from byelex.store.rows import now

# Trollope's Barchester: a seat and people that nobody can take for real ones.
SEAT = Constituency(f"{INVENTED_SEAT}barchester", "Barchester", "England", "South West", "Barsetshire", "county")
GENERAL_ELECTION = (
    ("Theodore Grantly", "conservative", 18_204),
    ("Eleanor Harding", "labour", 15_977),
    ("Francis Arabin", "liberal-democrats", 9_310),
    ("Obadiah Slope", "reform-uk", 4_102),
    ("Mary Thorne", "green", 1_888),
)
RESULT = (
    ("Eleanor Harding", "labour", 14_322),
    ("Theodore Grantly", "conservative", 11_096),
    ("Francis Arabin", "liberal-democrats", 7_451),
    ("Obadiah Slope", "reform-uk", 3_015),
    ("Mary Thorne", "green", 1_204),
    ("Bertie Stanhope", "monster-raving-loony", 611),
)
MISCOUNT = 100
"""Votes that the first figures give the winner too few of, for the last part to correct."""
PARTS: tuple[tuple[Stage, str], ...] = (
    ("called", "First the by-election is called; an alert tells of that only where its “also” asks for it."),
    ("winner", "Polls have closed, and the winner alone is known."),
    ("votes", "Now the votes are in, as first reported."),
    ("official", "Now the official figures: electorate, rejected papers, and a correction."),
)


def add(tree: app_commands.CommandTree[Any]) -> None:
    """Add /demo."""
    tree.add_command(
        app_commands.Command(
            name="demo",
            description="Play an invented by-election, from its call to its count: the next part, with its alerts",
            callback=_demo,
        )
    )


async def _demo(interaction: discord.Interaction[Any]) -> None:
    async with errors.told(interaction):
        client: Byelex = interaction.client
        part, by_election = next_part(client.store)
        # Its polling day is there as soon as its count is asked for.
        prepared = prepare(client.store, by_election, today=by_election.polling_on)
        recorded = record(client.store, prepared, "/demo", "invented, for trying Byelex out")
        if recorded.revision is None:
            raise ByelexError("The invented count is over. Close the playground and open it again to replay it.")
        page = embed.page(result(client.store, recorded.by_election))
        await interaction.response.send_message(embed=page.embed)
        # The playground has nothing running in the background: what is queued is delivered within this action.
        client.recorded()
        await client.alerts.deliverer.quiet()
        more = "Give /demo again for the next part." if part + 1 < len(PARTS) else "That was the last part."
        hint = "Give /alerts add first to see alerts here."
        said = alerted(client.store, recorded.revision)
        lines = [PARTS[part][1], said, hint if "no subscription" in said else "", more]
        await interaction.followup.send(embed=embed.short(" ".join(filter(None, lines))), ephemeral=True)


def next_part(store: Store) -> tuple[int, ByElection]:
    """Give the invented contest as its next part leaves it, and the part's number; the last again once all are in."""
    begun = [one.polling_on for one in (*called_listings(store), *store.listings()) if one.constituency_id == SEAT.id]
    today = british_day()
    # A call is news until polls close, at ten in the evening.
    polling_on = begun[0] if begun else today if now() < polls_close(today) else today + timedelta(days=1)
    _save_baseline(store, polling_on)
    stands = latest(store, by_election_id(polling_on, SEAT.name))
    stages = [stage for stage, _ in PARTS]
    part = 0 if stands is None else min(stages.index(stands.stage) + 1, len(PARTS) - 1)
    return part, _contest(store, polling_on, stages[part])


def _contest(store: Store, polling_on: date, stage: Stage) -> ByElection:
    standing = [_candidacy(store, *each) for each in RESULT]
    winner = standing[0]
    assert winner.votes is not None
    if stage == "called":
        standing = [replace(one, votes=None) for one in standing]
    elif stage == "winner":
        standing = [replace(one, votes=None, elected=one is winner) for one in standing]
    elif stage == "votes":
        fewer = winner.votes - MISCOUNT
        standing[0] = Candidacy(winner.person_id, winner.name, winner.party, winner.party_name, fewer)
    official = stage == "official"
    return ByElection(
        id=by_election_id(polling_on, SEAT.name),
        constituency=SEAT,
        polling_on=polling_on,
        candidacies=tuple(standing),
        stage=stage,
        electorate=71_340 if official else None,
        rejected_vote_count=97 if official else None,
        cause="invented",
        cause_note="the member was made a dean",
        previous_member="Theodore Grantly",
        previous_party=store.parties().get("conservative"),
        sources=(Source("Byelex", "an invented count, for trying Byelex out"),),
        invented=True,
    )


def _candidacy(store: Store, name: str, party_id: str, votes: int) -> Candidacy:
    party = store.parties().get(party_id) or Party(party_id, party_id, party_id)
    return Candidacy(f"invented-{slug(name)}", name, party, party.name, votes)


def _save_baseline(store: Store, polling_on: date) -> None:
    held = [day for day in store.general_election_dates() if day < polling_on]
    if not held or store.baseline(SEAT.id, held[-1]) is not None:
        return
    baseline = Baseline(held[-1], 70_912, 141, tuple(_candidacy(store, *each) for each in GENERAL_ELECTION))
    with store.writing() as connection:
        save_general_election(connection, held[-1], [(SEAT, baseline)])
        store.changed()
