"""The records Byelex keeps: what each puts in order, and which way."""

from __future__ import annotations

from byelex.questions.filters import choice_kind
from byelex.wording import capital

RECORDS: dict[str, tuple[str, bool]] = {
    "largest swing": ("swing", True),
    "largest majority": ("majority", True),
    "smallest majority": ("majority", False),
    "largest majority in points": ("majority points", True),
    "smallest majority in points": ("majority points", False),
    "biggest majority overturned": ("majority overturned", True),
    "biggest majority overturned in points": ("majority overturned points", True),
    "highest turnout": ("turnout", True),
    "lowest turnout": ("turnout", False),
    "biggest rise of turnout": ("turnout change", True),
    "biggest fall of turnout": ("turnout change", False),
    "most candidates": ("candidates", True),
    "fewest candidates": ("candidates", False),
    "highest winning share": ("winning share", True),
    "lowest winning share": ("winning share", False),
    "largest rise of a party's share": ("change", True),
    "largest fall of a party's share": ("change", False),
    "most deposits lost": ("deposits lost", True),
    "fewest votes for a candidate": ("votes", False),
    "most rejected papers": ("rejected papers", True),
}
"""Every record by its name, in the order the overview gives them: a measure, and whether most of it comes first."""

RECORD = choice_kind(
    "which record: largest swing, lowest turnout, …",
    lambda store: {name: capital(name) for name in RECORDS},
    "record called",
)
"""Resolves to a record's name."""
