"""One contest's figure, or several of one, in a sentence each: majority, turnout, swing, date, cause and the rest."""

from __future__ import annotations

from collections.abc import Sequence

from byelex.answers import Answer
from byelex.ask.answering.named.at_baseline import before
from byelex.ask.answering.named.moving import movers_part
from byelex.ask.answering.named.swings import needed_part, swing_part
from byelex.ask.answering.named.whereabouts import whether_in
from byelex.ask.answering.parts.limited import meets, whether_words
from byelex.ask.answering.parts.of_each import of_each
from byelex.ask.answering.parts.one_measure import PARTS, Part, majority_now, majority_of, outcome_for
from byelex.ask.answering.parts.premises import is_so, member_named, put_right, yes_or_no
from byelex.ask.query import Query
from byelex.changing import replace
from byelex.elections import ByElection, Source
from byelex.measures import is_unopposed, majority, outcome, verdict
from byelex.questions.cited import figure_sources
from byelex.questions.contest import figure_notes, follow_ups
from byelex.questions.measuring import MEASURES
from byelex.questions.scopes import contest_names, party_names
from byelex.store import Store
from byelex.wording import capital, claim_sentence, day, how_many, small


def figures(store: Store, query: Query) -> Answer:
    """Answer for the measures asked, for each contest asked about."""
    contests = store.by_elections(query.contests)
    made = [_parts(store, one, query) for one in contests]
    read_as = f"{_asked(store, query, contests, made[0][0].sentence)}, {contest_names(contests)}"
    found = replace(
        of_each(contests, [[part.sentence for part in parts] for parts in made]),
        read_as=read_as,
        claims=tuple(
            dict.fromkeys(
                claim
                for one, parts in zip(contests, made, strict=True)
                for part in parts
                for claim in _claims(one, part)
            )
        ),
        notes=tuple(dict.fromkeys(note for parts in made for part in parts for note in part.notes)),
        sources=_sources(contests, query.measures),
    )
    if len(contests) == 1:
        return replace(
            found,
            figures=tuple(figure for part in made[0] for figure in part.figures),
            table=next((part.table for part in made[0] if part.table), None),
            notes=(*found.notes, *figure_notes(contests[0], query.measures)),
        )
    dates = query.measures == ("date",) and len(contests) == 2 and not query.premise
    return replace(
        found,
        headline=_which_first(contests) if dates else found.headline,
        follow_ups=tuple(
            replace(follow_up, label=f"{follow_up.label} {one.polling_on.year}")
            for one in contests
            for follow_up in follow_ups(one)[:2]
        ),
    )


def _asked(store: Store, query: Query, contests: Sequence[ByElection], told: str) -> str:
    """Say which measures are asked for, whose, and what they are held against."""
    measures = ", ".join(MEASURES[measure].name for measure in query.measures)
    if query.whether and query.measures == ("region",):
        measures = f"whether in {query.words.title() if query.words.islower() else query.words}"
    # Of two, the first is asked to have gained it from the second.
    both = query.parties if query.premise == "gained" else query.parties[:1]
    named = ", from ".join(party_names(store, one) for one in both)
    group = f" ({'from ' if query.premise == 'gained from' else ''}{named})" if named else ""
    if query.member:
        group = f" ({member_named(contests[0], query)})"
    return f"{capital(measures)}{group}{whether_words(query.checked, told)}"


def _which_first(contests: Sequence[ByElection]) -> str:
    """Say which of two by-elections was held first, and how many days lie between."""
    first, last = sorted(contests, key=lambda one: one.polling_on)
    days = (last.polling_on - first.polling_on).days
    if not days:
        return f"Both were held on {day(first.polling_on)}."
    return f"{first.name} was held first, {how_many(days, 'day')} before {last.name}."


_TOLD_BY = {"cause": "cause", "previous holder": "cause", "declaration time": "declaration"}
"""A measure that is reported, and the word by which a source says that it supplies it."""


def _sources(contests: Sequence[ByElection], measures: tuple[str, ...]) -> tuple[Source, ...]:
    """Give the sources of the votes, and those that reported what was asked about."""
    words = {_TOLD_BY[measure] for measure in measures if measure in _TOLD_BY}
    told = [one for each in contests for one in each.sources if any(word in one.supplies for word in words)]
    return tuple(dict.fromkeys((*figure_sources(contests), *told)))


