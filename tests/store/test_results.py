"""Reads of the shipped data, and what a store remembers between them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from byelex.sources.datafiles import load_parties, read_by_election
from byelex.store import Store, open_store
from byelex.store.around import ranked_around
from byelex.store.bodies import recorded
from byelex.store.national import last_general_election
from byelex.store.reference import save_general_election
from byelex.store.results import by_elections
from byelex.store.revisions import latest, record, withdraw
from byelex.store.scope import Scope
from tests.parties import stood
from tests.store.made import BARCHESTER, BASELINE, CONTEST, GENERAL_ELECTION_ON, SEAT, prepare, quote


def test_every_contest_is_read_back_as_its_file_says(store: Store, data_folder: Path) -> None:
    parties = load_parties(data_folder)
    files = sorted((data_folder / "by-elections").glob("*.toml"))
    assert len(files) == len(store.listings())
    for path in files:
        says, found = read_by_election(path, parties), store.by_election(path.stem)
        assert found is not None
        assert recorded(found) == says
        assert latest(store, path.stem) == says


def test_a_baseline_is_the_seats_own_result_at_the_general_election_before(store: Store) -> None:
    hartlepool = store.by_election("2021-05-06-hartlepool")
    assert hartlepool is not None
    assert hartlepool.baseline is not None
    assert hartlepool.baseline.polling_on == date(2019, 12, 12)
    assert [(c.name, c.party.id, c.votes) for c in hartlepool.baseline.candidacies[:3]] == [
        ("Mike Hill", "labour", 15464),
        ("Stefan Houghton", "conservative", 11869),
        ("Richard Tice", "reform-uk", 10603),
    ]
    assert store.baseline("E14000733", date(2019, 12, 12)) == hartlepool.baseline
    assert [held_on.year for held_on in store.general_election("E14000733")] == [2010, 2015, 2017, 2019]
    assert store.general_election("E99999999") == {}
    assert store.baseline("E14000733", date(2001, 6, 7)) is None


def test_contests_read_together_are_each_as_read_alone(store: Store) -> None:
    ids = ["1990-11-08-bootle", "no-such", "2024-02-15-wellingborough", "1990-05-24-bootle", "1956-05-08-mid-ulster"]
    together = by_elections(store.connection, store.parties(), ids)
    alone = [by_elections(store.connection, store.parties(), [each]) for each in ids]
    assert together == {by_election_id: one for each in alone for by_election_id, one in each.items()}
    won = {
        one.id: f"{one.won_since.winner.name}, {one.won_since.polling_on}" for one in together.values() if one.won_since
    }
    assert won == {"1990-11-08-bootle": "Michael Carr, 1990-05-24", "1956-05-08-mid-ulster": "Tom Mitchell, 1955-08-11"}
    assert len(together) == 4


def test_every_contest_since_2010_has_its_baseline(store: Store) -> None:
    since = [listing.id for listing in store.listings() if listing.polling_on > date(2010, 5, 6)]
    contests = [store.by_election(by_election_id) for by_election_id in since]
    assert len(contests) >= 65
    assert [contest.id for contest in contests if contest is not None and contest.baseline is None] == []


def test_listings_are_latest_first(store: Store) -> None:
    days = [listing.polling_on for listing in store.listings()]
    assert days == sorted(days, reverse=True)
    clactons = [listing for listing in store.listings() if listing.constituency_name == "Clacton"]
    assert [(each.id, each.verdict) for each in clactons] == [
        ("2026-08-13-clacton", "Reform UK hold"),
        ("2014-10-09-clacton", "UKIP gain from Conservative"),
    ]
    assert clactons[0].constituency_id != clactons[1].constituency_id
    assert [(each.held, each.gained_from_party_id) for each in clactons] == [(True, None), (False, "conservative")]


def test_one_person_is_one_person_in_every_spelling(store: Store) -> None:
    hope = [person for person in store.people() if "Hope" in person.name and "Laud" in person.name]
    assert len(hope) == 1
    assert len(hope[0].by_election_ids) > 5
    assert hope[0].name not in hope[0].other_names


def test_seats_and_general_elections(store: Store) -> None:
    assert [held_on.year for held_on in store.general_election_dates()] == [2010, 2015, 2017, 2019, 2024]
    seats = store.constituencies()
    assert len({seat.id for seat in seats}) == len(seats)
    assert [seat.country for seat in seats if seat.name == "Gorton and Denton"] == ["England"]
    for held_on in store.general_election_dates():
        count = store.connection.execute(
            "SELECT count(*) FROM general_election_seat WHERE general_election_on = ?", [held_on.isoformat()]
        ).fetchone()
        assert count == (650,)


def test_no_row_points_at_nothing(store: Store) -> None:
    assert store.connection.execute("PRAGMA foreign_key_check").fetchall() == []


def test_coverage_says_what_there_is(store: Store) -> None:
    coverage = store.coverage()
    assert (coverage.first_polling_on, coverage.last_polling_on) == (date(1945, 10, 1), date(2026, 8, 13))
    assert coverage.by_election_count == len(store.listings())
    assert (coverage.candidacy_count,) == store.connection.execute("SELECT count(*) FROM candidacy").fetchone()
    assert coverage.quote_count == len(store.quotes())
    assert coverage.general_elections == store.general_election_dates()
    assert coverage.updated_at is not None
    assert coverage.updated_at.tzinfo is UTC


def test_an_empty_store_answers_emptily() -> None:
    with open_store(":memory:") as empty:
        assert [empty.listings(), empty.quotes(), empty.people(), empty.constituencies()] == [(), (), (), ()]
        assert empty.parties() == {}
        assert empty.by_election("2021-05-06-hartlepool") is None
        assert ranked_around(empty, Scope(), "swing", "2021-05-06-hartlepool") is None
        coverage = empty.coverage()
        assert (coverage.first_polling_on, coverage.by_election_count, coverage.updated_at) == (None, 0, None)


def test_quotes_come_latest_first_by_speaker_and_contest(barchester: Store) -> None:
    quotes = (
        quote("First.", "Tom Slope", BARCHESTER, said_on=date(2021, 5, 7)),
        quote("Second.", "Mary Bold", BARCHESTER, "2022-05-05-barchester", said_on=date(2021, 6, 1)),
    )
    record(barchester, replace(CONTEST, quotes=quotes), "a test", "made up")
    other = replace(CONTEST, id="2022-05-05-barchester", polling_on=date(2022, 5, 5))
    third = quote("Third.", "Tom Slope", other.id)
    record(barchester, replace(other, quotes=(third,)), "a test", "made up")
    assert [each.words for each in barchester.quotes()] == ["Third.", "Second.", "First."]
    assert [each.words for each in barchester.quotes(speaker_id="tom-slope")] == ["Third.", "First."]
    assert [each.words for each in barchester.quotes(by_election_id=BARCHESTER)] == ["Second.", "First."]
    assert [each.words for each in barchester.quotes(by_election_id=other.id)] == ["Third.", "Second."]
    assert [each.words for each in barchester.quotes("mary-bold", other.id)] == ["Second."]
    assert barchester.quotes("mary-bold")[0].by_election_ids == (BARCHESTER, other.id)
    tom = next(person for person in barchester.people() if person.id == "tom-slope")
    assert tom.quote_count == 2


def test_answers_are_remembered_until_the_results_change(barchester: Store) -> None:
    record(barchester, CONTEST, "a test", "made up")
    first = barchester.by_election(BARCHESTER)
    assert barchester.by_election(BARCHESTER) is first
    assert barchester.listings() is barchester.listings()
    votes = (stood("Tom Slope", CONTEST.candidacies[0].party, 251), *CONTEST.candidacies[1:])
    record(barchester, replace(CONTEST, candidacies=votes), "a test", "made up")
    second = barchester.by_election(BARCHESTER)
    assert second is not None
    assert second.winner.votes == 251
    withdraw(barchester, BARCHESTER, "a test", "made up")
    assert barchester.by_election(BARCHESTER) is None


def test_what_is_remembered_is_bounded(barchester: Store) -> None:
    for number in range(2000):
        barchester.by_election(f"nowhere-{number}")
    assert max(len(answers) for answers in barchester._remembered.values()) <= 512


def test_updated_at_is_the_last_recording(tmp_path: Path) -> None:
    at = datetime(2021, 5, 7, 4, 30, tzinfo=UTC)
    with open_store(tmp_path / "byelex.db") as store:
        prepare(store)
        record(store, CONTEST, "a test", "made up", at)
        assert store.coverage().updated_at == at


def test_two_contests_measured_against_one_general_election_have_each_its_candidates_once(barchester: Store) -> None:
    earlier = replace(CONTEST, id="2020-05-07-barchester", polling_on=date(2020, 5, 7))
    for contest in (earlier, CONTEST):
        record(barchester, contest, "test", "test")
    both = barchester.by_elections([earlier.id, CONTEST.id])
    assert [len(one.baseline.candidacies) for one in both if one.baseline] == [3, 3]


def test_a_general_election_is_read_anew_when_it_changes_and_not_when_a_result_does(barchester: Store) -> None:
    known = last_general_election(barchester)
    record(barchester, CONTEST, "test", "test")
    assert last_general_election(barchester) is known
    with barchester.writing() as connection:
        save_general_election(connection, GENERAL_ELECTION_ON, [(replace(SEAT, name="Barchester East"), BASELINE)])
        barchester.changed()
    renamed = last_general_election(barchester)
    assert renamed is not None
    assert [seat.name for seat in renamed.seats] == ["Barchester East"]
