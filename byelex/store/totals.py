"""What candidacies come to: a party's or a person's votes, deposits, wins and averages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from byelex.store.connection import Store
from byelex.store.queries import ALONE, CANDIDACY_MEASURES, Stood, stood_in, wherever_stood
from byelex.store.scope import Scope
from byelex.store.tallies import CANDIDACY_SUMS, MEASURED, candidacies, measured, of_days, tallied, whole_years

_SUMS = ", ".join(CANDIDACY_SUMS.values())


@dataclass(frozen=True, slots=True)
class Totals:
    """What candidacies come to: how many, in how many contests, their votes, deposits lost, wins, second places.

    `deposits_unknown` counts those of whom it is not known whether the deposit was lost, who are not in the other.
    `share_mean` and `change_mean` are plain averages over those with one, computed and not as published, of which
    there are `share_count` and `change_count`; None without any. `shares_known` and `changes_known` count those as
    published too.
    """

    candidacies: int
    contests: int
    votes: int
    votes_missing: int
    deposits_lost: int
    deposits_unknown: int
    won: int
    second: int
    share_mean: float | None
    change_mean: float | None
    share_count: int
    change_count: int
    shares_known: int
    changes_known: int

    @property
    def votes_recorded(self) -> int | None:
        """The votes in all, of those whose votes are recorded; None where nobody's are."""
        return self.votes if self.votes_missing < self.candidacies or not self.candidacies else None


def totals(store: Store, scope: Scope, stood: Stood) -> Totals:
    """Add up the candidacies of a scope."""

    asked = wherever_stood(scope, stood)

    def find() -> Totals:
        parts = [asked]
        sums: list[tuple[Any, ...]] = [(0,) * len(CANDIDACY_SUMS)]
        kind = _kept(stood)
        if kind and of_days(asked):
            whole, parts = whole_years(asked)
            if whole is not None:
                ids = (*stood.parties, *stood.people)
                sums += [row[1:] for row in candidacies(store.connection, whole, kind, ids)]
        for part in parts:
            made = stood_in(part, stood)
            sums.append(store.connection.execute(made.sql(_SUMS), made.parameters).fetchone())
        counts = dict(zip(CANDIDACY_SUMS, map(sum, zip(*sums, strict=True)), strict=True))
        share_sum, change_sum = counts.pop("share_sum"), counts.pop("change_sum")
        share_mean = share_sum / counts["share_count"] if counts["share_count"] else None
        change_mean = change_sum / counts["change_count"] if counts["change_count"] else None
        return Totals(**counts, share_mean=share_mean, change_mean=change_mean)

    return store.remembered("totals", (scope, stood), find)


def _kept(stood: Stood) -> str:
    """Say of whom sums are kept that are these candidacies': of all, of a party or of a person; empty of none."""
    if stood == Stood():
        return "all"
    if len(stood.parties) == 1 and stood == Stood(parties=stood.parties):
        return "party"
    return "person" if len(stood.people) == 1 and stood == Stood(people=stood.people) else ""


def candidacy_counts(store: Store, scope: Scope, stood: Stood, measure: str) -> tuple[int, int]:
    """Count the candidacies of a scope, and those of them for which a measure is defined and recorded."""

    def find() -> tuple[int, int]:
        what = f"{measure} known"
        if stood == Stood() and what in MEASURED and tallied(scope) and not of_days(scope):
            every, known = (measured(store.connection, scope, each)[2] for each in ("candidacies", what))
            return every, known
        if _kept(stood) and of_days(scope) and measure in _KNOWN:
            total = totals(store, scope, stood)
            return total.candidacies, _KNOWN[measure](total)
        if stood.elected is False and of_days(scope):
            # Who lost is everyone but who won, and those are few.
            everyone = candidacy_counts(store, scope, replace(stood, elected=None), measure)
            winners = candidacy_counts(store, scope, replace(stood, elected=True), measure)
            return everyone[0] - winners[0], everyone[1] - winners[1]
        made = stood_in(scope, stood)
        if made.source == ALONE and not (stood.parties or stood.people):
            # Who won and who came second are few among those of the same days.
            few = "won" if stood.elected else "second" if stood.position == 2 else ""
            made.source += f" INDEXED BY candidacy_index_{few}" if few else ""
        columns = f"count(*), count({CANDIDACY_MEASURES[measure]})"
        every, known = store.connection.execute(made.sql(columns), made.parameters).fetchone()
        return int(every), int(known)

    return store.remembered("candidacy_counts", (scope, stood, measure), find)


_KNOWN: dict[str, Callable[[Totals], int]] = {
    "votes": lambda total: total.candidacies - total.votes_missing,
    "share": lambda total: total.shares_known,
    "change": lambda total: total.changes_known,
}
