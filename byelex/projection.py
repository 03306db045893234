"""Uniform national swing: one set of changes of share applied to every seat. Exact, in whole numbers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction
from math import lcm
from typing import NamedTuple

Votes = tuple[tuple[str, int], ...]
"""A seat's candidates as (party id, votes), the one elected first."""


class Projected(NamedTuple):
    """A seat after the changes: who wins, who comes second, and by how many points of share (not below nought).

    A named tuple: hundreds are made at every asking, and a frozen dataclass takes three times as long to make.
    """

    before: str
    after: str
    second: str | None
    gap: int
    whole: int
    """The winner's lead over the second is `gap` of `whole`, a hundred times over."""

    @property
    def margin_points(self) -> Fraction:
        """The winner's lead over the second, in points of share, exactly."""
        return Fraction(self.gap, self.whole)


def project(seats: Iterable[Votes], changes: Mapping[str, Fraction]) -> list[Projected]:
    """Add each party's change, in points, to its share in each seat, and give the new winners in the seats' order.

    A party stays absent where it did not stand and goes no lower than nought; shares are not scaled to add up to 100
    again, which changes no winner. Where two are level the one that was ahead wins.
    """
    # One denominator for all: whole numbers compare many times quicker than fractions, and as exactly.
    common = lcm(*(change.denominator for change in changes.values())) if changes else 1
    added = {party: change.numerator * (common // change.denominator) for party, change in changes.items()}
    hundredfold = 100 * common
    found = []
    for votes in seats:
        valid = sum([count for _, count in votes])
        best = second = -1
        winner, runner_up = votes[0][0], None
        for party, count in votes:
            score = count * hundredfold
            if party in added:
                score += added[party] * valid
                if score < 0:
                    score = 0
            # Most of those who stand are neither first nor second: one comparison tells.
            if score > second:
                if score <= best:
                    second, runner_up = score, party
                else:
                    if best >= 0:
                        second, runner_up = best, winner
                    best, winner = score, party
        lead = best - second if second > 0 else best
        found.append(Projected(votes[0][0], winner, runner_up, lead, valid * common or 1))
    return found
