"""How the contests a question is about are said: their names, their conditions, what the store covers of them."""

from __future__ import annotations

import calendar
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from byelex.elections import ByElection
from byelex.errors import ByelexError
from byelex.names.seats import OF_LATE
from byelex.questions.measuring import MEASURES, written
from byelex.store import Store
from byelex.store.lines import Line, lines
from byelex.store.queries import contest_count
from byelex.store.scope import REGIONS_TOGETHER, Bound, Scope
from byelex.wording import day, either, listed, placed

_OFFICES = {True: "the government", False: "the opposition"}


def party_names(store: Store, ids: tuple[str, ...]) -> str:
    """Name a group of parties: "Labour", "Conservative or Liberal Democrat"; the Greens of each nation as one."""
    parties = store.parties()
    if ids and ids[0] == "green" and "scottish-green" in ids:
        rest = tuple(one for one in ids if one not in {"green", "scottish-green", "green-ni"})
        return either(["Green", *(parties[one].name for one in rest)])
    return either([parties[one].name for one in ids])


def contest_names(contests: Sequence[ByElection | Line]) -> str:
    """Name contests shortly: "Wakefield 2022", "Batley and Spen 2021 and 2016"."""
    seats = {one.constituency_name if isinstance(one, Line) else one.constituency.name for one in contests}
    if len(contests) > 1 and len(seats) == 1:
        return f"{seats.pop()} {listed([str(one.polling_on.year) for one in contests])}"
    return listed([one.name for one in contests])


def dated(by_election: ByElection) -> str:
    """Name a contest with its day: "Batley and Spen, 1 July 2021"."""
    return f"{by_election.constituency.name}, {day(by_election.polling_on)}"


def since_2010(store: Store, scope: Scope) -> Scope | None:
    """Give the part of a scope since the general election of 2010, where every figure is computed.

    None where a period was asked for, or where the store does not reach further back.
    """
    begins = store.coverage().first_polling_on
    if period_words(scope) or scope.by_election_ids or begins is None or begins >= OF_LATE:
        return None
    return replace(scope, first_day=OF_LATE)


def of_recorded_regions(store: Store, scope: Scope) -> Scope:
    """Keep a scope that goes by region to the time whose regions are recorded, so that it says no more than it has.

    Raises ByelexError where nothing of the time asked for is in that.
    """
    begins = store.coverage().first_polling_on
    by_region = scope.region or any(without.region for without in scope.excluding)
    if not by_region or scope.by_election_ids or begins is None or begins >= OF_LATE:
        return scope
    if scope.last_day is not None and scope.last_day < OF_LATE:
        raise ByelexError("A region is recorded only for by-elections since 2010. Ask for a nation, or a later time.")
    return replace(scope, first_day=max(scope.first_day or OF_LATE, OF_LATE))


def period_words(scope: Scope) -> str:
    """Write the period of a scope: "since 2019", "in 2023", "from 2017 to 2019", "on 18 June 2026"; empty for all."""
    if scope.day_and_month is not None or scope.month is not None:
        number, month = scope.day_and_month or (0, scope.month or 0)
        said = f"on {number} {date(2000, month, 1):%B}" if number else f"in {date(2000, month, 1):%B}"
        years = period_words(replace(scope, day_and_month=None, month=None))
        return f"{said} of any year{f' {years}' if years else ''}"
    first, last = scope.first_day, scope.last_day
    if first is None and last is None:
        return ""
    if first is not None and first == last:
        return f"on {day(first)}"
    opens = first is not None and (first == OF_LATE or (first.month, first.day) == (1, 1))
    closes = last is not None and (last.month, last.day) == (12, 31)
    if first is not None and last is not None:
        if opens and closes:
            return f"in {first.year}" if first.year == last.year else f"from {first.year} to {last.year}"
        whole_month = first.day == 1 and (last + timedelta(days=1)).day == 1
        if whole_month and (first.year, first.month) == (last.year, last.month):
            return f"in {first:%B %Y}"
        return f"from {day(first)} to {day(last)}"
    if first is not None:
        return f"since {first.year}" if opens else f"since {day(first)}"
    assert last is not None
    return f"to the end of {last.year}" if closes else f"to {day(last)}"


