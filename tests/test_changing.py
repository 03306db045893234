"""A value is copied only to change it, and made quickly is made as ever."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, dataclass, field

import pytest

from byelex.changing import quick, replace
from byelex.elections import Constituency
from byelex.store.scope import Scope


def test_a_value_that_holds_what_is_set_already_is_given_itself() -> None:
    scope = Scope(country="Wales")
    assert replace(scope, country="Wales", region=None) is scope
    assert replace(scope, country="Scotland") == Scope(country="Scotland")


def test_what_only_equals_another_is_not_it() -> None:
    assert replace(Scope(weekday=1), weekday=True).weekday is True


def test_what_is_made_quickly_is_frozen_and_takes_its_fields_by_place_by_name_and_by_default() -> None:
    seat = Constituency("E14000733", "Hartlepool", country="England")
    assert (seat.id, seat.name, seat.country, seat.region, seat.kind) == (
        "E14000733",
        "Hartlepool",
        "England",
        None,
        None,
    )
    assert seat == Constituency(name="Hartlepool", country="England", id="E14000733")
    with pytest.raises(FrozenInstanceError):
        seat.name = "Wakefield"  # type: ignore[misc]
    with pytest.raises(TypeError, match=r"Constituency.__init__\(\) missing 1 required positional argument: 'country'"):
        Constituency("E14000733", "Hartlepool")  # type: ignore[call-arg]


def test_what_does_more_than_take_its_fields_is_not_made_quickly() -> None:
    @dataclass(frozen=True, slots=True)
    class Kept:
        spellings: list[str] = field(default_factory=list)

    with pytest.raises(TypeError, match="more to it than its fields"):
        quick(Kept)
