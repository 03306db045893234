"""What editors have filled in and not yet confirmed, kept in the store so that no restart loses it."""

from __future__ import annotations

import json
import secrets
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Literal

from byelex.elections import ByElection
from byelex.recording.parts import Paste
from byelex.sources.ids import fold
from byelex.store import Store
from byelex.store.called import called
from byelex.store.revisions import latest_number
from byelex.store.settings import drop_setting, set_setting, settings_beginning

KEPT_FOR = timedelta(days=7)
_NAME = "draft "

What = Literal["call", "record", "correct", "withdraw"]


@dataclass(frozen=True, slots=True)
class Draft:
    """One editor's text on its way. For a withdrawal the text is the reason.

    `shown` sums up what the editor was last shown, and `revision_numbers` are the latest revisions' then, by id,
    of the contest and of what is called in its seat; `process` is the run of the bot that showed it.
    """

    id: str
    user_id: int
    what: What
    paste: Paste
    by_election_id: str = ""
    shown: str = ""
    revision_numbers: dict[str, int] = field(default_factory=dict)
    process: str = ""
    saved_at: str = ""


def new(user_id: int, what: What, paste: Paste, by_election_id: str = "") -> Draft:
    """Begin a draft; it is kept once saved."""
    return Draft(secrets.token_hex(6), user_id, what, paste, by_election_id)


def save(store: Store, draft: Draft) -> Draft:
    """Keep a draft in place of what was kept under its id; drafts a week old are dropped."""
    draft = replace(draft, saved_at=datetime.now(UTC).isoformat(timespec="seconds"))
    set_setting(store, _NAME + draft.id, json.dumps(asdict(draft)))
    for other in _kept(store):
        if not _is_fresh(other):
            drop(store, other.id)
    return draft


def find(store: Store, draft_id: str) -> Draft | None:
    """Give a draft by its id; None once it is recorded, cancelled or too old."""
    found = settings_beginning(store, _NAME + draft_id)
    draft = _draft(found[_NAME + draft_id]) if _NAME + draft_id in found else None
    return draft if draft is not None and _is_fresh(draft) else None


def latest_of(store: Store, user_id: int, what: What) -> Draft | None:
    """Give an editor's newest draft of a kind; None if there is none."""
    mine = [draft for draft in _kept(store) if (draft.user_id, draft.what) == (user_id, what) and _is_fresh(draft)]
    return max(mine, key=lambda draft: draft.saved_at, default=None)


def drop(store: Store, draft_id: str) -> bool:
    """Drop a draft; tell whether there was one."""
    return drop_setting(store, _NAME + draft_id)


def drop_all(store: Store, user_id: int) -> int:
    """Drop every draft of a person, who asked to be forgotten; give how many there were."""
    return sum(drop(store, draft.id) for draft in _kept(store) if draft.user_id == user_id)


def called_in(store: Store, name: str) -> ByElection | None:
    """Give the by-election that is called in a seat of a name; None if none is."""
    return next((each for each in called(store) if same_seat(each.constituency.name, name)), None)


def same_seat(name: str, other: str) -> bool:
    """Tell whether two ways of writing a seat are the same name."""
    return fold(name) == fold(other)


def seen(store: Store, draft: Draft) -> dict[str, int]:
    """Give what is called in the seat a draft names, and the number of its latest revision."""
    stands = called_in(store, draft.paste.seat)
    return {} if stands is None else {stands.id: latest_number(store, stands.id)}


def _kept(store: Store) -> Iterator[Draft]:
    for text in settings_beginning(store, _NAME).values():
        yield _draft(text)


def _is_fresh(draft: Draft) -> bool:
    # An old one may still be kept: it is dropped when the next is saved.
    return datetime.now(UTC) - datetime.fromisoformat(draft.saved_at) < KEPT_FOR


def _draft(text: str) -> Draft:
    values = json.loads(text)
    # Kept by an earlier version under other names: whoever confirms it is asked to look again.
    for name in ("standing", "standings"):
        values.pop(name, None)
    return Draft(**{**values, "paste": Paste(**values["paste"])})
