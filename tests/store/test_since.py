"""What is read of every contest is what reading all again gives, whatever was recorded, withdrawn or renamed since."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from byelex.elections import Claim, Fact, Person
from byelex.store import Store, reference, results
from byelex.store.lines import members_before
from byelex.store.reference import save_constituencies, save_people
from byelex.store.reports import reported_of_all
from byelex.store.revisions import record, withdraw
from tests.parties import CONSERVATIVE, GREEN, LABOUR, stood
from tests.store.made import BARCHESTER, CONTEST, SEAT, quote

EARLIER = replace(
    CONTEST,
    id="2020-03-05-barchester",
    polling_on=CONTEST.polling_on - timedelta(days=427),
    candidacies=(stood("Ann Grantly", LABOUR, 300), stood("Tom Slope", CONSERVATIVE, 200)),
)


def pair(by_election_id: str, told: Fact | Claim) -> tuple[str, Fact | Claim]:
    return by_election_id, told


def check(store: Store) -> list[str]:
    """Compare what the store lists with all read again; give who is known, and how often each stood."""
    assert store.listings() == results.listings(store.connection)
    assert store.people() == reference.people(store.connection)
    assert members_before(store) == members_before(Store(store.connection))
    assert reported_of_all(store, pair) == reported_of_all(Store(store.connection), pair)
    return [f"{one.name} {len(one.by_election_ids)}" for one in store.people()]


def test_a_recorded_revised_or_withdrawn_result_is_all_that_is_read_again(barchester: Store) -> None:
    assert check(barchester) == []
    record(barchester, CONTEST, "test", "test")
    assert check(barchester) == ["Ann Grantly 1", "Mary Bold 1", "Sid Arabin 1", "Tom Slope 1"]
    record(barchester, EARLIER, "test", "test")
    assert [one.id for one in barchester.listings()] == [BARCHESTER, EARLIER.id]
    assert check(barchester) == ["Ann Grantly 2", "Mary Bold 1", "Sid Arabin 1", "Tom Slope 2"]
    record(barchester, replace(CONTEST, candidacies=CONTEST.candidacies[:3]), "test", "test")
    assert check(barchester) == ["Ann Grantly 2", "Mary Bold 1", "Tom Slope 2"]
    withdraw(barchester, EARLIER.id, "test", "test")
    assert check(barchester) == ["Ann Grantly 1", "Mary Bold 1", "Tom Slope 1"]
    record(barchester, EARLIER, "test", "test")
    assert check(barchester) == ["Ann Grantly 2", "Mary Bold 1", "Tom Slope 2"]


def test_those_who_are_quoted_come_and_go_with_their_quotes(barchester: Store) -> None:
    record(barchester, EARLIER, "test", "test")
    said = replace(CONTEST, quotes=(quote("No.", "Eleanor Bold", BARCHESTER), quote("Yes.", "Ann Grantly", BARCHESTER)))
    record(barchester, said, "test", "test")
    assert "Eleanor Bold 0" in check(barchester)
    record(barchester, CONTEST, "test", "test")
    assert "Eleanor Bold 0" not in check(barchester)


def test_what_is_reported_of_a_result_is_told_with_that_of_others(barchester: Store) -> None:
    told = Fact("candidate", "Ann Grantly is a baker.", "BBC", None)
    claims = (Claim("turnout", "39%", "a paper", None, None, ""), Claim("turnout", "40%", "another", None, None, ""))
    record(barchester, replace(CONTEST, facts=(told,)), "test", "test")
    check(barchester)
    record(barchester, replace(EARLIER, facts=(told,), claims=claims), "test", "test")
    check(barchester)
    record(barchester, replace(CONTEST, claims=claims[::-1], facts=(told,)), "test", "test")
    check(barchester)
    assert [on for on, _ in reported_of_all(barchester, pair)] == [CONTEST.id] * 3 + [EARLIER.id] * 3


def test_a_spelling_of_a_later_ballot_and_the_name_that_settles_it_are_read(barchester: Store) -> None:
    record(barchester, EARLIER, "test", "test")
    check(barchester)
    respelt = replace(stood("Ann Grantly", LABOUR, 300), name="Annie Grantly")
    record(barchester, replace(CONTEST, candidacies=(respelt, stood("Mary Bold", GREEN, 4))), "test", "test")
    assert check(barchester) == ["Annie Grantly 2", "Mary Bold 1", "Tom Slope 1"]
    with barchester.writing() as connection:
        save_people(connection, [Person("ann-grantly", "Ann Grantly", ("Annie Arabin",))])
        barchester.changed()
    assert check(barchester)[0] == "Ann Grantly 2"


def test_a_seat_that_is_renamed_is_renamed_in_every_line(barchester: Store) -> None:
    record(barchester, CONTEST, "test", "test")
    check(barchester)
    with barchester.writing() as connection:
        save_constituencies(connection, [replace(SEAT, name="Barchester and Plumstead")])
        barchester.changed()
    check(barchester)
    assert barchester.listings()[0].constituency_name == "Barchester and Plumstead"


def test_what_was_rolled_back_is_not_listed(barchester: Store) -> None:
    record(barchester, EARLIER, "test", "test")
    check(barchester)
    try:
        with barchester.writing():
            record(barchester, CONTEST, "test", "test")
            assert len(barchester.listings()) == 2
            raise LookupError
    except LookupError:
        assert check(barchester) == ["Ann Grantly 1", "Tom Slope 1"]
    later = replace(CONTEST, id="2021-05-13-barchester", polling_on=date(2021, 5, 13))
    record(barchester, later, "test", "test")
    assert check(barchester)[0] == "Ann Grantly 2"
