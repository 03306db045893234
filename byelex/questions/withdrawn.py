"""Contests by their exact names, the withdrawn among them: when one was withdrawn and why, and which is meant."""

from __future__ import annotations

from byelex.clock import british_day
from byelex.errors import ByelexError
from byelex.names.dates import take_period
from byelex.names.seats import OF_LATE
from byelex.names.text import name_words, words
from byelex.store import Store
from byelex.store.lines import Entry, entries
from byelex.wording import day, listed, shown


def exactly(store: Store, text: str) -> tuple[Entry, ...]:
    """Find the contests of an id, or of a seat whose whole name is typed, with a year or a day if any; latest first.

    By its name none is found whose polling day was moved: it is another contest now.
    """
    every = entries(store)
    if identified := tuple(entry for entry in every if entry.id == text.strip()):
        return identified
    period, rest = take_period(words(text))
    name = tuple(word for word in rest if word not in ("by", "election", "byelection"))
    found = (
        entry
        for entry in every
        if name_words(entry.constituency_name) == name and (period is None or period.covers(entry.polling_on))
    )
    return tuple(entry for entry in found if not entry.withdrawn or entry in withdrawn(store))


def withdrawn(store: Store) -> tuple[Entry, ...]:
    """List the contests that were withdrawn, latest first; not those whose polling day was moved."""

    def find() -> tuple[Entry, ...]:
        gone = entries(store, withdrawn_alone=True)
        if not gone:
            return ()
        # Few are withdrawn, and revisions are slow to import for a console's one question.
        from byelex.store.revisions import MOVED, revisions

        return tuple(entry for entry in gone if not revisions(store, entry.id)[-1].source.startswith(MOVED))

    return store.remembered("withdrawn", None, find)


def said_withdrawn(store: Store, text: str) -> str:
    """Say when and why what words name exactly was withdrawn, the latest of several; empty where anything stands."""
    found = exactly(store, text)
    if not found or not all(entry.withdrawn for entry in found):
        return ""
    from byelex.store.revisions import MOVED, WITHDRAWN, revisions

    gone = found[0]
    last, seat, on = revisions(store, gone.id)[-1], gone.constituency_name, day(gone.polling_on)
    if last.source.startswith(MOVED):
        # From what, too, which is nothing to a reader.
        return f"The by-election in {seat} is not on {on}: {last.source.partition(':')[0]}."
    why = last.source.removeprefix(WITHDRAWN)
    return f"The by-election in {seat}, {on}, was withdrawn on {day(british_day(last.recorded_at))}: {why.rstrip('.')}."


def withdrawn_in(store: Store, seat: str) -> list[str]:
    """Say of each contest of a seat that was withdrawn when it was, and why."""
    return [said_withdrawn(store, one.id) for one in withdrawn(store) if one.constituency_name == seat]


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
    raise ByelexError(f"No by-election is called exactly {shown(text)}: give its id, or the seat's whole name.")


def any_exactly(store: Store, text: str) -> str:
    """Give the id of the contest that words name exactly, a recent one if there is one; empty where they name none."""
    found = exactly(store, text)
    recent = [entry for entry in found if entry.polling_on >= OF_LATE] or found
    return one_exactly(store, recent[0].id if len(recent) == 1 else text) if recent else ""