def scope_words(store: Store, scope: Scope) -> str:
    """Write a scope: "by-elections that Labour gained from Conservative, in Wales, since 2019"."""
    if scope.by_election_ids and scope == Scope(by_election_ids=scope.by_election_ids):
        return listed([line.name for line in lines(store, scope.by_election_ids).values()])
    period = period_words(scope)
    parts = _conditions(
        store,
        scope,
        "by-elections" if period or scope.named.startswith("among") else f"by-elections {_since_when(store)}",
    )
    for without in scope.excluding:
        parts.append(_left_out(store, without))
    if scope.not_by_election_ids:
        names = [line.name for line in lines(store, scope.not_by_election_ids).values()]
        again = any(part.startswith("but not") for part in parts)
        parts.append(f"{'nor' if again else 'but not'} {listed(names)}")
    if period:
        parts.append(period)
    apart = len(parts) > 3 or any(part.startswith("but not") for part in parts)
    return ", ".join(parts) if apart else " ".join(parts)


def _left_out(store: Store, without: Scope) -> str:
    """Write what is left out: "where Labour did not stand", "not on a Thursday", "but not those that Labour won"."""
    if without == Scope(stood=without.stood):
        return f"where {party_names(store, without.stood)} did not stand"
    period = period_words(without)
    conditions = " ".join(filter(None, (*_conditions(store, without, ""), period)))
    if period and without == _of_its_time(without):
        return f"but not {period}"
    if without == Scope(weekday=without.weekday, country=without.country, region=without.region, cause=without.cause):
        return f"not {conditions.strip()}"
    return f"but not those {conditions.strip()}"


def _of_its_time(scope: Scope) -> Scope:
    """Give all by-elections of a scope's time."""
    return Scope(
        first_day=scope.first_day, last_day=scope.last_day, month=scope.month, day_and_month=scope.day_and_month
    )


def _conditions(store: Store, scope: Scope, noun: str) -> list[str]:
    """Write a scope's conditions but its period, the first with what they are conditions on."""
    parts = [noun]
    who = _who(store, scope)
    if who:
        parts[0] += f" {who}"
    if scope.runner_up:
        parts.append(f"with {party_names(store, scope.runner_up)} second")
    if scope.stood:
        parts.append(f"where {party_names(store, scope.stood)} {_stood_words(scope)}")
    if scope.ahead and scope.behind:
        parts.append(f"where {party_names(store, scope.ahead)} came ahead of {party_names(store, scope.behind)}")
    if pair_words(store, scope):
        parts[0] += f" with a standard swing {pair_words(store, scope)}"
    if scope.cause:
        parts.append(f"caused by {_article(scope.cause)}")
    place = _place(scope)
    if place and parts == [noun]:
        parts = [f"{noun} {place}"]
    elif place:
        parts.append(place)
    if scope.named:
        parts.append(scope.named)
    if scope.weekday is not None:
        parts.append(f"on a {calendar.day_name[scope.weekday]}")
    return parts + _bounds(store, scope.bounds)


def _place(scope: Scope) -> str:
    if scope.region and scope.region != scope.country:
        return f"in {_the_region(scope.region)}"
    # Only Northern Ireland is ever left out as a nation.
    return f"in {scope.country}" if scope.country else "in Great Britain" if scope.not_country else ""


def _stood_words(scope: Scope) -> str:
    words = []
    if scope.stood_place is not None:
        last = scope.stood_place == -1
        beyond = " or lower" if scope.stood_or_lower else " or higher" if scope.stood_or_better else ""
        came = f"came {placed(scope.stood_place)}{beyond}"
        words.append("came last" if last else "won" if scope.stood_place == 1 else came)
    if scope.stood_bound is not None and scope.stood_bound.measure == "change":
        points, comparison = abs(scope.stood_bound.value), scope.stood_bound.comparison
        by = f" by {'at least' if '=' in comparison else 'over'} {points:,.10g} points" if points else ""
        words.append(f"{'rose' if comparison[0] == '>' else 'fell'} in share{by}")
    elif scope.stood_bound is not None:
        value = f"{scope.stood_bound.value:,.10g}{'%' if scope.stood_bound.measure == 'share' else ' votes'}"
        words.append(" ".join(filter(None, ("had", LIMITS[scope.stood_bound.comparison], value))))
    if scope.stood_deposit_lost is not None:
        words.append("lost the deposit" if scope.stood_deposit_lost else "kept the deposit")
    return " and ".join(words) or "stood"


