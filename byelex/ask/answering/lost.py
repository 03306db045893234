"""What a party lost: seats that it had or, where it had none, by-elections where it stood and did not win."""

from __future__ import annotations

from dataclasses import replace

from byelex.questions.scopes import party_names
from byelex.store import Store
from byelex.store.queries import contest_count
from byelex.store.scope import Scope


def not_won(store: Store, scope: Scope, ranked_by: str = "") -> Scope:
    """Read what a party lost that had no such seat as those where it stood and did not win; so too to rank them.

    "Did the Tories lose one" is answered of the seats they had; by their majority are those where it came second.
    """
    if not _is_lost(scope) or contest_count(store, scope if ranked_by else replace(scope, held=None)):
        return scope
    if any(each.startswith("majority") for each in (ranked_by, *(bound.measure for bound in scope.bounds))):
        return replace(scope, held=None, defender=(), runner_up=scope.defender)
    others = _others(scope, Scope(winner=scope.defender))
    return others if contest_count(store, others) else scope


def lost_note(store: Store, scope: Scope) -> tuple[str, ...]:
    """Say that those lost are seats that a party had, and at how many others it stood and did not win."""
    others = _others(scope, Scope(winner=scope.defender), Scope(defender=scope.defender)) if _is_lost(scope) else None
    number = contest_count(store, others) if others is not None else 0
    if not number:
        return ()
    many = "1 other by-election" if number == 1 else f"{number:,} other by-elections"
    return (f"At {many} {party_names(store, scope.defender)} stood and did not win, in seats that it had not had.",)


def _others(scope: Scope, *excluding: Scope) -> Scope:
    without = (*scope.excluding, *excluding)
    return replace(scope, held=None, defender=(), stood=scope.defender, excluding=without)


def _is_lost(scope: Scope) -> bool:
    free = not (scope.stood or scope.runner_up or scope.winner or scope.defender_governs is not None)
    return scope.held is False and bool(scope.defender) and free
