"""Who won a by-election and by how much; everyone who stood; and the election it is measured against."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from fractions import Fraction
from typing import Annotated

from byelex.answers import Answer, Bar, Column, Figure, ResultCard, Row, Table
from byelex.elections import ByElection, Quote
from byelex.measures import (
    Standing,
    ballot_turnout_points,
    lost_deposit_count,
    majority,
    share_points,
    standings,
    turnout_change_points,
    turnout_points,
    valid_vote_count,
    verdict,
)
from byelex.questions.called import called_answer
from byelex.questions.cited import GENERAL_ELECTION_SOURCE, with_baseline_sources
from byelex.questions.contest import (
    AS_PUBLISHED,
    NO_BASELINE,
    NOT_KNOWN_YET,
    baseline_name,
    candidate_table,
    circumstance_figures,
    count_figure,
    follow_ups,
    majority_before_figure,
    majority_figure,
    percent_figure,
    standing_notes,
    title,
)
from byelex.questions.kinds import ANY_BY_ELECTION, BY_ELECTION, MEASURED, names_of
from byelex.questions.registry import question
from byelex.questions.swing_words import (
    stated_swing_figure,
    swing_needed,
    swing_needed_figure,
    swing_notes,
    swing_words,
)
from byelex.questions.withdrawn import withdrawn_in
from byelex.stated import stated_swing, stated_turnout
from byelex.store import Store
from byelex.swings import NoSwing, Swing, is_of, standard_swing
from byelex.wording import (
    claim_sentence,
    count,
    day,
    how_many,
    listed,
    percent,
    rounded,
    side_name,
    up_or_down,
    with_party,
)

SEAT = {"seat": "the seat, with a year if it had two"}
LONG_QUOTE = 320
_BY_LOT = re.compile(r"(?i)\b(?:by lot|dr[ae]w(?:n|ing)?(?: of)? lots|lots (?:were|was|being) drawn)\b")


@question(examples=({"seat": "hartlepool"}, {"seat": "batley and spen 2021"}, {"seat": "clacton 2026"}), arguments=SEAT)
def result(store: Store, seat: Annotated[ByElection, ANY_BY_ELECTION]) -> Answer:
    """Show who won a by-election, and by how much."""
    if seat.stage == "called":
        return called_answer(seat)
    swing, stood = standard_swing(seat), standings(seat)
    turnout, swung = _turnout_figure(seat), swing_figures(seat, swing)
    others = other_by_elections(store, (seat.id,))
    return Answer(
        title=title(seat),
        headline=verdict(seat),
        colour=seat.winner.party.colour,
        paragraphs=(summary(seat),),
        figures=result_figures(seat, turnout, swung),
        table=candidate_table(seat, stood),
        quotes=best_quotes(seat),
        claims=tuple(claim_sentence(claim) for claim in seat.claims),
        notes=(*standing_notes(seat), *(swing_notes(seat, swing) if isinstance(swing, Swing) else ()), *others),
        sources=seat.sources,
        follow_ups=follow_ups(seat, "result"),
        picture=result_card(seat, stood, turnout, swung[0]),
    )


@question(examples=({"seat": "clacton 2026"}, {"seat": "wakefield"}), arguments=SEAT)
def candidates(store: Store, seat: Annotated[ByElection, BY_ELECTION]) -> Answer:
    """List everyone who stood, with votes, shares, changes and lost deposits."""
    return Answer(
        title=title(seat),
        headline=stood_words(seat),
        colour=seat.winner.party.colour,
        table=candidate_table(seat),
        notes=standing_notes(seat),
        sources=with_baseline_sources(seat),
        follow_ups=follow_ups(seat, "candidates"),
    )


@question(examples=({"seat": "wellingborough"}, {"seat": "gorton and denton"}), arguments=SEAT)
def before(store: Store, seat: Annotated[ByElection, MEASURED]) -> Answer:
    """Show the general election result a by-election is measured against."""
    baseline = seat.baseline
    if baseline is None:
        return Answer(
            title=title(seat),
            headline=NO_BASELINE,
            kind="decline",
            follow_ups=follow_ups(seat, "before"),
        )
    first = baseline.candidacies[0]
    return Answer(
        title=f"{seat.constituency.name} at the general election of {day(baseline.polling_on)}",
        headline=f"{first.party.name}: {with_party(first)}",
        colour=first.party.colour,
        figures=(
            majority_figure(baseline),
            percent_figure("Turnout", turnout_points(baseline)),
            count_figure("Electorate", baseline.electorate),
            count_figure("Valid votes", valid_vote_count(baseline)),
            count_figure("Rejected papers", baseline.rejected_vote_count),
        ),
        table=Table(
            (Column("Candidate"), Column("Party"), Column("Votes", numeric=True), Column("Share", numeric=True)),
            tuple(
                Row(
                    (c.name, c.party_name, count(c.votes), percent(share_points(baseline, c))),
                    colour=c.party.colour,
                )
                for c in baseline.candidacies
            ),
        ),
        sources=(GENERAL_ELECTION_SOURCE,),
        follow_ups=follow_ups(seat, "before"),
    )


def other_by_elections(store: Store, given: Collection[str]) -> tuple[str, ...]:
    """Say of each seat of some by-elections, by id, which others its name had: it takes a year to ask for them."""
    names = names_of(store)
    found: dict[str, None] = {}
    given, asked = set(given), [names.by_id[each] for each in given if each in names.by_id]
    # One of each name a seat had: of a hundred of its by-elections, the others are those of any.
    for listing in {(one.constituency_name, one.invented): one for one in asked}.values():
        listings = names.seat_of(listing).listings
        others = [one for one in reversed(listings) if one.id not in given and one.invented == listing.invented]
        years = tuple(dict.fromkeys(str(one.polling_on.year) for one in others))
        if years:
            them = "a by-election" if len(others) == 1 else "by-elections"
            found[f"{listing.constituency_name} also had {them} in {listed(years)}: ask with the year."] = None
        found |= dict.fromkeys(withdrawn_in(store, listing.constituency_name))
    return tuple(found)


def summary(seat: ByElection) -> str:
    """Say in one sentence who won, by how much, over whom."""
    winner, second, votes = seat.winner, seat.runner_up, majority(seat)
    if seat.completeness == "unopposed":
        return f"{with_party(winner)} was elected unopposed."
    if seat.stage == "winner" or (votes is None and second is None):
        return f"{with_party(winner)} won."
    if second is None:
        return f"{with_party(winner)} won by {how_many(votes or 0, 'vote')}; who came second is not recorded."
    if votes is None:
        return f"{with_party(winner)} won, with {with_party(second)} second."
    if votes == 0:
        lots = " by lot" if any(_BY_LOT.search(fact.text) for fact in seat.facts) else ""
        return f"{with_party(winner)} was elected{lots}: {with_party(second)} had equally many votes."
    return f"{with_party(winner)} won by {how_many(votes, 'vote')} over {with_party(second)}."


def result_figures(seat: ByElection, turnout: Figure, swing: Sequence[Figure]) -> tuple[Figure, ...]:
    """Give the key figures of a result, in the order people ask for them."""
    if seat.completeness == "unopposed":
        figures = []
    else:
        figures = [
            majority_figure(seat),
            *majority_before_figure(seat),
            turnout,
            *swing,
        ]
        valid = valid_vote_count(seat)
        figures += [
            count_figure("Electorate", seat.electorate),
            count_figure("Valid votes", valid, "" if valid is None or seat.completeness == "full" else AS_PUBLISHED),
            count_figure("Rejected papers", seat.rejected_vote_count),
            _candidates_figure(seat),
        ]
    figures += circumstance_figures(seat)
    if seat.writ_on:
        figures.append(Figure("Writ issued", day(seat.writ_on), seat.writ_on.isoformat()))
    return tuple(figures)


def stood_words(seat: ByElection) -> str:
    """Say how many stood, and how many of them lost their deposits."""
    number, lost = how_many(len(seat.candidacies), "candidate"), lost_deposit_count(seat)
    if seat.completeness == "unopposed":
        return f"{number} stood, elected unopposed"
    if seat.stage == "winner":
        return f"{number} recorded so far; the votes are to follow"
    deposits = "" if lost is None else f"; {how_many(lost, 'deposit')} lost"
    return f"{number} {'stood' if seat.completeness == 'full' else 'recorded; there may have been more'}{deposits}"


def _candidates_figure(seat: ByElection) -> Figure:
    number = len(seat.candidacies)
    if seat.stage == "winner":
        return Figure("Candidates", f"{number} recorded so far")
    if seat.completeness != "full":
        return Figure("Candidates", f"{number} recorded", None, "there may have been more")
    lost = lost_deposit_count(seat)
    return Figure("Candidates", str(number), number, f"{how_many(lost, 'deposit')} lost" if lost is not None else "")


def _turnout_figure(seat: ByElection) -> Figure:
    turnout, change, ballots = turnout_points(seat), turnout_change_points(seat), ballot_turnout_points(seat)
    details = []
    if change is not None:
        details.append(up_or_down(change, baseline_name(seat)))
    if turnout is not None and ballots is not None and rounded(turnout, 1) != rounded(ballots, 1):
        details.append(f"{percent(ballots)} counting rejected papers")
    stated = stated_turnout(seat)
    if stated is not None:
        return Figure("Turnout", f"{seat.published.turnout}%", float(stated[0]), AS_PUBLISHED)
    return percent_figure("Turnout", turnout, "; ".join(details))


def swing_figures(seat: ByElection, swing: Swing | NoSwing) -> tuple[Figure, ...]:
    """Give the swing everyone quotes and the swing needed: on a line of its own where a third party needed it.

    Else the published swing, else why there is none.
    """
    if not isinstance(swing, Swing):
        stated = stated_swing(seat)
        if stated is not None:
            return (stated_swing_figure(seat, stated),)
        if seat.stage == "winner":
            return (Figure("Swing", NOT_KNOWN_YET),)
        return (Figure("Swing", "undefined" if seat.baseline else count(None), None, swing.reason),)
    needed = swing_needed(seat)
    of_these = needed is not None and is_of(swing, needed[0])
    detail = f"{side_name(needed[0])} needed {rounded(needed[1], 1)}" if needed and of_these else ""
    apart = (swing_needed_figure(*needed),) if needed and not of_these else ()
    return (Figure("Swing", swing_words(swing), float(swing.points), detail), *apart)


def best_quotes(seat: ByElection) -> tuple[Quote, ...]:
    """Choose at most two quotes: whole sentences before fragments, the winner first, one a speaker."""

    def rank(quote: Quote) -> tuple[bool, bool, bool]:
        fragment = quote.words[:1].islower() or len(quote.words.split()) < 5
        return (fragment, quote.speaker_id != seat.winner.person_id, len(quote.words) > LONG_QUOTE)

    chosen: list[Quote] = []
    for quote in sorted(seat.quotes, key=rank):
        if all(quote.speaker_id != other.speaker_id for other in chosen):
            chosen.append(quote)
    return tuple(chosen[:2])


def result_card(seat: ByElection, stood: Sequence[Standing], turnout: Figure, swing: Figure) -> ResultCard:
    """Give what the result card draws."""
    return ResultCard(
        seat=seat.constituency.name,
        date=day(seat.polling_on),
        verdict=verdict(seat),
        verdict_colour=seat.winner.party.colour,
        bars=tuple(
            Bar(
                each.candidacy.name,
                each.candidacy.party.name,
                each.candidacy.party.colour,
                each.candidacy.votes,
                each.share_points if each.share_points is not None else _printed(each.candidacy.published_share),
                each.change_points if seat.baseline else _printed(each.candidacy.published_change),
            )
            for each in stood
        ),
        majority=count(majority(seat)),
        turnout=turnout.value,
        swing=swing.value,
        invented=seat.invented,
        unopposed=seat.completeness == "unopposed",
    )


def _printed(figure: str | None) -> Fraction | None:
    return None if figure is None else Fraction(figure)
