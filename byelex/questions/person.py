"""A person as a candidate: every by-election they stood at, what it comes to, the best and the worst."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import Annotated

from byelex.answers import Answer, Figure, FollowUp, Table
from byelex.elections import ByElection, Candidacy, Person
from byelex.measures import printed_points, share_points
from byelex.questions.cited import figure_sources
from byelex.questions.contest import share_words
from byelex.questions.deposits import deposits_figure
from byelex.questions.kinds import PERSON
from byelex.questions.registry import question
from byelex.questions.rows import CONTEST_COLUMNS, loaded, record_notes, record_row, result_follow_ups
from byelex.questions.scopes import contest_names, coverage_note, record_title
from byelex.store import Store
from byelex.store.queries import Stood, candidacies
from byelex.store.scope import Scope
from byelex.store.totals import totals
from byelex.wording import day, how_many, listed

Stand = tuple[ByElection, Candidacy]


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
    # Its own contests, so that a playground's invented ones are found too.
    own = replace(scope, by_election_ids=only or person.by_election_ids)
    stood = Stood(people=(person.id,), parties=parties)
    title = (
        f"{person.name} at {contest_names(loaded(store, only))}" if only else record_title(store, person.name, scope)
    )
    found = candidacies(store, own, stood)
    notes = [coverage_note(store, scope), "General elections are not counted here."]
    if not found:
        return Answer(
            title,
            f"{person.name} stood at none of these in the store.",
            kind="decline",
            notes=tuple(notes),
            follow_ups=result_follow_ups(loaded(store, person.by_election_ids[:5])),
        )
    contests = loaded(store, tuple(one.by_election_id for one in found))
    stands = [(contest, contest.candidacies[one.ordinal]) for contest, one in zip(contests, found, strict=True)]
    total = totals(store, own, stood)
    if any(contest.invented for contest in contests):
        notes.insert(0, "An invented contest, for trying Byelex out, is among these.")
    notes[:0] = record_notes(stands)
    missing = f"not recorded at {total.votes_missing} of them" if total.votes_missing else ""
    return Answer(
        title=title,
        headline=f"Stood at {how_many(total.contests, 'by-election')}, won {total.won or 'none'}",
        colour=stands[0][1].party.colour,
        paragraphs=(f"Also written {listed(person.other_names)}.",) if person.other_names else (),
        figures=(
            Figure("Votes in all", f"{total.votes:,}", total.votes, missing),
            *_extremes(stands),
            deposits_figure(total),
            Figure("For" if len(_parties(stands)) == 1 else "Parties", listed(_parties(stands))),
        ),
        table=Table(
            CONTEST_COLUMNS,
            tuple(record_row(contest, one.ordinal) for contest, one in zip(contests, found, strict=True)),
        ),
        notes=tuple(notes),
        sources=figure_sources(contests),
        follow_ups=(*_quoted(person), *result_follow_ups(contests)),
    )


def _parties(stands: list[Stand]) -> list[str]:
    return list(dict.fromkeys(candidacy.party.name for _, candidacy in stands))


def _extremes(stands: list[Stand]) -> list[Figure]:
    """Give the best and the worst share, as published where need be, where there are two to choose from."""
    shares: list[tuple[Fraction, str, Stand]] = []
    for contest, candidacy in stands:
        share, printed = share_points(contest, candidacy), printed_points(candidacy.published_share)
        if share is not None:
            shares.append((share, "", (contest, candidacy)))
        elif printed is not None:
            shares.append((printed[0], "; as published", (contest, candidacy)))
    if not shares:
        return []
    best, worst = max(shares, key=lambda one: one[0]), min(shares, key=lambda one: one[0])
    chosen = [("Best share", best), ("Worst share", worst)] if len(shares) > 1 else [("Share", best)]
    return [
        Figure(
            label,
            share_words(candidacy, None if basis else share),
            float(share),
            f"{contest.constituency.name}, {day(contest.polling_on)}{basis}",
        )
        for label, (share, basis, (contest, candidacy)) in chosen
    ]
