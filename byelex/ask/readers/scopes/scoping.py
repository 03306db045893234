"""Read which by-elections a sentence is about when it names none: period, place, cause, swing, parties, limits."""

from __future__ import annotations

import calendar
from datetime import date
from itertools import pairwise, takewhile

from byelex.ask.query import Declined, Refusal
from byelex.ask.readers.reader import Reader, in_days, in_order, said_of
from byelex.ask.readers.refusals import what_is_held
from byelex.ask.readers.scopes.governing import read_government
from byelex.ask.readers.scopes.leaving_out import places_left_out, read_negations
from byelex.ask.readers.scopes.limits import read_bounds, read_party_limit
from byelex.ask.readers.scopes.party_parts import has_verb, is_told_of, read_parties, read_plain_outcome, with_party
from byelex.ask.readers.scopes.party_places import read_positions
from byelex.ask.sentence.spans import Item
from byelex.changing import replace
from byelex.names.dates import Period
from byelex.names.seats import OF_LATE
from byelex.store.scope import Scope
from byelex.wording import day

REGIONS_SINCE = "Which region a seat was in is recorded only for by-elections since 2010."
WORST = {"worst", "poorest"}
A_DAYS_MOST = 60
"""So many by-elections were never held on one day: among the latest so many are all of the last day."""
BETWEEN_TIMES = ("and", "versus", "from", "to", "by")
COMPARING = ("compare", "more", "fewer", "different", "each", "versus", "both")
_WEEKDAYS = tuple(calendar.day_name)


def scope_if_any(reader: Reader) -> Scope | None:
    """Read the conditions on the contests; None where they cannot be met."""
    try:
        return read_scope(reader)
    except Declined:
        return None


def read_scope(reader: Reader) -> Scope:
    """Read the conditions on the contests, marking what they took as used; declined where they cannot be met."""
    times = _times_left_out(reader)
    within = by_the_calendar(reader)
    if within is not None:
        reader.use(within[0])
    period = _period(reader)
    scope = _left_out(reader, _of_place_and_cause(reader, Scope() if period is None else scope_of(period)))
    if within is not None:
        days = scope_of(said_of(within[0]).period)
        scope = replace(scope, month=days.month, day_and_month=days.day_and_month)
    scope = replace(scope, excluding=(*scope.excluding, *times))
    scope = _among_the_last(reader, scope)
    parties = reader.unused("party")
    scope = read_party_limit(reader, scope)
    scope = replace(scope, bounds=read_bounds(reader))
    for reads in (_swing_pair, read_positions, read_parties, read_government, read_plain_outcome, read_negations):
        scope = reads(reader, scope)
    _not_confused(reader, scope, parties)
    return where_regions_are_known(scope)


def _among_the_last(reader: Reader, scope: Scope) -> Scope:
    """Keep the last few by-elections of a time and place, or the first few; with all of the day on which that ends."""
    for item in reader.take("among"):
        order, count = item.value.split()[0], int(item.value.split()[1])
        contests, there = reader.vocabulary.namesakes.contests, replace(scope, cause=None, weekday=None)
        held = contests(there, limit=count + A_DAYS_MOST) if order == "last" else contests(there)[::-1]
        kept = _to_the_days_end(held, count)
        also = f" ({count} and those of the same day)" if len(kept) > count else ""
        said = f"among the {order} {len(kept)}{also}"
        scope = replace(scope, by_election_ids=kept, named=said)
    return scope


def _to_the_days_end(ids: tuple[str, ...], count: int) -> tuple[str, ...]:
    """Give the first so many by-elections, and all of the day on which they end. An id begins with its day."""
    days = {one[:10] for one in ids[:count]}
    return tuple(takewhile(lambda one: one[:10] in days, ids))


_PLAYED = ("winner", "not_winner", "defender", "runner_up", "stood", "ahead", "behind", "swing_from", "swing_to")


def _not_confused(reader: Reader, scope: Scope, parties: list[Item]) -> None:
    """Decline what a scope cannot hold: two parties' places, shares or deposits, each with its own condition."""
    used = [item for item in parties if reader.used(item)]
    held = {one for each in (scope, *scope.excluding) for part in _PLAYED for one in getattr(each, part)}
    stood = [item for item in used if set(item.value) <= set(scope.stood)]
    how = (scope.stood_place, scope.stood_bound, scope.stood_deposit_lost) != (None, None, None)
    apart = how and any(
        item.value != first.value and reader.before(item, "and", "versus") is not first
        for first, item in pairwise(stood)
    )
    if apart or any(not held & set(item.value) for item in used):
        raise Declined(Refusal("Ask of one party's place, share or deposit at a time."))
    itself = scope.held is False and set(scope.winner) & set(scope.defender)
    if itself and len({item.value for item in used}) < len(used):
        # "Tory gains from Labour or Labour gains from the Tories".
        raise Declined(Refusal("Ask of each party's gains, holds or losses by itself."))


def where_regions_are_known(scope: Scope, asked: bool = False) -> Scope:
    """Keep a question of a region to the time since 2010, when regions are recorded; one before that is declined.

    `asked` says that regions are what is asked for, though none is named.
    """
    regional = asked or scope.region or any(without.region for without in scope.excluding)
    if not regional:
        return scope
    if scope.last_day is not None and scope.last_day < OF_LATE:
        raise Declined(Refusal(f"{REGIONS_SINCE} Ask for all of that time, for a nation or for a seat."))
    if scope.first_day is None and not asked:
        return scope
    return replace(scope, first_day=max(scope.first_day or OF_LATE, OF_LATE))


