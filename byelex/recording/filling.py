"""What a file of the night may leave out, since the store knows it: the seat's id, nation and kind, people's, parties'.

Only what is recorded by hand is filled in. The files of data/ say it all: they are read alike into any store.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from byelex.elections import Constituency, Party
from byelex.errors import DataError
from byelex.names import Names
from byelex.recording import seats
from byelex.recording.parts import People
from byelex.sources.ids import by_election_id, fold
from byelex.store import Store
from byelex.store.revisions import latest

OFFICIAL = {"electorate", "rejected_vote_count"}
"""What the official figures have, and those that are first reported have not."""
SEAT_KEYS = ("name", "country", "region", "county", "kind")


def fill(store: Store, names: Callable[[], Names], table: dict[str, Any]) -> tuple[str, ...]:
    """Fill in a contest's TOML table what it leaves out and the store knows; give doubts about who is who.

    Votes without an electorate or rejected papers are those first reported; who alone is named, has won. A party may go
    by its name. Without an id the seat is the one of that whole name on polling day: a DataError says so where there is
    none. A person's id is that of whoever the store has by that name, else the slug of the name. What else is lacking
    is left for the reader to name. The index of names takes a while to make, and is asked for
    only where a seat has no id.
    """
    polling_on = table.get("polling_on")
    if type(polling_on) is not date:
        raise DataError(
            "polling_on is missing or no date: write it without quotation marks, like polling_on = 2021-05-06."
        )
    _fill_seat(store, names, table, polling_on)
    before = latest(store, by_election_id(polling_on, str(table.get("name"))))
    people, parties, doubts = People(store, before), store.parties(), []
    rows = [row for row in _list(table.get("candidacies")) if isinstance(row, dict)]
    if "stage" not in table and not OFFICIAL & table.keys() and rows and all("votes" in row for row in rows):
        # Of official figures that stand, votes alone are a correction.
        table["stage"] = "official" if before is not None and before.stage == "official" else "votes"
    if "stage" not in table and "completeness" not in table and len(rows) == 1 and "votes" not in rows[0]:
        table["stage"] = "winner"
    for row in rows:
        if isinstance(row.get("party"), str) and row["party"] not in parties:
            row["party"] = _party_id(parties.values(), row["party"])
        if "person" not in row and isinstance(row.get("name"), str):
            party = parties.get(str(row.get("party")))
            id, doubt = people.identify(row["name"], party.name if party else "", str(table.get("name")))
            row["person"] = id
            doubts += [doubt] if doubt else []
    return tuple(doubts)


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


def _party_id(parties: Iterable[Party], text: str) -> str:
    """Give the id of the one party of a name, else of a full name or an abbreviation; other text as it is: refused."""
    wanted = fold(text)
    for name in ("name", "full_name", "abbreviation"):
        found = [party.id for party in parties if fold(getattr(party, name)) == wanted]
        if found:
            return found[0] if len(found) == 1 else text
    return text


def _fill_seat(store: Store, names: Callable[[], Names], table: dict[str, Any], polling_on: date) -> None:
    seat = _seat(store, names, table, polling_on)
    if seat is not None:
        if "constituency" not in table:
            # The name that it was found by, as it is written.
            table["name"] = seat.name
        known = {"constituency": seat.id, **{key: getattr(seat, key) for key in SEAT_KEYS}}
        table |= {key: value for key, value in known.items() if value is not None and key not in table}


def _seat(store: Store, names: Callable[[], Names], table: dict[str, Any], polling_on: date) -> Constituency | None:
    id, name = table.get("constituency"), table.get("name")
    if id is None and isinstance(name, str):
        found = seats.find(store, names(), name, polling_on)
        if isinstance(found, str):
            raise DataError(found)
        if found.doubt:
            # Nobody is asked before a file is recorded, so nothing is guessed.
            raise DataError(f'There is no seat called "{name}". Did you mean {found.constituency.name}?')
        return found.constituency
    before = [on for on in store.general_election_dates() if on < polling_on]
    known = store.constituency(id) if isinstance(id, str) else None
    return known if known is not None and before and store.baseline(known.id, before[-1]) is not None else None
