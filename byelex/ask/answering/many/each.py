"""One question answered for each of several stretches of time or places, side by side, or several of a by-election."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from byelex.answers import Answer, Figure
from byelex.ask.answering.many.listing import ASK_WHICH
from byelex.ask.answering.parts.of_each import EACH_GIVEN
from byelex.ask.answering.parts.premises import yes_or_no
from byelex.ask.query import Query
from byelex.questions.kinds import MAX_CHOICES
from byelex.questions.scopes import party_names, period_words
from byelex.store import Store
from byelex.store.scope import Scope
from byelex.wording import capital

_OF_ONE_FIGURE = frozenset(("count", "average", "median", "sum"))


def each(store: Store, query: Query, answer_to: Callable[[Store, Query], Answer]) -> Answer:
    """Answer each part of a query: figures beside each other, what is a list or a ranking one after the other."""
    if query.contests:
        return _of_one_contest([answer_to(store, part) for part in query.parts])
    periods = len({period_words(part.scope) for part in query.parts}) > 1
    places = len({(part.scope.country, part.scope.region) for part in query.parts}) > 1
    whose = len({part.parties for part in query.parts}) > 1
    told = [answer_to(store, part) for part in query.parts]
    labels = [
        party_names(store, part.parties[0])
        if whose and part.parties
        else _label(part.scope, periods)
        if periods or places
        else found.title
        for part, found in zip(query.parts, told, strict=True)
    ]
    lines = [f"{label}: {found.headline.removesuffix(ASK_WHICH)}" for label, found in zip(labels, told, strict=True)]
    figures: tuple[Figure, ...] = ()
    headline, paragraphs = lines[0], tuple(lines[1:])
    if all(part.task in _OF_ONE_FIGURE for part in query.parts) and all(found.figures for found in told):
        figures = tuple(replace(found.figures[0], label=label) for label, found in zip(labels, told, strict=True))
        told_apart = "; ".join(f"{one.label}: {one.value}" for one in figures)
        headline = f"{_whether(figures, query)}{told_apart}."
        beside = [_beside(line, one) for line, one in zip(lines, figures, strict=True)]
        figures = tuple(replace(one, detail=said or "") for one, said in zip(figures, beside, strict=True))
        paragraphs = tuple(line for line, said in zip(lines, beside, strict=True) if said is None)
    what = "stretch of time" if periods else "place" if places else "party" if whose else "question"
    return Answer(
        title=f"Each {what} by itself",
        headline=headline,
        kind="answer" if any(found.kind == "answer" for found in told) else "decline",
        read_as="; ".join(found.read_as for found in told),
        figures=figures,
        paragraphs=paragraphs,
        notes=tuple(dict.fromkeys(note for found in told for note in found.notes)),
        sources=tuple(dict.fromkeys(source for found in told for source in found.sources)),
        follow_ups=tuple(dict.fromkeys(one for found in told for one in found.follow_ups))[:MAX_CHOICES],
    )


def _beside(line: str, figure: Figure) -> str | None:
    """Give what a line says besides its figure: "over 65 by-elections"; None where it says more than fits there."""
    figured = f"{figure.label}: {figure.value}"
    rest = line.removeprefix(figured).removesuffix(".")
    return rest.lstrip(" ,:") if line.startswith(figured) and not {".", ";"} & set(rest) else None


def _of_one_contest(told: list[Answer]) -> Answer:
    """Put the answers to what was asked of one by-election under each other."""
    first, *others = told
    said = (*first.paragraphs, *(line for found in others for line in _lines(found)))
    return replace(
        first,
        read_as="; ".join(found.read_as for found in told),
        paragraphs=tuple(line for line in dict.fromkeys(said) if line != first.headline),
        figures=tuple(dict.fromkeys(figure for found in told for figure in found.figures)),
        table=next((found.table for found in told if found.table), None),
        quotes=tuple(quote for found in told for quote in found.quotes),
        claims=tuple(dict.fromkeys(claim for found in told for claim in found.claims)),
        notes=tuple(dict.fromkeys(note for found in told for note in found.notes)),
        sources=tuple(dict.fromkeys(source for found in told for source in found.sources)),
    )


def _whether(figures: tuple[Figure, ...], query: Query) -> str:
    """Say whether the first of two has more, or less, than the second, or which of them has, where that is asked."""
    first, last = (one.exact for one in figures[:2])
    if not isinstance(first, (int, float)) or not isinstance(last, (int, float)):
        return ""
    if query.manner and len(figures) == 2 and first != last:
        return f"{figures[(first < last) == query.most].label}. "
    return yes_or_no(first > last if query.most else first < last, query)


def _lines(found: Answer) -> tuple[str, ...]:
    # That each of several by-elections is given has been said.
    return found.paragraphs if found.headline.endswith(EACH_GIVEN) else (found.headline, *found.paragraphs)


def _label(scope: Scope, periods: bool) -> str:
    if periods:
        return capital(period_words(scope))
    if scope.region is not None:
        return scope.region
    return scope.country or ""
