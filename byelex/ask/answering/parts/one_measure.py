"""What is said of one measure of one contest: a sentence, its figures, its notes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

from byelex.answers import Figure, Table
from byelex.elections import ByElection, Candidacy
from byelex.measures import (
    DEPOSIT_RULE_FROM,
    ballot_turnout_points,
    holder,
    is_unopposed,
    lost_deposit,
    lost_deposit_count,
    majority,
    majority_points,
    outcome,
    points,
    share_points,
    turnout_change_points,
    turnout_points,
    valid_vote_count,
    verdict,
)
from byelex.questions.contest import (
    as_float,
    baseline_name,
    candidate_table,
    count_figure,
    majority_before_figure,
    majority_figure,
    member_before_figure,
    percent_figure,
)
from byelex.questions.deposits import deposit_took
from byelex.questions.result import stood_words, summary
from byelex.questions.scopes import party_names
from byelex.store import Store
from byelex.wording import (
    count,
    day,
    how_many,
    in_points,
    listed,
    percent,
    points_aside,
    rounded,
    up_or_down,
    with_party,
)


@dataclass(frozen=True, slots=True)
class Part:
    """What is said of one measure of one contest. `claims` are the claims' measures that belong to it."""

    sentence: str
    figures: tuple[Figure, ...] = ()
    notes: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()
    table: Table | None = None


def share_said(by_election: ByElection, one: Candidacy, of: str = "") -> str:
    """Say a candidate's share, `of` what: as computed, as published, or that it is not recorded."""
    share = share_points(by_election, one)
    if share is None and one.published_share is not None:
        return f"{one.published_share}%{of}{',' * bool(of)} as published"
    return "share not recorded" if share is None else f"{percent(share)}{of}"


def _winner(by_election: ByElection) -> Part:
    winner = by_election.winner
    figures_ = [Figure("Result", verdict(by_election))]
    if winner.votes is not None:
        share = share_said(by_election, winner, " of the vote")
        figures_.append(count_figure("Winner's votes", winner.votes, share))
    return Part(f"{summary(by_election)} {verdict(by_election)}.", tuple(figures_), claims=("result",))


def _outcome(by_election: ByElection) -> Part:
    notes = [f"{by_election.previous_member} {told}."] if (told := _told_of_member(by_election)) else []
    before = holder(by_election)
    rule = ""
    if before is not None:
        rule = f" {before.party.name} won the seat at the general election of {baseline_name(by_election)}."
    if notes and outcome(by_election) is not None:
        notes.append("Hold and gain go by who won the seat at the general election before, whatever happened between.")
    return Part(f"{verdict(by_election)}: {summary(by_election)}{rule}", (), tuple(notes), ("result",))


def outcome_for(store: Store, by_election: ByElection, group: tuple[str, ...]) -> Part:
    """Say what became of a party: it gained, held, lost or did not win."""
    name, result, plain = party_names(store, group), outcome(by_election), _outcome(by_election)
    if by_election.winner.party.id in group:
        how = "won" if result is None else "held the seat" if result.held else f"gained it from {result.from_.name}"
        if result is not None:
            # Whether it was a hold or a gain has just been said.
            plain = replace(plain, sentence=plain.sentence.removeprefix(f"{verdict(by_election)}: "))
        said = f"{name} {how}."
    elif result is not None and result.from_.id in group:
        said = f"{name} lost it to {by_election.winner.party.name}."
    else:
        said = f"{name} did not win."
    return Part(f"{said} {plain.sentence}", plain.figures, plain.notes, plain.claims)


def majority_now(by_election: ByElection) -> Part:
    votes, second = majority(by_election), by_election.runner_up
    if by_election.completeness == "unopposed":
        return Part(f"There was no poll, so no majority: {with_party(by_election.winner)} was elected unopposed.")
    if votes is None:
        return Part("The majority is not recorded.")
    if second is None:
        return Part(f"The majority was {votes:,}, as published: {with_party(by_election.winner)}.")
    sentence = (
        f"The majority was {votes:,}{points_aside(majority_points(by_election), ' of share')}: "
        f"{with_party(by_election.winner)} over {with_party(second)}."
    )
    return Part(sentence, (majority_figure(by_election), *majority_before_figure(by_election)), claims=("majority",))


