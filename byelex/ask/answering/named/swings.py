"""Swings other than the one everyone quotes: a pair asked for, the first two, Steed's, and the swing needed."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from byelex.answers import Figure
from byelex.ask.answering.parts.one_measure import Part
from byelex.ask.answering.parts.premises import yes_or_no
from byelex.ask.query import Query
from byelex.elections import Baseline, ByElection, Candidacy
from byelex.measures import holder, stood_for, verdict
from byelex.questions.contest import baseline_name, did_not_stand, no_candidate, not_said
from byelex.questions.scopes import party_names
from byelex.questions.swing import pair_reason, steed_figure, why_undefined, written_out
from byelex.questions.swing_words import stated_swing_figure, swing_needed_figure, swing_notes, swing_words
from byelex.stated import StatedSwing, stated_swing, swing_of_changes
from byelex.store import Store
from byelex.swings import NoSwing, Swing, butler_swing, candidate_of, challenger, standard_swing, swing_needed_points
from byelex.wording import day, in_points, side_name, with_party


def swing_part(store: Store, by_election: ByElection, query: Query, steed: bool = False) -> Part:
    """Say the swing asked for: the standard one, one of a pair, the one between the first two, or Steed's."""
    if by_election.stage == "winner":
        return Part(why_undefined(by_election, NoSwing("")))
    if query.against == "top two":
        if by_election.runner_up is None:
            return Part(f"{_nobody_second(by_election)}, so no swing can be given.")
        return _of_pair(by_election, by_election.runner_up, by_election.winner)
    if query.pair is not None:
        return _asked_for(store, by_election, *query.pair, either=query.against == "between", steed=steed)
    found = standard_swing(by_election)
    if isinstance(found, NoSwing):
        if steed:
            return Part(f"There is no Steed swing: {found.reason}.")
        stated = stated_swing(by_election)
        return Part(why_undefined(by_election, found)) if stated is None else _stated(by_election, stated)
    if steed:
        return _of_steed(by_election, found)
    return _said(by_election, found, f" {pair_reason(by_election)}")


def _of_steed(by_election: ByElection, found: Swing) -> Part:
    figures = steed_figure(found)
    if not figures:
        return Part("There is no Steed swing: the two had no votes between them at one of the elections.")
    (size,) = figures
    butler = f"the Butler swing, over all votes, was {swing_words(found, 2)}"
    sentence = f"The Steed swing was {size.value}, {size.detail}; {butler}."
    return Part(sentence, figures, swing_notes(by_election, found))


def _said(by_election: ByElection, found: Swing, reason: str = "") -> Part:
    figures = (Figure("Butler swing", swing_words(found, 2), float(found.points), written_out(by_election, found)),)
    return Part(f"{swing_words(found)} (Butler).{reason}", figures, swing_notes(by_election, found))


def _of_pair(by_election: ByElection, from_: Candidacy, to: Candidacy) -> Part:
    found = butler_swing(by_election, from_, to)
    if isinstance(found, NoSwing):
        return _stated_of_pair(by_election, from_, to) or Part(f"There is no such swing: {found.reason}.")
    standard, part = standard_swing(by_election), _said(by_election, found)
    pair = {found.from_.party.id, found.to.party.id}
    if isinstance(standard, NoSwing):
        note = f"No swing is usually quoted here: {standard.reason}."
    elif {standard.from_.party.id, standard.to.party.id} != pair:
        note = f"The swing usually quoted here is {swing_words(standard)}."
    else:
        return part
    return replace(part, notes=(*part.notes, note))


def _stated_of_pair(by_election: ByElection, from_: Candidacy, to: Candidacy) -> Part | None:
    """Say the swing of a pair that is known only as published, or from the changes published with the result."""
    if by_election.baseline is not None:
        return None
    usual, pair = stated_swing(by_election), {from_.party.id, to.party.id}
    found = usual if usual and {usual.from_.id, usual.to.id} == pair else swing_of_changes(by_election, from_, to)
    return None if found is None else _stated(by_election, found)


def _stated(by_election: ByElection, found: StatedSwing) -> Part:
    figure = stated_swing_figure(by_election, found)
    return Part(f"{figure.value}, {figure.detail}.", (figure,))


def _asked_for(
    store: Store, by_election: ByElection, from_ids: tuple[str, ...], to_ids: tuple[str, ...], either: bool, steed: bool
) -> Part:
    """Say the swing of a pair asked for. With one party named, the other is the winner or who held the seat."""
    from_, to = stood_for(by_election, from_ids), stood_for(by_election, to_ids)
    for ids, found in ((from_ids, from_), (to_ids, to)):
        if ids and found is None:
            return Part(f"{no_candidate(by_election, party_names(store, ids))}, so there is no such swing to give.")
    if from_ is None or to is None:
        usual = standard_swing(by_election)
        if by_election.baseline is not None and isinstance(usual, NoSwing):
            # Whom else it was from or to nobody said: then there is only the usual one to give, or none.
            return Part(why_undefined(by_election, usual))
        named = from_ or to
        assert named is not None
        other = _opponent(by_election, named)
        if other is None:
            return Part("There was nobody to measure a swing against.")
        from_, to = (named, other) if from_ is not None else (other, named)
    if from_ is to:
        return Part("A swing is between two parties; name two.")
    found_swing = butler_swing(by_election, from_, to)
    if steed:
        if isinstance(found_swing, Swing):
            return _of_steed(by_election, found_swing)
        return Part(f"There is no Steed swing: {found_swing.reason}.")
    part = _of_pair(by_election, from_, to)
    if isinstance(found_swing, Swing) and found_swing.to is not to and found_swing.points and not either:
        return replace(part, sentence=f"It ran the other way: {part.sentence}")
    return part


