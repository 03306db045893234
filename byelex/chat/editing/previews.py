"""What an editor sees before and after a result is recorded: the finished answer, every fault and doubt."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Sequence
from typing import Any

import discord

from byelex.chat.errors import AMBER, RED
from byelex.faces import embed, markup
from byelex.questions.result import result
from byelex.recording.alerted import alerted
from byelex.recording.door import Prepared, Recorded
from byelex.store import Store
from byelex.wording import how_many

GREEN = "#2E7D32"

BESIDE_ANSWER = 950
"""Characters for faults and doubts beside an answer's page, within the 6,000 of all a message's embeds."""
ALONE = 3800
STAGES = {
    "called": "It is called, and nothing is declared.",
    "winner": "This is the winner only; the votes are to follow.",
    "votes": "Votes as first reported: the official result has the electorate and rejected papers too.",
    "official": "This is the official result: votes, electorate and rejected papers.",
    "in part": "This is the official result, as far as it is recorded.",
}


def digest(prepared: Prepared) -> str:
    """Sum up what a preview shows, in a few characters that differ when anything in it does."""
    shown = repr((prepared.by_election, prepared.faults, prepared.doubts))
    return hashlib.sha256(shown.encode()).hexdigest()[:16]


def preview(store: Store, prepared: Prepared, note: str = "", number: int = 0) -> dict[str, Any]:
    """Give the embeds and files of the message that asks an editor to confirm, as arguments for discord.py."""
    if prepared.by_election is None or prepared.faults:
        return _parts([_faults(prepared, note)], _file(prepared.faults, prepared.doubts))
    page = embed.page(result(store, prepared.by_election), number)
    page.embed.set_author(name="Preview: not recorded yet")
    lines, whole = _doubts(prepared, note)
    drawn = discord.Embed(
        title="Before you confirm",
        description=markup.cut("\n".join(lines), BESIDE_ANSWER),
        colour=embed.colour(AMBER if prepared.doubts or note else GREEN),
    )
    return _parts([page.embed, drawn], None if whole else _file((), prepared.doubts))


def turns(store: Store, prepared: Prepared, number: int) -> list[tuple[str, int]]:
    """Give the buttons that turn the preview's pages: label and page."""
    if prepared.by_election is None or prepared.faults:
        return []
    return [(turn.label, turn.page) for turn in embed.page(result(store, prepared.by_election), number).turns]


def _doubts(prepared: Prepared, note: str) -> tuple[list[str], bool]:
    assert prepared.by_election is not None
    lines = [f"**{markup.inline(note)}**"] if note else []
    stands = prepared.by_election
    in_part = stands.stage == "official" and None in (stands.electorate, stands.rejected_vote_count)
    lines.append(STAGES["in part" if in_part else stands.stage])
    number = prepared.revision_numbers[prepared.by_election.id]
    if prepared.unchanged:
        lines.append(f"It says nothing new: revision {number} stands.")
    elif prepared.before is not None:
        changed = [markup.fit(str(change), 120) for change in prepared.changes[:5]]
        more = len(prepared.changes) - len(changed)
        rest = f"; and {how_many(more, 'more change')}" if more > 0 else ""
        lines.append(f"It changes revision {number}: {'; '.join(changed) or 'its sources'}{rest}.")
    elif number:
        lines.append("It was withdrawn; this restores it.")
    if not prepared.doubts:
        return [*lines, "No doubts."], True
    listed, whole = _listed("Doubts", prepared.doubts, BESIDE_ANSWER - sum(len(line) + 1 for line in lines))
    return [*lines, *listed], whole


def _faults(prepared: Prepared, note: str) -> discord.Embed:
    lines = [f"**{markup.inline(note)}**"] if note else []
    lines.append("Nothing is recorded, and your text is kept. Press Edit to mend it.")
    faults, _ = _listed("Faults", prepared.faults, ALONE // 2)
    doubts, _ = _listed("Doubts", prepared.doubts, ALONE // 2) if prepared.doubts else ([], True)
    return discord.Embed(
        title="This cannot be recorded yet",
        description=markup.cut("\n".join([*lines, *faults, *doubts]), embed.DESCRIPTION_LIMIT),
        colour=embed.colour(RED),
    )


def _listed(heading: str, texts: Sequence[str], room: int) -> tuple[list[str], bool]:
    """List texts while there is room; the rest are counted, and are in the file under the message."""
    lines, left = [f"**{heading}**"], room - len(heading) - 60
    for number, text in enumerate(texts):
        line = f"• {markup.fit(text, 400)}"
        if len(line) + 1 > left:
            lines.append(f"• … and {len(texts) - number} more, in the file below")
            return lines, False
        lines.append(line)
        left -= len(line) + 1
    return lines, True


def _file(faults: Sequence[str], doubts: Sequence[str]) -> discord.File | None:
    if sum(len(text) + 3 for text in (*faults, *doubts)) < BESIDE_ANSWER - 300:
        return None
    text = "\n".join([*(f"Fault: {each}" for each in faults), *(f"Doubt: {each}" for each in doubts)])
    return discord.File(io.BytesIO(text.encode()), filename="faults-and-doubts.txt")


def _parts(embeds: list[discord.Embed], file: discord.File | None) -> dict[str, Any]:
    return {"embeds": embeds, "files": [file] if file is not None else []}


def recorded_embeds(store: Store, recorded: Recorded, note: str) -> list[discord.Embed]:
    """Say that a result is recorded, who is alerted, and show it as everybody now sees it."""
    page = embed.page(result(store, recorded.by_election))
    revision = recorded.revision
    lines = [markup.inline(note)] if note else []
    if revision is None:
        lines.append("It says nothing new, so nothing was recorded.")
    else:
        lines.append(f"Recorded as revision {revision.number}.")
        lines.append(alerted(store, revision))
    drawn = discord.Embed(description="\n".join(lines), colour=embed.colour(GREEN))
    return [page.embed, drawn]
