"""Say, to whoever recorded it, how far the alerts of a revision have got."""

from __future__ import annotations

from byelex.store import Store
from byelex.store.deliveries import reach
from byelex.store.differences import Revision
from byelex.wording import how_many


def alerted(store: Store, revision: Revision) -> str:
    """Say how many subscriptions a revision went to, and how many of them still wait for it."""
    found = [
        one
        for one in reach(store, revision.by_election_id)
        # Polls close at their own time, not by a revision.
        if one.revision_number == revision.number and one.occasion != "closed"
    ]
    if not found or not found[0].total:
        return "Alerts: no subscription asked for this."
    one = found[0]
    parts = [f"{one.sent:,} sent", f"{one.waiting:,} waiting"]
    if one.unsent:
        parts.append(f"{one.unsent:,} not to be sent")
    return f"Alerts: {how_many(one.total, 'subscription')}; {', '.join(parts)}."
