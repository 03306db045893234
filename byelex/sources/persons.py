"""Telling who is who: one id for one person through contests, parties and spellings.

No published id is trusted alone. Democracy Club's 26371 is two people in one contest; 69 by-election candidates have
none; Parliament's files of the general elections up to 2019 give none at all. So two appearances on a ballot are one
person when

1. people.csv says so: the name and the Democracy Club id fit one row there, or the name fits one row and the
   appearance has no id to contradict it (at a general election, rules 2 to 5 must then hold as well);
2. both have the same Democracy Club id, and names that can be one person's;
3. both have the same Parliament member id, and names that can be one person's;
4. the name is the same and the party is the same (independents are not a party), and no id contradicts it;
5. the name is the same and the seat is the same, and no id contradicts it;
   for 4 and 5 the two are within 30 years of each other;

and never when they stand against each other. Names can be one person's when a word of three letters or more that is
no title is in both, or when the two differ by a slip of the pen. Two ids contradict each other when they differ, and
so does a member id on one side only, for the files give it to everyone who was ever elected.

A person's id is the slug of the name. Where two people have one name the first to stand at a by-election keeps it and
the others' ids end in the seat of their first by-election. Someone who stood only at general elections needs no id
unless the name's slug is already that of somebody else.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise

from rapidfuzz.fuzz import ratio

from byelex.sources.ids import fold, slug
from byelex.sources.tables import KnownPerson, People

_TITLES = frozenset(
    {"sir", "lord", "lady", "dame", "the", "captain", "mad", "count", "baron", "earl", "doctor", "prince"}
)
YEARS_APART = 30
"""Longer than nearly anyone goes on standing: a name that comes back later is somebody else's."""
_SLIP = 85.0
"""How alike two whole names must be, out of 100, to differ only by a slip of the pen."""


@dataclass(frozen=True, slots=True)
class Appearance:
    """Someone on a ballot: `contest` is the poll, `seat` its ONS id, `party` an id, blank for an independent."""

    key: int
    name: str
    polling_on: date
    contest: str
    seat: str
    seat_name: str
    party: str
    democracy_club_id: str
    member_id: str
    by_election: bool
    person: str = ""
    """The id already given, for what is in data/ and not in the files being read."""


@dataclass(slots=True)
class _Group:
    """Appearances of one person."""

    members: list[Appearance]
    known: str = ""
    contests: set[str] = field(default_factory=set)
    clubs: set[str] = field(default_factory=set)
    mps: set[str] = field(default_factory=set)

    @property
    def first(self) -> tuple[bool, date, str, int]:
        """What decides who keeps a shared name: by-elections before general elections, then the date."""
        return min((not a.by_election, a.polling_on, a.seat, a.key) for a in self.members)


@dataclass(frozen=True, slots=True)
class Identified:
    """Each appearance's person id by key; people.csv as it should now be; what a person should look at."""

    ids: dict[int, str]
    people: People
    notes: tuple[str, ...]


def may_be_one(left: str, right: str) -> bool:
    """Tell whether two printed names can be one person's."""
    first, second = fold(left), fold(right)
    words = set(first.split()) & set(second.split())
    return any(len(word) >= 3 and word not in _TITLES for word in words) or ratio(first, second) >= _SLIP


def identify(appearances: Sequence[Appearance], people: People) -> Identified:
    """Give every appearance a person id by the rules above."""
    groups: dict[int, _Group] = {}
    for appearance in appearances:
        groups[appearance.key] = _Group(
            [appearance],
            known=appearance.person,
            contests={appearance.contest},
            clubs={appearance.democracy_club_id} - {""},
            mps={appearance.member_id} - {""},
        )
    notes: list[str] = []
    _by_given_id(appearances, groups)
    _by_table(appearances, groups, people, notes)
    _by_published_id(appearances, groups, notes)
    _by_name(appearances, groups)
    return _named(appearances, groups, people, tuple(notes))


