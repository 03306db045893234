"""A person as a candidate: every by-election they stood at, what it comes to, the best and the worst."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Annotated

from byelex.answers import Answer, Figure, FollowUp, Row, Table
from byelex.elections import Person
from byelex.questions import ranking
from byelex.questions.cited import CITED, sources_of
from byelex.questions.contest import INVENTED_AMONG, count_figure
from byelex.questions.deposits import deposits_figure
from byelex.questions.kinds import PERSON, names_of
from byelex.questions.ordering import Order
from byelex.questions.registry import question
from byelex.questions.rows import AS_PUBLISHED, CONTEST_COLUMNS, RowsToRead, record_row, result_follow_ups
from byelex.questions.scopes import contest_names, coverage_note, record_title
from byelex.store import Store
from byelex.store.lines import lines
from byelex.store.queries import Stood, candidacies, parties_stood_for
from byelex.store.scope import Scope
from byelex.store.totals import totals
from byelex.wording import how_many, listed

AT_FIRST = 6
"""So many of a person's by-elections are read together with the best and the worst: the first page shows no more."""


@question(
    examples=({"person": "george galloway"}, {"person": "howling laud hope"}, {"person": "kim leadbeater"}),
    arguments={"person": "a candidate's name, as much of it as tells them apart"},
)
def candidate(store: Store, person: Annotated[Person, PERSON]) -> Answer:
    """Show every by-election a person stood at: votes, shares, places, totals, the best and the worst."""
    if not person.by_election_ids:
        said = f"; {how_many(person.quote_count, 'quotation')} in the store" if person.quote_count else ""
        return Answer(
            person.name,
            f"{person.name} stood at no by-election in the store{said}.",
            kind="decline",
            follow_ups=_quoted(person),
        )
    return record_of_person(store, person, Scope())


def _quoted(person: Person) -> tuple[FollowUp, ...]:
    if not person.quote_count:
        return ()
    return (FollowUp(f"What {person.name} said"[:80], "quotes", (("speaker", person.id),)),)


def record_of_person(
    store: Store, person: Person, scope: Scope, parties: tuple[str, ...] = (), only: tuple[str, ...] = ()
) -> Answer:
    """Answer what a person's by-elections come to, of a scope, for some parties, or `only` some of them, by id."""
    own, stood = own_scope(store, person, scope, only), Stood(people=(person.id,), parties=parties)
    title = record_title(store, person.name, scope)
    if only:
        title = f"{person.name} at {contest_names(list(lines(store, only).values()))}"
    found = candidacies(store, own, stood, limit=CITED)
    notes = [coverage_note(store, scope), "General elections are not counted here."]
    if not found:
        return _stood_at_none(store, person, title, tuple(notes))
    ids = tuple(one.by_election_id for one in found)
    total = totals(store, own, stood)
    stood_for = dict.fromkeys(party_id for party_id, _ in parties_stood_for(store, own, stood))
    parties_of = [store.parties()[each] for each in stood_for]
    invented = tuple(names_of(store).invented.intersection(own.by_election_ids))
    if invented and candidacies(store, replace(own, by_election_ids=invented), stood):
        notes.insert(0, INVENTED_AMONG)
    if total.shares_known > total.share_count or total.changes_known > total.change_count:
        notes.insert(0, AS_PUBLISHED)
    # Of one share none is the best.
    ways = {"Best share": True, "Worst share": False} if total.shares_known > 1 else {"Share": True}
    asked = {label: Order("share", most, own, stood) for label, most in ways.items()}
    extremes = ranking.extremes(store, asked, who=False, beside=ids[:AT_FIRST])
    missing = f"not recorded at {total.votes_missing} of them" if total.votes_missing else ""
    named = [party.name for party in parties_of]
    return Answer(
        title=title,
        headline=f"Stood at {how_many(total.contests, 'by-election')}, won {total.won or 'none'}",
        colour=parties_of[0].colour,
        paragraphs=(f"Also written {listed(person.other_names)}.",) if person.other_names else (),
        figures=(
            count_figure("Votes in all", total.votes_recorded, missing),
            *(figure for figure, _ in extremes),
            deposits_figure(total),
            # "Public Safety, White Resident" is part of one party's name.
            Figure(
                "For" if len(named) == 1 else "Parties",
                "; ".join(named) if any("," in name for name in named) else listed(named),
            ),
        ),
        table=Table(CONTEST_COLUMNS, RowsToRead(store, total.candidacies, (own, stood), _rows)),
        notes=tuple(notes),
        sources=sources_of(store, ids),
        follow_ups=(*_quoted(person), *result_follow_ups(store.by_elections(ids[:5]))),
    )


def _stood_at_none(store: Store, person: Person, title: str, notes: tuple[str, ...]) -> Answer:
    headline = f"{person.name} stood at none of these in the store."
    known = result_follow_ups(store.by_elections(person.by_election_ids[:5]))
    return Answer(title, headline, kind="decline", notes=notes, follow_ups=known)


def own_scope(store: Store, person: Person, scope: Scope, only: tuple[str, ...]) -> Scope:
    """Make a scope that of a person's own contests, so that a playground's invented ones are found too, or of some."""
    real = names_of(store).invented.isdisjoint(person.by_election_ids)
    return replace(scope, by_election_ids=only or (() if real else person.by_election_ids))


def _rows(store: Store, own: Scope, stood: Stood, first: int, number: int) -> Sequence[Row]:
    """Read so many rows of a person's candidacies, latest first, from one on."""
    stands = candidacies(store, own, stood, limit=first + number)[first:]
    found = store.by_elections([stand.by_election_id for stand in stands])
    return tuple(record_row(each, stand.ordinal) for each, stand in zip(found, stands, strict=True))