def scope_of(period: Period) -> Scope:
    """Give the by-elections of a period."""
    if period.day_and_month is not None:
        number, month = period.day_and_month
        return Scope(day_and_month=(number, month)) if number else Scope(month=month)
    return Scope(
        first_day=None if period.start == date.min else period.start,
        last_day=None if period.end == date.max else period.end,
    )


def _of_place_and_cause(reader: Reader, scope: Scope) -> Scope:
    reader.take("everywhere")
    scope = replace(scope, excluding=places_left_out(reader))
    for kind in ("nation", "region", "cause", "weekday"):
        items = reader.unused(kind)
        if len(items) != 1:
            continue
        reader.use(*items)
        value = items[0].value
        match kind:
            case "nation" if value == "Great Britain":
                scope = replace(scope, not_country="Northern Ireland")
            case "nation":
                scope = replace(scope, country=value)
            case "region":
                scope = replace(scope, region=value)
            case "cause":
                scope = replace(scope, cause=value)
            case "weekday":
                scope = replace(scope, weekday=_WEEKDAYS.index(value))
    return scope


def _left_out(reader: Reader, scope: Scope) -> Scope:
    """Leave out the by-elections that an exception names; those of its time alone, where any are."""
    named = [each for item in reader.take("left out") for each in item.value]
    then = [one.id for one in in_days(reader.names.among(named), scope)]
    return replace(scope, not_by_election_ids=tuple(then or named))


def _times_left_out(reader: Reader) -> tuple[Scope, ...]:
    """Take a stretch of time that is left out of another: "since 2000 except 2005"."""
    left_out = []
    for negation in reader.unused("word", "not") if len(reader.find("period")) > 1 else ():
        time = reader.after(negation)
        if negation.text in _EXCEPTING and time.kind == "period":
            left_out.append(scope_of(said_of(time).period))
            reader.leave_out(negation, time)
    return tuple(left_out)


_EXCEPTING = frozenset("except excluding excl exclude without ignoring besides barring".split())
_EXCEPTING |= {"other than", "apart from", "leaving out", "not counting", "not including"}
"""Words before what is left out, whatever it is."""


def by_the_calendar(reader: Reader) -> tuple[Item, Item] | None:
    """Find a month or a day of any year and a stretch of years, which it is within: "since 2010, held in May"."""
    periods = sorted(reader.find("period"), key=lambda item: said_of(item).period.day_and_month is None)
    if [said_of(item).period.day_and_month is None for item in periods] != [False, True]:
        return None
    first, last = sorted(periods, key=lambda item: item.start)
    between = [item for item in reader.items if first.end <= item.start < last.start]
    joined = any(item.is_word(*BETWEEN_TIMES, *COMPARING) for item in between)
    return None if joined else (periods[0], periods[1])


def _period(reader: Reader) -> Period | None:
    items = reader.unused("period") if by_the_calendar(reader) else reader.find("period")
    if not items:
        return None
    ones = reader.before(items[0])
    if len(items) > 1 or (ones.text == "ones" and reader.before(reader.before(ones)).is_word("not")):
        # "Ignoring the Northern Ireland ones of 1986".
        raise Declined(Refusal("One stretch of time at a time, please: ask about each by itself."))
    said = said_of(items[0])
    reader.use(items[0])
    if said.general_election:
        reason = "Only by-elections are in the store, and with each the general election before it in the same seat; "
        raise Declined(Refusal(f"{reason}ask about a seat that had a by-election.", final=True))
    real = reader.names.real
    if real and said.period.end < real[-1].polling_on:
        first = day(real[-1].polling_on)
        raise Declined(Refusal(f"By-elections before {first} are not in the store; it {what_is_held(reader)}."))
    if real and said.period.start > real[0].polling_on:
        last = day(real[0].polling_on)
        raise Declined(Refusal(f"No by-election after {last} is in the store; it {what_is_held(reader)}."))
    return said.period


def _after_swing(reader: Reader, party: Item) -> bool:
    """Tell whether a party is the swing's, whatever verb follows: "a swing to Labour won by over 10,000"."""
    joint = reader.before(party)
    return joint.is_word("to", "from") and reader.before(joint).is_measure("swing")


def _swing_pair(reader: Reader, scope: Scope) -> Scope:
    """Read the pair of a swing: "tory to labour", "to labour from the tories", "con-lab"; one party, towards it."""
    # "Tory holds with a swing to Labour": whose holds they are is no part of the pair.
    parties = [
        item
        for item in reader.unused("party")
        if _after_swing(reader, item) or not (has_verb(reader, item) or is_told_of(reader, item))
    ]
    if not reader.measures("swing") or not parties or len(parties) > 2:
        return scope
    first, last = parties[0], parties[-1]
    reader.use(*parties)
    if len(parties) == 1:
        before = reader.before(first)
        if before.is_word("not"):
            # "From a party other than Labour".
            before = reader.before(before)
        turned = before.is_word("from", "versus")
        # The worst swing for a party is the largest away from it.
        worst = [item for item in reader.find("word", "least") if item.text in WORST]
        if worst and not before.is_word("to"):
            turned = True
        if before.is_word("versus"):
            reader.use(before)
        return with_party(scope, "swing_from" if turned else "swing_to", first.value)
    from_, to = in_order(reader, first, last)
    return replace(scope, swing_from=from_.value, swing_to=to.value)
