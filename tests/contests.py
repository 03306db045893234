"""Invented contests for tests that record: a store with three parties and one seat's baseline, and results in it."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path

from byelex.elections import Baseline, ByElection, Candidacy, Constituency, Declared, Source
from byelex.sources.datafiles import load_parties, read_by_election, write_by_election
from byelex.store import Store, open_store
from byelex.store.reference import save_general_election
from tests.parties import CONSERVATIVE, GREEN, LABOUR, stood

PARTIES = (LABOUR, CONSERVATIVE, GREEN)

ELECTION_ON = date(2024, 7, 4)
POLLED_ON = datetime.now(UTC).date() - timedelta(days=1)
POLLS_ON = datetime.now(UTC).date() + timedelta(days=12)

PASTED = """Ann Example, Labour, 9,120
Bill Sample, Reform UK, 8,870
Cat Instance, Conservative, 3,001
Dan Specimen, Green, 1,500
Electorate: 75,000
Rejected: 61"""
"""A result in Sheffield South East as an editor pastes it."""


def seat(name: str, country: str = "England", region: str | None = "North East") -> Constituency:
    return Constituency(f"T-{name.lower()}", name, country, region)


WAKEFIELD = seat("Wakefield", region="Yorkshire and The Humber")
CARDIFF = seat("Cardiff", country="Wales", region=None)


@cache
def _empty() -> Store:
    return open_store(":memory:")


def copied(store: Store, path: Path | str = ":memory:") -> Store:
    """Open a copy of a store, in memory unless told: much quicker than to make all its tables."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA synchronous = OFF")
    store.connection.backup(connection)
    connection.execute("PRAGMA foreign_keys = ON")
    return Store(connection)


def unsynced(path: Path | str) -> Store:
    """Open a store that does not wait for the disk: what a test writes need not outlast a power cut."""
    store = open_store(path)
    store.connection.execute("PRAGMA synchronous = OFF")
    return store


def furnished(*seats: Constituency) -> Store:
    """Open a store in memory with the parties and these seats, as `furnish` puts them there; no by-election yet."""
    store = copied(_empty())
    furnish(store, *seats)
    return store


def furnish(store: Store, *seats: Constituency) -> None:
    """Put the parties in a store, and a general election at which Conservatives won each seat by 5,000 to 4,000."""
    held = Baseline(ELECTION_ON, 20_000, 50, (stood("Old Con", CONSERVATIVE, 5_000), stood("Old Lab", LABOUR, 4_000)))
    with store.writing() as connection:
        store.save_parties(PARTIES)
        save_general_election(connection, ELECTION_ON, [(each, held) for each in seats])
        store.changed()


def contest(
    where: Constituency, labour: int | None = 6_000, conservative: int | None = 4_000, polling_on: date = POLLED_ON
) -> ByElection:
    """A contest of Labour and Conservative, in a seat the Conservatives held."""
    candidacies = (stood("Ann Labour", LABOUR, labour), stood("Bob Blue", CONSERVATIVE, conservative))
    return ByElection(
        id=f"{polling_on.isoformat()}-{where.name.lower()}",
        constituency=where,
        polling_on=polling_on,
        candidacies=candidacies,
        electorate=20_000,
        general_election_on=ELECTION_ON,
        sources=(Source("Test", "Declaration"),),
    )


def winner_only(where: Constituency, winner: Candidacy, polling_on: date = POLLED_ON) -> ByElection:
    """The first part of a result: who won, no votes."""
    whole = contest(where, polling_on=polling_on)
    return replace(whole, stage="winner", candidacies=(replace(winner, votes=None, elected=True),), electorate=None)


def only_called(where: Constituency, *standing: Candidacy, polling_on: date = POLLS_ON) -> ByElection:
    """A by-election that is called, with whoever is nominated."""
    return replace(contest(where, polling_on=polling_on), stage="called", candidacies=standing, electorate=None)


def notice(polling_on: date, seat: Constituency, cause: str, member: str, party_id: str) -> str:
    """A by-election that is called in a seat of today, with one nominated, as its data file says it."""
    return f"""polling_on = {polling_on.isoformat()}
constituency = "{seat.id}"
name = "{seat.name}"
country = "{seat.country}"
region = "{seat.region}"
kind = "{seat.kind}"
stage = "called"
general_election_on = {ELECTION_ON.isoformat()}
cause = "{cause}"
previous_member = "{member}"
previous_party = "{party_id}"

[[candidacies]]
person = "ann-grantly"
name = "Ann Grantly"
party = "labour"
party_name = "Labour"

[[sources]]
work = "The London Gazette"
title = "Notice"
"""


def without_totals(data: Path, by_election_id: str) -> None:
    """Take the declared totals out of a data file, so that a test may change its votes and not be refused."""
    file = data / "by-elections" / f"{by_election_id}.toml"
    by_election = read_by_election(file, load_parties(data))
    file.write_text(write_by_election(replace(by_election, declared=Declared())), encoding="utf-8")
