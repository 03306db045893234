"""Answers whether a by-election is the only one of some, the first of them or the last."""

from __future__ import annotations

from dataclasses import replace

from byelex.answers import Answer
from byelex.ask.answering.parts.premises import yes_or_no
from byelex.ask.query import Query
from byelex.questions.kinds import names_of
from byelex.questions.lists import cause_asked, list_of
from byelex.store import Store
from byelex.store.queries import Stood, candidacies, contest_count, contests, measured_count
from byelex.store.scope import Scope
from byelex.wording import capital, day, how_many, small


def singled_out(store: Store, query: Query) -> Answer:
    """Answer so, over the list of all it is set among."""
    found, by_id = list_of(store, query.scope), names_of(store).by_id
    one = by_id[query.contests[0]]
    name = one.name
    if cause_asked(query.scope):
        # Causes are recorded of some alone: of those it is told, and no more.
        return replace(found, kind="answer" if found.table is not None else "decline", read_as=found.title)
    among = [by_id[each] for each in contests(store, query.scope)]
    said = small(found.headline)
    missing = "" if one in among else _not_recorded(store, query.scope, one.id)
    if missing and not (among and query.words == "only"):
        told = f"no {missing} is recorded of {name}, so that is not known. Of those where it is: {said}"
        return replace(found, headline=capital(told), kind="answer", read_as=found.title)
    if one not in among:
        # Of what is recorded only of some, that it is none of them is not known.
        told = f"{name} is none of these: {said}" if among and not missing else said
        so = False
    elif query.words == "only":
        so = len(among) == 1
        told = f"{name} is the only one." if so else said
    else:
        # Latest first; of one day, none is the first alone.
        edge = among[0 if query.words == "last" else -1]
        so = one.polling_on == edge.polling_on
        which = f"{edge.constituency_name}, {day(edge.polling_on)}"
        together = [each for each in among if each.polling_on == edge.polling_on]
        alone = len(together) == 1
        of = f"the {query.words} of {how_many(len(among), 'by-election')}"
        told = f"{name} is {of}." if so and alone else f"{of} was {which}."
        if so and not alone:
            told = f"{name} is, with {len(together) - 1} more of that day, {of}."
    word = f"the {query.words} one" if query.words == "only" else f"the {query.words}"
    return replace(
        found,
        headline=f"{yes_or_no(so, query)}{told}",
        kind="answer",
        read_as=f"Whether {name} is {word}: {found.title}",
    )


def _not_recorded(store: Store, scope: Scope, contest: str) -> str:
    """Give a limited figure that is not recorded of a by-election which meets all else of a scope; none otherwise."""
    alone = replace(scope, by_election_ids=(contest,), bounds=(), stood_bound=None)
    if not contest_count(store, alone):
        return ""
    for bound in scope.bounds:
        # A hold overturned none, whatever is recorded of it.
        if not (measured_count(store, alone, bound.measure) or bound.measure.startswith("majority overturned")):
            return bound.measure
    own = scope.stood_bound
    if own is None or candidacies(store, alone, Stood(parties=scope.stood), own.measure):
        return ""
    return f"{'change of share' if own.measure == 'change' else own.measure} for that party"
