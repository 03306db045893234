"""The one door: what it completes, what it refuses, what it doubts, and that what it writes is one revision or none."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from byelex import measures
from byelex.elections import ByElection, Declared
from byelex.names import Names
from byelex.questions.kinds import names_of
from byelex.recording.composing import prepare_paste
from byelex.recording.door import Overtaken, Prepared, Refused, prepare, record, withdraw
from byelex.recording.parts import Paste
from byelex.recording.pasting import as_declaration
from byelex.recording.plausible import doubts
from byelex.recording.seats import polling_day
from byelex.store import Store
from byelex.store.revisions import revisions
from tests.contests import PASTED

TODAY = date(2026, 11, 20)

# A contest that never was, in a seat that Labour won in 2024 with the Conservatives second.
SHEFFIELD = "Sheffield South East"


def paste(
    store: Store, text: str, *, seat: str = SHEFFIELD, on: str = "12 November 2026", whole: bool = False
) -> Prepared:
    return prepare_paste(store, names_of(store), Paste(seat, on, text, "Sheffield City Council", whole), TODAY)


def test_a_pasted_result_is_completed_from_the_store(store: Store) -> None:
    prepared = paste(store, PASTED)
    assert prepared.faults == ()
    by_election = prepared.by_election
    assert by_election is not None
    assert by_election.id == "2026-11-12-sheffield-south-east"
    assert by_election.constituency.region == "Yorkshire and The Humber"
    assert by_election.general_election_on == date(2024, 7, 4)
    assert by_election.baseline is not None
    assert by_election.baseline.candidacies[0].party.id == "labour"
    assert measures.verdict(by_election) == "Labour hold"
    assert measures.majority(by_election) == 250
    assert by_election.stage == "official"
    assert [source.work for source in by_election.sources] == ["Sheffield City Council"]


def test_word_of_the_winner_that_comes_after_the_votes_takes_none_away(fresh_store: Store) -> None:
    first = record(fresh_store, paste(fresh_store, PASTED), "an editor", "a test").by_election
    late = paste(fresh_store, "Labour HOLD, votes to follow")
    assert late.unchanged
    assert "There are no votes in the text, so those that are recorded stay." in late.doubts
    assert late.by_election is not None
    assert late.by_election.candidacies == first.candidacies
    (fault,) = paste(fresh_store, "Reform UK GAIN from Labour").faults
    assert "by the votes recorded it is Ann Example (Labour)" in fault


def test_a_winner_known_by_party_is_named_later_without_a_doubt(fresh_store: Store) -> None:
    record(fresh_store, paste(fresh_store, "Labour HOLD"), "an editor", "a test")
    assert paste(fresh_store, PASTED).doubts == ()
    assert any("The winner was" in doubt for doubt in paste(fresh_store, "Ann Example, Reform UK, elected").doubts)


def test_where_there_was_no_poll_no_swing_is_missed(store: Store) -> None:
    polled = paste(store, PASTED).by_election
    assert polled is not None
    alone = (replace(polled.winner, votes=None, elected=True),)
    unopposed = replace(polled, completeness="unopposed", candidacies=alone, electorate=None, rejected_vote_count=None)
    prepared = prepare(store, unopposed)
    assert prepared.by_election is not None
    assert prepared.doubts == ()


def test_a_seat_does_not_poll_twice_within_weeks(fresh_store: Store) -> None:
    record(fresh_store, paste(fresh_store, PASTED), "an editor", "a test")
    (fault,) = paste(fresh_store, PASTED, on="29 October 2026").faults
    assert "2026-11-12-sheffield-south-east is in the store, and no seat polls twice" in fault
    assert paste(fresh_store, PASTED, on="30 July 2026").faults == ()
    withdraw(fresh_store, "2026-11-12-sheffield-south-east", "an editor", "another day")
    assert paste(fresh_store, PASTED, on="29 October 2026").faults == ()


def test_a_seat_means_its_boundaries_of_the_day(store: Store) -> None:
    old = paste(store, "A B, Labour, 9", seat="Clacton", on="9 October 2014")
    new = paste(store, "A B, Labour, 9", seat="Clacton", on="13 August 2026")
    assert old.by_election is not None
    assert new.by_election is not None
    assert (old.by_election.constituency.id, new.by_election.constituency.id) == ("E14000642", "E14001174")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("12 November 2026", date(2026, 11, 12)),
        ("Thursday 12th November 2026", date(2026, 11, 12)),
        ("2026-11-12", date(2026, 11, 12)),
        ("12/11/2026", date(2026, 11, 12)),
        ("12.11.26", date(2026, 11, 12)),
        ("12 nov", date(2026, 11, 12)),
        ("Thu 12 Nov 2026", date(2026, 11, 12)),
        ("1 December", date(2025, 12, 1)),
        ("yesterday", date(2026, 11, 19)),
        ("last Thursday", date(2026, 11, 19)),
    ],
)
def test_polling_days_as_people_write_them(text: str, day: date) -> None:
    assert polling_day(text, TODAY) == day


@pytest.mark.parametrize("text", ["", "soon", "31 February 2026", "November 2026", "2026", "the 12th"])
def test_what_is_no_date_is_a_fault(text: str) -> None:
    assert "is not a date" in str(polling_day(text, TODAY))


@pytest.mark.parametrize(
    ("seat", "on", "text", "said"),
    [
        (SHEFFIELD, "26 November 2026", PASTED, "still to come"),
        ("Sheffeld", "12 November 2026", PASTED, "write the whole name"),
        ("Atlantis", "12 November 2026", PASTED, 'There is no seat called "Atlantis"'),
        ("Kingswood", "12 November 2026", PASTED, "was no seat at the general election before, 4 July 2024"),
        (
            SHEFFIELD,
            "12 November 2026",
            PASTED.replace("75,000", "20,000"),
            "more than the electorate of 20,000",
        ),
        (
            SHEFFIELD,
            "12 November 2026",
            PASTED.replace("Bill Sample", "Ann Example"),
            "Ann Example is on line 1 too",
        ),
        (SHEFFIELD, "12 November 2026", "Ann Example, Labour\nBill Sample, Reform UK", "say who was elected"),
        (SHEFFIELD, "12 November 2026", "Electorate: 75,000", "No candidate is named"),
        (SHEFFIELD, "12 November 2026", "Jo Bloggs, Labour, unopposed", 'completeness = "unopposed"'),
        (SHEFFIELD, "12 November 2026", "Jo Bloggs, Labour, elected unopposed", 'completeness = "unopposed"'),
        (SHEFFIELD, "12 November 2026", "Lab 9,120\nCon 8,000", "who stood for Labour?"),
    ],
)
def test_what_cannot_be_is_refused_with_what_to_do(store: Store, seat: str, on: str, text: str, said: str) -> None:
    prepared = paste(store, text, seat=seat, on=on)
    assert any(said in fault for fault in prepared.faults)
    with pytest.raises(Refused):
        record(store, prepared, "an editor", "a test")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("9,120", "59,120"), "A turnout of 96.7% is unusual"),
        (("Electorate: 75,000", "Electorate: 57,000"), "more than 10% from the"),
        (("Electorate: 75,000", "Electorate: 75,000\nTurnout 31.0%"), "Turnout is given as 31.0%"),
        (("9,120", "9,120 45.0%"), "share is given as 45.0%"),
        (
            ("Cat Instance, Conservative, 3,001\n", ""),
            "Conservative, which came second here in 2024, is not on the ballot",
        ),
        (("Ann Example,", "Labour gain\nAnn Example,"), 'The text says "gain"'),
        (("Ann Example,", "Barnsley North by-election\nAnn Example,"), 'The text says "Barnsley North"'),
        (("Dan Specimen, Green", "Howling Laud Hope, Independent"), "who stood for Monster Raving Loony"),
        (("Dan Specimen", "Howling Loud Hope"), "if that is Howling Laud Hope"),
        (("Rejected: 61", "Rejected: 61\nMajority 251"), "a majority of 250, not the 251 declared"),
        (("Rejected: 61", "Rejected: 61\nTotal votes 22,492"), "add up to 22,491, not to the 22,492"),
        (("Rejected: 61", "Rejected: 6,100"), "more than 10% of the"),
    ],
)
def test_what_is_unlikely_is_doubted_but_not_refused(store: Store, change: tuple[str, str], said: str) -> None:
    prepared = paste(store, PASTED.replace(*change))
    assert prepared.faults == ()
    assert any(said in doubt for doubt in prepared.doubts), prepared.doubts


def test_somebody_known_is_the_same_person(store: Store) -> None:
    prepared = paste(store, PASTED.replace("Dan Specimen, Green", "Cllr George Galloway, Workers Party"))
    assert prepared.by_election is not None
    assert "george-galloway" in [one.person_id for one in prepared.by_election.candidacies]
    assert prepared.doubts == ()


def test_a_plain_result_raises_no_doubt(store: Store) -> None:
    assert paste(store, PASTED).doubts == ()


def test_a_new_party_is_recorded_with_the_result_that_brings_it(fresh_store: Store) -> None:
    text = PASTED.replace("Dan Specimen, Green", "Dan Specimen, Fight for Truth")
    (fault,) = paste(fresh_store, text).faults
    assert 'There is no party "Fight for Truth"' in fault
    assert "New party: its name" in fault
    prepared = paste(fresh_store, f"New party: Fight for Truth (FFT)\n{text}")
    assert prepared.faults == ()
    assert any("Fight for Truth is put down as a new party." in doubt for doubt in prepared.doubts)
    assert "fight-for-truth" not in fresh_store.parties()
    recorded = record(fresh_store, prepared, "an editor", "a test").by_election
    assert fresh_store.parties()["fight-for-truth"].abbreviation == "FFT"
    assert [one.party.name for one in recorded.candidacies][3] == "Fight for Truth"
    assert paste(fresh_store, f"New party: the Tories\n{text}").new_parties == ()


def test_a_result_in_parts_is_a_revision_a_part(fresh_store: Store) -> None:
    parts = (
        ("Labour hold, votes to follow", "winner"),
        ("Ann Example elected\nLabour hold", "winner"),
        ("\n".join(PASTED.splitlines()[:4]), "votes"),
        ("Electorate: 75,000\nRejected: 61", "official"),
    )
    for text, stage in parts:
        prepared = paste(fresh_store, text)
        assert prepared.faults == ()
        recorded = record(fresh_store, prepared, "an editor", "a test")
        assert recorded.revision is not None
        assert recorded.by_election.stage == stage
        assert measures.verdict(recorded.by_election) == "Labour hold"
    found = revisions(fresh_store, "2026-11-12-sheffield-south-east")
    assert [revision.number for revision in found] == [1, 2, 3, 4]
    assert {revision.recorded_by for revision in found} == {"an editor"}
    latest = fresh_store.by_election("2026-11-12-sheffield-south-east")
    assert latest is not None
    assert latest.winner.name == "Ann Example"
    assert (latest.electorate, latest.rejected_vote_count) == (75000, 61)


def test_the_same_again_is_no_revision(fresh_store: Store) -> None:
    record(fresh_store, paste(fresh_store, PASTED), "an editor", "a test")
    again = paste(fresh_store, PASTED)
    assert again.unchanged
    assert record(fresh_store, again, "another editor", "a test").revision is None
    assert len(revisions(fresh_store, "2026-11-12-sheffield-south-east")) == 1


def test_a_correction_says_what_changes_and_keeps_the_rest(fresh_store: Store) -> None:
    arbroath = fresh_store.by_election("2026-06-18-arbroath-and-broughty-ferry")
    assert arbroath is not None
    text = as_declaration(fresh_store, arbroath).replace("9,802", "9,702")
    prepared = paste(fresh_store, text, seat=arbroath.constituency.name, on="18 June 2026", whole=True)
    assert prepared.faults == ()
    assert "majority 5,278 → 5,178" in [str(change) for change in prepared.changes]
    after = record(fresh_store, prepared, "an editor", "a test").by_election
    assert after.candidacies[1:] == arbroath.candidacies[1:]
    assert (after.writ_on, after.quotes, after.claims) == (arbroath.writ_on, arbroath.quotes, arbroath.claims)


def test_a_result_on_record_pastes_back_to_itself(store: Store, tried: list[ByElection]) -> None:
    for by_election in tried:
        text = as_declaration(store, by_election)
        assert len(text) <= 4000
        filled_in = Paste(by_election.id, by_election.polling_on.isoformat(), text, "", whole=True)
        prepared = prepare_paste(store, names_of(store), filled_in, TODAY)
        assert prepared.faults == (), by_election.id
        assert prepared.unchanged, (by_election.id, [str(change) for change in prepared.changes])


def test_one_figure_of_long_ago_is_corrected_alone(store: Store) -> None:
    bermondsey = store.by_election("1983-02-24-bermondsey")
    assert bermondsey is not None
    text = as_declaration(store, bermondsey).replace("2,243", "2,244")
    prepared = paste(store, text, seat=bermondsey.id, on="1983-02-24", whole=True)
    assert [str(change) for change in prepared.changes if not change.what.startswith(("source", "declared"))] == [
        "votes of John O'Grady 2,243 → 2,244"
    ]
    after = prepared.by_election
    assert after is not None
    assert (after.winner, after.published, after.stage) == (bermondsey.winner, bermondsey.published, bermondsey.stage)
    assert after.declared.result == bermondsey.declared.result == "Lib gain from Lab"


def test_somebody_else_recording_meanwhile_is_told_and_overwrites_nothing(fresh_store: Store) -> None:
    mine = paste(fresh_store, PASTED)
    theirs = paste(fresh_store, PASTED.replace("9,120", "9,130"))
    record(fresh_store, theirs, "somebody else", "a test")
    with pytest.raises(Overtaken, match="somebody else recorded revision 1"):
        record(fresh_store, mine, "me", "a test")
    latest = fresh_store.by_election("2026-11-12-sheffield-south-east")
    assert latest is not None
    assert latest.winner.votes == 9130


def test_what_another_editor_just_changed_is_not_changed_back_without_a_word(fresh_store: Store) -> None:
    for text in (PASTED, PASTED.replace("9,120", "9,121")):
        record(fresh_store, paste(fresh_store, text), "ed", "a test")
    # Opened before the second was recorded: one figure is meant, and the other is as it was.
    late = paste(fresh_store, PASTED.replace("8,870", "8,871"), whole=True)
    assert late.doubts == ("This takes back what revision 2, by ed, changed: votes of Ann Example 9,121 → 9,120.",)
    assert paste(fresh_store, PASTED.replace("9,120", "9,121").replace("61", "62"), whole=True).doubts == ()


def test_withdrawing_needs_a_reason_and_recording_again_restores(fresh_store: Store) -> None:
    recorded = record(fresh_store, paste(fresh_store, PASTED), "an editor", "a test").by_election
    with pytest.raises(Exception, match="Say why"):
        withdraw(fresh_store, recorded.id, "an editor", "  ")
    assert withdraw(fresh_store, recorded.id, "an editor", "wrong seat").source == "withdrawn: wrong seat"
    assert fresh_store.by_election(recorded.id) is None
    restored = record(fresh_store, paste(fresh_store, PASTED), "an editor", "a test")
    assert restored.revision is not None
    assert restored.revision.number == 3
    assert fresh_store.by_election(recorded.id) == recorded


def test_values_from_a_file_pass_the_same_door(store: Store) -> None:
    hartlepool = store.by_election("2021-05-06-hartlepool")
    assert hartlepool is not None
    assert prepare(store, hartlepool, today=TODAY).unchanged
    wrong = replace(hartlepool, declared=Declared(majority=6941))
    assert "The votes make a majority of 6,940, not the 6,941 declared." in prepare(store, wrong, today=TODAY).doubts
    elsewhere = replace(hartlepool, id="2021-05-06-hartlepol")
    assert len(prepare(store, elsewhere, today=TODAY).faults) == 2


def test_a_shipped_result_passes_the_door(store: Store, tried: list[ByElection]) -> None:
    for by_election in tried:
        assert prepare(store, by_election, today=TODAY).faults == ()


def test_names_are_needed_only_to_find_the_seat(store: Store) -> None:
    prepared = prepare_paste(store, Names([]), Paste(SHEFFIELD, "12 November 2026", PASTED, ""), TODAY)
    assert prepared.faults == (f'There is no seat called "{SHEFFIELD}".',)


def test_a_result_before_polls_close_by_the_clock_of_the_united_kingdom_is_doubted(store: Store) -> None:
    # Summer time began on 29 March 2026: polls closed at 21:00 UTC in April, at 22:00 in March.
    for polled_on, closes_at in ((date(2026, 3, 26), 22), (date(2026, 4, 2), 21)):
        prepared = prepare_paste(
            store, names_of(store), Paste(SHEFFIELD, polled_on.isoformat(), PASTED, "Sheffield City Council"), TODAY
        )
        assert prepared.by_election is not None
        closed = datetime(polled_on.year, polled_on.month, polled_on.day, closes_at, tzinfo=UTC)
        early = list(doubts(prepared.by_election, None, closed - timedelta(minutes=1)))
        assert any("Polls close at 10 pm UK time" in doubt for doubt in early)
        assert not any("Polls close" in doubt for doubt in doubts(prepared.by_election, None, closed))


def test_it_is_doubted_by_whoever_records_it(store: Store) -> None:
    # Whatever day it is told that it is, the clock says that this poll is still open.
    day = datetime.now(UTC).date() + timedelta(days=1)
    pasted = Paste(SHEFFIELD, day.isoformat(), PASTED, "Sheffield City Council")
    prepared = prepare_paste(store, names_of(store), pasted, day)
    assert prepared.faults == ()
    assert any("Polls close at 10 pm UK time" in doubt for doubt in prepared.doubts)
    assert prepared.by_election is not None
    again = prepare(store, prepared.by_election, today=day)
    assert any("Polls close at 10 pm UK time" in doubt for doubt in again.doubts)
