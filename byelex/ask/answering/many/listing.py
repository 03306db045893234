"""Lists and counts of the by-elections that fit."""

from __future__ import annotations

from dataclasses import replace

from byelex.answers import Answer, Figure, Kind
from byelex.ask.answering.parts.premises import yes_or_no
from byelex.ask.conditions import not_so
from byelex.ask.query import Query
from byelex.measures import points
from byelex.questions.cited import scope_sources
from byelex.questions.contest import count_figure
from byelex.questions.lists import NAMED, cause_asked, list_notes, list_of, of_known_cause
from byelex.questions.rows import result_follow_ups
from byelex.questions.scopes import none_missing, of_recorded_regions, scope_words, since_2010
from byelex.store import Store
from byelex.store.groups import by_party
from byelex.store.lines import lines
from byelex.store.queries import contest_count, contests
from byelex.store.scope import Bound, Scope
from byelex.wording import capital, listed, percent, small

EVERYONE_KNOWN = Bound("candidates", ">=", 0)
"""Asks for by-elections of which it is recorded who stood, everyone."""
ASK_WHICH = " Ask which, to have them listed."


def listed_contests(store: Store, query: Query) -> Answer:
    """Answer which by-elections fit, latest first: the list that `/list` gives, with how it was read."""
    found = list_of(store, query.scope)
    # That there is none is an answer, unless contests of unknown cause are left out; and a figure that no contest has
    # may be one that a report gives.
    exact = any(bound.comparison in {"=", "~"} for bound in query.scope.bounds)
    unknown = found.table is None and (exact or cause_asked(query.scope))
    told = found.headline
    if query.manner == "every":
        return _every_one(store, query, found)
    begun = "" if unknown else yes_or_no((found.table is None) == (query.manner == "none"), query)
    if begun and told.startswith(("There ", "One:")):
        told = small(told)
    if begun and found.table is None and query.scope.winner and query.scope.defender:
        # "Has Reform ever lost to the Greens": it came second to them, in a seat of Labour's.
        found = replace(found, notes=(_OF_SEATS, *found.notes))
    kind: Kind = "decline" if unknown else "answer"
    return replace(found, headline=f"{begun}{told}", kind=kind, read_as=found.title)


_OF_SEATS = "Meant are seats that one had and the other took. Whoever had it, ask where one beat the other."


def _every_one(store: Store, query: Query, found: Answer) -> Answer:
    """Answer whether all by-elections that could have ended so did: "did Labour hold every seat it defended".

    That not all did takes one that is known not to have.
    """
    whole = of_recorded_regions(store, query.whole or query.scope)
    rest = not_so(query.scope, whole)
    # The winners of the list are counted already.
    so, others = sum(number for _, number in by_party(store, query.scope, "winner")), contest_count(store, rest)
    known, unknown = so + others, contest_count(store, whole) - so - others
    if so and known + unknown == 1:
        return replace(found, headline=f"{yes_or_no(True, query)}{small(found.headline)}", read_as=found.title)
    unsure = of_known_cause(store, whole)
    words = f"{scope_words(store, whole)}{unsure}"
    if not known:
        told = f"There are no {words}." if not unknown else "Not known of any of them."
        kind: Kind = "decline" if unknown or unsure else "answer"
        return replace(found, headline=told, kind=kind, table=None, read_as=found.title)
    named = listed([one.name for one in lines(store, contests(store, rest)).values()]) if others <= NAMED else ""
    number = f"{so:,} of the {known:,}" if others else "both" if known == 2 else f"all {known:,}"
    missing = f"; of {unknown:,} it is not recorded" if unknown else ""
    begun = yes_or_no(not others, query) if others or not unknown else "Not known: "
    told = f"{begun}{number} {words}{f'; not {named}' if named else ''}{missing}."
    if others == known + unknown == 1:
        told = f"{begun}not {named}, the only one of the {words}."
    return replace(found, headline=told, kind="answer", read_as=found.title)


def counted(store: Store, query: Query) -> Answer:
    """Answer how many by-elections fit."""
    number = contest_count(store, query.scope)
    words = scope_words(store, query.scope)
    if not number and cause_asked(query.scope):
        return replace(list_of(store, query.scope), title=f"Number of {words}", read_as=f"Number of {words}")
    found = list(lines(store, contests(store, query.scope, limit=NAMED)).values()) if number <= NAMED else []
    of = of_known_cause(store, query.scope)
    told = _of_all(store, query, number) or _counted_words(number, of, [one.name for one in found])
    if query.limit and none_missing(store, query.scope, number):
        told = f"{yes_or_no(number == query.limit.value, query)}{small(told)}"
    return Answer(
        title=f"Number of {words}",
        headline=told,
        read_as=f"Number of {words}",
        figures=(count_figure(capital(words), number), *_late_count(store, query.scope)),
        notes=list_notes(store, query.scope),
        sources=scope_sources(store, query.scope),
        follow_ups=result_follow_ups(found),
    )


def _of_all(store: Store, query: Query, number: int) -> str:
    """Say what proportion of by-elections were so, of all of which it is recorded; empty if that is not asked."""
    if query.manner != "proportion" or query.whole is None:
        return ""
    scope, whole = query.scope, of_recorded_regions(store, query.whole)
    every, words = contest_count(store, whole), scope_words(store, whole)
    asked = (scope.stood, scope.ahead) != (whole.stood, whole.ahead)
    if asked or any(without.stood for without in scope.excluding if without not in whole.excluding):
        # Who stood is known more often where they did: only whole ballots can be set against each other.
        scope, whole = (replace(one, bounds=(*one.bounds, EVERYONE_KNOWN)) for one in (scope, whole))
        number = contest_count(store, scope)
    of = number + contest_count(store, not_so(scope, whole))
    recorded = " of which it is recorded" if of < every else ""
    return f"{number:,} of the {of:,} {words}{recorded}: {percent(points(number, of))}." if of else ""


def _counted_words(number: int, of: str, names: list[str]) -> str:
    if not number:
        return f"None{of}."
    if names:
        return f"{number:,}{of}: {', '.join(names)}."
    return f"{number:,}{of}." if of else f"{number:,}.{ASK_WHICH}"


def _late_count(store: Store, scope: Scope) -> tuple[Figure, ...]:
    late = since_2010(store, scope)
    number = contest_count(store, late) if late else 0
    return (Figure("Since 2010", f"{number:,}{of_known_cause(store, late)}", number),) if late else ()
