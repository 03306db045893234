"""What no result has been yet, and is a slip of the hand in all likelihood: possible values, but far from any known.

Each limit is beyond everything in data/, with room: who finds a true value past one should move the limit and say so.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from byelex import measures
from byelex.elections import Baseline, ByElection, Party
from byelex.sources.faults import near_miss
from byelex.sources.ids import fold
from byelex.wording import count, day, how_many

CAUSES = frozenset(
    {
        *("death", "resignation", "recall petition", "elevation to the Lords", "succession to a peerage"),
        *("disqualification", "expulsion", "void election", "elected elsewhere", "bankruptcy"),
    }
)
"""Every cause of a vacancy there has been or the law knows."""
MOVED = 10
"""By so many per cent an electorate may differ from the general election's before: of 65 here half differ by less than
1.8, all but three by less than 7.4, and the most are -8.8 (City of Chester 2022) and +9.2 (Croydon North 2012)."""
MOVED_BETWEEN = 25
"""And one general election's from the next; 19.3 is the most here."""
REJECTED = 10
"""So many papers to a hundred votes may be rejected at a by-election; 7.3 is the most here (Southend West 2022)."""
REJECTED_GENERAL = 4
"""And to a hundred electors at a general election; 2.5 is the most here."""
SWING = 60
"""So many points a published swing may be; 44.2 is the most (Bermondsey 1983)."""
ELECTORATES = (15_000, 150_000)
"""Between these lies every seat's electorate at a general election: 21,106 to 113,021 here."""
SAID_BEFORE = timedelta(days=365)
"""So long before the poll something may have been said of it."""


@dataclass(frozen=True, slots=True)
class Elected:
    """Who won a seat last before a by-election, and on which day."""

    name: str
    party: Party
    polling_on: date


def unlikely_contest(by_election: ByElection, last: Elected | None) -> Iterator[str]:
    """Say what is unlikely of a by-election, its baseline attached. `last` is who had won the seat; None: not known."""
    valid, rejected, baseline = (
        measures.valid_vote_count(by_election),
        by_election.rejected_vote_count,
        by_election.baseline,
    )
    if by_election.cause is not None and by_election.cause not in CAUSES:
        yield f'The cause "{by_election.cause}" is none that is known.{near_miss(by_election.cause, CAUSES)}'
    was = baseline.electorate if baseline is not None else None
    if by_election.electorate and was and _far(by_election.electorate, was, MOVED):
        before = f"{count(was)} at the general election before"
        yield f"The electorate of {count(by_election.electorate)} is more than {MOVED}% from the {before}."
    if valid and rejected is not None and rejected * 100 > REJECTED * valid:
        papers = how_many(rejected, "rejected paper")
        yield f"{papers}: that is more than {REJECTED}% of the {count(valid)} valid votes."
    swing = by_election.published.swing
    if swing is not None and Decimal(swing) > SWING:
        yield f"The published swing of {swing} is more than {SWING} points."
    for n, quote in enumerate(by_election.quotes, 1):
        if quote.said_on is not None and quote.said_on < by_election.polling_on - SAID_BEFORE:
            yield f"Quote {n}, said on {day(quote.said_on)}, is more than a year before polling day."
    if last is not None:
        yield from another_member(by_election, last)


def another_member(by_election: ByElection, last: Elected) -> Iterator[str]:
    """Say where the member before is not who won the seat last."""
    won, mend = f"won the seat on {day(last.polling_on)}", "Mend it, or say in previous_note how that came about."
    if by_election.previous_note is not None:
        return
    party, member = by_election.previous_party, by_election.previous_member
    if party is not None and party.id != last.party.id:
        yield f"The party before is {party.name}, but {last.party.name} {won}. {mend}"
    if member is not None and fold(member) != fold(last.name):
        yield f"The member before is {member}, but {last.name} {won}. {mend}"


def unlikely_general(result: Baseline, before: Baseline | None) -> Iterator[str]:
    """Say what is unlikely of a seat's result at a general election; `before`: the same seat's at the one before."""
    electorate, rejected, (least, most) = result.electorate, result.rejected_vote_count, ELECTORATES
    if electorate is None:
        return
    if not least <= electorate <= most:
        yield f"electorate {electorate} is not between {least} and {most}."
    if rejected is not None and rejected * 100 > REJECTED_GENERAL * electorate:
        yield f"{rejected} rejected papers are more than {REJECTED_GENERAL}% of the electorate of {electorate}."
    was = before.electorate if before is not None else None
    if before is not None and was and _far(electorate, was, MOVED_BETWEEN):
        yield f"electorate {electorate} is more than {MOVED_BETWEEN}% from the {was} of {before.polling_on}."


def _far(electorate: int, was: int, per_cent: int) -> bool:
    return abs(electorate - was) * 100 > per_cent * was