def record_title(store: Store, name: str, scope: Scope) -> str:
    """Head the record of a person or a party: "Labour at by-elections", "Labour at by-elections since 2019"."""
    return f"{name} at {'by-elections' if scope == Scope() else scope_words(store, scope)}"


def _since_when(store: Store) -> str:
    begins = store.coverage().first_polling_on
    return f"since {begins.year}" if begins else "in the store"


def _the_region(region: str) -> str:
    return region if region in {"London", "East of England", "Yorkshire and The Humber"} else f"the {region}"


def _article(cause: str) -> str:
    return f"a {cause}" if cause in {"recall petition", "death", "resignation", "disqualification"} else cause


def pair_words(store: Store, scope: Scope) -> str:
    """Write a scope's pair: "from Conservative to Labour"."""
    from_ = _side(store, scope.swing_from, scope.swing_from_governs)
    to = _side(store, scope.swing_to, scope.swing_to_governs)
    words = []
    if from_:
        words.append(f"from {from_}" if scope.swing_from else f"away from {from_} of the day")
    if to:
        words.append(f"to {to}" if scope.swing_to else f"to {to} of the day")
    return " ".join(words)


LIMITS = {"<": "under", "<=": "at most", ">": "over", ">=": "at least", "=": "", "~": ""}
_COUNTED = {
    "candidates": "candidates",
    "deposits lost": "lost deposits",
    "valid votes": "valid votes",
    "rejected papers": "rejected papers",
    "winning votes": "votes for the winner",
}
"""Measures that are said by what they count: "with over 15 candidates"."""
_WAYS = {"turnout": ("higher", "lower"), "winning share": ("higher", "lower")}
_NO_ARTICLE = frozenset(("turnout", "change of turnout"))


def _bounds(store: Store, bounds: tuple[Bound, ...]) -> list[str]:
    """Write limits, the two ends of one measure as a stretch: "with turnout between 20% and 30%"."""
    made, rest = [], list(bounds)
    while rest:
        first = rest.pop(0)
        ends = (one for one in rest if (first.comparison, one.comparison, one.measure) == (">=", "<=", first.measure))
        last = next(ends, None)
        if last is not None:
            rest.remove(last)
        made.append(_bound(store, first, last))
    return made


def _bound(store: Store, bound: Bound, last: Bound | None) -> str:
    measure, limit = MEASURES[bound.measure], LIMITS[bound.comparison]
    if (bound.measure, bound.comparison, bound.value) == ("candidates", "=", 1):
        return "with one candidate, unopposed"
    if (bound.measure, bound.value) == ("turnout change", 0) and bound.comparison in {"<", ">"}:
        return f"where turnout {'rose' if bound.comparison == '>' else 'fell'}"
    if bound.measure == "turnout change" and bound.comparison[0] == ("<" if bound.value < 0 else ">"):
        points = "point" if abs(bound.value) == 1 else "points"
        by = f"{'at least' if '=' in bound.comparison else 'over'} {abs(bound.value):,.10g} {points}"
        return f"where turnout {'rose' if bound.value > 0 else 'fell'} by {by}"
    if bound.of:
        (line,) = lines(store, (bound.of,)).values()
        name = f"{line.name} (invented)" if line.invented else line.name
        more = "more" if bound.comparison == ">" else "less"
        if bound.measure in _COUNTED:
            counted = f"{more.replace('less', 'fewer')} {_COUNTED[bound.measure]}"
            return f"with {counted} than {name} ({bound.value:,.10g})"
        than = f"than {name} ({written(bound.measure, bound.value)})"
        way = _WAYS.get(bound.measure, ("larger", "smaller"))[bound.comparison == "<"]
        return f"with a {way} {measure.name.partition(' in points')[0]} {than}"
    value = f"{bound.value:,.10g}" if last is None else f"{bound.value:,.10g} and {last.value:,.10g}"
    limit = limit if last is None else "between"
    if bound.measure in _COUNTED:
        counted = _COUNTED[bound.measure]
        return f"with {limit}{' ' * bool(limit)}{counted.removesuffix('s') if value == '1' else value + ' ' + counted}"
    unit = {"percent": "%", "points": " points", "change": " points", "vote": " votes"}.get(measure.unit, "")
    unit = unit.removesuffix("s") if value == "1" else unit
    if unit == "%" and last is not None:
        value = value.replace(" and", "% and")
    name = measure.name.partition(" in points")[0]
    if name in _NO_ARTICLE:
        return f"with {name} {limit or 'of'} {value}{unit}"
    return f"with {'an' if name[0] in 'aeiou' else 'a'} {name} of {limit}{' ' * bool(limit)}{value}{unit}"


