"""How deposits are said: how many were lost, of how many, and of how many candidates it is not known."""

from __future__ import annotations

from dataclasses import replace

from byelex.answers import Figure
from byelex.elections import ByElection, Candidacy
from byelex.measures import lost_deposit, votes_to_keep_deposit
from byelex.store import Store
from byelex.store.queries import Stood
from byelex.store.scope import Scope
from byelex.store.totals import Totals, totals
from byelex.wording import how_many


def deposits_words(total: Totals) -> str:
    """Say how many candidacies lost the deposit: "18 of 459, 64 not known"."""
    unknown = f", {total.deposits_unknown:,} not known" if total.deposits_unknown else ""
    return f"{total.deposits_lost:,} of {total.candidacies:,}{unknown}"


def deposits_figure(total: Totals) -> Figure:
    """Give how many candidacies lost the deposit, and of how many of them it is not known."""
    known = total.deposits_unknown < total.candidacies
    return Figure("Deposits lost", deposits_words(total), total.deposits_lost if known else None)


def deposits_note(unknown: int) -> tuple[str, ...]:
    """Say of how many candidacies it is not known whether the deposit was lost; nothing of none."""
    if not unknown:
        return ()
    of = how_many(unknown, "candidacy", "candidacies")
    return (f"Whether the deposit was lost is not known of {of}: neither votes nor a published share settle it.",)


def listed_by_deposit(store: Store, scope: Scope) -> tuple[str, ...]:
    """Say of a list chosen by who lost or kept the deposit what it may be missing; nothing of any other list."""
    if scope.stood_deposit_lost is None:
        return ()
    return deposits_note(totals(store, replace(scope, stood_deposit_lost=None), Stood(scope.stood)).deposits_unknown)


def deposit_words(by_election: ByElection, one: Candidacy) -> str:
    """Say whether a candidate lost the deposit, or that it is not known: "Deposit lost."."""
    lost = lost_deposit(by_election, one)
    if lost is None:
        return "Whether the deposit was lost is not known: neither votes nor a published share settle it."
    return "Deposit lost." if lost else "Deposit kept."


def deposit_took(by_election: ByElection, one: Candidacy | None = None) -> str:
    """Say how many votes kept a deposit, and how many more or fewer that is than a candidate's; empty if not known."""
    took = votes_to_keep_deposit(by_election)
    if took is None or by_election.completeness == "unopposed":
        return ""
    apart = 0 if one is None or one.votes is None else took - one.votes
    beside = f", {abs(apart):,} {'more' if apart > 0 else 'fewer'}" if apart else ""
    return f" Keeping it took {how_many(took, 'vote')}{beside}."