def _majority_points(by_election: ByElection) -> Part:
    part = majority_now(by_election)
    known = majority(by_election) is None or majority_points(by_election) is not None
    return part if known else replace(part, sentence=f"{part.sentence} In points of share it is not recorded.")


def majority_of(store: Store, by_election: ByElection, group: tuple[str, ...]) -> Part:
    """Give a party's majority: now if it won, the one it had to defend if it held the seat before."""
    if by_election.winner.party.id in group:
        return majority_now(by_election)
    before = holder(by_election)
    if before is not None and before.party.id in group:
        return _majority_before(by_election)
    made = majority_now(by_election)
    return Part(f"{party_names(store, group)} did not win. {made.sentence}", made.figures, made.notes, made.claims)


def _majority_before(by_election: ByElection) -> Part:
    baseline, before, result = by_election.baseline, holder(by_election), outcome(by_election)
    votes = majority(baseline) if baseline else None
    if baseline is None or before is None or votes is None:
        return Part("The majority before is not in the store: it has no general election before 2010.")
    had = (
        f"{before.party.name}'s majority at the general election of {day(baseline.polling_on)} was {votes:,} "
        f"({in_points(majority_points(baseline))} of share)"
    )
    if result is not None and result.held:
        ending = f"; it was not overturned: {verdict(by_election)}."
    else:
        ending = f"; it was overturned: {verdict(by_election)}."
    figures = (*majority_before_figure(by_election), majority_figure(by_election, "Majority won here"))
    return Part(had + ending, figures, claims=("majority",))


_OF_TURNOUT = ("turnout", "ballots", "verified")


def _turnout(by_election: ByElection) -> Part:
    turnout, ballots = turnout_points(by_election), ballot_turnout_points(by_election)
    change, stated = turnout_change_points(by_election), by_election.published.turnout
    if turnout is None and stated is not None:
        return Part(f"Turnout was {stated}%, as published.", claims=("turnout",))
    if by_election.completeness == "unopposed":
        return Part("There was no poll, so no turnout.")
    if turnout is None:
        return Part("Turnout is not recorded.", claims=("turnout",))
    compared = "" if change is None else f", {up_or_down(change, baseline_name(by_election))}"
    sentence = (
        f"Turnout was {percent(turnout)} ({count(valid_vote_count(by_election))} valid votes of an electorate of "
        f"{count(by_election.electorate)}){compared}."
    )
    figures_ = [percent_figure("Turnout", turnout, f"{rounded(turnout, 2)}% to two decimals")]
    if by_election.baseline is not None:
        before = turnout_points(by_election.baseline)
        figures_.append(percent_figure(f"Turnout in {baseline_name(by_election)}", before))
    if ballots is not None and rounded(ballots, 1) != rounded(turnout, 1):
        figures_.append(percent_figure("Counting rejected papers", ballots))
    return Part(sentence, tuple(figures_), claims=_OF_TURNOUT)


def _ballot_turnout(by_election: ByElection) -> Part:
    votes, rejected = valid_vote_count(by_election), by_election.rejected_vote_count
    if votes is None or rejected is None or not by_election.electorate:
        plain = _turnout(by_election)
        return replace(plain, sentence=f"{plain.sentence} Rejected papers are not recorded.")
    sentence = (
        f"Counting rejected papers, turnout was {percent(ballot_turnout_points(by_election))} ({votes + rejected:,} "
        f"papers of an electorate of {by_election.electorate:,}); on valid votes, as Parliament publishes it, "
        f"{percent(turnout_points(by_election))}."
    )
    return Part(sentence, (count_figure("Rejected papers", rejected),), claims=_OF_TURNOUT)


def _turnout_change(by_election: ByElection) -> Part:
    now, change = turnout_points(by_election), turnout_change_points(by_election)
    if by_election.baseline is None or change is None:
        plain = _turnout(by_election)
        return replace(plain, sentence=f"{plain.sentence} The turnout before is not in the store.")
    before = turnout_points(by_election.baseline)
    way = "rose" if change > 0 else "fell" if change < 0 else "did not change"
    size = f" by {in_points(abs(change))}" if change else ""
    sentence = (
        f"Turnout {way}{size}: {percent(now)}, against {percent(before)} at the general election of "
        f"{day(by_election.baseline.polling_on)}."
    )
    figure = Figure("Change", f"{rounded(change, 2)} points to two decimals", as_float(change))
    return Part(sentence, (figure,), claims=("turnout",))


