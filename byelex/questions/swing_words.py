"""A contest's swing in words and figures: the one everyone quotes, or the one published, and the swing needed."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from byelex.answers import Figure
from byelex.elections import ByElection, Candidacy, Party
from byelex.measures import holder
from byelex.questions.contest import AS_PUBLISHED, NOT_KNOWN_YET, baseline_name
from byelex.stated import StatedSwing, stated_swing
from byelex.swings import Swing, candidate_of, challenger, standard_swing, swing_needed_points
from byelex.wording import in_points, rounded, side_name

ONE_PARTY = "A swing is between two parties: from and to are the same."


def no_swing_words(by_election: ByElection) -> str:
    """Say in a cell that there is no swing: none that is defined, or none yet."""
    return NOT_KNOWN_YET if by_election.stage == "winner" else "undefined"


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
        said = f"{self.points} points from {self.pair}"
        return f"{said}, {self.basis}" if self.basis else said

    @property
    def pair(self) -> str:
        """Between whom it was: "Labour to Conservative"."""
        return f"{self.from_.name} to {self.to.name}"

    @property
    def short_pair(self) -> str:
        """Between whom it was, as a phone has room for: "Lab to Con"."""
        return f"{self.from_.abbreviation} to {self.to.abbreviation}"

    @property
    def short_basis(self) -> str:
        """What it rests on, shortly: "as published", "from published changes"; empty where it is computed."""
        return self.basis if self.basis in {"", AS_PUBLISHED} else "from published changes"


def said_swing(by_election: ByElection, places: int = 1) -> SaidSwing | None:
    """Give the swing everyone quotes, else the one published with the result; None without either."""
    swing = standard_swing(by_election)
    if isinstance(swing, Swing):
        return SaidSwing(swing.from_.party, swing.to.party, rounded(swing.points, places), "")
    stated = stated_swing(by_election)
    if stated is None:
        return None
    return SaidSwing(stated.from_, stated.to, in_full(stated), _stated_swing_basis(by_election, stated))


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
