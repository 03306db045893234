"""The types of argument a question takes: how typed text becomes a value, and what is suggested while typing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from functools import lru_cache, partial
from itertools import islice

from byelex.answers import FollowUp
from byelex.elections import ByElection, Constituency, Listing, Party, Person
from byelex.names import FoundSeat, Names
from byelex.names.dates import take_period
from byelex.names.index import CONTEST_WORDS
from byelex.names.seats import OF_LATE, label, real_listings
from byelex.names.suggesting import Suggestions
from byelex.names.text import content, words
from byelex.questions.registry import Choice, Kind, Unresolved
from byelex.store import Store
from byelex.store.called import called_listings
from byelex.store.lines import missing
from byelex.store.queries import Stood, parties_stood_for
from byelex.store.scope import Scope
from byelex.store.totals import totals
from byelex.wording import capital, day, either, listed, shown

MAX_CHOICES = 25
EVERY = 1_000_000


def names_of(store: Store) -> Names:
    """Give the index of everything named in the store, built anew only when the store has changed."""
    return store.remembered(
        "names",
        None,
        lambda: Names(store.listings(), store.people, store.parties().values, store.constituencies()),
    )


def suggestions_of(store: Store) -> Suggestions:
    """Give what is offered of that index while a name is typed."""
    return store.remembered("suggestions", None, lambda: Suggestions(names_of(store)))


@lru_cache(maxsize=8192)
def contest_choice(listing: Listing) -> Choice:
    """Offer a by-election: "Batley and Spen · 1 July 2021 · Labour hold"."""
    return Choice(label(listing), listing.id)


def _contest_choices(listings: Iterable[Listing]) -> tuple[Choice, ...]:
    return tuple(contest_choice(listing) for listing in islice(listings, MAX_CHOICES))


def several(number: int, things: str, what: str, choices: Iterable[Choice]) -> Unresolved:
    """Ask which of so many things that fit what was typed is meant."""
    return Unresolved(f"{number} {things} fit {what}. Which one?", tuple(choices)[:MAX_CHOICES], several=True)


def begin_so(typed: Sequence[str], known: Sequence[str]) -> bool:
    """Tell whether each typed word begins one of some others."""
    return all(any(word.startswith(part) for word in known) for part in typed)


def contest_name(listing: Listing) -> str:
    """Name a by-election shortly: "Kingswood (2024)"."""
    return f"{listing.constituency_name} ({listing.polling_on.year})"


def no_by_election(names: Names, text: str, found: FoundSeat) -> Unresolved:
    """Say that nothing fits the words, and offer the nearest by-elections in the store."""
    asked = f"No by-election in {shown(text)}"
    if found.seats and found.period is not None and any(seat.listings for seat in found.seats):
        held = [listing for seat in found.seats for listing in seat.listings]
        known = either([contest_name(listing) for listing in held[:3]])
        return Unresolved(f"{asked} then. Did you mean {known}?", _contest_choices(held))
    if found.seats:
        first = names.listings[-1].polling_on if names.listings else None
        since = f" since {day(first)}, where it begins" if first else ""
        return Unresolved(f"{asked}: the store has none for {found.seats[0].name}{since}.")
    if found.near:
        nearest = either([contest_name(listing) for listing in found.near])
        return Unresolved(f"{asked}. Did you mean {nearest}?", _contest_choices(found.near))
    return Unresolved(f"{asked}. Type part of a seat's name, with a year if there were several.")


def _resolve_by_election(store: Store, text: str) -> ByElection:
    # Buttons and chosen suggestions give the id itself: no name is looked for, so none need be known yet.
    if text[:4].isdigit() and (identified := store.by_election(text)) is not None:
        return identified
    _refused_if_withdrawn(store, text, only_ids=True)
    names = names_of(store)
    found = names.find_seat(text)
    if len(found.listings) == 1:
        by_election = store.by_election(found.listings[0].id)
        if by_election is not None:
            return by_election
    if found.listings:
        one_seat = len({listing.constituency_name for listing in found.listings}) == 1
        what = found.listings[0].constituency_name if one_seat else shown(text)
        raise several(len(found.listings), "by-elections", what, _contest_choices(found.listings))
    _refused_if_withdrawn(store, text)
    _refused_if_missing(store, text)
    raise no_by_election(names, text, found)


def _refused_if_withdrawn(store: Store, text: str, *, only_ids: bool = False) -> None:
    """Say of a withdrawn by-election, where words name just that, when and why: an old button or link still does."""
    if only_ids and not text[:4].isdigit():
        return
    # Rarely needed, and slow to import for a console's one question.
    from byelex.questions.withdrawn import said_withdrawn

    if said := said_withdrawn(store, text):
        raise Unresolved(said)


def _refused_if_missing(store: Store, text: str) -> None:
    """Say of a by-election known to have taken place that it is not in the store, where words name just that."""
    typed = set(words(text)) - {"by", "election"}
    for seat, held, reason in missing(store):
        if set(words(seat)) <= typed <= {*words(seat), *words(held)}:
            raise Unresolved(f"The by-election of {held} in {seat} is not in the store: {reason}.")


def _refused_if_called(by_election: ByElection) -> ByElection:
    if by_election.stage == "called":
        raise Unresolved(
            f"The by-election in {by_election.constituency.name} is called for {day(by_election.polling_on)}; "
            "nothing is declared. "
            "/upcoming says what is known.",
            follow_ups=(FollowUp("What is known of it", "upcoming", (("seat", by_election.id),)),),
        )
    return by_election


def _called_named(store: Store, text: str) -> tuple[Listing, ...]:
    """Find the called contests that typed words name."""
    listings = called_listings(store)
    if not listings:
        return ()
    names = store.remembered("called names", None, lambda: Names(listings))
    return names.find_seat(text).listings


def _resolve_declared(store: Store, text: str) -> ByElection:
    try:
        return _refused_if_called(_resolve_by_election(store, text))
    except Unresolved as unresolved:
        if not unresolved.several:
            found = _called_named(store, text)
            by_election = store.by_election(found[0].id) if len(found) == 1 else None
            if by_election is not None:
                _refused_if_called(by_election)
        raise


def _resolve_called(store: Store, text: str) -> ByElection:
    found = _called_named(store, text)
    by_election = store.by_election(found[0].id) if len(found) == 1 else None
    if by_election is not None:
        return by_election
    choices = _contest_choices(found or called_listings(store))
    if found:
        raise several(len(found), "called by-elections", shown(text), choices)
    _refused_if_withdrawn(store, text)
    raise Unresolved(f"No by-election called {shown(text)} is to come that Byelex knows of.", choices)


def _suggest_called(store: Store, text: str) -> list[Choice]:
    found = _called_named(store, text) if text.strip() else called_listings(store)
    return list(_contest_choices(found))


def _resolve_any(store: Store, text: str) -> ByElection:
    """Take a declared contest or a called one; where words name both, ask which."""
    named = _called_named(store, text)
    if not named:
        return _resolve_by_election(store, text)
    declared = () if named[0].id == text.strip() else names_of(store).find_seat(text).listings
    # A contest of long ago is not what is meant by the name of a seat that polls next week.
    found = (*named, *(listing for listing in declared if listing.polling_on >= OF_LATE))
    by_election = store.by_election(found[0].id) if len(found) == 1 else None
    if by_election is not None:
        return by_election
    raise several(len(found), "by-elections", shown(text), _contest_choices(found))


def _suggest_any(store: Store, text: str) -> list[Choice]:
    coming = list(_contest_choices(_called_named(store, text))) if text.strip() else []
    return [*coming, *_suggest_by_elections(store, text)][:MAX_CHOICES]


def _suggest_by_elections(store: Store, text: str) -> list[Choice]:
    return [contest_choice(listing) for listing in suggestions_of(store).by_elections(text, MAX_CHOICES)]


def _suggest_measured(store: Store, text: str, besides: Collection[str] = ()) -> list[Choice]:
    """Offer the by-elections whose general election before is in the store; `besides`, none of these nations."""
    found = suggestions_of(store).by_elections(text, EVERY)
    return list(_contest_choices(one for one in found if one.polling_on >= OF_LATE and one.country not in besides))


def _suggest_quoted(store: Store, text: str) -> list[Choice]:
    about = {by_election_id for quote in store.quotes() for by_election_id in quote.by_election_ids}
    return list(_contest_choices(one for one in suggestions_of(store).by_elections(text, EVERY) if one.id in about))


def _person_choices(names: Names, people: Iterable[Person]) -> list[Choice]:
    """Offer people by their names; those of one name by the seat and year they stood at last too."""
    offered = list(islice(people, MAX_CHOICES))
    shared = Counter(person.name for person in offered)
    return [
        Choice(_last_stood(names, person) if shared[person.name] > 1 else person.name[:100], person.id)
        for person in offered
    ]


def _last_stood(names: Names, person: Person) -> str:
    last = max(
        (names.by_id[one] for one in person.by_election_ids if one in names.by_id),
        key=lambda listing: listing.polling_on,
        default=None,
    )
    where = last.name if last else "quoted"
    return f"{person.name[:40]} · {where}"[:80]


def _speakers(names: Names) -> list[Person]:
    return sorted(names.quoted, key=lambda p: (-p.quote_count, p.name))


def _resolve_person_among(names: Names, text: str, among: list[Person] | None, no_one: str) -> Person:
    found = names.find_people(text, among)
    if len(found.people) == 1:
        return found.people[0]
    if found.people:
        raise several(len(found.people), "people", shown(text), _person_choices(names, found.people))
    near = either([person.name for person in found.near])
    hint = f" Did you mean {near}?" if near else ""
    raise Unresolved(f"{no_one} {shown(text)}.{hint}", tuple(_person_choices(names, found.near)))


def _resolve_person(store: Store, text: str) -> Person:
    return _resolve_person_among(names_of(store), text, None, "No candidate in the store is called")


def _suggest_people(store: Store, text: str) -> list[Choice]:
    found = suggestions_of(store).people(text, None, EVERY)
    return _person_choices(names_of(store), (person for person in found if person.by_election_ids))


def _resolve_speaker(store: Store, text: str) -> Person:
    names = names_of(store)
    return _resolve_person_among(names, text, _speakers(names), "Nobody quoted in the store is called")


def _suggest_speakers(store: Store, text: str) -> list[Choice]:
    names = names_of(store)
    return _person_choices(names, suggestions_of(store).people(text, _speakers(names), MAX_CHOICES))


def _party_choice(names: Names, party: Party) -> Choice:
    return Choice(party.name[:100], names.party_text(party))


def _resolve_party(store: Store, text: str) -> Party:
    names = names_of(store)
    parties, _ = names.find_parties(text)
    if len(parties) == 1:
        return parties[0]
    if parties:
        raise several(len(parties), "parties", shown(text), (_party_choice(names, party) for party in parties))
    raise Unresolved(f"No party in the store is called {shown(text)}. Try its usual name or abbreviation.")


def _suggest_parties(store: Store, text: str) -> list[Choice]:
    names = names_of(store)
    return [_party_choice(names, party) for party in suggestions_of(store).parties(text, MAX_CHOICES)]


def _suggest_stood(store: Store, text: str) -> list[Choice]:
    """Offer parties that have stood at a by-election."""
    stood = {party_id for party_id, _ in parties_stood_for(store, Scope(), Stood())}
    names = names_of(store)
    found = (party for party in suggestions_of(store).parties(text, EVERY) if party.id in stood)
    return [_party_choice(names, party) for party in islice(found, MAX_CHOICES)]


SELDOM = 10
"""A party that stood less than one time in so many, as one of its name did, is not what the name may mean."""


def party_remark(store: Store, text: str, party: Party) -> str:
    """Say how to ask for the other parties that go by the words typed for one; empty if none may be meant."""
    names = names_of(store)
    others = names.other_parties(text, party)
    if not others:
        return ""
    times = {one.id: totals(store, Scope(), Stood(parties=(one.id,))).candidacies for one in (party, *others)}
    named = [f'"{one.name}"' for one in others if times[one.id] * SELDOM > times[party.id]]
    if not named:
        return ""
    which = "the other" if len(named) == 1 else "others"
    meant = party.full_name or party.name
    return f"{shown(text)} is taken for {meant}. For {which} of that name ask for {either(named)}."


MOST_OTHERS = 4
"""So many by-elections are named that words may mean as well."""


def seat_remark(names: Names, text: str, said: Sequence[str], taken: Listing) -> str:
    """Say which seat words with no year were taken for, where another's name begins with them too; else empty.

    `text` is what was typed, and `said` its words that name the seat.
    """
    said = tuple(content(list(said)))
    just_so = names.seat_by_key.get(said)
    # "Brecon and Radnor" was a seat of that very name before it was Brecon and Radnorshire.
    begun = (*names.begun_alike(said, [names.seat_of(taken)]), *([just_so] if just_so is not None else ()))
    others = [one.name for one in real_listings(begun) if one.constituency_name != taken.constituency_name]
    if not others:
        return ""
    typed, were = shown(capital(text.strip())), listed(list(dict.fromkeys(others))[:MOST_OTHERS])
    return f"{typed} is taken for {taken.constituency_name}. There was {were} too: ask by name and year."


def _by_election_remark(store: Store, text: str, by_election: ByElection) -> str:
    # As where one is resolved: a button's id needs no names.
    if text[:4].isdigit() or (taken := names_of(store).by_id.get(by_election.id)) is None:
        return ""
    period, rest = take_period(words(text))
    said = [word for word in rest if word not in CONTEST_WORDS]
    return seat_remark(names_of(store), text, said, taken) if period is None else ""


def _resolve_words(store: Store, text: str) -> str:
    return " ".join(text.split())


def _suggest_nothing(store: Store, text: str) -> list[Choice]:
    return []


def written_id(store: Store, value: ByElection | Person | Constituency) -> str:
    """Write a value so that it is found again, and nothing else."""
    return value.id


def _party_text(store: Store, party: Party) -> str:
    return names_of(store).party_text(party)


BY_ELECTION = Kind(
    "a by-election: its seat, with a year if there were several",
    _resolve_declared,
    _suggest_by_elections,
    _by_election_remark,
    written_id,
)
"""Resolves to a ByElection with a result; its texts are ids, labels and what people type."""
MEASURED = replace(BY_ELECTION, suggest=_suggest_measured)
"""The same, for what is asked of a by-election beside the general election before it."""
PROJECTED = replace(BY_ELECTION, suggest=partial(_suggest_measured, besides=("Northern Ireland",)))
"""The same, for what its changes would do to Great Britain's seats."""
QUOTED = replace(BY_ELECTION, suggest=_suggest_quoted)
"""The same, for what was said about one."""
ANY_BY_ELECTION = Kind(BY_ELECTION.name, _resolve_any, _suggest_any, _by_election_remark, written_id)
"""Resolves to a ByElection, declared or only called."""
CALLED = Kind("a by-election that is called", _resolve_called, _suggest_called, written=written_id)
"""Resolves to a ByElection that is called and not declared."""
PERSON = Kind("a candidate's or speaker's name", _resolve_person, _suggest_people, written=written_id)
"""Resolves to a Person."""
SPEAKER = Kind("who said it", _resolve_speaker, _suggest_speakers, written=written_id)
"""Resolves to a Person with quotations in the store."""
PARTY = Kind("a party, by any of its usual names", _resolve_party, _suggest_parties, party_remark, _party_text)
"""Resolves to a Party."""
STOOD_PARTY = replace(PARTY, suggest=_suggest_stood)
"""The same, for what parties did at by-elections."""
WORDS = Kind("a few words", _resolve_words, _suggest_nothing)
"""Resolves to the words themselves."""
