"""Records and ranks: contests and candidacies in order of a measure, and where one contest stands among all."""

from __future__ import annotations

from dataclasses import replace

from byelex.answers import Answer, Column, Figure, Row, Table
from byelex.ask.answering.phrasing import order_words
from byelex.ask.query import Query
from byelex.elections import ByElection
from byelex.measures import turnout_points, verdict
from byelex.questions.contest import follow_ups, said_swing, title
from byelex.questions.kinds import names_of
from byelex.questions.measuring import MEASURE_NAMES, MEASURES, written
from byelex.questions.pictured import ranking
from byelex.questions.scopes import contest_names, coverage_note, of_late, party_names, scope_words
from byelex.questions.wide import figure_sources, loaded, placed, result_follow_ups
from byelex.store import Store
from byelex.store.queries import Ranked, Scope, Stood, candidacies, contest_count, ranked, ranked_around, spread
from byelex.wording import capital, day, how_many, listed, with_party

CONTEXT = 5
"""How many a record shows besides the one asked for, so that it is seen among its like."""


def record(store: Store, query: Query) -> Answer:
    """Answer which contests have most or least of a measure."""
    measure, scope = query.measures[0], query.scope
    wanted = query.nth + query.count - 1
    found = ranked(store, scope, measure, query.most, max(wanted, CONTEXT) + 10)
    read_as = f"{order_words(store, query)}, {scope_words(store, _said_of(scope))}"
    if len(found) < query.nth:
        return _none(store, query, read_as, len(found))
    chosen = _chosen(found, query)
    shown_rows = found[: max(wanted, CONTEXT, query.nth - 1 + len(chosen))]
    contests = loaded(store, tuple(one.by_election_id for one in shown_rows))
    top = loaded(store, tuple(one.by_election_id for one in chosen))
    title_, table = order_words(store, query), _table(contests, shown_rows, measure)
    return Answer(
        title=title_,
        headline=_headline(top, chosen, measure),
        colour=top[0].winner.party.colour,
        read_as=read_as,
        paragraphs=_since_2010(store, query, chosen),
        table=table,
        notes=_scope_notes(store, scope, measure),
        sources=figure_sources(top),
        follow_ups=result_follow_ups(top),
        picture=ranking(
            title_,
            _in_its_unit(measure),
            scope_words(store, _said_of(scope)),
            table,
            [(each, None, one.value) for each, one in zip(contests, shown_rows, strict=True)],
            figures=3 if measure == "swing" else -1,
            swing=measure == "swing",
        ),
    )


def _in_its_unit(measure: str) -> str:
    name, unit = MEASURES[measure].name, MEASURES[measure].unit
    return capital(f"{name}, points" if unit in {"points", "change"} and "points" not in name else name)


def _since_2010(store: Store, query: Query, chosen: tuple[Ranked, ...]) -> tuple[str, ...]:
    """Say what the record is since 2010, where every figure is computed, if that is another."""
    scope, measure = of_late(store, query.scope), query.measures[0]
    if scope is None or measure == "date":
        return ()
    found = ranked(store, scope, measure, query.most, query.nth + query.count + 9)
    late = _chosen(found, query) if len(found) >= query.nth else ()
    if not late or late == chosen:
        return ()
    return (f"Since 2010: {_headline(loaded(store, tuple(one.by_election_id for one in late)), late, measure)}",)


def _said_of(scope: Scope) -> Scope:
    """Leave out of the scope what the order already says: the pair."""
    return replace(scope, swing_from=(), swing_to=(), swing_from_governs=None, swing_to_governs=None)


def _chosen(found: tuple[Ranked, ...], query: Query) -> tuple[Ranked, ...]:
    """Take the ones asked for, with any that tie with the last of them."""
    first = query.nth - 1
    taken = list(found[first : first + query.count])
    if query.count == 1 and query.measures[0] != "date":
        taken += [one for one in found[first + 1 :] if one.value == taken[0].value]
    if query.count == 1 and query.measures[0] == "date" and query.nth == 1:
        taken += [one for one in found[1:] if one.value == taken[0].value]
    return tuple(taken)


def _headline(contests: list[ByElection], chosen: tuple[Ranked, ...], measure: str) -> str:
    if measure == "date":
        return (
            "; ".join(f"{one.constituency.name}, {day(one.polling_on)}: {verdict(one)}" for one in contests[:10]) + "."
        )
    if len({one.value for one in chosen}) == 1 and len(contests) > 1:
        value = _value(contests[0], chosen[0], measure)
        return f"{listed([one.name for one in contests])}: {value} each."
    return (
        "; ".join(f"{one.name}: {_value(one, each, measure)}" for one, each in zip(contests, chosen, strict=True)) + "."
    )


def _value(by_election: ByElection, one: Ranked, measure: str) -> str:
    assert not isinstance(one.value, str)
    if measure == "swing":
        found = said_swing(by_election)
        if found is not None:
            return found.words
    return written(measure, one.value)


