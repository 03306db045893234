"""What the charts of rankings and comparisons draw, taken from the rows the answers show; None where a table says more.

A ranking of one, or of equals, is no picture; nor is a comparison of which fewer than two sides have their shares.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from byelex.answers import ComparedContest, ComparedShare, Comparison, RankedRow, Ranking, Row, Table
from byelex.elections import ByElection, Poll
from byelex.measures import majority, outcome, share_points, turnout_change_points, turnout_points, verdict
from byelex.questions.contest import turnout_words
from byelex.questions.ordering import Placed
from byelex.questions.rows import short_verdict
from byelex.questions.swing_words import no_swing_words, said_swing
from byelex.wording import count, day, percent, signed

LONGEST = 10
"""The most rows a chart draws: more are read faster in the table."""


def ranking(
    title: str,
    measure: str,
    among: str,
    table: Table,
    ranked: Sequence[Placed],
    level_count: int,
) -> Ranking | None:
    """Give what the chart of a ranking draws; None for fewer than two rows, for equals, for days and for long lists.

    `ranked` has what each row of the table is about; the places, marks and figures, in the last column, are the
    table's. Of a swing the colour is the party's swung to; `level_count` more have the last one's figure.
    """
    if len(ranked) > LONGEST or all(one.drawn == ranked[0].drawn for one in ranked):
        return None
    rows = []
    contests = [one.by_election for one in ranked]
    gains = all(ended is not None and not ended.held for ended in map(outcome, contests))
    for shown, one in zip(table.rows, ranked, strict=True):
        value = one.drawn
        if isinstance(value, str):
            return None
        rows.append(_row(shown, value, one, gains))
    level = f"{level_count:,} more {'has' if level_count == 1 else 'have'} {rows[-1].figure}" if level_count else ""
    return Ranking(title, measure, among, tuple(rows), level, any(each.invented for each in contests))


def _row(shown: Row, value: int | Fraction, one: Placed, gains: bool) -> RankedRow:
    by_election, stood, found = one.by_election, one.candidacy, one.swing
    if stood is not None:
        party, short, colour = stood.party.name, stood.party.abbreviation, stood.party.colour
    elif found is not None:
        party, short, colour = found.pair, found.short_pair, found.to.colour
    else:
        party, short, colour = verdict(by_election), _brief(by_election, gains), by_election.winner.party.colour
    return RankedRow(
        place=int(shown.cells[0]),
        candidate=stood.name if stood else "",
        seat=by_election.constituency.name,
        date=day(by_election.polling_on),
        party=party,
        short=short,
        colour=colour,
        value=value,
        # The unit stands above the chart.
        figure=shown.cells[-1].split()[0],
        mark=shown.mark,
    )


def _brief(by_election: ByElection, gains: bool) -> str:
    """Say hold or gain in as few letters as tell: from whom only where all drawn are gains."""
    ended = outcome(by_election)
    if ended is None or ended.held:
        return short_verdict(by_election)
    to, from_ = ended.to.abbreviation, ended.from_.abbreviation
    return f"{to} from {from_}" if gains else f"{to} gain"


def comparison(headline: str, contests: Sequence[ByElection]) -> Comparison | None:
    """Give what the picture of several by-elections draws; the headline says in what they differ most."""
    sides = tuple(_side(each) for each in contests)
    return _drawable(Comparison(headline, "", sides, any(each.invented for each in contests)))


def before_and_after(headline: str, contest: ByElection) -> Comparison | None:
    """Give what the picture of a by-election and the general election before it draws."""
    baseline = contest.baseline
    if baseline is None or not baseline.candidacies:
        return None
    first = baseline.candidacies[0].party
    before = ComparedContest(
        "General election",
        day(baseline.polling_on),
        first.name,
        first.abbreviation,
        first.colour,
        count(majority(baseline)),
        percent(turnout_points(baseline)),
        "",
        _shares(baseline),
    )
    after = _side(contest, "By-election")
    return _drawable(Comparison(contest.constituency.name, headline, (before, after), contest.invented))


def _drawable(picture: Comparison) -> Comparison | None:
    return picture if sum(bool(contest.shares) for contest in picture.contests) >= 2 else None


def _side(by_election: ByElection, name: str = "") -> ComparedContest:
    return ComparedContest(
        name or by_election.constituency.name,
        day(by_election.polling_on),
        verdict(by_election),
        short_verdict(by_election),
        by_election.winner.party.colour,
        count(majority(by_election)),
        _turnout(by_election),
        _swing(by_election),
        _shares(by_election),
    )


def _turnout(by_election: ByElection) -> str:
    change = turnout_change_points(by_election)
    return turnout_words(by_election) + (f" ({signed(change)})" if change is not None else "")


def _swing(by_election: ByElection) -> str:
    found = said_swing(by_election)
    if found is None:
        return no_swing_words(by_election)
    return ", ".join(filter(None, (f"{found.points} {found.short_pair}", found.short_basis)))


def _shares(poll: Poll) -> tuple[ComparedShare, ...]:
    found = [(each.party, share_points(poll, each)) for each in poll.candidacies]
    if any(share is None for _, share in found):
        return ()
    return tuple(
        ComparedShare(party.name, party.abbreviation, party.colour, share or Fraction(0), party.independent)
        for party, share in found
    )