def _who(store: Store, scope: Scope) -> str:
    """Write who won or held what from whom."""
    winner = _side(store, scope.winner, scope.winner_governs)
    defender = _side(store, scope.defender, scope.defender_governs)
    if scope.held is True:
        return f"that {winner or defender} held" if winner or defender else "that were holds"
    if scope.held is False:
        if winner and defender:
            return f"that {winner} gained from {defender}"
        if winner:
            return f"that {winner} gained"
        return f"where {defender} lost a seat of its own" if defender else "that were gains"
    if winner and defender:
        return f"that {winner} won and {defender} defended"
    if winner:
        return f"that {winner} won"
    return f"that {defender} defended" if defender else ""


def _side(store: Store, parties: tuple[str, ...], governs: bool | None) -> str:
    office = "" if governs is None else _OFFICES[governs]
    if not parties:
        return office
    named = party_names(store, parties)
    return f"{named} in {office.removeprefix('the ')}" if office else named


def coverage_words(store: Store) -> str:
    """Say what the store covers: "the 65 by-elections from 13 January 2011 to 13 August 2026"."""
    coverage = store.coverage()
    first, last = day(coverage.first_polling_on), day(coverage.last_polling_on)
    return f"the {coverage.by_election_count:,} by-elections from {first} to {last}"


def coverage_note(store: Store, scope: Scope) -> str:
    """Say which contests a wide question could look at: all in the store, and where it begins."""
    return f"{_covered(store, scope)}{_together(scope)}{STANDARD if pair_words(store, scope) else ''}"


STANDARD = (
    " The standard swing is of the winner and the party that held the seat or, where that won, the runner-up: "
    "any other two parties' is told of one by-election."
)


def _together(scope: Scope) -> str:
    regions = REGIONS_TOGETHER.get(scope.region or "")
    return f" The {scope.region} is here {listed([_the_region(one) for one in regions])}." if regions else ""


def _covered(store: Store, scope: Scope) -> str:
    begins = store.coverage().first_polling_on
    if scope.region and begins is not None and begins < OF_LATE and (scope.first_day or OF_LATE) <= OF_LATE:
        return f"Of {coverage_words(store)} in the store; a region is recorded only for those since 2010."
    if scope.first_day is not None and begins is not None and scope.first_day < begins:
        return f"The store begins on {day(begins)}: it holds {coverage_words(store)}{_missing(store, scope)}."
    return f"Of {coverage_words(store)} in the store{_missing(store, scope)}."


def none_missing(store: Store, scope: Scope, number: int) -> bool:
    """Tell whether those of a scope, so many, are all there were: of late none is missing, nor any cause or figure."""
    early = replace(scope, last_day=min(scope.last_day or OF_LATE, OF_LATE))
    some_early = not number or contest_count(store, early)
    return not (scope.cause or scope.bounds or (some_early and _missing(store, scope)))


def _missing(store: Store, scope: Scope) -> str:
    """Say how many by-elections of a scope's time are known to be missing; empty where there are none."""
    parliaments = () if scope.by_election_ids else store.coverage().parliaments
    missing = sum(
        parliament.missing
        for parliament, end in zip(parliaments, [*(one.elected_on for one in parliaments[1:]), date.max], strict=False)
        if (scope.first_day or date.min) < end and (scope.last_day or date.max) > parliament.elected_on
    )
    return f"; {missing} more of that time are missing" if missing else ""