def _electorate(by_election: ByElection) -> Part:
    now, then = by_election.electorate, by_election.baseline.electorate if by_election.baseline else None
    earlier = f"; in {baseline_name(by_election)} it was {count(then)}" if by_election.baseline else ""
    if now and then and now != then:
        way = "up" if now > then else "down"
        earlier = f", {way} {abs(now - then):,} on {baseline_name(by_election)} ({then:,})"
    return Part(f"The electorate was {count(now)}{earlier}.", claims=("electorate",))


def _valid_votes(by_election: ByElection) -> Part:
    votes, turnout = valid_vote_count(by_election), turnout_points(by_election)
    if votes is None:
        return Part("The number of valid votes is not recorded.")
    size = by_election.electorate
    of = f" by an electorate of {size:,}" if size is not None else "; the electorate is not recorded"
    sentence = f"{votes:,} valid votes were cast{of}"
    sentence += f", a turnout of {percent(turnout)}." if turnout is not None else "."
    rejected = count_figure("Rejected papers besides", by_election.rejected_vote_count)
    return Part(sentence, (rejected,), claims=("votes", "ballots"))


def _rejected(by_election: ByElection) -> Part:
    rejected, votes = by_election.rejected_vote_count, valid_vote_count(by_election)
    if rejected is None:
        return Part("The rejected papers are not recorded in the published result.")
    of = points(rejected, None if votes is None else votes + rejected)
    return Part(
        f"{how_many(rejected, 'ballot paper')} {'was' if rejected == 1 else 'were'} rejected, "
        f"{percent(of, 2)} of those counted."
    )


def _deposits(by_election: ByElection, lost: bool = True) -> Part:
    """Say who lost the deposit, or who kept it."""
    if by_election.completeness == "unopposed":
        return Part("There was no poll, so no deposit was lost.")
    ended, stood = "lost" if lost else "kept", len(by_election.candidacies)
    theirs = [one for one in by_election.candidacies if lost_deposit(by_election, one) is lost]
    if lost_deposit_count(by_election) is None:
        named = f"Of the candidates recorded, {listed([with_party(one) for one in theirs])} {ended} the deposit"
        unknown = f"Not every candidate's votes are recorded, so the deposits {ended} are not known."
        return Part(f"{named}; there may have been more." if theirs else unknown)
    if not lost:
        names = "; ".join(f"{with_party(one)}, {percent(share_points(by_election, one))}" for one in theirs)
        return Part(
            f"{how_many(len(theirs), 'candidate')} of {stood} kept the deposit: {names}.{deposit_took(by_election)}"
        )
    rule = "5%" if by_election.polling_on >= DEPOSIT_RULE_FROM else "an eighth (12.5%)"
    if not theirs:
        return Part(f"Nobody lost a deposit: all {stood} candidates took more than {rule} of the vote.")
    sentence = f"{how_many(len(theirs), 'candidate')} of {stood} lost their deposits."
    if len(theirs) == 1:
        sentence = f"1 candidate of {stood} lost the deposit: {with_party(theirs[0])}."
    sentence += deposit_took(by_election)
    table = candidate_table(by_election)
    return Part(
        sentence,
        (Figure("Deposits lost", str(len(theirs)), len(theirs)),),
        (f"A deposit was lost with {rule} of the valid votes or less.",),
        table=replace(table, rows=tuple(row for row in table.rows if row.mark)),
    )


def _candidates(by_election: ByElection) -> Part:
    # Of a contest that is recorded in part, how many there were may have been read all the same.
    told = [
        fact.text for fact in by_election.facts if fact.topic == "candidates" and fact.text.startswith("There were ")
    ]
    said = told[0] if told and by_election.completeness != "full" else f"{stood_words(by_election)}."
    return Part(said, claims=("candidates",))


def _unopposed(by_election: ByElection) -> Part:
    opposed, stood = is_unopposed(by_election) is False, how_many(len(by_election.candidacies), "candidate")
    more = "" if by_election.ballot_known else ", and there may have been more"
    said = f"{stood} stood{more}. " if opposed else ""
    unknown = "Whether anybody else stood is not recorded. " if is_unopposed(by_election) is None else ""
    return Part(f"{said}{unknown}{summary(by_election)}")