def _table(contests: list[ByElection], rows: tuple[Ranked, ...], measure: str) -> Table:
    """Give a ranking's rows, each short enough for a phone's line where a name allows it."""
    label = MEASURE_NAMES[measure]
    second = "Swing" if measure == "swing" else "Result"
    made = []
    for at, (by_election, one) in enumerate(zip(contests, rows, strict=True)):
        # Equal values share a place: 1, 2, 2, 4.
        place = at if measure == "date" else next(p for p, other in enumerate(rows) if other.value == one.value)
        found = said_swing(by_election) if measure == "swing" else None
        published = by_election.baseline is None and (found is not None or measure == "turnout")
        beside, short = verdict(by_election), by_election.winner.party.abbreviation
        shown = _value(by_election, one, measure) if measure != "date" else day(by_election.polling_on)
        if found is not None:
            beside = f"{found.from_.name} to {found.to.name}"
            short = f"{found.from_.abbreviation} to {found.to.abbreviation}"
            shown = found.points
        made.append(
            Row(
                (str(place + 1), by_election.name, beside, shown),
                narrow=(str(place + 1), by_election.name, short, shown),
                mark="as published" if published and not _computed(by_election, measure) else "",
                colour=by_election.winner.party.colour,
            )
        )
    last = Column("Points" if measure == "swing" else label[:1].upper() + label[1:], numeric=True)
    return Table((Column("Place"), Column("By-election"), Column(second), last), tuple(made))


def _computed(by_election: ByElection, measure: str) -> bool:
    return measure == "turnout" and turnout_points(by_election) is not None


def _scope_notes(store: Store, scope: Scope, measure: str) -> tuple[str, ...]:
    notes = [coverage_note(store, scope)]
    left = _left_out(store, scope, measure)
    if left:
        notes.append(left)
    if measure == "majority" and not scope.bounds:
        notes.append("Ranked by votes, not by points of share.")
    return tuple(notes)


def _left_out(store: Store, scope: Scope, measure: str) -> str:
    """Say how many contests of the scope have no such measure."""
    if measure in {"majority overturned", "majority overturned points"} and scope.held is None:
        return _left_out(store, replace(scope, held=False), measure)
    whole = _said_of(scope)
    if measure == "date" or whole != scope:
        if measure == "swing":
            undefined = contest_count(store, whole) - _measured(store, whole, measure)
            return f"{how_many(undefined, 'by-election')} with no defined swing left out." if undefined else ""
        return ""
    without = contest_count(store, scope) - _measured(store, scope, measure)
    if not without:
        return ""
    why = "no defined swing" if measure in {"swing", "swing needed"} else f"no {MEASURE_NAMES[measure]} recorded"
    return f"{how_many(without, 'by-election')} with {why} left out."


def _measured(store: Store, scope: Scope, measure: str) -> int:
    return spread(store, scope, measure).count


def _none(store: Store, query: Query, read_as: str, found: int) -> Answer:
    known = "None" if not found else f"Only {found}"
    return Answer(
        title="Nothing to rank",
        headline=f"{known} of the {scope_words(store, query.scope)} in the store has that to rank.",
        kind="decline",
        read_as=read_as,
        notes=(coverage_note(store, query.scope),),
    )


def candidacy_record(store: Store, query: Query) -> Answer:
    """Answer whose votes, share or change was most or least, over a scope."""
    measure, scope = query.measures[0], query.scope
    parties = tuple(one for group in query.parties for one in group)
    wanted = query.nth + query.count - 1
    found = candidacies(
        store, scope, Stood(parties=parties, people=query.people), measure, query.most, max(wanted, CONTEXT) + 10
    )
    who = f" for {' or '.join(party_names(store, group) for group in query.parties)}" if query.parties else ""
    if query.people:
        who = f" for {names_of(store).person_by_id[query.people[0]].name}"
    read_as = f"{order_words(store, query)}{who}, {scope_words(store, scope)}"
    if len(found) < query.nth:
        return _none(store, query, read_as, len(found))
    chosen = _chosen(found, query)
    rows = found[: max(wanted, CONTEXT, query.nth - 1 + len(chosen))]
    loaded_ = {one.id: one for one in loaded(store, tuple(each.by_election_id for each in rows))}
    top = [loaded_[one.by_election_id] for one in chosen]
    label = MEASURE_NAMES[measure].removesuffix(" for a candidate")
    table = Table(
        (
            Column("Place"),
            Column("Candidate"),
            Column("By-election"),
            Column(capital(label), numeric=True),
        ),
        tuple(_candidacy_row(loaded_[one.by_election_id], one, rows, measure) for one in rows),
    )
    drawn = [(each := loaded_[one.by_election_id], each.candidacies[one.ordinal], one.value) for one in rows]
    notes = [coverage_note(store, scope)]
    if measure == "change":
        notes.append(
            "Changes are against the same seat's general election before, known since 2010; parties new to a seat have "
            "none."
        )
    return Answer(
        title=f"{order_words(store, query)}{who}",
        headline="; ".join(_candidate_words(*pair, measure) for pair in zip(top, chosen, strict=True)) + ".",
        colour=top[0].candidacies[chosen[0].ordinal].party.colour,
        read_as=read_as,
        paragraphs=_candidacy_since_2010(store, query, chosen),
        table=table,
        notes=tuple(notes),
        sources=figure_sources(top),
        follow_ups=result_follow_ups(list({one.id: one for one in top}.values())),
        picture=ranking(
            f"{order_words(store, query)}{who}", _in_its_unit(measure), scope_words(store, scope), table, drawn
        ),
    )


