"""A by-election as an editor calls it: the day, why the seat is vacant, who is nominated; its doubts and faults."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from byelex.elections import ByElection, Party
from byelex.questions.kinds import names_of
from byelex.recording import Paste, Prepared, as_declaration, prepare_call, prepare_paste, record
from byelex.recording.causes import as_vacancy, read_vacancy
from byelex.recording.seats import coming_day
from byelex.sources.declared.parties import PartyPhrases
from byelex.store import Store, open_store
from byelex.store.revisions import revisions
from tests.contests import CARDIFF, LABOUR, PARTIES, POLLS_ON, WAKEFIELD, contest, furnish

TODAY = date(2026, 11, 20)
INDEPENDENT = Party("independent", "Independent", "Ind", independent=True)
NOMINATED = "Ann Labour, Labour\nBob Blue, Conservative\nCat Green (Green)"
CAUSE = "Resignation of Old Con (Conservative)"
ID = f"{POLLS_ON.isoformat()}-wakefield"


@pytest.fixture
def store() -> Iterator[Store]:
    with open_store(":memory:") as opened:
        furnish(opened, WAKEFIELD, CARDIFF)
        opened.save_parties([INDEPENDENT])
        yield opened


def call(
    store: Store,
    text: str = "",
    cause: str = "",
    on: str = POLLS_ON.isoformat(),
    source: str = "The London Gazette",
    seat: str = "Wakefield",
) -> Prepared:
    return prepare_call(store, names_of(store), Paste(seat, on, text, source, cause=cause))


def called(store: Store, **filled: str) -> ByElection:
    prepared = call(store, **filled)
    assert prepared.faults == ()
    return record(store, prepared, "an editor", "a test").by_election


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("26 November 2026", date(2026, 11, 26)),
        ("Thursday 26 November", date(2026, 11, 26)),
        ("20 November", TODAY),
        ("19 November", date(2027, 11, 19)),
        ("14 January", date(2027, 1, 14)),
        ("2026-12-03", date(2026, 12, 3)),
        ("3/12/26", date(2026, 12, 3)),
        ("Thursday", date(2026, 11, 26)),
        ("this Friday", TODAY),
        ("tomorrow", date(2026, 11, 21)),
    ],
)
def test_a_day_to_come_as_people_write_it(text: str, day: date) -> None:
    assert coming_day(text, TODAY) == day


def test_a_weekday_that_does_not_fit_its_date_is_a_fault() -> None:
    said = "27 November 2026 is a Friday, not a Thursday: mend the day or the date."
    assert coming_day("Thursday 27 November 2026", TODAY) == said
    assert "is not a date" in str(coming_day("next spring", TODAY))


@pytest.mark.parametrize(
    ("text", "cause", "member", "party", "note"),
    [
        ("Resignation of Ann Other (Labour)", "resignation", "Ann Other", "labour", None),
        ("Ann Other, Labour, died", "death", "Ann Other", "labour", None),
        ("Sir Tom Other was killed", "death", "Sir Tom Other", None, None),
        ("Recall petition against Peter Other", "recall petition", "Peter Other", None, None),
        ("The death of Ann O'Other-Smith (Con); after a long illness", "death", "Ann O'Other-Smith", "conservative",
         "after a long illness"),
        ("elevation to the Lords\nBecame a minister", "elevation to the Lords", None, None, "Became a minister"),
        ("Ann Other resigned after a vote was lost", "resignation", None, None,
         "Ann Other resigned after a vote was lost"),
        ("died", "death", None, None, None),
        ("", None, None, None, None),
    ],
)  # fmt: skip
def test_why_a_seat_is_vacant_as_people_write_it(
    text: str, cause: str | None, member: str | None, party: str | None, note: str | None
) -> None:
    read = read_vacancy(text, PartyPhrases((*PARTIES, INDEPENDENT)))
    assert (read.cause, read.member, read.party and read.party.id, read.note) == (cause, member, party, note)
    assert read.doubts == ()


def test_what_is_no_cause_is_kept_as_a_note_and_doubted() -> None:
    read = read_vacancy("Ann Other was made a dean", PartyPhrases(PARTIES))
    assert (read.cause, read.note) == (None, "Ann Other was made a dean")
    assert "names no cause that Byelex knows" in read.doubts[0]
    read = read_vacancy("Resignation of Ann Other (Zog)", PartyPhrases(PARTIES))
    assert (read.member, read.party) == ("Ann Other", None)
    assert "“Zog” is no party" in read.doubts[0]


def test_a_call_with_all_that_is_known(store: Store) -> None:
    prepared = call(store, NOMINATED, CAUSE)
    assert (prepared.faults, prepared.unchanged) == ((), False)
    made = prepared.by_election
    assert made is not None
    assert (made.id, made.stage, made.cause, made.previous_member) == (ID, "called", "resignation", "Old Con")
    assert [(one.name, one.party.id, one.votes) for one in made.candidacies] == [
        ("Ann Labour", "labour", None),
        ("Bob Blue", "conservative", None),
        ("Cat Green", "green", None),
    ]
    assert made.baseline is not None
    assert [(one.work, one.supplies) for one in made.sources] == [
        ("The London Gazette", "the polling day and who is nominated")
    ]


def test_it_may_come_in_parts_and_what_is_left_blank_stands(store: Store) -> None:
    called(store)
    called(store, cause=CAUSE)
    made = called(store, text=NOMINATED, source="Wakefield Council")
    assert (made.cause, len(made.candidacies), len(made.sources)) == ("resignation", 3, 2)
    assert [len(one.by_election.candidacies) for one in revisions(store, ID) if one.by_election] == [0, 0, 3]


def test_what_the_form_holds_of_what_stands_is_no_revision(store: Store) -> None:
    made = called(store, text=NOMINATED, cause=f"{CAUSE}; after a vote")
    again = call(store, as_declaration(store, made), as_vacancy(made), source="")
    assert again.unchanged
    assert record(store, again, "an editor", "a test").revision is None


def test_who_is_nominated_no_more_is_doubted(store: Store) -> None:
    called(store, text=NOMINATED)
    prepared = call(store, NOMINATED.rpartition("\n")[0])
    assert any("Cat Green stood as recorded before, and not any more" in doubt for doubt in prepared.doubts)


def test_the_member_is_taken_to_be_who_won_last_and_that_is_said(store: Store) -> None:
    prepared = call(store, cause="died")
    assert prepared.by_election is not None
    assert (prepared.by_election.previous_member, prepared.by_election.previous_party) == ("Old Con", PARTIES[1])
    assert "The member before is taken to be Old Con (Conservative), who won the seat last." in prepared.doubts
    prepared = call(store, cause="Una Nother died")
    assert "Una Nother is the member before; the seat was won last by Old Con (Conservative)." in prepared.doubts
    lately = (date.today() - timedelta(days=40)).isoformat()
    result = Paste("Wakefield", lately, "Ann Labour, Labour, 9\nBob Blue, Conservative, 8", "")
    record(store, prepare_paste(store, names_of(store), result), "an editor", "a test")
    prepared = call(store, cause="Ann Labour died")
    assert prepared.by_election is not None
    assert prepared.by_election.previous_party == LABOUR


def test_another_day_moves_the_call_with_all_that_is_known_of_it(store: Store) -> None:
    called(store, text=NOMINATED, cause=CAUSE)
    later = (POLLS_ON + timedelta(days=7)).isoformat()
    prepared = call(store, on=later)
    assert any("this moves its polling day" in doubt for doubt in prepared.doubts)
    made = record(store, prepared, "an editor", "a test").by_election
    assert (made.id, made.cause, len(made.candidacies)) == (f"{later}-wakefield", "resignation", 3)
    assert store.by_election(ID) is None


@pytest.mark.parametrize(
    ("filled", "said"),
    [
        ({"seat": "Atlantis"}, 'There is no seat called "Atlantis"'),
        ({"on": "soon"}, "is not a date"),
        ({"on": "yesterday"}, "has been: /record takes the result"),
        ({"text": "Ann Labour, Labour, 9,120"}, "/record takes those"),
        ({"text": "Ann Labour, Labour, elected"}, "/record takes those"),
        ({"text": "Labour gain"}, "/record takes those"),
        ({"text": "Ann Other"}, 'There is no party for Ann Other. Write it as "name, party"'),
        ({"text": "Bob, Zog"}, 'Line 1: There is no party "Zog"'),
        ({"text": "Labour"}, "Line 1: who is nominated for Labour? Write it as name, party."),
        ({"text": "Ann Labour, Labour\nAnn Labour, Green"}, "Ann Labour is on line 1 too"),
    ],
)
def test_what_cannot_be_is_refused_with_what_to_do(store: Store, filled: dict[str, str], said: str) -> None:
    prepared = call(store, **filled)
    assert any(said in fault for fault in prepared.faults), prepared.faults


def test_a_result_is_not_called_again(store: Store) -> None:
    from byelex.store.revisions import record as write

    write(store, contest(WAKEFIELD, polling_on=POLLS_ON), "test", "test")
    assert "has a result already: /correct changes it" in call(store).faults[0]


@pytest.mark.parametrize(
    ("filled", "said"),
    [
        ({"on": (date.today() + timedelta(days=300)).isoformat()}, "is 300 days away"),
        ({"source": ""}, "No source is given."),
        ({"text": "Cardiff parliamentary by-election\nAnn Labour, Labour"}, 'The text says "Cardiff"'),
        ({"text": "SMITH, Ann, Labour"}, "is read as Ann Smith"),
    ],
)
def test_what_is_unlikely_is_doubted(store: Store, filled: dict[str, str], said: str) -> None:
    prepared = call(store, **filled)
    assert prepared.faults == ()
    assert any(said in doubt for doubt in prepared.doubts), prepared.doubts


def test_the_winner_of_a_call_with_nominations_is_no_doubt(store: Store) -> None:
    called(store, text=NOMINATED)
    paste = Paste("Wakefield", POLLS_ON.isoformat(), "Labour gain, votes to follow", "BBC News")
    prepared = prepare_paste(store, names_of(store), paste, POLLS_ON)
    assert prepared.faults == ()
    assert prepared.by_election is not None
    assert prepared.by_election.winner.name == "Ann Labour"
    assert not any("not any more" in doubt for doubt in prepared.doubts)
