"""How alerts are spoken of: what a subscription wants, how it stands, what was corrected, what became of a delivery."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from itertools import pairwise

from byelex.elections import ByElection, Party
from byelex.faces import embed, markup
from byelex.store.alerts import Filters, Place, Subscription
from byelex.store.deliveries import Delivery
from byelex.store.differences import changes
from byelex.store.occasions import Occasion
from byelex.store.rows import now
from byelex.wording import NOT_RECORDED, listed

MOST_CORRECTIONS = 6
FIGURES = (
    "polling day",
    "winner",
    "winning party",
    "majority",
    "votes of",
    "valid votes",
    "electorate",
    "rejected papers",
)
"""What a correction is told of, in this order; the rest of what changed is in the answer itself."""


def wanted(filters: Filters, parties: Mapping[str, Party]) -> str:
    """Say which results a subscription wants: "every result", "Labour gains in Wales"."""
    kind = "gains" if filters.gains_only else "results"
    where = f" in {filters.area}" if filters.area else ""
    if filters.seat:
        where = f" in {filters.seat}{', ' + filters.area if filters.area else ''}"
    if filters.party_id is None:
        return f"{'every gain' if filters.gains_only else 'every result'}{where}"
    party = parties[filters.party_id].name if filters.party_id in parties else filters.party_id
    if filters.party_as == "winner":
        return f"{party} gains{where}" if filters.gains_only else f"{party} wins{where}"
    if filters.party_as == "loser":
        return f"seats {party} loses{where}"
    return f"{kind}{where} where {party} wins or loses the seat"


_ALSO = {"called": "when a by-election is called", "closed": "when its polls close"}


def also_told(also: Sequence[Occasion]) -> str:
    """Say what a subscription tells besides results: "when a by-election is called and when its polls close"."""
    return " and ".join(_ALSO[each] for each in also)


def all_wanted(subscription: Subscription, parties: Mapping[str, Party]) -> str:
    """Say all that a subscription tells: "every result; also when a by-election is called"."""
    said = wanted(subscription.filters, parties)
    return f"{said}; also {also_told(subscription.also)}" if subscription.also else said


def about(occasion: Occasion) -> str:
    """Name in a word or two what a delivery is about; empty for a result, which most are about."""
    return {"called": "called", "closed": "polls closed"}.get(occasion, "")


def where(place: Place) -> str:
    """Name a place as Discord shows it to who may see it."""
    return "direct messages" if place.kind == "person" else f"<#{place.id}>"


def line(subscription: Subscription, parties: Mapping[str, Party]) -> str:
    """Give a subscription's line in a list: its number, where, what, and how it stands."""
    parts = [
        f"**{subscription.id}** · {where(subscription.place)}",
        markup.inline(all_wanted(subscription, parties)),
    ]
    if subscription.role_id is not None:
        parts.append(f"mentions <@&{subscription.role_id}>")
    if subscription.cross_post:
        parts.append("cross-posted")
    since = moment(subscription.state_since)
    if subscription.state == "paused":
        parts.append(f"paused since {since}")
    elif subscription.state == "blocked":
        parts.append(f"held back since {since}: {markup.inline(subscription.reason)}")
    return " · ".join(parts)


def choice(subscription: Subscription, parties: Mapping[str, Party], name: str | None) -> str:
    """Give a subscription's line in a list of suggestions; `name` is its channel's, None if that is not known."""
    place = subscription.place
    named = "direct messages" if place.kind == "person" else f"#{name or place.id}"
    state = "" if subscription.state == "active" else f" · {subscription.state}"
    return embed.choice(f"{subscription.id} · {named} · {all_wanted(subscription, parties)}{state}")


def moment(at: datetime) -> str:
    """Write a moment so that Discord shows it in the reader's own time."""
    return f"<t:{int(at.timestamp())}:f>"


def became(delivery: Delivery, did: str) -> str:
    """Say what became of a delivery: "sent", "not sent: the alert was paused"; `did` is what an edit did."""
    if delivery.state == "unsent":
        return f"not sent: {markup.inline(delivery.note)}"
    if delivery.state == "claimed":
        return "being sent"
    if delivery.state == "waiting":
        return f"waiting{': ' + markup.inline(delivery.note) if delivery.note else ''}"
    done = {"post": "sent", "digest": "sent late, with others", "edit": did, "reply": f"{did}, with a reply"}
    at = f" {moment(delivery.sent_at)}" if delivery.sent_at else ""
    note = f" ({markup.inline(delivery.note)})" if delivery.note else ""
    return f"{done.get(delivery.act or 'post', 'sent')}{at}{note}"


def what_it_did(before: ByElection | None, after: ByElection | None) -> str:
    """Say what a revision did to the message that told of the one before; votes added to a winner correct nothing."""
    if after is None:
        return "marked as withdrawn"
    if after.stage == "called":
        # A polling day that is moved was not wrong before.
        return "brought up to date"
    if before is None or before.stage == "called":
        return "marked as recorded again"
    return "corrected" if corrections([before, after]) else "brought up to date"


def lacking(names: Sequence[str]) -> str:
    """Say which permissions are missing: "Send Messages and Embed Links are missing"."""
    return f"{listed(list(names))} {'is' if len(names) == 1 else 'are'} missing"


def held_back(place: Place, server: str | None, reason: str) -> str:
    """Tell whoever subscribed that a place's alerts are held back, and what brings them back."""
    there = f" in {markup.inline(server)}" if server else ""
    return (
        f"Your by-election alerts for {where(place)}{there} are held back since {moment(now())}: "
        f"{markup.inline(reason)}. They go on by themselves once that is put right, and what came meanwhile is sent "
        "then. `/alerts list` there shows how they stand."
    )


def corrections(states: Sequence[ByElection | None]) -> list[str]:
    """List the figures that changed over a contest's states: "majority 5,178 → 5,278"; a few, then how many more.

    A figure is compared with what was first known of it, so what is added later is no correction.
    """
    first: dict[str, str] = {}
    last: dict[str, str] = {}
    known = [state for state in states if state is not None]
    for before, after in pairwise(known):
        for change in changes(before, after):
            if _place(change.what) is None:
                continue
            if change.before != NOT_RECORDED:
                first.setdefault(change.what, change.before)
            last[change.what] = change.after
    changed = sorted((what for what, was in first.items() if last[what] != was), key=lambda what: _place(what) or 0)
    found = [f"{what} {first[what]} → {last[what]}" for what in changed]
    return [
        *found[:MOST_CORRECTIONS],
        *([f"and {len(found) - MOST_CORRECTIONS} more"] if found[MOST_CORRECTIONS:] else []),
    ]


def _place(what: str) -> int | None:
    return next((place for place, name in enumerate(FIGURES) if what == name or what.startswith(f"{name} ")), None)
