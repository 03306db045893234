"""What changed between two states of a contest, in the words an editor or a corrected alert shows."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, TypeVar

from byelex import measures
from byelex.elections import ByElection, Candidacy, Party
from byelex.sources.ids import unnamed_id
from byelex.wording import day

Part = TypeVar("Part")


@dataclass(frozen=True, slots=True)
class Change:
    """One field's change. `before` and `after` are as shown; "not recorded" stands for a value that is not there."""

    what: str
    before: str
    after: str

    def __str__(self) -> str:
        return f"{self.what} {self.before} → {self.after}"


@dataclass(frozen=True, slots=True)
class Revision:
    """One state of a contest: who recorded it, when (UTC), from what source, and what it changed.

    `number` counts from 1 for each contest; `by_election` is the whole contest as recorded (no baseline), or None where
    the revision withdrew it. `changes` is against the revision before; empty for the first.
    """

    id: int
    by_election_id: str
    number: int
    recorded_by: str
    recorded_at: datetime
    source: str
    by_election: ByElection | None
    changes: tuple[Change, ...] = ()


FIELDS = {
    "stage": "stage",
    "completeness": "completeness",
    "polling_on": "polling day",
    "electorate": "electorate",
    "rejected_vote_count": "rejected papers",
    "writ_on": "writ",
    "declared_at": "declared",
    "cause": "cause",
    "cause_note": "cause, in detail",
    "previous_member": "previous member",
    "previous_party": "previous party",
    "previous_note": "previous member, in detail",
    "petition_note": "petition",
    "general_election_on": "general election before",
    "invented": "invented",
}

SEAT_FIELDS = {
    "id": "ONS id",
    "name": "seat",
    "country": "country",
    "region": "region",
    "county": "county",
    "kind": "kind",
}

DECLARED_FIELDS = {
    "valid_vote_count": "declared valid votes",
    "majority": "declared majority",
    "result": "declared result",
}

PUBLISHED_FIELDS = {
    "swing": "published swing",
    "swing_from": "published swing, from",
    "swing_to": "published swing, to",
    "turnout": "published turnout",
    "majority": "published majority",
    "valid_vote_count": "published valid votes",
}

KEYS: dict[str, Callable[[Any], Hashable]] = {
    "candidacies": lambda candidacy: candidacy.person_id,
    "quotes": lambda quote: (quote.speaker, quote.words),
    "claims": lambda claim: (claim.measure, claim.claimed_by),
    "facts": lambda fact: fact.topic,
    "corrections": lambda correction: correction.of,
    "sources": lambda source: (source.work, source.title),
}
"""What tells a contest's parts apart from each other, by field: two states' parts of one key are the same part."""

CANDIDACY_FIELDS = {
    "name": "name of {}",
    "party": "party of {}",
    "party_name": "party of {} as printed",
    "votes": "votes of {}",
    "elected": "{} marked elected",
    "published_change": "published change of {}",
    "published_share": "published share of {}",
}


def changes(before: ByElection | None, after: ByElection | None) -> tuple[Change, ...]:
    """List what changed, the figures readers ask for first: winner, majority, then votes, then the rest.

    None is a contest withdrawn.
    """
    if before is None or after is None:
        if before is after:
            return ()
        return (Change("contest", *(("recorded", "withdrawn") if after is None else ("withdrawn", "recorded"))),)
    found = [
        *_winner(before, after),
        *_change("majority", measures.majority(before), measures.majority(after)),
        *_candidacies(before.candidacies, after.candidacies),
        *_change("valid votes", measures.valid_vote_count(before), measures.valid_vote_count(after)),
        *_fields(FIELDS, before, after),
        *_fields(SEAT_FIELDS, before.constituency, after.constituency),
        *_fields(DECLARED_FIELDS, before.declared, after.declared),
        *_fields(PUBLISHED_FIELDS, before.published, after.published),
        *_parts("quote of", "quotes", before, after, lambda quote: quote.speaker),
        *_parts("claim of", "claims", before, after, lambda claim: claim.measure),
        *_parts("fact on", "facts", before, after, lambda fact: fact.topic),
        *_parts("correction of", "corrections", before, after, lambda each: each.of),
        *_parts("source", "sources", before, after, lambda each: each.title),
    ]
    if not found:
        found.append(Change("order of the parts", "one", "another"))
    return tuple(found)


def _winner(before: ByElection, after: ByElection) -> list[Change]:
    was, is_now = (None if one.stage == "called" else one.winner for one in (before, after))
    return [
        *_change("winner", was and _name(before, was), is_now and _name(after, is_now)),
        *_change("winning party", was and was.party, is_now and is_now.party),
    ]


def _name(by_election: ByElection, winner: Candidacy) -> str | None:
    # Shown by party until the name is known, which is then an addition and no correction.
    return None if winner.person_id == unnamed_id(by_election.id, winner.party.id) else winner.name


def _change(what: str, before: object, after: object) -> list[Change]:
    return [] if before == after else [Change(what, _shown(before), _shown(after))]


def _fields(names: dict[str, str], before: object, after: object) -> list[Change]:
    return [
        change for name, what in names.items() for change in _change(what, getattr(before, name), getattr(after, name))
    ]


def _candidacies(before: Sequence[Candidacy], after: Sequence[Candidacy]) -> list[Change]:
    was, is_now = keyed("candidacies", before), keyed("candidacies", after)
    found = []
    for key in {**was, **is_now}:
        old, new = was.get(key), is_now.get(key)
        if old is not None and new is not None:
            named = {name: what.format(new.name) for name, what in CANDIDACY_FIELDS.items()}
            found += _fields(named, old, new)
        else:
            found.append(Change("candidate", _stood(old), _stood(new)))
    return found


def _stood(candidacy: Candidacy | None) -> str:
    if candidacy is None:
        return "not listed"
    votes = f", {candidacy.votes:,}" if candidacy.votes is not None else ""
    return f"{candidacy.name} ({candidacy.party_name}{votes})"


def _parts(what: str, field: str, before: ByElection, after: ByElection, name: Callable[[Any], str]) -> list[Change]:
    was, is_now = keyed(field, getattr(before, field)), keyed(field, getattr(after, field))
    found = []
    for each in {**was, **is_now}:
        old, new = was.get(each), is_now.get(each)
        if old == new:
            continue
        if old is None or new is None:
            named = name(new if old is None else old)
            found.append(Change(f"{what} {named}", *(("none", "added") if old is None else ("there", "removed"))))
            continue
        for each_field in dataclasses.fields(new):
            was_so, is_so = getattr(old, each_field.name), getattr(new, each_field.name)
            found += _change(f"{what} {name(new)}: {each_field.name}", was_so, is_so)
    return found


def keyed(field: str, parts: Sequence[Part]) -> dict[Hashable, Part]:
    """Give a contest's parts by what tells them apart, in their order."""
    # Counted, so that two of one key (one person standing twice, two facts on one topic) are still told apart.
    found: dict[Hashable, Part] = {}
    seen: dict[Hashable, int] = {}
    for part in parts:
        each = KEYS[field](part)
        seen[each] = seen.get(each, 0) + 1
        found[each, seen[each]] = part
    return found


def _shown(value: Any) -> str:
    if value is None or value == "":
        return "not recorded"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int):
        return f"{value:,}"
    if isinstance(value, date):
        return day(value)
    if isinstance(value, Party):
        return value.name
    if isinstance(value, tuple):
        return ", ".join(str(item) for item in value) or "none"
    return str(value)
