"""The plain average of a measure, or the median: over by-elections, candidacies, or by year, place or the like."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from statistics import fmean, median

from byelex.answers import Answer, Column, Figure, FollowUp, Row, Table
from byelex.ask.answering.many.grouping import LONGEST, group_key, group_notes, grouped_by
from byelex.ask.answering.parts.phrasing import ordinal
from byelex.ask.query import Query
from byelex.questions.cited import scope_sources
from byelex.questions.kinds import names_of
from byelex.questions.measuring import MEASURES, average_words, written
from byelex.questions.ordering import unpaired
from byelex.questions.scopes import coverage_note, pair_words, party_names, scope_words, since_2010
from byelex.store import Store
from byelex.store.queries import Stood, any_published, candidacy_values, contest_count, ranked, spread, values
from byelex.store.scope import Scope
from byelex.store.totals import totals
from byelex.wording import capital, how_many, rounded

_ROUNDED = "Some of the figures are as published with the result, and rounded."
_EACH_ONCE = "Each by-election counts once, whatever its size."


def averaged(store: Store, query: Query) -> Answer:
    """Answer what a measure is on average, or its median, over a scope."""
    if query.by:
        return _by_group(store, query)
    return _of_candidacies(store, query) if query.party_ids or query.people else _of_contests(store, query)


def _kind(query: Query) -> str:
    return f"{'Median' if query.task == 'median' else 'Average'} {MEASURES[query.measures[0]].name}"


def _written(query: Query, value: Fraction) -> str:
    return average_words(query.measures[0], value, query.task == "median")


def _average(query: Query, known: Sequence[float]) -> Fraction:
    return Fraction(median(known) if query.task == "median" else fmean(known))


def _over(store: Store, query: Query, whose: str, value: Fraction, number: str, notes: Sequence[str]) -> Answer:
    """Answer with one average, over a `number` of by-elections or candidacies as written, of `whose`, if not all."""
    kind, shown = _kind(query), _written(query, value)
    read_as = f"{kind}{whose}, {scope_words(store, query.scope)}"
    return Answer(
        title=read_as,
        headline=f"{shown}, over {number}.",
        read_as=read_as,
        figures=(Figure(kind, shown, float(value)),),
        notes=(coverage_note(store, query.scope), *notes),
    )


def _of_a_pair(store: Store, query: Query) -> Answer:
    """Average a pair's swing where it was the standard one, whichever way it ran: one that ran back counts against."""
    scope, (_, back) = query.scope, _both_ways(query)
    there, against = values(store, scope, "swing"), values(store, back, "swing")
    known = [*there, *(-points for points in against)]
    kind, whose = f"{_kind(query)} {pair_words(store, scope)}", scope_words(store, unpaired(scope))
    if not known:
        none = "There is none in the store to average."
        note = coverage_note(store, scope)
        return Answer(f"{kind}, {whose}", none, kind="decline", read_as=f"{kind}, {whose}", notes=(note,))
    value = _average(query, known)
    ran = f", {len(against):,} of them with a swing that ran {pair_words(store, back)}" if against else ""
    shown = _written(query, abs(value))
    return Answer(
        title=f"{kind}, {whose}",
        headline=f"{shown} {pair_words(store, scope if value >= 0 else back)}, "
        f"over {how_many(len(known), 'by-election')} where the standard swing was between the two{ran}.",
        read_as=f"{kind}, {whose}",
        figures=(Figure(kind, f"{shown} {pair_words(store, scope if value >= 0 else back)}", float(value)),),
        notes=(coverage_note(store, scope), _EACH_ONCE, *_rounded(store, query)),
        sources=tuple(dict.fromkeys((*scope_sources(store, scope), *scope_sources(store, back)))),
    )


def _both_ways(query: Query) -> list[Scope]:
    """Give a scope and, where a pair's swing is averaged, the same of swings that ran the other way."""
    scope = query.scope
    if query.measures[0] != "swing" or not (scope.swing_from and scope.swing_to) or scope.bounds:
        return [scope]
    return [scope, replace(scope, swing_from=scope.swing_to, swing_to=scope.swing_from)]


def _of_contests(store: Store, query: Query) -> Answer:
    measure, scope = query.measures[0], query.scope
    if len(_both_ways(query)) > 1:
        return _of_a_pair(store, query)
    known, of = spread(store, scope, measure), contest_count(store, scope)
    if known.mean is None or known.least is None or known.most is None:
        read_as = f"{_kind(query)}, {scope_words(store, scope)}"
        told, note = "There is none in the store to average.", coverage_note(store, scope)
        return Answer(read_as, told, kind="decline", read_as=read_as, notes=(note,))
    value = _average(query, values(store, scope, measure)) if query.task == "median" else Fraction(known.mean)
    notes = (_EACH_ONCE, *_left_out(of - known.count, "by-election"))
    found = _over(store, query, "", value, how_many(known.count, "by-election"), notes)
    figures = [*found.figures]
    if measure == "turnout" and query.task == "average":
        figures += _pooled_turnout(store, scope)
    late = since_2010(store, scope)
    lately = values(store, late, measure) if late else ()
    if lately:
        value = _average(query, lately)
        figures.append(Figure("Since 2010", _written(query, value), float(value), f"over {len(lately)}"))
    figures.append(Figure("Lowest", written(measure, known.least), known.least))
    figures.append(Figure("Highest", written(measure, known.most), known.most))
    return replace(found, figures=tuple(figures), sources=scope_sources(store, scope))


def _rounded(store: Store, query: Query) -> tuple[str, ...]:
    published = any(any_published(store, way, query.measures[0]) for way in _both_ways(query))
    return (_ROUNDED,) if published else ()