def _candidacy_since_2010(store: Store, query: Query, chosen: tuple[Ranked, ...]) -> tuple[str, ...]:
    scope, measure = of_late(store, query.scope), query.measures[0]
    if scope is None:
        return ()
    stood = Stood(parties=tuple(one for group in query.parties for one in group), people=query.people)
    found = candidacies(store, scope, stood, measure, query.most, query.nth + query.count + 9)
    late = _chosen(found, query) if len(found) >= query.nth else ()
    if not late or late == chosen:
        return ()
    contests = loaded(store, tuple(one.by_election_id for one in late))
    return (f"Since 2010: {'; '.join(_candidate_words(*pair, measure) for pair in zip(contests, late, strict=True))}.",)


def _candidate_words(by_election: ByElection, one: Ranked, measure: str) -> str:
    return f"{with_party(by_election.candidacies[one.ordinal])} in {by_election.name}, {_candidate_value(measure, one)}"


def _candidate_value(measure: str, one: Ranked) -> str:
    assert not isinstance(one.value, str)
    return written(measure, one.value)


def _candidacy_row(by_election: ByElection, one: Ranked, rows: tuple[Ranked, ...], measure: str) -> Row:
    place = next(at for at, other in enumerate(rows) if other.value == one.value)
    stood = by_election.candidacies[one.ordinal]
    value = _candidate_value(measure, one)
    return Row(
        (str(place + 1), with_party(stood), by_election.name, value),
        narrow=(str(place + 1), f"{stood.name} ({stood.party.abbreviation})", by_election.name, value),
        colour=stood.party.colour,
    )


def rank(store: Store, query: Query) -> Answer:
    """Answer where contests rank by a measure, among all in the store and, for a swing, among those of its pair."""
    measure = query.measures[0] if query.measures else "swing"
    contests = loaded(store, query.contests)
    sentences = [_rank_sentence(store, one, measure, query) for one in contests]
    among = "" if query.scope == Scope() else f", among {scope_words(store, query.scope)}"
    read_as = f"Rank by {MEASURE_NAMES.get(measure, measure)}, {contest_names(contests)}{among}"
    first = contests[0]
    return Answer(
        title=title(first) if len(contests) == 1 else contest_names(contests),
        headline=sentences[0] if len(contests) == 1 else f"{how_many(len(contests), 'by-election')}; each is given.",
        colour=first.winner.party.colour if len(contests) == 1 else None,
        read_as=read_as,
        paragraphs=() if len(contests) == 1 else tuple(sentences),
        figures=(Figure("Ranked among", f"{how_many(contest_count(store, query.scope), 'by-election')} in the store"),),
        notes=_scope_notes(store, query.scope, measure),
        sources=figure_sources(contests),
        follow_ups=follow_ups(first) if len(contests) == 1 else result_follow_ups(contests),
    )


def _rank_sentence(store: Store, by_election: ByElection, measure: str, query: Query) -> str:
    most = query.most
    around = ranked_around(store, query.scope, measure, by_election.id)
    if around is None:
        return f"{by_election.name} has no {MEASURE_NAMES[measure]} to rank."
    more, same, less = around
    place = f"{placed(more + 1)} of" if most else f"{placed(less + 1)} from the lowest of"
    value = ranked(store, Scope(by_election_ids=(by_election.id,)), measure, True, 1)[0]
    tied = f", level with {how_many(same - 1, 'other')}" if same > 1 else ""
    sentence = (
        f"{by_election.name} ranks {place} {more + same + less} by {MEASURE_NAMES[measure]}{tied}: "
        f"{_value(by_election, value, measure)}."
    )
    late = of_late(store, Scope())
    recent = ranked_around(store, late, measure, by_election.id) if late else None
    if recent is not None:
        above = recent[0] if most else recent[2]
        sentence += f" Since 2010: {placed(above + 1)} of {sum(recent)}."
    found = said_swing(by_election) if measure == "swing" else None
    if found is not None:
        pair = replace(query.scope, swing_from=(found.from_.id,), swing_to=(found.to.id,))
        among = ranked_around(store, pair, measure, by_election.id)
        if among is not None:
            sentence += (
                f" Among swings from {found.from_.name} to {found.to.name}: {placed(among[0] + 1)} of {sum(among)}."
            )
    return sentence
