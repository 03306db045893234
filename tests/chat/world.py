"""A small store of real results: Hartlepool 2021 whole, Batley and Spen twice, Clacton 2026 and its 34 candidates."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

from byelex.elections import Baseline, ByElection, Claim, Constituency, Quote, Source
from byelex.store import Store, open_store
from byelex.store.reference import save_constituencies, save_general_election, save_parties
from byelex.store.revisions import record
from tests.contests import copied
from tests.parties import BINFACE, CONSERVATIVE, INDEPENDENT, LABOUR, LIBERAL_DEMOCRATS, OTHER, REFORM, WORKERS, stood

PARTIES = (CONSERVATIVE, LABOUR, REFORM, LIBERAL_DEMOCRATS, WORKERS, BINFACE, OTHER, INDEPENDENT)

HARTLEPOOL = Constituency("E14000733", "Hartlepool", "England", "North East", "Cleveland", "borough")
BATLEY = Constituency("E14000548", "Batley and Spen", "England", "Yorkshire and The Humber", None, "borough")
CLACTON = Constituency("E14001174", "Clacton", "England", "East of England", None, "county")

PARLIAMENT = Source("UK Parliament", "By-election results", supplies="votes, electorate, rejected papers and dates")


HARTLEPOOL_2019 = Baseline(
    date(2019, 12, 12),
    70855,
    119,
    (
        stood("Mike Hill", LABOUR, 15464),
        stood("Stefan Houghton", CONSERVATIVE, 11869),
        stood("Richard Tice", REFORM, 10603),
        stood("Andy Hagon", LIBERAL_DEMOCRATS, 1696),
        stood("Joe Bousfield", INDEPENDENT, 911),
        stood("Kevin Cranney", OTHER, 494),
    ),
)

HARTLEPOOL_2021 = ByElection(
    id="2021-05-06-hartlepool",
    constituency=HARTLEPOOL,
    polling_on=date(2021, 5, 6),
    electorate=70768,
    rejected_vote_count=182,
    writ_on=date(2021, 3, 25),
    cause="resignation",
    general_election_on=date(2019, 12, 12),
    candidacies=(
        stood("Jill Mortimer", CONSERVATIVE, 15529),
        stood("Paul Williams", LABOUR, 8589),
        stood("Sam Lee", INDEPENDENT, 2904),
        stood("Claire Martin", OTHER, 468),
        stood("John Prescott", REFORM, 368),
        stood("Rachel Featherstone", OTHER, 358),
        stood("Andrew Hagon", LIBERAL_DEMOCRATS, 349),
        stood("Thelma Walker", INDEPENDENT, 250),
        stood("Chris Killick", INDEPENDENT, 248),
        stood("Hilton Dawson", OTHER, 163),
        stood("W. Ralph Ward-Jackson", INDEPENDENT, 157),
        stood("Gemma Evans", OTHER, 140),
        stood("Adam Gaines", INDEPENDENT, 126),
        stood("The Incredible Flying Brick", OTHER, 108),
        stood("David Bettney", OTHER, 104),
        stood("Steve Jack", OTHER, 72),
    ),
    quotes=(
        Quote(
            words="This is a quotation made up for the tests, of a sensible length.\n\nIt has two paragraphs.",
            speaker="Jill Mortimer",
            speaker_id="jill-mortimer",
            role="newly elected MP",
            party=CONSERVATIVE,
            occasion="victory speech",
            outlet="Sky News",
            said_on=date(2021, 5, 7),
            inferred=("outlet",),
        ),
    ),
    claims=(Claim("turnout", "42.5%", "A council", "a newspaper", date(2021, 5, 7), "It counts rejected papers."),),
    sources=(PARLIAMENT,),
)

BATLEY_2016 = ByElection(
    id="2016-10-20-batley-and-spen",
    constituency=BATLEY,
    polling_on=date(2016, 10, 20),
    electorate=79781,
    rejected_vote_count=171,
    candidacies=(stood("Tracy Brabin", LABOUR, 17506), stood("Therese Hirst", OTHER, 969)),
    previous_party=LABOUR,
    sources=(PARLIAMENT,),
)

BATLEY_2021 = ByElection(
    id="2021-07-01-batley-and-spen",
    constituency=BATLEY,
    polling_on=date(2021, 7, 1),
    electorate=79373,
    rejected_vote_count=83,
    candidacies=(
        stood("Kim Leadbeater", LABOUR, 13296),
        stood("Ryan Stephenson", CONSERVATIVE, 12973),
        stood("George Galloway", WORKERS, 8264),
    ),
    previous_party=LABOUR,
    sources=(PARLIAMENT,),
)

_CLACTON_OTHERS = (
    "John Stevens 492, Tony Francis 432, Pamela Walford 371, Laurence Fox 347, William Stuart James Clouston 256, "
    "Nick Pelas 202, James Ransley 192, Stephen Richard Ingram 159, Kai Stephens 132, Attieh Fard 126, "
    "Derick Norbert Morris 100, Martyn Obrien 65, Martin Davies 60, Robin Green 59, Rees Cowne 50, Adham Alkhatip 49, "
    "Amy Morris 46, Andy Erlam 44, Joseph 77 42, Nick The Incredible Flying Brick 28, Ketankumar Pipaliya 21, "
    "Michael Noel O'Keeffe 19, Howling Laud Hope 18, Tony Cane 17, Daniel Pocock 16, Baron Von Thunderclap 15, "
    "Abi Hookway 14, Marc Wilkinson 11, Marcus White 10, Gerry Smith 9, Woke Trump Carrzee 8, Glenn Charles Cummings 7"
)

CLACTON_2026 = ByElection(
    id="2026-08-13-clacton",
    constituency=CLACTON,
    polling_on=date(2026, 8, 13),
    electorate=79785,
    rejected_vote_count=280,
    candidacies=(
        stood("Nigel Farage", REFORM, 22239),
        stood("Count Binface", BINFACE, 9455),
        *(
            stood(name, INDEPENDENT, int(votes))
            for name, votes in (entry.rsplit(" ", 1) for entry in _CLACTON_OTHERS.split(", "))
        ),
    ),
    previous_party=REFORM,
    sources=(PARLIAMENT,),
)


@cache
def _results() -> Store:
    """Make the store that every small one is a copy of, in memory."""
    store = open_store(":memory:")
    with store.writing() as connection:
        save_parties(connection, PARTIES)
        save_constituencies(connection, [HARTLEPOOL, BATLEY, CLACTON])
        save_general_election(connection, date(2019, 12, 12), [(HARTLEPOOL, HARTLEPOOL_2019)])
    for by_election in (HARTLEPOOL_2021, BATLEY_2016, BATLEY_2021, CLACTON_2026):
        record(store, by_election, by="tests", source="tests")
    return store


def small_store(*more: ByElection, path: Path | str = ":memory:") -> Store:
    """Open a store, in memory unless told, with these results and any more."""
    store = copied(_results(), path)
    for by_election in more:
        record(store, by_election, by="tests", source="tests")
    return store
