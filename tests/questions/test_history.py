"""The seat's story on the shipped data: elections, holders and changes of hand that a reader can check."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from byelex.answers import Answer, SeatStory
from byelex.elections import ByElection, Candidacy, Constituency, Source
from byelex.measures import sitting_party
from byelex.names.seats import name_key
from byelex.questions.called import at_close
from byelex.questions.constituencies import CONSTITUENCY
from byelex.questions.kinds import names_of
from byelex.questions.registry import Unresolved, answer
from byelex.recording.door import completed
from byelex.store import Store
from byelex.store.revisions import record
from byelex.wording import rounded


def history(store: Store, seat: str) -> Answer:
    return answer(store, "history", {"seat": seat})


def test_a_seat_that_changed_hands_once(store: Store) -> None:
    found = history(store, "2021-05-06-hartlepool")
    assert found.headline == "Labour, then Conservative from 2021"
    assert found.paragraphs == (
        "4 general elections and 1 by-election. It changed hands once: 6 May 2021 (Labour to Conservative).",
    )
    assert found.table is not None
    assert [(row.cells[0], row.cells[4], row.mark) for row in found.table.rows] == [
        ("6 May 2021", "6,940", "changed hands"),
        ("12 December 2019", "3,595", ""),
        ("8 June 2017", "7,650", ""),
        ("7 May 2015", "3,024", ""),
        ("6 May 2010", "5,509", ""),
    ]


def test_two_seats_of_one_name_are_kept_apart(store: Store) -> None:
    later, earlier = history(store, "clacton"), history(store, "clacton 2014")
    assert later.title == "Clacton, 2024 to 2026"
    assert earlier.title == "Clacton, 2010 to 2019"
    assert earlier.headline == "Conservative, then UKIP from 2014, then Conservative from 2017"
    assert any("Kept apart" in note and "Clacton, 2010 to 2019" in note for note in later.notes)


def seat_named(store: Store, name: str) -> Constituency:
    """Give the seat that a name means, or the first of those it is asked to choose from."""
    try:
        seat: Constituency = CONSTITUENCY.resolve(store, name)
    except Unresolved as unresolved:
        seat = CONSTITUENCY.resolve(store, unresolved.choices[0].value)
    return seat


def test_every_seat_is_found_by_its_whole_name(store: Store) -> None:
    for seat in names_of(store).seats:
        assert name_key(seat_named(store, seat.name).name) == name_key(seat.name)


def test_a_by_elections_own_id_gives_the_seat_on_its_boundaries(store: Store) -> None:
    for listing in store.listings():
        assert CONSTITUENCY.resolve(store, listing.id).id == listing.constituency_id


def test_what_a_name_is_often_typed_for_is_asked(store: Store) -> None:
    found = history(store, "newport")
    assert found.kind == "clarify"
    labels = ["Newport, 1956", "Newport East", "Newport West and Islwyn", "Newport West, 2010 to 2019"]
    assert [follow_up.label for follow_up in found.follow_ups] == labels
    assert history(store, dict(found.follow_ups[0].arguments)["seat"]).title.startswith("Newport, ")


def test_part_of_a_name_offers_seats_without_a_by_election_too(store: Store) -> None:
    found = history(store, "luton")
    assert found.headline == '4 seats fit "luton". Which one?'
    assert [follow_up.label for follow_up in found.follow_ups] == [
        "Luton, 1963",
        "Luton North",
        "Luton South and South Bedfordshire",
        "Luton South, 2010 to 2019",
    ]
    assert history(store, "luton 1963").title == "Luton, 1963"
    assert history(store, "hull").headline.startswith("5 seats fit")
    assert history(store, "wakefield").title == "Wakefield, 2010 to 2022"
    assert answer(store, "result", {"seat": "luton"}).title == "Luton by-election, 7 November 1963"


def test_a_scottish_seat_keeps_its_by_election_of_before_2010(store: Store) -> None:
    found = history(store, "glenrothes")
    assert found.table is not None
    assert found.table.rows[-1].cells[0] == "6 November 2008"


def test_a_published_share_and_turnout_are_told(store: Store) -> None:
    found = history(store, "bermondsey 1983")
    assert found.table is not None
    assert found.table.rows[0].cells[3] == "57.7%"
    assert found.table.rows[0].cells[5] == "57.7%"
    assert any("published with the result" in note for note in found.notes)


def test_a_seat_with_two_by_elections(store: Store) -> None:
    found = history(store, "batley and spen")
    assert found.headline == "Labour throughout"
    assert found.table is not None
    assert sum(row.cells[1] == "By-election" for row in found.table.rows) == 2


def test_a_seat_without_a_by_election_has_a_story(store: Store) -> None:
    found = history(store, "brighton pavilion")
    assert found.kind == "answer"
    assert found.headline.startswith("Green")


def test_the_story_draws_every_election(store: Store) -> None:
    picture = history(store, "2021-05-06-hartlepool").picture
    assert isinstance(picture, SeatStory)
    assert [(point.label, point.winner) for point in picture.points] == [
        ("2010", "Labour"),
        ("2015", "Labour"),
        ("2017", "Labour"),
        ("2019", "Labour"),
        ("2021 by-election", "Conservative"),
    ]
    assert rounded(dict(picture.points[-1].shares)["Conservative"], 2) == "51.88"


def test_a_seat_with_one_election_known_has_no_story_to_draw(store: Store) -> None:
    found = history(store, "bermondsey 1983")
    assert found.table is not None
    assert found.picture is None


def test_without_the_general_election_before_the_last_member_decides(fresh_store: Store) -> None:
    known = fresh_store.by_election("2021-05-06-hartlepool")
    assert known is not None
    seat = replace(known.constituency, id="hartlepool-1974", name="Hartlepool Old")
    record(
        fresh_store,
        replace(
            known, id="1999-05-06-hartlepool-old", constituency=seat, general_election_on=None, baseline=None, quotes=()
        ),
        by="test",
        source="made up",
    )
    found = history(fresh_store, "hartlepool old")
    assert found.headline == "Labour, then Conservative from 2021"
    assert any("not in the store" in note for note in found.notes)


def _second(store: Store, party_id: str, stage: str) -> ByElection:
    """Record a second by-election in the Parliament that had Gorton and Denton's of 26 February 2026."""
    first = store.by_election("2026-02-26-gorton-and-denton")
    assert first is not None
    party, on = store.parties()[party_id], date(2026, 11, 19)
    winner = Candidacy("ann-grantly", "Ann Grantly", party, party.name, None, elected=stage == "winner")
    contest = ByElection(
        "2026-11-19-gorton-and-denton",
        first.constituency,
        on,
        (winner,),
        stage="winner" if stage == "winner" else "called",
        previous_member="Hannah Spencer",
        previous_party=store.parties()["green"],
        general_election_on=first.general_election_on,
        sources=(Source("The London Gazette", "Notice"),),
    )
    record(store, contest, "a test", "a notice", datetime(2026, 11, 20, tzinfo=UTC))
    found = store.by_election(contest.id)
    assert found is not None
    return found