def _join(groups: dict[int, _Group], left: int, right: int) -> bool:
    """Make two groups one, unless they stood against each other or people.csv holds them apart."""
    one, other = groups[left], groups[right]
    if one is other:
        return True
    if one.contests & other.contests or (one.known and other.known and one.known != other.known):
        return False
    if len(one.members) < len(other.members):
        one, other = other, one
    one.members += other.members
    one.known = one.known or other.known
    one.contests |= other.contests
    one.clubs |= other.clubs
    one.mps |= other.mps
    for member in other.members:
        groups[member.key] = one
    return True


def _by_given_id(appearances: Sequence[Appearance], groups: dict[int, _Group]) -> None:
    first: dict[str, int] = {}
    for appearance in appearances:
        if appearance.person:
            _join(groups, first.setdefault(appearance.person, appearance.key), appearance.key)


def _by_table(appearances: Sequence[Appearance], groups: dict[int, _Group], people: People, notes: list[str]) -> None:
    by_name: dict[str, list[KnownPerson]] = defaultdict(list)
    by_club: dict[str, list[KnownPerson]] = defaultdict(list)
    for person in people.by_id.values():
        for name in {fold(name) for name in (person.name, *person.other_names)}:
            by_name[name].append(person)
        for club in person.democracy_club_ids:
            by_club[club].append(person)
    first: dict[str, int] = {}
    for appearance in appearances:
        if appearance.person:
            first.setdefault(appearance.person, appearance.key)
            continue
        named = by_name.get(fold(appearance.name), [])
        rows = [row for row in by_club.get(appearance.democracy_club_id, []) if row in named]
        if not rows and appearance.by_election and len(named) == 1:
            club = appearance.democracy_club_id
            rows = [row for row in named if not (club and row.democracy_club_ids)]
        elif not rows and appearance.by_election:
            rows = _told_apart(appearance, named)
        if len(rows) != 1:
            continue
        groups[appearance.key].known = rows[0].id
        if not _join(groups, first.setdefault(rows[0].id, appearance.key), appearance.key):
            groups[appearance.key].known = ""
            notes.append(f"{appearance.contest}: {appearance.name} cannot be {rows[0].id}, who stands there too.")


def _told_apart(appearance: Appearance, named: Sequence[KnownPerson]) -> list[KnownPerson]:
    """Choose among several of one name, none of whom has a published id: by the seat in the id, else the plain one."""
    plain = slug(appearance.name)
    for id in (f"{plain}-{slug(appearance.seat_name)}", plain):
        found = [row for row in named if row.id == id and not row.democracy_club_ids]
        if found:
            return found
    return []


def _by_published_id(appearances: Sequence[Appearance], groups: dict[int, _Group], notes: list[str]) -> None:
    for label, of in (("Democracy Club", "democracy_club_id"), ("member", "member_id")):
        sharing: dict[str, list[Appearance]] = defaultdict(list)
        for appearance in appearances:
            if getattr(appearance, of):
                sharing[getattr(appearance, of)].append(appearance)
        for id, these in sharing.items():
            for earlier, later in pairwise(these):
                one, other = groups[earlier.key], groups[later.key]
                if one is other or (one.known and other.known and one.known != other.known):
                    continue
                alike = any(may_be_one(a.name, b.name) for a in one.members for b in other.members)
                joined = alike and _join(groups, earlier.key, later.key)
                if not joined and (earlier.by_election or later.by_election):
                    notes.append(
                        f"{label} id {id} is on {earlier.name} ({earlier.contest}) and {later.name} ({later.contest}): "
                        "kept apart. If they are one person, give them a row in people.csv."
                    )


def _by_name(appearances: Sequence[Appearance], groups: dict[int, _Group]) -> None:
    buckets: dict[tuple[str, ...], list[Appearance]] = defaultdict(list)
    for appearance in appearances:
        name = fold(appearance.name)
        buckets["seat", name, appearance.seat].append(appearance)
        if appearance.party:
            buckets["party", name, appearance.party].append(appearance)
    for these in buckets.values():
        for n, earlier in enumerate(these):
            for later in these[n + 1 :]:
                near = abs(earlier.polling_on.year - later.polling_on.year) <= YEARS_APART
                if near and not _contradict(groups[earlier.key], groups[later.key]):
                    _join(groups, earlier.key, later.key)


