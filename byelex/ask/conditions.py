"""A Scope's conditions by name: which are one thing said, what a party lost by them, how some are told from others."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any

from byelex.store.scope import Scope

NOTHING: dict[str, Any] = {field.name: field.default for field in fields(Scope)}
"""What each condition is where it asks nothing."""

_SAID_TOGETHER = (
    ("bounds",),
    ("cause",),
    ("weekday",),
    ("stood", "stood_place", "stood_or_lower", "stood_or_better", "stood_bound", "stood_deposit_lost"),
    ("ahead", "behind"),
    ("runner_up",),
    ("winner", "held", "defender", "winner_governs", "defender_governs"),
    ("excluding", "not_winner", "not_by_election_ids"),
    ("country", "not_country", "region"),
    ("first_day", "last_day", "day_and_month", "month"),
)
"""Conditions that are said, or asked, together."""


def affirmed(scope: Scope) -> Scope:
    """Give a scope whose by-elections meet what another's are to leave out, or the last of it."""
    *others, denied = scope.excluding or (Scope(),)
    return replace(scope, excluding=tuple(others), **_differing(denied, Scope()))


def asked_groups(scope: Scope, whole: Scope) -> int:
    """Count the kinds of condition that `scope` has and `whole` has not; 0 too where `whole` has one of its own."""
    for name in _differing(whole, Scope()):
        mine, other = getattr(scope, name), getattr(whole, name)
        if other != mine and not (name in {"bounds", "excluding"} and set(other) <= set(mine)):
            return 0
    asked = _differing(scope, whole)
    # "Not in Scotland and not won by Labour" is two.
    more = max(0, len(scope.excluding) - len(whole.excluding) - 1)
    return sum(any(name in asked for name in group) for group in _SAID_TOGETHER) + more


def not_so(scope: Scope, whole: Scope) -> Scope:
    """Give those of a whole that are known not to be as a scope has it: what is not recorded is in neither."""
    asked = _differing(scope, whole)
    if "excluding" in asked:
        return affirmed(replace(whole, excluding=scope.excluding))
    if any(name.startswith("stood") for name in asked):
        asked["stood"] = scope.stood
    return replace(whole, excluding=(*whole.excluding, Scope(**asked)))


def party_that_lost(scope: Scope) -> tuple[str, ...]:
    """Give the party whose lost seats a scope asks for; empty where it asks for anything else of parties besides."""
    besides = scope.stood or scope.runner_up or scope.winner or scope.defender_governs is not None
    return () if scope.held is not False or besides else scope.defender


def stood_and_lost(scope: Scope) -> Scope:
    """Give, for those that a party lost, those where it stood and did not win, whoever had the seat."""
    without = (*scope.excluding, Scope(winner=scope.defender))
    return replace(scope, held=None, defender=(), stood=scope.defender, excluding=without)


def _differing(scope: Scope, whole: Scope) -> dict[str, Any]:
    """Give the conditions of a scope, by name, that another has not, or has otherwise."""
    return {name: getattr(scope, name) for name in NOTHING if getattr(scope, name) != getattr(whole, name)}
