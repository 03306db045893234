"""A value is copied only to change it."""

from __future__ import annotations

from byelex.changing import replace
from byelex.store.scope import Scope


def test_a_value_that_holds_what_is_set_already_is_given_itself() -> None:
    scope = Scope(country="Wales")
    assert replace(scope, country="Wales", region=None) is scope
    assert replace(scope, country="Scotland") == Scope(country="Scotland")


def test_what_only_equals_another_is_not_it() -> None:
    assert replace(Scope(weekday=1), weekday=True).weekday is True