def _left_out(number: int, noun: str, nouns: str = "") -> tuple[str, ...]:
    return (f"{how_many(number, noun, nouns)} without that figure left out.",) if number else ()


def _pooled_turnout(store: Store, scope: Scope) -> tuple[Figure, ...]:
    """Give the turnout of all voters together, where every contest has both figures: it is another average."""
    votes, electors = spread(store, scope, "valid votes"), spread(store, scope, "electorate")
    if not votes.count == electors.count == contest_count(store, scope):
        return ()
    together = Fraction(100 * int(votes.total), int(electors.total))
    return (Figure("All their votes over all their electors", f"{rounded(together, 1)}%", float(together)),)


def _of_candidacies(store: Store, query: Query) -> Answer:
    """Average what the candidates of some parties, or one person, polled: each candidacy counts once."""
    stood, people = Stood(parties=query.party_ids, people=query.people), names_of(store).person_by_id
    name = " as ".join([*(people[one].name for one in query.people), *(party_names(store, g) for g in query.parties)])
    total = totals(store, query.scope, stood)
    summed = query.task == "average" and query.measures == ("votes",)
    found = () if summed else candidacy_values(store, query.scope, stood, query.measures[0])
    # Votes are whole numbers: their sum is kept, and is exact.
    number = total.candidacies - total.votes_missing if summed else len(found)
    if not number:
        read_as = f"{_kind(query)}, {name}, {scope_words(store, query.scope)}"
        return Answer(read_as, f"{name} has none in the store to average.", kind="decline", read_as=read_as)
    notes = ["Each candidacy counts once, whatever the size of the seat."]
    notes += _left_out(total.candidacies - number, "candidacy", "candidacies")
    notes += [_ROUNDED] if any(margin for _, margin in found) else []
    value = Fraction(total.votes, number) if summed else _average(query, [float(value) for value, _ in found])
    return replace(
        _over(store, query, f", {name}", value, how_many(number, "candidacy", "candidacies"), notes),
        sources=scope_sources(store, replace(query.scope, stood=query.scope.stood or stood.parties)),
        follow_ups=tuple(FollowUp(people[one].name[:80], "candidate", (("person", one),)) for one in query.people),
    )


def _by_group(store: Store, query: Query) -> Answer:
    """Answer what a measure was on average in each year, Parliament or the like, or in which it was most or least."""
    scope, ways = query.scope, _both_ways(query)
    figures, every = _of_groups(store, query), sum(contest_count(store, way) for way in ways)
    if query.manner != "each":
        figures.sort(key=lambda row: row[1], reverse=query.most)
    held = Counter[str]()
    for way in ways:
        held.update({name: number for (_, name), (number, _) in grouped_by(store, query, way).items()})
    said = [
        (name, _written(query, value), f"{number:,}{f' of {held[name]:,}' * (number < held[name])}")
        for name, value, number in figures
    ]
    wanted = said if query.manner == "each" else said[query.nth - 1 :][: query.count]
    kind = _kind(query) if len(ways) == 1 else f"{_kind(query)} {pair_words(store, scope)}"
    read_as = f"{kind} by {query.by}{_order_words(query)}, {scope_words(store, unpaired(scope) if ways[1:] else scope)}"
    told = "; ".join(f"{name}: {value} (over {number})" for name, value, number in wanted[:LONGEST])
    if not told:
        few = f"Averages can be given of {how_many(len(said), query.by)} only"
        told = few if said else "None has a figure to average"
    return Answer(
        title=read_as,
        headline=f"{told}.",
        kind="answer" if wanted else "decline",
        read_as=read_as,
        table=Table(
            (Column(capital(query.by)), Column(kind, numeric=True), Column("By-elections", numeric=True)),
            tuple(Row(row) for row in said),
        ),
        notes=(
            coverage_note(store, scope),
            *group_notes(store, query, []),
            _EACH_ONCE,
            *_left_out(every - sum(number for _, _, number in figures), "by-election"),
            *_rounded(store, query),
            *(f"What is below nought ran {pair_words(store, way)}." for way in ways[1:]),
        ),
        sources=tuple(dict.fromkeys(source for way in ways for source in scope_sources(store, way))),
    )


def _of_groups(store: Store, query: Query) -> list[tuple[str, Fraction, int]]:
    """Give a measure's average, or median, in each group that has one, and over how many by-elections it is."""
    measure = query.measures[0]
    if query.task != "median":
        added: dict[tuple[str, str], tuple[int, float]] = {}
        for sign, way in zip((1, -1), _both_ways(query), strict=False):
            for group, (number, total) in grouped_by(store, query, way, measure).items():
                before = added.get(group, (0, 0))
                added[group] = before[0] + number, before[1] + sign * total
        return [(name, Fraction(total / number), number) for (_, name), (number, total) in sorted(added.items())]
    by_id, key = names_of(store).by_id, group_key(store, query)
    found: dict[tuple[str, str], list[float]] = {}
    for sign, way in zip((1, -1), _both_ways(query), strict=False):
        for one in ranked(store, way, measure, True, contest_count(store, way)):
            if not isinstance(one.value, str):
                found.setdefault(key(by_id[one.by_election_id]), []).append(sign * one.value)
    return [(name, _average(query, known), len(known)) for (_, name), known in sorted(found.items())]


def _order_words(query: Query) -> str:
    """Say which of the averages are given: "", ", highest first", ", second highest"."""
    if query.manner == "each":
        return ""
    order = "highest" if query.most else "lowest"
    return f", {order} first" if query.nth == 1 else f", {ordinal(query.nth).lower()} {order}"
