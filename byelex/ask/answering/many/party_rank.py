"""Where a party's votes, share or change of share at a by-election stand among all that it had elsewhere."""

from __future__ import annotations

from byelex.answers import Answer
from byelex.ask.answering.parts.of_each import about
from byelex.ask.query import Query
from byelex.elections import ByElection
from byelex.names.seats import OF_LATE
from byelex.questions import ordering, ranking
from byelex.questions.measuring import MEASURES
from byelex.questions.ordering import Order
from byelex.questions.scopes import contest_names, coverage_note, party_names, scope_words, since_2010
from byelex.store import Store
from byelex.store.queries import Stood, candidacies, candidacies_within
from byelex.store.scope import Bound, Scope
from byelex.wording import how_many, placed

_ROUNDED = (
    "Shares and changes published with a result are ranked as they are, rounded: a place among them may be another."
)


def party_rank(store: Store, query: Query) -> Answer:
    """Answer where a party's best-placed candidate at each contest ranks among all of the party's."""
    contests = store.by_elections(query.contests)
    sentences = [_sentence(store, one, query) for one in contests]
    whose, measure = party_names(store, query.parties[0]), MEASURES[query.measures[0]].name
    found = about(contests)
    return Answer(
        title=found.title,
        headline=sentences[0],
        read_as=f"Rank by {whose}'s {measure.removesuffix(' for a candidate')}, {contest_names(contests)}, "
        f"among {scope_words(store, query.scope)}",
        paragraphs=tuple(sentences[1:]),
        notes=(coverage_note(store, query.scope), *((_ROUNDED,) if query.measures[0] != "votes" else ())),
        sources=found.sources,
        follow_ups=found.follow_ups,
    )


def _sentence(store: Store, by_election: ByElection, query: Query) -> str:
    measure, stood = query.measures[0], Stood(query.parties[0])
    whose = party_names(store, query.parties[0])
    this = Order(measure, True, Scope(by_election_ids=(by_election.id,)), stood)
    rows = candidacies(store, this.scope, stood, measure, True, 1)
    if not rows:
        return f"{by_election.name} has no such figure of {whose} to rank."
    own = ordering.placed(store, this, rows)[0]
    value = float(rows[0].value)
    figure = " ".join(filter(None, (ranking.value_words(measure, own), own.basis)))
    said = [f"{ranking.name_of(own)}: {figure}, {_place(store, query, query.scope, value)}."]
    late = since_2010(store, query.scope)
    if late is not None and by_election.polling_on >= OF_LATE:
        said.append(f"Since 2010: {_place(store, query, late, value)}.")
    return " ".join(said)


def _place(store: Store, query: Query, scope: Scope, value: float) -> str:
    """Say a place among a party's candidacies, counted from the most or from the least."""
    measure, stood = query.measures[0], Stood(query.parties[0])
    order = ordering.among(Order(measure, query.most, scope, stood))
    bounds = Bound(measure, ">", value), Bound(measure, "=", value), Bound(measure, "<", value)
    more, level, less = (candidacies_within(store, order.scope, stood, bound) for bound in bounds)
    tied = f", level with {how_many(level - 1, 'other')}" if level > 1 else ""
    least = "" if query.most else " from the lowest"
    ahead, whose = more if query.most else less, party_names(store, query.parties[0])
    return f"{placed(ahead + 1)}{least} of {whose}'s {more + level + less:,} on record{tied}"
