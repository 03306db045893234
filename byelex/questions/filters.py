"""The arguments that narrow a list of by-elections down: nation or region, cause, hold or gain, since and until."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from byelex.clock import british_day
from byelex.errors import ByelexError
from byelex.names.dates import Period, month_in_figures, read_period, said_day
from byelex.names.text import words
from byelex.questions.kinds import MAX_CHOICES, begin_so
from byelex.questions.registry import Choice, Kind, Unresolved
from byelex.store import Store
from byelex.store.lines import causes, polling_years
from byelex.store.national import NORTHERN_IRELAND
from byelex.store.scope import Scope
from byelex.wording import day, shown

WAR_ENDED = date(1945, 5, 8)


@dataclass(frozen=True, slots=True)
class Place:
    """A nation, or a region of one."""

    country: str | None = None
    region: str | None = None


def choice_kind(name: str, options: Callable[[Store], dict[str, str]], else_said: str) -> Kind:
    """Make the kind of an argument that is one of a few words: `options` gives value -> label.

    Typed words fit an option whose value or label has them all, each as the beginning of a word; two letters at least
    are an answer. A number tells how many an option has, and is no name of it.
    """

    def named(text: str) -> list[str]:
        return [word for word in words(text) if not word.isdigit()]

    def fitting(store: Store, text: str) -> list[Choice]:
        typed = named(text)
        found = []
        for value, label in options(store).items():
            if begin_so(typed, named(f"{value} {label}")):
                found.append(Choice(label[:100], value[:100]))
        return found

    def resolve(store: Store, text: str) -> str:
        exact = " ".join(words(text))
        for value, label in options(store).items():
            if exact in (" ".join(words(value)), " ".join(words(label))):
                return value
        found = fitting(store, text) if len("".join(named(text))) > 1 else []
        if len(found) == 1:
            return found[0].value
        if found:
            raise Unresolved(f"{len(found)} fit {shown(text)}. Which one?", tuple(found[:MAX_CHOICES]), several=True)
        some = tuple(Choice(label[:100], value[:100]) for value, label in list(options(store).items())[:5])
        raise Unresolved(f"There is no {else_said} {shown(text)}.", some)

    def suggest(store: Store, text: str) -> list[Choice]:
        return fitting(store, text)[:MAX_CHOICES]

    return Kind(name, resolve, suggest, written=lambda store, value: str(value)[:100])


OTHER_NAMES = {
    "ni": NORTHERN_IRELAND,
    "ulster": NORTHERN_IRELAND,
    "yorks": "Yorkshire and The Humber",
    "yorkshire": "Yorkshire and The Humber",
    "humber": "Yorkshire and The Humber",
    "eastern": "East of England",
    "east anglia": "East of England",
    "greater london": "London",
}


def _places(store: Store) -> dict[str, Place]:
    def find() -> dict[str, Place]:
        places = {country: Place(country) for country in ("England", "Scotland", "Wales", NORTHERN_IRELAND)}
        for seat in store.constituencies():
            places.setdefault(seat.country, Place(seat.country))
            if seat.region and seat.region != seat.country:
                places.setdefault(seat.region, Place(seat.country, seat.region))
        nations = {name: place for name, place in places.items() if place.region is None}
        return {**nations, **dict(sorted(item for item in places.items() if item[0] not in nations))}

    return store.remembered("places", None, find)


_PLACE_NAMES = choice_kind("a nation or region", lambda store: {name: name for name in _places(store)}, "nation")


def _resolve_place(store: Store, text: str) -> Place:
    return _places(store)[_PLACE_NAMES.resolve(store, OTHER_NAMES.get(" ".join(words(text)), text))]


NATION = Kind(
    "a nation, or a region of England", _resolve_place, _PLACE_NAMES.suggest, written=lambda store, place: place.name
)
"""Resolves to a Place."""


_CAUSES = choice_kind(
    "why the seat was vacant",
    lambda store: {cause: f"{cause} ({count})" for cause, count in causes(store).items()},
    "by-election in the store caused by",
)


def _resolve_cause(store: Store, text: str) -> str:
    try:
        return str(_CAUSES.resolve(store, text))
    except Unresolved as unresolved:
        if unresolved.several:
            raise
        from byelex.recording.causes import cause_named  # slow to import, and most causes are typed as they are listed

        if (cause := cause_named(text)) is None or cause not in causes(store):
            raise
        return cause


CAUSE = replace(_CAUSES, resolve=_resolve_cause)
"""Resolves to the cause's words; "died" and "stood down" are read as an editor's are."""

_ENDINGS = choice_kind("holds or gains", lambda store: {"holds": "holds", "gains": "gains"}, "such ending as")


def _resolve_ending(store: Store, text: str) -> bool:
    ending: str = _ENDINGS.resolve(store, text)
    return ending == "holds"


OUTCOME = Kind(
    "holds or gains", _resolve_ending, _ENDINGS.suggest, written=lambda store, held: "holds" if held else "gains"
)
"""Resolves to True for holds, False for gains."""

ELECTION_WORDS = {"the", "general", "election", "ge", "since", "after", "of", "from", "until", "to", "before"}
WARS = ({"war"}, {"ww2"}, {"second", "world", "war"}, {"world", "war", "two"}, {"world", "war", "2"})


def period_of(typed: list[str]) -> Period | None:
    """Read words, all of them, as a day, a month or a year; None where they are not."""
    today = british_day()
    # A day that has been is likelier meant than one to come: "Thursday" is the last, "tomorrow" only the next.
    said = said_day(typed, today) or said_day(typed, today, 1)
    if said is not None:
        return Period(said, said)
    read = read_period(typed, 0) if typed else None
    return read[0] if read is not None and read[1] == len(typed) else month_in_figures(typed)


def not_a_day(text: str, examples: str, choices: tuple[Choice, ...] = ()) -> Unresolved:
    """Say that no day was read, and how one may be typed."""
    return Unresolved(f"{shown(text)} is not a day I can read. Try {examples}.", choices)


def _resolve_day(last: bool) -> Callable[[Store, str], date]:
    def resolve(store: Store, text: str) -> date:
        typed = words(text)
        meant = [word for word in typed if word not in ELECTION_WORDS]
        if set(meant) in WARS:
            return WAR_ENDED
        held = store.general_election_dates()
        if {"general", "ge", "election"} & set(typed):
            years = [int(word) for word in meant if word.isdigit()]
            polled = [on for on in held if not years or on.year == years[0]]
            if polled:
                return polled[-1]
        read = period_of(meant)
        if read is not None and read.day_and_month is None:
            return read.end if last else read.start
        raise not_a_day(text, "a year (2019), a month (May 2021) or a day (6 May 2021)")

    return resolve


def _suggest_days(first_word: str) -> Callable[[Store, str], list[Choice]]:
    def suggest(store: Store, text: str) -> list[Choice]:
        typed = words(text)
        offered = [
            Choice(f"{first_word} the general election of {day(on)}", on.isoformat())
            for on in reversed(store.general_election_dates())
        ]
        offered += [Choice(str(year), str(year)) for year in polling_years(store)]
        return [one for one in offered if begin_so(typed, words(f"{one.label} {one.value}"))][:MAX_CHOICES]

    return suggest


def _iso(store: Store, on: date) -> str:
    return on.isoformat()


SINCE = Kind("a year or day: from when on", _resolve_day(last=False), _suggest_days("since"), written=_iso)
"""Resolves to the first day."""
UNTIL = Kind("a year or day: until when", _resolve_day(last=True), _suggest_days("until"), written=_iso)
"""Resolves to the last day."""


def narrowed(
    scope: Scope,
    nation: Place | None = None,
    cause: str = "",
    held: bool | None = None,
    since: date | None = None,
    until: date | None = None,
) -> Scope:
    """Give a scope with these conditions too. Raises ByelexError where the days are the wrong way round."""
    if since is not None and until is not None and until < since:
        raise ByelexError("The last day asked for is before the first: swap the two.")
    if nation is not None:
        scope = replace(scope, country=nation.country, region=nation.region)
    return replace(scope, cause=cause or scope.cause, held=held, first_day=since, last_day=until)
