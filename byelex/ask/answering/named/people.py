"""What people, and parties, have done over all their by-elections: one by itself, or several side by side."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from fractions import Fraction

from byelex.answers import Answer, Column, FollowUp, Row, Table
from byelex.ask.answering.named.standings import standing
from byelex.ask.answering.parts.limited import is_within, whether_words
from byelex.ask.answering.parts.premises import yes_or_no
from byelex.ask.query import Query
from byelex.elections import Person
from byelex.names.seats import won
from byelex.questions.cited import figure_sources
from byelex.questions.deposits import deposits_note
from byelex.questions.kinds import names_of
from byelex.questions.party import record_of_party
from byelex.questions.person import own_scope, record_of_person
from byelex.questions.scopes import contest_names, coverage_note, party_names, scope_words
from byelex.store import Store
from byelex.store.lines import lines
from byelex.store.queries import Ranked, Stood, candidacies, parties_stood_for
from byelex.store.scope import Scope
from byelex.store.totals import Totals, candidacy_counts, totals
from byelex.wording import NOT_RECORDED, capital, count, how_many, listed, percent, placed

_NUMBERS: dict[str, tuple[str, str, Callable[[Totals], int | None]]] = {
    "stood": ("Stood", "by-elections stood at", lambda total: total.candidacies),
    "won": ("Won", "by-elections won", lambda total: total.won),
    "second": ("Second", "second places", lambda total: total.second),
    "votes": ("Votes in all", "votes in all", lambda total: total.votes_recorded),
    "deposits lost": ("Deposits lost", "deposits lost", lambda total: total.deposits_lost),
}
"""What people are compared by: the row's label, how it is said, and the number."""


def compared_people(store: Store, query: Query) -> Answer:
    """Answer how people compare over the by-elections they stood in."""
    people = [names_of(store).person_by_id[one] for one in query.people]
    sums = [totals(store, query.scope, Stood(people=(one.id,))) for one in people]
    names = [one.name for one in people]
    scoped = "" if query.scope == Scope() else f", {scope_words(store, query.scope)}"
    told: dict[str, list[tuple[float, str]]] = {
        label: [(number(total) or 0, count(number(total))) for total in sums] for label, _, number in _NUMBERS.values()
    }
    told["Best share"] = [_best_share(store, query.scope, one.id) for one in people]
    first, asked = _NUMBERS.get(query.measures[0], ("Best share", "best share"))[:2] if query.measures else ("", "")
    if asked:
        ranked = sorted(zip(told[first], names, strict=True), key=lambda one: -one[0][0])
        headline = f"{capital(asked)}: {'; '.join(f'{name} {words}' for (_, words), name in ranked)}."
    else:
        stood = zip(names, sums, strict=True)
        each = [f"{name} stood {how_many(of.candidacies, 'time')} and won {of.won or 'none'}" for name, of in stood]
        headline = f"{'; '.join(each)}."
    contests = store.by_elections(tuple(dict.fromkeys(one.by_election_ids[0] for one in people)))
    missing = sum(total.votes_missing for total in sums)
    left_out = f"{how_many(missing, 'candidacy', 'candidacies')} whose votes are not recorded left out."
    return Answer(
        title=f"{listed(names)} at by-elections",
        headline=headline,
        read_as=f"Comparison, {listed(names)}{f': {asked}' if asked else ''}{scoped}",
        table=Table(
            (Column(""), *(Column(name, numeric=True) for name in names)),
            tuple(Row((label, *(words for _, words in of_each))) for label, of_each in told.items()),
        ),
        notes=(
            "They never stood against each other.",
            *((left_out,) * (missing > 0)),
            *deposits_note(sum(total.deposits_unknown for total in sums)),
            coverage_note(store, query.scope),
        ),
        sources=figure_sources(contests),
        follow_ups=tuple(FollowUp(one.name[:80], "candidate", (("person", one.id),)) for one in people),
    )


def _best_share(store: Store, scope: Scope, person_id: str) -> tuple[float, str]:
    """Give a person's best share, and how it is written with where that was."""
    for one in candidacies(store, scope, Stood(people=(person_id,)), "share", True, 1):
        where = names_of(store).by_id[one.by_election_id].constituency_name
        return float(one.value), f"{percent(Fraction(one.value))} ({where})"
    return 0, NOT_RECORDED


