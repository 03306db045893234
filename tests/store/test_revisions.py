"""The one door: facts, figures and revision together, or nothing."""

from __future__ import annotations

import shutil
import sqlite3
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from threading import Thread

import pytest

from byelex.ask import ask
from byelex.elections import Party
from byelex.errors import ConfigurationError, DataError
from byelex.store import Store, open_store
from byelex.store.around import Around, ranked_around
from byelex.store.revisions import latest, record, revisions, withdraw
from byelex.store.scope import Scope
from tests.parties import GREEN, INDEPENDENT, stood
from tests.store.made import BARCHESTER, BASELINE, CONTEST, SEAT, prepare, quote


def said(store: Store) -> list[list[str]]:
    return [[str(change) for change in revision.changes] for revision in revisions(store, BARCHESTER)]


def test_what_is_recorded_is_read_back_with_its_baseline(barchester: Store) -> None:
    record(barchester, CONTEST, "a test", "made up")
    assert barchester.by_election(BARCHESTER) == replace(CONTEST, baseline=BASELINE)


def test_a_revision_says_who_when_and_from_what(barchester: Store) -> None:
    at = datetime(2021, 5, 7, 6, 30, tzinfo=UTC)
    made = record(barchester, CONTEST, "Ann Editor", "council website", at)
    assert made is not None
    (kept,) = revisions(barchester, BARCHESTER)
    assert kept == made
    assert (kept.number, kept.recorded_by, kept.recorded_at, kept.source) == (1, "Ann Editor", at, "council website")
    assert kept.by_election == CONTEST


def test_unchanged_input_is_no_revision(barchester: Store) -> None:
    assert record(barchester, CONTEST, "a test", "made up") is not None
    before = barchester.generation()
    assert record(barchester, CONTEST, "someone else", "elsewhere") is None
    assert record(barchester, replace(CONTEST, candidacies=CONTEST.candidacies[::-1]), "a test", "order") is None
    read = barchester.by_election(BARCHESTER)
    assert read is not None
    assert record(barchester, read, "a test", "as read") is None
    assert len(revisions(barchester, BARCHESTER)) == 1
    assert barchester.generation() == before


def test_a_revision_lists_what_changed_the_figures_first(barchester: Store) -> None:
    record(barchester, CONTEST, "a test", "count night")
    votes = (stood("Tom Slope", CONTEST.candidacies[0].party, 5378), *CONTEST.candidacies[1:])
    made = record(barchester, replace(CONTEST, candidacies=votes, electorate=None), "a test", "official")
    assert made is not None
    assert [str(change) for change in made.changes] == [
        "majority 50 → 5,178",
        "votes of Tom Slope 250 → 5,378",
        "valid votes 500 → 5,628",
        "electorate 1,000 → not recorded",
    ]
    assert said(barchester) == [[], [str(change) for change in made.changes]]


def test_every_part_of_a_contest_is_listed_when_it_changes(barchester: Store) -> None:
    first = replace(CONTEST, quotes=(quote("We won.", "Tom Slope", BARCHESTER, said_on=date(2021, 5, 7)),))
    record(barchester, first, "a test", "made up")
    second = replace(
        first,
        candidacies=(*CONTEST.candidacies[:3], stood("Obadiah Slope", INDEPENDENT, 5)),
        constituency=replace(SEAT, region="East of England"),
        previous_party=GREEN,
        writ_on=date(2021, 4, 1),
        quotes=(quote("We won.", said_on=date(2021, 5, 8)), quote("They lost.", "Mary Bold")),
    )
    record(barchester, second, "a test", "made up")
    assert said(barchester)[1] == [
        "candidate Sid Arabin (Independent, 5) → not listed",
        "candidate not listed → Obadiah Slope (Independent, 5)",
        "writ not recorded → 1 April 2021",
        "previous party not recorded → Green",
        "region South West → East of England",
        "quote of Tom Slope: said_on 7 May 2021 → 8 May 2021",
        "quote of Mary Bold none → added",
    ]
    record(barchester, first, "a test", "made up")
    assert barchester.by_election(BARCHESTER) == replace(first, baseline=BASELINE)
    assert [change.before for change in revisions(barchester, BARCHESTER)[2].changes if "Mary" in change.what] == [
        "there"
    ]


