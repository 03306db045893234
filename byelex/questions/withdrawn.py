"""Contests by their exact names, the withdrawn among them: when one was withdrawn and why, and which is meant."""

from __future__ import annotations

from byelex.errors import ByelexError
from byelex.names.dates import take_period
from byelex.names.seats import OF_LATE
from byelex.names.text import name_words, words
from byelex.store import Store
from byelex.store.lines import Entry, entries
from byelex.wording import day, listed


def exactly(store: Store, text: str) -> tuple[Entry, ...]:
    """Find the contests of an id, or of a seat whose whole name is typed, with a year or a day if any; latest first."""
    every = entries(store)
    if identified := tuple(entry for entry in every if entry.id == text.strip()):
        return identified
    period, rest = take_period(words(text))
    name = tuple(word for word in rest if word not in ("by", "election", "byelection"))
    return tuple(
        entry
        for entry in every
        if name_words(entry.constituency_name) == name and (period is None or period.covers(entry.polling_on))
    )


def said_withdrawn(store: Store, text: str) -> str:
    """Say when and why the contest that words name exactly was withdrawn; empty where none was."""
    found = exactly(store, text)
    if len(found) != 1 or not found[0].withdrawn:
        return ""
    # Few are withdrawn, and revisions are slow to import for a console's one question.
    from byelex.store.revisions import WITHDRAWN, revisions

    last = revisions(store, found[0].id)[-1]
    # A call whose day was moved says from what, too, which is nothing to a reader.
    why = last.source.removeprefix(WITHDRAWN) if last.source.startswith(WITHDRAWN) else last.source.partition(":")[0]
    held = f"{found[0].constituency_name}, {day(found[0].polling_on)},"
    return f"The by-election in {held} was withdrawn on {day(last.recorded_at.date())}: {why.rstrip('.')}."


def withdrawn_in(store: Store, seat: str) -> list[str]:
    """Say of each contest of a seat that was withdrawn when it was, and why."""
    gone = entries(store, withdrawn_alone=True)
    return [said_withdrawn(store, one.id) for one in gone if one.constituency_name == seat]


def one_exactly(store: Store, text: str) -> str:
    """Give the id of the one contest, withdrawn or not, that words name exactly; raises ByelexError where none is."""
    found = exactly(store, text)
    if len(found) == 1:
        return found[0].id
    if found:
        which = listed([entry.id for entry in found])
        raise ByelexError(
            f"{len(found)} by-elections have been recorded in {found[0].constituency_name}: give one of {which}."
        )
    raise ByelexError(
        f'No by-election is called exactly "{" ".join(text.split())}": give its id, or the seat\'s whole name.'
    )


def any_exactly(store: Store, text: str) -> str:
    """Give the id of the contest that words name exactly, a recent one if there is one; empty where they name none."""
    found = exactly(store, text)
    recent = [entry for entry in found if entry.polling_on >= OF_LATE] or found
    return one_exactly(store, recent[0].id if len(recent) == 1 else text) if recent else ""