def _contradict(one: _Group, other: _Group) -> bool:
    if one.clubs and other.clubs and not one.clubs & other.clubs:
        return True
    # What is already in data/ has no member ids, so that it lacks one says nothing.
    silent = any(not group.mps and all(member.person for member in group.members) for group in (one, other))
    return one.mps != other.mps and not silent


def _named(
    appearances: Sequence[Appearance], groups: dict[int, _Group], people: People, notes: tuple[str, ...]
) -> Identified:
    distinct = {id(group): group for group in groups.values()}
    standing = sorted((g for g in distinct.values() if any(a.by_election for a in g.members)), key=lambda g: g.first)
    taken = {group.known for group in standing if group.known} | set(people.by_id)
    given: dict[int, str] = {}
    table = dict(people.by_id)
    holders: dict[str, _Group] = {}
    for group in standing:
        spellings = _spellings(group)
        person_id = group.known or slug(spellings[0]) or "unnamed"
        if not group.known and person_id in taken:
            # Both need a row: the one that keeps the name must not be taken for the other later.
            if person_id in holders:
                table[person_id] = _row(person_id, holders[person_id], table.get(person_id))
            person_id = f"{person_id}-{slug(_first_seat(group))}"
            table[person_id] = _row(person_id, group, None)
        elif person_id in table or _needs_row(person_id, spellings, group):
            table[person_id] = _row(person_id, group, table.get(person_id))
        taken.add(person_id)
        holders[person_id] = group
        for member in group.members:
            given[member.key] = person_id
    for appearance in appearances:
        if appearance.key not in given:
            given[appearance.key] = _elsewhere(appearance, holders, people)
    return Identified(given, People(table), notes)


def _elsewhere(appearance: Appearance, holders: Mapping[str, _Group], people: People) -> str:
    """Give an id to someone who stood only at general elections: the name's slug unless it is somebody else's."""
    person_id = slug(appearance.name)
    known = people.by_id.get(person_id)
    # A row of people.csv that no by-election candidate has may be of someone who is quoted, like a party leader.
    if person_id in holders or (known and fold(appearance.name) not in map(fold, (known.name, *known.other_names))):
        return f"{person_id}-{slug(appearance.seat_name)}"
    return person_id


def _spellings(group: _Group) -> list[str]:
    """The names a person was printed under, by-elections first and the most frequent of them before the others."""
    counts: dict[str, list[int]] = {}
    for member in group.members:
        count = counts.setdefault(member.name, [0, 0])
        count[0 if member.by_election else 1] += 1
    return sorted(counts, key=lambda name: (-counts[name][0], -counts[name][1], -len(name), name))


def _needs_row(person_id: str, spellings: Sequence[str], group: _Group) -> bool:
    """Tell whether people.csv must name someone for a later import of other files to know the person again."""
    sides = {a.party or a.seat for a in group.members if a.by_election}
    return person_id != slug(spellings[0]) or len({fold(name) for name in spellings}) > 1 or len(sides) > 1


def _first_seat(group: _Group) -> str:
    return min((a for a in group.members if a.by_election), key=lambda a: (a.polling_on, a.key)).seat_name


def _row(person_id: str, group: _Group, known: KnownPerson | None) -> KnownPerson:
    """The person's row in people.csv; one that is there keeps what was entered by hand and gains what is new."""
    spellings = _spellings(group)
    name = known.name if known else spellings[0]
    others = list(known.other_names) if known else []
    have = {fold(name), *map(fold, others)}
    for spelling in spellings:
        if fold(spelling) not in have:
            have.add(fold(spelling))
            others.append(spelling)
    clubs = list(known.democracy_club_ids) if known else []
    clubs += sorted(club for club in group.clubs if club not in clubs)
    return KnownPerson(person_id, name, tuple(others), tuple(clubs))