def person_record(store: Store, query: Query) -> Answer:
    """Answer how a person has done over the by-elections they stood at; the only one is told in full."""
    person = names_of(store).person_by_id[query.people[0]]
    parties = query.party_ids
    if len(person.by_election_ids) == 1 and query.scope == Scope() and not (parties or query.contests or query.checked):
        answer = standing(store, replace(query, task="candidate", contests=person.by_election_ids))
        return replace(
            answer, notes=(*answer.notes, f"The only by-election in the store at which {person.name} stood.")
        )
    found = record_of_person(store, person, query.scope, parties, query.contests)
    headline = _asked_of_record(store, query, person, parties) if found.kind == "answer" else ""
    headline, said = headline or found.headline, found.title
    named = party_names(store, parties) if parties else ""
    if parties and found.kind != "answer":
        headline = f"{person.name} stood for {named} at none of these in the store."
        theirs = own_scope(store, person, query.scope, query.contests)
        if totals(store, theirs, Stood(people=query.people)).contests:
            # "Did Zac Goldsmith stand as a Tory".
            headline += f" {_parties_of(store, theirs, Stood(people=query.people), person)}."
    elif parties:
        headline, said = f"For {named}: {headline.replace('Stood ', 'stood ', 1)}", f"{said}, for {named} alone"
    title = said
    plainly = not (query.measures or query.premise) and query.position in {None, 1}
    if query.checked is not None and found.kind == "answer" and plainly:
        stood = Stood(people=query.people, parties=parties, position=query.position)
        number = totals(store, own_scope(store, person, query.scope, query.contests), stood).contests
        # "Did he stand twice", of one who stood three times: no yes, no no.
        more = query.checked.comparison == "=" and number > query.checked.value
        so = None if more else is_within(number, query.checked)
        headline = yes_or_no(so, query) + (headline if so is None else headline.replace("Stood ", "stood ", 1))
        said += f"{whether_words(query.checked)} {'time' if query.checked.value == 1 else 'times'}"
    return replace(found, title=title, headline=headline, read_as=said)


def _asked_of_record(store: Store, query: Query, person: Person, parties: tuple[str, ...]) -> str:
    """Say in how many by-elections a person took the place, or lost the deposit, that was asked about; else empty."""
    scope = own_scope(store, person, query.scope, query.contests)
    stood = Stood(people=query.people, parties=parties)
    total = totals(store, scope, stood)
    if "votes" in query.measures:
        unknown = f" (not recorded at {total.votes_missing})" if total.votes_missing else ""
        if total.votes_recorded is None:
            return f"{person.name}'s votes are not recorded"
        return f"{total.votes:,} votes in all, at {how_many(total.contests, 'by-election')}{unknown}"
    if "party" in query.measures:
        return _parties_of(store, scope, stood, person)
    if query.premise == "lost":
        lost = [
            one
            for one in candidacies(store, scope, stood)
            if not won(names_of(store).by_id[one.by_election_id], person)
        ]
        few = lost if len(lost) <= MOST_NAMED else []
        names = _where(store, few)
        of = how_many(total.candidacies, "by-election")
        return f"{person.name} lost at {len(lost) or 'none'} of {of}{names and f': {names}'}"
    if query.position is not None and query.position > 0:
        found = candidacies(store, scope, replace(stood, position=query.position))
        what = {1: "won", 2: "came second"}.get(query.position, f"came {placed(query.position)}")
        names = _where(store, found)
        every, known = candidacy_counts(store, scope, stood, "position") if query.position > 1 else (0, 0)
        unplaced = every - known
        missing = f"; at {unplaced:,} the place is not recorded" if unplaced else ""
        if not found and unplaced == total.candidacies:
            return f"Where {person.name} came is not recorded"
        if not found:
            return f"{person.name} {what} at none of {how_many(total.candidacies - unplaced, 'by-election')}{missing}"
        times = f"{how_many(len(found), 'time')} of {total.candidacies - unplaced}"
        return f"{person.name} {what} {times}{names and f': {names}'}{missing}"
    if "deposit" in query.measures:
        unknown = f"; at {total.deposits_unknown:,} it is not known" if total.deposits_unknown else ""
        number = how_many(total.deposits_lost, "deposit") if total.deposits_lost else "no deposit"
        kept = f"; kept {total.candidacies - total.deposits_lost - total.deposits_unknown or 'none'}"
        return f"{person.name} lost {number} at {how_many(total.contests, 'by-election')}{unknown}{kept}"
    return ""


MOST_NAMED = 6
"""So many by-elections at which somebody lost are named; the table has them all."""


def _where(store: Store, rows: Sequence[Ranked]) -> str:
    """Name the contests of some candidacies."""
    return contest_names(list(lines(store, [one.by_election_id for one in rows]).values()))


def _parties_of(store: Store, scope: Scope, stood: Stood, person: Person) -> str:
    """Say for whom a person stood, the first party first, and in which years."""
    years: dict[str, list[str]] = {}
    for party_id, year in parties_stood_for(store, scope, stood):
        years.setdefault(store.parties()[party_id].name, []).insert(0, year)
    said = [f"{party} ({listed(list(dict.fromkeys(when)))})" for party, when in reversed(years.items())]
    return f"{person.name} stood for {listed(said)}"


def party_record(store: Store, query: Query) -> Answer:
    """Answer how a party has done over a scope."""
    found = record_of_party(store, query.parties[0], query.scope)
    return replace(found, read_as=found.title)
