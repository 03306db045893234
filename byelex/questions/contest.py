"""Pieces that the questions about one by-election share: its table, its swing in words, its next questions."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from fractions import Fraction
from functools import lru_cache

from byelex.answers import Column, Figure, FollowUp, Row, Table
from byelex.elections import Baseline, ByElection, Candidacy, Correction, Poll
from byelex.measures import Standing, first_two, holder, majority, majority_points, outcome, standings, turnout_points
from byelex.stated import stated_turnout
from byelex.wording import (
    NOT_RECORDED,
    correction_sentence,
    count,
    day,
    in_points,
    percent,
    signed,
    with_party,
)

NO_BASELINE = "The general election before it is not in the store."
NOT_KNOWN_YET = "not known until the votes are in"
AS_PUBLISHED = "as published"
INVENTED_AMONG = "An invented contest, for trying Byelex out, is among these."

CANDIDATE_COLUMNS = (
    Column("Candidate"),
    Column("Party"),
    Column("Votes", numeric=True),
    Column("Share", numeric=True),
    Column("Change", numeric=True),
)


def title(by_election: ByElection) -> str:
    """Name the contest in full: "Hartlepool by-election, 6 May 2021"."""
    invented = " (invented)" if by_election.invented else ""
    return f"{by_election.constituency.name} by-election, {day(by_election.polling_on)}{invented}"


def candidate_table(by_election: ByElection, stood: Sequence[Standing] | None = None) -> Table:
    """List everyone who stood: votes, share, change, and the deposits lost as marks. `stood`: where known already."""
    found = standings(by_election) if stood is None else stood
    return Table(CANDIDATE_COLUMNS, tuple(candidate_row(by_election, each) for each in found))


def candidate_row(by_election: ByElection, standing: Standing) -> Row:
    """Give one candidate's row: share and change as computed, else as published, which standing_notes says."""
    candidacy = standing.candidacy
    share, shown = (
        share_words(candidacy, standing.share_points),
        change_words(by_election, candidacy, standing.change_points),
    )
    votes, change = count(candidacy.votes), "" if shown == "–" else shown
    if by_election.completeness == "unopposed":
        votes = "unopposed"
    # Before registration what the ballot said is the fact, and the party what it is counted as.
    party = candidacy.party.name if by_election.baseline else candidacy.party_name
    if by_election.baseline and stood_under_another_name(candidacy):
        party = f"{candidacy.party_name} ({candidacy.party.name})"
    return Row(
        (candidacy.name, party, votes, share, shown),
        narrow=(candidacy.name, candidacy.party.abbreviation, votes, share, change),
        mark="deposit lost" if standing.lost_deposit else "",
        colour=candidacy.party.colour,
    )


def share_words(candidacy: Candidacy, share: Fraction | None) -> str:
    """Write a candidate's share as computed, else as published: "57.7%", or a dash."""
    if share is not None:
        return percent(share)
    return "–" if candidacy.published_share is None else f"{candidacy.published_share}%"


def turnout_words(poll: Poll) -> str:
    """Write a turnout as computed, else as published: "57.7%", or that it is not recorded."""
    if isinstance(poll, ByElection) and stated_turnout(poll) is not None:
        return f"{poll.published.turnout}%"
    return percent(turnout_points(poll))


def change_words(by_election: ByElection, candidacy: Candidacy, change: Fraction | None) -> str:
    """Write a candidate's change of share as computed, else as published: "+50.9", or a dash."""
    if change is None and by_election.baseline is None and candidacy.published_change:
        return candidacy.published_change.replace("-", "−")
    return signed(change)


def stood_under_another_name(candidacy: Candidacy) -> bool:
    """Tell whether the ballot's name for a party is another one than ours ("The Brexit Party" for Reform UK).

    A longer or shorter form of one name ("Labour and Co-operative", "Scottish National Party") is not another.
    """
    party, ballot_name = candidacy.party, candidacy.party_name
    return ballot_name != party.name and _another_name(party.name, party.abbreviation, ballot_name)


@lru_cache(maxsize=1024)
def _another_name(name: str, abbreviation: str, ballot_name: str) -> bool:
    ours = f"{name} {abbreviation}".casefold()
    ballot = re.findall(r"\w+", ballot_name.casefold())
    telling = [word for word in ballot if word not in ("the", "party", "of", "and", "uk", "for")]
    initials = ("".join(word[0] for word in words) for words in (ballot, telling))
    return not set(telling) & set(re.findall(r"\w+", ours)) and not any(letters in ours for letters in initials)


