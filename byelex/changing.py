"""A frozen value with some of its fields changed."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    # Its fields are then checked by name and type.
    from dataclasses import replace as replace
else:
    Value = TypeVar("Value")

    def replace(one: Value, /, **changes: Any) -> Value:
        """Give a value with some fields changed: as `dataclasses.replace`, but itself where they hold that already.

        A condition that is not asked for is most often set to none, and a scope has dozens to copy.
        """
        for name, value in changes.items():
            held = getattr(one, name)
            if held is not value and (type(held) is not type(value) or held != value):
                return dataclasses.replace(one, **changes)
        return one
