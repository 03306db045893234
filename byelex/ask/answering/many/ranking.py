"""Records and ranks: the lists of `/records` for whatever was asked, and where one contest stands among all."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from byelex.answers import Answer, Figure
from byelex.ask.answering.many.first_of_each import first_of_each
from byelex.ask.answering.many.party_rank import party_rank
from byelex.ask.answering.parts.limited import is_within, limit_words, whether_words
from byelex.ask.answering.parts.of_each import about
from byelex.ask.answering.parts.phrasing import order_words
from byelex.ask.answering.parts.premises import yes_or_no
from byelex.ask.query import Query
from byelex.elections import ByElection
from byelex.questions import ordering, ranking
from byelex.questions.kinds import names_of
from byelex.questions.lists import of_known_cause
from byelex.questions.measuring import MEASURES
from byelex.questions.ordering import Order
from byelex.questions.rank import among_its_like, rank_of
from byelex.questions.result import summary
from byelex.questions.scopes import contest_names, party_names, scope_words, since_2010
from byelex.store import Store
from byelex.store.queries import Ranked, Stood, candidacies_within, contest_count, ranked
from byelex.store.scope import Scope
from byelex.wording import capital, day, how_many, listed, placed, small

CONTEXT = 5
"""How many a record shows besides the one asked for, so that it is seen among its like."""

MOST_COUNTED = 10


def record(store: Store, query: Query) -> Answer:
    """Answer which contests, or whose candidacies, have most or least of a measure."""
    if query.by:
        return first_of_each(store, query)
    order = _order(query, query.scope)
    how_often, fitting = _how_often(store, order, query)
    # Of those counted as many are told as are listed.
    query = replace(query, count=min(max(fitting, 1), MOST_COUNTED)) if how_often else query
    wanted = query.nth + query.count - 1
    rows = ordering.found(store, order, max(wanted, CONTEXT) + ordering.BEYOND)
    said = f"{order_words(store, query)}{_whose(store, query)}"
    if how_often and query.checked and not query.people:
        said = f"Candidates{_whose(store, query)} with {limit_words(query.checked)}"
    held_against = "" if said.startswith("Candidates") else whether_words(query.checked)
    read_as = f"{said}{held_against}, {ranking.kind_words(store, order)}"
    if query.measures[0] == "date":
        # "Last" alone would say nothing.
        said = read_as = f"{said} of the {ranking.kind_words(store, order)}"
        if query.words:
            of_one = ranking.kind_words(store, order) if query.scope.by_election_ids else f"the {small(said)}"
            said = read_as = f"How long since {of_one}"
    if len(rows) < query.nth:
        return replace(ranking.nothing(store, order, "Nothing to rank"), read_as=read_as)
    chosen = _chosen(rows, query)
    found = ranking.ranked_answer(store, order, rows, max(wanted, CONTEXT, chosen.stop), said, chosen)
    known = of_known_cause(store, query.scope)
    by_votes = query.measures[0] == "majority" and not query.scope.bounds
    return replace(
        found,
        headline=f"{_how_long_ago(rows[chosen], query)}{how_often or _so(store, order, rows[chosen], query)}"
        f"{found.headline}.",
        read_as=read_as,
        paragraphs=(*_won_by(store, query, rows[chosen]), *_since_2010(store, query, rows[chosen]), *found.paragraphs),
        notes=(
            *found.notes,
            *((f"Only{known} can be among them.",) if known else ()),
            *(("Ranked by votes, not by points of share.",) if by_votes else ()),
        ),
    )


def _how_often(store: Store, order: Order, query: Query) -> tuple[str, int]:
    """Say how often somebody had so many, and give the number; of those not recorded it is said how many they are."""
    if query.checked is None or query.manner != "how many":
        return "", 0
    every, known = ranking.counts(store, order)
    fitting = candidacies_within(store, order.scope, order.stood, query.checked)
    unknown = f" of which it is recorded ({every - known} more it is not)" if known < every else ""
    end = ": " if fitting else f"; the {'most' if query.most else 'least'}: "
    so = "Not where it is recorded: " if query.whether and not fitting and unknown else yes_or_no(bool(fitting), query)
    counted = how_many(known, "time") if query.people else how_many(known, "candidacy", "candidacies")
    return f"{so}{fitting or ('none' if so else 'None')} of the {counted}{unknown}{end}", fitting


def _won_by(store: Store, query: Query, chosen: tuple[Ranked, ...]) -> tuple[str, ...]:
    """Say who won there, where that was asked too."""
    if "winner" not in query.measures:
        return ()
    contests = store.by_elections(tuple(dict.fromkeys(one.by_election_id for one in chosen[:CONTEXT])))
    return tuple(f"{contest_names([one])}: {summary(one)}" if len(contests) > 1 else summary(one) for one in contests)


def _how_long_ago(chosen: tuple[Ranked, ...], query: Query) -> str:
    """Say how long a date is past, on the day from which that is asked; nothing where it is not."""
    if query.measures[0] != "date" or not query.words:
        return ""
    then, today = date.fromisoformat(str(chosen[0].value)), date.fromisoformat(query.words)
    years = today.year - then.year - ((today.month, today.day) < (then.month, then.day))
    months = (today.month - then.month - (today.day < then.day)) % 12
    parts = [how_many(number, unit) for number, unit in ((years, "year"), (months, "month")) if number]
    return f"{listed(parts) or 'Less than a month'} ({how_many((today - then).days, 'day')}) to {day(today)}. "


def _so(store: Store, order: Order, chosen: tuple[Ranked, ...], query: Query) -> str:
    """Say whether the most, or least, that somebody had is within a limit; nothing where that is not asked."""
    if query.checked is None:
        return ""
    so = is_within(float(chosen[0].value), query.checked)
    every, known = ranking.counts(store, order)
    return "Not where it is recorded: " if query.whether and known < every and not so else yes_or_no(so, query)


def _order(query: Query, scope: Scope) -> Order:
    stood = Stood(query.party_ids, query.people, position=query.position, elected=False if query.lost else None)
    return ordering.among(Order(query.measures[0], query.most, scope, stood))


def _whose(store: Store, query: Query) -> str:
    party = " or ".join(party_names(store, group) for group in query.parties)
    if query.people:
        return f" for {names_of(store).person_by_id[query.people[0]].name}{f' ({party})' if party else ''}"
    whose = f" for {party}" if party else ""
    part = "a runner-up" if query.position == 2 else "a losing candidate" if query.lost else ""
    if query.position and query.position > 2:
        part = f"a candidate in {placed(query.position)} place"
    return f"{whose or ' for'}{' as' if whose else ''} {part}" if part else whose


def _chosen(rows: tuple[Ranked, ...], query: Query) -> slice:
    """Find those asked for: so many from a place on, or the one in a place with all that are level with it."""
    first = query.nth - 1
    if query.count > 1:
        return slice(first, min(first + query.count, len(rows)))
    level = [at for at, one in enumerate(rows) if one.value == rows[first].value]
    return slice(level[0], level[-1] + 1)


def _since_2010(store: Store, query: Query, chosen: tuple[Ranked, ...]) -> tuple[str, ...]:
    """Say what the record is since 2010, where every figure is computed, if that is another."""
    scope = since_2010(store, query.scope)
    if scope is None or query.measures[0] == "date" or query.manner == "how many":
        return ()
    order = _order(query, scope)
    rows = ordering.found(store, order, query.nth + query.count + ordering.BEYOND)
    if len(rows) < query.nth or rows[_chosen(rows, query)] == chosen:
        return ()
    wanted = _chosen(rows, query)
    shown = ordering.placed(store, order, rows[: wanted.stop])[wanted]
    told = ranking.headline(order.measure, shown, ordering.level_count(store, order, rows, rows[wanted][0]))
    return (f"Since 2010: {told}.",)


def rank(store: Store, query: Query) -> Answer:
    """Answer where contests rank by a measure, among all in the store and, for a swing, among those of its pair."""
    if query.parties:
        return party_rank(store, query)
    measure = query.measures[0] if query.measures else "swing"
    contests = store.by_elections(query.contests)
    asked = Order(measure, query.most, query.scope)
    sentences = [_rank_sentence(store, one, asked, query) for one in contests]
    among = "" if query.scope == Scope() else f", among {scope_words(store, query.scope)}"
    read_as = f"Rank by {MEASURES[measure].name}, {contest_names(contests)}{among}"
    order = among_its_like(contests[0], asked)
    found = about(contests)
    if len(contests) == 1:
        found, sentences = replace(found, headline=sentences[0]), []
    return replace(
        found,
        read_as=read_as,
        paragraphs=(*sentences, *ranking.coverage(store, order)),
        figures=(Figure("Ranked among", f"{how_many(contest_count(store, order.scope), 'by-election')} in the store"),),
        notes=ranking.notes(store, order, (), []),
    )


def _rank_sentence(store: Store, by_election: ByElection, order: Order, query: Query) -> str:
    measure = order.measure
    found = rank_of(store, by_election, order)
    if found is None:
        return f"{by_election.name} has no {MEASURES[measure].name} to rank."
    this = Scope(by_election_ids=(by_election.id,))
    own = ordering.placed(store, found.order, ranked(store, this, measure, True, 1))[0]
    level = found.around.same - 1
    tied = f", level with {how_many(level, 'other')}" if level else ""
    so = found.place == query.nth if query.nth > 1 else found.place <= query.count
    said = [
        f"{yes_or_no(so, query)}{by_election.name} ranks {found.words} by "
        f"{MEASURES[measure].name}{tied}: {ranking.value_words(measure, own)}."
    ]
    if found.late_words:
        said.append(f"Since 2010: {found.late_words}.")
    if found.pair_words and not query.scope.swing_from:
        said.append(f"Among {found.pair_words}.")
    if found.unsure_words:
        said.append(f"{capital(found.unsure_words)}.")
    return " ".join(said)
