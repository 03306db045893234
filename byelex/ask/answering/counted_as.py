"""Whom a name counts, a party's or a person's, where a reader may think of others."""

from __future__ import annotations

from collections import Counter

from byelex.ask.query import Query
from byelex.questions.kinds import names_of
from byelex.store import Store
from byelex.store.queries import Stood
from byelex.store.totals import totals
from byelex.wording import listed

INDEPENDENTS = (
    "Counted as Independent are those who stood under that one word. Whoever stood under another name "
    "(Independent Unionist, Blaenau Gwent People's Voice) is counted under it: ask by the person or the seat."
)
_OTHER_GREENS = ("scottish-green", "green-ni")


def counted_as(store: Store, query: Query) -> tuple[str, ...]:
    """Say of an answer over many by-elections whom the names of its parties count."""
    scope = query.scope
    named = (*scope.winner, *scope.defender, *scope.runner_up, *scope.stood)
    independents = (INDEPENDENTS,) if "independent" in named else ()
    asked = {*named, *scope.ahead, *scope.behind, *query.party_ids}
    others = [one for one in _OTHER_GREENS if one in asked]
    if query.contests or "green" not in asked or not others:
        return independents
    there = [
        (store.parties()[one].name, number)
        for one in others
        if (number := totals(store, scope, Stood(parties=(one,))).candidacies)
    ]
    if not there:
        return independents
    told = listed([f"{name} ({number} here)" for name, number in there])
    return (
        *independents,
        f"Counted as Green with the Green Party of England and Wales: {told}. Ask for one by its name.",
    )


def called_alike(store: Store, query: Query) -> tuple[str, ...]:
    """Say of an answer on somebody that several people go by the name."""
    by_id = names_of(store).person_by_id
    told = Counter(by_id[one].name for one in query.people if one in by_id)
    return tuple(f"{number} different people called {name} stood." for name, number in told.items() if number > 1)