def test_a_result_can_come_in_parts(barchester: Store) -> None:
    winner = replace(
        CONTEST,
        stage="winner",
        electorate=None,
        rejected_vote_count=None,
        candidacies=(stood("Tom Slope", CONTEST.candidacies[0].party, None, elected=True),),
    )
    record(barchester, winner, "a test", "the stage")
    (listing,) = barchester.listings()
    assert listing.verdict == "Conservative gain from Labour"
    found = barchester.by_election(BARCHESTER)
    assert found is not None
    assert (found.stage, found.winner.votes, found.runner_up) == ("winner", None, None)
    assert ranked_around(barchester, Scope(), "swing", BARCHESTER) is None
    record(barchester, CONTEST, "a test", "the count")
    assert ranked_around(barchester, Scope(), "swing", BARCHESTER) == Around(more=0, same=1, less=0, unsure=0)


def test_a_withdrawn_contest_leaves_every_answer_and_keeps_its_revisions(barchester: Store) -> None:
    record(barchester, replace(CONTEST, quotes=(quote("We won."),)), "a test", "made up")
    withdraw(barchester, BARCHESTER, "Ann Editor", "it never happened")
    assert barchester.by_election(BARCHESTER) is None
    assert barchester.listings() == ()
    assert barchester.quotes() == ()
    assert barchester.people() == ()
    assert ranked_around(barchester, Scope(), "swing", BARCHESTER) is None
    assert barchester.coverage().by_election_count == 0
    assert latest(barchester, BARCHESTER) is None
    first, second = revisions(barchester, BARCHESTER)
    assert first.by_election is not None
    assert (second.recorded_by, second.by_election) == ("Ann Editor", None)
    assert [str(change) for change in second.changes] == ["contest recorded → withdrawn"]


def test_recording_again_restores(barchester: Store) -> None:
    record(barchester, CONTEST, "a test", "made up")
    withdraw(barchester, BARCHESTER, "a test", "a slip")
    with pytest.raises(DataError, match="withdrawn already, as revision 2"):
        withdraw(barchester, BARCHESTER, "a test", "again")
    assert record(barchester, CONTEST, "a test", "made up") is not None
    assert barchester.by_election(BARCHESTER) == replace(CONTEST, baseline=BASELINE)
    assert [revision.number for revision in revisions(barchester, BARCHESTER)] == [1, 2, 3]


def test_withdrawing_what_was_never_there_says_so(barchester: Store) -> None:
    with pytest.raises(DataError, match="no by-election 1999-01-01-nowhere"):
        withdraw(barchester, "1999-01-01-nowhere", "a test", "made up")
    assert revisions(barchester, "1999-01-01-nowhere") == ()


def test_a_contest_that_cannot_be_is_refused_whole(barchester: Store) -> None:
    unknown = Party("whigs", "Whigs", "Whg")
    with pytest.raises(DataError, match='no party "whigs" in the parties table'):
        record(barchester, replace(CONTEST, candidacies=(stood("Lord Grey", unknown, 1),)), "a test", "made up")
    record(barchester, CONTEST, "a test", "made up")
    with pytest.raises(DataError, match="same seat and polling day as 2021-05-06-barchester"):
        record(barchester, replace(CONTEST, id="2021-05-06-barchester-again"), "a test", "made up")
    assert [listing.id for listing in barchester.listings()] == [BARCHESTER]


def test_a_failure_half_way_leaves_nothing(barchester: Store) -> None:
    twice = replace(CONTEST, candidacies=(*CONTEST.candidacies, stood("A Text", GREEN, "many")))  # type: ignore[arg-type]
    with pytest.raises((sqlite3.Error, TypeError)):
        record(barchester, twice, "a test", "made up")
    assert not barchester.connection.in_transaction
    assert barchester.listings() == ()
    assert revisions(barchester, BARCHESTER) == ()


def test_an_outer_transaction_holds_both_or_neither(barchester: Store) -> None:
    def record_and_fail() -> None:
        with barchester.writing():
            record(barchester, CONTEST, "a test", "made up")
            assert barchester.by_election(BARCHESTER) is not None
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        record_and_fail()
    assert barchester.by_election(BARCHESTER) is None
    assert barchester.listings() == ()


def test_another_connection_sees_a_write_at_once(barchester: Store, tmp_path: Path) -> None:
    with open_store(tmp_path / "barchester.db") as other:
        before = other.generation()
        assert other.listings() == ()
        assert other.generation() == before
        record(barchester, CONTEST, "a test", "made up")
        assert other.generation() != before
        assert [listing.verdict for listing in other.listings()] == ["Conservative gain from Labour"]


def test_a_write_that_changes_no_result_leaves_the_generation(barchester: Store) -> None:
    before = barchester.generation()
    with barchester.writing() as connection:
        connection.execute("INSERT INTO setting VALUES ('a name', 'a value')")
    assert barchester.generation() == before


