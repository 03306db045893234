"""Telling candidates of 1945 to 2010 apart, and from those since: by name, party and time, and people.csv.

Two appearances of one name are one person when they are for one party (Liberal, SDP and Liberal Democrat counting as
one) or in one seat and within 25 years of each other, or for no large party (whose candidates change their label with
every contest) and within 15; never when they stand against each other, and never with a by-election between them that
the death of a member of that name caused. An id is the slug of the name; of several people the one already in data/
keeps it, else the first, and the others' end in the seat they first stood in. people.csv has a row for each of those,
and for people whom these rules would part or whose spelling varies, entered by hand.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from byelex.sources.ids import fold, slug
from byelex.sources.tables import KnownPerson, People

YEARS_APART = 25
YEARS_APART_WITHOUT_PARTY = 15
_LARGE = frozenset(
    {
        *("conservative", "labour", "liberal", "national-liberal", "snp", "plaid-cymru"),
        *("uup", "dup", "sdlp", "sinn-fein", "alliance"),
    }
)
_ONE_LINE = {"sdp": "liberal", "liberal-democrats": "liberal"}


@dataclass(frozen=True, slots=True)
class Stood:
    """Someone on a ballot. `party` is blank for an independent; `person_id` is known of those already in data/."""

    name: str
    polling_on: date
    contest: str
    seat: str
    party: str
    person_id: str = ""


def tell_apart(
    appearances: Sequence[Stood], settled: Iterable[Stood], people: People, deaths: Mapping[str, date]
) -> tuple[dict[tuple[str, str], str], People]:
    """Give person ids by (contest, name), and people.csv as it should now be.

    `deaths` has the polling day of the by-election that a member's death caused, by the folded name.
    """
    ids: dict[tuple[str, str], str] = {}
    by_name: dict[str, list[Stood]] = defaultdict(list)
    for stood in (*settled, *sorted(appearances, key=lambda stood: (stood.polling_on, stood.contest, stood.name))):
        by_name[fold(stood.name)].append(stood)
    table = dict(people.by_id)
    for name, these in by_name.items():
        if all(stood.person_id for stood in these):
            continue
        known = people.called(name)
        if len(known) == 1 and all(stood.person_id in ("", known[0].id) for stood in these):
            ids |= {(stood.contest, stood.name): known[0].id for stood in these}
            continue
        groups = _groups(these, deaths.get(name))
        for group in groups:
            person_id = next((stood.person_id for stood in group if stood.person_id), "")
            if not person_id:
                taken = {stood.person_id for other in groups for stood in other if stood.person_id} | set(ids.values())
                person_id = slug(group[0].name)
                fits = [one for one in known if one.id == f"{person_id}-{slug(group[0].seat)}"]
                if fits or person_id in taken or (person_id in people.by_id and people.by_id[person_id] not in known):
                    person_id = f"{person_id}-{slug(group[0].seat)}"
            # A row, too, for who stood before 2010 and since: the importer of the later files goes by people.csv.
            spans = any(stood.person_id for stood in group) and not all(stood.person_id for stood in group)
            if (len(groups) > 1 or spans) and person_id not in table:
                table[person_id] = KnownPerson(person_id, group[0].name)
            ids |= {(stood.contest, stood.name): person_id for stood in group if not stood.person_id}
    return ids, People(table)


def _groups(these: Sequence[Stood], died_before: date | None) -> list[list[Stood]]:
    def lives_apart(left: Stood, right: Stood) -> bool:
        return died_before is not None and (left.polling_on < died_before) != (right.polling_on < died_before)

    groups: list[list[Stood]] = []
    for stood in these:
        for group in groups:
            if any(lives_apart(stood, other) or stood.contest == other.contest for other in group):
                continue
            if any(_one_person(stood, other) for other in group):
                group.append(stood)
                break
        else:
            groups.append([stood])
    return groups


def _one_person(left: Stood, right: Stood) -> bool:
    if left.person_id and left.person_id == right.person_id:
        return True
    years = abs(left.polling_on.year - right.polling_on.year)
    first, second = (_ONE_LINE.get(stood.party, stood.party) for stood in (left, right))
    if left.seat == right.seat or (first != "" and first == second):
        return years <= YEARS_APART
    return not {first, second} & _LARGE and years <= YEARS_APART_WITHOUT_PARTY
