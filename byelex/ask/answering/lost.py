"""At how many others a party stood and did not win, said beside the seats of its own that it lost."""

from __future__ import annotations

from dataclasses import replace

from byelex.questions.scopes import party_names
from byelex.store import Store
from byelex.store.queries import contest_count
from byelex.store.scope import Scope


def lost_note(store: Store, scope: Scope) -> tuple[str, ...]:
    """Say that those lost are seats that a party had, and at how many others it stood and did not win."""
    free = not (scope.stood or scope.runner_up or scope.winner or scope.defender_governs is not None)
    if scope.held is not False or not scope.defender or not free:
        return ()
    without = (*scope.excluding, Scope(winner=scope.defender), Scope(defender=scope.defender))
    others = replace(scope, held=None, defender=(), stood=scope.defender, excluding=without)
    number = contest_count(store, others)
    if not number:
        return ()
    many = "1 other by-election" if number == 1 else f"{number:,} other by-elections"
    return (f"At {many} {party_names(store, scope.defender)} stood and did not win, in seats that it had not had.",)