def test_a_seat_called_again_in_one_parliament_is_held_by_who_won_it_last(fresh_store: Store) -> None:
    contest = _second(fresh_store, "labour", "called")
    found = answer(fresh_store, "upcoming", {"seat": contest.id})
    held = next(each for each in found.figures if each.label == "Held by")
    assert (held.value, held.detail) == (
        "Green",
        "since the by-election of 26 February 2026, won by Hannah Spencer (Green)",
    )
    assert found.table is not None
    assert [row.cells[3] for row in found.table.rows if row.cells[0] == "Labour"] == ["won it then"]
    assert any("from the party that won the seat at the general election of 2024" in note for note in found.notes)
    assert next(each.value for each in at_close(contest).figures if each.label == "Held by") == "Green"
    prepared = completed(fresh_store, replace(contest, baseline=None, won_since=None))
    assert prepared.won_since == contest.won_since


def test_hold_and_gain_are_against_the_general_election_and_say_who_had_won_since(fresh_store: Store) -> None:
    contest = _second(fresh_store, "green", "winner")
    told = answer(fresh_store, "result", {"seat": contest.id})
    assert told.headline == "Green gain from Labour"
    assert (
        "Hannah Spencer (Green) had won the seat at the by-election of 26 February 2026. Hold and gain are measured "
        "against the general election before." in told.notes
    )
    seat = history(fresh_store, "gorton and denton")
    assert "It changed hands once: 26 February 2026 (Labour to Green)." in seat.paragraphs[0]
    counts = "19 November 2026 counts as Green gain from Labour, though Green had won the seat on 26 February 2026"
    assert any(counts in note for note in seat.notes)
    for party in ("green", "labour"):
        notes = answer(fresh_store, "party", {"party": party}).notes
        assert any("Gorton and Denton 2026 counts as Green gain from Labour" in note for note in notes)


def test_what_a_court_undid_is_said_and_not_taken_for_the_holder(store: Store) -> None:
    contest = store.by_election("1963-08-20-bristol-south-east")
    assert contest is not None
    party = sitting_party(contest)
    assert party is not None
    assert party.name == "Conservative"
    notes = answer(store, "result", {"seat": contest.id}).notes
    assert any("Undone on petition" in note and "measured against the last member" in note for note in notes)


def test_a_by_election_in_another_parliament_is_not_who_holds_the_seat(store: Store) -> None:
    contest = store.by_election("2021-07-01-batley-and-spen")
    assert contest is not None
    assert contest.won_since is None


def test_the_whole_name_of_a_seat_of_today_is_that_seat(store: Store) -> None:
    assert history(store, "Selby").title == "Selby, 2024"
    assert history(store, "selby and ainsty").title.startswith("Selby and Ainsty, ")
