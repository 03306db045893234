"""An invented seat, its parties and a contest there, small enough to do the sums in the head."""

from __future__ import annotations

from datetime import date

from byelex.elections import Baseline, ByElection, Constituency, Quote
from byelex.store import Store
from byelex.store.reference import save_general_election
from tests.parties import CONSERVATIVE, GREEN, INDEPENDENT, LABOUR, stood

PARTIES = (LABOUR, CONSERVATIVE, GREEN, INDEPENDENT)

SEAT = Constituency("E14999999", "Barchester", "England", "South West", "Barsetshire", "county")
GENERAL_ELECTION_ON = date(2019, 12, 12)
BARCHESTER = "2021-05-06-barchester"


BASELINE = Baseline(
    GENERAL_ELECTION_ON,
    1000,
    4,
    (stood("Ann Grantly", LABOUR, 300), stood("Tom Slope", CONSERVATIVE, 200), stood("Mary Bold", GREEN, 100)),
)

CONTEST = ByElection(
    id=BARCHESTER,
    constituency=SEAT,
    polling_on=date(2021, 5, 6),
    candidacies=(
        stood("Tom Slope", CONSERVATIVE, 250),
        stood("Ann Grantly", LABOUR, 200),
        stood("Mary Bold", GREEN, 45),
        stood("Sid Arabin", INDEPENDENT, 5),
    ),
    electorate=1000,
    rejected_vote_count=3,
    general_election_on=GENERAL_ELECTION_ON,
    cause="resignation",
)


def quote(words: str, speaker: str = "Tom Slope", *contests: str, said_on: date | None = None) -> Quote:
    speaker_id = speaker.lower().replace(" ", "-")
    return Quote(words, speaker, speaker_id, "MP", None, "a speech", "BBC", said_on, by_election_ids=contests)


def prepare(store: Store) -> None:
    """Save the parties and the seat's general election."""
    with store.writing() as connection:
        store.save_parties(PARTIES)
        save_general_election(connection, GENERAL_ELECTION_ON, [(SEAT, BASELINE)])
        store.changed()
