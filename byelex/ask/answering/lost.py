"""At how many others a party stood and did not win, said beside the seats of its own that it lost."""

from __future__ import annotations

from dataclasses import replace

from byelex.ask.conditions import party_that_lost, stood_and_lost
from byelex.questions.scopes import party_names
from byelex.store import Store
from byelex.store.queries import contest_count
from byelex.store.scope import Scope


def lost_note(store: Store, scope: Scope) -> tuple[str, ...]:
    """Say that those lost are seats that a party had, and at how many others it stood and did not win."""
    party = party_that_lost(scope)
    if not party:
        return ()
    found = stood_and_lost(scope)
    others = replace(found, excluding=(*found.excluding, Scope(defender=party)))
    number = contest_count(store, others)
    if not number:
        return ()
    many = "1 other by-election" if number == 1 else f"{number:,} other by-elections"
    return (f"At {many} {party_names(store, party)} stood and did not win, in seats that it had not had.",)