def test_writers_wait_for_one_another(barchester: Store, tmp_path: Path) -> None:
    errors: list[Exception] = []

    def write(first: int) -> None:
        try:
            with open_store(tmp_path / "barchester.db") as own:
                for votes in range(first, first + 15):
                    stands = (stood("Tom Slope", CONTEST.candidacies[0].party, votes), *CONTEST.candidacies[1:])
                    record(own, replace(CONTEST, candidacies=stands), f"writer {first}", "made up")
        except (ConfigurationError, sqlite3.Error) as error:
            errors.append(error)

    threads = [Thread(target=write, args=[first]) for first in (1000, 2000, 3000, 4000)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []
    assert [revision.number for revision in revisions(barchester, BARCHESTER)] == list(range(1, 61))


def test_a_read_only_store_refuses_in_a_clear_line(barchester: Store, tmp_path: Path) -> None:
    shutil.copy(tmp_path / "barchester.db", tmp_path / "copy.db")
    with open_store(tmp_path / "copy.db") as other:
        other.connection.execute("PRAGMA query_only = ON")
        with pytest.raises(ConfigurationError, match="cannot be written to: attempt to write a readonly"):
            record(other, CONTEST, "a test", "made up")


def test_a_store_that_another_program_writes_to_says_what_to_do(barchester: Store, tmp_path: Path) -> None:
    with open_store(tmp_path / "barchester.db") as other, barchester.writing():
        other.connection.execute("PRAGMA busy_timeout = 0")
        with pytest.raises(ConfigurationError, match="locked; another program is writing to it: close that or wait"):
            record(other, replace(CONTEST, cause="death"), "a test", "made up")


def test_a_quote_recorded_with_another_contest_stays_there(barchester: Store) -> None:
    first = replace(CONTEST, quotes=(quote("Twice as good.", "Tom Slope", BARCHESTER, "2022-05-05-barchester"),))
    second = replace(CONTEST, id="2022-05-05-barchester", polling_on=date(2022, 5, 5), quotes=(quote("Again."),))
    record(barchester, first, "a test", "made up")
    record(barchester, second, "a test", "made up")
    found = barchester.by_election(second.id)
    assert found is not None
    assert [each.words for each in found.quotes] == ["Again.", "Twice as good."]
    assert record(barchester, found, "a test", "as read") is None
    assert [each.by_election_ids for each in barchester.quotes(speaker_id="tom-slope")] == [
        (second.id,),
        (BARCHESTER, second.id),
    ]
    withdraw(barchester, second.id, "a test", "made up")
    assert [each.by_election_ids for each in barchester.quotes()] == [(BARCHESTER,)]


def test_a_person_goes_by_the_last_spelling_unless_it_is_settled(barchester: Store) -> None:
    record(barchester, CONTEST, "a test", "made up")
    later = replace(
        CONTEST,
        id="2022-05-05-barchester",
        polling_on=date(2022, 5, 5),
        candidacies=(replace(CONTEST.candidacies[0], name="Thomas Slope"), *CONTEST.candidacies[1:]),
    )
    record(barchester, later, "a test", "made up")
    tom = next(person for person in barchester.people() if person.id == "tom-slope")
    assert (tom.name, tom.other_names) == ("Thomas Slope", ("Tom Slope",))
    assert tom.by_election_ids == ("2022-05-05-barchester", BARCHESTER)


def test_an_invented_contest_takes_nobodys_place(barchester: Store) -> None:
    record(barchester, replace(CONTEST, invented=True), "a test", "the playground")
    alone = Around(more=0, same=1, less=0, unsure=0)
    assert ranked_around(barchester, Scope(), "swing", BARCHESTER) == alone
    assert barchester.coverage().by_election_count == 0
    assert ask(barchester, "which year had most by-elections").headline == "None in the store."
    other = replace(CONTEST, id="2022-05-05-barchester", polling_on=date(2022, 5, 5))
    small = (stood("Tom Slope", CONTEST.candidacies[0].party, 210), *CONTEST.candidacies[1:])
    record(barchester, replace(other, candidacies=small), "a test", "made up")
    assert ranked_around(barchester, Scope(), "swing", other.id) == alone
    assert ranked_around(barchester, Scope(), "swing", BARCHESTER) == replace(alone, less=1)


def test_a_store_in_memory_works_the_same() -> None:
    with open_store(":memory:") as store:
        prepare(store)
        record(store, CONTEST, "a test", "made up")
        assert store.by_election(BARCHESTER) == replace(CONTEST, baseline=BASELINE)