def not_said(by_election: ByElection) -> str:
    """Say of something that a result as it is recorded does not tell whether it is still to come."""
    return NOT_KNOWN_YET if by_election.stage == "winner" else NOT_RECORDED


def no_candidate(by_election: ByElection, party: str) -> str:
    """Say that nobody of a party stood or, where not everyone who did is recorded, that it is not known; no stop."""
    if by_election.ballot_known:
        return f"No {party} candidate stood"
    return f"Whether any {party} candidate stood is {not_said(by_election)}"


def reported_of_candidates(by_election: ByElection) -> str:
    """Give what was reported of all who stood where not everyone is recorded ("There were six."); empty if nothing."""
    if by_election.ballot_known:
        return ""
    return " ".join(fact.text for fact in by_election.facts if fact.topic == "candidates")


def did_not_stand(by_election: ByElection, who: str, where: str) -> str:
    """Say that somebody did not stand ("there") or, likewise, that it is not known; no stop."""
    if by_election.ballot_known:
        return f"{who} did not stand {where}"
    return f"Whether {who} stood {where} is {not_said(by_election)}"


def baseline_name(by_election: ByElection) -> str:
    """Name the election a contest is measured against: "2019"; empty without one."""
    return str(by_election.baseline.polling_on.year) if by_election.baseline else ""


def majority_figure(poll: ByElection | Baseline, label: str = "Majority") -> Figure:
    """Give a majority in votes and in points, and whether it is as published."""
    votes, share = majority(poll), majority_points(poll)
    details = [f"{in_points(share)} of share"] if share is not None else []
    first, second = first_two(poll)
    if votes is not None and (first is None or second is None or None in (first.votes, second.votes)):
        details.append(AS_PUBLISHED)
    return count_figure(label, votes, "; ".join(details))


def standing_notes(by_election: ByElection) -> tuple[str, ...]:
    """Say how far the result is in, which figures were put right, and that an invented contest is one."""
    notes = []
    if by_election.invented:
        notes.append("This contest is invented, for trying Byelex out. It never happened.")
    if by_election.stage == "winner":
        notes.append("Only the winner is in so far; the votes are to follow.")
    elif by_election.stage == "votes":
        notes.append("Votes as first reported; the official figures are to follow.")
    if by_election.baseline:
        notes += [
            f"{one.name} stood for {one.party_name}, which is counted as one party with {one.party.name}."
            for one in by_election.candidacies
            if stood_under_another_name(one)
        ]
    notes += won_since_notes(by_election)
    notes += _part_notes(by_election)
    notes += [correction_sentence(one) for one in by_election.corrections if changes_a_figure(one)]
    return tuple(notes)


def changes_a_figure(correction: Correction) -> bool:
    """Tell a figure put right from how a name, an id or a word was written, which only the background tells."""
    what, _, _ = correction.of.partition(" of ")
    return what not in _WRITTEN and correction.published.casefold() != correction.corrected.casefold()


_WRITTEN = frozenset({"name", "Democracy Club id"})


def won_since_notes(by_election: ByElection) -> tuple[str, ...]:
    """Say who had won the seat since the general election before, if anyone, and what hold and gain are against."""
    since = by_election.won_since
    if since is None:
        return ()
    court = f" ({since.petition_note.rstrip('.')})" if since.petition_note else ""
    against = "the general election before"
    if by_election.baseline is None:
        against = f"the last member, since {against} is not in the store"
    return (
        f"{with_party(since.winner)} had won the seat at the by-election of {day(since.polling_on)}{court}. "
        f"Hold and gain are measured against {against}.",
    )


def measured_otherwise(by_election: ByElection) -> bool:
    """Tell whether hold and gain are measured against another party than the one that had won the seat since."""
    since, ended = by_election.won_since, outcome(by_election)
    if since is None or ended is None or by_election.baseline is None:
        return False
    return since.winner.party.id != ended.from_.id


def figure_notes(by_election: ByElection, asked: Collection[str] | None = None) -> tuple[str, ...]:
    """Say what a reader of a figure must know of its contest.

    Of `asked`, measures and candidates' names, only a value put right that bears on one of them is told; None: on any.
    """
    left_out = {
        correction_sentence(one) for one in by_election.corrections if not (asked is None or _bears_on(one, asked))
    }
    return tuple(note for note in standing_notes(by_election) if note not in left_out)


