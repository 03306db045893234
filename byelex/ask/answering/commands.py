"""Questions that a command answers as it is asked: /ask says only how it read them."""

from __future__ import annotations

from datetime import date

from byelex.answers import Answer
from byelex.ask.answering.named.at_baseline import won_then
from byelex.ask.answering.parts.premises import yes_or_no
from byelex.ask.query import Query
from byelex.changing import replace
from byelex.questions.kinds import names_of
from byelex.questions.registry import answer
from byelex.store import Store
from byelex.store.called import called
from byelex.wording import day, small

MOST_NOTED = 3
"""So many by-elections, of those called or of a seat, are noted under an answer."""


def result(store: Store, query: Query) -> Answer:
    """Answer who won a by-election, and by how much."""
    found = answer(store, "result", {"seat": query.contests[0]})
    return replace(found, read_as=f"Result, {names_of(store).by_id[query.contests[0]].name}")


def help_(store: Store, query: Query) -> Answer:
    """Answer what can be asked."""
    return replace(answer(store, "help", {}), read_as="What can be asked")


def upcoming(store: Store, query: Query) -> Answer:
    """Answer which by-elections are called, or what is known of one."""
    found = answer(store, "upcoming", {"seat": query.contests[0]} if len(query.contests) == 1 else {})
    if query.manner == "no result":
        found = replace(found, headline=f"Nobody has been elected yet. {found.headline}")
    before = {
        f"{one.constituency.name} also had a by-election on {day(earlier.polling_on)}: ask with the year."
        for one in called(store)
        if one.id in query.contests[:1]
        for earlier in names_of(store).listings
        if earlier.constituency_name == one.constituency.name
    }
    read_as = "By-elections that are called and to come"
    return replace(found, read_as=read_as, notes=(*found.notes, *sorted(before)[:MOST_NOTED]))


def project(store: Store, query: Query) -> Answer:
    """Answer what a by-election's swing, or one typed, would do to the last general election."""
    if query.contests:
        found = answer(store, "project", {"seat": query.contests[0]})
        name = names_of(store).by_id[query.contests[0]].name
        return replace(found, read_as=f"The changes at {name} applied to all")
    assert query.pair is not None
    (from_, *_), (to, *_) = query.pair
    parties, text = store.parties(), names_of(store).party_text
    pair = {"from_": text(parties[from_]), "to": text(parties[to])}
    found = answer(store, "project", {**pair, "points": query.words})
    read_as = f"A swing of {query.words} points from {parties[from_].name} to {parties[to].name} applied to all"
    return replace(found, read_as=read_as)


def history(store: Store, query: Query) -> Answer:
    """Answer with every election of a seat."""
    if query.scope.first_day is not None:
        return _general_election(store, query, query.scope.first_day)
    found = answer(store, "history", {"seat": query.words or query.contests[0]})
    return replace(found, read_as=f"Every election in the store, {_seat_of(found, query)}")


def _general_election(store: Store, query: Query, on: date) -> Answer:
    """Answer who won a seat at a general election, with every other election of the seat as it was then."""
    names = names_of(store)
    held = {
        one.id: store.general_election(one.id).get(on)
        for one in names.seat_of(names.by_id[query.contests[0]]).constituencies
    }
    seat, then = next(((seat, poll) for seat, poll in held.items() if poll and poll.candidacies), ("", None))
    found = answer(store, "history", {"seat": seat or query.contests[0]})
    so = yes_or_no(then.candidacies[0].party.id in query.party_ids, query) if then else ""
    none = f"At the general election of {day(on)} there was no seat of that name."
    only = found.table is not None and len(found.table.rows) == 1
    return replace(
        # Of one election a history says the same over again.
        replace(found, figures=(), table=None) if only else found,
        headline=f"{so}{small(won_then(then)) if so else won_then(then)}" if then else none,
        read_as=f"General election of {day(on)}{'' if only else ', and every other'}, {_seat_of(found, query)}",
        paragraphs=() if only else (found.headline, *found.paragraphs),
    )


def _seat_of(found: Answer, query: Query) -> str:
    return found.title.rpartition(",")[0] or query.words


def background(store: Store, query: Query) -> Answer:
    """Answer why there was a by-election, and what was reported of it."""
    found = answer(store, "background", {"seat": query.contests[0]})
    return replace(found, read_as=f"What lay behind it, {names_of(store).by_id[query.contests[0]].name}")
