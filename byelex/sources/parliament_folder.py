"""The folder of Parliament's published results: which polls are in it, which seats, who stood."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from byelex.elections import Constituency
from byelex.errors import DataError
from byelex.sources.published import PublishedCandidacy, PublishedContest, read_candidacies, read_contests

PARLIAMENTS: dict[str, tuple[date, str]] = {
    "55": (date(2010, 5, 6), "2010-15"),
    "56": (date(2015, 5, 7), "2015-17"),
    "57": (date(2017, 6, 8), "2017-19"),
    "58": (date(2019, 12, 12), "2019-24"),
    "59": (date(2024, 7, 4), "2024"),
}
"""When each Parliament was elected, and its years as its title has them.

Parliament's repository has a folder 60 as well: 2024's results cut up to test its own pages. It is left alone.
"""

_LITTLE = re.compile(r"(?<=[ -])(Of|On|Upon|Under|Super|An)(?=[ -])")


@dataclass(frozen=True, slots=True)
class Poll:
    """One pair of files: the contests, and the candidacies of each by ONS id and, at a by-election, polling day."""

    general_election_on: date
    years: str
    contests: Sequence[PublishedContest]
    candidacies: Mapping[tuple[str, date | None], Sequence[PublishedCandidacy]]

    def standing(self, contest: PublishedContest) -> Sequence[PublishedCandidacy]:
        """Give a contest's candidacies, in the file's order."""
        return self.candidacies.get((contest.seat_id, contest.polling_on), [])


@dataclass(frozen=True, slots=True)
class PublishedFolder:
    """Everything in the folder, earliest Parliament first; `notes` name what was left alone."""

    by_elections: tuple[Poll, ...]
    general_elections: tuple[Poll, ...]
    notes: tuple[str, ...]


def read_folder(folder: Path) -> PublishedFolder:
    """Read every pair of files in a folder laid out as Parliament publishes it. Raises DataError naming the file."""
    if not folder.is_dir():
        raise DataError(f"{folder}: there is no such folder. Give the folder that holds Parliament's 55, 56, …")
    polls: dict[str, list[Poll]] = {"by-elections": [], "general-election": []}
    for number, (polling_on, years) in PARLIAMENTS.items():
        for kind, found in polls.items():
            if (folder / number / kind).is_dir():
                found.append(_poll(folder / number / kind, polling_on, years, kind == "by-elections"))
    if not any(polls.values()):
        raise DataError(
            f"{folder}: holds no Parliament. It must have folders like 59/by-elections and 59/general-election, "
            "each with constituencies.csv and candidacies.csv."
        )
    notes = tuple(
        f"{path.name}: left alone; the Parliaments known are {', '.join(PARLIAMENTS)}."
        for path in sorted(folder.iterdir())
        if path.is_dir() and path.name.isdigit() and path.name not in PARLIAMENTS
    )
    return PublishedFolder(tuple(polls["by-elections"]), tuple(polls["general-election"]), notes)


def _poll(inside: Path, general_election_on: date, years: str, by_elections: bool) -> Poll:
    contests = read_contests(inside / "constituencies.csv")
    candidacies: dict[tuple[str, date | None], list[PublishedCandidacy]] = {}
    for candidacy in read_candidacies(inside / "candidacies.csv"):
        candidacies.setdefault((candidacy.seat_id, candidacy.polling_on), []).append(candidacy)
    keys: set[tuple[str, date | None]] = set()
    for contest in contests:
        if by_elections:
            _check_polling_day(contest, general_election_on)
        key = (contest.seat_id, contest.polling_on)
        if key in keys:
            raise DataError(f"{contest.place}: {contest.seat} is there twice for one day.")
        if key not in candidacies:
            raise DataError(f"{contest.place}: candidacies.csv has nobody standing in {contest.seat} that day.")
        keys.add(key)
    for key, standing in candidacies.items():
        if key not in keys:
            raise DataError(f"{standing[0].place}: constituencies.csv has no {key[0]} for that day.")
    return Poll(general_election_on, years, contests, candidacies)


def _check_polling_day(contest: PublishedContest, general_election_on: date) -> None:
    if contest.polling_on is None:
        raise DataError(f"{contest.place}: the by-election date is blank.")
    if contest.polling_on <= general_election_on:
        raise DataError(f"{contest.place}: {contest.polling_on} is not after the general election of its Parliament.")


def seat_name(published: str) -> str:
    """Write a seat's name as people do: "Stoke-On-Trent" is "Stoke-on-Trent", "City Of Chester" "City of Chester"."""
    return _LITTLE.sub(lambda match: match.group().lower(), published)


def seat_of(contest: PublishedContest) -> Constituency:
    """Make a seat of a contest's row."""
    # The county column repeats the country in Scotland and Northern Ireland, where it says nothing.
    county = contest.county if contest.county != contest.country else ""
    return Constituency(
        contest.seat_id,
        seat_name(contest.seat),
        contest.country,
        contest.region or None,
        county or None,
        contest.kind.lower() or None,
    )
