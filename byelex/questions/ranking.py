"""How what is put in order is told, the same for `/records` and for `/ask`: headline, table, picture and notes.

Who is first, with ties; which order the rounding of published figures leaves open; how many could be ranked, how many
could not and why.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from byelex.answers import Answer, Column, Figure, Row, Table
from byelex.changing import replace
from byelex.elections import ByElection
from byelex.measures import verdict
from byelex.questions import ordering, pictured
from byelex.questions.cited import figure_sources
from byelex.questions.measuring import MEASURES, written
from byelex.questions.ordering import RISES, Order, Placed, among, level_count, placed, unpaired
from byelex.questions.rows import result_follow_ups, short_verdict
from byelex.questions.scopes import coverage_note, pair_words, scope_words
from byelex.questions.swing_words import said_swing
from byelex.store import Store
from byelex.store.at_odds import claimed
from byelex.store.called import votes_awaited
from byelex.store.lines import lines
from byelex.store.queries import Ranked, contest_count, contests, measured_count, unmeasured
from byelex.store.scope import Bound, Scope
from byelex.store.totals import candidacy_counts
from byelex.wording import capital, claim_sentence, day, how_many, listed, with_party

NAMED = 8
"""How many contests are named as left out; of more, only the number is given."""
RUNS = 4
"""How many groups are named whose order rounding leaves open."""
CLAIMED = frozenset({"candidates", "rejected papers"})
"""What a source may give for a contest of which it is not recorded."""
UNRANKED = 3


def value_words(measure: str, one: Placed, places: int = 1) -> str:
    """Write a figure with its unit, a swing with its pair: "28.5 points from Conservative to Labour", "6 votes"."""
    if measure == "date":
        return day(one.by_election.polling_on)
    swing = said_swing(one.by_election, places) if measure == "swing" else None
    if swing is not None:
        return swing.words
    return with_unit(measure, one, places)


def with_unit(measure: str, one: Placed, places: int) -> str:
    """Write a figure with its unit alone: "28.5 points", "6 votes"; a published one with its own decimals."""
    assert not isinstance(one.value, str)
    if one.published:
        return f"{one.published} points" if measure in {"swing", "change"} else one.published
    return written(measure, one.value, places)


def name_of(one: Placed) -> str:
    """Name what has a place: "Wakefield 2022", "Andy Burnham (Labour), Makerfield 2026"."""
    return f"{with_party(one.candidacy)}, {one.by_election.name}" if one.candidacy else one.by_election.name


def headline(measure: str, top: list[Placed], level: int, places: int = 1) -> str:
    """Say who is first and all who are level, `level` in number; where places differ, each with its figure."""
    first = top[0]
    if measure == "date":
        told = [one.by_election for one in top[:10]]
        return "; ".join(
            f"{one.constituency.name}, {day(one.polling_on)}: {verdict(one)} ({one.winner.name})" for one in told
        )
    if top[-1].place != first.place:
        return "; ".join(f"{name_of(one)}: {value_words(measure, one, places)}" for one in top)
    if level == 1:
        return f"{name_of(first)}: {value_words(measure, first, places)}"
    names = [name_of(one) for one in top[:3]]
    more = [f"{level - len(names):,} more"] if level > len(names) else []
    return f"{listed([*names, *more])}: {with_unit(measure, first, places)} each"


def table(measure: str, rows: list[Placed]) -> Table:
    """Set out a ranking: place, contest, who or what it is about, and the figure to two decimals."""
    made = []
    for one in rows:
        wide, narrow = beside(one)
        shown = figure(measure, one)
        made.append(
            Row(
                (str(one.place), one.by_election.name, wide, shown),
                narrow=(str(one.place), one.by_election.name, narrow, shown),
                mark=one.basis,
                colour=one.party_colour,
            )
        )
    second = "Candidate" if rows and rows[0].candidacy else "Swing" if measure == "swing" else "Result"
    columns = (Column("Place"), Column("By-election"), Column(second), Column(label(measure), numeric=True))
    return Table(columns, tuple(made))


def figure(measure: str, one: Placed) -> str:
    """Write a figure to two decimals without the unit, which its column says."""
    if measure == "date":
        return day(one.by_election.polling_on)
    assert not isinstance(one.value, str)
    return one.published or written(measure, one.value, 2).split(" ")[0]


def beside(one: Placed) -> tuple[str, str]:
    """Give what stands beside a contest: who stood, between whom the swing was, who won; and the same for a phone."""
    if one.candidacy is not None:
        return with_party(one.candidacy), f"{one.candidacy.name} ({one.candidacy.party.abbreviation})"
    if one.swing is not None:
        return one.swing.pair, one.swing.short_pair
    return verdict(one.by_election), short_verdict(one.by_election)


def extremes(
    store: Store, orders: Mapping[str, Order], who: bool = True, beside: Sequence[str] = ()
) -> list[tuple[Figure, ByElection]]:
    """Give the first of each order there is one of, as a figure by its label, with its contest.

    With `who`, it says who stood. The contests are read together, and with those that stand `beside`, by id.
    """
    first = {label: rows for label, order in orders.items() if (rows := ordering.found(store, order, 1))}
    store.by_elections([*(row.by_election_id for rows in first.values() for row in rows), *beside])
    return [_extreme(store, label, orders[label], rows, who) for label, rows in first.items()]


def _extreme(store: Store, label: str, order: Order, rows: tuple[Ranked, ...], who: bool) -> tuple[Figure, ByElection]:
    (one,) = placed(store, order, rows)
    contest, name = one.by_election, f"{one.candidacy.name}, " if who and one.candidacy else ""
    where = f"{name}{contest.constituency.name}, {day(contest.polling_on)}"
    detail = "; ".join(filter(None, (where, one.basis)))
    return Figure(label, with_unit(order.measure, one, 1), float(one.value), detail), contest


def kind_words(store: Store, order: Order) -> str:
    """Write which contests are put in order, leaving out what the order itself says."""
    return scope_words(store, replace(unpaired(order.scope), bounds=_bounds(order)))


def _bounds(order: Order) -> tuple[Bound, ...]:
    """Give the limits that were asked for, without the sign of a rise or a fall."""
    return tuple(bound for bound in order.scope.bounds if bound.measure not in RISES)


def ranked_answer(
    store: Store, order: Order, rows: tuple[Ranked, ...], number: int, title: str, top: slice, places: int = 1
) -> Answer:
    """Answer with the first so many of an order, told by those at the `top`; `rows` are they and some after them."""
    shown = placed(store, order, rows[:number])
    chosen, set_out = shown[top], table(order.measure, shown)
    first = list({one.by_election.id: one.by_election for one in chosen}.values())
    return Answer(
        title=title,
        headline=headline(order.measure, chosen, level_count(store, order, rows, rows[top][0]), places),
        colour=chosen[0].party_colour,
        paragraphs=coverage(store, order),
        table=set_out,
        notes=notes(store, order, rows, shown),
        sources=figure_sources([one.by_election for one in shown]),
        follow_ups=result_follow_ups(first),
        picture=pictured.ranking(
            title,
            label(order.measure),
            _drawn_among(store, order),
            set_out,
            shown,
            level_count=_more_level_count(store, order, rows, shown),
        ),
    )


def _drawn_among(store: Store, order: Order) -> str:
    """Say in a picture, which may be shared alone, among what it ranks, and how many are left out."""
    said = [kind_words(store, order)]
    every, known = counts(store, order)
    if every > known:
        said.append(f"{every - known:,} unranked")
    return ", ".join(said)


def counts(store: Store, order: Order) -> tuple[int, int]:
    """Count what an order is of, contests or candidacies, and those of them that could be ranked."""
    if order.of_candidacies:
        return candidacy_counts(store, order.scope, order.stood, order.measure)
    whole = _whole(order)
    return contest_count(store, whole), measured_count(store, whole, order.measure)


def _whole(order: Order) -> Scope:
    """Give the scope of an order with the contests that have no place in it."""
    return replace(unpaired(order.scope), bounds=_bounds(order))


def label(measure: str) -> str:
    """Head a column of figures, or a chart, with the measure in its unit."""
    name, unit = MEASURES[measure].name, MEASURES[measure].unit
    return capital(f"{name}, points" if unit in {"points", "change"} and "points" not in name else name)


def nothing(store: Store, order: Order, title: str) -> Answer:
    """Say that nothing could be ranked."""
    return Answer(
        title,
        _why_none(store, order),
        kind="decline",
        notes=(coverage_note(store, replace(order.scope, not_country=None)),),
    )


def _why_none(store: Store, order: Order) -> str:
    """Tell none that there are from none that could be ranked, and that from none that went the way asked for."""
    kind, way = kind_words(store, order), "rose" if order.most else "fell"
    every, known = counts(store, order)
    if order.of_candidacies:
        if known and order.measure in RISES:
            return f"The share {way} of none of the {how_many(known, 'candidacy', 'candidacies')} ranked, at {kind}."
        which = "such candidacy can be ranked so," if every else "such candidacy is in the store,"
        return f"No {which} at {kind}."
    pair = pair_words(store, order.scope)
    if not known:
        return f"None of the {kind} in the store can be ranked so." if every else f"There are no {kind} in the store."
    went = f"The standard swing was {pair} at" if pair else f"Turnout {way} at"
    return f"{went} none of the {known:,} {kind} that could be ranked."


def coverage(store: Store, order: Order) -> tuple[str, ...]:
    """Say how many could be ranked, of how many, and which could not."""
    measure, scope = order.measure, order.scope
    if measure == "date":
        return ()
    kind, (every, known) = kind_words(store, order), counts(store, order)
    if order.of_candidacies:
        why = (
            "no share at the general election before in the store to compare and no change published"
            if measure == "change"
            else f"{MEASURES[measure].name.removesuffix(' for a candidate')} not recorded"
        )
        rest = every - known
        left = f"; {rest:,} with {why} left out" if rest else ""
        return (f"{how_many(known, 'candidacy', 'candidacies')} could be ranked, at {kind}{left}.",)
    if scope.by_election_ids and known == every:
        return ()
    said = f"{known:,} of {every:,} {kind} could be ranked"
    pair = pair_words(store, scope)
    if pair or measure in RISES:
        matching = f"a standard swing {pair}" if pair else "a rise" if order.most else "a fall"
        said += f", {measured_count(store, among(order).scope, measure):,} with {matching}"
    return (f"{said}.", *_left_out(store, measure, _whole(order), every - known))


def _left_out(store: Store, measure: str, scope: Scope, number: int) -> tuple[str, ...]:
    """Name the contests without the measure or, where they are many, say how many."""
    if not number:
        return ()
    reasons: tuple[tuple[bool | None, str], ...] = ((None, f"{MEASURES[measure].name} not recorded"),)
    if measure == "swing":
        # Undefined is one thing, not known another: only the general elections' tables tell them apart.
        unknown = "no swing published, and no general election before to work one out from"
        reasons = ((True, "no defined swing"), (False, unknown))
    said, waiting = [], votes_awaited(store)
    if waiting:
        waiting = tuple(each for each in contests(store, scope) if each in waiting)
    to_follow: list[str] = []
    for compared, why in reasons:
        count, ids = unmeasured(store, scope, measure, compared, NAMED)
        if waiting:
            # Where the votes are to follow, a figure is neither undefined nor missing from the record.
            later, _ = named = unmeasured(store, replace(scope, by_election_ids=waiting), measure, compared, NAMED)
            count, ids = count - later, tuple(each for each in ids if each not in named[1])
            to_follow += named[1]
        names = listed([line.name for line in lines(store, ids).values()]) or how_many(count, "by-election")
        said += [f"Left out, {why}: {names}."] if count else []
    if to_follow:
        names = listed([line.name for line in lines(store, to_follow).values()])
        said.append(f"Left out until the votes are in: {names}.")
    return tuple(said)


def notes(store: Store, order: Order, rows: tuple[Ranked, ...], shown: list[Placed]) -> tuple[str, ...]:
    """Say what rounding leaves open, what is kept apart, how many more are level, and what the store covers.

    `rows` are those shown and some after them.
    """
    return (
        *_unsure(store, order, rows, shown),
        *_unranked_claims(store, order),
        *_apart(store, order.scope),
        *_more_level(store, order, rows, shown),
        coverage_note(store, replace(order.scope, not_country=None)),
    )


def _unsure(store: Store, order: Order, rows: tuple[Ranked, ...], shown: list[Placed]) -> tuple[str, ...]:
    """Say whose order a published figure's rounding leaves open: it never outranks an exact one without saying so."""
    if not any(row.margin for row in rows):
        return ()
    runs: list[list[int]] = []
    for at in range(len(shown)):
        level = [at]
        for other in range(at + 1, len(rows)):
            margin = rows[at].margin + rows[other].margin
            apart = abs(float(rows[at].value) - float(rows[other].value))
            # The doubles are nearest to decimals: a hair's breadth is no difference.
            if margin and apart <= margin + 1e-9:
                level.append(other)
        if len(level) > 1 and not (runs and set(level) <= set(runs[-1])):
            runs.append(level)
    if not runs:
        return ()
    said = [listed([_named_in_run(store, order, rows, shown, at) for at in run]) for run in runs[:RUNS]]
    said += [how_many(len(runs) - RUNS, "other group")] if len(runs) > RUNS else []
    return (f"Published figures are rounded, so the order may be another for {'; for '.join(said)}.",)


