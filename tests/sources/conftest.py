"""The shipped data, read once, with each by-election's baseline attached."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from byelex.elections import Baseline, ByElection, Party
from byelex.sources.datafiles import (
    People,
    general_election_dates,
    load_general_election,
    load_parties,
    load_people,
    read_by_election,
)

PARLIAMENT = "UK Parliament"


@pytest.fixture(scope="session")
def parties(data_folder: Path) -> dict[str, Party]:
    return load_parties(data_folder)


@pytest.fixture(scope="session")
def people(data_folder: Path) -> People:
    return load_people(data_folder)


@pytest.fixture(scope="session")
def baselines(data_folder: Path, parties: Mapping[str, Party]) -> dict[date, dict[str, Baseline]]:
    days = general_election_dates(data_folder)
    return {day: load_general_election(data_folder, day, parties)[0] for day in days}


@pytest.fixture(scope="session")
def since_2010(
    data_folder: Path, parties: Mapping[str, Party], baselines: Mapping[date, Mapping[str, Baseline]]
) -> dict[str, ByElection]:
    """The by-elections that Parliament's files supply, by id."""
    found = {}
    for path in sorted((data_folder / "by-elections").glob("*.toml")):
        by_election = read_by_election(path, parties)
        day = by_election.general_election_on
        if by_election.sources[0].work == PARLIAMENT and day is not None:
            baseline = baselines[day][by_election.constituency.id]
            found[path.stem] = replace(by_election, baseline=baseline)
    return found