def _parties(by_election: ByElection) -> Part:
    parties = {one.party.id for one in by_election.candidacies if not one.party.independent}
    alone = sum(one.party.independent for one in by_election.candidacies)
    of_none = f", and {how_many(alone, 'candidate')} of none" if alone else ""
    return Part(f"{how_many(len(parties), 'party', 'parties')}{of_none}: {stood_words(by_election)}.")


def _date(by_election: ByElection) -> Part:
    polled, issued = by_election.polling_on, ""
    if writ := by_election.writ_on:
        issued = f" The writ was issued on {day(writ)}, {how_many((polled - writ).days, 'day')} before."
    return Part(f"It was held on {polled:%A} {day(polled)}.{issued}", claims=("polling day",))


def _cause(by_election: ByElection) -> Part:
    if by_election.cause is None:
        return Part("Why the seat was vacant is not recorded in the store.", member_before_figure(by_election))
    note = f": {by_election.cause_note}" if by_election.cause_note else ""
    said = _CAUSES.get(by_election.cause, f"The cause was {by_election.cause}")
    return Part(f"{said}{note}.", member_before_figure(by_election))


_CAUSES = {
    "resignation": "The member resigned",
    "recall petition": "The member was removed by a recall petition",
    "death": "The member died",
    "elected elsewhere": "The member was elected elsewhere",
    "elevation to the Lords": "The member was elevated to the Lords",
    "disqualification": "The member was disqualified",
    "expulsion": "The member was expelled",
    "succession to a peerage": "The member succeeded to a peerage",
    "void election": "The election was declared void",
}


def _told_of_member(by_election: ByElection) -> str:
    """Give the note on the member before as it goes on from the name; empty without one."""
    told = by_election.previous_note or ""
    done_to_them = told.startswith(("elected", "unseated", "murdered", "killed"))
    return f"was {told}" if done_to_them else told


def _previous(by_election: ByElection) -> Part:
    before, told = holder(by_election), _told_of_member(by_election)
    if by_election.previous_member is not None:
        party = f" ({by_election.previous_party.name})" if by_election.previous_party else ""
        note = f", who {told}" if told else ""
        followed = f" {with_party(by_election.winner)} won the by-election."
        return Part(f"The member before was {by_election.previous_member}{party}{note}.{followed}")
    if before is None:
        return Part("The member before is not recorded.")
    elected = f"{with_party(before)} won the seat at the general election of {baseline_name(by_election)}"
    return Part(f"{elected}; who sat last before the by-election is not recorded separately.")


def _region(by_election: ByElection) -> Part:
    seat = by_election.constituency
    places = [place for place in (seat.county, seat.region) if place]
    places += [seat.country] if seat.country not in places else []
    return Part(f"{seat.name} is in {', '.join(places)}.", claims=("county", "place"))


def _declared(by_election: ByElection) -> Part:
    if by_election.declared_at is None:
        return Part(f"The time of the declaration is not recorded; polling day was {day(by_election.polling_on)}.")
    return Part(f"It was declared {by_election.declared_at}.")


def _table(by_election: ByElection) -> Part:
    votes = valid_vote_count(by_election)
    in_all = f" {votes:,} valid votes in all." if votes is not None else ""
    return Part(f"{summary(by_election)}{in_all}", table=candidate_table(by_election))


def _winning_share(by_election: ByElection) -> Part:
    winner = by_election.winner
    share = share_said(by_election, winner, " of the vote")
    return Part(f"{with_party(winner)} won: {share} ({count(winner.votes)} votes).")


PARTS: dict[str, Callable[[ByElection], Part]] = {
    "winner": _winner,
    "outcome": _outcome,
    "majority": majority_now,
    "majority points": _majority_points,
    "majority overturned": _majority_before,
    "majority before": _majority_before,
    "turnout": _turnout,
    "ballot turnout": _ballot_turnout,
    "turnout change": _turnout_change,
    "electorate": _electorate,
    "valid votes": _valid_votes,
    "rejected papers": _rejected,
    "deposits lost": _deposits,
    "deposits kept": partial(_deposits, lost=False),
    "candidates": _candidates,
    "parties": _parties,
    "unopposed": _unopposed,
    "date": _date,
    "cause": _cause,
    "previous holder": _previous,
    "region": _region,
    "declaration time": _declared,
    "table": _table,
    "winning share": _winning_share,
}