def _named_in_run(store: Store, order: Order, rows: tuple[Ranked, ...], shown: list[Placed], at: int) -> str:
    one = shown[at] if at < len(shown) else placed(store, order, rows[at : at + 1])[0]
    who = f"{one.candidacy.name} in " if one.candidacy else ""
    return f"{who}{one.by_election.name}{' (not shown)' if at >= len(shown) else ''}"


def _apart(store: Store, scope: Scope) -> tuple[str, ...]:
    if not scope.not_country:
        return ()
    there = contest_count(store, replace(unpaired(scope), not_country=None, country=scope.not_country, bounds=()))
    if not there:
        return ()
    are = "by-election is" if there == 1 else "by-elections are"
    return (f"{scope.not_country}'s {there} {are} kept apart, since other parties stand there: name it to see them.",)


def _unranked_claims(store: Store, order: Order) -> tuple[str, ...]:
    """Name the contests whose figure is not recorded, so that they have no place, though some source gives one."""
    if order.measure not in CLAIMED:
        return ()
    left = store.by_elections(claimed(store, order.scope, order.measure, UNRANKED))
    return tuple(
        f"{one.name} has no place, since its {MEASURES[order.measure].name} is not recorded: "
        f"{' '.join(claim_sentence(claim) for claim in one.claims if claim.measure == order.measure)}"
        for one in left
    )


def _more_level_count(store: Store, order: Order, rows: tuple[Ranked, ...], shown: list[Placed]) -> int:
    if not shown or len(rows) == len(shown) or order.measure == "date":
        return 0
    last = rows[len(shown) - 1]
    return level_count(store, order, rows, last) - sum(row.value == last.value for row in rows[: len(shown)])


def _more_level(store: Store, order: Order, rows: tuple[Ranked, ...], shown: list[Placed]) -> tuple[str, ...]:
    more = _more_level_count(store, order, rows, shown)
    are = "is" if more == 1 else "are"
    return (f"{more:,} more with the last one's figure {are} not shown; the latest are.",) if more else ()