def _claims(by_election: ByElection, part: Part) -> tuple[str, ...]:
    return tuple(
        claim_sentence(claim)
        for claim in by_election.claims
        if any(word in claim.measure.lower() for word in part.claims)
    )


_TELLING = frozenset(("winner", "outcome", "margin"))
"""Measures that by themselves say what became of a party."""


def _parts(store: Store, by_election: ByElection, query: Query) -> list[Part]:
    first, *rest = (_part(store, by_election, measure, query) for measure in query.measures)
    if query.measures[0] in _TELLING and query.parties:
        return [first, *rest]
    if query.measures == ("region",) and query.words:
        return [whether_in(by_election, query)]
    said = put_right(store, by_election, query, query.measures[0])
    # "Did Labour win it with over 40% turnout": where it did not win, no.
    so_far = None if query.checked is None else is_so(by_election, query)
    # "Was Binface's majority over 5,000", of one who had none: no yes, no no.
    another = bool(query.people) and by_election.winner.person_id not in query.people
    none = another and query.measures[0].startswith("majority") and "before" not in query.measures[0]
    so = False if so_far is False else None if none else meets(by_election, query)
    if query.measures[0] == "unopposed":
        theirs = {by_election.winner.party.id, by_election.winner.person_id} & {*query.party_ids, *query.people}
        so = is_unopposed(by_election) if theirs or not (query.parties or query.people) else False
    elif query.measures[0] in {"outcome", "turnout change"}:
        so = is_so(by_election, query)
    if said_so := yes_or_no(so, query):
        named = bool(said) or query.measures[0] in {"unopposed", "outcome"}
        said, first = said_so + said, first if named else replace(first, sentence=small(first.sentence))
    return [replace(first, sentence=f"{said}{first.sentence}"), *rest]


def _part(store: Store, by_election: ByElection, measure: str, query: Query) -> Part:
    if measure in {"swing", "steed swing"}:
        return replace(swing_part(store, by_election, query, steed=measure == "steed swing"), claims=("swing",))
    if measure == "movers":
        return movers_part(by_election)
    if measure == "swing needed":
        return replace(needed_part(store, by_election, query), claims=("swing needed",))
    if measure in {"majority", "majority points"} and query.parties:
        return majority_of(store, by_election, query.parties[0])
    if measure == "margin":
        won = not query.parties or by_election.winner.party.id in query.parties[0]
        made = majority_now(by_election)
        said = "" if won else f"{party_names(store, query.parties[0])} did not win. "
        if won and query.parties and is_so(by_election, query) is False:
            # "Did Labour hold it by over 1,000", where Labour gained it.
            won, said = False, f"{verdict(by_election)}. "
        if query.checked and query.parties:
            begun = yes_or_no(meets(by_election, query) if won else False, query)
            said, made = begun + said, replace(made, sentence=small(made.sentence)) if begun and won else made
        return replace(made, sentence=said + made.sentence)
    if measure in {"winner", "outcome"} and query.parties:
        told = outcome_for(store, by_election, query.parties[0])
        return replace(told, sentence=f"{yes_or_no(is_so(by_election, query), query)}{told.sentence}")
    if measure.endswith(" before") and measure != "majority before":
        return before(by_election, measure.removesuffix(" before"))
    made = PARTS[measure](by_election)
    if query.against == "baseline" and measure == "date" and by_election.baseline is not None:
        then_on = by_election.baseline.polling_on
        gap = how_many((by_election.polling_on - then_on).days, "day")
        return replace(made, sentence=f"{made.sentence} That was {gap} after the general election of {day(then_on)}.")
    if query.against == "baseline" and measure in _SAID_OF_BOTH:
        then = before(by_election, measure)
        made = replace(made, sentence=f"{made.sentence} {then.sentence}{_kept(by_election, measure)}")
    return made


def _kept(by_election: ByElection, measure: str) -> str:
    """Say by how much a majority grew or shrank, where it is the same party's."""
    result, now = outcome(by_election), majority(by_election)
    then = majority(by_election.baseline) if by_election.baseline else None
    if measure != "majority" or result is None or not result.held or now is None or then is None:
        return ""
    return f" It {'rose' if now > then else 'fell'} by {abs(now - then):,}."


_SAID_OF_BOTH = frozenset({"valid votes", "rejected papers", "candidates", "majority"})
"""Measures that, set against the election before, are said of it too; others say so by themselves."""
