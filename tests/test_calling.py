"""A by-election as an editor calls it: the day, why the seat is vacant, who is nominated; its doubts and faults."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest

from byelex.clock import british_day
from byelex.elections import ByElection, Party
from byelex.questions.kinds import names_of
from byelex.recording.calling import prepare_call
from byelex.recording.causes import as_vacancy, read_vacancy
from byelex.recording.composing import prepare_paste
from byelex.recording.door import Overtaken, Prepared, record, withdraw
from byelex.recording.parts import Paste
from byelex.recording.pasting import as_declaration
from byelex.recording.seats import coming_day
from byelex.sources.declared.parties import PartyPhrases
from byelex.store import Store
from byelex.store.called import called as still_called
from byelex.store.revisions import record as write
from byelex.store.revisions import revisions
from byelex.wording import day as shown
from tests.contests import CARDIFF, PARTIES, POLLS_ON, WAKEFIELD, contest, furnished
from tests.parties import LABOUR

TODAY = date(2026, 11, 20)
INDEPENDENT = Party("independent", "Independent", "Ind", independent=True)
NOMINATED = "Ann Labour, Labour\nBob Blue, Conservative\nCat Green (Green)"
CAUSE = "Resignation of Old Con (Conservative)"
ID = f"{POLLS_ON.isoformat()}-wakefield"


@pytest.fixture
def store() -> Iterator[Store]:
    with furnished(WAKEFIELD, CARDIFF) as opened:
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
        ("resignation: Ann Other fell ill", "resignation", None, None, "Ann Other fell ill"),
        ("Resignation: Ann Other (Labour)", "resignation", "Ann Other", "labour", None),
        ("Death: of Ann Other (Labour)", "death", "Ann Other", "labour", None),
        ("Resignation: Crown Office (Labour)", "resignation", None, None, "Crown Office (Labour)"),
        ("Death: after a short illness, at home", "death", None, None, "after a short illness, at home"),
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


@pytest.mark.parametrize(
    "text",
    [
        "He did not resign; he died",
        "Not a recall petition; stood down",
        "Ann Other didn’t resign",
        "Ann Other may resign",
        "Was it a recall petition?",
        "Ann Other denied that she resigned",
        "Ann Other died before the recall petition closed",
        "Resignation of Ann Other (Labour), not expelled",
        "Reported death of Ann Other",
    ],
)
def test_what_says_that_something_is_not_so_names_no_cause(text: str) -> None:
    read = read_vacancy(text, PartyPhrases(PARTIES))
    assert (read.cause, read.member, read.party) == (None, None, None)
    assert read.note == text
    assert len(read.doubts) == 1


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        ("He resigned", "resignation"),
        ("Their MP died", "death"),
        ("Resignation of Other", "resignation"),
        ("Labour MP Ann Other resigned", "resignation"),
        ("Labour's Ann Other resigned", "resignation"),
        ("Because Ann Other resigned", "resignation"),
        ("Conservative Ann Other died", "death"),
    ],
)
def test_only_a_forename_and_a_surname_are_a_members_name(text: str, cause: str) -> None:
    read = read_vacancy(text, PartyPhrases(PARTIES))
    assert (read.cause, read.member, read.note) == (cause, None, text)
    assert "is not read as the member's name" in read.doubts[0]


@pytest.mark.parametrize(
    ("text", "cause", "member"),
    [
        ("Theresa May resigned", "resignation", "Theresa May"),
        ("Succession to a peerage of Tony Benn", "succession to a peerage", "Tony Benn"),
        ("Resignation of Ann van der Other", "resignation", "Ann van der Other"),
        ("Death of Norman St John-Other", "death", "Norman St John-Other"),
    ],
)
def test_names_that_look_like_other_words_are_names(text: str, cause: str, member: str) -> None:
    read = read_vacancy(text, PartyPhrases(PARTIES))
    assert (read.cause, read.member, read.doubts) == (cause, member, ())


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
    lately = (british_day() - timedelta(days=40)).isoformat()
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
        ({"on": (british_day() + timedelta(days=300)).isoformat()}, "is 300 days away"),
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


def test_who_was_nominated_stays_when_the_winner_alone_is_named(store: Store) -> None:
    called(store, text=NOMINATED)
    for text in ("Ann Labour, Labour, elected", "Cat Green, Green, elected"):
        paste = Paste("Wakefield", POLLS_ON.isoformat(), text, "BBC News")
        made = record(store, prepare_paste(store, names_of(store), paste, POLLS_ON), "an editor", "a test").by_election
        assert made.winner.name == text.split(",")[0]
        assert {one.name for one in made.candidacies} == {"Ann Labour", "Bob Blue", "Cat Green"}
        assert [one.elected for one in made.candidacies] == [True, False, False]
        # As /correct opens it, it reads back to the same.
        again = replace(paste, text=as_declaration(store, made), source="", whole=True)
        assert prepare_paste(store, names_of(store), again, POLLS_ON).unchanged
    votes = replace(paste, text="Cat Green, Green, 900\nAnn Labour, Labour, 800\nElectorate: 5,000\nRejected: 1")
    doubts = prepare_paste(store, names_of(store), votes, POLLS_ON).doubts
    assert "Bob Blue stood as recorded before, and not any more." in doubts


def test_another_of_the_winners_party_takes_the_nominated_ones_place_and_is_a_doubt(store: Store) -> None:
    called(store, text=NOMINATED)
    paste = Paste("Wakefield", POLLS_ON.isoformat(), "Zoe Other, Labour, elected", "BBC News")
    prepared = prepare_paste(store, names_of(store), paste, POLLS_ON)
    assert prepared.by_election is not None
    assert [one.name for one in prepared.by_election.candidacies] == ["Zoe Other", "Bob Blue", "Cat Green"]
    assert "Ann Labour (Labour) was recorded as standing, and is left out: another does here." in prepared.doubts


def test_a_result_near_the_called_day_is_that_by_elections_and_takes_what_is_known_of_it(store: Store) -> None:
    called(store, text=NOMINATED, cause=CAUSE)
    paste = Paste("Wakefield", (POLLS_ON - timedelta(days=1)).isoformat(), "Labour gain, votes to follow", "BBC News")
    prepared = prepare_paste(store, names_of(store), paste, POLLS_ON)
    assert any(f"It is called for {shown(POLLS_ON)}" in doubt for doubt in prepared.doubts)
    made = record(store, prepared, "an editor", "a test").by_election
    assert (made.winner.name, made.cause, made.previous_member) == ("Ann Labour", "resignation", "Old Con")
    assert still_called(store) == ()


def test_a_result_far_from_the_called_day_is_another_by_elections(store: Store) -> None:
    called(store, text=NOMINATED)
    long_ago = POLLS_ON - timedelta(days=120)
    result = Paste("Wakefield", long_ago.isoformat(), "Ann Labour, Labour, 9\nBob Blue, Conservative, 8", "BBC News")
    prepared = prepare_paste(store, names_of(store), result)
    assert f"A by-election there is called for {shown(POLLS_ON)}: this leaves it as it is." in prepared.doubts
    record(store, prepared, "an editor", "a test")
    assert [each.id for each in still_called(store)] == [ID]


def test_correcting_a_recorded_result_leaves_what_is_called_in_its_seat(store: Store) -> None:
    lately = british_day() - timedelta(days=60)
    text = "Ann Labour, Labour, 9\nBob Blue, Conservative, 8"
    first = Paste("Wakefield", lately.isoformat(), text, "BBC News")
    record(store, prepare_paste(store, names_of(store), first), "an editor", "a test")
    called(store, text=NOMINATED)
    second = prepare_paste(store, names_of(store), replace(first, text=text.replace("9", "10")))
    assert not any("called for" in doubt for doubt in second.doubts)
    record(store, second, "an editor", "a test")
    assert [each.id for each in still_called(store)] == [ID]


def test_what_was_called_meanwhile_for_another_day_is_not_overwritten(store: Store) -> None:
    mine = call(store, NOMINATED)
    called(store, on=(POLLS_ON + timedelta(days=7)).isoformat())
    with pytest.raises(Overtaken, match="recorded revision 1 of Wakefield"):
        record(store, mine, "another editor", "a test")


@pytest.mark.parametrize("seat", ["Wakefield 2022", "wakefield by-election, 23 June 2022"])
def test_a_year_beside_the_seat_that_is_not_the_days_is_doubted(store: Store, seat: str) -> None:
    prepared = call(store, seat=seat)
    assert prepared.faults == ()
    assert f'"{seat}" names another date than the polling day, {shown(POLLS_ON)}: mend one.' in prepared.doubts
    assert not any("another date" in doubt for doubt in call(store, seat=f"Wakefield {POLLS_ON.year}").doubts)


def test_everyone_nominated_is_taken_out_by_a_dash_or_none_and_not_by_a_blank(store: Store) -> None:
    called(store, text=NOMINATED)
    blank = call(store)
    assert "Nobody is named as nominated, so the 3 stay: write - to take them all out." in blank.doubts
    assert blank.unchanged
    for text in ("-", " None. ", "nobody"):
        emptied = call(store, text)
        assert emptied.faults == ()
        assert emptied.by_election is not None
        assert emptied.by_election.candidacies == ()
        assert any("Ann Labour, Bob Blue and Cat Green stood as recorded before" in doubt for doubt in emptied.doubts)
    assert called(store, text="-").candidacies == ()


@pytest.mark.parametrize("rubbish", ["🙂🙂", "﷽" * 40, "\n".join(["🔴"] * 30), "@annlabour", "#Wakefield"])
def test_no_line_vanishes_without_a_word(store: Store, rubbish: str) -> None:
    prepared = call(store, f"{NOMINATED}\n{rubbish}")
    assert len(prepared.by_election.candidacies if prepared.by_election else ()) == 3
    (said,) = [doubt for doubt in prepared.doubts if "is not read" in doubt]
    assert said.startswith("Line 4: ")


def test_lines_that_only_part_others_are_no_doubt(store: Store) -> None:
    prepared = call(store, f"---\n{NOMINATED}\n\n| --- |\n…\n* * *\nhttps://example.org/notice")
    assert not any("is not read" in doubt for doubt in prepared.doubts)


def test_a_result_that_is_withdrawn_leaves_its_by_election_called(store: Store) -> None:
    called(store, text=NOMINATED, cause=CAUSE)
    (call,) = still_called(store)
    paste = Paste("Wakefield", POLLS_ON.isoformat(), "Cat Green, Green, 900\nBob Blue, Conservative, 800", "BBC News")
    record(store, prepare_paste(store, names_of(store), paste, POLLS_ON), "an editor", "a test")
    assert still_called(store) == ()
    withdraw(store, call.id, "an editor", "another seat's result")
    assert still_called(store) == (call,)
    assert [one.source for one in revisions(store, call.id)][-2:] == ["withdrawn: another seat's result"] * 2
    withdraw(store, call.id, "an editor", "called off")
    assert still_called(store) == ()


def test_withdrawing_a_result_leaves_what_is_called_next_in_its_seat(store: Store) -> None:
    result = contest(WAKEFIELD)
    write(store, replace(result, stage="called", candidacies=()), "an editor", "a test")
    write(store, result, "an editor", "a test")
    write(store, replace(contest(WAKEFIELD, polling_on=POLLS_ON), stage="called"), "an editor", "a test")
    withdraw(store, result.id, "an editor", "an election court")
    assert [each.id for each in still_called(store)] == [ID]