_MAJORITIES = frozenset({"majority", "majority points", "majority overturned", "margin", "behind"})
_OF_SHARES = frozenset({"share", "change", "table", "winning share", "swing", "steed swing", "majority points"})
_OF_ALL_VOTES = _MAJORITIES | _OF_SHARES | {"turnout", "turnout change", "ballot turnout", "valid votes", "winner"}


def _bears_on(correction: Correction, asked: Collection[str]) -> bool:
    """Tell whether a value put right is one that an answer gives, or is worked out from."""
    what, _, whose = correction.of.partition(" of ")
    if whose:
        return whose in asked or (what == "votes" and not _OF_ALL_VOTES.isdisjoint(asked))
    bearing = {"majority": _MAJORITIES, "shares": _OF_SHARES, "result": frozenset({"winner", "outcome"})}
    return not bearing.get(what, frozenset()).isdisjoint(asked)


def _part_notes(by_election: ByElection) -> list[str]:
    """Say what became of a result in court, how much of it is recorded, and which figures are as published."""
    notes = [by_election.petition_note] if by_election.petition_note else []
    if by_election.completeness == "unopposed":
        notes.append("There was no poll: nobody else stood.")
    elif by_election.completeness == "winner":
        notes.append("Only who won is recorded: the sources read give no votes, and perhaps not everyone who stood.")
    elif by_election.completeness == "partial":
        notes.append("Recorded in part: the sources read do not give every candidate, or not everyone's votes.")
    shares = any(candidacy.published_share for candidacy in by_election.candidacies)
    changes = by_election.baseline is None and any(c.published_change for c in by_election.candidacies)
    if shares or changes:
        which = "Shares and changes are" if shares and changes else "Shares are" if shares else "Changes of share are"
        notes.append(f"{which} those published with the result.")
    return notes


def majority_before_figure(by_election: ByElection) -> tuple[Figure, ...]:
    """Give the majority at the general election before, as defended or overturned; nothing where it is not known."""
    baseline, before = by_election.baseline, holder(by_election)
    votes = majority(baseline) if baseline else None
    if baseline is None or before is None or votes is None:
        return ()
    ended = outcome(by_election)
    label = "Majority defended" if ended and ended.held else "Majority overturned"
    detail = f"{before.party.name}, {baseline_name(by_election)}; {in_points(majority_points(baseline))}"
    return (count_figure(label, votes, detail),)


def member_before_figure(by_election: ByElection) -> tuple[Figure, ...]:
    """Give who sat before, and for which party; nothing where it is not recorded."""
    member = by_election.previous_member
    if not member:
        return ()
    party = f" ({by_election.previous_party.name})" if by_election.previous_party else ""
    return (Figure("Member before", f"{member}{party}", member, by_election.previous_note or ""),)


def circumstance_figures(by_election: ByElection) -> tuple[Figure, ...]:
    """Give why the seat was vacant, who sat before and, where recorded, when the result was declared."""
    cause, declared = by_election.cause, by_election.declared_at
    return (
        Figure("Cause", cause or NOT_RECORDED, cause, by_election.cause_note or ""),
        *(member_before_figure(by_election) or (Figure("Member before", NOT_RECORDED),)),
        *((Figure("Declared", declared, declared),) if declared else ()),
    )


def count_figure(label: str, value: int | None, detail: str = "") -> Figure:
    """Give a count as a figure: "12,973", or "not recorded"."""
    return Figure(label, count(value), value, detail)


def percent_figure(label: str, value: Fraction | None, detail: str = "") -> Figure:
    """Give a share or a turnout as a figure: "35.3%", or "not recorded"."""
    return Figure(label, percent(value), as_float(value), detail)


def as_float(value: Fraction | None) -> float | None:
    """Give an exact figure as a machine reads it: the nearest double."""
    if value is None:
        return None
    # As float() does it, in fewer steps.
    numerator, denominator = value.as_integer_ratio()
    return numerator / denominator


def follow_ups(by_election: ByElection, *but: str) -> tuple[FollowUp, ...]:
    """Give what to ask next about a contest, leaving out the questions named in `but`."""
    seat = (("seat", by_election.id),)
    nexts = [("Result", "result"), ("Swing", "swing")]
    if by_election.quotes:
        nexts.append(("Quotes", "quotes"))
    nexts.append(("All candidates", "candidates"))
    if by_election.baseline:
        nexts.append(("The election before", "before"))
    if by_election.facts or by_election.claims or by_election.corrections:
        nexts.append(("Background", "background"))
    return tuple(
        FollowUp(label, name, seat, lists_the_table=name == "candidates") for label, name in nexts if name not in but
    )
