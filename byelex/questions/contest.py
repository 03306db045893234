"""Pieces that the questions about one by-election share: its table, its swing in words, its next questions."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from byelex.answers import Column, Figure, FollowUp, Row, Table
from byelex.elections import Baseline, ByElection, Candidacy, Correction, Party, Poll
from byelex.measures import Standing, first_two, holder, majority, majority_points, outcome, standings, turnout_points
from byelex.stated import StatedSwing, stated_swing, stated_turnout
from byelex.swings import Swing, candidate_of, challenger, standard_swing, swing_needed_points
from byelex.wording import (
    NOT_RECORDED,
    correction_sentence,
    count,
    day,
    in_points,
    percent,
    rounded,
    side_name,
    signed,
    with_party,
)

NO_BASELINE = "The general election before it is not in the store."
ONE_PARTY = "A swing is between two parties: from and to are the same."
NOT_KNOWN_YET = "not known until the votes are in"

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


def did_not_stand(by_election: ByElection, who: str, where: str) -> str:
    """Say that somebody did not stand ("there") or, likewise, that it is not known; no stop."""
    if by_election.ballot_known:
        return f"{who} did not stand {where}"
    return f"Whether {who} stood {where} is {not_said(by_election)}"


def no_swing_words(by_election: ByElection) -> str:
    """Say in a cell that there is no swing: none that is defined, or none yet."""
    return NOT_KNOWN_YET if by_election.stage == "winner" else "undefined"


def baseline_name(by_election: ByElection) -> str:
    """Name the election a contest is measured against: "2019"; empty without one."""
    return str(by_election.baseline.polling_on.year) if by_election.baseline else ""


def swing_words(swing: Swing, places: int = 1) -> str:
    """Write a swing with its pair and direction: "16.0 points from Labour to Conservative"."""
    return f"{rounded(swing.points, places)} points from {swing.from_.party.name} to {swing.to.party.name}"


def stated_swing_figure(by_election: ByElection, swing: StatedSwing) -> Figure:
    """Give a swing known as published, with its pair, as many decimals as it has, and what it rests on."""
    words = f"{in_full(swing)} points from {swing.from_.name} to {swing.to.name}"
    return Figure("Swing", words, float(swing.points), _stated_swing_basis(by_election, swing))


@dataclass(frozen=True, slots=True)
class SaidSwing:
    """A contest's swing as it is said: between whom, how much, and what it rests on (empty where computed)."""

    from_: Party
    to: Party
    points: str
    basis: str

    @property
    def words(self) -> str:
        """The swing with its pair, direction and basis."""
        said = f"{self.points} points from {self.from_.name} to {self.to.name}"
        return f"{said}, {self.basis}" if self.basis else said


def said_swing(by_election: ByElection, places: int = 1) -> SaidSwing | None:
    """Give the swing everyone quotes, else the one published with the result; None without either."""
    swing = standard_swing(by_election)
    if isinstance(swing, Swing):
        return SaidSwing(swing.from_.party, swing.to.party, rounded(swing.points, places), "")
    stated = stated_swing(by_election) if by_election.baseline is None else None
    if stated is None:
        return None
    return SaidSwing(stated.from_, stated.to, in_full(stated), _stated_swing_basis(by_election, stated))


AS_PUBLISHED = "as published"


def short_basis(swing: SaidSwing) -> str:
    """Say shortly what a swing rests on: "as published", "from published changes"; empty where it is computed."""
    return swing.basis if swing.basis in {"", AS_PUBLISHED} else "from published changes"


def in_full(swing: StatedSwing) -> str:
    """Write the size of such a swing with every decimal it has: "44.2", "28.95"."""
    parts, (units, of) = swing.points.denominator, swing.margin.as_integer_ratio()
    exact = next(places for places in range(9) if 10**places % parts == 0)
    # The fewest places whose half a unit is within the margin.
    printed = next(places for places in range(9) if of <= units * 2 * 10**places)
    return rounded(swing.points, max(exact, printed))


def _stated_swing_basis(by_election: ByElection, swing: StatedSwing) -> str:
    """Say where such a swing comes from: "as published"; "from the published changes of share; published as 29"."""
    if swing.basis == "published":
        return AS_PUBLISHED
    printed = by_election.published.swing
    return "from the published changes of share" + (f"; published as {printed}" if printed else "")


def swing_notes(by_election: ByElection, swing: Swing) -> tuple[str, ...]:
    """Say what a reader must know of a swing: who counts as nought, and that it runs against the winner."""
    notes = []
    year = baseline_name(by_election)
    for candidacy, stood in ((swing.from_, swing.from_stood), (swing.to, swing.to_stood)):
        if not stood:
            notes.append(f"{side_name(candidacy)} did not stand here in {year} and counts as 0 before.")
    if swing.from_.person_id == by_election.winner.person_id:
        notes.append("The swing runs against the winner.")
    return tuple(notes)


def swing_needed(by_election: ByElection) -> tuple[Candidacy, Fraction] | None:
    """Give who challenged the party that held the seat, and the swing they needed from it here, in points.

    None where either did not stand: there is nobody to swing to, or from.
    """
    rival, before = challenger(by_election), holder(by_election)
    if rival is None or before is None or by_election.baseline is None:
        return None
    if by_election.ballot_known and None in (candidate_of(by_election, rival), candidate_of(by_election, before)):
        return None
    needed = swing_needed_points(by_election.baseline, rival)
    return None if needed is None else (rival, needed)


def swing_needed_figure(rival: Candidacy, needed: Fraction) -> Figure:
    """Give the swing needed and by whom."""
    return Figure("Swing needed", f"{in_points(needed, 2)} for {side_name(rival)} to win", float(needed))


def majority_figure(poll: ByElection | Baseline, label: str = "Majority") -> Figure:
    """Give a majority in votes and in points, and whether it is as published."""
    votes, share = majority(poll), majority_points(poll)
    details = [f"{in_points(share)} of share"] if share is not None else []
    first, second = first_two(poll)
    if votes is not None and (first is None or second is None or None in (first.votes, second.votes)):
        details.append("as published")
    return Figure(label, count(votes), votes, "; ".join(details))


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
    return (Figure(label, count(votes), votes, detail),)


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