def _opponent(by_election: ByElection, named: Candidacy) -> Candidacy | None:
    standard = standard_swing(by_election)
    if isinstance(standard, Swing):
        if named.party.id == standard.to.party.id:
            return standard.from_
        if named.party.id == standard.from_.party.id:
            return standard.to
    elif (stated := stated_swing(by_election)) is not None:
        pair = (stated.from_.id, stated.to.id)
        other = [stood_for(by_election, (each,)) for each in pair if each != named.party.id]
        if len(other) == 1 and other[0] is not None:
            return other[0]
    if by_election.winner is not named:
        return by_election.winner
    return by_election.runner_up


def needed_part(store: Store, by_election: ByElection, query: Query) -> Part:
    """Say the swing that was needed here, or would be needed from this result next time."""
    groups = query.parties
    if query.against == "next time":
        return _needed_next(store, by_election, groups)
    baseline, before = by_election.baseline, holder(by_election)
    if baseline is None or before is None:
        return Part("The general election before is not in the store, so the swing needed is not known.")
    if not groups:
        rival = challenger(by_election)
        if rival is None:
            return Part("There was no other candidate before, so no swing was needed.")
        return _needed(by_election, query, baseline, before, rival)
    named = stood_for(baseline, groups[0]) or stood_for(by_election, groups[0])
    name = party_names(store, groups[0])
    if named is None:
        return Part(f"{no_candidate(by_election, name)}; none did before.")
    if named.party.id == before.party.id:
        return Part(f"{name} held the seat and needed no swing; a challenger did.")
    return _needed(by_election, query, baseline, before, named)


def _needed(by_election: ByElection, query: Query, baseline: Baseline, before: Candidacy, rival: Candidacy) -> Part:
    """Say the swing a party needed and, where it is asked, whether it had it from the holder."""
    size = swing_needed_points(baseline, rival)
    if size is None:
        return Part("The swing needed is not known: not every vote before is recorded.")
    needed = _size_needed(by_election, baseline, before, rival, size)
    stood, from_ = candidate_of(by_election, rival), candidate_of(by_election, before)
    if not query.whether:
        absent = [one for one, here in ((rival, stood), (before, from_)) if here is None]
        notes = (f"{did_not_stand(by_election, side_name(one), 'here')}." for one in absent)
        return replace(needed, notes=(*notes, *needed.notes))
    if stood is None or from_ is None:
        found: Swing | NoSwing = NoSwing(f"{(rival if stood is None else before).party.name} did not stand here")
    else:
        found = butler_swing(by_election, from_, stood)
    won = by_election.winner.party.id == rival.party.id
    ending = f"{rival.party.name} {'won' if won else 'did not win'}: {verdict(by_election)}."
    if isinstance(found, NoSwing):
        sentence = f"{needed.sentence} There is no swing to set against it: {found.reason}. {ending}"
        return replace(needed, sentence=sentence)
    had = (found.points if found.to is stood else -found.points) >= size
    there_was = f"The swing between them was {swing_words(found, 2)}."
    sentence = f"{yes_or_no(had, query)}{needed.sentence} {there_was} {ending}"
    return replace(needed, sentence=sentence)


def _nobody_second(by_election: ByElection) -> str:
    return "There was no other candidate" if by_election.ballot_known else f"Who came second is {not_said(by_election)}"


def _size_needed(
    by_election: ByElection, baseline: Baseline, before: Candidacy, rival: Candidacy, needed: Fraction
) -> Part:
    name = side_name(rival)
    sentence = (
        f"{name} needed a swing of {in_points(needed)} from {before.party.name} to win, half the gap at the general "
        f"election of {day(baseline.polling_on)}."
    )
    notes: tuple[str, ...] = ()
    if not any(one.party.id == rival.party.id for one in baseline.candidacies):
        notes = (f"{name} did not stand here in {baseline_name(by_election)} and counts as 0 before.",)
    return Part(sentence, (swing_needed_figure(rival, needed), *_achieved(by_election)), notes)


def _achieved(by_election: ByElection) -> tuple[Figure, ...]:
    found = standard_swing(by_election)
    if isinstance(found, NoSwing):
        return ()
    return (Figure("Swing there was", swing_words(found, 2), float(found.points)),)


def _needed_next(store: Store, by_election: ByElection, groups: tuple[tuple[str, ...], ...]) -> Part:
    winner = by_election.winner
    rival = stood_for(by_election, groups[0]) if groups else by_election.runner_up
    if rival is None:
        absent = no_candidate(by_election, party_names(store, groups[0])) if groups else _nobody_second(by_election)
        return Part(f"{absent}, so no swing can be worked out from this result.")
    if rival is winner:
        return Part(f"{winner.party.name} won here and needs no swing.")
    needed = swing_needed_points(by_election, rival)
    if needed is None:
        return Part("Not every vote is recorded, so the swing needed is not known.")
    return Part(
        f"From this result {with_party(rival)} would need a swing of {in_points(needed)} from {winner.party.name}, "
        "half the gap between them.",
        (swing_needed_figure(rival, needed),),
        ("Arithmetic on this result only: no forecast.",),
    )
